//! Cases: a step is kept whole or not at all, and nobody overwrites anybody.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use domain::ids::{CaseId, OfficerId};
use domain::numbers::Register;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::{AddExhibit, BeginCheck, RegisterClue, Step};
use office::{JPEG, Office, everywhere};
use store::StoreError;
use store::desk::Request;

async fn clue_numbers(office: &Office) -> Vec<u32> {
    let entries = office.store.numbers().list(Register::Clue, 2026).await.unwrap();
    entries.into_iter().map(|entry| entry.number.serial).collect()
}

#[tokio::test]
async fn a_case_is_opened_with_its_number_and_told_again_from_its_events() {
    everywhere(async |office| {
        let opened = office.open("张三", "豫D·A1234").await.case;
        assert_eq!(opened.version, 1);
        assert!(opened.clue_number.as_ref().unwrap().text.ends_with("〔2026〕1号"));
        let found = office.store.cases().find(opened.id, &office.officer).await.unwrap();
        assert_eq!(found, opened);
        let events = office.store.cases().events(opened.id, &office.officer).await.unwrap();
        assert_eq!(events.len(), 1);
        assert_eq!(domain::case::Case::told(events.iter().map(|logged| &logged.event)), Some(opened));
    })
    .await;
}

#[tokio::test]
async fn two_people_on_one_version_are_one_success_and_one_conflict() {
    everywhere(async |office| {
        let id = office.endorsed().await;
        let version = office.store.cases().find(id, &office.head).await.unwrap().version;
        let tries = (0..8).map(|_| {
            let (store, head, step) = (office.store.clone(), office.head.clone(), office.approval());
            tokio::spawn(async move { store.cases().take(id, version, step, &head, None).await })
        });
        let mut kept = 0;
        for attempt in tries.collect::<Vec<_>>() {
            match attempt.await.unwrap() {
                Ok(taken) => {
                    kept += 1;
                    assert_eq!(taken.case.stage.kind(), StageKind::Filed);
                }
                Err(StoreError::Conflict { have, want }) => {
                    assert_eq!((have, want), (i64::from(version) + 1, i64::from(version)));
                }
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!(kept, 1);
        // No half state: one event more, one number, one paper.
        let events = office.store.cases().events(id, &office.head).await.unwrap();
        assert_eq!(events.len(), version as usize + 1);
        assert_eq!(office.store.numbers().list(Register::Filing, 2026).await.unwrap().len(), 1);
        assert_eq!(office.store.documents().of_case(id).await.unwrap().len(), 1);
        assert!(office.store.cases().verify().await.unwrap().findings.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_step_that_fails_at_the_very_end_leaves_no_event_and_no_gap() {
    everywhere(async |office| {
        office.open("张三", "豫D·A1234").await;
        // The key is refused after the number was taken and the event written.
        let bad = Request { key: "k".repeat(201), hash: "h".into() };
        let refused = office.store.cases().open(office.clue("李四", ""), &office.officer, Some(&bad)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        let next = office.open("王五", "").await.case;
        assert_eq!(next.clue_number.unwrap().serial, 2);
        assert_eq!(clue_numbers(office).await, [1, 2]);
        let verified = office.store.cases().verify().await.unwrap();
        assert_eq!((verified.cases, verified.events, verified.findings), (2, 2, vec![]));
    })
    .await;
}

#[tokio::test]
async fn fifty_cases_opened_at_once_have_numbers_without_a_gap() {
    everywhere(async |office| {
        let tries = (0..50).map(|n| {
            let (store, officer) = (office.store.clone(), office.officer.clone());
            let form: RegisterClue = office.clue(&format!("当事人{n}"), "");
            tokio::spawn(async move { store.cases().open(form, &officer, None).await.unwrap() })
        });
        for attempt in tries.collect::<Vec<_>>() {
            attempt.await.unwrap();
        }
        assert_eq!(clue_numbers(office).await, (1..=50).collect::<Vec<u32>>());
    })
    .await;
}

#[tokio::test]
async fn a_refused_step_changes_nothing() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        let refused = office.step(id, office.approval(), &office.head).await;
        let Err(StoreError::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.code, Obstacle::WrongStage);
        assert_eq!(office.store.cases().find(id, &office.officer).await.unwrap().version, 1);
    })
    .await;
}

#[tokio::test]
async fn a_request_sent_twice_is_done_once() {
    everywhere(async |office| {
        let request = Request { key: "a".into(), hash: "1".into() };
        let tries = (0..4).map(|_| {
            let (store, officer, request) = (office.store.clone(), office.officer.clone(), request.clone());
            let form = office.clue("张三", "");
            tokio::spawn(async move { store.cases().open(form, &officer, Some(&request)).await })
        });
        let mut first = 0;
        for attempt in tries.collect::<Vec<_>>() {
            match attempt.await.unwrap() {
                Ok(taken) if !taken.repeated => first += 1,
                // Two at the same instant: the slower is told that the key is taken, and may ask again.
                Ok(_) | Err(StoreError::KeyReused) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!(first, 1);
        assert_eq!(clue_numbers(office).await, [1]);
        let again = office.store.cases().open(office.clue("张三", ""), &office.officer, Some(&request)).await.unwrap();
        assert!(again.repeated);
        let step = Step::BeginCheck(BeginCheck {});
        let begin = Request { key: "b".into(), hash: "2".into() };
        let (id, cases) = (again.case.id, office.store.cases());
        assert_eq!(cases.take(id, 1, step.clone(), &office.officer, Some(&begin)).await.unwrap().case.version, 2);
        // The version is stale by now, but the request was answered: no conflict.
        let repeated = cases.take(id, 1, step.clone(), &office.officer, Some(&begin)).await.unwrap();
        assert!(repeated.repeated && repeated.case.version == 2);
        office.add_photo(id, JPEG).await;
        let later = cases.take(id, 1, step.clone(), &office.officer, Some(&begin)).await.unwrap();
        assert_eq!(later.case, repeated.case, "the answer stays what it was, whatever happened since");
        let other = Request { hash: "3".into(), ..begin };
        assert!(matches!(cases.take(id, 3, step, &office.officer, Some(&other)).await, Err(StoreError::KeyReused)));
    })
    .await;
}

#[tokio::test]
async fn a_case_is_seen_by_its_unit_and_by_those_who_serve_the_bureau() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        let cases = office.store.cases();
        for reader in [&office.officer, &office.second, &office.leader, &office.head] {
            assert!(cases.find(id, reader).await.is_ok(), "{}", reader.name);
        }
        for reader in [&office.stranger, &office.admin] {
            assert!(matches!(cases.find(id, reader).await, Err(StoreError::NotFound)), "{}", reader.name);
            assert!(matches!(cases.events(id, reader).await, Err(StoreError::NotFound)));
            let step = Step::BeginCheck(BeginCheck {});
            assert!(matches!(cases.take(id, 1, step, reader, None).await, Err(StoreError::NotFound)));
        }
        assert!(matches!(cases.find(CaseId(9_999), &office.head).await, Err(StoreError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_takes_no_step() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        office.store.officers().disable(office.officer.id).await.unwrap();
        let refused = office.step(id, Step::BeginCheck(BeginCheck {}), &office.officer).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn filing_takes_a_number_and_freezes_its_paper() {
    everywhere(async |office| {
        let id = office.endorsed().await;
        let taken = office.step(id, office.approval(), &office.head).await.unwrap();
        let number = taken.case.number.clone().unwrap();
        assert_eq!((number.register, number.serial), (Register::Filing, 1));
        let papers = office.store.documents().of_case(id).await.unwrap();
        assert_eq!(papers.iter().map(|paper| paper.id).collect::<Vec<_>>(), taken.documents);
        assert_eq!(papers[0].number.as_deref(), Some(number.text.as_str()));
        assert!(!papers[0].paper.draft);
        assert_eq!(papers[0].event_seq, taken.case.version);
        let pdf = office.store.blobs().put(bytes::Bytes::from_static(b"%PDF")).await.unwrap();
        office.store.documents().keep_pdf(papers[0].id, &pdf).await.unwrap();
        assert_eq!(office.store.documents().find(papers[0].id).await.unwrap().pdf, Some(pdf));
    })
    .await;
}

#[tokio::test]
async fn a_case_can_be_told_as_it_stood_on_a_day() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        office.clock.set("2026-03-11T02:00:00Z".parse().unwrap());
        office.step(id, Step::BeginCheck(BeginCheck {}), &office.officer).await.unwrap();
        let cases = office.store.cases();
        let as_of = async |day: &str| cases.as_of(id, day.parse().unwrap(), &office.officer).await.unwrap();
        assert!(as_of("2026-03-08").await.is_none());
        assert_eq!(as_of("2026-03-10").await.unwrap().stage.kind(), StageKind::Clue);
        assert_eq!(as_of("2026-03-11").await.unwrap().stage.kind(), StageKind::Check);
    })
    .await;
}

#[tokio::test]
async fn only_an_exhibit_that_was_received_for_this_case_can_be_added() {
    everywhere(async |office| {
        let (id, other) = (office.open("张三", "").await.case.id, office.open("李四", "").await.case.id);
        let exhibit = office.add_photo(id, JPEG).await.case.exhibits[0].clone();
        assert_eq!((exhibit.ordinal, exhibit.by), (1, office.officer.id));
        let forged = [
            domain::evidence::Exhibit { sha256: "0".repeat(64), ..exhibit.clone() },
            domain::evidence::Exhibit { id: domain::ids::ExhibitId(9_999), ..exhibit.clone() },
        ];
        for exhibit in forged {
            let refused = office.step(id, Step::AddExhibit(AddExhibit { exhibit }), &office.officer).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        }
        // Of another case.
        let refused =
            office.step(other, Step::AddExhibit(AddExhibit { exhibit: exhibit.clone() }), &office.officer).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        // What the request says of who and when is not believed.
        let body = [JPEG, b"2"].concat();
        let lied = office.add_photo(other, &body).await.case.exhibits[0].clone();
        assert_eq!(lied.by, office.officer.id);
        assert_ne!(lied.by, OfficerId(0));
    })
    .await;
}
