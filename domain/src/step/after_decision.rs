//! What is filled in once a decision is out: deferral, demand, court, review and suit, annulment, archive.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choices_aside::{AnnulmentGround, CourtAct, RemedyKind, RemedyOutcome};
use super::execution::ExecutionAgreement;
use crate::money::Fen;

/// One instalment of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Instalment {
    /// Last day to pay it, inclusive.
    pub due: NaiveDate,
    /// How much.
    pub amount_fen: Fen,
}

form!(/// The party's application to pay later or by instalments (行政处罚法 66(2); 行政强制法 42).
    ProposeDeferral {
    /// The day the party applied.
    applied_on: NaiveDate,
    /// The hardship and its proof.
    hardship: String,
    /// One line for a postponement, several for instalments; together what is left to pay, less what is waived.
    instalments: Vec<Instalment>,
    /// The execution agreement, where the surcharge is lowered or waived (行政强制法 42).
    #[serde(default)]
    agreement: Option<ExecutionAgreement>,
});
form!(/// Nothing to fill in.
    MarkInstalmentMissed {});
form!(/// A demand letter (行政强制法 35, 54).
    IssueDemand {
    /// The last day the letter gives, inclusive.
    due: NaiveDate,
});
form!(/// What the party answered to the demand, and what became of it (行政强制法 36).
    RecordDemandAnswer {
    /// The day it arrived.
    received_on: NaiveDate,
    /// What it says.
    content: String,
    /// The check: facts and reasons adopted or not, and why.
    checked: String,
});
form!(/// The application to the court, to be signed by the head (行政强制法 55).
    ProposeCourtApplication {
    /// Which court.
    court: String,
    /// What is to be enforced: fine and surcharge.
    claim: String,
    /// The surcharge claimed.
    surcharge_fen: Fen,
    /// The papers: application, decision, the party's views, demand, state of the enforcement.
    papers: String,
});
form!(/// What the court did (行政强制法 56-58; 民事诉讼法 267, 268).
    RecordCourt {
    /// What.
    act: CourtAct,
    /// The day of the paper, or of its arrival.
    on: NaiveDate,
    /// Number and gist of the paper.
    paper: String,
});
form!(/// A review or suit that was accepted.
    RecordRemedy {
    /// Review or suit.
    kind: RemedyKind,
    /// The day of acceptance.
    accepted_on: NaiveDate,
    /// The day the bureau received the copy; its answer is due from it.
    received_on: NaiveDate,
    /// Which body, with its number.
    body: String,
    /// Simplified procedure (行政复议法 53).
    #[serde(default)]
    simplified: bool,
    /// The penalty is suspended meanwhile by order of the body, the court or the bureau (行政处罚法 73(1)).
    #[serde(default)]
    suspended: bool,
    /// The day the party applied or sued, where it is known; the outer limit is held against it, else against acceptance.
    #[serde(default)]
    applied_on: Option<NaiveDate>,
    /// About immovable property: the outer limit is twenty years (行政复议法 21; 行政诉讼法 46).
    #[serde(default)]
    immovable: bool,
});
form!(/// How a review or suit ended.
    EndRemedy {
    /// How.
    outcome: RemedyOutcome,
    /// The day of the paper.
    on: NaiveDate,
    /// The day it was served or took effect.
    effective_on: NaiveDate,
    /// The new fine, where it was changed.
    #[serde(default)]
    fine_fen: Fen,
    /// Whether the bureau is told to act anew.
    #[serde(default)]
    act_anew: bool,
    /// Only the procedure was wrong: the same act may be done again (行政复议法 64(2); 行政诉讼法 71).
    #[serde(default)]
    only_procedure: bool,
    /// Number and gist of the paper.
    paper: String,
});
form!(/// A decision that did not tell of the remedies: the party has up to one year (行政复议法 20(3); 行政诉讼法司法解释 64).
    RecordNotTold {
    /// The day the party learned of what was decided.
    known_on: NaiveDate,
    /// The day the party was told after all; none where that has not been done.
    #[serde(default)]
    told_on: Option<NaiveDate>,
    /// What the decision left out, and how that came to light.
    reason: String,
});
form!(/// The bureau corrects its own decision, or is told to from above (行政处罚法 75(2); 河南省行政执法条例 32, 43).
    ProposeAnnulment {
    /// On which ground.
    ground: AnnulmentGround,
    /// Facts and reasons, with the order's number where there is one.
    reason: String,
    /// The new fine where it is changed, 0 where it is revoked.
    fine_fen: Fen,
    /// Whether the case is to be handled anew.
    act_anew: bool,
});
form!(/// Handled anew after an annulment.
    ActAnew {
    /// What is to be done differently; not the same act on the same facts and reasons, unless only procedure was wrong.
    reason: String,
});
form!(/// The changed amount is performed.
    ApplyChangedDecision {});
form!(/// The file is bound and put away.
    Archive {
    /// Number of the volume.
    volume: String,
    /// Pages.
    pages: u32,
    /// Who keeps it.
    keeper: String,
});
