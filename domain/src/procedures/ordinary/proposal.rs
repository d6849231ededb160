//! The closing report 调查终结报告: facts, the fine inside its band, and what follows: hearing, legal review, discussion.

use super::in_stage;
use crate::case::Case;
use crate::dossier::{FACTS_LIMIT, required_text};
use crate::event::{Outcome, Weighed};
use crate::law::article::Article;
use crate::law::catalogue::{Subject, Tier, Violation};
use crate::law::cite::{CHENGXU, CHUFA};
use crate::money::Fen;
use crate::now::Now;
use crate::party::Party;
use crate::procedures::ordinary::filing::opinion;
use crate::procedures::ordinary::weighing::{weigh, written};
use crate::procedures::remedies::renewed::not_the_same;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{Charge, EndorseReport, Step, StepKind, SubmitReport};

/// Violations that one decision deals with beside the first.
const FURTHER: usize = 9;

pub(crate) fn may_report(case: &Case, now: &Now) -> Result<(), Refusal> {
    inquiry_complete(case, StepKind::SubmitReport, now)?;
    let Some(order) = case.orders.last() else {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "还没有责令改正。处罚时应当责令改正或者限期改正，先制作责令限期改正通知书",
            &[Article::new(CHUFA, "28(1)")],
        ));
    };
    super::inquiry::ordered_each(case)?;
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
    if case.evidence().next().is_none() {
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

/// A proposal as written, with what follows from it: bands, hearing, review, discussion. Each violation is weighed by
/// itself, and what opens a hearing or a review is what is imposed together.
pub(crate) fn proposed(case: &Case, mut form: SubmitReport, now: &Now) -> Result<(SubmitReport, Outcome), Refusal> {
    form.facts = required_text("facts", "查明的事实", &form.facts, FACTS_LIMIT)?;
    if form.further.len() > FURTHER {
        return Err(Refusal::input("further", format!("一案最多处理 {} 项违法行为", FURTHER + 1)));
    }
    let mut weighed = Vec::new();
    for (index, charge) in form.charges(&case.dossier).into_iter().enumerate() {
        let of_this = |refusal: Refusal| match (index, &refusal.field) {
            (0, _) | (_, None) => refusal,
            (_, Some(field)) => Refusal { field: Some(format!("further.{}.{field}", index - 1)), ..refusal },
        };
        let mut charge = written(charge, now).map_err(of_this)?;
        if index > 0 {
            charge.act = charge.act.checked(now.today()).map_err(of_this)?;
        }
        let same = weighed.iter().any(|(other, _): &(Charge, Weighed)| {
            other.violation == charge.violation && other.act.on == charge.act.on && other.act.place == charge.act.place
        });
        if same {
            let why = "同一案由、同一天、同一地点的行为已经在本案处理，同一违法行为不得两次罚款";
            return Err(of_this(Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "29")]).at("violation")));
        }
        let result = weigh(case, &charge, now).map_err(of_this)?;
        weighed.push((charge, result));
    }
    let (charges, weighed): (Vec<Charge>, Vec<Weighed>) = weighed.into_iter().unzip();
    let mut charges = charges.into_iter();
    if let Some(first) = charges.next() {
        form.tier = first.tier;
        form.discretion = first.discretion;
        form.law_comparison = first.law_comparison;
        form.mitigation = first.mitigation;
        form.figures = first.figures;
        form.gains = first.gains;
        form.others = first.others;
    }
    form.further = charges.collect();
    let Some(first) = weighed.first() else { return Err(Refusal::input("facts", "没有违法行为")) };
    let (min_fen, max_fen) =
        first.computed.as_ref().map_or((Fen::ZERO, Fen::ZERO), |one| (one.statutory_min, one.statutory_max));
    not_the_same(case, &form, form.total_fine(), form.total_confiscated())?;
    let computed = weighed.iter().filter_map(|one| one.computed.as_ref());
    let lowest = computed.map(|one| one.statutory_min).max().unwrap_or(min_fen);
    let party = case.dossier.party.as_ref().ok_or_else(|| Refusal::input("party", "当事人还没有查明"))?;
    let subject = subject_of(party, now)?;
    let hearing = hearing_grounds(&form, lowest, subject, now)?;
    let (mut review, discussion) = review_grounds(&form, subject, now)?;
    review.extend(weighed.iter().filter_map(|one| one.confirm.as_ref()).map(|why| format!("{why}；由法制机构确认")));
    Ok((form, Outcome::Proposed { min_fen, max_fen, hearing, review, discussion, weighed }))
}

/// What the act may be judged by today and nobody has compared yet: the law changed since the report (行政处罚法 37).
///
/// # Errors
/// A reading has no value for today.
pub fn not_compared(case: &Case, now: &Now) -> Result<Vec<String>, Refusal> {
    let Some(report) = &case.report else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    for (charge, weighed) in report.form.charges(&case.dossier).iter().zip(&report.weighed) {
        let known = |code: &str| weighed.choice.code == code || weighed.choice.compared_with.iter().any(|c| c == code);
        let candidates = super::weighing::candidates_for(charge, now)?;
        let newer = candidates.list.iter().filter(|one| !known(&one.violation.code));
        names.extend(newer.map(|one| format!("{}（{}）", one.violation.name, one.standing.label())));
        if candidates.lapsed && charge.law_comparison.is_empty() {
            names.push(format!("“{}”已经失效", weighed.law.name));
        }
    }
    Ok(names)
}

/// Old law unless the new one is lighter (行政处罚法 37): who decides says which, where the law changed since the report.
pub(crate) fn law_compared(case: &Case, comparison: &str, now: &Now) -> Result<(), Refusal> {
    let names = not_compared(case, now)?;
    if names.is_empty() || !comparison.is_empty() {
        return Ok(());
    }
    let why = format!(
        "报告以后规定有变：{}。写明新旧规定的比较和适用哪一个的理由（从旧兼从轻）；改用新规定的，重新告知",
        names.join("、")
    );
    Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "37")]).at("law_comparison"))
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

/// The tier's band in fen.
pub(crate) fn band(tier: &Tier) -> Result<(Fen, Fen), Refusal> {
    match (tier.min, tier.max) {
        (Some(min), Some(max)) => Ok((min, max)),
        _ => Err(Refusal::input("tier", "这一档按比例或者件数计罚，要先录入计罚基数；本版本还不能办理这一档")),
    }
}

/// A hearing must be offered from the Henan thresholds on (行政处罚法 63(1); 河南省行政处罚听证办法 4), both inclusive;
/// also where only the lowest fine of the band reaches it. Gains and goods confiscated count together, the reading that
/// cannot cost the party its hearing; and what the law names by its kind opens one whatever its value.
fn hearing_grounds(form: &SubmitReport, min: Fen, subject: Subject, now: &Now) -> Result<Vec<String>, Refusal> {
    let on = now.today();
    let (fine_name, confiscation_name, who) = match subject {
        Subject::Individual => ("hearing_fine_citizen", "hearing_confiscation_citizen", "公民"),
        Subject::Unit | Subject::Any => ("hearing_fine_organisation", "hearing_confiscation_organisation", "单位"),
    };
    let from = now.law.parameters.amount(fine_name, on)?;
    let mut grounds = Vec::new();
    if form.total_fine() >= from {
        grounds.push(format!("对{who}罚款 {} 元，达到听证标准 {} 元", form.total_fine().plain(), from.plain()));
    } else if min >= from {
        grounds.push(format!("法定最低罚款 {} 元，达到听证标准 {} 元", min.plain(), from.plain()));
    }
    let from = now.law.parameters.amount(confiscation_name, on)?;
    if form.confiscated_value() >= from {
        grounds.push(format!("没收 {} 元，达到听证标准 {} 元", form.confiscated_value().plain(), from.plain()));
    }
    grounds.extend(heavy_kinds(form).into_iter().map(|kind| format!("{kind}，应当告知听证权利")));
    Ok(grounds)
}

/// The kinds for which the law has a hearing offered, each once (行政处罚法 63(1)(3), 63(1)(4)).
fn heavy_kinds(form: &SubmitReport) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = Vec::new();
    for penalty in form.all_others().iter().filter(|one| one.opens_hearing()) {
        let label = penalty.kind().label();
        if !kinds.contains(&label) {
            kinds.push(label);
        }
    }
    kinds
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
    if form.total_fine() >= major_from {
        let major =
            format!("罚款 {} 元，属本机关重大执法决定（{} 元以上）", form.total_fine().plain(), major_from.plain());
        review.push(major.clone());
        discussion.push(major);
    }
    // The bureau's list names fines only; until it names other kinds too, what opens a hearing counts as major.
    if form.confiscated_value() >= large_from {
        let major =
            format!("没收 {} 元，达到较大数额（{} 元以上）", form.confiscated_value().plain(), large_from.plain());
        review.push(major.clone());
        discussion.push(major);
    }
    for kind in heavy_kinds(form) {
        let major = format!("{kind}，属较重的行政处罚");
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
