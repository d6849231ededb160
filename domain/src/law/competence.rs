//! Whose power a matter is: the bureau's own, assigned to it from an hour on, or another authority's.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::catalogue::{Competence, Violation};
use super::cite::{CHENGXU, CHUFA};
use super::parameters::Parameters;
use crate::bureau::Assignment;
use crate::refusal::{Obstacle, Refusal};

/// On what the bureau acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "power", rename_all = "snake_case")]
pub enum Power {
    /// The text names the urban-management department.
    Own,
    /// Another department's power, given to the bureau (行政处罚法 18(2)).
    Assigned {
        /// Title and number of the document.
        document: String,
    },
}

/// When the act ended; the hour decides on the day on which an assigned power begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActTime {
    /// The day, the last one of a continuing act.
    pub on: NaiveDate,
    /// The time of day in Beijing, where known.
    pub at: Option<NaiveTime>,
}

/// The power on which the bureau may act at a moment in Beijing time (行政处罚法 17, 18(2)).
///
/// # Errors
/// Another authority's matter, which is handed over; no document on file covers the moment; or, where the bureau reads
/// its documents as not reaching earlier acts, the act lies before the power began.
pub fn power(
    violation: &Violation,
    assignments: &[Assignment],
    parameters: &Parameters,
    act: ActTime,
    acting_at: NaiveDateTime,
) -> Result<Power, Refusal> {
    let authority = violation.authority.as_deref().unwrap_or("其他机关");
    match violation.competence {
        Competence::Own => return Ok(Power::Own),
        Competence::Other => {
            return Err(Refusal::new(
                Obstacle::NotCompetent,
                format!("本案由属{authority}职权，应当移送"),
                &[Article::new(CHUFA, "17"), Article::new(CHENGXU, "6(1)")],
            ));
        }
        Competence::Assigned => {}
    }
    let rule = [Article::new(CHUFA, "18(2)")];
    let of_family = || assignments.iter().filter(|assignment| assignment.family == violation.family);
    let Some(assignment) = of_family().find(|assignment| assignment.in_force(acting_at)) else {
        let why = match of_family().min_by_key(|assignment| (assignment.ends() <= acting_at, assignment.from)) {
            None => format!("本案由属{authority}职权，没有登记交由本机关行使的文件。先由管理员登记文件和起始日"),
            Some(later) if acting_at < later.from.moment() => {
                format!("本案由属{authority}职权，{}自 {} 起才交由本机关行使", later.titled(), later.from)
            }
            Some(ended) => {
                let until = ended.until.map(|until| until.to_string()).unwrap_or_default();
                format!("本案由属{authority}职权，{}到 {until} 为止，本机关不再行使，应当移送", ended.titled())
            }
        };
        return Err(Refusal::new(Obstacle::NotCompetent, why, &rule));
    };
    if !parameters.flag("assigned_power_reaches_earlier_acts", acting_at.date())? {
        let begins = assignment.from.moment();
        let before = match act.at {
            Some(at) => act.on.and_time(at) < begins,
            None if act.on == begins.date() && begins.time() != NaiveTime::MIN => {
                let why = format!(
                    "{}自 {} 起交由本机关行使，行为就在当日，须填明行为时刻",
                    assignment.titled(),
                    assignment.from
                );
                return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("act_at"));
            }
            None => act.on < begins.date(),
        };
        if before {
            let why = format!(
                "行为在 {} 以前，{}只及于此后的行为，应当移送{authority}",
                assignment.from,
                assignment.titled()
            );
            return Err(Refusal::new(Obstacle::NotCompetent, why, &rule));
        }
    }
    Ok(Power::Assigned { document: assignment.document.clone() })
}
