//! Which clocks of a case run today, and on which day each ends.

use chrono::{DateTime, NaiveDate, Utc};

use super::Case;
use super::side::Measure;
use crate::law::deadlines::{Course, Deadline, DeadlineId, DeadlineRule, HourClock};
use crate::now::Law;
use crate::procedures::enforcement::court;
use crate::procedures::ordinary::announcing;
use crate::refusal::Refusal;
use crate::service::ServiceFile;
use crate::stage::StageKind;
use crate::step::{BuildingAct, CourtAct, PoliceAnswer, RemedyKind, RemedyOutcome};

/// A clock that runs: which, since when, from what, and what happened on the way.
pub(super) struct Running {
    id: DeadlineId,
    start: NaiveDate,
    event: &'static str,
    course: Course,
    /// Another length than the rule's, in the rule's unit.
    length: Option<u32>,
    /// As it was counted on the day of service; it keeps its calendar.
    counted: Option<Deadline>,
}

impl Running {
    pub(super) fn plain(id: DeadlineId, start: NaiveDate, event: &'static str) -> Running {
        Running { id, start, event, course: Course::default(), length: None, counted: None }
    }

    /// A period that service set running.
    fn served(id: DeadlineId, start: NaiveDate, event: &'static str, file: &ServiceFile) -> Running {
        Running { counted: file.clock(id).cloned(), ..Running::plain(id, start, event) }
    }

    fn count(&self, law: &Law) -> Result<Deadline, Refusal> {
        if let Some(counted) = &self.counted {
            return Ok(counted.clone());
        }
        let mut rule = DeadlineRule::on(self.id, &law.parameters, self.start)?;
        rule.length = self.length.unwrap_or(rule.length);
        Ok(Deadline::count_course(&law.calendar, &rule, self.start, self.event, &self.course)?)
    }
}

impl Case {
    /// The day the case was filed; `None` before.
    pub fn filed_on(&self) -> Option<NaiveDate> {
        self.filing.as_ref()?.approved.as_ref().map(|opinion| opinion.on)
    }

    /// The clocks that run now, the next to end first. A remedy of the party that ends in a year not yet loaded is left
    /// to [`Case::uncounted`]: it stops nobody's work today.
    ///
    /// # Errors
    /// The calendar does not reach far enough to count one of the others.
    pub fn deadlines(&self, law: &Law) -> Result<Vec<Deadline>, Refusal> {
        let mut clocks = Vec::new();
        for running in self.running(law)? {
            match running.count(law) {
                Ok(clock) => clocks.push(clock),
                Err(_) if is_others_turn(running.id) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        clocks.sort_by_key(|clock| clock.ends);
        Ok(clocks)
    }

    /// The clocks that run but cannot be counted yet: name, starting day, and why.
    pub fn uncounted(&self, law: &Law) -> Vec<(&'static str, NaiveDate, Refusal)> {
        let counted = |running: Running| {
            let refusal = running.count(law).err()?;
            Some((DeadlineRule::of(running.id).label, running.start, refusal))
        };
        self.running(law).unwrap_or_default().into_iter().filter_map(counted).collect()
    }

    /// The clocks that run in hours: approval of an urgent measure, the way to the police, a site to be sealed.
    pub fn hour_clocks(&self) -> Vec<HourClock> {
        let hours = |id, at: DateTime<Utc>, event: &str| HourClock::count(DeadlineRule::of(id), at, event);
        let urgent = self
            .measures
            .iter()
            .filter(|measure| measure.is_alive() && measure.approved.is_none())
            .filter_map(|measure| hours(DeadlineId::UrgentMeasure, measure.carried_out.as_ref()?.at, "实施"));
        let transfer = self
            .police
            .iter()
            .filter(|police| police.sent.is_none())
            .filter_map(|police| hours(DeadlineId::TransferSent, police.approved_at, "批准移送"));
        let sealed = self.building.as_ref().and_then(|building| {
            let instructed = building.done(BuildingAct::SealInstructed)?;
            let open = building.done(BuildingAct::SiteSealed).is_none();
            open.then(|| hours(DeadlineId::SiteSealed, instructed.at, "市政府责成")).flatten()
        });
        urgent.chain(transfer).chain(sealed).collect()
    }

    /// Trigger, day and name of each clock that runs.
    fn running(&self, law: &Law) -> Result<Vec<Running>, Refusal> {
        let mut clocks = self.inquiry_clocks(law)?;
        clocks.extend(announcing::running(self).into_iter().map(|(_, _, announced)| Running {
            counted: Some(announced.clock.clone()),
            ..Running::plain(DeadlineId::Announcement, announced.clock.start, "公告刊登")
        }));
        clocks.extend(self.decision_clocks(law));
        clocks.extend(self.measure_clocks());
        clocks.extend(self.execution_clocks());
        clocks.extend(self.remedy_clocks());
        clocks.extend(self.court_clocks(law));
        if self.waits_for_its_file() {
            clocks.push(Running::plain(DeadlineId::Closing, self.stage.since(), self.stage.kind().label()));
        }
        Ok(clocks)
    }

    /// From when the clue is checked: its receipt, or the day the other party of a matter came to light.
    pub fn checked_from(&self) -> (NaiveDate, &'static str) {
        self.origin.as_ref().map_or((self.clue.received_on, "收到线索"), |origin| (origin.on, "另案立案线索"))
    }

    /// From the clue to the decision.
    fn inquiry_clocks(&self, law: &Law) -> Result<Vec<Running>, Refusal> {
        let stage = self.stage.kind();
        let mut clocks = Vec::new();
        if matches!(stage, StageKind::Clue | StageKind::Check) {
            let (start, event) = self.checked_from();
            let course = Course { extended: self.extended(DeadlineId::ClueCheck, start), stopped: Vec::new() };
            clocks.push(Running { course, ..Running::plain(DeadlineId::ClueCheck, start, event) });
        }
        if let Some(open) = self.dispute_open().filter(|open| open.submitted.is_none()) {
            clocks.push(Running::plain(DeadlineId::Jurisdiction, open.since, "管辖争议发生"));
        }
        let left = matches!(stage, StageKind::Dropped | StageKind::Referred | StageKind::ToPolice);
        if let (Some(from), None, false) = (self.decide_from(), self.decided_on(), left) {
            let course = self.decide_course(law)?;
            clocks.push(Running { course, ..Running::plain(DeadlineId::Decide, from, "立案") });
        }
        if let Some(notice) = &self.notice
            && let Some(served) = notice.service.deemed()
            && matches!(stage, StageKind::Noticed | StageKind::Recheck)
        {
            if notice.defence_waived.is_none() {
                clocks.push(Running::served(DeadlineId::Defence, served, "事先告知书送达", &notice.service));
            }
            let unasked = notice.hearing.is_none() || notice.let_go_by_another();
            if notice.hearing_offered && notice.hearing_waived.is_none() && unasked {
                clocks.push(Running::served(DeadlineId::HearingRequest, served, "事先告知书送达", &notice.service));
            }
        }
        if stage == StageKind::Legal && self.review.is_none() {
            clocks.push(Running::plain(DeadlineId::LegalOpinion, self.stage.since(), "送法制审核"));
        }
        Ok(clocks)
    }

    /// From the decision to the closed file.
    fn decision_clocks(&self, law: &Law) -> Vec<Running> {
        let stage = self.stage.kind();
        let mut clocks = Vec::new();
        // An announcement is published within the seven days; the day it serves on comes later (行政处罚法 61(1)).
        let unserved = |file: &ServiceFile| file.deemed().is_none() && !file.all_announced();
        if let Some(spared) = self.no_penalty.as_ref().filter(|spared| unserved(&spared.service)) {
            clocks.push(Running::plain(DeadlineId::Serve, spared.on, "作出不予处罚决定"));
        }
        let Some(decision) = &self.decision else { return clocks };
        match decision.service.deemed() {
            None if unserved(&decision.service) => {
                clocks.push(Running::plain(DeadlineId::Serve, decision.on, "作出处罚决定"));
            }
            None => {}
            Some(served) => {
                let to_pay = decision.asks_for_money();
                if to_pay && matches!(stage, StageKind::Served | StageKind::Overdue) {
                    clocks.push(Running::served(DeadlineId::Pay, served, "处罚决定书送达", &decision.service));
                }
                if !stage.is_closed() && stage != StageKind::Annulled {
                    clocks.extend(self.party_clocks(served, &decision.service));
                }
            }
        }
        if decision.on_the_spot.as_ref().is_some_and(|spot| spot.filed_on.is_none()) {
            clocks.push(Running::plain(DeadlineId::SummaryReport, decision.on, "当场作出处罚决定"));
        }
        if self.owes_report(law) {
            clocks.push(Running::plain(DeadlineId::Disclose, decision.on, "作出处罚决定"));
        }
        for cash in self.payments.iter().filter_map(|payment| Some((payment.paid_on, payment.cash.as_ref()?))) {
            match cash {
                (taken, cash) if cash.handed_in.is_none() => {
                    clocks.push(Running::plain(DeadlineId::CashToAgency, taken, "当场收缴"));
                }
                (_, cash) if cash.banked.is_none() => {
                    clocks.extend(cash.handed_in.map(|on| Running::plain(DeadlineId::CashToBank, on, "交至本机关")));
                }
                _ => {}
            }
        }
        if let Some(demand) = self.demand.as_ref().filter(|_| stage == StageKind::Demanded)
            && let Some(served) = demand.service.deemed()
        {
            clocks.push(Running::served(DeadlineId::Demand, served, "催告书送达", &demand.service));
        }
        if let Some(last) = self.annulments.last().filter(|last| last.withdrawn_on.is_none())
            && self.reported.is_some()
        {
            clocks.push(Running::plain(DeadlineId::Withdraw, last.on, "决定被撤销、变更"));
        }
        clocks
    }

    /// Evidence held, things sealed or seized, and the way to the police.
    fn measure_clocks(&self) -> Vec<Running> {
        let mut clocks = Vec::new();
        for held in self.preservations.iter().filter(|held| held.ended.is_none()) {
            clocks.push(Running::plain(DeadlineId::EvidenceRegistered, held.since, "登记保存"));
        }
        for measure in self.measures.iter().filter(|measure| measure.is_alive()) {
            clocks.extend(self.measure_clock(measure));
        }
        if let Some(request) =
            self.requests_open().find(|request| matches!(request.matter, super::side::Matter::PoliceTransfer(_)))
        {
            clocks.push(Running::plain(DeadlineId::TransferDecision, request.applied.on, "提出移送报告"));
        }
        let answered = self.police.as_ref().and_then(|police| police.answers.last());
        let asked = |reconsideration_too: bool| {
            self.police.as_ref().is_some_and(|police| {
                police.supervision.is_some() || (reconsideration_too && police.reconsideration.is_some())
            })
        };
        if let Some(reply) = answered.filter(|_| self.stage.kind() == StageKind::ToPolice) {
            let id = match reply.answer {
                PoliceAnswer::Filed if self.measures.iter().any(Measure::is_alive) => Some(DeadlineId::TransferGoods),
                // Asking for reconsideration, or suggesting supervision at once, ends the first; suggesting it the second.
                PoliceAnswer::Declined if !asked(true) => Some(DeadlineId::TransferReconsideration),
                PoliceAnswer::Upheld if !asked(false) => Some(DeadlineId::TransferSupervision),
                PoliceAnswer::Declined | PoliceAnswer::Upheld => None,
                PoliceAnswer::Filed | PoliceAnswer::HandedBack => None,
            };
            clocks.extend(id.map(|id| Running::plain(id, reply.on, "收到公安机关答复")));
        }
        clocks
    }

    fn measure_clock(&self, measure: &Measure) -> Option<Running> {
        let start = measure.carried_out.as_ref()?.on;
        let rule = DeadlineRule::of(DeadlineId::Seizure);
        let more = measure.extended.as_ref().zip(rule.extensions.first());
        let extended = more.map(|(extension, rule)| rule.granted(extension.days, extension.on)).into_iter().collect();
        let course = Course { extended, stopped: self.tests_during(start) };
        let length = Some(measure.form.days);
        Some(Running { course, length, ..Running::plain(DeadlineId::Seizure, start, "实施") })
    }

    /// What the party may still do against a decision: review and suit; after a review only the suit, in fifteen days
    /// (行政诉讼法 45; 行政复议法 34); after one that was withdrawn the first six months go on (行政诉讼法司法解释 58).
    fn party_clocks(&self, served: NaiveDate, file: &ServiceFile) -> Vec<Running> {
        let first = |id| Running::served(id, served, "处罚决定书送达", file);
        let Some(last) = self.remedies.last() else {
            // Not told of the remedies: a year at most; told after all, the ordinary periods from then.
            if let Some(known) = &self.not_told {
                let year = Running::plain(DeadlineId::ReviewNotTold, known.known_on, "知道处罚内容");
                let Some(told) = known.told_on else { return vec![year] };
                let later = |id| Running::plain(id, told, "告知救济权利");
                let suit = (!self.review_comes_first()).then(|| later(DeadlineId::Suit));
                return [Some(later(DeadlineId::Review)), suit].into_iter().flatten().collect();
            }
            // After a decision on the spot the way to the court leads over the review (行政复议法 23(1)(1)).
            let suit = (!self.review_comes_first()).then(|| first(DeadlineId::Suit));
            return [Some(first(DeadlineId::Review)), suit].into_iter().flatten().collect();
        };
        match (last.kind, &last.ended) {
            (RemedyKind::Review, Some(end)) if end.outcome == RemedyOutcome::Withdrawn => {
                if self.review_comes_first() {
                    Vec::new()
                } else {
                    vec![first(DeadlineId::Suit)]
                }
            }
            // A mediation paper binds both sides; nothing is left to sue over.
            (RemedyKind::Review, Some(end)) if end.outcome == RemedyOutcome::Mediated => Vec::new(),
            (RemedyKind::Review, Some(end)) => {
                let event =
                    if end.outcome == RemedyOutcome::Silent { "复议期限届满" } else { "收到复议决定" };
                vec![Running::plain(DeadlineId::SuitAfterReview, end.effective_on, event)]
            }
            (RemedyKind::Suit, _) | (RemedyKind::Review, None) => Vec::new(),
        }
    }

    /// The way to the court and through it: the three months to apply in, and what the court or the bureau owes next
    /// (行政强制法 53, 56-58).
    fn court_clocks(&self, law: &Law) -> Vec<Running> {
        let unpaid = matches!(self.stage.kind(), StageKind::Overdue | StageKind::Demanded);
        if unpaid && self.remedy_open().is_none() {
            // Where the party's last day lies in a year not yet loaded, the window cannot be told yet.
            let window = court::window_of(self, law).ok().flatten();
            // A judgment takes effect on its day; other periods end on the day before the window opens.
            let judged = self.remedies.last().is_some_and(|last| last.kind == RemedyKind::Suit);
            let start = window.and_then(|window| if judged { Some(window.opens) } else { window.opens.pred_opt() });
            let clock = start.map(|day| Running::plain(DeadlineId::CourtApplication, day, "复议、起诉期限届满"));
            return clock.into_iter().collect();
        }
        let Some(file) = &self.court else { return Vec::new() };
        let since = self.stage.since();
        let last = file.acts.last().map(|done| (done.act, done.on));
        let refused = |act| file.acts.iter().rev().find(|done| done.act == act).map(|done| done.on);
        let not_accepted = refused(CourtAct::NotAccepted) > refused(CourtAct::Refused);
        let clock = match (self.stage.kind(), last) {
            (StageKind::CourtApplied, Some((CourtAct::Accepted, on))) => {
                Some(Running::plain(DeadlineId::CourtRuling, on, "法院受理"))
            }
            (StageKind::CourtApplied, Some((CourtAct::Objected, on))) => {
                let upper = if not_accepted {
                    DeadlineId::CourtRefusalUpperCourt
                } else {
                    DeadlineId::NonEnforcementUpperCourt
                };
                Some(Running::plain(upper, on, "申请上一级法院复议"))
            }
            (StageKind::CourtApplied, _) => Some(Running::plain(DeadlineId::CourtAcceptance, since, "提出申请")),
            (StageKind::CourtRefused, _) => court::objection_until(self).map(|_| {
                let objection =
                    if not_accepted { DeadlineId::CourtRefusalObjection } else { DeadlineId::NonEnforcementObjection };
                Running::plain(objection, since, "收到裁定")
            }),
            _ => None,
        };
        clock.into_iter().collect()
    }

    /// What a review or suit asks of the bureau.
    fn remedy_clocks(&self) -> Vec<Running> {
        let Some(open) = self.remedy_open() else { return Vec::new() };
        let answer = match (open.kind, open.simplified) {
            (RemedyKind::Review, false) => DeadlineId::ReviewAnswer,
            (RemedyKind::Review, true) => DeadlineId::ReviewAnswerSimplified,
            (RemedyKind::Suit, _) => DeadlineId::SuitAnswer,
        };
        let mut clocks = vec![Running::plain(answer, open.received_on, "收到副本")];
        if open.kind == RemedyKind::Review {
            let decided =
                if open.simplified { DeadlineId::ReviewDecisionSimplified } else { DeadlineId::ReviewDecision };
            clocks.push(Running::plain(decided, open.accepted_on, "受理复议"));
        }
        clocks
    }

    /// Finished, and not yet closed: the closing form is due.
    fn waits_for_its_file(&self) -> bool {
        match self.stage.kind() {
            StageKind::Performed
            | StageKind::NotFiled
            | StageKind::Referred
            | StageKind::Dropped
            | StageKind::ExecutionEnded => true,
            StageKind::Served => self.no_penalty.is_some(),
            _ => false,
        }
    }

    /// The clock that asks for the bureau's next act, for lists and lamps: remedies of the party are left out.
    ///
    /// # Errors
    /// The calendar does not reach far enough.
    pub fn next_deadline(&self, law: &Law) -> Result<Option<Deadline>, Refusal> {
        let clocks = self.deadlines(law)?;
        Ok(clocks.into_iter().find(|clock| !is_others_turn(clock.id)))
    }
}

/// Review and suit are the party's to use, and theirs to decide, as the ruling is the court's and the order the government's;
/// the bureau only waits.
fn is_others_turn(id: DeadlineId) -> bool {
    matches!(
        id,
        DeadlineId::Review
            | DeadlineId::Suit
            | DeadlineId::SuitAfterReview
            | DeadlineId::ReviewNotTold
            | DeadlineId::ReviewDecision
            | DeadlineId::ReviewDecisionSimplified
            | DeadlineId::CourtAcceptance
            | DeadlineId::CourtRuling
            | DeadlineId::CourtRefusalUpperCourt
            | DeadlineId::NonEnforcementUpperCourt
            | DeadlineId::GovernmentInstructs
            | DeadlineId::DemolitionInstructed
            | DeadlineId::Demolition
            | DeadlineId::GoodsCollected
            | DeadlineId::GoodsAnnounced
            | DeadlineId::OwnExecutionPaused
    )
}
