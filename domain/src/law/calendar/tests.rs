//! Checked examples of counting working days, rolls and refusals.

use chrono::{NaiveDate, TimeZone, Utc};

use super::{Calendar, CalendarError, DayKind, beijing, beijing_day, beijing_midnight};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar() -> Calendar {
    Calendar::built_in().unwrap()
}

#[test]
fn the_built_in_notices_are_whole() {
    let calendar = calendar();
    assert_eq!((calendar.first_year(), calendar.last_year(), calendar.version()), (2018, 2026, "2026"));
    assert_eq!(calendar.day(day("2026-09-20")), Ok(DayKind::MakeUp("国庆节".into())));
    assert_eq!(calendar.day(day("2026-10-07")), Ok(DayKind::Rest("国庆节".into())));
    assert_eq!(calendar.describe(day("2026-09-23")).unwrap(), "周三，工作日");
    assert_eq!(calendar.describe(day("2026-09-20")).unwrap(), "周日，调休上班");
    assert_eq!(calendar.describe(day("2026-09-19")).unwrap(), "周六，周末");
    assert_eq!(calendar.describe(day("2026-10-01")).unwrap(), "周四，国庆节放假");
}

#[test]
fn working_days_after_a_day_that_is_not_counted() {
    let calendar = calendar();
    for (start, n, last) in [
        ("2025-03-06", 5, "2025-03-13"),
        ("2025-03-07", 7, "2025-03-18"),
        ("2025-03-12", 7, "2025-03-21"),
        ("2025-09-26", 7, "2025-10-13"),
        ("2026-02-06", 10, "2026-02-27"),
        ("2026-09-23", 5, "2026-10-08"),
        ("2026-09-18", 7, "2026-09-29"),
        ("2026-09-24", 7, "2026-10-12"),
        ("2026-09-24", 10, "2026-10-15"),
        ("2026-09-19", 1, "2026-09-20"),
        ("2026-09-23", 0, "2026-09-23"),
    ] {
        assert_eq!(calendar.plus_working_days(day(start), n), Ok(day(last)), "{start} + {n}");
        assert_eq!(calendar.working_days_between(day(start), day(last)), Ok(n.into()), "{start} + {n}");
    }
}

#[test]
fn clear_days_before_a_hearing_are_counted_backwards() {
    let calendar = calendar();
    // Served by Wednesday 12 March there are seven clear working days before Monday 24 March.
    let clear = |served: &str| calendar.working_days_between(day(served), day("2025-03-23")).unwrap();
    assert_eq!((clear("2025-03-13"), clear("2025-03-12"), clear("2025-03-11")), (6, 7, 8));
    assert_eq!(calendar.working_days_between(day("2025-03-24"), day("2025-03-12")), Ok(-8));
}

#[test]
fn the_day_after_the_tenth_working_day_may_be_a_worked_saturday() {
    let calendar = calendar();
    let tenth = calendar.plus_working_days(day("2026-02-06"), 10).unwrap();
    let next = tenth.succ_opt().unwrap();
    assert_eq!((next, calendar.is_working(next)), (day("2026-02-28"), Ok(true)));
}

#[test]
fn a_last_day_rolls_off_rest_days_only() {
    let calendar = calendar();
    for (last, rolled) in [
        ("2025-03-25", "2025-03-25"),
        ("2025-03-29", "2025-03-31"),
        ("2026-10-01", "2026-10-08"),
        ("2026-09-25", "2026-09-28"),
        ("2026-09-20", "2026-09-20"),
        ("2026-10-10", "2026-10-10"),
        ("2026-10-11", "2026-10-12"),
    ] {
        assert_eq!(calendar.roll_forward(day(last)), Ok(day(rolled)), "{last}");
    }
}

#[test]
fn nothing_is_counted_outside_the_loaded_years() {
    let calendar = calendar();
    let beyond = Err(CalendarError::BeyondLoaded { year: 2027 });
    assert_eq!(calendar.is_working(day("2026-12-31")), Ok(true));
    assert_eq!(calendar.is_working(day("2027-01-01")).map(|_| ()), beyond);
    assert_eq!(calendar.plus_working_days(day("2026-12-30"), 1), Ok(day("2026-12-31")));
    assert_eq!(calendar.plus_working_days(day("2026-12-31"), 1).map(|_| ()), beyond);
    assert_eq!(calendar.working_days_between(day("2026-12-01"), day("2027-01-01")).map(|_| ()), beyond);
    assert_eq!(calendar.roll_forward(day("2027-01-01")).map(|_| ()), beyond);
    assert_eq!(calendar.is_working(day("2017-12-31")), Err(CalendarError::BeyondLoaded { year: 2017 }));
    assert!(calendar.plus_working_days(day("2026-01-01"), u32::MAX).is_err());
    assert!(calendar.working_days_between(NaiveDate::MIN, NaiveDate::MAX).is_err());
    assert!(calendar.roll_forward(NaiveDate::MAX).is_err());
    assert_eq!(
        CalendarError::BeyondLoaded { year: 2027 }.to_string(),
        "算不出期限：2027 年放假安排尚未载入。由管理员在“管理 › 工作日历”载入后重试，本页内容已存。"
    );
}

#[test]
fn a_loaded_year_begins_and_a_named_version_is_kept() {
    let text = "# version: 2027-试\ndate,kind,festival\n2027-10-01,rest,国庆节\n";
    let calendar = Calendar::parse(text).unwrap();
    assert_eq!((calendar.version(), calendar.last_year()), ("2027-试", 2027));
    assert_eq!(calendar.roll_forward(day("2027-10-01")), Ok(day("2027-10-04")));
}

#[test]
fn wrong_files_are_refused_with_the_line() {
    let file = |rows: &str| Calendar::parse(&format!("date,kind,festival\n{rows}")).unwrap_err().to_string();
    assert_eq!(file("2026-10-01;rest;国庆节"), "工作日历第 2 行有误：应有三列。");
    assert_eq!(file("1.10.2026,rest,国庆节"), "工作日历第 2 行有误：日期应写作 2026-10-01。");
    assert_eq!(file("2026-02-30,rest,春节"), "工作日历第 2 行有误：日期应写作 2026-10-01。");
    assert_eq!(file("2026-10-01,holiday,国庆节"), "工作日历第 2 行有误：类别只能是 rest 或 makeup_workday。");
    assert_eq!(file("2026-10-01,makeup_workday,国庆节"), "工作日历第 2 行有误：调休上班只能是周六或周日。");
    assert_eq!(file("2026-10-01,rest,"), "工作日历第 2 行有误：缺节日名称。");
    let twice = "2026-10-01,rest,国庆节\n2026-10-01,rest,国庆节";
    assert_eq!(file(twice), "工作日历第 3 行有误：日期须逐行递增，不得重复。");
    assert_eq!(file("2026-05-01,rest,劳动节"), "工作日历不能用：没有一整年的放假安排。");
    assert_eq!(file("2024-10-01,rest,国庆节\n2026-10-01,rest,国庆节"), "工作日历不能用：年份不连续。");
    assert!(Calendar::parse("").is_err());
    assert!(Calendar::parse("day,what\n").is_err());
}

#[test]
fn the_bureau_lives_in_beijing() {
    let evening = Utc.with_ymd_and_hms(2026, 9, 23, 15, 59, 59).unwrap();
    assert_eq!(beijing_day(evening), day("2026-09-23"));
    assert_eq!(beijing(evening).to_string(), "2026-09-23 23:59:59");
    let midnight = Utc.with_ymd_and_hms(2026, 9, 23, 16, 0, 0).unwrap();
    assert_eq!(beijing_day(midnight), day("2026-09-24"));
    assert_eq!(beijing_midnight(day("2026-09-24")), midnight);
}
