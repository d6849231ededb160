//! The weekday of a typed day and whether the bureau works on it.

use chrono::{Datelike, NaiveDate};
use domain::law::calendar::{Calendar, DayKind};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Touch, follow};
use crate::widgets::say::{read_day, weekday};

/// The days of one year that are not what their weekday says; a few hundred bytes on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestDays {
    /// The year in which 9.23 is read; 0 when the page knows none.
    year: i32,
    /// Days of the year (1–366) that are holidays.
    rest: Vec<u16>,
    /// Weekend days worked instead.
    make_up: Vec<u16>,
    /// Whether the year's arrangement is loaded.
    loaded: bool,
}

impl RestDays {
    /// The year of `today`, as the calendar has it.
    pub fn of(calendar: &Calendar, today: NaiveDate) -> Self {
        let year = today.year();
        let mut days = Self { year, loaded: true, ..Self::default() };
        let first = NaiveDate::from_yo_opt(year, 1);
        for day in first.iter().flat_map(|first| first.iter_days()).take_while(|day| day.year() == year) {
            let number = u16::try_from(day.ordinal()).unwrap_or_default();
            match calendar.day(day) {
                Ok(DayKind::Rest(_)) => days.rest.push(number),
                Ok(DayKind::MakeUp(_)) => days.make_up.push(number),
                Ok(DayKind::Working | DayKind::Weekend) => {}
                Err(_) => days.loaded = false,
            }
        }
        days
    }

    /// 周三，工作日 · 周日，调休上班 · 周四，放假; outside of the loaded year the weekday alone.
    fn tell(&self, day: NaiveDate) -> String {
        let name = weekday(day);
        if !self.loaded || day.year() != self.year {
            return name.to_owned();
        }
        let number = u16::try_from(day.ordinal()).unwrap_or_default();
        let weekend = day.weekday().number_from_monday() > 5;
        let kind = if self.make_up.contains(&number) {
            "调休上班"
        } else if self.rest.contains(&number) {
            "放假"
        } else if weekend {
            "周末"
        } else {
            "工作日"
        };
        format!("{name}，{kind}")
    }
}

/// Stands behind the date field with the id `field`.
#[island]
pub fn DateHint(
    /// The id of the field's control.
    field: String,
    /// What the field holds when the page arrives.
    typed: String,
    /// The year's holidays and make-up days.
    rest: RestDays,
) -> impl IntoView {
    let (text, set_text) = signal(typed);
    let (left, set_left) = signal(false);
    follow(field, move |now, touch| {
        set_left.set(touch == Touch::Left);
        set_text.set(now);
    });
    let words = move || told(&text.get(), &rest, left.get());
    view! { <span class="understood" aria-live="polite">{words}</span> }
}

fn told(text: &str, rest: &RestDays, left: bool) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    match read_day(text, rest.year) {
        Some(day) if text.trim().len() < 8 => {
            format!("{}年{}月{}日，{}", day.year(), day.month(), day.day(), rest.tell(day))
        }
        Some(day) => rest.tell(day),
        None if left => "没有这一天，写作 2026-09-23".to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_and_make_up_days_are_named() {
        let calendar = Calendar::built_in().unwrap();
        let rest = RestDays::of(&calendar, NaiveDate::from_ymd_opt(2026, 9, 1).unwrap());
        assert_eq!(told("2026-09-23", &rest, true), "周三，工作日");
        assert_eq!(told("2026-10-01", &rest, true), "周四，放假");
        assert_eq!(told("2026-09-06", &rest, true), "周日，周末");
        assert_eq!(told("9.23", &rest, false), "2026年9月23日，周三，工作日");
        assert_eq!(told("2026-02-30", &rest, false), "");
        assert_eq!(told("2026-02-30", &rest, true), "没有这一天，写作 2026-09-23");
    }

    #[test]
    fn another_year_tells_its_weekday_only() {
        let rest = RestDays::default();
        assert_eq!(told("2026-09-23", &rest, true), "周三");
    }
}
