//! What the head of the bureau approves beside the main line: asked for once, answered once, by somebody who did not ask.

use super::ordinary::filing::opinion;
use super::ordinary::{hearing, leaving, pausing};
use super::{
    enforcement::{court, deferral, substitution},
    measures::{preservation, seizure},
    remedies::annulment,
};
use super::{not_an_investigator, police};
use crate::case::Case;
use crate::case::side::{Matter, Request};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{DecideRequest, Step};

/// The head decides, not those who investigate (行政处罚法 57(1)).
const HEAD: Article = Article::new(CHUFA, "57(1)");

/// Refuses a second request of the same kind while one is unanswered; else the number the new one will bear.
pub(crate) fn open(case: &Case, same: impl Fn(&Matter) -> bool) -> Result<u32, Refusal> {
    if let Some(pending) = case.requests_open().find(|request| same(&request.matter)) {
        return Err(Refusal::new(
            Obstacle::WrongStage,
            format!("{}的申请已经提交，待负责人审批", pending.matter.label()),
            &[HEAD],
        ));
    }
    Ok(next(case))
}

/// The number of the next request.
pub(crate) fn next(case: &Case) -> u32 {
    u32::try_from(case.requests.len()).unwrap_or(u32::MAX).saturating_add(1)
}

pub(crate) fn may_decide(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    if case.requests_open().next().is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "没有待审批的申请", &[HEAD]));
    }
    not_an_investigator(case, officer, "审批本案的申请", &[HEAD])
}

pub(crate) fn decide(case: &Case, mut form: DecideRequest, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    form.minutes = crate::dossier::optional_text("minutes", "集体讨论记录", &form.minutes, 5_000)?;
    let request = case
        .requests_open()
        .find(|request| request.id == form.request)
        .ok_or_else(|| Refusal::input("request", "这项申请不存在，或者已经审批"))?;
    if form.agree {
        still_possible(case, request, &form, now)?;
    }
    Ok((Step::DecideRequest(form), Outcome::Recorded))
}

/// What was lawful when it was asked for must still be lawful when it is granted.
fn still_possible(case: &Case, request: &Request, form: &DecideRequest, now: &Now) -> Result<(), Refusal> {
    match &request.matter {
        Matter::NotFiling(_) => leaving::may_be_left_unfiled(case),
        Matter::Referral(_) => leaving::may_be_referred(case),
        Matter::Extension(asked) => leaving::may_be_extended(case, asked, &form.minutes, now),
        Matter::Preservation(_) => preservation::may_be_preserved(case),
        Matter::Measure(_) => seizure::may_be_approved(case, request, now),
        Matter::MeasureExtension(asked) => seizure::may_be_extended(case, asked.measure, now).map(|_| ()),
        Matter::Pause(_) => pausing::may_be_paused(case),
        Matter::Dropping(asked) => pausing::may_be_dropped(case, asked.ground),
        Matter::PoliceTransfer(_) => police::may_be_transferred(case),
        Matter::LateHearing(_) => hearing::may_be_admitted(case),
        Matter::Deferral(_) => deferral::may_be_granted(case, now),
        Matter::Substitution(asked) => {
            substitution::may_be_granted(case, now)?;
            substitution::still_in_time(asked, now)
        }
        Matter::CourtApplication(_) => court::may_be_applied_for(case, now),
        Matter::Annulment(_) => annulment::may_be_annulled(case),
    }
}
