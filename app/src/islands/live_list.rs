//! A list that follows what is typed: the page's own answer to the form, put in place of the list.

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
    });
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
