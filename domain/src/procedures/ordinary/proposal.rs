//! The closing report 调查终结报告: facts, the fine inside its band, and what follows: hearing, legal review, discussion.

use super::in_stage;
use crate::case::Case;
use crate::dossier::{FACTS_LIMIT, optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::catalogue::{PenaltyKind, Subject, Tier, Violation};
use crate::law::cite::{CHENGXU, CHUFA};
use crate::money::Fen;
use crate::now::Now;
use crate::party::Party;
use crate::procedures::ordinary::filing::{opinion, violation_of, within_limitation};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{EndorseReport, Step, StepKind, SubmitReport};

pub(crate) fn may_report(case: &Case, now: &Now) -> Result<(), Refusal> {
    inquiry_complete(case, StepKind::SubmitReport, now)?;
    let Some(order) = case.orders.last() else {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "还没有责令改正。处罚时应当责令改正或者限期改正，先制作责令限期改正通知书",
            &[Article::new(CHUFA, "28(1)")],
        ));
    };
    if order.service.deemed().is_none() {
        return Err(Refusal::new(
            Obstacle::NotServed,
            "责令限期改正通知书还没有送达证明。先登记送达",
            &[Article::new(CHUFA, "28(1)"), Article::new("民事诉讼法", "87")],
        ));
    }
    let order_first = case.law.as_ref().is_some_and(|law| law.order_first);
    if order_first && !order.ignored() {
        return Err(Refusal::new(
            Obstacle::TooEarly,
            "本案由须逾期不改正才能罚款：改正期满后复查，登记没有改正的情况",
            &[Article::new(CHUFA, "28(1)")],
        ));
    }
    Ok(())
}

/// Evidence on file, nothing under test, every measure still lawful (行政处罚法 40, 54, 56; 行政强制法 28).
pub(crate) fn inquiry_complete(case: &Case, kind: StepKind, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "54(1)"), Article::new(CHENGXU, "20(1)")];
    in_stage(case, kind, &[StageKind::Inquiry], &rule)?;
    if case.exhibits.is_empty() {
        return Err(Refusal::new(Obstacle::Incomplete, "没有证据，事实不能认定", &[Article::new(CHUFA, "40")]));
    }
    if let Some(sample) = case.samples.iter().find(|sample| sample.result.is_none()) {
        let why = format!("{}还在检测，结果出来后再终结调查", sample.what);
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "40"), Article::new(CHUFA, "56")]));
    }
    case.measures_lawful(now)
}

pub(crate) fn report(case: &Case, form: SubmitReport, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let (form, outcome) = proposed(case, form, now)?;
    Ok((Step::SubmitReport(form), outcome))
}

/// A proposal as written, with what follows from it: band, hearing, review, discussion.
pub(crate) fn proposed(case: &Case, mut form: SubmitReport, now: &Now) -> Result<(SubmitReport, Outcome), Refusal> {
    form.facts = required_text("facts", "查明的事实", &form.facts, FACTS_LIMIT)?;
    form.discretion = required_text("discretion", "裁量理由", &form.discretion, 2_000)?;
    form.law_comparison = optional_text("law_comparison", "新旧规定比较", &form.law_comparison, 2_000)?;
    if let Some(mitigation) = &mut form.mitigation {
        mitigation.facts = required_text("mitigation_facts", "减轻处罚的事实", &mitigation.facts, 2_000)?;
    }
    within_limitation(case, now)?;
    let violation = violation_of(case, now)?;
    law_compared(violation, &form, now)?;
    let party = case
        .dossier
        .party
        .as_ref()
        .ok_or_else(|| Refusal::new(Obstacle::Incomplete, "当事人还没有查明", &[Article::new(CHUFA, "40")]))?;
    let subject = subject_of(party, now)?;
    let tier = tier_of(violation, subject, &form.tier)?;
    ignored_where_the_tier_asks(case, tier)?;
    let (min_fen, max_fen) = band(tier)?;
    inside_the_band(&form, min_fen, max_fen)?;
    kinds_fit(violation, &form)?;
    super::decision::lighter_for_the_young(case, form.fine_fen, max_fen, now)?;
    let hearing = hearing_grounds(&form, min_fen, subject, now)?;
    let (review, discussion) = review_grounds(&form, subject, now)?;
    Ok((form, Outcome::Proposed { min_fen, max_fen, hearing, review, discussion }))
}

/// Old law unless the new one is lighter (行政处罚法 37): where the rule was replaced, the comparison must be on file.
pub(crate) fn law_compared(violation: &Violation, form: &SubmitReport, now: &Now) -> Result<(), Refusal> {
    let replaced = violation.to.is_some_and(|last| last < now.today());
    if replaced && form.law_comparison.is_empty() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "行为时的规定已被修改或废止。写明新旧规定的比较和适用哪一个的理由（从旧兼从轻）",
            &[Article::new(CHUFA, "37")],
        )
        .at("law_comparison"));
    }
    Ok(())
}

/// Whose figures apply; a sole trader counts as the bureau's legal office has ruled (a dated parameter).
pub fn subject_of(party: &Party, now: &Now) -> Result<Subject, Refusal> {
    Ok(match party {
        Party::Person(_) => Subject::Individual,
        Party::Organisation(_) => Subject::Unit,
        Party::SoleTrader(_) => {
            if now.law.parameters.flag("sole_trader_is_citizen", now.today())? {
                Subject::Individual
            } else {
                Subject::Unit
            }
        }
    })
}

/// The tier the facts belong to; tiers are chosen by fact, not by discretion.
pub(crate) fn tier_of<'v>(violation: &'v Violation, subject: Subject, name: &str) -> Result<&'v Tier, Refusal> {
    let tiers = violation.bands_for(subject);
    if tiers.is_empty() {
        return Err(Refusal::new(Obstacle::Amount, "本案由没有对这类当事人规定罚款", &violation.penalty).at("tier"));
    }
    tiers.into_iter().find(|tier| tier.tier == name).ok_or_else(|| Refusal::input("tier", "选择适用的档次"))
}

/// The tiers 逾期不改正 and 拒不改正 exist only after an order that was served and ignored (行政处罚法 28(1)).
fn ignored_where_the_tier_asks(case: &Case, tier: &Tier) -> Result<(), Refusal> {
    let asks = tier.tier.starts_with("overdue") || tier.tier.starts_with("refusal");
    if asks && !case.orders.last().is_some_and(crate::case::side::CorrectionOrder::ignored) {
        return Err(Refusal::new(
            Obstacle::TooEarly,
            "这一档以责令改正后逾期不改正或者拒不改正为前提：改正期满后复查，登记没有改正的情况",
            &[Article::new(CHUFA, "28(1)")],
        )
        .at("tier"));
    }
    Ok(())
}

/// The tier's band in fen.
pub(crate) fn band(tier: &Tier) -> Result<(Fen, Fen), Refusal> {
    match (tier.min, tier.max) {
        (Some(min), Some(max)) => Ok((min, max)),
        _ => Err(Refusal::input("tier", "这一档按比例或者件数计罚，要先录入计罚基数；本版本还不能办理这一档")),
    }
}

/// Inside the band; below it only on a ground of the statute (行政处罚法 32); above it never.
pub fn inside_the_band(form: &SubmitReport, min: Fen, max: Fen) -> Result<(), Refusal> {
    let fine = form.fine_fen;
    let band = format!("{}–{} 元", min.plain(), max.plain());
    if fine <= Fen::ZERO {
        return Err(Refusal::input("fine_fen", "罚款须大于 0 元"));
    }
    if fine > max {
        let why = format!("罚款 {} 元高于法定幅度 {band}", fine.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "34")]).at("fine_fen"));
    }
    if fine < min && form.mitigation.is_none() {
        let why = format!("罚款 {} 元低于法定幅度 {band}。减轻处罚须选明法定理由，报负责人批准", fine.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "32")]).at("fine_fen"));
    }
    Ok(())
}

/// No kind of penalty the rule does not know (行政处罚法 38).
fn kinds_fit(violation: &Violation, form: &SubmitReport) -> Result<(), Refusal> {
    if form.warning && !violation.kinds.contains(&PenaltyKind::Warning) {
        return Err(Refusal::new(Obstacle::Amount, "本案由没有规定警告", &[Article::new(CHUFA, "38")]).at("warning"));
    }
    if form.confiscate_fen < Fen::ZERO {
        return Err(Refusal::input("confiscate_fen", "没收金额不能为负数"));
    }
    if form.confiscate_fen > Fen::MAX {
        return Err(Refusal::input("confiscate_fen", "没收金额过大，核对单位"));
    }
    let may_confiscate = violation.kinds.contains(&PenaltyKind::ConfiscateGains);
    if form.confiscate_fen > Fen::ZERO && !may_confiscate {
        return Err(Refusal::new(Obstacle::Amount, "本案由没有规定没收违法所得", &[Article::new(CHUFA, "38")])
            .at("confiscate_fen"));
    }
    Ok(())
}

/// A hearing must be offered from the Henan thresholds on (行政处罚法 63(1); 河南省行政处罚听证办法 4), both inclusive;
/// also where only the lowest fine of the band reaches it.
fn hearing_grounds(form: &SubmitReport, min: Fen, subject: Subject, now: &Now) -> Result<Vec<String>, Refusal> {
    let on = now.today();
    let (fine_name, confiscation_name, who) = match subject {
        Subject::Individual => ("hearing_fine_citizen", "hearing_confiscation_citizen", "公民"),
        Subject::Unit | Subject::Any => ("hearing_fine_organisation", "hearing_confiscation_organisation", "单位"),
    };
    let from = now.law.parameters.amount(fine_name, on)?;
    let mut grounds = Vec::new();
    if form.fine_fen >= from {
        grounds.push(format!("对{who}罚款 {} 元，达到听证标准 {} 元", form.fine_fen.plain(), from.plain()));
    } else if min >= from {
        grounds.push(format!("法定最低罚款 {} 元，达到听证标准 {} 元", min.plain(), from.plain()));
    }
    let from = now.law.parameters.amount(confiscation_name, on)?;
    if form.confiscate_fen >= from {
        grounds.push(format!("没收 {} 元，达到听证标准 {} 元", form.confiscate_fen.plain(), from.plain()));
    }
    Ok(grounds)
}

/// Grounds of legal review (行政处罚法 58(1)) and of collective discussion (行政处罚法 57(2); 河南省行政执法条例 28).
fn review_grounds(form: &SubmitReport, subject: Subject, now: &Now) -> Result<(Vec<String>, Vec<String>), Refusal> {
    let on = now.today();
    let parameters = &now.law.parameters;
    let (fine_name, confiscation_name) = match subject {
        Subject::Individual => ("major_fine_citizen", "hearing_confiscation_citizen"),
        Subject::Unit | Subject::Any => ("major_fine_organisation", "hearing_confiscation_organisation"),
    };
    let major_from = parameters.amount(fine_name, on)?;
    let large_from = parameters.amount(confiscation_name, on)?;
    let mut review = Vec::new();
    let mut discussion = Vec::new();
    if form.public_interest {
        review.push("涉及重大公共利益".to_owned());
        discussion.push("涉及重大公共利益".to_owned());
    }
    if form.difficult {
        review.push("案情疑难复杂、涉及多个法律关系".to_owned());
        discussion.push("情节复杂".to_owned());
    }
    if form.fine_fen >= major_from {
        let major = format!("罚款 {} 元，属本机关重大执法决定（{} 元以上）", form.fine_fen.plain(), major_from.plain());
        review.push(major.clone());
        discussion.push(major);
    }
    // The bureau's list names fines only; until it names confiscation too, what opens a hearing counts as major.
    if form.confiscate_fen >= large_from {
        let major = format!("没收 {} 元，达到较大数额（{} 元以上）", form.confiscate_fen.plain(), large_from.plain());
        review.push(major.clone());
        discussion.push(major);
    }
    if review.is_empty() && parameters.flag("legal_review_of_every_penalty", on)? {
        review.push("本机关规定普通程序处罚一律法制审核".to_owned());
    }
    Ok((review, discussion))
}

pub(crate) fn may_endorse(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "57(1)"), Article::new(CHENGXU, "20(1)")];
    in_stage(case, StepKind::EndorseReport, &[StageKind::InquiryDone], &rule)?;
    let unchecked = case.report.as_ref().is_some_and(|report| report.endorsed.is_none())
        || case.sparing.as_ref().is_some_and(|sparing| sparing.endorsed.is_none());
    match unchecked {
        true => Ok(()),
        false => Err(Refusal::new(Obstacle::WrongStage, "调查终结报告已经审核", &rule)),
    }
}

pub(crate) fn endorse(mut form: EndorseReport) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    Ok((Step::EndorseReport(form), Outcome::Recorded))
}

/// The kinds of penalty a proposal or decision contains, in the words the disclosure table uses.
pub fn kinds_of(warning: bool, fine: Fen, confiscate: Fen) -> Vec<PenaltyKind> {
    [
        warning.then_some(PenaltyKind::Warning),
        (fine > Fen::ZERO).then_some(PenaltyKind::Fine),
        (confiscate > Fen::ZERO).then_some(PenaltyKind::ConfiscateGains),
    ]
    .into_iter()
    .flatten()
    .collect()
}
