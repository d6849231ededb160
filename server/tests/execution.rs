//! What the bureau itself sees done, on the pages and by the interface: cleared at once, demanded, decided, demanded again,
//! watched and signed.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use axum::body::Body;
use axum::http::{Method, header};
use domain::case::Case;
use domain::ids::CaseId;
use domain::step::*;
use office::{Answer, TestOffice, request};

async fn find(office: &TestOffice, id: CaseId) -> Case {
    office.store().cases().find(id, &office.officer("zhangwei").await).await.unwrap()
}

async fn take(office: &TestOffice, id: CaseId, login: &str, step: Step) {
    let (case, officer) = (find(office, id).await, office.officer(login).await);
    office.store().cases().take(id, case.version, step, &officer, None).await.unwrap();
}

/// A form posted and confirmed by somebody who has just signed in.
async fn post(office: &TestOffice, id: CaseId, login: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let cookie = office.sign_in(login).await;
    let version = find(office, id).await.version.to_string();
    let all = [fields, &[("version", version.as_str()), ("do", "confirmed")]].concat();
    office.post(&format!("/cases/{id}/steps/{step}"), &cookie, &all).await
}

async fn done(office: &TestOffice, id: CaseId, login: &str, step: &str, fields: &[(&str, &str)]) {
    let answer = post(office, id, login, step, fields).await;
    assert_eq!(answer.status, 303, "{step}: {}", answer.text());
}

async fn served(office: &TestOffice, id: CaseId, paper: &str) {
    let (on, second) = (office.store().clock().today().to_string(), office.officer("wangqiang").await.id.to_string());
    let fields = [
        ("paper", paper),
        ("to", "0"),
        ("way", "direct"),
        ("delivery", "done"),
        ("on", on.as_str()),
        ("recipient", "李四"),
        ("receiver", "party"),
        ("certificates_shown", "true"),
        ("kept", "text"),
        ("relation", "本人"),
        ("place", "当事人住所"),
        ("second", second.as_str()),
    ];
    done(office, id, "zhangwei", "record_service", &fields).await;
}

async fn revisited(office: &TestOffice, id: CaseId) {
    let on = office.store().clock().today();
    let form = RecordReinspection {
        on,
        complied: false,
        findings: "遗撒没有清除".into(),
        process: domain::step::OnRecord::in_writing(),
    };
    take(office, id, "zhangwei", Step::RecordReinspection(form)).await;
}

/// Ten in the morning in Beijing.
fn morning(office: &TestOffice, day: &str) {
    office.set_clock(&format!("{day}T02:00:00Z"));
}

/// A case whose order to clear was served and ignored.
async fn neglected(office: &TestOffice) -> CaseId {
    let id = office.case("zhangwei").await.id;
    let (store, zhang) = (office.store(), office.officer("zhangwei").await);
    take(office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    let body: &[u8] =
        &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    let size = i64::try_from(body.len()).unwrap();
    let upload = store.uploads().begin(id, zhang.id, "现场.jpg", size).await.unwrap();
    store.uploads().append(upload.id, zhang.id, 0, &bytes::Bytes::from_static(body)).await.unwrap();
    let arrived = store.uploads().finish(upload.id, zhang.id).await.unwrap();
    let kind = domain::evidence::EvidenceKind::AudioVisual;
    let exhibit = store.exhibits().receive(&arrived, zhang.id, kind, "证明遗撒").await.unwrap();
    let second = office.officer("wangqiang").await.id;
    let due = store.clock().today();
    for (step, login) in [
        (Step::AddExhibit(AddExhibit { exhibit }), "zhangwei"),
        (Step::ApplyForFiling(ApplyForFiling { second, opinion: "建议立案".into() }), "zhangwei"),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), "zhaomin"),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), "chenguo"),
        (Step::AssignOfficers(AssignOfficers { lead: zhang.id, second }), "zhaomin"),
        (Step::IssueCorrectionOrder(IssueCorrectionOrder { demands: "清除遗撒".into(), due }), "zhangwei"),
    ] {
        take(office, id, login, step).await;
    }
    served(office, id, "correction_order").await;
    morning(office, "2026-03-03");
    revisited(office, id).await;
    id
}

const PROPOSAL: [(&str, &str); 8] = [
    ("harm", "traffic"),
    ("reason", "路面遗撒未清除，车辆打滑"),
    ("basis", "《行政强制法》第五十条"),
    ("heard", "当事人没有陈述申辩"),
    ("way", "机械清扫"),
    ("object", "路口渣土"),
    ("cost_fen", "3000"),
    ("performer", "环卫服务中心"),
];

#[tokio::test]
async fn a_duty_is_done_in_the_partys_stead_from_the_demand_to_the_cost() {
    let office = TestOffice::open().await;
    let id = neglected(&office).await;
    let form = office.get(&format!("/cases/{id}/steps/demand_performance"), &office.sign_in("zhangwei").await).await;
    assert!(form.text().contains("催告书写明履行的期限"), "{}", form.status);
    done(&office, id, "zhangwei", "demand_performance", &[("due", "2026-03-05")]).await;
    served(&office, id, "performance_demand").await;
    morning(&office, "2026-03-06");
    revisited(&office, id).await;
    // Friday the 6th: before Tuesday the 10th there is no room for the second demand; before Friday the 13th there is.
    let near = [&PROPOSAL[..], &[("planned_on", "2026-03-10")]].concat();
    let refused = post(&office, id, "zhangwei", "propose_substitution", &near).await;
    let why = "代履行日 2026-03-10 太近";
    assert!(refused.status == 422 && refused.text().contains(why) && refused.text().contains("环卫服务中心"));
    let version = find(&office, id).await.version;
    let step = serde_json::json!({
        "step": "propose_substitution", "harm": "traffic", "reason": "路面遗撒", "basis": "强制法第五十条", "heard": "没有",
        "way": "清扫", "planned_on": "2026-03-10", "object": "渣土", "cost_fen": 300_000, "performer": "环卫服务中心"
    });
    let asked = request(Method::POST, &format!("/api/v1/cases/{id}/steps"), "")
        .header(header::AUTHORIZATION, format!("Bearer {}", office.bearer("zhangwei").await))
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", "substitution-near")
        .body(Body::from(serde_json::json!({ "version": version, "step": step }).to_string()))
        .unwrap();
    let told = office.send(asked).await;
    assert!(told.status >= 400 && told.text().contains(why), "{} {}", told.status, told.text());
    let far = [&PROPOSAL[..], &[("planned_on", "2026-03-13")]].concat();
    done(&office, id, "zhangwei", "propose_substitution", &far).await;
    done(&office, id, "chenguo", "decide_request", &[("request", "1"), ("agree", "yes")]).await;
    served(&office, id, "substituted_decision").await;
    done(&office, id, "zhangwei", "demand_performance", &[("due", "2026-03-12")]).await;
    morning(&office, "2026-03-09");
    served(&office, id, "performance_demand").await;
    let file = office.get(&format!("/cases/{id}"), &office.sign_in("zhangwei").await).await;
    assert!(file.text().contains("再次催告最迟"), "{}", file.status);
    // Suspended by the head, then resumed.
    let halt = |act: &'static str| {
        vec![
            ("target", "substitution"),
            ("act", act),
            ("pause_ground", "hardship"),
            ("on", "2026-03-09"),
            ("reason", "停产"),
        ]
    };
    done(&office, id, "chenguo", "halt_execution", &halt("paused")).await;
    morning(&office, "2026-03-13");
    let second = office.officer("wangqiang").await.id.to_string();
    let performed = [
        ("substitution", "1"),
        ("from_day", "2026-03-13"),
        ("from", "08:00"),
        ("until_day", "2026-03-13"),
        ("until", "09:30"),
        ("second", second.as_str()),
        ("performer_signed", "刘环卫"),
        ("party_signed", ""),
        ("witness", "赵居委"),
        ("record", "清扫两车"),
        ("cost_fen", "2800"),
        ("cost_basis", "洒水车两台班"),
        ("no_cutting", "true"),
    ];
    let held = post(&office, id, "zhangwei", "perform_substitution", &performed).await;
    assert!(held.text().contains("代履行自 2026-03-09 起中止"), "{}", held.text());
    let resume = [("target", "substitution"), ("act", "resumed"), ("on", "2026-03-13"), ("reason", "恢复生产")];
    done(&office, id, "chenguo", "halt_execution", &resume).await;
    done(&office, id, "zhangwei", "perform_substitution", &performed).await;
    let done = find(&office, id).await.substitutions[0].done.clone().unwrap();
    assert_eq!((done.cost_fen.get(), done.signed), (280_000, vec!["刘环卫".to_owned(), "赵居委".to_owned()]));
}

#[tokio::test]
async fn a_spill_is_cleared_at_once_and_a_truck_is_no_building() {
    let office = TestOffice::open().await;
    let id = office.case("zhangwei").await.id;
    let second = office.officer("wangqiang").await.id.to_string();
    let cleared = [
        ("place", "road"),
        ("what", "渣土约两立方米"),
        ("unable", "驾驶人没有工具，车流密集"),
        ("from_day", "2026-03-02"),
        ("from", "07:00"),
        ("until_day", "2026-03-02"),
        ("until", "08:00"),
        ("second", second.as_str()),
        ("performer_signed", "刘环卫"),
        ("witness", "赵居委"),
        ("record", "清扫一车"),
        ("cost_fen", "600"),
        ("cost_basis", "一台班"),
    ];
    let untold = post(&office, id, "zhangwei", "clear_at_once", &cleared).await;
    assert!(untold.status == 422 && untold.text().contains("事后立即通知当事人"), "{}", untold.status);
    let told = [("told_at_day", "2026-03-02"), ("told_at", "08:30"), ("told_how", "电话")];
    done(&office, id, "zhangwei", "clear_at_once", &[&cleared[..], &told[..]].concat()).await;
    assert_eq!(find(&office, id).await.clearings[0].form.cost_fen.get(), 60_000);
    let form = office.get(&format!("/cases/{id}/steps/record_building"), &office.sign_in("zhangwei").await).await;
    assert!(form.text().contains("本案的案由不是违法建设"), "{}", form.text());
}
