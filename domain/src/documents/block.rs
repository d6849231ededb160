//! What every paper of the bureau is made of: headings, paragraphs, tables, opinions, signature blocks.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A composed paper 文书: the same value is frozen and hashed, typeset as PDF and walked by the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The document's name, e.g. 行政处罚决定书.
    pub title: String,
    /// The organ's name, printed above the title.
    pub issuer: String,
    /// The number 文号 as allocated, e.g. 平城管罚决字〔2024〕40008号; a draft has none.
    pub number: Option<String>,
    /// Running text or a ruled form.
    pub layout: Layout,
    /// Not yet issued: marked 草稿 on every page, and 盖章处 shows where the seal will go.
    pub draft: bool,
    /// Made in the training office: marked 演练 on every page.
    pub drill: bool,
    /// The body, in reading order.
    pub blocks: Vec<Block>,
    /// The foot says 第×页 共×页 instead of — 1 —.
    pub page_of_pages: bool,
    /// Lines to be signed at the foot of *every* page, as records 笔录 need them: their labels.
    #[serde(default)]
    pub page_signatures: Vec<String>,
    /// The last line of the paper, e.g. 本文书一式两份，一份送达，一份归档。
    pub copies_line: Option<String>,
}

/// How a paper looks. Letters follow the grid of GB/T 9704 (22 lines of 28 characters), forms are tables in 小四.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// A letter to the party 决定书、告知书、通知书.
    Letter,
    /// An internal form or a record 审批表、笔录、送达回证.
    Form,
}

/// One building block of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading on a line of its own; the words carry their own 一、 or （一）.
    Heading { level: Level, text: String },
    /// Running text; `indent` leaves the first two characters of the paragraph empty.
    Paragraph { indent: bool, runs: Vec<Run> },
    /// Whom a letter speaks to 主送: flush left, ends in a full-width colon.
    Addressee { text: String },
    /// Who the party is, as label and value; lines in a letter, a table of two columns in a form.
    Identity { entries: Vec<Entry> },
    /// A ruled table; tables, identities and opinions that follow each other share their rule.
    Table(Table),
    /// An opinion box 意见栏 of an approval form.
    Opinion(Opinion),
    /// The organ, the date, and the place of the seal.
    Signature(Signature),
    /// A line to be filled in by hand, one underlined gap for each label.
    FillLine { labels: Vec<String> },
    /// 以下空白: nothing may be added below.
    BlankBelow,
    /// One empty line.
    Gap,
}

/// The four levels of headings of GB/T 9704 7.3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 一、 in 黑体
    First,
    /// （一） in 楷体
    Second,
    /// 1. in 仿宋
    Third,
    /// （1） in 仿宋
    Fourth,
}

/// A stretch of a paragraph in one voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    #[serde(default, skip_serializing_if = "Voice::is_plain")]
    pub voice: Voice,
}

/// How a run stands out; there is no artificial bold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// 仿宋
    #[default]
    Plain,
    /// 黑体: what must not be overlooked.
    Strong,
    /// 楷体: what somebody else said.
    Quoted,
}

impl Voice {
    fn is_plain(&self) -> bool {
        *self == Voice::Plain
    }
}

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub label: String,
    pub value: String,
}

/// A ruled table over the whole width of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The columns' shares of the width, e.g. `[1, 3]`; never empty, each at least 1.
    pub columns: Vec<u16>,
    /// Rows repeated at the head of each page the table runs over.
    #[serde(default)]
    pub head: Vec<Row>,
    pub rows: Vec<Row>,
}

/// One row of a table; its cells and those reaching down from above fill all columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The row is at least so many lines high, for what is written by hand; 1 when nothing is asked.
    pub least_lines: u16,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text; `\n` begins a new paragraph.
    pub text: String,
    pub role: CellRole,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// How many rows it covers, at least 1.
    pub rows: u16,
}

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// Names its neighbour; centred.
    Label,
    /// What was filled in; ranged left.
    Value,
    /// A short value, e.g. a count or a date; centred.
    Centred,
    /// A longer text with the first line of each paragraph indented.
    Prose,
}

/// An opinion and who stands for it; what is not known yet is left to be written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Whose box it is, e.g. 承办人意见.
    pub label: String,
    /// The opinion; `None` leaves room.
    pub text: Option<String>,
    /// Who signs, e.g. 张三（豫D0123）; several names are written one after the other.
    pub name: Option<String>,
    /// The day, as it is written.
    pub date: Option<String>,
}

/// The end of a letter, GB/T 9704 7.3.5: the date stands four characters in, the organ centred on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub organ: String,
    /// The day, as it is written; `None` leaves 年 月 日 to be filled in.
    pub date: Option<String>,
    /// Room is kept for the organ's seal.
    pub seal: bool,
}

impl Paper {
    /// A letter without body, number or marks.
    pub fn letter(issuer: impl Into<String>, title: impl Into<String>) -> Paper {
        Paper {
            title: title.into(),
            issuer: issuer.into(),
            number: None,
            layout: Layout::Letter,
            draft: false,
            drill: false,
            blocks: Vec::new(),
            page_of_pages: false,
            page_signatures: Vec::new(),
            copies_line: None,
        }
    }

    /// A form without body, number or marks; its pages are counted 第×页 共×页.
    pub fn form(issuer: impl Into<String>, title: impl Into<String>) -> Paper {
        Paper { layout: Layout::Form, page_of_pages: true, ..Paper::letter(issuer, title) }
    }

    /// The words of the paper in reading order, a line each; marks and page numbers are not part of them.
    pub fn words(&self) -> Vec<&str> {
        let mut words = vec![self.issuer.as_str(), self.title.as_str()];
        words.extend(self.number.as_deref());
        for block in &self.blocks {
            words.extend(block.words());
        }
        words.extend(self.copies_line.as_deref());
        words
    }
}

impl Block {
    /// An indented paragraph in one voice.
    pub fn paragraph(text: impl Into<String>) -> Block {
        Block::Paragraph { indent: true, runs: vec![Run::plain(text)] }
    }

    /// A paragraph that starts flush left.
    pub fn flush(text: impl Into<String>) -> Block {
        Block::Paragraph { indent: false, runs: vec![Run::plain(text)] }
    }

    /// A heading of the first level, 黑体.
    pub fn heading(text: impl Into<String>) -> Block {
        Block::Heading { level: Level::First, text: text.into() }
    }

    /// The words of the block in reading order.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Block::Heading { text, .. } | Block::Addressee { text } => vec![text],
            Block::Paragraph { runs, .. } => runs.iter().map(|run| run.text.as_str()).collect(),
            Block::Identity { entries } => {
                entries.iter().flat_map(|entry| [entry.label.as_str(), entry.value.as_str()]).collect()
            }
            Block::Table(table) => {
                let rows = table.head.iter().chain(&table.rows);
                rows.flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect()
            }
            Block::Opinion(opinion) => {
                let rest = [&opinion.text, &opinion.name, &opinion.date];
                std::iter::once(opinion.label.as_str()).chain(rest.into_iter().filter_map(|it| it.as_deref())).collect()
            }
            Block::Signature(signature) => {
                std::iter::once(signature.organ.as_str()).chain(signature.date.as_deref()).collect()
            }
            Block::FillLine { labels } => labels.iter().map(String::as_str).collect(),
            Block::BlankBelow => vec!["以下空白"],
            Block::Gap => Vec::new(),
        }
    }
}

impl Run {
    /// A run in 仿宋.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), voice: Voice::Plain }
    }

    /// A run in 黑体.
    pub fn strong(text: impl Into<String>) -> Run {
        Run { text: text.into(), voice: Voice::Strong }
    }
}

impl Entry {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Entry {
        Entry { label: label.into(), value: value.into() }
    }
}

impl Table {
    /// A form's table: no repeated head.
    pub fn of(columns: impl Into<Vec<u16>>, rows: Vec<Row>) -> Table {
        Table { columns: columns.into(), head: Vec::new(), rows }
    }

    /// A list whose head row is repeated on each page.
    pub fn list(columns: impl Into<Vec<u16>>, head: Row, rows: Vec<Row>) -> Table {
        Table { columns: columns.into(), head: vec![head], rows }
    }
}

impl Row {
    pub fn of(cells: Vec<Cell>) -> Row {
        Row { cells, least_lines: 1 }
    }

    /// The same row, at least so many lines high.
    pub fn at_least(self, lines: u16) -> Row {
        Row { least_lines: lines, ..self }
    }
}

impl Cell {
    pub fn label(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), role: CellRole::Label, columns: 1, rows: 1 }
    }

    pub fn value(text: impl Into<String>) -> Cell {
        Cell { role: CellRole::Value, ..Cell::label(text) }
    }

    pub fn centred(text: impl Into<String>) -> Cell {
        Cell { role: CellRole::Centred, ..Cell::label(text) }
    }

    pub fn prose(text: impl Into<String>) -> Cell {
        Cell { role: CellRole::Prose, ..Cell::label(text) }
    }

    /// The same cell over several columns.
    pub fn across(self, columns: u16) -> Cell {
        Cell { columns, ..self }
    }

    /// The same cell over several rows.
    pub fn down(self, rows: u16) -> Cell {
        Cell { rows, ..self }
    }
}

/// A date as papers write it, without leading zeros: 2026年3月5日 (GB/T 9704 7.3.5).
pub fn written(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The date of a signature, or the gaps in which it is written by hand.
pub fn written_or_gap(date: Option<&str>) -> &str {
    date.unwrap_or("　　年　月　日")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_no_leading_zeros() {
        assert_eq!(written(NaiveDate::from_ymd_opt(2026, 3, 5).unwrap()), "2026年3月5日");
        assert_eq!(written_or_gap(None), "　　年　月　日");
    }

    #[test]
    fn a_paper_survives_being_stored() {
        let mut paper = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
        paper.blocks = vec![
            Block::heading("一、违法事实"),
            Block::Paragraph { indent: true, runs: vec![Run::plain("经查，"), Run::strong("不得")] },
            Block::Table(Table::of([1, 3], vec![Row::of(vec![Cell::label("案由"), Cell::value("未密闭运输")])])),
            Block::Signature(Signature { organ: "平顶山市城市管理局".into(), date: None, seal: true }),
            Block::BlankBelow,
        ];
        let text = serde_json::to_string(&paper).unwrap();
        assert_eq!(serde_json::from_str::<Paper>(&text).unwrap(), paper);
    }

    #[test]
    fn the_words_come_in_reading_order() {
        let mut paper = Paper::form("某局", "立案审批表");
        paper.number = Some("立〔2024〕1号".into());
        paper.blocks = vec![Block::Opinion(Opinion {
            label: "承办人意见".into(),
            text: Some("建议立案。".into()),
            name: Some("张三".into()),
            date: None,
        })];
        assert_eq!(paper.words(), ["某局", "立案审批表", "立〔2024〕1号", "承办人意见", "建议立案。", "张三"]);
    }
}
