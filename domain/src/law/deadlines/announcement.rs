//! Service by announcement: from which day on a paper counts as served.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{CourseError, Deadline, DeadlineId, DeadlineRule};
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::parameters::{ParameterError, Parameters};

/// A paper announced, and when it counts as served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Announced {
    /// The period of the announcement.
    pub clock: Deadline,
    /// The day from which every later period runs.
    pub served_on: NaiveDate,
}

/// When a paper announced on a day, the last one where it was announced several times (民诉解释 138), counts as served:
/// once 30 days have passed (民事诉讼法 95), 60 for announcements before 2022. The text leaves open whether that is the
/// last day or the one after it; the bureau's dated choice decides.
pub fn deemed_served(
    calendar: &Calendar,
    parameters: &Parameters,
    published_on: NaiveDate,
) -> Result<Announced, CourseError> {
    let rule = DeadlineRule::on(DeadlineId::Announcement, parameters, published_on)?;
    let clock = Deadline::count(calendar, &rule, published_on, "公告刊登")?;
    let next_day = match parameters.flag("announcement_served_next_day", published_on) {
        Err(ParameterError::Unknown { .. }) => false,
        choice => choice?,
    };
    let after = clock.ends.succ_opt().ok_or(CalendarError::BeyondLoaded { year: clock.ends.year() })?;
    let served_on = if next_day { after } else { clock.ends };
    Ok(Announced { clock, served_on })
}
