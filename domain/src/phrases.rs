//! Phrases for the longer texts of forms, by step and field: openings to be completed, never a decision.

use serde::Deserialize;

use crate::step::StepKind;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    phrases: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    step: StepKind,
    field: String,
    texts: Vec<String>,
}

/// The phrases that came with the program for a field of a step; none where there are none.
#[must_use]
pub fn built_in(step: StepKind, field: &str) -> Vec<String> {
    let book: Option<Book> = toml::from_str(include_str!("phrases.toml")).ok();
    let entries = book.into_iter().flat_map(|book| book.phrases);
    entries.filter(|entry| entry.step == step && entry.field == field).flat_map(|entry| entry.texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_can_be_read_and_every_phrase_is_a_sentence() {
        let book: Book = toml::from_str(include_str!("phrases.toml")).unwrap();
        for entry in &book.phrases {
            assert!(!entry.texts.is_empty(), "{entry:?}");
            assert!(entry.texts.iter().all(|text| text.ends_with('。') && text.chars().count() <= 200), "{entry:?}");
        }
        assert!(!built_in(StepKind::DecidePenalty, "opinion").is_empty());
        assert!(built_in(StepKind::DecidePenalty, "nothing").is_empty());
    }
}
