//! A dispute with another agency about who is competent 管辖争议, and how it ends.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::step::{DisputeEnd, DisputeTo};

/// A dispute about jurisdiction 管辖争议 (行政处罚法 25(2); 住房和城乡建设行政处罚程序规定 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dispute {
    /// The other agency.
    pub agency: String,
    /// The day it arose.
    pub since: NaiveDate,
    /// What each side says.
    pub reason: String,
    /// Where it was put, once talks did not end it or were left out.
    pub submitted: Option<DisputeSubmitted>,
    /// How it ended; none while it is open.
    pub settled: Option<DisputeSettled>,
    /// The case was given away by it and has come back since.
    #[serde(default)]
    pub came_back: bool,
}

/// A dispute put to the common superior or to the legal office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeSubmitted {
    /// To whom.
    pub to: DisputeTo,
    /// Its name.
    pub body: String,
    /// The day.
    pub on: NaiveDate,
    /// By which paper.
    pub paper: String,
}

/// The end of a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeSettled {
    /// How.
    pub how: DisputeEnd,
    /// The case stays here; else it is handed over.
    pub ours: bool,
    /// The day.
    pub on: NaiveDate,
    /// Written record of the talks, or the paper.
    pub paper: String,
}
