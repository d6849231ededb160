//! Clearing at once 立即代履行: spilled loads, obstacles or pollutants on roads, waters and public places that the party cannot
//! clear; an absent party is told at once afterwards.

use super::substitution::{on_site, reasonable_cost, signed};
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::calendar::beijing_day;
use crate::law::cite::QIANGZHI;
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ClearAtOnce, Step, StepKind};

/// Cleared at once; the absent party told at once afterwards (行政强制法 52).
const AT_ONCE: Article = Article::new(QIANGZHI, "52");

/// From the clue on, until the case has left the bureau or is closed: a spill does not wait for a stage.
pub(crate) fn may_clear(case: &Case) -> Result<(), Refusal> {
    let gone = [StageKind::NotFiled, StageKind::Referred, StageKind::Dropped, StageKind::ToPolice];
    if gone.contains(&case.stage.kind()) || case.stage.kind().is_closed() {
        let why = format!("本案已经{}，不能再{}", case.stage.kind().label(), StepKind::ClearAtOnce.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, &[AT_ONCE]));
    }
    Ok(())
}

pub(crate) fn clear(
    case: &Case,
    mut form: ClearAtOnce,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    let cited = |refusal: Refusal| Refusal { articles: vec![AT_ONCE], ..refusal };
    form.what = required_text("what", "清除的物品和地点", &form.what, 1_000).map_err(cited)?;
    form.unable = required_text("unable", "当事人不能清除、需要立即清除的情形", &form.unable, 2_000).map_err(cited)?;
    if form.until < form.from || form.until > now.at || beijing_day(form.from) < case.clue.received_on {
        return Err(Refusal::input("until", "清除时间应在收到线索以后、现在以前，结束不早于开始"));
    }
    form.present = optional_text("present", "当事人到场人员", &form.present, 100)?;
    form.witness = optional_text("witness", "见证人", &form.witness, 100)?;
    form.told_how = optional_text("told_how", "通知的方式", &form.told_how, 500)?;
    if form.present.is_empty() {
        if form.witness.is_empty() {
            let why = "当事人不在场的，由见证人在执行文书上签名";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[AT_ONCE, super::substitution::SIGNED]).at("witness"));
        }
        let told = form.told_at.filter(|at| *at >= form.from && *at <= now.at);
        if told.is_none() || form.told_how.is_empty() {
            let why = "当事人不在场的，事后立即通知当事人。写明通知的时间和方式";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[AT_ONCE]).at("told_at"));
        }
    }
    form.performer_signed = signed("performer_signed", "代履行人签名", &form.performer_signed)?;
    form.record = required_text("record", "执行记录", &form.record, 10_000)?;
    form.cost_basis = reasonable_cost(form.cost_fen, &form.cost_basis)?;
    let second = on_site(case, officer, form.second, beijing_day(form.from), now)?;
    let number = u32::try_from(case.clearings.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok((Step::ClearAtOnce(form), Outcome::Begun { number, second }))
}
