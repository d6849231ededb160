//! Cases of one matter: each party has a case, a notice and a decision of its own, and nobody has two for one breach.

use domain::case::Case;
use domain::dossier::Dossier;
use domain::event::Outcome;
use domain::ids::{CaseId, OfficerId};
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::office::*;

/// A unit that set up a tip of its own, under inquiry since 2026-09-09.
fn unit_case() -> (Office, Case) {
    let mut office = Office::about("2026-09-08", "MK-019");
    let case = Line::to_inquiry(&mut office);
    (office, case)
}

fn form(role: MatterRole, violation: &str) -> OpenRelatedCase {
    let reason = "对设立弃置场直接负责".into();
    OpenRelatedCase { party: partner_of(&citizen()), role, violation: violation.into(), reason }
}

/// As the store opens it: the step in the first case, then the first event of the other one.
fn opened(office: &mut Office, case: &Case, form: OpenRelatedCase) -> Result<(Case, Case), Refusal> {
    let mut event = case.take(Step::OpenRelatedCase(form.clone()), &office.who(1), &office.now)?;
    let id = CaseId(2);
    event.outcome = Outcome::RelatedOpened { case: Some(id) };
    let first = case.open_beside(id, &form, &office.who(1), &office.now);
    assert!(first.register().is_none(), "the clue keeps its number");
    Ok((case.clone().after(&event), Case::begun(&first).unwrap()))
}

#[test]
fn the_person_responsible_is_fined_beside_the_unit() {
    let (mut office, case) = unit_case();
    office.set("2026-09-15");
    let (first, mut other) = opened(&mut office, &case, form(MatterRole::Responsible, "MK-019")).unwrap();
    assert_eq!(first.related.len(), 1);
    assert_eq!((other.stage.kind(), other.stage.since()), (StageKind::Check, day("2026-09-15")));
    assert_eq!(other.clue_number, case.clue_number);
    assert_eq!(other.dossier.act, case.dossier.act);
    assert_eq!((other.matter(), first.matter()), (CaseId(1), CaseId(1)));
    assert!(other.number.is_none() && other.law.is_none(), "filed by its own approval");
    // The clue is checked from the day on which this party came to light; what was discovered stays discovered.
    let clock = other.next_deadline(&office.now.law).unwrap().unwrap();
    assert_eq!((clock.id, clock.start), (DeadlineId::ClueCheck, day("2026-09-15")));
    assert_eq!(other.clue.received_on, case.clue.received_on);
    let steps = [
        (exhibit(1), 1),
        (Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        (Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
        (Step::IssueCorrectionOrder(IssueCorrectionOrder { demands: "停止受纳".into(), due: day("2026-09-15") }), 1),
        (serve(Served::CorrectionOrder, "2026-09-15"), 1),
    ];
    for (step, who) in steps {
        other = office.take(&other, step, who).unwrap();
    }
    // The band of persons, not that of units.
    let above = office.take(&other, Step::SubmitReport(report(3_001)), 1).unwrap_err();
    assert_eq!(above.code, Obstacle::Amount);
    office.set("2026-09-22");
    for (step, who) in [
        (Step::SubmitReport(report(3_000)), 1),
        (Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3),
        (Step::IssuePriorNotice(IssuePriorNotice {}), 1),
        (serve(Served::PriorNotice, "2026-09-22"), 1),
    ] {
        other = office.take(&other, step, who).unwrap();
    }
    office.set("2026-10-09");
    other = office.take(&other, recheck(3_000, Adopted::NoDefence), 1).unwrap();
    other = office.take(&other, decide(3_000), 5).unwrap();
    assert_eq!(other.decision.as_ref().unwrap().fine_fen, Fen::yuan(3_000));
    assert!(first.decision.is_none(), "each party has a decision of its own");
}

#[test]
fn a_personal_fine_needs_a_figure_for_persons() {
    let (mut office, case) = unit_case();
    // For any party alike, for units only, for persons.
    for (code, fits) in [("MK-002", false), ("MK-013", false), ("MK-017", true), ("MK-019", true)] {
        let result = opened(&mut office, &case, form(MatterRole::Responsible, code));
        assert_eq!(result.is_ok(), fits, "{code}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::Amount, "{code}");
            assert!(!refusal.articles.is_empty(), "the article of the penalty");
        }
    }
    // Whoever took part is fined by the figure for anybody, too.
    assert!(opened(&mut office, &case, form(MatterRole::Accomplice, "MK-002")).is_ok());
    assert!(opened(&mut office, &case, form(MatterRole::Accomplice, "MK-013")).is_err(), "units only");
    assert!(opened(&mut office, &case, form(MatterRole::Accomplice, "XX-999")).is_err());
}

#[test]
fn roles_fit_the_parties() {
    let (mut office, case) = unit_case();
    let unit = case.dossier.party.clone().unwrap();
    let other_unit = partner_of(&unit);
    let as_role = |party: &domain::party::Party, role| OpenRelatedCase { party: party.clone(), ..form(role, "MK-019") };
    let refused = |office: &mut Office, case: &Case, form| opened(office, case, form).err().and_then(|one| one.field);
    let role = Some("role".to_owned());
    assert_eq!(refused(&mut office, &case, as_role(&other_unit, MatterRole::Responsible)), role);
    assert_eq!(refused(&mut office, &case, as_role(&citizen(), MatterRole::Unit)), role);
    assert_eq!(refused(&mut office, &case, as_role(&other_unit, MatterRole::Unit)), None);
    let mut office = Office::about("2026-09-08", "MK-019");
    office.dossier = office.dossier.map(|dossier| Dossier { party: Some(citizen()), ..dossier });
    let of_a_person = Line::to_inquiry(&mut office);
    let beside = form(MatterRole::Responsible, "MK-019");
    assert_eq!(refused(&mut office, &of_a_person, beside), role, "nobody is responsible in a person");
}

#[test]
fn no_party_has_two_cases_for_one_breach() {
    let (mut office, case) = unit_case();
    let same = OpenRelatedCase { party: case.dossier.party.clone().unwrap(), ..form(MatterRole::Unit, "MK-019") };
    let refusal = opened(&mut office, &case, same.clone()).unwrap_err();
    assert_eq!(refusal.articles, [domain::law::article::Article::new("行政处罚法", "29")]);
    // The same party for another breach is another case.
    assert!(opened(&mut office, &case, OpenRelatedCase { violation: "MK-013".into(), ..same }).is_ok());
    let (first, other) = opened(&mut office, &case, form(MatterRole::Responsible, "MK-019")).unwrap();
    assert!(opened(&mut office, &first, form(MatterRole::Responsible, "MK-019")).is_err(), "twice");
    let joined = Dossier { joint: vec![partner_of(&citizen())], party: Some(citizen()), ..first.dossier.clone() };
    let refusal = office.take(&first, Step::AmendDossier(AmendDossier { dossier: joined }), 1).unwrap_err();
    assert!(refusal.why.contains("同一事项"), "{}", refusal.why);
    assert!(other.no_second(first.dossier.parties(), &first.dossier.violation).is_ok());
    assert!(other.no_second([&partner_of(&citizen())], "MK-019").is_err());
    assert!(other.no_second([&partner_of(&citizen())], "MK-017").is_ok());
}

#[test]
fn others_are_opened_beside_the_first_case_only() {
    let (mut office, case) = unit_case();
    let (_, other) = opened(&mut office, &case, form(MatterRole::Responsible, "MK-019")).unwrap();
    let refusal = other.may(StepKind::OpenRelatedCase, &office.who(1), &office.now).unwrap_err();
    assert!(refusal.why.contains(case.called()), "{}", refusal.why);
}
