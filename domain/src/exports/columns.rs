//! The platform's table as data: which columns, in which order, how long, and for whom each is asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono::format::{Item, StrftimeItems};
use serde::Deserialize;
use thiserror::Error;

use crate::disclosure::{Category, Field};

/// The columns of one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Which version of the standard.
    pub version: String,
    /// How days are written.
    date_format: String,
    /// The channel's words for the law's.
    words: BTreeMap<String, String>,
    /// In order.
    columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// From 1, without gaps.
    pub number: usize,
    /// The heading.
    pub name: String,
    /// What stands in it.
    #[serde(rename = "code")]
    pub field: Field,
    /// Most characters; `None` for amounts and days.
    pub length: Option<usize>,
    /// When it may not be empty.
    pub required: Required,
    /// For whom; for the others it is empty.
    #[serde(default = "everybody")]
    pub categories: Vec<Category>,
}

/// When a column may not be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// Every record; without it the record waits.
    Always,
    /// Records of its categories; the platform matches by it, so without it the record waits (河南省社会信用条例 16).
    Key,
    /// Records of its categories; without it the record goes with a note to the clerk.
    Wanted,
    /// Where the decision has that penalty; follows from the decision.
    Penalty,
    /// Never.
    Optional,
}

/// Why a file of columns cannot be used.
#[derive(Debug, Error)]
pub enum ColumnsError {
    /// The file is not what it should be.
    #[error("报送表列设置读不懂：{0}")]
    Unreadable(#[from] toml::de::Error),
    /// Numbers with a gap, a field twice, a name missing, or a pattern of days that cannot be written.
    #[error("报送表列设置有误：{0}。")]
    Wrong(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    date_format: String,
    #[serde(default)]
    words: BTreeMap<String, String>,
    column: Vec<Column>,
}

fn everybody() -> Vec<Category> {
    Category::ALL.to_vec()
}

impl Columns {
    /// The thirty columns that came with the program.
    ///
    /// # Errors
    /// Never for the file shipped; a test holds that.
    pub fn built_in() -> Result<Columns, ColumnsError> {
        Columns::parse(include_str!("credit_penalties.toml"))
    }

    /// Reads the file a clerk corrects.
    ///
    /// # Errors
    /// Unknown keys or codes, numbers with a gap, a field twice, a column without a name, a wrong pattern of days.
    pub fn parse(text: &str) -> Result<Columns, ColumnsError> {
        let file: File = toml::from_str(text)?;
        for (at, column) in file.column.iter().enumerate() {
            let wrong = |why: &str| Err(ColumnsError::Wrong(format!("第 {} 列{why}", at + 1)));
            if column.number != at + 1 {
                return wrong("的序号应连续");
            }
            if column.name.trim().is_empty() {
                return wrong("没有名称");
            }
            if file.column[..at].iter().any(|earlier| earlier.field == column.field) {
                return wrong("的代码重复");
            }
        }
        let date_only = StrftimeItems::new(&file.date_format).all(|item| item != Item::Error);
        let sample = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or(NaiveDate::MAX);
        // A pattern that asks for a time of day is only found out by writing with it.
        let writable = date_only
            && std::fmt::write(&mut String::new(), format_args!("{}", sample.format(&file.date_format))).is_ok();
        if !writable {
            return Err(ColumnsError::Wrong("date_format 写不出日期".to_owned()));
        }
        Ok(Columns { version: file.version, date_format: file.date_format, words: file.words, columns: file.column })
    }

    /// The columns in order.
    pub fn all(&self) -> &[Column] {
        &self.columns
    }

    /// A day as the channel writes it.
    pub fn day(&self, day: NaiveDate) -> String {
        day.format(&self.date_format).to_string()
    }

    /// The channel's word for one of the law's.
    pub fn word<'c>(&'c self, word: &'c str) -> &'c str {
        self.words.get(word).map_or(word, String::as_str)
    }
}

impl Column {
    /// Whether it is asked of records of this category.
    pub fn is_for(&self, category: Category) -> bool {
        self.categories.contains(&category)
    }
}
