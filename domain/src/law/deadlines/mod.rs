//! Every period of the procedure: from which event it runs, how long, and how its last day was counted.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::calendar::{Calendar, CalendarError, DayKind};

mod explain;
mod lamp;
mod rules;

#[cfg(test)]
mod tests;

pub use lamp::Lamp;
pub use rules::{DeadlineRule, RULES};

/// The periods by what they are for; the letters are those of the table of deadlines in the procedure notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadlineId {
    /// C1: clue received → checked.
    ClueCheck,
    /// N1: notice served → statement and defence.
    Defence,
    /// H1: notice served → hearing requested.
    HearingRequest,
    /// V1: papers reach legal review → opinion.
    LegalOpinion,
    /// D1: filing → decision.
    Decide,
    /// S1: decision → service on an absent party.
    Serve,
    /// P1: decision received → fine paid.
    Pay,
    /// R1: decision received → administrative review.
    Review,
    /// A1: decision received → suit.
    Suit,
    /// U2: decision → double publicity.
    Disclose,
    /// L1: act → discovery.
    Limitation,
    /// L3: environmental act with damage → discovery.
    LimitationEnvironment,
    /// K1: case finished → closing form.
    Closing,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日.
    WorkingDays,
    /// Calendar days.
    CalendarDays,
    /// Calendar months, ending on the corresponding day (民法典 202).
    Months,
    /// Calendar years, ending on the corresponding day (民法典 202).
    Years,
}

/// Whom a period binds. It decides about rolling: what helps the party is rolled, what binds the agency is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The party acts.
    Party,
    /// The agency acts.
    Agency,
}

/// Days that were passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Skipped {
    /// First day passed over.
    pub from: NaiveDate,
    /// Last day passed over.
    pub to: NaiveDate,
    /// 周末, or the festival.
    pub why: String,
}

/// One period as it was counted, with everything needed to explain it later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deadline {
    /// Which period.
    pub id: DeadlineId,
    /// 陈述申辩 and so on.
    pub label: String,
    /// Day of the starting event; it is not counted.
    pub start: NaiveDate,
    /// What happened then: 告知书送达.
    pub start_event: String,
    /// In `unit`.
    pub length: u32,
    /// What `length` is counted in.
    pub unit: Unit,
    /// The last day by plain counting.
    pub unrolled: NaiveDate,
    /// The last day, inclusive: rolled forward for the party, as counted for the agency.
    pub ends: NaiveDate,
    /// Whether the last day was moved off a rest day.
    pub rolled: bool,
    /// Whom it binds.
    pub whose: Whose,
    /// Rest days inside a working-day period, or the rest days rolled over.
    pub skipped: Vec<Skipped>,
    /// Where the period stands.
    pub articles: Vec<Article>,
    /// The calendar it was counted with.
    pub calendar_version: String,
}

impl Deadline {
    /// Counts a period from the day of its starting event, which is not counted itself (民事诉讼法 85(2)). A period
    /// that needs a year not yet loaded is refused; an agency's calendar period needs no calendar and never is.
    pub fn count(
        calendar: &Calendar,
        rule: &DeadlineRule,
        start: NaiveDate,
        start_event: &str,
    ) -> Result<Deadline, CalendarError> {
        let beyond = || CalendarError::BeyondLoaded { year: chrono::Datelike::year(&start) + 1 };
        let unrolled = match rule.unit {
            Unit::WorkingDays => calendar.plus_working_days(start, rule.length)?,
            Unit::CalendarDays => start.checked_add_days(Days::new(rule.length.into())).ok_or_else(beyond)?,
            Unit::Months => start.checked_add_months(Months::new(rule.length)).ok_or_else(beyond)?,
            Unit::Years => {
                let months = rule.length.checked_mul(12).ok_or_else(beyond)?;
                start.checked_add_months(Months::new(months)).ok_or_else(beyond)?
            }
        };
        let ends =
            if rule.rolls && rule.unit != Unit::WorkingDays { calendar.roll_forward(unrolled)? } else { unrolled };
        let skipped = match (rule.unit, unrolled.pred_opt()) {
            (Unit::WorkingDays, _) => rest_days(calendar, start, ends)?,
            (_, Some(before)) if ends > unrolled => rest_days(calendar, before, ends)?,
            _ => Vec::new(),
        };
        Ok(Deadline {
            id: rule.id,
            label: rule.label.to_owned(),
            start,
            start_event: start_event.to_owned(),
            length: rule.length,
            unit: rule.unit,
            unrolled,
            ends,
            rolled: ends != unrolled,
            whose: rule.whose,
            skipped,
            articles: rule.articles.to_vec(),
            calendar_version: calendar.version().to_owned(),
        })
    }
}

/// The rest days after `after` up to `until`, neighbours of one kind in one stretch; a weekend that touches a festival
/// keeps its own line only when the notice does not name it.
fn rest_days(calendar: &Calendar, after: NaiveDate, until: NaiveDate) -> Result<Vec<Skipped>, CalendarError> {
    let mut stretches: Vec<Skipped> = Vec::new();
    for day in after.iter_days().skip(1).take_while(|day| *day <= until) {
        let why = match calendar.day(day)? {
            DayKind::Working | DayKind::MakeUp(_) => continue,
            DayKind::Weekend => "周末".to_owned(),
            DayKind::Rest(festival) => festival,
        };
        match stretches.last_mut() {
            Some(last) if last.why == why && last.to.succ_opt() == Some(day) => last.to = day,
            _ => stretches.push(Skipped { from: day, to: day, why }),
        }
    }
    Ok(stretches)
}
