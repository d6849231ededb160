//! The court's window in each of its cases.

use super::day;
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::deadlines::{CourtWindow, WindowFacts, court_window};

fn window(facts: WindowFacts) -> CourtWindow {
    court_window(&Calendar::built_in().unwrap(), &facts).unwrap()
}

/// Opens, closes, alarm.
fn days(window: &CourtWindow) -> [String; 3] {
    [window.opens, window.closes, window.alarm].map(|day| day.to_string())
}

#[test]
fn six_months_and_then_three() {
    let usual = window(WindowFacts::Unused { known_on: day("2025-03-10") });
    assert_eq!(days(&usual), ["2025-09-11", "2025-12-10", "2025-12-10"]);
    assert_eq!(
        usual.why,
        [
            "处罚决定书 03-10 送达，当日不计",
            "满 6 个月是 09-10 周三",
            "提起行政诉讼的期限届满，2025-09-11 起可以申请",
            "三个月内申请，至 2025-12-10 止"
        ]
    );
    assert!(usual.alternatives.is_empty() && usual.calendar_version == "2026");
}

#[test]
fn a_rolled_last_day_opens_later_and_alarms_earlier() {
    // Six months end on Saturday 20 September 2025 and are rolled to Monday.
    let rolled = window(WindowFacts::Unused { known_on: day("2025-03-20") });
    assert_eq!(days(&rolled), ["2025-09-23", "2025-12-22", "2025-12-20"]);
    assert_eq!(rolled.why.last().unwrap(), "按不顺延计算，2025-12-20 提醒");
}

#[test]
fn after_a_review_there_are_fifteen_days_and_then_three_months() {
    let upheld = window(WindowFacts::Upheld { received_on: day("2025-06-03") });
    assert_eq!(days(&upheld), ["2025-06-19", "2025-09-18", "2025-09-18"]);
    assert_eq!(upheld.why.last().unwrap(), "复议维持的，由作出决定的机关申请");
    let silent = window(WindowFacts::ReviewSilent { period_ended: day("2025-06-03") });
    assert_eq!(days(&silent), days(&upheld));
}

#[test]
fn after_a_dismissed_suit_the_shorter_reading_alarms() {
    let dismissed = window(WindowFacts::Dismissed { effective_on: day("2025-03-10") });
    assert_eq!(days(&dismissed), ["2025-03-10", "2025-06-10", "2025-06-10"]);
    let longer = &dismissed.alternatives[0];
    assert_eq!((longer.closes, longer.label.as_str()), (day("2027-03-10"), "按判决的执行，二年内申请"));
}

#[test]
fn a_postponement_moves_the_window_only_when_it_ends_later() {
    let deferred = |until: &str| window(WindowFacts::Deferred { known_on: day("2025-03-10"), until: day(until) });
    assert_eq!(days(&deferred("2025-09-09")), ["2025-09-11", "2025-12-10", "2025-12-10"]);
    assert_eq!(days(&deferred("2025-09-10")), ["2025-09-11", "2025-12-10", "2025-12-10"]);
    assert_eq!(days(&deferred("2025-09-11")), ["2025-09-12", "2025-12-11", "2025-12-11"]);
    assert_eq!(days(&deferred("2025-11-30")), ["2025-12-01", "2026-02-28", "2026-02-28"]);
    assert_eq!(deferred("2025-11-30").why[1], "自暂缓、分期结束起算，2025-12-01 起可以申请");
}

#[test]
fn where_the_remedy_was_not_told_the_window_opens_after_a_year_at_most() {
    let not_told =
        |told: Option<&str>| window(WindowFacts::NotTold { known_on: day("2024-03-11"), told_on: told.map(day) });
    assert_eq!(days(&not_told(None)), ["2025-03-12", "2025-06-11", "2025-06-11"]);
    assert_eq!(days(&not_told(Some("2024-05-09"))), ["2024-11-12", "2025-02-11", "2025-02-09"]);
    // Told after six months: the year is the shorter one.
    assert_eq!(days(&not_told(Some("2024-09-10"))), ["2025-03-11", "2025-06-10", "2025-06-10"]);
    assert_eq!(days(&not_told(Some("2024-09-11"))), ["2025-03-12", "2025-06-11", "2025-06-11"]);
    assert_eq!(days(&not_told(Some("2024-09-12"))), ["2025-03-12", "2025-06-11", "2025-06-11"]);
}

#[test]
fn on_the_spot_the_earliest_opening_alarms_and_the_safe_one_is_shown() {
    let spot = window(WindowFacts::OnTheSpot { received_on: day("2025-03-10") });
    assert_eq!(days(&spot), ["2025-05-10", "2025-08-09", "2025-08-09"]);
    let safe = &spot.alternatives[0];
    assert_eq!((safe.opens, safe.closes), (day("2025-09-11"), day("2025-12-10")));
}

#[test]
fn every_window_names_its_articles_and_alarms_no_later_than_it_closes() {
    let on = day("2025-01-31");
    for facts in [
        WindowFacts::Unused { known_on: on },
        WindowFacts::NotTold { known_on: on, told_on: None },
        WindowFacts::Upheld { received_on: on },
        WindowFacts::ReviewSilent { period_ended: on },
        WindowFacts::Dismissed { effective_on: on },
        WindowFacts::Deferred { known_on: on, until: day("2025-10-31") },
        WindowFacts::OnTheSpot { received_on: on },
    ] {
        let window = window(facts.clone());
        assert!(window.opens <= window.closes && window.alarm <= window.closes, "{facts:?}");
        assert!(window.articles.iter().any(|article| article.number == "53"), "{facts:?}");
        assert!(window.articles.iter().all(|article| article.is_known()) && !window.why.is_empty(), "{facts:?}");
        let text = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<WindowFacts>(&text).unwrap(), facts);
    }
}

#[test]
fn a_partys_last_day_in_a_year_not_loaded_is_refused() {
    let facts = WindowFacts::Unused { known_on: day("2026-11-22") };
    let refused = court_window(&Calendar::built_in().unwrap(), &facts);
    assert_eq!(refused, Err(CalendarError::BeyondLoaded { year: 2027 }));
}
