//! The three sheets: records, deadlines, and what is not reported.

use domain::exports::credit_penalties::{DEADLINES, REPORT, WITHHELD};
use domain::exports::{Cell, Export, Line};
use domain::party::Party;
use domain::step::{Ground, Mitigation};

use crate::office::Office;
use crate::{Books, decided, organisation, person, reported, with};

fn told(line: &Line) -> Vec<String> {
    line.cells.iter().map(Cell::text).collect()
}

#[test]
fn the_sheets_have_their_names_and_every_line_fits_its_headings() {
    let books = Books::built_in();
    let sheets = books.desk().sheets();
    assert_eq!(sheets.iter().map(|sheet| sheet.name).collect::<Vec<_>>(), ["应报", "期限", "不报"]);
    assert_eq!(sheets[REPORT].headings.len(), 30);
    for case in [decided(), with(person()), with(organisation())] {
        for line in books.desk().lines(&case) {
            assert_eq!(line.cells.len(), sheets[line.sheet].headings.len());
        }
    }
}

#[test]
fn a_record_has_a_line_of_deadlines_beside_it() {
    let books = Books::built_in();
    let lines = books.desk().lines(&reported(with(organisation()), "2026-10-20"));
    assert_eq!(lines.iter().map(|line| line.sheet).collect::<Vec<_>>(), [REPORT, DEADLINES]);
    assert_eq!(
        told(&lines[1]),
        [
            "平城管罚决字〔2026〕5号",
            "2026/10/09",
            "2026/10/19",
            "2026/10/20",
            "否",
            "一般",
            "信用修复管理办法（国家发展改革委令第36号）：一般，最长一年；罚款 5,000 元，不少于 0 元",
            "",
        ]
    );
    let in_time = books.desk().lines(&reported(with(organisation()), "2026-10-19"));
    assert_eq!(told(&in_time[1])[4], "是");
    assert_eq!(told(&books.desk().lines(&with(organisation()))[1])[3..5], ["", "未报"]);
}

#[test]
fn what_must_not_be_reported_stands_only_among_the_withheld_with_the_name_masked() {
    let books = Books::built_in();
    let mut case = with(person());
    case.report.as_mut().unwrap().form.mitigation = Some(Mitigation {
        ground: Ground::RemovedHarm,
        facts: "已清扫".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    });
    let lines = books.desk().lines(&case);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].sheet, WITHHELD);
    assert_eq!(
        told(&lines[0])[..4],
        [
            "平城管罚决字〔2026〕5号",
            "张*丰",
            "自然人违法情节轻微并主动消除或者减轻危害后果",
            "河南省社会信用条例第十三条第三款",
        ]
    );
}

#[test]
fn what_is_incomplete_stays_among_the_deadlines() {
    let books = Books::built_in();
    let Party::Organisation(mut company) = organisation() else { unreachable!() };
    company.credit_code = None;
    let lines = books.desk().lines(&with(Party::Organisation(company)));
    assert_eq!(lines.iter().map(|line| line.sheet).collect::<Vec<_>>(), [DEADLINES, WITHHELD]);
    assert_eq!(told(&lines[0])[4], "未报");
    assert_eq!(told(&lines[0])[7], "缺行政相对人代码_1（统一社会信用代码）");
}

#[test]
fn rows_take_cases_one_after_the_other() {
    let books = Books::built_in();
    let cases = [with(organisation()), with(person())].into_iter().cycle().take(1_000);
    assert_eq!(books.desk().rows(cases).filter(Result::is_ok).count(), 1_000);
}

#[test]
fn cells_do_not_show_numbers_of_people_in_log_lines() {
    let books = Books::built_in();
    let row = books.desk().row(&with(person())).unwrap();
    assert!(!format!("{row:?}").contains("410402199001010019"));
}

#[test]
fn the_table_with_full_numbers_is_the_disclosure_clerks() {
    let office = Office::on("2026-09-08");
    assert!(Export::CreditPenalties.may(&office.who(7)).is_ok());
    assert!(Export::CreditPenalties.may(&domain::officer::Officer::system()).is_ok());
    let refusal = Export::CreditPenalties.may(&office.who(1)).unwrap_err();
    assert!(refusal.sentence().contains("双公示专员") && refusal.sentence().contains("行政处罚法第五十条"));
    assert_eq!(Export::from_key("credit_penalties"), Some(Export::CreditPenalties));
    assert_eq!(Export::from_key("penalties"), None);
}
