//! The days on which a period stood still, as stretches that do not overlap.

use chrono::{Days, NaiveDate};

use super::Stop;
use crate::law::calendar::{Calendar, CalendarError};

/// Closed stops after the starting day, in order, apart from each other; each from its first day not counted to the
/// first day counted again. An open stop and one that ends before it begins have no days.
pub(super) struct Pauses(Vec<(NaiveDate, NaiveDate)>);

impl Pauses {
    pub(super) fn of(start: NaiveDate, stops: &[Stop]) -> Pauses {
        let first = start.succ_opt().unwrap_or(start);
        let mut spans: Vec<(NaiveDate, NaiveDate)> = stops
            .iter()
            .filter_map(|stop| Some((stop.from.max(first), stop.until?)))
            .filter(|(from, until)| from < until)
            .collect();
        spans.sort_unstable();
        let mut apart: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(spans.len());
        for (from, until) in spans {
            match apart.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => apart.push((from, until)),
            }
        }
        Pauses(apart)
    }

    /// Whether the period stood still on the day.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|(from, until)| (*from..*until).contains(&day))
    }

    /// The last day once the days of stops that it meets are not counted; `None` outside the range of dates.
    pub(super) fn shift(&self, plain: NaiveDate) -> Option<NaiveDate> {
        let mut end = plain;
        for (from, until) in &self.0 {
            if *from > end {
                break;
            }
            end = end.checked_add_days(Days::new(u64::try_from((*until - *from).num_days()).ok()?))?;
        }
        Some(end)
    }

    /// The `n`-th working day after `start` on which the period did not stand still.
    pub(super) fn plus_working_days(
        &self,
        calendar: &Calendar,
        start: NaiveDate,
        n: u32,
    ) -> Result<NaiveDate, CalendarError> {
        let (mut day, mut left) = (start, n);
        while left > 0 {
            day = calendar.plus_working_days(day, 1)?;
            left -= u32::from(!self.covers(day));
        }
        Ok(day)
    }

    /// Calendar days counted after `after` up to and including `until`; negative, as they are, when `until` comes first.
    pub(super) fn days(&self, after: NaiveDate, until: NaiveDate) -> i64 {
        let paused: i64 = self.within(after, until).map(|(before, last)| (last - before).num_days()).sum();
        (until - after).num_days() - paused
    }

    /// Working days counted in the same stretch.
    pub(super) fn working_days(
        &self,
        calendar: &Calendar,
        after: NaiveDate,
        until: NaiveDate,
    ) -> Result<i64, CalendarError> {
        let mut days = calendar.working_days_between(after, until)?;
        for (before, last) in self.within(after, until) {
            days -= calendar.working_days_between(before, last)?;
        }
        Ok(days)
    }

    /// The stops cut to a stretch, each as the day before its first and its last day.
    fn within(&self, after: NaiveDate, until: NaiveDate) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        self.0.iter().filter_map(move |(from, resumed)| {
            let before = from.pred_opt()?.max(after);
            let last = resumed.pred_opt()?.min(until);
            (before < last).then_some((before, last))
        })
    }
}
