//! Edges of the rules that the mutation run found held by no test: each is held here, with its article.

use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside as aside;

fn may(stand: &Stand, kind: StepKind, who: i64) -> Result<(), Refusal> {
    stand.1.may(kind, &stand.0.who(who), &stand.0.now)
}

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn what_is_decided_is_not_decided_again() {
    for stand in [stands::decided(), aside::spared(), stands::served()] {
        for kind in [StepKind::DecidePenalty, StepKind::DecideNoPenalty] {
            let refusal = may(&stand, kind, 5).unwrap_err();
            assert_eq!((refusal.why.as_str(), short(&refusal)), ("决定已经作出", vec!["处罚法57条1款".to_owned()]));
        }
    }
}

#[test]
fn a_waived_defence_leaves_the_time_to_ask_for_a_hearing() {
    let waived = |hearing| {
        let form =
            RecordWaiver { whose: 0, on: day("2026-09-24"), defence: true, hearing, proof: "书面声明".into() };
        go(stands::hearing_offered(), Step::RecordWaiver(form), 1)
    };
    for (today, early) in [("2026-09-30", true), ("2026-10-08", true), ("2026-10-09", false)] {
        let stand = at(waived(false), today);
        for kind in [StepKind::DecidePenalty, StepKind::WriteRecheck] {
            match may(&stand, kind, if kind == StepKind::DecidePenalty { 5 } else { 1 }) {
                Err(refusal) if early => {
                    assert_eq!((refusal.code, short(&refusal)), (Obstacle::TooEarly, vec!["处罚法64条1项".to_owned()]));
                }
                Err(refusal) => assert_eq!(refusal.code, Obstacle::WrongStage, "{today} {kind:?}"),
                Ok(()) => assert!(!early && kind == StepKind::WriteRecheck, "{today} {kind:?}"),
            }
        }
    }
    assert!(may(&waived(true), StepKind::WriteRecheck, 1).is_ok(), "both given up");
}

#[test]
fn a_hearing_that_has_ended_is_waited_for_no_longer() {
    let form = |outcome| {
        Step::RecordHearing(RecordHearing {
            outcome,
            on: day("2026-09-24"),
            notified_on: None,
            host: None,
            record: "当事人撤回申请".into(),
            attended: in_person(),
        })
    };
    // Withdrawn on 2026-09-24, inside the period to ask; the defence is waived, so nothing is waited for.
    let withdrawn = go(stands::hearing(), form(HearingOutcome::Withdrawn), 4);
    let waiver =
        RecordWaiver { whose: 0, on: day("2026-09-24"), defence: true, hearing: false, proof: "书面声明".into() };
    let waived = go(withdrawn, Step::RecordWaiver(waiver), 1);
    assert!(may(&waived, StepKind::WriteRecheck, 1).is_ok());
    let rechecked = go(waived, recheck(50_000, Adopted::NoDefence), 1);
    let refusal = may(&rechecked, StepKind::DecidePenalty, 5).unwrap_err();
    assert_eq!(short(&refusal), ["处罚法58条1款"], "only the review is missing");
}

#[test]
fn no_more_is_confiscated_than_was_told() {
    let ground =
        Mitigation {
            ground: Ground::RemovedHarm, facts: "已清运".into(), exhibits: vec![domain::ids::ExhibitId(1)]
        };
    let proposal = SubmitReport {
        confiscate_fen: Fen::yuan(1_000),
        gains: counted(100_000),
        mitigation: Some(ground),
        ..report(40_000)
    };
    let noticed = crate::families::told(stands_reported("MK-008"), proposal);
    let stand = crate::families::told_to_the_head(noticed, 40_000);
    for (fen, may) in [(-1, false), (0, true), (99_999, true), (100_000, true), (100_001, false)] {
        let form = DecidePenalty {
            fine_fen: Fen::yuan(40_000),
            fines: Vec::new(),
            law_comparison: String::new(),
            confiscate_fen: Fen::new(fen),
            opinion: String::new(),
            left_out: Vec::new(),
            shortened: Vec::new(),
        };
        let result = taken(stand.clone(), Step::DecidePenalty(form), 5);
        assert_eq!(result.is_ok(), may, "{fen}");
        if let Err(refusal) = result {
            assert_eq!(
                (short(&refusal), refusal.field.as_deref()),
                (vec!["处罚法44条".to_owned()], Some("confiscate_fen"))
            );
        }
    }
}

fn stands_reported(code: &str) -> Stand {
    let mut office = Office::about("2026-09-08", code);
    let case = Line::to_inquiry(&mut office);
    (office, case)
}

#[test]
fn the_reviewer_sends_back_only_what_lies_before_him() {
    let back = StepKind::ReturnForInquiry;
    for stand in [stands::reported(), stands::rechecked(), stands::discussed()] {
        let refusal = may(&stand, back, 4).unwrap_err();
        assert_eq!((refusal.code, short(&refusal)), (Obstacle::WrongStage, vec!["处罚法58条1款".to_owned()]));
        for above in [3, 5, 9] {
            assert!(may(&stand, back, above).is_ok(), "{above}");
        }
    }
    assert!(may(&stands::in_review(), back, 4).is_ok());
    assert!(may(&stands::in_review(), back, 5).is_ok());
}

#[test]
fn a_comparison_missing_at_the_decision_names_its_field() {
    let (office, mut case) = stands::rechecked();
    // The rule of the act's day, replaced since: nobody has compared it with the one that took its place.
    case.dossier.act.on = day("2026-08-14");
    case.dossier.violation = "MK-004".into();
    let refusal = taken((office, case), decide(5_000), 5).unwrap_err();
    assert_eq!(
        (refusal.code, short(&refusal), refusal.field),
        (Obstacle::Incomplete, vec!["处罚法37条".to_owned()], Some("law_comparison".to_owned()))
    );
}
