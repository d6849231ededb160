//! After the decision: rules that a second reading found without a guard or a clock, in review, suit and court.

use domain::law::deadlines::DeadlineId;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_court::*;

fn articles(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

/// The decision of [`demanded_in_2025`], reviewed before anybody asked the court.
fn reviewed_in_2025(outcome: RemedyOutcome, fine: i64) -> Stand {
    let open = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Review, "2025-08-01"), 4);
    go(at(open, "2025-09-01"), remedy_end(outcome, fine, false, "2025-09-01"), 4)
}

#[test]
fn what_the_review_body_changed_the_review_body_enforces() {
    let changed =
        go(reviewed_in_2025(RemedyOutcome::Changed, 3_000), Step::ApplyChangedDecision(ApplyChangedDecision {}), 4);
    let overdue = go(changed, Step::MarkOverdue(MarkOverdue {}), 6);
    let demand = go(overdue, Step::IssueDemand(IssueDemand { due: day("2025-09-16") }), 1);
    let demanded = go(demand, serve(Served::Demand, "2025-09-01"), 1);
    let refusal = taken(at(demanded, "2025-09-18"), court_application(), 1).unwrap_err();
    assert_eq!(articles(&refusal), ["复议法78条2项"], "{}", refusal.sentence());
    // Upheld, the bureau applies itself: fifteen days to sue until 2025-09-16, then three months.
    let upheld = reviewed_in_2025(RemedyOutcome::Upheld, 0);
    for (today, may) in [("2025-09-16", false), ("2025-09-17", true), ("2025-12-16", true), ("2025-12-17", false)] {
        assert_eq!(taken(at(upheld.clone(), today), court_application(), 1).is_ok(), may, "{today}");
    }
}

#[test]
fn what_is_left_to_the_party_after_a_review_has_its_clock() {
    let ends = |stand: &Stand, id| {
        let clocks = stand.1.deadlines(&stand.0.now.law).unwrap();
        clocks.iter().find(|clock| clock.id == id).map(|clock| clock.ends)
    };
    let none = demanded_in_2025();
    assert_eq!(ends(&none, DeadlineId::Suit), Some(day("2025-09-10")));
    assert_eq!(ends(&none, DeadlineId::CourtApplication), Some(day("2025-12-10")));
    let upheld = reviewed_in_2025(RemedyOutcome::Upheld, 0);
    assert_eq!(ends(&upheld, DeadlineId::SuitAfterReview), Some(day("2025-09-16")));
    assert_eq!(ends(&upheld, DeadlineId::Suit), None);
    assert_eq!(ends(&upheld, DeadlineId::CourtApplication), Some(day("2025-12-16")));
    let withdrawn = reviewed_in_2025(RemedyOutcome::Withdrawn, 0);
    assert_eq!(ends(&withdrawn, DeadlineId::Suit), Some(day("2025-09-10")), "the first six months go on");
    assert_eq!(ends(&withdrawn, DeadlineId::SuitAfterReview), None);
    let sued = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Suit, "2025-08-01"), 4);
    assert_eq!((ends(&sued, DeadlineId::Suit), ends(&sued, DeadlineId::CourtApplication)), (None, None));
    let dismissed = go(at(sued, "2025-09-01"), remedy_end(RemedyOutcome::Upheld, 0, false, "2025-09-01"), 4);
    assert_eq!(ends(&dismissed, DeadlineId::CourtApplication), Some(day("2025-12-01")), "the shorter reading");
}

#[test]
fn the_way_through_the_court_has_its_clocks() {
    let running = |stand: Stand| -> Vec<(DeadlineId, String)> {
        let court = [
            DeadlineId::CourtAcceptance,
            DeadlineId::CourtRuling,
            DeadlineId::CourtRefusalObjection,
            DeadlineId::CourtRefusalUpperCourt,
            DeadlineId::NonEnforcementObjection,
            DeadlineId::NonEnforcementUpperCourt,
        ];
        let clocks = stand.1.deadlines(&stand.0.now.law).unwrap();
        let clocks = clocks.into_iter().filter(|clock| court.contains(&clock.id));
        clocks.map(|clock| (clock.id, clock.unrolled.to_string())).collect()
    };
    let one = |id, day: &str| vec![(id, day.to_owned())];
    assert_eq!(running(court_applied()), one(DeadlineId::CourtAcceptance, "2025-09-18"));
    assert_eq!(running(court_accepted()), one(DeadlineId::CourtRuling, "2025-09-24"));
    assert_eq!(running(court_refused()), one(DeadlineId::NonEnforcementObjection, "2025-10-07"));
    let objected = go(at(court_refused(), "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    assert_eq!(running(objected), one(DeadlineId::NonEnforcementUpperCourt, "2025-10-30"));
    let not_accepted = go(at(court_applied(), "2025-09-15"), court(CourtAct::NotAccepted, "2025-09-15"), 1);
    assert_eq!(running(not_accepted.clone()), one(DeadlineId::CourtRefusalObjection, "2025-09-30"));
    let objected = go(at(not_accepted, "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    assert_eq!(running(objected), one(DeadlineId::CourtRefusalUpperCourt, "2025-10-15"));
    assert_eq!(running(enforcing()), []);
}

#[test]
fn a_refusal_of_the_court_is_final_after_fifteen_days_or_by_the_upper_court() {
    let sent = ReportDisclosure { on: day("2025-09-22"), batch: "第 1 批".into() };
    let refused = go(court_refused(), Step::ReportDisclosure(sent), 7);
    let close =
        |stand: Stand| taken(stand, Step::ApplyForClosing(ApplyForClosing { opinion: "法院不准予执行".into() }), 1);
    for (today, may) in [("2025-10-06", false), ("2025-10-07", false), ("2025-10-08", true)] {
        let result = close(at(refused.clone(), today));
        assert_eq!(result.is_ok(), may, "{today}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TooEarly);
            assert_eq!(articles(&refusal), ["强制法56条2款", "强制法58条3款"]);
        }
    }
    let objected = go(at(refused, "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    let accepted = go(at(objected, "2025-10-09"), court(CourtAct::Accepted, "2025-10-09"), 1);
    let again = go(at(accepted, "2025-10-20"), court(CourtAct::Refused, "2025-10-20"), 1);
    let twice = taken(again.clone(), court(CourtAct::Objected, "2025-10-20"), 1).unwrap_err();
    assert_eq!((twice.code, twice.field.as_deref()), (Obstacle::WrongStage, Some("act")), "the upper court has ruled");
    assert!(close(again).is_ok());
}

#[test]
fn nobody_is_pressed_while_performance_is_suspended() {
    let reviewed = |suspended| {
        let form = RecordRemedy {
            kind: RemedyKind::Review,
            accepted_on: day("2026-10-12"),
            received_on: day("2026-10-12"),
            body: "平顶山市人民政府".into(),
            simplified: false,
            suspended,
            applied_on: None,
            immovable: false,
        };
        go(at(stands::served(), "2026-10-12"), Step::RecordRemedy(form), 4)
    };
    let overdue = |suspended| taken(at(reviewed(suspended), "2026-10-27"), Step::MarkOverdue(MarkOverdue {}), 6);
    assert_eq!(overdue(false).unwrap().stage.kind(), StageKind::Overdue, "a review alone suspends nothing");
    let refusal = overdue(true).unwrap_err();
    assert_eq!(articles(&refusal), ["处罚法73条1款", "复议法42条", "行诉法56条"]);
    let ended = go(at(reviewed(true), "2026-11-02"), remedy_end(RemedyOutcome::Upheld, 0, false, "2026-11-02"), 4);
    assert!(taken(ended, Step::MarkOverdue(MarkOverdue {}), 6).is_ok());
    let demand = |suspended| {
        let form = RecordRemedy {
            kind: RemedyKind::Suit,
            accepted_on: day("2026-10-28"),
            received_on: day("2026-10-28"),
            body: "平顶山市湛河区人民法院".into(),
            simplified: false,
            suspended,
            applied_on: None,
            immovable: false,
        };
        let sued = go(at(stands::overdue(), "2026-10-28"), Step::RecordRemedy(form), 4);
        taken(sued, Step::IssueDemand(IssueDemand { due: day("2026-11-20") }), 1)
    };
    assert!(demand(false).is_ok());
    assert_eq!(articles(&demand(true).unwrap_err())[0], "处罚法73条1款");
}
