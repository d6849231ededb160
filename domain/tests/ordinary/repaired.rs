//! Ways round the law that were open once: each is tried again here.

use domain::ids::OfficerId;
use domain::money::Fen;
use domain::refusal::Obstacle;
use domain::step::*;

use crate::office::*;
use crate::stands;

fn ended(outcome: HearingOutcome, on: &str, notified_on: Option<&str>) -> Step {
    Step::RecordHearing(RecordHearing {
        outcome,
        on: day(on),
        notified_on: notified_on.map(day),
        host: None,
        record: "当事人未到场".into(),
        attended: in_person(),
    })
}

#[test]
fn nobody_gives_up_a_hearing_to_which_he_was_not_called_in_time() {
    for (on, notified_on, may) in [
        ("2026-09-24", None, false),
        ("2026-10-13", None, false),
        ("2026-10-12", Some("2026-09-24"), false),
        ("2026-10-13", Some("2026-09-24"), true),
        ("2026-10-13", Some("2026-09-23"), false),
    ] {
        let (mut office, case) = stands::hearing();
        office.set("2026-10-13");
        let result = office.take(&case, ended(HearingOutcome::GivenUp, on, notified_on), 4);
        assert_eq!(result.is_ok(), may, "{on} {notified_on:?}");
    }
    let (mut office, case) = stands::hearing();
    assert!(office.take(&case, ended(HearingOutcome::Withdrawn, "2026-09-23", None), 4).is_err(), "before the request");
    assert!(office.take(&case, ended(HearingOutcome::Withdrawn, "2026-09-24", None), 4).is_ok());
}

#[test]
fn an_express_waiver_closes_the_window_for_a_hearing() {
    let (mut office, mut case) = stands::hearing_offered();
    let waiver =
        RecordWaiver {
            on: day("2026-09-24"), defence: false, hearing: true, proof: "放弃听证声明".into(), whose: 0
        };
    case = office.take(&case, Step::RecordWaiver(waiver), 1).unwrap();
    let refusal = case.may(StepKind::RequestHearing, &office.who(1), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::WrongStage);
}

#[test]
fn a_postmark_before_the_notice_was_served_proves_nothing() {
    let (mut office, case) = stands::hearing_offered();
    for (postmark, may) in [("2026-09-22", false), ("2026-09-23", true), ("2026-09-24", true), ("2026-09-25", false)] {
        let ask =
            RequestHearing { received_on: day("2026-09-24"), postmark: Some(day(postmark)), whose: 0, third: None };
        assert_eq!(office.take(&case, Step::RequestHearing(ask), 1).is_ok(), may, "{postmark}");
    }
}

#[test]
fn evidence_added_after_the_report_is_not_held_against_the_party() {
    let (mut office, case) = stands::rechecked();
    let case = office.take(&case, exhibit(2), 1).unwrap();
    let case = office.take(&case, decide(5_000), 5).unwrap();
    assert_eq!((case.exhibits.len(), case.exhibits_told().len()), (2, 1));
    let paper = domain::documents::penalty_decision::compose(&case, &office.now).unwrap();
    let words = paper.words().join("\n");
    assert!(words.contains("IMG_0001.jpg") && !words.contains("IMG_0002.jpg"), "{words}");
}

#[test]
fn an_order_served_after_its_own_day_cannot_be_ignored() {
    let order = |due: &str| IssueCorrectionOrder { demands: "清除".into(), due: day(due) };
    let visited =
        |on: &str| RecordReinspection {
            on: day(on), complied: false, findings: "未清除".into(), process: on_record()
        };
    for (due, on, may) in [
        // Served on the 14th: a day that had passed binds nobody.
        ("2026-09-11", "2026-09-15", false),
        ("2026-09-14", "2026-09-14", false),
        ("2026-09-14", "2026-09-15", true),
        // At once: from the service on.
        ("2026-09-09", "2026-09-14", false),
        ("2026-09-09", "2026-09-15", true),
    ] {
        let (mut office, mut case) = stands::assigned();
        case = office.take(&case, Step::IssueCorrectionOrder(order(due)), 1).unwrap();
        office.set("2026-09-15");
        case = office.take(&case, serve(Served::CorrectionOrder, "2026-09-14"), 1).unwrap();
        let result = office.take(&case, Step::RecordReinspection(visited(on)), 1);
        assert_eq!(result.is_ok(), may, "{due} {on}");
    }
}

#[test]
fn the_tier_of_an_ignored_order_needs_one_even_where_the_rule_fines_without_it() {
    // 燃气 GS-014: a first fine, and a heavier one where the correction was not made in time.
    let mut office = Office::about("2026-09-08", "GS-014");
    let mut bureau = (*office.now.bureau).clone();
    let gas = domain::law::catalogue::Family::Gas;
    bureau.assignment.push(domain::bureau::Assignment::since(gas, "文件", day("2018-01-01")));
    office.now.bureau = std::sync::Arc::new(bureau);
    let case = Line::to_inquiry(&mut office);
    office.set("2026-09-22");
    let form = |tier: &str, fine| Step::SubmitReport(SubmitReport { tier: tier.into(), ..report(fine) });
    assert!(office.take(&case, form("base", 10_000), 1).is_ok());
    let refusal = office.take(&case, form("overdue", 60_000), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::TooEarly, Some("tier")));
    let visit =
        RecordReinspection {
            on: day("2026-09-10"), complied: false, findings: "未安装".into(), process: on_record()
        };
    let case = office.take(&case, Step::RecordReinspection(visit), 1).unwrap();
    assert!(office.take(&case, form("overdue", 60_000), 1).is_ok());
}

#[test]
fn a_rule_replaced_between_report_and_decision_is_compared_before_the_decision() {
    for (comparison, may) in [("", false), ("新旧规定的幅度相同，适用行为时的规定", true)] {
        let mut office = Office::about("2026-07-20", "MK-004");
        let mut case = office.open();
        let agree = |agree| Step::EndorseFiling(EndorseFiling { agree, opinion: String::new() });
        let order = IssueCorrectionOrder { demands: "密闭".into(), due: day("2026-07-20") };
        for (step, who) in [
            (Step::BeginCheck(BeginCheck {}), 1),
            (exhibit(1), 1),
            (Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
            (agree(true), 3),
            (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
            (Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
            (Step::IssueCorrectionOrder(order), 1),
            (serve(Served::CorrectionOrder, "2026-07-20"), 1),
            (Step::SubmitReport(report(5_000)), 1),
            (Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3),
            (Step::IssuePriorNotice(IssuePriorNotice {}), 1),
            (serve(Served::PriorNotice, "2026-07-20"), 1),
        ] {
            case = office.take(&case, step, who).unwrap();
        }
        office.set("2026-08-14");
        case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
        assert!(office.clone().take(&case, decide(5_000), 5).is_ok(), "the last day of the old rule");
        office.set("2026-08-15");
        let Step::DecidePenalty(form) = decide(5_000) else { panic!("the decision") };
        let compared = Step::DecidePenalty(DecidePenalty { law_comparison: comparison.into(), ..form });
        let result = office.take(&case, compared, 5);
        assert_eq!(result.is_ok(), may, "{comparison}");
        if let Err(refusal) = result {
            assert!(refusal.sentence().contains("第三十七条"), "{}", refusal.sentence());
        }
    }
}

#[test]
fn the_act_cannot_be_moved_out_of_limitation_or_behind_the_clue() {
    let (mut office, case) = stands::order_served();
    let amended = |on: &str| {
        let act = domain::dossier::Act { on: day(on), ..case.dossier.act.clone() };
        domain::dossier::Dossier { act, violation: case.dossier.violation.clone(), ..case.dossier.clone() }
    };
    office.set("2026-09-10");
    let later = Step::AmendDossier(AmendDossier { dossier: amended("2026-09-09") });
    assert_eq!(office.take(&case, later, 1).unwrap_err().field.as_deref(), Some("act_on"));
    // The clue came in on 2026-09-08: two years before it is the last act that can still be fined.
    for (on, may) in [("2024-09-07", false), ("2024-09-08", true), ("2024-09-09", true)] {
        let mut office = Office::about("2026-09-08", "MK-001");
        let case = Line::to_inquiry(&mut office);
        let act = domain::dossier::Act { on: day(on), ..case.dossier.act.clone() };
        let dossier = domain::dossier::Dossier { act, ..case.dossier.clone() };
        let case = office.take(&case, Step::AmendDossier(AmendDossier { dossier }), 1).unwrap();
        let result = office.take(&case, Step::SubmitReport(report(5_000)), 1);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TimeBarred);
        }
    }
}

#[test]
fn what_is_owed_today_is_named_when_closing_is_asked_for_too_early() {
    let (mut office, case) = stands::overdue();
    office.set("2026-10-28");
    let refusal = case.may(StepKind::ApplyForClosing, &office.who(1), &office.now).unwrap_err();
    assert!(refusal.sentence().contains("尚欠 5,300.00 元"), "{}", refusal.sentence());
}

#[test]
fn a_decision_that_must_not_be_reported_closes_without_a_report() {
    use domain::party::{Identity, Party, Person};
    let mut office = Office::on("2026-09-08");
    let mut case = Line::to_inquiry(&mut office);
    case.dossier.party = Some(Party::Person(Person {
        name: "演示人".into(),
        sex: None,
        born: None,
        identity: Identity::resident("410402199001010019"),
        address: "平顶山市".into(),
        phone: None,
    }));
    let removed = Mitigation {
        ground: Ground::RemovedHarm,
        facts: "当场清扫干净".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    };
    office.set("2026-09-22");
    case =
        office.take(&case, Step::SubmitReport(SubmitReport { mitigation: Some(removed), ..report(2_000) }), 1).unwrap();
    case = office.take(&case, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3).unwrap();
    office.set("2026-09-23");
    case = office.take(&case, Step::IssuePriorNotice(IssuePriorNotice {}), 1).unwrap();
    case = office.take(&case, serve(Served::PriorNotice, "2026-09-23"), 1).unwrap();
    office.set("2026-10-09");
    case = office.take(&case, recheck(2_000, Adopted::NoDefence), 1).unwrap();
    case = office.take(&case, decide(2_000), 5).unwrap();
    case = office.take(&case, serve(Served::PenaltyDecision, "2026-10-09"), 1).unwrap();
    let sent = ReportDisclosure { on: day("2026-10-09"), batch: "第 1 批".into() };
    let refusal = office.take(&case, Step::ReportDisclosure(sent), 7).unwrap_err();
    assert!(refusal.sentence().contains("河南省社会信用条例"), "{}", refusal.sentence());
    let visit =
        RecordReinspection {
            on: day("2026-10-09"), complied: true, findings: "已改正".into(), process: on_record()
        };
    case = office.take(&case, Step::RecordReinspection(visit), 1).unwrap();
    case = office.take(&case, pay(Fen::yuan(2_000), "2026-10-09", "No.1"), 6).unwrap();
    let closing = ApplyForClosing { opinion: "已缴清，已改正，建议结案".into() };
    assert!(office.take(&case, Step::ApplyForClosing(closing), 1).is_ok());
}
