//! The prior notice with what the party answers: defences, waivers, the hearing, and the written re-check.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Opinion;
use crate::ids::OfficerId;
use crate::money::Fen;
use crate::numbers::Number;
use crate::service::ServiceFile;
use crate::step::{Adopted, Attended, HearingOutcome, Penalty, ThirdParty};

/// The prior notice with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PriorNotice {
    /// Its number.
    pub number: Option<Number>,
    /// Date of the paper.
    pub issued_on: NaiveDate,
    /// The fine it announces, in fen.
    pub fine_fen: Fen,
    /// The confiscation it announces, in fen.
    pub confiscate_fen: Fen,
    /// The fine for each violation, where there are several.
    #[serde(default)]
    pub fines: Vec<Fen>,
    /// Whether it announces a warning.
    pub warning: bool,
    /// The penalties of other kinds it announces; they are numbered in this order, from 1.
    #[serde(default)]
    pub others: Vec<Penalty>,
    /// Whether it offers a hearing.
    pub hearing_offered: bool,
    /// Why it is a new notice, where an earlier one was replaced (行政处罚法 44, 45(2)).
    #[serde(default)]
    pub renewed: Option<String>,
    /// How it was served.
    pub service: ServiceFile,
    /// Defences received.
    pub defences: Vec<Defence>,
    /// Waived to state and defend, and the paper that shows it.
    pub defence_waived: Option<Waiver>,
    /// Waived the hearing, and the paper that shows it.
    pub hearing_waived: Option<Waiver>,
    /// What each of several joint parties waived; the two above hold once all of them did.
    #[serde(default)]
    pub waivers: Vec<PartyWaiver>,
    /// A hearing asked for.
    pub hearing: Option<Hearing>,
    /// The written re-check opinion.
    pub recheck: Option<Recheck>,
}

/// A defence as received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Defence {
    /// Arrived.
    pub received_on: NaiveDate,
    /// Postmark, where by post.
    pub postmark: Option<NaiveDate>,
    /// Whether in time, the postmark considered.
    pub in_time: bool,
    /// What it says.
    pub content: String,
    /// Whose: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    pub whose: u32,
}

/// An express waiver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiver {
    /// The day.
    pub on: NaiveDate,
    /// The paper or record.
    pub proof: String,
}

/// What one of several joint parties waived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyWaiver {
    /// Whose: 0 for the first party, then the joint ones in their order.
    pub whose: u32,
    /// Of stating and defending.
    pub defence: bool,
    /// Of the hearing; also where the one asked for was withdrawn or missed.
    pub hearing: bool,
    /// The day, and the paper or record.
    pub waiver: Waiver,
}

/// A hearing asked for, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hearing {
    /// The day the request counts from: postmark, else arrival.
    pub requested_on: NaiveDate,
    /// Who of several joint parties asked; empty where there is but one party.
    #[serde(default)]
    pub askers: Vec<u32>,
    /// The interested third party who asked, where it was not a party (河南省行政执法条例 27(1)(2)).
    #[serde(default)]
    pub third: Option<ThirdParty>,
    /// Time, place and host, once arranged.
    #[serde(default)]
    pub arranged: Option<Arranged>,
    /// How it ended; none while it runs.
    pub outcome: Option<HearingOutcome>,
    /// The day it was held or ended.
    pub on: Option<NaiveDate>,
    /// The signed record's gist.
    pub record: String,
    /// Who came, in person or by agents (行政处罚法 64(5)).
    #[serde(default)]
    pub attended: Vec<Attended>,
}

/// Time, place and host of a hearing, and when the party was told (行政处罚法 64(2)-(4)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Arranged {
    /// The day.
    pub on: NaiveDate,
    /// The hour.
    pub at: NaiveTime,
    /// Where.
    pub place: String,
    /// Who hosts it.
    pub host: OfficerId,
    /// His name as it was then.
    pub host_name: String,
    /// The day the party was told.
    pub notified_on: NaiveDate,
    /// Open to the public.
    pub public: bool,
}

/// The written re-check opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recheck {
    /// Whether the defence was adopted.
    pub adopted: Adopted,
    /// Reasons.
    pub opinion: Opinion,
    /// The fine after it, in fen.
    pub fine_fen: Fen,
    /// The fine for each violation, where there are several.
    #[serde(default)]
    pub fines: Vec<Fen>,
}
