//! Laws and terms can be read inside the product: every page is there, and every link to an article leads to its gist.

mod office;

use domain::law::statutes::Statutes;
use office::TestOffice;

#[tokio::test]
async fn every_law_has_a_page_with_an_anchor_for_each_gist() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let list = office.get("/statutes", &cookie).await.text();
    for law in Statutes::built_in().unwrap().all() {
        let path = format!("/statutes/{}", law.key);
        assert!(list.contains(&format!("href=\"{path}\"")), "{path}");
        let page = office.get(&path, &cookie).await;
        assert_eq!(page.status, 200, "{path}");
        let text = page.text();
        assert!(text.contains(&law.title) && text.contains(&law.place), "{path}");
        for gist in &law.articles {
            assert!(text.contains(&gist.label()), "{path}: {}", gist.label());
        }
        let ids = text.matches(" id=\"a").count();
        assert!(ids >= law.articles.len(), "{path}: {ids} anchors");
    }
    assert_eq!(office.get("/statutes/nolaw", &cookie).await.status, 404);
    assert_eq!(office.get("/statutes/chufa/63", &cookie).await.status, 404);
    assert_eq!(office.get("/statutes", "").await.status, 303);
}

#[tokio::test]
async fn what_was_not_read_is_marked_on_the_page() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let text = office.get("/statutes/chengxu", &cookie).await.text();
    for mark in ["转引文本", "仅见引用", "未核", "依据它办案前须先核对"] {
        assert!(text.contains(mark), "{mark}");
    }
    assert!(text.contains("不是法条原文"));
}

#[tokio::test]
async fn the_articles_of_a_page_lead_to_an_anchor_that_is_there() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let mut followed = 0;
    for path in ["/help", "/glossary"] {
        let text = office.get(path, &cookie).await.text();
        for link in text.split("href=\"/statutes/").skip(1) {
            let address = link.split('"').next().unwrap();
            let (key, anchor) = address.split_once('#').unwrap_or((address, ""));
            let law = Statutes::built_in().unwrap().keyed(key);
            assert!(law.is_some(), "{path}: {address}");
            if !anchor.is_empty() {
                let there = law.unwrap().articles.iter().any(|gist| app::widgets::anchor(gist) == anchor);
                assert!(there, "{path}: {address}");
            }
            followed += 1;
        }
    }
    assert!(followed > 150, "{followed}");
}

#[tokio::test]
async fn the_glossary_is_searched_without_scripts() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let all = office.get("/glossary", &cookie).await.text();
    assert!(all.contains("留置送达") && all.contains("id=\"left\"") && all.contains("href=\"/glossary#direct\""));
    let some = office.get("/glossary?words=%E7%95%99%E7%BD%AE", &cookie).await.text();
    assert!(some.contains("留置送达") && !some.contains("加处罚款</span>"), "{some}");
    let none = office.get("/glossary?words=%3Cb%3E", &cookie).await;
    assert_eq!(none.status, 200);
    assert!(none.text().contains("术语里没有“&lt;b&gt;”"), "{}", none.text());
    assert!(office.get("/help", &cookie).await.text().contains("href=\"/glossary\""));
}
