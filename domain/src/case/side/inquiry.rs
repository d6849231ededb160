//! Side objects of an inquiry, each with its own clock: preserved evidence, sealing and seizure, samples, pauses, recusal,
//! and the ways a case leaves the bureau.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Opinion;
use crate::ids::OfficerId;
use crate::law::deadlines::DeadlineId;
use crate::money::Fen;
use crate::step::{
    ComplainantTold, DroppingGround, MeasureEnd, NotFilingGround, PauseGround, PoliceAnswer, PreservationEnd,
    ProposeMeasure, ProposePreservation, RecusalBy, ReferralGround,
};

/// More time granted for a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extension {
    /// Of which period; of a measure's own time where it hangs on a measure.
    pub of: DeadlineId,
    /// Calendar days more.
    pub days: u32,
    /// Granted on.
    pub on: NaiveDate,
    /// By whom.
    pub by_name: String,
}

/// Evidence registered and preserved 先行登记保存 (行政处罚法 56).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preservation {
    /// Its number within the case, from 1.
    pub id: u32,
    /// What, where, why.
    pub form: ProposePreservation,
    /// Registered: the day of approval, from which the seven working days run.
    pub since: NaiveDate,
    /// What became of it.
    pub ended: Option<PreservationEnded>,
}

/// How a preservation ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreservationEnded {
    /// What became of the things.
    pub how: PreservationEnd,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// How a sealing or seizure ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeasureEnded {
    /// What became of the things.
    pub how: MeasureEnd,
    /// The day.
    pub on: NaiveDate,
    /// Why, and who took them.
    pub reason: String,
}

/// Sealing or seizure 查封、扣押 (行政强制法 22-28).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Measure {
    /// Its number within the case, from 1.
    pub id: u32,
    /// The request by which it was approved, or is to be.
    pub request: u32,
    /// Basis, inventory, place, days.
    pub form: ProposeMeasure,
    /// The head's approval; none while an urgent measure waits for it (行政强制法 19).
    pub approved: Option<Opinion>,
    /// How it was carried out; none before.
    pub carried_out: Option<CarriedOut>,
    /// The one extension, in calendar days (行政强制法 25(1)).
    pub extended: Option<Extension>,
    /// What became of it.
    pub ended: Option<MeasureEnded>,
}

impl Measure {
    /// Carried out and not ended.
    pub fn is_alive(&self) -> bool {
        self.carried_out.is_some() && self.ended.is_none()
    }
}

/// A measure as carried out on the spot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CarriedOut {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The same instant's day in Beijing: the thirty days run from it.
    pub on: NaiveDate,
    /// Who was there of the party.
    pub present: String,
    /// The witness.
    pub witness: String,
    /// The record.
    pub record: String,
    /// The two officers.
    pub officers: Vec<String>,
    /// Why it could not wait for approval; none where it was approved before.
    pub urgency: Option<String>,
}

/// A sample under test; its time is not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sample {
    /// Its number within the case, from 1.
    pub id: u32,
    /// What is tested.
    pub what: String,
    /// By whom.
    pub laboratory: String,
    /// Sent.
    pub sent_on: NaiveDate,
    /// The time fixed and told to the party, calendar days.
    pub days: u32,
    /// Back, with the result.
    pub result: Option<Noted>,
}

/// A pause of the inquiry 中止调查.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    /// Why.
    pub ground: PauseGround,
    /// From.
    pub from: NaiveDate,
    /// To, the day of resumption; none while it lasts.
    pub until: Option<NaiveDate>,
}

/// An application that somebody steps aside 回避.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recusal {
    /// Its number within the case, from 1.
    pub id: u32,
    /// Who should.
    pub officer: OfficerId,
    /// Name as it was then.
    pub name: String,
    /// At whose word.
    pub by: RecusalBy,
    /// The relation.
    pub reason: String,
    /// Asked on.
    pub on: NaiveDate,
    /// Granted or refused; none while undecided. The inquiry goes on meanwhile (行政处罚法 43(3)).
    pub granted: Option<bool>,
    /// By whom, why.
    pub decided: Option<Opinion>,
}

/// Handed to another agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Referral {
    /// To whom.
    pub agency: String,
    /// Why.
    pub ground: ReferralGround,
    /// Approved by the head on.
    pub approved_on: NaiveDate,
    /// The receiving agency's confirmation: day and paper.
    pub confirmed: Option<Noted>,
}

/// A day and what was noted on it: result of a test, number of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Noted {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub text: String,
}

/// Handed over to the police.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentToPolice {
    /// When.
    pub at: DateTime<Utc>,
    /// To which authority.
    pub receiver: String,
    /// With which papers.
    pub papers: String,
    /// Penalties made before for the same act; warnings among them stay in force (行政执法机关移送涉嫌犯罪案件的规定 11(2)).
    #[serde(default)]
    pub earlier: String,
    /// Paid of an earlier fine, in fen: set off against the criminal one (行政执法机关移送涉嫌犯罪案件的规定 11(3)).
    #[serde(default)]
    pub paid_fen: Fen,
}

/// An answer to a transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PoliceReply {
    /// What.
    pub answer: PoliceAnswer,
    /// When it was received.
    pub on: NaiveDate,
    /// By which paper.
    pub paper: String,
}

/// Transferred to the police 移送司法机关.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PoliceTransfer {
    /// Approved by the head: the 24 hours run from it.
    pub approved_at: DateTime<Utc>,
    /// Sent, to whom, with which papers.
    pub sent: Option<SentToPolice>,
    /// What was answered, in order.
    pub answers: Vec<PoliceReply>,
    /// The police were asked to reconsider (行政执法机关移送涉嫌犯罪案件的规定 9(1)).
    #[serde(default)]
    pub reconsideration: Option<Noted>,
    /// The procuratorate was asked to supervise (行政执法机关移送涉嫌犯罪案件的规定 9(2)).
    #[serde(default)]
    pub supervision: Option<Noted>,
    /// Whether the case had been filed before.
    pub was_filed: bool,
}

/// Closed without filing, or ended without a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "left", rename_all = "snake_case")]
pub enum LeftBy {
    /// 不予立案
    NotFiled {
        /// Why.
        ground: NotFilingGround,
        /// The reason told to the complainant.
        reason: String,
        /// That the complainant was told.
        #[serde(default)]
        told: Option<ComplainantTold>,
    },
    /// 终止调查
    Dropped {
        /// Why.
        ground: DroppingGround,
        /// The reason.
        reason: String,
    },
}
