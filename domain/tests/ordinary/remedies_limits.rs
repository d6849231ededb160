//! Remedies at their edges: a mediation paper, a decision that told of none, the outer limit, acting anew, and what is done
//! against a refusal of the police.

use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::procedures::enforcement::court;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::hearings::take;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside as aside;
use crate::stands_court as in_court;

fn clocks((office, case): &Stand) -> Vec<DeadlineId> {
    case.deadlines(&office.now.law).unwrap().iter().map(|clock| clock.id).collect()
}

#[test]
fn what_a_mediation_paper_settled_the_review_body_enforces() {
    let reviewed = |outcome, fine| {
        let stand =
            go(at(in_court::demanded_in_2025(), "2025-08-04"), in_court::remedy(RemedyKind::Review, "2025-08-04"), 4);
        go(at(stand, "2025-08-20"), in_court::remedy_end(outcome, fine, false, "2025-08-20"), 4)
    };
    let paper = at(reviewed(RemedyOutcome::Mediated, 5_000), "2025-09-11");
    assert_eq!(paper.1.stage.kind(), StageKind::Demanded);
    let refusal = take(&paper, in_court::court_application(), 1).unwrap_err();
    assert!(
        refusal.sentence().contains("第七十八条第三款") || refusal.sentence().contains("第七十八条第三项"),
        "{}",
        refusal.sentence()
    );
    assert!(!clocks(&paper).contains(&DeadlineId::SuitAfterReview), "nothing is left to sue over");
    let upheld = at(reviewed(RemedyOutcome::Upheld, 0), "2025-09-11");
    assert!(take(&upheld, in_court::court_application(), 1).is_ok());

    // With another amount the paper replaces the decided one, never a higher one.
    let lower = reviewed(RemedyOutcome::Mediated, 3_000);
    assert_eq!(lower.1.stage.kind(), StageKind::Annulled);
    let applied = go(lower, Step::ApplyChangedDecision(ApplyChangedDecision {}), 4);
    assert_eq!(applied.1.decision.unwrap().fine_owed(), Fen::yuan(3_000));
    let higher = in_court::remedy_end(RemedyOutcome::Mediated, 5_001, false, "2026-10-20");
    let refusal = take(&at(in_court::under_review(), "2026-10-20"), higher, 4).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Amount, Some("fine_fen")));
    let suit = go(at(stands::served(), "2026-10-12"), in_court::remedy(RemedyKind::Suit, "2026-10-12"), 4);
    let paper = in_court::remedy_end(RemedyOutcome::Mediated, 5_000, false, "2026-10-20");
    assert_eq!(take(&at(suit, "2026-10-20"), paper, 4).unwrap_err().field.as_deref(), Some("outcome"));
}

fn not_told(known: &str, told: Option<&str>) -> Step {
    Step::RecordNotTold(RecordNotTold {
        known_on: day(known),
        told_on: told.map(day),
        reason: "决定书没有写明复议机关和期限".into(),
    })
}

#[test]
fn a_party_not_told_of_the_remedies_has_a_year() {
    let stand = go(at(in_court::demanded_in_2025(), "2025-08-04"), not_told("2025-03-10", None), 4);
    let year = stand.1.deadlines(&stand.0.now.law).unwrap();
    let year = year.iter().find(|clock| clock.id == DeadlineId::ReviewNotTold).unwrap();
    assert_eq!(year.unrolled, day("2026-03-10"));
    assert!(!clocks(&stand).contains(&DeadlineId::Suit) && !clocks(&stand).contains(&DeadlineId::Review));
    // The window to the court opens only after that year.
    assert!(take(&at(in_court::demanded_in_2025(), "2025-09-11"), in_court::court_application(), 1).is_ok());
    for (today, may) in [("2025-09-11", false), ("2026-03-10", false), ("2026-03-11", true)] {
        let result = take(&at(stand.clone(), today), in_court::court_application(), 1);
        assert_eq!(result.is_ok(), may, "{today}: {result:?}");
    }
    assert_eq!(court::window(&stand.1, &stand.0.now).unwrap().unwrap().opens, day("2026-03-11"));
}

#[test]
fn told_after_all_the_ordinary_periods_run_from_then() {
    let stand = go(at(in_court::demanded_in_2025(), "2025-08-04"), not_told("2025-03-10", Some("2025-06-03")), 4);
    let all = stand.1.deadlines(&stand.0.now.law).unwrap();
    let end = |id| all.iter().find(|clock| clock.id == id).map(|clock| clock.unrolled);
    assert_eq!((end(DeadlineId::Suit), end(DeadlineId::ReviewNotTold)), (Some(day("2025-12-03")), None));
    assert_eq!(take(&stand, not_told("2025-03-10", None), 4).unwrap_err().code, Obstacle::WrongStage);
}

#[test]
fn the_days_of_a_decision_that_told_of_nothing_lie_between_it_and_today() {
    let stand = at(stands::served(), "2026-10-12");
    for (known, may) in [("2026-10-08", false), ("2026-10-09", true), ("2026-10-12", true), ("2026-10-13", false)] {
        assert_eq!(take(&stand, not_told(known, None), 4).is_ok(), may, "{known}");
    }
    for (told, may) in [("2026-10-09", false), ("2026-10-10", true), ("2026-10-13", false)] {
        let result = take(&stand, not_told("2026-10-10", Some(told)), 4);
        assert_eq!(result.is_ok(), may, "{told}");
    }
}

#[test]
fn nothing_is_accepted_after_five_years_or_twenty_of_immovables() {
    // Decided on 2025-03-10.
    let remedy = |kind, applied: &str, immovable| {
        let form = RecordRemedy {
            kind,
            accepted_on: day("2050-01-03"),
            received_on: day("2050-01-03"),
            body: "平顶山市人民政府".into(),
            simplified: false,
            suspended: false,
            applied_on: Some(day(applied)),
            immovable,
        };
        take(&at(in_court::demanded_in_2025(), "2050-01-03"), Step::RecordRemedy(form), 4)
    };
    for (applied, immovable, may) in [
        ("2030-03-09", false, true),
        ("2030-03-10", false, true),
        ("2030-03-11", false, false),
        ("2030-03-11", true, true),
        ("2045-03-10", true, true),
        ("2045-03-11", true, false),
    ] {
        for (kind, rule) in [(RemedyKind::Review, "第二十一条"), (RemedyKind::Suit, "第四十六条")] {
            let result = remedy(kind, applied, immovable);
            assert_eq!(result.is_ok(), may, "{applied} {immovable}");
            if let Err(refusal) = result {
                assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::TooLate, Some("applied_on")));
                assert!(refusal.sentence().contains(rule), "{}", refusal.sentence());
            }
        }
    }
    assert_eq!(remedy(RemedyKind::Suit, "2050-01-04", true).unwrap_err().field.as_deref(), Some("applied_on"));
    assert_eq!(remedy(RemedyKind::Suit, "2025-03-09", false).unwrap_err().field.as_deref(), Some("applied_on"));
}

/// Quashed with the order to act anew, and back in the inquiry on 2026-10-20.
fn anew(only_procedure: bool) -> Stand {
    let Step::EndRemedy(form) = in_court::remedy_end(RemedyOutcome::Annulled, 0, true, "2026-10-20") else {
        unreachable!()
    };
    let end = Step::EndRemedy(EndRemedy { only_procedure, ..form });
    let quashed = go(at(in_court::under_review(), "2026-10-20"), end, 4);
    go(quashed, Step::ActAnew(ActAnew { reason: "按复议决定重新调查".into() }), 5)
}

#[test]
fn the_same_act_on_the_same_facts_and_reasons_is_not_done_again() {
    let propose = |only_procedure, form: SubmitReport| take(&anew(only_procedure), Step::SubmitReport(form), 1);
    let refusal = propose(false, report(5_000)).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some("discretion")));
    assert!(refusal.sentence().contains("行政诉讼法第七十一条"), "{}", refusal.sentence());
    // Other spaces and stops make no other reason.
    let spaced =
        SubmitReport { discretion: "初次违法， 未造成严重后果。属一般情形".into(), ..report(5_000) };
    assert!(propose(false, spaced).is_err());
    let other_facts = SubmitReport { facts: "另查明遗撒路段长 300 米".into(), ..report(5_000) };
    let other_reason = SubmitReport { discretion: "有主动清扫情节，属较轻情形".into(), ..report(5_000) };
    for form in [report(4_999), report(5_001), other_facts, other_reason] {
        assert!(propose(false, form.clone()).is_ok(), "{form:?}");
    }
    assert!(propose(true, report(5_000)).is_ok(), "only the procedure was wrong");
}

#[test]
fn what_the_head_decides_anew_is_held_against_the_quashed_decision_too() {
    let mut stand = go(anew(false), Step::SubmitReport(report(6_000)), 1);
    stand = go(stand, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3);
    stand = go(stand, Step::IssuePriorNotice(IssuePriorNotice {}), 1);
    stand = go(stand, serve(Served::PriorNotice, "2026-10-20"), 1);
    stand = go(at(stand, "2026-11-02"), recheck(6_000, Adopted::NoDefence), 1);
    let refusal = take(&stand, decide(5_000), 5).unwrap_err();
    assert!(refusal.sentence().contains("第七十一条"), "{}", refusal.sentence());
    assert!(take(&stand, decide(6_000), 5).is_ok());
}

#[test]
fn only_a_procedural_fault_is_told_of_an_order_to_act_anew() {
    let Step::EndRemedy(form) = in_court::remedy_end(RemedyOutcome::Annulled, 0, false, "2026-10-20") else {
        unreachable!()
    };
    let end = Step::EndRemedy(EndRemedy { only_procedure: true, ..form });
    let refusal = take(&at(in_court::under_review(), "2026-10-20"), end, 4).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("only_procedure"));
}

#[test]
fn asking_for_reconsideration_ends_its_clock_and_supervision_the_next() {
    assert!(clocks(&aside::police_declined()).contains(&DeadlineId::TransferReconsideration));
    assert!(!clocks(&aside::reconsideration_asked()).contains(&DeadlineId::TransferReconsideration));
    assert!(clocks(&aside::refusal_upheld()).contains(&DeadlineId::TransferSupervision));
    assert!(!clocks(&aside::supervision_suggested()).contains(&DeadlineId::TransferSupervision));
    // Supervision may be suggested at once, without the reconsideration.
    let at_once = SuggestSupervision { on: day("2026-09-09"), paper: "建议书".into() };
    let stand = go(aside::police_declined(), Step::SuggestSupervision(at_once), 1);
    assert!(!clocks(&stand).contains(&DeadlineId::TransferReconsideration));
}

#[test]
fn the_days_of_what_is_asked_lie_between_the_refusal_and_today() {
    let stand = at(aside::police_declined(), "2026-09-12");
    for (on, may) in [("2026-09-08", false), ("2026-09-09", true), ("2026-09-12", true), ("2026-09-13", false)] {
        let ask = AskReconsideration { on: day(on), paper: "提请复议书".into() };
        assert_eq!(take(&stand, Step::AskReconsideration(ask), 1).is_ok(), may, "{on}");
        let suggest = SuggestSupervision { on: day(on), paper: "建议书".into() };
        assert_eq!(take(&stand, Step::SuggestSupervision(suggest), 1).is_ok(), may, "{on}");
    }
}

#[test]
fn a_refusal_is_upheld_only_where_reconsideration_was_asked_for() {
    let upheld =
        RecordPoliceAnswer { answer: PoliceAnswer::Upheld, on: day("2026-09-09"), paper: "复议决定书".into() };
    let refusal = take(&aside::police_declined(), Step::RecordPoliceAnswer(upheld.clone()), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("answer")));
    assert!(refusal.sentence().contains("第九条第一款"), "{}", refusal.sentence());
    assert!(take(&aside::reconsideration_asked(), Step::RecordPoliceAnswer(upheld), 1).is_ok());
}

#[test]
fn a_fine_paid_before_the_transfer_is_recorded_for_set_off() {
    let send = |earlier: &str, paid_fen: Fen| {
        let form = SendToPolice {
            at: aside::hour("2026-09-09", 10),
            receiver: "平顶山市公安局".into(),
            papers: "移送书".into(),
            earlier: earlier.into(),
            paid_fen,
        };
        take(&aside::police_granted(), Step::SendToPolice(form), 1)
    };
    let refusal = send("", Fen::new(1)).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("earlier")));
    assert!(refusal.sentence().contains("第十一条第三款"), "{}", refusal.sentence());
    assert!(send("警告", Fen::new(-1)).is_err());
    let case = send("平城管罚〔2026〕3 号：警告，罚款 200 元已缴", Fen::yuan(200)).unwrap();
    let sent = case.police.unwrap().sent.unwrap();
    assert_eq!((sent.paid_fen, sent.earlier.is_empty()), (Fen::yuan(200), false));
    assert!(send("", Fen::ZERO).is_ok() && send("警告一次", Fen::ZERO).is_ok());
}

#[test]
fn closing_the_file_of_a_quashed_decision_does_not_let_it_be_published() {
    let closing = go(in_court::quashed(), Step::ApplyForClosing(ApplyForClosing { opinion: "决定已撤销".into() }), 1);
    let closed = go(closing, Step::ApproveClosing(ApproveClosing { agree: true, opinion: String::new() }), 5);
    assert_eq!(closed.1.stage.kind(), StageKind::Closed);
    let sent = ReportDisclosure { on: day("2026-10-20"), batch: "第 1 批".into() };
    let refusal = take(&closed, Step::ReportDisclosure(sent), 7).unwrap_err();
    assert!(refusal.sentence().contains("第四十八条第二款"), "{}", refusal.sentence());
    assert!(!closed.1.owes_report(&closed.0.now.law));
}
