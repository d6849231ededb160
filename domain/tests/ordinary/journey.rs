//! A muck-truck case from clue to closing, and what is refused on the way.

use domain::documents::{DocumentKind, issued_by};
use domain::money::Fen;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;

#[test]
fn a_case_walks_from_clue_to_closing() {
    let mut office = Office::on("2026-09-08");
    let mut case = Line::to_served(&mut office, 5_000);
    assert_eq!(case.stage.kind(), StageKind::Served);
    // 15 days from 2026-10-09 is Saturday 24 October: rolled to Monday.
    let term = case.decision.as_ref().unwrap().term.clone().unwrap();
    assert_eq!((term.unrolled, term.pay_by), (day("2026-10-24"), day("2026-10-26")));
    office.set("2026-10-20");
    case = office.take(&case, pay(Fen::yuan(5_000), "2026-10-20", "No.1"), 6).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Served, "the order to correct is not yet re-inspected");
    let visit =
        RecordReinspection {
            on: day("2026-10-20"), complied: true, findings: "已密闭".into(), process: on_record()
        };
    case = office.take(&case, Step::RecordReinspection(visit), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Performed);
    let closing = ApplyForClosing { opinion: "罚款缴清，已改正，建议结案".into() };
    let refusal = office.take(&case, Step::ApplyForClosing(closing.clone()), 1).unwrap_err();
    assert_eq!(refusal.code, Obstacle::Incomplete, "not reported yet");
    let sent = ReportDisclosure { on: day("2026-10-20"), batch: "第 1 批".into() };
    case = office.take(&case, Step::ReportDisclosure(sent), 7).unwrap();
    case = office.take(&case, Step::ApplyForClosing(closing), 1).unwrap();
    case = office.take(&case, Step::ApproveClosing(ApproveClosing { agree: true, opinion: String::new() }), 5).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Closed);
    let archive = Archive { volume: "2026-12".into(), pages: 48, keeper: "档案室".into() };
    case = office.take(&case, Step::Archive(archive), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Archived);
    assert!(case.waits_for(&office.now.law).is_none());
}

#[test]
fn an_unpaid_fine_is_overdue_from_the_day_after_the_last_day() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_served(&mut office, 5_000);
    office.set("2026-10-26");
    let refusal = office.take(&case, Step::MarkOverdue(MarkOverdue {}), 6).unwrap_err();
    assert_eq!(refusal.code, Obstacle::TooEarly);
    office.set("2026-10-27");
    let case = office.take(&case, Step::MarkOverdue(MarkOverdue {}), 6).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Overdue);
    assert_eq!(case.stage.since(), day("2026-10-27"));
    let balance = case.balance(day("2026-10-28")).unwrap();
    assert_eq!(balance.surcharge_fen, Fen::yuan(300));
    assert_eq!(balance.left_fen, Fen::yuan(5_300));
}

#[test]
fn each_paper_is_issued_with_the_event_that_numbers_it() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_noticed(&mut office, report(5_000));
    office.set("2026-10-09");
    let case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
    let event = case.take(decide(5_000), &office.who(5), &office.now).unwrap();
    let event = office.sealed(event);
    let after = case.after(&event);
    let papers = issued_by(&after, &event, &office.now).unwrap();
    assert_eq!(papers.len(), 1);
    let (kind, paper) = &papers[0];
    assert_eq!(*kind, DocumentKind::PenaltyDecision);
    let words = paper.words().join("\n");
    for element in [
        "平顶山市鹰运渣土运输有限公司",
        "91410402MA00000660",
        "以上事实，有下列证据证明",
        "《中华人民共和国生态环境法典》第二百四十一条第一款",
        "第一千一百二十九条",
        "罚款人民币伍仟元整（¥5,000.00）",
        "十五日内",
        "演示银行平顶山分行营业部（地址：",
        "每日按罚款数额的百分之三加处罚款",
        "六十日内向平顶山市人民政府申请行政复议",
        "六个月内直接向平顶山市湛河区人民法院",
        "平顶山市城市管理局",
        "2026年10月9日",
    ] {
        assert!(words.contains(element), "{element}\n{words}");
    }
}

#[test]
fn the_case_can_be_told_again_from_its_events() {
    let mut office = Office::on("2026-09-08");
    let first = {
        let form = RegisterClue {
            clue: domain::dossier::Clue {
                source: domain::dossier::Source::Patrol,
                received_on: day("2026-09-08"),
                reporter: String::new(),
                summary: "夜查".into(),
            },
            dossier: dossier(day("2026-09-08")),
        };
        let event = domain::case::Case::open(domain::ids::CaseId(1), form, &office.who(1), &office.now).unwrap();
        office.sealed(event)
    };
    let case = domain::case::Case::begun(&first).unwrap();
    let second = case.take(Step::BeginCheck(BeginCheck {}), &office.who(1), &office.now).unwrap();
    let told = domain::case::Case::told([&first, &second]).unwrap();
    assert_eq!(told, case.after(&second));
    let stored = serde_json::to_string(&told).unwrap();
    assert_eq!(serde_json::from_str::<domain::case::Case>(&stored).unwrap(), told);
    let stored = serde_json::to_string(&second).unwrap();
    assert_eq!(serde_json::from_str::<domain::event::Event>(&stored).unwrap(), second);
}
