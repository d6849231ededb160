//! What the bureau itself sees done: substituted performance, things cleared at once, an unlawful building; with their halts.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Opinion;
use crate::money::Fen;
use crate::service::ServiceFile;
use crate::step::{BuildingAct, ClearAtOnce, EndGround, HaltAct, HaltGround, ProposeSubstitution};

/// A written demand to do a duty (行政强制法 35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DutyDemand {
    /// Date of the paper.
    pub issued_on: NaiveDate,
    /// The last day it gives, inclusive.
    pub due: NaiveDate,
    /// How it was served.
    pub service: ServiceFile,
}

impl DutyDemand {
    /// Whether it was served before the day it names had passed; a letter that came too late demands nothing.
    pub fn reached(&self) -> bool {
        self.service.deemed().is_some_and(|served| served <= self.due)
    }
}

/// A halt of an execution (行政强制法 39, 40).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Halt {
    /// What.
    pub act: HaltAct,
    /// Why suspended.
    pub pause_ground: Option<HaltGround>,
    /// Why ended.
    pub end_ground: Option<EndGround>,
    /// The day.
    pub on: NaiveDate,
    /// Facts and proof, with whoever decided.
    pub decided: Opinion,
}

/// Since when an execution is suspended; `None` while it runs.
pub fn paused_since(halts: &[Halt]) -> Option<NaiveDate> {
    halts.last().filter(|halt| halt.act == HaltAct::Paused).map(|halt| halt.on)
}

/// Whether an execution was given up or ended.
pub fn is_over(halts: &[Halt]) -> bool {
    halts.last().is_some_and(|halt| matches!(halt.act, HaltAct::GivenUp | HaltAct::Ended))
}

/// Substituted performance 代履行 (行政强制法 50, 51).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Substitution {
    /// Its number within the case, from 1.
    pub id: u32,
    /// The order whose duty is done, counted from 1.
    pub order: u32,
    /// The demand before the decision.
    pub demand: DutyDemand,
    /// The decision.
    pub decided: Option<SubstitutionDecided>,
    /// The demand before it is carried out.
    pub again: Option<DutyDemand>,
    /// How it was carried out.
    pub done: Option<SubstitutionDone>,
    /// Suspended, resumed, given up, ended.
    pub halts: Vec<Halt>,
}

/// The decision on substituted performance (行政强制法 51(1)(1)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubstitutionDecided {
    /// Reason, basis, way, time, object, cost, who performs.
    pub form: ProposeSubstitution,
    /// By whom.
    pub approved: Opinion,
    /// How it was served.
    pub service: ServiceFile,
}

/// Substituted performance carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubstitutionDone {
    /// Begun.
    pub from: DateTime<Utc>,
    /// Ended.
    pub until: DateTime<Utc>,
    /// The officers on site.
    pub officers: Vec<String>,
    /// Who signed beside them.
    pub signed: Vec<String>,
    /// The course of it.
    pub record: String,
    /// The cost, in fen; it is the party's (行政强制法 51(2)).
    pub cost_fen: Fen,
    /// How it was counted.
    pub cost_basis: String,
    /// Why it could not wait; empty on a working day.
    pub urgency: String,
}

/// Something cleared at once (行政强制法 52).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Clearing {
    /// Its number within the case, from 1.
    pub id: u32,
    /// What, where, when, at what cost.
    pub form: ClearAtOnce,
    /// The officers on site.
    pub officers: Vec<String>,
}

/// An unlawful building and what was done against it (平顶山市城乡规划建设管理条例 24-34; 行政强制法 44).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Building {
    /// The stop notice: its date, and how it was served.
    pub stop: Option<StopNotice>,
    /// The demand to demolish.
    pub demand: Option<DutyDemand>,
    /// What was done, in order.
    pub acts: Vec<BuildingDone>,
    /// Suspended, resumed, given up, ended.
    pub halts: Vec<Halt>,
}

/// A stop notice 停止建设通知书 (平顶山市城乡规划建设管理条例 24).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StopNotice {
    /// Date of the paper.
    pub issued_on: NaiveDate,
    /// How it was served.
    pub service: ServiceFile,
}

/// One act of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BuildingDone {
    /// What.
    pub act: BuildingAct,
    /// When.
    pub at: DateTime<Utc>,
    /// The same instant's day in Beijing.
    pub on: NaiveDate,
    /// The last day that a letter or notice gave.
    pub due: Option<NaiveDate>,
    /// Paper, or what was found.
    pub paper: String,
    /// Why it could not wait; empty on a working day.
    pub urgency: String,
    /// Entered by.
    pub by_name: String,
}

impl Building {
    /// The act as last recorded.
    pub fn done(&self, act: BuildingAct) -> Option<&BuildingDone> {
        self.acts.iter().rev().find(|done| done.act == act)
    }

    /// Whether the forced demolition was ordered and is still to be done.
    pub fn demolition_runs(&self) -> bool {
        self.done(BuildingAct::DemolitionInstructed).is_some() && !self.is_gone() && !is_over(&self.halts)
    }

    /// Whether the building was pulled down, by the party or by force.
    pub fn is_gone(&self) -> bool {
        [BuildingAct::RemovedByParty, BuildingAct::Demolished].iter().any(|act| self.done(*act).is_some())
    }
}
