//! What is filled in when the bureau itself sees a duty done: substituted performance, clearing at once, the chain against
//! an unlawful building, halting an execution, things auctioned against the fine.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::choices_execution::{
    BuildingAct, ClearingPlace, EndGround, ExecutionTarget, HaltAct, HaltGround, SubstitutionHarm,
};
use crate::ids::OfficerId;
use crate::money::Fen;

/// An execution agreement 执行协议: the party remedies the matter, the surcharge is lowered, the fine never (行政强制法 42).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExecutionAgreement {
    /// What the party did to remedy the matter.
    pub remedied: String,
    /// How much of the surcharge is waived, in fen.
    pub waived_fen: Fen,
    /// Neither the public interest nor anybody's lawful rights suffer.
    pub harmless: bool,
}

form!(/// Demanding in writing that a duty be done, before substituted performance is decided, and again before it is carried
    /// out (行政强制法 35, 51(1)(2)).
    DemandPerformance {
    /// The last day the letter gives, inclusive.
    due: NaiveDate,
});
form!(/// The decision on substituted performance, to be approved by the head (行政强制法 50, 51(1)(1)).
    ProposeSubstitution {
    /// What the neglected duty endangers.
    harm: SubstitutionHarm,
    /// The reason: the duty, that it was not done, and how the harm shows.
    reason: String,
    /// The law the duty rests on, with its article.
    basis: String,
    /// What the party answered to the demand, and the check of it (行政强制法 36).
    heard: String,
    /// Way.
    way: String,
    /// The day of it.
    planned_on: NaiveDate,
    /// Object: what is cleared or restored, where.
    object: String,
    /// Estimate of the cost, in fen.
    cost_fen: Fen,
    /// Who performs: the bureau, or somebody without an interest in the matter.
    performer: String,
});
form!(/// Substituted performance carried out (行政强制法 43, 51(1)(3), 51(1)(4), 51(2)).
    PerformSubstitution {
    /// Which one.
    substitution: u32,
    /// Begun.
    from: DateTime<Utc>,
    /// Ended.
    until: DateTime<Utc>,
    /// The second officer on site.
    second: OfficerId,
    /// Who signed for those who performed.
    performer_signed: String,
    /// Who signed for the party; empty where nobody did.
    party_signed: String,
    /// The witness who signed, where the party did not.
    witness: String,
    /// The course of it.
    record: String,
    /// The cost, in fen.
    cost_fen: Fen,
    /// How the cost was counted.
    cost_basis: String,
    /// Why it could not wait, where it was done at night or on a rest day.
    #[serde(default)]
    urgency: String,
    /// No water, power, heat or gas of residents was cut (行政强制法 43(2)).
    no_cutting: bool,
});
form!(/// Spilled loads, obstacles or pollutants cleared at once (行政强制法 52).
    ClearAtOnce {
    /// Road, water or public place.
    place: ClearingPlace,
    /// What was cleared, and where.
    what: String,
    /// Why the party could not clear it, and why it could not wait.
    unable: String,
    /// Begun.
    from: DateTime<Utc>,
    /// Ended.
    until: DateTime<Utc>,
    /// Who was there of the party; empty where nobody was.
    present: String,
    /// When an absent party was told.
    #[serde(default)]
    told_at: Option<DateTime<Utc>>,
    /// How an absent party was told.
    #[serde(default)]
    told_how: String,
    /// The second officer on site.
    second: OfficerId,
    /// Who performed, and signed for it.
    performer_signed: String,
    /// The witness who signed, where the party was absent.
    witness: String,
    /// The course of it.
    record: String,
    /// The cost, in fen.
    cost_fen: Fen,
    /// How the cost was counted.
    cost_basis: String,
});
form!(/// One act of the chain against an unlawful building (平顶山市城乡规划建设管理条例 24, 27(3), 30, 32; 行政强制法 44).
    RecordBuilding {
    /// What was done.
    act: BuildingAct,
    /// When; the hour counts where the period is one of hours.
    at: DateTime<Utc>,
    /// When a demolition was finished.
    #[serde(default)]
    until: Option<DateTime<Utc>>,
    /// The last day that a letter or public notice gives, inclusive.
    #[serde(default)]
    due: Option<NaiveDate>,
    /// Number and gist of the paper, or what was found.
    paper: String,
    /// Why it could not wait, where a building was pulled down at night or on a rest day.
    #[serde(default)]
    urgency: String,
    /// No water, power, heat or gas of residents was cut (行政强制法 43(2)).
    #[serde(default)]
    no_cutting: bool,
    /// Nobody asked for a review of the order to demolish, or sued against it (行政强制法 44).
    #[serde(default)]
    no_remedy: bool,
});
form!(/// The bureau's own execution suspended, resumed, given up or ended (行政强制法 39, 40).
    HaltExecution {
    /// Which execution.
    target: ExecutionTarget,
    /// What becomes of it.
    act: HaltAct,
    /// Why it is suspended (行政强制法 39(1)).
    #[serde(default)]
    pause_ground: Option<HaltGround>,
    /// Why it is ended (行政强制法 40).
    #[serde(default)]
    end_ground: Option<EndGround>,
    /// The day.
    on: NaiveDate,
    /// Facts and proof.
    reason: String,
    /// No obvious harm to society; asked for where it is given up (行政强制法 39(2)).
    #[serde(default)]
    no_social_harm: bool,
    /// The party is truly unable to perform; asked for where it is given up (行政强制法 39(2)).
    #[serde(default)]
    no_means: bool,
});
form!(/// Seized things auctioned against the fine (行政强制法 46(3)).
    AuctionSeized {
    /// Which measure.
    measure: u32,
    /// The law that lets the things be held so long, where the measure's own time is over (行政强制法 25(1)).
    #[serde(default)]
    held_under: String,
    /// The day of the auction.
    on: NaiveDate,
    /// What it brought after its costs, in fen.
    proceeds_fen: Fen,
    /// Receipt of the treasury account.
    receipt: String,
    /// Auction house, things, result.
    record: String,
});
