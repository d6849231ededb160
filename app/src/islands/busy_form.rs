//! One press, one act: a form that is on its way is not sent again.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::{ev, web_sys};

/// Watches all forms of the page that change something; `AppPage` places it once.
///
/// A form with `data-download` answers with a file and stays free.
#[island]
pub fn BusyForm() -> impl IntoView {
    Effect::new(|_| {
        // The listeners live as long as the page.
        let _ = window_event_listener(ev::submit, |event| {
            if let Some(form) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlFormElement>().ok()) {
                sent(&event, &form);
            }
        });
        // Coming back with the browser's own button shows the page as it was left.
        let _ = window_event_listener_untyped("pageshow", |_| release());
    });
}

fn sent(event: &web_sys::Event, form: &web_sys::HtmlFormElement) {
    if form.method() != "post" || form.has_attribute("data-download") || event.default_prevented() {
        return;
    }
    if form.has_attribute("data-sent") {
        event.prevent_default();
        return;
    }
    let _ = form.set_attribute("data-sent", "");
    let button = js_sys::Reflect::get(event, &JsValue::from_str("submitter")).ok();
    let Some(button) = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    let _ = button.set_attribute("aria-busy", "true");
    if let Some(words) = button.get_attribute("data-busy") {
        let _ = button.set_attribute("data-words", &button.text_content().unwrap_or_default());
        button.set_text_content(Some(&words));
    }
}

fn release() {
    let Ok(forms) = document().query_selector_all("form[data-sent],button[aria-busy]") else { return };
    for at in 0..forms.length() {
        let Some(node) = forms.item(at).and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { continue };
        let _ = node.remove_attribute("data-sent");
        let _ = node.remove_attribute("aria-busy");
        if let Some(words) = node.get_attribute("data-words") {
            node.set_text_content(Some(&words));
        }
    }
}
