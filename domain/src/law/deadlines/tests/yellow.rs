//! The day from which a lamp is yellow is the one on which the lamp itself turns.

use chrono::Days;

use super::day;
use crate::law::calendar::Calendar;
use crate::law::deadlines::{Course, Deadline, DeadlineId, DeadlineRule, Lamp, Stop, StopKind};

fn counted(id: DeadlineId, start: &str, stopped: &[(&str, Option<&str>)]) -> Deadline {
    let stopped =
        stopped.iter().map(|(from, until)| Stop { from: day(from), until: until.map(day), why: StopKind::Testing });
    let course = Course { extended: Vec::new(), stopped: stopped.collect() };
    Deadline::count_course(&Calendar::built_in().unwrap(), DeadlineRule::of(id), day(start), "送达", &course).unwrap()
}

fn yellow(deadline: &Deadline) -> Option<String> {
    deadline.yellow_from(&Calendar::built_in().unwrap()).unwrap().map(|day| day.to_string())
}

#[test]
fn every_day_of_a_period_agrees_with_its_lamp() {
    let calendar = Calendar::built_in().unwrap();
    let stops: [&[(&str, Option<&str>)]; 4] = [
        &[],
        &[("2025-03-10", Some("2025-03-15"))],
        &[("2025-03-04", Some("2025-03-06")), ("2025-03-20", Some("2025-04-20"))],
        &[("2025-03-05", Some("2025-03-05"))],
    ];
    let ids = [
        DeadlineId::Defence,
        DeadlineId::Serve,
        DeadlineId::Seizure,
        DeadlineId::Pay,
        DeadlineId::Decide,
        DeadlineId::Demand,
        DeadlineId::Announcement,
        DeadlineId::CourtApplication,
        DeadlineId::CashToBank,
    ];
    for id in ids {
        for stopped in stops {
            let deadline = counted(id, "2025-03-03", stopped);
            let from = deadline.yellow_from(&calendar).unwrap().unwrap();
            let mut on = deadline.start;
            while on <= deadline.ends + Days::new(10) {
                let lamp = deadline.lamp(on, &calendar).unwrap();
                let lit = matches!(lamp, Lamp::Soon { .. } | Lamp::Late { .. });
                // A stop that lay between is grey; after it, and before it, the two say the same.
                if !matches!(lamp, Lamp::Held { .. }) && deadline.stopped.iter().all(|stop| stop.until <= Some(on)) {
                    assert_eq!(lit, on >= from, "{id:?} {on} {from} {stopped:?}");
                }
                assert_eq!(matches!(lamp, Lamp::Late { .. }), on > deadline.ends && !matches!(lamp, Lamp::Held { .. }));
                on = on.succ_opt().unwrap();
            }
        }
    }
}

#[test]
fn yellow_from_the_fourth_of_five_working_days_and_from_four_fifths_of_ninety() {
    assert_eq!(yellow(&counted(DeadlineId::Defence, "2026-09-23", &[])).as_deref(), Some("2026-09-30"));
    assert_eq!(yellow(&counted(DeadlineId::Decide, "2026-09-09", &[])).as_deref(), Some("2026-11-20"));
    assert_eq!(yellow(&counted(DeadlineId::Pay, "2025-03-10", &[])).as_deref(), Some("2025-03-22"));
}

#[test]
fn a_stopped_clock_has_no_yellow_day_and_a_resumed_one_has_it_from_then() {
    assert_eq!(yellow(&counted(DeadlineId::Seizure, "2025-03-03", &[("2025-03-10", None)])), None);
    // Resumed after its yellow day was reached: grey until then.
    let late = counted(DeadlineId::Seizure, "2025-03-03", &[("2025-04-01", Some("2025-04-11"))]);
    assert_eq!(yellow(&late).as_deref(), Some("2025-04-11"));
}
