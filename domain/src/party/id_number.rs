//! The citizen's ID number 公民身份号码 and its check digit (GB 11643-1999).

use chrono::NaiveDate;
use thiserror::Error;

use super::{Sex, masking};

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// Provinces, autonomous regions, municipalities, and the residence permits of Hong Kong, Macau and Taiwan (81–83).
const PROVINCES: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

/// A right ID number and what it tells.
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber {
    /// 18 characters, a final `X` in upper case.
    pub text: String,
    /// Day of birth.
    pub born: NaiveDate,
    /// Odd sequence numbers are men's.
    pub sex: Sex,
}

/// What is wrong with an ID number. None of it can be overridden; the number may be left out with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdNumberProblem {
    /// Part of it is hidden.
    #[error("身份证号被遮盖了一部分，填完整的 18 位；确实不知道的，选“证件不详”并写明原因。")]
    Masked,
    /// Not 18 characters.
    #[error("身份证号应为 18 位，填了 {got} 位；确实不知道的，选“证件不详”并写明原因。")]
    Length {
        /// Characters given.
        got: usize,
    },
    /// Something else than digits, or a letter other than a final X.
    #[error("身份证号第 {position} 位不会是 {got}。")]
    Character {
        /// From 1.
        position: usize,
        /// The character.
        got: char,
    },
    /// The first two digits are no province.
    #[error("身份证号前两位 {got} 不是省级代码。")]
    Province {
        /// The two digits.
        got: u32,
    },
    /// Digits 7 to 14 are no day of the calendar.
    #[error("身份证号里的出生日期 {got} 不存在。")]
    Born {
        /// The eight digits.
        got: String,
    },
    /// The check digit does not fit.
    #[error(
        "身份证号校验不符：第 18 位算得 {expected}，填的是 {got}。核对证件；确实不知道的，选“证件不详”并写明原因。"
    )]
    CheckDigit {
        /// By the standard.
        expected: char,
        /// As typed.
        got: char,
    },
}

/// Upper case, half width, without spaces.
pub(super) fn standard_form(number: &str) -> String {
    masking::standard_form(number)
}

/// Checks length, province, date of birth and check digit; lower-case `x`, full width and spaces are accepted.
pub fn check_id_number(text: &str) -> Result<IdNumber, IdNumberProblem> {
    let text = standard_form(text);
    if masking::is_masked(&text, 2) {
        return Err(IdNumberProblem::Masked);
    }
    let characters: Vec<char> = text.chars().collect();
    let Ok(characters) = <[char; 18]>::try_from(characters) else {
        return Err(IdNumberProblem::Length { got: text.chars().count() });
    };
    let mut digits = [0_u32; 17];
    for (at, c) in characters.iter().enumerate() {
        match (digits.get_mut(at), c.to_digit(10)) {
            (Some(place), Some(digit)) => *place = digit,
            (None, Some(_)) => {}
            (None, None) if *c == 'X' => {}
            _ => return Err(IdNumberProblem::Character { position: at + 1, got: *c }),
        }
    }
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |sum, digit| sum * 10 + digit);
    let province = number(0..2);
    if !PROVINCES.contains(&province) {
        return Err(IdNumberProblem::Province { got: province });
    }
    let born = i32::try_from(number(6..10))
        .ok()
        .filter(|year| *year >= 1800)
        .and_then(|year| NaiveDate::from_ymd_opt(year, number(10..12), number(12..14)))
        .ok_or_else(|| IdNumberProblem::Born { got: characters[6..14].iter().collect() })?;
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let (expected, got) = (CHECKS[(sum % 11) as usize], characters[17]);
    if expected != got {
        return Err(IdNumberProblem::CheckDigit { expected, got });
    }
    let sex = if digits[16] % 2 == 1 { Sex::Male } else { Sex::Female };
    Ok(IdNumber { text, born, sex })
}
