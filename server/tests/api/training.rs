//! The training office's clock, and that a real office has none.

use serde_json::json;

use super::counter::Counter;

#[tokio::test]
async fn the_clock_is_set_forward_and_never_back() {
    let counter = Counter::open_training().await;
    let token = counter.sign_in("zhangwei").await;
    assert_eq!(counter.get("/training/clock", &token).await.done(200)["today"], "2026-09-08");
    let set = async |to: &str| {
        let token = counter.sign_in("zhangwei").await;
        counter.post("/training/clock", &token, &json!({ "to": to })).await
    };
    assert_eq!(set("2026-09-23").await.done(200)["today"], "2026-09-23");
    assert_eq!(set("2026-09-22").await.problem(422, "invalid")["field"], "to");
    assert_eq!(set("soon").await.problem(422, "invalid")["field"], "to");
    assert_eq!(set("2099-01-01").await.problem(422, "invalid")["field"], "to");
}

#[tokio::test]
async fn a_real_office_has_no_such_clock() {
    let counter = Counter::open().await;
    let token = counter.sign_in("zhangwei").await;
    counter.get("/training/clock", &token).await.problem(404, "not_found");
    counter.post("/training/clock", &token, &json!({ "to": "2026-09-23" })).await.problem(404, "not_found");
}
