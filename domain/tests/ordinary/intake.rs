//! At the beginning: whoever complained is told that no case is filed, and a dispute about jurisdiction is settled first.

use domain::case::Case;
use domain::dossier::Source;
use domain::law::deadlines::DeadlineId;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::hearings::take;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside as aside;

fn told(on: &str) -> ComplainantTold {
    ComplainantTold { who: "演示人".into(), on: day(on), how: "电话告知".into() }
}

fn not_file(source: Source, reporter: &str, told: Option<ComplainantTold>) -> Result<Case, Refusal> {
    let (office, mut case) = stands::checked();
    case.clue.source = source;
    case.clue.reporter = reporter.into();
    let form = ProposeNotFiling { ground: NotFilingGround::NoBreach, reason: "没有违法事实".into(), told };
    take(&(office, case), Step::ProposeNotFiling(form), 1)
}

#[test]
fn a_complainant_is_told_that_no_case_is_filed() {
    for source in [Source::Hotline, Source::Complaint] {
        let refusal = not_file(source, "演示人", None).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("told_who")));
        assert!(refusal.sentence().contains("第五十四条第二款"), "{}", refusal.sentence());
        assert!(not_file(source, "演示人", Some(told("2026-09-08"))).is_ok());
        assert!(not_file(source, " ", None).is_ok(), "an anonymous clue");
    }
    for source in [Source::Patrol, Source::Monitoring, Source::Referral] {
        assert!(not_file(source, "数字城管平台", None).is_ok(), "{source:?}");
    }
}

#[test]
fn the_day_the_complainant_was_told_lies_between_the_clue_and_today() {
    for (on, may) in [("2026-09-07", false), ("2026-09-08", true), ("2026-09-09", false)] {
        let result = not_file(Source::Complaint, "演示人", Some(told(on)));
        assert_eq!(result.is_ok(), may, "{on}");
    }
    let silent = not_file(Source::Complaint, "演示人", Some(ComplainantTold { how: " ".into(), ..told("2026-09-08") }));
    assert_eq!(silent.unwrap_err().field.as_deref(), Some("told_how"));
    let (office, mut case) = stands::checked();
    case.clue.source = Source::Complaint;
    case.clue.reporter = "演示人".into();
    let form = ProposeNotFiling {
        ground: NotFilingGround::NoBreach,
        reason: "没有违法事实".into(),
        told: Some(told("2026-09-08")),
    };
    let left = aside::grant(go((office, case), Step::ProposeNotFiling(form), 1)).1;
    assert_eq!(left.stage.kind(), StageKind::NotFiled);
    let domain::case::side::LeftBy::NotFiled { told: kept, .. } = left.left_by.unwrap() else { unreachable!() };
    assert_eq!(kept, Some(told("2026-09-08")));
}

fn settle(how: DisputeEnd, ours: bool, on: &str) -> Step {
    Step::SettleDispute(SettleDispute { how, ours, on: day(on), paper: "协商纪要".into() })
}

#[test]
fn talks_end_within_seven_days_of_the_dispute() {
    // Arisen on Tuesday 2026-09-08.
    for (on, may) in [("2026-09-14", true), ("2026-09-15", true), ("2026-09-16", false)] {
        let result = take(&at(aside::disputed(), "2026-09-17"), settle(DisputeEnd::Talks, true, on), 1);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::TooLate, Some("on")));
            assert!(refusal.sentence().contains("住建部令第55号第六条"), "{}", refusal.sentence());
        }
    }
    let unwritten = SettleDispute { how: DisputeEnd::Talks, ours: true, on: day("2026-09-08"), paper: " ".into() };
    let refusal = take(&aside::disputed(), Step::SettleDispute(unwritten), 1).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("paper"));
}

#[test]
fn the_clock_of_a_dispute_runs_until_it_is_put_to_somebody_or_settled() {
    let runs = |(office, case): Stand| {
        let clocks = case.deadlines(&office.now.law).unwrap();
        clocks.iter().find(|clock| clock.id == DeadlineId::Jurisdiction).map(|clock| clock.unrolled)
    };
    assert_eq!(runs(aside::disputed()), Some(day("2026-09-15")));
    assert_eq!(runs(aside::put_to_the_superior()), None);
    assert_eq!(runs(aside::settled(true)), None);
}

#[test]
fn nobody_settles_a_dispute_that_was_not_put_to_him() {
    for (to, fits, other) in [
        (DisputeTo::Superior, DisputeEnd::Superior, DisputeEnd::Mediated),
        (DisputeTo::LegalOffice, DisputeEnd::Mediated, DisputeEnd::Superior),
    ] {
        let stand = at(aside::dispute_submitted(to), "2026-10-09");
        assert!(take(&stand, settle(fits, true, "2026-10-09"), 1).is_ok(), "long after the seven days");
        let refusal = take(&stand, settle(other, true, "2026-10-09"), 1).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("how")));
        assert!(refusal.sentence().contains("河南省行政执法条例第十九条"), "{}", refusal.sentence());
        assert!(take(&aside::disputed(), settle(fits, true, "2026-09-08"), 1).is_err());
    }
}

#[test]
fn nothing_is_decided_or_handed_over_while_the_dispute_is_open() {
    let stand = aside::disputed();
    let refer = Step::ProposeReferral(ProposeReferral {
        agency: "叶县城市管理局".into(),
        ground: ReferralGround::OtherPlace,
        reason: "在叶县".into(),
    });
    let spare = Step::ProposeNotFiling(ProposeNotFiling {
        ground: NotFilingGround::NoBreach,
        reason: "没有违法事实".into(),
        told: None,
    });
    for step in [refer.clone(), spare.clone()] {
        let refusal = take(&stand, step, 1).unwrap_err();
        assert!(refusal.sentence().contains("第二十五条第二款"), "{}", refusal.sentence());
    }
    // Settled for the bureau, everything goes on; settled for the other, the case is handed over and nothing else.
    let ours = aside::settled(true);
    assert!(take(&ours, refer.clone(), 1).is_ok() && take(&ours, spare.clone(), 1).is_ok());
    let theirs = aside::given_away();
    assert_eq!(take(&theirs, spare.clone(), 1).unwrap_err().code, Obstacle::NotCompetent);
    let referred = aside::grant(go(theirs, refer, 1));
    let confirm = ConfirmReferral { on: day("2026-09-08"), receipt: "回执".into() };
    let away = go(referred, Step::ConfirmReferral(confirm), 1);
    let back = TakeUpAgain { cause: TakeUpCause::NamedUs, reason: "共同上级指定".into() };
    let back = go(away, Step::TakeUpAgain(back), 1);
    assert!(take(&back, spare, 1).is_ok(), "the case has come back");
}

#[test]
fn a_decision_waits_for_the_dispute() {
    let (office, mut case) = stands::rechecked();
    assert!(case.may(StepKind::DecidePenalty, &office.who(5), &office.now).is_ok());
    case.disputes = aside::disputed().1.disputes;
    let refusal = case.may(StepKind::DecidePenalty, &office.who(5), &office.now).unwrap_err();
    assert!(refusal.sentence().contains("第二十五条第二款"), "{}", refusal.sentence());
    case.disputes = aside::given_away().1.disputes;
    let refusal = case.may(StepKind::DecidePenalty, &office.who(5), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::NotCompetent);
}
