//! Service 送达: every attempt with its proof, and the day a paper counts as served.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::deadlines::{Deadline, DeadlineId};
use crate::refusal::{Obstacle, Refusal};

/// A way of service with the proof it needs (民事诉讼法 87-91; procedure of electronic service and announcement follow).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// 直接送达: signed by the party or somebody entitled (民事诉讼法 88).
    Direct {
        /// Who signed.
        recipient: String,
        /// What they are to the party: 本人, 同住成年家属, 法定代表人, 收发室 …
        relation: String,
    },
    /// 留置送达: refused, left with a witness or with photos or video (民事诉讼法 89).
    Left {
        /// Who refused to sign.
        refused_by: String,
        /// A witness from the neighbourhood body or the employer; empty where pictures prove it.
        witness: String,
        /// Pictures or video of leaving it.
        pictures: Vec<ExhibitId>,
    },
    /// 邮寄送达: the day on the return slip (民事诉讼法 91).
    Post {
        /// Number of the mail item.
        slip: String,
        /// Who signed the slip.
        recipient: String,
    },
}

impl Way {
    /// The way in the words of the receipt.
    pub fn label(&self) -> &'static str {
        match self {
            Way::Direct { .. } => "直接送达",
            Way::Left { .. } => "留置送达",
            Way::Post { .. } => "邮寄送达",
        }
    }

    /// Whether officers meet somebody in it: then certificates are shown and the act is kept on record (行政处罚法 47, 55(1)).
    pub fn meets_somebody(&self) -> bool {
        match self {
            Way::Direct { .. } | Way::Left { .. } => true,
            Way::Post { .. } => false,
        }
    }

    /// The rule it follows.
    pub fn article(&self) -> Article {
        match self {
            Way::Direct { .. } => Article::new("民事诉讼法", "88(1)"),
            Way::Left { .. } => Article::new("民事诉讼法", "89"),
            Way::Post { .. } => Article::new("民事诉讼法", "91"),
        }
    }

    /// Who took the paper, as the receipt says it.
    pub fn recipient(&self) -> &str {
        match self {
            Way::Direct { recipient, .. } | Way::Post { recipient, .. } => recipient,
            Way::Left { refused_by, .. } => refused_by,
        }
    }

    /// Whether the proof that this way demands is there.
    ///
    /// # Errors
    /// Names what is missing and the article that asks for it: a receipt is always needed (民事诉讼法 87).
    pub fn proved(&self, exhibits: &[ExhibitId]) -> Result<(), Refusal> {
        let missing = |field: &str, why: &str, article: Article| {
            Err(Refusal::new(Obstacle::Incomplete, why, &[article]).at(field))
        };
        match self {
            Way::Direct { recipient, relation } => {
                if recipient.trim().is_empty() {
                    return missing(
                        "recipient",
                        "没有签收人。写明谁在送达回证上签了字",
                        Article::new("民事诉讼法", "87"),
                    );
                }
                if relation.trim().is_empty() {
                    return missing("relation", "没有写签收人与当事人的关系", Article::new("民事诉讼法", "88(1)"));
                }
                Ok(())
            }
            Way::Left { refused_by, witness, pictures } => {
                if refused_by.trim().is_empty() {
                    return missing("recipient", "没有写谁拒绝签收", Article::new("民事诉讼法", "89"));
                }
                if witness.trim().is_empty() && pictures.is_empty() {
                    return missing(
                        "witness",
                        "留置送达须有见证人，或者拍照、录像。写明见证人，或选送达照片",
                        Article::new("民事诉讼法", "89"),
                    );
                }
                if pictures.iter().any(|picture| !exhibits.contains(picture)) {
                    return missing("pictures", "所选送达照片不在本案证据里", Article::new("民事诉讼法", "89"));
                }
                Ok(())
            }
            Way::Post { slip, recipient } => {
                if slip.trim().is_empty() {
                    return missing("slip", "没有写邮件号码", Article::new("民事诉讼法", "91"));
                }
                if recipient.trim().is_empty() {
                    return missing("recipient", "没有写回执上的签收人", Article::new("民事诉讼法", "91"));
                }
                Ok(())
            }
        }
    }
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Served.
    Done,
    /// Nobody there, returned, address wrong: the case waits in its state.
    Failed,
}

/// One attempt to serve a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// How.
    #[serde(flatten)]
    pub way: Way,
    /// The day of it: on the receipt, the note, the return slip.
    pub on: NaiveDate,
    /// What came of it.
    pub delivery: Delivery,
    /// Where.
    pub place: String,
    /// Remarks: reason of a refusal or failure.
    pub note: String,
    /// The two officers who served, as named on the receipt.
    pub servers: Vec<String>,
    /// On whom: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    pub to: u32,
}

impl Attempt {
    /// The day the paper counts as served, where this attempt succeeded: for the three ways here, the day itself.
    pub fn deemed(&self) -> Option<NaiveDate> {
        match self.delivery {
            Delivery::Done => Some(self.on),
            Delivery::Failed => None,
        }
    }
}

/// All attempts for one paper.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceFile {
    /// The joint parties whom the paper names, as it names them; empty where there is but one party.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// In order of recording.
    pub attempts: Vec<Attempt>,
    /// The periods that service set running, as they were counted then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<Deadline>,
}

impl ServiceFile {
    /// How many parties the paper must be served on.
    pub fn owed(&self) -> u32 {
        u32::try_from(self.addressees.len()).unwrap_or(u32::MAX).max(1)
    }

    /// The addressee's name, where there are several.
    pub fn name(&self, to: u32) -> Option<&str> {
        self.addressees.get(usize::try_from(to).ok()?).map(String::as_str)
    }

    /// The day on which one of the parties was served.
    pub fn served_on(&self, to: u32) -> Option<NaiveDate> {
        self.attempts.iter().filter(|attempt| attempt.to == to).find_map(Attempt::deemed)
    }

    /// The parties not served yet.
    pub fn unserved(&self) -> impl Iterator<Item = u32> {
        (0..self.owed()).filter(|to| self.served_on(*to).is_none())
    }

    /// The deemed-service date: every later date runs from it, never from the date on the paper. A paper to several
    /// joint parties counts as served when each of them was, on the last of their days.
    pub fn deemed(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> = (0..self.owed()).map(|to| self.served_on(to)).collect();
        days?.into_iter().max()
    }

    /// The deemed-service date, were this party served on that day.
    pub fn deemed_with(&self, to: u32, on: NaiveDate) -> Option<NaiveDate> {
        let others = (0..self.owed()).filter(|other| *other != to);
        let days: Option<Vec<NaiveDate>> = others.map(|other| self.served_on(other)).collect();
        days?.into_iter().chain([on]).max()
    }

    /// A period as it was counted on the day of service.
    pub fn clock(&self, id: DeadlineId) -> Option<&Deadline> {
        self.clocks.iter().find(|clock| clock.id == id)
    }

    /// The attempt that succeeded.
    pub fn proof(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.deemed().is_some())
    }
}
