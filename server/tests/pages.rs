//! Every page comes with a head that keeps it safe, and bad input is refused in words.

mod office;

use axum::body::Body;
use axum::http::Method;
use office::{TestOffice, request};

#[tokio::test]
async fn a_page_runs_no_script_and_no_style_of_others() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    for path in ["/login", "/", "/cases", "/cases/new", "/help", "/nowhere"] {
        let page = office.get(path, if path == "/login" { "" } else { &cookie }).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'nonce-"), "{path}: {policy}");
        assert!(policy.contains("style-src 'self'") && policy.contains("frame-ancestors 'none'"));
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
        assert!(nonce.len() >= 16, "{path}");
        let text = page.text();
        assert!(!text.contains(" style=") && !text.contains("<style"), "{path}");
        for script in text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{tag}>");
        }
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(text.starts_with("<!DOCTYPE html>"), "{path}");
    }
    let one = office.get("/login", "").await;
    let other = office.get("/login", "").await;
    assert_ne!(one.header("content-security-policy"), other.header("content-security-policy"), "a nonce is used once");
}

#[tokio::test]
async fn scripts_are_named_when_they_were_built() {
    let office = TestOffice::with(|settings| {
        let pkg = settings.site.join("pkg");
        std::fs::create_dir_all(&pkg).unwrap();
        std::fs::write(settings.site.join("hash.txt"), "js: a1\nwasm: b2\ncss: c3\n").unwrap();
        std::fs::write(pkg.join("zhiheng.a1.js"), "export default 1").unwrap();
        std::fs::write(pkg.join("main.c3.css"), "body { }").unwrap();
        std::fs::write(pkg.join("main.c3.css.br"), "packed").unwrap();
    })
    .await;
    let text = office.get("/login", "").await.text();
    assert!(text.contains("/pkg/main.c3.css") && text.contains("/pkg/zhiheng.a1.js") && text.contains("zhiheng.b2"));
    let sheet = office.get("/pkg/main.c3.css", "").await;
    assert_eq!((sheet.status, sheet.header("cache-control")), (200, "public, max-age=31536000, immutable"));
    assert!(sheet.header("content-type").starts_with("text/css"));
    let asked = request(Method::GET, "/pkg/main.c3.css", "").header("accept-encoding", "br, gzip");
    let packed = office.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!((packed.header("content-encoding"), packed.body.as_slice()), ("br", b"packed".as_slice()));
    let missing = office.get("/pkg/main.c4.css", "").await;
    assert_eq!((missing.status, missing.header("cache-control")), (404, "no-store"));
    assert_eq!(office.get("/pkg/../secrets/session.key", "").await.status, 404);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_words() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let form = "application/x-www-form-urlencoded";
    let broken = office.post_raw("/cases/new", &cookie, form, b"place=%E6%B8".to_vec()).await;
    assert_eq!((broken.status, broken.header("x-problem")), (400, "unreadable"));
    assert!(broken.text().contains("读不出来"), "{}", broken.text());
    let zero = office.post_raw("/cases/new", &cookie, form, b"place=a%00b".to_vec()).await;
    assert_eq!(zero.status, 400);
    let large = office.post_raw("/cases/new", &cookie, form, vec![b'a'; 10 * 1024 * 1024]).await;
    assert_eq!((large.status, large.header("x-problem")), (413, "too_large"));
    assert!(large.text().contains("内容太大"), "{}", large.text());
    let json = office.post_raw("/cases/new", &cookie, "application/json", b"{}".to_vec()).await;
    assert_eq!(json.status, 415);
    assert_eq!(office.get("/cases?s=%FF", &cookie).await.status, 400);
    assert_eq!(office.get("/nowhere", &cookie).await.status, 404);
    let method = request(Method::DELETE, "/cases", &cookie).header("sec-fetch-site", "same-origin");
    assert_eq!(office.send(method.body(Body::empty()).unwrap()).await.status, 405);
}

#[tokio::test]
async fn a_body_without_a_length_ends_at_the_limit_too() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let pieces = futures::stream::iter((0..64).map(|_| Ok::<_, std::io::Error>(vec![b'a'; 64 * 1024])));
    let asked = request(Method::POST, "/cases/new", &cookie).header("sec-fetch-site", "same-origin");
    let answer = office.send(asked.body(Body::from_stream(pieces)).unwrap()).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn the_office_tells_that_it_is_well_and_what_it_did() {
    let office = TestOffice::open().await;
    let health = office.get("/health", "").await;
    assert_eq!((health.status, health.text().as_str()), (200, "ok\n"));
    office.sign_in("zhangwei").await;
    let metrics = office.get("/metrics", "").await.text();
    assert!(metrics.contains("zhiheng_logins_total{result=\"ok\"} 1"), "{metrics}");
    assert!(metrics.contains("zhiheng_answers_total{status=\"2xx\"} 1"), "{metrics}");
}

#[tokio::test]
async fn every_failure_is_told_in_words_of_its_own() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let elsewhere = request(Method::POST, "/cases/new", &cookie).header("sec-fetch-site", "cross-site");
    let answer = office.send(elsewhere.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("x-problem")), (403, "cross_site"));
    assert!(answer.text().contains("这次提交来自别的网站，没有受理。"), "{}", answer.text());
    let method = request(Method::PUT, "/cases", &cookie).header("sec-fetch-site", "same-origin");
    let answer = office.send(method.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 405);
    assert!(answer.text().contains("这个地址只能查看，或者提交它自己的表单。"), "{}", answer.text());
    let answer = office.post_raw("/cases/new", &cookie, "application/json", b"{}".to_vec()).await;
    assert_eq!(answer.status, 415);
    assert!(answer.text().contains("这个地址只收表单。"), "{}", answer.text());
}

#[tokio::test]
async fn the_login_page_says_that_a_form_was_kept() {
    let office = TestOffice::open().await;
    let kept = "登录已过期。填写的内容已保留，重新登录后回到本页接着写。";
    assert!(office.get("/login?next=/cases/new&kept=1", "").await.text().contains(kept));
    assert!(!office.get("/login?next=/cases/new", "").await.text().contains(kept));
}

#[tokio::test]
async fn each_person_sets_text_rows_and_keys_for_themselves() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let before = office.get("/me", &cookie).await.text();
    assert!(before.contains("id=\"keys\"") && !before.contains("data-text") && before.contains("href=\"/password\""));
    let set = [("text", "large"), ("rows", "dense"), ("keys", "off")];
    let answer = office.post("/me", &cookie, &set).await;
    assert_eq!((answer.status, answer.location()), (303, "/me?done=1"));
    let after = office.get("/cases", &cookie).await.text();
    assert!(after.contains("data-text=\"large\"") && after.contains("data-rows=\"dense\""), "{after}");
    assert!(!after.contains("id=\"keys\""), "the keys are off");
    let other = office.sign_in("wangqiang").await;
    assert!(!office.get("/cases", &other).await.text().contains("data-text"));
    assert_eq!(office.get("/me", "").await.status, 303);
}
