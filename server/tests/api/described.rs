//! The description and what answers are the same thing.

use serde_json::{Value, json};

use super::counter::{Counter, asked};

const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

async fn document(counter: &Counter) -> Value {
    counter.get("/openapi.json", "").await.done(200)
}

/// Method, path and operation of everything described.
fn operations(document: &Value) -> Vec<(&'static str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            METHODS.into_iter().filter_map(move |method| Some((method, path.as_str(), item.get(method)?)))
        })
        .collect()
}

#[tokio::test]
async fn the_description_is_openapi_3_1_and_holds_together() {
    let counter = Counter::open().await;
    let document = document(&counter).await;
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let mut names: Vec<&str> =
        operations(&document).iter().map(|(_, _, it)| it["operationId"].as_str().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "every operation has a name of its own");
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer} is not there");
    }
}

#[tokio::test]
async fn everything_asked_for_is_described() {
    let counter = Counter::open().await;
    let document = document(&counter).await;
    let operations = operations(&document);
    for (method, path) in [
        ("post", "/sessions"),
        ("delete", "/sessions"),
        ("get", "/parties"),
        ("post", "/parties"),
        ("get", "/cases"),
        ("post", "/cases"),
        ("get", "/cases/{id}"),
        ("get", "/cases/{id}/offers"),
        ("post", "/cases/{id}/steps"),
        ("get", "/cases/{id}/deadlines"),
        ("get", "/cases/{id}/events"),
        ("get", "/cases/{id}/evidence"),
        ("post", "/cases/{id}/evidence"),
        ("get", "/cases/{id}/documents"),
        ("get", "/documents/{id}.pdf"),
        ("get", "/cases/{id}/drafts/{kind}.pdf"),
        ("get", "/cases/{id}/payments"),
        ("post", "/cases/{id}/payments"),
        ("get", "/exports/{name}.{format}"),
        ("get", "/training/clock"),
        ("post", "/training/clock"),
        ("post", "/uploads"),
        ("put", "/uploads/{id}"),
        ("post", "/uploads/{id}/finish"),
    ] {
        let path = format!("/api/v1{path}");
        assert!(operations.iter().any(|(one, at, _)| *one == method && *at == path), "{method} {path}");
    }
}

#[tokio::test]
async fn every_described_operation_answers_at_its_address() {
    let counter = Counter::open().await;
    let document = document(&counter).await;
    for (method, path, operation) in operations(&document) {
        let open = operation["security"].as_array().is_some_and(|needs| needs.contains(&json!({})));
        let address = path
            .replace("{id}", "1")
            .replace("{exhibit}", "1")
            .replace("{attachment}", "1")
            .replace("{kind}", "filing_form");
        let address = address.replace("{name}", "credit_penalties").replace("{format}", "csv");
        assert!(!address.contains('{'), "{address}");
        let request = asked(&method.to_uppercase(), address.strip_prefix("/api/v1").unwrap(), "");
        let answer = counter.send(request.body(axum::body::Body::empty()).unwrap()).await;
        // Whoever is not signed in is told so before anything else; another address would not be there.
        let expected: &[u16] = if open { &[200, 415] } else { &[401] };
        assert!(expected.contains(&answer.status.as_u16()), "{method} {path}: {}", answer.status);
    }
}

#[tokio::test]
async fn each_example_of_the_description_is_one_that_would_be_read() {
    let counter = Counter::open().await;
    let document = document(&counter).await;
    let token = counter.sign_in("zhangwei").await;
    for (method, path, operation) in operations(&document) {
        let Some(content) = operation["requestBody"]["content"].get("application/json") else { continue };
        let Some(example) = content.get("example") else { continue };
        let address = path.replace("{id}", "1");
        assert_eq!(method, "post");
        let answer = counter.post_once(address.strip_prefix("/api/v1").unwrap(), &token, "example", example).await;
        assert_ne!(answer.status, 400, "{path}: {answer:?}");
        if answer.status == 422 {
            let field = answer.json()["field"].clone();
            assert!(!field.as_str().unwrap_or_default().contains('.'), "{path}: {}", answer.json());
        }
    }
}

#[tokio::test]
async fn the_page_tells_every_operation_without_scripts_or_other_hosts() {
    let counter = Counter::open().await;
    let page = counter.get("/", "").await;
    assert_eq!(page.status, 200);
    let html = String::from_utf8(page.body.clone()).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>"), "{}", &html[..200]);
    let document = document(&counter).await;
    for (_, path, operation) in operations(&document) {
        assert!(html.contains(&format!("id=\"{}\"", operation["operationId"].as_str().unwrap())), "{path}");
        assert!(html.contains(operation["summary"].as_str().unwrap()), "{path}");
    }
    for heading in ["接口说明", "目录", "参数", "请求内容", "答复", "示例", "数据类型"] {
        assert!(html.contains(heading), "{heading}");
    }
    assert!(
        !html.contains("<script")
            && !html.contains("style=\"")
            && !html.contains("http://")
            && !html.contains("https://")
    );
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    for target in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(html.contains(&format!("id=\"{target}\"")), "#{target} leads nowhere");
    }
}

#[tokio::test]
async fn the_address_without_its_last_stroke_leads_there() {
    let counter = Counter::open().await;
    let answer = counter.get("", "").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (308, "/api/v1/"));
}
