//! The training office: a clock that is set forward, and sessions that outlive it.

mod office;

use office::TestOffice;

#[tokio::test]
async fn the_bar_on_the_page_sets_the_clock_forward() {
    let office = TestOffice::with(|settings| settings.training = true).await;
    let cookie = office.sign_in("zhangwei").await;
    assert!(office.get("/", &cookie).await.text().contains("演练"));
    let moved = office.post("/training/clock", &cookie, &[("days", "1"), ("back", "/cases")]).await;
    assert_eq!((moved.status, moved.location()), (303, "/cases"));
    assert_eq!(office.store().clock().today().to_string(), "2026-03-03");
    assert_eq!(office.store().mornings().last(1).await.unwrap()[0].0.to_string(), "2026-03-03");
}

#[tokio::test]
async fn the_clock_is_never_set_back_and_never_out_of_sight() {
    let office = TestOffice::with(|settings| settings.training = true).await;
    let cookie = office.sign_in("zhangwei").await;
    for to in ["2026-03-01", "2099-01-01", "明天"] {
        let refused = office.post("/training/clock", &cookie, &[("to", to), ("back", "/cases")]).await;
        assert_eq!(refused.status, 422, "{to}");
        assert_eq!(office.store().clock().today().to_string(), "2026-03-02");
    }
    let same = office.post("/training/clock", &cookie, &[("to", "2026-03-02"), ("back", "/cases")]).await;
    assert_eq!(same.status, 303, "the present day is no step back");
}

#[tokio::test]
async fn a_real_office_has_no_such_clock() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    assert_eq!(office.post("/training/clock", &cookie, &[("days", "1")]).await.status, 404);
    assert_eq!(office.store().clock().today().to_string(), "2026-03-02");
    assert_eq!(office.post("/training/clock", "", &[("days", "1")]).await.location(), "/login");
}

#[tokio::test]
async fn setting_the_clock_forward_signs_nobody_out() {
    let office = TestOffice::with(|settings| settings.training = true).await;
    // A real training office runs on a clock ahead of the machine's, by which sessions are not counted.
    let ahead = store::Clock::ahead(0);
    let before = server::session::wall(&ahead);
    ahead.set(ahead.now() + chrono::Duration::days(40));
    assert!((server::session::wall(&ahead) - before).num_seconds() < 5);
    let signed = server::session::sign_in(&office.state, "zhangwei", server::demo::PASSWORD).await.unwrap();
    office.set_clock("2030-03-02T01:00:00Z");
    assert!(office.store().sessions().is_live(&signed.session).await.unwrap());
}
