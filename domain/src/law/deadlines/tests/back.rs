//! Periods counted back, and service by announcement.

use super::day;
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::deadlines::{Before, CourseError, DeadlineId, DeadlineRule, deemed_served, last_demand};
use crate::law::parameters::{BUILT_IN, Parameters};

fn before(id: DeadlineId, on: &str, event: &str) -> Before {
    Before::count(&Calendar::built_in().unwrap(), DeadlineRule::of(id), day(on), event).unwrap()
}

#[test]
fn seven_clear_working_days_before_a_hearing() {
    let notice = before(DeadlineId::HearingNotice, "2025-03-24", "听证");
    assert_eq!(notice.latest, day("2025-03-12"));
    assert_eq!(
        notice.explain(),
        [
            "03-24 周一 听证，当日不计",
            "此前 03-13、14、17、18、19、20、21 = 7 个完整工作日",
            "跳过 03-15~16 周末、03-22~23 周末",
            "最迟 03-12 周三 送达，送达当日不计",
            "处罚法64条2项、85条；日历 2026 版"
        ]
    );
    for (hearing, latest) in [
        ("2025-03-21", "2025-03-11"),
        ("2025-03-25", "2025-03-13"),
        // Across the National Day week, with a worked Sunday before it and a worked Saturday after it.
        ("2025-10-13", "2025-09-25"),
    ] {
        assert_eq!(before(DeadlineId::HearingNotice, hearing, "听证").latest, day(latest), "{hearing}");
    }
}

#[test]
fn three_clear_working_days_before_a_substituted_performance() {
    assert_eq!(before(DeadlineId::SubstitutedDemand, "2026-10-09", "代履行").latest, day("2026-09-28"));
    assert_eq!(before(DeadlineId::SubstitutedDemand, "2026-10-12", "代履行").latest, day("2026-10-07"));
}

#[test]
fn what_lies_before_the_loaded_years_is_refused() {
    let calendar = Calendar::built_in().unwrap();
    let notice = DeadlineRule::of(DeadlineId::HearingNotice);
    let counted = |on: &str| Before::count(&calendar, notice, day(on), "听证").map(|before| before.latest);
    assert_eq!(counted("2018-01-05"), Err(CalendarError::BeyondLoaded { year: 2017 }));
    assert_eq!(counted("2027-01-02"), Err(CalendarError::BeyondLoaded { year: 2027 }));
    assert_eq!(counted("2027-01-01"), Ok(day("2026-12-22")));
}

#[test]
fn the_last_demand_before_the_courts_window_closes() {
    let calendar = Calendar::built_in().unwrap();
    let latest = |closes: &str| last_demand(&calendar, day(closes)).map(|before| before.latest);
    assert_eq!(latest("2025-12-09"), Ok(day("2025-11-24")));
    assert_eq!(latest("2025-12-10"), Ok(day("2025-11-25")));
    assert_eq!(latest("2025-12-11"), Ok(day("2025-11-26")));
    // On a Saturday nobody can apply: Friday is the day that is left. A worked Saturday is one.
    assert_eq!((latest("2025-12-13"), latest("2025-12-12")), (Ok(day("2025-11-27")), Ok(day("2025-11-27"))));
    // Served on Sunday 8 February, ten working days end on Friday 27 February as well.
    assert_eq!(latest("2026-02-28"), Ok(day("2026-02-08")));
    assert!(latest("2027-01-20").is_err());
}

#[test]
fn an_announcement_serves_after_thirty_days_and_before_2022_after_sixty() {
    let (calendar, parameters) = (Calendar::built_in().unwrap(), Parameters::built_in().unwrap());
    let served = |on: &str| deemed_served(&calendar, &parameters, day(on)).unwrap().served_on;
    assert_eq!(served("2025-03-03"), day("2025-04-02"));
    assert_eq!((served("2021-12-31"), served("2022-01-01")), (day("2022-03-01"), day("2022-01-31")));
    assert!(matches!(deemed_served(&calendar, &parameters, day("2017-12-31")), Err(CourseError::Parameter(_))));
    let announced = deemed_served(&calendar, &parameters, day("2025-03-03")).unwrap();
    assert_eq!(announced.clock.explain()[..2], ["03-03 公告刊登，当日不计", "第 30 日是 04-02 周三"]);
}

#[test]
fn the_bureau_may_read_the_announcement_one_day_longer() {
    let at = BUILT_IN.find("announcement_served_next_day").unwrap();
    let text = format!("{}{}", &BUILT_IN[..at], BUILT_IN[at..].replacen("value = false", "value = true", 1));
    let calendar = Calendar::built_in().unwrap();
    let announced = deemed_served(&calendar, &Parameters::parse(&text).unwrap(), day("2025-03-03")).unwrap();
    assert_eq!((announced.clock.ends, announced.served_on), (day("2025-04-02"), day("2025-04-03")));
}
