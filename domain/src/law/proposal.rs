//! Two people stand behind each change of the settings: one proposes it with its source, another one confirms it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::dossier::{optional_text, required_text};
use crate::ids::OfficerId;
use crate::officer::{Officer, Role};
use crate::refusal::{Obstacle, Refusal};

/// Who may propose: the administrator, who keys the settings in, and the legal office, which knows the texts.
pub const PROPOSERS: [Role; 2] = [Role::Administrator, Role::LegalReviewer];

/// Who may confirm or refuse: a value of the law is read by the legal office or answered for by the head. A second
/// administrator could check the keying, not the source.
pub const CONFIRMERS: [Role; 2] = [Role::LegalReviewer, Role::Head];

/// A change somebody proposed, with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// Its number in the register of changes.
    pub id: i64,
    /// What shall be changed.
    pub change: Change,
    /// Who proposed it.
    pub by: OfficerId,
    /// Their name as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What became of it; `None` while it waits.
    pub answer: Option<Answer>,
    /// The documents it rests on, in the order in which they were added.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// A document on which a change rests, as it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ProposalAttachment))]
pub struct Attachment {
    /// Its number.
    pub id: i64,
    /// The file's name.
    pub name: String,
    /// Its media type, told by its content.
    pub mime: String,
    /// In bytes.
    pub size: i64,
    /// SHA-256 of the body.
    pub sha256: String,
    /// Who added it.
    pub by_name: String,
    /// When it was received.
    pub at: DateTime<Utc>,
}

/// Documents that one proposal may rest on.
pub const ATTACHMENTS: usize = 10;
/// Largest document, in bytes.
pub const ATTACHMENT_LIMIT: usize = 20 * 1024 * 1024;

/// The end of a proposal; it stays in the register whatever it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ProposalAnswer))]
pub struct Answer {
    /// Which end.
    pub verdict: Verdict,
    /// Who gave it.
    pub by: OfficerId,
    /// Their name as it was then.
    pub by_name: String,
    /// When; a confirmed change counts as made on this day in Beijing.
    pub at: DateTime<Utc>,
    /// Why, in their words; never empty where it was refused.
    pub opinion: String,
}

/// How a proposal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ProposalVerdict))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In force from its day on.
    Confirmed,
    /// Refused by somebody who might have confirmed it.
    Refused,
    /// Taken back by whoever proposed it.
    Withdrawn,
}

impl Verdict {
    /// Every end.
    pub const ALL: [Verdict; 3] = [Verdict::Confirmed, Verdict::Refused, Verdict::Withdrawn];

    /// 已核准, 已退回 or 已撤回.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Confirmed => "已核准",
            Verdict::Refused => "已退回",
            Verdict::Withdrawn => "已撤回",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Confirmed => "confirmed",
            Verdict::Refused => "refused",
            Verdict::Withdrawn => "withdrawn",
        }
    }

    /// The end of a key.
    pub fn from_key(key: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.key() == key)
    }
}

/// Whether somebody may see the settings with their history: whoever may propose or confirm.
pub fn may_read(officer: &Officer) -> bool {
    PROPOSERS.iter().chain(&CONFIRMERS).any(|role| officer.holds(*role))
}

/// Whether somebody may propose a change.
///
/// # Errors
/// Neither administrator nor legal reviewer.
pub fn may_propose(officer: &Officer) -> Result<(), Refusal> {
    if PROPOSERS.iter().any(|role| officer.holds(*role)) {
        return Ok(());
    }
    Err(Refusal::new(Obstacle::WrongRole, "变更由系统管理员或者法制审核人员提出，本岗位不能提出", &[]))
}

impl Proposal {
    /// Whether somebody may end it so.
    ///
    /// # Errors
    /// It has ended already; its own proposer would confirm or refuse it; somebody else would take it back; or the role
    /// neither reads the law nor answers for it.
    pub fn may_answer(&self, verdict: Verdict, officer: &Officer) -> Result<(), Refusal> {
        if let Some(answer) = &self.answer {
            let why = format!("这项变更{}（{}），不能再办", answer.verdict.label(), answer.by_name);
            return Err(Refusal::new(Obstacle::WrongStage, why, &[]));
        }
        let own = self.by == officer.id;
        match verdict {
            Verdict::Withdrawn if own => Ok(()),
            Verdict::Withdrawn => {
                let why = format!("只有提出人{}能撤回", self.by_name);
                Err(Refusal::new(Obstacle::WrongRole, why, &[]))
            }
            Verdict::Confirmed | Verdict::Refused if own => {
                let why = "自己提出的变更，须由另一名法制审核人员或者负责人核准";
                Err(Refusal::new(Obstacle::SamePerson, why, &[]))
            }
            Verdict::Confirmed | Verdict::Refused => {
                if CONFIRMERS.iter().any(|role| officer.holds(*role)) {
                    return Ok(());
                }
                let why = "变更由法制审核人员或者行政机关负责人核准，本岗位不能核准";
                Err(Refusal::new(Obstacle::WrongRole, why, &[]))
            }
        }
    }

    /// Whether somebody may add the document on which the change rests: its proposer, while it waits.
    ///
    /// # Errors
    /// It has ended; somebody else proposed it; or it has as many as it may have.
    pub fn may_attach(&self, officer: &Officer) -> Result<(), Refusal> {
        if let Some(answer) = &self.answer {
            let why = format!("这项变更{}（{}），不能再添附件", answer.verdict.label(), answer.by_name);
            return Err(Refusal::new(Obstacle::WrongStage, why, &[]));
        }
        if self.by != officer.id {
            let why = format!("附件由提出人{}添加", self.by_name);
            return Err(Refusal::new(Obstacle::WrongRole, why, &[]));
        }
        if self.attachments.len() >= ATTACHMENTS {
            return Err(Refusal::input("file", format!("一项变更最多 {ATTACHMENTS} 份附件")));
        }
        Ok(())
    }

    /// The end of the proposal by somebody, with their words.
    ///
    /// # Errors
    /// As [`Proposal::may_answer`]; refused without a reason, or in too many words.
    pub fn ended(
        &self,
        verdict: Verdict,
        opinion: &str,
        officer: &Officer,
        at: DateTime<Utc>,
    ) -> Result<Answer, Refusal> {
        self.may_answer(verdict, officer)?;
        let opinion = match verdict {
            Verdict::Refused => required_text("opinion", "退回的理由", opinion, 500)?,
            Verdict::Confirmed | Verdict::Withdrawn => optional_text("opinion", "意见", opinion, 500)?,
        };
        Ok(Answer { verdict, by: officer.id, by_name: officer.name.clone(), at, opinion })
    }
}
