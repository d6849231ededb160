//! The chain against an unlawful building: its clocks, and what must lie before each act.

use domain::case::Case;
use domain::law::deadlines::DeadlineId;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::execution::{articles, ends};
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_execution::*;

fn record(stand: Stand, what: BuildingAct, on: &str, due: Option<&str>) -> Result<Case, Refusal> {
    taken(at(stand, on), Step::RecordBuilding(act(what, on, due)), 1)
}

#[test]
fn the_stop_notice_is_due_two_working_days_after_discovery() {
    assert_eq!(ends(&building_found(), DeadlineId::StopNotice).as_deref(), Some("2025-02-12"));
    let out = did(building_found(), BuildingAct::StopNotice, "2025-02-12", None);
    assert_eq!(ends(&out, DeadlineId::StopNotice).as_deref(), Some("2025-02-12"), "issued is not served");
    assert_eq!(ends(&told_to_stop(), DeadlineId::StopNotice), None);
}

#[test]
fn disobeyed_it_is_reported_ordered_and_sealed() {
    let told = told_to_stop();
    assert_eq!(ends(&told, DeadlineId::StopNoticeReport).as_deref(), Some("2025-02-14"));
    let unserved = did(building_found(), BuildingAct::StopNotice, "2025-02-12", None);
    let refusal = record(unserved, BuildingAct::StopReported, "2025-02-13", None).unwrap_err();
    assert_eq!((refusal.code, articles(&refusal)), (Obstacle::NotServed, vec!["平规建条例24条".to_owned()]));
    let stopped = did(told.clone(), BuildingAct::Stopped, "2025-02-13", None);
    assert_eq!(ends(&stopped, DeadlineId::StopNoticeReport), None);
    assert_eq!(record(stopped, BuildingAct::StopReported, "2025-02-13", None).unwrap_err().code, Obstacle::WrongStage);
    let reported = did(told, BuildingAct::StopReported, "2025-02-13", None);
    assert_eq!(ends(&reported, DeadlineId::GovernmentInstructs).as_deref(), Some("2025-02-17"));
    assert_eq!(
        record(reported.clone(), BuildingAct::SiteSealed, "2025-02-14", None).unwrap_err().code,
        Obstacle::Incomplete
    );
    let ordered = did(reported, BuildingAct::SealInstructed, "2025-02-14", None);
    let clocks = ordered.1.hour_clocks();
    let sealed = clocks.iter().find(|clock| clock.id == DeadlineId::SiteSealed).unwrap();
    assert_eq!((sealed.event_at, sealed.hours), (clock("2025-02-14", "09:00"), 24));
    let sealed = did(ordered, BuildingAct::SiteSealed, "2025-02-14", None);
    assert!(sealed.1.hour_clocks().is_empty());
    assert_eq!(ends(&sealed, DeadlineId::GovernmentInstructs), None);
}

#[test]
fn the_demand_to_demolish_rests_on_an_order_found_ignored() {
    let demand = |stand, on: &str, due| record(stand, BuildingAct::DemolitionDemanded, on, due);
    let refusal = demand(told_to_stop(), "2025-02-20", Some("2025-03-03")).unwrap_err();
    assert_eq!(
        (refusal.code, articles(&refusal)),
        (Obstacle::Incomplete, vec!["强制法35条".into(), "平规建条例30条".into()])
    );
    let standing = visited(told_to_stop(), "2025-02-21", false);
    assert_eq!(demand(standing.clone(), "2025-02-21", None).unwrap_err().field.as_deref(), Some("due"));
    for (due, may) in [("2025-02-20", false), ("2025-02-21", true), ("2025-02-22", true)] {
        assert_eq!(demand(standing.clone(), "2025-02-21", Some(due)).is_ok(), may, "{due}");
    }
    let gone = visited(told_to_stop(), "2025-02-21", true);
    assert!(demand(gone, "2025-02-21", Some("2025-03-03")).is_err());
    // Another order than one to pull down is none.
    let (office, mut case) = standing;
    case.orders[0].demands = "限期补办手续".into();
    assert!(demand((office, case), "2025-02-21", Some("2025-03-03")).is_err());
}

#[test]
fn ignored_the_demand_is_reported_and_the_government_orders() {
    let demanded = demolition_demanded();
    assert_eq!(ends(&demanded, DeadlineId::DemolitionReport).as_deref(), Some("2025-03-06"));
    for (on, may) in [("2025-03-02", false), ("2025-03-03", false), ("2025-03-04", true)] {
        assert_eq!(record(demanded.clone(), BuildingAct::DemolitionReported, on, None).is_ok(), may, "{on}");
    }
    let reported = did(demanded.clone(), BuildingAct::DemolitionReported, "2025-03-04", None);
    assert_eq!(ends(&reported, DeadlineId::DemolitionReport), None);
    assert_eq!(ends(&reported, DeadlineId::DemolitionInstructed).as_deref(), Some("2025-03-07"));
    assert_eq!(ends(&demolition_ordered(), DeadlineId::Demolition).as_deref(), Some("2025-05-06"));
    let refusal = record(reported, BuildingAct::Demolished, "2025-08-13", None).unwrap_err();
    assert_eq!(articles(&refusal), ["城乡规划法68条", "平规建条例30条"], "not ordered");
    let removed = did(demanded, BuildingAct::RemovedByParty, "2025-03-01", None);
    assert_eq!(ends(&removed, DeadlineId::DemolitionReport), None);
    assert_eq!(
        record(removed, BuildingAct::DemolitionReported, "2025-03-04", None).unwrap_err().code,
        Obstacle::WrongStage
    );
}

#[test]
fn nothing_is_pulled_down_before_the_remedies_have_passed_unused() {
    for (on, may) in [("2025-08-11", false), ("2025-08-12", false), ("2025-08-13", true)] {
        let result = record(demolition_ordered(), BuildingAct::Demolished, on, None);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, articles(&refusal)), (Obstacle::TooEarly, vec!["强制法44条".to_owned()]));
        }
    }
    let (office, mut case) = demolition_ordered();
    case.remedies = crate::stands_court::under_review().1.remedies;
    let unasked = RecordBuilding { no_remedy: false, ..act(BuildingAct::Demolished, "2025-08-13", None) };
    let refusal = taken(at(demolition_ordered(), "2025-08-13"), Step::RecordBuilding(unasked), 1).unwrap_err();
    assert_eq!((refusal.field.as_deref(), articles(&refusal)), (Some("no_remedy"), vec!["强制法44条".to_owned()]));
    let used = record((office, case), BuildingAct::Demolished, "2025-08-13", None).unwrap_err();
    assert_eq!((used.code, articles(&used)), (Obstacle::WrongStage, vec!["强制法44条".to_owned()]));
}

#[test]
fn it_is_announced_with_a_day_before_it_is_pulled_down() {
    let (office, mut case) = demolition_ordered();
    let building = case.building.as_mut().unwrap();
    building.acts.retain(|done| done.act != BuildingAct::Announced);
    let unannounced = (office, case);
    let refusal = record(unannounced.clone(), BuildingAct::Demolished, "2025-08-13", None).unwrap_err();
    assert_eq!((refusal.code, articles(&refusal)), (Obstacle::Incomplete, vec!["强制法44条".to_owned()]));
    for (due, may) in [("2025-08-12", true), ("2025-08-13", false), ("2025-08-14", false)] {
        let announced = did(unannounced.clone(), BuildingAct::Announced, "2025-08-11", Some(due));
        assert_eq!(record(announced, BuildingAct::Demolished, "2025-08-13", None).is_ok(), may, "{due}");
    }
}

#[test]
fn no_demolition_at_night_on_a_rest_day_or_by_cutting_off_residents() {
    let pull = |on: &str, from: &str, until: &str, urgency: &str, no_cutting| {
        let form = RecordBuilding {
            at: clock(on, from),
            until: Some(clock(on, until)),
            urgency: urgency.into(),
            no_cutting,
            ..act(BuildingAct::Demolished, on, None)
        };
        taken(at(demolition_ordered(), "2025-08-18"), Step::RecordBuilding(form), 1)
    };
    assert!(pull("2025-08-13", "06:00", "22:00", "", true).is_err(), "it ends in the night");
    assert!(pull("2025-08-13", "05:59", "21:59", "", true).is_err());
    assert!(pull("2025-08-13", "06:00", "21:59", "", true).is_ok());
    assert!(pull("2025-08-15", "09:00", "10:00", "", true).is_ok(), "Friday");
    assert!(pull("2025-08-16", "09:00", "10:00", "", true).is_err(), "Saturday");
    assert!(pull("2025-08-16", "09:00", "10:00", "有倒塌危险", true).is_ok());
    assert_eq!(articles(&pull("2025-08-13", "09:00", "10:00", "", false).unwrap_err()), ["强制法43条2款"]);
    assert_eq!(pull("2025-08-13", "10:00", "09:59", "", true).unwrap_err().field.as_deref(), Some("until"));
}

#[test]
fn what_was_left_is_collected_announced_and_deposited() {
    let told = did(pulled_down(), BuildingAct::GoodsNotified, "2025-08-14", None);
    assert_eq!(ends(&told, DeadlineId::GoodsCollected).as_deref(), Some("2025-09-03"));
    for (on, may) in [("2025-09-02", false), ("2025-09-03", false), ("2025-09-04", true)] {
        assert_eq!(record(told.clone(), BuildingAct::GoodsAnnounced, on, None).is_ok(), may, "{on}");
    }
    let collected = did(told.clone(), BuildingAct::GoodsCollected, "2025-08-20", None);
    assert_eq!(ends(&collected, DeadlineId::GoodsCollected), None);
    assert_eq!(
        record(collected, BuildingAct::GoodsAnnounced, "2025-09-04", None).unwrap_err().code,
        Obstacle::WrongStage
    );
    let announced = did(told, BuildingAct::GoodsAnnounced, "2025-09-04", None);
    assert_eq!(ends(&announced, DeadlineId::GoodsAnnounced).as_deref(), Some("2025-11-03"));
    assert_eq!(ends(&announced, DeadlineId::GoodsCollected), None);
    for (on, may) in [("2025-11-02", false), ("2025-11-03", false), ("2025-11-04", true)] {
        let result = record(announced.clone(), BuildingAct::GoodsDeposited, on, None);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!(articles(&refusal), ["平规建条例32条"]);
        }
    }
}

#[test]
fn a_confiscated_building_goes_to_the_finance_department_in_ten_days() {
    let refusal = record(building_found(), BuildingAct::ConfiscationEffective, "2025-03-03", None).unwrap_err();
    assert_eq!((refusal.code, articles(&refusal)), (Obstacle::NotServed, vec!["平规建条例27条3款".to_owned()]));
    let (office, mut case) = building_found();
    case.decision = crate::stands_court::demanded_in_2025().1.decision;
    case.stage = StageKind::Served.since(day("2025-03-10"));
    let served = (office, case);
    assert!(record(served.clone(), BuildingAct::ConfiscationEffective, "2025-03-09", None).is_err());
    let effective = did(served, BuildingAct::ConfiscationEffective, "2025-03-10", None);
    assert_eq!(ends(&effective, DeadlineId::ConfiscatedBuilding).as_deref(), Some("2025-03-20"));
    let handed = did(effective, BuildingAct::HandedToFinance, "2025-03-18", None);
    assert_eq!(ends(&handed, DeadlineId::ConfiscatedBuilding), None);
    let early = record(handed, BuildingAct::HandedToFinance, "2025-03-19", None).unwrap_err();
    assert_eq!(early.code, Obstacle::WrongStage, "once");
}

#[test]
fn each_act_follows_the_one_before_and_bears_a_possible_day() {
    let orphan = |what| record(building_found(), what, "2025-03-03", None).unwrap_err().code;
    for what in [
        BuildingAct::SealInstructed,
        BuildingAct::SiteSealed,
        BuildingAct::DemolitionInstructed,
        BuildingAct::Demolished,
        BuildingAct::GoodsNotified,
        BuildingAct::GoodsAnnounced,
        BuildingAct::GoodsCollected,
        BuildingAct::GoodsDeposited,
        BuildingAct::HandedToFinance,
    ] {
        assert_eq!(orphan(what), Obstacle::Incomplete, "{what:?}");
    }
    for (on, may) in [("2025-02-11", false), ("2025-02-12", true), ("2025-02-13", true), ("2025-02-14", false)] {
        let form = act(BuildingAct::StopReported, on, None);
        assert_eq!(taken(at(told_to_stop(), "2025-02-13"), Step::RecordBuilding(form), 1).is_ok(), may, "{on}");
    }
    let (mut office, _) = stands::clue();
    let case = office.open();
    let refusal = case.may(StepKind::RecordBuilding, &office.who(1), &office.now).unwrap_err();
    assert_eq!(articles(&refusal), ["平规建条例24条", "平规建条例43条3款"], "a truck is no building");
    let mut office = Office::about("2025-02-10", "CN-008");
    let case = office.open();
    let refusal = case.may(StepKind::RecordBuilding, &office.who(1), &office.now).unwrap_err();
    assert_eq!(articles(&refusal), ["平规建条例24条"], "a clue is checked first");
}

#[test]
fn a_halted_demolition_waits_and_an_ended_one_asks_for_nothing() {
    let halt = |act| HaltExecution { target: ExecutionTarget::Demolition, ..halted(act, "2025-03-10") };
    let paused = go(at(demolition_ordered(), "2025-03-10"), Step::HaltExecution(halt(HaltAct::Paused)), 5);
    let refusal = record(paused, BuildingAct::Demolished, "2025-08-13", None).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法39条"]);
    let ended = go(at(demolition_ordered(), "2025-03-10"), Step::HaltExecution(halt(HaltAct::Ended)), 5);
    assert_eq!(ends(&ended, DeadlineId::Demolition), None);
    let refusal = record(ended, BuildingAct::Demolished, "2025-08-13", None).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法40条"]);
}

#[test]
fn a_site_is_held_at_once_only_up_to_300_square_metres_and_with_the_legal_offices_word() {
    let hold = |change: fn(&mut SiteHold)| {
        let mut site = SiteHold {
            built_m2: 300,
            told: "2月10日口头制止，仍继续浇筑".into(),
            must_go: true,
            legal_opinion: "同意，二十四小时内补办批准".into(),
        };
        change(&mut site);
        urgently(building_found(), Some(site))
    };
    assert!(hold(|site| site.built_m2 = 299).is_ok() && hold(|_| {}).is_ok());
    for wrong in [
        (|site| site.built_m2 = 301) as fn(&mut SiteHold),
        |site| site.built_m2 = 0,
        |site| site.must_go = false,
        |site| {
            site.told.clear();
        },
    ] {
        assert_eq!(articles(&hold(wrong).unwrap_err()), ["平规建条例34条"]);
    }
    let unasked = hold(|site| site.legal_opinion.clear()).unwrap_err();
    assert_eq!(articles(&unasked), ["强制法11条", "平规建条例34条"]);
    assert_eq!(
        urgently(building_found(), None).unwrap_err().field.as_deref(),
        Some("built_m2"),
        "the regulation alone"
    );
    let site = hold(|_| {}).unwrap().measures[0].form.site.clone();
    assert!(urgently(at(stands::order_served(), "2026-09-09"), site).is_err(), "a truck is no building");
}

fn urgently(stand: Stand, site: Option<SiteHold>) -> Result<Case, Refusal> {
    let today = stand.0.now.today().to_string();
    let form = ExecuteUrgently {
        measure: ProposeMeasure {
            basis: "《平顶山市城乡规划建设管理条例》第三十四条".into(),
            site,
            ..crate::stands_aside::measure()
        },
        at: clock(&today, "09:00"),
        urgency: "正在浇筑".into(),
        present: "马建国".into(),
        witness: String::new(),
        record: "当场告知".into(),
        second: domain::ids::OfficerId(2),
        process: on_record(),
    };
    taken(stand, Step::ExecuteUrgently(form), 1)
}
