//! What holds for every period, every starting day and every course.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::law::calendar::Calendar;
use crate::law::deadlines::{Before, Course, Deadline, DeadlineRule, Extension, RULES, Stop, StopKind, Unit};

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap()
}

/// A starting day from 2018 to 2020, so that five years later are still loaded.
fn starts() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1_000).prop_map(|days| after(NaiveDate::from_ymd_opt(2018, 1, 8).unwrap(), days))
}

fn rules() -> impl Strategy<Value = &'static DeadlineRule> {
    (0..RULES.len()).prop_map(|at| RULES[at])
}

/// Stops as they lie after the starting day; some are open.
fn stops() -> impl Strategy<Value = Vec<(u64, Option<u64>)>> {
    prop::collection::vec((0_u64..200, prop::option::weighted(0.8, 0_u64..30)), 0..4)
}

fn course(start: NaiveDate, lengths: &[u32], stops: &[(u64, Option<u64>)]) -> Course {
    let by = |length: &u32| Extension { length: *length, granted_on: start, by: "批准".into(), articles: vec![] };
    let stop = |(from, days): &(u64, Option<u64>)| Stop {
        from: after(start, *from),
        until: days.map(|days| after(start, from + days)),
        why: StopKind::Testing,
    };
    Course { extended: lengths.iter().map(by).collect(), stopped: stops.iter().map(stop).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_period_ends_after_it_starts_and_on_a_day_it_may_end_on(
        rule in rules(), start in starts(), lengths in prop::collection::vec(0_u32..3, 0..3), stops in stops(),
    ) {
        let calendar = Calendar::built_in().unwrap();
        let clock = Deadline::count_course(&calendar, rule, start, "起算", &course(start, &lengths, &stops)).unwrap();
        prop_assert!(start <= clock.unrolled && clock.unrolled <= clock.ends);
        if rule.unit == Unit::WorkingDays || rule.rolls {
            prop_assert!(calendar.is_working(clock.ends).unwrap());
        }
        if rule.unit == Unit::WorkingDays || !rule.rolls {
            prop_assert!(!clock.rolled);
        }
        // The last day is itself counted.
        prop_assert!(!clock.stopped.iter().any(|stop| stop.until.is_some() && stop.lasts_on(clock.unrolled)));
        prop_assert!(clock.explain().len() >= 3);
        prop_assert!(clock.lamp(start, &calendar).is_ok());
    }

    #[test]
    fn a_further_stop_never_shortens(rule in rules(), start in starts(), stops in stops(), more in stops()) {
        let calendar = Calendar::built_in().unwrap();
        let ends = |stops: &[(u64, Option<u64>)]| {
            Deadline::count_course(&calendar, rule, start, "起算", &course(start, &[], stops)).unwrap().ends
        };
        let all: Vec<_> = stops.iter().chain(&more).copied().collect();
        prop_assert!(ends(&stops) <= ends(&all));
    }

    #[test]
    fn a_longer_extension_never_ends_earlier(rule in rules(), start in starts(), length in 0_u32..3, stops in stops()) {
        let calendar = Calendar::built_in().unwrap();
        let ends = |lengths: &[u32]| {
            Deadline::count_course(&calendar, rule, start, "起算", &course(start, lengths, &stops)).unwrap().unrolled
        };
        prop_assert!(ends(&[]) <= ends(&[length]));
        if rule.unit != Unit::Hours {
            prop_assert!(ends(&[length]) < ends(&[length + 1]));
            prop_assert_eq!(ends(&[length, 1]), ends(&[length + 1]));
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(rule in rules(), start in starts(), days in 0_u64..40) {
        let calendar = Calendar::built_in().unwrap();
        let ends = |start| Deadline::count(&calendar, rule, start, "起算").unwrap().ends;
        prop_assert!(ends(start) <= ends(after(start, days)));
    }

    #[test]
    fn counted_back_there_is_room_and_a_day_later_there_is_not(start in starts(), length in 1_u32..12) {
        let calendar = Calendar::built_in().unwrap();
        let rule = DeadlineRule { length, unit: Unit::WorkingDays, ..RULES[0].clone() };
        let on = after(start, 60);
        let back = Before::count(&calendar, &rule, on, "听证").unwrap();
        let clear = |served| calendar.working_days_between(served, on.pred_opt().unwrap()).unwrap();
        prop_assert_eq!(clear(back.latest), i64::from(length));
        prop_assert_eq!(clear(back.latest.succ_opt().unwrap()), i64::from(length) - 1);
    }
}
