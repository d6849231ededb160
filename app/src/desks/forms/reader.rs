//! Reads what was typed: every wrong field is named at once, and nothing typed is lost.

use chrono::{Datelike, NaiveDate};
use domain::ids::OfficerId;
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
