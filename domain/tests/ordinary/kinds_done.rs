//! Kinds of penalty from the notice to the closed file: nothing decided that was not told, and everything carried out.

use domain::case::Case;
use domain::event::Event;
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::families::{told, told_to_the_head};
use crate::kinds::{also, with_all_kinds};
use crate::kinds_known::each_kind;
use crate::office::*;
use crate::stands::{Stand, at, go, yes};

/// Told of a fine, of a stop until 2026-10-31 and of confiscated goods; with the head on 2026-10-09.
fn before_the_head() -> Stand {
    let [_, goods, _, _, _, _, stop, ..] = each_kind();
    told_to_the_head(told(with_all_kinds(), also(5_000, vec![stop, goods])), 5_000)
}

fn decision(fine: i64, left_out: &[u32], shortened: &[(u32, &str)]) -> Step {
    let shorter = |(number, until): &(u32, &str)| Shortened { number: *number, until: day(until) };
    Step::DecidePenalty(DecidePenalty {
        fine_fen: Fen::yuan(fine),
        fines: Vec::new(),
        confiscate_fen: Fen::ZERO,
        law_comparison: String::new(),
        opinion: String::new(),
        left_out: left_out.to_vec(),
        shortened: shortened.iter().map(shorter).collect(),
    })
}

/// Decided with both penalties beside the fine, and served on 2026-10-09.
pub fn stopped() -> Stand {
    go(go(before_the_head(), decision(5_000, &[], &[]), 5), serve(Served::PenaltyDecision, "2026-10-09"), 1)
}

fn done(number: u32, on: &str) -> Step {
    Step::RecordPerformance(RecordPerformance {
        number,
        on: day(on),
        record: "现场核查，已经执行".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    })
}

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn the_notice_tells_every_kind_and_offers_the_hearing() {
    let (_, case) = before_the_head();
    let notice = case.notice.unwrap();
    let [_, goods, _, _, _, _, stop, ..] = each_kind();
    assert_eq!(notice.others, [stop, goods]);
    assert!(notice.hearing_offered);
}

#[test]
fn the_decision_holds_only_kinds_that_were_told_and_no_longer_periods() {
    for (left_out, kept) in [(&[][..], 2), (&[1], 1), (&[2], 1), (&[1, 2], 0)] {
        let case = taken(before_the_head(), decision(5_000, left_out, &[]), 5).unwrap();
        assert_eq!(case.decision.unwrap().others.len(), kept, "{left_out:?}");
    }
    for number in [0, 3] {
        let refusal = taken(before_the_head(), decision(5_000, &[number], &[]), 5).unwrap_err();
        assert_eq!((refusal.field.as_deref(), short(&refusal)), (Some("left_out"), vec!["处罚法44条".to_owned()]));
    }
    for (until, may) in
        [("2026-10-09", false), ("2026-10-10", true), ("2026-10-30", true), ("2026-10-31", true), ("2026-11-01", false)]
    {
        let result = taken(before_the_head(), decision(5_000, &[], &[(1, until)]), 5);
        assert_eq!(result.is_ok(), may, "{until}");
        match result {
            Ok(case) => assert_eq!(case.decision.unwrap().others[0].penalty.until(), Some(day(until))),
            Err(refusal) => assert_eq!(refusal.field.as_deref(), Some("until.1")),
        }
    }
    let longer = taken(before_the_head(), decision(5_000, &[], &[(1, "2026-11-01")]), 5).unwrap_err();
    assert_eq!((longer.code, short(&longer)), (Obstacle::Amount, vec!["处罚法44条".into(), "处罚法45条2款".into()]));
    let of_goods = taken(before_the_head(), decision(5_000, &[], &[(2, "2026-10-10")]), 5).unwrap_err();
    assert_eq!(of_goods.field.as_deref(), Some("until.2"), "goods have no period");
}

#[test]
fn a_period_that_ran_out_before_the_decision_is_told_anew() {
    let ended = at(before_the_head(), "2026-10-31");
    let refusal = taken(ended, decision(5_000, &[], &[]), 5).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("until.1"));
    assert!(taken(at(before_the_head(), "2026-10-30"), decision(5_000, &[], &[]), 5).is_ok());
}

#[test]
fn where_no_fine_was_told_none_is_decided_and_something_must_be() {
    let stop = each_kind()[6].clone();
    let form = SubmitReport { tier: String::new(), ..also(0, vec![stop]) };
    let stand = told_to_the_head(told(with_all_kinds(), form), 0);
    for (fine, may) in [(0, true), (1, false), (-1, false)] {
        let result = taken(stand.clone(), decision(fine, &[], &[]), 5);
        assert_eq!(result.is_ok(), may, "{fine}");
        if let Err(refusal) = result {
            assert_eq!(short(&refusal), ["处罚法44条"]);
        }
    }
    let nothing = taken(stand, decision(0, &[1], &[]), 5).unwrap_err();
    assert_eq!((nothing.field.as_deref(), short(&nothing)), (Some("left_out"), vec!["处罚法57条1款".to_owned()]));
    let fined = taken(before_the_head(), decision(0, &[], &[]), 5).unwrap_err();
    assert_eq!(fined.field.as_deref(), Some("fine_fen"), "a fine that was told is not left out without a new notice");
}

#[test]
fn performed_only_when_everything_is_paid_and_carried_out() {
    let visit =
        RecordReinspection {
            on: day("2026-10-20"), complied: true, findings: "已改正".into(), process: on_record()
        };
    let put_right = go(at(stopped(), "2026-10-20"), Step::RecordReinspection(visit), 1);
    let paid = go(put_right, pay(Fen::yuan(5_000), "2026-10-20", "No.1"), 6);
    assert_eq!(paid.1.stage.kind(), StageKind::Served);
    assert_eq!(paid.1.duties_left(day("2026-10-20")), ["责令停产停业尚未执行完毕", "没收非法财物尚未执行完毕"]);
    let waiting = paid.1.waits_for(&paid.0.now.law).unwrap();
    assert_eq!(waiting.step, StepKind::RecordPerformance);
    let early = paid.1.may(StepKind::ApplyForClosing, &paid.0.who(1), &paid.0.now).unwrap_err();
    assert_eq!((early.code, short(&early)), (Obstacle::Incomplete, vec!["处罚法66条1款".to_owned()]));
    let handed_over = go(paid, done(2, "2026-10-20"), 1);
    assert_eq!(handed_over.1.stage.kind(), StageKind::Served);
    let over = go(at(handed_over, "2026-10-31"), done(1, "2026-10-31"), 1);
    assert_eq!(over.1.stage.kind(), StageKind::Performed);
    let again = taken(over, done(1, "2026-10-31"), 1).unwrap_err();
    assert_eq!((again.code, short(&again)), (Obstacle::WrongStage, vec!["处罚法66条1款".to_owned()]));
}

#[test]
fn a_stop_is_carried_out_when_it_is_over_and_nothing_before_service() {
    for (today, on, may) in [
        ("2026-10-30", "2026-10-30", false),
        ("2026-10-31", "2026-10-31", true),
        ("2026-11-01", "2026-11-01", true),
        ("2026-10-31", "2026-11-01", false),
    ] {
        assert_eq!(taken(at(stopped(), today), done(1, on), 1).is_ok(), may, "{today} {on}");
    }
    let soon = taken(at(stopped(), "2026-10-30"), done(1, "2026-10-30"), 1).unwrap_err();
    assert_eq!((soon.code, short(&soon)), (Obstacle::TooEarly, vec!["处罚法66条1款".to_owned()]));
    for (on, may) in [("2026-10-08", false), ("2026-10-09", true)] {
        assert_eq!(taken(stopped(), done(2, on), 1).is_ok(), may, "{on}");
    }
    let unknown = taken(at(stopped(), "2026-10-31"), done(3, "2026-10-31"), 1).unwrap_err();
    assert_eq!(unknown.field.as_deref(), Some("number"));
    let form = RecordPerformance {
        number: 2,
        on: day("2026-10-09"),
        record: "已移交".into(),
        exhibits: vec![domain::ids::ExhibitId(99)],
    };
    let missing = taken(stopped(), Step::RecordPerformance(form), 1).unwrap_err();
    assert_eq!(missing.field.as_deref(), Some("exhibits"));
}

#[test]
fn a_warning_alone_goes_through_to_the_closed_file_without_any_clock_of_payment() {
    let form = SubmitReport { warning: true, tier: String::new(), ..also(0, Vec::new()) };
    let stand = told_to_the_head(told(with_all_kinds(), form), 0);
    let served = go(go(stand, decision(0, &[], &[]), 5), serve(Served::PenaltyDecision, "2026-10-09"), 1);
    let (office, case) = &served;
    assert_eq!(case.decision.as_ref().unwrap().term, None);
    assert_eq!(case.late_from(), None);
    let clocks = case.deadlines(&office.now.law).unwrap();
    assert!(clocks.iter().all(|clock| clock.id != DeadlineId::Pay), "no period to pay");
    assert!(clocks.iter().any(|clock| clock.id == DeadlineId::Review), "the remedies run");
    let late = at(served.clone(), "2027-01-15");
    assert_eq!(late.1.balance(late.0.now.today()).unwrap().left_fen, Fen::ZERO, "no surcharge");
    for (kind, who) in [(StepKind::RecordPayment, 6), (StepKind::MarkOverdue, 6)] {
        let refusal = late.1.may(kind, &late.0.who(who), &late.0.now).unwrap_err();
        assert_eq!(refusal.why, "本案没有应缴的款项");
    }
    let cash = served.1.may(StepKind::CollectCash, &served.0.who(1), &served.0.now).unwrap_err();
    assert_eq!((cash.why.as_str(), short(&cash)), ("本案没有罚款", vec!["处罚法67条2款".to_owned()]));
    assert!(late.1.may(StepKind::ProposeDeferral, &late.0.who(1), &late.0.now).is_err());
    let visit =
        RecordReinspection {
            on: day("2026-10-12"), complied: true, findings: "已改正".into(), process: on_record()
        };
    let performed = go(at(served, "2026-10-12"), Step::RecordReinspection(visit), 1);
    assert_eq!(performed.1.stage.kind(), StageKind::Performed);
    assert!(!performed.1.owes_report(&performed.0.now.law), "a warning alone is not shown by default");
    let applied = go(performed, Step::ApplyForClosing(ApplyForClosing { opinion: "已改正".into() }), 1);
    let closed = go(applied, Step::ApproveClosing(ApproveClosing { agree: true, opinion: yes() }), 5);
    assert_eq!(closed.1.stage.kind(), StageKind::Closed);
}

#[test]
fn a_criticism_alone_is_made_known_before_the_file_is_closed() {
    let form = SubmitReport { tier: String::new(), ..also(0, vec![each_kind()[0].clone()]) };
    let stand = told_to_the_head(told(with_all_kinds(), form), 0);
    let served = go(go(stand, decision(0, &[], &[]), 5), serve(Served::PenaltyDecision, "2026-10-09"), 1);
    let visit =
        RecordReinspection {
            on: day("2026-10-09"), complied: true, findings: "已改正".into(), process: on_record()
        };
    let put_right = go(served, Step::RecordReinspection(visit), 1);
    assert_eq!(put_right.1.stage.kind(), StageKind::Served);
    assert_eq!(go(put_right, done(1, "2026-10-09"), 1).1.stage.kind(), StageKind::Performed);
}

#[test]
fn a_confiscated_thing_leaves_the_seizure_only_by_a_decision_that_holds_it() {
    let end = |case: Case, mut office: Office| {
        let (_, seized) = crate::stands_aside::seized();
        let law = case.law.clone();
        let case = Case { measures: seized.measures, law, ..case };
        office.set("2026-10-09");
        let form = EndMeasure {
            measure: 1,
            how: MeasureEnd::Confiscated,
            on: day("2026-10-09"),
            reason: "随处罚决定没收".into(),
        };
        taken((office, case), Step::EndMeasure(form), 1)
    };
    let (office, case) = go(before_the_head(), decision(5_000, &[], &[]), 5);
    assert!(end(case, office).is_ok());
    let (office, case) = go(before_the_head(), decision(5_000, &[2], &[]), 5);
    let refusal = end(case, office).unwrap_err();
    assert_eq!((refusal.code, short(&refusal)), (Obstacle::WrongStage, vec!["强制法27条".into(), "处罚法44条".into()]));
}

#[test]
fn a_report_stored_before_other_kinds_were_known_is_still_read() {
    let (office, case) = before_the_head();
    let event = case.take(decision(5_000, &[], &[]), &office.who(5), &office.now).unwrap();
    let mut json = serde_json::to_value(&event).unwrap();
    let step = json["step"].as_object_mut().unwrap();
    assert!(step.remove("left_out").is_some() && step.remove("shortened").is_some());
    assert_eq!(serde_json::from_value::<Event>(json).unwrap(), event);
    let mut told = serde_json::to_value(case).unwrap();
    let notice = told["notice"].as_object_mut().unwrap();
    assert!(notice.remove("others").is_some());
    let form = told["report"]["form"].as_object_mut().unwrap();
    assert!(form.remove("others").is_some() && form.remove("gains").is_some());
    let old: Case = serde_json::from_value(told).unwrap();
    assert!(old.report.unwrap().form.others.is_empty() && old.notice.unwrap().others.is_empty());
}
