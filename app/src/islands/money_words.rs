//! The amount that was understood, and its words as the paper will carry them, while somebody types.

use domain::money::{Fen, MoneyError};
use leptos::prelude::*;

use super::{Touch, follow};

/// Stands under the money field with the id `field`.
#[island]
pub fn MoneyWords(
    /// The id of the field's control.
    field: String,
    /// What the field holds when the page arrives.
    typed: String,
) -> impl IntoView {
    let (text, set_text) = signal(typed);
    let (left, set_left) = signal(false);
    follow(field, move |now, touch| {
        set_left.set(touch == Touch::Left);
        set_text.set(now);
    });
    let words = move || understood(&text.get(), left.get());
    view! { <p class="understood" aria-live="polite">{words}</p> }
}

/// Figure and words; a refusal only once the field was left, for half an amount is no mistake.
fn understood(text: &str, left: bool) -> String {
    match Fen::parse(text) {
        Ok(fen) => match fen.words() {
            Ok(words) => format!("{} 元 · {words}", fen.figure()),
            Err(refusal) => refusal.to_string(),
        },
        Err(MoneyError::Empty) => String::new(),
        Err(refusal) if left => refusal.to_string(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_shown_as_understood() {
        assert_eq!(understood("5000", false), "5,000.00 元 · 人民币伍仟元整");
        assert_eq!(understood("1.2万", false), "12,000.00 元 · 人民币壹万贰仟元整");
        assert_eq!(understood("", true), "");
    }

    #[test]
    fn half_an_amount_is_no_mistake_until_the_field_is_left() {
        assert_eq!(understood("五", false), "");
        assert_eq!(understood("-5", true), "金额不能是负数。");
    }
}
