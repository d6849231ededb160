//! The case list as people use it: searches that leave no trace in addresses, pages, orders, kept lists, files, choices.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a reader of pages fails as its test does")]

mod office;

use domain::step::{AssignOfficers, StepKind};
use office::{Answer, TestOffice};

/// How many cases the page says its list has.
fn total(page: &Answer) -> u64 {
    let text = page.text();
    let said = text.split("<p class=\"tool-words\">").nth(1).unwrap_or_else(|| panic!("{text}"));
    said.trim_start_matches("共 ").split(' ').next().unwrap().replace(',', "").parse().unwrap()
}

/// The address of the link with these words.
fn link(text: &str, words: &str) -> String {
    let before = text.split(&format!(">{words}</a>")).next().unwrap();
    assert!(before.len() < text.len(), "{words}");
    let tag = before.rsplit("<a ").next().unwrap();
    tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
async fn what_is_typed_never_stands_in_an_address() {
    let office = TestOffice::open().await;
    office.case("zhangwei").await;
    let cookie = office.sign_in("zhangwei").await;
    let answer = office.post("/cases/search", &cookie, &[("words", "李四"), ("stage", "clue"), ("lamp", "")]).await;
    assert_eq!(answer.status, 303);
    let address = answer.location().to_owned();
    assert!(address.starts_with("/cases?s=") && address.contains("stage=clue"), "{address}");
    assert!(!address.contains('%') && !address.contains("lamp"), "{address}");
    let page = office.get(&address, &cookie).await;
    let text = page.text();
    assert_eq!(total(&page), 1);
    assert!(text.contains("查找：李四") && text.contains("阶段：线索"), "{text}");
    let without = link(
        &text,
        "<span class=\"for-readers\">去掉</span>阶段：线索登记<span class=\"chip-cross\" aria-hidden=\"true\">×</span>",
    );
    assert!(without.contains("s=") && !without.contains("stage"), "{without}");
    // A token of somebody else says nothing, and says so.
    let other = office.sign_in("wangqiang").await;
    let theirs = office.get(&address, &other).await.text();
    assert!(!theirs.contains("查找：李四") && theirs.contains("已不再保存"), "{theirs}");
    let none = office.post("/cases/search", &cookie, &[("words", "豫D·Z9")]).await;
    assert!(office.get(none.location(), &cookie).await.text().contains("没有找到“豫D·Z9”"));
    let long = "长".repeat(101);
    let refused = office.post("/cases/search", &cookie, &[("words", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("查找词最多 100 个字") && refused.text().contains(&long), "what was typed stays");
}

#[tokio::test]
async fn pages_turn_both_ways_and_say_where_they_are() {
    let office = TestOffice::open().await;
    for _ in 0..43 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhangwei").await;
    let set = [("do", "columns"), ("columns", "party"), ("columns", "filed"), ("rows", "dense"), ("size", "20")];
    assert_eq!(office.post("/cases/search", &cookie, &set).await.status, 303);
    let first = office.get("/cases?sort=-entered", &cookie).await.text();
    assert!(first.contains("第 1–20 件，共 43 件") && first.contains("data-rows=\"dense\""), "{first}");
    assert!(first.contains("立案日") && !first.contains(">罚款（元）</button>"), "the columns are those chosen");
    assert!(first.contains("aria-sort=\"descending\"") && first.contains("value=\"entered\""), "{first}");
    let second = office.get(&link(&first, "下一页"), &cookie).await.text();
    assert!(second.contains("第 21–40 件，共 43 件"), "{second}");
    let third = office.get(&link(&second, "下一页"), &cookie).await.text();
    assert!(third.contains("第 41–43 件，共 43 件"), "{third}");
    let back = office.get(&link(&third, "上一页"), &cookie).await.text();
    assert!(back.contains("第 21–40 件，共 43 件"), "{back}");
    let start = office.get(&link(&back, "上一页"), &cookie).await.text();
    assert!(start.contains("第 1–20 件，共 43 件") && !start.contains(">上一页</a>"), "{start}");
    assert!(office.get(&link(&third, "首页"), &cookie).await.text().contains("第 1–20 件"));
    // Somebody else's list looks as it always did.
    let other = office.sign_in("wangqiang").await;
    assert!(office.get("/cases", &other).await.text().contains("第 1–43 件，共 43 件"));
    for nonsense in ["/cases?after=x~y", "/cases?before=3~9999-99-99", "/cases?n=-4&sort=size&size=9"] {
        assert_eq!(office.get(nonsense, &cookie).await.status, 200, "{nonsense}");
    }
}

#[tokio::test]
async fn a_file_knows_its_neighbours_in_the_list_one_came_from() {
    let office = TestOffice::open().await;
    for _ in 0..3 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhangwei").await;
    let text = office.get("/cases?open=true&sort=entered", &cookie).await.text();
    let file = text.split("<a href=\"/cases/").filter(|one| one.contains("class=\"nb\"")).nth(1).unwrap();
    let file = format!("/cases/{}", file.split('"').next().unwrap());
    assert!(file.starts_with("/cases/2?in=open%3Dtrue"), "{file}");
    let page = office.get(&file, &cookie).await.text();
    assert!(link(&page, "上一件").starts_with("/cases/1?in=") && link(&page, "下一件").starts_with("/cases/3?in="));
    assert!(page.contains("rel=\"prev\"") && page.contains("data-beside"));
    assert!(
        link(&page, "案件").starts_with("/cases?") || page.contains("/cases?open=true"),
        "the way back is that list"
    );
    assert!(!office.get("/cases/2", &cookie).await.text().contains("rel=\"prev\""));
}

#[tokio::test]
async fn a_list_is_kept_under_a_name_and_let_go() {
    let office = TestOffice::open().await;
    office.case("zhangwei").await;
    let cookie = office.sign_in("zhangwei").await;
    let nameless =
        office.post("/cases/search", &cookie, &[("do", "keep_list"), ("stage", "clue"), ("name", " ")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("1 至 30 个字") && nameless.text().contains("阶段：线索"));
    let kept =
        office.post("/cases/search", &cookie, &[("do", "keep_list"), ("stage", "clue"), ("name", "新线索")]).await;
    assert_eq!(kept.status, 303);
    let text = office.get("/cases", &cookie).await.text();
    let address = link(&text, "新线索");
    assert!(office.get(&address, &cookie).await.text().contains("阶段：线索"));
    let token = address.split("s=").nth(1).unwrap();
    office.post("/cases/search", &cookie, &[("do", "drop_list"), ("token", token)]).await;
    assert!(!office.get("/cases", &cookie).await.text().contains("新线索"));
}

#[tokio::test]
async fn every_figure_opens_a_list_of_that_many_cases() {
    let office = TestOffice::filled().await;
    for login in ["zhangwei", "zhaomin", "limin", "chenguo", "wuyue", "sunli"] {
        let cookie = office.sign_in(login).await;
        let bench = office.get("/", &cookie).await.text();
        let mut figures = 0;
        for figure in bench.split("<a href=\"").filter(|one| one.contains("class=\"figure-link\"")) {
            let address = figure.split('"').next().unwrap().replace("&amp;", "&");
            let said = figure.split("figure-words\">").nth(1).unwrap().split('<').next().unwrap();
            let page = office.get(&address, &cookie).await;
            assert_eq!(total(&page).to_string(), said, "{login} {address}");
            figures += 1;
        }
        assert_eq!(figures, 4, "{login}");
    }
}

#[tokio::test]
async fn the_file_holds_exactly_what_is_listed() {
    let office = TestOffice::open().await;
    for _ in 0..3 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhangwei").await;
    let rows = async |address: &str, cookie: &str| {
        let file = office.get(address, cookie).await;
        assert_eq!(file.status, 200, "{address}");
        assert!(file.header("content-type").contains("spreadsheetml"), "{}", file.header("content-type"));
        office::rows_of(&file.body)
    };
    assert_eq!(rows("/cases/export.xlsx", &cookie).await, 4, "a heading and three cases");
    assert_eq!(rows("/cases/export.xlsx?only=1&only=3&picked=1", &cookie).await, 3);
    assert_eq!(rows("/cases/export.xlsx?stage=closed", &cookie).await, 1);
    let other = office.sign_in("huanglei").await;
    assert_eq!(rows("/cases/export.xlsx?only=1", &other).await, 1, "a choice never widens what may be seen");
    let nothing = office.get("/cases/export.xlsx?picked=1", &cookie).await;
    assert_eq!((nothing.status, nothing.location()), (303, "/cases?picked=1"));
    assert_eq!(office.get("/cases/export.xlsx", "").await.status, 303);
    let chosen = office.get("/cases?picked=1&only=1&only=3&print=1", &cookie).await;
    assert_eq!(total(&chosen), 2);
}

#[tokio::test]
async fn a_print_says_whose_list_it_is_what_it_lists_and_when() {
    let office = TestOffice::open().await;
    office.case("zhangwei").await;
    let cookie = office.sign_in("zhangwei").await;
    let text = office.get("/cases?stage=clue", &cookie).await.text();
    let head = text.split("<div class=\"print-head\">").nth(1).unwrap().split("</div>").next().unwrap();
    for said in ["平顶山市城市管理局 · 案件", "阶段：线索", "共 1 件", "张伟", "2026-03-02 09:00 打印"]
    {
        assert!(head.contains(said), "{said}: {head}");
    }
}

#[tokio::test]
async fn each_case_of_a_batch_accepts_or_refuses_on_its_own() {
    let office = TestOffice::filled().await;
    let leader = office.officer("zhaomin").await;
    let cookie = office.sign_in("zhaomin").await;
    let now = office.store().cases().moment().await.unwrap();
    let lines = office.store().cases().list(&store::cases::Filter::default(), None, 50, &leader).await.unwrap().lines;
    let (mut fields, mut open, mut shut) = (Vec::new(), 0, 0);
    for line in &lines {
        let case = office.store().cases().find(line.id, &leader).await.unwrap();
        match case.may(StepKind::AssignOfficers, &leader, &now) {
            Ok(()) => open += 1,
            Err(_) => shut += 1,
        }
        fields.push(("only".to_owned(), line.id.to_string()));
        fields.push((format!("version.{}", line.id), line.version.to_string()));
    }
    assert!(open > 0 && shut > 0, "the demo office has both: {open} {shut}");
    let ids: Vec<String> = lines.iter().map(|line| line.id.to_string()).collect();
    let form = office.get(&format!("/cases/assign?picked=1&only={}", ids.join("&only=")), &cookie).await;
    assert_eq!(form.status, 200);
    assert!(form.text().contains("可以指派") && form.text().contains("主办人"), "{}", form.text());
    let two = AssignOfficers { lead: office.officer("yangfan").await.id, second: office.officer("wangqiang").await.id };
    fields.push(("lead".to_owned(), two.lead.to_string()));
    let borrowed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let missing = office.post("/cases/assign", &cookie, &borrowed).await;
    assert_eq!(missing.status, 422);
    fields.push(("second".to_owned(), two.second.to_string()));
    let borrowed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = office.post("/cases/assign", &cookie, &borrowed).await;
    assert_eq!(done.status, 200);
    assert!(done.text().contains(&format!("已指派 {open} 件，未办 {shut} 件。")), "{}", done.text());
    let officer = office.sign_in("zhangwei").await;
    assert_eq!(office.get("/cases/assign?only=1", &officer).await.status, 404, "not an officer's to do");
}

#[tokio::test]
async fn every_case_of_the_list_is_chosen_across_its_pages() {
    let office = TestOffice::open().await;
    for _ in 0..23 {
        office.case("zhangwei").await;
    }
    let cookie = office.sign_in("zhaomin").await;
    office.post("/cases/search", &cookie, &[("do", "columns"), ("columns", "party"), ("size", "20")]).await;
    let page = office.get("/cases?stage=clue", &cookie).await.text();
    let all = link(&page, "选择全部 23");
    assert!(all.contains("stage=clue") && all.contains("every=1"), "{all}");
    let chosen = office.get(&all, &cookie).await.text();
    assert!(chosen.contains("已选全部 23 件") && chosen.contains("name=\"stage\" value=\"clue\""), "{chosen}");
    assert!(!chosen.contains("name=\"only\""), "no single box goes with it");
    let file = office.get("/cases/export.xlsx?stage=clue", &cookie).await;
    assert_eq!(office::rows_of(&file.body), 24, "a heading and every case");
    let assign = office.get("/cases/assign?stage=clue&every=1", &cookie).await.text().replace("<!>", "");
    assert!(assign.contains("所选 23 件") && assign.matches("name=\"only\"").count() == 23, "{assign}");
    let none = office.get(&link(&chosen, "取消"), &cookie).await.text();
    assert!(none.contains("name=\"only\"") && none.contains("stage=clue"), "{none}");
    for _ in 0..77 {
        office.case("zhangwei").await;
    }
    let hundred = office.get("/cases?every=1", &cookie).await.text();
    assert!(hundred.contains("已选全部 100 件") && !hundred.contains("一次最多指派"), "{hundred}");
    office.case("zhangwei").await;
    let more = office.get("/cases?every=1", &cookie).await.text();
    assert!(more.contains("已选全部 101 件") && more.contains("一次最多指派 100 件"), "{more}");
}

#[tokio::test]
async fn columns_stand_in_the_order_somebody_chose() {
    let office = TestOffice::open().await;
    office.case("zhangwei").await;
    let cookie = office.sign_in("zhangwei").await;
    let columns = [("do", "columns"), ("columns", "party"), ("columns", "stage"), ("columns", "matter")];
    office.post("/cases/search", &cookie, &columns).await;
    let heads = async || {
        let page = office.get("/cases", &cookie).await.text();
        let head = page.split("<thead").nth(1).unwrap().split("</thead>").next().unwrap().to_owned();
        let mut found: Vec<(usize, &str)> =
            ["当事人", "阶段", "案由"].into_iter().filter_map(|label| Some((head.find(label)?, label))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, label)| label).collect::<Vec<_>>()
    };
    assert_eq!(heads().await, ["当事人", "阶段", "案由"]);
    let moved = [("do", "columns"), ("move", "matter:up"), ("stage", "clue")];
    assert_eq!(office.post("/cases/search", &cookie, &moved).await.location(), "/cases?stage=clue&");
    assert_eq!(heads().await, ["当事人", "案由", "阶段"]);
    office.post("/cases/search", &cookie, &[("do", "columns"), ("move", "party:down")]).await;
    assert_eq!(heads().await, ["案由", "当事人", "阶段"]);
    office.post("/cases/search", &cookie, &[("do", "columns"), ("move", "matter:up")]).await;
    assert_eq!(heads().await, ["案由", "当事人", "阶段"], "the first stays the first");
}
