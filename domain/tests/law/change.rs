//! Dated changes: only added, never reaching back behind what was verified, rebuilt from their events.

use domain::bureau::{Assignment, Bureau};
use domain::law::calendar::Calendar;
use domain::law::catalogue::Family;
use domain::law::change::{Change, Settings, YEAR_FILE_LIMIT, YearFile};
use domain::law::discretion::{Discretion, Ladder, Range, Step};
use domain::law::parameters::{Parameter, ParameterError, Value, Verified};
use domain::money::Fen;
use domain::now::Law;

use crate::{catalogue, day, parameters};

fn row(name: &str, from: &str, value: Value) -> Parameter {
    Parameter {
        name: name.into(),
        label: "改动".into(),
        from: day(from),
        value,
        source: "某办法第四条".into(),
        verified: Verified::Read,
    }
}

fn settings() -> Settings {
    Settings {
        parameters: parameters(),
        discretion: Discretion::default(),
        assignments: Vec::new(),
        calendar: Calendar::built_in().unwrap(),
    }
}

fn ladder(from: &str) -> Ladder {
    let step = Step {
        name: "轻微".into(),
        test: "遗撒不足 10 平方米".into(),
        subject: domain::law::catalogue::Subject::Any,
        tier: None,
        range: Range::Yuan(2_000, 5_000),
    };
    Ladder {
        violation: "MK-001".into(),
        from: day(from),
        to: None,
        source: "某裁量标准".into(),
        verified: Verified::Read,
        steps: vec![step],
    }
}

#[test]
fn a_verified_value_changes_from_today_on() {
    let today = day("2026-09-08");
    let add = |from: &str| parameters().with_row(row("summary_fine_citizen", from, Value::Yuan(Fen::yuan(300))), today);
    assert!(matches!(add("2026-09-07"), Err(ParameterError::Refused { .. })));
    let changed = add("2026-09-08").unwrap();
    assert!(add("2026-09-09").is_ok());
    let on = |text: &str| changed.amount("summary_fine_citizen", day(text)).unwrap();
    assert_eq!([on("2026-09-07"), on("2026-09-08")], [Fen::yuan(200), Fen::yuan(300)]);
    let rows = changed.history("summary_fine_citizen");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].label, rows[0].label, "a row keeps the name people know");
    assert!(parameters().history("no_such").is_empty());
    assert!(parameters().names().any(|name| name == "decide_days"));
}

#[test]
fn an_unverified_value_may_be_corrected_back_to_the_day_after_it_began() {
    let add =
        |from: &str| parameters().with_row(row("closing_days", from, Value::Days(30)), day("2026-09-08")).map(|_| ());
    assert!(add("2022-04-30").is_err());
    assert_eq!(add("2022-05-01").unwrap_err().to_string(), "参数“改动”的生效日须晚于上一行的 2022-05-01。");
    assert!(add("2022-05-02").is_ok());
}

#[test]
fn rows_without_source_of_another_kind_or_of_no_rule_are_refused() {
    let add = |row: Parameter| parameters().with_row(row, day("2026-09-08")).map(|_| ());
    let good = || row("decide_days", "2026-09-08", Value::Days(60));
    assert!(add(good()).is_ok());
    assert!(add(Parameter { source: " ".into(), ..good() }).unwrap_err().to_string().contains("依据"));
    assert!(add(Parameter { value: Value::Yuan(Fen::yuan(60)), ..good() }).unwrap_err().to_string().contains("类别"));
    assert!(matches!(add(Parameter { name: "decide_dys".into(), ..good() }), Err(ParameterError::Unknown { .. })));
    let days = |days| add(row("decide_days", "2026-09-08", Value::Days(days))).is_ok();
    assert_eq!([days(0), days(1), days(3_660), days(3_661)], [false, true, true, false]);
    let rate = |rate| add(row("surcharge_per_mille", "2026-09-08", Value::PerMille(rate))).is_ok();
    assert_eq!([rate(0), rate(1), rate(1_000), rate(1_001)], [false, true, true, false]);
    let fen = |fen| add(row("cash_fine", "2026-09-08", Value::Yuan(Fen::new(fen)))).is_ok();
    assert_eq!([fen(-100), fen(0), fen(50), fen(100)], [false, true, false, true]);
    // A limit nobody has published yet may get its first row.
    let grave = |from: &str| add(row("severity_grave_fine_from", from, Value::Yuan(Fen::yuan(1)))).is_ok();
    assert_eq!([grave("2026-09-07"), grave("2026-09-08")], [false, true]);
    assert!(add(row("severity_grave_fine_from", "2026-09-08", Value::Days(1))).is_err());
}

#[test]
fn changes_are_kept_as_events_and_rebuild_the_same_settings() {
    let catalogue = catalogue();
    let until = Assignment::since(Family::Gas, "", day("2026-12-01")).from;
    let changes = [
        (day("2026-09-08"), Change::Parameter(row("decide_days", "2026-10-01", Value::Days(60)))),
        (day("2026-09-09"), Change::Ladder(ladder("2026-09-09"))),
        (day("2026-09-10"), Change::Assign(Assignment::since(Family::Gas, "某决定", day("2026-01-01")))),
        (day("2026-09-11"), Change::EndAssignment { family: Family::Gas, document: "某决定".into(), until }),
    ];
    let kept: Vec<(chrono::NaiveDate, Change)> =
        serde_json::from_str(&serde_json::to_string(&changes).unwrap()).unwrap();
    assert_eq!(kept, changes);
    let rebuilt = settings().rebuild(kept.iter().map(|(on, change)| (*on, change)), &catalogue).unwrap();
    let stepwise =
        changes.iter().fold(settings(), |so_far, (on, change)| so_far.apply(change, &catalogue, *on).unwrap());
    assert_eq!(rebuilt, stepwise);
    assert_eq!(rebuilt.parameters.days("decide_days", day("2026-10-01")), Ok(60));
    assert!(rebuilt.discretion.ladder("MK-001", day("2026-09-09")).is_some());
    assert_eq!(rebuilt.assignments[0].until, Some(until));
    let labels: Vec<String> = changes.iter().map(|(_, change)| change.label()).collect();
    assert_eq!(labels[0], "参数“改动”自 2026-10-01 起为 60 日（某办法第四条）");
    assert_eq!(labels[2], "《某决定》自 2026-01-01 起把燃气的处罚权交由本机关行使");
}

#[test]
fn a_ladder_begins_today_or_later_and_after_the_last_one() {
    let catalogue = catalogue();
    let apply =
        |settings: &Settings, from: &str| settings.apply(&Change::Ladder(ladder(from)), &catalogue, day("2026-09-08"));
    assert!(apply(&settings(), "2026-09-07").is_err());
    let once = apply(&settings(), "2026-09-08").unwrap();
    assert!(apply(&settings(), "2026-09-09").is_ok());
    assert!(apply(&once, "2026-09-08").unwrap_err().why.contains("须晚于"));
    let twice = apply(&once, "2026-09-09").unwrap();
    assert_eq!(twice.discretion.history("MK-001").count(), 2);
    assert_eq!(twice.discretion.ladder("MK-001", day("2026-09-08")).unwrap().from, day("2026-09-08"));
    let high = Step { range: Range::Yuan(2_000, 20_001), ..ladder("2026-09-08").steps.remove(0) };
    let change = Change::Ladder(Ladder { steps: vec![high], ..ladder("2026-09-08") });
    let refusal = settings().apply(&change, &catalogue, day("2026-09-08")).unwrap_err();
    assert_eq!(refusal.articles[0].long(), "行政处罚法第三十四条");
}

#[test]
fn a_power_is_entered_once_and_ends_once_not_in_the_past() {
    let catalogue = catalogue();
    let today = day("2026-09-08");
    let assign = Change::Assign(Assignment::since(Family::Gas, "某决定", day("2026-01-01")));
    let once = settings().apply(&assign, &catalogue, today).unwrap();
    assert!(once.apply(&assign, &catalogue, today).unwrap_err().why.contains("已经登记"));
    assert!(settings().apply(&Change::Assign(Assignment::since(Family::Gas, " ", today)), &catalogue, today).is_err());
    let end = |settings: &Settings, document: &str, until: &str| {
        let until = day(until).into();
        settings.apply(
            &Change::EndAssignment { family: Family::Gas, document: document.into(), until },
            &catalogue,
            today,
        )
    };
    assert!(end(&once, "某决定", "2026-09-07").is_err());
    let ended = end(&once, "某决定", "2026-09-08").unwrap();
    assert!(end(&once, "某决定", "2026-09-09").is_ok());
    assert!(end(&once, "另一决定", "2026-09-09").is_err());
    assert!(end(&ended, "某决定", "2026-09-09").is_err());
    let again = Change::Assign(Assignment::since(Family::Gas, "某决定", day("2026-09-08")));
    assert!(ended.apply(&again, &catalogue, today).is_ok());
}

/// A plausible table for 2027; the real notice was not published when this was written.
const YEAR: &str = "\
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
";

fn year(csv: &str) -> Change {
    Change::CalendarYear(YearFile { source: "国办发明电〔2026〕0号（试）".into(), csv: csv.into() })
}

#[test]
fn a_year_is_loaded_with_its_source_and_the_settings_before_stay() {
    let (catalogue, today) = (catalogue(), day("2026-11-22"));
    let before = settings();
    let after = before.apply(&year(YEAR), &catalogue, today).unwrap();
    assert!(before.calendar.plus_working_days(day("2026-12-31"), 1).is_err());
    assert_eq!(after.calendar.plus_working_days(day("2026-12-31"), 1), Ok(day("2027-01-04")));
    let loaded = after.calendar.years().pop().unwrap();
    assert_eq!((loaded.version.as_str(), loaded.source.as_deref()), ("2027-1", Some("国办发明电〔2026〕0号（试）")));
    let changed = before.calendar.changed_by(&after.calendar, 2027);
    assert_eq!(changed.len(), 10, "only what is no plain day");
    assert!(changed.iter().all(|one| one.before.is_none()));
    let corrected = YEAR.replace("2027-02-20,makeup_workday,春节\n", "");
    let again = after.apply(&year(&corrected), &catalogue, today).unwrap();
    let changed = after.calendar.changed_by(&again.calendar, 2027);
    assert_eq!(changed.iter().map(|one| one.day).collect::<Vec<_>>(), [day("2027-02-20")]);
    assert_eq!(year(YEAR).label(), "载入 2027 年放假安排（国办发明电〔2026〕0号（试））");
}

#[test]
fn a_file_without_source_without_days_or_too_long_is_refused_at_its_field() {
    let catalogue = catalogue();
    let field = |source: &str, csv: &str| {
        let change = Change::CalendarYear(YearFile { source: source.into(), csv: csv.into() });
        settings().apply(&change, &catalogue, day("2026-11-22")).err().and_then(|refusal| refusal.field)
    };
    assert_eq!(field("通知", YEAR), None);
    assert_eq!(field(" ", YEAR).as_deref(), Some("source"));
    assert_eq!(field("通知", "date,kind,festival\n").as_deref(), Some("file"));
    assert_eq!(field("通知", "not a table").as_deref(), Some("file"));
    let fill = |length: usize| format!("{YEAR}{}\n", "#".repeat(length - YEAR.len() - 1));
    assert_eq!(field("通知", &fill(YEAR_FILE_LIMIT - 1)), None);
    assert_eq!(field("通知", &fill(YEAR_FILE_LIMIT)), None);
    assert_eq!(field("通知", &fill(YEAR_FILE_LIMIT + 1)).as_deref(), Some("file"));
}

#[test]
fn settings_are_taken_from_a_law_and_put_back_into_it() {
    let (law, bureau) = (Law::built_in().unwrap(), Bureau::demo().unwrap());
    let powers = bureau.assignment.len();
    let same = Settings::of(&law, &bureau);
    let changed = same.apply(&year(YEAR), &law.catalogue, day("2026-11-22")).unwrap();
    let power = Change::Assign(Assignment::since(Family::Gas, "某决定", day("2026-01-01")));
    let changed = changed.apply(&power, &law.catalogue, day("2026-11-22")).unwrap();
    let (law, bureau) = changed.clone().within(&law, &bureau);
    assert_eq!(Settings::of(&law, &bureau), changed);
    assert_eq!((law.calendar.last_year(), bureau.assignment.len()), (2027, powers + 1));
}
