//! Payloads for the steps beside the main line, right ones and wrong ones, drawn from a die.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::case::Case;
use domain::money::Fen;
use domain::step::*;

use crate::office::on_record;
use crate::stands_aside::hour;
use crate::wild::{Die, amount, date, person, proposal, text};

fn measure(die: &mut Die) -> ProposeMeasure {
    ProposeMeasure {
        kind: die.one(MeasureKind::ALL),
        basis: if die.luck(4) { text(die) } else { "《演示条例》第十条".into() },
        inventory: text(die),
        place: text(die),
        days: die.one(&[0, 1, 30, 30, 31]),
        reason: text(die),
        no_necessities: !die.luck(6),
        not_sealed_already: !die.luck(6),
        site: None,
    }
}

/// A number of an object that exists, mostly.
fn number(die: &mut Die, count: usize) -> u32 {
    u32::try_from(die.throw(count + 1)).unwrap() + u32::from(!die.luck(4))
}

/// Some exhibit of the case, now and then one it does not have.
fn an_exhibit(case: &Case, die: &mut Die) -> domain::ids::ExhibitId {
    let ids: Vec<_> = case.exhibits.iter().map(|exhibit| exhibit.id).collect();
    if ids.is_empty() || die.luck(8) { domain::ids::ExhibitId(99) } else { die.one(&ids) }
}

/// What the die fills in for a step.
pub fn step(kind: StepKind, case: &Case, today: NaiveDate, serial: i64, die: &mut Die) -> Step {
    let at = |die: &mut Die| hour(&date(die, today).to_string(), die.one(&[9, 10, 20]));
    match kind {
        StepKind::ProposeNotFiling => Step::ProposeNotFiling(ProposeNotFiling {
            ground: die.one(NotFilingGround::ALL),
            reason: text(die),
            told: None,
        }),
        StepKind::ProposeReferral => Step::ProposeReferral(ProposeReferral {
            agency: text(die),
            ground: die.one(ReferralGround::ALL),
            reason: text(die),
        }),
        StepKind::ConfirmReferral => {
            Step::ConfirmReferral(ConfirmReferral { on: date(die, today), receipt: text(die) })
        }
        StepKind::TakeUpAgain => Step::TakeUpAgain(TakeUpAgain { cause: die.one(TakeUpCause::ALL), reason: text(die) }),
        StepKind::ProposeExtension => Step::ProposeExtension(ProposeExtension {
            kind: die.one(ExtensionKind::ALL),
            days: die.one(&[0, 10, 11, 30, 31, 60, 61]),
            reason: text(die),
        }),
        StepKind::DecideRequest => Step::DecideRequest(DecideRequest {
            request: case.requests_open().next().map_or(1, |request| request.id),
            agree: !die.luck(4),
            opinion: text(die),
            minutes: text(die),
        }),
        StepKind::DecideOnTheSpot => Step::DecideOnTheSpot(DecideOnTheSpot {
            second: person(die),
            facts: text(die),
            tier: die.one(&["base", "base", "overdue"]).into(),
            warning: die.luck(4),
            fine_fen: amount(die, Fen::yuan(100)),
            demands: text(die),
            told: !die.luck(6),
            defence: text(die),
            refusal: text(die),
            discretion: text(die),
            others: Vec::new(),
            confiscate_fen: Fen::ZERO,
            process: on_record(),
        }),
        StepKind::RecordPerformance => {
            let number = number(die, case.decision.iter().flat_map(|decision| &decision.others).count());
            Step::RecordPerformance(RecordPerformance {
                number,
                on: date(die, today),
                record: text(die),
                exhibits: Vec::new(),
            })
        }
        StepKind::FileOnTheSpot => Step::FileOnTheSpot(FileOnTheSpot { on: date(die, today) }),
        StepKind::CollectCash => Step::CollectCash(CollectCash {
            amount_fen: case.balance(today).map_or(Fen::yuan(100), |balance| balance.left_fen),
            on: date(die, today),
            ground: die.one(CashGround::ALL),
            receipt: format!("No.{serial}"),
        }),
        StepKind::HandInCash => {
            let receipt = case.payments.last().map_or_else(String::new, |payment| payment.receipt.clone());
            Step::HandInCash(HandInCash { receipt, on: date(die, today) })
        }
        StepKind::BankCash => {
            let receipt = case.payments.last().map_or_else(String::new, |payment| payment.receipt.clone());
            Step::BankCash(BankCash { receipt, on: date(die, today) })
        }
        StepKind::ProposePreservation => {
            Step::ProposePreservation(ProposePreservation { items: text(die), place: text(die), reason: text(die) })
        }
        StepKind::DisposePreservation => Step::DisposePreservation(DisposePreservation {
            preservation: number(die, case.preservations.len()),
            how: die.one(PreservationEnd::ALL),
            reason: text(die),
        }),
        StepKind::ProposeMeasure => Step::ProposeMeasure(measure(die)),
        StepKind::ExecuteMeasure => Step::ExecuteMeasure(ExecuteMeasure {
            measure: number(die, case.measures.len()),
            at: at(die),
            present: text(die),
            witness: text(die),
            record: text(die),
            second: person(die),
            process: on_record(),
        }),
        StepKind::ExecuteUrgently => Step::ExecuteUrgently(ExecuteUrgently {
            measure: measure(die),
            at: at(die),
            urgency: text(die),
            present: text(die),
            witness: text(die),
            record: text(die),
            second: person(die),
            process: on_record(),
        }),
        StepKind::ProposeMeasureExtension => Step::ProposeMeasureExtension(ProposeMeasureExtension {
            measure: number(die, case.measures.len()),
            days: die.one(&[0, 30, 31]),
            reason: text(die),
        }),
        StepKind::EndMeasure => Step::EndMeasure(EndMeasure {
            measure: number(die, case.measures.len()),
            how: die.one(MeasureEnd::ALL),
            on: date(die, today),
            reason: text(die),
        }),
        StepKind::SendSample => Step::SendSample(SendSample {
            what: text(die),
            laboratory: text(die),
            sent_on: date(die, today),
            days: die.one(&[0, 10, 30]),
        }),
        StepKind::RecordTestResult => Step::RecordTestResult(RecordTestResult {
            sample: number(die, case.samples.len()),
            on: date(die, today),
            result: text(die),
        }),
        StepKind::ApplyForRecusal => Step::ApplyForRecusal(ApplyForRecusal {
            officer: person(die),
            by: die.one(RecusalBy::ALL),
            reason: text(die),
        }),
        StepKind::DecideRecusal => Step::DecideRecusal(DecideRecusal {
            recusal: number(die, case.recusals.len()),
            granted: die.luck(4),
            opinion: text(die),
        }),
        StepKind::ProposePause => {
            Step::ProposePause(ProposePause { ground: die.one(PauseGround::ALL), reason: text(die) })
        }
        StepKind::ResumeInquiry => Step::ResumeInquiry(ResumeInquiry { reason: text(die) }),
        StepKind::ProposeDropping => {
            Step::ProposeDropping(ProposeDropping { ground: die.one(DroppingGround::ALL), reason: text(die) })
        }
        StepKind::ProposePoliceTransfer => {
            Step::ProposePoliceTransfer(ProposePoliceTransfer { facts: text(die), second: person(die) })
        }
        StepKind::SendToPolice => Step::SendToPolice(SendToPolice {
            at: at(die),
            receiver: text(die),
            papers: text(die),
            earlier: String::new(),
            paid_fen: Fen::ZERO,
        }),
        StepKind::RecordPoliceAnswer => Step::RecordPoliceAnswer(RecordPoliceAnswer {
            answer: die.one(PoliceAnswer::ALL),
            on: date(die, today),
            paper: text(die),
        }),
        StepKind::ProposeNoPenalty => Step::ProposeNoPenalty(ProposeNoPenalty {
            facts: text(die),
            ground: die.one(NoPenaltyGround::ALL),
            grounds_shown: text(die),
            exhibits: vec![domain::ids::ExhibitId(1)],
            education: text(die),
        }),
        StepKind::ProposeLateHearing => Step::ProposeLateHearing(ProposeLateHearing {
            received_on: date(die, today),
            obstacle: text(die),
            ended_on: date(die, today),
            whose: super::wild::whose(case, die),
        }),
        StepKind::ArrangeHearing => Step::ArrangeHearing(ArrangeHearing {
            on: date(die, today) + Days::new(20),
            at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            place: text(die),
            host: person(die),
            notified_on: date(die, today),
            public: true,
        }),
        StepKind::RenewNotice => {
            let fine = case.notice.as_ref().map_or(Fen::yuan(5_000), |notice| notice.fine_fen);
            Step::RenewNotice(RenewNotice { proposal: proposal(die, fine), cause: text(die) })
        }
        StepKind::DecideNoPenalty => Step::DecideNoPenalty(DecideNoPenalty {
            ground: die.one(NoPenaltyGround::ALL),
            grounds_shown: text(die),
            exhibits: vec![domain::ids::ExhibitId(1)],
            education: text(die),
            opinion: text(die),
        }),
        StepKind::ProposeDeferral => {
            let left = case.balance(today).map_or(Fen::yuan(1_000), |balance| balance.left_fen);
            let agreement = crate::wild_execution::agreement(case, today, die);
            let waived = agreement.as_ref().map_or(Fen::ZERO, |agreement| agreement.waived_fen);
            let owed = Fen::new(left.get().saturating_sub(waived.get()));
            let instalments = vec![Instalment { due: today + Days::new(30), amount_fen: amount(die, owed) }];
            Step::ProposeDeferral(ProposeDeferral {
                applied_on: date(die, today),
                hardship: text(die),
                instalments,
                agreement,
            })
        }
        StepKind::MarkInstalmentMissed => Step::MarkInstalmentMissed(MarkInstalmentMissed {}),
        StepKind::IssueDemand => Step::IssueDemand(IssueDemand { due: today + Days::new(die.one(&[1, 16, 30])) }),
        StepKind::RecordDemandAnswer => Step::RecordDemandAnswer(RecordDemandAnswer {
            received_on: date(die, today),
            content: text(die),
            checked: text(die),
        }),
        StepKind::ProposeCourtApplication => Step::ProposeCourtApplication(ProposeCourtApplication {
            court: text(die),
            claim: text(die),
            surcharge_fen: Fen::ZERO,
            papers: text(die),
        }),
        StepKind::RecordCourt => {
            Step::RecordCourt(RecordCourt { act: die.one(CourtAct::ALL), on: date(die, today), paper: text(die) })
        }
        StepKind::RecordRemedy => Step::RecordRemedy(RecordRemedy {
            kind: die.one(RemedyKind::ALL),
            accepted_on: date(die, today),
            received_on: date(die, today),
            body: text(die),
            simplified: die.luck(4),
            suspended: die.luck(4),
            applied_on: None,
            immovable: false,
        }),
        StepKind::EndRemedy => Step::EndRemedy(EndRemedy {
            outcome: die.one(RemedyOutcome::ALL),
            on: date(die, today),
            effective_on: date(die, today),
            fine_fen: amount(die, Fen::yuan(1_000)),
            act_anew: die.luck(3),
            paper: text(die),
            only_procedure: false,
        }),
        StepKind::ProposeAnnulment => Step::ProposeAnnulment(ProposeAnnulment {
            ground: die.one(AnnulmentGround::ALL),
            reason: text(die),
            fine_fen: if die.luck(2) { Fen::ZERO } else { amount(die, Fen::yuan(1_000)) },
            act_anew: die.luck(3),
        }),
        StepKind::ActAnew => Step::ActAnew(ActAnew { reason: text(die) }),
        StepKind::ApplyChangedDecision => Step::ApplyChangedDecision(ApplyChangedDecision {}),
        StepKind::SetAsideExhibit => Step::SetAsideExhibit(SetAsideExhibit {
            exhibit: an_exhibit(case, die),
            ground: die.one(AsideGround::ALL),
            reason: text(die),
        }),
        StepKind::ReviewDeviceRecord => Step::ReviewDeviceRecord(ReviewDeviceRecord {
            exhibit: an_exhibit(case, die),
            basis: "《演示法》第十条".into(),
            legal_review: text(die),
            technical_review: text(die),
            marked: !die.luck(4),
            published: text(die),
            fit: !die.luck(4),
            record_review: text(die),
        }),
        StepKind::RecordDispute => {
            Step::RecordDispute(RecordDispute { agency: text(die), since: date(die, today), reason: text(die) })
        }
        StepKind::SubmitDispute => Step::SubmitDispute(SubmitDispute {
            to: die.one(DisputeTo::ALL),
            body: text(die),
            on: date(die, today),
            paper: text(die),
        }),
        StepKind::SettleDispute => Step::SettleDispute(SettleDispute {
            how: die.one(DisputeEnd::ALL),
            ours: !die.luck(3),
            on: date(die, today),
            paper: text(die),
        }),
        StepKind::RecordNotTold => Step::RecordNotTold(RecordNotTold {
            known_on: date(die, today),
            told_on: die.luck(3).then(|| date(die, today)),
            reason: text(die),
        }),
        StepKind::AskReconsideration => {
            Step::AskReconsideration(AskReconsideration { on: date(die, today), paper: text(die) })
        }
        StepKind::SuggestSupervision => {
            Step::SuggestSupervision(SuggestSupervision { on: date(die, today), paper: text(die) })
        }
        StepKind::Archive => Step::Archive(Archive { volume: text(die), pages: die.one(&[0, 48]), keeper: text(die) }),
        other => crate::wild_execution::step(other, today, serial, die),
    }
}
