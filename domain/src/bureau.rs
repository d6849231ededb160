//! The bureau itself, as its papers name it: name, number pattern, bank, review body, court, and the powers assigned to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::catalogue::Family;

/// A decision by which another authority's penalty power was given to the bureau (行政处罚法 18(2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The field of work it covers.
    pub family: Family,
    /// Title and number of the document.
    pub document: String,
    /// First day on which the bureau may act, inclusive.
    pub from: NaiveDate,
}

/// Who decides on administrative review from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewBody {
    /// First day, inclusive.
    pub from: NaiveDate,
    /// As papers name it.
    pub name: String,
}

/// What a bureau fills in once; a person can change it in `bureau.toml` of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bureau {
    /// Full name, the first line of every paper.
    pub name: String,
    /// Unified social credit code; exports need it.
    pub credit_code: String,
    /// Street address.
    pub address: String,
    /// Telephone for the public.
    pub phone: String,
    /// Where and to whom a defence is made.
    pub defence_contact: String,
    /// Pattern of paper numbers: `{kind}`, `{year}`, `{n}`.
    pub number_pattern: String,
    /// Who decides on administrative review, by date: since 2024 the government of the same level alone
    /// (行政复议法 24(1)(1)); oldest first.
    pub review_body: Vec<ReviewBody>,
    /// The court of first instance (行政诉讼法 14, 18).
    pub court: String,
    /// Collecting bank: name (罚款决定与罚款收缴分离实施办法 7).
    pub bank_name: String,
    /// Collecting bank: address, asked for by the same article.
    pub bank_address: String,
    /// Account at the collecting bank.
    pub bank_account: String,
    /// Powers of other authorities that were assigned to the bureau.
    #[serde(default)]
    pub assignment: Vec<Assignment>,
}

/// Why a `bureau.toml` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BureauError {
    /// The file is not what it should be.
    #[error("bureau.toml 读不懂：{0}")]
    Unreadable(#[from] toml::de::Error),
    /// The pattern of numbers would not make distinct numbers.
    #[error("bureau.toml 的 number_pattern 须含 {{kind}}、{{year}} 和 {{n}}")]
    Pattern,
}

impl Bureau {
    /// The bureau described by a TOML text.
    ///
    /// # Errors
    /// Unknown or missing keys, or a number pattern without its three places.
    pub fn parse(text: &str) -> Result<Bureau, BureauError> {
        let bureau: Bureau = toml::from_str(text)?;
        let complete = ["{kind}", "{year}", "{n}"].iter().all(|place| bureau.number_pattern.contains(place));
        if complete { Ok(bureau) } else { Err(BureauError::Pattern) }
    }

    /// The bureau of the demo office, also the pattern from which a real one is written.
    ///
    /// # Errors
    /// Never for the text shipped with the product; a test holds that.
    pub fn demo() -> Result<Bureau, BureauError> {
        Bureau::parse(DEMO)
    }

    /// Who decides on review of an act of a day; `None` for days before the first row.
    pub fn review_body_on(&self, on: NaiveDate) -> Option<&str> {
        self.review_body.iter().rev().find(|row| row.from <= on).map(|row| row.name.as_str())
    }

    /// The document by which a family's power was assigned, in force on a day.
    pub fn assigned(&self, family: Family, on: NaiveDate) -> Option<&Assignment> {
        self.assignment.iter().find(|a| a.family == family && a.from <= on)
    }
}

/// The text of the demo bureau, written to the data folder at first start.
pub const DEMO: &str = include_str!("bureau.toml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_bureau_can_be_read_and_its_credit_code_has_a_right_check_digit() {
        let bureau = Bureau::demo().unwrap();
        assert_eq!(bureau.name, "平顶山市城市管理局");
        assert_eq!(crate::party::check_credit_code(&bureau.credit_code), Ok(()));
    }

    #[test]
    fn since_2024_only_the_government_of_the_same_level_reviews() {
        let bureau = Bureau::demo().unwrap();
        let on = |text: &str| bureau.review_body_on(text.parse().unwrap()).unwrap().to_owned();
        assert!(on("2023-12-31").contains("或者"));
        assert_eq!(on("2024-01-01"), "平顶山市人民政府");
        assert_eq!(on("2024-01-02"), "平顶山市人民政府");
    }

    #[test]
    fn a_pattern_without_the_year_is_refused() {
        let text = DEMO.replace("〔{year}〕", "");
        assert!(matches!(Bureau::parse(&text), Err(BureauError::Pattern)));
    }
}
