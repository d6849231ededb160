//! 管理: the settings of the law in the browser, proposed by one person and confirmed by another.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use office::{Answer, TestOffice};

const YEAR: &str = "date,kind,festival\n2027-01-01,rest,元旦\n2027-02-06,rest,春节\n2027-02-20,makeup_workday,春节\n\
                    2027-04-05,rest,清明\n2027-05-01,rest,劳动节\n2027-06-09,rest,端午\n2027-09-15,rest,中秋\n\
                    2027-10-01,rest,国庆节\n2027-10-02,rest,国庆节\n2027-10-03,rest,国庆节\n";

const PAGES: [&str; 7] = [
    "/office/parameters",
    "/office/parameters/decide_days",
    "/office/calendar",
    "/office/ladders",
    "/office/ladders/MK-001",
    "/office/powers",
    "/office/changes",
];

/// A further row of the days in which a clue is checked.
fn row<'a>(from: &'a str, value: &'a str) -> [(&'a str, &'a str); 4] {
    [("value", value), ("from", from), ("source", "某办法第九条"), ("verified", "read")]
}

fn proposed(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let address = answer.location().strip_suffix("?done=proposed").unwrap();
    assert!(address.starts_with("/office/changes/"), "{address}");
    address.to_owned()
}

async fn upload(office: &TestOffice, cookie: &str, source: &str, file: &[u8]) -> Answer {
    let mut body = format!("--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n{source}\r\n").into_bytes();
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"2027.csv\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    office.post_raw("/office/calendar", cookie, "multipart/form-data; boundary=x", body).await
}

#[tokio::test]
async fn the_pages_are_there_for_whoever_proposes_or_confirms() {
    let office = TestOffice::open().await;
    for (login, sees, proposes) in
        [("admin", true, true), ("limin", true, true), ("chenguo", true, false), ("zhangwei", false, false)]
    {
        let cookie = office.sign_in(login).await;
        let menu = office.get("/", &cookie).await.text().contains("href=\"/office\"");
        assert_eq!(menu, sees, "{login}");
        for path in PAGES {
            let page = office.get(path, &cookie).await;
            assert_eq!(page.status, if sees { 200 } else { 404 }, "{login} {path}");
            let text = page.text();
            let forms =
                ["name=\"verified\"", "name=\"file\"", "name=\"document\""].iter().any(|one| text.contains(one));
            let has_form = !["/office/parameters", "/office/ladders", "/office/changes"].contains(&path);
            assert_eq!(forms, proposes && has_form, "{login} {path}");
            assert!(!text.contains("MK-001<") && !text.contains(">decide_days"), "our own codes are never shown");
        }
    }
    for path in ["/office/parameters/no_such", "/office/ladders/MK-999", "/office/changes/7", "/office/staff"] {
        let cookie = office.sign_in("admin").await;
        assert_eq!(office.get(path, &cookie).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_new_value_waits_for_a_second_person() {
    let office = TestOffice::open().await;
    let (admin, legal) = (office.sign_in("admin").await, office.sign_in("limin").await);
    let path = "/office/parameters/clue_check_days";
    let address = proposed(&office.post(path, &admin, &row("2026-03-03", "10")).await);
    let own = office.get(&address, &admin).await.text();
    assert!(own.contains("待核准") && own.contains("自己提出的变更，须由另一名"), "{own}");
    assert!(!own.contains("value=\"confirmed\"") && own.contains("value=\"withdrawn\""), "{own}");
    let forced = office.post(&address, &admin, &[("do", "confirmed")]).await;
    assert_eq!(forced.status, 422);
    assert!(forced.text().contains("自己提出的变更"), "{}", forced.text());
    for login in ["admin", "limin", "chenguo"] {
        let desk = office.get("/", &office.sign_in(login).await).await.text();
        assert!(desk.contains("待核准的变更 1") && desk.contains("自 2026-03-03 起为 10 日"), "{login}: {desk}");
    }
    let silent = office.post(&address, &legal, &[("do", "refused"), ("opinion", "")]).await;
    assert_eq!(silent.status, 422);
    assert!(silent.text().contains("退回的理由未填"));
    let done = office.post(&address, &legal, &[("do", "confirmed"), ("opinion", "已核对原文")]).await;
    assert_eq!((done.status, done.location()), (303, format!("{address}?done=confirmed").as_str()));
    let page = office.get(path, &admin).await.text();
    assert!(page.contains("周宁／李敏") && page.contains("10 日") && page.contains("未到"), "{page}");
    let told = office.get(&address, &admin).await.text();
    assert!(told.contains("已核准") && told.contains("已核对原文"), "{told}");
    assert!(!office.get("/", &legal).await.text().contains("待核准的变更"));
    let days = |day: &str| office.store().law().parameters.days("clue_check_days", day.parse().unwrap()).unwrap();
    assert_eq!([days("2026-03-02"), days("2026-03-03")], [15, 10]);
}

#[tokio::test]
async fn a_change_from_the_past_and_an_empty_form_are_refused_with_what_was_typed() {
    let office = TestOffice::open().await;
    let admin = office.sign_in("admin").await;
    let path = "/office/parameters/decide_days";
    for (from, status) in [("2026-03-01", 422), ("2026-03-02", 303), ("2026-03-03", 303)] {
        let answer = office.post(path, &admin, &row(from, "60")).await;
        assert_eq!(answer.status, status, "{from}: {}", answer.text());
        if status == 422 {
            assert!(answer.text().contains("已过；上一行已经核实") && answer.text().contains("某办法第九条"));
        }
    }
    let twice = office.post(path, &admin, &row("2026-03-03", "60")).await;
    assert!(twice.text().contains("同样的变更已由周宁提出"), "{}", twice.text());
    let empty = office.post(path, &admin, &[]).await;
    assert_eq!(empty.status, 422);
    for words in ["新值未填", "生效日未填", "依据未填", "核对程度未选"] {
        assert!(empty.text().contains(words), "{words}");
    }
    let outside = office.post(path, &admin, &row("2026-03-09", "3661")).await;
    assert!(outside.text().contains("的值超出范围"), "{}", outside.text());
}

#[tokio::test]
async fn a_year_is_looked_at_proposed_confirmed_and_then_counted_in() {
    let office = TestOffice::open().await;
    let (admin, head) = (office.sign_in("admin").await, office.sign_in("chenguo").await);
    let none = upload(&office, &admin, "某通知", b"").await;
    assert!(none.status == 422 && none.text().contains("放假安排文件未选"), "{}", none.text());
    let unnamed = upload(&office, &admin, "", YEAR.as_bytes()).await;
    assert!(unnamed.status == 422 && unnamed.text().contains("放假通知的名称和文号未填"), "{}", unnamed.text());
    let gbk = upload(&office, &admin, "某通知", b"date\xb5\xc8").await;
    assert!(gbk.status == 422 && gbk.text().contains("CSV UTF-8") && gbk.text().contains("某通知"), "{}", gbk.text());
    let wrong = upload(&office, &admin, "某通知", YEAR.replace("2027-05-01", "2027-05-02").as_bytes()).await;
    assert!(wrong.status == 422 && wrong.text().contains("5 月 1 日是法定节假日"), "{}", wrong.text());
    let shown = upload(&office, &admin, "某通知", YEAR.as_bytes()).await;
    let text = shown.text();
    assert_eq!(shown.status, 200, "{text}");
    assert!(text.contains("核对 2027 年放假安排") && text.contains("调休上班") && text.contains("2027-1 版"), "{text}");
    assert!(office.store().law_changes().all().await.unwrap().is_empty(), "a look proposes nothing");
    let fields = [("source", "某通知"), ("csv", YEAR), ("do", "confirmed")];
    let address = proposed(&office.post("/office/calendar", &admin, &fields).await);
    let after = || office.store().law().calendar.plus_working_days("2026-12-31".parse().unwrap(), 1);
    assert!(after().is_err(), "nothing is counted past the loaded years");
    assert!(office.get(&address, &head).await.text().contains("2027-02-20 周六"));
    let done = office.post(&address, &head, &[("do", "confirmed")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(after().unwrap().to_string(), "2027-01-04");
    let page = office.get("/office/calendar", &admin).await.text();
    assert!(page.contains("2027 年") && page.contains("2027-1") && page.contains("某通知"), "{page}");
}

#[tokio::test]
async fn a_ladder_of_several_steps_stays_within_the_band() {
    let office = TestOffice::open().await;
    let (admin, legal) = (office.sign_in("admin").await, office.sign_in("songya").await);
    let path = "/office/ladders/MK-001";
    let steps = |high: &'static str| {
        vec![
            ("from", "2026-03-02"),
            ("source", "某裁量标准"),
            ("verified", "secondary"),
            ("name1", "轻微"),
            ("test1", "遗撒不足 10 平方米"),
            ("subject1", "any"),
            ("unit1", "yuan"),
            ("low1", "2,000"),
            ("high1", "5,000"),
            ("name3", "严重"),
            ("test3", "遗撒 50 平方米以上"),
            ("subject3", "any"),
            ("unit3", "yuan"),
            ("low3", "10000"),
            ("high3", high),
        ]
    };
    let outside = office.post(path, &admin, &steps("20001")).await;
    assert_eq!(outside.status, 422);
    assert!(
        outside.text().contains("超出法定幅度") && outside.text().contains("遗撒 50 平方米以上"),
        "{}",
        outside.text()
    );
    let half = office.post(path, &admin, &steps("20000")[..4]).await;
    assert!(half.text().contains("第 1 阶的情形未填") && half.text().contains("第 1 阶的下限未填"), "{}", half.text());
    let address = proposed(&office.post(path, &admin, &steps("20000")).await);
    let page = office.get(&address, &legal).await.text();
    assert!(page.contains("10,000–20,000 元") && !page.contains("MK-001<"), "{page}");
    assert_eq!(office.post(&address, &legal, &[("do", "confirmed")]).await.status, 303);
    assert!(office.get("/office/ladders", &admin).await.text().contains("自 2026-03-02 起，2 阶"));
    assert!(office.get(path, &admin).await.text().contains("周宁／宋雅"));
}

#[tokio::test]
async fn a_power_is_entered_with_its_hour_and_ended() {
    let office = TestOffice::open().await;
    let (admin, legal) = (office.sign_in("admin").await, office.sign_in("limin").await);
    let path = "/office/powers";
    let enter = [
        ("do", "assign"),
        ("family", "gas"),
        ("document", "某决定"),
        ("from_day", "2026-03-01"),
        ("from_at", "08:00"),
        ("until_day", ""),
        ("until_at", ""),
    ];
    let wrong = office.post(path, &admin, &[&enter[..4], &[("from_at", "八点")]].concat()).await;
    assert!(wrong.status == 422 && wrong.text().contains("时刻“八点”不对"), "{}", wrong.text());
    let address = proposed(&office.post(path, &admin, &enter).await);
    assert_eq!(office.post(&address, &legal, &[("do", "confirmed")]).await.status, 303);
    let page = office.get(path, &admin).await.text();
    assert!(page.contains("《某决定》") && page.contains("2026-03-01 08:00"), "{page}");
    let end = |day: &'static str| [("do", "end"), ("ends", "1"), ("end_day", day), ("end_at", "")];
    let past = office.post(path, &admin, &end("2026-03-01")).await;
    assert!(past.status == 422 && past.text().contains("终止时刻"), "{}", past.text());
    let address = proposed(&office.post(path, &admin, &end("2026-03-10")).await);
    let returned = [("do", "refused"), ("opinion", "文件没有写明终止")];
    assert_eq!(office.post(&address, &legal, &returned).await.status, 303);
    let register = office.get("/office/changes", &admin).await.text();
    assert!(register.contains("已退回") && register.contains("已核准"), "what was refused stays to be seen");
    let end = end("2026-03-09");
    let address = proposed(&office.post(path, &admin, &end).await);
    assert_eq!(office.post(&address, &admin, &[("do", "withdrawn")]).await.status, 303);
    assert!(office.get("/office/changes", &admin).await.text().contains("已撤回"));
}

#[tokio::test]
async fn a_proposal_shows_its_documents_and_what_it_would_do() {
    let office = TestOffice::open().await;
    let case = office.case("zhangwei").await;
    let (admin, head) = (office.sign_in("admin").await, office.sign_in("chenguo").await);
    let address = proposed(&office.post("/office/parameters/clue_check_days", &admin, &row("2026-03-02", "10")).await);
    let send = async |cookie: &str, name: &str, body: &[u8]| {
        let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let whole = [head.as_bytes(), body, b"\r\n--x--\r\n"].concat();
        office.post_raw(&format!("{address}/attachments"), cookie, "multipart/form-data; boundary=x", whole).await
    };
    let wrong = send(&admin, "notice.pdf", b"no pdf at all").await;
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    let none = send(&admin, "", b"").await;
    assert!(none.status == 422 && none.text().contains("没有选择文件"), "{}", none.text());
    let done = send(&admin, "notice.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n").await;
    assert_eq!((done.status, done.location()), (303, format!("{address}?done=attached").as_str()));
    for cookie in [&admin, &head] {
        let page = office.get(&address, cookie).await.text();
        assert!(page.contains("notice.pdf") && page.contains("试算") && page.contains("涉及在办案件 1 件"), "{page}");
        assert!(page.contains(case.called()) && !page.contains("李四"), "the number of the case and not its party");
        assert!(page.contains(" → "), "{page}");
    }
    let own = office.get(&address, &admin).await.text();
    assert!(own.contains("添加附件") && !own.contains(&format!("href=\"/cases/{}\"", case.id)), "{own}");
    let theirs = office.get(&address, &head).await.text();
    assert!(!theirs.contains("添加附件") && theirs.contains(&format!("href=\"/cases/{}\"", case.id)), "{theirs}");
    let refused = send(&head, "notice.pdf", b"%PDF-1.7\n").await;
    assert!(refused.status == 422 && refused.text().contains("附件由提出人"), "{}", refused.text());
    let id = address.rsplit('/').next().unwrap();
    let effect = office.get(&format!("/api/v1/law/changes/{id}/effect"), &head).await;
    assert_eq!(effect.json()["touched"], 1, "{}", effect.text());
    let file = office.get(&format!("/api/v1/law/changes/{id}/attachments/1"), &head).await;
    assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
    let officer = office.sign_in("zhangwei").await;
    for path in [format!("/api/v1/law/changes/{id}/effect"), format!("/api/v1/law/changes/{id}/attachments/1")] {
        assert_eq!(office.get(&path, &officer).await.status, 404, "{path}");
    }
    assert_eq!(send(&officer, "notice.pdf", b"%PDF-1.7\n").await.status, 404);
}
