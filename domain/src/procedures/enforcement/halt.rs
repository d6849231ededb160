//! The bureau's own execution suspended, resumed, given up after three years, or ended (行政强制法 39, 40).

use chrono::NaiveDate;

use crate::case::Case;
use crate::case::side::{Halt, paused_since};
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::QIANGZHI;
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{ExecutionTarget, HaltAct, HaltExecution, Step, StepKind};

/// Suspended, and resumed when the cause is gone (行政强制法 39(1), 39(2)).
const PAUSED: Article = Article::new(QIANGZHI, "39");
/// Three years, no obvious harm, no means (行政强制法 39(2)).
const GIVEN_UP: Article = Article::new(QIANGZHI, "39(2)");
/// Ended (行政强制法 40).
const ENDED: Article = Article::new(QIANGZHI, "40");

/// The halts of an execution that is decided and not done, with the day it was decided; `None` where there is none.
fn running(case: &Case, target: ExecutionTarget) -> Option<(&[Halt], NaiveDate)> {
    match target {
        ExecutionTarget::Substitution => {
            let one = case.substitution()?;
            Some((&one.halts, one.decided.as_ref()?.approved.on))
        }
        ExecutionTarget::Demolition => {
            let building = case.building.as_ref().filter(|building| building.demolition_runs())?;
            let ordered = building.done(crate::step::BuildingAct::DemolitionInstructed)?;
            Some((&building.halts, ordered.on))
        }
    }
}

/// The executions that may be halted now.
pub fn targets(case: &Case) -> Vec<ExecutionTarget> {
    ExecutionTarget::ALL.iter().copied().filter(|target| running(case, *target).is_some()).collect()
}

pub(crate) fn may_halt(case: &Case) -> Result<(), Refusal> {
    if case.stage.kind().is_closed() {
        return in_stage(case, StepKind::HaltExecution, &[], &[PAUSED, ENDED]);
    }
    if targets(case).is_empty() {
        let why = "没有本机关正在进行的代履行或者强制拆除；法院的执行由法院裁定";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[PAUSED, ENDED]));
    }
    Ok(())
}

pub(crate) fn halt(case: &Case, mut form: HaltExecution, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "事实和证据", &form.reason, 5_000)?;
    let Some((halts, since)) = running(case, form.target) else {
        let why = format!("没有正在进行的{}", form.target.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, &[PAUSED, ENDED]).at("target"));
    };
    let first = halts.last().map_or(since, |halt| halt.on);
    if form.on < first || form.on > now.today() {
        return Err(Refusal::input("on", format!("日期应在 {first} 到今天之间")));
    }
    let paused = paused_since(halts);
    match (form.act, paused) {
        (HaltAct::Paused, Some(since)) => {
            Err(Refusal::new(Obstacle::WrongStage, format!("自 {since} 起已经中止"), &[PAUSED]).at("act"))
        }
        (HaltAct::Paused, None) if form.pause_ground.is_none() => {
            Err(Refusal::new(Obstacle::Incomplete, "选明中止执行的情形", &[PAUSED]).at("pause_ground"))
        }
        (HaltAct::Resumed | HaltAct::GivenUp, None) => {
            Err(Refusal::new(Obstacle::WrongStage, "没有中止执行", &[PAUSED]).at("act"))
        }
        (HaltAct::GivenUp, Some(since)) => given_up(form, since, now),
        (HaltAct::Ended, _) if form.end_ground.is_none() => {
            Err(Refusal::new(Obstacle::Incomplete, "选明终结执行的情形", &[ENDED]).at("end_ground"))
        }
        (HaltAct::Paused | HaltAct::Resumed | HaltAct::Ended, _) => Ok((Step::HaltExecution(form), Outcome::Recorded)),
    }
}

/// F9: all three conditions, or the execution stays suspended (行政强制法 39(2)).
fn given_up(form: HaltExecution, since: NaiveDate, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let last = now.law.count(DeadlineId::OwnExecutionPaused, since, "中止执行")?.ends;
    if form.on <= last {
        let why = format!("自 {since} 起中止，满三年是 {last}，还没有满");
        return Err(Refusal::new(Obstacle::TooEarly, why, &[GIVEN_UP]).at("act"));
    }
    if !form.no_social_harm {
        let why = "有明显社会危害的，不能不再执行";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[GIVEN_UP]).at("no_social_harm"));
    }
    if !form.no_means {
        let why = "当事人有能力履行的，不能不再执行";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[GIVEN_UP]).at("no_means"));
    }
    Ok((Step::HaltExecution(form), Outcome::Recorded))
}
