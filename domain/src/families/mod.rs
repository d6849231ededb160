//! The bureau's fields of work. To add one: write `families/<name>.rs` with its fields, name it in [`Particulars`].

pub mod muck;

use serde::{Deserialize, Serialize};

/// What a case of one family records beyond the common facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "family", rename_all = "snake_case")]
pub enum Particulars {
    /// 渣土
    Muck(muck::Muck),
}

impl Particulars {
    /// The number plate, where the family has one.
    pub fn plate(&self) -> Option<&str> {
        match self {
            Particulars::Muck(muck) => (!muck.plate.is_empty()).then_some(muck.plate.as_str()),
        }
    }

    /// Label and value of each recorded field, for pages and papers.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        match self {
            Particulars::Muck(muck) => muck.lines(),
        }
    }
}
