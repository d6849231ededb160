//! The office's own keys: search, the list of keys, the primary button, the neighbours in a list; none while text is composed.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

/// Listens on the whole page; `AppPage` places it once, for people who have not switched the keys off.
#[island]
pub fn Keys() -> impl IntoView {
    Effect::new(|_| {
        // The listener lives as long as the page.
        let _ = window_event_listener(ev::keydown, |event| {
            if pressed(&event) {
                event.prevent_default();
            }
        });
    });
}

/// Whether the key was one of ours, and did something.
fn pressed(event: &web_sys::KeyboardEvent) -> bool {
    // 229 is what browsers send for every key that an input method takes for itself.
    if event.is_composing() || event.key_code() == 229 || event.key() == "Process" || event.default_prevented() {
        return false;
    }
    let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
    match event.key().as_str() {
        "/" if plain && !is_typing(event) => focus("#search"),
        "?" if plain && !is_typing(event) => show_keys(),
        "Enter" if event.ctrl_key() && !event.alt_key() => {
            press("main .button[data-weight=filled]:not([aria-disabled])")
        }
        "ArrowUp" if event.alt_key() && !event.ctrl_key() => press("a[rel=prev][data-beside]"),
        "ArrowDown" if event.alt_key() && !event.ctrl_key() => press("a[rel=next][data-beside]"),
        _ => false,
    }
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| {
        let name = it.tag_name().to_ascii_lowercase();
        matches!(name.as_str(), "textarea" | "select") || (name == "input" && !is_choice(&it))
    })
}

/// A box or a button takes no letters.
fn is_choice(input: &web_sys::Element) -> bool {
    matches!(input.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "submit" | "button" | "file"))
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
}

fn focus(selector: &str) -> bool {
    element(selector).is_some_and(|it| it.focus().is_ok())
}

fn press(selector: &str) -> bool {
    element(selector).map(|it| it.click()).is_some()
}

fn show_keys() -> bool {
    let dialog = element("#keys").and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok());
    dialog.is_some_and(|dialog| if dialog.open() { false } else { dialog.show_modal().is_ok() })
}
