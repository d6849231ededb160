//! What is kept back from the platform, rule by rule, and the order of the rules.

use domain::case::Case;
use domain::disclosure::{Rule, Withheld, barred, credit_record, mask_name};
use domain::law::article::join_articles;
use domain::money::Fen;
use domain::party::{Identity, Party};
use domain::step::{Ground, Mitigation};

use crate::office::{Line, Office, day, report};
use crate::{Books, decided, decided_on, organisation, person, shop, with};

fn kept_back(books: &Books, case: &Case) -> Option<Withheld> {
    credit_record(case, &books.law, &books.bureau).err()
}

fn rule(books: &Books, case: &Case) -> Option<Rule> {
    kept_back(books, case).map(|withheld| withheld.rule)
}

fn mitigated(mut case: Case, ground: Ground) -> Case {
    case.report.as_mut().unwrap().form.mitigation =
        Some(Mitigation { ground, facts: "已清扫路面".into(), exhibits: vec![domain::ids::ExhibitId(1)] });
    case
}

fn tiered(mut case: Case, tier: &str) -> Case {
    case.report.as_mut().unwrap().form.tier = tier.into();
    case
}

#[test]
fn before_the_decision_there_is_nothing_to_report() {
    let books = Books::built_in();
    let case = Line::to_noticed(&mut Office::on("2026-09-08"), report(5_000));
    assert_eq!(rule(&books, &case), Some(Rule::NoDecision));
    let left = books.desk().row(&case).unwrap_err();
    assert_eq!(left.due, None, "no decision, no seven days");
}

#[test]
fn a_decision_without_a_penalty_is_not_reported() {
    let mut case = decided();
    case.decision.as_mut().unwrap().fine_fen = Fen::ZERO;
    let books = Books::built_in();
    assert_eq!(rule(&books, &case), Some(Rule::NoPenalty));
    case.decision.as_mut().unwrap().fine_fen = Fen::new(1);
    assert_eq!(rule(&books, &case), None);
}

/// 行政处罚法 50: eighteen on 2026-09-07, 08 and 09; the act was on 2026-09-08.
#[test]
fn whoever_was_under_eighteen_at_the_act_is_kept_back() {
    let books = Books::built_in();
    for (born, expected) in [("2008-09-07", None), ("2008-09-08", Some(Rule::Minor)), ("2008-09-09", Some(Rule::Minor))]
    {
        let Party::Person(mut someone) = person() else { unreachable!() };
        someone.identity = Identity::unknown("没有随身携带");
        someone.born = Some(day(born));
        let case = with(Party::Person(someone));
        assert_eq!(rule(&books, &case), expected, "{born}");
    }
    let Party::Person(mut someone) = person() else { unreachable!() };
    someone.identity = Identity::unknown("没有随身携带");
    let case = mitigated(with(Party::Person(someone)), Ground::Minor);
    let withheld = kept_back(&books, &case).unwrap();
    assert_eq!(withheld.rule, Rule::Minor);
    assert_eq!(join_articles(&withheld.articles), "行政处罚法第五十条；政府信息公开条例第十五条");
}

#[test]
fn the_operator_of_a_shop_is_protected_as_a_minor_whatever_the_switch_says() {
    let Party::SoleTrader(mut trader) = shop() else { unreachable!() };
    // Made up, check digit right: born 2009-01-01.
    trader.operator_identity = Identity::resident("410402200901010019");
    for check in "0123456789X".chars() {
        let number = format!("41040220090101001{check}");
        if domain::party::check_id_number(&number).is_ok() {
            trader.operator_identity = Identity::resident(&number);
        }
    }
    for switch in ["true", "false"] {
        let books = Books::built_in().set("sole_trader_is_person_for_disclosure", switch);
        assert_eq!(rule(&books, &with(Party::SoleTrader(trader.clone()))), Some(Rule::Minor));
    }
}

/// 河南省社会信用条例 13(3).
#[test]
fn a_natural_person_with_a_slight_breach_who_removed_the_harm_is_not_even_reported() {
    let books = Books::built_in();
    let withheld = kept_back(&books, &mitigated(with(person()), Ground::RemovedHarm)).unwrap();
    assert_eq!(withheld.rule, Rule::SlightAndRemoved);
    assert_eq!(join_articles(&withheld.articles), "河南省社会信用条例第十三条第三款");
    for ground in Ground::ALL.iter().copied().filter(|ground| !matches!(ground, Ground::RemovedHarm | Ground::Minor)) {
        assert_eq!(rule(&books, &mitigated(with(person()), ground)), None, "{ground:?}");
    }
    for tier in ["serious", "refusal"] {
        assert_eq!(rule(&books, &tiered(mitigated(with(person()), Ground::RemovedHarm), tier)), None, "{tier}");
    }
    assert_eq!(rule(&books, &with(person())), None, "harm was not removed");
    assert_eq!(rule(&books, &mitigated(with(organisation()), Ground::RemovedHarm)), None, "not a natural person");
}

#[test]
fn whether_a_sole_trader_counts_as_a_natural_person_here_is_a_switch_of_its_own() {
    let case = mitigated(with(shop()), Ground::RemovedHarm);
    let name = "sole_trader_is_person_for_disclosure";
    assert_eq!(rule(&Books::built_in(), &case), None, "the default");
    assert_eq!(rule(&Books::built_in().set(name, "true"), &case), Some(Rule::SlightAndRemoved));
    let fines = Books::built_in().set("sole_trader_is_citizen", "false");
    assert_eq!(rule(&fines, &case), None, "the switch of the fines does not matter");
}

#[test]
fn a_warning_alone_is_kept_back_unless_the_bureau_decides_otherwise() {
    let mut case = decided();
    let decision = case.decision.as_mut().unwrap();
    (decision.warning, decision.fine_fen) = (true, Fen::ZERO);
    let withheld = kept_back(&Books::built_in(), &case).unwrap();
    assert_eq!(withheld.rule, Rule::WarningOnly);
    assert_eq!(join_articles(&withheld.articles), "信用修复管理办法");
    let shown = Books::built_in().set("report_warning_only", "true");
    let row = shown.desk().row(&case).unwrap();
    assert_eq!(row.cells[17].text(), "警告");
    assert_eq!(row.cells[24].text(), "2027/01/09", "minor class: three months");
    case.decision.as_mut().unwrap().fine_fen = Fen::new(1);
    assert_eq!(rule(&Books::built_in(), &case), None, "a warning with a fine");
}

#[test]
fn the_first_rule_wins() {
    let Party::Person(mut someone) = person() else { unreachable!() };
    someone.born = Some(day("2012-01-01"));
    let mut case = mitigated(with(Party::Person(someone)), Ground::RemovedHarm);
    let books = Books::built_in();
    assert_eq!(rule(&books, &case), Some(Rule::Minor));
    case.decision.as_mut().unwrap().fine_fen = Fen::ZERO;
    assert_eq!(rule(&books, &case), Some(Rule::NoPenalty));
    case.decision = None;
    assert_eq!(rule(&books, &case), Some(Rule::NoDecision));
}

#[test]
fn what_lacks_a_key_waits_and_its_seven_days_run_on() {
    let books = Books::built_in();
    let Party::Person(mut someone) = person() else { unreachable!() };
    someone.identity = Identity::unknown("未随身携带");
    let left = books.desk().row(&with(Party::Person(someone))).unwrap_err();
    assert_eq!(left.withheld.rule, Rule::Incomplete);
    assert_eq!(left.withheld.why, "缺自然人证件类型、自然人证件号码");
    assert_eq!(left.due.unwrap().deadline, Ok(day("2026-10-19")));
    assert_eq!(left.party, "张*丰");

    let Party::Organisation(mut company) = organisation() else { unreachable!() };
    company.credit_code = None;
    let left = books.desk().row(&with(Party::Organisation(company))).unwrap_err();
    assert_eq!(left.withheld.why, "缺行政相对人代码_1（统一社会信用代码）");

    let mut draft = decided();
    draft.decision.as_mut().unwrap().number = None;
    assert_eq!(books.desk().row(&draft).unwrap_err().withheld.why, "缺行政处罚决定书文号");
    let mut nobody = decided();
    nobody.dossier.party = None;
    assert_eq!(books.desk().row(&nobody).unwrap_err().withheld.rule, Rule::Incomplete);
}

#[test]
fn the_bureaus_own_code_must_have_a_right_check_digit() {
    let mut books = Books::built_in();
    books.bureau.credit_code = "11410400MB1D000010".into();
    let left = books.desk().row(&decided()).unwrap_err();
    assert_eq!(left.withheld.why, "缺处罚机关统一社会信用代码、数据来源单位统一社会信用代码");
}

#[test]
fn a_day_without_a_known_value_is_not_guessed() {
    let books = Books::built_in();
    assert_eq!(rule(&books, &decided_on("2017-12-31")), Some(Rule::Incomplete));
    assert_eq!(rule(&books, &decided_on("2018-01-01")), None);
}

#[test]
fn whether_a_case_must_be_reported_can_be_asked_without_the_table() {
    let books = Books::built_in();
    assert!(barred(&decided(), &books.law).is_ok());
    assert!(barred(&mitigated(with(person()), Ground::RemovedHarm), &books.law).is_err());
}

#[test]
fn names_are_masked_but_for_their_ends() {
    assert_eq!(["张三", "杨家虎", "欧阳家虎", "甲"].map(mask_name), ["张*", "杨*虎", "欧**虎", "甲"]);
}
