//! A period that service set running keeps the calendar it was counted with, whatever is loaded afterwards.

use std::sync::Arc;

use domain::case::Case;
use domain::event::Event;
use domain::law::deadlines::{Deadline, DeadlineId};
use domain::now::Law;
use domain::refusal::Obstacle;
use domain::step::{Adopted, Served, Step};

use crate::office::{Line, Office, day, recheck, report, serve};

/// The shipped table of 2026 with one day more off after the National Day week.
fn corrected(law: &Law) -> Arc<Law> {
    let shipped = include_str!("../../src/law/holidays.csv");
    let mut rows: Vec<&str> = shipped.lines().filter(|line| line.starts_with("2026-")).collect();
    rows.push("2026-10-08,rest,国庆节");
    rows.sort_unstable();
    let calendar = law.calendar.with_year(2026, &format!("date,kind,festival\n{}", rows.join("\n"))).unwrap();
    Arc::new(Law { calendar, ..law.clone() })
}

fn clock(case: &Case, office: &Office, id: DeadlineId) -> Deadline {
    case.deadlines(&office.now.law).unwrap().into_iter().find(|clock| clock.id == id).unwrap()
}

#[test]
fn a_corrected_calendar_moves_no_period_that_was_counted_before() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_noticed(&mut office, report(5_000));
    let before = clock(&case, &office, DeadlineId::Defence);
    assert_eq!((before.ends, before.calendar_version.as_str()), (day("2026-10-08"), "2026"));
    office.now.law = corrected(&office.now.law);
    assert_eq!(clock(&case, &office, DeadlineId::Defence), before);
    for (today, may) in [("2026-10-08", false), ("2026-10-09", true)] {
        office.set(today);
        let result = office.take(&case, recheck(5_000, Adopted::NoDefence), 1);
        assert_eq!(result.as_ref().err().map(|refusal| refusal.code), (!may).then_some(Obstacle::TooEarly), "{today}");
    }
    let mut later = Office::on("2026-09-08");
    later.now.law = office.now.law.clone();
    let new = Line::to_noticed(&mut later, report(5_000));
    let after = clock(&new, &later, DeadlineId::Defence);
    assert_eq!((after.ends, after.calendar_version.as_str()), (day("2026-10-09"), "2026-1"));
    assert!(after.explain().last().unwrap().ends_with("日历 2026-1 版"), "{:?}", after.explain());
}

#[test]
fn the_day_to_pay_by_on_the_lamp_is_the_one_the_surcharge_counts_from() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_served(&mut office, 5_000);
    office.now.law = corrected(&office.now.law);
    let pay = clock(&case, &office, DeadlineId::Pay);
    let term = case.decision.as_ref().unwrap().term.as_ref().unwrap();
    assert_eq!((pay.ends, pay.unrolled, pay.calendar_version.as_str()), (term.pay_by, term.unrolled, "2026"));
}

#[test]
fn the_event_keeps_the_count_and_an_older_event_without_one_is_still_read() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_noticed(&mut office, report(5_000));
    office.set("2026-10-09");
    let case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
    let case = office.take(&case, crate::office::decide(5_000), 5).unwrap();
    let served = serve(Served::PenaltyDecision, "2026-10-09");
    let event = case.take(served, &office.who(1), &office.now).unwrap();
    let mut kept = serde_json::to_value(&event).unwrap();
    assert_eq!(serde_json::from_value::<Event>(kept.clone()).unwrap(), event);
    let clocks = kept["outcome"]["clocks"].as_array().unwrap();
    assert_eq!(clocks.len(), 2, "to pay, and review; the court's half year ends in a year not loaded: {clocks:?}");
    assert!(clocks.iter().all(|clock| clock["calendar_version"] == "2026"));
    kept["outcome"].as_object_mut().unwrap().remove("clocks");
    let old: Event = serde_json::from_value(kept).unwrap();
    let case = case.after(&old);
    assert!(matches!(old.step, Step::RecordService(_)));
    assert_eq!(clock(&case, &office, DeadlineId::Pay).calendar_version, "2026", "counted now");
}
