//! The workbench of every role: what waits, what was done, what is in hand, where clocks press.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use office::{Answer, TestOffice};

/// How many cases the page says its list has.
fn total(page: &Answer) -> u64 {
    let text = page.text();
    let said = text.split("<p class=\"tool-words\">").nth(1).unwrap();
    said.trim_start_matches("共 ").split(' ').next().unwrap().replace(',', "").parse().unwrap()
}

#[tokio::test]
async fn everybody_who_reads_cases_has_the_four_parts() {
    let office = TestOffice::filled().await;
    for login in ["zhangwei", "liuyang", "zhaomin", "limin", "chenguo", "wuyue", "sunli"] {
        let cookie = office.sign_in(login).await;
        for (path, title) in [("/", "待办"), ("/done", "已办"), ("/held", "我的案件"), ("/pressing", "预警")]
        {
            let page = office.get(path, &cookie).await;
            assert_eq!(page.status, 200, "{login} {path}");
            let text = page.text();
            assert_eq!(text.matches("aria-current=\"page\" class=\"tab\">").count(), 1, "{login} {path}");
            assert!(text.contains(&format!("aria-current=\"page\" class=\"tab\">{title}")), "{login} {path}: {text}");
            assert!(text.contains("新建案件") == (login == "zhangwei" || login == "liuyang"), "{login} {path}");
        }
    }
}

#[tokio::test]
async fn what_somebody_did_leads_to_its_case_page_after_page() {
    let office = TestOffice::open().await;
    for _ in 0..51 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhangwei").await;
    let first = office.get("/done", &cookie).await.text();
    let entries = |text: &str| text.matches("class=\"happening\"").count();
    assert_eq!(entries(&first), 50, "{first}");
    assert!(first.contains("登记线索") && first.contains("李四") && first.contains("href=\"/cases/51\""), "{first}");
    let next = first.split("href=\"/done?behind=").nth(1).unwrap().split('"').next().unwrap();
    let second = office.get(&format!("/done?behind={next}"), &cookie).await.text();
    assert_eq!(entries(&second), 1, "{second}");
    assert!(second.contains("href=\"/cases/1\"") && !second.contains("behind="), "{second}");
    let other = office.get("/done", &office.sign_in("wangqiang").await).await.text();
    assert!(entries(&other) == 0 && other.contains("还没有办过"), "{other}");
    assert_eq!(office.get("/done?behind=x", &cookie).await.status, 200);
}

#[tokio::test]
async fn my_cases_are_those_in_my_hands() {
    let office = TestOffice::open().await;
    let id = office.case("zhangwei").await.id;
    let cookie = office.sign_in("zhangwei").await;
    let mine = office.get("/held", &cookie).await.text();
    assert!(mine.contains("我的案件<span class=\"tab-count\"> 1</span>"), "{mine}");
    assert!(mine.contains(&format!("/cases/{id}?in=open%3Dtrue%26holder%3Dme")), "{mine}");
    assert_eq!(total(&office.get("/cases?open=true&holder=me", &cookie).await), 1);
    let other = office.get("/held", &office.sign_in("wangqiang").await).await.text();
    assert!(other.contains("手里没有在办的案件"), "{other}");
}

#[tokio::test]
async fn every_figure_of_the_warnings_opens_a_list_of_that_many() {
    let office = TestOffice::open().await;
    for _ in 0..3 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhangwei").await;
    let calm = office.get("/pressing", &cookie).await.text();
    assert!(calm.contains("没有逾期的案件"), "{calm}");
    office.set_clock("2026-05-01T01:00:00Z");
    for login in ["zhangwei", "chenguo"] {
        let cookie = office.sign_in(login).await;
        let page = office.get("/pressing", &cookie).await.text();
        let figures: Vec<&str> =
            page.split("<a href=\"").filter(|one| one.contains("\" class=\"lamp-figure\">")).collect();
        assert_eq!(figures.len(), 2, "all of them and one stage: {page}");
        for figure in figures {
            let address = figure.split('"').next().unwrap().replace("&amp;", "&");
            let said = figure.split("</a>").next().unwrap().rsplit('>').next().unwrap();
            assert_eq!(total(&office.get(&address, &cookie).await).to_string(), said, "{login} {address}");
        }
        assert!(page.contains("预警<span class=\"tab-count\"> 3</span>"), "{page}");
    }
}

#[tokio::test]
async fn the_administrator_sees_certificates_calendar_and_unchecked_values_and_no_case() {
    let office = TestOffice::open().await;
    office.case("zhangwei").await;
    office.set_clock("2028-07-15T01:00:00Z");
    let cookie = office.sign_in("admin").await;
    let page = office.get("/", &cookie).await.text();
    assert!(page.contains("执法证到期") && page.contains("2028-08-31") && page.contains("剩 47 天"), "{page}");
    assert!(page.contains("放假安排尚未载入") && page.contains("未核的参数"), "{page}");
    assert!(!page.contains("李四") && !page.contains("渣土车"), "{page}");
    for path in ["/done", "/held", "/pressing"] {
        assert_eq!(office.get(path, &cookie).await.status, 404, "{path}");
    }
}
