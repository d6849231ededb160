//! Who may ask: tokens that are missing, false, revoked or over, and accounts that are locked.

use serde_json::json;

use super::counter::{Counter, PASSWORD};

#[tokio::test]
async fn without_a_token_nothing_is_told() {
    let counter = Counter::open().await;
    for path in ["/cases", "/cases/1", "/cases/1/offers", "/documents/1.pdf", "/uploads/1", "/training/clock"] {
        let answer = counter.get(path, "").await;
        answer.problem(401, "unauthorised");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    counter.get("/cases", "ey.not.ours").await.problem(401, "unauthorised");
}

#[tokio::test]
async fn a_token_ends_when_it_is_revoked_and_when_its_time_is_over() {
    let counter = Counter::open().await;
    let (first, second) = (counter.sign_in("zhangwei").await, counter.sign_in("zhangwei").await);
    counter.get("/cases", &first).await.done(200);
    counter.delete("/sessions", &first).await.done(204);
    counter.get("/cases", &first).await.problem(401, "unauthorised");
    counter.get("/cases", &second).await.done(200);
    counter.wait(15);
    counter.get("/cases", &second).await.problem(401, "unauthorised");
}

#[tokio::test]
async fn the_fifth_wrong_password_locks_the_account() {
    let counter = Counter::open().await;
    let wrong = json!({ "login": "zhangwei", "password": "not this one" });
    for _ in 0..4 {
        counter.post("/sessions", "", &wrong).await.problem(401, "wrong_password");
    }
    counter.post("/sessions", "", &wrong).await.problem(429, "locked");
    let right = json!({ "login": "zhangwei", "password": PASSWORD });
    let problem = counter.post("/sessions", "", &right).await.problem(429, "locked");
    assert!(problem["detail"].as_str().unwrap().contains("10:15"), "{problem}");
    counter.wait(15);
    counter.post("/sessions", "", &right).await.done(201);
}

#[tokio::test]
async fn an_unknown_login_is_told_the_same_as_a_wrong_password() {
    let counter = Counter::open().await;
    let ask = async |login: &str| {
        let wrong = json!({ "login": login, "password": "not this one" });
        counter.post("/sessions", "", &wrong).await.problem(401, "wrong_password")
    };
    assert_eq!(ask("nobody").await, ask("zhangwei").await);
    let empty = json!({ "login": "", "password": "x" });
    assert_eq!(counter.post("/sessions", "", &empty).await.problem(422, "invalid")["field"], "login");
}
