//! Payloads for the steps by which the bureau itself sees a duty done, right ones and wrong ones, drawn from a die.

use chrono::{Days, NaiveDate};
use domain::case::Case;
use domain::money::Fen;
use domain::step::*;

use crate::stands_execution::clock;
use crate::wild::{Die, amount, date, person, text};

/// An execution agreement, now and then.
pub fn agreement(case: &Case, today: NaiveDate, die: &mut Die) -> Option<ExecutionAgreement> {
    let run = case.balance(today).map_or(Fen::ZERO, |balance| balance.surcharge_fen);
    die.luck(2).then(|| ExecutionAgreement {
        remedied: text(die),
        waived_fen: amount(die, run),
        harmless: !die.luck(6),
    })
}

/// What the die fills in for a step.
pub fn step(kind: StepKind, today: NaiveDate, serial: i64, die: &mut Die) -> Step {
    let on = date(die, today);
    let time = die.one(&["05:59", "09:00", "09:00", "22:00"]);
    let at = clock(&on.to_string(), time);
    match kind {
        StepKind::DemandPerformance => {
            Step::DemandPerformance(DemandPerformance { due: today + Days::new(die.one(&[0, 1, 5])) })
        }
        StepKind::ProposeSubstitution => Step::ProposeSubstitution(ProposeSubstitution {
            harm: die.one(SubstitutionHarm::ALL),
            reason: text(die),
            basis: if die.luck(4) { text(die) } else { "《行政强制法》第五十条".into() },
            heard: text(die),
            way: text(die),
            planned_on: today + Days::new(die.one(&[1, 5, 8, 9])),
            object: text(die),
            cost_fen: amount(die, Fen::yuan(3_000)),
            performer: text(die),
        }),
        StepKind::PerformSubstitution => Step::PerformSubstitution(PerformSubstitution {
            substitution: die.one(&[1, 1, 2]),
            from: at,
            until: at,
            second: person(die),
            performer_signed: text(die),
            party_signed: text(die),
            witness: text(die),
            record: text(die),
            cost_fen: amount(die, Fen::yuan(3_000)),
            cost_basis: text(die),
            urgency: if die.luck(3) { text(die) } else { String::new() },
            no_cutting: !die.luck(6),
        }),
        StepKind::ClearAtOnce => Step::ClearAtOnce(ClearAtOnce {
            place: die.one(ClearingPlace::ALL),
            what: text(die),
            unable: text(die),
            from: at,
            until: at,
            present: if die.luck(2) { text(die) } else { String::new() },
            told_at: die.luck(2).then_some(at),
            told_how: text(die),
            second: person(die),
            performer_signed: text(die),
            witness: text(die),
            record: text(die),
            cost_fen: amount(die, Fen::yuan(500)),
            cost_basis: text(die),
        }),
        StepKind::RecordBuilding => Step::RecordBuilding(RecordBuilding {
            act: die.one(BuildingAct::ALL),
            at,
            until: None,
            due: die.luck(2).then(|| today + Days::new(10)),
            paper: text(die),
            urgency: text(die),
            no_cutting: !die.luck(6),
            no_remedy: !die.luck(6),
        }),
        StepKind::HaltExecution => Step::HaltExecution(HaltExecution {
            target: die.one(ExecutionTarget::ALL),
            act: die.one(HaltAct::ALL),
            pause_ground: die.luck(2).then(|| die.one(HaltGround::ALL)),
            end_ground: die.luck(2).then(|| die.one(EndGround::ALL)),
            on,
            reason: text(die),
            no_social_harm: die.luck(2),
            no_means: die.luck(2),
        }),
        StepKind::AuctionSeized => Step::AuctionSeized(AuctionSeized {
            measure: 1,
            held_under: if die.luck(2) { "《演示法》第三条".into() } else { String::new() },
            on,
            proceeds_fen: amount(die, Fen::yuan(2_000)),
            receipt: format!("No.{serial}"),
            record: text(die),
        }),
        main => unreachable!("{main:?} belongs to the main line"),
    }
}
