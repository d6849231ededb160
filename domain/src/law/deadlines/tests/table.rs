//! The table of deadlines as a whole: every row is there, says what it must, and turns at its last day.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::{count, day};
use crate::law::calendar::Calendar;
use crate::law::deadlines::{Deadline, DeadlineId, DeadlineRule, RULES, Sense, StopKind, Unit, Whose};
use crate::law::parameters::Parameters;

/// Code and length of every period, in the order of the table; a code may have several.
const LENGTHS: &str = "
    L1 2y, L2 5y, L3 5y, J1 7cd, C1 15cd, E1 7wd, M1 24h, M2 30cd, N1 5wd, H1 5wd, H2 7wd, V1 10cd, D1 90cd,
    S1 7wd, S2 30cd, Z1 3cd, P1 15cd, P3 2wd, P4 2wd, R1 60cd, R2 1y, R3 10wd, R4 5wd, R5 60cd, R5 30cd, A1 6m,
    A2 15cd, A3 15cd, F1 10wd, F2 3m, F3 5wd, F4 15cd, F4 15cd, F5 7wd, F5 30cd, F6 5wd, F6 15cd, F6 30cd,
    F7 5wd, F8 2y, F9 3y, X1 3wd, T1 3cd, T2 24h, T3 3cd, T4 3cd, T5 3cd, U1 7cd, U2 7wd, U3 3wd, U4 20wd,
    U5 20wd, B1 2wd, B2 2wd, B3 2wd, B3 24h, B4 3wd, B4 3wd, B4 60cd, B5 20cd, B5 60cd, B6 10cd, W1 10cd,
    K1 15cd, G1 3wd
";

fn written(rule: &DeadlineRule) -> String {
    let unit = match rule.unit {
        Unit::Hours => "h",
        Unit::WorkingDays => "wd",
        Unit::CalendarDays => "cd",
        Unit::Months => "m",
        Unit::Years => "y",
    };
    format!("{} {}{unit}", rule.code, rule.length)
}

#[test]
fn every_row_has_its_length_and_unit() {
    let expected: Vec<&str> = LENGTHS.split(',').map(str::trim).collect();
    assert_eq!(RULES.map(written).to_vec(), expected);
    let ids: BTreeSet<DeadlineId> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id), "the enumeration has the order of the table");
}

#[test]
fn every_row_is_told_whole() {
    let parameters = Parameters::built_in().unwrap();
    let on = day("2026-09-01");
    for rule in RULES {
        assert!(!rule.label.is_empty() && !rule.trigger.is_empty(), "{rule:?}");
        assert!(!rule.consequence.ends_with('。') && rule.in_force(on), "{rule:?}");
        assert!(rule.valid_from.is_some() || rule.code.starts_with('T'), "{rule:?}");
        for way in rule.extensions {
            assert!(!way.by.is_empty() && !way.articles.is_empty(), "{rule:?}");
            if let Some(name) = way.parameter {
                assert_eq!(parameters.days(name, on).ok(), way.length, "{name}");
            }
        }
        for stop in rule.stops {
            assert!(stop.articles.iter().all(|article| article.is_known()), "{rule:?}");
            assert!(stop.parameter.is_none_or(|name| parameters.flag(name, on).is_ok()), "{rule:?}");
        }
        assert!(rule.unit_parameter.is_none_or(|name| parameters.flag(name, on) == Ok(false)), "{rule:?}");
        assert_eq!(&DeadlineRule::on(rule.id, &parameters, on).unwrap(), rule);
    }
    let labels: BTreeSet<&str> = RULES.iter().map(|rule| rule.label).collect();
    assert_eq!(labels.len(), RULES.len(), "no two periods share a name");
}

#[test]
fn each_length_ends_on_its_day_and_not_one_earlier_or_later() {
    let calendar = Calendar::built_in().unwrap();
    // Starts in a plain week, before a long festival, at the end of a month and on a leap day.
    for start in ["2020-03-10", "2020-09-25", "2020-01-22", "2020-01-31", "2020-02-29"].map(day) {
        for rule in RULES {
            let clock = Deadline::count(&calendar, rule, start, "起算").unwrap();
            let length = i64::from(rule.length);
            let end = clock.unrolled;
            match rule.unit {
                Unit::WorkingDays => {
                    assert_eq!(calendar.working_days_between(start, end), Ok(length), "{rule:?}");
                    let before = end.pred_opt().unwrap();
                    assert_eq!(calendar.working_days_between(start, before), Ok(length - 1), "{rule:?}");
                }
                Unit::CalendarDays => assert_eq!((end - start).num_days(), length, "{rule:?}"),
                Unit::Hours => assert_eq!((end - start).num_days() * 24, length, "{rule:?}"),
                Unit::Months => assert_eq!(Some(end), start.checked_add_months(Months::new(rule.length))),
                Unit::Years => assert_eq!(Some(end), start.checked_add_months(Months::new(rule.length * 12))),
            }
            let state = |on: NaiveDate| clock.lamp(on, &calendar).unwrap().state();
            let near = |days| clock.ends.checked_add_days(Days::new(days)).unwrap();
            assert_ne!(state(clock.ends.pred_opt().unwrap()), "late", "{rule:?} from {start}");
            assert_eq!((state(clock.ends), state(near(1))), ("soon", "late"), "{rule:?} from {start}");
        }
    }
}

#[test]
fn one_day_more_or_less_in_the_length_moves_the_end() {
    let calendar = Calendar::built_in().unwrap();
    for rule in RULES {
        let end = |length| {
            let rule = DeadlineRule { length, rolls: false, ..rule.clone() };
            Deadline::count(&calendar, &rule, day("2019-08-14"), "起算").unwrap().ends
        };
        let step = if rule.unit == Unit::Hours { 24 } else { 1 };
        assert!(end(rule.length - step) < end(rule.length) && end(rule.length) < end(rule.length + step), "{rule:?}");
    }
}

#[test]
fn months_and_years_without_such_a_day_end_with_the_month() {
    for (id, start, last) in [
        (DeadlineId::CourtApplication, "2025-11-29", "2026-02-28"),
        (DeadlineId::CourtApplication, "2025-11-30", "2026-02-28"),
        (DeadlineId::CourtApplication, "2025-12-01", "2026-03-01"),
        (DeadlineId::CourtApplication, "2023-11-30", "2024-02-29"),
        (DeadlineId::Suit, "2025-08-30", "2026-02-28"),
        (DeadlineId::Limitation, "2024-02-28", "2026-02-28"),
        (DeadlineId::Limitation, "2024-02-29", "2026-02-28"),
        (DeadlineId::Limitation, "2024-03-01", "2026-03-01"),
        (DeadlineId::OwnExecutionPaused, "2020-02-29", "2023-02-28"),
    ] {
        assert_eq!(count(id, start, "起算").ends, day(last), "{id:?} from {start}");
    }
}

#[test]
fn a_last_day_on_a_make_up_day_stays() {
    // Saturday 28 February 2026 is worked, so is Sunday 20 September; Saturday 7 March is not.
    let suit = count(DeadlineId::Suit, "2025-08-28", "决定书送达");
    assert_eq!((suit.ends, suit.rolled), (day("2026-02-28"), false));
    let pay = |start| count(DeadlineId::Pay, start, "决定书送达");
    assert_eq!((pay("2026-02-13").ends, pay("2026-02-13").rolled), (day("2026-02-28"), false));
    assert_eq!((pay("2026-09-05").ends, pay("2026-09-05").rolled), (day("2026-09-20"), false));
    assert_eq!((pay("2026-02-20").ends, pay("2026-02-20").rolled), (day("2026-03-09"), true));
}

#[test]
fn the_examples_of_the_procedure_that_are_counted_forward() {
    for (id, start, last) in [
        (DeadlineId::EvidenceRegistered, "2025-03-12", "2025-03-21"),
        (DeadlineId::Seizure, "2025-03-03", "2025-04-02"),
        (DeadlineId::CourtApplication, "2025-09-10", "2025-12-10"),
        (DeadlineId::Announcement, "2025-03-03", "2025-04-02"),
        (DeadlineId::Demand, "2026-02-06", "2026-02-27"),
        (DeadlineId::Demand, "2025-11-25", "2025-12-09"),
        (DeadlineId::Publish, "2025-09-26", "2025-10-03"),
        (DeadlineId::Withdraw, "2025-09-26", "2025-09-30"),
    ] {
        assert_eq!(count(id, start, "起算").ends, day(last), "{id:?} from {start}");
    }
    // Pay by 25 March 2025: the surcharge runs from the day after.
    assert_eq!(count(DeadlineId::Pay, "2025-03-10", "送达").ends.succ_opt(), Some(day("2025-03-26")));
    // Ten days of the demand end on Friday; one may apply on the worked Saturday after it.
    let apply = count(DeadlineId::Demand, "2026-02-06", "催告书送达").ends.succ_opt().unwrap();
    assert_eq!(Calendar::built_in().unwrap().is_working(apply), Ok(true));
}

#[test]
fn waiting_and_counting_back_are_marked() {
    let of = |sense| RULES.iter().filter(|rule| rule.sense == sense).map(|rule| rule.code).collect::<Vec<_>>();
    assert_eq!((of(Sense::Wait), of(Sense::Before)), (vec!["S2", "F1"], vec!["H2", "X1"]));
}

#[test]
fn the_bureaus_reading_turns_order_55_into_working_days() {
    let text = crate::law::parameters::BUILT_IN;
    let at = text.find("order_55_in_working_days").unwrap();
    let turned = format!("{}{}", &text[..at], text[at..].replacen("value = false", "value = true", 1));
    let parameters = Parameters::parse(&turned).unwrap();
    let on = day("2025-03-14");
    let turned: Vec<&str> = RULES
        .iter()
        .filter(|rule| DeadlineRule::on(rule.id, &parameters, on).unwrap().unit != rule.unit)
        .map(|rule| rule.code)
        .collect();
    assert_eq!(turned, ["J1", "C1", "V1", "Z1", "U1", "K1"]);
    let rule = DeadlineRule::on(DeadlineId::ClueCheck, &parameters, on).unwrap();
    let check = Deadline::count(&Calendar::built_in().unwrap(), &rule, on, "线索收到").unwrap();
    assert_eq!(check.ends, day("2025-04-07"));
}

#[test]
fn a_file_older_than_a_rule_leaves_it_as_it_came() {
    let one = "[[parameter]]\nname = \"roll_party_deadlines\"\nlabel = \"顺延\"\nfrom = 2018-01-01\nunit = \"flag\"\nvalue = true\nsource = \"本局\"\nverified = \"read\"";
    let parameters = Parameters::parse(one).unwrap();
    let on = day("2026-09-01");
    for rule in RULES {
        assert_eq!(&DeadlineRule::on(rule.id, &parameters, on).unwrap(), rule);
    }
    // Whether unread causes stop the ninety days is nobody's guess.
    assert_eq!(DeadlineRule::of(DeadlineId::Decide).stopped_by(&parameters, on), Ok(vec![]));
    assert_eq!(DeadlineRule::of(DeadlineId::Seizure).stopped_by(&parameters, on), Ok(vec![StopKind::Testing]));
}

#[test]
fn texts_are_in_force_from_their_day() {
    let code = DeadlineRule::of(DeadlineId::LimitationEnvironment);
    assert_eq!(["2026-08-14", "2026-08-15", "2026-08-16"].map(|on| code.in_force(day(on))), [false, true, true]);
    let ended = DeadlineRule { valid_to: Some(day("2026-12-31")), ..code.clone() };
    assert_eq!(["2026-12-30", "2026-12-31", "2027-01-01"].map(|on| ended.in_force(day(on))), [true, true, false]);
    assert!(DeadlineRule::of(DeadlineId::TransferSent).in_force(day("2018-01-01")));
}

#[test]
fn others_periods_are_reminded_of_as_counted() {
    let upper = count(DeadlineId::CourtRefusalUpperCourt, "2025-03-14", "上级法院收到申请");
    assert_eq!((upper.whose, upper.ends, upper.rolled), (Whose::Court, day("2025-03-29"), false));
    assert_eq!(upper.explain()[2], "人民法院的期限，按不顺延的日子提醒");
    let sealed = count(DeadlineId::SiteSealed, "2025-03-14", "市政府责成");
    assert_eq!(sealed.ends, day("2025-03-15"));
    assert_eq!(sealed.explain()[1], "满 24 小时落在 03-15 周六，时刻以起算之时为准");
}
