//! Own, assigned from an hour on, or another authority's.

use chrono::NaiveDateTime;
use domain::bureau::{Assignment, Bureau, DEMO};
use domain::law::catalogue::Family;
use domain::law::competence::{ActTime, Power, power};
use domain::law::parameters::{Parameters, Value};
use domain::refusal::{Obstacle, Refusal};

use crate::{day, entry, parameters, read_as};

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
}

fn assigned(from: &str, until: Option<&str>) -> Assignment {
    let until = until.map(|until| format!("until = \"{until}\"\n")).unwrap_or_default();
    toml::from_str(&format!("family = \"gas\"\ndocument = \"某决定\"\nfrom = \"{from}\"\n{until}")).unwrap()
}

fn at(
    code: &str,
    assignments: &[Assignment],
    act: (&str, Option<&str>),
    acting: &str,
    p: &Parameters,
) -> Result<Power, Refusal> {
    let time = ActTime { on: day(act.0), at: act.1.map(|time| time.parse().unwrap()) };
    power(&entry(code), assignments, p, time, moment(acting))
}

#[test]
fn own_power_needs_no_document_and_foreign_matters_are_handed_over() {
    let now = "2026-09-08 09:00:00";
    assert_eq!(at("MK-001", &[], ("2026-09-01", None), now, &parameters()), Ok(Power::Own));
    let refusal = at("DG-006", &[assigned("2018-01-01", None)], ("2026-09-01", None), now, &parameters()).unwrap_err();
    assert_eq!(refusal.code, Obstacle::NotCompetent);
    assert!(refusal.why.contains("农业农村主管部门") && refusal.sentence().contains("第十七条"));
    let refusal = at("GS-001", &[], ("2026-09-01", None), now, &parameters()).unwrap_err();
    assert!(refusal.why.contains("没有登记") && refusal.sentence().contains("第十八条第二款"));
}

#[test]
fn the_power_begins_and_ends_at_its_hour() {
    let papers = [assigned("2026-09-01T08:00", Some("2026-10-01T12:00"))];
    let may = |acting: &str| at("GS-001", &papers, ("2026-08-01", None), acting, &parameters());
    assert!(may("2026-09-01 07:59:59").unwrap_err().why.contains("自 2026-09-01 08:00 起"));
    assert_eq!(may("2026-09-01 08:00:00"), Ok(Power::Assigned { document: "某决定".into() }));
    assert!(may("2026-09-01 08:00:01").is_ok());
    assert!(may("2026-10-01 11:59:59").is_ok());
    assert!(may("2026-10-01 12:00:00").unwrap_err().why.contains("到 2026-10-01 12:00 为止"));
    assert!(may("2026-10-01 12:00:01").is_err());
    // Another family's document does not help.
    assert!(at("PS-001", &papers, ("2026-08-01", None), "2026-09-02 09:00:00", &parameters()).is_err());
}

#[test]
fn between_two_documents_the_one_to_come_is_named() {
    let papers = [assigned("2026-08-10", Some("2026-09-01T08:00")), assigned("2026-10-01", None)];
    let why = |acting: &str| at("GS-001", &papers, ("2026-07-01", None), acting, &parameters()).unwrap_err().why;
    assert!(why("2026-08-09 23:59:59").contains("自 2026-08-10"));
    assert!(at("GS-001", &papers, ("2026-07-01", None), "2026-09-01 07:59:59", &parameters()).is_ok());
    for gap in ["2026-09-01 08:00:00", "2026-09-01 08:00:01", "2026-09-30 23:59:59"] {
        assert!(why(gap).contains("自 2026-10-01"), "{gap}");
    }
}

#[test]
fn where_the_bureau_reads_it_so_the_act_must_lie_after_the_beginning_too() {
    let papers = [assigned("2026-09-01T08:00", None)];
    let strict = read_as("assigned_power_reaches_earlier_acts", Value::Flag(false), "2026-09-01");
    let may = |on: &str, time: Option<&str>| at("GS-001", &papers, (on, time), "2026-09-20 10:00:00", &strict);
    assert!(may("2026-08-31", None).is_err());
    assert_eq!(may("2026-09-01", None).unwrap_err().field.as_deref(), Some("act_at"));
    assert!(may("2026-09-01", Some("07:59:59")).unwrap_err().why.contains("应当移送"));
    assert!(may("2026-09-01", Some("08:00:00")).is_ok());
    assert!(may("2026-09-01", Some("08:00:01")).is_ok());
    assert!(may("2026-09-02", None).is_ok());
    let from_the_day = [assigned("2026-09-01", None)];
    assert!(at("GS-001", &from_the_day, ("2026-09-01", None), "2026-09-20 10:00:00", &strict).is_ok());
    assert!(at("GS-001", &papers, ("2026-08-31", None), "2026-09-20 10:00:00", &parameters()).is_ok());
}

#[test]
fn a_day_or_a_day_with_its_hour_can_be_written() {
    for (written, shown) in [
        ("\"2018-01-01\"", "2018-01-01"),
        ("2018-01-01", "2018-01-01"),
        ("\"2018-01-01T08:00\"", "2018-01-01 08:00"),
        ("\"2018-01-01 08:00\"", "2018-01-01 08:00"),
        ("2018-01-01T08:00:00", "2018-01-01 08:00"),
    ] {
        let text = DEMO.replacen("from = \"2018-01-01\"", &format!("from = {written}"), 1);
        let bureau = Bureau::parse(&text).unwrap();
        assert_eq!(bureau.assignment[0].from.to_string(), shown);
        let kept = serde_json::to_string(&bureau).unwrap();
        assert_eq!(serde_json::from_str::<Bureau>(&kept).unwrap(), bureau);
    }
    for wrong in ["\"2018-1\"", "\"2018-02-30\"", "2018", "\"2018-01-01T25:00\"", "2018-01-01T08:00:00Z"] {
        let text = DEMO.replacen("from = \"2018-01-01\"", &format!("from = {wrong}"), 1);
        assert!(Bureau::parse(&text).is_err(), "{wrong}");
    }
}

#[test]
fn a_day_of_the_menu_counts_where_any_of_its_hours_does() {
    let mut bureau = Bureau::demo().unwrap();
    bureau.assignment = vec![assigned("2026-09-01T08:00", Some("2026-10-01T12:00"))];
    let on = |text: &str| bureau.assigned(Family::Gas, day(text)).is_some();
    assert_eq!([on("2026-08-31"), on("2026-09-01"), on("2026-09-02")], [false, true, true]);
    assert_eq!([on("2026-09-30"), on("2026-10-01"), on("2026-10-02")], [true, true, false]);
}
