//! Legal review 法制审核 and collective discussion 集体讨论: no decision without them where the law asks for them.

use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHENGXU, CHUFA, HENAN_ZHIFA};
use crate::now::Now;
use crate::officer::{Officer, ReviewStanding};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{GiveLegalOpinion, RecordDiscussion, ReviewPoint, Step, StepKind, Verdict};

const REVIEW: Article = Article::new(CHUFA, "58(1)");

/// The case goes to review only with the written re-check opinion (行政处罚法 45(1), 58(1)).
pub(crate) fn may_submit(case: &Case) -> Result<(), Refusal> {
    if case.stage.kind() == StageKind::InquiryDone && case.sparing.is_some() {
        return match case.sparing.as_ref().is_some_and(|sparing| sparing.endorsed.is_some()) {
            true => Ok(()),
            false => Err(Refusal::new(Obstacle::Incomplete, "调查终结报告还没有经承办机构审核同意", &[REVIEW])),
        };
    }
    in_stage(case, StepKind::SubmitToReview, &[StageKind::Recheck], &[REVIEW])?;
    recheck_written(case)?;
    if !case.review_due() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案不属于须法制审核的情形，可直接报负责人决定", &[REVIEW]));
    }
    Ok(())
}

/// A written re-check opinion must be on file (住房和城乡建设行政处罚程序规定 22).
pub(crate) fn recheck_written(case: &Case) -> Result<(), Refusal> {
    match case.notice.as_ref().and_then(|notice| notice.recheck.as_ref()) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(
            Obstacle::Incomplete,
            "还没有书面复核意见",
            &[Article::new(CHUFA, "45(1)"), Article::new(CHENGXU, "22")],
        )),
    }
}

/// Review staff only, who hold the qualification or served before it was asked for, and who did not investigate
/// (行政处罚法 58; 河南省行政执法条例 28(2)).
pub(crate) fn may_opine(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    in_stage(case, StepKind::GiveLegalOpinion, &[StageKind::Legal], &[REVIEW])?;
    if case.sparing.is_none() {
        recheck_written(case)?;
    }
    let apart = [Article::new(CHUFA, "58"), Article::new(HENAN_ZHIFA, "28(2)")];
    not_an_investigator(case, officer, "审核本案", &apart)?;
    if officer.review_standing == ReviewStanding::None {
        return Err(Refusal::new(
            Obstacle::Certificate,
            format!("不能审核本案：{}没有登记法律职业资格，初次从事法制审核的应当取得", officer.name),
            &[Article::new(CHUFA, "58(2)")],
        ));
    }
    if case.review.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "法制审核意见已经出具", &[REVIEW]));
    }
    Ok(())
}

pub(crate) fn opine(mut form: GiveLegalOpinion) -> Result<(Step, Outcome), Refusal> {
    let missing: Vec<&str> =
        ReviewPoint::ALL.iter().filter(|point| !form.points.contains(point)).map(|point| point.label()).collect();
    if form.verdict == Verdict::Agree && !missing.is_empty() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            format!("同意的，八项都应审过。还没有勾选：{}", missing.join("；")),
            &[Article::new(CHENGXU, "24")],
        )
        .at("points"));
    }
    form.opinion = if form.verdict == Verdict::Agree && form.opinion.trim().is_empty() {
        "同意".to_owned()
    } else {
        required_text("opinion", "审核意见", &form.opinion, 10_000)?
    };
    Ok((Step::GiveLegalOpinion(form), Outcome::Recorded))
}

/// Without a pass no decision may be made (行政处罚法 58(1)).
pub(crate) fn review_passed(case: &Case) -> Result<(), Refusal> {
    if !case.review_due() {
        return Ok(());
    }
    match &case.review {
        Some(review) if review.verdict == Verdict::Agree => Ok(()),
        Some(review) => {
            Err(Refusal::new(Obstacle::Incomplete, format!("法制审核没有通过：{}", review.verdict.label()), &[REVIEW]))
        }
        None => Err(Refusal::new(Obstacle::Incomplete, "本案须法制审核，还没有审核意见", &[REVIEW])),
    }
}

pub(crate) fn may_discuss(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "57(2)"), Article::new(HENAN_ZHIFA, "28(2)")];
    in_stage(case, StepKind::RecordDiscussion, &[StageKind::Legal], &rule)?;
    recheck_written(case)?;
    review_passed(case)?;
    if !case.discussion_due() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案不属于须集体讨论的情形", &rule));
    }
    Ok(())
}

pub(crate) fn discuss(case: &Case, mut form: RecordDiscussion, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.members = required_text("members", "参加人员", &form.members, 1_000)?;
    form.recused = optional_text("recused", "回避人员", &form.recused, 1_000)?;
    form.views = required_text("views", "各人意见", &form.views, 10_000)?;
    form.conclusion = required_text("conclusion", "讨论结论", &form.conclusion, 5_000)?;
    if form.on > now.today() {
        return Err(Refusal::input("on", format!("讨论日 {} 还没有到", form.on)));
    }
    if form.on < case.stage.since() {
        return Err(Refusal::input("on", "集体讨论在法制审核之后"));
    }
    Ok((Step::RecordDiscussion(form), Outcome::Recorded))
}
