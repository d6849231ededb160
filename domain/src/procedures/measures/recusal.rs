//! Recusal 回避: applied for by the party, the person or the agency; decided by the head, for the head by the government.

use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA};
use crate::now::Now;
use crate::officer::{Officer, Role};
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ApplyForRecusal, DecideRecusal, RecusalBy, Step, StepKind};

/// Who has an interest steps aside; the head decides (行政处罚法 43; 河南省行政执法条例 23).
const RULE: [Article; 2] = [Article::new(CHUFA, "43"), Article::new(HENAN_ZHIFA, "23")];

pub(crate) fn may_apply(case: &Case) -> Result<(), Refusal> {
    let open: Vec<StageKind> = StageKind::ALL
        .iter()
        .copied()
        .filter(|stage| !stage.in_force() && !matches!(stage, StageKind::NotFiled | StageKind::Referred))
        .filter(|stage| !matches!(stage, StageKind::Dropped | StageKind::ToPolice | StageKind::Annulled))
        .collect();
    in_stage(case, StepKind::ApplyForRecusal, &open, &RULE)
}

pub(crate) fn apply(case: &Case, mut form: ApplyForRecusal, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "回避理由", &form.reason, 2_000)?;
    let subject = now.roster.find(form.officer, "officer")?;
    if case.recusals.iter().any(|recusal| recusal.officer == form.officer && recusal.granted != Some(false)) {
        let why = format!("{}的回避已经登记", subject.name);
        return Err(Refusal::new(Obstacle::WrongStage, why, &RULE).at("officer"));
    }
    let number = u32::try_from(case.recusals.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok((Step::ApplyForRecusal(form), Outcome::Begun { number, second: subject.name.clone() }))
}

pub(crate) fn may_decide(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    if case.stage.kind().is_closed() {
        return in_stage(case, StepKind::DecideRecusal, &[], &RULE);
    }
    let mut open = case.recusals.iter().filter(|recusal| recusal.granted.is_none()).peekable();
    if open.peek().is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "没有待决定的回避申请", &RULE));
    }
    if open.all(|recusal| recusal.officer == officer.id) {
        return Err(Refusal::new(
            Obstacle::SamePerson,
            "不能决定自己的回避。负责人的回避由本级人民政府或者上一级机关决定",
            &[Article::new(CHUFA, "43(3)"), Article::new(HENAN_ZHIFA, "23(2)")],
        ));
    }
    Ok(())
}

/// The head decides; for the head himself the government's decision is recorded by the legal reviewer.
pub(crate) fn decide(
    case: &Case,
    mut form: DecideRecusal,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    let Some(recusal) = case.recusals.iter().find(|one| one.id == form.recusal && one.granted.is_none()) else {
        return Err(Refusal::input("recusal", "没有这项回避申请，或者已经决定"));
    };
    let of_the_head = now.roster.find(recusal.officer, "recusal").is_ok_and(|subject| subject.holds(Role::Head));
    if recusal.officer == officer.id || (!of_the_head && !officer.holds(Role::Head)) {
        return Err(Refusal::new(
            Obstacle::SamePerson,
            "回避由负责人决定，不能决定自己的回避",
            &[Article::new(CHUFA, "43(3)")],
        ));
    }
    let label = if of_the_head { "本级人民政府或者上一级机关的决定" } else { "决定理由" };
    form.opinion = required_text("opinion", label, &form.opinion, 2_000)?;
    let own = recusal.by == RecusalBy::Own;
    if own && !form.granted && form.opinion.chars().count() < 4 {
        return Err(Refusal::input("opinion", "本人提出回避而不同意的，写明理由"));
    }
    Ok((Step::DecideRecusal(form), Outcome::Recorded))
}
