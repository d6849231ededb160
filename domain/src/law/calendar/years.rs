//! One year's notice taken in by an administrator: checked as a whole, named, and traceable to its source.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{Calendar, CalendarError, DayKind, reading};

/// The festivals of 全国年节及纪念日放假办法: how the notices begin their names, and what people call them.
const FESTIVALS: [(&str, &str); 7] = [
    ("元旦", "元旦"),
    ("春节", "春节"),
    ("清明", "清明"),
    ("劳动", "劳动节"),
    ("端午", "端午"),
    ("中秋", "中秋"),
    ("国庆", "国庆节"),
];

/// Statutory days off whose date never moves (全国年节及纪念日放假办法, 2024).
const FIXED: [(u32, u32); 5] = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

/// Where the table of a year came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// 0 for the table that the calendar was first read from, then 1 more at each replacement.
    pub revision: u32,
    /// The calendar's version when the year was taken in.
    pub version: String,
    /// The notice, where the file names it.
    pub source: Option<String>,
}

/// One loaded year, for the administrator's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearTable {
    /// The year.
    pub year: i32,
    /// The calendar's version when the year was taken in.
    pub version: String,
    /// The notice, where the file names it in `# source: …`.
    pub source: Option<String>,
    /// Days off under the notice; weekends outside the breaks are not among them.
    pub rest_days: usize,
    /// Weekend days turned into working days.
    pub make_up_days: usize,
    /// All working days of the year, make-up days included.
    pub working_days: usize,
}

/// A day that is another thing in a later table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangedDay {
    /// The day.
    pub day: NaiveDate,
    /// What it was; `None` where its year was not loaded.
    pub before: Option<DayKind>,
    /// What it becomes.
    pub after: DayKind,
}

impl Calendar {
    /// The year of a file that holds one.
    ///
    /// # Errors
    /// The file cannot be read, or has no row.
    pub fn year_of(csv: &str) -> Result<i32, CalendarError> {
        let table = reading::read(csv)?;
        let first = table.rows.keys().next().map(Datelike::year);
        first.ok_or_else(|| CalendarError::Unusable { reason: "表中没有日期".to_owned() })
    }

    /// What a later calendar changes in a year: of a year that was not loaded, only what is no plain weekday or weekend.
    pub fn changed_by(&self, later: &Calendar, year: i32) -> Vec<ChangedDay> {
        let days = NaiveDate::from_ymd_opt(year, 1, 1).into_iter().flat_map(|first| first.iter_days());
        days.take_while(|day| day.year() == year)
            .filter_map(|day| {
                let (before, after) = (self.day(day).ok(), later.day(day).ok()?);
                let plain = matches!(after, DayKind::Working | DayKind::Weekend);
                let same = before.as_ref().map_or(plain, |before| *before == after);
                (!same).then_some(ChangedDay { day, before, after })
            })
            .collect()
    }

    /// The calendar with one year added at its end or put in the place of an older table of that year. Its version names
    /// the year and how often it was taken in: `2027-1`, after a correction `2027-2`. This calendar stays as it is, so
    /// what was counted with it can still be explained.
    ///
    /// # Errors
    /// In words for an administrator: a year that leaves a gap after the loaded ones, a day of another year, a day twice
    /// or out of order, a day both off and worked, a make-up day that is no weekend day, a festival without a day off.
    pub fn with_year(&self, year: i32, csv: &str) -> Result<Calendar, CalendarError> {
        let unusable = |reason: String| CalendarError::Unusable { reason };
        if !(self.first_year..=self.last_year + 1).contains(&year) {
            return Err(unusable(format!(
                "已载入 {} 至 {} 年，中间不得缺年；请先载入 {} 年",
                self.first_year,
                self.last_year,
                self.last_year + 1
            )));
        }
        let table = reading::read(csv)?;
        if let Some(other) = table.rows.keys().find(|day| day.year() != year) {
            return Err(unusable(format!("{other} 不在 {year} 年内；跨年假期的日子请写进它自己那一年的表")));
        }
        let rests =
            |day: Option<NaiveDate>| day.is_some_and(|day| matches!(table.rows.get(&day), Some(DayKind::Rest(_))));
        if let Some((month, day)) =
            FIXED.into_iter().find(|(month, day)| !rests(NaiveDate::from_ymd_opt(year, *month, *day)))
        {
            return Err(unusable(format!("{year} 年 {month} 月 {day} 日是法定节假日，表中没有写放假")));
        }
        // Where 中秋 falls into the National Day week, the notice grants eight days under the one name.
        let joined = (1..=8).all(|day| rests(NaiveDate::from_ymd_opt(year, 10, day)));
        for (begins, name) in FESTIVALS {
            let found = table.rows.values().any(|kind| matches!(kind, DayKind::Rest(of) if of.starts_with(begins)));
            let excused = begins == "中秋" && joined;
            if !found && !excused {
                return Err(unusable(format!("{year} 年的表缺{name}的放假日")));
            }
        }
        let revision = self.origins.get(&year).map_or(0, |origin| origin.revision) + 1;
        let version = format!("{year}-{revision}");
        let mut next = self.clone();
        next.rows.retain(|day, _| day.year() != year);
        next.rows.extend(table.rows);
        next.last_year = self.last_year.max(year);
        next.origins.insert(year, Origin { revision, version: version.clone(), source: table.source });
        next.version = version;
        Ok(next)
    }

    /// Every loaded year, oldest first.
    pub fn years(&self) -> Vec<YearTable> {
        let counted = |(year, origin): (&i32, &Origin)| {
            let of_year = || self.rows.iter().filter(|(day, _)| day.year() == *year);
            let make_up_days = of_year().filter(|(_, kind)| kind.is_working()).count();
            let days = NaiveDate::from_ymd_opt(*year, 1, 1).into_iter().flat_map(|first| first.iter_days());
            let working = days.take_while(|day| day.year() == *year).filter(|day| self.is_working(*day) == Ok(true));
            YearTable {
                year: *year,
                version: origin.version.clone(),
                source: origin.source.clone(),
                rest_days: of_year().count() - make_up_days,
                make_up_days,
                working_days: working.count(),
            }
        };
        self.origins.iter().map(counted).collect()
    }
}
