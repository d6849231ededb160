//! Carrying out what is no money: goods and permits handed over, a stop kept to its end, a criticism made known.

use super::in_stage;
use super::payment::UNPAID;
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{Penalty, RecordPerformance, Step, StepKind};

/// A decision is performed within the time it sets (行政处罚法 66(1)).
const PERFORM: [Article; 1] = [Article::new(CHUFA, "66(1)")];

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordPerformance, &UNPAID, &PERFORM)?;
    match case.not_carried_out().next() {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::WrongStage, "本案没有待登记执行的处罚", &PERFORM)),
    }
}

/// What ends with a day is carried out when that day is over: a permit held back, a stop. A restriction or a bar is carried
/// out once it is put into effect.
pub(crate) fn record(case: &Case, mut form: RecordPerformance, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.record = required_text("record", "执行情况", &form.record, 2_000)?;
    let found = case.not_carried_out().find(|one| one.number == form.number);
    let imposed = found.ok_or_else(|| Refusal::input("number", "没有这一项待登记执行的处罚"))?;
    let served = case.decision.as_ref().and_then(|decision| decision.service.deemed());
    if form.on > now.today() || served.is_none_or(|day| form.on < day) {
        return Err(Refusal::input("on", "执行日应在处罚决定书送达日到今天之间"));
    }
    if let Penalty::SuspendPermit { until, .. } | Penalty::StopBusiness { until, .. } = &imposed.penalty
        && form.on < *until
    {
        let why = format!("{}到 {until} 期满，期满后再登记执行完毕", imposed.penalty.kind().label());
        return Err(Refusal::new(Obstacle::TooEarly, why, &PERFORM).at("on"));
    }
    for id in &form.exhibits {
        let found = case.exhibits.iter().find(|exhibit| exhibit.id == *id);
        let exhibit = found.ok_or_else(|| Refusal::input("exhibits", "选定的证据不在本案证据里"))?;
        case.may_name(exhibit, "exhibits")?;
    }
    Ok((Step::RecordPerformance(form), Outcome::Recorded))
}
