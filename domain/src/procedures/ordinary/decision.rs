//! The head decides: only after notice, hearing of the defence, review and discussion where due, within 90 days.

use super::review::{recheck_written, review_passed};
use super::{in_stage, not_an_investigator, notice};
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA};
use crate::law::discretion::{Departure, inside};
use crate::money::Fen;
use crate::now::Now;
use crate::officer::{Officer, Role};
use crate::procedures::ordinary::filing::opinion;
use crate::procedures::remedies::renewed::not_the_same;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{DecidePenalty, ReturnForInquiry, Step, StepKind};

/// The head examines the result and decides (行政处罚法 57(1)).
const DECIDE: Article = Article::new(CHUFA, "57(1)");

pub(crate) fn may_decide(case: &Case, officer: &Officer, now: &Now) -> Result<(), Refusal> {
    decided_already(case)?;
    told_and_heard(case, now)?;
    let stages = [StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::DecidePenalty, &stages, &[DECIDE])?;
    case.competence_settled("作出处罚决定")?;
    case.evidence_stands()?;
    recheck_written(case)?;
    review_passed(case)?;
    if case.discussion_due() && case.minutes.is_none() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "本案须经集体讨论，还没有讨论记录",
            &[Article::new(CHUFA, "57(2)"), Article::new(HENAN_ZHIFA, "28(2)")],
        ));
    }
    not_an_investigator(case, officer, "决定本案", &[DECIDE])?;
    if case.review.as_ref().is_some_and(|review| review.opinion.by == officer.id) {
        return Err(Refusal::new(
            Obstacle::SamePerson,
            format!("不能决定本案：{}同时是本案法制审核人员", officer.name),
            &[DECIDE, Article::new(CHUFA, "58(1)")],
        ));
    }
    within_ninety_days(case, now)
}

pub(crate) fn decided_already(case: &Case) -> Result<(), Refusal> {
    if case.decision.is_some() || case.no_penalty.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "决定已经作出", &[DECIDE]));
    }
    Ok(())
}

/// No decision without a served notice and its periods over or waived (行政处罚法 44, 45, 62, 64(1)).
pub(crate) fn told_and_heard(case: &Case, now: &Now) -> Result<(), Refusal> {
    let lock = || {
        Refusal::new(
            Obstacle::NotServed,
            "暂不能作出处罚决定：行政处罚事先告知书还没有送达证明。先告知并登记送达",
            &[Article::new(CHUFA, "44"), Article::new(CHUFA, "62")],
        )
    };
    let told = case.notice.as_ref().ok_or_else(lock)?;
    let served = told.service.deemed().ok_or_else(lock)?;
    let today = now.today();
    if told.defence_waived.is_none() {
        let period = notice::defence_period(told, served, now)?;
        if today <= period.ends {
            return Err(notice::waiting_for_defence("作出处罚决定", served, period.ends, now)?);
        }
    }
    if told.hearing_offered && !told.hearing_settled() {
        let period = notice::hearing_period(told, served, now)?;
        if today <= period.ends {
            return Err(Refusal::new(
                Obstacle::TooEarly,
                format!("暂不能作出处罚决定：听证申请期至 {}，当事人也未书面放弃听证", period.ends),
                &[Article::item(CHUFA, "64(1)")],
            ));
        }
    }
    Ok(())
}

/// 90 days from filing, calendar days, the last one inclusive and not rolled, longer by what was granted and what is not
/// counted (行政处罚法 60).
pub(crate) fn within_ninety_days(case: &Case, now: &Now) -> Result<(), Refusal> {
    let Some(last) = case.decide_by(now)? else { return Ok(()) };
    if now.today() > last {
        let from = case.decide_from().unwrap_or(last);
        return Err(Refusal::new(
            Obstacle::TooLate,
            format!("立案 {from} 起办案期限到 {last} 已满，没有登记延长。先报负责人处理"),
            &[Article::new(CHUFA, "60")],
        ));
    }
    Ok(())
}

pub(crate) fn decide(case: &Case, mut form: DecidePenalty, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(true, &form.opinion)?;
    spared_by_age(case, now)?;
    let Some(told) = &case.notice else {
        return Err(Refusal::new(Obstacle::Incomplete, "没有告知，不能决定", &[Article::new(CHUFA, "44")]));
    };
    notice::never_heavier(form.fine_fen, told)?;
    if form.confiscate_fen > told.confiscate_fen || form.confiscate_fen < Fen::ZERO {
        return Err(Refusal::new(
            Obstacle::Amount,
            format!("没收 {} 元，高于告知的 {} 元", form.confiscate_fen.plain(), told.confiscate_fen.plain()),
            &[Article::new(CHUFA, "44")],
        )
        .at("confiscate_fen"));
    }
    form.fines = notice::shares(form.fines, form.fine_fen, told)?;
    super::kinds::decided(&form, told, now)?;
    // The rule may have been replaced, or the power taken back, between report and decision: both are looked at on its day.
    each_still_ours(case, now)?;
    form.law_comparison = optional_text("law_comparison", "新旧规定比较", &form.law_comparison, 2_000)?;
    super::proposal::law_compared(case, &form.law_comparison, now)?;
    each_inside_its_band(case, &form, now)?;
    if let Some(report) = &case.report {
        not_the_same(case, &report.form, form.fine_fen, form.confiscate_fen)
            .map_err(|refusal| refusal.at("fine_fen"))?;
    }
    crate::documents::penalty_decision::complete(case, now)?;
    Ok((Step::DecidePenalty(form), Outcome::Recorded))
}

/// The power to punish each violation is the bureau's on the day of the decision too (行政处罚法 17, 18(2)).
fn each_still_ours(case: &Case, now: &Now) -> Result<(), Refusal> {
    let Some(report) = &case.report else { return Ok(()) };
    for (charge, weighed) in report.form.charges(&case.dossier).iter().zip(&report.weighed) {
        if let Some(rule) = now.law.catalogue.all().find(|rule| rule.code == weighed.law.code) {
            super::filing::competent(&charge.act, rule, now)?;
        }
    }
    Ok(())
}

/// Each fine inside its band after the re-check as before it, the re-check's words being the reason to leave the step
/// (行政处罚法 32, 34).
fn each_inside_its_band(case: &Case, form: &DecidePenalty, now: &Now) -> Result<(), Refusal> {
    let Some(report) = &case.report else { return Ok(()) };
    let recheck = case.notice.as_ref().and_then(|notice| notice.recheck.as_ref());
    let fines = if form.fines.is_empty() { vec![form.fine_fen] } else { form.fines.clone() };
    let charges = report.form.charges(&case.dossier);
    for ((charge, weighed), fine) in charges.iter().zip(&report.weighed).zip(fines) {
        // Where no fine was told, none is decided; there is no band to be inside of.
        let Some(computed) = &weighed.computed else { continue };
        let ground = charge.mitigation.as_ref().map(|one| one.ground.in_law());
        let said = recheck.map_or("", |recheck| recheck.opinion.text.as_str());
        let reason = if charge.figures.departure.is_empty() { said } else { &charge.figures.departure };
        inside(computed, fine, &Departure { ground, reason })?;
        lighter_for_the_young(case, fine, computed.statutory_max, now)?;
    }
    Ok(())
}

/// From fourteen to seventeen the penalty must be lighter or reduced (行政处罚法 30): never the highest fine of the band.
pub(crate) fn lighter_for_the_young(case: &Case, fine: Fen, max: Fen, now: &Now) -> Result<(), Refusal> {
    let ages = case.ages_at_act(&now.law.parameters)?;
    match ages.into_iter().filter_map(|(_, age)| age).find(|age| (14..18).contains(age)) {
        Some(age) if fine >= max => {
            let why = format!(
                "当事人行为时 {age} 周岁，应当从轻或者减轻行政处罚，不能按法定幅度的最高额 {} 元罚款",
                max.plain()
            );
            Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "30")]).at("fine_fen"))
        }
        _ => Ok(()),
    }
}

/// Nobody under fourteen is penalised, alone or together with others (行政处罚法 30).
pub(crate) fn spared_by_age(case: &Case, now: &Now) -> Result<(), Refusal> {
    let ages = case.ages_at_act(&now.law.parameters)?;
    let Some((name, age)) = ages.into_iter().find_map(|(name, age)| Some((name, age.filter(|age| *age < 14)?))) else {
        return Ok(());
    };
    let why = if case.dossier.is_joint() {
        format!("{name}行为时 {age} 周岁，不满十四周岁不予处罚。退回调查，从共同当事人里去掉，另案处理")
    } else {
        format!("当事人行为时 {age} 周岁，不满十四周岁不予处罚，责令监护人加以管教")
    };
    Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "30")]))
}

/// Facts unclear or evidence weak: back to the inquiry (行政处罚法 40, 57(1)).
pub(crate) fn may_return(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    let stages = [StageKind::InquiryDone, StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::ReturnForInquiry, &stages, &[Article::new(CHUFA, "40"), DECIDE])?;
    // The reviewer sends back what lies before him, and nothing else (行政处罚法 58(1)).
    let above = [Role::SquadLeader, Role::DepartmentHead, Role::Head];
    if case.stage.kind() != StageKind::Legal && !above.iter().any(|role| officer.holds(*role)) {
        return in_stage(case, StepKind::ReturnForInquiry, &[StageKind::Legal], &[Article::new(CHUFA, "58(1)")]);
    }
    Ok(())
}

pub(crate) fn send_back(mut form: ReturnForInquiry) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "退回原因", &form.reason, 2_000)?;
    Ok((Step::ReturnForInquiry(form), Outcome::Recorded))
}
