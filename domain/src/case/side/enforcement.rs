//! What follows a decision: deferral, demand, court, review and suit, annulment, archive.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Decision, NoPenalty, Opinion, Payment, Report, Reported};
use crate::money::Fen;
use crate::numbers::Number;
use crate::service::ServiceFile;
use crate::stage::StageKind;
use crate::step::{
    AnnulmentGround, CashGround, CourtAct, Instalment, ProposeCourtApplication, RemedyKind, RemedyOutcome,
};

/// Cash on its way from the officer over the agency to the bank, two working days each (行政处罚法 71).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cash {
    /// Why it was taken.
    pub ground: CashGround,
    /// Handed in to the agency.
    pub handed_in: Option<NaiveDate>,
    /// Paid to the bank.
    pub banked: Option<NaiveDate>,
}

/// Granted time to pay 暂缓、分期 (行政处罚法 66(2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deferral {
    /// Granted on; no surcharge from that day on while it runs (行政处罚法 72(2)).
    pub from: NaiveDate,
    /// The plan.
    pub instalments: Vec<Instalment>,
    /// Paid before the grant, so that the plan counts only what comes after, in fen.
    pub paid_before: Fen,
    /// Surcharge waived by an execution agreement while it is kept, in fen (行政强制法 42).
    #[serde(default)]
    pub waived_fen: Fen,
    /// The day it was broken off; none while it runs or once it was kept.
    pub broken_on: Option<NaiveDate>,
}

impl Deferral {
    /// The last day of the plan, inclusive.
    pub fn ends(&self) -> NaiveDate {
        self.instalments.last().map_or(self.from, |instalment| instalment.due)
    }

    /// The last day on which no surcharge runs: the end of the plan, or the instalment that was missed.
    pub fn covers_until(&self) -> NaiveDate {
        self.broken_on.map_or_else(|| self.ends(), |broken| broken.pred_opt().unwrap_or(broken))
    }

    /// The first instalment that is not covered by what was paid by a day after its due day.
    pub fn missed(&self, paid: Fen, today: NaiveDate) -> Option<&Instalment> {
        let since = Fen::new(paid.get() - self.paid_before.get());
        let mut planned = Fen::ZERO;
        self.instalments.iter().find(|instalment| {
            planned = Fen::new(planned.get() + instalment.amount_fen.get());
            instalment.due < today && since < planned
        })
    }
}

/// A demand letter 催告书 (行政强制法 54).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Demand {
    /// Its number.
    pub number: Option<Number>,
    /// Date of the paper.
    pub issued_on: NaiveDate,
    /// The last day it gives.
    pub due: NaiveDate,
    /// The sum demanded: fine, confiscation and surcharge to that day, in fen.
    pub sum_fen: Fen,
    /// How it was served.
    pub service: ServiceFile,
    /// What the party answered, and the check (行政强制法 36).
    pub answers: Vec<DemandAnswer>,
}

/// An answer to a demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemandAnswer {
    /// Arrived.
    pub received_on: NaiveDate,
    /// What it says.
    pub content: String,
    /// What became of it.
    pub checked: String,
}

/// The bureau's application to the court 申请强制执行 and what the court did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourtFile {
    /// As signed by the head.
    pub form: ProposeCourtApplication,
    /// By whom, when.
    pub signed: Opinion,
    /// What the court did, in order.
    pub acts: Vec<CourtDone>,
}

impl CourtFile {
    /// Whether the court has accepted the application, since it was last handed in.
    pub fn is_accepted(&self) -> bool {
        let last = self.acts.iter().rposition(|done| matches!(done.act, CourtAct::HandedInAgain | CourtAct::Objected));
        self.acts[last.map_or(0, |at| at + 1)..].iter().any(|done| done.act == CourtAct::Accepted)
    }
}

/// One act of the court.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourtDone {
    /// What.
    pub act: CourtAct,
    /// When.
    pub on: NaiveDate,
    /// By which paper.
    pub paper: String,
}

/// A review or suit 复议、诉讼; while open it lies over the stage beneath, which goes on moving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Remedy {
    /// Review or suit.
    pub kind: RemedyKind,
    /// Accepted: the surcharge stops on that day (行政处罚法 73(3)).
    pub accepted_on: NaiveDate,
    /// The copy reached the bureau: its answer is due from it.
    pub received_on: NaiveDate,
    /// Which body, with its number.
    pub body: String,
    /// Simplified procedure.
    pub simplified: bool,
    /// Performance is suspended meanwhile.
    pub suspended: bool,
    /// How it ended.
    pub ended: Option<RemedyEnd>,
}

/// The end of a review or suit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemedyEnd {
    /// How.
    pub outcome: RemedyOutcome,
    /// The day of the paper.
    pub on: NaiveDate,
    /// Served, or in effect.
    pub effective_on: NaiveDate,
    /// By which paper.
    pub paper: String,
}

/// A decision revoked, changed, found unlawful or void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Annulment {
    /// By which remedy's outcome, or none where the bureau did it itself.
    pub outcome: Option<RemedyOutcome>,
    /// On which ground, where the bureau did it itself.
    pub ground: Option<AnnulmentGround>,
    /// The day of it: publicity is withdrawn within three working days (行政处罚法 48(2)).
    pub on: NaiveDate,
    /// The new fine where it was changed; none where the decision is gone.
    pub fine_fen: Option<Fen>,
    /// Whether the bureau must act anew; the ninety days count from this day.
    pub act_anew: bool,
    /// Only the procedure was wrong: the same act may be done again (行政复议法 64(2); 行政诉讼法 71).
    #[serde(default)]
    pub only_procedure: bool,
    /// By which paper.
    pub paper: String,
    /// Where the case stood before.
    pub from: StageKind,
    /// Publicity was withdrawn on.
    pub withdrawn_on: Option<NaiveDate>,
}

/// A decision that fell and was handled anew: kept with its money, which finance returns (行政强制法 41).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PastDecision {
    /// The penalty decision.
    pub decision: Option<Decision>,
    /// The decision not to penalise.
    pub spared: Option<NoPenalty>,
    /// The report it followed: its facts and reasons are held against the new ones (行政诉讼法 71).
    #[serde(default)]
    pub report: Option<Report>,
    /// By review or suit, where it fell so.
    #[serde(default)]
    pub by: Option<RemedyKind>,
    /// Money received on it.
    pub payments: Vec<Payment>,
    /// What had been sent to the platform.
    pub reported: Option<Reported>,
}

/// A decision that did not tell of the remedies: the party has up to one year (行政复议法 20(3); 行政诉讼法司法解释 64).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotTold {
    /// The party learned of what was decided.
    pub known_on: NaiveDate,
    /// The party was told after all.
    pub told_on: Option<NaiveDate>,
    /// What was left out, and how that came to light.
    pub reason: String,
}

/// The file put away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Archived {
    /// The day.
    pub on: NaiveDate,
    /// Number of the volume.
    pub volume: String,
    /// Pages.
    pub pages: u32,
    /// Who keeps it.
    pub keeper: String,
}
