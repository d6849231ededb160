//! The demand letter 催告书: only on a decision proved served and unpaid; the party may answer, the answer is checked.

use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::money::Fen;
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{IssueDemand, RecordDemandAnswer, Step, StepKind};

/// Before the court is asked, the party is (行政强制法 35, 54).
const DEMAND: [Article; 2] = [Article::new(QIANGZHI, "35"), Article::new(QIANGZHI, "54")];

/// The service lock: no demand before the decision is proved served and its period to pay is over.
pub(crate) fn may_issue(case: &Case, now: &Now) -> Result<(), Refusal> {
    if case.decision.as_ref().is_some_and(|decision| decision.service.deemed().is_none()) {
        return Err(Refusal::new(
            Obstacle::NotServed,
            "暂不能制作催告书：处罚决定书尚无送达证明，缴款期限还没有起算。先登记送达回证",
            &[Article::new(CHUFA, "67(3)"), DEMAND[0].clone(), DEMAND[1].clone()],
        ));
    }
    in_stage(case, StepKind::IssueDemand, &[StageKind::Overdue], &DEMAND)?;
    case.not_suspended("催告")?;
    if case.demand.as_ref().is_some_and(|demand| demand.service.deemed().is_none()) {
        return Err(Refusal::new(Obstacle::NotServed, "催告书已经制作，还没有送达证明。先登记送达", &DEMAND));
    }
    if case.balance(now.today()).is_none_or(|balance| balance.left_fen <= Fen::ZERO) {
        return Err(Refusal::new(Obstacle::WrongStage, "没有尚欠的罚款", &DEMAND));
    }
    Ok(())
}

pub(crate) fn issue(case: &Case, form: IssueDemand, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let today = now.today();
    // The ten working days of the letter are the party's; a shorter last day would mislead it.
    let first = now.law.calendar.plus_working_days(today, 10)?;
    if form.due < first {
        let why = format!("履行期限 {} 太短：今天送达，第 10 个工作日是 {first}", form.due);
        return Err(Refusal::new(Obstacle::TooEarly, why, &DEMAND[1..]).at("due"));
    }
    let sum_fen = case.balance(today).map_or(Fen::ZERO, |balance| balance.left_fen);
    Ok((Step::IssueDemand(form), Outcome::Demanded { sum_fen }))
}

/// The party may state and defend; facts, reasons and evidence are recorded and checked (行政强制法 36).
pub(crate) fn may_answer(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(QIANGZHI, "36")];
    if case.demand.as_ref().is_none_or(|demand| demand.service.deemed().is_none()) {
        return Err(Refusal::new(Obstacle::NotServed, "催告书还没有送达证明", &rule));
    }
    in_stage(case, StepKind::RecordDemandAnswer, &[StageKind::Demanded], &rule)
}

pub(crate) fn answer(case: &Case, mut form: RecordDemandAnswer, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.content = required_text("content", "陈述申辩要点", &form.content, 10_000)?;
    form.checked = required_text("checked", "复核情况", &form.checked, 5_000)?;
    let served = case.demand.as_ref().and_then(|demand| demand.service.deemed());
    if form.received_on > now.today() || served.is_some_and(|day| form.received_on < day) {
        return Err(Refusal::input("received_on", "收到日应在催告书送达日到今天之间"));
    }
    Ok((Step::RecordDemandAnswer(form), Outcome::Recorded))
}
