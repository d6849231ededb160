//! A form half filled in is kept for its officer, with and without scripts, until what it asks for is done.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use axum::body::Body;
use axum::http::{Method, header};
use domain::evidence::EvidenceKind;
use domain::step::{AddExhibit, BeginCheck, Step};
use office::{TestOffice, request};

const FORM: &str = "application/x-www-form-urlencoded";

const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");

/// A case with a photo that may be applied for: the address of that form, and its version.
async fn step(office: &TestOffice) -> (String, String) {
    let case = office.case("zhangwei").await;
    let (store, me) = (office.store(), office.officer("zhangwei").await);
    let begin = Step::BeginCheck(BeginCheck {});
    store.cases().take(case.id, case.version, begin, &me, None).await.unwrap();
    let size = i64::try_from(PNG.len()).unwrap();
    let upload = store.uploads().begin(case.id, me.id, "night.png", size).await.unwrap();
    store.uploads().append(upload.id, me.id, 0, &bytes::Bytes::from_static(PNG)).await.unwrap();
    let arrived = store.uploads().finish(upload.id, me.id).await.unwrap();
    let exhibit = store.exhibits().receive(&arrived, me.id, EvidenceKind::Electronic, "未密闭").await.unwrap();
    let add = Step::AddExhibit(AddExhibit { exhibit });
    let taken = store.cases().take(case.id, case.version + 1, add, &me, None).await.unwrap();
    (format!("/cases/{}/steps/apply_for_filing", case.id), taken.case.version.to_string())
}

#[tokio::test]
async fn what_a_page_stores_by_itself_stands_in_the_form_again() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let (path, version) = step(&office).await;
    let opinion = "%E5%BB%BA%E8%AE%AE%E7%AB%8B%E6%A1%88%E7%9A%84%E8%8D%89%E7%A8%BF";
    let fields = format!("version={version}&opinion={opinion}").into_bytes();
    let stored = office.post_raw(&format!("/drafts?of={path}"), &cookie, FORM, fields).await;
    assert_eq!((stored.status, stored.text().as_str()), (200, "09:00"));
    let page = office.get(&path, &cookie).await.text();
    assert!(page.contains("建议立案的草稿") && page.contains("这是张伟 今天 09:00 存的草稿，还没有提交。"), "{page}");
    assert!(page.contains("今天 09:00 已存") && page.contains("不用草稿") && page.contains("存草稿"));
    assert!(!page.contains("之后本案有变动"), "the version is the same");
    let desk = office.get("/", &cookie).await.text();
    assert!(desk.contains("没办完的草稿 1") && desk.contains(&format!("href=\"{path}\"")), "{desk}");
    // Nobody else sees it.
    let other = office.sign_in("wangqiang").await;
    assert!(!office.get("/", &other).await.text().contains("没办完的草稿"));
    assert!(!office.get(&path, &other).await.text().contains("建议立案的草稿"));
    // The officer does without it.
    let dropped = office.post(&path, &cookie, &[("do", "drop")]).await;
    assert_eq!((dropped.status, dropped.location()), (303, path.as_str()));
    assert!(!office.get(&path, &cookie).await.text().contains("建议立案的草稿"));
    assert!(!office.get("/", &cookie).await.text().contains("没办完的草稿"));
}

#[tokio::test]
async fn a_button_keeps_the_form_without_scripts_and_the_step_ends_the_draft() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let (path, version) = step(&office).await;
    let second = office.officer("wangqiang").await.id.to_string();
    let fields = [("version", version.as_str()), ("second", second.as_str()), ("opinion", "建议立案")];
    let kept = office.post(&path, &cookie, &[&fields[..], &[("do", "keep")]].concat()).await;
    assert_eq!((kept.status, kept.location()), (303, path.as_str()));
    assert!(office.get(&path, &cookie).await.text().contains("存的草稿"));
    // A mistake keeps the draft, the taken step ends it.
    let wrong = office.post(&path, &cookie, &[("version", &version), ("second", ""), ("opinion", "建议立案")]).await;
    assert_eq!(wrong.status, 422);
    assert!(office.get("/", &cookie).await.text().contains("没办完的草稿 1"));
    let done = office.post(&path, &cookie, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!office.get("/", &cookie).await.text().contains("没办完的草稿"));
}

#[tokio::test]
async fn a_draft_says_that_the_case_went_on() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let (path, version) = step(&office).await;
    assert_ne!(version, "1");
    office.post_raw(&format!("/drafts?of={path}"), &cookie, FORM, b"version=1&opinion=x".to_vec()).await;
    assert!(office.get(&path, &cookie).await.text().contains("之后本案有变动，对照案卷核对后再交。"));
}

#[tokio::test]
async fn only_forms_of_this_office_are_kept_for_people_signed_in() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let (path, _) = step(&office).await;
    let of = format!("/drafts?of={path}");
    let body = |length: usize| format!("opinion={}", "a".repeat(length)).into_bytes();
    // The limit is that of the shelf: 256 KB with the names around it.
    let around = r#"{"fields":[["opinion",""]],"lapsed":false}"#.len();
    let most = store::desk::DRAFT_LIMIT - around;
    assert_eq!(office.post_raw(&of, &cookie, FORM, body(most - 1)).await.status, 200);
    assert_eq!(office.post_raw(&of, &cookie, FORM, body(most)).await.status, 200);
    let large = office.post_raw(&of, &cookie, FORM, body(most + 1)).await;
    assert_eq!(large.status, 422);
    assert!(large.json()["detail"].as_str().unwrap().contains("256 KB"), "{}", large.text());
    for nowhere in ["/password", "/login", "/nowhere", "/cases", ""] {
        let answer = office.post_raw(&format!("/drafts?of={nowhere}"), &cookie, FORM, b"a=b".to_vec()).await;
        assert_eq!(answer.status, 204, "{nowhere}");
    }
    assert_eq!(office.post_raw(&of, &cookie, FORM, b"version=2&opinion=+".to_vec()).await.status, 204, "nothing typed");
    assert_eq!(office.post_raw(&of, "", FORM, b"opinion=x".to_vec()).await.status, 401);
    let foreign = request(Method::POST, &of, &cookie).header("sec-fetch-site", "cross-site");
    let foreign = foreign.header(header::CONTENT_TYPE, FORM).body(Body::from("opinion=x")).unwrap();
    assert_eq!(office.send(foreign).await.status, 403);
    office.set_clock("2026-03-02T01:20:00Z");
    assert_eq!(office.post_raw(&of, &cookie, FORM, b"opinion=x".to_vec()).await.status, 401, "the session ran out");
}
