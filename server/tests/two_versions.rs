//! Somebody else saves first: both versions are shown, nothing typed is lost, nothing is overwritten.

mod office;

use domain::step::{AmendDossier, BeginCheck, Step};
use office::TestOffice;

/// The fields of the form that amends the test office's case.
fn typed<'a>(version: &'a str, place: &'a str, facts: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("violation", "MK-001"),
        ("act_on", "2026-03-01"),
        ("place", place),
        ("facts", facts),
        ("plate", "豫D·A1234"),
        ("party_kind", "person"),
        ("name", "李四"),
        ("identity.reason", "当事人拒绝出示证件"),
        ("address", "平顶山市新华区"),
    ]
}

const FACTS: &str = "驾驶渣土车运输建筑垃圾，车厢未密闭，沿途遗撒";

#[tokio::test]
async fn both_versions_of_the_basic_facts_are_picked_one_by_one() {
    let office = TestOffice::open().await;
    let case = office.case("zhangwei").await;
    let (id, cookie) = (case.id, office.sign_in("zhangwei").await);
    let (zhang, wang) = (office.officer("zhangwei").await, office.officer("wangqiang").await);
    let cases = office.store().cases();
    let begun = cases.take(id, 1, Step::BeginCheck(BeginCheck {}), &zhang, None).await.unwrap().case;
    let mut dossier = begun.dossier.clone();
    dossier.act.place = "开源路北段".into();
    cases.take(id, 2, Step::AmendDossier(AmendDossier { dossier }), &wang, None).await.unwrap();

    let path = format!("/cases/{id}/amend");
    let mine = "驾驶渣土车，车厢没有苫布，遗撒约二十米";
    let page = office.post(&path, &cookie, &typed("2", "建设路与开源路交叉口", mine)).await;
    let text = page.text();
    assert_eq!(page.status, 409);
    assert!(text.contains("王强 今天 09:00 已保存本案（版本 3）。下面并列两份不同之处"), "{text}");
    for both in ["建设路与开源路交叉口", "开源路北段", mine, FACTS, "只有对方改过", "只有您改过"]
    {
        assert!(text.contains(both), "{both}");
    }
    let pick = |name: &str, whose: &str, is: bool| {
        let radio = format!("name=\"pick.{name}\" value=\"{whose}\"");
        let tag = text.split("<input").find(|tag| tag.contains(&radio)).unwrap_or_else(|| panic!("{radio}"));
        assert_eq!(tag.split('>').next().unwrap().contains("checked"), is, "{radio}");
    };
    pick("place", "theirs", true);
    pick("place", "mine", false);
    pick("facts", "mine", true);
    assert!(!text.contains("pick.address"), "what is the same is not asked");
    assert_eq!(cases.find(id, &zhang).await.unwrap().version, 3, "nothing was overwritten");

    let mut fields = typed("3", "建设路与开源路交叉口", mine);
    fields.extend([("do", "merge"), ("pick.place", "theirs"), ("pick.facts", "mine")]);
    assert_eq!(office.post(&path, &cookie, &fields).await.status, 303);
    let kept = cases.find(id, &zhang).await.unwrap();
    assert_eq!((kept.version, kept.dossier.act.place.as_str()), (4, "开源路北段"));
    assert_eq!(kept.dossier.act.facts, mine);

    // A third version while the second comparison was open is compared again.
    fields[0].1 = "3";
    assert_eq!(office.post(&path, &cookie, &fields).await.status, 409);
    assert_eq!(cases.find(id, &zhang).await.unwrap().version, 4);
}

#[tokio::test]
async fn a_step_is_shown_with_what_happened_since_its_form_was_opened() {
    let office = TestOffice::filled().await;
    let zhang = office.officer("zhangwei").await;
    let filter = store::cases::Filter { open: Some(true), ..Default::default() };
    let lines = office.store().cases().list(&filter, None, 50, &zhang).await.unwrap().lines;
    let now = office.store().cases().moment().await.unwrap();
    let mut found = None;
    for line in lines {
        let case = office.store().cases().find(line.id, &zhang).await.unwrap();
        if case.may(domain::step::StepKind::RecordService, &zhang, &now).is_ok() {
            found = Some(case);
        }
    }
    let case = found.expect("the demo office has a paper to serve");
    let cookie = office.sign_in("zhangwei").await;
    let path = format!("/cases/{}/steps/record_service", case.id);
    let stale = (case.version - 1).to_string();
    let fields = [
        ("version", stale.as_str()),
        ("paper", domain::procedures::ordinary::serving::papers_out(&case)[0].key()),
        ("way", "direct"),
        ("recipient", "本人签收李某某"),
        ("receiver", "party"),
        ("relation", "本人"),
        ("on", "2022-01-01"),
        ("place", "当事人住所"),
        ("second", "2"),
        ("delivery", "failed"),
        ("note", "门卫说人不在，约次日"),
        ("do", "confirmed"),
    ];
    let page = office.post(&path, &cookie, &fields).await;
    let text = page.text();
    assert_eq!(page.status, 409, "{text}");
    assert!(text.contains(&format!("已保存本案（版本 {}）", case.version)), "{text}");
    assert!(text.contains("这期间办过的事") && text.contains("按新版本继续"), "{text}");
    assert!(text.contains("门卫说人不在，约次日") && text.contains("本人签收李某某"), "what was typed stays");
    assert!(text.contains(&format!("name=\"version\" value=\"{}\"", case.version)));
    assert_eq!(office.store().cases().find(case.id, &zhang).await.unwrap().version, case.version);
}
