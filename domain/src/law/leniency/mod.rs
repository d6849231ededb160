//! Leniency and severity 从轻、减轻、不予、从重: which grounds the facts give, which are musts, and what they need on file.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::catalogue::{Family, Violation};
use super::cite::CHUFA;
use super::parameters::Parameters;
use crate::refusal::{Obstacle, Refusal};

mod grounds;

pub use grounds::{Effect, GROUNDS, Ground, GroundKey};

/// First day of 生态环境法典.
const CODE_FROM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 8, 15);

/// Control over one's acts at the time (行政处罚法 31).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// Nothing speaks against it.
    #[default]
    Full,
    /// Lost in part.
    Partial,
    /// Lost.
    None,
}

/// Consequences of the act (行政处罚法 33(1)); `Some` unless examined, so that nothing is spared by silence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Consequences {
    /// No harm.
    None,
    /// Slight harm.
    Slight,
    /// More than slight, or not examined.
    #[default]
    Some,
}

/// What is known about the act and the party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances<'v> {
    /// The violation.
    pub violation: &'v Violation,
    /// Day of the act.
    pub act_on: NaiveDate,
    /// Birth date of a natural person; `None` where unknown or for an organisation.
    pub born: Option<NaiveDate>,
    /// Control at the time.
    pub control: Control,
    /// The act is minor.
    pub minor: bool,
    /// It was corrected in time.
    pub corrected: bool,
    /// Its consequences.
    pub consequences: Consequences,
    /// The party has no fault, and proved it.
    pub no_fault: bool,
    /// A law or administrative regulation punishes without fault (行政处罚法 33(2) second sentence).
    pub fault_not_needed: bool,
    /// What the search of the party's history gave; `None` before it was searched.
    pub history: Option<FirstOffence>,
}

/// Whole years of age on a day. A year is full on the birthday, or on the day after it (a dated flag).
///
/// # Errors
/// The reading has no value for the day, or the birth lies after it.
pub fn age_on(born: NaiveDate, on: NaiveDate, parameters: &Parameters) -> Result<u32, Refusal> {
    if on < born {
        return Err(Refusal::input("born", format!("出生日期 {born} 晚于行为日 {on}")));
    }
    let full_on = if parameters.flag("age_from_day_after_birthday", on)? { on.pred_opt().unwrap_or(on) } else { on };
    Ok(full_on.years_since(born).unwrap_or(0))
}

/// Every ground the facts themselves give, those that forbid a penalty first. The grounds of 行政处罚法 32, 49 and
/// 法典 1056 are not among them: an officer claims them ([`rely_on`]).
///
/// # Errors
/// A reading has no value for the day of the act.
pub fn given(facts: &Circumstances<'_>, parameters: &Parameters) -> Result<Vec<&'static Ground>, Refusal> {
    let age = facts.born.map(|born| age_on(born, facts.act_on, parameters)).transpose()?;
    let first = facts.history.as_ref().is_some_and(|history| history.first);
    let found = [
        (GroundKey::Under14, age.is_some_and(|age| age < 14)),
        (GroundKey::NoControl, facts.control == Control::None),
        (GroundKey::Minor, facts.minor && facts.corrected && facts.consequences == Consequences::None),
        (GroundKey::NoFault, facts.no_fault && !facts.fault_not_needed),
        (GroundKey::FirstOffence, first && facts.corrected && facts.consequences != Consequences::Some),
        (GroundKey::Under18, age.is_some_and(|age| (14..18).contains(&age))),
        (GroundKey::PartialControl, facts.control == Control::Partial),
    ];
    Ok(found.into_iter().filter(|(_, so)| *so).map(|(key, _)| key.ground()).collect())
}

/// No penalty where a ground forbids it (行政处罚法 30, 31, 33(1) first sentence, 33(2)).
///
/// # Errors
/// The first ground that forbids it.
pub fn penalty_allowed(given: &[&'static Ground]) -> Result<(), Refusal> {
    match given.iter().find(|ground| ground.effect == Effect::MustNot) {
        None => Ok(()),
        Some(ground) => {
            let why = format!("{}，应当不予行政处罚", ground.label);
            Err(Refusal::new(Obstacle::Amount, why, std::slice::from_ref(&ground.article)))
        }
    }
}

/// The ground a proposal relies on, with the number of exhibits that prove it.
///
/// # Errors
/// The facts do not give it, it is not yet law or not for this violation, or nothing on file proves it.
pub fn rely_on(
    key: GroundKey,
    facts: &Circumstances<'_>,
    exhibits: usize,
    parameters: &Parameters,
) -> Result<&'static Ground, Refusal> {
    let ground = key.ground();
    let rule = [ground.article.clone()];
    let missing = |why: String| Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("ground"));
    match key {
        GroundKey::FirstOffence if facts.history.is_none() => {
            return missing("还没有查询当事人的既往处罚，不能认定初次违法".to_owned());
        }
        GroundKey::Under14 | GroundKey::Under18 if facts.born.is_none() => {
            return missing("当事人的出生日期没有查明".to_owned());
        }
        GroundKey::FirstOffence
        | GroundKey::Under14
        | GroundKey::Under18
        | GroundKey::NoControl
        | GroundKey::PartialControl
        | GroundKey::Minor
        | GroundKey::NoFault => {
            if !given(facts, parameters)?.iter().any(|found| found.key == key) {
                return missing(format!("查明的情况不符合“{}”", ground.label));
            }
        }
        GroundKey::EnvironmentalGrave if CODE_FROM.is_none_or(|from| facts.act_on < from) => {
            return missing(format!("行为在 {}，生态环境法典还没有施行，不能据此从重", facts.act_on));
        }
        GroundKey::CommunityService
            if facts.violation.penalty.iter().all(|article| article.law != grounds::CIVILITY) =>
        {
            return missing("只有依河南省文明行为促进条例处罚的，才可以申请社会服务".to_owned());
        }
        GroundKey::EnvironmentalGrave
        | GroundKey::CommunityService
        | GroundKey::HarmUndone
        | GroundKey::Forced
        | GroundKey::Confessed
        | GroundKey::Merit
        | GroundKey::OtherLaw
        | GroundKey::Emergency => {}
    }
    if exhibits == 0 {
        return missing(format!("“{}”还没有证据。需要：{}", ground.label, ground.evidence));
    }
    Ok(ground)
}

/// A decision of no penalty rests on a ground that spares one, and the party was educated (行政处罚法 33(3)).
///
/// # Errors
/// The ground only lightens or aggravates, or no record of educating the party is on file.
pub fn spare(ground: &Ground, educated: bool) -> Result<(), Refusal> {
    if !ground.effect.spares() {
        let why = format!("“{}”只能{}，不能据此不予行政处罚", ground.label, ground.effect.label());
        return Err(Refusal::new(Obstacle::Amount, why, std::slice::from_ref(&ground.article)).at("ground"));
    }
    if !educated {
        let why = "不予行政处罚的，应当对当事人进行教育。先登记教育的情况";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "33(3)")]).at("education"));
    }
    Ok(())
}

/// An earlier decision about the same party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Prior {
    /// Number of the decision.
    pub number: String,
    /// Day of the act it dealt with.
    pub act_on: NaiveDate,
    /// Day of the decision.
    pub decided_on: NaiveDate,
    /// Field of work.
    pub family: Family,
    /// The act was found, whether fined or spared; `false` where it was not proved.
    pub found: bool,
    /// The decision was revoked or set aside.
    pub withdrawn: bool,
    /// The name it calls the party, where that is another one than now: the number is the same.
    #[serde(default)]
    pub named: Option<String>,
}

impl Prior {
    /// The decision's number, with the name it calls the party where that differs.
    fn told(&self) -> String {
        match &self.named {
            Some(name) => format!("{}（当时写作“{name}”，证件号码或者统一社会信用代码相同）", self.number),
            None => self.number.clone(),
        }
    }
}

/// What the search of the party's history gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FirstOffence {
    /// No earlier act counts.
    pub first: bool,
    /// First day searched.
    pub searched_from: NaiveDate,
    /// Numbers of the decisions that count, oldest first.
    pub earlier: Vec<String>,
    /// The result in words, in Chinese.
    pub explanation: String,
}

/// Whether an act is the party's first (行政处罚法 33(1) second sentence). Counted are earlier acts that were found, in
/// decisions from the look-back's first day on and not withdrawn; in the same field only, where the bureau reads it so.
/// A spared first offence counts: the next one is no first.
///
/// # Errors
/// A reading has no value for the day of the act.
pub fn first_offence(
    history: &[Prior],
    family: Family,
    act_on: NaiveDate,
    parameters: &Parameters,
) -> Result<FirstOffence, Refusal> {
    let days = parameters.days("first_offence_days", act_on)?;
    let within_family = parameters.flag("first_offence_within_family", act_on)?;
    let searched_from = act_on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let mut counted: Vec<&Prior> = history
        .iter()
        .filter(|prior| prior.found && !prior.withdrawn && prior.act_on < act_on)
        .filter(|prior| prior.decided_on >= searched_from && (!within_family || prior.family == family))
        .collect();
    counted.sort_by(|a, b| (a.decided_on, &a.number).cmp(&(b.decided_on, &b.number)));
    let earlier: Vec<String> = counted.iter().map(|prior| prior.number.clone()).collect();
    let scope = if within_family { format!("{}领域", family.label()) } else { "各领域".to_owned() };
    let result = if earlier.is_empty() {
        "没有既往违法记录".to_owned()
    } else {
        let told: Vec<String> = counted.iter().map(|prior| prior.told()).collect();
        format!("已有 {}", told.join("、"))
    };
    let explanation = format!("查询 {searched_from} 至 {act_on}（{days} 日）{scope}的决定：{result}");
    Ok(FirstOffence { first: earlier.is_empty(), searched_from, earlier, explanation })
}
