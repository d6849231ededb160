//! Files: at once and in pieces, taken by their content, given back as they came.

use serde_json::{Value, json};

use super::counter::Counter;
use super::journey::{JPEG, Walk};

/// A case in its check, ready for evidence.
async fn checked(counter: &Counter) -> Walk<'_> {
    let mut walk = Walk::begin(counter).await;
    walk.take("zhangwei", json!({ "step": "begin_check" })).await;
    walk
}

fn at_once(walk: &Walk<'_>, name: &str) -> String {
    walk.path(&format!("/evidence?name={name}&kind=audio_visual&proves=x"))
}

#[tokio::test]
async fn a_file_comes_back_as_it_came_and_only_to_keep() {
    let counter = Counter::open().await;
    let mut walk = checked(&counter).await;
    let receipt = walk.add_photo(JPEG).await;
    assert_eq!((receipt["number"].as_u64(), receipt["mime"].as_str()), (Some(1), Some("image/jpeg")));
    let list = counter.get(&walk.path("/evidence"), walk.token("wangqiang")).await.done(200);
    assert_eq!(list["items"][0]["sha256"], receipt["sha256"]);
    let path = walk.path(&format!("/evidence/{}", receipt["exhibit"]));
    let file = counter.get(&path, walk.token("wangqiang")).await;
    assert_eq!((file.status.as_u16(), file.body.as_slice()), (200, JPEG));
    assert_eq!(file.header("content-type"), "image/jpeg");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("x-content-sha256"), receipt["sha256"]);
    assert!(file.header("content-disposition").starts_with("attachment; "));
    counter.get(&path, walk.token("huanglei")).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_file_sent_in_pieces_arrives_whole() {
    let counter = Counter::open().await;
    let walk = checked(&counter).await;
    let token = walk.token("zhangwei");
    let new = json!({ "case_id": walk.case, "name": "现场.jpg", "size": JPEG.len() });
    let begun = counter.post("/uploads", token, &new).await.done(201);
    assert_eq!(begun["offset"], 0);
    let path = format!("/uploads/{}", begun["id"]);
    let (head, tail) = JPEG.split_at(10);
    let sent = counter.put(&format!("{path}?offset=0"), token, head.to_vec()).await.done(200);
    assert_eq!(sent["offset"], 10);
    let said = json!({ "proves": "未密闭", "kind": "electronic" });
    counter.post(&format!("{path}/finish"), token, &said).await.problem(409, "offset");
    for offset in [0, 9, 11] {
        let problem =
            counter.put(&format!("{path}?offset={offset}"), token, tail.to_vec()).await.problem(409, "offset");
        assert!(problem["detail"].as_str().unwrap().contains("10"), "{problem}");
    }
    assert_eq!(counter.get(&path, token).await.done(200)["offset"], 10, "where to go on after a break");
    counter.put(&format!("{path}?offset=10"), walk.token("wangqiang"), tail.to_vec()).await.problem(404, "not_found");
    let mut longer = tail.to_vec();
    longer.push(0);
    counter.put(&format!("{path}?offset=10"), token, longer).await.problem(422, "invalid");
    counter.put(&format!("{path}?offset=10"), token, tail.to_vec()).await.done(200);
    let receipt = counter.post(&format!("{path}/finish"), token, &said).await.done(201);
    assert_eq!(receipt["number"], 1);
    assert!(receipt["sha256"].as_str().unwrap().len() == 64 && receipt["received_at"].is_string());
    counter.post(&format!("{path}/finish"), token, &said).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_file_that_lies_about_itself_is_not_taken() {
    let counter = Counter::open().await;
    let walk = checked(&counter).await;
    let token = walk.token("zhangwei");
    let bomb = [&b"PK\x03\x04\x14\x00\x00\x00\x08\x00"[..], &[0; 64]].concat();
    let gzip = [&b"\x1F\x8B\x08\x00"[..], &[0; 64]].concat();
    let page = b"<!DOCTYPE html><script>alert(1)</script>".to_vec();
    for (name, body) in [
        ("a.jpg", b"%PDF-1.7\n%".to_vec()),
        ("a.zip", bomb.clone()),
        ("a.jpg", bomb.clone()),
        ("a.pdf", bomb),
        ("a.txt", gzip),
        ("a.jpg", page.clone()),
        ("a.txt", page),
        ("a.txt", vec![0xB1, 0xCA]),
        ("a.jpg", Vec::new()),
    ] {
        let answer = counter.post_file(&at_once(&walk, name), token, body).await;
        assert_eq!(answer.problem(422, "invalid")["field"], "file", "{name}");
    }
    let list = counter.get(&walk.path("/evidence"), token).await.done(200);
    assert!(list["items"].as_array().unwrap().is_empty());
    assert_eq!(counter.get(&walk.path(""), token).await.done(200)["case"]["version"], walk.version);
}

#[tokio::test]
async fn a_piece_and_a_file_have_their_limits() {
    let counter = Counter::open().await;
    let walk = checked(&counter).await;
    let token = walk.token("zhangwei");
    let begin = async |size: i64| {
        let new = json!({ "case_id": walk.case, "name": "现场.jpg", "size": size });
        counter.post("/uploads", token, &new).await
    };
    let limit = 500 * 1024 * 1024;
    begin(limit + 1).await.problem(413, "too_large");
    begin(0).await.problem(422, "invalid");
    begin(-1).await.problem(422, "invalid");
    let begun: Value = begin(limit).await.done(201);
    let path = format!("/uploads/{}?offset=", begun["id"]);
    let piece = 1024 * 1024;
    counter.put(&format!("{path}0"), token, vec![1; piece + 1]).await.problem(413, "too_large");
    counter.put(&format!("{path}0"), token, vec![1; piece]).await.done(200);
    counter.put(&format!("{path}{piece}"), token, vec![1; piece - 1]).await.done(200);
    counter.put(&format!("{path}-1"), token, vec![1]).await.problem(409, "offset");
    counter.delete(&format!("/uploads/{}", begun["id"]), token).await.done(204);
    counter.get(&format!("/uploads/{}", begun["id"]), token).await.problem(404, "not_found");
    let at_once_limit = 20 * 1024 * 1024;
    counter.post_file(&at_once(&walk, "a.jpg"), token, vec![0; at_once_limit + 1]).await.problem(413, "too_large");
}

#[tokio::test]
async fn nobody_fills_the_disk_for_a_case_that_takes_no_evidence_from_them() {
    let counter = Counter::open().await;
    let walk = checked(&counter).await;
    let new = json!({ "case_id": walk.case, "name": "现场.jpg", "size": 10 });
    counter.post("/uploads", walk.token("wuyue"), &new).await.problem(403, "wrong_role");
    counter.post_file(&at_once(&walk, "a.jpg"), walk.token("chenguo"), JPEG).await.problem(403, "wrong_role");
    let kind = walk.path("/evidence?name=a.jpg&kind=rumour&proves=x");
    assert_eq!(counter.post_file(&kind, walk.token("zhangwei"), JPEG).await.problem(422, "invalid")["field"], "kind");
}
