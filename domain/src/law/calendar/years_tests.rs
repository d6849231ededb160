//! A year taken in by an administrator: added, replaced, and refused in words.

use chrono::NaiveDate;

use super::{Calendar, CalendarError, DayKind};

/// A plausible table for 2027; the real notice was not published when this was written.
const YEAR: &str = "\
# source: 国务院办公厅关于2027年部分节假日安排的通知（试）
date,kind,festival
2027-01-01,rest,元旦
2027-02-06,rest,春节
2027-02-20,makeup_workday,春节
2027-04-05,rest,清明
2027-05-01,rest,劳动节
2027-06-09,rest,端午
2027-09-15,rest,中秋
2027-10-01,rest,国庆节
2027-10-02,rest,国庆节
2027-10-03,rest,国庆节
2027-10-09,makeup_workday,国庆节
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn built_in() -> Calendar {
    Calendar::built_in().unwrap()
}

fn refused(year: i32, csv: &str) -> String {
    built_in().with_year(year, csv).unwrap_err().to_string()
}

#[test]
fn a_year_is_added_and_the_old_calendar_stays() {
    let old = built_in();
    let new = old.with_year(2027, YEAR).unwrap();
    assert_eq!((old.last_year(), old.version()), (2026, "2026"));
    assert_eq!((new.first_year(), new.last_year(), new.version()), (2018, 2027, "2027-1"));
    assert_eq!(old.is_working(day("2027-01-04")), Err(CalendarError::BeyondLoaded { year: 2027 }));
    assert_eq!(new.day(day("2027-02-20")), Ok(DayKind::MakeUp("春节".into())));
    assert_eq!(new.plus_working_days(day("2026-12-31"), 1), Ok(day("2027-01-04")));
    assert_eq!(new.day(day("2026-10-01")), old.day(day("2026-10-01")));
}

#[test]
fn a_correction_replaces_the_year_and_counts_on() {
    let first = built_in().with_year(2027, YEAR).unwrap();
    let corrected = YEAR.replace("2027-02-20,makeup_workday,春节\n", "").replace("（试）", "（更正）");
    let second = first.with_year(2027, &corrected).unwrap();
    assert_eq!(second.version(), "2027-2");
    assert_eq!(second.day(day("2027-02-20")), Ok(DayKind::Weekend));
    let older = second.with_year(
        2026,
        &YEAR.replace("2027-", "2026-").replace("2026-02-20,", "2026-02-21,").replace("2026-10-09,", "2026-10-10,"),
    );
    let older = older.unwrap();
    assert_eq!((older.version(), older.last_year()), ("2026-1", 2027));
    assert_eq!(older.day(day("2026-02-16")), Ok(DayKind::Working));
}

#[test]
fn the_page_shows_each_year_with_its_source() {
    let years = built_in().with_year(2027, YEAR).unwrap().years();
    assert_eq!(years.len(), 10);
    let (last, before) = (&years[9], &years[8]);
    assert_eq!((last.year, last.version.as_str(), last.rest_days, last.make_up_days), (2027, "2027-1", 9, 2));
    assert_eq!(last.source.as_deref(), Some("国务院办公厅关于2027年部分节假日安排的通知（试）"));
    assert_eq!((before.year, before.version.as_str(), before.rest_days, before.make_up_days), (2026, "2026", 33, 6));
    // 365 days, 52 weekends and one more Friday: 261 weekdays, of which 19 are off, and six weekend days are worked.
    assert_eq!((before.working_days, before.source.as_deref()), (248, None));
}

#[test]
fn a_year_that_leaves_a_gap_or_lies_before_is_refused() {
    let words = "工作日历不能用：已载入 2018 至 2026 年，中间不得缺年；请先载入 2027 年。";
    assert_eq!(refused(2028, &YEAR.replace("2027-", "2028-")), words);
    assert_eq!(refused(2017, &YEAR.replace("2027-", "2017-")), words);
}

#[test]
fn a_file_that_is_not_this_years_or_not_whole_is_refused() {
    assert_eq!(
        refused(2026, YEAR),
        "工作日历不能用：2027-01-01 不在 2026 年内；跨年假期的日子请写进它自己那一年的表。"
    );
    let long = format!("{YEAR}2028-01-01,rest,元旦\n");
    assert_eq!(
        refused(2027, &long),
        "工作日历不能用：2028-01-01 不在 2027 年内；跨年假期的日子请写进它自己那一年的表。"
    );
    for (row, words) in [
        ("2027-01-01,rest,元旦\n", "2027 年 1 月 1 日是法定节假日，表中没有写放假"),
        ("2027-05-01,rest,劳动节\n", "2027 年 5 月 1 日是法定节假日，表中没有写放假"),
        ("2027-10-03,rest,国庆节\n", "2027 年 10 月 3 日是法定节假日，表中没有写放假"),
        ("2027-02-06,rest,春节\n", "2027 年的表缺春节的放假日"),
        ("2027-04-05,rest,清明\n", "2027 年的表缺清明的放假日"),
        ("2027-06-09,rest,端午\n", "2027 年的表缺端午的放假日"),
        ("2027-09-15,rest,中秋\n", "2027 年的表缺中秋的放假日"),
    ] {
        assert!(YEAR.contains(row));
        assert_eq!(refused(2027, &YEAR.replace(row, "")), format!("工作日历不能用：{words}。"));
    }
    assert!(refused(2027, "").contains("1 月 1 日"));
}

#[test]
fn a_day_twice_or_of_two_kinds_and_a_worked_weekday_are_refused_with_their_line() {
    let with = |row: &str, instead: &str| refused(2027, &YEAR.replace(row, instead));
    let feb = "2027-02-20,makeup_workday,春节\n";
    assert_eq!(
        with(feb, "2027-02-20,makeup_workday,春节\n2027-02-20,rest,春节\n"),
        "工作日历第 6 行有误：同一天既写放假又写调休上班。"
    );
    assert_eq!(with(feb, &feb.repeat(2)), "工作日历第 6 行有误：日期须逐行递增，不得重复。");
    assert_eq!(with(feb, "2027-02-19,makeup_workday,春节\n"), "工作日历第 5 行有误：调休上班只能是周六或周日。");
    let last = "2027-10-09,makeup_workday,国庆节\n";
    assert_eq!(with(last, "2027-05-01,makeup_workday,劳动节\n"), "工作日历第 13 行有误：同一天既写放假又写调休上班。");
}

#[test]
fn a_mid_autumn_inside_the_national_week_needs_no_row_of_its_own() {
    let week: String = (4..=8).map(|day| format!("2027-10-{day:02},rest,国庆节\n")).collect();
    let joined = YEAR.replace("2027-09-15,rest,中秋\n", "").replace("2027-10-09,", &format!("{week}2027-10-09,"));
    assert!(built_in().with_year(2027, &joined).is_ok());
    assert!(built_in().with_year(2027, &joined.replace("2027-10-08,rest,国庆节\n", "")).is_err());
}

#[test]
fn every_built_in_year_would_pass_as_a_file_of_its_own() {
    let built_in = built_in();
    for year in built_in.first_year()..=built_in.last_year() {
        let prefix = format!("{year}-");
        let rows: Vec<&str> =
            include_str!("../holidays.csv").lines().filter(|line| line.starts_with(&prefix)).collect();
        let again = built_in.with_year(year, &format!("date,kind,festival\n{}", rows.join("\n"))).unwrap();
        assert_eq!(again.rows, built_in.rows, "{year}");
    }
}
