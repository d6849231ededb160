//! Kinds of penalty on the pages: what the rule knows is asked for, what is wrong is named, what is told is decided.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::case::Case;
use domain::dossier::Dossier;
use domain::evidence::EvidenceKind;
use domain::families::Particulars;
use domain::ids::CaseId;
use domain::law::catalogue::{Family, PenaltyKind};
use domain::step::*;
use office::{Answer, TestOffice};

const PHOTO: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

async fn find(office: &TestOffice, id: CaseId) -> Case {
    office.store().cases().find(id, &office.officer("zhangwei").await).await.unwrap()
}

async fn take(office: &TestOffice, id: CaseId, login: &str, step: Step) {
    let (case, officer) = (find(office, id).await, office.officer(login).await);
    office.store().cases().take(id, case.version, step, &officer, None).await.unwrap();
}

async fn post(office: &TestOffice, id: CaseId, step: &str, login: &str, fields: &[(&str, &str)]) -> Answer {
    let version = find(office, id).await.version.to_string();
    let all = [fields, &[("version", version.as_str()), ("do", "confirmed")]].concat();
    office.post(&format!("/cases/{id}/steps/{step}"), &office.sign_in(login).await, &all).await
}

fn service(office: &TestOffice, paper: Served, second: domain::ids::OfficerId) -> Step {
    Step::RecordService(RecordService {
        paper,
        way: domain::service::Way::Direct {
            recipient: "李四".into(),
            relation: "本人".into(),
            receiver: Some(domain::step::Receiver::Party),
            on_file_copy: false,
        },
        on: office.store().clock().today(),
        delivery: domain::service::Delivery::Done,
        place: "烧烤摊".into(),
        note: String::new(),
        second,
        to: 0,
        process: domain::step::OnRecord::in_writing(),
        proofs: Vec::new(),
    })
}

/// A barbecue in the street under inquiry, its order served.
async fn barbecue(office: &TestOffice) -> CaseId {
    let id = office.case("zhangwei").await.id;
    let before = find(office, id).await.dossier;
    let particulars = Particulars::of(Family::Fume);
    let dossier = Dossier { violation: "FM-005".into(), particulars, ..before };
    take(office, id, "zhangwei", Step::AmendDossier(AmendDossier { dossier })).await;
    take(office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    let (officer, store) = (office.officer("zhangwei").await, office.store());
    let size = i64::try_from(PHOTO.len()).unwrap();
    let upload = store.uploads().begin(id, officer.id, "现场.jpg", size).await.unwrap();
    store.uploads().append(upload.id, officer.id, 0, &bytes::Bytes::from_static(PHOTO)).await.unwrap();
    let arrived = store.uploads().finish(upload.id, officer.id).await.unwrap();
    let exhibit =
        store.exhibits().receive(&arrived, officer.id, EvidenceKind::AudioVisual, "证明露天烧烤").await.unwrap();
    take(office, id, "zhangwei", Step::AddExhibit(AddExhibit { exhibit })).await;
    let (lead, second) = (officer.id, office.officer("wangqiang").await.id);
    for (step, login) in [
        (Step::ApplyForFiling(ApplyForFiling { second, opinion: "建议立案".into() }), "zhangwei"),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), "zhaomin"),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), "chenguo"),
        (Step::AssignOfficers(AssignOfficers { lead, second }), "zhaomin"),
    ] {
        take(office, id, login, step).await;
    }
    let order = IssueCorrectionOrder { demands: "立即停止".into(), due: store.clock().today() };
    take(office, id, "zhangwei", Step::IssueCorrectionOrder(order)).await;
    take(office, id, "zhangwei", service(office, Served::CorrectionOrder, second)).await;
    id
}

/// The report as typed: a fine of 1,000 yuan, gains of 200, and the stove.
fn typed<'a>(goods: &'a str, confiscated: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("facts", "在禁止区域露天烧烤"),
        ("tier", "base"),
        ("fine_fen", "1000"),
        ("gains_gross", "300"),
        ("gains_refunds", "100"),
        ("confiscate_fen", confiscated),
        ("gains_working", "当日收款记录，退还顾客一百元"),
        ("confiscate_goods", "yes"),
        ("confiscate_goods_goods", goods),
        ("confiscate_goods_days", "3"),
        ("discretion", "初次违法，属一般情形"),
        ("law_comparison", "各项规定的幅度相同，按本条规定处理"),
    ]
}

#[tokio::test]
async fn goods_and_gains_are_proposed_told_decided_and_handed_over_without_scripts() {
    let office = TestOffice::open().await;
    let id = barbecue(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let form = office.get(&format!("/cases/{id}/steps/submit_report"), &cookie).await.text();
    for asked in ["没收非法财物：清单", "没收非法财物：履行期限（日）", "违法取得的款项", "依法应当退赔的款项"]
    {
        assert!(form.contains(asked), "{asked}");
    }
    for unknown in ["责令停产停业", "吊销许可证件", "name=\"warning\""] {
        assert!(!form.contains(unknown), "{unknown}");
    }
    let unread = post(&office, id, "submit_report", "zhangwei", &typed("烤炉 一 台 500", "200")).await;
    assert!(unread.status == 422 && unread.text().contains("“烤炉 一 台 500”看不懂"), "{}", unread.status);
    let unequal = post(&office, id, "submit_report", "zhangwei", &typed("烤炉 1 台 500", "300")).await;
    assert_eq!(unequal.status, 422);
    let said = unequal.text();
    assert!(said.contains("应当没收 200 元，与填写的 300 元不一致") && said.contains("烤炉 1 台 500"), "{said}");
    let sent = post(&office, id, "submit_report", "zhangwei", &typed("烤炉 1 台 500\n烤架 2 个 80.50", "200")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    for told in ["没收非法财物：烤炉1台、烤架2个，价值共计", "依法退赔"] {
        assert!(file.contains(told), "{told}");
    }
    take(&office, id, "zhaomin", Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() })).await;
    take(&office, id, "zhangwei", Step::IssuePriorNotice(IssuePriorNotice {})).await;
    let second = office.officer("wangqiang").await.id;
    take(&office, id, "zhangwei", service(&office, Served::PriorNotice, second)).await;
    let on = office.store().clock().today();
    let waiver = RecordWaiver { on, defence: true, hearing: false, proof: "放弃声明".into(), whose: 0 };
    take(&office, id, "zhangwei", Step::RecordWaiver(waiver)).await;
    let fine_fen = domain::money::Fen::yuan(1_000);
    let recheck = WriteRecheck { adopted: Adopted::NoDefence, opinion: "维持".into(), fine_fen, fines: Vec::new() };
    take(&office, id, "zhangwei", Step::WriteRecheck(recheck)).await;
    if find(&office, id).await.review_due() {
        take(&office, id, "zhangwei", Step::SubmitToReview(SubmitToReview {})).await;
        let points = ReviewPoint::ALL.to_vec();
        let agreed = GiveLegalOpinion { verdict: Verdict::Agree, points, opinion: "同意".into() };
        take(&office, id, "limin", Step::GiveLegalOpinion(agreed)).await;
    }

    let head = office.sign_in("chenguo").await;
    let form = office.get(&format!("/cases/{id}/steps/decide_penalty"), &head).await.text();
    assert!(form.contains("不作出的处罚") && form.contains("烤炉1台"), "{form}");
    let fields = [("fine_fen", "1000"), ("confiscate_fen", "200"), ("opinion", "")];
    let decided = post(&office, id, "decide_penalty", "chenguo", &fields).await;
    assert_eq!(decided.status, 303, "{}", decided.text());
    let decision = find(&office, id).await.decision.unwrap();
    let kinds = [PenaltyKind::Fine, PenaltyKind::ConfiscateGains, PenaltyKind::ConfiscateGoods];
    assert_eq!(decision.kinds(), kinds);
    take(&office, id, "zhangwei", service(&office, Served::PenaltyDecision, second)).await;
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    assert!(file.contains("其他处罚的执行") && file.contains("待执行，履行期限至"), "{file}");
    let day = on.to_string();
    let form = office.get(&format!("/cases/{id}/steps/record_performance"), &cookie).await.text();
    assert!(form.contains("执行情况") && form.contains("没收非法财物"), "{form}");
    let fields = [("number", "1"), ("on", day.as_str()), ("record", "")];
    assert_eq!(post(&office, id, "record_performance", "zhangwei", &fields).await.status, 422, "how is not said");
    let fields = [("number", "1"), ("on", day.as_str()), ("record", "财物已交付，清单一式两份")];
    let done = post(&office, id, "record_performance", "zhangwei", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    assert!(file.contains("执行完毕：财物已交付"), "{file}");
    assert!(office.store().cases().verify().await.unwrap().findings.is_empty());
}
