//! The dossier 基本信息: who did what, where and when, and which rule it seems to break.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::families::Particulars;
use crate::party::Party;
use crate::refusal::Refusal;

/// Where a clue came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 日常巡查
    Patrol,
    /// 12345 热线
    Hotline,
    /// 数字城管
    DigitalCity,
    /// 群众举报
    Complaint,
    /// 其他机关移送
    Referral,
    /// 上级交办
    Superior,
    /// 监测发现
    Monitoring,
}

impl Source {
    /// Every source.
    pub const ALL: [Source; 7] = [
        Source::Patrol,
        Source::Hotline,
        Source::DigitalCity,
        Source::Complaint,
        Source::Referral,
        Source::Superior,
        Source::Monitoring,
    ];

    /// The source as forms name it.
    pub fn label(self) -> &'static str {
        match self {
            Source::Patrol => "日常巡查",
            Source::Hotline => "12345 热线",
            Source::DigitalCity => "数字城管",
            Source::Complaint => "群众举报",
            Source::Referral => "其他机关移送",
            Source::Superior => "上级交办",
            Source::Monitoring => "监测发现",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Source::Patrol => "patrol",
            Source::Hotline => "hotline",
            Source::DigitalCity => "digital_city",
            Source::Complaint => "complaint",
            Source::Referral => "referral",
            Source::Superior => "superior",
            Source::Monitoring => "monitoring",
        }
    }
}

/// How a case came to the bureau.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Clue {
    /// From where.
    pub source: Source,
    /// The day it was received; the checking period runs from it.
    pub received_on: NaiveDate,
    /// Who reported it; empty for the bureau's own patrol.
    #[serde(default)]
    pub reporter: String,
    /// What was reported.
    pub summary: String,
}

impl Clue {
    /// Whether somebody complained under a name; anonymous clues and the bureau's own finds have nobody to tell.
    pub fn from_complainant(&self) -> bool {
        matches!(self.source, Source::Hotline | Source::Complaint) && !self.reporter.trim().is_empty()
    }
}

/// The act itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Act {
    /// Its day, or the first day of a continuing act; the law of this day applies.
    pub on: NaiveDate,
    /// The time of day, where known.
    #[serde(default)]
    pub at: Option<NaiveTime>,
    /// The last day of a continuing act; limitation runs from it (行政处罚法 36(2)).
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Where.
    pub place: String,
    /// What happened.
    pub facts: String,
    /// Life, health or the safety of finance came to harm: limitation is five years (行政处罚法 36(1)).
    #[serde(default)]
    pub harm_to_people: bool,
    /// Pollution or ecological damage was caused: limitation is five years (生态环境法典 1054(1)).
    #[serde(default)]
    pub environmental_damage: bool,
}

impl Act {
    /// The same act with its texts trimmed and its days held against the day of recording.
    ///
    /// # Errors
    /// The first field that cannot be right.
    pub fn checked(mut self, today: NaiveDate) -> Result<Act, Refusal> {
        if self.on > today {
            return Err(Refusal::input("act_on", format!("行为日 {} 还没有到", self.on)));
        }
        if let Some(until) = self.until {
            if until < self.on {
                return Err(Refusal::input("act_until", "持续行为的终了日早于开始日"));
            }
            if until > today {
                return Err(Refusal::input("act_until", format!("终了日 {until} 还没有到")));
            }
        }
        self.place = required_text("place", "地点", &self.place, 200)?;
        self.facts = required_text("facts", "违法事实", &self.facts, FACTS_LIMIT)?;
        Ok(self)
    }

    /// The day the act ended.
    pub fn ended_on(&self) -> NaiveDate {
        self.until.unwrap_or(self.on)
    }
}

/// What is known of the matter; may be amended until the inquiry is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dossier {
    /// The party, once known.
    pub party: Option<Party>,
    /// 共同当事人: who did the same act together with the party, in the order of the papers; one decision for all.
    #[serde(default)]
    pub joint: Vec<Party>,
    /// The act.
    pub act: Act,
    /// The catalogue's code of the violation.
    pub violation: String,
    /// The family's own facts.
    pub particulars: Particulars,
}

/// Longest statement of facts, in characters.
pub const FACTS_LIMIT: usize = 10_000;

/// A text that must be there, trimmed, within a limit of characters and free of control characters.
///
/// # Errors
/// Names the field.
pub fn required_text(field: &str, label: &str, text: &str, limit: usize) -> Result<String, Refusal> {
    let text = optional_text(field, label, text, limit)?;
    if text.is_empty() { Err(Refusal::input(field, format!("{label}未填"))) } else { Ok(text) }
}

/// A text that may be empty, trimmed, within a limit of characters and free of control characters.
///
/// # Errors
/// Names the field.
pub fn optional_text(field: &str, label: &str, text: &str, limit: usize) -> Result<String, Refusal> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let length = text.chars().count();
    if length > limit {
        return Err(Refusal::input(field, format!("{label}有 {length} 字，最多 {limit} 字")));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Refusal::input(field, format!("{label}里有不可见的控制字符，删去后再存")));
    }
    Ok(text.to_owned())
}

impl Dossier {
    /// Whether two dossiers may be about one act, and in what they agree: the same party or truck, on the same day,
    /// at the same place or with the same conduct. One act is not fined twice (行政处罚法 29); a person decides.
    pub fn may_be_same(&self, other: &Dossier) -> Option<Vec<&'static str>> {
        let named = |name: &str| !name.is_empty() && other.parties().any(|theirs| theirs.display_name() == name);
        let party = self.parties().any(|mine| named(mine.display_name()));
        let plate = self.particulars.plate().is_some() && self.particulars.plate() == other.particulars.plate();
        let day = self.act.on <= other.act.ended_on() && other.act.on <= self.act.ended_on();
        let place = self.act.place.trim() == other.act.place.trim();
        let conduct = self.violation == other.violation;
        if !(party || plate) || !day || !(place || conduct) {
            return None;
        }
        let agreed = [(party, "同一当事人"), (plate, "同车"), (day, "同日"), (place, "同地点"), (conduct, "同案由")];
        Some(agreed.into_iter().filter(|(agrees, _)| *agrees).map(|(_, word)| word).collect())
    }

    /// The same dossier with every text trimmed and every field checked against the day of recording.
    ///
    /// # Errors
    /// The first field that cannot be right.
    pub fn checked(mut self, today: NaiveDate) -> Result<Dossier, Refusal> {
        self.act = self.act.checked(today)?;
        if let Some(party) = &self.party
            && let Some(problem) = party.problems().into_iter().find(|problem| !problem.warning)
        {
            return Err(Refusal::input(&problem.field, problem.message.trim_end_matches('。')));
        }
        self.joint_checked()?;
        self.particulars = self.particulars.checked()?;
        Ok(self)
    }
}
