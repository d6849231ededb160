//! What each morning brings: a fine unpaid on the day after its last day is marked, once, by the office itself.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::case::Case;
use domain::officer::{Officer, Role};
use domain::service::{Delivery, Posting, Way};
use domain::stage::StageKind;
use domain::step::{AnnouncementGround, OnRecord, Receiver, RecordService, Served, Step};
use office::TestOffice;
use server::daily;

/// The demo case that was decided and not served yet, now served on the day the clock shows.
async fn served(office: &TestOffice) -> (Case, Officer) {
    let head = office.officer("chenguo").await;
    let lines = office.store().cases().list(&store::cases::Filter::default(), None, 200, &head).await.unwrap().lines;
    let line = lines.into_iter().find(|line| line.stage == StageKind::Penalty).unwrap();
    let case = office.store().cases().find(line.id, &head).await.unwrap();
    let [lead, second] = [case.investigators[0].id, case.investigators[1].id];
    let officer = office.store().officers().find(lead).await.unwrap().officer;
    let form = RecordService {
        paper: Served::PenaltyDecision,
        way: Way::Direct {
            recipient: "张三".into(),
            relation: "受委托的职工".into(),
            receiver: Some(Receiver::Agent),
            on_file_copy: false,
        },
        on: office.store().clock().today(),
        delivery: Delivery::Done,
        place: "平顶山市新华区".into(),
        note: String::new(),
        second,
        to: 0,
        process: OnRecord::in_writing(),
        proofs: Vec::new(),
    };
    let taken = office.store().cases().take(case.id, case.version, Step::RecordService(form), &officer, None).await;
    (taken.unwrap().case, officer)
}

#[tokio::test]
async fn a_fine_is_overdue_on_the_morning_after_its_last_day() {
    let office = TestOffice::filled().await;
    // A Thursday: fifteen days later is a Friday, which needs no rolling.
    office.set_clock("2022-12-15T02:00:00Z");
    let (case, officer) = served(&office).await;
    let term = case.decision.as_ref().unwrap().term.as_ref().unwrap();
    assert_eq!(term.pay_by.to_string(), "2022-12-30");
    let stage = async || office.store().cases().find(case.id, &officer).await.unwrap().stage.kind();
    office.set_clock("2022-12-30T15:59:59Z");
    assert_eq!(daily::morning(office.store()).await.unwrap(), 0, "the last day is not over");
    assert_eq!(stage().await, StageKind::Served);
    office.set_clock("2022-12-30T16:00:00Z");
    assert_eq!(daily::morning(office.store()).await.unwrap(), 1, "midnight in Beijing");
    assert_eq!(stage().await, StageKind::Overdue);
    assert_eq!(daily::morning(office.store()).await.unwrap(), 0, "a morning's work is done once");
    let log = office.store().cases().find(case.id, &officer).await.unwrap().version;
    assert_eq!(log, case.version + 1);
}

#[tokio::test]
async fn the_demo_office_is_whole_and_every_role_signs_in() {
    let office = TestOffice::filled().await;
    let verified = office.store().cases().verify().await.unwrap();
    assert_eq!((verified.cases, verified.findings.as_slice()), (6, [].as_slice()));
    for role in Role::ALL {
        let person = server::demo::PEOPLE.iter().find(|person| person.role == role).unwrap();
        let cookie = office.sign_in(person.login).await;
        assert_eq!(office.get("/", &cookie).await.status, 200, "{role:?}");
    }
}

#[tokio::test]
async fn an_announcement_serves_on_the_morning_after_its_last_day() {
    let office = TestOffice::filled().await;
    office.set_clock("2022-12-01T02:00:00Z");
    let head = office.officer("chenguo").await;
    let lines = office.store().cases().list(&store::cases::Filter::default(), None, 200, &head).await.unwrap().lines;
    let line = lines.into_iter().find(|line| line.stage == StageKind::Penalty).unwrap();
    let case = office.store().cases().find(line.id, &head).await.unwrap();
    let officer = office.store().officers().find(case.investigators[0].id).await.unwrap().officer;
    let form = RecordService {
        paper: Served::PenaltyDecision,
        way: Way::Announcement {
            ground: AnnouncementGround::Whereabouts,
            course: "登记住所无人，村委会称外出不知去向".into(),
            postings: vec![Posting { on: "2022-12-01".parse().unwrap(), medium: "平顶山日报".into() }],
        },
        on: "2022-12-01".parse().unwrap(),
        delivery: Delivery::Done,
        place: "本局".into(),
        note: String::new(),
        second: case.investigators[1].id,
        to: 0,
        process: OnRecord::default(),
        proofs: vec![case.exhibits[0].id],
    };
    let step = Step::RecordService(form);
    let taken = office.store().cases().take(case.id, case.version, step, &officer, None).await.unwrap();
    assert_eq!(taken.case.stage.kind(), StageKind::Penalty);
    let stage = async || office.store().cases().find(case.id, &officer).await.unwrap().stage;
    // Thirty days after 1 December are 31 December; that day is the party's still.
    office.set_clock("2022-12-31T15:59:59Z");
    daily::morning(office.store()).await.unwrap();
    assert_eq!(stage().await.kind(), StageKind::Penalty);
    office.set_clock("2022-12-31T16:00:00Z");
    daily::morning(office.store()).await.unwrap();
    assert_eq!(stage().await.kind(), StageKind::Served);
    assert_eq!(stage().await.since().to_string(), "2022-12-31", "served on the thirtieth day");
}
