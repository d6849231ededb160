//! Cash on the spot: only on three grounds, with the finance department's receipt, handed on in two working days each.

use crate::case::Case;
use crate::case::side::{Cash, Payment};
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{BankCash, CashGround, CollectCash, HandInCash, Step, StepKind};

/// Officers never take money except under 68 and 69 (行政处罚法 67(2)).
const NEVER: Article = Article::new(CHUFA, "67(2)");
/// Two working days from officer to agency, two more to the bank (行政处罚法 71).
const HAND_IN: Article = Article::new(CHUFA, "71");

pub(crate) fn may_collect(case: &Case) -> Result<(), Refusal> {
    if case.decision.as_ref().is_some_and(|decision| decision.service.deemed().is_none()) {
        let why = "处罚决定书还没有交付当事人的记录。先登记送达";
        return Err(Refusal::new(Obstacle::NotServed, why, &[Article::new(CHUFA, "52(1)"), NEVER]));
    }
    in_stage(case, StepKind::CollectCash, &[StageKind::Served], &[NEVER])?;
    if case.decision.as_ref().is_none_or(|decision| decision.fine_owed() <= Fen::ZERO) {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有罚款", &[NEVER]));
    }
    Ok(())
}

/// At most 100 yuan, or hard to collect later, both only on the spot; or remote at the party's request (行政处罚法 68, 69, 70).
pub(crate) fn collect(case: &Case, mut form: CollectCash, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.receipt = required_text("receipt", "票据号", &form.receipt, 60)
        .map_err(|refusal| Refusal { articles: vec![Article::new(CHUFA, "70")], ..refusal })?;
    let Some(decision) = &case.decision else {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有罚款", &[NEVER]));
    };
    let spot = decision.on_the_spot.is_some();
    if form.ground != CashGround::Remote && !spot {
        let why = "普通程序的罚款由当事人到银行或者电子支付缴纳，只有边远地区经当事人提出可以当场收缴";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[NEVER, Article::new(CHUFA, "69")]).at("ground"));
    }
    let limit = now.law.parameters.amount("cash_fine", decision.on)?;
    if form.ground == CashGround::Small && decision.fine_fen > limit {
        let why = format!("罚款 {} 元，超过 {} 元，不能以此当场收缴", decision.fine_fen.plain(), limit.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::item(CHUFA, "68(1)")]).at("ground"));
    }
    let served = decision.service.deemed();
    if form.on > now.today() || served.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "收缴日应在决定书送达日到今天之间"));
    }
    if spot && form.ground != CashGround::Remote && served != Some(form.on) {
        return Err(Refusal::new(Obstacle::TooLate, "当场收缴只能在当场进行", &[Article::new(CHUFA, "68")]).at("on"));
    }
    if case.payments.iter().any(|payment| payment.receipt == form.receipt) {
        return Err(Refusal::input("receipt", format!("票据 {} 已经登记过", form.receipt)));
    }
    let left = case.balance(form.on).map_or(Fen::ZERO, |balance| balance.left_fen);
    if form.amount_fen <= Fen::ZERO || form.amount_fen > left {
        let why = format!("当场收缴 {} 元，应缴 {} 元", form.amount_fen.plain(), left.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "67(3)")]).at("amount_fen"));
    }
    let left_fen = Fen::new(left.get() - form.amount_fen.get());
    Ok((Step::CollectCash(form), Outcome::Paid { left_fen }))
}

/// The first payment in cash of which this holds.
fn cash_where(case: &Case, wanted: impl Fn(&Payment, &Cash) -> bool) -> Option<&Payment> {
    case.payments.iter().find(|payment| payment.cash.as_ref().is_some_and(|cash| wanted(payment, cash)))
}

pub(crate) fn may_hand_in(case: &Case) -> Result<(), Refusal> {
    match cash_where(case, |_, cash| cash.handed_in.is_none()) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::Incomplete, "没有待交的当场收缴罚款", &[HAND_IN])),
    }
}

pub(crate) fn hand_in(case: &Case, form: HandInCash, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let found = cash_where(case, |payment, cash| payment.receipt == form.receipt && cash.handed_in.is_none());
    let Some(taken) = found else {
        return Err(Refusal::input("receipt", "没有这张票据的待交罚款"));
    };
    if form.on > now.today() || form.on < taken.paid_on {
        return Err(Refusal::input("on", "交款日应在收缴日到今天之间"));
    }
    Ok((Step::HandInCash(form), Outcome::Recorded))
}

/// Handed in to the agency and not yet paid to the bank.
fn on_the_way(cash: &Cash) -> bool {
    cash.handed_in.is_some() && cash.banked.is_none()
}

pub(crate) fn may_bank(case: &Case) -> Result<(), Refusal> {
    match cash_where(case, |_, cash| on_the_way(cash)) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::Incomplete, "没有已交本机关、待缴银行的罚款", &[HAND_IN])),
    }
}

pub(crate) fn bank(case: &Case, form: BankCash, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let found = cash_where(case, |payment, cash| payment.receipt == form.receipt && on_the_way(cash));
    let Some(handed_in) = found.and_then(|payment| payment.cash.as_ref()?.handed_in) else {
        return Err(Refusal::input("receipt", "没有这张票据的待缴罚款"));
    };
    if form.on > now.today() || form.on < handed_in {
        return Err(Refusal::input("on", "缴付日应在交至本机关之日到今天之间"));
    }
    Ok((Step::BankCash(form), Outcome::Recorded))
}
