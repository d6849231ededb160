//! A new notice 重新告知: new fact or basis, other kind or higher amount, told anew with new periods, and never because the
//! party defended itself.

use super::in_stage;
use super::notice::served_notice;
use super::proposal::proposed;
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{RenewNotice, Step, StepKind};

/// Nothing that was not told may be decided, and nothing heavier for a defence (行政处罚法 44, 45(2)).
const RULE: [Article; 2] = [Article::new(CHUFA, "44"), Article::new(CHUFA, "45(2)")];

pub(crate) fn may_renew(case: &Case) -> Result<(), Refusal> {
    let stages = [StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::RenewNotice, &stages, &RULE)?;
    served_notice(case).map(|_| ())
}

pub(crate) fn renew(case: &Case, mut form: RenewNotice, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.cause = required_text("cause", "重新告知的原因", &form.cause, 2_000)
        .map_err(|refusal| Refusal { articles: RULE.to_vec(), ..refusal })?;
    let (proposal, outcome) = proposed(case, form.proposal, now)?;
    let same = case.report.as_ref().is_some_and(|report| report.form == proposal);
    if same {
        let why = "拟作的处罚、事实和依据都没有变化，不必重新告知";
        return Err(Refusal::new(Obstacle::Invalid, why, &RULE).at("cause"));
    }
    form.proposal = proposal;
    Ok((Step::RenewNotice(form), outcome))
}
