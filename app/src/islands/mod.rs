//! The few things of a page that live in the browser; each page works without them.

pub mod article_note;
pub mod busy_form;
pub mod date_hint;
pub mod draft_keeper;
pub mod keys;
pub mod live_list;
pub mod look_away;
pub mod money_words;
pub mod phrases;
pub mod print_button;
pub mod text_counter;
pub mod upload_pieces;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

/// What happened to the watched field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Touch {
    /// It was found with this text, typed in or restored by the browser.
    Found,
    /// Another letter.
    Typing,
    /// The field was left.
    Left,
}

/// Follows the control with the id `field`, wherever on the page it stands; runs only in the browser.
pub(crate) fn follow(field: String, told: impl Fn(String, Touch) + Clone + 'static) {
    Effect::new(move |_| {
        let found = document().get_element_by_id(&field).and_then(|control| text_of(&control));
        if let Some(text) = found {
            told(text, Touch::Found);
        }
        for (leaves, touch) in [(false, Touch::Typing), (true, Touch::Left)] {
            let (field, told) = (field.clone(), told.clone());
            let heard = move |event: web_sys::Event| {
                let control = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                if let Some(text) = control.filter(|it| it.id() == field).and_then(|it| text_of(&it)) {
                    told(text, touch);
                }
            };
            // The listeners live as long as the page.
            if leaves {
                let _ = window_event_listener(ev::change, heard);
            } else {
                let _ = window_event_listener(ev::input, heard);
            }
        }
    });
}

fn text_of(control: &web_sys::Element) -> Option<String> {
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>() {
        return Some(input.value());
    }
    control.dyn_ref::<web_sys::HtmlTextAreaElement>().map(web_sys::HtmlTextAreaElement::value)
}
