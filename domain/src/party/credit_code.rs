//! The unified social credit code 统一社会信用代码 and its check digit (GB 32100-2015).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::masking;

/// The 31 characters of the standard; I, O, S, V and Z are left out because they are misread.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Length with the check digit.
const LENGTH: usize = 18;

/// A credit code as entered. A failing check digit does not make it unusable: real licences with one are known, so it
/// needs a written reason.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditCode {
    /// Upper case, half width, without spaces.
    #[serde(deserialize_with = "masking::standard_text")]
    pub text: String,
    /// Why a code with a failing check digit is right all the same.
    pub override_reason: Option<String>,
}

impl CreditCode {
    /// Brings typed text into the standard form; lower case and full width are accepted.
    pub fn new(text: &str) -> CreditCode {
        CreditCode { text: masking::standard_form(text), override_reason: None }
    }

    /// With the reason for a failing check digit.
    pub fn with_reason(text: &str, reason: &str) -> CreditCode {
        CreditCode { override_reason: Some(reason.to_owned()), ..CreditCode::new(text) }
    }
}

/// What is wrong with a credit code. Only [`CreditCodeProblem::CheckDigit`] can be overridden with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CreditCodeProblem {
    /// Part of it is hidden.
    #[error("统一社会信用代码被遮盖了一部分，填完整的 18 位。")]
    Masked,
    /// Not 18 characters.
    #[error("统一社会信用代码应为 18 位，填了 {got} 位。")]
    Length {
        /// Characters given.
        got: usize,
    },
    /// A character the standard does not use.
    #[error("统一社会信用代码第 {position} 位不会是 {got}（不用 I、O、S、V、Z）。")]
    Character {
        /// From 1.
        position: usize,
        /// The character.
        got: char,
    },
    /// The check digit does not fit.
    #[error(
        "统一社会信用代码校验不符：第 18 位算得 {expected}，填的是 {got}。核对营业执照；证照如此的，写明原因即可继续。"
    )]
    CheckDigit {
        /// By the standard.
        expected: char,
        /// As typed.
        got: char,
    },
}

impl CreditCodeProblem {
    /// Whether a written reason lets the code pass.
    pub fn is_warning(&self) -> bool {
        matches!(self, CreditCodeProblem::CheckDigit { .. })
    }
}

/// Checks length, alphabet and check digit; lower case, full width and spaces are accepted.
pub fn check_credit_code(text: &str) -> Result<(), CreditCodeProblem> {
    let code = masking::standard_form(text);
    if masking::has_mask_mark(&code) {
        return Err(CreditCodeProblem::Masked);
    }
    let got = code.chars().count();
    if got != LENGTH {
        return Err(CreditCodeProblem::Length { got });
    }
    let (mut sum, mut weight, mut last) = (0, 1, '0');
    for (at, c) in code.chars().enumerate() {
        let value = ALPHABET.iter().position(|known| char::from(*known) == c);
        let value = value.ok_or(CreditCodeProblem::Character { position: at + 1, got: c })?;
        if at < LENGTH - 1 {
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        last = c;
    }
    // The outer remainder covers a sum divisible by 31, whose check digit is 0.
    let expected = char::from(ALPHABET[(31 - sum % 31) % 31]);
    if expected == last {
        Ok(())
    } else if masking::is_masked(&code, 4) {
        Err(CreditCodeProblem::Masked)
    } else {
        Err(CreditCodeProblem::CheckDigit { expected, got: last })
    }
}
