//! Requests sent twice, and two people at one case: one thing is done, once.

use serde_json::json;

use super::counter::Counter;
use super::journey::{JPEG, Walk, clue};

#[tokio::test]
async fn the_same_request_gets_the_same_answer_and_is_done_once() {
    let counter = Counter::open().await;
    let mut walk = Walk::begin(&counter).await;
    let token = walk.token("zhangwei").to_owned();
    let path = walk.path("/steps");
    let body = json!({ "version": 1, "step": { "step": "begin_check" } });
    let first = counter.post_once(&path, &token, "k1", &body).await.done(200);
    walk.version = 2;
    let again = counter.post_once(&path, &token, "k1", &body).await.done(200);
    assert_eq!(first, again);
    walk.add_photo(JPEG).await;
    let later = counter.post_once(&path, &token, "k1", &body).await.done(200);
    assert_eq!(first, later, "also after the case went on");
    let log = counter.get(&walk.path("/events"), &token).await.done(200);
    assert_eq!(log["items"].as_array().unwrap().len(), 3);

    let opened = counter.post_once("/cases", &token, "open", &clue("2026-09-08")).await.done(201);
    assert_eq!(opened["case_id"], walk.case, "the clue was registered with this key before");
}

#[tokio::test]
async fn an_answer_given_again_names_its_papers() {
    let counter = Counter::open().await;
    let mut walk = Walk::to_inquiry(&counter).await;
    let due = json!({ "step": "issue_correction_order", "demands": "补充清理", "due": "2026-09-12" });
    let body = json!({ "version": walk.version, "step": due });
    let path = walk.path("/steps");
    let first = counter.post_once(&path, walk.token("zhangwei"), "order", &body).await.done(200);
    assert_eq!(first["documents"].as_array().unwrap().len(), 1);
    walk.version += 1;
    walk.add_photo(&[JPEG, b"2"].concat()).await;
    assert_eq!(counter.post_once(&path, walk.token("zhangwei"), "order", &body).await.done(200), first);
}

#[tokio::test]
async fn a_key_is_good_for_one_request_and_each_officer_has_their_own() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let path = walk.path("/steps");
    let body = json!({ "version": 1, "step": { "step": "begin_check" } });
    let token = walk.token("zhangwei");
    counter.post_once(&path, token, "k1", &body).await.done(200);
    let other = json!({ "version": 2, "step": { "step": "begin_check" } });
    counter.post_once(&path, token, "k1", &other).await.problem(422, "idempotency_key_reused");
    counter.post_once("/cases", token, "k1", &clue("2026-09-08")).await.problem(422, "idempotency_key_reused");
    counter.post_once(&path, walk.token("wangqiang"), "k1", &other).await.problem(422, "wrong_stage");
}

#[tokio::test]
async fn without_a_key_or_with_one_too_long_nothing_is_done() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let body = json!({ "version": 1, "step": { "step": "begin_check" } });
    let path = walk.path("/steps");
    let problem = counter.post(&path, walk.token("zhangwei"), &body).await.problem(400, "idempotency_key_missing");
    assert_eq!(problem["field"], "Idempotency-Key");
    counter.post_once(&path, walk.token("zhangwei"), &"k".repeat(201), &body).await.problem(422, "invalid");
    counter.post_once(&path, walk.token("zhangwei"), &"k".repeat(200), &body).await.done(200);
}

#[tokio::test]
async fn of_two_people_at_one_version_one_is_done_and_one_is_told() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let path = walk.path("/steps");
    let body = json!({ "version": 1, "step": { "step": "begin_check" } });
    let (one, other) = (walk.token("zhangwei"), walk.token("wangqiang"));
    let both =
        futures::future::join(counter.post_once(&path, one, "a", &body), counter.post_once(&path, other, "b", &body));
    let (one, other) = both.await;
    let (done, refused) = if one.status == 200 { (one, other) } else { (other, one) };
    assert_eq!(done.done(200)["version"], 2);
    let problem = refused.problem(409, "conflict");
    assert_eq!(problem["field"], "version");
    let log = counter.get(&walk.path("/events"), walk.token("zhangwei")).await.done(200);
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}
