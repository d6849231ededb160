//! A decision that falls: corrected by the bureau or from above, handled anew, or performed as changed.

use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, FUYI, HENAN_ZHIFA, SUSONG};
use crate::money::Fen;
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ActAnew, ProposeAnnulment, Step, StepKind};

/// Errors are corrected of the agency's own motion (行政处罚法 75(2); 河南省行政执法条例 32).
const OWN: [Article; 2] = [Article::new(CHUFA, "75(2)"), Article::new(HENAN_ZHIFA, "32")];

pub(crate) fn may_propose(case: &Case) -> Result<(), Refusal> {
    may_be_annulled(case)?;
    requests::open(case, |matter| matches!(matter, Matter::Annulment(_))).map(|_| ())
}

pub(crate) fn may_be_annulled(case: &Case) -> Result<(), Refusal> {
    let stages: Vec<StageKind> = StageKind::ALL.iter().copied().filter(|stage| stage.in_force()).collect();
    in_stage(case, StepKind::ProposeAnnulment, &stages, &OWN)?;
    if case.decided_on().is_none() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有可以撤销、变更的决定", &OWN));
    }
    Ok(())
}

pub(crate) fn propose(case: &Case, mut form: ProposeAnnulment) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 5_000)?;
    let owed = case.decision.as_ref().map_or(Fen::ZERO, crate::case::side::Decision::fine_owed);
    if form.fine_fen < Fen::ZERO || (form.fine_fen > Fen::ZERO && form.fine_fen >= owed) {
        let why = format!("变更后的罚款 {} 元应低于原来的 {} 元", form.fine_fen.plain(), owed.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &OWN).at("fine_fen"));
    }
    if form.act_anew && form.fine_fen > Fen::ZERO {
        return Err(Refusal::input("act_anew", "变更金额的，不再重新办理"));
    }
    Ok((Step::ProposeAnnulment(form), Outcome::Requested { request: requests::next(case) }))
}

/// Told to act anew: back to the inquiry, ninety days from the duty (行政复议法 64(2); 行政诉讼法 70, 71).
pub(crate) fn may_act_anew(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(FUYI, "64(2)"), Article::new(SUSONG, "71")];
    in_stage(case, StepKind::ActAnew, &[StageKind::Annulled], &rule)?;
    if case.annulments.last().is_none_or(|annulment| !annulment.act_anew) {
        return Err(Refusal::new(Obstacle::WrongStage, "没有责令或者决定重新办理", &rule));
    }
    Ok(())
}

pub(crate) fn act_anew(mut form: ActAnew) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "重新办理的安排", &form.reason, 2_000)?;
    Ok((Step::ActAnew(form), Outcome::Recorded))
}

/// Changed, not quashed: the new amount is performed (行政复议法 63(2), 78(2); 行政诉讼法 77, 95).
pub(crate) fn may_apply_changed(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(FUYI, "63"), Article::new(SUSONG, "77")];
    in_stage(case, StepKind::ApplyChangedDecision, &[StageKind::Annulled], &rule)?;
    if case.annulments.last().is_none_or(|annulment| annulment.fine_fen.is_none()) {
        return Err(Refusal::new(Obstacle::WrongStage, "决定没有变更金额", &rule));
    }
    Ok(())
}
