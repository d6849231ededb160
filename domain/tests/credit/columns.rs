//! The thirty columns, for each category of party.

use domain::disclosure::{Category, Field};
use domain::exports::{Cell, Columns};
use domain::law::catalogue::PenaltyKind;
use domain::money::{Fen, parse_words};
use domain::party::{CreditCode, Identity, Party};
use proptest::prelude::*;

use crate::{Books, cells, decided, organisation, person, shop, with};

const HEADINGS: [(&str, &str); 30] = [
    ("行政相对人名称", "CF_XDR_MC"),
    ("行政相对人类别", "CF_XDR_LB"),
    ("行政相对人代码_1（统一社会信用代码）", "CF_XDR_SHXYM"),
    ("行政相对人代码_2（工商注册号）", "CF_XDR_GSZC"),
    ("行政相对人代码_3（组织机构代码）", "CF_XDR_ZZJG"),
    ("行政相对人代码_4（税务登记号）", "CF_XDR_SWDJ"),
    ("行政相对人代码_5（事业单位证书号）", "CF_XDR_SYDW"),
    ("行政相对人代码_6（社会组织登记证号）", "CF_XDR_SHZZ"),
    ("法定代表人", "CF_FRDB"),
    ("法定代表人证件类型", "CF_FR_ZJLX"),
    ("法定代表人证件号码", "CF_FR_ZJHM"),
    ("自然人证件类型", "CF_XDR_ZJLX"),
    ("自然人证件号码", "CF_XDR_ZJHM"),
    ("行政处罚决定书文号", "CF_WSH"),
    ("违法行为类型", "CF_WFXW"),
    ("违法事实", "CF_SY"),
    ("处罚依据", "CF_YJ"),
    ("处罚类别", "CF_CFLB"),
    ("处罚内容", "CF_NR"),
    ("罚款金额（万元）", "CF_NR_FK"),
    ("没收违法所得、没收非法财物的金额（万元）", "CF_NR_WFFF"),
    ("暂扣或吊销证照名称及编号", "CF_NR_ZKDX"),
    ("处罚决定日期", "CF_JDRQ"),
    ("处罚有效期", "CF_YXQ"),
    ("公示截止期", "CF_GSJZQ"),
    ("处罚机关", "CF_CFJG"),
    ("处罚机关统一社会信用代码", "CF_CFJGDM"),
    ("数据来源单位", "CF_SJLY"),
    ("数据来源单位统一社会信用代码", "CF_SJLYDM"),
    ("备注", "BZ"),
];

/// Columns 14 to 26 of the case as decided.
const PENALTY: [&str; 13] = [
    "平城管罚决字〔2026〕5号",
    "违反《中华人民共和国生态环境法典》第二百四十一条第一款",
    "2026年9月8日，在建设路与开源路口，豫D·A1234 号车运输渣土未采取密闭措施，沿途遗撒",
    "《中华人民共和国生态环境法典》第一千一百二十九条",
    "罚款",
    "罚款人民币伍仟元整（¥5,000.00）",
    "0.5",
    "",
    "",
    "2026/10/09",
    "2099/12/31",
    "2027/10/09",
    "平顶山市城市管理局",
];

fn expected(party: [&str; 13]) -> Vec<String> {
    let code = Books::built_in().bureau.credit_code;
    let source = [code.as_str(), PENALTY[12], code.as_str(), ""];
    party.into_iter().chain(PENALTY).chain(source).map(str::to_owned).collect()
}

#[test]
fn the_table_has_thirty_columns_in_the_standards_order() {
    let columns = Columns::built_in().unwrap();
    let found: Vec<(&str, &str)> =
        columns.all().iter().map(|column| (column.name.as_str(), column.field.code())).collect();
    assert_eq!(found, HEADINGS);
    assert_eq!(columns.all().iter().map(|column| column.field).collect::<Vec<_>>(), Field::ALL);
}

#[test]
fn an_organisation_fills_its_code_and_representative() {
    assert_eq!(
        cells(&with(organisation())),
        expected([
            "平顶山市鹰运渣土运输有限公司",
            "法人及非法人组织",
            "91410402MA00000660",
            "",
            "",
            "",
            "",
            "",
            "马建国",
            "身份证",
            "410402199001010027",
            "",
            "",
        ])
    );
}

#[test]
fn a_natural_person_has_no_codes_and_no_representative() {
    assert_eq!(
        cells(&with(person())),
        expected(["张三丰", "自然人", "", "", "", "", "", "", "", "", "", "身份证", "410402199001010019"])
    );
}

#[test]
fn the_operator_of_a_sole_trader_never_stands_in_the_natural_persons_columns() {
    let shop_cells = cells(&with(shop()));
    assert_eq!(
        shop_cells,
        expected([
            "新华区诚信运输部",
            "个体工商户",
            "91410402MA00000660",
            "",
            "",
            "",
            "",
            "",
            "李四",
            "身份证",
            "410402199001010019",
            "",
            "",
        ])
    );
    for counts_as_person in ["true", "false"] {
        let books = Books::built_in().set("sole_trader_is_person_for_disclosure", counts_as_person);
        let row = books.desk().row(&with(shop())).unwrap();
        assert_eq!(row.cells[11..13], [Cell::Blank, Cell::Blank]);
    }
}

#[test]
fn a_shop_without_a_name_goes_by_its_operator() {
    let Party::SoleTrader(mut trader) = shop() else { unreachable!() };
    trader.shop_name = None;
    assert_eq!(cells(&with(Party::SoleTrader(trader)))[0], "李四");
}

#[test]
fn columns_of_other_categories_are_blank_by_the_table_too() {
    let columns = Columns::built_in().unwrap();
    let for_whom = |code: &str| {
        let column = columns.all().iter().find(|column| column.field.code() == code).unwrap();
        Category::ALL.into_iter().filter(|category| column.is_for(*category)).collect::<Vec<_>>()
    };
    for code in ["CF_XDR_SHXYM", "CF_XDR_GSZC", "CF_XDR_ZZJG", "CF_XDR_SWDJ", "CF_FRDB", "CF_FR_ZJLX", "CF_FR_ZJHM"] {
        assert_eq!(for_whom(code), [Category::Organisation, Category::SoleTrader], "{code}");
    }
    for code in ["CF_XDR_SYDW", "CF_XDR_SHZZ"] {
        assert_eq!(for_whom(code), [Category::Organisation], "{code}");
    }
    for code in ["CF_XDR_ZJLX", "CF_XDR_ZJHM"] {
        assert_eq!(for_whom(code), [Category::Person], "{code}");
    }
}

#[test]
fn several_kinds_stand_in_one_cell_with_the_separator() {
    let mut case = decided();
    let decision = case.decision.as_mut().unwrap();
    decision.warning = true;
    decision.confiscate_fen = Fen::new(150);
    let row = cells(&case);
    assert_eq!(row[17], "警告；罚款；没收违法所得");
    assert_eq!(row[18], "警告；罚款人民币伍仟元整（¥5,000.00）；没收违法所得人民币壹元伍角整（¥1.50）");
    assert_eq!((row[19].as_str(), row[20].as_str()), ("0.5", "0.00015"));
    let books = Books::built_in().set("category_separator", "\";\"");
    assert_eq!(books.desk().row(&case).unwrap().cells[17].text(), "警告;罚款;没收违法所得");
}

#[test]
fn amounts_are_in_wan_exactly() {
    for (fen, wan) in [
        (1_405_000, "1.405"),
        (58_440_000, "58.44"),
        (4_007_100, "4.0071"),
        (150, "0.00015"),
        (20_000, "0.02"),
        (1, "0.000001"),
        (1_000_000, "1"),
        (200_000, "0.2"),
    ] {
        let mut case = decided();
        case.decision.as_mut().unwrap().fine_fen = Fen::new(fen);
        assert_eq!(cells(&case)[19], wan);
    }
}

#[test]
fn a_surcharge_and_an_order_to_correct_never_appear() {
    let mut case = decided();
    assert!(!case.orders.is_empty());
    case.decision.as_mut().unwrap().term.as_mut().unwrap().pay_by = "2026-10-10".parse().unwrap();
    let row = cells(&case).join("|");
    assert!(!row.contains("责令") && !row.contains("加处"), "{row}");
    assert_eq!(cells(&case)[19], "0.5");
}

#[test]
fn a_failing_check_digit_with_its_reason_is_reported_as_it_is() {
    let Party::Organisation(mut company) = organisation() else { unreachable!() };
    company.credit_code = Some(CreditCode::with_reason("91350211M0000XUF46", "执照如此"));
    assert_eq!(cells(&with(Party::Organisation(company)))[2], "91350211M0000XUF46");
}

#[test]
fn numbers_of_people_inside_the_facts_are_masked_and_a_clerk_is_told() {
    let mut case = decided();
    case.report.as_mut().unwrap().form.facts =
        "驾驶人身份证号410402199001010019，电话13812345678，公司代码914403001922038216，运单20260908001".into();
    let books = Books::built_in();
    let row = books.desk().row(&case).unwrap();
    let facts = row.cells[15].text();
    assert!(facts.contains("410402********0019") && facts.contains("138****5678"), "{facts}");
    assert!(facts.contains("914403001922038216") && facts.contains("20260908001"), "{facts}");
    assert!(row.notes.iter().any(|note| note.contains("已遮盖")), "{:?}", row.notes);
}

#[test]
fn a_channel_may_use_other_words_and_write_days_otherwise() {
    let text = include_str!("../../src/exports/credit_penalties.toml")
        .replace("%Y/%m/%d", "%Y-%m-%d")
        .replace("[words]", "[words]\n\"警告\" = \"警告（旧）\"\n\"身份证\" = \"居民身份证\"");
    let mut books = Books::built_in();
    books.columns = Columns::parse(&text).unwrap();
    let mut case = with(person());
    case.decision.as_mut().unwrap().warning = true;
    let row = books.desk().row(&case).unwrap();
    assert_eq!(row.cells[11].text(), "居民身份证");
    assert_eq!(row.cells[17].text(), "警告（旧）；罚款");
    assert_eq!(row.cells[22].text(), "2026-10-09");
    assert_eq!(row.cells[23].text(), "2099-12-31");
}

#[test]
fn a_wrong_file_of_columns_is_refused() {
    let text = include_str!("../../src/exports/credit_penalties.toml");
    for (from, to) in [
        ("number = 2\n", "number = 3\n"),
        ("CF_XDR_LB", "CF_XDR_MC"),
        ("CF_XDR_LB", "CF_WFLX"),
        ("name = \"备注\"", "name = \" \""),
        ("%Y/%m/%d", "%Y/%Q"),
        ("%Y/%m/%d", "%H:%M"),
        ("required = \"optional\"", "required = \"maybe\""),
        ("version = \"2018\"", "edition = \"2018\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(Columns::parse(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[test]
fn a_missing_representative_is_a_note_and_a_long_text_too() {
    let Party::Organisation(mut company) = organisation() else { unreachable!() };
    company.representative_identity = Some(Identity::unknown("未提供"));
    let mut case = with(Party::Organisation(company));
    let books = Books::built_in();
    let missing = ["缺法定代表人证件类型", "缺法定代表人证件号码"];
    assert_eq!(books.desk().row(&case).unwrap().notes, missing);
    let at_limit = |case: &mut domain::case::Case, length: usize| {
        let before = cells(case)[15].chars().count() - case.report.as_ref().unwrap().form.facts.chars().count();
        case.report.as_mut().unwrap().form.facts = "土".repeat(length - before);
    };
    for (length, notes) in [(4_999, 2), (5_000, 2), (5_001, 3)] {
        at_limit(&mut case, length);
        let row = books.desk().row(&case).unwrap();
        assert_eq!((row.cells[15].text().chars().count(), row.notes.len()), (length, notes));
    }
}

#[test]
fn the_training_office_marks_its_records() {
    let books = Books::built_in();
    let desk = domain::exports::credit_penalties::Desk { drill: true, ..books.desk() };
    assert_eq!(desk.row(&decided()).unwrap().cells[29].text(), "演练数据，不得报送");
}

#[test]
fn kinds_of_penalty_follow_from_the_decision_alone() {
    assert_eq!(PenaltyKind::Fine.label(), cells(&decided())[17]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn words_and_figure_tell_the_same_amount(fen in 1i64..10_000_000_000) {
        let mut case = decided();
        case.decision.as_mut().unwrap().fine_fen = Fen::new(fen);
        let row = cells(&case);
        let words = row[18].trim_start_matches("罚款").split('（').next().unwrap().to_owned();
        prop_assert_eq!(parse_words(&words), Ok(Fen::new(fen)));
        let wan: Fen = Fen::parse(&format!("{}万", row[19])).unwrap();
        prop_assert_eq!(wan, Fen::new(fen));
    }
}
