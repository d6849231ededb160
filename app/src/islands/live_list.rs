//! A list that follows what is typed: the page's own answer to the form, put in place of the list; arrow keys go into it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::{ev, web_sys};
use wasm_bindgen_futures::JsFuture;

/// How long after the last key, and after an input method let go.
const PAUSE: Duration = Duration::from_millis(250);

/// Watches the fields with `data-live`, which names the list: what the form's button 查 does, without pressing it.
#[island]
pub fn LiveList() -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let _ = window_event_listener_untyped("input", move |event| {
            let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
            if !composing && let Some(field) = watched(&event) {
                soon(field, timer, asked);
            }
        });
        let _ = window_event_listener(ev::compositionend, move |event| {
            if let Some(field) = watched(&event) {
                soon(field, timer, asked);
            }
        });
        if let Some(field) = typed_before() {
            soon(field, timer, asked);
        }
        let _ = window_event_listener(ev::keydown, |event| {
            if !event.is_composing() && event.key_code() != 229 && walked(&event).is_some() {
                event.prevent_default();
            }
        });
    });
}

/// Arrow down leads from the field into its list, up from its first entry back; Esc goes back from anywhere in it. What
/// was typed stays.
fn walked(event: &web_sys::KeyboardEvent) -> Option<()> {
    let here: web_sys::HtmlElement = event.target()?.dyn_into().ok()?;
    let key = event.key();
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    if let Some(list) = here.get_attribute("data-live") {
        let entries = entries(&document().get_element_by_id(&list)?)?;
        return entries.first().filter(|_| key == "ArrowDown")?.focus().ok();
    }
    let list = here.closest("[data-list]").ok().flatten()?;
    let entries = entries(&list)?;
    let place = entries.iter().position(|one| *one == here)?;
    let next = match key.as_str() {
        "ArrowDown" => entries.get(place + 1),
        "ArrowUp" if place > 0 => entries.get(place - 1),
        "ArrowUp" | "Escape" => {
            let field = document().query_selector(&format!("[data-live={}]", list.id())).ok().flatten()?;
            return field.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok();
        }
        "Home" => entries.first(),
        "End" => entries.last(),
        _ => return None,
    };
    // At the end one stays; a choice is made as its group makes it, by the move itself.
    let Some(next) = next else { return Some(()) };
    if let Some(choice) = next.dyn_ref::<web_sys::HtmlInputElement>() {
        choice.set_checked(true);
    }
    next.focus().ok()
}

/// What can be chosen in a list, in its order; refused entries are passed over.
fn entries(list: &web_sys::Element) -> Option<Vec<web_sys::HtmlElement>> {
    let found = list.query_selector_all("input:not([aria-disabled]),button").ok()?;
    Some((0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect())
}

/// The field of this event, when a list follows it.
fn watched(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok().filter(|it| it.has_attribute("data-live"))
}

/// The field, when it holds other words than the page was drawn with: typed before the island woke, or brought back by the browser.
fn typed_before() -> Option<web_sys::Element> {
    let field = document().query_selector("[data-live]").ok().flatten()?;
    let typed = field.dyn_ref::<web_sys::HtmlInputElement>()?;
    (typed.value() != typed.default_value()).then_some(field)
}

fn soon(field: web_sys::Element, timer: StoredValue<Option<TimeoutHandle>>, asked: StoredValue<u32>) {
    // An answer still on its way belongs to words that are no longer there.
    asked.update_value(|count| *count += 1);
    let mine = asked.get_value();
    let later = set_timeout_with_handle(
        move || {
            spawn_local(async move {
                let Some((sent, html)) = answer(&field).await else { return };
                if asked.try_get_value() != Some(mine) {
                    return;
                }
                // A choice made while the answer was on its way is not in it.
                if form(&field).and_then(|form| filled(&form)).is_some_and(|now| now != sent) {
                    soon(field, timer, asked);
                } else {
                    put(&field, &html);
                }
            });
        },
        PAUSE,
    );
    timer.update_value(|timer| {
        if let Some(before) = timer.take() {
            before.clear();
        }
        *timer = later.ok();
    });
}

/// Puts the answer in place of the list. Whoever stood in the list goes on from the same entry, or from the first one when
/// theirs is no longer listed, or from the field when none is.
fn put(field: &web_sys::Element, html: &str) -> Option<()> {
    let list = document().get_element_by_id(&field.get_attribute("data-live")?)?;
    let held = document().active_element().filter(|it| list.contains(Some(it)));
    list.set_inner_html(html);
    let value = held?.get_attribute("value");
    let entries = entries(&list)?;
    let same = entries.iter().find(|one| one.get_attribute("value") == value);
    match same.or(entries.first()) {
        Some(entry) => entry.focus().ok(),
        None => field.dyn_ref::<web_sys::HtmlElement>()?.focus().ok(),
    }
}

fn form(field: &web_sys::Element) -> Option<web_sys::HtmlFormElement> {
    field.closest("form").ok().flatten()?.dyn_into().ok()
}

/// The form as it is filled in now, as its button 查 would send it.
fn filled(form: &web_sys::HtmlFormElement) -> Option<String> {
    let fields = web_sys::FormData::new_with_form(form).ok()?;
    fields.set_with_str("do", "refresh").ok()?;
    Some(web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?.to_string().into())
}

/// What was sent, and the list as the server fills it for that.
async fn answer(field: &web_sys::Element) -> Option<(String, String)> {
    let form = form(field)?;
    let body = filled(&form)?;
    let request = web_sys::XmlHttpRequest::new().ok()?;
    let ended = js_sys::Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    let begun: Result<(), JsValue> = request
        .open_with_async("POST", &form.action(), true)
        .and_then(|()| request.set_request_header("Content-Type", "application/x-www-form-urlencoded"))
        .and_then(|()| request.send_with_opt_str(Some(&body)));
    begun.ok()?;
    JsFuture::from(ended).await.ok()?;
    if request.status().ok()? != 200 {
        return None;
    }
    let page = request.response_text().ok().flatten()?;
    let page = web_sys::DomParser::new().ok()?.parse_from_string(&page, web_sys::SupportedType::TextHtml).ok()?;
    Some((body, page.get_element_by_id(&field.get_attribute("data-live")?)?.inner_html()))
}
