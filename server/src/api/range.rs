//! Which part of a file is asked for (RFC 9110, section 14): one part of it, for players that jump and downloads that
//! broke off.

use std::ops::Range;

use axum::http::{HeaderMap, header};

/// What of a file is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes, the end exclusive.
    Bytes(Range<u64>),
    /// Bytes that it does not have.
    Beyond,
}

/// The part that is asked for of a file of some bytes, which `tag` names for ever. What cannot be read is as if nobody
/// had asked, and so are several parts at once: the whole is never wrong.
pub fn asked(headers: &HeaderMap, size: u64, tag: &str) -> Part {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let Some(range) = text(header::RANGE) else { return Part::Whole };
    // A part is only of use to whoever holds the rest of this very file. A date cannot say so, a weak tag neither.
    if text(header::IF_RANGE).is_some_and(|held| held != tag) {
        return Part::Whole;
    }
    let Some((unit, parts)) = range.split_once('=') else { return Part::Whole };
    let Some((from, to)) = parts.trim().split_once('-') else { return Part::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") || parts.contains(',') {
        return Part::Whole;
    }
    match (number(from), number(to)) {
        (Some(Some(from)), Some(to)) => {
            if to.is_some_and(|to| to < from) {
                Part::Whole
            } else if from >= size {
                Part::Beyond
            } else {
                Part::Bytes(from..to.map_or(size, |to| to.saturating_add(1).min(size)))
            }
        }
        (Some(None), Some(Some(last))) if last == 0 || size == 0 => Part::Beyond,
        (Some(None), Some(Some(last))) => Part::Bytes(size.saturating_sub(last)..size),
        _ => Part::Whole,
    }
}

/// A number, or none where nothing is written; the outer `None` is for what is neither. One that is too long to be
/// counted lies beyond every file.
fn number(text: &str) -> Option<Option<u64>> {
    let digits = text.trim();
    if digits.is_empty() {
        return Some(None);
    }
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| Some(digits.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_ten(range: &str) -> Part {
        let headers = HeaderMap::from_iter([(header::RANGE, range.parse().unwrap())]);
        asked(&headers, 10, "\"tag\"")
    }

    #[test]
    fn a_part_ends_with_the_file() {
        assert_eq!(of_ten("bytes=0-0"), Part::Bytes(0..1));
        assert_eq!(of_ten("bytes=0-9"), Part::Bytes(0..10));
        assert_eq!(of_ten("bytes=9-"), Part::Bytes(9..10));
        assert_eq!(of_ten("bytes=8-10"), Part::Bytes(8..10));
        assert_eq!(of_ten("bytes=8-99999999999999999999999"), Part::Bytes(8..10));
        assert_eq!(of_ten("bytes=10-"), Part::Beyond);
        assert_eq!(of_ten("bytes=10-12"), Part::Beyond);
    }

    #[test]
    fn the_last_bytes_are_counted_from_the_end() {
        assert_eq!(of_ten("bytes=-1"), Part::Bytes(9..10));
        assert_eq!(of_ten("bytes=-10"), Part::Bytes(0..10));
        assert_eq!(of_ten("bytes=-11"), Part::Bytes(0..10));
        assert_eq!(of_ten("bytes=-0"), Part::Beyond);
    }

    #[test]
    fn what_cannot_be_read_is_as_if_nobody_had_asked() {
        for range in
            ["bytes", "bytes=", "bytes=-", "bytes=3-2", "bytes=a-b", "bytes=+1-2", "lines=0-1", "bytes=0-1,3-4"]
        {
            assert_eq!(of_ten(range), Part::Whole, "{range}");
        }
        assert_eq!(asked(&HeaderMap::new(), 10, "\"tag\""), Part::Whole);
    }

    #[test]
    fn a_part_is_only_for_whoever_holds_the_same_file() {
        let held = |tag: &str| {
            let range = (header::RANGE, "bytes=2-3".parse().unwrap());
            asked(&HeaderMap::from_iter([range, (header::IF_RANGE, tag.parse().unwrap())]), 10, "\"tag\"")
        };
        assert_eq!(held("\"tag\""), Part::Bytes(2..4));
        assert_eq!(held("\"other\""), Part::Whole);
        assert_eq!(held("W/\"tag\""), Part::Whole);
        assert_eq!(held("Sun, 01 Mar 2026 00:00:00 GMT"), Part::Whole);
    }
}
