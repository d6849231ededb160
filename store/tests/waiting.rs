//! Files received before their case exists: they hang on one officer's draft, and become exhibits when the case opens.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::evidence::EvidenceKind;
use office::{JPEG, Office, everywhere};
use store::desk::Request;
use store::waiting::FILES_LIMIT;
use store::{StoreError, waiting::WaitingFile};

const FORM: &str = "/cases/new";

async fn receive(office: &Office, name: &str, body: &[u8]) -> Result<WaitingFile, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piece");
    std::fs::write(&path, body).unwrap();
    let (waiting, kind) = (office.store.waiting(), EvidenceKind::Electronic);
    waiting.receive(office.officer.id, FORM, name, &path, kind, "车厢未密闭").await
}

fn why(refused: Result<WaitingFile, StoreError>) -> String {
    match refused {
        Err(StoreError::Refused(refusal)) => refusal.why,
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn files_on_a_draft_become_exhibits_with_the_opening() {
    everywhere(async |office| {
        let (store, me) = (&office.store, office.officer.id);
        let first = receive(office, "现场.jpg", JPEG).await.unwrap();
        let second = receive(office, "说明.txt", "笔录".as_bytes()).await.unwrap();
        assert_eq!((first.mime.as_str(), second.mime.as_str()), ("image/jpeg", "text/plain"));
        assert_eq!(why(receive(office, "又.jpg", JPEG).await), "与“现场.jpg”是同一份文件");
        assert!(store.waiting().of(office.second.id, FORM).await.unwrap().is_empty(), "another's draft");
        store.waiting().remove(office.second.id, first.id).await.unwrap();
        store.waiting().remove(me, second.id).await.unwrap();
        assert_eq!(store.waiting().of(me, FORM).await.unwrap(), std::slice::from_ref(&first));
        let request = Request { key: "k".into(), hash: "k".into() };
        let open = async || {
            let form = office.clue("张三", "豫D·A1234");
            store.cases().open_from(form, FORM, &office.officer, &request).await.unwrap()
        };
        let taken = open().await;
        let exhibit = &taken.case.exhibits[0];
        assert_eq!((taken.case.exhibits.len(), exhibit.ordinal, taken.case.version), (1, 1, 2));
        assert_eq!((exhibit.sha256.as_str(), exhibit.received_at), (first.sha256.as_str(), first.received_at));
        assert!(store.waiting().of(me, FORM).await.unwrap().is_empty());
        let again = open().await;
        assert!(again.repeated && again.case.id == taken.case.id, "sent twice, opened once");
        assert_eq!(again.case.exhibits.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_opening_keeps_the_files_on_the_draft() {
    everywhere(async |office| {
        receive(office, "现场.jpg", JPEG).await.unwrap();
        let mut form = office.clue("张三", "豫D·A1234");
        form.dossier.violation = "XX-999".into();
        let request = Request { key: "k".into(), hash: "k".into() };
        let refused = office.store.cases().open_from(form, FORM, &office.officer, &request).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        assert_eq!(office.store.waiting().of(office.officer.id, FORM).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_carries_so_many_files_and_no_more() {
    everywhere(async |office| {
        for number in 1..=FILES_LIMIT {
            receive(office, "a.txt", format!("第 {number} 份").as_bytes()).await.unwrap();
        }
        assert!(why(receive(office, "a.txt", b"x").await).contains("最多挂 20 个文件"));
        assert_eq!(why(receive(office, "b.txt", b"").await), "文件是空的");
        office.store.waiting().discard(office.officer.id, FORM).await.unwrap();
        assert!(receive(office, "a.txt", b"x").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn drafts_are_listed_by_their_beginning_newest_first() {
    everywhere(async |office| {
        let (drafts, me) = (office.store.drafts(), office.officer.id);
        for (minute, form) in [(1, "form:/a"), (3, "form:/b"), (2, "search")] {
            office.clock.set(format!("2026-03-09T02:0{minute}:00Z").parse().unwrap());
            drafts.save(me, form, "{}").await.unwrap();
        }
        let names = async |limit| -> Vec<String> {
            drafts.list(me, "form:", limit).await.unwrap().into_iter().map(|(form, _)| form).collect()
        };
        assert_eq!(names(9).await, ["form:/b", "form:/a"]);
        assert_eq!(names(1).await, ["form:/b"]);
        assert!(drafts.list(office.second.id, "form:", 9).await.unwrap().is_empty());
    })
    .await;
}
