//! Which entry of the catalogue took the place of which, and which punish the same act side by side.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::value::Datetime;

use crate::law::catalogue::Catalogue;
use crate::law::parameters::Verified;

/// The file that came with the program.
pub const BUILT_IN: &str = include_str!("successions.toml");

/// All successions and overlaps known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successions {
    /// Old entry and new one.
    #[serde(rename = "succession", default)]
    pub successions: Vec<Succession>,
    /// Entries in force at once.
    #[serde(rename = "overlap", default)]
    pub overlaps: Vec<Overlap>,
}

/// One entry replaced by another from the day after its last day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// Code of the entry that ended.
    pub old: String,
    /// Code of the entry that took its place.
    pub new: String,
    /// Where the old one was split: the facts for which this one is its successor. Chinese.
    pub facts: Option<String>,
    /// What changed, in Chinese.
    pub change: String,
    /// Where it stands, in Chinese.
    pub source: String,
    /// How far the source was read.
    pub verified: Verified,
}

/// Two entries that punish one act on the same days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlap {
    /// Code of the entry that binds the other, or of the first of two of equal rank.
    pub higher: String,
    /// Code of the other.
    pub lower: String,
    /// How the two are settled.
    pub rule: OverlapRule,
    /// First day of the act on which both are in force.
    #[serde(deserialize_with = "day")]
    pub from: NaiveDate,
    /// Last such day, inclusive; `None` while it lasts.
    #[serde(default, deserialize_with = "some_day")]
    pub to: Option<NaiveDate>,
    /// What the officer must weigh, in Chinese.
    pub words: String,
    /// Where it stands, in Chinese.
    pub source: String,
    /// How far the source was read.
    pub verified: Verified,
}

/// How two entries for one act are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OverlapRule {
    /// The lower norm counts only inside the range of the higher (立法法 99, 100; 行政处罚法 12(2)).
    HigherNorm,
    /// The rule with the higher fine (行政处罚法 29).
    HeavierFine,
    /// Open; the legal office decides.
    Decide,
}

impl OverlapRule {
    /// As the comparison shows it.
    pub fn label(self) -> &'static str {
        match self {
            OverlapRule::HigherNorm => "以上位法的幅度为限",
            OverlapRule::HeavierFine => "按罚款数额高的规定处罚",
            OverlapRule::Decide => "由法制机构决定",
        }
    }
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let date = Datetime::deserialize(deserializer)?;
    crate::law::plain_date(&date).ok_or_else(|| serde::de::Error::custom("不是日期"))
}

fn some_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

impl Overlap {
    /// Whether both entries are in force on a day of the act, first and last day included.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The other code of the pair.
    pub fn other(&self, code: &str) -> Option<&str> {
        if self.higher == code { Some(&self.lower) } else { (self.lower == code).then_some(self.higher.as_str()) }
    }
}

impl Successions {
    /// The data that came with the program, checked against a catalogue.
    ///
    /// # Errors
    /// See [`Successions::parse`].
    pub fn built_in(catalogue: &Catalogue) -> Result<Successions, String> {
        Successions::parse(BUILT_IN, catalogue)
    }

    /// Reads the file and holds it against the catalogue.
    ///
    /// # Errors
    /// The text is no such file, a code is unknown, a new entry does not begin on the day after the old one ended, or
    /// an overlap reaches beyond the days of its entries.
    pub fn parse(text: &str, catalogue: &Catalogue) -> Result<Successions, String> {
        let read: Successions = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let entry = |code: &str| {
            catalogue.all().find(|violation| violation.code == code).ok_or(format!("沿革数据里的案由 {code} 不在目录"))
        };
        for Succession { old, new, .. } in &read.successions {
            let (before, after) = (entry(old)?, entry(new)?);
            if before.to.and_then(|to| to.succ_opt()) != Some(after.from) {
                return Err(format!("{new} 不是自 {old} 失效的次日施行"));
            }
        }
        for overlap in &read.overlaps {
            for violation in [entry(&overlap.higher)?, entry(&overlap.lower)?] {
                let ends = violation.to.is_none_or(|to| overlap.to.is_some_and(|last| last <= to));
                if overlap.from < violation.from || !ends {
                    return Err(format!("{} 与 {} 的并列超出施行日期", overlap.higher, overlap.lower));
                }
            }
        }
        Ok(read)
    }

    /// The entries that took the place of a code.
    pub fn after<'s>(&'s self, code: &'s str) -> impl Iterator<Item = &'s Succession> {
        self.successions.iter().filter(move |succession| succession.old == code)
    }

    /// The entries whose place a code took.
    pub fn before<'s>(&'s self, code: &'s str) -> impl Iterator<Item = &'s Succession> {
        self.successions.iter().filter(move |succession| succession.new == code)
    }

    /// The entries that punish the same act on a day.
    pub fn beside<'s>(&'s self, code: &'s str, on: NaiveDate) -> impl Iterator<Item = &'s Overlap> {
        self.overlaps.iter().filter(move |overlap| overlap.on(on) && overlap.other(code).is_some())
    }

    /// Whether two codes name the same conduct: equal, one after the other, or side by side.
    pub fn related(&self, a: &str, b: &str) -> bool {
        a == b
            || self.successions.iter().any(|s| (s.old == a && s.new == b) || (s.old == b && s.new == a))
            || self.overlaps.iter().any(|overlap| overlap.other(a) == Some(b))
    }
}
