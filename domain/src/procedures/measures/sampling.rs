//! Samples and tests: sent, timed, returned; their time is not counted and the party is told how long it takes.

use super::UNTIL_DECIDED;
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{RecordTestResult, SendSample, Step, StepKind};

/// Sampling is allowed; test time is fixed and told (行政处罚法 56; 行政强制法 25(3)).
const RULE: [Article; 2] = [Article::new(CHUFA, "56"), Article::new(QIANGZHI, "25(3)")];

pub(crate) fn may_send(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::SendSample, &UNTIL_DECIDED, &RULE)
}

pub(crate) fn send(case: &Case, mut form: SendSample, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.what = required_text("what", "送检物品", &form.what, 500)?;
    form.laboratory = required_text("laboratory", "检测机构", &form.laboratory, 100)?;
    if form.sent_on > now.today() || form.sent_on < case.clue.received_on {
        return Err(Refusal::input("sent_on", "送检日应在收到线索日到今天之间"));
    }
    if form.days == 0 || form.days > 365 {
        return Err(Refusal::new(Obstacle::Invalid, "写明检测期间的天数，并告知当事人", &RULE[1..]).at("days"));
    }
    let number = u32::try_from(case.samples.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok((Step::SendSample(form), Outcome::Begun { number, second: String::new() }))
}

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    if case.samples.iter().all(|sample| sample.result.is_some()) {
        return Err(Refusal::new(Obstacle::Incomplete, "没有在检测的样品", &RULE));
    }
    in_stage(case, StepKind::RecordTestResult, &UNTIL_DECIDED, &RULE)
}

pub(crate) fn record(case: &Case, mut form: RecordTestResult, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.result = required_text("result", "检测结果", &form.result, 2_000)?;
    let Some(sample) = case.samples.iter().find(|sample| sample.id == form.sample && sample.result.is_none()) else {
        return Err(Refusal::input("sample", "没有这件样品，或者结果已经登记"));
    };
    if form.on > now.today() || form.on < sample.sent_on {
        return Err(Refusal::input("on", "结果日应在送检日到今天之间"));
    }
    Ok((Step::RecordTestResult(form), Outcome::Recorded))
}
