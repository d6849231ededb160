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
use crate::stands_aside::{self as aside, *};

fn taken(stand: stands::Stand, step: Step, who: i64) -> Result<Case, domain::refusal::Refusal> {
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
    let event = case.take(serve(Served::OnTheSpotDecision, "2026-09-08"), &office.who(1), &office.now);
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
    assert!(aged("2012-09-08").is_ok(), "fourteen that day");
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

#[test]
fn a_plan_adds_up_to_what_is_owed_and_stops_the_surcharge() {
    let plan = |sum: i64| {
        let instalments = vec![Instalment { due: day("2026-10-30"), amount_fen: Fen::yuan(sum) }];
        let form = ProposeDeferral { applied_on: day("2026-10-09"), hardship: "停产".into(), instalments };
        taken(stands::served(), Step::ProposeDeferral(form), 1)
    };
    assert!(plan(4_999).is_err() && plan(5_001).is_err());
    assert!(plan(5_000).is_ok());
    let (_, case) = deferred();
    assert_eq!(case.balance(day("2026-11-30")).unwrap().surcharge_fen, Fen::ZERO);
    let (mut office, case) = instalment_missed();
    let case = office.take(&case, Step::MarkInstalmentMissed(MarkInstalmentMissed {}), 6).unwrap();
    assert_eq!((case.stage.kind(), case.stage.since()), (StageKind::Overdue, day("2026-10-31")));
    assert_eq!(case.balance(day("2026-10-31")).unwrap().surcharge_fen, Fen::yuan(150), "it runs from the day after");
}

#[test]
fn the_court_is_asked_after_ten_working_days_and_inside_three_months() {
    let apply = |today: &str| taken(at(demanded_in_2025(), today), court_application(), 1);
    assert!(apply("2025-09-10").unwrap_err().sentence().contains("行政强制法第五十三条"), "the suit is still possible");
    assert!(apply("2025-09-11").is_ok());
    assert!(apply("2025-12-10").is_ok(), "the last day of the window");
    assert_eq!(apply("2025-12-11").unwrap_err().code, Obstacle::TooLate);
    let early = taken(demanded(), court_application(), 1).unwrap_err();
    assert!(early.sentence().contains("第五十四条"), "{}", early.sentence());
}

#[test]
fn no_demand_before_the_decision_is_proved_served() {
    let (office, case) = stands::decided();
    let refusal = case.may(StepKind::IssueDemand, &office.who(1), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::NotServed);
}

#[test]
fn a_review_bars_the_court_but_not_the_payment() {
    let reviewed = go(window_open(), remedy(RemedyKind::Review, "2025-09-11"), 4);
    assert!(taken(reviewed.clone(), court_application(), 1).unwrap_err().why.contains("行政复议还没有结束"));
    let (office, case) = reviewed;
    assert!(case.may(StepKind::RecordPayment, &office.who(6), &office.now).is_ok());
}

#[test]
fn each_act_of_the_court_leads_where_the_law_says() {
    assert_eq!(enforcing().1.stage.kind(), StageKind::CourtEnforcing);
    let resumed = go(at(execution_paused(), "2025-10-13"), court(CourtAct::Resumed, "2025-10-13"), 1);
    assert_eq!(resumed.1.stage.kind(), StageKind::CourtEnforcing);
    let objected = |on: &str| taken(at(court_refused(), on), court(CourtAct::Objected, on), 1);
    assert!(objected("2025-10-07").is_ok(), "fifteen days from 2025-09-22");
    assert_eq!(objected("2025-10-08").unwrap_err().code, Obstacle::TooLate);
    let unpaid = taken(at(court_applied(), "2025-09-12"), court(CourtAct::WithdrawnPaid, "2025-09-12"), 1);
    assert_eq!(unpaid.unwrap_err().code, Obstacle::Incomplete);
    let withdrawn = go(at(court_applied(), "2025-09-12"), court(CourtAct::Withdrawn, "2025-09-12"), 1);
    assert_eq!(withdrawn.1.stage.kind(), StageKind::Demanded);
}

#[test]
fn a_changed_decision_is_never_heavier_and_is_performed_as_changed() {
    let change = |fine| {
        taken(at(under_review(), "2026-10-20"), remedy_end(RemedyOutcome::Changed, fine, false, "2026-10-20"), 4)
    };
    assert!(change(4_999).is_ok() && change(5_000).is_ok());
    assert_eq!(change(5_001).unwrap_err().code, Obstacle::Amount);
    let (mut office, case) = changed();
    let case = office.take(&case, Step::ApplyChangedDecision(ApplyChangedDecision {}), 4).unwrap();
    assert_eq!(case.balance(day("2026-10-20")).unwrap().fine_fen, Fen::yuan(3_000));
}

#[test]
fn told_to_act_anew_the_case_goes_back_with_a_clean_table_and_new_ninety_days() {
    let act = Step::ActAnew(ActAnew { reason: "补充证据后重新告知".into() });
    let (office, case) = go(quashed_anew(), act, 5);
    assert_eq!(case.stage.kind(), StageKind::Inquiry);
    assert!(case.decision.is_none() && case.notice.is_none() && case.past_decisions.len() == 1);
    assert_eq!(case.decide_by(&office.now).unwrap(), Some(day("2027-01-18")), "ninety days from 2026-10-20");
}

#[test]
fn an_upheld_decision_stands_where_the_stage_beneath_is_by_then() {
    let upheld = go(at(under_review(), "2026-10-20"), remedy_end(RemedyOutcome::Upheld, 0, false, "2026-10-20"), 4);
    assert_eq!(upheld.1.stage.kind(), StageKind::Served);
    assert!(upheld.1.remedy_open().is_none());
}

#[test]
fn what_was_not_filed_comes_back_on_new_facts() {
    let again = |cause| taken(not_filed(), Step::TakeUpAgain(TakeUpAgain { cause, reason: "新的照片".into() }), 1);
    assert_eq!(again(TakeUpCause::NewFacts).unwrap().stage.kind(), StageKind::Check);
    assert!(again(TakeUpCause::SentBack).is_err());
    let barred = ProposeNotFiling { ground: NotFilingGround::TimeBarred, reason: "过期".into() };
    let refusal = taken(stands::checked(), Step::ProposeNotFiling(barred), 1).unwrap_err();
    assert!(refusal.sentence().contains("第三十六条"), "the file itself contradicts it");
}

#[test]
fn the_police_decline_and_the_inquiry_goes_on() {
    let back = TakeUpAgain { cause: TakeUpCause::SentBack, reason: "不予立案通知书".into() };
    let case = taken(police_declined(), Step::TakeUpAgain(back.clone()), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Inquiry);
    assert!(taken(police_filed(), Step::TakeUpAgain(back), 1).is_err());
    let (office, case) = police_granted();
    assert_eq!(case.hour_clocks().len(), 1, "24 hours to the police");
    assert!(case.deadlines(&office.now.law).is_ok());
}

#[test]
fn a_late_request_for_a_hearing_needs_an_obstacle_and_ten_days() {
    let ask = |received: &str, ended: &str| {
        let form =
            ProposeLateHearing {
                received_on: day(received), obstacle: "洪水阻断交通".into(), ended_on: day(ended)
            };
        taken(at(hearing_period_over(), received), Step::ProposeLateHearing(form), 1)
    };
    assert!(ask("2026-10-12", "2026-10-02").is_ok(), "the tenth day");
    assert_eq!(ask("2026-10-13", "2026-10-02").unwrap_err().code, Obstacle::TooLate);
    let early = taken(
        stands::hearing_offered(),
        Step::ProposeLateHearing(ProposeLateHearing {
            received_on: day("2026-09-24"),
            obstacle: "洪水".into(),
            ended_on: day("2026-09-24"),
        }),
        1,
    );
    assert_eq!(early.unwrap_err().code, Obstacle::TooEarly, "the period still runs: ask in the plain way");
}

#[test]
fn a_hearing_is_told_seven_clear_working_days_before() {
    let arrange = |on: &str, host: i64| {
        let form = ArrangeHearing {
            on: day(on),
            at: chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            place: "会议室".into(),
            host: OfficerId(host),
            notified_on: day("2026-09-24"),
            public: true,
        };
        taken(stands::hearing(), Step::ArrangeHearing(form), 4)
    };
    assert_eq!(arrange("2026-10-12", 4).unwrap_err().code, Obstacle::TooEarly);
    assert!(arrange("2026-10-13", 4).is_ok());
    assert_eq!(arrange("2026-10-13", 1).unwrap_err().code, Obstacle::SamePerson, "not an investigator");
}

#[test]
fn no_penalty_needs_its_ground_its_facts_and_education() {
    let propose = |form: ProposeNoPenalty| taken(stands::order_served(), Step::ProposeNoPenalty(form), 1);
    let whole = || ProposeNoPenalty {
        facts: "苫布未盖严".into(),
        ground: NoPenaltyGround::NoFault,
        grounds_shown: "被他人划破".into(),
        education: "当面教育".into(),
    };
    assert!(propose(whole()).is_ok());
    let untaught = propose(ProposeNoPenalty { education: String::new(), ..whole() }).unwrap_err();
    assert!(untaught.sentence().contains("第三十三条第三款"), "{}", untaught.sentence());
    let uncorrected = propose(ProposeNoPenalty { ground: NoPenaltyGround::Minor, ..whole() }).unwrap_err();
    assert!(uncorrected.sentence().contains("第三十三条第一款"), "{}", uncorrected.sentence());
    let child = propose(ProposeNoPenalty { ground: NoPenaltyGround::UnderFourteen, ..whole() }).unwrap_err();
    assert_eq!(child.code, Obstacle::Invalid, "an organisation has no age");
    let (office, case) = aside::spared();
    let paper = domain::documents::no_penalty_decision::compose(&case, &office.now).unwrap();
    assert!(paper.words().join("").contains("不予行政处罚"));
}

#[test]
fn the_demand_names_the_exact_sum_and_the_right_to_answer() {
    let (office, case) = demand_out();
    let text = domain::documents::demand_letter::compose(&case, &office.now).unwrap().words().join("");
    assert!(text.contains("伍仟叁佰元整"), "5,000 and two days of 150: {text}");
    assert!(text.contains("有权进行陈述和申辩"), "{text}");
    let short =
        taken(at(stands::overdue(), "2026-10-28"), Step::IssueDemand(IssueDemand { due: day("2026-11-10") }), 1);
    assert_eq!(short.unwrap_err().code, Obstacle::TooEarly, "the tenth working day is 2026-11-11");
}

#[test]
fn publicity_of_an_annulled_decision_is_withdrawn_in_three_working_days() {
    let (office, case) = quashed_after_report();
    let clocks = case.deadlines(&office.now.law).unwrap();
    let clock = clocks.iter().find(|clock| clock.id == DeadlineId::Withdraw).unwrap();
    assert_eq!(clock.ends, day("2026-10-23"));
    let close = taken(quashed_after_report(), Step::ApplyForClosing(ApplyForClosing { opinion: "已撤销".into() }), 1);
    assert!(close.unwrap_err().sentence().contains("第四十八条第二款"));
    let down =
        WithdrawDisclosure { on: day("2026-10-20"), reason: "复议撤销，网站和平台均已撤下".into() };
    let down = go(quashed_after_report(), Step::WithdrawDisclosure(down), 7);
    assert!(taken(down, Step::ApplyForClosing(ApplyForClosing { opinion: "已撤销".into() }), 1).is_ok());
}
