//! Paying: money recorded by finance, never by those who investigated; overdue from the day after the last day.

use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::case::side::Decision;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::money::Fen;
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{Channel, RecordPayment, Step, StepKind};

/// Where money may still come in: until the fine is performed, from the party or through the court.
pub(super) const UNPAID: [StageKind; 9] = [
    StageKind::Served,
    StageKind::Deferred,
    StageKind::Overdue,
    StageKind::Demanded,
    StageKind::CourtApplied,
    StageKind::CourtRefused,
    StageKind::CourtEnforcing,
    StageKind::ExecutionPaused,
    StageKind::ExecutionEnded,
];

/// Agency and collector are separate (行政处罚法 67(1)).
pub(crate) fn may_pay(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    if case.stage.kind() == StageKind::Penalty {
        return Err(Refusal::new(
            Obstacle::NotServed,
            "处罚决定书还没有送达证明，缴款期限没有起算。先登记送达",
            &[Article::new(CHUFA, "67(3)"), Article::new("民事诉讼法", "87")],
        ));
    }
    in_stage(case, StepKind::RecordPayment, &UNPAID, &[Article::new(CHUFA, "67(3)")])?;
    if !case.decision.as_ref().is_some_and(Decision::asks_for_money) {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有应缴的款项", &[Article::new(CHUFA, "67(3)")]));
    }
    not_an_investigator(case, officer, "登记缴款", &[Article::new(CHUFA, "67(1)")])
}

pub(crate) fn pay(case: &Case, mut form: RecordPayment, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.receipt = required_text("receipt", "票据号", &form.receipt, 60)?;
    if form.channel == Channel::Cash {
        let why = "现金由执法人员用“当场收缴罚款”登记";
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "67(2)")]).at("channel"));
    }
    if form.channel == Channel::Auction {
        let why = "拍卖所得用“登记拍卖抵缴”登记";
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(QIANGZHI, "46(3)")]).at("channel"));
    }
    let in_court = matches!(case.stage.kind(), StageKind::CourtEnforcing | StageKind::ExecutionPaused);
    if form.channel == Channel::Court && !in_court {
        return Err(Refusal::input("channel", "本案没有法院执行，不能登记法院到账"));
    }
    if form.amount_fen <= Fen::ZERO {
        return Err(Refusal::input("amount_fen", "缴款金额须大于 0 元"));
    }
    if form.paid_on > now.today() {
        return Err(Refusal::input("paid_on", format!("缴款日 {} 还没有到", form.paid_on)));
    }
    // The decision takes effect with its service (河南省行政执法条例 30): nothing is due, and nothing paid, before it.
    let served = case.decision.as_ref().and_then(|decision| decision.service.deemed());
    if let Some(served) = served.filter(|served| form.paid_on < *served) {
        return Err(Refusal::input("paid_on", format!("缴款日早于处罚决定书送达日 {served}")));
    }
    if case.payments.iter().any(|payment| payment.receipt == form.receipt) {
        return Err(Refusal::input("receipt", format!("票据 {} 已经登记过", form.receipt)));
    }
    if case.payments.last().is_some_and(|last| form.paid_on < last.paid_on) {
        return Err(Refusal::input("paid_on", "缴款日早于上一笔。按先后登记"));
    }
    let left = case.balance(form.paid_on).map_or(Fen::ZERO, |balance| balance.left_fen);
    if form.amount_fen > left {
        let why =
            format!("缴款 {} 元多于应缴的 {} 元。核对金额；多收的由财务退还", form.amount_fen.plain(), left.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "67(3)")]).at("amount_fen"));
    }
    let left_fen = Fen::new(left.get() - form.amount_fen.get());
    Ok((Step::RecordPayment(form), Outcome::Paid { left_fen }))
}

/// Overdue from the day after the last day to pay (行政处罚法 67(3), 72(1)).
pub(crate) fn may_mark_overdue(case: &Case, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "67(3)"), Article::new(CHUFA, "72(1)")];
    in_stage(case, StepKind::MarkOverdue, &[StageKind::Served], &rule)?;
    if !case.decision.as_ref().is_some_and(Decision::asks_for_money) {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有应缴的款项", &rule));
    }
    case.not_suspended("登记逾期")?;
    let Some(from) = case.late_from() else {
        return Err(Refusal::new(Obstacle::NotServed, "处罚决定书还没有送达证明，缴款期限没有起算", &rule));
    };
    if now.today() < from {
        let last = from.pred_opt().unwrap_or(from);
        return Err(Refusal::new(Obstacle::TooEarly, format!("缴款期限到 {last}，还没有逾期"), &rule));
    }
    let left = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.left_fen);
    if left <= Fen::ZERO {
        return Err(Refusal::new(Obstacle::WrongStage, "罚款已经缴清，不算逾期", &rule));
    }
    Ok(())
}

pub(crate) fn mark_overdue(case: &Case, step: Step, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let since = case.late_from().unwrap_or_else(|| now.today());
    Ok((step, Outcome::Overdue { since }))
}
