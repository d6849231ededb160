//! Limitation 处罚时效: until which day an act must be discovered, from its end where it continued.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::cite::{CHUFA, FADIAN};
use super::parameters::Parameters;
use crate::refusal::{Obstacle, Refusal};

/// 平顶山市城乡规划建设管理条例, in force since 2018-01-01.
const LOCAL_PLANNING: &str = "平顶山市城乡规划建设管理条例";
/// First day of the local rule about standing buildings.
const STANDING_BUILDINGS_FROM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2018, 1, 1);
/// First day of 生态环境法典.
const CODE_FROM: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 8, 15);

/// The harm that lengthens the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitationHarm {
    /// None of these: two years.
    #[default]
    None,
    /// Citizens' life or health, or the safety of finance, *and* harm resulted: five years (行政处罚法 36(1)).
    LifeHealthFinance,
    /// Pollution or ecological damage was caused: five years (生态环境法典 1054(1)).
    Environment,
}

/// What the period depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitationFacts {
    /// First day of the act.
    pub from: NaiveDate,
    /// Last day of a continuous or continuing act; `None` while it goes on. Equal to `from` for an act of one day.
    pub ended: Option<NaiveDate>,
    /// An unlawful building that still stands; its standing is a continuing act (平顶山市城乡规划建设管理条例 18(2)).
    pub building_stands: bool,
    /// Harm.
    pub harm: LimitationHarm,
    /// Day of discovery.
    pub discovered_on: NaiveDate,
}

/// The period counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Limitation {
    /// 2 or 5.
    pub years: u32,
    /// The day it runs from; `None` while the act goes on.
    pub runs_from: Option<NaiveDate>,
    /// Last day of discovery, inclusive; `None` while the act goes on.
    pub last_day: Option<NaiveDate>,
    /// The count in words, in Chinese.
    pub explanation: String,
    /// The rules it rests on.
    pub articles: Vec<Article>,
}

/// Counts the period: from the act, or from its end where it continued (行政处罚法 36(2)); the corresponding day of the
/// last year still counts. For an act that ended before 生态环境法典 the bureau's reading decides whether the Code's five
/// years reach back (a dated flag).
///
/// # Errors
/// The days are out of order, or the reading has no value for the day of discovery.
pub fn count(facts: &LimitationFacts, parameters: &Parameters) -> Result<Limitation, Refusal> {
    if facts.ended.is_some_and(|ended| ended < facts.from) {
        return Err(Refusal::input("act_until", "持续行为的终了日早于开始日"));
    }
    if facts.discovered_on < facts.from {
        return Err(Refusal::input("received_on", format!("发现日 {} 早于行为日 {}", facts.discovered_on, facts.from)));
    }
    let stands = facts.building_stands && STANDING_BUILDINGS_FROM.is_some_and(|from| from <= facts.discovered_on);
    let end = if stands { None } else { facts.ended };
    let mut articles = Vec::new();
    let mut reading = "";
    let years = match facts.harm {
        LimitationHarm::None => 2,
        LimitationHarm::LifeHealthFinance => 5,
        LimitationHarm::Environment => {
            let under_the_code = end.is_none_or(|end| CODE_FROM.is_some_and(|from| from <= end));
            if under_the_code {
                articles.push(Article::new(FADIAN, "1054(1)"));
                5
            } else if parameters.flag("environmental_limitation_reaches_older_acts", facts.discovered_on)? {
                reading = "；行为在生态环境法典施行前终了，按本局的理解也适用五年";
                articles.push(Article::new(FADIAN, "1054(1)"));
                5
            } else {
                reading = "；行为在生态环境法典施行前终了，不适用法典的五年";
                2
            }
        }
    };
    if articles.is_empty() {
        articles.push(Article::new(CHUFA, "36(1)"));
    }
    let Some(end) = end else {
        let why = if stands {
            articles.push(Article::new(LOCAL_PLANNING, "18(2)"));
            "违法建筑仍然存在，视为行为继续"
        } else {
            "行为仍在继续"
        };
        articles.push(Article::new(CHUFA, "36(2)"));
        let explanation = format!("{why}，{years} 年自终了之日起计算，尚未起算");
        return Ok(Limitation { years, runs_from: None, last_day: None, explanation, articles });
    };
    let event = if end == facts.from { "行为日" } else { "行为终了日" };
    if end != facts.from {
        articles.push(Article::new(CHUFA, "36(2)"));
    }
    let last = end.checked_add_months(Months::new(years * 12)).unwrap_or(NaiveDate::MAX);
    let explanation = format!("{event} {end} 起 {years} 年，至 {last} 止（含当日）{reading}");
    Ok(Limitation { years, runs_from: Some(end), last_day: Some(last), explanation, articles })
}

/// The period, where the act was discovered within it.
///
/// # Errors
/// As [`count`]; and no penalty where the act was discovered after the last day (行政处罚法 36(1)).
pub fn within(facts: &LimitationFacts, parameters: &Parameters) -> Result<Limitation, Refusal> {
    let limitation = count(facts, parameters)?;
    match (limitation.runs_from, limitation.last_day) {
        (Some(end), Some(last)) if facts.discovered_on > last => {
            let years = limitation.years;
            let why = format!("违法行为 {end} 终了，{years} 年内（至 {last}）未被发现，不再给予行政处罚");
            Err(Refusal::new(Obstacle::TimeBarred, why, &limitation.articles))
        }
        _ => Ok(limitation),
    }
}
