//! Every number the procedure uses: just under, exactly at, just over.

use domain::money::Fen;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;

fn proposal(form: SubmitReport) -> Result<domain::case::Case, domain::refusal::Refusal> {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_inquiry(&mut office);
    office.set("2026-09-22");
    office.take(&case, Step::SubmitReport(form), 1)
}

#[test]
fn the_fine_stays_inside_the_band_both_ends_included() {
    for (fen, fits) in
        [(199_999, false), (200_000, true), (200_001, true), (1_999_999, true), (2_000_000, true), (2_000_001, false)]
    {
        let result = proposal(SubmitReport { fine_fen: Fen::new(fen), ..report(1) });
        assert_eq!(result.is_ok(), fits, "{fen}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Amount, Some("fine_fen")));
        }
    }
}

#[test]
fn below_the_band_only_on_a_ground_of_the_statute() {
    let ground = Mitigation {
        ground: Ground::RemovedHarm,
        facts: "当场清扫干净".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    };
    let form = SubmitReport { mitigation: Some(ground.clone()), ..report(1_999) };
    assert!(proposal(form).is_ok());
    let above = SubmitReport { mitigation: Some(ground), ..report(20_001) };
    assert!(proposal(above).is_err());
}

#[test]
fn a_hearing_is_offered_to_a_citizen_from_5000_yuan() {
    use domain::party::{Identity, Party, Person};
    for (fen, offered) in [(499_999, false), (500_000, true), (500_001, true)] {
        let mut office = Office::on("2026-09-08");
        let mut case = Line::to_inquiry(&mut office);
        case.dossier.party = Some(Party::Person(Person {
            name: "演示人".into(),
            sex: None,
            born: None,
            identity: Identity::unknown("当事人未携带证件"),
            address: "平顶山市".into(),
            phone: None,
        }));
        office.set("2026-09-22");
        let form = SubmitReport { fine_fen: Fen::new(fen), ..report(1) };
        let case = office.take(&case, Step::SubmitReport(form), 1).unwrap();
        assert_eq!(!case.report.as_ref().unwrap().hearing.is_empty(), offered, "{fen}");
    }
}

#[test]
fn the_defence_period_ends_with_its_fifth_working_day() {
    // Served Wed 2026-09-23: 24, 28, 29, 30 September and 8 October are the five working days.
    for (today, may) in [("2026-09-24", false), ("2026-10-08", false), ("2026-10-09", true)] {
        let mut office = Office::on("2026-09-08");
        let case = Line::to_noticed(&mut office, report(5_000));
        office.set(today);
        let result = office.take(&case, recheck(5_000, Adopted::NoDefence), 1);
        assert_eq!(result.is_ok(), may, "{today}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TooEarly);
            assert!(refusal.sentence().contains("2026-10-08"), "{}", refusal.sentence());
        }
    }
}

#[test]
fn a_defence_opens_the_recheck_but_the_decision_waits_for_the_end_of_the_period() {
    let mut office = Office::on("2026-09-08");
    let mut case = Line::to_noticed(&mut office, report(5_000));
    office.set("2026-09-28");
    let defence =
        RecordDefence { received_on: day("2026-09-28"), postmark: None, content: "车主已改正".into(), whose: 0 };
    case = office.take(&case, Step::RecordDefence(defence), 1).unwrap();
    case = office.take(&case, recheck(5_000, Adopted::No), 1).unwrap();
    office.set("2026-10-08");
    assert_eq!(office.take(&case, decide(5_000), 5).unwrap_err().code, Obstacle::TooEarly);
    office.set("2026-10-09");
    assert!(office.take(&case, decide(5_000), 5).is_ok());
}

#[test]
fn a_waiver_ends_the_period_at_once() {
    let mut office = Office::on("2026-09-08");
    let mut case = Line::to_noticed(&mut office, report(5_000));
    office.set("2026-09-24");
    let waiver =
        RecordWaiver { on: day("2026-09-24"), defence: true, hearing: false, proof: "放弃声明".into(), whose: 0 };
    case = office.take(&case, Step::RecordWaiver(waiver), 1).unwrap();
    case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
    assert!(office.take(&case, decide(5_000), 5).is_ok());
}

#[test]
fn a_postmark_of_the_last_day_is_in_time() {
    for (postmark, in_time) in [("2026-10-07", true), ("2026-10-08", true), ("2026-10-09", false)] {
        let mut office = Office::on("2026-09-08");
        let case = Line::to_noticed(&mut office, report(5_000));
        office.set("2026-10-12");
        let defence = RecordDefence {
            received_on: day("2026-10-12"),
            postmark: Some(day(postmark)),
            content: "申辩".into(),
            whose: 0,
        };
        let case = office.take(&case, Step::RecordDefence(defence), 1).unwrap();
        assert_eq!(case.notice.unwrap().defences[0].in_time, in_time, "{postmark}");
    }
}

#[test]
fn the_decision_is_made_within_ninety_days_of_filing() {
    // Filed 2026-09-09: day 90 is 2026-12-08.
    for (today, may) in [("2026-12-07", true), ("2026-12-08", true), ("2026-12-09", false)] {
        let mut office = Office::on("2026-09-08");
        let case = Line::to_noticed(&mut office, report(5_000));
        office.set("2026-10-09");
        let case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
        office.set(today);
        assert_eq!(office.take(&case, decide(5_000), 5).is_ok(), may, "{today}");
    }
}

#[test]
fn the_decision_is_never_heavier_than_the_notice() {
    let mut office = Office::on("2026-09-08");
    let case = Line::to_noticed(&mut office, report(5_000));
    office.set("2026-10-09");
    assert!(office.take(&case, recheck(5_001, Adopted::NoDefence), 1).is_err());
    let case = office.take(&case, recheck(4_999, Adopted::NoDefence), 1).unwrap();
    for (fen, may) in [(499_999, true), (500_000, true), (500_001, false)] {
        let step = Step::DecidePenalty(DecidePenalty {
            fines: Vec::new(),
            law_comparison: String::new(),
            fine_fen: Fen::new(fen),
            confiscate_fen: Fen::ZERO,
            opinion: String::new(),
            left_out: Vec::new(),
            shortened: Vec::new(),
        });
        assert_eq!(office.take(&case, step, 5).is_ok(), may, "{fen}");
    }
}

#[test]
fn limitation_ends_two_years_after_the_act() {
    for (received, may) in [("2026-09-07", true), ("2026-09-08", true), ("2026-09-09", false)] {
        let mut office = Office::on("2026-09-10");
        let mut case = office.open();
        case.dossier = dossier(day("2024-09-08"));
        case.clue.received_on = day(received);
        case = office.take(&case, Step::BeginCheck(BeginCheck {}), 1).unwrap();
        case = office.take(&case, exhibit(1), 1).unwrap();
        let apply = ApplyForFiling { second: domain::ids::OfficerId(2), opinion: "建议立案".into() };
        assert_eq!(office.take(&case, Step::ApplyForFiling(apply), 1).is_ok(), may, "{received}");
    }
}

#[test]
fn where_review_is_due_no_decision_without_a_pass_and_by_different_people() {
    let mut office = Office::on("2026-09-08");
    let mut case = Line::to_noticed(&mut office, SubmitReport { difficult: true, ..report(5_000) });
    office.set("2026-10-09");
    case = office.take(&case, recheck(5_000, Adopted::NoDefence), 1).unwrap();
    assert_eq!(office.take(&case, decide(5_000), 5).unwrap_err().code, Obstacle::Incomplete);
    case = office.take(&case, Step::SubmitToReview(SubmitToReview {}), 1).unwrap();
    assert_eq!(office.take(&case, decide(5_000), 5).unwrap_err().code, Obstacle::Incomplete);
    // 8 is officer, reviewer and head at once, but not an investigator of this case.
    let reviewed = office.take(&case, legal(Verdict::Agree), 8).unwrap();
    assert_eq!(office.take(&reviewed, decide(5_000), 5).unwrap_err().code, Obstacle::Incomplete, "not yet discussed");
    let minutes = RecordDiscussion {
        on: day("2026-10-09"),
        recused: String::new(),
        members: "陈国、赵敏".into(),
        views: "均同意".into(),
        conclusion: "同意处罚".into(),
    };
    let discussed = office.take(&reviewed, Step::RecordDiscussion(minutes), 5).unwrap();
    assert_eq!(office.take(&discussed, decide(5_000), 8).unwrap_err().code, Obstacle::SamePerson);
    assert!(office.take(&discussed, decide(5_000), 5).is_ok());
    let returned = office.take(&case, legal(Verdict::MoreInquiry), 4).unwrap();
    assert_eq!(returned.stage.kind(), StageKind::Inquiry);
}

#[test]
fn the_same_second_officer_does_not_make_two() {
    let mut office = Office::on("2026-09-08");
    let mut case = office.open();
    case = office.take(&case, Step::BeginCheck(BeginCheck {}), 1).unwrap();
    case = office.take(&case, exhibit(1), 1).unwrap();
    let apply = ApplyForFiling { second: domain::ids::OfficerId(1), opinion: "建议立案".into() };
    let refusal = office.take(&case, Step::ApplyForFiling(apply), 1).unwrap_err();
    assert!(refusal.sentence().starts_with("须有两名执法人员，还差一人"));
}
