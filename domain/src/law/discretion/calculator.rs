//! The fine's band for a case: the tier, a percentage of a proved base, a count of items, the step; every line shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Discretion, Range};
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::catalogue::{Subject, Tier, Violation, share};
use crate::law::cite::CHUFA;
use crate::law::leniency::{Effect, Ground};
use crate::money::Fen;
use crate::refusal::{Obstacle, Refusal};

/// The exhibit that proves a base or a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proof {
    /// Which exhibit of the case.
    pub exhibit: ExhibitId,
    /// Its name, printed in the arithmetic.
    pub name: String,
}

/// What the fine is measured by, beyond the band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "measure", rename_all = "snake_case")]
pub enum Measure {
    /// A fixed band.
    Band,
    /// A percentage of an amount.
    Base {
        /// Contract price, project cost, prepayments collected …
        amount: Fen,
        /// What proves it.
        proof: Option<Proof>,
        /// The percentage chosen, in hundredths of a per cent (150 = 1.5 %), once it is chosen.
        percent: Option<u32>,
    },
    /// So much for each item.
    Items {
        /// How many; at least one.
        count: u32,
        /// What proves it.
        proof: Option<Proof>,
    },
}

/// What the calculator is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum<'s> {
    /// Whose figures.
    pub subject: Subject,
    /// The tier the facts belong to.
    pub tier: &'s str,
    /// What the fine is measured by.
    pub measure: &'s Measure,
    /// The step of the discretion standard the facts belong to, once chosen.
    pub step: Option<&'s str>,
}

/// The band with its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Computed {
    /// Lowest fine by statute.
    pub statutory_min: Fen,
    /// Highest fine by statute.
    pub statutory_max: Fen,
    /// Lowest fine of the step; that of the statute where no step is chosen.
    pub min: Fen,
    /// Highest fine of the step, likewise.
    pub max: Fen,
    /// The fine the figures name by themselves: a percentage chosen, or a count; else left to the officer.
    pub proposed: Option<Fen>,
    /// The step, where one was chosen.
    pub step: Option<String>,
    /// The arithmetic, line by line, in Chinese.
    pub arithmetic: Vec<String>,
    /// The rules it rests on.
    pub articles: Vec<Article>,
}

/// The lowest and the highest fine in fen.
type Bounds = (Fen, Fen);

/// The band of a fine for an act of a day, with the discretion standard of that day. A lowest amount is rounded up to
/// the fen and a highest or chosen one down, so that rounding never leaves the statute's range.
///
/// # Errors
/// The law sets no fine, or none for such a party; the tier or the step is unknown; the base or count is missing,
/// unproved (行政处罚法 40) or out of bounds; the percentage lies outside the statute's.
pub fn compute(
    violation: &Violation,
    standard: &Discretion,
    sum: &Sum<'_>,
    act_on: NaiveDate,
) -> Result<Computed, Refusal> {
    let tier = tier_of(violation, sum)?;
    let mut arithmetic = vec![format!("法定幅度（{}，{}）：{}", sum.subject.label(), tier.label(), tier.band())];
    let mut articles = violation.penalty.clone();
    let ((statutory_min, statutory_max), proposed) = measured(tier, sum.measure, &mut arithmetic)?;
    let ladder = standard.ladder(&violation.code, act_on);
    let steps: Vec<_> = ladder
        .map_or(Vec::new(), |ladder| ladder.steps.iter().filter(|step| step.covers(sum.tier, sum.subject)).collect());
    let (mut min, mut max) = (statutory_min, statutory_max);
    match (sum.step, ladder) {
        (None, _) if steps.is_empty() => {
            arithmetic.push("没有登记这一案由的裁量基准，按法定幅度裁量".to_owned());
        }
        (None, _) => {
            let names: Vec<String> = steps.iter().map(|step| format!("{}（{}）", step.name, step.test)).collect();
            arithmetic.push(format!("裁量阶次尚未选定：{}", names.join("、")));
        }
        (Some(name), Some(ladder)) => {
            let step = steps.iter().find(|step| step.name == name);
            let step = step.ok_or_else(|| Refusal::input("step", "选择裁量基准里的阶次"))?;
            (min, max) = part((statutory_min, statutory_max), step.range)?;
            arithmetic.push(format!(
                "裁量阶次“{}”（{}）：{}–{} 元，依据{}（{}）",
                step.name,
                step.test,
                min.plain(),
                max.plain(),
                ladder.source,
                ladder.verified.label()
            ));
            articles.push(Article::new(CHUFA, "34"));
        }
        (Some(_), None) => return Err(Refusal::input("step", "没有登记这一案由的裁量基准，不能选阶次")),
    }
    let step = sum.step.map(str::to_owned);
    Ok(Computed { statutory_min, statutory_max, min, max, proposed, step, arithmetic, articles })
}

fn tier_of<'v>(violation: &'v Violation, sum: &Sum<'_>) -> Result<&'v Tier, Refusal> {
    if violation.tiers.is_empty() {
        let kinds: Vec<_> = violation.kinds.iter().map(|kind| kind.label()).collect();
        let why = format!("本案由没有规定罚款，处罚种类为{}", kinds.join("、"));
        return Err(Refusal::new(Obstacle::Amount, why, &violation.penalty).at("tier"));
    }
    let tiers = violation.bands_for(sum.subject);
    if tiers.is_empty() {
        let why = format!("本案由没有对{}规定罚款", sum.subject.label());
        return Err(Refusal::new(Obstacle::Amount, why, &violation.penalty).at("tier"));
    }
    tiers.into_iter().find(|tier| tier.tier == sum.tier).ok_or_else(|| Refusal::input("tier", "选择适用的档次"))
}

/// The statutory band in fen, and the fine the figures name by themselves.
fn measured(tier: &Tier, measure: &Measure, lines: &mut Vec<String>) -> Result<(Bounds, Option<Fen>), Refusal> {
    match (tier.min.zip(tier.max), tier.percent_min.zip(tier.percent_max), tier.per_item, measure) {
        (Some(band), _, None, Measure::Band) => Ok((band, (band.0 == band.1).then_some(band.0))),
        (Some((min, max)), _, Some(each), Measure::Items { count, proof }) => {
            items((min, max), each, *count, proof.as_ref(), lines)
        }
        (_, Some(percents), _, Measure::Base { amount, proof, percent }) => {
            percentage(tier, percents, *amount, proof.as_ref(), *percent, lines)
        }
        (_, Some(_), _, _) => {
            Err(Refusal::input("base", format!("这一档按比例计罚，填写{}和证明它的证据", tier.base_label())))
        }
        (_, _, Some(_), _) => Err(Refusal::input("count", "这一档按件计罚，填写件数和证明它的证据")),
        (Some(_), ..) => Err(Refusal::input("base", "这一档有固定幅度，不按比例也不按件计罚")),
        (None, None, ..) => Err(Refusal::input("tier", "这一档的罚款幅度未核，不能计算")),
    }
}

fn proved<'p>(proof: Option<&'p Proof>, what: &str, field: &str) -> Result<&'p Proof, Refusal> {
    proof.ok_or_else(|| {
        let why = format!("{what}还没有证据。先添加证据，再选定它");
        Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "40")]).at(field)
    })
}

fn items(
    (min, max): Bounds,
    each: Fen,
    count: u32,
    proof: Option<&Proof>,
    lines: &mut Vec<String>,
) -> Result<(Bounds, Option<Fen>), Refusal> {
    if count == 0 {
        return Err(Refusal::input("count", "件数至少为 1"));
    }
    let proof = proved(proof, "件数", "count_exhibit")?;
    let product = i128::from(count) * i128::from(each.get());
    let fine = fen(product.clamp(i128::from(min.get()), i128::from(max.get())))?;
    let whole = fen(product)?;
    let held = if whole > max {
        format!("，超过上限，按 {} 元", max.plain())
    } else if whole < min {
        format!("，低于下限，按 {} 元", min.plain())
    } else {
        String::new()
    };
    lines.push(format!("{count} 件 × 每件 {} 元 ＝ {} 元{held}（证据：{}）", each.plain(), whole.plain(), proof.name));
    Ok(((fine, fine), Some(fine)))
}

fn percentage(
    tier: &Tier,
    (lowest, highest): (u32, u32),
    amount: Fen,
    proof: Option<&Proof>,
    chosen: Option<u32>,
    lines: &mut Vec<String>,
) -> Result<(Bounds, Option<Fen>), Refusal> {
    let base = tier.base_label();
    if amount <= Fen::ZERO {
        return Err(Refusal::input("base", format!("{base}须大于 0 元")));
    }
    if amount > Fen::MAX {
        return Err(Refusal::input("base", format!("{base}过大，核对单位")));
    }
    let proof = proved(proof, base, "base_exhibit")?;
    let whole = i128::from(amount.get());
    let (low, high) = (whole * i128::from(lowest), whole * i128::from(highest));
    // Rounded inwards: up at the bottom, down at the top.
    let (min, max) = (fen(low.div_euclid(100) + i128::from(low.rem_euclid(100) > 0))?, fen(high.div_euclid(100))?);
    if max <= Fen::ZERO || min > max {
        return Err(Refusal::input("base", format!("{base} {} 元过小，按比例不足一分，核对单位", amount.plain())));
    }
    lines.push(format!("{base} {} 元（证据：{}）", amount.plain(), proof.name));
    if lowest > 0 {
        lines.push(format!(
            "下限：{} 元 × {} ＝ {} 元{}",
            amount.plain(),
            share(lowest),
            min.plain(),
            rounding(low, 100, "进")
        ));
    }
    lines.push(format!(
        "上限：{} 元 × {} ＝ {} 元{}",
        amount.plain(),
        share(highest),
        max.plain(),
        rounding(high, 100, "舍")
    ));
    let Some(percent) = chosen else { return Ok(((min, max), None)) };
    if !(lowest * 100..=highest * 100).contains(&percent) || percent == 0 {
        let why = format!("比例 {}% 不在法定的 {lowest}%–{highest}% 以内", hundredths(percent));
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "34")]).at("percent"));
    }
    let product = whole * i128::from(percent);
    let fine = fen(product.div_euclid(10_000))?.max(min);
    lines.push(format!(
        "选定 {}%：{} 元 × {}% ＝ {} 元{}",
        hundredths(percent),
        amount.plain(),
        hundredths(percent),
        fine.plain(),
        rounding(product, 10_000, "舍")
    ));
    Ok(((min, max), Some(fine)))
}

/// What rounding to the fen did, where it did anything.
fn rounding(product: i128, divisor: i128, how: &str) -> String {
    if product.rem_euclid(divisor) == 0 { String::new() } else { format!("（不足一分的{how}）") }
}

/// 150 → 1.5, 200 → 2.
fn hundredths(percent: u32) -> String {
    let text = format!("{}.{:02}", percent / 100, percent % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn fen(amount: i128) -> Result<Fen, Refusal> {
    let fits = i64::try_from(amount).ok().map(Fen::new).filter(|fen| *fen <= Fen::MAX);
    fits.ok_or_else(|| Refusal::input("base", "金额过大，核对单位"))
}

/// The step's part of the band, never outside it.
fn part((min, max): Bounds, range: Range) -> Result<Bounds, Refusal> {
    let (low, high) = match range {
        Range::Yuan(low, high) => (i128::from(low) * 100, i128::from(high) * 100),
        Range::OfBand(from, to) => {
            let (start, width) = (i128::from(min.get()), i128::from(max.get()) - i128::from(min.get()));
            let low = width * i128::from(from);
            let up = i128::from(low.rem_euclid(100) > 0);
            (start + low.div_euclid(100) + up, start + (width * i128::from(to)).div_euclid(100))
        }
    };
    let (low, high) = (fen(low)?.max(min), fen(high)?.min(max));
    if low <= high {
        Ok((low, high))
    } else {
        Err(Refusal::input("step", "这一阶次在法定幅度里没有数额，核对裁量基准"))
    }
}

/// What takes a fine out of the step or out of the band.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Departure<'d> {
    /// The ground of leniency on file, with its evidence.
    pub ground: Option<&'d Ground>,
    /// Why the fine leaves the step while it stays inside the band; empty where it does not.
    pub reason: &'d str,
}

/// Inside the band; below it only on a ground that allows a reduced fine (行政处罚法 30, 31, 32), above it never;
/// outside the step only with a recorded reason (行政处罚法 34); and where a ground demands a lighter fine, not at the top.
///
/// # Errors
/// As said, with the article.
pub fn inside(computed: &Computed, fine: Fen, departure: &Departure<'_>) -> Result<(), Refusal> {
    let (min, max) = (computed.statutory_min, computed.statutory_max);
    let band = format!("{}–{} 元", min.plain(), max.plain());
    let amount = |why: String, article: Article| Err(Refusal::new(Obstacle::Amount, why, &[article]).at("fine_fen"));
    if fine <= Fen::ZERO {
        return Err(Refusal::input("fine_fen", "罚款须大于 0 元"));
    }
    if fine > max {
        return amount(format!("罚款 {} 元高于法定幅度 {band}", fine.plain()), Article::new(CHUFA, "34"));
    }
    let may_reduce = departure.ground.is_some_and(|ground| ground.effect.reduces());
    if fine < min && !may_reduce {
        let why = format!("罚款 {} 元低于法定幅度 {band}。减轻处罚须选明法定理由，报负责人批准", fine.plain());
        return amount(why, Article::new(CHUFA, "32"));
    }
    if let Some(ground) = departure.ground
        && ground.effect == Effect::MustLighten
        && fine == max
        && min < max
    {
        let why = format!("有“{}”情节，应当从轻或者减轻，不能按最高额 {} 元罚款", ground.label, max.plain());
        return amount(why, ground.article.clone());
    }
    let outside_step = fine < computed.min || fine > computed.max;
    if outside_step && fine >= min && departure.reason.trim().is_empty() && !may_reduce {
        let step = computed.step.as_deref().unwrap_or("所选");
        let why = format!(
            "罚款 {} 元不在裁量阶次“{step}”的 {}–{} 元以内。写明偏离裁量基准的理由",
            fine.plain(),
            computed.min.plain(),
            computed.max.plain()
        );
        return amount(why, Article::new(CHUFA, "34"));
    }
    Ok(())
}
