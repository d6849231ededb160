//! One violation weighed: which rule applies to the act, its tier and band, the grounds of leniency, and the fine inside.

use super::decision::lighter_for_the_young;
use super::filing::{chosen_law, within_limitation};
use super::kinds;
use super::proposal::{subject_of, tier_of};
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Weighed;
use crate::evidence::Exhibit;
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::catalogue::{PenaltyKind, Subject, Tier, Violation};
use crate::law::cite::CHUFA;
use crate::law::comparison::{Candidates, Sides, Span, candidates, choose, not_the_heavier, within_higher_norm};
use crate::law::discretion::{Computed, Departure, Measure, Proof, Sum, compute, inside};
use crate::law::leniency::{self, Circumstances, Consequences, Control, Ground, GroundKey};
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{Charge, Figures, Mitigation};

/// The texts of a charge trimmed, with what must be there.
///
/// # Errors
/// Names the field.
pub(super) fn written(mut charge: Charge, now: &Now) -> Result<Charge, Refusal> {
    charge.others = kinds::written(charge.others, now)?;
    charge.gains = kinds::counted(charge.gains)?;
    // Without a fine there is no tier, and nothing to measure it by.
    if charge.fine_fen == Fen::ZERO {
        charge.tier.clear();
        charge.figures = Figures::default();
    }
    charge.discretion = required_text("discretion", "裁量理由", &charge.discretion, 2_000)?;
    charge.law_comparison = optional_text("law_comparison", "新旧规定比较", &charge.law_comparison, 2_000)?;
    charge.figures.departure = optional_text("departure", "偏离裁量基准的理由", &charge.figures.departure, 2_000)?;
    if let Some(mitigation) = &mut charge.mitigation {
        mitigation.facts = required_text("mitigation_facts", "从轻、减轻、从重的事实", &mitigation.facts, 2_000)?;
    }
    Ok(charge)
}

/// What the act may be judged by, were it decided today (行政处罚法 37; 立法法 99; 行政处罚法 29).
///
/// # Errors
/// No version was in force on the act's day, or a reading has no value for today.
pub fn candidates_for<'n>(charge: &Charge, now: &'n Now) -> Result<Candidates<'n>, Refusal> {
    let act = Span { from: charge.act.on, to: charge.act.ended_on() };
    let law = &now.law;
    candidates(&law.catalogue, &law.successions, &law.parameters, &charge.violation, act, now.today())
}

/// The entry that applies: the one chosen, else that of the act's day.
///
/// # Errors
/// As [`candidates_for`], or the one chosen is none of them.
pub fn rule_of<'n>(charge: &Charge, now: &'n Now) -> Result<&'n Violation, Refusal> {
    let candidates = candidates_for(charge, now)?;
    let code = applied(charge, &candidates);
    let chosen = candidates.list.iter().find(|one| one.violation.code == code).map(|one| one.violation);
    chosen.ok_or_else(|| Refusal::input("applies", "所选规定不在行为时、决定时或者同时施行的规定之中"))
}

fn applied<'a>(charge: &'a Charge, candidates: &Candidates<'a>) -> &'a str {
    let first = candidates.list.first().map_or(charge.violation.as_str(), |one| one.violation.code.as_str());
    if charge.applies.is_empty() { first } else { &charge.applies }
}

/// Weighs one violation as of today.
///
/// # Errors
/// Out of time, no power, no rule, no reason where there was a choice, a tier or a figure that does not fit, a ground the
/// facts do not give, or a fine outside what follows; with the article and the field.
pub(super) fn weigh(case: &Case, charge: &Charge, now: &Now) -> Result<Weighed, Refusal> {
    within_limitation(&charge.act, &charge.violation, case, now)?;
    let candidates = candidates_for(charge, now)?;
    let code = applied(charge, &candidates).to_owned();
    let choice = choose(&candidates, &code, &charge.law_comparison)?;
    let violation = rule_of(charge, now)?;
    let law = chosen_law(violation, &charge.act, now)?;
    if violation.requires_rectification_first && !order_ignored(case) {
        let why = "本案由须逾期不改正才能罚款：改正期满后复查，登记没有改正的情况";
        return Err(Refusal::new(Obstacle::TooEarly, why, &[Article::new(CHUFA, "28(1)")]));
    }
    let party = case
        .dossier
        .party
        .as_ref()
        .ok_or_else(|| Refusal::new(Obstacle::Incomplete, "当事人还没有查明", &[Article::new(CHUFA, "40")]))?;
    let subject = subject_of(party, now)?;
    if charge.fine_fen == Fen::ZERO {
        something_proposed(charge)?;
        ground(case, charge, violation, now)?;
        kinds::fit(violation, charge)?;
        let confirm = fine_left_out(violation, subject);
        return Ok(Weighed { law, choice, computed: None, confirm });
    }
    let tier = tier_of(violation, subject, &charge.tier)?;
    ignored_where_the_tier_asks(case, tier)?;
    let computed = computed(case, violation, subject, charge, now)?;
    let ground = ground(case, charge, violation, now)?;
    inside(&computed, charge.fine_fen, &Departure { ground, reason: &charge.figures.departure })?;
    lighter_for_the_young(case, charge.fine_fen, computed.statutory_max, now)?;
    let base = (charge.figures.base_fen > Fen::ZERO).then_some(charge.figures.base_fen);
    let sides = Sides { subject, tier: &charge.tier, base };
    // Whether the higher norm's facts are met at all is a question for the legal office, not for the figures.
    let first = candidates.list.first().map_or(violation, |one| one.violation);
    let doubts = candidates.list.iter().filter_map(|beside| {
        let overlap = beside.overlap?;
        let other = match (violation.code == beside.violation.code, violation.code == first.code) {
            (true, _) => first,
            (false, true) => beside.violation,
            (false, false) => return None,
        };
        let above = within_higher_norm(overlap, violation, other, &sides, charge.fine_fen).err();
        above.map(|refusal| refusal.why).or_else(|| not_the_heavier(overlap, violation, other, &sides))
    });
    let confirm = doubts.into_iter().next();
    kinds::fit(violation, charge)?;
    Ok(Weighed { law, choice, computed: Some(computed), confirm })
}

/// A report that proposes a penalty names one; what is spared goes another way (行政处罚法 57(1)).
fn something_proposed(charge: &Charge) -> Result<(), Refusal> {
    if charge.warning || charge.confiscate_fen != Fen::ZERO || !charge.others.is_empty() {
        return Ok(());
    }
    let why = "没有提出处罚：罚款须大于 0 元，或者提出警告等其他种类；不予处罚的，用“建议不予处罚”";
    Err(Refusal::input("fine_fen", why))
}

/// Where the rule sets a fine for this party and knows no reprimand to give instead, the legal office says whether the
/// fine may be left out: the catalogue does not tell which kinds stand together and which by themselves.
fn fine_left_out(violation: &Violation, subject: Subject) -> Option<String> {
    let reprimand = |kind: &PenaltyKind| matches!(kind, PenaltyKind::Warning | PenaltyKind::PublicCriticism);
    let must = !violation.bands_for(subject).is_empty() && !violation.kinds.iter().any(reprimand);
    must.then(|| "本案由规定了罚款，报告没有提出罚款".to_owned())
}

/// The band with its arithmetic, for the page before anything is decided and for the report.
///
/// # Errors
/// As [`compute`], or the exhibit named is not on file.
pub fn computed(
    case: &Case,
    violation: &Violation,
    subject: Subject,
    charge: &Charge,
    now: &Now,
) -> Result<Computed, Refusal> {
    let measure = measure(case, charge)?;
    let step = Some(charge.figures.step.trim()).filter(|step| !step.is_empty());
    let sum = Sum { subject, tier: &charge.tier, measure: &measure, step };
    compute(violation, &now.law.discretion, &sum, charge.act.on)
}

fn measure(case: &Case, charge: &Charge) -> Result<Measure, Refusal> {
    let figures = &charge.figures;
    let exhibit = figures.proof.map(|id| on_file(case, id, "proof")).transpose()?;
    let proof = exhibit.map(|exhibit| Proof { exhibit: exhibit.id, name: exhibit.name.clone() });
    Ok(match (figures.base_fen, figures.count) {
        (Fen::ZERO, 0) => Measure::Band,
        (Fen::ZERO, count) => Measure::Items { count, proof },
        (amount, 0) => Measure::Base { amount, proof, percent: (figures.percent > 0).then_some(figures.percent) },
        _ => return Err(Refusal::input("count", "计罚基数和件数只能填一项")),
    })
}

fn on_file<'c>(case: &'c Case, id: ExhibitId, field: &str) -> Result<&'c Exhibit, Refusal> {
    let found = case.exhibits.iter().find(|exhibit| exhibit.id == id);
    let exhibit = found.ok_or_else(|| Refusal::input(field, "选定的证据不在本案证据里"))?;
    case.may_name(exhibit, field)?;
    Ok(exhibit)
}

/// The ground relied on, proved, unless the facts forbid any penalty (行政处罚法 30-33).
fn ground(case: &Case, charge: &Charge, violation: &Violation, now: &Now) -> Result<Option<&'static Ground>, Refusal> {
    super::decision::spared_by_age(case, now)?;
    let claimed = charge.mitigation.as_ref();
    let facts = circumstances(case, charge, claimed, violation);
    let given = leniency::given(&facts, &now.law.parameters)?;
    leniency::penalty_allowed(&given)?;
    if let Some(Mitigation { ground, exhibits, .. }) = claimed {
        for id in exhibits {
            on_file(case, *id, "mitigation_exhibits")?;
        }
        let key = ground.in_law().key;
        return leniency::rely_on(key, &facts, exhibits.len(), &now.law.parameters)
            .map(Some)
            .map_err(|refusal| Refusal { field: Some("mitigation".to_owned()), ..refusal });
    }
    Ok(None)
}

fn circumstances<'v>(
    case: &Case,
    charge: &Charge,
    claimed: Option<&Mitigation>,
    violation: &'v Violation,
) -> Circumstances<'v> {
    let partial = claimed.is_some_and(|one| one.ground.in_law().key == GroundKey::PartialControl);
    Circumstances {
        violation,
        act_on: charge.act.on,
        born: case.born(),
        control: if partial { Control::Partial } else { Control::Full },
        minor: false,
        corrected: case.orders.last().is_some_and(crate::case::side::CorrectionOrder::complied),
        consequences: Consequences::Some,
        no_fault: false,
        fault_not_needed: false,
        history: None,
    }
}

fn order_ignored(case: &Case) -> bool {
    case.orders.last().is_some_and(crate::case::side::CorrectionOrder::ignored)
}

/// The tiers 逾期不改正 and 拒不改正 exist only after an order that was served and ignored (行政处罚法 28(1)).
fn ignored_where_the_tier_asks(case: &Case, tier: &Tier) -> Result<(), Refusal> {
    let asks = tier.tier.starts_with("overdue") || tier.tier.starts_with("refusal");
    if asks && !order_ignored(case) {
        return Err(Refusal::new(
            Obstacle::TooEarly,
            "这一档以责令改正后逾期不改正或者拒不改正为前提：改正期满后复查，登记没有改正的情况",
            &[Article::new(CHUFA, "28(1)")],
        )
        .at("tier"));
    }
    Ok(())
}
