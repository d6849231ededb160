//! The bureau itself, as its papers name it: name, number pattern, bank, review body, court, and the powers assigned to it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::law::catalogue::Family;

/// A moment in Beijing time, written as a day where it is midnight: `2018-01-01` or `2018-01-01T08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// The moment itself.
    pub fn moment(self) -> NaiveDateTime {
        self.0
    }

    /// A day at an hour.
    pub fn at(day: NaiveDate, hour: NaiveTime) -> Moment {
        Moment(day.and_time(hour))
    }

    /// Reads a day, or a day with its hour and minute.
    ///
    /// # Errors
    /// The text is neither.
    pub fn parse(text: &str) -> Result<Moment, String> {
        if let Ok(day) = text.parse::<NaiveDate>() {
            return Ok(Moment::from(day));
        }
        ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
            .map(Moment)
            .ok_or_else(|| format!("“{text}”不是日期，也不是日期和时刻（2018-01-01 或者 2018-01-01T08:00，北京时间）"))
    }
}

impl From<NaiveDate> for Moment {
    fn from(day: NaiveDate) -> Moment {
        Moment(day.and_time(NaiveTime::MIN))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.time() == NaiveTime::MIN { self.0.date().fmt(f) } else { self.0.format("%Y-%m-%d %H:%M").fmt(f) }
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.time() == NaiveTime::MIN {
            return self.0.date().serialize(serializer);
        }
        serializer.collect_str(&self.0.format("%Y-%m-%dT%H:%M:%S"))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        /// A text, or a date of TOML without quotation marks.
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Native(toml::value::Datetime),
        }
        let text = match Written::deserialize(deserializer)? {
            Written::Text(text) => text,
            Written::Native(date) => date.to_string(),
        };
        Moment::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// A decision by which another authority's penalty power was given to the bureau (行政处罚法 18(2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The field of work it covers.
    pub family: Family,
    /// Title and number of the document.
    pub document: String,
    /// First moment at which the bureau may act, inclusive; a day without an hour means its beginning.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub from: Moment,
    /// From this moment on the bureau may no longer act, exclusive; a day without an hour is the first day without the
    /// power. `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub until: Option<Moment>,
}

impl Assignment {
    /// A power without end, from the beginning of a day.
    pub fn since(family: Family, document: &str, from: NaiveDate) -> Assignment {
        Assignment { family, document: document.to_owned(), from: from.into(), until: None }
    }

    /// Whether the bureau may act on it at a moment in Beijing time.
    pub fn in_force(&self, at: NaiveDateTime) -> bool {
        self.from.0 <= at && self.until.is_none_or(|until| at < until.0)
    }

    /// The end, or the end of time.
    pub fn ends(&self) -> NaiveDateTime {
        self.until.map_or(NaiveDateTime::MAX, Moment::moment)
    }

    /// The document in title marks, once.
    pub fn titled(&self) -> String {
        if self.document.starts_with('《') { self.document.clone() } else { format!("《{}》", self.document) }
    }
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

    /// The document by which a family's power was assigned, in force at some moment of a day; the hour is looked at
    /// where the bureau acts ([`crate::law::competence::power`]).
    pub fn assigned(&self, family: Family, on: NaiveDate) -> Option<&Assignment> {
        let (begins, ends) = (on.and_time(NaiveTime::MIN), on.succ_opt().unwrap_or(on).and_time(NaiveTime::MIN));
        self.assignment.iter().find(|a| a.family == family && a.from.0 < ends && begins < a.ends())
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
