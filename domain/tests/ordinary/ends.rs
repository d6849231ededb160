//! Money, court and closing: each channel, each act of the court, and how a file ends.

use domain::event::Outcome;
use domain::money::Fen;
use domain::procedures::enforcement::court::{leads_to, window};
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind as At;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::{self as aside, litterer, on_the_spot};
use crate::stands_court::*;

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn each_channel_of_money_has_its_place() {
    let paid = |stand: Stand, channel, on: &str| {
        let form = RecordPayment { amount_fen: Fen::yuan(1_000), paid_on: day(on), receipt: "No.7".into(), channel };
        taken(stand, Step::RecordPayment(form), 6)
    };
    for channel in [Channel::Bank, Channel::Electronic] {
        assert!(paid(stands::served(), channel, "2026-10-09").is_ok());
    }
    let cash = paid(stands::served(), Channel::Cash, "2026-10-09").unwrap_err();
    assert_eq!((cash.field.as_deref(), short(&cash)), (Some("channel"), vec!["处罚法67条2款".to_owned()]));
    let court = paid(stands::served(), Channel::Court, "2026-10-09").unwrap_err();
    assert_eq!(court.field.as_deref(), Some("channel"));
    assert!(paid(court_accepted(), Channel::Court, "2025-09-15").is_err(), "not before the ruling");
    assert!(paid(enforcing(), Channel::Court, "2025-09-22").is_ok());
    assert!(paid(execution_paused(), Channel::Court, "2025-10-09").is_ok());
    let (office, case) = stands::served();
    let event = case.take(pay(Fen::yuan(1_000), "2026-10-09", "No.7"), &office.who(6), &office.now).unwrap();
    assert_eq!(event.outcome, Outcome::Paid { left_fen: Fen::yuan(4_000) });
    let tomorrow = paid(stands::served(), Channel::Bank, "2026-10-10").unwrap_err();
    assert_eq!(tomorrow.field.as_deref(), Some("paid_on"));
}

#[test]
fn what_is_paid_is_not_overdue_though_a_duty_is_left() {
    let paid = go(stands::served(), pay(Fen::yuan(5_000), "2026-10-09", "No.1"), 6);
    assert_eq!(paid.1.stage.kind(), At::Served);
    let refusal = taken(at(paid, "2026-10-27"), Step::MarkOverdue(MarkOverdue {}), 6).unwrap_err();
    assert!(refusal.why.contains("已经缴清"), "{}", refusal.why);
}

#[test]
fn each_act_of_the_court_is_possible_in_its_stage_only() {
    let lawful = [
        (At::CourtApplied, CourtAct::Accepted, At::CourtApplied),
        (At::CourtApplied, CourtAct::NotAccepted, At::CourtRefused),
        (At::CourtApplied, CourtAct::Refused, At::CourtRefused),
        (At::CourtApplied, CourtAct::Allowed, At::CourtEnforcing),
        (At::CourtApplied, CourtAct::WithdrawnPaid, At::Performed),
        (At::CourtApplied, CourtAct::Withdrawn, At::Demanded),
        (At::CourtRefused, CourtAct::Objected, At::CourtApplied),
        (At::CourtRefused, CourtAct::HandedInAgain, At::CourtApplied),
        (At::CourtEnforcing, CourtAct::Paused, At::ExecutionPaused),
        (At::CourtEnforcing, CourtAct::Ended, At::ExecutionEnded),
        (At::ExecutionPaused, CourtAct::Ended, At::ExecutionEnded),
        (At::ExecutionPaused, CourtAct::Resumed, At::CourtEnforcing),
    ];
    for stage in At::ALL.iter().copied() {
        for act in CourtAct::ALL.iter().copied() {
            let to = lawful.iter().find(|(from, done, _)| (*from, *done) == (stage, act)).map(|row| row.2);
            assert_eq!(leads_to(stage, act), to, "{stage:?} {act:?}");
        }
    }
    let refusal = taken(court_applied(), court(CourtAct::Paused, "2025-09-11"), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::WrongStage, Some("act")));
}

#[test]
fn ten_working_days_lie_between_the_demand_and_the_court() {
    let demand = |served: &str| {
        let back = go(at(court_applied(), "2025-09-12"), court(CourtAct::Withdrawn, "2025-09-12"), 1);
        let (office, mut case) = back;
        let mut attempt = case.demand.as_ref().unwrap().service.attempts[0].clone();
        attempt.on = day(served);
        let service = &mut case.demand.as_mut().unwrap().service;
        service.attempts = vec![attempt];
        service.clocks.clear();
        (office, case)
    };
    // Served on Friday 2025-09-12: the tenth working day is Friday the 26th.
    for (today, may) in [("2025-09-25", false), ("2025-09-26", false), ("2025-09-27", true)] {
        let result = taken(at(demand("2025-09-12"), today), court_application(), 1);
        assert_eq!(result.is_ok(), may, "{today}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, short(&refusal)), (Obstacle::TooEarly, vec!["强制法54条".to_owned()]));
            assert!(refusal.why.contains("2025-09-27 起可申请"), "{}", refusal.why);
        }
    }
}

#[test]
fn the_window_follows_what_became_of_remedy_and_plan() {
    let opens = |stand: &Stand| window(&stand.1, &stand.0.now).unwrap().unwrap().opens;
    assert_eq!(opens(&demanded_in_2025()), day("2025-09-11"));
    let reviewed = |outcome| {
        let open = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Review, "2025-08-01"), 4);
        go(at(open, "2025-10-09"), remedy_end(outcome, 0, false, "2025-10-09"), 4)
    };
    // Fifteen days from 2025-10-09 end on Friday the 24th.
    assert_eq!(opens(&reviewed(RemedyOutcome::Upheld)), day("2025-10-25"));
    assert_eq!(opens(&reviewed(RemedyOutcome::Silent)), day("2025-10-25"));
    assert_eq!(opens(&reviewed(RemedyOutcome::Withdrawn)), day("2025-09-11"), "the first six months go on");
    let sued = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Suit, "2025-08-01"), 4);
    let dismissed = go(at(sued, "2025-10-09"), remedy_end(RemedyOutcome::Upheld, 0, false, "2025-10-09"), 4);
    assert_eq!(opens(&dismissed), day("2025-10-09"));
    let instalments = vec![Instalment { due: day("2025-11-28"), amount_fen: Fen::yuan(10_000) }];
    let plan =
        ProposeDeferral { applied_on: day("2025-08-01"), hardship: "停产".into(), instalments, agreement: None };
    let deferred = aside::grant(go(demanded_in_2025(), Step::ProposeDeferral(plan), 1));
    assert_eq!(opens(&deferred), day("2025-11-29"), "after the plan, where it ends later");
    assert_eq!(window(&stands::decided().1, &stands::decided().0.now).unwrap(), None, "not served");
    assert_eq!(window(&stands::noticed().1, &stands::noticed().0.now).unwrap(), None, "not decided");
}

#[test]
fn the_file_has_at_least_one_page_and_no_hundred_thousand_more() {
    for (pages, may) in [(0, false), (1, true), (100_000, true), (100_001, false)] {
        let form = Archive { volume: "2026-12".into(), pages, keeper: "档案室".into() };
        assert_eq!(taken(stands::closed(), Step::Archive(form), 1).is_ok(), may, "{pages}");
    }
}

#[test]
fn publicity_is_withdrawn_once_and_closing_waits_for_it() {
    let down = || Step::WithdrawDisclosure(WithdrawDisclosure { on: day("2026-10-20"), reason: "复议撤销".into() });
    let gone = go(quashed_after_report(), down(), 7);
    let again = taken(gone.clone(), down(), 7).unwrap_err();
    assert_eq!((again.why.as_str(), short(&again)), ("公示信息已经撤下", vec!["处罚法48条2款".to_owned()]));
    assert!(gone.1.may(StepKind::ApplyForClosing, &gone.0.who(1), &gone.0.now).is_ok());
}

#[test]
fn a_spot_decision_is_closed_after_it_is_on_record_and_the_cash_is_at_the_bank() {
    let close = |stand: &Stand| stand.1.may(StepKind::ApplyForClosing, &stand.0.who(1), &stand.0.now);
    let taken_in = aside::cash_taken();
    assert_eq!(short(&close(&taken_in).unwrap_err()), ["处罚法52条3款"]);
    let filed = go(taken_in, Step::FileOnTheSpot(FileOnTheSpot { on: day("2026-09-08") }), 1);
    assert_eq!(short(&close(&filed).unwrap_err()), ["处罚法71条"]);
    let handed = go(filed, Step::HandInCash(HandInCash { receipt: "豫财 001".into(), on: day("2026-09-08") }), 1);
    assert_eq!(short(&close(&handed).unwrap_err()), ["处罚法71条"]);
    let banked = go(handed, Step::BankCash(BankCash { receipt: "豫财 001".into(), on: day("2026-09-08") }), 6);
    assert!(close(&banked).is_ok());
}

#[test]
fn on_the_spot_there_is_a_warning_the_rule_knows_or_a_fine_inside_its_band() {
    let spot = |form: DecideOnTheSpot| taken(litterer(), Step::DecideOnTheSpot(form), 1);
    assert_eq!(short(&spot(on_the_spot(0)).unwrap_err()), ["处罚法51条"], "neither warning nor fine");
    assert_eq!(short(&spot(on_the_spot(-1)).unwrap_err()), ["处罚法51条"]);
    let warned = spot(DecideOnTheSpot { warning: true, ..on_the_spot(0) });
    let knows = domain::law::catalogue::PenaltyKind::Warning;
    let (office, case) = litterer();
    let rule = office.now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on).unwrap();
    assert_eq!(warned.is_ok(), rule.kinds.contains(&knows));
    let unknown = DecideOnTheSpot { warning: true, ..on_the_spot(100) };
    let parking = crate::families::checked("PK-004", Some(citizen()));
    let knows = parking.0.now.law.catalogue.find("PK-004", day("2026-09-08")).unwrap().kinds.contains(&knows);
    assert_eq!(
        taken(parking, Step::DecideOnTheSpot(DecideOnTheSpot { fine_fen: Fen::yuan(20), ..unknown }), 1).is_ok(),
        knows
    );
    for (fine, may) in [(19, false), (20, true), (200, true)] {
        let driver = crate::families::checked("PK-001", Some(citizen()));
        let result = taken(driver, Step::DecideOnTheSpot(on_the_spot(fine)), 1);
        assert_eq!(result.is_ok(), may, "{fine}");
        if let Err(refusal) = result {
            assert_eq!(short(&refusal), ["处罚法51条", "处罚法32条"]);
        }
    }
    let filed = stands::applied();
    let refusal = taken(filed, Step::DecideOnTheSpot(on_the_spot(100)), 1).unwrap_err();
    assert!(refusal.why.contains("已经申请立案"), "{}", refusal.why);
}
