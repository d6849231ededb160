//! Files: piece by piece, whole or not at all, and only what their content says they are.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use bytes::Bytes;
use chrono::Duration;
use domain::ids::CaseId;
use futures::StreamExt;
use office::{JPEG, Office, everywhere};
use store::uploads::{Arrived, FILE_LIMIT, OPEN_LIMIT};
use store::{Digest, StoreError};

async fn send(office: &Office, case: CaseId, name: &str, body: &[u8]) -> Result<Arrived, StoreError> {
    let (uploads, officer) = (office.store.uploads(), office.officer.id);
    let upload = uploads.begin(case, officer, name, i64::try_from(body.len()).unwrap()).await?;
    uploads.append(upload.id, officer, 0, &Bytes::copy_from_slice(body)).await?;
    uploads.finish(upload.id, officer).await
}

fn left_over(office: &Office) -> usize {
    std::fs::read_dir(&office.place.pieces).unwrap().count()
}

#[tokio::test]
async fn a_file_arrives_piece_by_piece_and_is_kept_under_its_digest() {
    everywhere(async |office| {
        let case = office.open("张三", "").await.case.id;
        let (uploads, officer) = (office.store.uploads(), office.officer.id);
        let body = [JPEG, &vec![7; 3_000_000]].concat();
        let size = i64::try_from(body.len()).unwrap();
        let upload = uploads.begin(case, officer, "C:\\fakepath\\现场.jpg", size).await.unwrap();
        assert_eq!(upload.name, "现场.jpg");
        let mut offset = 0;
        for piece in body.chunks(1_000_000) {
            let grown = uploads.append(upload.id, officer, offset, &Bytes::copy_from_slice(piece)).await.unwrap();
            offset = grown.received;
        }
        let arrived = uploads.finish(upload.id, officer).await.unwrap();
        assert_eq!(arrived.digest, Digest::of(&body));
        assert_eq!((arrived.content.mime, arrived.size), ("image/jpeg", size));
        assert_eq!(office.store.blobs().get(&arrived.digest).await.unwrap(), body);
        assert_eq!(left_over(office), 0);
        assert!(matches!(uploads.finish(upload.id, officer).await, Err(StoreError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_piece_must_follow_on_what_is_here() {
    everywhere(async |office| {
        let case = office.open("张三", "").await.case.id;
        let (uploads, officer) = (office.store.uploads(), office.officer.id);
        let upload = uploads.begin(case, officer, "a.txt", 6).await.unwrap();
        let piece = Bytes::from_static(b"abc");
        for wrong in [1, -1, i64::MAX] {
            let refused = uploads.append(upload.id, officer, wrong, &piece).await;
            assert!(matches!(refused, Err(StoreError::Offset { have: 0, want }) if want == wrong), "{refused:?}");
        }
        uploads.append(upload.id, officer, 0, &piece).await.unwrap();
        let refused = uploads.append(upload.id, officer, 0, &piece).await;
        assert!(matches!(refused, Err(StoreError::Offset { have: 3, want: 0 })), "{refused:?}");
        let early = uploads.finish(upload.id, officer).await;
        assert!(matches!(early, Err(StoreError::Offset { have: 3, want: 6 })), "{early:?}");
        let beyond = uploads.append(upload.id, officer, 3, &Bytes::from_static(b"defg")).await;
        assert!(matches!(beyond, Err(StoreError::Refused(_))), "{beyond:?}");
        // The same piece twice at once counts once.
        let tries = (0..4).map(|_| {
            let store = office.store.clone();
            tokio::spawn(async move {
                store.uploads().append(upload.id, officer, 3, &Bytes::from_static(b"def")).await.is_ok()
            })
        });
        let mut kept = 0;
        for attempt in tries.collect::<Vec<_>>() {
            kept += usize::from(attempt.await.unwrap());
        }
        assert_eq!(kept, 1);
        assert_eq!(uploads.finish(upload.id, officer).await.unwrap().digest, Digest::of(b"abcdef"));
    })
    .await;
}

#[tokio::test]
async fn what_the_content_belies_is_refused_and_gone() {
    everywhere(async |office| {
        let case = office.open("张三", "").await.case.id;
        let zip = [b"PK\x03\x04".as_slice(), &[0; 64]].concat();
        for (name, body) in [
            ("现场.jpg", b"%PDF-1.7\n%%EOF".as_slice()),
            ("现场.pdf", JPEG),
            ("材料.zip", &zip),
            ("材料.jpg", &zip),
            ("笔录.txt", &[0xB1, 0xCA, 0xC2, 0xBC]),
            ("笔录.txt", b"a\x00b"),
            ("page.txt", b"<html><script>alert(1)</script></html>"),
            ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ] {
            let refused = send(office, case, name, body).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "{name}: {refused:?}");
        }
        assert_eq!(left_over(office), 0);
        assert_eq!(send(office, case, "笔录.txt", "询问笔录".as_bytes()).await.unwrap().content.mime, "text/plain");
        let large = vec![b'a'; 10 * 1024 * 1024];
        assert!(send(office, case, "a.txt", &large).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn size_name_and_number_of_files_have_limits() {
    everywhere(async |office| {
        let case = office.open("张三", "").await.case.id;
        let (uploads, officer) = (office.store.uploads(), office.officer.id);
        for size in [0, -1, FILE_LIMIT + 1] {
            assert!(uploads.begin(case, officer, "a.txt", size).await.is_err(), "{size}");
        }
        for name in ["", "/", "a\n.txt", &"长".repeat(201)] {
            assert!(uploads.begin(case, officer, name, 1).await.is_err(), "{name}");
        }
        let mut last = uploads.begin(case, officer, "a.mp4", FILE_LIMIT).await.unwrap();
        for _ in 1..OPEN_LIMIT {
            last = uploads.begin(case, officer, "a.txt", 1).await.unwrap();
        }
        assert!(uploads.begin(case, officer, "a.txt", 1).await.is_err());
        assert!(uploads.begin(case, office.second.id, "a.txt", 1).await.is_ok());
        assert!(matches!(uploads.abandon(last.id, office.second.id).await, Err(StoreError::NotFound)));
        uploads.abandon(last.id, officer).await.unwrap();
        assert!(uploads.begin(case, officer, "a.txt", 1).await.is_ok());
        assert_eq!(uploads.abandon_before(office.clock.now() + Duration::days(1)).await.unwrap(), 21);
    })
    .await;
}

#[tokio::test]
async fn a_body_that_was_altered_is_not_given_out_as_the_one_stored() {
    everywhere(async |office| {
        let blobs = office.store.blobs();
        let digest = blobs.put(Bytes::from_static(b"photo")).await.unwrap();
        assert_eq!(blobs.put(Bytes::from_static(b"photo")).await.unwrap(), digest);
        let (size, part) = blobs.part(&digest, 1..3).await.unwrap();
        let part: Vec<Bytes> = part.map(Result::unwrap).collect().await;
        assert_eq!((size, part.concat().as_slice()), (5, b"ho".as_slice()));
        assert_eq!(blobs.size(&digest).await.unwrap(), 5);
        assert!(blobs.is_intact(&digest).await.unwrap());
        let (folder, name) = digest.as_str().split_at(2);
        std::fs::write(office.place.blobs.join(folder).join(name), b"fake!").unwrap();
        assert!(matches!(blobs.get(&digest).await, Err(StoreError::Corrupt { .. })));
        let (size, pieces) = blobs.stream(&digest).await.unwrap();
        let pieces: Vec<_> = pieces.collect().await;
        assert_eq!(size, 5);
        assert!(matches!(pieces.last(), Some(Err(StoreError::Corrupt { .. }))));
        assert!(!blobs.is_intact(&digest).await.unwrap());
        let absent = Digest::of(b"absent");
        assert!(matches!(blobs.get(&absent).await, Err(StoreError::NotFound)));
        assert!(!blobs.is_intact(&absent).await.unwrap());
    })
    .await;
}
