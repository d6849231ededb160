//! After the decision: plans, demand, court, review and suit, annulment, each limit just under, at and just over.

use domain::ids::OfficerId;
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, at, go};
use crate::stands_aside::{self as aside, *};
use crate::stands_court::*;

#[test]
fn a_plan_adds_up_to_what_is_owed_and_stops_the_surcharge() {
    let plan = |sum: i64| {
        let instalments = vec![Instalment { due: day("2026-10-30"), amount_fen: Fen::yuan(sum) }];
        let form =
            ProposeDeferral { applied_on: day("2026-10-09"), hardship: "停产".into(), instalments, agreement: None };
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
    let barred = ProposeNotFiling { ground: NotFilingGround::TimeBarred, reason: "过期".into(), told: None };
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
        let form = ProposeLateHearing {
            received_on: day(received),
            obstacle: "洪水阻断交通".into(),
            ended_on: day(ended),
            whose: 0,
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
            whose: 0,
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
        exhibits: vec![domain::ids::ExhibitId(1)],
        education: "当面教育".into(),
    };
    assert!(propose(whole()).is_ok());
    let untaught =
        propose(ProposeNoPenalty { exhibits: vec![domain::ids::ExhibitId(1)], education: String::new(), ..whole() })
            .unwrap_err();
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
