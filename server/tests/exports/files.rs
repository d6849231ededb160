//! A file read back: identifiers are text, amounts numbers, nothing is lost on the way.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use domain::bureau::Bureau;
use domain::case::Case;
use domain::exports::Columns;
use domain::exports::credit_penalties::{DEADLINES, Desk, REPORT, WITHHELD};
use domain::money::Fen;
use domain::now::Law;
use domain::party::{CreditCode, Identity, Party};
use server::formats::{Book, Format};

use crate::office::{Line, Office, morning};

fn cases() -> Vec<Case> {
    let mut case = Line::to_served(&mut Office::on("2026-09-08"), 5_000);
    let Some(Party::Organisation(company)) = &mut case.dossier.party else { unreachable!() };
    // A code that is all digits, as some are: the first victim of a program that takes it for a number.
    company.credit_code = Some(CreditCode::new("914403001922038216"));
    company.representative_identity = Some(Identity::resident("410402199001010027"));
    let mut small = case.clone();
    small.decision.as_mut().unwrap().fine_fen = Fen::new(150);
    let mut unready = case.clone();
    unready.dossier.party = None;
    vec![case, small, unready]
}

fn file(format: Format, part: usize, cases: &[Case]) -> Vec<u8> {
    let (law, bureau) = (Law::built_in().unwrap(), Bureau::demo().unwrap());
    let columns = Columns::built_in().unwrap();
    let desk = Desk { law: &law, bureau: &bureau, columns: &columns, drill: false };
    let mut book = Book::begin(format, &desk.sheets(), part, morning("2026-11-22"), Vec::new()).unwrap();
    for case in cases {
        for line in desk.lines(case) {
            book.line(&line).unwrap();
        }
    }
    book.finish().unwrap()
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["应报", "期限", "不报"]);
    book.worksheet_range(name).unwrap()
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    match range.get_value((row, column - 1)) {
        Some(Data::String(text)) => text.clone(),
        None | Some(Data::Empty) => String::new(),
        other => panic!("row {row}, column {column} is not text: {other:?}"),
    }
}

#[test]
fn the_first_sheet_has_the_thirty_headings_and_a_row_for_each_record() {
    let range = sheet(&file(Format::Xlsx, REPORT, &cases()), "应报");
    let columns = Columns::built_in().unwrap();
    let headings: Vec<String> = (1..=30).map(|column| text(&range, 0, column)).collect();
    assert_eq!(headings, columns.all().iter().map(|column| column.name.clone()).collect::<Vec<_>>());
    assert_eq!(range.height(), 3);
    assert_eq!(text(&range, 1, 1), "平顶山市鹰运渣土运输有限公司");
}

#[test]
fn identifiers_stay_text_and_amounts_are_numbers() {
    let range = sheet(&file(Format::Xlsx, REPORT, &cases()), "应报");
    assert_eq!(text(&range, 1, 3), "914403001922038216");
    assert_eq!(text(&range, 1, 11), "410402199001010027");
    assert_eq!(text(&range, 1, 14), "平城管罚决字〔2026〕5号");
    assert_eq!(text(&range, 1, 23), "2026/10/09");
    assert_eq!(text(&range, 1, 24), "2099/12/31");
    assert_eq!(range.get_value((1, 19)), Some(&Data::Float(0.5)));
    assert_eq!(range.get_value((2, 19)), Some(&Data::Float(0.000_15)));
    assert_eq!(text(&range, 2, 19), "罚款人民币壹元伍角整（¥1.50）");
    assert_eq!(text(&range, 1, 21), "", "nothing confiscated is blank, not 0");
}

#[test]
fn every_amount_reads_back_as_the_decimal_that_was_meant() {
    for fen in [1, 2, 30, 150, 20_000, 1_405_000, 4_007_100, 58_440_000, 30_000_001, 999_999_999_999] {
        let mut case = cases().remove(0);
        case.decision.as_mut().unwrap().fine_fen = Fen::new(fen);
        let range = sheet(&file(Format::Xlsx, REPORT, &[case]), "应报");
        let Some(Data::Float(number)) = range.get_value((1, 19)) else { panic!("no number for {fen}") };
        assert_eq!(number.to_string(), Fen::new(fen).wan());
    }
}

#[test]
fn deadlines_and_what_is_not_reported_have_their_sheets() {
    let bytes = file(Format::Xlsx, REPORT, &cases());
    let deadlines = sheet(&bytes, "期限");
    let first: Vec<String> = (1..=5).map(|column| text(&deadlines, 0, column)).collect();
    assert_eq!(first, ["行政处罚决定书文号", "处罚决定日期", "报送截止日", "报送日期", "是否按期"]);
    assert_eq!((text(&deadlines, 1, 3), text(&deadlines, 1, 5)), ("2026/10/19".into(), "未报".into()));
    assert_eq!(deadlines.height(), 4, "what is incomplete is still owed");
    let withheld = sheet(&bytes, "不报");
    assert_eq!(withheld.height(), 2);
    assert_eq!(text(&withheld, 1, 3), "资料不全，补齐后报送");
}

#[test]
fn a_range_without_decisions_gives_headings_alone() {
    let bytes = file(Format::Xlsx, REPORT, &[]);
    for name in ["应报", "期限", "不报"] {
        assert_eq!(sheet(&bytes, name).height(), 1, "{name}");
    }
}

#[test]
fn comma_separated_text_holds_one_sheet_with_the_mark_of_utf_8() {
    let bytes = file(Format::Csv, REPORT, &cases());
    let body = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::Reader::from_reader(body);
    assert_eq!(reader.headers().unwrap().len(), 30);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0][2], &rows[0][19], &rows[1][19]), ("914403001922038216", "0.5", "0.00015"));
    let withheld = String::from_utf8(file(Format::Csv, WITHHELD, &cases())).unwrap();
    assert_eq!(withheld.lines().count(), 2, "{withheld}");
    let deadlines = String::from_utf8(file(Format::Csv, DEADLINES, &cases())).unwrap();
    assert_eq!(deadlines.lines().count(), 4, "{deadlines}");
}

#[test]
fn rare_characters_quotes_and_line_breaks_survive_and_formulas_stay_text() {
    let mut case = cases().remove(0);
    case.report.as_mut().unwrap().form.facts = "𠮷田、㛃\n\"引号\",逗号 <a> & 󠄀".into();
    let Some(Party::Organisation(company)) = &mut case.dossier.party else { unreachable!() };
    company.name = "=1+1".into();
    let range = sheet(&file(Format::Xlsx, REPORT, std::slice::from_ref(&case)), "应报");
    assert!(text(&range, 1, 16).ends_with("𠮷田、㛃\n\"引号\",逗号 <a> & 󠄀"), "{}", text(&range, 1, 16));
    assert_eq!(text(&range, 1, 1), "=1+1");
    let bytes = file(Format::Csv, REPORT, &[case]);
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let row = reader.records().next().unwrap().unwrap();
    assert!(row[15].ends_with("𠮷田、㛃\n\"引号\",逗号 <a> & 󠄀"));
    assert_eq!(&row[0], "'=1+1");
}
