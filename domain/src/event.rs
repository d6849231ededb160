//! Everything that has happened in a case: the audit trail from which the case can be told again from its first day.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::fine::PaymentTerm;
use crate::ids::{CaseId, OfficerId, UnitId};
use crate::law::article::Article;
use crate::law::catalogue::PenaltyKind;
use crate::law::comparison::LawChoice;
use crate::law::deadlines::{Announced, Deadline};
use crate::law::discretion::Computed;
use crate::law::leniency::FirstOffence;
use crate::matter::Origin;
use crate::money::Fen;
use crate::numbers::{Number, Register};
use crate::service::Delivery;
use crate::step::{Step, StepKind};

/// A step that was accepted, with what the law made of it at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The same instant's day in Beijing; every period counts from days.
    pub on: NaiveDate,
    /// Who took it; 0 is the product itself.
    pub by: OfficerId,
    /// Their name as it was then.
    pub by_name: String,
    /// What they did and filled in.
    pub step: Step,
    /// What followed from it.
    pub outcome: Outcome,
    /// The number taken with it; the store takes it in the same transaction.
    pub number: Option<Number>,
}

/// What the law made of a step, frozen in the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing beyond what was filled in.
    Recorded,
    /// The case was opened.
    Opened {
        /// Its record number.
        case: CaseId,
        /// The unit that handles it.
        unit: UnitId,
        /// That unit's name.
        unit_name: String,
    },
    /// The case was opened beside the first one of its matter.
    OpenedBeside {
        /// Its record number.
        case: CaseId,
        /// The unit that handles it.
        unit: UnitId,
        /// That unit's name.
        unit_name: String,
        /// The clue's number, the same for the whole matter.
        clue_number: Option<Number>,
        /// Where it came from.
        origin: Origin,
    },
    /// A case was opened beside this one for another party of the matter.
    RelatedOpened {
        /// Its record number; the store takes it in the same transaction.
        case: Option<CaseId>,
    },
    /// The law of the act's day was chosen and frozen.
    Chosen(ChosenLaw),
    /// Two investigators with the certificates they held that day.
    Assigned {
        /// Lead and second.
        investigators: Vec<Investigator>,
    },
    /// Filed by the head; the law of the act is frozen, the investigators named.
    Filed {
        /// The law.
        law: ChosenLaw,
    },
    /// A proposal with its consequences.
    Proposed {
        /// Lowest fine of the tier, in fen.
        min_fen: Fen,
        /// Highest fine of the tier, in fen.
        max_fen: Fen,
        /// Why a hearing must be offered; none where it need not be (行政处罚法 63).
        hearing: Vec<String>,
        /// Why legal review is due; none where it is not (行政处罚法 58).
        review: Vec<String>,
        /// Why collective discussion is due; none where it is not (行政处罚法 57(2)).
        discussion: Vec<String>,
        /// Each violation as weighed, in order.
        #[serde(default)]
        weighed: Vec<Weighed>,
    },
    /// A paper was served, or not.
    Served {
        /// The deemed-service date, where the attempt succeeded and each joint party was served.
        deemed: Option<NaiveDate>,
        /// On which of several joint parties; empty where there is but one.
        #[serde(default)]
        to: String,
        /// Name of the second officer.
        second: String,
        /// By when to pay, where a decision was served (行政处罚法 67(3)).
        term: Option<PaymentTerm>,
        /// The periods that service set running, as counted that day with the calendar of that day: a calendar
        /// corrected later moves none of them. Empty where none runs, and in events from before this was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clocks: Vec<Deadline>,
        /// The day this attempt reached the party, where that is another one than the day of the attempt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reached: Option<NaiveDate>,
        /// The period of an announcement, as counted when it was recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        announced: Option<Announced>,
    },
    /// A defence or request came in within its period, or late.
    Received {
        /// Whether it was in time, the postmark considered.
        in_time: bool,
    },
    /// No penalty is proposed or decided.
    Spared {
        /// What the search of the party's history gave, where the ground rests on it (行政处罚法 33(1)).
        searched: Option<FirstOffence>,
    },
    /// Money came in.
    Paid {
        /// What remains of the fine and the confiscated gains, in fen.
        left_fen: Fen,
    },
    /// A request is pending under this number.
    Requested {
        /// Its number within the case.
        request: u32,
    },
    /// A side object was begun: a preservation, measure, sample or recusal.
    Begun {
        /// Its number within the case.
        number: u32,
        /// The second officer's name, where two must act.
        second: String,
    },
    /// Decided on the spot.
    DecidedOnTheSpot {
        /// The law of the act.
        law: ChosenLaw,
        /// The two officers.
        investigators: Vec<Investigator>,
    },
    /// A hearing was arranged.
    Arranged {
        /// The host's name as it was then.
        host: String,
    },
    /// A sum was demanded.
    Demanded {
        /// Fine, confiscation and surcharge up to that day, in fen.
        sum_fen: Fen,
    },
    /// Seized things were auctioned against the fine (行政强制法 46(3)).
    Auctioned {
        /// What counts against the debt, in fen.
        credited_fen: Fen,
        /// What goes back to the party, in fen.
        surplus_fen: Fen,
    },
    /// Overdue from a day on.
    Overdue {
        /// First day after the payment period.
        since: NaiveDate,
    },
}

/// The law chosen for the act, as it read then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChosenLaw {
    /// The catalogue's code.
    pub code: String,
    /// Its name 案由.
    pub name: String,
    /// What was broken.
    pub prohibiting: Vec<Article>,
    /// Where the penalty comes from.
    pub penalty: Vec<Article>,
    /// The kinds of penalty it knows.
    pub kinds: Vec<PenaltyKind>,
    /// No fine before an ignored order (行政处罚法 28(1) with the violation's own rule).
    pub order_first: bool,
    /// The document that assigned the power, where another authority is named.
    pub assigned_by: Option<String>,
}

/// One violation as the law weighs it on the day of the proposal, frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Weighed {
    /// The rule that applies, as it read then.
    pub law: ChosenLaw,
    /// What it was chosen from, and why (行政处罚法 37).
    pub choice: LawChoice,
    /// The band with its arithmetic; none where no fine is proposed.
    #[serde(default)]
    pub computed: Option<Computed>,
    /// What the legal office has to confirm: a fine above the band of the norm that binds the one applied, or a rule with
    /// a lower fine than another that fits the act.
    #[serde(default)]
    pub confirm: Option<String>,
}

/// An investigator as named on the papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Investigator {
    /// Who.
    pub id: OfficerId,
    /// Name.
    pub name: String,
    /// Number of the certificate valid that day.
    pub certificate: String,
}

impl Event {
    /// The register this event takes a number from, where it issues a numbered paper.
    pub fn register(&self) -> Option<Register> {
        match &self.step {
            Step::RegisterClue(_) if matches!(self.outcome, Outcome::OpenedBeside { .. }) => None,
            Step::RegisterClue(_) => Some(Register::Clue),
            Step::ApproveFiling(form) if form.agree => Some(Register::Filing),
            Step::IssueCorrectionOrder(_) => Some(Register::CorrectionOrder),
            Step::IssuePriorNotice(_) => Some(Register::PriorNotice),
            Step::DecidePenalty(_) => Some(Register::PenaltyDecision),
            Step::RenewNotice(_) => Some(Register::PriorNotice),
            Step::DecideOnTheSpot(_) => Some(Register::OnTheSpotDecision),
            Step::DecideNoPenalty(_) => Some(Register::NoPenaltyDecision),
            Step::IssueDemand(_) => Some(Register::Demand),
            _ => None,
        }
    }

    /// What happened, in the words of the log.
    pub fn title(&self) -> String {
        let kind = self.step.kind();
        let returned = match &self.step {
            Step::EndorseFiling(form) => !form.agree,
            Step::ApproveFiling(form) => !form.agree,
            Step::EndorseReport(form) => !form.agree,
            Step::ApproveClosing(form) => !form.agree,
            Step::DecideRequest(form) => !form.agree,
            Step::DecideRecusal(form) => !form.granted,
            _ => false,
        };
        if returned {
            return format!("{}：退回", kind.label());
        }
        match (&self.step, &self.outcome) {
            (Step::RegisterClue(_), Outcome::OpenedBeside { origin, .. }) => format!("由{}另立", origin.called),
            (Step::OpenRelatedCase(form), _) => format!("另案处理：{}", form.party.display_name()),
            (Step::RecordService(form), Outcome::Served { to, .. }) => {
                let what = match form.delivery {
                    Delivery::Done => form.way.label(),
                    Delivery::Failed => "送达未成",
                };
                let whom = if to.is_empty() { String::new() } else { format!("（{to}）") };
                format!("{}{what}{whom}", form.paper.label())
            }
            (Step::EndAnnouncement(form), Outcome::Served { to, .. }) => {
                let whom = if to.is_empty() { String::new() } else { format!("（{to}）") };
                format!("{}公告期满，视为送达{whom}", form.paper.label())
            }
            (Step::MarkOverdue(_), _) => "逾期未履行".to_owned(),
            (Step::GiveLegalOpinion(form), _) => format!("法制审核：{}", form.verdict.label()),
            (Step::RecordPayment(form), _) => format!("缴款 {} 元", form.amount_fen.figure()),
            (Step::CollectCash(form), _) => format!("当场收缴 {} 元", form.amount_fen.figure()),
            (Step::RecordCourt(form), _) => format!("法院：{}", form.act.label()),
            (Step::RecordPoliceAnswer(form), _) => form.answer.label().to_owned(),
            (Step::RecordBuilding(form), _) => form.act.label().to_owned(),
            (Step::HaltExecution(form), _) => format!("{}：{}", form.target.label(), form.act.label()),
            (Step::AuctionSeized(_), Outcome::Auctioned { credited_fen, .. }) => {
                format!("拍卖抵缴 {} 元", credited_fen.figure())
            }
            (Step::RecordRemedy(form), _) => format!("{}受理", form.kind.label()),
            (Step::SettleDispute(form), _) => {
                format!("管辖争议：{}，{}", form.how.label(), if form.ours { "由本机关管辖" } else { "由对方管辖" })
            }
            (Step::SetAsideExhibit(form), _) => format!("排除证据：{}", form.ground.label()),
            (Step::RequestHearing(form), _) if form.third.is_some() => "登记利害关系人听证申请".to_owned(),
            (Step::EndRemedy(form), _) => format!("复议、诉讼结果：{}", form.outcome.label()),
            _ => kind.label().to_owned(),
        }
    }

    /// The words somebody gave as a reason or opinion with the step.
    pub fn opinion(&self) -> Option<&str> {
        let text = match &self.step {
            Step::ApplyForFiling(form) => &form.opinion,
            Step::EndorseFiling(form) => &form.opinion,
            Step::ApproveFiling(form) => &form.opinion,
            Step::EndorseReport(form) => &form.opinion,
            Step::WriteRecheck(form) => &form.opinion,
            Step::GiveLegalOpinion(form) => &form.opinion,
            Step::DecidePenalty(form) => &form.opinion,
            Step::ReturnForInquiry(form) => &form.reason,
            Step::ApplyForClosing(form) => &form.opinion,
            Step::ApproveClosing(form) => &form.opinion,
            Step::RecordDefence(form) => &form.content,
            Step::RecordReinspection(form) => &form.findings,
            Step::RecordPerformance(form) => &form.record,
            Step::ProposeNotFiling(form) => &form.reason,
            Step::ProposeReferral(form) => &form.reason,
            Step::TakeUpAgain(form) => &form.reason,
            Step::ProposeExtension(form) => &form.reason,
            Step::DecideRequest(form) => &form.opinion,
            Step::ProposePause(form) => &form.reason,
            Step::ResumeInquiry(form) => &form.reason,
            Step::ProposeDropping(form) => &form.reason,
            Step::ProposePoliceTransfer(form) => &form.facts,
            Step::DecideRecusal(form) => &form.opinion,
            Step::DecideNoPenalty(form) => &form.opinion,
            Step::RenewNotice(form) => &form.cause,
            Step::ProposeAnnulment(form) => &form.reason,
            Step::ActAnew(form) => &form.reason,
            Step::OpenRelatedCase(form) => &form.reason,
            Step::ProposeSubstitution(form) => &form.reason,
            Step::HaltExecution(form) => &form.reason,
            Step::SetAsideExhibit(form) => &form.reason,
            Step::ReviewDeviceRecord(form) => &form.record_review,
            Step::RecordDispute(form) => &form.reason,
            Step::SettleDispute(form) => &form.paper,
            Step::RecordNotTold(form) => &form.reason,
            _ => return None,
        };
        (!text.is_empty()).then_some(text.as_str())
    }

    /// How an act that faced a party was carried out and kept: certificates shown, and by which records (行政处罚法 47, 55(1)).
    pub fn kept(&self) -> Option<String> {
        let process = match &self.step {
            Step::RecordReinspection(form) => &form.process,
            Step::RecordService(form) => &form.process,
            Step::ExecuteMeasure(form) => &form.process,
            Step::ExecuteUrgently(form) => &form.process,
            Step::DecideOnTheSpot(form) => &form.process,
            _ => return None,
        };
        process.certificates_shown.then(|| format!("已出示执法证件；执法过程记录：{}", process.told()))
    }

    /// The kind of step behind it.
    pub fn kind(&self) -> StepKind {
        self.step.kind()
    }
}
