//! Where lines and pages end, and what stands on each page.

use domain::documents::block::{Block, Cell, Paper, Row, Table};
use server::pdf::PdfError;

use super::samples::{FACTS, approval, decision, letter_of};
use super::text::copied;
use super::{TYPESETTER, pages, render};

#[test]
fn a_draft_has_no_number_and_says_so_on_every_page() {
    let mut paper = decision();
    (paper.draft, paper.number) = (true, None);
    for page in pages(&paper) {
        assert_eq!(page.lines[0].text(), "草稿　未经签发　不得送达");
        assert_eq!(page.mark.unwrap().text(), "草稿");
    }
    assert!(copied("draft", &render(&paper), &["-"]).contains("盖章处"));
    assert!(!copied("issued", &render(&decision()), &["-"]).contains("盖章处"));
}

#[test]
fn a_paper_of_the_training_office_says_so_on_every_page() {
    let mut paper = approval();
    paper.drill = true;
    for page in pages(&paper) {
        assert_eq!(page.lines[0].text(), "演练　不具有法律效力");
    }
}

#[test]
fn page_numbers_stand_outside_and_forms_count_their_pages() {
    let pages = pages(&letter_of(&FACTS.repeat(4)));
    let number = |i: usize| pages[i].lines.last().unwrap();
    assert_eq!((number(0).text(), number(1).text()), ("— 1 —".into(), "— 2 —".into()));
    assert!(number(0).glyphs[0].x > 297.0 && number(1).glyphs[0].x < 110.0);
    let mut form = approval();
    form.page_signatures = vec!["当事人：".into(), "执法人员：".into()];
    let pages = self::pages(&form);
    for page in &pages {
        let text: Vec<String> = page.lines.iter().map(|line| line.text()).collect();
        assert_eq!(text.last().unwrap(), &format!("第{}页　共{}页", page.number, pages.len()));
        assert!(text.contains(&"当事人：".to_string()) && text.contains(&"执法人员：".to_string()));
    }
}

#[test]
fn no_last_line_has_a_single_character() {
    for length in 20..120 {
        let text = format!("{}。", "字".repeat(length));
        let page = &pages(&letter_of(&text))[0];
        let last = page.lines.iter().rev().nth(1).unwrap().text();
        assert!(last.chars().count() > 2, "{length}: {last}");
    }
}

#[test]
fn a_signature_never_stands_alone_on_a_page() {
    for length in 1..70 {
        let mut paper = decision();
        paper.blocks.truncate(1);
        for _ in 0..length {
            paper.blocks.push(Block::paragraph("当事人应当履行。"));
        }
        paper.blocks.extend(decision().blocks.last().cloned());
        let pages = pages(&paper);
        let last: Vec<String> = pages.last().unwrap().lines.iter().map(|line| line.text()).collect();
        let text = last.iter().filter(|line| line.contains("履行")).count();
        assert!(text >= 2 || pages.len() == 1, "{length}: {last:?}");
        assert!(last.contains(&"2026年4月1日".to_string()), "{length}: {last:?}");
    }
}

#[test]
fn a_long_list_repeats_its_head_and_a_long_cell_is_torn_between_lines() {
    let head = Row::of(vec![Cell::label("序号"), Cell::label("证据名称")]);
    let row = |i: usize| Row::of(vec![Cell::centred(i.to_string()), Cell::value(format!("证据{i}"))]);
    let mut rows: Vec<Row> = (1..60).map(row).collect();
    rows.push(Row::of(vec![Cell::centred("60"), Cell::prose("很长的一段事实。".repeat(400))]));
    let mut paper = Paper::form("平顶山市城市管理局", "证据清单");
    paper.blocks = vec![Block::Table(Table::list([1, 5], head, rows))];
    let pages = pages(&paper);
    assert!(pages.len() > 3);
    let mut facts = 0;
    for page in &pages {
        let text: Vec<String> = page.lines.iter().map(|line| line.text()).collect();
        assert_eq!(text.iter().filter(|line| *line == "证据名称").count(), 1, "{text:?}");
        facts += text.concat().matches('实').count();
        let lowest = page.rules.iter().map(|rule| rule.to.1).fold(0.0, f32::max);
        assert!(lowest <= (37.0 + 225.5) * 72.0 / 25.4, "{lowest}");
    }
    assert_eq!(facts, 400);
}

#[test]
fn an_approval_form_keeps_to_one_page() {
    assert_eq!(pages(&approval()).len(), 1);
}

#[test]
fn a_misshapen_table_is_refused() {
    let mut paper = Paper::form("某局", "表");
    paper.blocks = vec![Block::Table(Table::of([1, 1], vec![Row::of(vec![Cell::label("只有一格")])]))];
    assert_eq!(TYPESETTER.lay_out(&paper), Err(PdfError::TableShape { row: 1 }));
    paper.blocks = vec![Block::Table(Table::of([1], vec![Row::of(vec![Cell::label("伸出表外").down(2)])]))];
    assert_eq!(TYPESETTER.lay_out(&paper), Err(PdfError::TableShape { row: 1 }));
    paper.blocks = vec![Block::Table(Table::of(Vec::new(), Vec::new()))];
    assert_eq!(pages(&paper).len(), 1);
}

#[test]
fn no_line_starts_or_ends_with_a_mark_that_belongs_elsewhere() {
    let page = &pages(&letter_of(&FACTS.repeat(3)))[0];
    let body: Vec<String> =
        page.lines.iter().map(|line| line.text()).filter(|line| line.chars().count() > 20).collect();
    assert!(body.len() > 15);
    for line in body {
        let first = line.chars().next().unwrap();
        let last = line.chars().last().unwrap();
        assert!(!"，。、；：）》”".contains(first), "{line}");
        assert!(!"（《“〔".contains(last), "{line}");
    }
}

#[test]
fn the_dot_of_a_plate_takes_half_a_character() {
    let page = &pages(&letter_of("豫D·A1234号"))[0];
    let line = page.lines.iter().find(|line| line.text().starts_with('豫')).unwrap();
    let x = |i: usize| line.glyphs[i].x;
    assert!((x(3) - x(2)) < 13.0 && line.glyphs[2].character == '·', "{:?}", line.text());
}
