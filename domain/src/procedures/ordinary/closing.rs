//! Disclosure sent, closing form approved: the file is complete and stays as it is.

use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, SHUANG_GONGSHI};
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::ordinary::filing::opinion;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ApplyForClosing, ApproveClosing, ReportDisclosure, Step, StepKind};

/// Publicity of penalty decisions (行政处罚法 48(1)) and double publicity within 7 working days of the decision.
const PUBLICITY: [Article; 2] = [Article::new(CHUFA, "48(1)"), Article::new(SHUANG_GONGSHI, "")];

pub(crate) fn may_report(case: &Case, now: &Now) -> Result<(), Refusal> {
    if case.decision.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "还没有处罚决定，没有可报送的", &PUBLICITY[..1]));
    }
    if case.reported.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案已经报送", &PUBLICITY[..1]));
    }
    match case.kept_back(&now.law) {
        Some(withheld) => {
            Err(Refusal::new(Obstacle::WrongStage, format!("本案不报：{}", withheld.why), &withheld.articles))
        }
        None => Ok(()),
    }
}

pub(crate) fn report(case: &Case, mut form: ReportDisclosure, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.batch = required_text("batch", "报送批次", &form.batch, 100)?;
    if form.on > now.today() || case.decision.as_ref().is_some_and(|decision| form.on < decision.on) {
        return Err(Refusal::input("on", "报送日应在决定日到今天之间"));
    }
    Ok((Step::ReportDisclosure(form), Outcome::Recorded))
}

pub(crate) fn may_apply(case: &Case, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "47"), Article::new(CHUFA, "66(1)")];
    if matches!(case.stage.kind(), StageKind::Served | StageKind::Overdue) {
        let left = case.duties_left(now.today()).join("，");
        let why = if left.is_empty() {
            "决定还没有履行完毕".to_owned()
        } else {
            format!("决定还没有履行完毕：{left}")
        };
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "66(1)")]));
    }
    in_stage(case, StepKind::ApplyForClosing, &[StageKind::Performed], &rule)?;
    if case.closing.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "结案申请已经提交，待负责人审批", &rule[..1]));
    }
    if case.reported.is_none() && case.kept_back(&now.law).is_none() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "处罚信息还没有报送双公示。由双公示专员报送后再结案",
            &PUBLICITY[..1],
        ));
    }
    Ok(())
}

pub(crate) fn apply(mut form: ApplyForClosing) -> Result<(Step, Outcome), Refusal> {
    form.opinion = required_text("opinion", "履行情况和结案意见", &form.opinion, 2_000)?;
    Ok((Step::ApplyForClosing(form), Outcome::Recorded))
}

pub(crate) fn may_approve(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    in_stage(case, StepKind::ApproveClosing, &[StageKind::Performed], &[Article::new(CHUFA, "47")])?;
    if case.closing.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "承办人还没有申请结案", &[Article::new(CHUFA, "47")]));
    }
    not_an_investigator(case, officer, "审批结案", &[Article::new(CHUFA, "57(1)")])
}

pub(crate) fn approve(mut form: ApproveClosing) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    Ok((Step::ApproveClosing(form), Outcome::Recorded))
}
