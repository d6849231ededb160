//! Amounts, rates and day counts of the law as dated values with their source.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::money::Fen;

/// All dated values; a name may have several rows, the latest one begun by the day asked for counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    rows: BTreeMap<String, Vec<Parameter>>,
}

/// One value from one day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Parameter {
    /// Stable name used by the rules.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// First day of force.
    pub from: NaiveDate,
    /// The value.
    pub value: Value,
    /// Where it stands, in Chinese.
    pub source: String,
    /// How far the source was read.
    pub verified: Verified,
}

/// A value with its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "unit", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Money; whole yuan in the file.
    Yuan(Fen),
    /// A length in days; whether working days or calendar days is the rule's matter.
    Days(u32),
    /// A rate in thousandths.
    PerMille(u32),
    /// A choice of reading, yes or no.
    Flag(bool),
    /// A text.
    Text(String),
}

impl Value {
    /// As the parameters page shows it.
    pub fn label(&self) -> String {
        match self {
            Value::Yuan(amount) => format!("{} 元", amount.plain()),
            Value::Days(days) => format!("{days} 日"),
            Value::PerMille(rate) => format!("{rate}‰"),
            Value::Flag(true) => "是".to_owned(),
            Value::Flag(false) => "否".to_owned(),
            Value::Text(text) => text.clone(),
        }
    }
}

/// How far a value is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    /// The text of the article was read.
    Read,
    /// A copy or quotation was read.
    Secondary,
    /// General knowledge or the bureau's choice; to be checked before anyone relies on it.
    Unverified,
}

impl Verified {
    /// 已核原文, 转引文本 or 未核.
    pub fn label(self) -> &'static str {
        match self {
            Verified::Read => "已核原文",
            Verified::Secondary => "转引文本",
            Verified::Unverified => "未核",
        }
    }
}

/// Why a value could not be given. The texts go to the officer as they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParameterError {
    /// No row of that name.
    #[error("参数“{name}”没有设置。由管理员在“管理 › 参数”补录。")]
    Unknown {
        /// The name asked for.
        name: String,
    },
    /// The day lies before the first row: no guess.
    #[error("参数“{label}”在 {first} 以前没有数据，{on} 的情形算不出来。由管理员在“管理 › 参数”补录有依据的值。")]
    BeforeFirst {
        /// What people call it.
        label: String,
        /// The day asked for.
        on: NaiveDate,
        /// The first day with a value.
        first: NaiveDate,
    },
    /// The row holds another kind of value than the rule needs.
    #[error("参数“{label}”的值不是{wanted}。由管理员在“管理 › 参数”更正。")]
    WrongKind {
        /// What people call it.
        label: String,
        /// 金额, 天数, 是否 or 文字.
        wanted: &'static str,
    },
    /// A new row that cannot be added.
    #[error("参数“{label}”{reason}。")]
    Refused {
        /// What people call it.
        label: String,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be used.
    #[error("参数文件有误：{reason}。")]
    Malformed {
        /// What is wrong.
        reason: String,
    },
}

/// Names that rules look for without a row being shipped, with what people call them and a value of their kind: no number
/// has been published yet.
pub const OPTIONAL: [(&str, &str, Value); 1] =
    [("severity_grave_fine_from", "公示类别“严重”的罚款下限", Value::Yuan(Fen::ZERO))];

/// The text of the values that came with the program, written to the data folder at first start.
pub const BUILT_IN: &str = include_str!("parameters.toml");

/// Lengths that are accepted, in days.
const DAYS: std::ops::RangeInclusive<u32> = 1..=3_660;
/// Rates that are accepted, in thousandths.
const RATES: std::ops::RangeInclusive<u32> = 1..=1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    parameter: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    label: String,
    from: toml::value::Datetime,
    unit: String,
    value: toml::Value,
    source: String,
    verified: Verified,
}

impl Parameters {
    /// The values that came with the program.
    pub fn built_in() -> Result<Parameters, ParameterError> {
        Parameters::parse(BUILT_IN)
    }

    /// Reads the file a person edits. Refuses unknown fields, an empty source, rows of one name that are not in the
    /// order of their dates or change their kind.
    pub fn parse(text: &str) -> Result<Parameters, ParameterError> {
        let file: File =
            toml::from_str(text).map_err(|error| ParameterError::Malformed { reason: located(text, &error) })?;
        let mut rows: BTreeMap<String, Vec<Parameter>> = BTreeMap::new();
        for row in file.parameter {
            let parameter = row.read()?;
            let earlier = rows.entry(parameter.name.clone()).or_default();
            if let Some(last) = earlier.last() {
                let wrong =
                    |reason: &str| ParameterError::Malformed { reason: format!("“{}”{reason}", parameter.label) };
                if last.from >= parameter.from {
                    return Err(wrong("的生效日须递增，不得重复"));
                }
                if std::mem::discriminant(&last.value) != std::mem::discriminant(&parameter.value) {
                    return Err(wrong("前后两行的类别不同"));
                }
            }
            earlier.push(parameter);
        }
        Ok(Parameters { rows })
    }

    /// The same with one row more. Rows are only added: a new one begins after the last one of its name and has its kind;
    /// it begins today or later, unless the last one is not verified, which may be corrected back to the day after it
    /// began. What was decided in between keeps the value frozen in its case.
    ///
    /// # Errors
    /// No such name, no source, another kind of value, a day not after the last row, or a day in the past.
    pub fn with_row(&self, row: Parameter, today: NaiveDate) -> Result<Parameters, ParameterError> {
        let refused = |reason: String| ParameterError::Refused { label: row.label.clone(), reason };
        let Some(last) = self.rows.get(&row.name).and_then(|rows| rows.last()) else {
            return match OPTIONAL.into_iter().find(|(name, _, _)| *name == row.name) {
                Some((_, label, kind)) => self.first_row(Parameter { label: label.to_owned(), ..row }, &kind, today),
                None => Err(ParameterError::Unknown { name: row.name }),
            };
        };
        row.checked().map_err(refused)?;
        if std::mem::discriminant(&last.value) != std::mem::discriminant(&row.value) {
            return Err(refused("的类别不能改变".to_owned()));
        }
        if row.from <= last.from {
            return Err(refused(format!("的生效日须晚于上一行的 {}", last.from)));
        }
        if row.from < today && last.verified != Verified::Unverified {
            return Err(refused(format!("的生效日 {} 已过；上一行已经核实，新值只能自今日起", row.from)));
        }
        let mut next = self.clone();
        next.rows.entry(row.name.clone()).or_default().push(Parameter { label: last.label.clone(), ..row });
        Ok(next)
    }

    /// The first row of a name that rules look for without one being shipped.
    fn first_row(&self, row: Parameter, kind: &Value, today: NaiveDate) -> Result<Parameters, ParameterError> {
        let refused = |reason: String| ParameterError::Refused { label: row.label.clone(), reason };
        row.checked().map_err(refused)?;
        if std::mem::discriminant(kind) != std::mem::discriminant(&row.value) {
            return Err(refused("的类别不能改变".to_owned()));
        }
        if row.from < today {
            return Err(refused(format!("的生效日 {} 已过，只能自今日起", row.from)));
        }
        let mut next = self.clone();
        next.rows.insert(row.name.clone(), vec![row]);
        Ok(next)
    }

    /// Every row of a name, oldest first; empty for an unknown name.
    pub fn history(&self, name: &str) -> &[Parameter] {
        self.rows.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every name that has rows, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// The row in force on a day.
    pub fn row(&self, name: &str, on: NaiveDate) -> Result<&Parameter, ParameterError> {
        let rows = self.rows.get(name).ok_or_else(|| ParameterError::Unknown { name: name.to_owned() })?;
        rows.iter().rev().find(|row| row.from <= on).ok_or_else(|| match rows.first() {
            Some(first) => ParameterError::BeforeFirst { label: first.label.clone(), on, first: first.from },
            None => ParameterError::Unknown { name: name.to_owned() },
        })
    }

    /// Money in force on a day.
    pub fn amount(&self, name: &str, on: NaiveDate) -> Result<Fen, ParameterError> {
        let row = self.row(name, on)?;
        if let Value::Yuan(amount) = row.value { Ok(amount) } else { Err(row.wrong_kind("金额")) }
    }

    /// A length in days in force on a day.
    pub fn days(&self, name: &str, on: NaiveDate) -> Result<u32, ParameterError> {
        let row = self.row(name, on)?;
        if let Value::Days(days) = row.value { Ok(days) } else { Err(row.wrong_kind("天数")) }
    }

    /// A rate in thousandths in force on a day.
    pub fn per_mille(&self, name: &str, on: NaiveDate) -> Result<u32, ParameterError> {
        let row = self.row(name, on)?;
        if let Value::PerMille(rate) = row.value { Ok(rate) } else { Err(row.wrong_kind("千分率")) }
    }

    /// A choice of reading in force on a day.
    pub fn flag(&self, name: &str, on: NaiveDate) -> Result<bool, ParameterError> {
        let row = self.row(name, on)?;
        if let Value::Flag(flag) = row.value { Ok(flag) } else { Err(row.wrong_kind("是否")) }
    }

    /// A text in force on a day.
    pub fn text(&self, name: &str, on: NaiveDate) -> Result<&str, ParameterError> {
        let row = self.row(name, on)?;
        if let Value::Text(text) = &row.value { Ok(text) } else { Err(row.wrong_kind("文字")) }
    }

    /// Every row, by name and date.
    pub fn all(&self) -> impl Iterator<Item = &Parameter> {
        self.rows.values().flatten()
    }
}

impl Parameter {
    /// What reading a file checks, for a row that comes from a form; the reason completes a sentence about the label.
    fn checked(&self) -> Result<(), String> {
        if self.label.trim().is_empty() || self.source.trim().is_empty() {
            return Err("缺说明或者依据".to_owned());
        }
        let fits = match &self.value {
            Value::Yuan(amount) => (Fen::ZERO..=Fen::MAX).contains(amount) && amount.get() % 100 == 0,
            Value::Days(days) => DAYS.contains(days),
            Value::PerMille(rate) => RATES.contains(rate),
            Value::Flag(_) => true,
            Value::Text(text) => !text.trim().is_empty() && text.chars().count() <= 200,
        };
        if fits { Ok(()) } else { Err("的值超出范围".to_owned()) }
    }

    fn wrong_kind(&self, wanted: &'static str) -> ParameterError {
        ParameterError::WrongKind { label: self.label.clone(), wanted }
    }
}

/// The parser's words with the line they are about.
fn located(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    match line {
        Some(line) => format!("第 {line} 行：{}", error.message()),
        None => error.message().to_owned(),
    }
}

impl Row {
    fn read(self) -> Result<Parameter, ParameterError> {
        let wrong = |reason: &str| ParameterError::Malformed { reason: format!("“{}”{reason}", self.name) };
        if self.name.is_empty() || self.label.is_empty() || self.source.trim().is_empty() {
            return Err(wrong("缺名称、说明或依据"));
        }
        let from = super::plain_date(&self.from).ok_or_else(|| wrong("的生效日不是日期"))?;
        if from.year() < 1949 {
            return Err(wrong("的生效日过早"));
        }
        let value = match (self.unit.as_str(), &self.value) {
            ("yuan", toml::Value::Integer(yuan)) => {
                Value::Yuan(Fen::checked_yuan(*yuan).ok_or_else(|| wrong("的金额超出范围"))?)
            }
            ("days", toml::Value::Integer(days)) => {
                let days = u32::try_from(*days).ok().filter(|days| DAYS.contains(days));
                Value::Days(days.ok_or_else(|| wrong("的天数须在 1 至 3,660 之间"))?)
            }
            ("per_mille", toml::Value::Integer(rate)) => {
                let rate = u32::try_from(*rate).ok().filter(|rate| RATES.contains(rate));
                Value::PerMille(rate.ok_or_else(|| wrong("的千分率须在 1 至 1,000 之间"))?)
            }
            ("flag", toml::Value::Boolean(flag)) => Value::Flag(*flag),
            ("text", toml::Value::String(text)) => Value::Text(text.clone()),
            _ => return Err(wrong("的值与类别不符")),
        };
        Ok(Parameter { name: self.name, label: self.label, from, value, source: self.source, verified: self.verified })
    }
}

#[cfg(test)]
#[path = "parameters_tests.rs"]
mod tests;
