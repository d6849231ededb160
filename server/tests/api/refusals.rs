//! What the law, the role or the unit does not allow, told with its article.

use serde_json::json;

use super::counter::Counter;
use super::journey::{Walk, clue};

#[tokio::test]
async fn offers_tell_what_is_open_and_why_the_rest_is_not() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let offers = counter.get(&walk.path("/offers"), walk.token("zhangwei")).await.done(200);
    assert_eq!(offers["version"], 1);
    let offer = |step: &str| {
        let items = offers["items"].as_array().unwrap();
        items.iter().find(|offer| offer["step"] == step).expect(step).clone()
    };
    assert_eq!(
        (offer("begin_check")["open"].clone(), offer("begin_check")["refused"].clone()),
        (json!(true), json!(null))
    );
    let notice = offer("issue_prior_notice");
    assert_eq!(notice["open"], false);
    assert!(notice["article"].as_str().unwrap().contains('法') && notice["refused"]["why"].is_string(), "{notice}");
    let items = offers["items"].as_array().unwrap();
    assert!(items.iter().all(|offer| offer["step"] != "decide_penalty"), "a step of others is absent");
}

#[tokio::test]
async fn a_step_of_another_role_is_refused_with_its_article() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let step = json!({ "version": 1, "step": { "step": "decide_penalty", "fine_fen": 1, "opinion": "" } });
    let refused = counter.post_once(&walk.path("/steps"), walk.token("zhangwei"), "a", &step).await;
    let problem = refused.problem(403, "wrong_role");
    assert!(problem["article"].as_str().unwrap().contains("第"), "{problem}");
    counter.post_once("/cases", walk.token("wuyue"), "b", &clue("2026-09-08")).await.problem(403, "wrong_role");
}

#[tokio::test]
async fn a_step_out_of_its_stage_is_refused_and_nothing_is_kept() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let step = json!({ "version": 1, "step": { "step": "issue_prior_notice" } });
    let token = walk.token("zhangwei");
    let problem = counter.post_once(&walk.path("/steps"), token, "a", &step).await.problem(422, "wrong_stage");
    assert!(problem["article"].is_string(), "{problem}");
    assert_eq!(counter.get(&walk.path(""), token).await.done(200)["case"]["version"], 1);
    let step = json!({ "version": 1, "step": { "step": "begin_check" } });
    counter.post_once(&walk.path("/steps"), token, "a", &step).await.done(200);
}

#[tokio::test]
async fn a_foreign_units_case_is_not_there() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    for login in ["huanglei", "admin"] {
        let token = walk.token(login);
        for rest in [
            "",
            "/offers",
            "/deadlines",
            "/events",
            "/evidence",
            "/evidence/1",
            "/documents",
            "/payments",
            "/drafts/filing_form.pdf",
        ] {
            counter.get(&walk.path(rest), token).await.problem(404, "not_found");
        }
        let step = json!({ "version": 1, "step": { "step": "begin_check" } });
        counter.post_once(&walk.path("/steps"), token, "a", &step).await.problem(404, "not_found");
        let upload = json!({ "case_id": walk.case, "name": "a.jpg", "size": 10 });
        counter.post("/uploads", token, &upload).await.problem(404, "not_found");
        let list = counter.get("/cases", token).await.done(200);
        assert!(list["items"].as_array().unwrap().is_empty());
    }
    let list = counter.get("/cases", walk.token("chenguo")).await.done(200);
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "the head sees the bureau's");
}

#[tokio::test]
async fn addresses_that_name_nothing_are_not_there() {
    let counter = Counter::open().await;
    let token = counter.sign_in("zhangwei").await;
    for path in [
        "/cases/0",
        "/cases/x",
        "/cases/99999999999999999999",
        "/documents/x.pdf",
        "/documents/1",
        "/parties/1",
        "/nothing",
    ] {
        counter.get(path, &token).await.problem(404, "not_found");
    }
    counter.delete("/cases", &token).await.problem(405, "method_not_allowed");
}

#[tokio::test]
async fn an_account_without_cases_reads_none() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    counter.get("/parties?q=p", walk.token("wuyue")).await.problem(403, "wrong_role");
}
