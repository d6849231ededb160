//! The desk: drafts, answers, parties, numbers without a case, the database's purpose, and the mornings.

mod office;

use std::sync::Arc;

use domain::numbers::Register;
use domain::party::{Identity, Party, Person};
use office::everywhere;
use store::desk::{Answer, DRAFT_LIMIT, Request};
use store::{Clock, Place, Purpose, Store, StoreError};

fn person(name: &str, identity: Identity) -> Party {
    Party::Person(Person {
        name: name.into(),
        sex: None,
        born: None,
        identity,
        address: "平顶山市新华区".into(),
        phone: None,
    })
}

#[tokio::test]
async fn a_draft_is_kept_until_it_is_sent() {
    everywhere(async |office| {
        let (drafts, me, other) = (office.store.drafts(), office.officer.id, office.second.id);
        drafts.save(me, "case/1/submit_report", "{\"a\":1}").await.unwrap();
        drafts.save(me, "case/1/submit_report", "{\"a\":2}").await.unwrap();
        assert_eq!(drafts.find(me, "case/1/submit_report").await.unwrap().unwrap().body, "{\"a\":2}");
        assert!(drafts.find(other, "case/1/submit_report").await.unwrap().is_none());
        drafts.discard(me, "case/1/submit_report").await.unwrap();
        assert!(drafts.find(me, "case/1/submit_report").await.unwrap().is_none());
        assert!(drafts.save(me, "f", &"x".repeat(DRAFT_LIMIT)).await.is_ok());
        assert!(drafts.save(me, "f", &"x".repeat(DRAFT_LIMIT + 1)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_given_again_only_to_the_same_request_of_the_same_person() {
    everywhere(async |office| {
        let (shelf, me) = (office.store.idempotency(), office.officer.id);
        let request = Request { key: "k".into(), hash: "1".into() };
        let answer = Answer { status: 201, body: "{}".into() };
        assert_eq!(shelf.find(me, &request).await.unwrap(), None);
        shelf.keep(me, &request, &answer).await.unwrap();
        assert_eq!(shelf.find(me, &request).await.unwrap(), Some(answer.clone()));
        assert_eq!(shelf.find(office.second.id, &request).await.unwrap(), None);
        let other = Request { hash: "2".into(), ..request };
        assert!(matches!(shelf.find(me, &other).await, Err(StoreError::KeyReused)));
        assert!(matches!(shelf.keep(me, &other, &answer).await, Err(StoreError::KeyReused)));
        assert_eq!(shelf.forget_before(office.clock.now() + chrono::Duration::days(1)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_party_once_entered_is_found_by_name_initials_and_number() {
    everywhere(async |office| {
        let (parties, unit) = (office.store.parties(), office.officer.unit);
        let known = person("王燚", Identity::resident("410402199001010017"));
        let id = parties.remember(unit, &known).await.unwrap();
        parties.remember(unit, &person("王小二", Identity::unknown("拒绝出示"))).await.unwrap();
        // The same number is the same person, under a corrected name.
        assert_eq!(
            parties.remember(unit, &person("王燚燚", Identity::resident("410402199001010017"))).await.unwrap(),
            id
        );
        let names = async |text: &str| -> Vec<String> {
            let found = parties.search(unit, text, 9).await.unwrap();
            found.iter().map(|known| known.party.display_name().to_owned()).collect()
        };
        assert_eq!(names("王").await, ["王小二", "王燚燚"]);
        assert_eq!(names("wxe").await, ["王小二"]);
        assert_eq!(names("4104021990").await, ["王燚燚"]);
        assert_eq!(names("李").await, Vec::<String>::new());
        assert_eq!(names(" ").await, Vec::<String>::new());
        assert!(parties.search(office.stranger.unit, "王", 9).await.unwrap().is_empty());
        assert!(matches!(parties.find(office.stranger.unit, id).await, Err(StoreError::NotFound)));
        // The party of a case is remembered with it.
        office.open("赵六", "").await;
        assert_eq!(names("赵").await, ["赵六"]);
    })
    .await;
}

#[tokio::test]
async fn fifty_numbers_taken_at_once_leave_no_gap() {
    everywhere(async |office| {
        let tries = (0..50).map(|_| {
            let store = office.store.clone();
            tokio::spawn(async move { store.numbers().take(Register::PenaltyDecision, 2026).await.unwrap().serial })
        });
        let mut serials = Vec::new();
        for attempt in tries.collect::<Vec<_>>() {
            serials.push(attempt.await.unwrap());
        }
        serials.sort_unstable();
        assert_eq!(serials, (1..=50).collect::<Vec<u32>>());
        assert_eq!(office.store.numbers().take(Register::PenaltyDecision, 2027).await.unwrap().serial, 1);
    })
    .await;
}

#[tokio::test]
async fn a_number_struck_out_is_never_given_again() {
    everywhere(async |office| {
        let numbers = office.store.numbers();
        let first = numbers.take(Register::PriorNotice, 2026).await.unwrap();
        numbers.void(&first, "当事人姓名有误").await.unwrap();
        assert!(matches!(numbers.void(&first, "再次").await, Err(StoreError::NotFound)));
        assert_eq!(numbers.take(Register::PriorNotice, 2026).await.unwrap().serial, 2);
        let entries = numbers.list(Register::PriorNotice, 2026).await.unwrap();
        assert_eq!(entries[0].void.as_ref().unwrap().1, "当事人姓名有误");
        assert_eq!(entries.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn training_never_runs_on_real_cases() {
    everywhere(async |office| {
        let place = Place { purpose: Purpose::Training, ..office.place.clone() };
        let (law, bureau) = (office.store.law().clone(), office.store.bureau().clone());
        let training = Store::open(&place, Clock::ahead(0), law, bureau).await.unwrap();
        assert!(matches!(training.migrate().await, Err(StoreError::Refused(_))));
        assert_eq!(office.store.meta().purpose().await.unwrap(), Some(Purpose::Real));
        assert!(office.store.meta().set("purpose", "training").await.is_err());
        assert!(office.store.meta().set_clock(office.clock.now()).await.is_err());
        // And starting again for the same purpose is no change.
        office.store.migrate().await.unwrap();
        assert!(office.store.is_migrated().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_training_clock_goes_forward_only_and_survives_a_restart() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("100% 演练?");
    std::fs::create_dir(&folder).unwrap();
    let place = Place::in_folder(&folder, Purpose::Training);
    let law = Arc::new(domain::now::Law::built_in().unwrap());
    let bureau = Arc::new(domain::bureau::Bureau::demo().unwrap());
    let store = Store::open(&place, Clock::ahead(0), law, bureau).await.unwrap();
    assert!(!store.is_migrated().await.unwrap());
    store.migrate().await.unwrap();
    assert!(folder.join("zhiheng.sqlite").exists());
    let later = store.clock().now() + chrono::Duration::days(30);
    let now = store.meta().set_clock(later).await.unwrap();
    assert!((now - later).num_seconds().abs() <= 2);
    assert!(store.meta().set_clock(later - chrono::Duration::days(1)).await.is_err());
    let lead = store.meta().clock_lead().await.unwrap().unwrap();
    assert!((lead - 30 * 86_400).abs() <= 2, "{lead}");
}

#[tokio::test]
async fn a_morning_is_done_once() {
    everywhere(async |office| {
        let (mornings, day) = (office.store.mornings(), "2026-03-09".parse().unwrap());
        assert!(mornings.begin(day).await.unwrap());
        assert!(!mornings.begin(day).await.unwrap());
        assert!(mornings.last(9).await.unwrap().is_empty());
        mornings.finish(day, "2 件到期").await.unwrap();
        assert_eq!(mornings.last(9).await.unwrap(), [(day, "2 件到期".to_owned())]);
    })
    .await;
}
