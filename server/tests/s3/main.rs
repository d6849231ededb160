//! Evidence and papers in an S3-compatible place: kept as in a folder, and a place that cannot be relied on is told.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

#[path = "../office/mod.rs"]
mod office;
mod place;

use bytes::Bytes;
use domain::evidence::EvidenceKind;
use futures::StreamExt;
use office::{Folder, TestOffice};
use place::{BUCKET, KEY, Place, SECRET};
use server::secrets::Secret;
use server::settings::{Bodies, Settings};
use server::start::{self, Migrate};
use store::uploads::Arrived;
use store::{Digest, StoreError};

fn bodies(addr: &str) -> Bodies {
    Bodies {
        s3_endpoint: Some(format!("http://{addr}")),
        s3_bucket: Some(BUCKET.to_owned()),
        s3_key: Secret::given(KEY).ok(),
        s3_secret: Secret::given(SECRET).ok(),
        s3_plain_http: true,
        ..Bodies::default()
    }
}

async fn office(place: &Place) -> TestOffice {
    let addr = place.serve().await.to_string();
    TestOffice::with(|settings| settings.bodies = bodies(&addr)).await
}

async fn upload(office: &TestOffice, name: &str, body: &[u8]) -> Arrived {
    let (case, officer) = (office.case("zhangwei").await.id, office.officer("zhangwei").await.id);
    let uploads = office.store().uploads();
    let begun = uploads.begin(case, officer, name, i64::try_from(body.len()).unwrap()).await.unwrap();
    uploads.append(begun.id, officer, 0, &Bytes::copy_from_slice(body)).await.unwrap();
    uploads.finish(begun.id, officer).await.unwrap()
}

fn name_of(digest: &Digest) -> String {
    let (folder, name) = digest.as_str().split_at(2);
    format!("{folder}/{name}")
}

#[tokio::test]
async fn a_small_file_lies_under_its_digest_and_is_written_once() {
    let place = Place::default();
    let office = office(&place).await;
    let body = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
    let arrived = upload(&office, "a.pdf", body).await;
    assert_eq!(arrived.digest, Digest::of(body));
    let name = name_of(&arrived.digest);
    assert_eq!(place.look(|kept| kept.objects[&name].clone()).as_ref(), body);
    assert_eq!(upload(&office, "b.pdf", body).await.digest, arrived.digest);
    assert_eq!(place.asked(&format!("PUT {name}")), 1, "the same body is there already");
    assert_eq!(office.store().blobs().get(&arrived.digest).await.unwrap().as_ref(), body);
    assert!(!office.folder().join("blobs").exists(), "nothing lies in the data folder");
    assert!(matches!(office.store().blobs().get(&Digest::of(b"other")).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn a_large_file_travels_in_parts_and_comes_back_whole() {
    let place = Place::default();
    let office = office(&place).await;
    let mut body = b"%PDF-1.7\n".to_vec();
    body.extend((0..17 * 1024 * 1024 / 4_u32).flat_map(u32::to_le_bytes));
    let arrived = upload(&office, "a.pdf", &body).await;
    let name = name_of(&arrived.digest);
    assert_eq!(place.asked(&format!("POST {name}?")), 2, "begun and completed");
    assert_eq!(place.asked(&format!("PUT {name}?")), 3, "8 + 8 + 1 MiB");
    let blobs = office.store().blobs();
    let (size, pieces) = blobs.stream(&arrived.digest).await.unwrap();
    let back: Vec<u8> = pieces.map(Result::unwrap).collect::<Vec<Bytes>>().await.concat();
    assert!(size == body.len() as u64 && back == body);
    let (whole, pieces) = blobs.part(&arrived.digest, 9..17).await.unwrap();
    let part = pieces.map(Result::unwrap).collect::<Vec<Bytes>>().await.concat();
    assert_eq!((whole, part.as_slice()), (size, &body[9..17]));
    assert!(blobs.is_intact(&arrived.digest).await.unwrap());
    place.look(|kept| {
        let mut altered = kept.objects[&name].to_vec();
        altered[1_000_000] ^= 1;
        kept.objects.insert(name.clone(), altered.into());
    });
    assert!(!blobs.is_intact(&arrived.digest).await.unwrap(), "one bit was altered in the place");
}

#[tokio::test]
async fn the_whole_record_is_verified_over_the_place() {
    let place = Place::default();
    let office = office(&place).await;
    let arrived = upload(&office, "a.pdf", b"%PDF-1.7\n%%EOF\n").await;
    let officer = office.officer("zhangwei").await;
    office.store().exhibits().receive(&arrived, officer.id, EvidenceKind::Document, "x").await.unwrap();
    assert!(office.store().cases().verify().await.unwrap().findings.is_empty());
    place.look(|kept| kept.objects.clear());
    assert_eq!(office.store().cases().verify().await.unwrap().findings.len(), 1, "the body is gone");
}

/// What somebody reads who starts the program with these settings.
async fn told(change: impl FnOnce(&mut Bodies), addr: &str) -> String {
    let folder = Folder::new();
    let mut settings = Settings { bodies: bodies(addr), ..office::settings(folder.path()) };
    change(&mut settings.bodies);
    let error = start::open(&settings, start::clock(&settings), Migrate::Now).await.unwrap_err();
    let told = server::incident::causes(&error);
    assert!(!told.contains(SECRET) && !format!("{settings:?}").contains(SECRET), "{told}");
    told
}

#[tokio::test]
async fn a_place_that_cannot_be_relied_on_stops_the_start_with_what_to_do() {
    let place = Place::default();
    let addr = place.serve().await.to_string();
    let wrong = told(|bodies| bodies.s3_secret = Secret::given("another one").ok(), &addr).await;
    assert!(wrong.contains("拒绝访问") && wrong.contains("ZHIHENG_S3_SECRET"), "{wrong}");
    assert!(!wrong.contains("another one"), "{wrong}");
    let nobody = told(|bodies| bodies.s3_key = Secret::given("NOBODY").ok(), &addr).await;
    assert!(nobody.contains("拒绝访问"), "{nobody}");
    let bucket = told(|bodies| bodies.s3_bucket = Some("nowhere".into()), &addr).await;
    assert!(bucket.contains("没有这个存储桶") && bucket.contains("nowhere"), "{bucket}");
    let plain = told(|bodies| bodies.s3_plain_http = false, &addr).await;
    assert!(plain.contains("不加密") && plain.contains("--s3-plain-http"), "{plain}");
    let half = told(|bodies| bodies.s3_secret = None, &addr).await;
    assert!(half.contains("还缺 ZHIHENG_S3_SECRET"), "{half}");
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string();
    let silent = told(|_| {}, &free).await;
    assert!(silent.contains("连不上") && silent.contains("ZHIHENG_S3_ENDPOINT"), "{silent}");
}

#[tokio::test]
async fn the_training_office_has_a_folder_of_its_own_in_the_place() {
    let place = Place::default();
    let addr = place.serve().await.to_string();
    let folder = Folder::new();
    let settings = Settings { bodies: bodies(&addr), training: true, ..office::settings(folder.path()) };
    let store = start::open(&settings, start::clock(&settings), Migrate::Now).await.unwrap();
    let digest = store.blobs().put(Bytes::from_static(b"practice")).await.unwrap();
    let name = format!("training/{}", name_of(&digest));
    assert!(place.look(|kept| kept.objects.contains_key(&name)));
}
