//! No penalty 不予处罚: a ground of the statute, shown by evidence, decided by the head, and the party educated.

use super::decision::{decided_already, within_ninety_days};
use super::proposal::inquiry_complete;
use super::review::recheck_written;
use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::dossier::{FACTS_LIMIT, required_text};
use crate::event::Outcome;
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::law::leniency::{Circumstances, Consequences, Control, FirstOffence, GroundKey, first_offence, rely_on};
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::ordinary::filing::{competent, opinion, violation_of};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{DecideNoPenalty, NoPenaltyGround, ProposeNoPenalty, Step, StepKind, Verdict};

/// The head decides: no penalty because minor, or not proved (行政处罚法 57(1)).
const DECIDE: Article = Article::new(CHUFA, "57(1)");
/// In all cases of no penalty the party is educated (行政处罚法 33(3)).
const EDUCATE: Article = Article::new(CHUFA, "33(3)");

/// Where a ground stands.
pub fn article_of(ground: NoPenaltyGround) -> Article {
    match ground {
        NoPenaltyGround::UnderFourteen => Article::new(CHUFA, "30"),
        NoPenaltyGround::NoControl => Article::new(CHUFA, "31"),
        NoPenaltyGround::Minor | NoPenaltyGround::FirstOffence => Article::new(CHUFA, "33(1)"),
        NoPenaltyGround::NoFault => Article::new(CHUFA, "33(2)"),
        NoPenaltyGround::NotProved => Article::item(CHUFA, "57(1)(3)"),
    }
}

pub(crate) fn may_propose(case: &Case, now: &Now) -> Result<(), Refusal> {
    inquiry_complete(case, StepKind::ProposeNoPenalty, now)
}

pub(crate) fn propose(case: &Case, mut form: ProposeNoPenalty, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.facts = required_text("facts", "查明的事实", &form.facts, FACTS_LIMIT)?;
    form.grounds_shown = shown(form.ground, &form.grounds_shown)?;
    form.education = educated(&form.education)?;
    fits(case, form.ground, now)?;
    let searched = proved(case, form.ground, &form.exhibits, now)?;
    Ok((Step::ProposeNoPenalty(form), Outcome::Spared { searched }))
}

fn shown(ground: NoPenaltyGround, text: &str) -> Result<String, Refusal> {
    required_text("grounds_shown", "符合该情形的事实和证据", text, 5_000)
        .map_err(|refusal| Refusal { articles: vec![article_of(ground)], ..refusal })
}

fn educated(text: &str) -> Result<String, Refusal> {
    required_text("education", "教育情况", text, 2_000)
        .map_err(|refusal| Refusal { articles: vec![EDUCATE], ..refusal })
}

/// What the file itself can contradict: the party's age, and an order that was not obeyed.
fn fits(case: &Case, ground: NoPenaltyGround, now: &Now) -> Result<(), Refusal> {
    let rule = [article_of(ground)];
    match ground {
        NoPenaltyGround::UnderFourteen if !case.party_is_person() => {
            Err(Refusal::new(Obstacle::Invalid, "当事人不是自然人，不适用年龄规定", &rule).at("ground"))
        }
        NoPenaltyGround::UnderFourteen => {
            match case.ages_at_act(&now.law.parameters)?.iter().filter_map(|(_, age)| *age).max() {
                Some(age) if age >= 14 => {
                    Err(Refusal::new(Obstacle::Invalid, format!("当事人行为时 {age} 周岁，已满十四周岁"), &rule)
                        .at("ground"))
                }
                _ => Ok(()),
            }
        }
        NoPenaltyGround::Minor | NoPenaltyGround::FirstOffence
            if case.orders.last().is_some_and(|order| order.service.deemed().is_some() && !order.complied()) =>
        {
            Err(Refusal::new(Obstacle::Incomplete, "以及时改正为条件：责令改正还没有复查合格", &rule).at("ground"))
        }
        _ => Ok(()),
    }
}

/// The ground has its evidence on file; a first offence is one by the search of the parties' history (行政处罚法 33(1)).
fn proved(
    case: &Case,
    ground: NoPenaltyGround,
    exhibits: &[ExhibitId],
    now: &Now,
) -> Result<Option<FirstOffence>, Refusal> {
    let Some(key) = in_law(ground) else { return Ok(None) };
    if exhibits.iter().any(|id| case.exhibits.iter().all(|exhibit| exhibit.id != *id)) {
        return Err(Refusal::input("exhibits", "选定的证据不在本案证据里"));
    }
    for exhibit in case.exhibits.iter().filter(|exhibit| exhibits.contains(&exhibit.id)) {
        case.may_name(exhibit, "exhibits")?;
    }
    let violation = violation_of(case, now)?;
    let act_on = case.dossier.act.on;
    let parameters = &now.law.parameters;
    let history = match (&now.priors, key) {
        (Some(priors), GroundKey::FirstOffence) => Some(first_offence(priors, violation.family, act_on, parameters)?),
        _ => None,
    };
    if let Some(found) = history.as_ref().filter(|found| !found.first) {
        let why = format!("不是初次违法。{}", found.explanation);
        return Err(Refusal::new(Obstacle::Invalid, why, &[article_of(ground)]).at("ground"));
    }
    let facts = Circumstances {
        violation,
        act_on,
        born: case.born(),
        control: if key == GroundKey::NoControl { Control::None } else { Control::Full },
        minor: key == GroundKey::Minor,
        corrected: case.orders.last().is_none_or(|order| order.service.deemed().is_none() || order.complied()),
        consequences: if key == GroundKey::Minor { Consequences::None } else { Consequences::Slight },
        no_fault: key == GroundKey::NoFault,
        fault_not_needed: false,
        history: history.clone(),
    };
    rely_on(key, &facts, exhibits.len(), parameters)?;
    Ok(history)
}

/// The ground as the table of leniency has it; none where the facts are not proved.
fn in_law(ground: NoPenaltyGround) -> Option<GroundKey> {
    Some(match ground {
        NoPenaltyGround::UnderFourteen => GroundKey::Under14,
        NoPenaltyGround::NoControl => GroundKey::NoControl,
        NoPenaltyGround::Minor => GroundKey::Minor,
        NoPenaltyGround::FirstOffence => GroundKey::FirstOffence,
        NoPenaltyGround::NoFault => GroundKey::NoFault,
        NoPenaltyGround::NotProved => return None,
    })
}

pub(crate) fn may_decide(case: &Case, officer: &Officer, now: &Now) -> Result<(), Refusal> {
    decided_already(case)?;
    let stages = [StageKind::InquiryDone, StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::DecideNoPenalty, &stages, &[DECIDE])?;
    case.competence_settled("作出决定")?;
    match (&case.sparing, case.stage.kind()) {
        (Some(sparing), StageKind::InquiryDone) if sparing.endorsed.is_none() => {
            return Err(Refusal::new(Obstacle::Incomplete, "调查终结报告还没有经承办机构审核同意", &[DECIDE]));
        }
        (None, StageKind::InquiryDone) => {
            return Err(Refusal::new(Obstacle::Incomplete, "承办人没有建议不予处罚。先退回调查，重新提出", &[DECIDE]));
        }
        (Some(_), _) => {}
        (None, _) => recheck_written(case)?,
    }
    if case.stage.kind() == StageKind::Legal
        && case.review.as_ref().is_none_or(|review| review.verdict != Verdict::Agree)
    {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "已送法制审核，审核还没有通过",
            &[Article::new(CHUFA, "58(1)")],
        ));
    }
    not_an_investigator(case, officer, "决定本案", &[DECIDE])?;
    within_ninety_days(case, now)
}

pub(crate) fn decide(case: &Case, mut form: DecideNoPenalty, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.opinion = opinion(true, &form.opinion)?;
    competent(&case.dossier.act, violation_of(case, now)?, now)?;
    form.grounds_shown = shown(form.ground, &form.grounds_shown)?;
    form.education = educated(&form.education)?;
    fits(case, form.ground, now)?;
    let searched = proved(case, form.ground, &form.exhibits, now)?;
    Ok((Step::DecideNoPenalty(form), Outcome::Spared { searched }))
}
