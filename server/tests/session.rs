//! Who is let in, for how long, and what a browser or a page of somebody else cannot do.

mod office;

use axum::body::Body;
use axum::http::{Method, header};
use office::{TestOffice, request};
use server::demo::PASSWORD;

const WRONG: &str = "账号或密码不对。";

#[tokio::test]
async fn an_officer_signs_in_and_out() {
    let office = TestOffice::open().await;
    let answer =
        office.post("/login", "", &[("login", " ZhangWei "), ("password", PASSWORD), ("next", "/cases")]).await;
    assert_eq!((answer.status, answer.location()), (303, "/cases"));
    let set = answer.header("set-cookie");
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/"), "{set}");
    assert!(!set.contains("Secure"), "this machine alone can reach the office");
    let cookie = answer.cookie().unwrap();
    let page = office.get("/", &cookie).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("张伟"));
    assert_eq!(page.header("cache-control"), "no-store");
    let out = office.post("/logout", &cookie, &[]).await;
    assert_eq!((out.status, out.location()), (303, "/login"));
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let again = office.get("/cases", &cookie).await;
    assert_eq!(again.status, 303, "the token was revoked at the server, not only forgotten by the browser");
    assert!(again.location().starts_with("/login?next="));
}

#[tokio::test]
async fn the_cookie_is_secure_where_others_can_reach_the_office() {
    let office = TestOffice::with(|settings| settings.addr = ([0, 0, 0, 0], 80).into()).await;
    let answer = office.post("/login", "", &[("login", "zhangwei"), ("password", PASSWORD)]).await;
    assert!(answer.header("set-cookie").contains("; Secure"));
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn a_certificate_number_will_do_instead_of_the_login() {
    let office = TestOffice::open().await;
    let number = office.officer("zhangwei").await.certificates[0].number.clone();
    let answer = office.post("/login", "", &[("login", &number), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_look_the_same() {
    let office = TestOffice::open().await;
    for login in ["zhangwei", "nobody"] {
        let answer = office.post("/login", "", &[("login", login), ("password", "wrong-Password-1")]).await;
        assert_eq!(answer.status, 401);
        assert!(answer.text().contains(WRONG), "{}", answer.text());
        assert!(answer.text().contains(login), "what was typed stays");
        assert!(!answer.text().contains("wrong-Password-1"), "the password does not come back");
        assert!(answer.cookie().is_none());
    }
    let empty = office.post("/login", "", &[("login", ""), ("password", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("账号未填"));
}

#[tokio::test]
async fn five_failures_lock_the_login_for_fifteen_minutes() {
    let office = TestOffice::open().await;
    let attempt =
        async |password: &str| office.post("/login", "", &[("login", "zhangwei"), ("password", password)]).await;
    for _ in 0..4 {
        assert_eq!(attempt("wrong").await.status, 401);
    }
    let fifth = attempt("wrong").await;
    assert_eq!(fifth.status, 429);
    assert!(fifth.text().contains("密码连续输错 5 次，账号锁定到 09:15。忘记密码的，由本单位系统管理员重置。"));
    assert_eq!(attempt(PASSWORD).await.status, 429, "the right password opens nothing now");
    let number = office.officer("zhangwei").await.certificates[0].number.clone();
    let other_name = office.post("/login", "", &[("login", &number), ("password", PASSWORD)]).await;
    assert_eq!(other_name.status, 429, "nor under the certificate's number");
    office.set_clock("2026-03-02T01:14:59Z");
    assert_eq!(attempt(PASSWORD).await.status, 429);
    office.set_clock("2026-03-02T01:15:00Z");
    assert_eq!(attempt(PASSWORD).await.status, 303);
}

#[tokio::test]
async fn attempts_at_the_same_time_are_all_counted() {
    let office = TestOffice::open().await;
    let wrong = [("login", "zhangwei"), ("password", "wrong")];
    let attempts = (0..12).map(|_| office.post("/login", "", &wrong));
    let answers = futures::future::join_all(attempts).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 4);
    assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 8);
}

#[tokio::test]
async fn a_closed_account_is_let_in_no_more_and_its_sessions_end() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let officer = office.officer("zhangwei").await;
    office.store().officers().disable(officer.id).await.unwrap();
    assert_eq!(office.get("/cases", &cookie).await.status, 303);
    let answer = office.post("/login", "", &[("login", "zhangwei"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 401);
    assert!(answer.text().contains("账号已停用"));
    let wrong = office.post("/login", "", &[("login", "zhangwei"), ("password", "wrong")]).await;
    assert!(wrong.text().contains(WRONG), "only the right password learns that the account is closed");
}

#[tokio::test]
async fn a_token_is_renewed_while_somebody_works_and_ends_when_nobody_does() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    office.set_clock("2026-03-02T01:07:29Z");
    assert!(office.get("/cases", &cookie).await.cookie().is_none(), "before half its life");
    office.set_clock("2026-03-02T01:07:30Z");
    let renewed = office.get("/cases", &cookie).await.cookie().unwrap();
    office.set_clock("2026-03-02T01:15:00Z");
    assert_eq!(office.get("/cases", &cookie).await.status, 303, "the first token is over");
    assert_eq!(office.get("/cases", &renewed).await.status, 200);
    office.set_clock("2026-03-02T01:22:30Z");
    assert_eq!(office.get("/cases", &renewed).await.status, 303);
}

#[tokio::test]
async fn an_altered_token_is_nobody() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let (head, signature) = cookie.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { "B" } else { "A" };
    let altered = format!("{head}.{other}{}", &signature[1..]);
    assert_eq!(office.get("/cases", &altered).await.status, 303);
    assert_eq!(office.get("/cases", "zhiheng=nonsense").await.status, 303);
}

#[tokio::test]
async fn a_form_that_meets_an_expired_session_is_kept_and_returned() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    office.set_clock("2026-03-02T01:20:00Z");
    let answer = office.post("/cases/new/act", &cookie, &[("place", "建设路与开源路口"), ("do", "next")]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location(), "/login?next=/cases/new/act&kept=1");
    let fresh = office.sign_in("zhangwei").await;
    let page = office.get("/cases/new/act", &fresh).await;
    assert!(page.text().contains("建设路与开源路口"), "{}", page.text());
    let another = office.sign_in("wangqiang").await;
    assert!(!office.get("/cases/new/act", &another).await.text().contains("建设路与开源路口"));
    office.set_clock("2026-03-03T01:20:00Z");
    let late = office.sign_in("zhangwei").await;
    assert!(office.get("/cases/new/act", &late).await.text().contains("建设路与开源路口"), "the last moment");
    office.set_clock("2026-03-03T01:20:01Z");
    assert!(!office.get("/cases/new/act", &late).await.text().contains("建设路与开源路口"), "a day later");
}

#[tokio::test]
async fn a_page_of_somebody_else_can_post_nothing() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-none", "1")] {
        let request = request(Method::POST, "/logout", &cookie).header(name, value);
        let answer = office.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 403, "{name}");
        assert_eq!(answer.header("x-problem"), "cross_site");
    }
    assert_eq!(office.get("/", &cookie).await.status, 200, "nobody was signed out");
    let own = request(Method::POST, "/logout", &cookie).header("origin", "http://office.example");
    assert_eq!(office.send(own.body(Body::empty()).unwrap()).await.status, 303);
}

#[tokio::test]
async fn a_program_shows_a_bearer_token() {
    let office = TestOffice::open().await;
    let token = office.bearer("zhangwei").await;
    let ask = |token: &str| {
        let request =
            request(Method::GET, "/api/v1/cases", "").header(header::AUTHORIZATION, format!("Bearer {token}"));
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(office.send(ask(&token)).await.status, 200);
    let refused = office.send(ask("x")).await;
    assert_eq!(refused.status, 401);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.json()["code"], "unauthorised");
}

#[tokio::test]
async fn a_first_password_opens_only_the_page_that_changes_it() {
    let office = TestOffice::open().await;
    let officer = office.officer("zhangwei").await;
    let hash = office.state.passwords.hash("first-4711-Password").await.unwrap();
    office.store().officers().set_password(officer.id, &hash, true).await.unwrap();
    let entered = office.post("/login", "", &[("login", "zhangwei"), ("password", "first-4711-Password")]).await;
    assert_eq!(entered.location(), "/password");
    let cookie = entered.cookie().unwrap();
    assert_eq!(office.get("/cases", &cookie).await.location(), "/password");
    assert_eq!(office.post("/cases/new", &cookie, &[]).await.location(), "/password");
    let change = async |current: &str, chosen: &str, again: &str| {
        let fields = [("current", current), ("password", chosen), ("again", again)];
        office.post("/password", &cookie, &fields).await
    };
    assert_ne!(change("wrong", "next-4711-Passwort", "next-4711-Passwort").await.status, 303);
    assert_ne!(change("first-4711-Password", "short", "short").await.status, 303);
    assert_ne!(change("first-4711-Password", "next-4711-Passwort", "another").await.status, 303);
    let changed = change("first-4711-Password", "next-4711-Passwort", "next-4711-Passwort").await;
    assert_eq!((changed.status, changed.location()), (303, "/"));
    assert_eq!(office.get("/cases", &changed.cookie().unwrap()).await.status, 200);
    assert_eq!(office.get("/cases", &cookie).await.status, 303, "the session of the first password is over");
}
