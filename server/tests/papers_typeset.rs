//! Papers as they come out of the printer: text that can be copied, ink where the standard wants it, no empty box.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use domain::documents::block::{Block, Cell, Entry, Opinion, Paper, Row, Run, Signature, Table};
use server::pdf::{Faces, Identity, PageOfLines, PdfError, Role, Typesetter};

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts");
    let mut folders: Vec<PathBuf> = match std::env::var_os("ZHIHENG_FONTS") {
        Some(folders) => std::env::split_paths(&folders).collect(),
        None => vec![workspace],
    };
    folders.push("/usr/share/fonts".into());
    let faces = Faces::load(&folders).expect("fonts are missing: run `cargo xtask test`, which installs them");
    for role in [Role::Wide, Role::Rare] {
        let found = faces.files().any(|(it, _)| it == role);
        assert!(found, "the fallback face {role:?} is missing: run `cargo xtask test`, which installs it");
    }
    Typesetter::new(faces)
});

fn identity() -> Identity {
    Identity { id: "0f5c2c1e9a7b4d6885aa01d2c3e4f567".into(), made_at: 1_775_000_000 }
}

fn render(paper: &Paper) -> Vec<u8> {
    TYPESETTER.render(paper, &identity()).unwrap()
}

fn pages(paper: &Paper) -> Vec<PageOfLines> {
    TYPESETTER.lay_out(paper).unwrap()
}

/// Runs a program of poppler-utils over the file.
fn poppler(name: &str, program: &str, bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let file = std::env::temp_dir().join(format!("zhiheng-{}-{name}.pdf", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let (before, after) = arguments.split_at(arguments.iter().position(|it| *it == "-").unwrap_or(arguments.len()));
    let output = Command::new(program).args(before).arg(&file).args(after).output();
    let output = output.expect("poppler-utils is missing: run `cargo xtask test`, which installs it");
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn copied(name: &str, bytes: &[u8], arguments: &[&str]) -> String {
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

const FACTS: &str = "经查，2026年3月4日22时15分，当事人的驾驶员李四驾驶车牌号为豫D12345的重型自卸货车，在平顶山市新华区中兴路与\
    建设路交叉口处运输建筑垃圾，车厢未密闭，沿途泄漏、遗撒渣土约12.5平方米。当事人的行为违反了《城市建筑垃圾管理规定》第十四条“处置\
    建筑垃圾的单位在运输建筑垃圾时，应当随车携带建筑垃圾处置核准文件”的规定；依据《中华人民共和国行政处罚法》第二十八条第一款、第五十七条\
    第一款第一项和《河南省城市市容和环境卫生管理条例》（平城管罚告字〔2026〕40008号），——逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款……";

fn decision() -> Paper {
    let mut paper = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
    paper.number = Some("平城管罚决字〔2026〕40008号".into());
    paper.blocks = vec![
        Block::Identity {
            entries: vec![
                Entry::new("当事人", "平顶山市湛河区顺达渣土运输有限公司"),
                Entry::new("统一社会信用代码", "91410402MA44AAAA0X"),
            ],
        },
        Block::heading("一、违法事实和证据"),
        Block::paragraph(FACTS),
        Block::paragraph(FACTS),
        Block::heading("二、处罚依据和决定"),
        Block::Paragraph {
            indent: true,
            runs: vec![Run::plain("本机关决定："), Run::strong("罚款人民币壹万肆仟零伍拾元整（¥14,050.00）。")],
        },
        Block::paragraph("当事人应当自收到本决定书之日起15日内缴纳罚款。"),
        Block::Signature(Signature {
            organ: "平顶山市城市管理局".into(),
            date: Some("2026年4月1日".into()),
            seal: true,
        }),
    ];
    paper.copies_line = Some("本文书一式两份，一份送达当事人，一份归档。".into());
    paper
}

fn approval() -> Paper {
    let mut paper = Paper::form("平顶山市城市管理局", "行政处罚立案审批表");
    let party = [("名称", "平顶山市湛河区顺达渣土运输有限公司"), ("地址", "平顶山市湛河区建设路东段888号院3号楼")];
    let mut rows = vec![Row::of(vec![Cell::label("案由"), Cell::value("未采取密闭措施运输建筑垃圾").across(3)])];
    for (i, (label, value)) in party.into_iter().enumerate() {
        let mut cells = vec![Cell::label(label), Cell::value(value).across(2)];
        if i == 0 {
            cells.insert(0, Cell::label("当事人").down(2));
        }
        rows.push(Row::of(cells));
    }
    rows.push(Row::of(vec![Cell::label("案情"), Cell::prose(FACTS).across(3)]).at_least(8));
    let opinion = |label: &str, text: Option<&str>| {
        let known = text.map(str::to_string);
        let name = known.as_ref().map(|_| "张三（豫D0123）、李四（豫D0456）".to_string());
        let date = known.as_ref().map(|_| "2026年3月5日".to_string());
        Block::Opinion(Opinion { label: label.into(), text: known, name, date })
    };
    paper.blocks = vec![
        Block::Table(Table::of([2, 2, 4, 4], rows)),
        opinion("承办人意见", Some("建议立案。")),
        opinion("承办机构意见", None),
        opinion("行政机关负责人审批意见", None),
        Block::BlankBelow,
    ];
    paper
}

fn letter_of(text: &str) -> Paper {
    let mut paper = Paper::letter("平顶山市城市管理局", "通知书");
    paper.blocks = vec![Block::paragraph(text)];
    paper
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

/// A page as grey values, 150 to the inch.
struct Ink {
    width: usize,
    rows: Vec<Vec<u8>>,
}

fn ink(name: &str, bytes: &[u8], page: &str) -> Ink {
    let image = poppler(name, "pdftoppm", bytes, &["-r", "150", "-gray", "-f", page, "-l", page]);
    let mut fields = image.splitn(4, |byte| byte.is_ascii_whitespace());
    assert_eq!(fields.next(), Some(b"P5".as_slice()));
    let width: usize = std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap();
    let height: usize = std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap();
    let data = &image[image.len() - width * height..];
    Ink { width, rows: data.chunks(width).map(<[u8]>::to_vec).collect() }
}

impl Ink {
    fn dark(&self, row: usize) -> bool {
        self.rows[row].iter().any(|grey| *grey < 128)
    }

    fn millimetres(pixels: usize) -> f64 {
        pixels as f64 * 25.4 / 150.0
    }
}

#[test]
fn ink_fills_the_frame_of_gb_t_9704_with_22_lines_of_28_characters() {
    let paper = letter_of(&"国".repeat(28 * 60));
    let second = &pages(&paper)[1];
    let lines: Vec<usize> = second.lines.iter().map(|line| line.glyphs.len()).collect();
    assert_eq!(lines[..22], [28; 22]);
    assert_eq!(second.lines.len(), 23, "22 lines and the page number");
    let ink = ink("ink", &render(&paper), "2");
    let frame = |row: &usize| Ink::millimetres(*row) < 265.0;
    let dark: Vec<usize> = (0..ink.rows.len()).filter(frame).filter(|row| ink.dark(*row)).collect();
    let within = |what: &str, found: f64, wanted: f64| {
        assert!((found - wanted).abs() <= 1.0, "{what}: {found:.2} mm instead of {wanted} mm");
    };
    within("top", Ink::millimetres(dark[0]), 37.0);
    within("bottom", 297.0 - Ink::millimetres(dark[dark.len() - 1] + 1), 35.0);
    let starts = dark.iter().filter(|row| !ink.dark(**row - 1)).count();
    assert_eq!(starts, 22);
    let column = |x: usize| dark.iter().any(|row| ink.rows[*row][x] < 128);
    let left = (0..ink.width).find(|x| column(*x)).unwrap();
    let right = (0..ink.width).rev().find(|x| column(*x)).unwrap();
    within("left", Ink::millimetres(left), 28.0);
    within("right", 210.0 - Ink::millimetres(right + 1), 26.0);
}

#[test]
fn ink_of_ordinary_papers_stays_in_the_frame() {
    for (name, paper) in [("decision", decision()), ("approval", approval())] {
        let bytes = render(&paper);
        for page in 1..=pages(&paper).len() {
            let ink = ink(name, &bytes, &page.to_string());
            let top = (0..ink.rows.len()).find(|row| ink.dark(*row)).unwrap();
            assert!((Ink::millimetres(top) - 37.0).abs() <= 1.0, "{name} {page}: {} mm", Ink::millimetres(top));
            for row in &ink.rows {
                let outside = |x: usize| !(27.0..=185.0).contains(&Ink::millimetres(x));
                assert!((0..ink.width).all(|x| row[x] >= 128 || !outside(x)), "{name} {page}");
            }
        }
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
