//! What is filled in for the summary procedure 简易程序: the decision on the spot, its record, and the cash.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choices_aside::CashGround;
use super::penalty::Penalty;
use super::people::OnRecord;
use crate::ids::OfficerId;
use crate::money::Fen;

form!(/// A decision on the spot (行政处罚法 51, 52).
    DecideOnTheSpot {
    /// The second officer.
    second: OfficerId,
    /// The facts found on the spot.
    facts: String,
    /// Which tier of the fine the facts belong to; empty for a warning alone.
    tier: String,
    /// A warning.
    warning: bool,
    /// The fine, 0 for a warning alone.
    fine_fen: Fen,
    /// Penalties of other kinds: none may be imposed on the spot (行政处罚法 51).
    #[serde(default)]
    others: Vec<Penalty>,
    /// Gains to confiscate: none may be on the spot (行政处罚法 51).
    #[serde(default)]
    confiscate_fen: Fen,
    /// What is to be corrected, and by when (行政处罚法 28(1)).
    demands: String,
    /// The party was told facts, reasons, basis and rights (行政处罚法 44).
    told: bool,
    /// What the party said, and what became of it (行政处罚法 45(1)); that nothing was said, where so.
    defence: String,
    /// Where the violation asks for an ignored order: the order and its refusal as recorded on the spot.
    #[serde(default)]
    refusal: String,
    /// Why this fine (行政处罚法 34).
    discretion: String,
    /// Certificates shown, and by what the act is kept.
    #[serde(default)]
    process: OnRecord,
});
form!(/// Reported to the agency for the record (行政处罚法 52(3)).
    FileOnTheSpot {
    /// The day.
    on: NaiveDate,
});
form!(/// Cash taken on the spot (行政处罚法 68, 69, 70).
    CollectCash {
    /// How much.
    amount_fen: Fen,
    /// The day.
    on: NaiveDate,
    /// Why cash.
    ground: CashGround,
    /// Number of the receipt of the finance department.
    receipt: String,
});
form!(/// Cash handed in to the agency (行政处罚法 71).
    HandInCash {
    /// Which receipt.
    receipt: String,
    /// The day.
    on: NaiveDate,
});
form!(/// Cash paid to the bank (行政处罚法 71).
    BankCash {
    /// Which receipt.
    receipt: String,
    /// The day.
    on: NaiveDate,
});
