//! What happens to a period on its way: it is prolonged, or it stands still, and the law says when it may.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Deadline, DeadlineRule, ExtensionRule, StopKind};
use crate::law::article::Article;
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::parameters::{ParameterError, Parameters};

/// All that happened to a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// In the order in which they were granted.
    pub extended: Vec<Extension>,
    /// In any order; where stops overlap, a day is left out once.
    pub stopped: Vec<Stop>,
}

/// A period prolonged once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extension {
    /// In the period's own unit.
    pub length: u32,
    /// The day of the approval.
    pub granted_on: NaiveDate,
    /// Who approved it and why, in words.
    pub by: String,
    /// Where the power to prolong stands.
    pub articles: Vec<Article>,
}

/// A stretch in which a period stood still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stop {
    /// First day that is not counted: the day on which the cause began.
    pub from: NaiveDate,
    /// First day that is counted again: the day on which the cause ended. A cause that ends on the day it began takes no
    /// day. `None` while it lasts.
    pub until: Option<NaiveDate>,
    /// The cause.
    pub why: StopKind,
}

impl Stop {
    /// Last day that is not counted; `None` while it lasts. Before `from` when it takes no day.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.until?.pred_opt()
    }

    /// Whether the period stands still on the day.
    pub fn lasts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Why a period may not take such a course. The texts go to the officer as they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CourseError {
    /// The law knows no way of prolonging it.
    #[error("“{label}”的期限依法不得延长。")]
    Fixed {
        /// What people call the period.
        label: &'static str,
    },
    /// No way of prolonging is left.
    #[error("“{label}”的期限依法最多延长 {times} 次。")]
    TooOften {
        /// What people call the period.
        label: &'static str,
        /// How often the law allows it.
        times: usize,
    },
    /// Prolonged by nothing.
    #[error("“{label}”的延长不得为零。")]
    Nothing {
        /// What people call the period.
        label: &'static str,
    },
    /// Longer than the law allows.
    #[error("“{label}”本次最多延长 {most}。")]
    TooLong {
        /// What people call the period.
        label: &'static str,
        /// The most, with its unit.
        most: String,
    },
    /// Granted when the period was over, or before it began.
    #[error("“{label}”的延长须在期限内批准：{start} 至 {ends}。")]
    OutOfTime {
        /// What people call the period.
        label: &'static str,
        /// The starting day.
        start: NaiveDate,
        /// The last day before this extension.
        ends: NaiveDate,
    },
    /// The cause does not stop this period.
    #[error("{why}不使“{label}”的期限停止计算。")]
    NoReason {
        /// What people call the period.
        label: &'static str,
        /// The cause.
        why: &'static str,
    },
    /// A stop that ends before it begins.
    #[error("“{label}”恢复计算的日子不得早于停止计算的日子。")]
    Backwards {
        /// What people call the period.
        label: &'static str,
    },
    /// The days cannot be counted.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A dated value is missing.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
}

impl ExtensionRule {
    /// This way of prolonging as it was used: by so much, in the period's own unit.
    pub fn granted(&self, length: u32, granted_on: NaiveDate) -> Extension {
        Extension { length, granted_on, by: self.by.to_owned(), articles: self.articles.to_vec() }
    }
}

impl DeadlineRule {
    /// Whether the law admits a course of this period: each way of prolonging once and in order, by no more than it
    /// allows, approved while the period still ran; stops only for the causes that count.
    pub fn admits(
        &self,
        calendar: &Calendar,
        parameters: &Parameters,
        start: NaiveDate,
        course: &Course,
    ) -> Result<(), CourseError> {
        let label = self.label;
        let causes = self.stopped_by(parameters, start)?;
        for stop in &course.stopped {
            if !causes.contains(&stop.why) {
                return Err(CourseError::NoReason { label, why: stop.why.label() });
            }
            if stop.until.is_some_and(|until| until < stop.from) {
                return Err(CourseError::Backwards { label });
            }
        }
        let most = self.most(parameters, start)?;
        if most.is_empty() && !course.extended.is_empty() {
            return Err(CourseError::Fixed { label });
        }
        for (at, one) in course.extended.iter().enumerate() {
            let Some(most) = most.get(at) else {
                return Err(CourseError::TooOften { label, times: most.len() });
            };
            if one.length == 0 {
                return Err(CourseError::Nothing { label });
            }
            if let Some(most) = most.filter(|most| one.length > *most) {
                return Err(CourseError::TooLong { label, most: self.unit.words(most) });
            }
            let so_far = Course { extended: course.extended[..at].to_vec(), stopped: course.stopped.clone() };
            let ends = Deadline::count_course(calendar, self, start, "", &so_far)?.ends;
            if !(start..=ends).contains(&one.granted_on) {
                return Err(CourseError::OutOfTime { label, start, ends });
            }
        }
        Ok(())
    }
}
