//! Which text of the law an act is judged by: that of its day, the newer one if it is lighter, and rules in force at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::article::Article;
use crate::law::catalogue::{Catalogue, CatalogueError, Violation};
use crate::law::cite::{CHUFA, FADIAN, LIFA};
use crate::law::parameters::Parameters;
use crate::refusal::{Obstacle, Refusal};

mod side_by_side;
mod successions;

pub use side_by_side::{Comparison, Line, Sides, Suggestion, bands, compare, not_the_heavier, within_higher_norm};
pub use successions::{Overlap, OverlapRule, Succession, Successions};

/// The days of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day of a continuing act, inclusive; equal to `from` for an act of one day.
    pub to: NaiveDate,
}

/// Why an entry is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The law of the act.
    OfTheAct,
    /// The law of the first day of a continuing act that went on under a newer one, or the newer one where the bureau
    /// reads the law of the first day; shown beside.
    OtherDayOfTheAct,
    /// It took the place of the law of the act before the decision.
    Newer,
    /// In force at once with the law of the act.
    Beside,
}

impl Standing {
    /// As the comparison shows it.
    pub fn label(self) -> &'static str {
        match self {
            Standing::OfTheAct => "行为时的规定",
            Standing::OtherDayOfTheAct => "行为期间的另一规定",
            Standing::Newer => "作出决定时的新规定",
            Standing::Beside => "同时施行的规定",
        }
    }
}

/// One entry that may be the basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'c> {
    /// The entry.
    pub violation: &'c Violation,
    /// Why it is offered.
    pub standing: Standing,
    /// What the officer must know of it, in Chinese; empty where nothing is noted.
    pub words: Vec<String>,
    /// How it is settled against the law of the act, where both are in force at once.
    pub overlap: Option<&'c Overlap>,
}

/// Everything to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates<'c> {
    /// The law of the act first, then newer ones, then those in force at once.
    pub list: Vec<Candidate<'c>>,
    /// How the day was found that decides, for a continuing act over a change; in Chinese.
    pub reading: Option<String>,
    /// The law of the act ended before the decision and nothing is known to have taken its place: the new law may no
    /// longer punish the act (行政处罚法 37).
    pub lapsed: bool,
}

impl Candidates<'_> {
    /// Whether there is a choice to be made and reasoned.
    pub fn need_reason(&self) -> bool {
        self.list.len() > 1 || self.lapsed
    }
}

/// Finds what an act may be judged by. `code` may be the old or the new entry; the days decide.
///
/// # Errors
/// The act's days are out of order or lie after the decision, no version was in force on the act's day
/// (行政处罚法 37, 38), or the reading has no value for the day of the decision.
pub fn candidates<'c>(
    catalogue: &'c Catalogue,
    successions: &'c Successions,
    parameters: &Parameters,
    code: &str,
    act: Span,
    decided_on: NaiveDate,
) -> Result<Candidates<'c>, Refusal> {
    if act.to < act.from {
        return Err(Refusal::input("act_until", "持续行为的终了日早于开始日"));
    }
    if decided_on < act.to {
        return Err(Refusal::input("act_until", format!("决定日 {decided_on} 早于行为终了日 {}", act.to)));
    }
    let law = Reach { catalogue, successions };
    let by_end = parameters.flag("continuing_act_by_law_of_its_end", decided_on)?;
    let (judged, other) = if by_end { (act.to, act.from) } else { (act.from, act.to) };
    let first = law.version(code, judged)?;
    let mut list = vec![Candidate { violation: first, standing: Standing::OfTheAct, words: Vec::new(), overlap: None }];
    let mut reading = None;
    // A code chosen by hand may lead to several entries of the other day; none of them is an error here.
    let days = if act.from == act.to { Vec::new() } else { law.versions(&first.code, other) };
    for (violation, words) in days {
        if violation.code != first.code {
            let (day, which) = if by_end { (act.to, "终了") } else { (act.from, "开始") };
            reading = Some(format!(
                "行为自 {} 持续到 {}，其间规定已修改；按{which}日 {day} 的规定处理，另一规定并列（行政处罚法第三十七条，参数“持续到新规定施行后的行为适用新规定”）",
                act.from, act.to
            ));
            list.push(Candidate { violation, standing: Standing::OtherDayOfTheAct, words, overlap: None });
        }
    }
    let newer = if first.in_force(decided_on) { Vec::new() } else { law.versions(&first.code, decided_on) };
    let lapsed = !first.in_force(decided_on) && newer.is_empty();
    for (violation, words) in newer {
        if list.iter().all(|known| known.violation.code != violation.code) {
            list.push(Candidate { violation, standing: Standing::Newer, words, overlap: None });
        }
    }
    for overlap in law.successions.beside(&first.code, judged) {
        let Some(other) = overlap.other(&first.code) else { continue };
        if let Ok(violation) = catalogue.find(other, judged)
            && list.iter().all(|known| known.violation.code != violation.code)
        {
            let words = vec![overlap.words.clone(), overlap.rule.label().to_owned()];
            list.push(Candidate { violation, standing: Standing::Beside, words, overlap: Some(overlap) });
        }
    }
    Ok(Candidates { list, reading, lapsed })
}

/// Catalogue and successions together.
struct Reach<'c> {
    catalogue: &'c Catalogue,
    successions: &'c Successions,
}

impl<'c> Reach<'c> {
    /// The one version in force on a day.
    fn version(&self, code: &str, on: NaiveDate) -> Result<&'c Violation, Refusal> {
        match self.catalogue.find(code, on) {
            Ok(violation) => Ok(violation),
            Err(error) => match self.versions(code, on)[..] {
                [(violation, _)] => Ok(violation),
                [] => Err(not_found(&error)),
                ref several => {
                    let names: Vec<String> = several
                        .iter()
                        .map(|(violation, words)| format!("{}（{}）", violation.name, words.join("；")))
                        .collect();
                    Err(Refusal::new(
                        Obstacle::Invalid,
                        format!("{on} 的规定按事实分为几项，选定一项：{}", names.join("、")),
                        &[Article::new(CHUFA, "37")],
                    )
                    .at("violation"))
                }
            },
        }
    }

    /// Every version reached from a code, forward and back, that was in force on a day, with what is noted on the way.
    fn versions(&self, code: &str, on: NaiveDate) -> Vec<(&'c Violation, Vec<String>)> {
        let mut found: Vec<(&'c Violation, Vec<String>)> = Vec::new();
        let mut take = |violation: &'c Violation, words: Vec<String>| {
            if found.iter().all(|(known, _)| known.code != violation.code) {
                found.push((violation, words));
            }
        };
        if let Ok(violation) = self.catalogue.find(code, on) {
            take(violation, Vec::new());
            return found;
        }
        let starts_later = self.catalogue.all().any(|violation| violation.code == code && violation.from > on);
        let mut frontier = vec![code];
        // The file is checked to run forward in time, so that each round ends on later, or earlier, entries.
        while let Some(code) = frontier.pop() {
            for succession in &self.successions.successions {
                let (here, there) =
                    if starts_later { (&succession.new, &succession.old) } else { (&succession.old, &succession.new) };
                if here != code {
                    continue;
                }
                match self.catalogue.find(there, on) {
                    Ok(violation) => {
                        let facts = succession.facts.iter().map(|facts| format!("适用于：{facts}"));
                        take(violation, facts.chain([succession.change.clone()]).collect());
                    }
                    Err(_) => frontier.push(there),
                }
            }
        }
        found
    }
}

/// The catalogue's own words; they carry their article already, which a refusal prints by itself.
pub(crate) fn not_found(error: &CatalogueError) -> Refusal {
    let words = error.to_string();
    let why = words.rsplit_once("。（").map_or(words.trim_end_matches('。'), |(why, _)| why);
    let number = if matches!(error, CatalogueError::Unready { .. }) { "38" } else { "37" };
    Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, number)]).at("violation")
}

/// The text an officer chose, to be frozen in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LawChoice {
    /// The entry that applies.
    pub code: String,
    /// Why it was offered.
    pub standing: Standing,
    /// The entries it was compared with.
    pub compared_with: Vec<String>,
    /// Which is lighter and why, in the officer's words; empty only where there was nothing to choose.
    pub reason: String,
    /// The law changed between the act and the decision, or while the act went on (行政处罚法 37); otherwise the entries
    /// compared are in force at once (立法法 99; 行政处罚法 29).
    #[serde(default)]
    pub over_time: bool,
}

/// Records a choice: old law unless the new one is lighter or no longer punishes (行政处罚法 37; 生态环境法典 1057).
///
/// # Errors
/// The entry is none of the candidates, or there was a choice and no reason is given.
pub fn choose(candidates: &Candidates<'_>, code: &str, reason: &str) -> Result<LawChoice, Refusal> {
    let rule = [Article::new(CHUFA, "37"), Article::new(FADIAN, "1057")];
    let Some(chosen) = candidates.list.iter().find(|candidate| candidate.violation.code == code) else {
        return Err(
            Refusal::new(Obstacle::Invalid, "所选规定不在行为时、决定时或者同时施行的规定之中", &rule).at("violation")
        );
    };
    let reason = crate::dossier::optional_text("law_comparison", "新旧规定比较", reason, 2_000)?;
    if candidates.need_reason() && reason.is_empty() {
        let beside = candidates.list.iter().any(|candidate| candidate.standing == Standing::Beside);
        let (why, rule) =
            if beside && candidates.list.iter().all(|c| matches!(c.standing, Standing::OfTheAct | Standing::Beside)) {
                (
                    "几项规定同时适用于这一行为。写明比较和选用的理由",
                    vec![Article::new(LIFA, "99"), Article::new(CHUFA, "29")],
                )
            } else {
                ("行为时的规定已被修改或废止。写明新旧规定的比较和适用哪一个的理由（从旧兼从轻）", rule.to_vec())
            };
        return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("law_comparison"));
    }
    let compared_with =
        candidates.list.iter().map(|c| c.violation.code.clone()).filter(|other| other != code).collect();
    let changed = |standing| matches!(standing, Standing::OtherDayOfTheAct | Standing::Newer);
    let over_time = candidates.lapsed || candidates.list.iter().any(|candidate| changed(candidate.standing));
    Ok(LawChoice { code: code.to_owned(), standing: chosen.standing, compared_with, reason, over_time })
}
