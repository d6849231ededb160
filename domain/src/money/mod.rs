//! Money in integer fen: the only arithmetic on amounts, and how papers write them.

use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};
use thiserror::Error;

mod reading;
mod words;

#[cfg(test)]
mod tests;

pub use words::parse_words;

/// An amount in fen (1/100 yuan). Negative only as a difference of two amounts (a refund, an overpayment).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Fen(i64);

/// Why an amount could not be read or written. The texts go to the officer as they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("未填金额。")]
    Empty,
    /// Fines, payments and bands are never below zero.
    #[error("金额不能是负数。")]
    Negative,
    /// More decimals than a fen has room for.
    #[error("金额最多到分：元后两位小数，万元后六位小数。")]
    TooFine,
    /// Above [`Fen::MAX`].
    #[error("金额过大，上限是 10 万亿元。")]
    TooLarge,
    /// The text is no amount in figures.
    #[error("看不出金额。可写 12,000、12000.5 或 1.2万。")]
    Unreadable,
    /// The text is no amount in words as papers write it.
    #[error("大写金额写法不对{}。", .expected.as_ref().map(|right| format!("，应为“{right}”")).unwrap_or_default())]
    Words {
        /// The canonical form, where the value could be made out.
        expected: Option<String>,
    },
}

impl Fen {
    /// Nothing.
    pub const ZERO: Fen = Fen(0);
    /// The largest amount that is read from a person: 10 万亿 yuan. Leaves room to add thousands of them.
    pub const MAX: Fen = Fen(1_000_000_000_000_000);

    /// From fen.
    pub const fn new(fen: i64) -> Fen {
        Fen(fen)
    }

    /// From whole yuan, for figures written in the code. Text goes through [`Fen::parse`], files through
    /// [`Fen::checked_yuan`].
    pub const fn yuan(yuan: i64) -> Fen {
        Fen(yuan * 100)
    }

    /// From whole yuan read from a file; `None` outside 0 ..= [`Fen::MAX`].
    pub fn checked_yuan(yuan: i64) -> Option<Fen> {
        yuan.checked_mul(100).map(Fen).filter(|fen| (Fen::ZERO..=Fen::MAX).contains(fen))
    }

    /// The count of fen.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, or `None` when it does not fit.
    pub const fn checked_add(self, other: Fen) -> Option<Fen> {
        match self.0.checked_add(other.0) {
            Some(fen) => Some(Fen(fen)),
            None => None,
        }
    }

    /// The difference, or `None` when it does not fit.
    pub const fn checked_sub(self, other: Fen) -> Option<Fen> {
        match self.0.checked_sub(other.0) {
            Some(fen) => Some(Fen(fen)),
            None => None,
        }
    }

    /// The amount `times` over, or `None` when it does not fit.
    pub const fn checked_mul(self, times: i64) -> Option<Fen> {
        match self.0.checked_mul(times) {
            Some(fen) => Some(Fen(fen)),
            None => None,
        }
    }

    /// In words as papers write it, with 人民币 in front (支付结算办法 附一). Zero gives 人民币零元整; whether a
    /// decision may carry it is for the caller. Negative amounts and amounts above [`Fen::MAX`] are refused.
    pub fn words(self) -> Result<String, MoneyError> {
        words::canonical(self)
    }

    /// With two decimals and grouped thousands, for tables and papers: `14,050.00`.
    pub fn figure(self) -> String {
        let (sign, yuan, fen) = self.parts();
        format!("{sign}{}.{fen:02}", grouped(yuan))
    }

    /// For running text, fen only where there are any: `14,050`, `14,050.50`. The unit 元 is the caller's.
    pub fn plain(self) -> String {
        let (sign, yuan, fen) = self.parts();
        if fen == 0 { format!("{sign}{}", grouped(yuan)) } else { format!("{sign}{}.{fen:02}", grouped(yuan)) }
    }

    /// In 万元 with at most six decimals, exactly (one fen is 0.000001 万元): `1.405`, `58.44`, `0.00015`.
    pub fn wan(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        let text = format!("{sign}{}.{:06}", fen / 1_000_000, fen % 1_000_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// Reads what people type: `12,000`, `12000.5`, `1.2万`, `¥ 300 元`, full-width digits and marks.
    pub fn parse(text: &str) -> Result<Fen, MoneyError> {
        reading::parse(text)
    }

    /// Sign, whole yuan and the fen left over.
    fn parts(self) -> (&'static str, u64, u64) {
        let fen = self.0.unsigned_abs();
        (if self.0 < 0 { "−" } else { "" }, fen / 100, fen % 100)
    }
}

/// Thousands with commas.
fn grouped(yuan: u64) -> String {
    let digits = yuan.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// For amounts of one case or one report, which stay far below the bounds of `i64`; sums over unbounded input use
/// [`Fen::checked_add`].
impl Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0 + other.0)
    }
}

/// See [`Add`] for the bounds.
impl Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0 - other.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Fen> for Fen {
    fn sum<I: Iterator<Item = &'a Fen>>(amounts: I) -> Fen {
        amounts.copied().sum()
    }
}
