//! The law as data: articles, calendar, parameters, deadlines, the catalogue of violations, gists and terms.

pub mod article;
pub mod calendar;
pub mod catalogue;
pub mod cite;
pub mod deadlines;
pub mod glossary;
pub mod parameters;
pub mod statutes;

/// The calendar day of a date in a data file; `None` when it carries a time or is no real day.
fn plain_date(date: &toml::value::Datetime) -> Option<chrono::NaiveDate> {
    match (date.date, date.time) {
        (Some(day), None) => {
            chrono::NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
        }
        _ => None,
    }
}
