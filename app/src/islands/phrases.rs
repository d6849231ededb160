//! A phrase goes into its text where the cursor stands.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

/// Watches the buttons with `data-phrase`, whose `data-into` is the id of the text; shows them, for only scripts can.
#[island]
pub fn PhraseInsert() -> impl IntoView {
    Effect::new(|_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-scripts", "on");
        }
        // The listener lives as long as the page.
        let _ = window_event_listener(ev::click, |event| {
            let pressed = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            if let Some(button) = pressed.and_then(|it| it.closest("[data-phrase]").ok().flatten()) {
                insert(&button);
            }
        });
    });
}

fn insert(button: &web_sys::Element) -> Option<()> {
    let phrase = button.get_attribute("data-phrase")?;
    let text = document().get_element_by_id(&button.get_attribute("data-into")?)?;
    let text: web_sys::HtmlTextAreaElement = text.dyn_into().ok()?;
    let start = text.selection_start().ok().flatten().unwrap_or_default();
    let end = text.selection_end().ok().flatten().unwrap_or(start);
    let _ = text.focus();
    // Whoever counts the letters or keeps the draft hears it as typing.
    text.set_range_text_with_start_and_end(&phrase, start, end).ok()?;
    let behind = start + u32::try_from(phrase.encode_utf16().count()).unwrap_or_default();
    let _ = text.set_selection_range(behind, behind);
    let heard = web_sys::EventInit::new();
    heard.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &heard).ok()?;
    text.dispatch_event(&event).ok().map(|_| ())
}
