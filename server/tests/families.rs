//! Matters of every family are opened, filed and put on paper through the same pages.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::documents::DocumentKind;
use domain::ids::CaseId;
use domain::law::catalogue::Family;
use domain::stage::StageKind;
use office::{Answer, TestOffice};

const PERSON: [(&str, &str); 4] =
    [("party_kind", "person"), ("name", "李四"), ("identity.reason", "拒绝出示证件"), ("address", "平顶山市新华区")];
const COMPANY: [(&str, &str); 6] = [
    ("party_kind", "organisation"),
    ("name", "平顶山市演示置业有限公司"),
    ("credit_code", "91410402MA00000660"),
    ("representative", "马建国"),
    ("identity.reason", "未携带"),
    ("address", "平顶山市湛河区开源路1号"),
];
const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");

/// A typical matter of a family.
struct Matter {
    family: Family,
    code: &'static str,
    party: &'static [(&'static str, &'static str)],
    facts: &'static str,
}

const MATTERS: [Matter; 4] = [
    Matter {
        family: Family::Parking, code: "PK-002", party: &PERSON, facts: "小型轿车停放在人行道上，妨碍行人通行"
    },
    Matter {
        family: Family::Dog, code: "DG-002", party: &PERSON, facts: "携犬出户未束犬链，经劝阻仍不改正"
    },
    Matter {
        family: Family::Presale, code: "PS-001", party: &COMPANY, facts: "未取得预售许可证收取购房人预付款"
    },
    Matter {
        family: Family::Gas, code: "GS-001", party: &COMPANY, facts: "未取得燃气经营许可证销售瓶装液化石油气"
    },
];

async fn step(office: &TestOffice, login: &str, id: CaseId, kind: &str, fields: &[(&str, &str)]) -> Answer {
    let cookie = office.sign_in(login).await;
    let case = office.store().cases().find(id, &office.officer(login).await).await.unwrap();
    let version = case.version.to_string();
    let fields = [fields, &[("version", version.as_str()), ("do", "confirmed")]].concat();
    office.post(&format!("/cases/{id}/steps/{kind}"), &cookie, &fields).await
}

async fn opened(office: &TestOffice, matter: &Matter) -> CaseId {
    let cookie = office.sign_in("zhangwei").await;
    let list = office.post("/cases/new", &cookie, &[("family", matter.family.key()), ("do", "refresh")]).await.text();
    let listed = list.split(&format!("value=\"{}\"", matter.code)).nth(1).unwrap();
    assert!(!listed.split("</div>").next().unwrap().contains("应当移送"), "{}", matter.code);
    let act = [("place", "建设路28号"), ("facts", matter.facts), ("source", "patrol"), ("received_on", "2026-03-02")];
    // A plate left over from another family's draft is no fact of this one.
    let act = [&act[..], &[("plate", "豫DA1234")]].concat();
    for (path, fields) in [
        ("/cases/new", &[("act_on", "2026-03-01"), ("violation", matter.code)][..]),
        ("/cases/new/party", matter.party),
        ("/cases/new/act", &act),
        ("/cases/new/evidence", &[]),
    ] {
        let answer = office.post(path, &cookie, &[fields, &[("do", "next")]].concat()).await;
        assert_eq!(answer.status, 303, "{} {path}: {}", matter.code, answer.text());
    }
    let form = office.get("/cases/new/act", &cookie).await.text();
    assert!(!form.contains("运载物") && form.contains("违法事实"), "{}", matter.code);
    let mut body = Vec::new();
    for (name, value) in [("kind", "electronic"), ("proves", "现场情况")] {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n");
    body.extend(PNG);
    body.extend(b"\r\n--x--\r\n");
    let sent = office.post_raw("/cases/new/evidence", &cookie, "multipart/form-data; boundary=x", body).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let check = office.get("/cases/new/check", &cookie).await.text();
    assert!(!check.contains(">车牌<"), "{}", matter.code);
    let done = office.post("/cases/new/check", &cookie, &[("do", "next")]).await;
    assert_eq!(done.status, 303, "{}: {}", matter.code, done.text());
    done.location().split('/').nth(2).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_matter_of_each_family_is_opened_filed_and_ordered_to_be_corrected() {
    for matter in &MATTERS {
        let office = TestOffice::open().await;
        let id = opened(&office, matter).await;
        let second = office.officer("wangqiang").await.id.to_string();
        let agreed = [("agree", "yes"), ("opinion", "")];
        for (login, kind, fields) in [
            ("zhangwei", "apply_for_filing", &[("second", second.as_str()), ("opinion", "建议立案")][..]),
            ("zhaomin", "endorse_filing", &agreed),
            ("chenguo", "approve_filing", &agreed),
        ] {
            let answer = step(&office, login, id, kind, fields).await;
            assert_eq!(answer.status, 303, "{} {kind}: {}", matter.code, answer.text());
        }
        let lead = office.officer("zhangwei").await;
        let case = office.store().cases().find(id, &lead).await.unwrap();
        assert_eq!((case.stage.kind(), case.dossier.particulars.family()), (StageKind::Filed, matter.family));
        let (leader, lead_id) = ("zhaomin", lead.id.to_string());
        let two = [("lead", lead_id.as_str()), ("second", second.as_str())];
        assert_eq!(step(&office, leader, id, "assign_officers", &two).await.status, 303, "{}", matter.code);
        let cookie = office.sign_in("zhangwei").await;
        let form = office.get(&format!("/cases/{id}/steps/issue_correction_order"), &cookie).await.text();
        let proposed = form.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
        assert!(proposed.contains("停止") || proposed.contains("驶离"), "{}: {proposed}", matter.code);
        assert!(!proposed.contains("密闭"), "{}: {proposed}", matter.code);
        let order = [("demands", "立即停止违法行为"), ("due", "2026-03-09")];
        let order = step(&office, "zhangwei", id, "issue_correction_order", &order).await;
        assert_eq!(order.status, 303, "{}: {}", matter.code, order.text());
        let papers = office.store().documents().of_case(id).await.unwrap();
        for kind in [DocumentKind::FilingForm, DocumentKind::CorrectionOrder] {
            let paper = papers.iter().find(|paper| paper.kind == kind).unwrap();
            let cookie = office.sign_in("zhangwei").await;
            let page = office.get(&format!("/documents/{}", paper.id), &cookie).await;
            assert_eq!(page.status, 200, "{} {kind:?}", matter.code);
            let pdf = office.get(&format!("/api/v1/documents/{}.pdf", paper.id), &cookie).await;
            assert!(pdf.body.starts_with(b"%PDF-"), "{} {kind:?}", matter.code);
        }
        let list =
            office.get(&format!("/cases?family={}", matter.family.key()), &office.sign_in("zhangwei").await).await;
        assert!(list.text().contains("共 1 件"), "{}", matter.code);
    }
}

#[tokio::test]
async fn another_authoritys_matter_is_listed_with_the_reason_and_cannot_be_chosen() {
    let office = TestOffice::open().await;
    let cookie = office.sign_in("zhangwei").await;
    let list = office.post("/cases/new", &cookie, &[("family", "dog"), ("do", "refresh")]).await.text();
    let entry = list.split("value=\"DG-006\"").nth(1).unwrap().split("class=\"choice\"").next().unwrap();
    assert!(entry.contains("aria-disabled=\"true\"") && entry.contains("应当移送"), "{entry}");
    assert!(entry.contains("行政处罚法第十七条"), "{entry}");
}

#[tokio::test]
async fn the_list_begins_with_the_family_of_the_officers_unit() {
    let office = TestOffice::open().await;
    let first = office.get("/cases/new", &office.sign_in("guolin").await).await.text();
    assert!(first.contains("<option value=\"muck\" selected"), "{first}");
}

#[tokio::test]
async fn a_case_goes_over_to_a_cause_of_another_family_before_it_is_filed() {
    let office = TestOffice::open().await;
    let id = office.case("zhangwei").await.id;
    let cookie = office.sign_in("zhangwei").await;
    let page = office.get(&format!("/cases/{id}/amend"), &cookie).await.text();
    assert!(page.contains("运载物") && page.contains("渣土"));
    let refresh = [("act_on", "2026-03-01"), ("family", "parking"), ("violation", "PK-002"), ("do", "refresh")];
    let page = office.post(&format!("/cases/{id}/amend"), &cookie, &refresh).await.text();
    assert!(page.contains("机动车在人行道上停放") && !page.contains("运载物"), "{page}");
    let fields = [
        &PERSON[..],
        &[("act_on", "2026-03-01"), ("violation", "PK-002"), ("place", "建设路"), ("facts", "停在人行道上")],
        &[("family", "parking"), ("version", "1")],
    ];
    let done = office.post(&format!("/cases/{id}/amend"), &cookie, &fields.concat()).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let case = office.store().cases().find(id, &office.officer("zhangwei").await).await.unwrap();
    assert_eq!(case.dossier.particulars.family(), Family::Parking);
}
