//! How dates, times and amounts are written on screen: one way in running text, one in tables.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::law::calendar::beijing;
pub use domain::law::calendar::weekday;
use domain::money::Fen;

/// What stands where nothing was filled in.
pub const NOT_FILLED: &str = "未填";

/// A date in running text: 2026年9月23日（周三）.
pub fn day(day: NaiveDate) -> String {
    format!("{}（{}）", plain_day(day), weekday(day))
}

/// A date in running text without its weekday, as papers write it: 2026年9月23日.
pub fn plain_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A date in a table or a field: 2026-09-23.
pub fn table_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// A date of `today`'s year in a narrow place: 09-23; of another year in full.
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { day.format("%m-%d").to_string() } else { table_day(day) }
}

/// A short date with its weekday, as deadlines stand in panels: 10-08 周四.
pub fn short_day_named(day: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", short_day(day, today), weekday(day))
}

/// An instant in a table: 09-23 14:05 in `today`'s year, 2025-09-23 14:05 otherwise.
pub fn table_time(at: DateTime<Utc>, today: NaiveDate) -> String {
    let local = beijing(at);
    format!("{} {}", short_day(local.date(), today), local.format("%H:%M"))
}

/// An instant in running text: 今天 14:05, or 2026年9月23日（周三）14:05.
pub fn time(at: DateTime<Utc>, today: NaiveDate) -> String {
    let local = beijing(at);
    let clock = local.format("%H:%M");
    if local.date() == today { format!("今天 {clock}") } else { format!("{}{clock}", day(local.date())) }
}

/// A span of days: 2026-09-01 至 2026-09-29.
pub fn span(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} 至 {}", table_day(from), table_day(until))
}

/// A whole number with its thousands set off: 12,840.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount in a table whose head names the unit: 14,050.00; a refund is −1,200.00.
pub fn figure(fen: Fen) -> String {
    fen.figure()
}

/// An amount in running text: 14,050 元, with fen 14,050.50 元.
pub fn amount(fen: Fen) -> String {
    format!("{} 元", fen.plain())
}

/// A day as people type it: 2026-09-23, 2026.9.23, 2026年9月23日, 20260923, and 9.23 in `this_year`; full-width
/// digits and blanks are taken. `None` when it is no day.
pub fn read_day(text: &str, this_year: i32) -> Option<NaiveDate> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(half_width).collect();
    let parts: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    match parts.as_slice() {
        [whole] if whole.len() == 8 => {
            NaiveDate::from_ymd_opt(whole[..4].parse().ok()?, number(&whole[4..6])?, number(&whole[6..])?)
        }
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        [month, day] if month.len() <= 2 && day.len() <= 2 => {
            NaiveDate::from_ymd_opt(this_year, number(month)?, number(day)?)
        }
        _ => None,
    }
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn the(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_names_its_weekday() {
        assert_eq!(day(the(2026, 9, 23)), "2026年9月23日（周三）");
        assert_eq!(table_day(the(2026, 9, 3)), "2026-09-03");
        assert_eq!(short_day_named(the(2026, 10, 8), the(2026, 9, 29)), "10-08 周四");
        assert_eq!(short_day(the(2025, 12, 31), the(2026, 1, 1)), "2025-12-31");
    }

    #[test]
    fn midnight_in_beijing_is_a_new_day() {
        let before = DateTime::parse_from_rfc3339("2026-09-22T15:59:59Z").unwrap().to_utc();
        let at = DateTime::parse_from_rfc3339("2026-09-22T16:00:00Z").unwrap().to_utc();
        assert_eq!(table_time(before, the(2026, 9, 23)), "09-22 23:59");
        assert_eq!(table_time(at, the(2026, 9, 23)), "09-23 00:00");
        assert_eq!(time(at, the(2026, 9, 23)), "今天 00:00");
        assert_eq!(time(at, the(2026, 9, 24)), "2026年9月23日（周三）00:00");
    }

    #[test]
    fn amounts_are_set_in_thousands() {
        assert_eq!(figure(Fen::new(5)), "0.05");
        assert_eq!(figure(Fen::new(1_405_000)), "14,050.00");
        assert_eq!(figure(Fen::new(218_000_000)), "2,180,000.00");
        assert_eq!(figure(Fen::new(999_999_999_999)), "9,999,999,999.99");
        assert_eq!(figure(Fen::new(-120_000)), "−1,200.00");
        assert_eq!(figure(Fen::new(-50)), "−0.50");
        assert_eq!(amount(Fen::new(1_405_000)), "14,050 元");
        assert_eq!(amount(Fen::new(1_405_050)), "14,050.50 元");
        assert_eq!(count(999), "999");
        assert_eq!(count(1000), "1,000");
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let expected = Some(the(2026, 9, 23));
        for text in [
            "2026-09-23",
            "2026.9.23",
            "2026/09/23",
            "2026年9月23日",
            " ２０２６-09-23 ",
            "20260923",
            "9.23",
            "9月23日",
        ] {
            assert_eq!(read_day(text, 2026), expected, "{text}");
        }
        for text in ["", "2026-02-29", "9", "26-9-23", "2026092", "13.1", "周三"] {
            assert_eq!(read_day(text, 2026), None, "{text}");
        }
    }
}
