//! The summary procedure 简易程序: certain facts, a small fine or a warning, two officers, told and heard, on the spot.

pub mod cash;

use super::in_stage;
use super::ordinary::filing::{chosen, two_investigators, violation_of, within_limitation};
use super::ordinary::proposal::{band, subject_of, tier_of};
use crate::case::Case;
use crate::dossier::{FACTS_LIMIT, optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::catalogue::{PenaltyKind, Subject};
use crate::law::cite::{CHENGXU, CHUFA};
use crate::money::Fen;
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::ordinary::decision::{lighter_for_the_young, spared_by_age};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{DecideOnTheSpot, FileOnTheSpot, Step, StepKind};

/// Certain facts, a legal basis, a warning or a small fine (行政处罚法 51).
const SPOT: Article = Article::new(CHUFA, "51");

pub(crate) fn may_decide(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::DecideOnTheSpot, &[StageKind::Check], &[SPOT])?;
    if case.filing.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "已经申请立案，按普通程序办理", &[SPOT]));
    }
    case.competence_settled("当场处罚")?;
    if case.evidence().next().is_none() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "没有证据，事实不能确凿。先拍照取证",
            &[SPOT, Article::new(CHUFA, "40")],
        ));
    }
    if case.dossier.party.is_none() {
        return Err(Refusal::new(Obstacle::Incomplete, "当事人还没有查明，不能当场处罚", &[SPOT]));
    }
    Ok(())
}

/// Two officers, told and heard, thresholds by kind of party inclusive, nothing else imposed (行政处罚法 42, 44, 45, 51, 52,
/// 62; 住房和城乡建设行政处罚程序规定 13(2)).
pub(crate) fn decide(
    case: &Case,
    mut form: DecideOnTheSpot,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.facts = required_text("facts", "违法事实", &form.facts, FACTS_LIMIT)?;
    form.demands = required_text("demands", "改正要求", &form.demands, 2_000)
        .map_err(|refusal| Refusal { articles: vec![Article::new(CHUFA, "28(1)")], ..refusal })?;
    form.discretion = required_text("discretion", "裁量理由", &form.discretion, 2_000)?;
    form.defence = required_text("defence", "当事人陈述申辩情况", &form.defence, 2_000)
        .map_err(|refusal| Refusal { articles: vec![Article::new(CHUFA, "45(1)")], ..refusal })?;
    form.process.complete()?;
    form.refusal = optional_text("refusal", "拒不改正的记录", &form.refusal, 2_000)?;
    if !form.told {
        let why = "当场处罚也要先告知事实、理由、依据和权利，没有告知不得作出决定";
        let rule = [Article::new(CHUFA, "44"), Article::new(CHUFA, "62"), Article::new(CHENGXU, "13(2)")];
        return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("told"));
    }
    within_limitation(&case.dossier.act, &case.dossier.violation, case, now)?;
    spared_by_age(case, now)?;
    nothing_else(&form)?;
    let law = chosen(case, now)?;
    fine_fits(case, &form, now)?;
    let investigators = two_investigators(case, officer.id, form.second, now)?;
    Ok((Step::DecideOnTheSpot(form), Outcome::DecidedOnTheSpot { law, investigators }))
}

/// No criticism, no confiscation, no permit, no stop on the spot (行政处罚法 51).
fn nothing_else(form: &DecideOnTheSpot) -> Result<(), Refusal> {
    let kind = match (form.others.first(), form.confiscate_fen) {
        (Some(other), _) => other.kind(),
        (None, Fen::ZERO) => return Ok(()),
        (None, _) => PenaltyKind::ConfiscateGains,
    };
    let why = format!("{}不能当场决定，当场只能警告或者小额罚款。按普通程序立案办理", kind.label());
    Err(Refusal::new(Obstacle::Invalid, why, &[SPOT]).at("others"))
}

/// A warning the rule knows, or a fine inside its band and under the limit for this kind of party (行政处罚法 51).
fn fine_fits(case: &Case, form: &DecideOnTheSpot, now: &Now) -> Result<(), Refusal> {
    let violation = violation_of(case, now)?;
    let party = case.dossier.party.as_ref().ok_or_else(|| Refusal::input("party", "当事人还没有查明"))?;
    if form.fine_fen < Fen::ZERO || (form.fine_fen == Fen::ZERO && !form.warning) {
        return Err(Refusal::new(Obstacle::Invalid, "当场处罚只能是警告或者小额罚款", &[SPOT]).at("fine_fen"));
    }
    if form.warning && !violation.kinds.contains(&PenaltyKind::Warning) {
        return Err(Refusal::new(Obstacle::Amount, "本案由没有规定警告", &[Article::new(CHUFA, "38")]).at("warning"));
    }
    let subject = subject_of(party, now)?;
    if form.fine_fen == Fen::ZERO {
        if violation.requires_rectification_first && form.refusal.is_empty() {
            return Err(refused_first());
        }
        return Ok(());
    }
    let (name, who) = match subject {
        Subject::Individual => ("summary_fine_citizen", "公民"),
        Subject::Unit | Subject::Any => ("summary_fine_organisation", "法人、其他组织"),
    };
    let limit = now.law.parameters.amount(name, now.today())?;
    if form.fine_fen > limit {
        let why =
            format!("对{who}罚款 {} 元，当场处罚最多 {} 元。按普通程序立案办理", form.fine_fen.plain(), limit.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[SPOT]).at("fine_fen"));
    }
    let tier = tier_of(violation, subject, &form.tier)?;
    let after_an_order = tier.tier.starts_with("overdue");
    if after_an_order {
        let why = "这一档以责令限期改正逾期不改为前提，不能当场处罚。按普通程序立案办理";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[SPOT, Article::new(CHUFA, "28(1)")]).at("tier"));
    }
    if (tier.tier.starts_with("refusal") || violation.requires_rectification_first) && form.refusal.is_empty() {
        return Err(refused_first());
    }
    let (min, max) = band(tier)?;
    if form.fine_fen < min || form.fine_fen > max {
        let why = format!(
            "罚款 {} 元不在法定幅度 {}–{} 元内。减轻处罚须按普通程序报负责人批准",
            form.fine_fen.plain(),
            min.plain(),
            max.plain()
        );
        return Err(Refusal::new(Obstacle::Amount, why, &[SPOT, Article::new(CHUFA, "32")]).at("fine_fen"));
    }
    lighter_for_the_young(case, form.fine_fen, max, now)
}

fn refused_first() -> Refusal {
    Refusal::new(
        Obstacle::TooEarly,
        "本案由须先责令改正、拒不改正才能处罚：写明当场责令和拒绝的记录",
        &[SPOT, Article::new(CHUFA, "28(1)")],
    )
    .at("refusal")
}

/// Reported to the agency for the record (行政处罚法 52(3)), within three days (住房和城乡建设行政处罚程序规定 14(2)).
pub(crate) fn may_file(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "52(3)"), Article::new(CHENGXU, "14(2)")];
    match case.on_the_spot() {
        None => Err(Refusal::new(Obstacle::WrongStage, "本案没有当场处罚决定，无须备案", &rule)),
        Some(spot) if spot.filed_on.is_some() => Err(Refusal::new(Obstacle::WrongStage, "已经备案", &rule)),
        Some(_) => Ok(()),
    }
}

pub(crate) fn file(case: &Case, form: FileOnTheSpot, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let decided = case.decision.as_ref().map(|decision| decision.on);
    if form.on > now.today() || decided.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "备案日应在决定日到今天之间"));
    }
    Ok((Step::FileOnTheSpot(form), Outcome::Recorded))
}
