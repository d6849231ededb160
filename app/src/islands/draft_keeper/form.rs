//! The page's form as text, and its way to the server.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{
    Element, Event, EventInit, EventTarget, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, UrlSearchParams, XmlHttpRequest,
};
use wasm_bindgen_futures::JsFuture;

/// The form that is kept.
const OURS: &str = "form[data-draft]";

/// What became of the fields.
pub enum Answer {
    /// Stored, at this time; empty where there was nothing to store.
    Stored(String),
    /// Nobody is signed in.
    Expired,
    /// The network or the server is away.
    Broken,
    /// In the server's words.
    Refused(String),
}

fn ours() -> Option<HtmlFormElement> {
    document().query_selector(OURS).ok().flatten()?.dyn_into().ok()
}

/// Whether something on the page belongs to the form.
pub fn owns(target: &EventTarget) -> bool {
    target.dyn_ref::<Element>().is_some_and(|it| it.closest(OURS).ok().flatten().is_some())
}

/// The fields as a form sends them.
pub fn body() -> Option<String> {
    let fields = FormData::new_with_form(&ours()?).ok()?;
    let params = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(params.to_string().into())
}

/// Whether two bodies say the same; the case's version is no text of the officer's.
pub fn same(one: &str, other: &str) -> bool {
    let plain = |body: &str| {
        let mut fields: Vec<String> = body
            .split('&')
            .filter(|pair| !pair.starts_with("version=") && !pair.ends_with('='))
            .map(str::to_owned)
            .collect();
        fields.sort_unstable();
        fields
    };
    plain(one) == plain(other)
}

/// Puts the fields back into the form; whoever listens to them hears it as typing.
pub fn fill(body: &str) {
    let (Some(form), Ok(params)) = (ours(), UrlSearchParams::new_with_str(body)) else { return };
    let elements = form.elements();
    for at in 0..elements.length() {
        let Some(element) = elements.item(at) else { continue };
        let Some(name) = element.get_attribute("name").filter(|name| name != "version") else { continue };
        let value = params.get(&name);
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "radio" | "checkbox" => input.set_checked(params.get_all(&name).includes(&input.value().into(), 0)),
                "file" | "submit" | "button" => continue,
                _ => input.set_value(&value.unwrap_or_default()),
            }
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(&value.unwrap_or_default());
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            select.set_value(&value.unwrap_or_default());
        } else {
            continue;
        }
        let heard = EventInit::new();
        heard.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &heard) {
            let _ = element.dispatch_event(&event);
        }
    }
}

/// Sends the fields to be kept.
pub async fn send(address: &str, body: &str) -> Answer {
    match post(&kept_at(address), body).await {
        Some((200..300, at)) => Answer::Stored(at),
        Some((401, _)) => Answer::Expired,
        Some((status, text)) if (400..500).contains(&status) => Answer::Refused(reason(&text)),
        Some(_) | None => Answer::Broken,
    }
}

/// Hands the fields over while the page goes away; nobody hears the answer.
pub fn send_off(address: &str, body: &str) {
    if let Ok(params) = UrlSearchParams::new_with_str(body) {
        let _ = window().navigator().send_beacon_with_opt_url_search_params(&kept_at(address), Some(&params));
    }
}

fn kept_at(address: &str) -> String {
    format!("/drafts?of={address}")
}

async fn post(url: &str, body: &str) -> Option<(u16, String)> {
    let request = XmlHttpRequest::new().ok()?;
    let ended = js_sys::Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    let begun: Result<(), JsValue> = request
        .open_with_async("POST", url, true)
        .and_then(|()| request.set_request_header("Content-Type", "application/x-www-form-urlencoded"))
        .and_then(|()| request.send_with_opt_str(Some(body)));
    begun.ok()?;
    JsFuture::from(ended).await.ok()?;
    let status = request.status().ok().filter(|status| *status > 0)?;
    Some((status, request.response_text().ok().flatten().unwrap_or_default()))
}

fn reason(answer: &str) -> String {
    let answer: leptos::serde_json::Value = leptos::serde_json::from_str(answer).unwrap_or_default();
    answer["detail"].as_str().map_or_else(|| "草稿没有存上。内容还在本页。".to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_or_an_empty_field_makes_no_difference() {
        assert!(same("version=3&place=a&note=", "place=a&version=4"));
        assert!(!same("place=a", "place=b"));
    }
}
