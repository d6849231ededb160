//! Joint parties: one decision, told to each, heard from each, served on each.

use domain::case::Case;
use domain::dossier::Dossier;
use domain::law::duplicates::same_party;
use domain::party::{Identity, Party, Person};
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;

fn joint_office() -> Office {
    let mut office = Office::on("2026-09-08");
    office.dossier = Some(couple("2026-09-08"));
    office
}

/// Filed, ordered, and the order served on both; the second one a day later.
fn inquiry(office: &mut Office) -> Case {
    office.set("2026-09-08");
    let mut case = office.open();
    let order = IssueCorrectionOrder { demands: "立即清除".into(), due: day("2026-09-09") };
    for (today, step, who) in [
        ("2026-09-08", Step::BeginCheck(BeginCheck {}), 1),
        ("2026-09-08", exhibit(1), 1),
        (
            "2026-09-08",
            Step::ApplyForFiling(ApplyForFiling { second: domain::ids::OfficerId(2), opinion: "建议立案".into() }),
            1,
        ),
        ("2026-09-08", Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        ("2026-09-09", Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        (
            "2026-09-09",
            Step::AssignOfficers(AssignOfficers { lead: domain::ids::OfficerId(1), second: domain::ids::OfficerId(2) }),
            3,
        ),
        ("2026-09-09", Step::IssueCorrectionOrder(order), 1),
        ("2026-09-09", serve_on(0, Served::CorrectionOrder, "2026-09-09"), 1),
    ] {
        office.set(today);
        case = office.take(&case, step, who).unwrap();
    }
    case
}

/// The same with the notice issued on 2026-09-22 and served on the first party only.
fn told_one(office: &mut Office, fine: i64) -> Case {
    let mut case = inquiry(office);
    case = office.take(&case, serve_on(1, Served::CorrectionOrder, "2026-09-09"), 1).unwrap();
    office.set("2026-09-22");
    for (step, who) in [
        (Step::SubmitReport(report(fine)), 1),
        (Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3),
        (Step::IssuePriorNotice(IssuePriorNotice {}), 1),
        (serve_on(0, Served::PriorNotice, "2026-09-22"), 1),
    ] {
        case = office.take(&case, step, who).unwrap();
    }
    case
}

/// The same, served on the second party on 2026-09-23: the period to defend ends on 2026-10-08.
fn told_both(office: &mut Office, fine: i64) -> Case {
    let case = told_one(office, fine);
    office.set("2026-09-23");
    office.take(&case, serve_on(1, Served::PriorNotice, "2026-09-23"), 1).unwrap()
}

fn waiver(whose: u32, hearing: bool) -> Step {
    let proof = "放弃声明".into();
    Step::RecordWaiver(RecordWaiver { on: day("2026-09-23"), defence: true, hearing, proof, whose })
}

fn defence(whose: u32) -> Step {
    let content = "请求从轻".into();
    Step::RecordDefence(RecordDefence { received_on: day("2026-09-23"), postmark: None, content, whose })
}

fn asks(whose: u32) -> Step {
    Step::RequestHearing(RequestHearing { received_on: day("2026-09-23"), postmark: None, whose, third: None })
}

fn amended(office: &mut Office, case: &Case, change: impl FnOnce(&mut Dossier)) -> Result<Case, Refusal> {
    let mut dossier = case.dossier.clone();
    change(&mut dossier);
    office.take(case, Step::AmendDossier(AmendDossier { dossier }), 1)
}

#[test]
fn a_paper_counts_as_served_when_each_was_served_on_the_last_of_their_days() {
    let mut office = joint_office();
    let case = told_one(&mut office, 3_000);
    assert_eq!(case.stage.kind(), StageKind::InquiryDone, "one of two is not enough");
    assert!(case.notice.as_ref().unwrap().service.deemed().is_none());
    let twice = office.take(&case, serve_on(0, Served::PriorNotice, "2026-09-22"), 1).unwrap_err();
    assert_eq!((twice.code, twice.field.as_deref()), (Obstacle::WrongStage, Some("to")));
    let nobody = office.take(&case, serve_on(2, Served::PriorNotice, "2026-09-22"), 1).unwrap_err();
    assert_eq!(nobody.field.as_deref(), Some("to"));
    office.set("2026-09-23");
    let case = office.take(&case, serve_on(1, Served::PriorNotice, "2026-09-23"), 1).unwrap();
    assert_eq!((case.stage.kind(), case.stage.since()), (StageKind::Noticed, day("2026-09-23")));
}

#[test]
fn a_receipt_that_comes_in_late_does_not_move_the_last_day_back() {
    let mut office = joint_office();
    let case = told_one(&mut office, 3_000);
    office.set("2026-09-24");
    // The second party had signed on the very day on which the first did.
    let case = office.take(&case, serve_on(1, Served::PriorNotice, "2026-09-22"), 1).unwrap();
    assert_eq!(case.notice.as_ref().unwrap().service.deemed(), Some(day("2026-09-22")));
}

#[test]
fn each_is_heard_or_waives_before_the_recheck() {
    let mut office = joint_office();
    let case = told_both(&mut office, 3_000);
    let early = |office: &Office, case: &Case| {
        case.may(StepKind::WriteRecheck, &office.who(1), &office.now).err().map(|refusal| refusal.code)
    };
    assert_eq!(early(&office, &case), Some(Obstacle::TooEarly));
    let one = office.take(&case, defence(0), 1).unwrap();
    assert_eq!(early(&office, &one), Some(Obstacle::TooEarly), "the other may still speak");
    let both = office.take(&one, waiver(1, false), 1).unwrap();
    assert_eq!(early(&office, &both), None);
    assert!(both.notice.as_ref().unwrap().defence_waived.is_none(), "one of them defended");
    let one = office.take(&case, waiver(0, false), 1).unwrap();
    assert!(one.notice.as_ref().unwrap().defence_waived.is_none());
    let both = office.take(&one, waiver(1, false), 1).unwrap();
    assert!(both.notice.as_ref().unwrap().defence_waived.is_some());
    let third = office.take(&case, waiver(2, false), 1).unwrap_err();
    assert_eq!(third.field.as_deref(), Some("whose"));
}

#[test]
fn each_may_ask_for_the_hearing_and_one_who_lets_it_go_does_not_bind_the_other() {
    let mut office = joint_office();
    let case = told_both(&mut office, 5_000);
    let waived = office.take(&case, waiver(0, true), 1).unwrap();
    let refusal = office.take(&waived, asks(0), 1).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("whose"));
    let asked = office.take(&waived, asks(1), 1).unwrap();
    assert_eq!(asked.stage.kind(), StageKind::Hearing);
    // Both ask: one hearing for both.
    let asked = office.take(&case, asks(0), 1).unwrap();
    let again = office.take(&asked, asks(0), 1).unwrap_err();
    assert_eq!(again.code, Obstacle::WrongStage);
    let both = office.take(&asked, asks(1), 1).unwrap();
    assert_eq!(both.notice.as_ref().unwrap().hearing.as_ref().unwrap().askers, [0, 1]);
    assert!(both.may(StepKind::RequestHearing, &office.who(1), &office.now).is_err(), "nobody is left to ask");
    // One asks and withdraws: the other keeps the period.
    let withdrawn = RecordHearing {
        outcome: HearingOutcome::Withdrawn,
        on: day("2026-09-23"),
        notified_on: None,
        host: None,
        record: "撤回".into(),
        attended: in_person(),
    };
    let alone = office.take(&asked, Step::RecordHearing(withdrawn), 4).unwrap();
    let notice = alone.notice.as_ref().unwrap();
    assert!(notice.waived_hearing(0) && !notice.waived_hearing(1) && !notice.hearing_settled());
    assert!(office.take(&alone, asks(0), 1).is_err());
    assert_eq!(office.take(&alone, asks(1), 1).unwrap().stage.kind(), StageKind::Hearing);
}

#[test]
fn a_joint_case_walks_to_its_last_payment() {
    let mut office = joint_office();
    let mut case = told_both(&mut office, 3_000);
    assert_eq!(case.party_name(), "演示人等2人");
    office.set("2026-10-09");
    case = office.take(&case, recheck(3_000, Adopted::NoDefence), 1).unwrap();
    case = office.take(&case, decide(3_000), 5).unwrap();
    case = office.take(&case, serve_on(1, Served::PenaltyDecision, "2026-10-09"), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Penalty);
    assert!(case.decision.as_ref().unwrap().term.is_none(), "no period runs yet");
    office.set("2026-10-12");
    case = office.take(&case, serve_on(0, Served::PenaltyDecision, "2026-10-12"), 1).unwrap();
    let term = case.decision.as_ref().unwrap().term.clone().unwrap();
    assert_eq!(term.unrolled, day("2026-10-27"), "fifteen days from the last of them");
    let left = case.balance(day("2026-10-12")).unwrap().left_fen;
    assert_eq!(left, domain::money::Fen::yuan(3_000), "one fine for both");
}

#[test]
fn a_person_and_a_unit_are_decided_on_separately() {
    let mut office = Office::on("2026-09-08");
    let case = office.open();
    let mixed = amended(&mut office, &case, |dossier| dossier.joint = vec![citizen()]).unwrap_err();
    assert!(mixed.why.contains("分别决定") && !mixed.articles.is_empty(), "{}", mixed.why);
    assert_eq!(mixed.field.as_deref(), Some("joint1.party_kind"));
    let other = partner_of(case.dossier.party.as_ref().unwrap());
    let case = amended(&mut office, &case, |dossier| dossier.joint = vec![other]).unwrap();
    assert_eq!(case.party_name(), "平顶山市鹰运渣土运输有限公司等2家");
}

#[test]
fn nobody_is_named_twice_and_a_wrong_number_is_refused_at_its_field() {
    let mut office = joint_office();
    let case = office.open();
    let twice = amended(&mut office, &case, |dossier| dossier.joint.push(partner_of(&citizen()))).unwrap_err();
    assert_eq!(twice.field.as_deref(), Some("joint2.name"));
    let wrong = amended(&mut office, &case, |dossier| {
        let Party::Person(person) = citizen() else { unreachable!() };
        let identity = Identity::resident("410402199001010028");
        dossier.joint = vec![Party::Person(Person { name: "另一人".into(), identity, ..person })];
    });
    assert_eq!(wrong.unwrap_err().field.as_deref(), Some("joint1.identity.number"));
    let headless = amended(&mut office, &case, |dossier| dossier.party = None).unwrap_err();
    assert_eq!(headless.field.as_deref(), Some("party_kind"));
    // Equal names with different numbers are different people.
    let named = |number: &str| {
        let Party::Person(person) = citizen() else { unreachable!() };
        Party::Person(Person { identity: Identity::resident(number), ..person })
    };
    assert!(!same_party(&named("410402199001010019"), &named("410402199001010027")));
    assert!(same_party(&named("410402199001010019"), &citizen()));
}

#[test]
fn a_party_that_joins_or_leaves_after_the_order_needs_an_order_of_its_own() {
    let mut office = joint_office();
    let case = inquiry(&mut office);
    let waiting = case.may(StepKind::SubmitReport, &office.who(1), &office.now).unwrap_err();
    assert_eq!(waiting.code, Obstacle::NotServed, "one of them has not been served");
    let served = office.take(&case, serve_on(1, Served::CorrectionOrder, "2026-09-09"), 1).unwrap();
    assert!(served.may(StepKind::SubmitReport, &office.who(1), &office.now).is_ok());
    let alone = amended(&mut office, &case, |dossier| dossier.joint.clear()).unwrap();
    let refusal = alone.may(StepKind::SubmitReport, &office.who(1), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::Incomplete);
    let awaited = alone.waits_for(&office.now.law).unwrap();
    assert_eq!(awaited.step, StepKind::IssueCorrectionOrder);
    assert!(alone.may(awaited.step, &office.who(1), &office.now).is_ok(), "although the old one is not served");
}

#[test]
fn nobody_under_fourteen_is_penalised_together_with_others() {
    let aged = |born: &str| {
        let Party::Person(person) = citizen() else { unreachable!() };
        Party::Person(Person { name: "小明".into(), born: Some(day(born)), ..person })
    };
    let reported = |born: &str| {
        let mut office = Office::on("2026-09-08");
        office.dossier = Some(Dossier { joint: vec![aged(born)], ..couple("2026-09-08") });
        let mut case = inquiry(&mut office);
        case = office.take(&case, serve_on(1, Served::CorrectionOrder, "2026-09-09"), 1).unwrap();
        office.set("2026-09-22");
        // Under eighteen the fine must be lightened; the figure is not what is asked here.
        office.take(&case, Step::SubmitReport(report(3_000)), 1)
    };
    // The act is of 2026-09-08.
    let child = reported("2012-09-08").unwrap_err();
    assert!(child.why.contains("小明") && child.why.contains("13 周岁"), "{}", child.why);
    assert_eq!(child.articles, [domain::law::article::Article::new("行政处罚法", "30")]);
    for born in ["2012-09-07", "2012-09-06"] {
        let spared = reported(born).is_err_and(|refusal| refusal.why.contains("小明"));
        assert!(!spared, "fourteen from the day after the birthday: {born}");
    }
}

#[test]
fn the_one_who_joined_is_found_as_the_same_party() {
    let office = joint_office();
    let mine = office.dossier.clone().unwrap();
    let other = Dossier { party: Some(partner_of(&citizen())), joint: Vec::new(), ..mine.clone() };
    let agreed = mine.may_be_same(&other).unwrap();
    assert!(agreed.contains(&"同一当事人"), "{agreed:?}");
}

#[test]
fn what_was_kept_before_there_were_joint_parties_reads_as_before() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_noticed(&mut office, report(5_000));
    let mut kept = serde_json::to_value(&case).unwrap();
    kept["dossier"].as_object_mut().unwrap().remove("joint");
    let service = kept["notice"]["service"].as_object_mut().unwrap();
    service.remove("addressees");
    service["attempts"][0].as_object_mut().unwrap().remove("to");
    kept["notice"].as_object_mut().unwrap().remove("waivers");
    for gone in ["origin", "related"] {
        kept.as_object_mut().unwrap().remove(gone);
    }
    assert_eq!(serde_json::from_value::<Case>(kept).unwrap(), case);
}

#[test]
fn one_party_signs_and_the_other_is_reached_by_announcement() {
    let mut office = joint_office();
    let case = told_one(&mut office, 5_000);
    office.set("2026-10-09");
    let way = crate::announcing::announcement(AnnouncementGround::Whereabouts, &["2026-10-09"]);
    let form = crate::announcing::by(way, Served::PriorNotice, "2026-10-09");
    let case = office.take(&case, Step::RecordService(RecordService { to: 1, ..form }), 1).unwrap();
    office.set("2026-11-09");
    let of = |to| Step::EndAnnouncement(EndAnnouncement { paper: Served::PriorNotice, to });
    assert_eq!(office.take(&case, of(0), 1).unwrap_err().code, Obstacle::WrongStage, "the first one signed");
    assert_eq!(case.stage.kind(), StageKind::InquiryDone);
    let case = office.take(&case, of(1), 1).unwrap();
    assert_eq!((case.stage.kind(), case.stage.since()), (StageKind::Noticed, day("2026-11-08")));
}
