//! Suspending, resuming and ending an inquiry, each with the head's approval and a recorded ground.

use super::in_stage;
use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHENGXU, CHUFA, QIANGZHI};
use crate::procedures::requests;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{DroppingGround, ProposeDropping, ProposePause, ResumeInquiry, Step, StepKind};

/// Suspension and ending of an inquiry stand in 住房和城乡建设行政处罚程序规定; the article was not read.
const RULE: Article = Article::new(CHENGXU, "");

pub(crate) fn may_pause(case: &Case) -> Result<(), Refusal> {
    may_be_paused(case)?;
    requests::open(case, |matter| matches!(matter, Matter::Pause(_))).map(|_| ())
}

pub(crate) fn may_be_paused(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposePause, &[StageKind::Inquiry], &[RULE])
}

pub(crate) fn pause(case: &Case, mut form: ProposePause) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    Ok((Step::ProposePause(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_resume(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ResumeInquiry, &[StageKind::Paused], &[RULE])
}

pub(crate) fn resume(mut form: ResumeInquiry) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "中止原因如何消除", &form.reason, 2_000)?;
    Ok((Step::ResumeInquiry(form), Outcome::Recorded))
}

const UNTIL_SERVED: [StageKind; 9] = [
    StageKind::Inquiry,
    StageKind::Paused,
    StageKind::InquiryDone,
    StageKind::Noticed,
    StageKind::Hearing,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
    StageKind::Penalty,
];

pub(crate) fn may_drop(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeDropping, &UNTIL_SERVED, &[Article::new(CHUFA, "40"), RULE])?;
    case.nothing_held("终止调查")?;
    requests::open(case, |matter| matches!(matter, Matter::Dropping(_))).map(|_| ())
}

/// In the inquiry on four grounds; after it only where the party is gone without successor (行政强制法 40 by analogy).
pub(crate) fn may_be_dropped(case: &Case, ground: DroppingGround) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeDropping, &UNTIL_SERVED, &[Article::new(CHUFA, "40"), RULE])?;
    let inquiring = matches!(case.stage.kind(), StageKind::Inquiry | StageKind::Paused);
    if !inquiring && ground != DroppingGround::PartyGone {
        return Err(Refusal::new(
            Obstacle::WrongStage,
            "调查终结以后，只有当事人死亡或者终止又没有承受人的，才能终止；其他情形先退回调查，或者决定不予处罚",
            &[Article::new(QIANGZHI, "40"), Article::new(CHUFA, "57(1)")],
        )
        .at("ground"));
    }
    case.nobody_disputes("终止调查")?;
    case.nothing_held("终止调查")
}

pub(crate) fn drop_case(case: &Case, mut form: ProposeDropping) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    may_be_dropped(case, form.ground)?;
    Ok((Step::ProposeDropping(form), Outcome::Requested { request: requests::next(case) }))
}
