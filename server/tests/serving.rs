//! The form of service in the browser: the fields of the chosen way, a refusal under each, and the announcement recorded.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::case::Case;
use domain::stage::StageKind;
use office::TestOffice;

/// The demo case that was decided and not served yet.
async fn decided(office: &TestOffice) -> Case {
    let head = office.officer("chenguo").await;
    let lines = office.store().cases().list(&store::cases::Filter::default(), None, 200, &head).await.unwrap().lines;
    let line = lines.into_iter().find(|line| line.stage == StageKind::Penalty).unwrap();
    office.store().cases().find(line.id, &head).await.unwrap()
}

/// That case, its investigator signed in, and the address of the form.
async fn at_the_form(office: &TestOffice) -> (Case, String, String) {
    let case = decided(office).await;
    let login = office.store().officers().find(case.investigators[0].id).await.unwrap().officer.login;
    let path = format!("/cases/{}/steps/record_service", case.id);
    let cookie = office.sign_in(&login).await;
    (case, cookie, path)
}

#[tokio::test]
async fn each_way_has_its_fields_and_its_refusals() {
    let office = TestOffice::filled().await;
    let (case, cookie, path) = at_the_form(&office).await;
    let (version, second) = (case.version.to_string(), case.investigators[1].id.to_string());
    let on = office.store().clock().today().to_string();
    let base = [
        ("version", version.as_str()),
        ("paper", "penalty_decision"),
        ("delivery", "done"),
        ("on", on.as_str()),
        ("place", "当事人住所"),
        ("second", second.as_str()),
        ("certificates_shown", "true"),
        ("kept", "text"),
    ];
    for (way, field, refusal) in [
        ("direct", "name=\"receiver\"", "没有签收人"),
        ("called_in", "name=\"recipient\"", "没有写到场后谁拒绝签收"),
        ("met_elsewhere", "name=\"pictures\"", "没有写谁拒绝签收"),
        ("left", "name=\"witness_from\"", "没有写谁拒绝签收"),
        ("entrusted", "name=\"letter\"", "写明直接送达有什么困难"),
        ("post", "name=\"slip\"", "写明直接送达有什么困难"),
        ("electronic", "name=\"confirmation\"", "没有当事人签的送达地址确认书"),
        ("announcement", "name=\"postings\"", "公告的理由未选"),
    ] {
        let chosen: Vec<_> = base.iter().copied().chain([("way", way), ("do", "edit")]).collect();
        let page = office.post(&path, &cookie, &chosen).await;
        assert_eq!(page.status, 200, "{way}: {}", page.text());
        assert!(page.text().contains(field) && page.text().contains("按所选方式填写"), "{way}: {}", page.text());
        let sent: Vec<_> = base.iter().copied().chain([("way", way), ("receiver", "party")]).collect();
        let refused = office.post(&path, &cookie, &sent).await;
        assert_eq!(refused.status, 422, "{way}: {}", refused.text());
        assert!(refused.text().contains(refusal), "{way}: {}", refused.text());
        assert!(refused.text().contains(field), "{way}: its fields stay");
    }
}

#[tokio::test]
async fn an_announcement_is_recorded_and_the_file_says_until_when_it_runs() {
    let office = TestOffice::filled().await;
    let (case, cookie, path) = at_the_form(&office).await;
    let (version, second) = (case.version.to_string(), case.investigators[1].id.to_string());
    let today = office.store().clock().today();
    let (postings, proof) = (format!("{today} 平顶山日报"), case.exhibits[0].id.to_string());
    let fields = [
        ("version", version.as_str()),
        ("paper", "penalty_decision"),
        ("way", "announcement"),
        ("ground", "whereabouts"),
        ("course", "登记住所无人，多方查找无着"),
        ("postings", postings.as_str()),
        ("proofs", proof.as_str()),
        ("place", "本局"),
        ("second", second.as_str()),
    ];
    let check = office.post(&path, &cookie, &fields).await;
    assert!(check.status == 200 && check.text().contains("公告期满才视为送达"), "{}", check.text());
    let confirmed: Vec<_> = fields.iter().copied().chain([("do", "confirmed")]).collect();
    let done = office.post(&path, &cookie, &confirmed).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let ends = today + chrono::Days::new(30);
    let tab = office.get(&format!("/cases/{}/service", case.id), &cookie).await.text();
    assert!(tab.contains("公告送达") && tab.contains("公告期到"), "{tab}");
    assert!(tab.contains(&format!("{}日", ends.format("%-d"))), "{tab}");
    assert_eq!(decided(&office).await.stage.kind(), StageKind::Penalty);
    let waiting = office.get(&format!("/cases/{}/steps/end_announcement", case.id), &cookie).await.text();
    assert!(waiting.contains("还没有届满") && waiting.contains("民事诉讼法第九十五条"), "{waiting}");
    office.set_clock(&format!("{}T02:00:00Z", ends.succ_opt().unwrap()));
    let (_, cookie, _) = at_the_form(&office).await; // The old session ended long ago.
    let version = decided(&office).await.version.to_string();
    let over = [("version", version.as_str()), ("announced", "penalty_decision.0"), ("do", "confirmed")];
    let ended = office.post(&format!("/cases/{}/steps/end_announcement", case.id), &cookie, &over).await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    let head = office.officer("chenguo").await;
    let served = office.store().cases().find(case.id, &head).await.unwrap();
    assert_eq!((served.stage.kind(), served.stage.since()), (StageKind::Served, ends));
}
