//! Law of the act and discretion in the report: the rule chosen and frozen, percentages proved, steps, grounds, and several
//! violations decided together.

use domain::bureau::Assignment;
use domain::case::Case;
use domain::dossier::Act;
use domain::event::{Event, Outcome};
use domain::ids::{ExhibitId, OfficerId};
use domain::law::catalogue::Family;
use domain::law::comparison::Standing;
use domain::money::Fen;
use domain::refusal::Refusal;
use domain::step::*;

use crate::office::*;

/// A case about a violation of a day, with its order served, ready for the report.
fn ready(today: &str, code: &str) -> (Office, Case) {
    let mut office = Office::about(today, code);
    let power = Assignment::since(Family::Presale, "平顶山市人民政府某决定", day("2020-01-01"));
    let mut bureau = (*office.now.bureau).clone();
    bureau.assignment.push(power);
    office.now.bureau = std::sync::Arc::new(bureau);
    let mut case = office.open();
    let order = IssueCorrectionOrder { demands: "改正".into(), due: day(today) };
    for (step, who) in [
        (Step::BeginCheck(BeginCheck {}), 1),
        (exhibit(1), 1),
        (Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        (Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
        (Step::IssueCorrectionOrder(order), 1),
        (serve(Served::CorrectionOrder, today), 1),
    ] {
        case = office.take(&case, step, who).unwrap();
    }
    (office, case)
}

fn write(office: &Office, case: &Case, form: SubmitReport) -> Result<Event, Refusal> {
    case.take(Step::SubmitReport(form), &office.who(1), &office.now)
}

fn weighed(event: &Event) -> &[domain::event::Weighed] {
    match &event.outcome {
        Outcome::Proposed { weighed, .. } => weighed,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn the_law_of_the_act_is_frozen_and_the_newer_one_is_chosen_with_a_reason() {
    // 固废法 until 2026-08-14, 法典 from the next day: the act of July is decided in September.
    let (mut office, case) = ready("2026-07-20", "MK-004");
    office.set("2026-09-01");
    let silent = write(&office, &case, SubmitReport { law_comparison: String::new(), ..report(5_000) }).unwrap_err();
    assert_eq!(silent.field.as_deref(), Some("law_comparison"));
    assert!(silent.sentence().contains("第三十七条"), "{}", silent.sentence());
    let old = write(&office, &case, report(5_000)).unwrap();
    assert_eq!((weighed(&old)[0].choice.standing, weighed(&old)[0].law.code.as_str()), (Standing::OfTheAct, "MK-004"));
    assert!(weighed(&old)[0].choice.over_time && weighed(&old)[0].choice.compared_with.contains(&"MK-005".to_owned()));
    let new = write(&office, &case, SubmitReport { applies: "MK-005".into(), ..report(5_000) }).unwrap();
    assert_eq!((weighed(&new)[0].choice.standing, weighed(&new)[0].law.code.as_str()), (Standing::Newer, "MK-005"));
    let after = case.clone().after(&new);
    assert_eq!(after.law.unwrap().code, "MK-005", "the case stands on the rule that was chosen");
    let strange = write(&office, &case, SubmitReport { applies: "MK-013".into(), ..report(5_000) }).unwrap_err();
    assert!(strange.sentence().contains("第三十七条"), "{}", strange.sentence());
}

#[test]
fn a_percentage_needs_its_base_and_the_exhibit_that_proves_it() {
    let (office, case) = ready("2026-09-08", "PS-001");
    let violation = office.now.law.catalogue.find("PS-001", day("2026-09-08")).unwrap();
    let tier = violation.tiers.iter().find(|tier| tier.percent_max.is_some()).expect("a percentage").clone();
    let percent = tier.percent_max.unwrap();
    let base = Fen::yuan(1_000_000);
    let highest = Fen::yuan(10_000 * i64::from(percent));
    let with = |fine: Fen, figures: Figures| {
        let form = SubmitReport { tier: tier.tier.clone(), fine_fen: fine, figures, ..report(1) };
        write(&office, &case, form)
    };
    let bare = with(highest, Figures::default()).unwrap_err();
    assert_eq!(bare.field.as_deref(), Some("base"), "{}", bare.sentence());
    let unproved = with(highest, Figures { base_fen: base, ..Figures::default() }).unwrap_err();
    assert!(unproved.sentence().contains("第四十条"), "{}", unproved.sentence());
    let absent = Figures { base_fen: base, proof: Some(ExhibitId(99)), ..Figures::default() };
    assert_eq!(with(highest, absent).unwrap_err().field.as_deref(), Some("proof"));
    let proved = Figures { base_fen: base, proof: Some(ExhibitId(1)), ..Figures::default() };
    let at = with(highest, proved.clone()).unwrap();
    assert_eq!(weighed(&at)[0].computed.as_ref().unwrap().statutory_max, highest);
    assert!(weighed(&at)[0].computed.as_ref().unwrap().arithmetic.iter().any(|line| line.contains("IMG_0001.jpg")));
    assert!(with(Fen::new(highest.get() - 1), proved.clone()).is_ok(), "just under");
    let over = with(Fen::new(highest.get() + 1), proved).unwrap_err();
    assert!(over.sentence().contains("第三十四条"), "{}", over.sentence());
}

#[test]
fn a_lower_norm_beside_a_percentage_nobody_counted_goes_to_the_legal_office() {
    let (office, case) = ready("2026-09-08", "PS-001");
    // The provincial rule's fixed fine, beside one percent of what the buyers paid: how much that is stands nowhere.
    let form = SubmitReport { applies: "PS-004".into(), ..report(60_000) };
    let Outcome::Proposed { review, .. } = write(&office, &case, form).unwrap().outcome else { panic!("no proposal") };
    assert!(review.iter().any(|ground| ground.contains("没有写明、证明基数")), "{review:?}");
}

#[test]
fn a_ground_needs_its_evidence_on_file() {
    let (office, case) = ready("2026-09-08", "MK-005");
    let claim = |exhibits: Vec<i64>| {
        let exhibits = exhibits.into_iter().map(ExhibitId).collect();
        let ground = Mitigation { ground: Ground::RemovedHarm, facts: "当场清扫".into(), exhibits };
        write(&office, &case, SubmitReport { mitigation: Some(ground), ..report(1_000) })
    };
    let bare = claim(Vec::new()).unwrap_err();
    assert!(bare.sentence().contains("第三十二条"), "{}", bare.sentence());
    assert!(claim(vec![99]).is_err(), "an exhibit of another case");
    assert!(claim(vec![1]).is_ok());
}

#[test]
fn a_ground_that_makes_it_heavier_never_lets_the_fine_leave_the_band() {
    let (office, case) = ready("2026-09-08", "MK-005");
    let grave = Mitigation { ground: Ground::EnvironmentalGrave, facts: "屡次".into(), exhibits: vec![ExhibitId(1)] };
    let with = |fine| write(&office, &case, SubmitReport { mitigation: Some(grave.clone()), ..report(fine) });
    assert!(with(20_000).is_ok());
    assert!(with(20_001).is_err());
    assert!(with(1_999).is_err(), "heavier is no ground to go below");
}

fn second(fine: i64) -> Charge {
    Charge {
        violation: "MK-003".into(),
        act: Act {
            on: day("2026-09-08"),
            at: None,
            until: None,
            place: "平安大道".into(),
            facts: "同车未按规定路线行驶".into(),
            harm_to_people: false,
            environmental_damage: false,
        },
        tier: "base".into(),
        warning: false,
        fine_fen: Fen::yuan(fine),
        confiscate_fen: Fen::ZERO,
        discretion: "一般情形".into(),
        mitigation: None,
        law_comparison: "按法典处理".into(),
        applies: "MK-005".into(),
        figures: Figures::default(),
        gains: None,
        others: Vec::new(),
    }
}

#[test]
fn several_violations_are_weighed_one_by_one_and_decided_together() {
    let (mut office, case) = ready("2026-09-08", "MK-002");
    let form = SubmitReport { further: vec![second(3_000)], ..report(5_000) };
    let too_much = SubmitReport { further: vec![second(20_001)], ..report(5_000) };
    let refused = write(&office, &case, too_much).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("further.0.fine_fen"), "{}", refused.sentence());
    let mut case = office.take(&case, Step::SubmitReport(form), 1).unwrap();
    case = office.take(&case, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3).unwrap();
    case = office.take(&case, Step::IssuePriorNotice(IssuePriorNotice {}), 1).unwrap();
    let told = case.notice.as_ref().unwrap();
    assert_eq!((told.fine_fen, told.fines.clone()), (Fen::yuan(8_000), vec![Fen::yuan(5_000), Fen::yuan(3_000)]));
    case = office.take(&case, serve(Served::PriorNotice, "2026-09-08"), 1).unwrap();
    office.set("2026-09-16");
    let rechecked = |fines: Vec<i64>, total: i64| {
        Step::WriteRecheck(WriteRecheck {
            adopted: Adopted::NoDefence,
            opinion: "维持".into(),
            fine_fen: Fen::yuan(total),
            fines: fines.into_iter().map(Fen::yuan).collect(),
        })
    };
    let mut refused = |fines, total| office.take(&case, rechecked(fines, total), 1).unwrap_err();
    assert_eq!(refused(vec![5_000, 2_000], 8_000).field.as_deref(), Some("fine_fen"), "they do not add up");
    let heavier = refused(vec![4_000, 4_000], 8_000);
    assert_eq!(heavier.field.as_deref(), Some("fines.1"));
    assert!(heavier.sentence().contains("第四十五条第二款"), "{}", heavier.sentence());
    assert_eq!(refused(vec![7_000], 7_000).field.as_deref(), Some("fines"));
    case = office.take(&case, rechecked(vec![5_000, 2_500], 7_500), 1).unwrap();
    let decided = DecidePenalty {
        fine_fen: Fen::yuan(7_500),
        fines: vec![Fen::yuan(5_000), Fen::yuan(2_500)],
        confiscate_fen: Fen::ZERO,
        law_comparison: String::new(),
        opinion: String::new(),
        left_out: Vec::new(),
        shortened: Vec::new(),
    };
    if case.review_due() {
        case = office.take(&case, Step::SubmitToReview(SubmitToReview {}), 1).unwrap();
        case = office.take(&case, legal(Verdict::Agree), 4).unwrap();
    }
    case = office.take(&case, Step::DecidePenalty(decided), 5).unwrap();
    let paper = domain::documents::penalty_decision::compose(&case, &office.now).unwrap();
    let text = format!("{paper:?}");
    for words in ["（一）你单位", "（二）你单位", "合并处罚", "柒仟伍佰元整", "贰仟伍佰元整", "未按规定路线"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn one_act_is_not_charged_twice_in_one_case() {
    let (office, case) = ready("2026-09-08", "MK-002");
    let act = Act { facts: "再写一遍".into(), ..case.dossier.act.clone() };
    let again = Charge { violation: "MK-002".into(), act, applies: String::new(), ..second(3_000) };
    let refused = write(&office, &case, SubmitReport { further: vec![again], ..report(5_000) }).unwrap_err();
    assert!(refused.sentence().contains("第二十九条"), "{}", refused.sentence());
    let ten = SubmitReport { further: vec![second(2_000); 10], ..report(5_000) };
    assert_eq!(write(&office, &case, ten).unwrap_err().field.as_deref(), Some("further"));
}

#[test]
fn the_hearing_is_offered_for_what_is_imposed_together() {
    let (office, case) = ready("2026-09-08", "MK-002");
    let hearing = |first: i64, further: i64| {
        let form = SubmitReport { further: vec![second(further)], ..report(first) };
        match write(&office, &case, form).unwrap().outcome {
            Outcome::Proposed { hearing, .. } => !hearing.is_empty(),
            _ => false,
        }
    };
    assert!(!hearing(40_000, 9_999));
    assert!(hearing(40_000, 10_000));
    assert!(hearing(40_000, 10_001));
}

#[test]
fn where_the_lower_of_two_fines_is_taken_the_legal_office_confirms_it() {
    let (office, case) = ready("2026-09-08", "MK-008");
    let grounds = |code: &str, fine: i64| {
        let form = SubmitReport { applies: code.into(), ..report(fine) };
        match write(&office, &case, form).unwrap().outcome {
            Outcome::Proposed { review, .. } => review,
            other => panic!("{other:?}"),
        }
    };
    let lower = grounds("MK-017", 5_000);
    assert!(lower.iter().any(|ground| ground.contains("第二十九条")), "{lower:?}");
    let heavier = grounds("MK-008", 100_000);
    assert!(heavier.iter().all(|ground| !ground.contains("第二十九条")), "{heavier:?}");
}
