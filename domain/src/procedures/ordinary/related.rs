//! Deciding separately 另案处理: another participant, or the person responsible in a unit, gets a case and a decision of
//! their own beside the first one.

use super::in_stage;
use super::proposal::subject_of;
use crate::case::Case;
use crate::dossier::{Dossier, required_text};
use crate::event::{Event, Outcome};
use crate::families::Particulars;
use crate::ids::CaseId;
use crate::law::article::Article;
use crate::law::catalogue::{Subject, Violation};
use crate::law::cite::CHUFA;
use crate::law::comparison::not_found;
use crate::law::duplicates::same_party;
use crate::matter::{Origin, decided_in};
use crate::now::Now;
use crate::officer::Officer;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{MatterRole, OpenRelatedCase, RegisterClue, Step, StepKind};

/// The inquiry is full and fair, and finds out who did it (行政处罚法 40, 54(1)).
const RULE: [Article; 2] = [Article::new(CHUFA, "40"), Article::new(CHUFA, "54(1)")];

pub(crate) fn may_open(case: &Case) -> Result<(), Refusal> {
    let stages = [StageKind::Check, StageKind::Filed, StageKind::Inquiry];
    in_stage(case, StepKind::OpenRelatedCase, &stages, &RULE)?;
    if let Some(origin) = &case.origin {
        let why = format!("本案由{}另立，再有其他当事人的，在{}里另立", origin.called, origin.called);
        return Err(Refusal::new(Obstacle::WrongStage, why, &RULE));
    }
    if case.dossier.party.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "本案当事人还没有查明，无从区分另案的当事人", &RULE));
    }
    Ok(())
}

pub(crate) fn open(case: &Case, mut form: OpenRelatedCase, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "另案处理的理由", &form.reason, 2_000)?;
    if let Some(problem) = form.party.problems().into_iter().find(|problem| !problem.warning) {
        return Err(Refusal::input(&problem.field, problem.message.trim_end_matches('。')));
    }
    let violation = now.law.catalogue.find(&form.violation, case.dossier.act.on).map_err(|error| not_found(&error))?;
    role_fits(case, &form)?;
    band_exists(violation, &form, now)?;
    case.no_second([&form.party], &form.violation)?;
    let known = case.related.iter().find(|one| one.violation == form.violation && same_party(&one.party, &form.party));
    match known {
        Some(_) => Err(decided_in(&form.party, "同一事项的另一件案件")),
        None => Ok((Step::OpenRelatedCase(form), Outcome::RelatedOpened { case: None })),
    }
}

/// The person responsible stands beside a unit; a unit is a unit.
fn role_fits(case: &Case, form: &OpenRelatedCase) -> Result<(), Refusal> {
    let why = match (form.role, &form.party) {
        (MatterRole::Responsible, Party::Organisation(_) | Party::SoleTrader(_)) => "直接责任人员须是自然人",
        (MatterRole::Responsible, Party::Person(_))
            if !case.dossier.parties().any(|party| matches!(party, Party::Organisation(_))) =>
        {
            "本案当事人不是单位，没有直接责任人员；共同参与的，选“共同行为人”"
        }
        (MatterRole::Unit, Party::Person(_) | Party::SoleTrader(_)) => "选了“单位”，当事人须是单位",
        _ => return Ok(()),
    };
    Err(Refusal::input("role", why))
}

/// A fine needs a figure for this kind of party; for the person responsible, one that the rule gives for persons.
fn band_exists(violation: &Violation, form: &OpenRelatedCase, now: &Now) -> Result<(), Refusal> {
    let personal = form.role == MatterRole::Responsible;
    let subject = subject_of(&form.party, now)?;
    let exists = violation
        .tiers
        .iter()
        .any(|tier| if personal { tier.subject == Subject::Individual } else { tier.subject.covers(subject) });
    if exists {
        return Ok(());
    }
    let why = if personal {
        format!("“{}”没有规定对个人的罚款，不能对直接责任人员另行处罚；另有依据的，选那一条案由", violation.name)
    } else {
        format!("“{}”没有对{}规定罚款", violation.name, form.party.kind_label())
    };
    Err(Refusal::new(Obstacle::Amount, why, &violation.penalty).at("violation"))
}

/// The first event of the case opened beside the first one: its clue, act and facts copied, its own party and rule.
pub(crate) fn opened(id: CaseId, first: &Case, form: &OpenRelatedCase, officer: &Officer, now: &Now) -> Event {
    // What one family records has no place in another's case.
    let particulars = match now.law.catalogue.family_of(&form.violation) {
        Some(family) if family != first.dossier.particulars.family() => Particulars::of(family),
        _ => first.dossier.particulars.clone(),
    };
    let dossier = Dossier {
        party: Some(form.party.clone()),
        joint: Vec::new(),
        violation: form.violation.clone(),
        particulars,
        ..first.dossier.clone()
    };
    let origin = Origin {
        first: first.id,
        called: first.called().to_owned(),
        role: form.role,
        on: now.today(),
        reason: form.reason.clone(),
    };
    Event {
        at: now.at,
        on: now.today(),
        by: officer.id,
        by_name: officer.name.clone(),
        step: Step::RegisterClue(RegisterClue { clue: first.clue.clone(), dossier }),
        outcome: Outcome::OpenedBeside {
            case: id,
            unit: first.unit,
            unit_name: first.unit_name.clone(),
            clue_number: first.clue_number.clone(),
            origin,
        },
        number: None,
    }
}
