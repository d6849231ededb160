//! Finding by the beginning of a word: as a range, which both engines answer from the index.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition};

/// Rows whose column begins with a prefix; every row for an empty one.
///
/// Written as a range and not as LIKE: at a million rows `PostgreSQL` would otherwise walk another index.
pub(crate) fn begins_with(column: impl ColumnTrait, prefix: &str) -> Condition {
    let mut condition = Condition::all().add(column.into_expr().gte(prefix));
    if let Some(end) = after(prefix) {
        condition = condition.add(column.into_expr().lt(end));
    }
    condition
}

/// The first text, in byte order, that no longer begins with the prefix.
fn after(prefix: &str) -> Option<String> {
    let mut characters: Vec<char> = prefix.chars().collect();
    while let Some(last) = characters.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

/// Initials of a name in pinyin, lower case: 张三 is `zs`; what is no Chinese character stays as it is.
#[must_use]
pub fn initials(name: &str) -> String {
    use pinyin::ToPinyin;
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .filter_map(|c| match c.to_pinyin() {
            Some(sound) => sound.plain().chars().next(),
            None => Some(c.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_of_a_prefix_ends_at_the_next_text() {
        assert_eq!(after("ab").as_deref(), Some("ac"));
        assert_eq!(after("a\u{10FFFF}").as_deref(), Some("b"));
        assert_eq!(after("\u{D7FF}").as_deref(), Some("\u{E000}"));
        assert_eq!(after("\u{10FFFF}"), None);
        assert_eq!(after(""), None);
    }

    #[test]
    fn initials_are_those_of_the_pinyin() {
        assert_eq!(initials("张三"), "zs");
        assert_eq!(initials("河南恒立建设（集团）有限公司"), "hnhljsjtyxgs");
        assert_eq!(initials("A1物流"), "a1wl");
    }
}
