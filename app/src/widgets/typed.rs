//! What somebody typed into a form and what is wrong with it: no refusal ever empties a field.

use std::collections::BTreeMap;

use leptos::prelude::use_context;

/// The values and mistakes of a form; a page hands it to `AppPage`, and every field finds its own part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    values: BTreeMap<String, Vec<String>>,
    mistakes: Vec<Mistake>,
}

/// One thing to change before the form can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The field's name; `None` when no single field can mend it.
    pub field: Option<String>,
    /// What is so and what to do; the same words beside the field and in the box above.
    pub words: String,
}

impl Typed {
    /// The pairs of a posted form, in the order in which they arrived.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            typed.values.entry(name).or_default().push(value);
        }
        typed
    }

    /// The same form with a value filled in, e.g. from a draft.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.entry(name.to_owned()).or_default().push(value.into());
        self
    }

    /// Notes a mistake in a field.
    pub fn mistake(&mut self, field: &str, words: impl Into<String>) {
        self.mistakes.push(Mistake { field: Some(field.to_owned()), words: words.into() });
    }

    /// Notes a refusal that no single field can mend.
    pub fn refuse(&mut self, words: impl Into<String>) {
        self.mistakes.push(Mistake { field: None, words: words.into() });
    }

    /// The first value of a field, as typed.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(|all| all.first()).map(String::as_str)
    }

    /// All values of a field: ticked boxes share a name.
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether the form names the field at all; an unticked box looks like one that was never there.
    pub fn knows(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Whether a step's form was sent or kept: it always carries the version of the case that it was drawn for.
    pub fn is_of_a_step(&self) -> bool {
        self.knows("version")
    }

    /// The words of the first mistake in a field.
    pub fn wrong(&self, name: &str) -> Option<&str> {
        self.mistakes.iter().find(|it| it.field.as_deref() == Some(name)).map(|it| it.words.as_str())
    }

    /// All mistakes, in order.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// Whether nothing is wrong.
    pub fn is_right(&self) -> bool {
        self.mistakes.is_empty()
    }
}

/// The id of a field's control, which labels and the box above the title point at.
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// The form of the page being rendered; empty outside of one.
pub(super) fn typed_here() -> Typed {
    use_context::<Typed>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays() {
        let mut typed =
            Typed::from_pairs([("a".into(), "1".into()), ("b".into(), "2".into()), ("b".into(), "3".into())]);
        typed.mistake("a", "须为日期。");
        assert_eq!(typed.value("a"), Some("1"));
        assert_eq!(typed.values("b"), ["2", "3"]);
        assert_eq!(typed.wrong("a"), Some("须为日期。"));
        assert_eq!(typed.wrong("b"), None);
        assert!(!typed.is_right());
    }
}
