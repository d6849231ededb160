//! Numbers as they may be seen: masked on screens and in every log line.

use std::fmt;

use super::{CreditCode, IdNumber, Identity, Organisation, Party, Person, SoleTrader};

/// A kind of number that screens show masked and that somebody may ask to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masked {
    /// The number of an identity document.
    Identity,
    /// A telephone number.
    Phone,
}

impl Masked {
    /// Every kind.
    pub const ALL: [Masked; 2] = [Masked::Identity, Masked::Phone];

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Masked::Identity => "identity",
            Masked::Phone => "phone",
        }
    }

    /// The kind of a stored key.
    pub fn from_key(key: &str) -> Option<Masked> {
        Masked::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind as people call it.
    pub fn label(self) -> &'static str {
        match self {
            Masked::Identity => "证件号码",
            Masked::Phone => "电话",
        }
    }

    /// The number itself, where the party has one.
    pub fn of(self, party: &Party) -> Option<&str> {
        match self {
            Masked::Identity => party.identity().and_then(Identity::number),
            Masked::Phone => party.phone(),
        }
    }

    /// The number as anybody who reads the file may see it.
    pub fn masked(self, number: &str) -> String {
        match self {
            Masked::Identity => mask_id(number),
            Masked::Phone => mask_phone(number),
        }
    }
}

/// `410402********0017`: six at the front, four at the end; short numbers keep only their ends.
pub fn mask_id(number: &str) -> String {
    let length = number.chars().count();
    if length >= 15 { mask(number, 6, 4) } else { mask(number, length.min(4) / 2, length.min(4) / 2) }
}

/// `138****5678`: three at the front, four at the end; short numbers keep only the last two.
pub fn mask_phone(number: &str) -> String {
    if number.chars().count() >= 10 { mask(number, 3, 4) } else { mask(number, 0, 2) }
}

/// `9141************7X`: four at the front, two at the end.
pub fn mask_credit_code(code: &str) -> String {
    if code.chars().count() >= 10 { mask(code, 4, 2) } else { mask(code, 0, 2) }
}

fn mask(text: &str, front: usize, back: usize) -> String {
    let length = text.chars().count();
    let shown = |at: usize| length > front + back && (at < front || at >= length - back);
    text.chars().enumerate().map(|(at, c)| if shown(at) { c } else { '*' }).collect()
}

/// Upper case, half width, without spaces: how codes and numbers are kept.
pub(super) fn standard_form(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Reads a code or number from data into its standard form, so that no lower-case `x` is stored.
pub(super) fn standard_text<'de, D: serde::Deserializer<'de>>(data: D) -> Result<String, D::Error> {
    <String as serde::Deserialize>::deserialize(data).map(|text| standard_form(&text))
}

/// Hiding marks, or a run of `X` longer than right numbers have; published numbers look like this. `run` is the
/// shortest run that gives the mask away: a credit code may rightly hold three in a row, an ID number not even two.
pub(super) fn is_masked(text: &str, run: usize) -> bool {
    has_mask_mark(text) || text.to_ascii_uppercase().contains(&"X".repeat(run))
}

/// A name made anonymous, as published decisions do: 张某, 李某某, 杨*虎.
pub(super) fn is_masked_name(name: &str) -> bool {
    has_mask_mark(name) || name.trim_end().ends_with('某') || name.contains("某某")
}

/// A mark that no name, code or number contains.
pub(super) fn has_mask_mark(text: &str) -> bool {
    text.contains(['*', '＊', '×', '✱', '●', '█', '■', '□', '○', '\u{fffd}'])
}

fn masked_phone(phone: &Option<String>) -> Option<String> {
    phone.as_deref().map(mask_phone)
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Identity::Number { document, number } => {
                f.debug_struct("Number").field("document", document).field("number", &mask_id(number)).finish()
            }
            Identity::Unknown { reason } => f.debug_struct("Unknown").field("reason", reason).finish(),
        }
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IdNumber").field(&mask_id(&self.text)).finish()
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreditCode")
            .field("text", &mask_credit_code(&self.text))
            .field("override_reason", &self.override_reason)
            .finish()
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("name", &self.name)
            .field("identity", &self.identity)
            .field("phone", &masked_phone(&self.phone))
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Organisation")
            .field("name", &self.name)
            .field("credit_code", &self.credit_code)
            .field("representative", &self.representative)
            .field("representative_identity", &self.representative_identity)
            .field("phone", &masked_phone(&self.phone))
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SoleTrader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SoleTrader")
            .field("shop_name", &self.shop_name)
            .field("operator", &self.operator)
            .field("operator_identity", &self.operator_identity)
            .field("credit_code", &self.credit_code)
            .field("phone", &masked_phone(&self.phone))
            .finish_non_exhaustive()
    }
}
