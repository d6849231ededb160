//! The seven working days, and the last day on public view.

use domain::case::Case;
use domain::disclosure::{Severity, Term};
use domain::law::parameters::Parameters;
use domain::money::Fen;

use crate::office::day;
use crate::{Books, decided, decided_on, reported};

fn term(on: &str) -> Term {
    Books::built_in().desk().row(&decided_on(on)).unwrap().term
}

/// Fri 2025-09-26: 28, 29, 30 September, 9, 10, 11, 13 October; 28 September and 11 October are make-up days.
#[test]
fn seven_working_days_across_the_national_day_of_2025() {
    let books = Books::built_in();
    let met = |case: &Case| {
        let row = books.desk().row(case).unwrap();
        assert_eq!(row.due.deadline, Ok(day("2025-10-13")));
        row.due.met
    };
    let case = decided_on("2025-09-26");
    assert_eq!(met(&case), None);
    assert_eq!(met(&reported(case.clone(), "2025-10-12")), Some(true));
    assert_eq!(met(&reported(case.clone(), "2025-10-13")), Some(true));
    assert_eq!(met(&reported(case, "2025-10-14")), Some(false));
}

#[test]
fn a_decision_whose_seventh_day_lies_beyond_the_calendar_is_reported_all_the_same() {
    let books = Books::built_in();
    let last = books.law.calendar.last_year();
    let row = books.desk().row(&reported(decided_on(&format!("{last}-12-28")), &format!("{last}-12-29"))).unwrap();
    assert!(row.due.deadline.is_err());
    assert_eq!(row.due.met, None);
}

#[test]
fn the_classes_count_from_april_2026() {
    for (on, severity, until) in [
        ("2026-03-31", None, "2027-03-31"),
        ("2026-04-01", Some(Severity::Ordinary), "2027-04-01"),
        ("2026-04-02", Some(Severity::Ordinary), "2027-04-02"),
    ] {
        let term = term(on);
        assert_eq!((term.severity, term.until), (severity, day(until)), "{on}");
    }
    assert!(term("2026-03-31").rule.contains("第58号"));
    assert!(term("2026-04-01").rule.contains("第36号"));
}

#[test]
fn a_leap_day_ends_on_the_last_of_february() {
    assert_eq!(term("2028-02-29").until, day("2029-02-28"));
    assert_eq!(term("2024-02-29").until, day("2025-02-28"));
}

fn minor_until(on: &str) -> Term {
    let mut case = decided_on(on);
    let decision = case.decision.as_mut().unwrap();
    (decision.warning, decision.fine_fen) = (true, Fen::ZERO);
    Books::built_in().set("report_warning_only", "true").desk().row(&case).unwrap().term
}

/// 民法典 202: a month without that day ends on its own last day.
#[test]
fn months_end_where_the_month_ends() {
    for (on, until) in [
        ("2026-05-31", "2026-08-31"),
        ("2026-11-29", "2027-02-28"),
        ("2026-11-30", "2027-02-28"),
        ("2026-12-01", "2027-03-01"),
        ("2027-11-30", "2028-02-29"),
    ] {
        let term = minor_until(on);
        assert_eq!((term.severity, term.until), (Some(Severity::Minor), day(until)), "{on}");
    }
}

/// The built-in values with the borders of the classes as an authority might one day set them.
fn with_borders(ordinary: i64, grave: i64) -> Parameters {
    let row = |name: &str, value: i64| {
        format!(
            "\n[[parameter]]\nname = \"{name}\"\nlabel = \"{name}\"\nfrom = 2026-09-01\nunit = \"yuan\"\nvalue = {value}\nsource = \"某通知\"\nverified = \"read\"\n"
        )
    };
    let text = include_str!("../../src/law/parameters.toml");
    let rows = row("severity_ordinary_fine_from", ordinary) + &row("severity_grave_fine_from", grave);
    Parameters::parse(&format!("{text}{rows}")).unwrap()
}

#[test]
fn a_fine_is_classed_by_borders_that_are_settings() {
    let mut books = Books::built_in();
    books.law.parameters = with_borders(10_000, 100_000);
    for (fen, severity, until) in [
        (999_999, Severity::Minor, "2027-01-09"),
        (1_000_000, Severity::Ordinary, "2027-10-09"),
        (1_000_001, Severity::Ordinary, "2027-10-09"),
        (9_999_999, Severity::Ordinary, "2027-10-09"),
        (10_000_000, Severity::Grave, "2029-10-09"),
        (10_000_001, Severity::Grave, "2029-10-09"),
    ] {
        let mut case = decided();
        case.decision.as_mut().unwrap().fine_fen = Fen::new(fen);
        let term = books.desk().row(&case).unwrap().term;
        assert_eq!((term.severity, term.until), (Some(severity), day(until)), "{fen}");
        assert!(term.basis.contains("罚款"), "{}", term.basis);
    }
}

#[test]
fn the_gravest_of_several_penalties_decides() {
    let mut books = Books::built_in();
    books.law.parameters = with_borders(10_000, 100_000);
    let mut case = decided();
    let decision = case.decision.as_mut().unwrap();
    (decision.warning, decision.confiscate_fen) = (true, Fen::yuan(100));
    let term = books.desk().row(&case).unwrap().term;
    assert_eq!((term.severity, term.basis.as_str()), (Some(Severity::Ordinary), "没收违法所得"));
}
