//! How much room is left in a long text, from four fifths of the limit on.

use leptos::prelude::*;

use super::follow;

/// Stands under the text with the id `field`.
#[island]
pub fn TextCounter(
    /// The id of the field's control.
    field: String,
    /// The limit in characters.
    most: u32,
    /// How many characters it holds when the page arrives.
    written: u32,
) -> impl IntoView {
    let (count, set_count) = signal(written);
    follow(field, move |text, _| set_count.set(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)));
    let state = move || (count.get() > most).then_some("error");
    let words = move || told(count.get(), most);
    view! { <p class="counter" data-state=state aria-live="polite">{words}</p> }
}

fn told(count: u32, most: u32) -> String {
    if count > most {
        format!("超出 {} 字，上限 {most} 字", count - most)
    } else if u64::from(count) * 5 >= u64::from(most) * 4 {
        format!("已写 {count}／{most} 字")
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_appears_at_four_fifths() {
        assert_eq!(told(399, 500), "");
        assert_eq!(told(400, 500), "已写 400／500 字");
        assert_eq!(told(500, 500), "已写 500／500 字");
        assert_eq!(told(501, 500), "超出 1 字，上限 500 字");
    }
}
