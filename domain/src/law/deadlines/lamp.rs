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
        let (left, working_days) = if unit == Unit::WorkingDays {
            (pauses.working_days(calendar, today, self.ends)?, None)
        } else {
            (pauses.days(today, self.ends), calendar.working_days_between(today, self.ends).ok())
        };
        Ok(if today > self.ends {
            Lamp::Late { by: -left, unit }
        } else if self.nearly_used(&pauses, today, calendar)? {
            Lamp::Soon { left, unit, working_days }
        } else {
            Lamp::Good { left, unit, working_days }
        })
    }
}

impl Deadline {
    /// Whether four fifths of the length are used on a day, in the period's own unit, stops not counted.
    fn nearly_used(&self, pauses: &Pauses, today: NaiveDate, calendar: &Calendar) -> Result<bool, CalendarError> {
        let (used, length) = if self.unit == Unit::WorkingDays {
            (pauses.working_days(calendar, self.start, today)?, i64::from(self.total()))
        } else {
            (pauses.days(self.start, today), pauses.days(self.start, self.unrolled))
        };
        Ok(used * 5 >= length * 4)
    }

    /// The first day from which [`Deadline::lamp`] is yellow, and red after the last day; `None` while it is stopped.
    pub fn yellow_from(&self, calendar: &Calendar) -> Result<Option<NaiveDate>, CalendarError> {
        if self.stopped.iter().any(|stop| stop.until.is_none()) {
            return Ok(None);
        }
        let pauses = Pauses::of(self.start, &self.stopped);
        // What is used only grows from day to day: the first such day is found by halving.
        let (mut first, mut last) = (self.start, self.ends.max(self.start));
        while first < last {
            let middle = first + (last - first) / 2;
            if self.nearly_used(&pauses, middle, calendar)? {
                last = middle;
            } else {
                first = middle.succ_opt().unwrap_or(last);
            }
        }
        // A stop that lasts longer is grey until it ends.
        let resumed = self.stopped.iter().filter_map(|stop| stop.until.filter(|until| stop.from < *until)).max();
        Ok(Some(resumed.map_or(last, |resumed| last.max(resumed))))
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
