//! The disclosure desk counts every decision of the days asked for and turns its pages by the place of the last one.

mod office;

use domain::officer::Officer;
use office::{Answer, TestOffice};

/// The page without the marks that its parts leave between words.
fn words(page: &Answer) -> String {
    page.text().replace("<!>", "")
}

#[tokio::test]
async fn the_count_is_of_all_decisions_and_a_page_begins_behind_its_place() {
    let office = TestOffice::filled().await;
    let cookie = office.sign_in("sunli").await;
    let year = "/disclosure?from=2022-01-01&to=2022-12-31";
    let whole = words(&office.get(year, &cookie).await);
    assert!(whole.contains("的决定 6 件"), "{whole}");
    assert!(!whole.contains("本页应报") && !whole.contains("首页"), "one page needs no turning: {whole}");
    let clerk: Officer = office.officer("sunli").await;
    let days = ("2022-01-01".parse().unwrap(), "2022-12-31".parse().unwrap());
    let decided = office.store().cases().decided(days, None, 9, &clerk).await.unwrap();
    let second = &decided[1];
    let place = format!("{}~{}", second.decision.as_ref().unwrap().on, second.id);
    let rest = words(&office.get(&format!("{year}&behind={place}"), &cookie).await);
    assert!(rest.contains("的决定 6 件") && rest.contains("本页应报") && rest.contains("首页"), "{rest}");
    let number = |at: usize| decided[at].decision.as_ref().unwrap().number.clone().unwrap().text;
    assert!(!rest.contains(&number(0)) && !rest.contains(&number(1)), "{rest}");
    assert!(rest.contains(&number(2)), "{rest}");
    assert_eq!(
        office.get(&format!("{year}&behind=x~y"), &cookie).await.status,
        200,
        "what is no place begins at the start"
    );
}
