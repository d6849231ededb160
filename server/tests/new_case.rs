//! A new case in five saved parts: each is kept, one may go back, and files received before there is a case belong to it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::ids::CaseId;
use office::{Answer, TestOffice};

const CAUSE: [(&str, &str); 2] = [("act_on", "2026-03-01"), ("violation", "MK-001")];
const PARTY: [(&str, &str); 4] =
    [("party_kind", "person"), ("name", "李四"), ("identity.reason", "拒绝出示证件"), ("address", "平顶山市新华区")];
const ACT: [(&str, &str); 5] = [
    ("place", "建设路与开源路交叉口"),
    ("plate", "豫DA1234"),
    ("facts", "驾驶渣土车未密闭，沿途遗撒"),
    ("source", "patrol"),
    ("received_on", "2026-03-02"),
];
const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");

async fn filled(office: &TestOffice, cookie: &str) {
    for (path, fields, next) in [
        ("/cases/new", &CAUSE[..], "/cases/new/party"),
        ("/cases/new/party", &PARTY[..], "/cases/new/act"),
        ("/cases/new/act", &ACT[..], "/cases/new/evidence"),
        ("/cases/new/evidence", &[][..], "/cases/new/check"),
    ] {
        let answer = office.post(path, cookie, &[fields, &[("do", "next")]].concat()).await;
        assert_eq!((answer.status, answer.location()), (303, next), "{path}: {}", answer.text());
    }
}

async fn upload(office: &TestOffice, cookie: &str, proves: &str) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [("kind", "electronic"), ("proves", proves)] {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"night.png\"\r\n\r\n");
    body.extend(PNG);
    body.extend(b"\r\n--x--\r\n");
    office.post_raw("/cases/new/evidence", cookie, "multipart/form-data; boundary=x", body).await
}

fn opened(answer: &Answer) -> CaseId {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let id = answer.location().strip_prefix("/cases/").and_then(|rest| rest.split('/').next()).unwrap();
    id.parse().unwrap()
}

#[tokio::test]
async fn five_parts_open_a_case_with_the_files_received_before() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    assert_eq!(upload(&office, &cookie, "车辆未密闭").await.location(), "/cases/new/evidence");
    let page = office.get("/cases/new/evidence", &cookie).await.text();
    assert!(page.contains("night.png") && page.contains("已收妥"), "{page}");
    let twice = upload(&office, &cookie, "又一次").await;
    assert_eq!(twice.status, 422);
    assert!(twice.text().contains("与“night.png”是同一份文件"), "{}", twice.text());
    filled(&office, &cookie).await;
    let check = office.get("/cases/new/check", &cookie).await.text();
    assert!(check.contains("李四") && check.contains("建设路与开源路交叉口") && check.contains("1 个文件"), "{check}");
    assert!(check.contains("修改") && !check.contains("MK-001"), "our own codes are never shown");
    let id = opened(&office.post("/cases/new/check", &cookie, &[("do", "next")]).await);
    let me = office.officer("zhangwei").await;
    let case = office.store().cases().find(id, &me).await.unwrap();
    assert_eq!(case.exhibits.len(), 1);
    assert_eq!((case.exhibits[0].ordinal, case.exhibits[0].proves.as_str()), (1, "车辆未密闭"));
    assert_eq!(case.dossier.particulars.plate(), Some("豫D·A1234"));
    assert!(!office.get("/", &cookie).await.text().contains("没办完的草稿"));
    assert!(office.store().waiting().of(me.id, "/cases/new").await.unwrap().is_empty());
    let evidence = office.get(&format!("/cases/{id}/evidence"), &cookie).await.text();
    assert!(evidence.contains("车辆未密闭"));
}

#[tokio::test]
async fn going_back_and_stopping_loses_nothing() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    office.post("/cases/new", &cookie, &[&CAUSE[..], &[("do", "next")]].concat()).await;
    let back = office.post("/cases/new/party", &cookie, &[("name", "李四"), ("do", "back")]).await;
    assert_eq!((back.status, back.location()), (303, "/cases/new"), "nothing is asked of a part one goes back from");
    let later = office.post("/cases/new", &cookie, &[&CAUSE[..], &[("do", "later")]].concat()).await;
    assert_eq!((later.status, later.location()), (303, "/?done=later"));
    let desk = office.get("/", &cookie).await.text();
    assert!(desk.contains("没办完的草稿 1") && desk.contains("新建案件 · 李四"), "{desk}");
    assert!(office.get("/cases/new/party", &cookie).await.text().contains("李四"));
    let stored = office
        .post_raw("/drafts?of=/cases/new/act", &cookie, "application/x-www-form-urlencoded", b"place=x".to_vec())
        .await;
    assert_eq!(stored.status, 200);
    assert!(office.get("/cases/new/party", &cookie).await.text().contains("李四"), "one part does not empty another");
    office.post("/cases/new", &cookie, &[("do", "drop")]).await;
    assert!(!office.get("/cases/new/party", &cookie).await.text().contains("李四"));
}

#[tokio::test]
async fn a_part_names_its_own_mistakes_and_keeps_what_was_typed() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let none = office.post("/cases/new", &cookie, &[("act_on", "2026-03-01"), ("do", "next")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text().contains("案由未选") && !none.text().contains("地点未填"), "{}", none.text());
    let wrong =
        office.post("/cases/new/act", &cookie, &[("plate", "不是车牌"), ("load", "渣土"), ("do", "next")]).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("地点未填") && text.contains("违法事实未填") && text.contains("车牌不对"), "{text}");
    assert!(text.contains("有误：") && text.contains("渣土"));
    let unfinished = office.post("/cases/new/check", &cookie, &[("do", "next")]).await;
    assert_eq!(unfinished.status, 422);
    assert!(unfinished.text().contains("去填案由"), "{}", unfinished.text());
}

#[tokio::test]
async fn the_cause_is_found_by_words_initials_and_article_as_of_the_day() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let list = async |day: &str, words: &str| {
        let fields = [("act_on", day), ("words", words), ("do", "refresh")];
        office.post("/cases/new", &cookie, &fields).await.text()
    };
    let code = "散装物料运输未防遗撒或未按规定路线行驶（法典）";
    assert!(list("2026-09-08", "遗撒").await.contains(code));
    assert!(list("2026-09-08", "szwlys").await.contains(code));
    assert!(list("2026-09-08", "241条").await.contains(code));
    assert!(list("2026-09-08", "没有这样的案由").await.contains("没有找到"));
    // Before the Code came into force its entry is there, refused with its dates.
    let before = list("2026-08-14", "szwlys").await;
    assert!(before.contains("2026-08-14 的行为不适用"), "{before}");
    office.set_clock("2026-09-10T01:00:00Z");
    let cookie = office.sign_in("zhangwei").await;
    for (day, status) in [("2026-08-14", 422), ("2026-08-15", 303), ("2026-08-16", 303)] {
        let chosen = [("act_on", day), ("violation", "MK-005"), ("do", "next")];
        assert_eq!(office.post("/cases/new", &cookie, &chosen).await.status, status, "{day}");
    }
    let foreign = [("act_on", "2026-03-01"), ("violation", "DG-006"), ("do", "next")];
    let other = office.post("/cases/new", &cookie, &foreign).await;
    assert_eq!(other.status, 422);
    assert!(other.text().contains("本案由属农业农村主管部门职权，应当移送"), "{}", other.text());
    assert!(other.text().contains("行政处罚法第十七条"), "{}", other.text());
}

#[tokio::test]
async fn a_known_party_is_brought_in_with_its_earlier_cases() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    office.case("zhangwei").await;
    for words in ["李", "ls", "豫DA12"] {
        let page = office.post("/cases/new/party", &cookie, &[("bring", words), ("do", "refresh")]).await.text();
        assert!(page.contains("李四") && page.contains("带入"), "{words}: {page}");
    }
    let known = office.store().parties().search(office.officer("zhangwei").await.unit, "李四", 1).await.unwrap();
    let take = format!("bring:{}", known[0].id);
    let brought = office.post("/cases/new/party", &cookie, &[("do", &take)]).await;
    assert_eq!(brought.location(), "/cases/new/party");
    let page = office.get("/cases/new/party", &cookie).await.text();
    assert!(page.contains("当事人拒绝出示证件") && page.contains("以往案件 1 · 未缴 0 元"), "{page}");
}

#[tokio::test]
async fn the_same_matter_is_shown_and_opened_only_after_it_was_set_apart() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let first = office.case("zhangwei").await.id;
    filled(&office, &cookie).await;
    let check = office.get("/cases/new/check", &cookie).await.text();
    assert!(check.contains("可能重复") && check.contains("同一当事人、同车、同日、同地点、同案由"), "{check}");
    let refused = office.post("/cases/new/check", &cookie, &[("do", "next")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("行政处罚法第二十九条"), "{}", refused.text());
    let apart = format!("not_same:{first}");
    assert_eq!(office.post("/cases/new/check", &cookie, &[("do", &apart)]).await.location(), "/cases/new/check");
    assert!(!office.get("/cases/new/check", &cookie).await.text().contains("可能重复"));
    assert_ne!(opened(&office.post("/cases/new/check", &cookie, &[("do", "next")]).await), first);
}

#[tokio::test]
async fn who_registers_no_cases_sees_no_part_of_a_new_one() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("wuyue").await;
    assert_eq!(office.get("/cases/new/party", &cookie).await.status, 404);
    assert_eq!(office.post("/cases/new/party", &cookie, &[("do", "next")]).await.status, 404);
    assert_eq!(upload(&office, &cookie, "x").await.status, 404);
    assert_eq!(office.get("/cases/new/nothing", &cookie).await.status, 404);
}
