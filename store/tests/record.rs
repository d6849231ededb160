//! The record cannot be altered, and where somebody has forced it, verification tells.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use office::{JPEG, Office, everywhere};
use sea_orm::ConnectionTrait;

async fn run(office: &Office, sql: &str) -> Result<(), sea_orm::DbErr> {
    office.raw().await.execute_unprepared(sql).await.map(|_| ())
}

async fn drop_trigger(office: &Office, table: &str, verb: &str) {
    let on = if office.is_postgres().await { format!(" ON {table}") } else { String::new() };
    run(office, &format!("DROP TRIGGER {table}_no_{verb}{on}")).await.unwrap();
}

async fn findings(office: &Office) -> Vec<String> {
    let verified = office.store.cases().verify().await.unwrap();
    verified.findings.into_iter().map(|finding| finding.place).collect()
}

#[tokio::test]
async fn the_database_refuses_to_change_events_papers_and_exhibits() {
    everywhere(async |office| {
        let id = office.endorsed().await;
        office.step(id, office.approval(), &office.head).await.unwrap();
        for sql in [
            "UPDATE events SET body = '{}'",
            "UPDATE events SET officer_id = 1",
            "DELETE FROM events",
            "UPDATE documents SET paper = '{}'",
            "UPDATE documents SET number = NULL",
            "DELETE FROM documents",
            "UPDATE exhibits SET sha256 = ''",
            "DELETE FROM exhibits",
        ] {
            let error = run(office, sql).await.unwrap_err();
            assert!(error.to_string().contains("append only"), "{sql}: {error}");
        }
        if office.is_postgres().await {
            assert!(run(office, "TRUNCATE events").await.is_err());
        }
        assert_eq!(findings(office).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn an_event_altered_by_force_is_found() {
    everywhere(async |office| {
        let id = office.endorsed().await;
        drop_trigger(office, "events", "update").await;
        run(office, "UPDATE events SET body = replace(body, '建议立案', '不予立案')").await.unwrap();
        let found = findings(office).await;
        assert!(found.contains(&format!("events/{id}/4")), "{found:?}");
        assert!(found.contains(&format!("cases/{id}")), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn the_last_event_cannot_vanish_unseen() {
    everywhere(async |office| {
        let id = office.endorsed().await;
        drop_trigger(office, "events", "delete").await;
        run(office, "DELETE FROM events WHERE seq = 5").await.unwrap();
        assert_eq!(findings(office).await, [format!("cases/{id}")]);
    })
    .await;
}

#[tokio::test]
async fn columns_that_no_longer_agree_with_the_case_are_found() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        run(office, "UPDATE cases SET party_name = '李四'").await.unwrap();
        assert_eq!(findings(office).await, [format!("cases/{id}")]);
        run(office, "UPDATE cases SET version = 7").await.unwrap();
        let corrupt = office.store.cases().find(id, &office.officer).await.unwrap_err();
        assert!(corrupt.to_string().contains("cases.version"), "{corrupt}");
    })
    .await;
}

#[tokio::test]
async fn a_gap_in_the_numbers_and_a_lost_body_are_found() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        let exhibit = office.add_photo(id, JPEG).await.case.exhibits[0].clone();
        office.open("李四", "").await;
        run(office, "DELETE FROM numbers WHERE n = 1").await.unwrap();
        let (folder, name) = exhibit.sha256.split_at(2);
        let body = office.place.blobs.join(folder).join(name);
        std::fs::write(&body, b"altered").unwrap();
        let place = format!("exhibits/{}", exhibit.id);
        assert_eq!(findings(office).await, [place.clone(), "numbers/clue/2026".to_owned()]);
        std::fs::remove_file(body).unwrap();
        assert!(findings(office).await.contains(&place));
    })
    .await;
}
