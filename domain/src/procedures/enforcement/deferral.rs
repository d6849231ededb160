//! Time to pay 暂缓、分期: on application for real hardship, approved, in words and figures, without surcharge while it runs.

use chrono::NaiveDate;

use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::money::Fen;
use crate::now::Now;
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ExecutionAgreement, ProposeDeferral, Step, StepKind};

/// Real hardship, application, approval (行政处罚法 66(2)); an execution agreement by stages (行政强制法 42).
const HARDSHIP: [Article; 2] = [Article::new(CHUFA, "66(2)"), Article::new(QIANGZHI, "42")];

pub(crate) fn may_propose(case: &Case, now: &Now) -> Result<(), Refusal> {
    may_be_granted(case, now)?;
    requests::open(case, |matter| matches!(matter, Matter::Deferral(_))).map(|_| ())
}

/// The law sets no last day for the application; surcharge already run stays.
pub(crate) fn may_be_granted(case: &Case, now: &Now) -> Result<(), Refusal> {
    let stages = [StageKind::Served, StageKind::Overdue, StageKind::Demanded];
    in_stage(case, StepKind::ProposeDeferral, &stages, &HARDSHIP)?;
    if case.balance(now.today()).is_none_or(|balance| balance.left_fen <= Fen::ZERO) {
        return Err(Refusal::new(Obstacle::WrongStage, "没有尚欠的罚款", &HARDSHIP));
    }
    Ok(())
}

pub(crate) fn propose(case: &Case, mut form: ProposeDeferral, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.hardship = required_text("hardship", "经济困难的情况和证明", &form.hardship, 2_000)
        .map_err(|refusal| Refusal { articles: HARDSHIP[..1].to_vec(), ..refusal })?;
    let today = now.today();
    let served = case.decision.as_ref().and_then(|decision| decision.service.deemed());
    if form.applied_on > today || served.is_some_and(|day| form.applied_on < day) {
        return Err(Refusal::input("applied_on", "申请日应在决定书送达日到今天之间"));
    }
    let nothing_left = form.instalments.is_empty() && form.agreement.is_none();
    if nothing_left || form.instalments.len() > 60 {
        return Err(Refusal::input("instalments", "写明每期的日期和金额，最多 60 期"));
    }
    let mut last = today;
    let mut sum = Fen::ZERO;
    for instalment in &form.instalments {
        if instalment.due <= last {
            return Err(Refusal::input("instalments", format!("{} 不晚于前一期或者今天", instalment.due)));
        }
        if instalment.amount_fen <= Fen::ZERO {
            return Err(Refusal::input("instalments", "每期金额须大于 0 元"));
        }
        last = instalment.due;
        sum = sum.checked_add(instalment.amount_fen).ok_or_else(|| Refusal::input("instalments", "金额过大"))?;
    }
    let waived = match &mut form.agreement {
        None => Fen::ZERO,
        Some(agreement) => agreed(case, agreement, today)?,
    };
    let left = case.balance(today).map_or(Fen::ZERO, |balance| balance.left_fen);
    let owed = Fen::new(left.get() - waived.get());
    if sum != owed {
        let less = if waived > Fen::ZERO { format!("减去减免的 {} 元", waived.plain()) } else { String::new() };
        let why = format!("各期合计 {} 元，尚欠 {} 元{less}，两者应当相等", sum.plain(), left.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &HARDSHIP[..1]).at("instalments"));
    }
    if form.instalments.is_empty() && owed > Fen::ZERO {
        return Err(Refusal::input("instalments", "写明每期的日期和金额，最多 60 期"));
    }
    Ok((Step::ProposeDeferral(form), Outcome::Requested { request: requests::next(case) }))
}

/// What an execution agreement waives: of the surcharge that has run, never of the fine, and only where the party remedied
/// the matter and nobody suffers (行政强制法 42).
fn agreed(case: &Case, agreement: &mut ExecutionAgreement, today: NaiveDate) -> Result<Fen, Refusal> {
    let rule = &HARDSHIP[1..];
    agreement.remedied = required_text("remedied", "补救措施", &agreement.remedied, 5_000)
        .map_err(|refusal| Refusal { articles: rule.to_vec(), ..refusal })?;
    if !agreement.harmless {
        let why = "执行协议不得损害公共利益和他人合法权益";
        return Err(Refusal::new(Obstacle::Incomplete, why, rule).at("harmless"));
    }
    let run = case.balance(today).map_or(Fen::ZERO, |balance| balance.surcharge_fen.min(balance.left_fen));
    if agreement.waived_fen <= Fen::ZERO || agreement.waived_fen > run {
        let why = format!(
            "减免 {} 元；可以减免的只有加处罚款，到今天 {} 元，罚款本数不能减",
            agreement.waived_fen.plain(),
            run.plain()
        );
        return Err(Refusal::new(Obstacle::Amount, why, rule).at("waived_fen"));
    }
    Ok(agreement.waived_fen)
}

/// An instalment or the date missed ends the grant: surcharge runs again from the next day (行政处罚法 72(2)).
pub(crate) fn may_mark_missed(case: &Case, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "66(2)"), Article::new(CHUFA, "72(2)")];
    in_stage(case, StepKind::MarkInstalmentMissed, &[StageKind::Deferred], &rule)?;
    match case.missed_instalment(now.today()) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::TooEarly, "没有到期未缴的一期", &rule)),
    }
}

pub(crate) fn mark_missed(case: &Case, step: Step, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let today = now.today();
    let due = case.missed_instalment(today).map(|instalment| instalment.due);
    let since = due.and_then(|day| day.succ_opt()).unwrap_or(today);
    Ok((step, Outcome::Overdue { since }))
}
