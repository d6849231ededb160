//! Seized things auctioned against the fine: only where no remedy was used in time, the demand was ignored, and the things
//! were already lawfully seized.

use super::{court, unused};
use crate::case::Case;
use crate::case::side::Measure;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::money::Fen;
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::{in_stage, not_an_investigator};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{AuctionSeized, Step, StepKind};

/// No remedy used, demanded in vain, already seized (行政强制法 46(3)).
const AUCTION: Article = Article::new(QIANGZHI, "46(3)");

/// Things that were seized with approval and are still held.
pub fn things(case: &Case) -> impl Iterator<Item = &Measure> {
    case.measures.iter().filter(|one| one.is_alive() && one.approved.is_some())
}

pub(crate) fn may_auction(case: &Case, officer: &Officer, now: &Now) -> Result<(), Refusal> {
    in_stage(case, StepKind::AuctionSeized, &[StageKind::Demanded], &[AUCTION])?;
    if things(case).next().is_none() {
        let why = "没有在行政管理过程中已经依法查封、扣押的财物";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[AUCTION]));
    }
    case.not_suspended("拍卖抵缴罚款")?;
    court::demand_ignored(case, "拍卖抵缴罚款", now)
        .map_err(|refusal| Refusal { articles: [vec![AUCTION], refusal.articles].concat(), ..refusal })?;
    if let Some(decision) = &case.decision {
        unused::remedies(case, &decision.service, now.today(), "拍卖抵缴罚款", &[AUCTION], now)?;
    }
    not_an_investigator(case, officer, "登记拍卖抵缴", &[Article::new(CHUFA, "67(1)")])
}

pub(crate) fn auction(case: &Case, mut form: AuctionSeized, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.receipt = required_text("receipt", "票据号", &form.receipt, 60)?;
    form.record = required_text("record", "拍卖情况", &form.record, 5_000)?;
    form.held_under = optional_text("held_under", "继续查封、扣押的依据", &form.held_under, 500)?;
    let Some(measure) = things(case).find(|one| one.id == form.measure) else {
        return Err(Refusal::input("measure", "没有这一项在实施的查封、扣押"));
    };
    if form.on > now.today() {
        return Err(Refusal::input("on", format!("拍卖日 {} 还没有到", form.on)));
    }
    if let Some(decision) = &case.decision {
        unused::remedies(case, &decision.service, form.on, "拍卖抵缴罚款", &[AUCTION], now)
            .map_err(|refusal| refusal.at("on"))?;
    }
    // Thirty days and thirty more, unless another law or regulation says otherwise (行政强制法 25(1)).
    if case.measure_ends(measure, form.on).is_some_and(|last| form.on > last) && !form.held_under.contains('条') {
        let why = "查封、扣押期限已满，应当解除；法律、行政法规另有规定的，写明名称和条款";
        let rule = [Article::new(QIANGZHI, "25(1)"), Article::new(QIANGZHI, "28(1)"), AUCTION];
        return Err(Refusal::new(Obstacle::TooLate, why, &rule).at("held_under"));
    }
    if form.proceeds_fen <= Fen::ZERO {
        return Err(Refusal::input("proceeds_fen", "拍卖所得须大于 0 元"));
    }
    if case.payments.iter().any(|payment| payment.receipt == form.receipt) {
        return Err(Refusal::input("receipt", format!("票据 {} 已经登记过", form.receipt)));
    }
    if case.payments.last().is_some_and(|last| form.on < last.paid_on) {
        return Err(Refusal::input("on", "拍卖日早于上一笔缴款。按先后登记"));
    }
    let left = case.balance(form.on).map_or(Fen::ZERO, |balance| balance.left_fen);
    let credited_fen = form.proceeds_fen.min(left);
    if credited_fen <= Fen::ZERO {
        return Err(Refusal::new(Obstacle::WrongStage, "没有尚欠的罚款", &[AUCTION]));
    }
    let surplus_fen = Fen::new(form.proceeds_fen.get() - credited_fen.get());
    Ok((Step::AuctionSeized(form), Outcome::Auctioned { credited_fen, surplus_fen }))
}
