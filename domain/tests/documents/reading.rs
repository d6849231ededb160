//! How a paper reads as plain text, and what a careful reader would mark in it.

use domain::documents::block::{Block, Level, Paper};

/// The whole paper as text, one line a paragraph, with marks for what is not running text.
pub fn read(paper: &Paper) -> String {
    let mut lines = vec![paper.issuer.clone(), format!("【{}】", paper.title)];
    lines.push(paper.number.clone().unwrap_or_else(|| "（无文号）".into()));
    if paper.draft {
        lines.push("（草稿）".into());
    }
    if paper.drill {
        lines.push("（演练）".into());
    }
    lines.extend(paper.blocks.iter().flat_map(block));
    lines.extend(paper.copies_line.iter().map(|line| format!("……{line}")));
    lines.join("\n")
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { level, text } => {
            let depth = match level {
                Level::First => "#",
                Level::Second => "##",
                Level::Third => "###",
                Level::Fourth => "####",
            };
            vec![format!("{depth} {text}")]
        }
        Block::Paragraph { indent, runs } => {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            vec![format!("{}{text}", if *indent { "　　" } else { "" })]
        }
        Block::Addressee { text } => vec![text.clone()],
        Block::Identity { entries } => entries.iter().map(|it| format!("{}：{}", it.label, it.value)).collect(),
        Block::Table(table) => {
            let rows = table.head.iter().chain(&table.rows);
            rows.map(|row| {
                let cells: Vec<String> = row.cells.iter().map(|cell| cell.text.replace('\n', " ⏎ ")).collect();
                format!("| {} |", cells.join(" | "))
            })
            .collect()
        }
        Block::Opinion(opinion) => {
            let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "＿＿".into());
            vec![format!(
                "[{}] {} —— {} {}",
                opinion.label,
                part(&opinion.text),
                part(&opinion.name),
                part(&opinion.date)
            )]
        }
        Block::Signature(signature) => {
            let date = signature.date.clone().unwrap_or_else(|| "＿＿".into());
            vec![format!("　　　　{}（盖章）", signature.organ), format!("　　　　{date}")]
        }
        Block::FillLine { labels } => vec![labels.join("＿＿　")],
        Block::BlankBelow => vec!["（以下空白）".into()],
        Block::Gap => vec![String::new()],
    }
}

fn chinese(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
        || "，。；：、？！“”‘’（）《》〔〕".contains(c)
}

/// What a careful reader would mark; empty where nothing is wrong.
pub fn faults(paper: &Paper) -> Vec<String> {
    let mut found = Vec::new();
    for words in paper.words() {
        let chars: Vec<char> = words.chars().collect();
        for three in chars.windows(3) {
            let marks = [',', ';', ':', '?', '!', '(', ')', '"', '\''];
            if marks.contains(&three[1]) && (chinese(three[0]) || chinese(three[2])) {
                found.push(format!("half-width {} in {words}", three[1]));
            }
        }
        for twice in [
            "。。", "，，", "；；", "，。", "；。", "、。", "：。", "。；", "。，", "（）", "““", "《》", "  ", "【",
            "〇",
        ] {
            if words.contains(twice) {
                found.push(format!("{twice} in {words}"));
            }
        }
        for (open, close) in [('《', '》'), ('“', '”'), ('（', '）'), ('〔', '〕')] {
            if words.matches(open).count() != words.matches(close).count() {
                found.push(format!("{open}{close} do not match in {words}"));
            }
        }
        if words.contains("条款未核") || words.contains("不详不详") {
            found.push(format!("unknown place in {words}"));
        }
    }
    for block in &paper.blocks {
        if let Block::Paragraph { runs, .. } = block {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            if !text.ends_with(['。', '：', '！', '？', '”', '）']) {
                found.push(format!("does not end as a sentence: {text}"));
            }
            if text.contains('\n') {
                found.push(format!("a line break inside a paragraph: {text}"));
            }
        }
    }
    found
}

#[test]
fn the_reader_marks_what_is_wrong() {
    let mut paper = Paper::letter("某局", "某书");
    for (text, wrong) in [
        ("当事人为单位,地址不详。", true),
        ("事实清楚。。", true),
        ("违反了《某条例的规定。", true),
        ("没有句号", true),
        ("罚款人民币伍仟元整（¥5,000.00）。", false),
        ("1.视听资料“IMG_0001.jpg”，证明车辆未密闭。", false),
    ] {
        paper.blocks = vec![Block::paragraph(text)];
        assert_eq!(!faults(&paper).is_empty(), wrong, "{text}");
    }
}
