//! More numbers of the procedure: hearing, major decisions, payment by its last day, sums to the fen, lengths of texts.

use domain::case::Case;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;
use crate::stands;

fn proposed(code: &str, form: SubmitReport) -> Result<Case, Refusal> {
    let mut office = Office::about("2026-09-08", code);
    let case = Line::to_inquiry(&mut office);
    office.set("2026-09-22");
    office.take(&case, Step::SubmitReport(form), 1)
}

#[test]
fn seven_working_days_lie_between_the_call_and_the_hearing() {
    // Called Thu 2026-09-24: 28, 29, 30 September, 8, 9, 10 (worked Saturday) and 12 October are the seven days.
    for (on, may) in [("2026-10-09", false), ("2026-10-12", false), ("2026-10-13", true), ("2026-10-14", true)] {
        let called = stands::go(stands::hearing(), stands::arrange("2026-09-24", "2026-10-13"), 4);
        let (mut office, case) = called;
        office.set("2026-10-14");
        let result = office.take(&case, stands::held(on), 4);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::TooEarly, Some("on")));
            assert!(refusal.sentence().contains("第六十四条第二项"), "{}", refusal.sentence());
        }
    }
}

#[test]
fn a_hearing_is_asked_for_until_the_fifth_working_day() {
    for (received, may) in [("2026-09-30", true), ("2026-10-08", true), ("2026-10-09", false)] {
        let (mut office, case) = stands::hearing_offered();
        office.set("2026-10-09");
        let ask = RequestHearing { received_on: day(received), postmark: None, whose: 0, third: None };
        assert_eq!(office.take(&case, Step::RequestHearing(ask), 1).is_ok(), may, "{received}");
    }
}

#[test]
fn an_organisation_is_offered_a_hearing_from_50_000_yuan_and_such_a_fine_is_major() {
    for (fen, due) in [(4_999_999, false), (5_000_000, true)] {
        let case = proposed("MK-002", SubmitReport { fine_fen: Fen::new(fen), ..report(1) }).unwrap();
        let report = case.report.unwrap();
        assert_eq!(!report.hearing.is_empty(), due, "{fen}");
        let major = report.review.iter().any(|ground| ground.contains("重大执法决定"));
        assert_eq!((major, !report.discussion.is_empty()), (due, due), "{fen}");
    }
    // Just over the threshold, in a rule whose band reaches further.
    let ground =
        Mitigation {
            ground: Ground::RemovedHarm, facts: "已清运".into(), exhibits: vec![domain::ids::ExhibitId(1)]
        };
    let over = SubmitReport { fine_fen: Fen::new(5_000_001), mitigation: Some(ground), ..report(1) };
    let report = proposed("MK-008", over).unwrap().report.unwrap();
    assert!(!report.hearing.is_empty() && !report.review.is_empty() && !report.discussion.is_empty());
}

#[test]
fn confiscation_opens_the_hearing_and_is_major_from_the_same_value() {
    for (fen, due) in [(4_999_999, false), (5_000_000, true), (5_000_001, true)] {
        let ground = Mitigation {
            ground: Ground::RemovedHarm,
            facts: "已清运".into(),
            exhibits: vec![domain::ids::ExhibitId(1)],
        };
        let form = SubmitReport {
            confiscate_fen: Fen::new(fen),
            gains: counted(fen),
            mitigation: Some(ground),
            ..report(40_000)
        };
        let report = proposed("MK-008", form).unwrap().report.unwrap();
        assert_eq!(report.hearing.iter().any(|ground| ground.starts_with("没收")), due, "{fen}");
        assert!(!report.hearing.is_empty(), "the lowest fine of the band opens it in any case");
        let major = report.review.iter().any(|ground| ground.contains("较大数额"));
        assert_eq!((major, !report.discussion.is_empty()), (due, due), "{fen}");
    }
}

#[test]
fn a_confiscation_beyond_any_sum_is_refused() {
    for (fen, may) in [(Fen::MAX.get(), true), (Fen::MAX.get() + 1, false), (i64::MAX, false), (-1, false), (0, true)] {
        let form = SubmitReport { confiscate_fen: Fen::new(fen), gains: counted(fen), ..report(100_000) };
        assert_eq!(proposed("MK-008", form).is_ok(), may, "{fen}");
    }
}

#[test]
fn a_complex_case_is_reviewed_and_discussed() {
    for form in
        [SubmitReport { difficult: true, ..report(5_000) }, SubmitReport { public_interest: true, ..report(5_000) }]
    {
        let report = proposed("MK-005", form).unwrap().report.unwrap();
        assert_eq!((report.review.len(), report.discussion.len()), (1, 1));
    }
    let plain = proposed("MK-005", report(5_000)).unwrap().report.unwrap();
    assert!(plain.review.is_empty() && plain.discussion.is_empty() && plain.hearing.is_empty());
}

#[test]
fn an_order_is_ignored_only_from_the_day_after_its_last_day() {
    for (complied, on, may) in [
        (false, "2026-09-17", false),
        (false, "2026-09-18", false),
        (false, "2026-09-19", true),
        (true, "2026-09-17", true),
        (true, "2026-09-18", true),
    ] {
        let (mut office, mut case) = stands::assigned();
        let form = IssueCorrectionOrder { demands: "清除".into(), due: day("2026-09-18") };
        case = office.take(&case, Step::IssueCorrectionOrder(form), 1).unwrap();
        case = office.take(&case, serve(Served::CorrectionOrder, "2026-09-09"), 1).unwrap();
        office.set("2026-09-21");
        let visit = RecordReinspection { on: day(on), complied, findings: "现场查看".into(), process: on_record() };
        let result = office.take(&case, Step::RecordReinspection(visit), 1);
        assert_eq!(result.is_ok(), may, "{on} {complied}");
        if let Ok(case) = result {
            let order = case.orders.last().unwrap();
            assert_eq!((order.complied(), order.ignored()), (complied, !complied));
        }
    }
}

#[test]
fn a_fine_that_needs_an_ignored_order_waits_for_it() {
    let mut office = Office::about("2026-09-08", "PK-005");
    let case = Line::to_inquiry(&mut office);
    let form = SubmitReport { tier: "overdue".into(), ..report(300) };
    office.set("2026-09-22");
    let refusal = office.take(&case, Step::SubmitReport(form.clone()), 1).unwrap_err();
    assert_eq!(refusal.code, Obstacle::TooEarly);
    assert_eq!(case.waits_for(&office.now.law).unwrap().step, StepKind::RecordReinspection);
    let visit = RecordReinspection {
        on: day("2026-09-10"),
        complied: false,
        findings: "地锁仍在".into(),
        process: on_record(),
    };
    let case = office.take(&case, Step::RecordReinspection(visit), 1).unwrap();
    assert_eq!(case.waits_for(&office.now.law).unwrap().step, StepKind::SubmitReport);
    let case = office.take(&case, Step::SubmitReport(form), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::InquiryDone);
}

#[test]
fn the_last_day_to_pay_rolls_off_a_rest_day_and_is_still_in_time() {
    // Day 15 of Fri 2026-10-09 is Saturday the 24th, rolled to Monday; that of Mon 2026-10-12 is Tuesday the 27th.
    for (served_on, unrolled, pay_by) in
        [("2026-10-09", "2026-10-24", "2026-10-26"), ("2026-10-12", "2026-10-27", "2026-10-27")]
    {
        let (mut office, case) = stands::decided();
        office.set(served_on);
        let case = office.take(&case, serve(Served::PenaltyDecision, served_on), 1).unwrap();
        let term = case.decision.as_ref().unwrap().term.clone().unwrap();
        assert_eq!((term.unrolled, term.pay_by), (day(unrolled), day(pay_by)));
        let next = day(pay_by).succ_opt().unwrap();
        for (on, surcharge) in [(day(unrolled), 0), (day(pay_by), 0), (next, 150)] {
            assert_eq!(case.balance(on).unwrap().surcharge_fen, Fen::yuan(surcharge), "{on}");
        }
        for (today, late) in [(day(pay_by), false), (next, true)] {
            office.set(&today.to_string());
            assert_eq!(case.may(StepKind::MarkOverdue, &office.who(6), &office.now).is_ok(), late, "{today}");
        }
    }
}

#[test]
fn a_payment_is_at_least_one_fen_and_at_most_what_is_owed() {
    for (fen, may) in [(-1, false), (0, false), (1, true), (499_999, true), (500_000, true), (500_001, false)] {
        let (mut office, case) = stands::served();
        let result = office.take(&case, pay(Fen::new(fen), "2026-10-09", "No.1"), 6);
        assert_eq!(result.is_ok(), may, "{fen}");
        if let Err(refusal) = result {
            assert_eq!(refusal.field.as_deref(), Some("amount_fen"));
        }
    }
}

#[test]
fn an_overdue_fine_is_owed_with_its_surcharge_to_the_fen() {
    // Two days late: 5,300 yuan.
    for (fen, may) in [(529_999, true), (530_000, true), (530_001, false)] {
        let (mut office, case) = stands::overdue();
        office.set("2026-10-28");
        let result = office.take(&case, pay(Fen::new(fen), "2026-10-28", "No.1"), 6);
        assert_eq!(result.is_ok(), may, "{fen}");
        if let Ok(case) = result {
            assert_eq!(case.balance(day("2026-10-28")).unwrap().left_fen, Fen::new(530_000 - fen));
        }
    }
}

#[test]
fn nothing_is_paid_before_the_decision_is_served() {
    let (mut office, case) = stands::decided();
    let refusal = office.take(&case, pay(Fen::yuan(5_000), "2026-10-09", "No.1"), 6).unwrap_err();
    assert_eq!(refusal.code, Obstacle::NotServed);
    office.set("2026-10-12");
    let case = office.take(&case, serve(Served::PenaltyDecision, "2026-10-12"), 1).unwrap();
    for (on, may) in [("2026-10-11", false), ("2026-10-12", true)] {
        assert_eq!(office.take(&case, pay(Fen::yuan(5_000), on, "No.1"), 6).is_ok(), may, "{on}");
    }
}

#[test]
fn a_receipt_is_recorded_once_and_in_order() {
    let (mut office, case) = stands::served();
    office.set("2026-10-12");
    let case = office.take(&case, pay(Fen::yuan(1_000), "2026-10-12", "No.1"), 6).unwrap();
    let again = office.take(&case, pay(Fen::yuan(1_000), "2026-10-12", "No.1"), 6).unwrap_err();
    assert_eq!(again.field.as_deref(), Some("receipt"));
    let earlier = office.take(&case, pay(Fen::yuan(1_000), "2026-10-11", "No.2"), 6).unwrap_err();
    assert_eq!(earlier.field.as_deref(), Some("paid_on"));
    let case = office.take(&case, pay(Fen::yuan(1_000), "2026-10-12", "No.2"), 6).unwrap();
    assert_eq!(case.payments.len(), 2);
}

#[test]
fn texts_are_as_long_as_allowed_and_no_longer() {
    let facts = |length: usize| SubmitReport { facts: "字".repeat(length), ..report(5_000) };
    for (length, may) in [(0, false), (1, true), (9_999, true), (10_000, true), (10_001, false)] {
        let result = proposed("MK-005", facts(length));
        assert_eq!(result.is_ok(), may, "{length}");
        if let Err(refusal) = result {
            assert_eq!(refusal.field.as_deref(), Some("facts"));
        }
    }
    for (length, may) in [(1_999, true), (2_000, true), (2_001, false)] {
        let (mut office, case) = stands::checked();
        let form = ApplyForFiling { second: OfficerId(2), opinion: "见".repeat(length) };
        assert_eq!(office.take(&case, Step::ApplyForFiling(form), 1).is_ok(), may, "{length}");
    }
    for (length, may) in [(99, true), (100, true), (101, false), (10_000_000, false)] {
        let (mut office, case) = stands::notice_out();
        let Step::RecordService(form) = serve(Served::PriorNotice, "2026-09-23") else { unreachable!() };
        let way = domain::service::Way::Direct {
            recipient: "某".repeat(length),
            relation: "法定代表人".into(),
            receiver: Some(Receiver::Representative),
            on_file_copy: false,
        };
        let result = office.take(&case, Step::RecordService(RecordService { way, ..form }), 1);
        assert_eq!(result.is_ok(), may, "{length}");
    }
    let hidden = SubmitReport { facts: "事实\u{0}".into(), ..report(5_000) };
    assert_eq!(proposed("MK-005", hidden).unwrap_err().field.as_deref(), Some("facts"));
    let blank = SubmitReport { facts: " \n\u{3000} ".into(), ..report(5_000) };
    assert_eq!(proposed("MK-005", blank).unwrap_err().field.as_deref(), Some("facts"));
}
