//! Several parties on the pages: joint parties amended, told, heard and served one by one, and another party of the
//! matter in a case of its own.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::case::Case;
use domain::dossier::Dossier;
use domain::ids::CaseId;
use domain::money::Fen;
use domain::party::{Organisation, Party};
use domain::step::*;
use office::{Answer, TestOffice};
use store::cases::{Filter, Search};

const HER: &str = "410402199001010027";

/// The form that amends the test office's case, with one more party.
fn joined<'a>(version: &'a str, name: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("violation", "MK-001"),
        ("act_on", "2026-03-01"),
        ("place", "建设路与开源路交叉口"),
        ("facts", "驾驶渣土车运输建筑垃圾，车厢未密闭，沿途遗撒"),
        ("plate", "豫D·A1234"),
        ("party_kind", "person"),
        ("name", "李四"),
        ("identity.reason", "当事人拒绝出示证件"),
        ("address", "平顶山市新华区"),
        ("joint1.party_kind", "person"),
        ("joint1.name", name),
        ("joint1.identity.document", "resident_id"),
        ("joint1.identity.number", number),
        ("joint1.address", "平顶山市卫东区"),
    ]
}

async fn find(office: &TestOffice, id: CaseId) -> Case {
    office.store().cases().find(id, &office.officer("zhangwei").await).await.unwrap()
}

async fn take(office: &TestOffice, id: CaseId, login: &str, step: Step) -> Case {
    let (case, officer) = (find(office, id).await, office.officer(login).await);
    office.store().cases().take(id, case.version, step, &officer, None).await.unwrap().case
}

async fn post(office: &TestOffice, id: CaseId, step: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let version = find(office, id).await.version.to_string();
    let mut all = vec![("version", version.as_str()), ("do", "confirmed")];
    all.extend_from_slice(fields);
    office.post(&format!("/cases/{id}/steps/{step}"), cookie, &all).await
}

/// A photograph laid before a case, as the pages receive it.
async fn photo(office: &TestOffice, id: CaseId) {
    let (officer, store) = (office.officer("zhangwei").await, office.store());
    let body: &[u8] =
        &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    let size = i64::try_from(body.len()).unwrap();
    let upload = store.uploads().begin(id, officer.id, "现场.jpg", size).await.unwrap();
    store.uploads().append(upload.id, officer.id, 0, &bytes::Bytes::from_static(body)).await.unwrap();
    let arrived = store.uploads().finish(upload.id, officer.id).await.unwrap();
    let kind = domain::evidence::EvidenceKind::AudioVisual;
    let exhibit = store.exhibits().receive(&arrived, officer.id, kind, "证明车厢未密闭").await.unwrap();
    take(office, id, "zhangwei", Step::AddExhibit(AddExhibit { exhibit })).await;
}

async fn to_inquiry(office: &TestOffice, id: CaseId) {
    let second = office.officer("wangqiang").await.id;
    let lead = office.officer("zhangwei").await.id;
    for (step, login) in [
        (Step::ApplyForFiling(ApplyForFiling { second, opinion: "建议立案".into() }), "zhangwei"),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), "zhaomin"),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), "chenguo"),
        (Step::AssignOfficers(AssignOfficers { lead, second }), "zhaomin"),
    ] {
        take(office, id, login, step).await;
    }
    let due = office.store().clock().today();
    let order = IssueCorrectionOrder { demands: "立即清除".into(), due };
    take(office, id, "zhangwei", Step::IssueCorrectionOrder(order)).await;
}

async fn served(office: &TestOffice, id: CaseId, paper: &str, to: &str, cookie: &str) -> Answer {
    let (on, second) = (office.store().clock().today().to_string(), office.officer("wangqiang").await.id.to_string());
    let fields = [
        ("paper", paper),
        ("to", to),
        ("way", "direct"),
        ("delivery", "done"),
        ("on", on.as_str()),
        ("recipient", "本人"),
        ("receiver", "party"),
        ("relation", "本人"),
        ("place", "当事人住所"),
        ("second", second.as_str()),
        ("certificates_shown", "true"),
        ("kept", "text"),
    ];
    post(office, id, "record_service", cookie, &fields).await
}

fn proposal(fine: i64) -> Step {
    Step::SubmitReport(SubmitReport {
        facts: "运输建筑垃圾，车厢未密闭，沿途遗撒".into(),
        tier: "base".into(),
        warning: false,
        fine_fen: Fen::yuan(fine),
        confiscate_fen: Fen::ZERO,
        discretion: "初次违法，属一般情形".into(),
        mitigation: None,
        public_interest: false,
        difficult: false,
        law_comparison: "各项规定的幅度相同，按本条规定处理".into(),
        applies: String::new(),
        figures: Figures::default(),
        further: Vec::new(),
        gains: None,
        others: Vec::new(),
    })
}

#[tokio::test]
async fn a_joint_party_is_added_and_taken_off_without_scripts() {
    let office = TestOffice::open().await;
    let id = office.case("zhangwei").await.id;
    let (path, cookie) = (format!("/cases/{id}/amend"), office.sign_in("zhangwei").await);
    let empty = office.get(&path, &cookie).await.text();
    assert!(empty.contains("再加一名") && !empty.contains("joint1."));
    let mut fields = joined("1", "王五妹", HER);
    fields.truncate(10);
    fields.push(("do", "add_party"));
    let more = office.post(&path, &cookie, &fields).await.text();
    assert!(more.contains("name=\"joint1.name\"") && !more.contains("joint2."));
    // A wrong number is named at its field, and nothing typed is lost.
    let wrong = office.post(&path, &cookie, &joined("1", "王五妹", "410402199001010028")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("王五妹") && wrong.text().contains("410402199001010028"));
    let twice = office.post(&path, &cookie, &joined("1", "李四", HER)).await;
    assert!(twice.status == 422 && twice.text().contains("不能重复列"), "{}", twice.status);
    assert_eq!(office.post(&path, &cookie, &joined("1", "王五妹", HER)).await.status, 303);
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    for told in ["李四等", "当事人一", "当事人二", "王五妹", "410402********0027"] {
        assert!(file.contains(told), "{told}");
    }
    assert!(!file.contains(HER), "masked like the first one's");
    let reveal = format!("/cases/{id}/reveal");
    let seen = office.post(&reveal, &cookie, &[("what", "identity"), ("whose", "1")]).await;
    assert!(seen.status == 200 && seen.text().contains(HER));
    assert_eq!(office.post(&reveal, &cookie, &[("what", "identity")]).await.status, 404, "the first has no number");
    let log = office.get(&format!("/cases/{id}/log"), &cookie).await.text();
    assert!(log.contains("查看王五妹的证件号码"), "{log}");
    let zhang = office.officer("zhangwei").await;
    let filter = Filter { search: Some(Search::Party("王五".into())), ..Filter::default() };
    let lines = office.store().cases().list(&filter, None, 5, &zhang).await.unwrap().lines;
    assert_eq!(lines.len(), 1, "found by the second party");
    // 不列 takes the party off again.
    let mut off = joined("2", "王五妹", HER);
    off.iter_mut().filter(|(name, _)| *name == "joint1.party_kind").for_each(|field| field.1 = "none");
    assert_eq!(office.post(&path, &cookie, &off).await.status, 303);
    assert!(find(&office, id).await.dossier.joint.is_empty());
}

#[tokio::test]
async fn joint_parties_are_served_and_heard_one_by_one_and_reported_in_a_row_each() {
    let office = TestOffice::open().await;
    let id = office.case("zhangwei").await.id;
    let cookie = office.sign_in("zhangwei").await;
    let amended = office.post(&format!("/cases/{id}/amend"), &cookie, &joined("1", "王五妹", HER)).await;
    assert_eq!(amended.status, 303);
    take(&office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    photo(&office, id).await;
    to_inquiry(&office, id).await;
    let form = office.get(&format!("/cases/{id}/steps/record_service"), &cookie).await.text();
    assert!(form.contains("受送达人") && form.contains("王五妹"));
    assert_eq!(served(&office, id, "correction_order", "0", &cookie).await.status, 303);
    let waiting = office.get(&format!("/cases/{id}/service"), &cookie).await.text();
    assert!(waiting.contains("已送达（李四）") && waiting.contains("待送达（王五妹）"), "{waiting}");
    let again = served(&office, id, "correction_order", "0", &cookie).await;
    assert!(again.status == 422 && again.text().contains("已经送达李四"));
    assert_eq!(served(&office, id, "correction_order", "1", &cookie).await.status, 303);
    take(&office, id, "zhangwei", proposal(3_000)).await;
    take(&office, id, "zhaomin", Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() })).await;
    take(&office, id, "zhangwei", Step::IssuePriorNotice(IssuePriorNotice {})).await;
    for to in ["0", "1"] {
        assert!(find(&office, id).await.notice.unwrap().service.deemed().is_none());
        assert_eq!(served(&office, id, "prior_notice", to, &cookie).await.status, 303);
    }
    let on = office.store().clock().today().to_string();
    for whose in ["0", "1"] {
        let refused = office.get(&format!("/cases/{id}/steps/write_recheck"), &cookie).await.text();
        assert!(refused.contains("暂不能写复核意见"), "{whose}");
        let fields = [("on", on.as_str()), ("whose", whose), ("waived", "defence"), ("proof", "放弃声明")];
        assert_eq!(post(&office, id, "record_waiver", &cookie, &fields).await.status, 303);
    }
    let (adopted, opinion, fine_fen) = (Adopted::NoDefence, "维持".to_owned(), Fen::yuan(3_000));
    take(&office, id, "zhangwei", Step::WriteRecheck(WriteRecheck { adopted, opinion, fine_fen, fines: Vec::new() }))
        .await;
    let (confiscate_fen, opinion) = (Fen::ZERO, String::new());
    let decided = DecidePenalty {
        fine_fen: Fen::yuan(3_000),
        fines: Vec::new(),
        law_comparison: String::new(),
        confiscate_fen,
        opinion,
        left_out: Vec::new(),
        shortened: Vec::new(),
    };
    take(&office, id, "chenguo", Step::DecidePenalty(decided)).await;
    let papers = office.store().documents().of_case(id).await.unwrap();
    let decision = papers.last().unwrap();
    let page = office.get(&format!("/documents/{}", decision.id), &cookie).await.text();
    for told in ["当事人一", "当事人二", "李四书面放弃陈述、申辩", "王五妹书面放弃陈述、申辩", "一式三份"]
    {
        assert!(page.contains(told), "{told}");
    }
    let pdf = office.get(&format!("/api/v1/documents/{}.pdf", decision.id), &cookie).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF"), "{}", pdf.status);
    // The first one's papers are unknown, which the platform does not take; the second one's row is complete.
    let clerk = office.sign_in("sunli").await;
    let desk = office.get("/disclosure?from=2026-03-01&to=2026-03-31", &clerk).await.text();
    assert!(desk.contains("王五妹") && desk.contains("缺自然人证件类型"), "{desk}");
    let export = "/api/v1/exports/credit_penalties.csv?from=2026-03-01&to=2026-03-31";
    let csv = office.get(export, &clerk).await.text();
    let rows: Vec<&str> = csv.lines().filter(|line| line.contains("罚决字")).collect();
    assert_eq!(rows.len(), 1, "{csv}");
    assert!(rows[0].contains("王五妹") && rows[0].contains(HER) && rows[0].contains("按文号计一次"), "{csv}");
    assert!(office.store().cases().verify().await.unwrap().findings.is_empty());
}

fn unit() -> Party {
    Party::Organisation(Organisation {
        name: "平顶山市鹰运渣土运输有限公司".into(),
        credit_code: None,
        address: "平顶山市湛河区".into(),
        representative: Some("马建国".into()),
        representative_post: None,
        representative_identity: None,
        phone: None,
    })
}

/// A unit that set up a tip of its own, under check with one photograph.
async fn of_a_unit(office: &TestOffice) -> CaseId {
    let id = office.case("zhangwei").await.id;
    let before = find(office, id).await.dossier;
    let dossier = Dossier { party: Some(unit()), violation: "MK-019".into(), ..before };
    take(office, id, "zhangwei", Step::AmendDossier(AmendDossier { dossier })).await;
    take(office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    photo(office, id).await;
    id
}

#[tokio::test]
async fn the_person_responsible_gets_a_case_beside_the_units() {
    let office = TestOffice::open().await;
    let id = of_a_unit(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let form = office.get(&format!("/cases/{id}/steps/open_related_case"), &cookie).await.text();
    for word in ["直接责任人员", "共同行为人", "个人 3,000 元以下"] {
        assert!(form.contains(word), "{word}");
    }
    let mut fields = vec![
        ("role", "responsible"),
        ("violation", "MK-013"),
        ("party_kind", "person"),
        ("name", "马建国"),
        ("identity.document", "resident_id"),
        ("identity.number", HER),
        ("address", "平顶山市湛河区"),
        ("reason", "对设立弃置场直接负责"),
    ];
    let refused = post(&office, id, "open_related_case", &cookie, &fields).await;
    assert!(refused.status == 422 && refused.text().contains("没有规定对个人的罚款"), "{}", refused.text());
    fields[1].1 = "MK-019";
    let mut unconfirmed = fields.clone();
    let version = find(&office, id).await.version.to_string();
    unconfirmed.push(("version", version.as_str()));
    let check = office.post(&format!("/cases/{id}/steps/open_related_case"), &cookie, &unconfirmed).await;
    assert!(check.status == 200 && check.text().contains("另立一案"), "looked at before it is done");
    assert_eq!(post(&office, id, "open_related_case", &cookie, &fields).await.status, 303);
    let twice = post(&office, id, "open_related_case", &cookie, &fields).await;
    assert!(twice.status == 422 && twice.text().contains("不能再立一案"));
    let other = find(&office, id).await.related[0].case;
    // Each file shows both, with a way to the other one.
    for (here, there) in [(id, other), (other, id)] {
        let file = office.get(&format!("/cases/{here}"), &cookie).await.text();
        assert!(file.contains("同一事项的案件") && file.contains(&format!("/cases/{there}\"")), "{here}");
        assert!(file.contains("马建国") && file.contains("直接责任人员") && file.contains("首案"));
    }
    let beside = find(&office, other).await;
    assert_eq!((beside.exhibits.len(), beside.clue_number.clone()), (1, find(&office, id).await.clue_number));
    // It goes its own way: filing, notice and a decision within the band of persons.
    to_inquiry(&office, other).await;
    assert_eq!(served(&office, other, "correction_order", "0", &cookie).await.status, 303);
    take(&office, other, "zhangwei", proposal(3_000)).await;
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    assert!(file.contains("调查终结"), "the stage of the other case stands in the first one's file");
    assert!(find(&office, id).await.number.is_none(), "the first case waits for its own approval");
    assert!(office.store().cases().verify().await.unwrap().findings.is_empty());
}

#[tokio::test]
async fn the_interface_opens_it_by_the_same_step() {
    let office = TestOffice::open().await;
    let id = of_a_unit(&office).await;
    let token = office.bearer("zhangwei").await;
    let step = serde_json::json!({
        "step": "open_related_case", "role": "accomplice", "violation": "MK-019", "reason": "共同设立弃置场",
        "party": { "kind": "person", "name": "王五妹", "sex": null, "born": null, "address": "平顶山市卫东区",
            "identity": { "state": "number", "document": "resident_id", "number": HER }, "phone": null }
    });
    let send = async |key: &str, version: u32| {
        let body = serde_json::json!({ "version": version, "step": step });
        let request = office::request(axum::http::Method::POST, &format!("/api/v1/cases/{id}/steps"), "")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        office.send(request.body(serde_json::to_vec(&body).unwrap().into()).unwrap()).await
    };
    let version = find(&office, id).await.version;
    let answer = send("once", version).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(send("once", version).await.json(), answer.json(), "sent twice, done once");
    assert_eq!(find(&office, id).await.related.len(), 1);
    let refused = send("again", version + 1).await;
    assert!(refused.status == 422 && refused.text().contains("第二十九条"), "{} {}", refused.status, refused.text());
}
