//! What can be copied out of a file, which faces are in it, and what is refused.

use domain::documents::block::{Block, Cell, Entry, Paper, Row, Table};
use server::pdf::{Identity, PdfError, Role};

use super::samples::{approval, decision, letter_of};
use super::{TYPESETTER, identity, poppler, render};

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn copied(name: &str, bytes: &[u8], arguments: &[&str]) -> String {
    let text = String::from_utf8(poppler(name, "pdftotext", bytes, arguments)).unwrap();
    let mut text = without_blanks(&text);
    for page in 1..=20 {
        text = text.replace(&format!("—{page}—"), "");
    }
    text
}

fn assert_in_order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let word = without_blanks(word);
        match text[from..].find(&word) {
            Some(at) => from += at + word.len(),
            None => panic!("“{word}” is missing or out of order after {from} in {text}"),
        }
    }
}

#[test]
fn a_letter_is_copied_out_in_reading_order() {
    let paper = decision();
    let text = copied("letter", &render(&paper), &["-"]);
    assert_in_order(&text, &paper.words());
    assert_in_order(&text, &["当事人：平顶山市湛河区顺达"]);
}

#[test]
fn a_form_is_copied_out_cell_by_cell() {
    let paper = approval();
    let text = copied("form", &render(&paper), &["-raw", "-"]);
    assert_in_order(&text, &paper.words());
    assert!(text.contains("签名：年月日"), "{text}");
    assert!(text.contains("第1页共"), "{text}");
}

#[test]
fn each_face_is_embedded_as_a_subset() {
    let mut paper = decision();
    paper.blocks.push(Block::paragraph("珺𪚥"));
    let fonts = String::from_utf8(poppler("fonts", "pdffonts", &render(&paper), &[])).unwrap();
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 6, "{fonts}");
    for row in rows {
        assert!(row.contains(" yes yes yes "), "{fonts}");
        assert_eq!(row.chars().nth(6), Some('+'), "{fonts}");
    }
}

#[test]
fn rare_characters_of_names_find_a_face() {
    let rare = "㛃𬭎䶮𪚥珺玥燚垚㎡³";
    let paper = letter_of(&format!("当事人{rare}，面积"));
    let bytes = render(&paper);
    assert!(copied("rare", &bytes, &["-"]).contains(rare));
    let substitutes = TYPESETTER.substitutes(&paper).unwrap();
    assert_eq!(substitutes.iter().map(|it| it.character).collect::<String>(), rare);
    assert_eq!(substitutes.iter().find(|it| it.character == '𪚥').unwrap().face, Role::Rare);
}

#[test]
fn a_character_without_a_face_refuses_the_paper_and_is_named() {
    let refused = TYPESETTER.render(&letter_of("当事人𓀀某"), &identity()).unwrap_err();
    let PdfError::NoGlyph { character, codepoint, context } = &refused else { panic!("{refused}") };
    assert_eq!((*character, *codepoint, context.as_str()), ('𓀀', 0x13000, "当事人𓀀某"));
    assert!(refused.to_string().contains("U+13000"), "{refused}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for paper in [decision(), approval(), letter_of("珺𪚥")] {
        assert!(render(&paper) == render(&paper));
    }
    let other = Identity { id: "another".into(), ..identity() };
    assert!(render(&decision()) != TYPESETTER.render(&decision(), &other).unwrap());
}

#[test]
fn whatever_is_typed_is_typeset_or_refused() {
    let corpus = [
        String::new(),
        "\n\n\n".into(),
        " ".repeat(200),
        "字".repeat(10_000),
        "，".repeat(300),
        "（《“".repeat(200),
        "a".repeat(5_000),
        "9".repeat(400),
        "第".repeat(300),
        "第一条".repeat(300),
        "〔2026〕".repeat(300),
        "—".repeat(501),
        "\u{0}\u{1}\u{7f}".into(),
        "左\u{202e}右\u{200f}".into(),
        "שלום".into(),
        "😀👨‍👩‍👧".into(),
        "e\u{301}\u{fe0f}\u{e0100}".into(),
        "\u{feff}正文\u{200b}".into(),
        "一行\r\n二行\t三".into(),
        "\u{ffff}\u{10ffff}".into(),
    ];
    for text in &corpus {
        let mut form = Paper::form(text.clone(), text.clone());
        form.blocks = vec![
            Block::Table(Table::of([1, 9], vec![Row::of(vec![Cell::label(text.clone()), Cell::prose(text.clone())])])),
            Block::FillLine { labels: vec![text.clone(), text.clone()] },
            Block::FillLine { labels: Vec::new() },
            Block::Identity { entries: vec![Entry::new(text.clone(), text.clone())] },
        ];
        for paper in [letter_of(text), form] {
            match TYPESETTER.render(&paper, &identity()) {
                Ok(bytes) => assert!(bytes.starts_with(b"%PDF-")),
                Err(PdfError::NoGlyph { character, .. }) => assert!(text.contains(character)),
                Err(other) => panic!("{other} for {text}"),
            }
        }
    }
    assert!(TYPESETTER.render(&letter_of("左\u{202e}右"), &identity()).is_err());
}
