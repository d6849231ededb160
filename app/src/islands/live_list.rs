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
            if !composing {
                soon(&event, timer, asked);
            }
        });
        let _ = window_event_listener(ev::compositionend, move |event| soon(&event, timer, asked));
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

fn soon(event: &web_sys::Event, timer: StoredValue<Option<TimeoutHandle>>, asked: StoredValue<u32>) {
    let control = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    let Some(control) = control.filter(|it| it.has_attribute("data-live")) else { return };
    let later = set_timeout_with_handle(
        move || {
            asked.update_value(|count| *count += 1);
            let mine = asked.get_value();
            spawn_local(async move {
                if let Some((list, html)) = answer(&control).await
                    && asked.try_get_value() == Some(mine)
                {
                    list.set_inner_html(&html);
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

/// The list on the page, and the same list as the server fills it for what is typed now.
async fn answer(control: &web_sys::Element) -> Option<(web_sys::Element, String)> {
    let id = control.get_attribute("data-live")?;
    let form: web_sys::HtmlFormElement = control.closest("form").ok().flatten()?.dyn_into().ok()?;
    let fields = web_sys::FormData::new_with_form(&form).ok()?;
    fields.set_with_str("do", "refresh").ok()?;
    let body: String = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?.to_string().into();
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
    let list = document().get_element_by_id(&id)?;
    Some((list, page.get_element_by_id(&id)?.inner_html()))
}
