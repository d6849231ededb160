//! How a case stands today: what is owed, which duties are left, and whose turn it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Case;
use super::side::{Imposed, is_over};
use crate::fine::{Paid, surcharge};
use crate::ids::OfficerId;
use crate::money::Fen;
use crate::officer::Role;
use crate::stage::StageKind;
use crate::step::{PoliceAnswer, StepKind};

/// What a decision's party owes on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Balance {
    /// The fine, in fen.
    pub fine_fen: Fen,
    /// Gains to hand over, in fen.
    pub confiscate_fen: Fen,
    /// Surcharge accrued to that day, in fen.
    pub surcharge_fen: Fen,
    /// Received, in fen.
    pub paid_fen: Fen,
    /// Left, in fen.
    pub left_fen: Fen,
}

/// Whose turn it is, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiting {
    /// The step that is awaited.
    pub step: StepKind,
    /// The role that takes it.
    pub role: Role,
    /// The person, where it is one: the holder of the case.
    pub officer: Option<OfficerId>,
}

impl Case {
    /// What is owed on a day; `None` before a decision.
    pub fn balance(&self, on: NaiveDate) -> Option<Balance> {
        let decision = self.decision.as_ref()?;
        let paid: Vec<Paid> =
            self.payments.iter().map(|payment| Paid { on: payment.paid_on, amount: payment.amount_fen }).collect();
        let run = decision
            .term
            .as_ref()
            .map_or(Fen::ZERO, |term| surcharge(decision.fine_owed(), term, &paid, &self.surcharge_stops(), on));
        let surcharge_fen = Fen::new(run.get() - self.waived(on).min(run).get());
        let paid_fen: Fen = paid.iter().map(|payment| payment.amount).sum();
        let owed = decision.fine_owed().get() + decision.confiscate_fen.get() + surcharge_fen.get();
        Some(Balance {
            fine_fen: decision.fine_owed(),
            confiscate_fen: decision.confiscate_fen,
            surcharge_fen,
            paid_fen,
            left_fen: Fen::new(owed - paid_fen.get()),
        })
    }

    /// The surcharge that an execution agreement waives on a day; a broken one waives nothing any more, because execution is
    /// then resumed (行政强制法 42).
    fn waived(&self, on: NaiveDate) -> Fen {
        let kept = |broken: Option<NaiveDate>| broken.is_none_or(|day| on < day);
        let agreed = self.deferrals.iter().filter(|deferral| deferral.from <= on && kept(deferral.broken_on));
        agreed.map(|deferral| deferral.waived_fen).sum()
    }

    /// Which duties of the decision are still open on a day, in words.
    pub fn duties_left(&self, on: NaiveDate) -> Vec<String> {
        let mut left = Vec::new();
        if let Some(balance) = self.balance(on)
            && balance.left_fen > Fen::ZERO
        {
            left.push(format!("尚欠 {} 元", balance.left_fen.figure()));
        }
        if !self.order_settled() {
            left.push("责令改正尚未复查合格".to_owned());
        }
        for one in self.not_carried_out() {
            left.push(format!("{}尚未执行完毕", one.penalty.kind().label()));
        }
        left
    }

    /// The penalties beside warning and money that nobody has recorded as carried out.
    pub fn not_carried_out(&self) -> impl Iterator<Item = &Imposed> {
        self.decision.iter().flat_map(|decision| &decision.others).filter(|one| one.carried_out.is_none())
    }

    /// Whether nothing is owed in money, on the day of the last payment if there was one.
    fn money_settled(&self) -> bool {
        let Some(decision) = self.decision.as_ref().filter(|decision| decision.asks_for_money()) else { return true };
        let settled_on = self.payments.last().map_or(decision.on, |last| last.paid_on);
        self.balance(settled_on).is_none_or(|balance| balance.left_fen <= Fen::ZERO)
    }

    /// Whether the last order to correct asks for nothing any more: obeyed, done in the party's stead, the building gone, or
    /// its execution given up or ended (行政强制法 39(2), 40, 50).
    fn order_settled(&self) -> bool {
        let Some(order) = self.orders.last() else { return true };
        let number = u32::try_from(self.orders.len()).unwrap_or(u32::MAX);
        let done =
            self.substitutions.iter().any(|one| one.order == number && (one.done.is_some() || is_over(&one.halts)));
        let building = self.building.as_ref().is_some_and(|building| building.is_gone() || is_over(&building.halts));
        order.complied() || done || building
    }

    /// The first day on which payment is late; `None` before service.
    pub fn late_from(&self) -> Option<NaiveDate> {
        self.decision.as_ref()?.term.as_ref()?.pay_by.succ_opt()
    }

    /// Whose turn it is; `None` when nobody's.
    pub fn waits_for(&self, law: &crate::now::Law) -> Option<Waiting> {
        // What was asked of the head comes before the case's own next step.
        if self.requests_open().next().is_some() {
            return Some(Waiting { step: StepKind::DecideRequest, role: Role::Head, officer: None });
        }
        let mine = |step| Some(Waiting { step, role: Role::Officer, officer: Some(self.holder) });
        let role = |step, role| Some(Waiting { step, role, officer: None });
        if self.dispute_open().is_some() && matches!(self.stage.kind(), StageKind::Check | StageKind::Inquiry) {
            return mine(StepKind::SettleDispute);
        }
        if self.lost_to().is_some() && matches!(self.stage.kind(), StageKind::Check | StageKind::Inquiry) {
            return mine(if self.referral.is_some() { StepKind::ConfirmReferral } else { StepKind::ProposeReferral });
        }
        match self.stage.kind() {
            StageKind::Clue => mine(StepKind::BeginCheck),
            StageKind::Check => match &self.filing {
                None => mine(StepKind::ApplyForFiling),
                Some(form) if form.endorsed.is_none() => role(StepKind::EndorseFiling, Role::DepartmentHead),
                Some(_) => role(StepKind::ApproveFiling, Role::Head),
            },
            StageKind::Filed => role(StepKind::AssignOfficers, Role::DepartmentHead),
            StageKind::Inquiry => match self.orders.last() {
                None => mine(StepKind::IssueCorrectionOrder),
                Some(_) if !self.ordered_each() => mine(StepKind::IssueCorrectionOrder),
                Some(order) if order.service.deemed().is_none() => mine(StepKind::RecordService),
                Some(_) if self.police.as_ref().is_some_and(|police| police.sent.is_none()) => {
                    mine(StepKind::SendToPolice)
                }
                Some(_) if self.samples.iter().any(|sample| sample.result.is_none()) => {
                    mine(StepKind::RecordTestResult)
                }
                Some(_) if self.evidence().next().is_none() => mine(StepKind::AddExhibit),
                Some(order) if order.reinspections.is_empty() && self.fined_only_after_an_order(law) => {
                    mine(StepKind::RecordReinspection)
                }
                Some(_) => mine(StepKind::SubmitReport),
            },
            StageKind::InquiryDone => match (&self.report, &self.sparing, &self.notice) {
                (Some(report), ..) if report.endorsed.is_none() => role(StepKind::EndorseReport, Role::DepartmentHead),
                (_, Some(sparing), _) if sparing.endorsed.is_none() => {
                    role(StepKind::EndorseReport, Role::DepartmentHead)
                }
                (_, Some(_), _) => role(StepKind::DecideNoPenalty, Role::Head),
                (_, _, None) => mine(StepKind::IssuePriorNotice),
                (_, _, Some(_)) => mine(StepKind::RecordService),
            },
            StageKind::Noticed => mine(StepKind::WriteRecheck),
            StageKind::Hearing => {
                let arranged = self.notice.as_ref().and_then(|notice| notice.hearing.as_ref()?.arranged.as_ref());
                let step = if arranged.is_some() { StepKind::RecordHearing } else { StepKind::ArrangeHearing };
                role(step, Role::LegalReviewer)
            }
            StageKind::Recheck => match self.notice.as_ref() {
                Some(notice) if notice.service.deemed().is_none() => mine(StepKind::RecordService),
                notice => match notice.and_then(|notice| notice.recheck.as_ref()) {
                    None => mine(StepKind::WriteRecheck),
                    Some(_) if self.review_due() => mine(StepKind::SubmitToReview),
                    Some(_) => role(StepKind::DecidePenalty, Role::Head),
                },
            },
            StageKind::Legal | StageKind::Collective if self.told_anew() => mine(StepKind::RecordService),
            StageKind::Legal => match &self.review {
                None => role(StepKind::GiveLegalOpinion, Role::LegalReviewer),
                Some(_) if self.sparing.is_some() => role(StepKind::DecideNoPenalty, Role::Head),
                Some(_) if self.discussion_due() => role(StepKind::RecordDiscussion, Role::Head),
                Some(_) => role(StepKind::DecidePenalty, Role::Head),
            },
            StageKind::Collective => role(StepKind::DecidePenalty, Role::Head),
            StageKind::Summary | StageKind::Penalty | StageKind::NoPenalty => mine(StepKind::RecordService),
            StageKind::Served if self.no_penalty.is_some() => self.waits_for_closing(law),
            StageKind::Served | StageKind::Overdue | StageKind::Demanded => self.waits_for_performance(),
            StageKind::Deferred => role(StepKind::RecordPayment, Role::Finance),
            StageKind::Annulled => match self.annulments.last() {
                Some(last) if last.act_anew => role(StepKind::ActAnew, Role::Head),
                Some(last) if last.fine_fen.is_some() => role(StepKind::ApplyChangedDecision, Role::LegalReviewer),
                _ => self.waits_for_closing(law),
            },
            StageKind::Paused => mine(StepKind::ResumeInquiry),
            StageKind::ToPolice => match self.police.as_ref().and_then(|police| police.answers.last()) {
                Some(reply) if reply.answer == PoliceAnswer::Filed => self.waits_for_closing(law),
                Some(_) => mine(StepKind::TakeUpAgain),
                None => mine(StepKind::RecordPoliceAnswer),
            },
            StageKind::CourtApplied
            | StageKind::CourtRefused
            | StageKind::CourtEnforcing
            | StageKind::ExecutionPaused => mine(StepKind::RecordCourt),
            StageKind::NotFiled
            | StageKind::Referred
            | StageKind::Dropped
            | StageKind::ExecutionEnded
            | StageKind::Performed => self.waits_for_closing(law),
            StageKind::Closed => mine(StepKind::Archive),
            StageKind::Archived => None,
        }
    }

    /// Whether the rule of the act asks for an ignored order before any fine (逾期不改正、拒不改正).
    fn fined_only_after_an_order(&self, law: &crate::now::Law) -> bool {
        let rule = law.catalogue.find(&self.dossier.violation, self.dossier.act.on);
        rule.is_ok_and(|rule| rule.requires_rectification_first)
    }

    /// What is still to be done before the file is closed, and then the closing itself.
    fn waits_for_closing(&self, law: &crate::now::Law) -> Option<Waiting> {
        let mine = |step| Some(Waiting { step, role: Role::Officer, officer: Some(self.holder) });
        let role = |step, role| Some(Waiting { step, role, officer: None });
        let cash = self.payments.iter().filter_map(|payment| payment.cash.as_ref()).find(|cash| cash.banked.is_none());
        match (&self.closing, cash) {
            _ if self.on_the_spot().is_some_and(|spot| spot.filed_on.is_none()) => mine(StepKind::FileOnTheSpot),
            (_, Some(cash)) if cash.handed_in.is_none() => mine(StepKind::HandInCash),
            (_, Some(_)) => role(StepKind::BankCash, Role::Finance),
            _ if self.reported.is_some() && self.annulments.last().is_some_and(|last| last.withdrawn_on.is_none()) => {
                role(StepKind::WithdrawDisclosure, Role::DisclosureClerk)
            }
            _ if self.owes_report(law) => role(StepKind::ReportDisclosure, Role::DisclosureClerk),
            (None, None) => mine(StepKind::ApplyForClosing),
            (Some(_), None) => role(StepKind::ApproveClosing, Role::Head),
        }
    }

    fn waits_for_performance(&self) -> Option<Waiting> {
        let mine = |step| Some(Waiting { step, role: Role::Officer, officer: Some(self.holder) });
        if !self.order_settled() {
            return mine(StepKind::RecordReinspection);
        }
        if self.money_settled() && self.not_carried_out().next().is_some() {
            return mine(StepKind::RecordPerformance);
        }
        let demanded = self.demand.as_ref().map(|demand| demand.service.deemed());
        match (self.stage.kind(), demanded) {
            (StageKind::Overdue, None) => mine(StepKind::IssueDemand),
            (StageKind::Overdue, Some(None)) => mine(StepKind::RecordService),
            _ => Some(Waiting { step: StepKind::RecordPayment, role: Role::Finance, officer: None }),
        }
    }

    /// Whether the decision must still be sent to the credit platform.
    pub fn owes_report(&self, law: &crate::now::Law) -> bool {
        self.decision.is_some() && self.reported.is_none() && !self.decision_fell() && self.kept_back(law).is_none()
    }

    /// Whether the decision was quashed, changed or found unlawful and nothing took its place; closing the file does not
    /// bring it back (行政处罚法 48(2)).
    pub fn decision_fell(&self) -> bool {
        let for_good = self.annulments.last().is_some_and(|last| last.fine_fen.is_none() && !last.act_anew);
        self.stage.kind() == StageKind::Annulled || (self.stage.kind().is_closed() && for_good)
    }

    /// Why the decision must not be reported at all, where a rule keeps it back for good (河南省社会信用条例 13(3)).
    pub fn kept_back(&self, law: &crate::now::Law) -> Option<crate::disclosure::Withheld> {
        self.decision.as_ref()?;
        crate::disclosure::barred(self, law).err().filter(|withheld| !withheld.rule.still_owed())
    }

    /// Whether legal review is due: by the report's grounds, and always after a hearing (行政处罚法 58(1)).
    pub fn review_due(&self) -> bool {
        self.hearing_held() || self.report.as_ref().is_some_and(|report| !report.review.is_empty())
    }

    /// Whether collective discussion is due (行政处罚法 57(2); 河南省行政执法条例 28(2)).
    pub fn discussion_due(&self) -> bool {
        self.report.as_ref().is_some_and(|report| !report.discussion.is_empty())
    }
}
