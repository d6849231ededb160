//! The law as data: articles with gists and terms, calendar, parameters, deadlines, the catalogue of violations, and what
//! it says of an act.

pub mod article;
pub mod calendar;
pub mod catalogue;
pub mod change;
pub mod cite;
pub mod comparison;
pub mod competence;
pub mod deadlines;
pub mod discretion;
pub mod duplicates;
pub mod glossary;
pub mod leniency;
pub mod limitation;
pub mod parameters;
pub mod proposal;
pub mod statutes;
pub mod trial;

/// The calendar day of a date in a data file; `None` when it carries a time or is no real day.
fn plain_date(date: &toml::value::Datetime) -> Option<chrono::NaiveDate> {
    match (date.date, date.time) {
        (Some(day), None) => {
            chrono::NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
        }
        _ => None,
    }
}
