//! Extensions and stops: the days they add, what the law admits, and how it is said.

use super::{day, lamp};
use crate::law::calendar::Calendar;
use crate::law::deadlines::{Course, CourseError, Deadline, DeadlineId, DeadlineRule, Extension, Lamp, Stop, StopKind};
use crate::law::parameters::Parameters;

fn stop(from: &str, until: Option<&str>, why: StopKind) -> Stop {
    Stop { from: day(from), until: until.map(day), why }
}

fn granted(id: DeadlineId, at: usize, length: u32, on: &str) -> Extension {
    DeadlineRule::of(id).extensions[at].granted(length, day(on))
}

fn run(id: DeadlineId, start: &str, event: &str, extended: &[Extension], stopped: &[Stop]) -> Deadline {
    let course = Course { extended: extended.to_vec(), stopped: stopped.to_vec() };
    Deadline::count_course(&Calendar::built_in().unwrap(), DeadlineRule::of(id), day(start), event, &course).unwrap()
}

fn admitted(id: DeadlineId, start: &str, extended: &[Extension], stopped: &[Stop]) -> Result<(), CourseError> {
    let course = Course { extended: extended.to_vec(), stopped: stopped.to_vec() };
    let (calendar, parameters) = (Calendar::built_in().unwrap(), Parameters::built_in().unwrap());
    DeadlineRule::of(id).admits(&calendar, &parameters, day(start), &course)
}

#[test]
fn a_seizure_of_thirty_days_and_thirty_more() {
    let longer = [granted(DeadlineId::Seizure, 0, 30, "2025-04-01")];
    let seizure = run(DeadlineId::Seizure, "2025-03-03", "查封", &longer, &[]);
    assert_eq!((seizure.ends, seizure.length, seizure.total()), (day("2025-05-02"), 30, 60));
    assert_eq!(
        seizure.explain(),
        [
            "03-03 查封，当日不计",
            "04-01 延长 30 日（情况复杂，本机关负责人批准，强制法25条1款）",
            "第 60 日是 05-02 周五",
            "本机关的期限，末日逢休息日不顺延",
            "强制法25条1款、28条1款；日历 2026 版"
        ]
    );
}

#[test]
fn the_day_of_the_stop_is_left_out_and_the_day_of_resumption_is_counted() {
    let ends = |from: &str, until: &str| {
        run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &[stop(from, Some(until), StopKind::Testing)]).ends
    };
    assert_eq!(ends("2025-03-10", "2025-03-10"), day("2025-04-02"), "none");
    assert_eq!(ends("2025-03-10", "2025-03-11"), day("2025-04-03"), "one day");
    assert_eq!(ends("2025-03-10", "2025-03-15"), day("2025-04-07"), "five days");
    // On the last day it still helps, a day later it does not.
    assert_eq!(ends("2025-04-01", "2025-04-03"), day("2025-04-04"));
    assert_eq!(ends("2025-04-02", "2025-04-04"), day("2025-04-04"));
    assert_eq!(ends("2025-04-03", "2025-04-05"), day("2025-04-02"));
    // The starting day is not counted anyway; what ends before it begins has no days.
    assert_eq!(ends("2025-03-01", "2025-03-04"), day("2025-04-02"));
    assert_eq!(ends("2025-03-01", "2025-03-05"), day("2025-04-03"));
    assert_eq!(ends("2025-03-15", "2025-03-10"), day("2025-04-02"));
}

#[test]
fn overlapping_stops_leave_a_day_out_once_and_one_may_carry_into_the_next() {
    let testing = |from, until| stop(from, Some(until), StopKind::Testing);
    let two = [testing("2025-03-12", "2025-03-20"), testing("2025-03-10", "2025-03-15")];
    assert_eq!(run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &two).ends, day("2025-04-12"));
    let carried = [testing("2025-03-10", "2025-03-13"), testing("2025-04-04", "2025-04-06")];
    assert_eq!(run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &carried).ends, day("2025-04-07"));
    assert_eq!(run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &carried[1..]).ends, day("2025-04-02"));
}

#[test]
fn a_stop_in_working_days_takes_working_days_only() {
    let week = [stop("2025-03-07", Some("2025-03-11"), StopKind::Obstacle)];
    let request = run(DeadlineId::HearingRequest, "2025-03-06", "告知书送达", &[], &week);
    assert_eq!(request.ends, day("2025-03-17"));
    assert_eq!(
        request.explain(),
        [
            "告知书 03-06 送达，当日不计",
            "03-07 至 03-10 不可抗力等障碍，不计入期限",
            "03-11、12、13、14、17 = 5 个工作日",
            "跳过 03-08~09 周末、03-15~16 周末",
            "处罚法64条1项、85条；日历 2026 版"
        ]
    );
    let weekend = [stop("2025-03-08", Some("2025-03-10"), StopKind::Obstacle)];
    assert_eq!(run(DeadlineId::HearingRequest, "2025-03-06", "告知书送达", &[], &weekend).ends, day("2025-03-13"));
}

#[test]
fn an_open_stop_holds_the_lamp_until_it_ends() {
    let open = [stop("2025-03-20", None, StopKind::Testing)];
    let held = run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &open);
    assert_eq!(held.ends, day("2025-04-02"));
    assert_eq!(lamp(&held, "2025-03-19"), ("good", "剩 14 天（10 个工作日）".into()));
    for on in ["2025-03-20", "2025-04-02", "2026-03-20"] {
        assert_eq!(lamp(&held, on), ("held", "停表：检测、检验、鉴定".into()), "{on}");
    }
    let since = held.lamp(day("2025-05-01"), &Calendar::built_in().unwrap()).unwrap();
    assert_eq!(since, Lamp::Held { by: "检测、检验、鉴定".into(), since: day("2025-03-20") });
    assert_eq!(held.explain()[1], "03-20 起检测、检验、鉴定，停表；恢复之日起继续计算");
    // Too late: the period was over before the stop.
    let late = run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &[stop("2025-04-03", None, StopKind::Testing)]);
    assert_eq!((lamp(&late, "2025-04-03").0, late.stopped.len()), ("late", 0));
    let in_time = run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &[stop("2025-04-02", None, StopKind::Testing)]);
    assert_eq!(lamp(&in_time, "2025-04-03").0, "held");
}

#[test]
fn a_closed_stop_moves_the_lamps_four_fifths() {
    let ten = [stop("2025-03-10", Some("2025-03-20"), StopKind::Testing)];
    let seizure = run(DeadlineId::Seizure, "2025-03-03", "查封", &[], &ten);
    assert_eq!(seizure.ends, day("2025-04-12"));
    assert_eq!(lamp(&seizure, "2025-03-09").0, "good");
    assert_eq!(lamp(&seizure, "2025-03-19").0, "held");
    // Four fifths of thirty are twenty-four: 27 March without the stop, 6 April with its ten days.
    assert_eq!((lamp(&seizure, "2025-04-05").0, lamp(&seizure, "2025-04-06").0), ("good", "soon"));
    assert_eq!(lamp(&seizure, "2025-04-12"), ("soon", "今天到期".into()));
    assert_eq!(lamp(&seizure, "2025-04-13"), ("late", "逾期 1 天".into()));
    // Before the stop, the days left are the days that will be counted.
    assert_eq!(lamp(&seizure, "2025-03-08").1, "剩 25 天（24 个工作日）");
    let request = [stop("2025-03-07", Some("2025-03-11"), StopKind::Obstacle)];
    let request = run(DeadlineId::HearingRequest, "2025-03-06", "告知书送达", &[], &request);
    assert_eq!((lamp(&request, "2025-03-13").0, lamp(&request, "2025-03-14").0), ("good", "soon"));
}

#[test]
fn an_extension_moves_the_lamp_as_well() {
    let longer = [granted(DeadlineId::Decide, 0, 30, "2026-12-01")];
    let decide = run(DeadlineId::Decide, "2026-09-09", "立案", &longer, &[]);
    assert_eq!(decide.ends, day("2027-01-07"));
    // Four fifths of 120 days are 96: 14 December.
    assert_eq!((lamp(&decide, "2026-12-13").0, lamp(&decide, "2026-12-14").0), ("good", "soon"));
    let answer = run(
        DeadlineId::InformationRequest,
        "2026-03-02",
        "收到申请",
        &[granted(DeadlineId::InformationRequest, 0, 20, "2026-03-20")],
        &[],
    );
    assert_eq!(answer.ends, day("2026-04-28"));
    assert_eq!(answer.explain()[2], "第 40 个工作日是 04-28 周二");
}

#[test]
fn the_law_admits_each_extension_once_up_to_its_length_and_in_time() {
    let seizure = |extended: &[Extension]| admitted(DeadlineId::Seizure, "2025-03-03", extended, &[]);
    let by = |length, on| granted(DeadlineId::Seizure, 0, length, on);
    assert_eq!(seizure(&[by(29, "2025-04-02")]), Ok(()));
    assert_eq!(seizure(&[by(30, "2025-04-02")]), Ok(()));
    assert_eq!(seizure(&[by(31, "2025-04-02")]).unwrap_err().to_string(), "“查封、扣押”本次最多延长 30 日。");
    assert!(seizure(&[by(0, "2025-04-02")]).is_err());
    assert_eq!(seizure(&[by(30, "2025-04-01")]), Ok(()));
    assert_eq!(
        seizure(&[by(30, "2025-04-03")]).unwrap_err().to_string(),
        "“查封、扣押”的延长须在期限内批准：2025-03-03 至 2025-04-02。"
    );
    assert!(seizure(&[by(30, "2025-03-02")]).is_err() && seizure(&[by(30, "2025-03-03")]).is_ok());
    assert_eq!(
        seizure(&[by(30, "2025-04-02"), by(1, "2025-04-20")]).unwrap_err().to_string(),
        "“查封、扣押”的期限依法最多延长 1 次。"
    );
    let serve = Extension { length: 1, granted_on: day("2025-03-10"), by: "无".into(), articles: vec![] };
    let fixed = admitted(DeadlineId::Serve, "2025-03-07", &[serve], &[]).unwrap_err();
    assert_eq!(fixed.to_string(), "“送达决定书”的期限依法不得延长。");
}

#[test]
fn the_ninety_days_are_prolonged_twice_in_order() {
    let first = |length| granted(DeadlineId::Decide, 0, length, "2025-05-30");
    let second = |length| granted(DeadlineId::Decide, 1, length, "2025-06-30");
    let decide = |extended: &[Extension]| admitted(DeadlineId::Decide, "2025-03-03", extended, &[]);
    assert_eq!(decide(&[first(30), second(60)]), Ok(()));
    assert!(decide(&[first(31)]).is_err() && decide(&[first(30), second(61)]).is_err());
    // Approved on 30 June, after the first ninety days were over, the second only stands on the first.
    assert!(decide(&[second(30)]).is_err());
    let all = run(DeadlineId::Decide, "2025-03-03", "立案", &[first(30), second(60)], &[]);
    assert_eq!((all.total(), all.ends), (180, day("2025-08-30")));
}

#[test]
fn whoever_grants_a_postponement_of_payment_sets_its_length() {
    let by = |length| [granted(DeadlineId::Pay, 0, length, "2025-03-20")];
    let pay = |length| admitted(DeadlineId::Pay, "2025-03-10", &by(length), &[]);
    assert_eq!((pay(1), pay(400)), (Ok(()), Ok(())));
    assert_eq!(pay(0).unwrap_err().to_string(), "“缴纳罚款”的延长不得为零。");
}

#[test]
fn only_the_causes_of_the_law_stop_a_period() {
    let decide = |why| admitted(DeadlineId::Decide, "2025-03-03", &[], &[stop("2025-03-10", Some("2025-03-12"), why)]);
    for why in [StopKind::Testing, StopKind::Hearing, StopKind::InquiryPaused] {
        assert_eq!(decide(why), Ok(()));
    }
    assert_eq!(decide(StopKind::Remedy).unwrap_err().to_string(), "复议或者诉讼中不使“作出决定”的期限停止计算。");
    let backwards = [stop("2025-03-10", Some("2025-03-09"), StopKind::Testing)];
    assert_eq!(
        admitted(DeadlineId::Seizure, "2025-03-03", &[], &backwards).unwrap_err().to_string(),
        "“查封、扣押”恢复计算的日子不得早于停止计算的日子。"
    );
    assert!(
        admitted(DeadlineId::Seizure, "2025-03-03", &[], &[stop("2025-03-10", Some("2025-03-10"), StopKind::Testing)])
            .is_ok()
    );
    let early = admitted(DeadlineId::Decide, "2022-04-30", &[], &[stop("2022-05-10", None, StopKind::Testing)]);
    assert!(matches!(early, Err(CourseError::Parameter(_))));
}

#[test]
fn a_length_beyond_all_dates_is_refused() {
    let far = Extension { length: u32::MAX, granted_on: day("2025-03-10"), by: "无".into(), articles: vec![] };
    let course = Course { extended: vec![far], stopped: vec![] };
    let calendar = Calendar::built_in().unwrap();
    for id in [DeadlineId::Seizure, DeadlineId::Limitation, DeadlineId::Serve, DeadlineId::CourtApplication] {
        assert!(Deadline::count_course(&calendar, DeadlineRule::of(id), day("2025-03-03"), "查封", &course).is_err());
    }
}

#[test]
fn extensions_and_stops_survive_storage() {
    let longer = [granted(DeadlineId::Seizure, 0, 30, "2025-04-01")];
    let seizure =
        run(DeadlineId::Seizure, "2025-03-03", "查封", &longer, &[stop("2025-03-10", None, StopKind::Testing)]);
    let text = serde_json::to_string(&seizure).unwrap();
    assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), seizure);
    // What was stored before there were extensions is still read.
    let plain = run(DeadlineId::Pay, "2025-03-10", "决定书送达", &[], &[]);
    let text = serde_json::to_string(&plain).unwrap();
    assert!(!text.contains("extended") && !text.contains("stopped"), "{text}");
    assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), plain);
}
