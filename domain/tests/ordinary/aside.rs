//! Beside the main line: each limit just under, at and just over, and what each object blocks.

use chrono::Duration;
use domain::case::Case;
use domain::ids::OfficerId;
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::party::{Identity, Party, Person};
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;
use crate::stands::{self, at, go};
use crate::stands_aside::*;
use crate::stands_court::*;

pub fn taken(stand: stands::Stand, step: Step, who: i64) -> Result<Case, domain::refusal::Refusal> {
    let (mut office, case) = stand;
    office.take(&case, step, who)
}

fn spot(fine: i64) -> Result<Case, domain::refusal::Refusal> {
    taken(litterer(), Step::DecideOnTheSpot(on_the_spot(fine)), 1)
}

#[test]
fn on_the_spot_a_citizen_is_fined_up_to_200_inclusive() {
    assert!(spot(199).is_ok());
    assert!(spot(200).is_ok());
    let refusal = spot(201).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Amount, Some("fine_fen")));
    assert!(refusal.sentence().contains("第五十一条"), "{}", refusal.sentence());
}

#[test]
fn on_the_spot_an_organisation_is_fined_up_to_3000_inclusive() {
    let unit = |fine| {
        let mut office = Office::about("2026-09-08", "MK-018");
        let case = office.open();
        let stand = go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1);
        taken(stand, Step::DecideOnTheSpot(on_the_spot(fine)), 1)
    };
    assert!(unit(2_999).is_ok() && unit(3_000).is_ok());
    assert_eq!(unit(3_001).unwrap_err().code, Obstacle::Amount);
}

#[test]
fn on_the_spot_nothing_is_decided_before_the_party_is_told_and_heard() {
    let untold = DecideOnTheSpot { told: false, ..on_the_spot(100) };
    let refusal = taken(litterer(), Step::DecideOnTheSpot(untold), 1).unwrap_err();
    assert!(refusal.sentence().contains("第六十二条"), "{}", refusal.sentence());
    let unheard = DecideOnTheSpot { defence: String::new(), ..on_the_spot(100) };
    assert!(taken(litterer(), Step::DecideOnTheSpot(unheard), 1).unwrap_err().sentence().contains("第四十五条"));
    let alone = DecideOnTheSpot { second: OfficerId(1), ..on_the_spot(100) };
    assert_eq!(taken(litterer(), Step::DecideOnTheSpot(alone), 1).unwrap_err().code, Obstacle::Certificate);
}

#[test]
fn the_decision_on_the_spot_is_handed_over_on_the_spot_and_asks_for_review_first() {
    let (mut office, case) = decided_on_the_spot();
    let event =
        case.take(signed_for(&case, serve(Served::OnTheSpotDecision, "2026-09-08")), &office.who(1), &office.now);
    assert!(event.is_ok());
    office.set("2026-09-09");
    let late = office.take(&case, serve(Served::OnTheSpotDecision, "2026-09-09"), 1).unwrap_err();
    assert_eq!(late.code, Obstacle::TooLate);
    let paper = domain::documents::on_the_spot_decision::compose(&case, &office.now).unwrap();
    let text = paper.words().join("");
    assert!(text.contains("应当先自收到本决定书之日起六十日内"), "{text}");
    assert!(!text.contains("六个月"), "no suit without review: {text}");
}

#[test]
fn a_suit_against_it_waits_for_the_review() {
    let refusal = taken(handed_over(), remedy(RemedyKind::Suit, "2026-09-08"), 4).unwrap_err();
    assert_eq!(refusal.code, Obstacle::TooEarly);
    assert!(refusal.sentence().contains("第二十三条第一款第一项"), "{}", refusal.sentence());
    let reviewed = go(handed_over(), remedy(RemedyKind::Review, "2026-09-08"), 4);
    let upheld = go(reviewed, remedy_end(RemedyOutcome::Upheld, 0, false, "2026-09-08"), 4);
    assert!(taken(upheld, remedy(RemedyKind::Suit, "2026-09-08"), 4).is_ok());
}

fn cash(fine: i64, ground: CashGround) -> Result<Case, domain::refusal::Refusal> {
    let decided = go(litterer(), Step::DecideOnTheSpot(on_the_spot(fine)), 1);
    let served = go(decided, serve(Served::OnTheSpotDecision, "2026-09-08"), 1);
    let form = CollectCash { amount_fen: Fen::yuan(fine), on: day("2026-09-08"), ground, receipt: "豫财 1".into() };
    taken(served, Step::CollectCash(form), 1)
}

#[test]
fn cash_is_taken_up_to_100_or_where_it_is_hard_to_collect_later() {
    assert!(cash(99, CashGround::Small).is_ok());
    assert!(cash(100, CashGround::Small).is_ok());
    let refusal = cash(101, CashGround::Small).unwrap_err();
    assert!(refusal.sentence().contains("第六十八条第一项"), "{}", refusal.sentence());
    assert!(cash(200, CashGround::HardToCollect).is_ok());
}

#[test]
fn in_the_ordinary_procedure_cash_is_only_for_remote_places() {
    let form = |ground| {
        Step::CollectCash(CollectCash {
            amount_fen: Fen::yuan(5_000),
            on: day("2026-10-09"),
            ground,
            receipt: "豫财 2".into(),
        })
    };
    assert!(taken(stands::served(), form(CashGround::HardToCollect), 1).unwrap_err().sentence().contains("第六十九条"));
    assert!(taken(stands::served(), form(CashGround::Remote), 1).is_ok());
}

#[test]
fn the_cash_is_handed_in_in_two_working_days_each() {
    let (office, case) = cash_taken();
    let clocks = case.deadlines(&office.now.law).unwrap();
    let clock = clocks.iter().find(|clock| clock.id == DeadlineId::CashToAgency).unwrap();
    assert_eq!(clock.ends, day("2026-09-10"), "Tuesday, two working days");
    let (office, case) = cash_handed_in();
    assert!(case.deadlines(&office.now.law).unwrap().iter().any(|clock| clock.id == DeadlineId::CashToBank));
}

#[test]
fn nobody_under_fourteen_is_penalised() {
    let aged = |born: &str| {
        let (office, mut case) = litterer();
        case.dossier.party = Some(Party::Person(Person {
            name: "演示人".into(),
            sex: None,
            born: Some(day(born)),
            identity: Identity::unknown("未携带证件"),
            address: "平顶山市湛河区".into(),
            phone: None,
        }));
        taken((office, case), Step::DecideOnTheSpot(on_the_spot(100)), 1)
    };
    assert!(aged("2012-09-09").unwrap_err().sentence().contains("第三十条"), "thirteen on the day of the act");
    assert!(aged("2012-09-08").is_err(), "the birthday itself is not yet full");
    assert!(aged("2012-09-07").is_ok());
}

#[test]
fn preserved_evidence_is_disposed_of_in_seven_working_days() {
    let dispose = |today: &str, how| {
        let form = DisposePreservation { preservation: 1, how, reason: "已处理".into() };
        taken(at(preserved(), today), Step::DisposePreservation(form), 1)
    };
    // Registered on Wednesday 2026-09-09: the seventh working day is Friday 2026-09-18.
    assert!(dispose("2026-09-17", PreservationEnd::Tested).is_ok());
    assert!(dispose("2026-09-18", PreservationEnd::Tested).is_ok());
    let late = dispose("2026-09-21", PreservationEnd::Tested).unwrap_err();
    assert_eq!(late.code, Obstacle::TooLate);
    assert!(dispose("2026-09-21", PreservationEnd::Returned).is_ok(), "given back at any time");
    let report = taken(at(preserved(), "2026-09-21"), Step::SubmitReport(report(5_000)), 1).unwrap_err();
    assert!(report.sentence().contains("第五十六条"), "{}", report.sentence());
}

#[test]
fn a_measure_lasts_thirty_days_and_once_thirty_more() {
    let days = |days| {
        let form = ProposeMeasure { days, ..measure() };
        taken(stands::order_served(), Step::ProposeMeasure(form), 1)
    };
    assert!(days(29).is_ok() && days(30).is_ok());
    assert!(days(31).unwrap_err().sentence().contains("第二十五条第一款"));
    let (office, case) = seized();
    let end = |case: &Case| case.measure_ends(&case.measures[0], office.now.today());
    assert_eq!(end(&case), Some(day("2026-10-09")), "thirty days from 2026-09-09");
    let longer = |days| {
        Step::ProposeMeasureExtension(ProposeMeasureExtension { measure: 1, days, reason: "案情复杂".into() })
    };
    assert!(taken(at(seized(), "2026-10-09"), longer(30), 1).is_ok(), "on the last day");
    assert_eq!(taken(at(seized(), "2026-10-10"), longer(30), 1).unwrap_err().code, Obstacle::TooLate);
    assert_eq!(taken(at(seized(), "2026-10-09"), longer(31), 1).unwrap_err().code, Obstacle::Amount);
    let extended = grant(go(at(seized(), "2026-10-09"), longer(30), 1));
    assert_eq!(end(&extended.1), Some(day("2026-11-08")));
    assert_eq!(taken(extended, longer(1), 1).unwrap_err().code, Obstacle::WrongStage, "once only");
}

#[test]
fn test_time_does_not_count_towards_a_measure() {
    let form =
        SendSample { what: "渣土".into(), laboratory: "检测中心".into(), sent_on: day("2026-09-10"), days: 5 };
    let tested = go(at(seized(), "2026-09-10"), Step::SendSample(form), 1);
    let back = RecordTestResult { sample: 1, on: day("2026-09-15"), result: "合格".into() };
    let (office, case) = go(at(tested, "2026-09-15"), Step::RecordTestResult(back), 1);
    assert_eq!(case.measure_ends(&case.measures[0], office.now.today()), Some(day("2026-10-14")), "five days later");
    let clocks = case.deadlines(&office.now.law).unwrap();
    let seizure = clocks.iter().find(|clock| clock.id == DeadlineId::Seizure).unwrap();
    assert_eq!(seizure.unrolled, day("2026-10-14"), "the clock shown is the one that refuses");
}

#[test]
fn an_urgent_measure_is_approved_within_24_hours() {
    let approve = |minutes: i64| {
        let (mut office, case) = seized_urgently();
        office.now.at = hour("2026-09-09", 10) + Duration::minutes(minutes);
        let form = DecideRequest { request: 1, agree: true, opinion: String::new(), minutes: String::new() };
        office.take(&case, Step::DecideRequest(form), 5)
    };
    assert!(approve(24 * 60 - 1).is_ok());
    assert!(approve(24 * 60).is_ok());
    let late = approve(24 * 60 + 1).unwrap_err();
    assert!(late.code == Obstacle::TooLate && late.sentence().contains("第十九条"), "{}", late.sentence());
    let (_, case) = seized_urgently();
    assert_eq!(case.hour_clocks().len(), 1);
}

#[test]
fn a_measure_needs_a_law_an_object_and_a_witness() {
    let refused = |form: ProposeMeasure| taken(stands::order_served(), Step::ProposeMeasure(form), 1).unwrap_err();
    assert_eq!(refused(ProposeMeasure { basis: "内部规定".into(), ..measure() }).field.as_deref(), Some("basis"));
    let necessities = refused(ProposeMeasure { no_necessities: false, ..measure() });
    assert!(necessities.sentence().contains("第二十三条"));
    let alone = ExecuteMeasure {
        measure: 1,
        at: hour("2026-09-09", 10),
        present: String::new(),
        witness: String::new(),
        record: "当事人不在场".into(),
        second: OfficerId(2),
        process: on_record(),
    };
    let refusal = taken(measure_granted(), Step::ExecuteMeasure(alone), 1).unwrap_err();
    assert!(refusal.sentence().contains("第十八条第八项"), "{}", refusal.sentence());
}

#[test]
fn nothing_is_closed_or_dropped_while_a_measure_is_alive() {
    let form = ProposeDropping { ground: DroppingGround::NotProved, reason: "查不清".into() };
    let refusal = taken(seized(), Step::ProposeDropping(form), 1).unwrap_err();
    assert!(refusal.sentence().contains("行政强制法第二十八条"), "{}", refusal.sentence());
}

#[test]
fn whoever_stepped_aside_takes_no_further_part() {
    let (office, case) = recused();
    let refusal = case.may(StepKind::RecordReinspection, &office.who(2), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::SamePerson);
    let again = AssignOfficers { lead: OfficerId(1), second: OfficerId(2) };
    assert_eq!(taken(recused(), Step::AssignOfficers(again), 3).unwrap_err().code, Obstacle::SamePerson);
    let other = AssignOfficers { lead: OfficerId(1), second: OfficerId(10) };
    assert!(taken(recused(), Step::AssignOfficers(other), 3).is_ok());
}

#[test]
fn nobody_decides_on_their_own_recusal() {
    let asked =
        |officer| ApplyForRecusal { officer: OfficerId(officer), by: RecusalBy::Party, reason: "亲属".into() };
    let head = go(stands::order_served(), Step::ApplyForRecusal(asked(5)), 1);
    let form =
        || Step::DecideRecusal(DecideRecusal { recusal: 1, granted: true, opinion: "政府决定回避".into() });
    assert_eq!(taken(head.clone(), form(), 5).unwrap_err().code, Obstacle::SamePerson);
    assert!(taken(head, form(), 4).is_ok(), "the government's decision is recorded by the reviewer");
    let officer = go(stands::order_served(), Step::ApplyForRecusal(asked(2)), 1);
    assert_eq!(taken(officer, form(), 4).unwrap_err().code, Obstacle::SamePerson, "for others the head decides");
}

#[test]
fn a_new_notice_brings_new_periods_and_bars_the_decision_until_they_are_over() {
    let (mut office, case) = told_anew();
    assert!(case.may(StepKind::DecidePenalty, &office.who(5), &office.now).is_err());
    let case = office.take(&case, serve(Served::PriorNotice, "2026-10-09"), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Noticed);
    office.set("2026-10-15");
    let early = case.may(StepKind::WriteRecheck, &office.who(1), &office.now).unwrap_err();
    assert_eq!(early.code, Obstacle::TooEarly, "Friday 2026-10-09 and five working days: until 2026-10-15");
    office.set("2026-10-16");
    let case = office.take(&case, recheck(8_000, Adopted::NoDefence), 1).unwrap();
    assert!(office.take(&case, decide(8_000), 5).is_ok());
    let same = RenewNotice { proposal: report(5_000), cause: "没有变化".into() };
    assert!(taken(stands::rechecked(), Step::RenewNotice(same), 1).is_err(), "nothing new, nothing to tell");
}

#[test]
fn pauses_lengthen_the_ninety_days_and_extensions_too() {
    let (office, case) = stands::order_served();
    let plain = case.decide_by(&office.now).unwrap().unwrap();
    assert_eq!(plain, day("2026-12-08"));
    let resumed = go(at(paused(), "2026-09-19"), Step::ResumeInquiry(ResumeInquiry { reason: "已找到".into() }), 1);
    assert_eq!(
        resumed.1.decide_by(&resumed.0.now).unwrap(),
        Some(day("2026-12-17")),
        "nine more: the day of filing counted anyway for nothing"
    );
    let ask = |kind, days| Step::ProposeExtension(ProposeExtension { kind, days, reason: "案情复杂".into() });
    assert!(taken(stands::order_served(), ask(ExtensionKind::Decision, 31), 1).is_err());
    let longer = grant(go(stands::order_served(), ask(ExtensionKind::Decision, 30), 1));
    assert_eq!(longer.1.decide_by(&longer.0.now).unwrap(), Some(day("2027-01-07")));
    let again = go(longer.clone(), ask(ExtensionKind::DecisionAgain, 60), 1);
    let silent = DecideRequest { request: 2, agree: true, opinion: String::new(), minutes: String::new() };
    assert!(taken(again.clone(), Step::DecideRequest(silent), 5).is_err(), "a collective decision is needed");
    assert_eq!(grant(again).1.decide_by(&longer.0.now).unwrap(), Some(day("2027-03-08")));
    assert!(taken(stands::order_served(), ask(ExtensionKind::DecisionAgain, 60), 1).is_err(), "not before the first");
}
