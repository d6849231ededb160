//! What became of a piece of evidence after it was received: set aside, or taken by an automatic device and reviewed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Opinion;
use crate::ids::ExhibitId;
use crate::step::{AsideGround, ReviewDeviceRecord};

/// A piece of evidence set aside (行政处罚法 46(2), 46(3)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAside {
    /// Which.
    pub exhibit: ExhibitId,
    /// Why.
    pub ground: AsideGround,
    /// By whom, when, and what shows it.
    pub opinion: Opinion,
}

/// A record of a fixed automatic device with its reviews (行政处罚法 41).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceRecord {
    /// As written.
    pub form: ReviewDeviceRecord,
    /// The day it was entered.
    pub on: NaiveDate,
    /// By whom.
    pub by_name: String,
}
