//! What the law says of an act, held against its dates, amounts and neighbours.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod change;
mod comparison;
mod competence;
mod discretion;
mod duplicates;
mod leniency;
mod limitation;
mod proposal;

use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::law::catalogue::{Catalogue, Violation};
use domain::law::comparison::Successions;
use domain::law::parameters::{Parameters, Value, Verified};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Read once: some tests ask for it hundreds of times.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in().unwrap());

pub fn catalogue() -> Catalogue {
    CATALOGUE.clone()
}

pub fn entry(code: &str) -> Violation {
    CATALOGUE.all().find(|violation| violation.code == code).unwrap().clone()
}

pub fn parameters() -> Parameters {
    Parameters::built_in().unwrap()
}

pub fn successions() -> Successions {
    Successions::built_in(&catalogue()).unwrap()
}

/// The built-in parameters with another reading from a day on.
pub fn read_as(name: &str, value: Value, from: &str) -> Parameters {
    let parameters = parameters();
    let last = parameters.history(name).last().unwrap().clone();
    let row = domain::law::parameters::Parameter {
        from: day(from),
        value,
        source: "法制机构意见".into(),
        verified: Verified::Read,
        ..last
    };
    parameters.with_row(row, day(from)).unwrap()
}
