//! Intake and check: a clue is registered, somebody takes it, the facts and first evidence are gathered.

use super::in_stage;
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::{Event, Outcome};
use crate::ids::CaseId;
use crate::joint::one_kind;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::law::comparison::not_found;
use crate::law::duplicates::same_party;
use crate::matter::decided_in;
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{AddExhibit, AmendDossier, RegisterClue, Step, StepKind};

/// Registers a clue: suspicion must be looked into fully and fairly (行政处罚法 54(1)).
pub(crate) fn register_clue(
    id: CaseId,
    mut form: RegisterClue,
    officer: &Officer,
    now: &Now,
) -> Result<Event, Refusal> {
    let kind = StepKind::RegisterClue;
    if !kind.roles().iter().any(|role| officer.holds(*role)) {
        return Err(super::wrong_role(kind));
    }
    let today = now.today();
    if form.clue.received_on > today {
        return Err(Refusal::input("received_on", format!("收到线索的日期 {} 还没有到", form.clue.received_on)));
    }
    form.clue.summary = required_text("summary", "线索内容", &form.clue.summary, 2_000)?;
    form.clue.reporter = optional_text("reporter", "来源人", &form.clue.reporter, 100)?;
    form.dossier = form.dossier.checked(today)?;
    if form.clue.received_on < form.dossier.act.on {
        return Err(Refusal::input("received_on", "收到线索的日期早于行为日"));
    }
    known_violation(now, &form.dossier)?;
    one_kind(&form.dossier, now)?;
    let outcome = Outcome::Opened { case: id, unit: officer.unit, unit_name: officer.unit_name.clone() };
    Ok(Event {
        at: now.at,
        on: today,
        by: officer.id,
        by_name: officer.name.clone(),
        step: Step::RegisterClue(form),
        outcome,
        number: None,
    })
}

/// The violation must have been in force on the day of the act (行政处罚法 37), and its basis be published (38); what the
/// family records is that of the violation.
pub(crate) fn known_violation(now: &Now, dossier: &crate::dossier::Dossier) -> Result<(), Refusal> {
    let found = now.law.catalogue.find(&dossier.violation, dossier.act.on).map_err(|error| not_found(&error))?;
    let recorded = dossier.particulars.family();
    if found.family == recorded {
        return Ok(());
    }
    let why = format!("“{}”属{}，填的却是{}的事项", found.name, found.family.label(), recorded.label());
    Err(Refusal::input("particulars", why))
}

pub(crate) fn may_begin_check(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::BeginCheck, &[StageKind::Clue], &[Article::new(CHUFA, "54(1)")])
}

/// Facts may be corrected until the inquiry is closed; afterwards only through a return to it.
pub(crate) fn may_amend(case: &Case) -> Result<(), Refusal> {
    let stages = [StageKind::Clue, StageKind::Check, StageKind::Filed, StageKind::Inquiry];
    in_stage(case, StepKind::AmendDossier, &stages, &[Article::new(CHUFA, "40"), Article::new(CHUFA, "44")])?;
    if case.filing.is_some() && case.number.is_none() {
        return Err(Refusal::new(
            Obstacle::WrongStage,
            "立案申请正在审批，基本信息不能改。需要改的，请审批人退回",
            &[Article::new(CHUFA, "54(2)")],
        ));
    }
    Ok(())
}

pub(crate) fn amend(case: &Case, mut form: AmendDossier, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.dossier = form.dossier.checked(now.today())?;
    if case.clue.received_on < form.dossier.act.on {
        return Err(Refusal::input("act_on", format!("行为日晚于收到线索的日期 {}", case.clue.received_on)));
    }
    known_violation(now, &form.dossier)?;
    one_kind(&form.dossier, now)?;
    for related in case.related.iter().filter(|related| related.violation == form.dossier.violation) {
        if let Some(party) = form.dossier.parties().find(|party| same_party(party, &related.party)) {
            return Err(decided_in(party, "同一事项的另一件案件"));
        }
    }
    if case.law.is_some() {
        if case.dossier.violation != form.dossier.violation {
            return Err(Refusal::new(
                Obstacle::WrongStage,
                "立案后案由已定格，不能直接更换",
                &[Article::new(CHUFA, "54(2)")],
            )
            .at("violation"));
        }
        if form.dossier.party.is_none() {
            return Err(Refusal::input("party_kind", "立案后当事人不能删去"));
        }
    }
    Ok((Step::AmendDossier(form), Outcome::Recorded))
}

/// Evidence may be added as long as somebody can still answer it (行政处罚法 46, 54); proofs of service until the end.
pub(crate) fn may_add_exhibit(case: &Case) -> Result<(), Refusal> {
    let open: Vec<StageKind> = StageKind::ALL.iter().copied().filter(|stage| !stage.is_closed()).collect();
    in_stage(case, StepKind::AddExhibit, &open, &[Article::new(CHUFA, "46(1)")])
}

pub(crate) fn add_exhibit(case: &Case, mut form: AddExhibit) -> Result<(Step, Outcome), Refusal> {
    if let Some(same) = case.exhibits.iter().find(|exhibit| exhibit.sha256 == form.exhibit.sha256) {
        return Err(Refusal::input("file", format!("与证据 {} 是同一份文件", same.ordinal)));
    }
    form.exhibit.proves = required_text("proves", "证明内容", &form.exhibit.proves, 500)?;
    form.exhibit.ordinal = u32::try_from(case.exhibits.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok((Step::AddExhibit(form), Outcome::Recorded))
}
