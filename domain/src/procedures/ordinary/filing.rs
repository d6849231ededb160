//! Filing 立案: first evidence, our power, within limitation; applied for, endorsed, approved by the head.

use chrono::NaiveDate;

use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::dossier::{Act, required_text};
use crate::event::{ChosenLaw, Investigator, Outcome};
use crate::ids::OfficerId;
use crate::law::article::Article;
use crate::law::calendar::beijing;
use crate::law::catalogue::Violation;
use crate::law::cite::{CHENGXU, CHUFA};
use crate::law::comparison::not_found;
use crate::law::competence::{ActTime, Power, power};
use crate::law::limitation::{LimitationFacts, LimitationHarm, within};
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ApplyForFiling, ApproveFiling, AssignOfficers, EndorseFiling, Step, StepKind};

/// The rules on buildings without or against the planning permit.
pub(crate) const PLANNING: &str = "中华人民共和国城乡规划法";
/// Article of the filing form and its approval by the head.
const FILING: Article = Article::new(CHENGXU, "15(2)");

pub(crate) fn may_apply(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ApplyForFiling, &[StageKind::Check], &[Article::new(CHUFA, "54(2)"), FILING])?;
    if case.filing.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "立案申请已经提交，正在审批", &[FILING]));
    }
    case.not_given_away("立案")?;
    if case.evidence().next().is_none() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "还没有初步证据。先在“证据”里添加照片或材料",
            &[Article::new(CHUFA, "54(2)"), FILING],
        ));
    }
    if case.dossier.party.is_none() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "当事人还没有查明。先在“基本信息”里填写",
            &[Article::new(CHUFA, "54(2)")],
        ));
    }
    Ok(())
}

pub(crate) fn apply(
    case: &Case,
    mut form: ApplyForFiling,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.opinion = required_text("opinion", "承办人意见", &form.opinion, 2_000)?;
    let violation = violation_of(case, now)?;
    competent(&case.dossier.act, violation, now)?;
    within_limitation(&case.dossier.act, &case.dossier.violation, case, now)?;
    let investigators = two_investigators(case, officer.id, form.second, now)?;
    Ok((Step::ApplyForFiling(form), Outcome::Assigned { investigators }))
}

/// Two officers, both certified today (行政处罚法 42(1)).
pub(crate) fn two_investigators(
    case: &Case,
    lead: OfficerId,
    second: OfficerId,
    now: &Now,
) -> Result<Vec<Investigator>, Refusal> {
    if lead == second {
        return Err(Refusal::new(Obstacle::Certificate, "须有两名执法人员，还差一人", &[Article::new(CHUFA, "42(1)")])
            .at("second"));
    }
    let named = |id: OfficerId, field: &str| -> Result<Investigator, Refusal> {
        let officer = now.roster.find(id, field)?;
        if case.stepped_aside(id) {
            let why = format!("{}已经决定回避，不能列为承办人", officer.name);
            return Err(Refusal::new(Obstacle::SamePerson, why, &[Article::new(CHUFA, "43")]).at(field));
        }
        let certificate = officer.certified_on(now.today()).map_err(|refusal| refusal.at(field))?;
        Ok(Investigator { id, name: officer.name.clone(), certificate: certificate.number.clone() })
    };
    Ok(vec![named(lead, "lead")?, named(second, "second")?])
}

/// A second officer at a service or a measure: another than the first, not told to step aside, certified on the day (行政处罚法
/// 42(1), 43).
pub(crate) fn beside(
    case: &Case,
    first: &Officer,
    second: OfficerId,
    on: NaiveDate,
    now: &Now,
) -> Result<String, Refusal> {
    if second == first.id {
        return Err(Refusal::new(Obstacle::Certificate, "须有两名执法人员，还差一人", &[Article::new(CHUFA, "42(1)")])
            .at("second"));
    }
    let other = now.roster.find(second, "second")?;
    if case.stepped_aside(second) {
        let why = format!("{}已经决定回避，不再办理本案", other.name);
        return Err(Refusal::new(Obstacle::SamePerson, why, &[Article::new(CHUFA, "43")]).at("second"));
    }
    other.certified_on(on).map_err(|refusal| refusal.at("second"))?;
    Ok(other.name.clone())
}

/// The catalogue's entry as it read on the day of the act (行政处罚法 37).
pub(crate) fn violation_of<'n>(case: &Case, now: &'n Now) -> Result<&'n Violation, Refusal> {
    let found = now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on);
    found.map_err(|error| Refusal { field: None, ..not_found(&error) })
}

/// Only an agency with the power, inside its remit (行政处罚法 17, 18(2)); returns the document that assigned it.
pub(crate) fn competent(act: &Act, violation: &Violation, now: &Now) -> Result<Option<String>, Refusal> {
    let act = ActTime { on: act.ended_on(), at: act.at };
    match power(violation, &now.bureau.assignment, &now.law.parameters, act, beijing(now.at))? {
        Power::Own => Ok(None),
        Power::Assigned { document } => Ok(Some(document)),
    }
}

/// Not discovered within two years of the act's end: no penalty; five where life, health or the environment came to harm
/// (行政处罚法 36; 生态环境法典 1054(1)); an unlawful building goes on as long as it stands (平顶山市城乡规划建设管理条例
/// 18(2)).
pub(crate) fn within_limitation(act: &Act, violation: &str, case: &Case, now: &Now) -> Result<(), Refusal> {
    let building = now.law.catalogue.find(violation, act.on).is_ok_and(unlawful_building);
    let first = &case.dossier.act;
    let own = violation == case.dossier.violation && (act.on, &act.place) == (first.on, &first.place);
    let harm = match (act.environmental_damage, act.harm_to_people) {
        (true, _) => LimitationHarm::Environment,
        (false, true) => LimitationHarm::LifeHealthFinance,
        (false, false) => LimitationHarm::None,
    };
    let facts = LimitationFacts {
        from: act.on,
        ended: Some(act.ended_on()),
        // It was pulled down, or put right, on the act's last day, where one is recorded.
        building_stands: building && act.until.is_none(),
        harm,
        // A further violation came to light after the clue; nobody has recorded when, so the latest possible day counts.
        discovered_on: if own { case.clue.received_on } else { now.today() },
    };
    within(&facts, &now.law.parameters).map(|_| ())
}

/// Whether the rule punishes a building put up without or against the planning permit (城乡规划法 64, 66).
pub(crate) fn unlawful_building(violation: &Violation) -> bool {
    let rule = |article: &Article| article.law == PLANNING && matches!(&*article.number, "64" | "66");
    violation.penalty.iter().any(rule)
}

pub(crate) fn may_endorse(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::EndorseFiling, &[StageKind::Check], &[FILING])?;
    match &case.filing {
        None => Err(Refusal::new(Obstacle::Incomplete, "承办人还没有提交立案申请", &[FILING])),
        Some(form) if form.endorsed.is_some() => {
            Err(Refusal::new(Obstacle::WrongStage, "承办机构已经签署意见，待负责人审批", &[FILING]))
        }
        Some(_) => Ok(()),
    }
}

pub(crate) fn endorse(mut form: EndorseFiling) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    Ok((Step::EndorseFiling(form), Outcome::Recorded))
}

/// A superior's words: needed as a reason where something is returned, 同意 where left empty.
pub(crate) fn opinion(agree: bool, text: &str) -> Result<String, Refusal> {
    if agree && text.trim().is_empty() {
        return Ok("同意".to_owned());
    }
    let label = if agree { "意见" } else { "退回原因" };
    required_text("opinion", label, text, 2_000)
}

/// The head approves what others applied for: an application that approves itself was never examined.
pub(crate) fn may_approve(case: &Case, officer: &Officer) -> Result<(), Refusal> {
    in_stage(case, StepKind::ApproveFiling, &[StageKind::Check], &[FILING])?;
    match &case.filing {
        None => Err(Refusal::new(Obstacle::Incomplete, "承办人还没有提交立案申请", &[FILING])),
        Some(form) if form.endorsed.is_none() => {
            Err(Refusal::new(Obstacle::Incomplete, "承办机构还没有签署意见", &[FILING]))
        }
        Some(_) => not_an_investigator(case, officer, "审批本案立案", &[FILING, Article::new(CHUFA, "57(1)")]),
    }
}

pub(crate) fn approve(case: &Case, mut form: ApproveFiling, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(form.agree, &form.opinion)?;
    if !form.agree {
        return Ok((Step::ApproveFiling(form), Outcome::Recorded));
    }
    let law = chosen(case, now)?;
    within_limitation(&case.dossier.act, &case.dossier.violation, case, now)?;
    Ok((Step::ApproveFiling(form), Outcome::Filed { law }))
}

/// The law of the act as it is frozen in the case.
pub(crate) fn chosen(case: &Case, now: &Now) -> Result<ChosenLaw, Refusal> {
    chosen_law(violation_of(case, now)?, &case.dossier.act, now)
}

/// The rule as it is frozen for an act, with the document that assigned the power (行政处罚法 17, 18(2)).
pub(super) fn chosen_law(violation: &Violation, act: &Act, now: &Now) -> Result<ChosenLaw, Refusal> {
    Ok(ChosenLaw {
        code: violation.code.clone(),
        name: violation.name.clone(),
        prohibiting: violation.prohibiting.clone(),
        penalty: violation.penalty.clone(),
        kinds: violation.kinds.clone(),
        order_first: violation.requires_rectification_first,
        assigned_by: competent(act, violation, now)?,
    })
}

/// Somebody who leaves, or has to step aside, is replaced at any time; two certified officers there are always.
pub(crate) fn may_assign(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "42(1)"), Article::new(CHUFA, "43")];
    if case.number.is_none() {
        return in_stage(case, StepKind::AssignOfficers, &[StageKind::Filed, StageKind::Inquiry], &rule);
    }
    let gone = [StageKind::Referred, StageKind::Dropped, StageKind::ToPolice, StageKind::Closed, StageKind::Archived];
    let open: Vec<StageKind> = StageKind::ALL.iter().copied().filter(|stage| !gone.contains(stage)).collect();
    in_stage(case, StepKind::AssignOfficers, &open, &rule)
}

pub(crate) fn assign(case: &Case, form: AssignOfficers, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let investigators = two_investigators(case, form.lead, form.second, now)?;
    Ok((Step::AssignOfficers(form), Outcome::Assigned { investigators }))
}
