//! Reads what was typed: every wrong field is named at once, and nothing typed is lost.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use domain::ids::OfficerId;
use domain::law::calendar::beijing_midnight;
use domain::money::Fen;
use domain::refusal::Refusal;

use crate::context::Posted;
use crate::widgets::say;

/// Reads the fields of one post and collects what is wrong with them.
pub struct Reader<'p> {
    posted: &'p Posted,
    today: NaiveDate,
    refusals: Vec<Refusal>,
}

impl<'p> Reader<'p> {
    /// A reader of these fields; days without a year are days of this year.
    pub fn new(posted: &'p Posted, today: NaiveDate) -> Reader<'p> {
        Reader { posted, today, refusals: Vec::new() }
    }

    /// Everything that was posted.
    pub fn posted(&self) -> &'p Posted {
        self.posted
    }

    /// The day on which it is read.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Notes that a field cannot be right.
    pub fn wrong(&mut self, field: &str, why: impl Into<String>) {
        self.refusals.push(Refusal::input(field, why));
    }

    /// Notes a refusal as it is.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// A text as typed, trimmed.
    pub fn text(&self, field: &str) -> String {
        self.posted.value(field).unwrap_or_default().trim().to_owned()
    }

    /// A text, where anything was typed.
    pub fn maybe(&self, field: &str) -> Option<String> {
        Some(self.text(field)).filter(|text| !text.is_empty())
    }

    /// Which of several parties: 0 for the first, and where the form does not ask.
    pub fn whose(&self, field: &str) -> u32 {
        self.text(field).parse().unwrap_or(0)
    }

    /// Whether a box is ticked, or 是 chosen.
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.posted.value(field), Some("true" | "yes" | "on"))
    }

    /// A day that must be there; on a mistake some day, and the mistake is noted.
    pub fn day(&mut self, field: &str, label: &str) -> NaiveDate {
        match self.maybe_day(field, label) {
            Some(day) => day,
            None => {
                if !self.refusals.iter().any(|refusal| refusal.field.as_deref() == Some(field)) {
                    self.wrong(field, format!("{label}未填"));
                }
                self.today
            }
        }
    }

    /// A day that may be left out.
    pub fn maybe_day(&mut self, field: &str, label: &str) -> Option<NaiveDate> {
        let text = self.maybe(field)?;
        let day = say::read_day(&text, self.today.year());
        if day.is_none() {
            self.wrong(field, format!("{label}“{text}”不是日期，写作 2026-09-23"));
        }
        day
    }

    /// An amount that must be there; on a mistake 0, and the mistake is noted.
    pub fn money(&mut self, field: &str, label: &str) -> Fen {
        let text = self.text(field);
        if text.is_empty() {
            self.wrong(field, format!("{label}未填"));
            return Fen::ZERO;
        }
        match Fen::parse(&text) {
            Ok(amount) => amount,
            Err(error) => {
                self.wrong(field, error.to_string().trim_end_matches('。').to_owned());
                Fen::ZERO
            }
        }
    }

    /// An amount that may be left out: 0.
    pub fn maybe_money(&mut self, field: &str, label: &str) -> Fen {
        if self.text(field).is_empty() { Fen::ZERO } else { self.money(field, label) }
    }

    /// One of several; on a mistake the first, and the mistake is noted.
    pub fn choice<T: Copy>(
        &mut self,
        field: &str,
        label: &str,
        all: &[T],
        key: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(field);
        let found = all.iter().copied().find(|choice| key(*choice) == text);
        if found.is_none() {
            self.wrong(field, format!("{label}未选"));
        }
        found
    }

    /// One of several; on a mistake the first stands in, and the mistake is noted.
    pub fn pick<T: Copy>(&mut self, field: &str, label: &str, all: &[T], key: impl Fn(T) -> &'static str) -> T {
        self.choice(field, label, all, key).unwrap_or(all[0])
    }

    /// A whole number above nothing, such as days or the number of an object.
    pub fn count(&mut self, field: &str, label: &str) -> u32 {
        let text = self.text(field);
        match text.parse() {
            Ok(number) if number > 0 => number,
            _ => {
                let why =
                    if text.is_empty() { format!("{label}未填") } else { format!("{label}“{text}”不是整数") };
                self.wrong(field, why);
                0
            }
        }
    }

    /// A time of day.
    pub fn time(&mut self, field: &str, label: &str) -> NaiveTime {
        let text = self.text(field);
        read_time(&text).unwrap_or_else(|| {
            let why = if text.is_empty() {
                format!("{label}未填")
            } else {
                format!("{label}“{text}”不对，写作 22:14")
            };
            self.wrong(field, why);
            NaiveTime::MIN
        })
    }

    /// An instant in Beijing: the day in `<field>_day`, the time in `<field>`.
    pub fn instant(&mut self, field: &str, label: &str) -> DateTime<Utc> {
        let day = self.day(&format!("{field}_day"), label);
        let time = self.time(field, label);
        beijing_midnight(day) + (time - NaiveTime::MIN)
    }

    /// A day inside a longer text, in any of the ways in which days are typed.
    pub fn day_in(&self, text: &str) -> Option<NaiveDate> {
        say::read_day(text, self.today.year())
    }

    /// Every ticked box.
    pub fn ticks<T: Copy>(&self, field: &str, all: &[T], key: impl Fn(T) -> &'static str) -> Vec<T> {
        let values = self.posted.values(field);
        all.iter().copied().filter(|choice| values.contains(&key(*choice))).collect()
    }

    /// Somebody of the bureau.
    pub fn officer(&mut self, field: &str, label: &str) -> OfficerId {
        match self.text(field).parse() {
            Ok(id) => id,
            Err(_) => {
                self.wrong(field, format!("{label}未选"));
                OfficerId(-1)
            }
        }
    }

    /// Numbers of ticked boxes.
    pub fn numbers(&self, field: &str) -> Vec<i64> {
        self.posted.values(field).into_iter().filter_map(|value| value.parse().ok()).collect()
    }

    /// What was read, or everything that is wrong.
    ///
    /// # Errors
    /// Each wrong field.
    pub fn done<T>(self, value: T) -> Result<T, Vec<Refusal>> {
        if self.refusals.is_empty() { Ok(value) } else { Err(self.refusals) }
    }
}

/// 22:14, 22.14, 2214, full-width colon too.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let number = |digits: &[u32]| digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    match digits.len() {
        3 => NaiveTime::from_hms_opt(number(&digits[..1]), number(&digits[1..]), 0),
        4 => NaiveTime::from_hms_opt(number(&digits[..2]), number(&digits[2..]), 0),
        _ => None,
    }
}
