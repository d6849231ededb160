//! One file from a plain form, for browsers without scripts.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use office::{Answer, TestOffice};

/// The beginning of a PDF, which is all that tells its kind.
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

async fn send(office: &TestOffice, case: i64, cookie: &str, name: &str, file: &[u8], proves: &str) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [("kind", "document"), ("proves", proves)] {
        body.extend(
            format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").into_bytes(),
        );
    }
    let head = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    body.extend(head.into_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let kind = "multipart/form-data; boundary=cut";
    office.post_raw(&format!("/cases/{case}/evidence"), cookie, kind, body).await
}

fn left_over(office: &TestOffice) -> usize {
    std::fs::read_dir(office.folder().join("pieces")).unwrap().count()
}

#[tokio::test]
async fn a_file_becomes_evidence_without_scripts() {
    let office = TestOffice::open().await;
    let case = office.case("zhangwei").await;
    let cookie = office.sign_in("zhangwei").await;
    let answer = send(&office, case.id.0, &cookie, "现场笔录.pdf", PDF, "车辆未密闭").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(answer.location(), format!("/cases/{}/evidence?done=add_exhibit", case.id));
    let case = office.store().cases().find(case.id, &office.officer("zhangwei").await).await.unwrap();
    let exhibit = &case.exhibits[0];
    assert_eq!((exhibit.name.as_str(), exhibit.mime.as_str()), ("现场笔录.pdf", "application/pdf"));
    assert_eq!(exhibit.sha256, store::Digest::of(PDF).to_string());
    assert_eq!(left_over(&office), 0);
}

#[tokio::test]
async fn what_is_no_evidence_is_refused_and_leaves_nothing() {
    let office = TestOffice::open().await;
    let case = office.case("zhangwei").await.id.0;
    let cookie = office.sign_in("zhangwei").await;
    let renamed = send(&office, case, &cookie, "现场.jpg", PDF, "车辆未密闭").await;
    assert_eq!(renamed.status, 422, "a PDF named .jpg");
    assert_eq!(send(&office, case, &cookie, "空.pdf", b"", "车辆未密闭").await.status, 422);
    assert_eq!(send(&office, case, &cookie, "a.pdf", PDF, "").await.status, 422);
    let stranger = office.sign_in("xujing").await;
    assert_eq!(send(&office, case, &stranger, "a.pdf", PDF, "x").await.status, 404, "another unit's case");
    assert_eq!(send(&office, case, "", "a.pdf", PDF, "x").await.status, 303, "nobody is signed in");
    let broken =
        b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 broken off";
    let path = format!("/cases/{case}/evidence");
    let answer = office.post_raw(&path, &cookie, "multipart/form-data; boundary=cut", broken.to_vec()).await;
    assert_eq!(answer.status, 400, "the file broke off");
    assert_eq!(left_over(&office), 0);
    let officer = office.officer("zhangwei").await;
    assert!(office.store().cases().find(domain::ids::CaseId(case), &officer).await.unwrap().exhibits.is_empty());
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused() {
    let office = TestOffice::with(|settings| settings.limits.upload_mb = 1).await;
    let case = office.case("zhangwei").await.id.0;
    let cookie = office.sign_in("zhangwei").await;
    let mut large = PDF.to_vec();
    large.resize(1024 * 1024 + 1, b' ');
    assert_eq!(send(&office, case, &cookie, "a.pdf", &large, "x").await.status, 413);
    large.truncate(1024 * 1024);
    assert_eq!(send(&office, case, &cookie, "a.pdf", &large, "x").await.status, 303);
    assert_eq!(left_over(&office), 0);
}

#[tokio::test]
async fn an_exhibit_stands_large_with_its_neighbours_and_what_its_file_says() {
    const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");
    let office = TestOffice::open().await;
    let case = office.case("zhangwei").await.id;
    let cookie = office.sign_in("zhangwei").await;
    for (name, file) in [("现场笔录.pdf", PDF), ("夜查.png", PNG)] {
        assert_eq!(send(&office, case.0, &cookie, name, file, "车辆未密闭").await.status, 303, "{name}");
    }
    let hash = store::Digest::of(PNG).to_string();
    let page = office.get(&format!("/cases/{case}/evidence/2"), &cookie).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("class=\"exhibit-large\"") && text.contains("<img src=\"/api/v1/cases/"), "{text}");
    for seen in ["证据 2", "夜查.png", "WGS-84", "文件自记", &hash, "张伟", "书证"] {
        assert!(text.contains(seen), "{seen}: {text}");
    }
    assert!(text.contains(&format!("rel=\"prev\" href=\"/cases/{case}/evidence/1\"")), "{text}");
    assert!(!text.contains("rel=\"next\""), "it is the last");
    let first = office.get(&format!("/cases/{case}/evidence/1"), &cookie).await.text();
    assert!(
        first.contains("不是图片") && first.contains("文件没有记录位置") && !first.contains("rel=\"prev\""),
        "{first}"
    );
    let gallery = office.get(&format!("/cases/{case}/evidence"), &cookie).await.text();
    assert!(gallery.contains(&format!("href=\"/cases/{case}/evidence/2\"")), "{gallery}");
    assert_eq!(office.get(&format!("/cases/{case}/evidence/3"), &cookie).await.status, 404);
    let stranger = office.sign_in("xujing").await;
    assert_eq!(office.get(&format!("/cases/{case}/evidence/1"), &stranger).await.status, 404);
}
