//! Service: each way with the proof it asks for, and an attempt that failed.

use domain::case::Case;
use domain::ids::{ExhibitId, OfficerId};
use domain::refusal::{Obstacle, Refusal};
use domain::service::{Delivery, Way};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands;

fn attempt(way: Way, delivery: Delivery, note: &str) -> Result<Case, Refusal> {
    let Step::RecordService(form) = serve(Served::PriorNotice, "2026-09-23") else { unreachable!() };
    let form = RecordService { way, delivery, note: note.into(), ..form };
    taken(stands::notice_out(), Step::RecordService(form), 1)
}

fn direct(recipient: &str, relation: &str) -> Way {
    let receiver = Some(Receiver::Agent);
    Way::Direct { recipient: recipient.into(), relation: relation.into(), receiver, on_file_copy: false }
}

fn left(refused_by: &str, witness: &str, pictures: &[i64]) -> Way {
    let pictures = pictures.iter().map(|id| ExhibitId(*id)).collect();
    let witness_from = Some(WitnessFrom::Neighbourhood);
    Way::Left { refused_by: refused_by.into(), witness: witness.into(), witness_from, pictures }
}

fn post(slip: &str, recipient: &str, difficulty: &str) -> Way {
    Way::Post { slip: slip.into(), recipient: recipient.into(), difficulty: difficulty.into() }
}

#[test]
fn each_way_of_service_needs_its_own_proof() {
    let unwitnessed =
        Way::Left {
            refused_by: "马建国".into(), witness: "李四".into(), witness_from: None, pictures: Vec::new()
        };
    for (way, note, field, article) in [
        (direct("", "本人"), "", "recipient", "民诉法87条"),
        (direct("马建国", " "), "", "relation", "民诉法88条1款"),
        (left("", "李四", &[]), "拒收", "recipient", "民诉法89条"),
        (left("马建国", "", &[]), "拒收", "witness", "民诉法89条"),
        (left("马建国", "", &[2]), "拒收", "pictures", "民诉法89条"),
        (left("马建国", "李四", &[2]), "拒收", "pictures", "民诉法89条"),
        (unwitnessed, "拒收", "witness_from", "民诉法89条"),
        (left("马建国", "李四", &[]), "", "note", "民诉法89条"),
        (post("", "马建国", "常年外出"), "", "slip", "民诉法91条"),
        (post("EMS 1", "", "常年外出"), "", "recipient", "民诉法91条"),
        (post("EMS 1", "马建国", ""), "", "difficulty", "民诉法91条"),
    ] {
        let refusal = attempt(way.clone(), Delivery::Done, note).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some(field)), "{way:?}");
        assert_eq!(refusal.articles[0].short(), article, "{way:?}");
    }
    for (way, note, article) in [
        (direct("马建国", "法律顾问"), "", "民诉法88条1款"),
        (left("马建国", "李四", &[]), "认为处罚过重，拒收", "民诉法89条"),
        (left("马建国", "", &[1]), "", "民诉法89条"),
        (post("EMS 1", "马建国", "厂址已搬迁到外市"), "", "民诉法91条"),
    ] {
        let case = attempt(way.clone(), Delivery::Done, note).unwrap();
        assert_eq!(case.stage.kind(), StageKind::Noticed, "{way:?}");
        assert_eq!(case.notice.unwrap().service.proof().unwrap().way.article().short(), article);
    }
}

#[test]
fn a_failed_attempt_needs_its_reason_and_moves_nothing() {
    let silent = attempt(direct("", ""), Delivery::Failed, "").unwrap_err();
    assert_eq!(silent.field.as_deref(), Some("note"));
    let case = attempt(direct("", ""), Delivery::Failed, "家中无人").unwrap();
    assert_eq!(case.stage.kind(), StageKind::InquiryDone);
    let service = &case.notice.as_ref().unwrap().service;
    assert_eq!((service.attempts.len(), service.deemed()), (1, None));
    let office = stands::notice_out().0;
    assert!(case.may(StepKind::RecordService, &office.who(1), &office.now).is_ok(), "and it is tried again");
    assert!(case.may(StepKind::RecordDefence, &office.who(1), &office.now).is_err());
}

#[test]
fn the_day_of_service_lies_between_the_paper_and_today() {
    let served = |paper, on: &str| taken(stands::at(stands::notice_out(), "2026-09-24"), serve(paper, on), 1);
    for (on, may) in [("2026-09-22", false), ("2026-09-23", true), ("2026-09-24", true), ("2026-09-25", false)] {
        let result = served(Served::PriorNotice, on);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!(refusal.field.as_deref(), Some("on"));
        }
    }
    let other = served(Served::PenaltyDecision, "2026-09-23").unwrap_err();
    assert_eq!((other.code, other.field.as_deref()), (Obstacle::WrongStage, Some("paper")));
    assert_eq!(other.articles[0].short(), "处罚法61条1款");
}

#[test]
fn one_alone_does_not_serve() {
    let Step::RecordService(form) = serve(Served::PriorNotice, "2026-09-23") else { unreachable!() };
    let alone = RecordService { second: OfficerId(1), ..form };
    let refusal = taken(stands::notice_out(), Step::RecordService(alone), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Certificate, Some("second")));
    assert_eq!(refusal.articles[0].short(), "处罚法42条1款");
}
