//! The lamp of a period: how much of it is left, in its own unit and in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::pauses::Pauses;
use super::{Deadline, Unit};
use crate::law::calendar::{Calendar, CalendarError};

/// How a period stands on one day. `left` and `by` are in the period's own unit: working days, full hours for a period
/// in hours, or calendar days for every other unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Lamp {
    /// Less than 4/5 of the length used.
    Good {
        /// Days left after today.
        left: i64,
        /// Own unit.
        unit: Unit,
        /// The same span in working days, for calendar clocks inside the loaded years.
        working_days: Option<i64>,
    },
    /// From 4/5 of the length to the last day inclusive.
    Soon {
        /// Days left after today; 0 on the last day.
        left: i64,
        /// Own unit.
        unit: Unit,
        /// As above.
        working_days: Option<i64>,
    },
    /// After the last day.
    Late {
        /// Days since the last day; 0 when only rest days have passed since the end of a working-day period.
        by: i64,
        /// Own unit.
        unit: Unit,
    },
    /// The clock is stopped.
    Held {
        /// By what: 复议中.
        by: String,
        /// Since when.
        since: NaiveDate,
    },
    /// The starting event is not proved.
    Idle {
        /// What is awaited: 待送达.
        awaits: String,
    },
}

impl Deadline {
    /// The lamp at the given day: held while a stop lasts, else by what was used without the days of stops. Refuses when
    /// a working-day period would have to be counted past the loaded years.
    pub fn lamp(&self, today: NaiveDate, calendar: &Calendar) -> Result<Lamp, CalendarError> {
        if let Some(stop) = self.stopped.iter().find(|stop| stop.lasts_on(today)) {
            return Ok(Lamp::Held { by: stop.why.label().to_owned(), since: stop.from });
        }
        let pauses = Pauses::of(self.start, &self.stopped);
        let unit = if self.unit == Unit::Hours { Unit::CalendarDays } else { self.unit };
        let (used, length, left, working_days) = if unit == Unit::WorkingDays {
            let used = pauses.working_days(calendar, self.start, today)?;
            (used, i64::from(self.total()), pauses.working_days(calendar, today, self.ends)?, None)
        } else {
            let working_days = calendar.working_days_between(today, self.ends).ok();
            let length = pauses.days(self.start, self.unrolled);
            (pauses.days(self.start, today), length, pauses.days(today, self.ends), working_days)
        };
        Ok(if today > self.ends {
            Lamp::Late { by: -left, unit }
        } else if used * 5 >= length * 4 {
            Lamp::Soon { left, unit, working_days }
        } else {
            Lamp::Good { left, unit, working_days }
        })
    }
}

impl Lamp {
    /// The state's name in style sheets and data: good, soon, late, held, idle.
    pub fn state(&self) -> &'static str {
        match self {
            Lamp::Good { .. } => "good",
            Lamp::Soon { .. } => "soon",
            Lamp::Late { .. } => "late",
            Lamp::Held { .. } => "held",
            Lamp::Idle { .. } => "idle",
        }
    }

    /// 剩 2 个工作日 · 剩 70 天（46 个工作日） · 今天到期 · 逾期 1 个工作日 · 停表：复议中 · 未起算：待送达.
    pub fn words(&self) -> String {
        match self {
            Lamp::Good { working_days: Some(days), .. } | Lamp::Soon { working_days: Some(days), left: 1.., .. } => {
                format!("{}（{days} 个工作日）", self.short_words())
            }
            _ => self.short_words(),
        }
    }

    /// The same for tables, calendar clocks without their working days: 剩 70 天.
    pub fn short_words(&self) -> String {
        match self {
            Lamp::Good { left: 0, unit: Unit::Hours, .. } | Lamp::Soon { left: 0, unit: Unit::Hours, .. } => {
                "剩不足 1 小时".to_owned()
            }
            Lamp::Soon { left: 0, .. } => "今天到期".to_owned(),
            Lamp::Good { left, unit, .. } | Lamp::Soon { left, unit, .. } => format!("剩 {}", span(*left, *unit)),
            Lamp::Late { by: 0, .. } => "已逾期".to_owned(),
            Lamp::Late { by, unit } => format!("逾期 {}", span(*by, *unit)),
            Lamp::Held { by, .. } => format!("停表：{by}"),
            Lamp::Idle { awaits } => format!("未起算：{awaits}"),
        }
    }
}

fn span(length: i64, unit: Unit) -> String {
    match unit {
        Unit::WorkingDays => format!("{length} 个工作日"),
        Unit::Hours => format!("{length} 小时"),
        _ => format!("{length} 天"),
    }
}
