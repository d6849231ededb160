//! Places in court, under review and after an annulment, reached by real steps.

use domain::ids::OfficerId;
use domain::money::Fen;
use domain::step::*;

use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::grant;

/// The same line in 2025, so that the year after the decision is loaded: decision served on Monday 2025-03-10, demand on
/// 2025-08-01, the window from 2025-09-11 to 2025-12-10.
pub fn demanded_in_2025() -> Stand {
    in_2025(Vec::new())
}

/// The same, with a truck seized on the day of the order and still held.
pub fn seized_in_2025() -> Stand {
    let approval = DecideRequest { request: 1, agree: true, opinion: String::new(), minutes: String::new() };
    let execution = ExecuteMeasure {
        measure: 1,
        at: crate::stands_aside::hour("2025-02-12", 9),
        present: "马建国".into(),
        witness: String::new(),
        record: "当场告知".into(),
        second: OfficerId(2),
        process: crate::office::on_record(),
    };
    let steps = vec![
        ("2025-02-11", Step::ProposeMeasure(crate::stands_aside::measure()), 1),
        ("2025-02-11", Step::DecideRequest(approval), 5),
        ("2025-02-12", Step::ExecuteMeasure(execution), 1),
    ];
    at(in_2025(steps), "2025-09-11")
}

fn in_2025(beside: Vec<(&'static str, Step, i64)>) -> Stand {
    let mut office = Office::about("2025-02-10", "MK-004");
    let mut case = office.open();
    let mut steps: Vec<(&str, Step, i64)> = vec![
        ("2025-02-10", Step::BeginCheck(BeginCheck {}), 1),
        ("2025-02-10", exhibit(1), 1),
        ("2025-02-10", Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
        ("2025-02-10", Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        ("2025-02-11", Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        ("2025-02-11", Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
        (
            "2025-02-11",
            Step::IssueCorrectionOrder(IssueCorrectionOrder { demands: "立即密闭".into(), due: day("2025-02-11") }),
            1,
        ),
        ("2025-02-11", serve(Served::CorrectionOrder, "2025-02-11"), 1),
        ("2025-02-12", reinspected("2025-02-12"), 1),
        ("2025-02-17", Step::SubmitReport(report(5_000)), 1),
        ("2025-02-17", Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3),
        ("2025-02-18", Step::IssuePriorNotice(IssuePriorNotice {}), 1),
        ("2025-02-18", serve(Served::PriorNotice, "2025-02-18"), 1),
        ("2025-03-10", recheck(5_000, Adopted::NoDefence), 1),
        ("2025-03-10", decide(5_000), 5),
        ("2025-03-10", serve(Served::PenaltyDecision, "2025-03-10"), 1),
        ("2025-03-26", Step::MarkOverdue(MarkOverdue {}), 6),
        ("2025-08-01", Step::IssueDemand(IssueDemand { due: day("2025-08-15") }), 1),
        ("2025-08-01", serve(Served::Demand, "2025-08-01"), 1),
    ];
    steps.splice(8..8, beside);
    for (today, step, who) in steps {
        office.set(today);
        case = office.take(&case, step, who).unwrap();
    }
    (office, case)
}

fn reinspected(on: &str) -> Step {
    Step::RecordReinspection(RecordReinspection {
        on: day(on),
        complied: true,
        findings: "已密闭".into(),
        process: on_record(),
    })
}

pub fn window_open() -> Stand {
    at(demanded_in_2025(), "2025-09-11")
}

pub fn court_application() -> Step {
    Step::ProposeCourtApplication(ProposeCourtApplication {
        court: "平顶山市湛河区人民法院".into(),
        claim: "罚款 5,000 元及加处罚款".into(),
        surcharge_fen: Fen::yuan(5_000),
        papers: "强制执行申请书、处罚决定书、当事人意见、催告书".into(),
    })
}

pub fn court_applied() -> Stand {
    grant(go(window_open(), court_application(), 1))
}

pub fn court(act: CourtAct, on: &str) -> Step {
    Step::RecordCourt(RecordCourt { act, on: day(on), paper: "行审 1 号".into() })
}

pub fn court_accepted() -> Stand {
    go(at(court_applied(), "2025-09-15"), court(CourtAct::Accepted, "2025-09-15"), 1)
}

pub fn enforcing() -> Stand {
    go(at(court_accepted(), "2025-09-22"), court(CourtAct::Allowed, "2025-09-22"), 1)
}

pub fn court_refused() -> Stand {
    go(at(court_accepted(), "2025-09-22"), court(CourtAct::Refused, "2025-09-22"), 1)
}

pub fn execution_paused() -> Stand {
    go(at(enforcing(), "2025-10-09"), court(CourtAct::Paused, "2025-10-09"), 1)
}

pub fn execution_ended() -> Stand {
    go(at(execution_paused(), "2025-10-10"), court(CourtAct::Ended, "2025-10-10"), 1)
}

pub fn remedy(kind: RemedyKind, on: &str) -> Step {
    Step::RecordRemedy(RecordRemedy {
        kind,
        accepted_on: day(on),
        received_on: day(on),
        body: "平顶山市人民政府，平政复〔2026〕1号".into(),
        simplified: false,
        suspended: false,
        applied_on: None,
        immovable: false,
    })
}

pub fn remedy_end(outcome: RemedyOutcome, fine: i64, act_anew: bool, on: &str) -> Step {
    Step::EndRemedy(EndRemedy {
        outcome,
        on: day(on),
        effective_on: day(on),
        fine_fen: Fen::yuan(fine),
        act_anew,
        paper: "行政复议决定书".into(),
        only_procedure: false,
    })
}

pub fn under_review() -> Stand {
    go(at(stands::served(), "2026-10-12"), remedy(RemedyKind::Review, "2026-10-12"), 4)
}

pub fn quashed() -> Stand {
    go(at(under_review(), "2026-10-20"), remedy_end(RemedyOutcome::Annulled, 0, false, "2026-10-20"), 4)
}

pub fn quashed_anew() -> Stand {
    go(at(under_review(), "2026-10-20"), remedy_end(RemedyOutcome::Annulled, 0, true, "2026-10-20"), 4)
}

pub fn changed() -> Stand {
    go(at(under_review(), "2026-10-20"), remedy_end(RemedyOutcome::Changed, 3_000, false, "2026-10-20"), 4)
}

pub fn archived() -> Stand {
    let form = Archive { volume: "2026-12".into(), pages: 48, keeper: "档案室".into() };
    go(stands::closed(), Step::Archive(form), 1)
}

pub fn quashed_after_report() -> Stand {
    let sent = ReportDisclosure { on: day("2026-10-09"), batch: "第 1 批".into() };
    let reported = go(stands::served(), Step::ReportDisclosure(sent), 7);
    let reviewed = go(at(reported, "2026-10-12"), remedy(RemedyKind::Review, "2026-10-12"), 4);
    go(at(reviewed, "2026-10-20"), remedy_end(RemedyOutcome::Annulled, 0, false, "2026-10-20"), 4)
}
