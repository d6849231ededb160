//! What runs beside the main line of a case: forms, orders, notices, the decision, each with its own facts.

mod dispute;
mod enforcement;
mod evidence;
mod execution;
mod inquiry;
mod notice;
mod penalty;
mod request;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::event::Weighed;
use crate::fine::PaymentTerm;
use crate::ids::OfficerId;
use crate::law::catalogue::PenaltyKind;
use crate::law::leniency::FirstOffence;
use crate::money::Fen;
use crate::numbers::Number;
use crate::service::ServiceFile;
use crate::step::{Channel, NoPenaltyGround, Penalty, ProposeNoPenalty, ReviewPoint, SubmitReport, Verdict};

pub use dispute::*;
pub use enforcement::*;
pub use evidence::*;
pub use execution::*;
pub use inquiry::*;
pub use notice::*;
pub use penalty::*;
pub use request::*;

/// Who gave an opinion, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opinion {
    /// Who.
    pub by: OfficerId,
    /// Name as it was then.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
    /// The words.
    pub text: String,
}

/// A form that goes up from the investigators through the unit to the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Form {
    /// 承办人意见
    pub applied: Opinion,
    /// 承办机构意见
    pub endorsed: Option<Opinion>,
    /// 行政机关负责人审批意见
    pub approved: Option<Opinion>,
}

/// An order to correct, with its own state: issued, served, due, re-checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionOrder {
    /// Its number.
    pub number: Option<Number>,
    /// Date of the paper.
    pub issued_on: NaiveDate,
    /// What to do.
    pub demands: String,
    /// By when, inclusive.
    pub due: NaiveDate,
    /// How it was served.
    pub service: ServiceFile,
    /// What the re-inspections found, in order.
    pub reinspections: Vec<Reinspection>,
}

/// What a re-inspection found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reinspection {
    /// The day of the visit.
    pub on: NaiveDate,
    /// Whether the order was obeyed.
    pub complied: bool,
    /// What was found.
    pub findings: String,
}

impl CorrectionOrder {
    /// Whether the last re-inspection found the order obeyed.
    pub fn complied(&self) -> bool {
        self.reinspections.last().is_some_and(|visit| visit.complied)
    }

    /// Whether it was served, its day passed, and a re-inspection after that day found it ignored. What is put right later
    /// does not undo it.
    pub fn ignored(&self) -> bool {
        self.binds_until().is_some_and(|last| self.reinspections.iter().any(|visit| !visit.complied && visit.on > last))
    }

    /// The last day to obey, inclusive: the day named, or, for an order to correct at once, the day of its service.
    /// `None` until it is served, and for a day that had passed before the party heard of it.
    pub fn binds_until(&self) -> Option<NaiveDate> {
        let served = self.service.deemed()?;
        let at_once = self.due == self.issued_on;
        (at_once || served <= self.due).then(|| self.due.max(served))
    }
}

/// The closing report with what follows from its proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// As written.
    pub form: SubmitReport,
    /// By whom and when.
    pub written: Opinion,
    /// Lowest fine of the tier, in fen.
    pub min_fen: Fen,
    /// Highest fine of the tier, in fen.
    pub max_fen: Fen,
    /// How many exhibits were on file: what comes later the party was never told of (行政处罚法 44).
    #[serde(default = "all_exhibits")]
    pub exhibits: u32,
    /// Why a hearing must be offered; empty where it need not be.
    pub hearing: Vec<String>,
    /// Why legal review is due; empty where it is not.
    pub review: Vec<String>,
    /// Why collective discussion is due; empty where it is not.
    pub discussion: Vec<String>,
    /// Each violation as weighed, in the order of the form.
    #[serde(default)]
    pub weighed: Vec<Weighed>,
    /// The unit head's check 审核.
    pub endorsed: Option<Opinion>,
}

fn all_exhibits() -> u32 {
    u32::MAX
}

/// The legal review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalReview {
    /// One of four opinions.
    pub verdict: Verdict,
    /// Points found in order.
    pub points: Vec<ReviewPoint>,
    /// By whom, why.
    pub opinion: Opinion,
}

/// Minutes of a collective discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Minutes {
    /// When.
    pub on: NaiveDate,
    /// Who took part.
    pub members: String,
    /// Who stepped aside; empty where nobody did.
    #[serde(default)]
    pub recused: String,
    /// Each view.
    pub views: String,
    /// Conclusion.
    pub conclusion: String,
}

/// The penalty decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// Its number.
    pub number: Option<Number>,
    /// Date of the decision.
    pub on: NaiveDate,
    /// The fine, in fen.
    pub fine_fen: Fen,
    /// The fine for each violation, where there are several.
    #[serde(default)]
    pub fines: Vec<Fen>,
    /// Gains confiscated, in fen.
    pub confiscate_fen: Fen,
    /// Whether a warning is given.
    pub warning: bool,
    /// Penalties of other kinds, with how each was carried out.
    #[serde(default)]
    pub others: Vec<Imposed>,
    /// Which rule is lighter and why, where the law changed since the report (行政处罚法 37).
    #[serde(default)]
    pub law_comparison: String,
    /// By whom, and the words.
    pub opinion: Opinion,
    /// How it was served.
    pub service: ServiceFile,
    /// By when to pay, from its service on.
    pub term: Option<PaymentTerm>,
    /// What was decided and said on the spot; none in the ordinary procedure.
    #[serde(default)]
    pub on_the_spot: Option<OnTheSpot>,
    /// The amount as it was changed after a review, a suit or by the bureau itself; the paper keeps its own.
    #[serde(default)]
    pub changed: Option<Changed>,
}

impl Decision {
    /// The fine that is owed: as decided, or as changed since.
    pub fn fine_owed(&self) -> Fen {
        self.changed.as_ref().map_or(self.fine_fen, |changed| changed.fine_fen)
    }

    /// Whether there is anything to pay: of a warning alone, or a stop alone, no period to pay runs (行政处罚法 67(3)).
    pub fn asks_for_money(&self) -> bool {
        self.fine_owed() > Fen::ZERO || self.confiscate_fen > Fen::ZERO
    }

    /// The kinds of penalty it holds, in the order of 行政处罚法 9.
    pub fn kinds(&self) -> Vec<PenaltyKind> {
        let mut kinds: Vec<PenaltyKind> = [
            (self.warning, PenaltyKind::Warning),
            (self.fine_fen > Fen::ZERO, PenaltyKind::Fine),
            (self.confiscate_fen > Fen::ZERO, PenaltyKind::ConfiscateGains),
        ]
        .into_iter()
        .filter_map(|(given, kind)| given.then_some(kind))
        .chain(self.others.iter().map(|one| one.penalty.kind()))
        .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The penalties beside warning and money, as they are said.
    pub fn penalties(&self) -> Vec<Penalty> {
        self.others.iter().map(|one| one.penalty.clone()).collect()
    }
}

/// What belongs to a decision on the spot (行政处罚法 51, 52).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnTheSpot {
    /// The facts found.
    pub facts: String,
    /// What is to be corrected.
    pub demands: String,
    /// What the party said, and what became of it.
    pub defence: String,
    /// The order and its refusal, where the violation asks for them.
    pub refusal: String,
    /// Why this fine.
    pub discretion: String,
    /// When it was reported to the agency for the record (行政处罚法 52(3)).
    pub filed_on: Option<NaiveDate>,
}

/// An amount that replaced the decided one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changed {
    /// The new fine, in fen.
    pub fine_fen: Fen,
    /// From which day.
    pub on: NaiveDate,
    /// The paper that changed it.
    pub paper: String,
}

/// A decision not to penalise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoPenalty {
    /// Its number.
    pub number: Option<Number>,
    /// Date of the decision.
    pub on: NaiveDate,
    /// Why.
    pub ground: NoPenaltyGround,
    /// The facts that show it.
    pub grounds_shown: String,
    /// What the search of the party's history gave, where the ground rests on it (行政处罚法 33(1)).
    #[serde(default)]
    pub searched: Option<FirstOffence>,
    /// How the party is educated (行政处罚法 33(3)).
    pub education: String,
    /// By whom, and the words.
    pub opinion: Opinion,
    /// How it was served.
    pub service: ServiceFile,
}

/// The closing report that proposes no penalty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoPenaltyProposal {
    /// As written.
    pub form: ProposeNoPenalty,
    /// By whom and when.
    pub written: Opinion,
    /// The unit head's check 审核.
    pub endorsed: Option<Opinion>,
    /// What the search of the party's history gave, where the ground rests on it (行政处罚法 33(1)).
    #[serde(default)]
    pub searched: Option<FirstOffence>,
    /// Sent to legal review although the law does not ask for it (行政处罚法 58(1)).
    pub reviewed: bool,
}

/// Money received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payment {
    /// How much, in fen.
    pub amount_fen: Fen,
    /// The day it was paid.
    pub paid_on: NaiveDate,
    /// The receipt's number.
    pub receipt: String,
    /// How it came.
    pub channel: Channel,
    /// Who recorded it.
    pub by_name: String,
    /// Cash taken by an officer: why, and how it went on; none for money that came to the bank.
    #[serde(default)]
    pub cash: Option<Cash>,
}

/// The record sent to the credit platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reported {
    /// First sent.
    pub on: NaiveDate,
    /// Batch or file.
    pub batch: String,
}
