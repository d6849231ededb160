//! What cannot be read, is too large, or cannot be right: refused with its place, and nothing is kept.

use axum::body::Body;
use axum::http::header;
use serde_json::{Value, json};

use super::counter::{Counter, asked};
use super::journey::{Walk, clue};

/// Everything that is kept of the case and of the register, to see that nothing was.
async fn nothing_kept(counter: &Counter, walk: &Walk<'_>) {
    let token = walk.token("zhangwei");
    assert_eq!(counter.get(&walk.path(""), token).await.done(200)["case"]["version"], walk.version);
    assert_eq!(counter.get("/cases", token).await.done(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn wrong_types_missing_items_and_unknown_names_are_told_with_their_place() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let path = walk.path("/steps");
    let wrong: [(Value, &str); 12] = [
        (json!({}), "version"),
        (json!({ "version": 1 }), "step"),
        (json!({ "version": "1", "step": { "step": "begin_check" } }), "version"),
        (json!({ "version": -1, "step": { "step": "begin_check" } }), "version"),
        (json!({ "version": 1, "step": "begin_check" }), "step"),
        (json!({ "version": 1, "step": {} }), "step.step"),
        (json!({ "version": 1, "step": { "step": "fly" } }), "step.step"),
        (json!({ "version": 1, "step": { "step": "assign_officers", "lead": 1 } }), "step.second"),
        (json!({ "version": 1, "step": { "step": "assign_officers", "lead": true, "second": 2 } }), "step.lead"),
        (json!({ "version": 1, "step": { "step": "begin_check", "hurry": true } }), "step.hurry"),
        (json!({ "version": 1, "step": { "step": "begin_check" }, "note": "" }), "note"),
        (
            json!({ "version": 1, "step": { "step": "record_payment", "amount_fen": 1.5, "paid_on": "2026-09-08",
            "receipt": "1", "channel": "bank" } }),
            "step.amount_fen",
        ),
    ];
    for (body, field) in wrong {
        let problem = counter.post_once(&path, walk.token("zhangwei"), "k", &body).await.problem(422, "invalid");
        assert_eq!(problem["field"], field, "{body} {problem}");
    }
    let mut form = clue("2026-09-08");
    form["dossier"]["act"]["on"] = json!("2026-02-30");
    let problem = counter.post_once("/cases", walk.token("zhangwei"), "k", &form).await.problem(422, "invalid");
    assert_eq!(problem["field"], "dossier.act.on");
    let mut form = clue("2026-09-08");
    form["dossier"]["party"]["kind"] = json!("ghost");
    let problem = counter.post_once("/cases", walk.token("zhangwei"), "k", &form).await.problem(422, "invalid");
    assert_eq!(problem["field"], "dossier.party.kind");
    nothing_kept(&counter, &walk).await;
}

#[tokio::test]
async fn what_the_form_allows_and_the_law_does_not_is_refused_by_the_law() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let token = walk.token("zhangwei");
    let ask = async |change: &dyn Fn(&mut Value), field: &str| {
        let mut form = clue("2026-09-08");
        change(&mut form);
        let problem = counter.post_once("/cases", token, "k", &form).await.problem(422, "invalid");
        assert_eq!(problem["field"], field, "{problem}");
    };
    ask(&|form| form["dossier"]["act"]["on"] = json!("2026-09-09"), "act_on").await;
    ask(&|form| form["clue"]["received_on"] = json!("2026-09-09"), "received_on").await;
    ask(&|form| form["dossier"]["act"]["facts"] = json!("事".repeat(10_001)), "facts").await;
    ask(&|form| form["dossier"]["act"]["facts"] = json!("a\u{0}b"), "facts").await;
    ask(&|form| form["dossier"]["violation"] = json!("XX-999"), "violation").await;
    ask(&|form| form["dossier"]["particulars"]["plate"] = json!("D12"), "plate").await;
    let id = json!({ "kind": "person", "name": "张三", "sex": null, "born": null, "address": "", "phone": null,
        "identity": { "state": "number", "document": "resident_id", "number": "410402199003071234" } });
    let problem = counter.post("/parties", token, &id).await.problem(422, "invalid");
    assert_eq!(problem["field"], "identity.number");
    nothing_kept(&counter, &walk).await;
}

#[tokio::test]
async fn negative_amounts_and_future_days_of_payment_are_refused() {
    let counter = Counter::open().await;
    let walk = Walk::to_served(&counter).await;
    let pay = async |amount: i64, on: &str| {
        let body =
            json!({ "version": walk.version, "amount_fen": amount, "paid_on": on, "receipt": "1", "channel": "bank" });
        counter.post_once(&walk.path("/payments"), walk.token("wuyue"), "k", &body).await
    };
    for amount in [-1, 0, i64::MIN, i64::MAX] {
        let answer = pay(amount, "2026-10-09").await;
        assert_eq!(answer.status, 422, "{amount}: {answer:?}");
        assert_eq!(answer.json()["field"], "amount_fen", "{amount}");
    }
    assert_eq!(pay(100, "2026-10-10").await.problem(422, "invalid")["field"], "paid_on");
    assert_eq!(counter.get(&walk.path(""), walk.token("wuyue")).await.done(200)["case"]["version"], walk.version);
}

#[tokio::test]
async fn broken_text_is_not_read() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let path = walk.path("/steps");
    let token = walk.token("zhangwei");
    for broken in [&b"{"[..], b"", b"{\"version\":1,}", b"{} {}", b"\xEF\xBB\xBF{}", b"{\"version\":1e999}"] {
        counter.post_text(&path, token, "k", broken.to_vec()).await.problem(400, "unreadable");
    }
    let problem = counter.post_text(&path, token, "k", b"{\"version\":\"\xFF\xFE\"}".to_vec()).await;
    assert!(problem.problem(400, "unreadable")["detail"].as_str().unwrap().contains("UTF-8"));
    let deep = "[".repeat(200_000);
    counter.post_text(&path, token, "k", deep).await.problem(400, "unreadable");
    let form = asked("POST", &path, token).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let form = form.header("Idempotency-Key", "k").body(Body::from("version=1")).unwrap();
    counter.send(form).await.problem(415, "not_json");
    nothing_kept(&counter, &walk).await;
}

#[tokio::test]
async fn ten_megabytes_of_text_are_too_much() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let mut form = clue("2026-09-08");
    form["dossier"]["act"]["facts"] = json!("事".repeat(10 * 1024 * 1024 / 3));
    counter.post_once("/cases", walk.token("zhangwei"), "k", &form).await.problem(413, "too_large");
    // Without a length the body is measured as it comes.
    let pieces = (0..400).map(|_| Ok::<_, std::io::Error>(" ".repeat(30_000)));
    let streamed = Body::from_stream(futures::stream::iter(pieces));
    counter.post_text("/cases", walk.token("zhangwei"), "k", streamed).await.problem(413, "too_large");
    nothing_kept(&counter, &walk).await;
}

#[tokio::test]
async fn a_json_body_is_taken_up_to_its_limit() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let limit = 512 * 1024;
    let body = |size: usize| {
        let text = json!({ "version": 1, "step": { "step": "begin_check" } }).to_string();
        format!("{text}{}", " ".repeat(size - text.len()))
    };
    let (path, token) = (walk.path("/steps"), walk.token("zhangwei"));
    counter.post_text(&path, token, "a", body(limit + 1)).await.problem(413, "too_large");
    counter.post_text(&path, token, "b", body(limit)).await.done(200);
    counter.post_text(&path, token, "c", body(limit - 1)).await.problem(409, "conflict");
}

#[tokio::test]
async fn questions_that_cannot_be_right_are_told_by_name() {
    let counter = Counter::open().await;
    let token = counter.sign_in("zhangwei").await;
    for (query, field) in [
        ("stage=flying", "stage"),
        ("due_by=soon", "due_by"),
        ("limit=many", "limit"),
        ("after=nowhere", "after"),
        ("colour=red", "colour"),
        ("decided_from=2026-02-01&decided_to=2026-01-01", "decided_to"),
    ] {
        let problem = counter.get(&format!("/cases?{query}"), &token).await.problem(422, "invalid");
        assert_eq!(problem["field"], field, "{query} {problem}");
    }
    let problem = counter.get("/parties", &token).await.problem(422, "invalid");
    assert_eq!(problem["field"], "q");
}
