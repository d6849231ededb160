//! The papers of a case. To add one: write `documents/<name>.rs` with a `compose`, give it a variant in [`DocumentKind`],
//! and say in [`issued_by`] which event issues it; number, PDF, preview and API follow.

pub mod block;
pub mod correction_order;
pub mod demand_letter;
pub mod filing_form;
pub mod kinds;
pub mod no_penalty_decision;
pub mod on_the_spot_decision;
pub mod penalty_decision;
pub mod phrases;
pub mod prior_notice;
pub mod service_receipt;
mod together;

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::event::Event;
use crate::now::Now;
use crate::numbers::Register;
use crate::refusal::Refusal;
use crate::step::Step;
use block::Paper;

/// The kinds of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 立案审批表
    FilingForm,
    /// 责令限期改正通知书
    CorrectionOrder,
    /// 行政处罚事先告知书
    PriorNotice,
    /// 行政处罚决定书
    PenaltyDecision,
    /// 当场行政处罚决定书
    OnTheSpotDecision,
    /// 不予行政处罚决定书
    NoPenaltyDecision,
    /// 行政处罚决定履行催告书
    DemandLetter,
    /// 送达回证
    ServiceReceipt,
}

impl DocumentKind {
    /// Every kind, in the order of a file.
    pub const ALL: [DocumentKind; 8] = [
        DocumentKind::FilingForm,
        DocumentKind::CorrectionOrder,
        DocumentKind::PriorNotice,
        DocumentKind::PenaltyDecision,
        DocumentKind::OnTheSpotDecision,
        DocumentKind::NoPenaltyDecision,
        DocumentKind::DemandLetter,
        DocumentKind::ServiceReceipt,
    ];

    /// The name on the paper.
    pub fn label(self) -> &'static str {
        match self {
            DocumentKind::FilingForm => "立案审批表",
            DocumentKind::CorrectionOrder => "责令限期改正通知书",
            DocumentKind::PriorNotice => "行政处罚事先告知书",
            DocumentKind::PenaltyDecision => "行政处罚决定书",
            DocumentKind::OnTheSpotDecision => "当场行政处罚决定书",
            DocumentKind::NoPenaltyDecision => "不予行政处罚决定书",
            DocumentKind::DemandLetter => "行政处罚决定履行催告书",
            DocumentKind::ServiceReceipt => "送达回证",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            DocumentKind::FilingForm => "filing_form",
            DocumentKind::CorrectionOrder => "correction_order",
            DocumentKind::PriorNotice => "prior_notice",
            DocumentKind::PenaltyDecision => "penalty_decision",
            DocumentKind::OnTheSpotDecision => "on_the_spot_decision",
            DocumentKind::NoPenaltyDecision => "no_penalty_decision",
            DocumentKind::DemandLetter => "demand_letter",
            DocumentKind::ServiceReceipt => "service_receipt",
        }
    }

    /// The kind of a stored key.
    pub fn from_key(key: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The register its number comes from; a receipt has none.
    pub fn register(self) -> Option<Register> {
        match self {
            DocumentKind::FilingForm => Some(Register::Filing),
            DocumentKind::CorrectionOrder => Some(Register::CorrectionOrder),
            DocumentKind::PriorNotice => Some(Register::PriorNotice),
            DocumentKind::PenaltyDecision => Some(Register::PenaltyDecision),
            DocumentKind::OnTheSpotDecision => Some(Register::OnTheSpotDecision),
            DocumentKind::NoPenaltyDecision => Some(Register::NoPenaltyDecision),
            DocumentKind::DemandLetter => Some(Register::Demand),
            DocumentKind::ServiceReceipt => None,
        }
    }

    /// Whether it leaves the bureau; internal papers are never shown to the party.
    pub fn goes_to_the_party(self) -> bool {
        !matches!(self, DocumentKind::FilingForm)
    }
}

/// The papers an event issues, composed from the case as it stands after it.
///
/// # Errors
/// An element that the law demands is missing: then the event must not be kept.
pub fn issued_by(case: &Case, event: &Event, now: &Now) -> Result<Vec<(DocumentKind, Paper)>, Refusal> {
    let papers = match &event.step {
        Step::ApproveFiling(form) if form.agree => vec![(DocumentKind::FilingForm, filing_form::compose(case, now)?)],
        Step::IssueCorrectionOrder(_) => vec![(DocumentKind::CorrectionOrder, correction_order::compose(case, now)?)],
        Step::IssuePriorNotice(_) | Step::RenewNotice(_) => {
            vec![(DocumentKind::PriorNotice, prior_notice::compose(case, now)?)]
        }
        Step::DecidePenalty(_) => vec![(DocumentKind::PenaltyDecision, penalty_decision::compose(case, now)?)],
        Step::DecideOnTheSpot(_) => {
            vec![(DocumentKind::OnTheSpotDecision, on_the_spot_decision::compose(case, now)?)]
        }
        Step::DecideNoPenalty(_) => {
            vec![(DocumentKind::NoPenaltyDecision, no_penalty_decision::compose(case, now)?)]
        }
        Step::IssueDemand(_) => vec![(DocumentKind::DemandLetter, demand_letter::compose(case, now)?)],
        Step::RecordService(form) => {
            vec![(DocumentKind::ServiceReceipt, service_receipt::compose(case, form, event, now))]
        }
        _ => Vec::new(),
    };
    Ok(papers.into_iter().map(|(kind, paper)| (kind, together::copies(paper, case))).collect())
}

/// The draft of a paper that the case could issue next: no number, marked 草稿.
///
/// # Errors
/// What is still missing for it.
pub fn draft(kind: DocumentKind, case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let paper = match kind {
        DocumentKind::FilingForm => filing_form::compose(case, now)?,
        DocumentKind::CorrectionOrder => correction_order::compose(case, now)?,
        DocumentKind::PriorNotice => prior_notice::compose(case, now)?,
        DocumentKind::PenaltyDecision => penalty_decision::compose(case, now)?,
        DocumentKind::OnTheSpotDecision => on_the_spot_decision::compose(case, now)?,
        DocumentKind::NoPenaltyDecision => no_penalty_decision::compose(case, now)?,
        DocumentKind::DemandLetter => demand_letter::compose(case, now)?,
        DocumentKind::ServiceReceipt => service_receipt::blank(case, now)?,
    };
    Ok(Paper { number: None, draft: true, ..together::copies(paper, case) })
}

/// The paper that a case would issue next, where there is one to look at.
pub fn next_draft(case: &Case) -> Option<DocumentKind> {
    use crate::stage::StageKind::{Check, Collective, Filed, Inquiry, InquiryDone, Legal, Recheck};
    match case.stage.kind() {
        Check if case.dossier.party.is_some() => Some(DocumentKind::FilingForm),
        Filed | Inquiry if case.orders.is_empty() => None,
        InquiryDone if case.notice.is_none() => Some(DocumentKind::PriorNotice),
        Recheck | Legal | Collective => Some(DocumentKind::PenaltyDecision),
        _ => None,
    }
}
