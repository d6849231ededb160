//! Reading an amount the way officers type it.

use super::{Fen, MoneyError};

/// No amount is written with more characters; longer text is refused before it is looked at.
const LONGEST: usize = 64;

/// Decimals of one yuan and of one 万元.
const YUAN_DECIMALS: usize = 2;
const WAN_DECIMALS: usize = 6;

pub(super) fn parse(text: &str) -> Result<Fen, MoneyError> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(MoneyError::Unreadable);
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if plain.is_empty() {
        return Err(MoneyError::Empty);
    }
    if plain.starts_with(['-', '−']) {
        return Err(MoneyError::Negative);
    }
    let figure = plain.trim_start_matches("人民币").trim_start_matches('¥');
    let figure = figure.strip_suffix('元').unwrap_or(figure);
    if figure.starts_with(['-', '−']) {
        return Err(MoneyError::Negative);
    }
    let (figure, decimals) = match figure.strip_suffix('万') {
        Some(figure) => (figure, WAN_DECIMALS),
        None => (figure, YUAN_DECIMALS),
    };
    let (whole, fraction) = match figure.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(MoneyError::Unreadable),
        None => (figure, ""),
    };
    let whole = ungrouped(whole).ok_or(MoneyError::Unreadable)?;
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(MoneyError::Unreadable);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(MoneyError::TooFine);
    }
    let fen: i64 = format!("{whole}{fraction:0<decimals$}").parse().map_err(|_| MoneyError::TooLarge)?;
    if fen > Fen::MAX.get() { Err(MoneyError::TooLarge) } else { Ok(Fen::new(fen)) }
}

/// Full-width digits and marks as input methods leave them.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '，' | '、' => ',',
        '．' | '。' => '.',
        '￥' => '¥',
        '－' => '-',
        other => other,
    }
}

/// The digits without their commas; `None` when a comma does not part groups of three, because 1,2000 may be a slip
/// of the finger by a factor of ten.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| !group.is_empty())?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}
