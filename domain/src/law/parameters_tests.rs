//! Dated values: the day decides the row, and no day before the first row is guessed.

use chrono::NaiveDate;

use super::{ParameterError, Parameters, Value, Verified};
use crate::money::Fen;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn two_rows(second: &str) -> Result<Parameters, ParameterError> {
    let row = |from: &str, value: &str| {
        format!(
            "[[parameter]]\nname = \"limit\"\nlabel = \"限额\"\nfrom = {from}\n{value}\nsource = \"某办法第四条\"\nverified = \"read\"\n"
        )
    };
    Parameters::parse(&format!("{}{}", row("2021-12-01", "unit = \"yuan\"\nvalue = 5000"), row("2026-10-01", second)))
}

#[test]
fn the_built_in_values_of_the_procedure() {
    let parameters = Parameters::built_in().unwrap();
    let on = day("2026-09-08");
    for (name, yuan) in [
        ("hearing_fine_citizen", 5_000),
        ("hearing_fine_organisation", 50_000),
        ("summary_fine_citizen", 200),
        ("summary_fine_organisation", 3_000),
        ("cash_fine", 100),
        ("major_fine_citizen", 5_000),
        ("major_fine_organisation", 50_000),
    ] {
        assert_eq!(parameters.amount(name, on), Ok(Fen::yuan(yuan)), "{name}");
    }
    for (name, days) in [
        ("clue_check_days", 15),
        ("clue_check_extension_days", 10),
        ("defence_days", 5),
        ("legal_opinion_days", 10),
        ("closing_days", 15),
        ("decide_days", 90),
        ("disclosure_days", 7),
    ] {
        assert_eq!(parameters.days(name, on), Ok(days), "{name}");
    }
    for (name, flag) in [
        ("sole_trader_is_citizen", true),
        ("sole_trader_is_person_for_disclosure", false),
        ("surcharge_base_is_unpaid_part", true),
        ("roll_party_deadlines", true),
        ("legal_review_of_every_penalty", false),
    ] {
        assert_eq!(parameters.flag(name, on), Ok(flag), "{name}");
    }
    assert_eq!(parameters.text("category_separator", on), Ok("；"));
    assert_eq!(parameters.row("closing_days", on).unwrap().verified, Verified::Unverified);
}

#[test]
fn a_day_before_the_first_row_is_refused_in_words() {
    let parameters = Parameters::built_in().unwrap();
    assert!(parameters.amount("hearing_fine_citizen", day("2021-12-01")).is_ok());
    assert_eq!(
        parameters.amount("hearing_fine_citizen", day("2021-11-30")).unwrap_err().to_string(),
        "参数“听证标准（公民罚款）”在 2021-12-01 以前没有数据，2021-11-30 的情形算不出来。由管理员在“管理 › 参数”补录有依据的值。"
    );
}

#[test]
fn the_latest_row_begun_by_the_day_counts() {
    let parameters = two_rows("unit = \"yuan\"\nvalue = 8000").unwrap();
    let limit = |on: &str| parameters.amount("limit", day(on)).unwrap();
    assert_eq!(limit("2026-09-30"), Fen::yuan(5_000));
    assert_eq!(limit("2026-10-01"), Fen::yuan(8_000));
    assert_eq!(limit("2026-10-02"), Fen::yuan(8_000));
    assert_eq!(parameters.all().count(), 2);
}

#[test]
fn wrong_names_and_kinds_are_refused() {
    let parameters = Parameters::built_in().unwrap();
    let on = day("2026-09-08");
    assert!(matches!(parameters.amount("no_such", on), Err(ParameterError::Unknown { .. })));
    assert_eq!(
        parameters.days("hearing_fine_citizen", on).unwrap_err().to_string(),
        "参数“听证标准（公民罚款）”的值不是天数。由管理员在“管理 › 参数”更正。"
    );
    assert!(parameters.flag("category_separator", on).is_err());
    assert!(parameters.text("defence_days", on).is_err());
    assert!(parameters.amount("defence_days", on).is_err());
}

#[test]
fn wrong_files_are_refused() {
    for second in [
        "unit = \"days\"\nvalue = 5",
        "unit = \"yuan\"\nvalue = -1",
        "unit = \"yuan\"\nvalue = 5000.5",
        "unit = \"yuan\"\nvalue = \"5000\"",
        "unit = \"fen\"\nvalue = 5000",
        "unit = \"yuan\"\nvalue = 5000\nhint = \"x\"",
        "value = 5000",
    ] {
        assert!(matches!(two_rows(second), Err(ParameterError::Malformed { .. })), "{second}");
    }
    let one = "[[parameter]]\nname = \"a\"\nlabel = \"甲\"\nunit = \"flag\"\nvalue = true\n";
    let file = |rest: &str| Parameters::parse(&format!("{one}{rest}"));
    assert!(file("from = 2026-01-01\nsource = \"依据\"\nverified = \"read\"").is_ok());
    assert!(file("from = 2026-01-01\nsource = \" \"\nverified = \"read\"").is_err());
    assert!(file("from = \"2026-01-01\"\nsource = \"依据\"\nverified = \"read\"").is_err());
    assert!(file("from = 2026-01-01T08:00:00\nsource = \"依据\"\nverified = \"read\"").is_err());
    assert!(file("from = 2026-01-01\nsource = \"依据\"\nverified = \"sure\"").is_err());
    assert!(file("from = 2026-02-30\nsource = \"依据\"\nverified = \"read\"").is_err());
}

#[test]
fn rows_of_one_name_follow_their_dates() {
    let row = "[[parameter]]\nname = \"a\"\nlabel = \"甲\"\nunit = \"flag\"\nvalue = true\nfrom = 2026-01-01\nsource = \"依据\"\nverified = \"read\"\n";
    assert_eq!(
        Parameters::parse(&format!("{row}{row}")).unwrap_err().to_string(),
        "参数文件有误：“甲”的生效日须递增，不得重复。"
    );
}

#[test]
fn values_are_shown_with_their_units() {
    assert_eq!(Value::Yuan(Fen::yuan(50_000)).label(), "50,000 元");
    assert_eq!(Value::Days(5).label(), "5 日");
    assert_eq!(Value::Flag(true).label(), "是");
    assert_eq!(Value::Text("；".into()).label(), "；");
}
