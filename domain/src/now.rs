//! The moment in which a step is taken: the clock handed in, with the law, the people and the bureau as they are then.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::bureau::Bureau;
use crate::law::calendar::{Calendar, beijing_day};
use crate::law::catalogue::Catalogue;
use crate::law::comparison::Successions;
use crate::law::deadlines::{Announced, Course, CourseError, Deadline, DeadlineId, DeadlineRule, deemed_served};
use crate::law::discretion::Discretion;
use crate::law::leniency::Prior;
use crate::law::parameters::Parameters;
use crate::officer::Roster;
use crate::refusal::{Obstacle, Refusal};

/// The law as loaded.
#[derive(Clone, Debug)]
pub struct Law {
    /// Working days.
    pub calendar: Calendar,
    /// Violations.
    pub catalogue: Catalogue,
    /// Dated amounts and day counts.
    pub parameters: Parameters,
    /// The bureau's discretion standard.
    pub discretion: Discretion,
    /// Which entry took the place of which.
    pub successions: Successions,
}

/// The moment of a step.
#[derive(Clone, Debug)]
pub struct Now {
    /// The instant, from the clock that was handed in.
    pub at: DateTime<Utc>,
    /// The law.
    pub law: Arc<Law>,
    /// The people.
    pub roster: Arc<Roster>,
    /// The bureau.
    pub bureau: Arc<Bureau>,
    /// Whether this is the training office, whose papers say 演练.
    pub drill: bool,
    /// Earlier decisions about the parties of the case at hand; `None` where nobody searched for them.
    pub priors: Option<Arc<[Prior]>>,
}

impl Now {
    /// Today in Beijing.
    pub fn today(&self) -> NaiveDate {
        beijing_day(self.at)
    }

    /// This year in Beijing: the year of every number taken now.
    pub fn year(&self) -> i32 {
        self.today().year()
    }
}

impl Law {
    /// The law as shipped with the product.
    ///
    /// # Errors
    /// Never for the files shipped; tests hold that.
    pub fn built_in() -> Result<Law, String> {
        let catalogue = Catalogue::built_in().map_err(|error| error.to_string())?;
        Ok(Law {
            calendar: Calendar::built_in().map_err(|error| error.to_string())?,
            parameters: Parameters::built_in().map_err(|error| error.to_string())?,
            discretion: Discretion::built_in(&catalogue)?,
            successions: Successions::built_in(&catalogue)?,
            catalogue,
        })
    }

    /// The same with what happened on the way: extensions granted, days that are not counted.
    ///
    /// # Errors
    /// As [`Law::count`].
    pub fn count_course(
        &self,
        id: DeadlineId,
        start: NaiveDate,
        event: &str,
        course: &Course,
    ) -> Result<Deadline, Refusal> {
        let rule = DeadlineRule::on(id, &self.parameters, start)?;
        Ok(Deadline::count_course(&self.calendar, &rule, start, event, course)?)
    }

    /// The period of an announcement, from its last posting, and the day on which the paper then counts as served.
    ///
    /// # Errors
    /// As [`Law::count`].
    pub fn announced(&self, last_posting: NaiveDate) -> Result<Announced, Refusal> {
        Ok(match deemed_served(&self.calendar, &self.parameters, last_posting) {
            Ok(announced) => announced,
            Err(CourseError::Parameter(error)) => return Err(error.into()),
            Err(CourseError::Calendar(error)) => return Err(error.into()),
            Err(error) => {
                let why = error.to_string();
                return Err(Refusal::new(Obstacle::Invalid, why.trim_end_matches('。'), &[]));
            }
        })
    }

    /// Counts a period of the law from the day of its starting event, with the lengths in force that day.
    ///
    /// # Errors
    /// The calendar does not reach so far, or no value is known for so early a day.
    pub fn count(&self, id: DeadlineId, start: NaiveDate, event: &str) -> Result<Deadline, Refusal> {
        let rule = DeadlineRule::on(id, &self.parameters, start)?;
        Ok(Deadline::count(&self.calendar, &rule, start, event)?)
    }
}
