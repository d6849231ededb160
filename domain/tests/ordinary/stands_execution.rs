//! Places of what the bureau itself sees done, reached by real steps.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::OfficerId;
use domain::law::calendar::beijing_midnight;
use domain::money::Fen;
use domain::step::*;

use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::grant;

/// What an inquiry with a served order permits, and one or two steps more.
macro_rules! beside_the_inquiry {
    ($($name:ident [$($kind:ident),*]),+ $(,)?) => {
        $(pub const $name: &[StepKind] = &[
            StepKind::AssignOfficers,
            StepKind::IssueCorrectionOrder,
            StepKind::RecordReinspection,
            StepKind::SubmitReport,
            StepKind::ProposeNoPenalty,
            $(StepKind::$kind),*
        ];)+
    };
}

beside_the_inquiry! {
    NEGLECTED [DemandPerformance],
    OUT [RecordService],
    TO_PROPOSE [ProposeSubstitution],
    DECISION_OUT [RecordService, HaltExecution],
    TO_DEMAND_AGAIN [DemandPerformance, HaltExecution],
    TO_PERFORM [PerformSubstitution, HaltExecution],
    HALTED [HaltExecution],
    BUILDING [RecordBuilding],
}

/// A time of day in Beijing as an instant.
pub fn clock(on: &str, time: &str) -> DateTime<Utc> {
    let (hours, minutes) = time.split_once(':').unwrap();
    let minutes: i64 = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
    beijing_midnight(day(on)) + TimeDelta::minutes(minutes)
}

pub fn visited(stand: Stand, on: &str, complied: bool) -> Stand {
    let form = RecordReinspection { on: day(on), complied, findings: "现场复查".into(), process: on_record() };
    go(at(stand, on), Step::RecordReinspection(form), 1)
}

/// The order of 2026-09-09 found ignored the day after.
pub fn neglected() -> Stand {
    visited(stands::order_served(), "2026-09-10", false)
}

pub fn demand(due: &str) -> Step {
    Step::DemandPerformance(DemandPerformance { due: day(due) })
}

pub fn demand_out() -> Stand {
    go(neglected(), demand("2026-09-14"), 1)
}

pub fn demanded() -> Stand {
    go(demand_out(), serve(Served::PerformanceDemand, "2026-09-10"), 1)
}

pub fn demand_over() -> Stand {
    visited(demanded(), "2026-09-15", false)
}

/// To be carried out on Wednesday 2026-09-30: the three working days before it are the 29th, 28th and 24th.
pub fn substitution() -> ProposeSubstitution {
    ProposeSubstitution {
        harm: SubstitutionHarm::Traffic,
        reason: "路面遗撒渣土未清除，车辆打滑".into(),
        basis: "《行政强制法》第五十条".into(),
        heard: "当事人没有陈述申辩".into(),
        way: "机械清扫、冲洗".into(),
        planned_on: day("2026-09-30"),
        object: "建设路与开源路口渣土".into(),
        cost_fen: Fen::yuan(3_000),
        performer: "平顶山市环卫服务中心".into(),
    }
}

pub fn decided() -> Stand {
    grant(go(demand_over(), Step::ProposeSubstitution(substitution()), 1))
}

pub fn served() -> Stand {
    go(at(decided(), "2026-09-16"), serve(Served::SubstitutedDecision, "2026-09-16"), 1)
}

/// Demanded again, served on a day.
pub fn again(on: &str) -> Stand {
    let out = go(served(), demand("2026-09-28"), 1);
    go(at(out, on), serve(Served::PerformanceDemand, on), 1)
}

pub fn demanded_again() -> Stand {
    at(again("2026-09-23"), "2026-09-30")
}

pub fn performance() -> PerformSubstitution {
    PerformSubstitution {
        substitution: 1,
        from: clock("2026-09-30", "08:00"),
        until: clock("2026-09-30", "09:30"),
        second: OfficerId(2),
        performer_signed: "刘环卫".into(),
        party_signed: "马建国".into(),
        witness: String::new(),
        record: "清扫渣土两车，路面冲洗干净".into(),
        cost_fen: Fen::yuan(2_800),
        cost_basis: "洒水车两台班、人工四人".into(),
        urgency: String::new(),
        no_cutting: true,
    }
}

pub fn performed() -> Stand {
    go(demanded_again(), Step::PerformSubstitution(performance()), 1)
}

pub fn halted(act: HaltAct, on: &str) -> HaltExecution {
    HaltExecution {
        target: ExecutionTarget::Substitution,
        act,
        pause_ground: Some(HaltGround::Hardship),
        end_ground: Some(EndGround::ObjectGone),
        on: day(on),
        reason: "企业停产，有证明".into(),
        no_social_harm: true,
        no_means: true,
    }
}

pub fn paused() -> Stand {
    go(demanded_again(), Step::HaltExecution(halted(HaltAct::Paused, "2026-09-30")), 5)
}

pub fn ended() -> Stand {
    go(demanded_again(), Step::HaltExecution(halted(HaltAct::Ended, "2026-09-30")), 5)
}

/// An act of the chain at nine in the morning.
pub fn act(act: BuildingAct, on: &str, due: Option<&str>) -> RecordBuilding {
    RecordBuilding {
        act,
        at: clock(on, "09:00"),
        until: None,
        due: due.map(day),
        paper: "平城管〔2025〕1号".into(),
        urgency: String::new(),
        no_cutting: true,
        no_remedy: true,
    }
}

pub fn did(stand: Stand, what: BuildingAct, on: &str, due: Option<&str>) -> Stand {
    go(at(stand, on), Step::RecordBuilding(act(what, on, due)), 1)
}

/// A building put up without a permit, found on Monday 2025-02-10; the order to pull it down by the 20th served on the 12th.
pub fn building_found() -> Stand {
    let mut office = Office::about("2025-02-10", "CN-008");
    let mut case = office.open();
    let order = IssueCorrectionOrder { demands: "限期自行拆除".into(), due: day("2025-02-20") };
    let steps: Vec<(&str, Step, i64)> = vec![
        ("2025-02-10", Step::BeginCheck(BeginCheck {}), 1),
        ("2025-02-10", exhibit(1), 1),
        ("2025-02-10", Step::RecordBuilding(act(BuildingAct::Found, "2025-02-10", None)), 1),
        ("2025-02-10", Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
        ("2025-02-10", Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        ("2025-02-11", Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        ("2025-02-11", Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
        ("2025-02-12", Step::IssueCorrectionOrder(order), 1),
        ("2025-02-12", serve(Served::CorrectionOrder, "2025-02-12"), 1),
    ];
    for (today, step, who) in steps {
        office.set(today);
        case = office.take(&case, step, who).unwrap();
    }
    (office, case)
}

/// Told to stop by a notice served on the 12th.
pub fn told_to_stop() -> Stand {
    let out = did(building_found(), BuildingAct::StopNotice, "2025-02-12", None);
    go(out, serve(Served::StopNotice, "2025-02-12"), 1)
}

/// Found standing on the 21st, demanded by 2025-03-03, announced until the 5th.
pub fn demolition_demanded() -> Stand {
    let standing = visited(told_to_stop(), "2025-02-21", false);
    let out = did(standing, BuildingAct::DemolitionDemanded, "2025-02-21", Some("2025-03-03"));
    let served = go(out, serve(Served::DemolitionDemand, "2025-02-21"), 1);
    did(served, BuildingAct::Announced, "2025-02-21", Some("2025-03-05"))
}

/// Ordered by the government on 2025-03-07.
pub fn demolition_ordered() -> Stand {
    let reported = did(demolition_demanded(), BuildingAct::DemolitionReported, "2025-03-04", None);
    did(reported, BuildingAct::DemolitionInstructed, "2025-03-07", None)
}

/// Pulled down on Wednesday 2025-08-13: the six months to sue against the order ended the day before.
pub fn pulled_down() -> Stand {
    did(demolition_ordered(), BuildingAct::Demolished, "2025-08-13", None)
}
