//! The inquiry: orders to correct and re-inspections.

use super::in_stage;
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{IssueCorrectionOrder, RecordReinspection, Step, StepKind};

/// Correction must be ordered with any penalty (行政处罚法 28(1)).
const ORDER: Article = Article::new(CHUFA, "28(1)");

pub(crate) fn may_order(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::IssueCorrectionOrder, &[StageKind::Inquiry], &[ORDER])?;
    match case.orders.last() {
        Some(order) if order.service.deemed().is_none() && case.ordered_each() => Err(Refusal::new(
            Obstacle::NotServed,
            "上一份责令限期改正通知书还没有送达证明。先登记送达",
            &[ORDER, Article::new("民事诉讼法", "87")],
        )),
        _ => Ok(()),
    }
}

/// The order that counts was given to each party as they are named now, and to nobody else (行政处罚法 28(1)).
pub(crate) fn ordered_each(case: &Case) -> Result<(), Refusal> {
    if case.ordered_each() {
        return Ok(());
    }
    let why = "当事人有增减，上一份责令限期改正通知书没有写明全部当事人。重新制作并送达";
    Err(Refusal::new(Obstacle::Incomplete, why, &[ORDER]))
}

pub(crate) fn order(mut form: IssueCorrectionOrder, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.demands = required_text("demands", "改正要求", &form.demands, 2_000)?;
    if form.due < now.today() {
        return Err(Refusal::input("due", format!("改正期限 {} 已经过去", form.due)));
    }
    Ok((Step::IssueCorrectionOrder(form), Outcome::Recorded))
}

/// A re-inspection follows a served order, as long as the case is open.
pub(crate) fn may_reinspect(case: &Case) -> Result<(), Refusal> {
    let Some(order) = case.orders.last() else {
        return Err(Refusal::new(Obstacle::Incomplete, "还没有责令改正，无从复查", &[ORDER]));
    };
    if case.stage.kind().is_closed() {
        return in_stage(case, StepKind::RecordReinspection, &[], &[ORDER]);
    }
    if order.service.deemed().is_none() {
        return Err(Refusal::new(
            Obstacle::NotServed,
            "责令限期改正通知书还没有送达证明，期限没有起算。先登记送达",
            &[ORDER, Article::new("民事诉讼法", "87")],
        ));
    }
    if order.complied() {
        return Err(Refusal::new(Obstacle::WrongStage, "已经复查合格，不必再查", &[ORDER]));
    }
    Ok(())
}

pub(crate) fn reinspect(case: &Case, mut form: RecordReinspection, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.findings = required_text("findings", "复查情况", &form.findings, 2_000)?;
    form.process.complete()?;
    if form.on > now.today() {
        return Err(Refusal::input("on", format!("复查日 {} 还没有到", form.on)));
    }
    if let Some(served) = case.orders.last().and_then(|order| order.service.deemed())
        && form.on < served
    {
        return Err(Refusal::input("on", format!("复查日早于责令改正通知书送达日 {served}")));
    }
    if let Some(order) = case.orders.last()
        && !form.complied
    {
        match order.binds_until() {
            None => {
                let why = format!("责令限期改正通知书送达时，改正期限 {} 已经过去，不能认定逾期不改正", order.due);
                return Err(Refusal::new(Obstacle::TooLate, why, &[ORDER]).at("complied"));
            }
            Some(last) if form.on <= last => {
                let why = format!("改正期限到 {last}，期满前不能认定逾期不改正");
                return Err(Refusal::new(Obstacle::TooEarly, why, &[ORDER]).at("on"));
            }
            Some(_) => {}
        }
    }
    Ok((Step::RecordReinspection(form), Outcome::Recorded))
}
