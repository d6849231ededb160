//! On the pages: evidence set aside, a dispute about jurisdiction, a complainant to be told, and what a form asks of people.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use bytes::Bytes;
use domain::case::Case;
use domain::dossier::Source;
use domain::evidence::EvidenceKind;
use domain::ids::CaseId;
use domain::step::*;
use office::{Answer, TestOffice};

const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");

async fn find(office: &TestOffice, id: CaseId) -> Case {
    office.store().cases().find(id, &office.officer("zhangwei").await).await.unwrap()
}

async fn take(office: &TestOffice, id: CaseId, login: &str, step: Step) -> Case {
    let (case, officer) = (find(office, id).await, office.officer(login).await);
    office.store().cases().take(id, case.version, step, &officer, None).await.unwrap().case
}

async fn post(office: &TestOffice, id: CaseId, step: StepKind, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let version = find(office, id).await.version.to_string();
    let mut all = vec![("version", version.as_str()), ("do", "confirmed")];
    all.extend_from_slice(fields);
    office.post(&format!("/cases/{id}/steps/{}", step.key()), cookie, &all).await
}

/// A case being checked, with one photograph.
async fn checked(office: &TestOffice) -> CaseId {
    let id = office.case("zhangwei").await.id;
    take(office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    let (store, officer) = (office.store(), office.officer("zhangwei").await);
    let size = i64::try_from(PNG.len()).unwrap();
    let upload = store.uploads().begin(id, officer.id, "night.png", size).await.unwrap();
    store.uploads().append(upload.id, officer.id, 0, &Bytes::from_static(PNG)).await.unwrap();
    let arrived = store.uploads().finish(upload.id, officer.id).await.unwrap();
    let exhibit =
        store.exhibits().receive(&arrived, officer.id, EvidenceKind::AudioVisual, "车厢未密闭").await.unwrap();
    take(office, id, "zhangwei", Step::AddExhibit(AddExhibit { exhibit })).await;
    id
}

#[tokio::test]
async fn evidence_set_aside_stands_struck_out_with_the_reason() {
    let office = TestOffice::open().await;
    let id = checked(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let exhibit = find(&office, id).await.exhibits[0].id.to_string();
    let form = office.get(&format!("/cases/{id}/steps/set_aside_exhibit"), &cookie).await.text();
    assert!(form.contains("以非法手段取得") && form.contains("没有查证属实"), "{form}");
    let fields = [("exhibit", exhibit.as_str()), ("ground", "unlawful"), ("reason", "未经许可进入住宅拍摄")];
    let answer = post(&office, id, StepKind::SetAsideExhibit, &cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = office.get(&format!("/cases/{id}/evidence"), &cookie).await.text();
    assert!(page.contains("<s>车厢未密闭</s>"), "{page}");
    assert!(page.contains("未经许可进入住宅拍摄") && page.contains("处罚法46条3款"), "{page}");
    let large = office.get(&format!("/cases/{id}/evidence/1"), &cookie).await.text();
    assert!(large.contains("<s>车厢未密闭</s>") && large.contains("已排除"), "{large}");
    // Nothing else is on file: the way to filing is refused with the article, and a second time is, too.
    let second = office.officer("wangqiang").await.id.to_string();
    let fields = [("second", second.as_str()), ("opinion", "建议立案")];
    let answer = post(&office, id, StepKind::ApplyForFiling, &cookie, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("第五十四条第二款"), "{}", answer.text());
}

#[tokio::test]
async fn a_dispute_is_entered_and_settled_on_the_pages() {
    let office = TestOffice::open().await;
    let id = checked(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let today = office.store().clock().today().to_string();
    let fields = [("agency", "叶县城市管理局"), ("since", today.as_str()), ("reason", "双方都认为属于自己的辖区")];
    let answer = post(&office, id, StepKind::RecordDispute, &cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    assert!(file.contains("管辖争议") && file.contains("叶县城市管理局"), "{file}");
    let fields = [("agency", "叶县城市管理局"), ("ground", "other_place"), ("reason", "在叶县")];
    let answer = post(&office, id, StepKind::ProposeReferral, &cookie, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("第二十五条第二款"), "{}", answer.text());
    let unmade = [("how", "talks"), ("on", today.as_str()), ("paper", "协商纪要")];
    let answer = post(&office, id, StepKind::SettleDispute, &cookie, &unmade).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("由谁管辖未选"), "{}", answer.text());
    let fields = [("how", "talks"), ("ours", "no"), ("on", today.as_str()), ("paper", "协商纪要")];
    let answer = post(&office, id, StepKind::SettleDispute, &cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(find(&office, id).await.lost_to().unwrap().agency, "叶县城市管理局");
}

#[tokio::test]
async fn a_complainant_is_asked_about_only_where_there_is_one() {
    let office = TestOffice::open().await;
    let found = checked(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let form = office.get(&format!("/cases/{found}/steps/propose_not_filing"), &cookie).await.text();
    assert!(form.contains("不存在违法行为") && !form.contains("告知方式"), "{form}");

    let mut complained = find(&office, found).await;
    complained.clue.source = Source::Complaint;
    complained.clue.reporter = "演示举报人".into();
    let form = RegisterClue { clue: complained.clue, dossier: complained.dossier };
    let officer = office.officer("zhangwei").await;
    let id = office.store().cases().open(form, &officer, None).await.unwrap().case.id;
    take(&office, id, "zhangwei", Step::BeginCheck(BeginCheck {})).await;
    let form = office.get(&format!("/cases/{id}/steps/propose_not_filing"), &cookie).await.text();
    assert!(form.contains("告知方式") && form.contains("演示举报人"), "{form}");
    let today = office.store().clock().today().to_string();
    let mut fields = vec![("ground", "no_breach"), ("reason", "没有违法事实"), ("told_on", today.as_str())];
    let answer = post(&office, id, StepKind::ProposeNotFiling, &cookie, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("第五十四条第二款"), "{}", answer.text());
    fields.extend([("told_who", "演示举报人"), ("told_how", "电话")]);
    let answer = post(&office, id, StepKind::ProposeNotFiling, &cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[tokio::test]
async fn an_automatic_record_without_its_reviews_is_refused_with_the_article() {
    let office = TestOffice::open().await;
    let id = checked(&office).await;
    let cookie = office.sign_in("zhangwei").await;
    let exhibit = find(&office, id).await.exhibits[0].id.to_string();
    let mut fields = vec![
        ("exhibit", exhibit.as_str()),
        ("basis", "《演示法》第十条"),
        ("legal_review", "法规科审核合格"),
        ("technical_review", "检定合格"),
        ("published", "本局网站公告"),
        ("fit", "yes"),
        ("record_review", "画面清晰"),
    ];
    let answer = post(&office, id, StepKind::ReviewDeviceRecord, &cookie, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("第四十一条"), "{}", answer.text());
    fields.push(("marked", "true"));
    let answer = post(&office, id, StepKind::ReviewDeviceRecord, &cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = office.get(&format!("/cases/{id}/evidence"), &cookie).await.text();
    assert!(page.contains("自动设备记录"), "{page}");
}
