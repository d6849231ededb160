//! Two entries side by side: articles, kinds, fines, orders; and which of them seems lighter.

use serde::{Deserialize, Serialize};

use super::{Overlap, OverlapRule};
use crate::law::article::{Article, join_articles};
use crate::law::catalogue::{Competence, Subject, Tier, Violation};
use crate::law::cite::{CHUFA, LIFA};
use crate::money::Fen;
use crate::refusal::{Obstacle, Refusal};

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Line {
    /// What is compared, in Chinese.
    pub label: String,
    /// In the first entry; 无 where it has none.
    pub left: String,
    /// In the second entry.
    pub right: String,
    /// Whether the two differ.
    pub differs: bool,
}

/// The table with what it suggests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Comparison {
    /// Code of the first entry: the law of the act.
    pub left: String,
    /// Code of the second entry.
    pub right: String,
    /// Row by row.
    pub lines: Vec<Line>,
    /// Which seems lighter; the officer decides and says why.
    pub suggestion: Suggestion,
}

/// What the figures alone suggest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// The lighter entry's code; `None` where both are equal or the figures cannot tell.
    pub lighter: Option<String>,
    /// The reason, in Chinese.
    pub reason: String,
}

/// The facts of the case that choose the fines to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides<'f> {
    /// Whose figures.
    pub subject: Subject,
    /// The tier the facts belong to, `base` before anything else is known.
    pub tier: &'f str,
    /// The amount of which percentages are taken, where it is proved already.
    pub base: Option<Fen>,
}

/// The fines of an entry for this party: those of the tier; where the entry does not know the tier, its `base`; where it
/// has none either, all.
pub fn bands<'v>(violation: &'v Violation, sides: &Sides<'_>) -> Vec<&'v Tier> {
    let all = violation.bands_for(sides.subject);
    for name in [sides.tier, "base"] {
        let named: Vec<&Tier> = all.iter().copied().filter(|tier| tier.tier == name).collect();
        if !named.is_empty() {
            return named;
        }
    }
    all
}

/// Puts two entries side by side and suggests the lighter: by the highest fine, then the lowest, then the kinds of
/// penalty, then an order to correct that must come first, then the daily penalty.
pub fn compare(left: &Violation, right: &Violation, sides: &Sides<'_>) -> Comparison {
    Comparison {
        left: left.code.clone(),
        right: right.code.clone(),
        lines: lines(left, right),
        suggestion: suggest(left, right, sides),
    }
}

fn lines(left: &Violation, right: &Violation) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut row = |label: &str, of: &dyn Fn(&Violation) -> String| {
        let text = |violation| Some(of(violation)).filter(|text| !text.is_empty()).unwrap_or_else(|| "无".to_owned());
        let (left, right) = (text(left), text(right));
        lines.push(Line { label: label.to_owned(), differs: left != right, left, right });
    };
    row("案由", &|v| v.name.clone());
    row("违反条款", &|v| join_articles(&v.prohibiting));
    row("处罚条款", &|v| join_articles(&v.penalty));
    row("处罚种类", &|v| v.kinds.iter().map(|kind| kind.label()).collect::<Vec<_>>().join("、"));
    row("其他措施", &|v| v.measures.join("、"));
    for (subject, name) in columns(left, right) {
        let band = |v: &Violation| {
            let found = v.tiers.iter().find(|tier| tier.subject.covers(subject) && tier.tier == name);
            found.map(whole_band).unwrap_or_default()
        };
        let named = left.tiers.iter().chain(&right.tiers).find(|tier| tier.tier == name);
        let label = named.map_or(name, Tier::label);
        row(&format!("罚款（{}，{label}）", subject.label()), &band);
    }
    let yes = |yes: bool| if yes { "是" } else { "否" }.to_owned();
    row("先责令改正才能罚款", &|v| yes(v.requires_rectification_first));
    row("可以没收", &|v| yes(v.confiscation));
    row("按日连续处罚", &|v| yes(v.daily_penalty));
    row("职权", &|v| match (v.competence, &v.authority) {
        (Competence::Own, _) => v.competence.label().to_owned(),
        (_, Some(authority)) => format!("{}，{}", authority, v.competence.label()),
        (_, None) => v.competence.label().to_owned(),
    });
    row("施行日期", &|v| match v.to {
        Some(to) => format!("{} 至 {to}", v.from),
        None => format!("{} 起", v.from),
    });
    row("条文", &|v| if v.verified { "已核原文" } else { "未核" }.to_owned());
    lines
}

/// The parties and tiers to compare: one row for everybody where neither entry tells parties apart.
fn columns<'v>(left: &'v Violation, right: &'v Violation) -> Vec<(Subject, &'v str)> {
    let tiers = || left.tiers.iter().chain(&right.tiers);
    let alike = tiers().all(|tier| tier.subject == Subject::Any);
    let parties: &[Subject] = if alike { &[Subject::Any] } else { &[Subject::Individual, Subject::Unit] };
    let mut columns: Vec<(Subject, &str)> = Vec::new();
    for &party in parties {
        for tier in tiers().filter(|tier| tier.subject.covers(party)) {
            if !columns.contains(&(party, &tier.tier)) {
                columns.push((party, &tier.tier));
            }
        }
    }
    columns
}

fn whole_band(tier: &Tier) -> String {
    match tier.per_item {
        Some(each) => format!("每件 {} 元，{}", each.plain(), tier.band()),
        None => tier.band(),
    }
}

/// Lowest and highest fine in fen; `None` where a percentage has no proved base.
fn range(tiers: &[&Tier], base: Option<Fen>) -> Option<(i128, i128)> {
    let one = |tier: &&Tier| -> Option<(i128, i128)> {
        match (tier.min, tier.max, tier.percent_min, tier.percent_max) {
            (Some(min), Some(max), ..) => Some((i128::from(min.get()), i128::from(max.get()))),
            (.., Some(min), Some(max)) => {
                let base = i128::from(base?.get());
                Some((base * i128::from(min) / 100, base * i128::from(max) / 100))
            }
            _ => None,
        }
    };
    let ranges = tiers.iter().map(one).collect::<Option<Vec<_>>>()?;
    let min = ranges.iter().map(|(min, _)| *min).min()?;
    let max = ranges.iter().map(|(_, max)| *max).max()?;
    Some((min, max))
}

fn in_words(tiers: &[&Tier]) -> String {
    tiers.iter().map(|tier| format!("{} {}", tier.label(), tier.band())).collect::<Vec<_>>().join("、")
}

fn suggest(left: &Violation, right: &Violation, sides: &Sides<'_>) -> Suggestion {
    let (old, new) = (bands(left, sides), bands(right, sides));
    let lighter = |violation: &Violation, reason: String| Suggestion { lighter: Some(violation.code.clone()), reason };
    let pick = |left_is_lighter: bool| if left_is_lighter { left } else { right };
    let who = sides.subject.label();
    match (old.is_empty(), new.is_empty()) {
        (false, false) => {}
        (true, true) => return by_kinds(left, right, "两项都没有规定罚款"),
        (none_left, _) => {
            let which = pick(none_left);
            return lighter(which, format!("“{}”没有对{who}规定罚款", which.name));
        }
    }
    let (Some((old_min, old_max)), Some((new_min, new_max))) = (range(&old, sides.base), range(&new, sides.base))
    else {
        let same_formula = old.len() == new.len()
            && old.iter().zip(&new).all(|(a, b)| a.band() == b.band() && a.per_item == b.per_item);
        if same_formula {
            return by_kinds(left, right, "罚款幅度相同");
        }
        let reason = format!("罚款一项按比例计算（{}；{}），计罚基数查明后才能比较", in_words(&old), in_words(&new));
        return Suggestion { lighter: None, reason };
    };
    let yuan = |fen: i128| i64::try_from(fen).map_or_else(|_| fen.to_string(), |fen| Fen::new(fen).plain());
    if old_max != new_max {
        let which = pick(old_max < new_max);
        let reason = format!(
            "“{}”最高罚款较低（{} 元，另一项 {} 元）",
            which.name,
            yuan(old_max.min(new_max)),
            yuan(old_max.max(new_max))
        );
        return lighter(which, reason);
    }
    if old_min != new_min {
        let which = pick(old_min < new_min);
        let reason = format!(
            "最高罚款相同，“{}”最低罚款较低（{} 元，另一项 {} 元）",
            which.name,
            yuan(old_min.min(new_min)),
            yuan(old_min.max(new_min))
        );
        return lighter(which, reason);
    }
    by_kinds(left, right, "罚款幅度相同")
}

/// Kinds are compared only where one entry's are part of the other's: no statute ranks them.
fn by_kinds(left: &Violation, right: &Violation, so_far: &str) -> Suggestion {
    let within = |a: &Violation, b: &Violation| a.kinds.iter().all(|kind| b.kinds.contains(kind));
    let lighter = |violation: &Violation, why: &str| Suggestion {
        lighter: Some(violation.code.clone()),
        reason: format!("{so_far}，“{}”{why}", violation.name),
    };
    match (within(left, right), within(right, left)) {
        (true, false) => return lighter(left, "的处罚种类较少"),
        (false, true) => return lighter(right, "的处罚种类较少"),
        (false, false) => {
            let reason = format!("{so_far}，处罚种类互有增减，由法制机构判断");
            return Suggestion { lighter: None, reason };
        }
        (true, true) => {}
    }
    if left.requires_rectification_first != right.requires_rectification_first {
        let which = if left.requires_rectification_first { left } else { right };
        return lighter(which, "须先责令改正，处罚种类相同");
    }
    if left.daily_penalty != right.daily_penalty {
        let which = if left.daily_penalty { right } else { left };
        return lighter(which, "不按日连续处罚，处罚种类相同");
    }
    Suggestion { lighter: None, reason: format!("{so_far}，处罚种类相同，适用行为时的规定") }
}

/// A fine under the lower of two norms in force at once stays inside the band of the higher (行政处罚法 12(2);
/// 立法法 99, 100). Says nothing where the higher norm sets no fine for this party, or where the two are settled otherwise.
///
/// # Errors
/// The fine lies outside the higher norm's band, or that band is a percentage of a base that is not proved.
pub fn within_higher_norm(
    overlap: &Overlap,
    chosen: &Violation,
    higher: &Violation,
    sides: &Sides<'_>,
    fine: Fen,
) -> Result<(), Refusal> {
    if overlap.rule != OverlapRule::HigherNorm || chosen.code != overlap.lower || higher.code != overlap.higher {
        return Ok(());
    }
    let tiers = bands(higher, sides);
    let Some((min, max)) = range(&tiers, sides.base) else {
        if sides.base.is_some() || !tiers.iter().any(|tier| tier.percent_max.is_some()) {
            return Ok(());
        }
        let why = format!(
            "上位法“{}”按比例罚款（{}），没有写明、证明基数，不能确认罚款在其幅度以内",
            higher.name,
            in_words(&tiers)
        );
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "12(2)")]).at("base"));
    };
    if (min..=max).contains(&i128::from(fine.get())) {
        return Ok(());
    }
    let why = format!(
        "罚款 {} 元超出上位法“{}”的幅度（{}），下位法只能在其范围内适用",
        fine.plain(),
        higher.name,
        in_words(&tiers)
    );
    Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "12(2)"), Article::new(LIFA, "99")]).at("fine_fen"))
}

/// Where several rules fit one act, the one with the higher fine is taken (行政处罚法 29 second sentence): says so where the
/// rule applied is the lower one. Nothing where a percentage has no proved base, or where the two are settled otherwise.
pub fn not_the_heavier(overlap: &Overlap, chosen: &Violation, other: &Violation, sides: &Sides<'_>) -> Option<String> {
    if overlap.rule != OverlapRule::HeavierFine {
        return None;
    }
    let highest = |violation| range(&bands(violation, sides), sides.base).map(|(_, max)| max);
    let lower = highest(chosen)? < highest(other)?;
    lower.then(|| {
        format!("同一行为还触犯“{}”，其罚款数额较高；应当按罚款数额高的规定处罚（行政处罚法第二十九条）", other.name)
    })
}
