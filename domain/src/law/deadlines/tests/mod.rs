//! Periods at their boundaries: counting, rolling, lamps and explanations.

use chrono::NaiveDate;

mod back;
mod course;
mod hours;
mod properties;
mod table;
mod window;
mod yellow;

use super::{Deadline, DeadlineId, DeadlineRule, Lamp, RULES, Unit, Whose};
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::parameters::Parameters;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn count(id: DeadlineId, start: &str, event: &str) -> Deadline {
    Deadline::count(&Calendar::built_in().unwrap(), DeadlineRule::of(id), day(start), event).unwrap()
}

fn lamp(deadline: &Deadline, on: &str) -> (&'static str, String) {
    let lamp = deadline.lamp(day(on), &Calendar::built_in().unwrap()).unwrap();
    (lamp.state(), lamp.words())
}

#[test]
fn the_checked_examples_of_the_procedure() {
    for (id, start, last) in [
        (DeadlineId::HearingRequest, "2025-03-06", "2025-03-13"),
        (DeadlineId::Defence, "2025-03-06", "2025-03-13"),
        (DeadlineId::Serve, "2025-03-07", "2025-03-18"),
        (DeadlineId::Serve, "2025-09-26", "2025-10-13"),
        (DeadlineId::Disclose, "2025-09-26", "2025-10-13"),
        (DeadlineId::Pay, "2025-03-10", "2025-03-25"),
        (DeadlineId::Pay, "2025-03-14", "2025-03-31"),
        (DeadlineId::Review, "2025-03-10", "2025-05-09"),
        (DeadlineId::Suit, "2025-03-10", "2025-09-10"),
        (DeadlineId::Suit, "2024-08-31", "2025-02-28"),
        (DeadlineId::Decide, "2026-09-09", "2026-12-08"),
        (DeadlineId::ClueCheck, "2025-03-14", "2025-03-29"),
        (DeadlineId::LegalOpinion, "2026-09-21", "2026-10-01"),
        (DeadlineId::Limitation, "2024-02-29", "2026-02-28"),
        (DeadlineId::LimitationEnvironment, "2021-05-31", "2026-05-31"),
        (DeadlineId::Closing, "2026-09-16", "2026-10-01"),
    ] {
        assert_eq!(count(id, start, "送达").ends, day(last), "{id:?} from {start}");
    }
}

#[test]
fn the_partys_last_day_rolls_and_the_agencys_does_not() {
    let pay = count(DeadlineId::Pay, "2025-03-14", "决定书送达");
    assert_eq!((pay.unrolled, pay.ends, pay.rolled), (day("2025-03-29"), day("2025-03-31"), true));
    let check = count(DeadlineId::ClueCheck, "2025-03-14", "线索收到");
    assert_eq!((check.unrolled, check.ends, check.rolled), (day("2025-03-29"), day("2025-03-29"), false));
    // One day earlier and one later than the Saturday: no roll from Friday, one day's roll from Sunday.
    assert!(!count(DeadlineId::Pay, "2025-03-13", "决定书送达").rolled);
    assert_eq!(count(DeadlineId::Pay, "2025-03-15", "决定书送达").ends, day("2025-03-31"));
}

#[test]
fn a_roll_over_the_national_holiday_names_it() {
    let pay = count(DeadlineId::Pay, "2026-09-16", "决定书送达");
    assert_eq!(pay.ends, day("2026-10-08"));
    assert_eq!(
        pay.explain(),
        [
            "决定书 09-16 送达，当日不计",
            "第 15 日是 10-01 周四",
            "末日逢休息日（10-01~07 国庆），顺延至 10-08 周四",
            "处罚法67条3款、民诉法85条3款；日历 2026 版"
        ]
    );
}

#[test]
fn a_working_day_period_explains_itself_across_two_festivals() {
    let defence = count(DeadlineId::Defence, "2026-09-23", "告知书送达");
    assert_eq!(
        defence.explain(),
        [
            "告知书 09-23 送达，当日不计",
            "09-24、28、29、30、10-08 = 5 个工作日",
            "跳过 09-25~27 中秋、10-01~07 国庆",
            "处罚法45条、55号令22条；日历 2026 版"
        ]
    );
}

#[test]
fn a_make_up_day_is_counted_and_a_plain_weekend_is_named() {
    let disclose = count(DeadlineId::Disclose, "2026-09-18", "决定书作出");
    assert_eq!(
        disclose.explain(),
        [
            "决定书 09-18 作出，当日不计",
            "09-20、21、22、23、24、28、29 = 7 个工作日",
            "跳过 09-19 周末、09-25~27 中秋",
            "发改办财金〔2018〕424号；日历 2026 版"
        ]
    );
}

#[test]
fn months_and_the_agencys_days_explain_themselves() {
    assert_eq!(
        count(DeadlineId::Suit, "2024-08-31", "决定书送达").explain(),
        [
            "决定书 08-31 送达，当日不计",
            "满 6 个月是 2025-02-28 周五",
            "该月没有 31 日，以月末为末日",
            "行诉法46条1款、行诉解释48条3款；日历 2026 版"
        ]
    );
    assert_eq!(
        count(DeadlineId::Decide, "2026-09-09", "立案").explain(),
        [
            "09-09 立案，当日不计",
            "第 90 日是 12-08 周二",
            "本机关的期限，末日逢休息日不顺延",
            "处罚法60条；日历 2026 版"
        ]
    );
}

#[test]
fn the_lamp_of_five_working_days() {
    let defence = count(DeadlineId::Defence, "2026-09-23", "告知书送达");
    assert_eq!(lamp(&defence, "2026-09-23"), ("good", "剩 5 个工作日".into()));
    assert_eq!(lamp(&defence, "2026-09-29"), ("good", "剩 2 个工作日".into()));
    assert_eq!(lamp(&defence, "2026-09-30"), ("soon", "剩 1 个工作日".into()));
    assert_eq!(lamp(&defence, "2026-10-03"), ("soon", "剩 1 个工作日".into()));
    assert_eq!(lamp(&defence, "2026-10-08"), ("soon", "今天到期".into()));
    assert_eq!(lamp(&defence, "2026-10-09"), ("late", "逾期 1 个工作日".into()));
    assert_eq!(lamp(&defence, "2026-10-12"), ("late", "逾期 3 个工作日".into()));
}

#[test]
fn rest_days_after_the_last_working_day_are_late_without_a_count() {
    let hearing = count(DeadlineId::HearingRequest, "2025-03-07", "告知书送达");
    assert_eq!(hearing.ends, day("2025-03-14"));
    assert_eq!(lamp(&hearing, "2025-03-14"), ("soon", "今天到期".into()));
    assert_eq!(lamp(&hearing, "2025-03-15"), ("late", "已逾期".into()));
    assert_eq!(lamp(&hearing, "2025-03-17"), ("late", "逾期 1 个工作日".into()));
}

#[test]
fn the_lamp_of_a_calendar_clock_turns_at_four_fifths() {
    let decide = count(DeadlineId::Decide, "2026-09-09", "立案");
    assert_eq!(lamp(&decide, "2026-09-29"), ("good", "剩 70 天（46 个工作日）".into()));
    // Four fifths of 90 days are 72: 20 November.
    assert_eq!(lamp(&decide, "2026-11-19"), ("good", "剩 19 天（13 个工作日）".into()));
    assert_eq!(lamp(&decide, "2026-11-20"), ("soon", "剩 18 天（12 个工作日）".into()));
    assert_eq!(lamp(&decide, "2026-12-08"), ("soon", "今天到期".into()));
    assert_eq!(lamp(&decide, "2026-12-09"), ("late", "逾期 1 天".into()));
    let opinion = count(DeadlineId::LegalOpinion, "2026-09-21", "卷宗移交");
    assert_eq!((lamp(&opinion, "2026-09-28").0, lamp(&opinion, "2026-09-29").0), ("good", "soon"));
}

#[test]
fn a_rolled_clock_is_soon_until_its_rolled_day() {
    let pay = count(DeadlineId::Pay, "2026-09-16", "决定书送达");
    assert_eq!((lamp(&pay, "2026-09-27").0, lamp(&pay, "2026-09-28").0), ("good", "soon"));
    assert_eq!(lamp(&pay, "2026-10-01"), ("soon", "剩 7 天（1 个工作日）".into()));
    assert_eq!(lamp(&pay, "2026-10-08"), ("soon", "今天到期".into()));
    assert_eq!(lamp(&pay, "2026-10-09"), ("late", "逾期 1 天".into()));
}

#[test]
fn stopped_and_unstarted_clocks_have_their_words() {
    let held = Lamp::Held { by: "复议中".into(), since: day("2026-09-01") };
    assert_eq!((held.state(), held.words()), ("held", "停表：复议中".into()));
    let idle = Lamp::Idle { awaits: "待送达".into() };
    assert_eq!((idle.state(), idle.words()), ("idle", "未起算：待送达".into()));
    let far = Lamp::Good { left: 70, unit: Unit::CalendarDays, working_days: Some(46) };
    assert_eq!(far.short_words(), "剩 70 天");
}

#[test]
fn what_needs_an_unloaded_year_is_refused_and_what_does_not_is_counted() {
    let calendar = Calendar::built_in().unwrap();
    let counted = |id, start: &str| Deadline::count(&calendar, DeadlineRule::of(id), day(start), "送达");
    let beyond = CalendarError::BeyondLoaded { year: 2027 };
    assert_eq!(counted(DeadlineId::Pay, "2026-12-16").map(|deadline| deadline.ends), Ok(day("2026-12-31")));
    assert_eq!(counted(DeadlineId::Pay, "2026-12-17"), Err(beyond.clone()));
    assert_eq!(counted(DeadlineId::Defence, "2026-12-28"), Err(beyond.clone()));
    assert_eq!(counted(DeadlineId::Suit, "2026-11-22"), Err(beyond));
    let decide = counted(DeadlineId::Decide, "2026-11-22").unwrap();
    assert_eq!(decide.ends, day("2027-02-20"));
    assert_eq!(lamp(&decide, "2026-11-23"), ("good", "剩 89 天".into()));
    assert!(counted(DeadlineId::Limitation, "+262142-01-01").is_err());
}

#[test]
fn lengths_and_rolling_follow_the_dated_values() {
    let parameters = Parameters::built_in().unwrap();
    let rule = |id, on: &str| DeadlineRule::on(id, &parameters, day(on));
    assert_eq!(rule(DeadlineId::Defence, "2022-05-01").unwrap().length, 5);
    assert!(rule(DeadlineId::Defence, "2022-04-30").is_err());
    assert_eq!(&rule(DeadlineId::Pay, "2026-09-01").unwrap(), DeadlineRule::of(DeadlineId::Pay));
    let unrolled = "[[parameter]]\nname = \"roll_party_deadlines\"\nlabel = \"顺延\"\nfrom = 2018-01-01\nunit = \"flag\"\nvalue = false\nsource = \"本局\"\nverified = \"unverified\"";
    let parameters = Parameters::parse(unrolled).unwrap();
    let rule = DeadlineRule::on(DeadlineId::Pay, &parameters, day("2025-03-14")).unwrap();
    let pay = Deadline::count(&Calendar::built_in().unwrap(), &rule, day("2025-03-14"), "决定书送达").unwrap();
    assert_eq!((pay.ends, pay.rolled), (day("2025-03-29"), false));
}

#[test]
fn every_rule_names_its_article_and_its_own_id() {
    for rule in RULES {
        assert_eq!(DeadlineRule::of(rule.id), rule);
        assert!(!rule.articles.is_empty() && rule.articles.iter().all(|article| article.is_known()), "{rule:?}");
        assert_eq!(rule.rolls, rule.whose == Whose::Party, "{rule:?}");
        if let Some(name) = rule.parameter {
            let on = day("2026-09-01");
            assert_eq!(Parameters::built_in().unwrap().days(name, on), Ok(rule.length), "{name}");
        }
    }
}

#[test]
fn a_deadline_survives_storage() {
    let defence = count(DeadlineId::Defence, "2026-09-23", "告知书送达");
    let text = serde_json::to_string(&defence).unwrap();
    assert!(text.contains(r#""id":"defence""#) && text.contains(r#""ends":"2026-10-08""#), "{text}");
    assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), defence);
}
