//! A file in parts: one that broke off goes on where it ended, and only with the same file.

use axum::body::Body;
use axum::http::header;

use super::counter::{Answer, Counter, asked};
use super::journey::{JPEG, Walk};

/// A case with one photograph, and where that is fetched.
async fn photographed(counter: &Counter) -> (String, String) {
    let mut walk = Walk::begin(counter).await;
    walk.take("zhangwei", serde_json::json!({ "step": "begin_check" })).await;
    let receipt = walk.add_photo(JPEG).await;
    (walk.path(&format!("/evidence/{}", receipt["exhibit"])), walk.token("zhangwei").to_owned())
}

async fn part(counter: &Counter, at: &(String, String), range: &str, held: Option<&str>) -> Answer {
    let mut request = asked("GET", &at.0, &at.1).header(header::RANGE, range);
    if let Some(held) = held {
        request = request.header(header::IF_RANGE, held);
    }
    counter.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_part_is_what_was_asked_for_and_says_where_it_lies() {
    let counter = Counter::open().await;
    let at = photographed(&counter).await;
    let size = JPEG.len();
    for (range, from, until) in [
        ("bytes=0-3", 0, 4),
        ("bytes=4-", 4, size),
        ("bytes=-5", size - 5, size),
        ("bytes=0-999999", 0, size),
        ("bytes=-999999", 0, size),
    ] {
        let answer = part(&counter, &at, range, None).await;
        assert_eq!(answer.status.as_u16(), 206, "{range}");
        assert_eq!(answer.body, &JPEG[from..until], "{range}");
        assert_eq!(answer.header("content-range"), format!("bytes {from}-{}/{size}", until - 1));
        assert_eq!(answer.header("content-length"), (until - from).to_string());
        assert_eq!(answer.header("content-type"), "image/jpeg");
    }
    for range in [format!("bytes={size}-"), "bytes=-0".to_owned()] {
        let answer = part(&counter, &at, &range, None).await;
        assert_eq!(answer.problem(416, "range")["field"], "Range", "{range}");
        assert_eq!(answer.header("content-range"), format!("bytes */{size}"));
    }
    for range in ["bytes=3-2", "pages=1-2", "bytes=0-1,3-4", "nonsense"] {
        let answer = part(&counter, &at, range, None).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_slice()), (200, JPEG), "{range}");
    }
}

#[tokio::test]
async fn a_download_goes_on_only_with_the_same_file() {
    let counter = Counter::open().await;
    let at = photographed(&counter).await;
    let whole = counter.get(&at.0, &at.1).await;
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let tag = whole.header("etag").to_owned();
    assert_eq!(tag, format!("\"{}\"", whole.header("x-content-sha256")), "the digest is the name of the content");
    let rest = part(&counter, &at, "bytes=4-", Some(&tag)).await;
    assert_eq!((rest.status.as_u16(), rest.body.as_slice()), (206, &JPEG[4..]));
    for other in ["\"other\"".to_owned(), format!("W/{tag}"), "Sun, 01 Mar 2026 00:00:00 GMT".to_owned()] {
        let answer = part(&counter, &at, "bytes=4-", Some(&other)).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_slice()), (200, JPEG), "{other}");
    }
}

#[tokio::test]
async fn a_part_is_shown_to_nobody_who_may_not_see_the_whole() {
    let counter = Counter::open().await;
    let (path, _) = photographed(&counter).await;
    let stranger = counter.sign_in("huanglei").await;
    part(&counter, &(path.clone(), stranger), "bytes=0-3", None).await.problem(404, "not_found");
    part(&counter, &(path, String::new()), "bytes=0-3", None).await.problem(401, "unauthorised");
}

#[tokio::test]
async fn a_text_is_sent_as_it_came_and_not_packed() {
    let counter = Counter::open().await;
    let mut walk = Walk::begin(&counter).await;
    walk.take("zhangwei", serde_json::json!({ "step": "begin_check" })).await;
    let text = "现场记录，车厢未密闭。".repeat(200);
    let path = walk.path("/evidence?name=a.txt&kind=document&proves=x");
    let receipt = counter.post_file(&path, walk.token("zhangwei"), text.clone()).await.done(201);
    let at = walk.path(&format!("/evidence/{}", receipt["exhibit"]));
    let request = asked("GET", &at, walk.token("zhangwei")).header(header::ACCEPT_ENCODING, "gzip, br");
    let answer = counter.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.header("content-encoding"), answer.body.as_slice()), ("", text.as_bytes()));
}
