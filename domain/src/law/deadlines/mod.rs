//! Every period of the procedure: from which event it runs, how long, and how its last day was counted.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::calendar::{Calendar, CalendarError, DayKind};

mod announcement;
mod before;
mod course;
mod explain;
mod hours;
mod lamp;
mod pauses;
mod rules;
mod vocabulary;
mod window;

#[cfg(test)]
mod tests;

pub use announcement::{Announced, deemed_served};
pub use before::{Before, last_demand};
pub use course::{Course, CourseError, Extension, Stop};
pub use hours::HourClock;
pub use lamp::Lamp;
pub use rules::{DeadlineRule, ExtensionRule, RULES, StopRule};
pub use vocabulary::{DeadlineId, Sense, StopKind, Unit, Whose};
pub use window::{CourtWindow, Reading, WindowFacts, court_window};

use pauses::Pauses;

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
    /// In `unit`, without what was added by extensions.
    pub length: u32,
    /// What `length` is counted in.
    pub unit: Unit,
    /// The last day as counted, extensions and stops included, before any roll.
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
    /// How it was prolonged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extended: Vec<Extension>,
    /// When it stood still. An open stop has no days yet: the last day is the one that holds if it ended today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stopped: Vec<Stop>,
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
        Deadline::count_course(calendar, rule, start, start_event, &Course::default())
    }

    /// The same with what happened on the way: extensions lengthen the period in its own unit, days of a stop are not
    /// counted. Whether the law allows them is told by [`DeadlineRule::admits`]. A period in hours is counted to the day
    /// in which it ends; [`HourClock`] counts it to the instant.
    pub fn count_course(
        calendar: &Calendar,
        rule: &DeadlineRule,
        start: NaiveDate,
        start_event: &str,
        course: &Course,
    ) -> Result<Deadline, CalendarError> {
        let beyond = || CalendarError::BeyondLoaded { year: chrono::Datelike::year(&start) + 1 };
        let added = course.extended.iter().try_fold(0_u32, |sum, one| sum.checked_add(one.length));
        let total = added.and_then(|added| added.checked_add(rule.length)).ok_or_else(beyond)?;
        let pauses = Pauses::of(start, &course.stopped);
        let unrolled = match plain_end(start, total, rule.unit) {
            _ if rule.unit == Unit::WorkingDays => pauses.plus_working_days(calendar, start, total)?,
            plain => plain.and_then(|plain| pauses.shift(plain)).ok_or_else(beyond)?,
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
            extended: course.extended.clone(),
            stopped: course.stopped.iter().filter(|stop| stop.from <= unrolled).cloned().collect(),
        })
    }

    /// The length with all extensions, in `unit`.
    pub fn total(&self) -> u32 {
        self.extended.iter().fold(self.length, |sum, one| sum.saturating_add(one.length))
    }
}

/// The last day of so long a period without stops; `None` outside the range of dates. Of working days: never asked.
fn plain_end(start: NaiveDate, length: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::WorkingDays => None,
        Unit::Hours => start.checked_add_days(Days::new(length.div_ceil(24).into())),
        Unit::CalendarDays => start.checked_add_days(Days::new(length.into())),
        Unit::Months => start.checked_add_months(Months::new(length)),
        Unit::Years => start.checked_add_months(Months::new(length.checked_mul(12)?)),
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
