//! Working days, rest days and make-up days of the State Council's yearly notices.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Utc, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;

mod reading;
mod years;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod years_tests;

pub use years::{ChangedDay, YearTable};

/// The yearly notices as data; every day without a row is a plain weekday or a plain weekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    rows: BTreeMap<NaiveDate, DayKind>,
    first_year: i32,
    last_year: i32,
    version: String,
    origins: BTreeMap<i32, years::Origin>,
}

/// What a day is for counting working days (全国年节及纪念日放假办法 and the yearly notice).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "festival", rename_all = "snake_case")]
pub enum DayKind {
    /// A plain weekday.
    Working,
    /// A Saturday or Sunday turned into a working day for the festival named.
    MakeUp(String),
    /// A plain Saturday or Sunday.
    Weekend,
    /// Off for the festival named.
    Rest(String),
}

impl DayKind {
    /// Make-up days are working days and are no rest days for rolling over.
    pub fn is_working(&self) -> bool {
        matches!(self, DayKind::Working | DayKind::MakeUp(_))
    }

    /// 工作日, 调休上班, 周末 or 国庆放假.
    pub fn label(&self) -> String {
        match self {
            DayKind::Working => "工作日".to_owned(),
            DayKind::MakeUp(_) => "调休上班".to_owned(),
            DayKind::Weekend => "周末".to_owned(),
            DayKind::Rest(festival) => format!("{festival}放假"),
        }
    }
}

/// Why a day could not be told. The texts go to the officer as they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The count left the loaded years; guessing a holiday would give a wrong last day.
    #[error("算不出期限：{year} 年放假安排尚未载入。由管理员在“管理 › 工作日历”载入后重试，本页内容已存。")]
    BeyondLoaded {
        /// The first year asked for that is not there.
        year: i32,
    },
    /// A row of the file is not what it should be.
    #[error("工作日历第 {line} 行有误：{reason}。")]
    Malformed {
        /// Counted from 1, comments included.
        line: usize,
        /// What is wrong, in Chinese.
        reason: String,
    },
    /// The file as a whole cannot be used.
    #[error("工作日历不能用：{reason}。")]
    Unusable {
        /// What is wrong, in Chinese.
        reason: String,
    },
}

impl Calendar {
    /// The notices that came with the program.
    pub fn built_in() -> Result<Calendar, CalendarError> {
        Calendar::parse(include_str!("../holidays.csv"))
    }

    /// Reads `date,kind,festival` with `rest` and `makeup_workday`; lines beginning with `#` are remarks, `# version: …`
    /// names the table and `# source: …` the notice. A year counts as loaded when its National Day stands in the table;
    /// the loaded years must follow each other.
    pub fn parse(csv: &str) -> Result<Calendar, CalendarError> {
        let table = reading::read(csv)?;
        let loaded: Vec<i32> = table
            .rows
            .iter()
            .filter(|(date, kind)| (date.month(), date.day()) == (10, 1) && matches!(kind, DayKind::Rest(_)))
            .map(|(date, _)| date.year())
            .collect();
        let unusable = |reason: &str| CalendarError::Unusable { reason: reason.to_owned() };
        let (Some(first_year), Some(last_year)) = (loaded.first().copied(), loaded.last().copied()) else {
            return Err(unusable("没有一整年的放假安排"));
        };
        if loaded.windows(2).any(|pair| pair[1] - pair[0] != 1) {
            return Err(unusable("年份不连续"));
        }
        let version = table.version.unwrap_or_else(|| last_year.to_string());
        let origin = years::Origin { revision: 0, version: version.clone(), source: table.source };
        let origins = loaded.into_iter().map(|year| (year, origin.clone())).collect();
        Ok(Calendar { rows: table.rows, first_year, last_year, version, origins })
    }

    /// The first year with a notice.
    pub fn first_year(&self) -> i32 {
        self.first_year
    }

    /// The last year with a notice; nothing is counted past its 31 December.
    pub fn last_year(&self) -> i32 {
        self.last_year
    }

    /// The table's name, by default its last year; after [`Calendar::with_year`] the year taken in last and how many
    /// times it was. Every computed date carries it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What the day is. Refuses a day outside the loaded years.
    pub fn day(&self, day: NaiveDate) -> Result<DayKind, CalendarError> {
        if !(self.first_year..=self.last_year).contains(&day.year()) {
            return Err(CalendarError::BeyondLoaded { year: day.year() });
        }
        Ok(match self.rows.get(&day) {
            Some(kind) => kind.clone(),
            None if is_weekend(day) => DayKind::Weekend,
            None => DayKind::Working,
        })
    }

    /// Whether offices work on the day, make-up days included.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, CalendarError> {
        self.day(day).map(|kind| kind.is_working())
    }

    /// The `n`-th working day after `start`, which is not counted itself (民事诉讼法 85(2)); `start` for 0.
    pub fn plus_working_days(&self, start: NaiveDate, n: u32) -> Result<NaiveDate, CalendarError> {
        let (mut day, mut left) = (start, n);
        while left > 0 {
            day = next(day)?;
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The day itself, or the first working day after it when it is a rest day (民事诉讼法 85(3)).
    pub fn roll_forward(&self, day: NaiveDate) -> Result<NaiveDate, CalendarError> {
        let mut day = day;
        while !self.is_working(day)? {
            day = next(day)?;
        }
        Ok(day)
    }

    /// How many working days lie after `after` up to and including `until`; negative when `until` comes first.
    pub fn working_days_between(&self, after: NaiveDate, until_inclusive: NaiveDate) -> Result<i64, CalendarError> {
        if until_inclusive < after {
            return self.working_days_between(until_inclusive, after).map(|days| -days);
        }
        let (mut day, mut days) = (after, 0);
        while day < until_inclusive {
            day = next(day)?;
            days += i64::from(self.is_working(day)?);
        }
        Ok(days)
    }

    /// `周日，调休上班`: what stands under a date field.
    pub fn describe(&self, day: NaiveDate) -> Result<String, CalendarError> {
        self.day(day).map(|kind| format!("{}，{}", weekday(day), kind.label()))
    }
}

/// 周一 to 周日.
pub fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}

/// The bureau's calendar day at an instant: the law counts Beijing days, whatever zone the server runs in.
pub fn beijing_day(at: DateTime<Utc>) -> NaiveDate {
    beijing(at).date()
}

/// The bureau's wall clock at an instant (UTC+8, no summer time).
pub fn beijing(at: DateTime<Utc>) -> NaiveDateTime {
    const EIGHT_HOURS: i32 = 8 * 3600;
    match FixedOffset::east_opt(EIGHT_HOURS) {
        Some(zone) => at.with_timezone(&zone).naive_local(),
        None => at.naive_utc(),
    }
}

/// The instant at which the bureau's day begins.
pub fn beijing_midnight(day: NaiveDate) -> DateTime<Utc> {
    (day.and_time(chrono::NaiveTime::MIN) - chrono::TimeDelta::hours(8)).and_utc()
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn next(day: NaiveDate) -> Result<NaiveDate, CalendarError> {
    day.checked_add_days(Days::new(1)).ok_or(CalendarError::BeyondLoaded { year: day.year() })
}
