//! Old law and new law, national and local, side by side.

use domain::law::catalogue::Subject;
use domain::law::comparison::{
    Candidates, Sides, Span, Standing, Successions, candidates, choose, compare, within_higher_norm,
};
use domain::law::parameters::{Parameters, Value};
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};

use crate::{catalogue, day, entry, parameters, read_as, successions};

fn codes_with(
    parameters: &Parameters,
    code: &str,
    act: (&str, &str),
    decided: &str,
) -> Result<Vec<(String, Standing)>, Refusal> {
    let (catalogue, successions) = (catalogue(), successions());
    let span = Span { from: day(act.0), to: day(act.1) };
    let found = candidates(&catalogue, &successions, parameters, code, span, day(decided))?;
    Ok(found.list.iter().map(|candidate| (candidate.violation.code.clone(), candidate.standing)).collect())
}

fn codes(code: &str, act: (&str, &str), decided: &str) -> Vec<(String, Standing)> {
    codes_with(&parameters(), code, act, decided).unwrap()
}

fn named(pairs: &[(&str, Standing)]) -> Vec<(String, Standing)> {
    pairs.iter().map(|(code, standing)| ((*code).to_owned(), *standing)).collect()
}

fn with<T>(code: &str, act: &str, decided: &str, look: impl FnOnce(&Candidates<'_>) -> T) -> T {
    let (catalogue, successions) = (catalogue(), successions());
    let span = Span { from: day(act), to: day(act) };
    look(&candidates(&catalogue, &successions, &parameters(), code, span, day(decided)).unwrap())
}

#[test]
fn every_entry_that_ended_has_a_successor_from_the_next_day() {
    let successions = successions();
    for ended in catalogue().all().filter(|violation| violation.to.is_some()) {
        assert!(successions.after(&ended.code).count() > 0, "{}", ended.code);
    }
    assert_eq!(successions.successions.len(), 13);
    assert_eq!(successions.before("MK-010").map(|s| s.old.as_str()).collect::<Vec<_>>(), ["MK-007", "DU-003"]);
}

#[test]
fn the_new_law_is_offered_from_the_first_decision_after_the_change() {
    use Standing::{Beside, Newer, OfTheAct};
    let act = ("2026-07-20", "2026-07-20");
    let old = [("DU-005", OfTheAct)];
    let both = [("DU-005", OfTheAct), ("DU-006", Newer)];
    assert_eq!(codes("DU-005", act, "2026-08-13"), named(&old));
    assert_eq!(codes("DU-005", act, "2026-08-14"), named(&old));
    assert_eq!(codes("DU-005", act, "2026-08-15"), named(&both));
    // The newer code leads to the older one for an act of its time.
    assert_eq!(codes("DU-006", act, "2026-08-15"), named(&both));
    // An act after the change knows the new law only.
    assert_eq!(codes("DU-005", ("2026-08-15", "2026-08-15"), "2026-09-01"), named(&[("DU-006", OfTheAct)]));
    let lorry = [("MK-004", OfTheAct), ("MK-005", Newer), ("MK-001", Beside), ("MK-002", Beside)];
    assert_eq!(codes("MK-004", act, "2026-09-01"), named(&lorry));
}

#[test]
fn a_continuing_act_is_judged_by_its_end_unless_the_bureau_reads_otherwise() {
    use Standing::{OfTheAct, OtherDayOfTheAct};
    let case = |until: &str| codes("DU-005", ("2026-08-01", until), "2026-10-20");
    assert_eq!(case("2026-08-14")[0], ("DU-005".to_owned(), OfTheAct));
    let over = named(&[("DU-006", OfTheAct), ("DU-005", OtherDayOfTheAct)]);
    assert_eq!(case("2026-08-15"), over);
    assert_eq!(case("2026-08-16"), over);
    let other = read_as("continuing_act_by_law_of_its_end", Value::Flag(false), "2026-10-01");
    let case = |decided: &str| codes_with(&other, "DU-005", ("2026-08-01", "2026-08-15"), decided).unwrap();
    assert_eq!(case("2026-09-30"), over);
    assert_eq!(case("2026-10-01"), named(&[("DU-005", OfTheAct), ("DU-006", OtherDayOfTheAct)]));

    let (catalogue, successions) = (catalogue(), successions());
    let span = Span { from: day("2026-08-01"), to: day("2026-08-15") };
    let found = candidates(&catalogue, &successions, &parameters(), "DU-005", span, day("2026-09-01")).unwrap();
    let reading = found.reading.unwrap();
    assert!(reading.contains("按终了日 2026-08-15") && reading.contains("第三十七条"), "{reading}");
}

#[test]
fn an_entry_that_was_split_asks_for_the_facts() {
    let after = ("2026-08-20", "2026-08-20");
    let refusal = codes_with(&parameters(), "DU-003", after, "2026-09-01").unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some("violation")));
    assert!(refusal.why.contains("未及时清运的是建筑垃圾"), "{}", refusal.why);
    with("DU-003", "2026-08-01", "2026-09-01", |found| {
        let newer: Vec<_> = found.list.iter().skip(1).map(|c| c.violation.code.as_str()).collect();
        assert_eq!(newer, ["DU-004", "MK-010", "DU-002"]);
        assert!(found.list[2].words[0].starts_with("适用于："));
    });
}

#[test]
fn days_out_of_order_and_unknown_versions_are_refused() {
    let refused =
        |code: &str, act: (&str, &str), decided: &str| codes_with(&parameters(), code, act, decided).unwrap_err();
    assert_eq!(refused("DU-005", ("2026-08-02", "2026-08-01"), "2026-09-01").code, Obstacle::Invalid);
    assert_eq!(refused("DU-005", ("2026-08-01", "2026-08-02"), "2026-08-01").field.as_deref(), Some("act_until"));
    let early = refused("DU-006", ("2018-10-25", "2018-10-25"), "2026-09-01");
    assert_eq!(early.articles[0].long(), "行政处罚法第三十七条");
    assert_eq!(early.sentence().matches("行政处罚法").count(), 1, "{}", early.sentence());
    assert_eq!(refused("DG-090", ("2026-08-01", "2026-08-01"), "2026-09-01").articles[0].number, "38");
    assert!(refused("XX-1", ("2026-08-01", "2026-08-01"), "2026-09-01").why.contains("没有这一项"));
}

#[test]
fn a_choice_is_reasoned_where_there_is_one() {
    with("DU-005", "2026-08-01", "2026-09-01", |found| {
        let refusal = choose(found, "DU-006", " ").unwrap_err();
        assert_eq!(refusal.articles[0].long(), "行政处罚法第三十七条");
        assert!(choose(found, "MK-001", "理由").is_err());
        let chosen = choose(found, "DU-006", "幅度相同，适用新规定").unwrap();
        assert_eq!((chosen.standing, chosen.compared_with), (Standing::Newer, vec!["DU-005".to_owned()]));
    });
    with("DU-005", "2026-08-01", "2026-08-14", |found| assert!(choose(found, "DU-005", "").is_ok()));
    with("FM-007", "2026-08-20", "2026-09-01", |found| {
        let refusal = choose(found, "FM-007", "").unwrap_err();
        assert!(refusal.why.contains("同时适用"), "{}", refusal.why);
        assert!(choose(found, "FM-006", "上位法").is_ok());
    });
}

#[test]
fn a_law_that_ended_without_successor_is_pointed_out() {
    let catalogue = catalogue();
    let none = Successions::parse("", &catalogue).unwrap();
    let span = Span { from: day("2026-08-01"), to: day("2026-08-01") };
    let lapsed = |decided: &str| candidates(&catalogue, &none, &parameters(), "DU-005", span, day(decided)).unwrap();
    assert!(!lapsed("2026-08-14").lapsed);
    let found = lapsed("2026-08-15");
    assert!(found.lapsed && found.need_reason() && choose(&found, "DU-005", "").is_err());
}

#[test]
fn the_lower_norm_counts_inside_the_range_of_the_higher() {
    let (successions, city, code) = (successions(), entry("FM-007"), entry("FM-006"));
    let overlap = successions.beside("FM-007", day("2026-08-15")).next().unwrap();
    assert_eq!(successions.beside("FM-007", day("2026-08-14")).next().unwrap().higher, "FM-005");
    let sides = Sides { subject: Subject::Any, tier: "business", base: None };
    let fine = |yuan| within_higher_norm(overlap, &city, &code, &sides, Fen::yuan(yuan));
    assert!(fine(4_999).is_ok() && fine(5_000).is_ok());
    let refusal = fine(5_001).unwrap_err();
    assert_eq!(refusal.articles[0].long(), "行政处罚法第十二条第二款");
    assert!(fine(499).is_err() && fine(500).is_ok() && fine(501).is_ok());
    let refused = Sides { tier: "refusal", ..sides };
    assert!(within_higher_norm(overlap, &city, &code, &refused, Fen::yuan(20_000)).is_ok());
    // 商品房预售: 1 % of what was collected binds the provincial 50,000–100,000.
    let overlap = successions.beside("PS-004", day("2026-01-05")).next().unwrap();
    let sides = |base| Sides { subject: Subject::Unit, tier: "base", base };
    let held =
        |base, yuan| within_higher_norm(overlap, &entry("PS-004"), &entry("PS-001"), &sides(base), Fen::yuan(yuan));
    let unknown = held(None, 60_000).unwrap_err();
    assert_eq!(
        (unknown.field.as_deref(), unknown.articles[0].long().as_str()),
        (Some("base"), "行政处罚法第十二条第二款")
    );
    assert!(held(Some(Fen::yuan(6_000_000)), 60_000).is_ok());
    assert!(held(Some(Fen::yuan(5_999_999)), 60_000).is_err());
}

#[test]
fn the_comparison_of_each_succession() {
    let mut text = String::new();
    for succession in successions().successions {
        let (old, new) = (entry(&succession.old), entry(&succession.new));
        let subject = if old.tiers.iter().any(|tier| tier.subject == Subject::Individual) {
            Subject::Individual
        } else {
            Subject::Unit
        };
        let table = compare(&old, &new, &Sides { subject, tier: "base", base: None });
        text += &format!("== {} → {}：{}\n", old.code, new.code, succession.change);
        for line in &table.lines {
            let mark = if line.differs { "≠" } else { "＝" };
            text += &format!("{mark} {}：{} | {}\n", line.label, line.left, line.right);
        }
        text += &format!("→ {} {}\n\n", table.suggestion.lighter.as_deref().unwrap_or("—"), table.suggestion.reason);
    }
    insta::assert_snapshot!("successions", text);
}

#[test]
fn what_is_lighter_is_told_by_figures_then_kinds_then_orders() {
    let suggest = |left: &str, right: &str, sides: &Sides<'_>| compare(&entry(left), &entry(right), sides).suggestion;
    let unit = |tier| Sides { subject: Subject::Unit, tier, base: None };
    assert_eq!(suggest("FM-005", "FM-006", &unit("base")).lighter.as_deref(), Some("FM-006"));
    // After a refusal the new law starts at 5,000, the old one at 500.
    assert_eq!(suggest("FM-005", "FM-006", &unit("refusal")).lighter.as_deref(), Some("FM-005"));
    assert_eq!(suggest("DU-001", "DU-002", &unit("base")).lighter.as_deref(), Some("DU-002"));
    assert_eq!(suggest("MK-006", "MK-008", &unit("base")).lighter.as_deref(), Some("MK-006"));
    let person = Sides { subject: Subject::Individual, tier: "base", base: None };
    assert!(suggest("MK-006", "MK-008", &person).reason.contains("没有对个人规定罚款"));
    // 从旧: with equal figures nothing is suggested but the law of the act.
    let equal = suggest("DU-005", "DU-006", &unit("base"));
    assert!(equal.lighter.is_none() && equal.reason.contains("适用行为时的规定"));
    let by_base = |base| suggest("PS-004", "PS-001", &Sides { subject: Subject::Unit, tier: "base", base });
    assert!(by_base(None).lighter.is_none() && by_base(None).reason.contains("计罚基数"));
    assert_eq!(by_base(Some(Fen::yuan(9_999_999))).lighter.as_deref(), Some("PS-001"));
    assert_eq!(by_base(Some(Fen::yuan(10_000_000))).lighter.as_deref(), Some("PS-001"));
    assert_eq!(by_base(Some(Fen::yuan(10_000_001))).lighter.as_deref(), Some("PS-004"));
    assert!(suggest("DG-004", "DG-003", &person).lighter.as_deref() == Some("DG-004"));
}

#[test]
fn wrong_files_are_refused() {
    let catalogue = catalogue();
    let pair = |old: &str, new: &str| {
        format!(
            "[[succession]]\nold = \"{old}\"\nnew = \"{new}\"\nchange = \"\"\nsource = \"依据\"\nverified = \"read\"\n"
        )
    };
    assert!(Successions::parse(&pair("DU-005", "DU-006"), &catalogue).is_ok());
    assert!(Successions::parse(&pair("DU-006", "DU-005"), &catalogue).is_err());
    assert!(Successions::parse(&pair("DU-005", "MK-001"), &catalogue).is_err());
    assert!(Successions::parse(&pair("DU-005", "XX-1"), &catalogue).unwrap_err().contains("XX-1"));
    let beside = |from: &str, to: &str| {
        format!(
            "[[overlap]]\nhigher = \"FM-005\"\nlower = \"FM-007\"\nrule = \"higher_norm\"\nfrom = {from}\n{to}\nwords = \"\"\nsource = \"依据\"\nverified = \"read\"\n"
        )
    };
    assert!(Successions::parse(&beside("2020-01-01", "to = 2026-08-14"), &catalogue).is_ok());
    assert!(Successions::parse(&beside("2019-12-31", "to = 2026-08-14"), &catalogue).is_err());
    assert!(Successions::parse(&beside("2020-01-01", "to = 2026-08-15"), &catalogue).is_err());
    assert!(Successions::parse(&beside("2020-01-01", ""), &catalogue).is_err());
}
