//! Review, suit, court, police and the ways out of a case: what each of them still refuses.

use domain::case::Case;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::{self as aside, grant, seized};
use crate::stands_court::*;

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn no_review_once_the_court_has_the_suit() {
    let sued = go(at(stands::served(), "2026-10-12"), remedy(RemedyKind::Suit, "2026-10-12"), 4);
    let open = taken(sued.clone(), remedy(RemedyKind::Review, "2026-10-12"), 4).unwrap_err();
    assert_eq!(
        (open.code, short(&open)),
        (Obstacle::WrongStage, vec!["复议法30条".to_owned(), "行诉法46条".to_owned()])
    );
    let ended = go(sued, remedy_end(RemedyOutcome::Withdrawn, 0, false, "2026-10-12"), 4);
    let refusal = taken(ended, remedy(RemedyKind::Review, "2026-10-12"), 4).unwrap_err();
    assert_eq!((refusal.field.as_deref(), short(&refusal)), (Some("kind"), vec!["复议法29条2款".to_owned()]));
}

#[test]
fn the_days_of_a_remedy_follow_each_other() {
    let record = |accepted: &str, received: &str| {
        let form = RecordRemedy {
            kind: RemedyKind::Review,
            accepted_on: day(accepted),
            received_on: day(received),
            body: "平顶山市人民政府".into(),
            simplified: false,
            suspended: false,
            applied_on: None,
            immovable: false,
        };
        taken(at(stands::served(), "2026-10-12"), Step::RecordRemedy(form), 4)
    };
    for (accepted, received, field) in [
        ("2026-10-08", "2026-10-12", Some("accepted_on")),
        ("2026-10-09", "2026-10-09", None),
        ("2026-10-12", "2026-10-12", None),
        ("2026-10-13", "2026-10-13", Some("accepted_on")),
        ("2026-10-12", "2026-10-11", Some("received_on")),
        ("2026-10-12", "2026-10-13", Some("received_on")),
    ] {
        let result = record(accepted, received);
        assert_eq!(result.err().and_then(|refusal| refusal.field).as_deref(), field, "{accepted} {received}");
    }
    let end = |on: &str, effective: &str| {
        let form = EndRemedy {
            outcome: RemedyOutcome::Upheld,
            on: day(on),
            effective_on: day(effective),
            fine_fen: Fen::ZERO,
            act_anew: false,
            paper: "复议决定书".into(),
            only_procedure: false,
        };
        taken(at(under_review(), "2026-10-20"), Step::EndRemedy(form), 4)
    };
    for (on, effective, field) in [
        ("2026-10-11", "2026-10-20", Some("on")),
        ("2026-10-12", "2026-10-12", None),
        ("2026-10-21", "2026-10-21", Some("on")),
        ("2026-10-15", "2026-10-14", Some("effective_on")),
        ("2026-10-15", "2026-10-20", None),
        ("2026-10-15", "2026-10-21", Some("effective_on")),
    ] {
        let result = end(on, effective);
        assert_eq!(result.err().and_then(|refusal| refusal.field).as_deref(), field, "{on} {effective}");
    }
}

#[test]
fn only_what_was_quashed_or_found_unlawful_is_done_anew_and_a_suit_does_not_end_in_silence() {
    let end = |outcome, anew| taken(at(under_review(), "2026-10-20"), remedy_end(outcome, 0, anew, "2026-10-20"), 4);
    assert_eq!(end(RemedyOutcome::Unlawful, true).unwrap().stage.kind(), StageKind::Annulled);
    for outcome in [RemedyOutcome::Upheld, RemedyOutcome::Void, RemedyOutcome::Withdrawn] {
        let refusal = end(outcome, true).unwrap_err();
        assert_eq!((refusal.field.as_deref(), short(&refusal)[0].as_str()), (Some("act_anew"), "复议法64条"));
        assert!(end(outcome, false).is_ok(), "{outcome:?}");
    }
    let sued = go(at(stands::served(), "2026-10-12"), remedy(RemedyKind::Suit, "2026-10-12"), 4);
    let silent = taken(sued, remedy_end(RemedyOutcome::Silent, 0, false, "2026-10-12"), 4).unwrap_err();
    assert_eq!(silent.field.as_deref(), Some("outcome"));
    assert!(end(RemedyOutcome::Silent, false).is_ok());
}

#[test]
fn the_claim_holds_no_more_surcharge_than_has_run() {
    // Due on 2025-03-25; by 2025-09-11 the surcharge has long reached the fine of 5,000.
    let claim = |fen: i64| {
        let Step::ProposeCourtApplication(form) = court_application() else { unreachable!() };
        let form = ProposeCourtApplication { surcharge_fen: Fen::new(fen), ..form };
        taken(window_open(), Step::ProposeCourtApplication(form), 1)
    };
    for (fen, may) in [(-1, false), (0, true), (499_999, true), (500_000, true), (500_001, false)] {
        let result = claim(fen);
        assert_eq!(result.is_ok(), may, "{fen}");
        if let Err(refusal) = result {
            assert_eq!(
                (refusal.field.as_deref(), short(&refusal)[0].as_str()),
                (Some("surcharge_fen"), "强制法45条2款")
            );
        }
    }
}

#[test]
fn things_go_to_the_police_only_with_the_case() {
    let end = |stand: Stand, on: &str| {
        let form = EndMeasure { measure: 1, how: MeasureEnd::ToPolice, on: day(on), reason: "随案移送".into() };
        taken(stand, Step::EndMeasure(form), 1)
    };
    let refusal = end(seized(), "2026-09-09").unwrap_err();
    assert_eq!((refusal.code, short(&refusal)), (Obstacle::WrongStage, vec!["强制法21条".to_owned()]));
    let form = ProposePoliceTransfer { facts: "涉嫌污染环境罪".into(), second: domain::ids::OfficerId(2) };
    let granted = grant(go(seized(), Step::ProposePoliceTransfer(form), 1));
    assert!(end(granted.clone(), "2026-09-09").is_err(), "approved, and not yet sent");
    let sent = SendToPolice {
        at: aside::hour("2026-09-09", 10),
        receiver: "平顶山市公安局".into(),
        papers: "移送书、调查报告、涉案物品清单".into(),
        earlier: String::new(),
        paid_fen: Fen::ZERO,
    };
    assert!(end(go(granted, Step::SendToPolice(sent), 1), "2026-09-09").is_ok());
}

#[test]
fn what_has_outlived_its_time_is_only_given_back() {
    let end = |how, today: &str| -> Result<Case, Refusal> {
        let form = EndMeasure { measure: 1, how, on: day(today), reason: "处理".into() };
        taken(at(seized(), today), Step::EndMeasure(form), 1)
    };
    // Thirty days from 2026-09-09.
    for (today, may) in [("2026-10-08", true), ("2026-10-09", true), ("2026-10-10", false)] {
        let destroyed = end(MeasureEnd::Destroyed, today);
        assert_eq!(destroyed.is_ok(), may, "{today}");
        if let Err(refusal) = destroyed {
            assert_eq!((refusal.code, short(&refusal)), (Obstacle::TooLate, vec!["强制法28条1款".to_owned()]));
        }
        assert!(end(MeasureEnd::Lifted, today).is_ok());
    }
    let undecided = end(MeasureEnd::Confiscated, "2026-10-08").unwrap_err();
    assert_eq!((undecided.code, short(&undecided)), (Obstacle::Incomplete, vec!["强制法27条".to_owned()]));
}

#[test]
fn after_the_report_a_case_is_dropped_only_where_the_party_is_gone() {
    let places: [fn() -> Stand; 7] = [
        stands::reported,
        stands::noticed,
        stands::hearing,
        stands::rechecked,
        stands::in_review,
        stands::discussed,
        stands::decided,
    ];
    for reach in places {
        for ground in DroppingGround::ALL.iter().copied() {
            let form = ProposeDropping { ground, reason: "调查后查明".into() };
            let result = taken(reach(), Step::ProposeDropping(form), 1);
            assert_eq!(result.is_ok(), ground == DroppingGround::PartyGone, "{ground:?}");
            if let Err(refusal) = result {
                assert_eq!(short(&refusal), ["强制法40条", "处罚法57条1款"]);
            }
        }
    }
    for ground in DroppingGround::ALL.iter().copied() {
        let form = ProposeDropping { ground, reason: "调查中查明".into() };
        assert!(taken(stands::order_served(), Step::ProposeDropping(form), 1).is_ok(), "{ground:?}");
    }
}

#[test]
fn full_numbers_are_for_those_whose_work_needs_them() {
    let (office, case) = stands::order_served();
    // Investigators, their leaders, reviewer, head and disclosure clerk; not finance, another unit, the administrator.
    for (who, may) in [
        (1, true),
        (2, true),
        (3, true),
        (4, true),
        (5, true),
        (7, true),
        (9, true),
        (6, false),
        (10, false),
        (11, false),
        (12, false),
    ] {
        let result = case.may_see_numbers(&office.who(who));
        assert_eq!(result.is_ok(), may, "{who}");
        if let Err(refusal) = result {
            assert_eq!(short(&refusal), ["处罚法50条"]);
        }
    }
}
