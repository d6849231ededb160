//! The one place where longer text is typed; no other textarea may exist in the tree.

use leptos::prelude::*;

use super::field::{Field, Marks};
use crate::islands::text_counter::TextCounter;

/// Text over several lines: facts, opinions, reasons.
///
/// The framework writes the children of a `<textarea>` unescaped when it renders on the server, so the text
/// goes in through `inner_html`, escaped here.
#[component]
pub fn Textarea(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// What the page proposes when nothing was typed yet.
    #[prop(optional, into)]
    value: String,
    /// Lines shown, 4 unless told; grows to 16.
    #[prop(default = 4)]
    rows: u32,
    /// The limit in characters; 0 for none. A count appears from 80 % on.
    #[prop(optional)]
    most: u32,
    /// What stands below: phrases, the line 「14:05 已存」.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let marks = Marks::of(&name, &value, !hint.is_empty());
    let id = marks.id.clone();
    let written = u32::try_from(marks.value.chars().count()).unwrap_or(u32::MAX);
    view! {
        <Field marks=marks.clone() label hint required>
            <textarea
                class="input textarea"
                id=marks.id.clone()
                name=name
                rows=rows.to_string()
                aria-required=required.then_some("true")
                aria-invalid=marks.invalid
                aria-describedby=marks.described_by.clone()
                inner_html=inside_textarea(&marks.value)
            ></textarea>
            {(most > 0).then(|| view! { <TextCounter field=id most written/> })}
            {children.map(|below| view! { <div class="field-below">{below()}</div> })}
        </Field>
    }
    .into_any()
}

/// Text as the source of a `<textarea>`: escaped, and with the line break in front that the parser swallows.
fn inside_textarea(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    out.push('\n');
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::widgets::testing::rendered;
    use crate::widgets::typed::Typed;

    const ATTACK: &str = "</textarea><script>alert(1)</script>&lt;";

    #[test]
    fn typed_markup_stays_text() {
        let html = rendered(|| {
            provide_context(Typed::default().with("facts", ATTACK));
            view! { <Textarea name="facts" label="违法事实" most=500/> }
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</textarea>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn proposed_markup_stays_text() {
        let html = rendered(|| view! { <Textarea name="facts" label="违法事实" value=ATTACK/> });
        assert!(!html.contains("<script>"), "{html}");
    }

    #[test]
    fn a_line_break_in_front_is_kept() {
        assert_eq!(inside_textarea("\n经查"), "\n\n经查");
    }
}
