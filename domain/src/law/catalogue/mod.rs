//! The catalogue of violations, looked up by code and by the day of the act.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::article::Article;
use crate::money::Fen;

mod reading;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use vocabulary::{Competence, Family, PenaltyKind, Subject};

/// The catalogue of one version of the law's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    ready: BTreeMap<String, Violation>,
    unready: BTreeMap<String, Unready>,
}

/// One cause of action 案由 with everything a decision needs from the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Violation {
    /// Stable id; never shown to people.
    pub code: String,
    /// Business domain.
    pub family: Family,
    /// Chinese name, with full-width brackets.
    pub name: String,
    /// One line in English for developers; not statutory text.
    pub conduct: String,
    /// What was broken; at least one.
    pub prohibiting: Vec<Article>,
    /// Where the penalty comes from; at least one, the first is the one to print.
    pub penalty: Vec<Article>,
    /// Kinds of penalty in the sense of 行政处罚法 9.
    pub kinds: Vec<PenaltyKind>,
    /// Orders and measures that are no penalties.
    pub measures: Vec<String>,
    /// Fines; empty when the law sets none.
    pub tiers: Vec<Tier>,
    /// No fine at all before an order to correct was ignored.
    pub requires_rectification_first: bool,
    /// Illegal gains, goods or tools can be confiscated.
    pub confiscation: bool,
    /// A daily continuing penalty is available after refusal.
    pub daily_penalty: bool,
    /// Whose power it is.
    pub competence: Competence,
    /// The department the text names.
    pub authority: Option<String>,
    /// First day on which the version read is in force.
    pub from: NaiveDate,
    /// Last day, inclusive; `None` while it lasts.
    pub to: Option<NaiveDate>,
    /// The article's text was read and the amount checked against it.
    pub verified: bool,
    /// How well founded the entry is.
    pub evidence_note: String,
    /// What the legal office should know; English.
    pub note: Option<String>,
}

/// One fine with the fact that opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tier {
    /// For whom.
    pub subject: Subject,
    /// `base`, `overdue`, `refusal`, …; chosen by fact, not by discretion.
    pub tier: String,
    /// Lowest fine; 0 where the text only sets a maximum. `None` for a percentage.
    pub min: Option<Fen>,
    /// Highest fine. `None` for a percentage.
    pub max: Option<Fen>,
    /// Lowest percentage of `base`.
    pub percent_min: Option<u32>,
    /// Highest percentage of `base`.
    pub percent_max: Option<u32>,
    /// What the percentage is taken of; it needs evidence of its own.
    pub base: Option<String>,
    /// Fine per item, within `min` and `max`.
    pub per_item: Option<Fen>,
}

/// An entry that cannot be used yet, with what it lacks in Chinese.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unready {
    /// Stable id.
    pub code: String,
    /// Business domain.
    pub family: Family,
    /// Chinese name.
    pub name: String,
    /// 违反条款未核, 处罚条款未核, 施行日期未核, 罚则未核.
    pub missing: Vec<String>,
}

/// Why an entry could not be given, or the file not be read. The texts go to the officer as they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CatalogueError {
    /// No such entry.
    #[error("案由目录里没有这一项。")]
    Unknown {
        /// The code asked for.
        code: String,
    },
    /// The version was not in force on the day of the act (行政处罚法 37).
    #[error("“{name}”自 {from} {}施行，{on} 的行为不适用。按行为日另选案由。（行政处罚法第三十七条）",
        .to.map(|to| format!("至 {to} ")).unwrap_or_else(|| "起".to_owned()))]
    NotInForce {
        /// Chinese name.
        name: String,
        /// Day of the act.
        on: NaiveDate,
        /// First day of force.
        from: NaiveDate,
        /// Last day of force.
        to: Option<NaiveDate>,
    },
    /// A basis or a date is not known; without a published basis there is no penalty (行政处罚法 5(3), 38).
    #[error("“{name}”暂不能用：{}。由法制机构核对条文后补录。（行政处罚法第三十八条）", .missing.join("、"))]
    Unready {
        /// Chinese name.
        name: String,
        /// What is missing.
        missing: Vec<String>,
    },
    /// The file cannot be used.
    #[error("案由目录有误：{code}{reason}。")]
    Malformed {
        /// The entry, or empty for the file as a whole.
        code: String,
        /// What is wrong.
        reason: String,
    },
}

impl Catalogue {
    /// The catalogue that came with the program.
    pub fn built_in() -> Result<Catalogue, CatalogueError> {
        Catalogue::parse(include_str!("../violations.toml"))
    }

    /// Reads and validates a catalogue: unknown fields, unordered dates or bands, an entry without basis, an unknown
    /// word for a kind, tier or base, and a code twice are refused.
    pub fn parse(text: &str) -> Result<Catalogue, CatalogueError> {
        reading::parse(text)
    }

    /// The entry as it applies to an act of the given day.
    pub fn find(&self, code: &str, act_on: NaiveDate) -> Result<&Violation, CatalogueError> {
        let Some(violation) = self.ready.get(code) else {
            return Err(match self.unready.get(code) {
                Some(entry) => CatalogueError::Unready { name: entry.name.clone(), missing: entry.missing.clone() },
                None => CatalogueError::Unknown { code: code.to_owned() },
            });
        };
        if violation.in_force(act_on) {
            Ok(violation)
        } else {
            Err(CatalogueError::NotInForce {
                name: violation.name.clone(),
                on: act_on,
                from: violation.from,
                to: violation.to,
            })
        }
    }

    /// The family of a code, whatever the day; `None` where there is no such entry.
    pub fn family_of(&self, code: &str) -> Option<Family> {
        let ready = self.ready.get(code).map(|violation| violation.family);
        ready.or_else(|| self.unready.get(code).map(|entry| entry.family))
    }

    /// The usable entries of one family for an act of the given day, by code.
    pub fn of_family(&self, family: Family, on: NaiveDate) -> Vec<&Violation> {
        self.ready.values().filter(|violation| violation.family == family && violation.in_force(on)).collect()
    }

    /// Every usable entry, whatever its dates, by code.
    pub fn all(&self) -> impl Iterator<Item = &Violation> {
        self.ready.values()
    }

    /// The entries that cannot be used yet, by code.
    pub fn unready(&self) -> impl Iterator<Item = &Unready> {
        self.unready.values()
    }
}

impl Violation {
    /// Whether the version read was in force on the day, first and last day included.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }

    /// The fines for this kind of party, those for anyone included.
    pub fn bands_for(&self, subject: Subject) -> Vec<&Tier> {
        self.tiers.iter().filter(|tier| tier.subject.covers(subject)).collect()
    }
}

impl Tier {
    /// The fact that opens the tier: 一般, 逾期不改正 and so on.
    pub fn label(&self) -> &str {
        vocabulary::tier_label(&self.tier).unwrap_or(&self.tier)
    }

    /// The band in words: `2,000–20,000 元`, `500 元`, `30,000 元以下`, `工程合同价款的 1%–2%`,
    /// `违法所得的 1–3 倍`.
    pub fn band(&self) -> String {
        match (self.min, self.max, self.percent_min, self.percent_max) {
            (Some(min), Some(max), ..) if min == max => format!("{} 元", max.plain()),
            (Some(Fen::ZERO), Some(max), ..) => format!("{} 元以下", max.plain()),
            (Some(min), Some(max), ..) => format!("{}–{} 元", min.plain(), max.plain()),
            (.., Some(0), Some(max)) => format!("{}的 {max}% 以下", self.base_label()),
            (.., Some(min), Some(max)) if min >= 100 && min.is_multiple_of(100) && max.is_multiple_of(100) => {
                format!("{}的 {}–{}", self.base_label(), share(min).trim_end_matches(" 倍"), share(max))
            }
            (.., Some(min), Some(max)) => format!("{}的 {min}%–{max}%", self.base_label()),
            _ => "未核".to_owned(),
        }
    }

    /// What the percentage is taken of, in Chinese.
    pub fn base_label(&self) -> &str {
        self.base.as_deref().and_then(vocabulary::base_label).unwrap_or("未核基数")
    }
}

/// A percentage as the statute writes it: from the whole upwards in multiples, where it is one: `5%`, `2 倍`.
pub fn share(percent: u32) -> String {
    if percent >= 100 && percent.is_multiple_of(100) { format!("{} 倍", percent / 100) } else { format!("{percent}%") }
}
