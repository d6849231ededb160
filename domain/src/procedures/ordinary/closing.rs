//! Disclosure sent, closing form approved: the file is complete and stays as it is.

use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA, QIANGZHI, SHUANG_GONGSHI};
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::enforcement::court;
use crate::procedures::ordinary::filing::opinion;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{
    ApplyForClosing, ApproveClosing, Archive, PoliceAnswer, ReportDisclosure, Step, StepKind, WithdrawDisclosure,
};

/// Publicity of penalty decisions (行政处罚法 48(1)) and double publicity within 7 working days of the decision.
const PUBLICITY: [Article; 2] = [Article::new(CHUFA, "48(1)"), Article::new(SHUANG_GONGSHI, "")];

pub(crate) fn may_report(case: &Case, now: &Now) -> Result<(), Refusal> {
    if case.decision.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "还没有处罚决定，没有可报送的", &PUBLICITY[..1]));
    }
    if case.reported.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案已经报送", &PUBLICITY[..1]));
    }
    if case.decision_fell() {
        let why = "处罚决定已被撤销、变更、确认违法或者无效，不再报送";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(CHUFA, "48(2)")]));
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

/// Publicity of an annulled decision is withdrawn within three working days (行政处罚法 48(2)).
pub(crate) fn may_withdraw(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "48(2)")];
    match (&case.reported, case.annulments.last()) {
        (None, _) => Err(Refusal::new(Obstacle::Incomplete, "本案没有报送，没有可撤下的", &rule)),
        (_, None) => Err(Refusal::new(Obstacle::WrongStage, "处罚决定没有被撤销、变更、确认违法或者无效", &rule)),
        (_, Some(last)) if last.withdrawn_on.is_some() => {
            Err(Refusal::new(Obstacle::WrongStage, "公示信息已经撤下", &rule))
        }
        _ => Ok(()),
    }
}

pub(crate) fn withdraw(case: &Case, mut form: WithdrawDisclosure, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "公开说明的理由", &form.reason, 2_000)?;
    let annulled = case.annulments.last().map(|annulment| annulment.on);
    if form.on > now.today() || annulled.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "撤下日应在决定被撤销、变更之日到今天之间"));
    }
    Ok((Step::WithdrawDisclosure(form), Outcome::Recorded))
}

/// The file is bound once the case is closed; remedy periods may still run (河南省行政执法条例 33(2)).
pub(crate) fn may_archive(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "47"), Article::new(HENAN_ZHIFA, "33(2)")];
    in_stage(case, StepKind::Archive, &[StageKind::Closed], &rule)
}

pub(crate) fn archive(mut form: Archive) -> Result<(Step, Outcome), Refusal> {
    form.volume = required_text("volume", "案卷号", &form.volume, 100)?;
    form.keeper = required_text("keeper", "保管人", &form.keeper, 100)?;
    if form.pages == 0 || form.pages > 100_000 {
        return Err(Refusal::input("pages", "写明案卷页数"));
    }
    Ok((Step::Archive(form), Outcome::Recorded))
}

/// How a case ends: without filing, handed on, dropped, with the police, spared, performed, given up by the court, refused
/// by it, or annulled for good.
const ENDS: [StageKind; 9] = [
    StageKind::NotFiled,
    StageKind::Referred,
    StageKind::Dropped,
    StageKind::ToPolice,
    StageKind::Served,
    StageKind::Performed,
    StageKind::ExecutionEnded,
    StageKind::CourtRefused,
    StageKind::Annulled,
];

/// Refuses while the bureau's own execution is decided and neither done nor ended (行政强制法 40, 50; 城乡规划法 68).
fn nothing_executed(case: &Case) -> Result<(), Refusal> {
    match crate::procedures::enforcement::halt::targets(case).first() {
        None => Ok(()),
        Some(target) => {
            let why = format!("不能结案：{}已经决定，还没有完毕或者终结", target.label());
            Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(QIANGZHI, "40")]))
        }
    }
}

pub(crate) fn may_apply(case: &Case, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "47"), Article::new(CHUFA, "66(1)")];
    let stage = case.stage.kind();
    let owed = case.decision.is_some() && matches!(stage, StageKind::Served | StageKind::Overdue | StageKind::Demanded);
    if owed {
        let left = case.duties_left(now.today()).join("，");
        let why = if left.is_empty() {
            "决定还没有履行完毕".to_owned()
        } else {
            format!("决定还没有履行完毕：{left}")
        };
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "66(1)")]));
    }
    in_stage(case, StepKind::ApplyForClosing, &ENDS, &rule)?;
    if case.closing.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "结案申请已经提交，待负责人审批", &rule[..1]));
    }
    case.nothing_held("结案")?;
    nothing_executed(case)?;
    may_end_here(case, stage, now)?;
    if case.owes_report(&now.law) {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "处罚信息还没有报送双公示。由双公示专员报送后再结案",
            &PUBLICITY[..1],
        ));
    }
    Ok(())
}

/// What some ends still ask for before the file is closed.
fn may_end_here(case: &Case, stage: StageKind, now: &Now) -> Result<(), Refusal> {
    if case.on_the_spot().is_some_and(|spot| spot.filed_on.is_none()) {
        let why = "当场处罚决定还没有报本机关备案";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "52(3)")]));
    }
    if case.payments.iter().any(|payment| payment.cash.as_ref().is_some_and(|cash| cash.banked.is_none())) {
        let why = "当场收缴的罚款还没有缴付银行";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "71")]));
    }
    if let Some(last) = court::objection_until(case).filter(|last| now.today() <= *last) {
        let why = format!("法院的裁定还没有生效，{last} 以前可以向上一级人民法院申请复议");
        let rule = [Article::new(QIANGZHI, "56(2)"), Article::new(QIANGZHI, "58(3)")];
        return Err(Refusal::new(Obstacle::TooEarly, why, &rule));
    }
    let accepted = case.police.as_ref().and_then(|police| police.answers.last()).map(|reply| reply.answer);
    if stage == StageKind::ToPolice && accepted != Some(PoliceAnswer::Filed) {
        let why = "公安机关还没有立案的答复";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "27(1)")]));
    }
    if stage == StageKind::Annulled {
        let rule = [Article::new(CHUFA, "48(2)")];
        let last = case.annulments.last();
        if last.is_some_and(|annulment| annulment.act_anew || annulment.fine_fen.is_some()) {
            let why = "决定被撤销后须重新办理，或者按变更后的决定执行，不能结案";
            return Err(Refusal::new(Obstacle::WrongStage, why, &rule));
        }
    }
    let stale = case.annulments.last().is_some_and(|annulment| annulment.withdrawn_on.is_none());
    if case.reported.is_some() && stale {
        let why = "决定被撤销、变更前的公示信息还没有撤下";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "48(2)")]));
    }
    Ok(())
}

pub(crate) fn apply(mut form: ApplyForClosing) -> Result<(Step, Outcome), Refusal> {
    form.opinion = required_text("opinion", "履行情况和结案意见", &form.opinion, 2_000)?;
    Ok((Step::ApplyForClosing(form), Outcome::Recorded))
}

pub(crate) fn may_approve(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    in_stage(case, StepKind::ApproveClosing, &ENDS, &[Article::new(CHUFA, "47")])?;
    if case.closing.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "承办人还没有申请结案", &[Article::new(CHUFA, "47")]));
    }
    not_an_investigator(case, officer, "审批结案", &[Article::new(CHUFA, "57(1)")])
}

pub(crate) fn approve(mut form: ApproveClosing) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    Ok((Step::ApproveClosing(form), Outcome::Recorded))
}
