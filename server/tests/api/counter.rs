//! The counter at which the tests ask: a small office of its own, its people with passwords, and plain requests.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use server::demo;

use super::office::{Answer as Sent, TestOffice};

/// The password of everybody in the tests.
pub const PASSWORD: &str = demo::PASSWORD;

/// The demo office's people on 2026-09-08, and the way to ask as a program does.
pub struct Counter {
    office: TestOffice,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The problem that was answered, after a look at its form.
    pub fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.ends_with(['。', '）']) && !detail.is_ascii(), "{detail}");
        problem
    }

    pub fn done(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
        if self.body.is_empty() { Value::Null } else { self.json() }
    }
}

impl From<Sent> for Answer {
    fn from(sent: Sent) -> Answer {
        Answer { status: StatusCode::from_u16(sent.status).unwrap(), headers: sent.headers, body: sent.body }
    }
}

impl Counter {
    pub async fn open() -> Counter {
        Counter::founded(false).await
    }

    pub async fn open_training() -> Counter {
        Counter::founded(true).await
    }

    async fn founded(training: bool) -> Counter {
        let office = TestOffice::with(|settings| settings.training = training).await;
        let counter = Counter { office };
        counter.set("2026-09-08");
        counter
    }

    /// Ten in the morning in Beijing on a day.
    pub fn set(&self, day: &str) {
        self.set_to(format!("{day}T02:00:00Z").parse().unwrap());
    }

    pub fn wait(&self, minutes: i64) {
        self.set_to(self.office.store().clock().now() + Duration::minutes(minutes));
    }

    fn set_to(&self, to: DateTime<Utc>) {
        self.office.store().clock().set(to);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.office.send(request).await.into()
    }

    pub async fn sign_in(&self, login: &str) -> String {
        let body = json!({ "login": login, "password": PASSWORD });
        let session = self.post("/sessions", "", &body).await.done(201);
        session["token"].as_str().unwrap().to_owned()
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.send(asked("GET", path, token).body(Body::empty()).unwrap()).await
    }

    pub async fn delete(&self, path: &str, token: &str) -> Answer {
        self.send(asked("DELETE", path, token).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        let request = asked("POST", path, token).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(body.to_string().into()).unwrap()).await
    }

    pub async fn post_once(&self, path: &str, token: &str, key: &str, body: &Value) -> Answer {
        self.post_text(path, token, key, body.to_string()).await
    }

    pub async fn post_text(&self, path: &str, token: &str, key: &str, body: impl Into<Body>) -> Answer {
        let request = asked("POST", path, token).header(header::CONTENT_TYPE, "application/json");
        self.send(request.header("Idempotency-Key", key).body(body.into()).unwrap()).await
    }

    pub async fn put(&self, path: &str, token: &str, body: impl Into<Body>) -> Answer {
        let request = asked("PUT", path, token).header(header::CONTENT_TYPE, "application/octet-stream");
        self.send(request.body(body.into()).unwrap()).await
    }

    pub async fn post_file(&self, path: &str, token: &str, body: impl Into<Body>) -> Answer {
        let request = asked("POST", path, token).header(header::CONTENT_TYPE, "application/octet-stream");
        self.send(request.body(body.into()).unwrap()).await
    }
}

/// The head of a request under `/api/v1`; without a token nobody asks.
pub fn asked(method: &str, path: &str, token: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
    let request = request.header(header::HOST, "127.0.0.1:8080");
    if token.is_empty() { request } else { request.header(header::AUTHORIZATION, format!("Bearer {token}")) }
}
