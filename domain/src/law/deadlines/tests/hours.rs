//! Periods in hours at their instants.

use chrono::{DateTime, TimeDelta, Utc};

use crate::law::calendar::beijing_midnight;
use crate::law::deadlines::{DeadlineId, DeadlineRule, HourClock};

/// An instant of a day in Beijing.
fn at(day: &str, hour: i64, minute: i64) -> DateTime<Utc> {
    beijing_midnight(day.parse().unwrap()) + TimeDelta::minutes(hour * 60 + minute)
}

fn clock(id: DeadlineId, event_at: DateTime<Utc>) -> HourClock {
    HourClock::count(DeadlineRule::of(id), event_at, "当场查封").unwrap()
}

#[test]
fn the_agencys_hours_run_from_the_event() {
    for id in [DeadlineId::UrgentMeasure, DeadlineId::TransferSent] {
        let clock = clock(id, at("2025-03-14", 9, 20));
        assert_eq!((clock.from, clock.ends), (at("2025-03-14", 9, 20), at("2025-03-15", 9, 20)));
    }
    assert_eq!(
        clock(DeadlineId::UrgentMeasure, at("2025-03-14", 9, 20)).explain(),
        [
            "2025-03-14 09:20 当场查封",
            "本机关的期限，自事件发生之时起提醒",
            "满 24 小时是 2025-03-15 09:20，休息日不扣除",
            "强制法19条、民法典201条2款"
        ]
    );
}

#[test]
fn others_hours_run_from_the_next_full_hour() {
    let begins = |hour, minute| clock(DeadlineId::SiteSealed, at("2025-03-14", hour, minute)).from;
    assert_eq!(begins(8, 59), at("2025-03-14", 9, 0));
    assert_eq!(begins(9, 0), at("2025-03-14", 10, 0));
    assert_eq!(begins(9, 1), at("2025-03-14", 10, 0));
    assert_eq!(begins(23, 30), at("2025-03-15", 0, 0));
    let clock = clock(DeadlineId::SiteSealed, at("2025-03-14", 9, 20));
    assert_eq!(clock.ends, at("2025-03-15", 10, 0));
    assert_eq!(clock.explain()[1], "自次时 2025-03-14 10:00 起算");
}

#[test]
fn the_lamp_in_hours_turns_at_four_fifths() {
    let clock = clock(DeadlineId::UrgentMeasure, at("2025-03-14", 9, 20));
    let lamp = |day, hour, minute| {
        let lamp = clock.lamp(at(day, hour, minute));
        (lamp.state(), lamp.words())
    };
    assert_eq!(lamp("2025-03-14", 9, 20), ("good", "剩 24 小时".into()));
    // Four fifths of 24 hours are 19 hours 12 minutes: 04:32.
    assert_eq!(lamp("2025-03-15", 4, 31), ("good", "剩 4 小时".into()));
    assert_eq!(lamp("2025-03-15", 4, 32), ("soon", "剩 4 小时".into()));
    assert_eq!(lamp("2025-03-15", 8, 20), ("soon", "剩 1 小时".into()));
    assert_eq!(lamp("2025-03-15", 8, 21), ("soon", "剩不足 1 小时".into()));
    assert_eq!(lamp("2025-03-15", 9, 20), ("soon", "剩不足 1 小时".into()));
    assert_eq!(lamp("2025-03-15", 9, 21), ("late", "已逾期".into()));
    assert_eq!(lamp("2025-03-15", 10, 20), ("late", "逾期 1 小时".into()));
}

#[test]
fn a_period_in_days_has_no_hours() {
    assert_eq!(HourClock::count(DeadlineRule::of(DeadlineId::Seizure), at("2025-03-14", 9, 20), "查封"), None);
}
