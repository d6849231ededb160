//! What stands in the head of every answer, and what the log keeps of every request: its kind, never its content.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::incident;
use crate::problem::Problem;
use crate::state::AppState;

/// Adds the heads that keep a browser from doing more than it should, counts and logs.
pub async fn guard(State(office): State<AppState>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let path = match request.extensions().get::<MatchedPath>() {
        Some(matched) => matched.as_str().to_owned(),
        None => template(request.uri().path()),
    };
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    if let Some(counter) = office.counters.answers.get(usize::from(status / 100).saturating_sub(1)) {
        counter.add();
    }
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, path, status, milliseconds, "answered");
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("x-frame-options", "DENY");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()");
    set("content-security-policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    set("cache-control", "no-store");
    if office.settings.is_secure() {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    response
}

/// Something panicked: an incident like any other.
pub fn panicked(payload: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned());
    let number = incident::record(&text);
    let page = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>没有办成 · 执衡</title><h1>没有办成</h1>\
         <p>这一步没有办成，数据没有改动。可以重试；仍不行，把编号 {number} 告诉系统管理员。</p>"
    );
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (StatusCode::INTERNAL_SERVER_ERROR, kind, page).into_response()
}

/// `GET /health`: whether the database answers.
pub async fn health(State(office): State<AppState>) -> Response {
    match office.store.ping().await {
        Ok(()) => "ok\n".into_response(),
        Err(error) => Problem::away(&incident::causes(&error)).into_response(),
    }
}

/// `GET /metrics`: counters since the start, as text for Prometheus.
pub async fn metrics(State(office): State<AppState>) -> Response {
    let counters = &office.counters;
    let mut text = String::from("# TYPE zhiheng_answers_total counter\n");
    for (hundreds, counter) in counters.answers.iter().enumerate() {
        text.push_str(&format!("zhiheng_answers_total{{status=\"{}xx\"}} {}\n", hundreds + 1, counter.get()));
    }
    text.push_str("# TYPE zhiheng_logins_total counter\n");
    text.push_str(&format!("zhiheng_logins_total{{result=\"ok\"}} {}\n", counters.logins.get()));
    text.push_str(&format!("zhiheng_logins_total{{result=\"refused\"}} {}\n", counters.refused_logins.get()));
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// An address without what could name somebody: only short lower-case words of ours stay.
fn template(path: &str) -> String {
    let segment = |segment: &str| {
        let ours = segment.len() <= 24 && segment.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_' | b'-'));
        if ours { segment.to_owned() } else { "{}".to_owned() }
    };
    path.split('/').take(8).map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_keeps_no_number_and_no_name() {
        assert_eq!(template("/cases/17/steps/decide_penalty"), "/cases/{}/steps/decide_penalty");
        assert_eq!(template("/cases/%E5%BC%A0%E4%BC%9F"), "/cases/{}");
        assert_eq!(template("/"), "/");
    }
}
