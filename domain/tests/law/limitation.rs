//! Two years, five years, and acts that have not ended.

use domain::law::limitation::{LimitationFacts, LimitationHarm, count, within};
use domain::law::parameters::Value;
use domain::refusal::Obstacle;

use crate::{day, parameters, read_as};

fn facts(from: &str, ended: Option<&str>, harm: LimitationHarm, discovered: &str) -> LimitationFacts {
    let ended = ended.map(day);
    LimitationFacts { from: day(from), ended, building_stands: false, harm, discovered_on: day(discovered) }
}

fn may(facts: &LimitationFacts) -> bool {
    within(facts, &parameters()).is_ok()
}

#[test]
fn two_years_with_the_last_day_included() {
    let found = |on| may(&facts("2024-03-01", Some("2024-03-01"), LimitationHarm::None, on));
    assert_eq!([found("2026-02-28"), found("2026-03-01"), found("2026-03-02")], [true, true, false]);
    let late = facts("2024-03-01", Some("2024-03-01"), LimitationHarm::None, "2026-03-02");
    let refusal = within(&late, &parameters()).unwrap_err();
    assert_eq!(refusal.code, Obstacle::TimeBarred);
    assert_eq!(
        refusal.sentence(),
        "违法行为 2024-03-01 终了，2 年内（至 2026-03-01）未被发现，不再给予行政处罚。（行政处罚法第三十六条第一款）"
    );
    let leap = |on| may(&facts("2024-02-29", Some("2024-02-29"), LimitationHarm::None, on));
    assert_eq!([leap("2026-02-27"), leap("2026-02-28"), leap("2026-03-01")], [true, true, false]);
}

#[test]
fn five_years_where_life_health_or_finance_was_harmed() {
    let found = |on| may(&facts("2020-03-01", Some("2020-03-01"), LimitationHarm::LifeHealthFinance, on));
    assert_eq!([found("2025-02-28"), found("2025-03-01"), found("2025-03-02")], [true, true, false]);
}

#[test]
fn a_continuing_act_counts_from_its_end() {
    let found = |on| may(&facts("2020-01-01", Some("2024-03-01"), LimitationHarm::None, on));
    assert_eq!([found("2026-02-28"), found("2026-03-01"), found("2026-03-02")], [true, true, false]);
    let counted =
        count(&facts("2020-01-01", Some("2024-03-01"), LimitationHarm::None, "2026-03-01"), &parameters()).unwrap();
    assert_eq!(counted.explanation, "行为终了日 2024-03-01 起 2 年，至 2026-03-01 止（含当日）");
    assert_eq!(counted.articles.last().unwrap().number, "36(2)");
    let lasting = count(&facts("2015-01-01", None, LimitationHarm::None, "2026-03-01"), &parameters()).unwrap();
    assert!(lasting.last_day.is_none() && lasting.explanation.contains("尚未起算"));
}

#[test]
fn the_codes_five_years_begin_with_acts_that_end_under_it() {
    let years = |ended: &str, parameters: &_| {
        let facts = facts("2026-08-01", Some(ended), LimitationHarm::Environment, "2027-01-04");
        count(&facts, parameters).unwrap().years
    };
    let built_in = parameters();
    assert_eq!(["2026-08-14", "2026-08-15", "2026-08-16"].map(|ended| years(ended, &built_in)), [2, 5, 5]);
    let back = read_as("environmental_limitation_reaches_older_acts", Value::Flag(true), "2026-09-01");
    assert_eq!(years("2026-08-14", &back), 5);
    let found = |on| may(&facts("2026-08-15", Some("2026-08-15"), LimitationHarm::Environment, on));
    assert_eq!([found("2031-08-14"), found("2031-08-15"), found("2031-08-16")], [true, true, false]);
}

#[test]
fn a_building_that_stands_is_an_act_that_goes_on() {
    let standing = |discovered: &str, stands| {
        let facts = LimitationFacts {
            building_stands: stands,
            ..facts("2015-05-01", Some("2015-06-30"), LimitationHarm::None, discovered)
        };
        within(&facts, &parameters())
    };
    assert!(standing("2026-03-01", false).is_err());
    let counted = standing("2026-03-01", true).unwrap();
    assert!(counted.articles.iter().any(|article| article.long() == "《平顶山市城乡规划建设管理条例》第十八条第二款"));
    assert!(standing("2017-12-31", true).is_err());
    assert!(standing("2018-01-01", true).is_ok());
    assert!(standing("2018-01-02", true).is_ok());
}

#[test]
fn days_out_of_order_are_refused() {
    let wrong = |from, ended, discovered| {
        within(&facts(from, Some(ended), LimitationHarm::None, discovered), &parameters()).unwrap_err().field
    };
    assert_eq!(wrong("2026-03-02", "2026-03-01", "2026-03-05").as_deref(), Some("act_until"));
    assert_eq!(wrong("2026-03-02", "2026-03-02", "2026-03-01").as_deref(), Some("received_on"));
    // An act may be seen, and end, on its first day.
    assert!(may(&facts("2026-03-02", Some("2026-03-02"), LimitationHarm::None, "2026-03-02")));
}
