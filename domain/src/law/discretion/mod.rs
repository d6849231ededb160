//! Discretion: the standard's steps for a violation, and the fine's band with its arithmetic shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::{Catalogue, Subject, Violation};
use super::parameters::Verified;
use crate::money::Fen;

mod calculator;

pub use calculator::{Computed, Departure, Measure, Proof, Sum, compute, inside};

/// The file that came with the program.
pub const BUILT_IN: &str = include_str!("discretion.toml");

/// All ladders, in the order in which they were set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discretion {
    ladders: Vec<Ladder>,
}

/// The steps set for one violation from a day on; they take the place of earlier ones as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Code of the catalogue.
    pub violation: String,
    /// First day of the act for which it counts.
    #[serde(deserialize_with = "day")]
    pub from: NaiveDate,
    /// Last day, inclusive; `None` while it lasts.
    #[serde(default, deserialize_with = "some_day", skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where it stands, in Chinese; a standard must be published (行政处罚法 34).
    pub source: String,
    /// How far the source was read.
    pub verified: Verified,
    /// At least one.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// One step of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = LadderStep))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// 轻微, 一般, 严重 …
    pub name: String,
    /// The fact that opens it, in the words of the standard.
    pub test: String,
    /// For whom.
    pub subject: Subject,
    /// The catalogue's tier it divides; `None` for every tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Its part of the band.
    #[serde(flatten)]
    pub range: Range,
}

/// A part of the statutory band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// Lowest and highest fine, in whole yuan.
    Yuan(i64, i64),
    /// Per cent of the way from the lowest to the highest fine of the band: 0 to 100.
    OfBand(u32, u32),
}

/// A day of the data file, or as a change of the store keeps it.
fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(NaiveDate),
        Native(toml::value::Datetime),
    }
    match Written::deserialize(deserializer)? {
        Written::Text(day) => Some(day),
        Written::Native(date) => super::plain_date(&date),
    }
    .ok_or_else(|| serde::de::Error::custom("不是日期"))
}

fn some_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    /// The same day where it may be missing.
    #[derive(Deserialize)]
    struct Maybe(#[serde(deserialize_with = "day")] NaiveDate);
    Option::<Maybe>::deserialize(deserializer).map(|day| day.map(|Maybe(day)| day))
}

impl Ladder {
    /// Whether it counts for an act of a day, first and last day included.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }

    /// Holds the ladder against the violation it divides.
    ///
    /// # Errors
    /// No source, no step, a step without name or test, twice the same step, a tier the violation does not know, or a
    /// part that reaches outside the statutory band (行政处罚法 34: inside the law's range).
    pub fn checked(&self, catalogue: &Catalogue) -> Result<(), String> {
        let violation = catalogue.all().find(|violation| violation.code == self.violation);
        let violation = violation.ok_or(format!("裁量基准的案由 {} 不在目录", self.violation))?;
        let wrong = |reason: String| format!("“{}”的裁量基准{reason}", violation.name);
        if self.source.trim().is_empty() {
            return Err(wrong("缺依据".to_owned()));
        }
        if self.to.is_some_and(|to| to < self.from) {
            return Err(wrong("失效日早于生效日".to_owned()));
        }
        if self.steps.is_empty() {
            return Err(wrong("没有阶次".to_owned()));
        }
        for (at, step) in self.steps.iter().enumerate() {
            if step.name.trim().is_empty() || step.test.trim().is_empty() {
                return Err(wrong("缺阶次名称或者情形".to_owned()));
            }
            let twin =
                |other: &Step| (&other.name, other.subject, &other.tier) == (&step.name, step.subject, &step.tier);
            if self.steps[..at].iter().any(twin) {
                return Err(wrong(format!("阶次“{}”重复", step.name)));
            }
            step.fits(violation).map_err(wrong)?;
        }
        Ok(())
    }
}

impl Step {
    /// Whether the step divides this tier for this party.
    pub fn covers(&self, tier: &str, subject: Subject) -> bool {
        self.subject.covers(subject) && self.tier.as_deref().is_none_or(|own| own == tier)
    }

    fn fits(&self, violation: &Violation) -> Result<(), String> {
        let tiers: Vec<_> = violation
            .bands_for(self.subject)
            .into_iter()
            .filter(|tier| self.tier.as_ref().is_none_or(|own| *own == tier.tier))
            .collect();
        if tiers.is_empty() {
            return Err(format!("阶次“{}”的档次或者当事人类别不在案由目录", self.name));
        }
        let inside = match self.range {
            Range::OfBand(from, to) => from <= to && to <= 100,
            Range::Yuan(min, max) => match (Fen::checked_yuan(min), Fen::checked_yuan(max)) {
                (Some(low), Some(high)) => {
                    low <= high
                        && tiers.iter().all(|tier| match (tier.min, tier.max) {
                            (Some(min), Some(max)) => min <= low && high <= max,
                            _ => false,
                        })
                }
                _ => false,
            },
        };
        if inside { Ok(()) } else { Err(format!("阶次“{}”超出法定幅度", self.name)) }
    }
}

impl Discretion {
    /// The ladders that came with the program.
    ///
    /// # Errors
    /// See [`Discretion::parse`].
    pub fn built_in(catalogue: &Catalogue) -> Result<Discretion, String> {
        Discretion::parse(BUILT_IN, catalogue)
    }

    /// Reads the file strictly and holds every ladder against the catalogue.
    ///
    /// # Errors
    /// The text is no such file, a ladder is not right, or it does not begin after the last one of its violation.
    pub fn parse(text: &str, catalogue: &Catalogue) -> Result<Discretion, String> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File {
            #[serde(default)]
            ladder: Vec<Ladder>,
        }
        let file: File = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        file.ladder.into_iter().try_fold(Discretion::default(), |so_far, ladder| so_far.with(ladder, catalogue))
    }

    /// The same with one ladder more; earlier ones stay, and count for earlier acts.
    ///
    /// # Errors
    /// The ladder is not right, or does not begin after the last one of its violation.
    pub fn with(&self, ladder: Ladder, catalogue: &Catalogue) -> Result<Discretion, String> {
        ladder.checked(catalogue)?;
        if let Some(last) = self.history(&ladder.violation).last()
            && ladder.from <= last.from
        {
            return Err(format!("新的裁量基准须晚于上一次的生效日 {}", last.from));
        }
        let mut next = self.clone();
        next.ladders.push(ladder);
        Ok(next)
    }

    /// The ladder for an act of a day: the latest one begun, if it still lasts.
    pub fn ladder(&self, violation: &str, act_on: NaiveDate) -> Option<&Ladder> {
        let begun = self.ladders.iter().rfind(|ladder| ladder.violation == violation && ladder.from <= act_on);
        begun.filter(|ladder| ladder.in_force(act_on))
    }

    /// Every ladder of a violation, oldest first.
    pub fn history<'d>(&'d self, violation: &'d str) -> impl Iterator<Item = &'d Ladder> {
        self.ladders.iter().filter(move |ladder| ladder.violation == violation)
    }

    /// Every ladder, in the order in which they were set.
    pub fn all(&self) -> impl Iterator<Item = &Ladder> {
        self.ladders.iter()
    }
}
