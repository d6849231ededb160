//! Words for the settings that several of their pages share.

use chrono::NaiveDate;
use domain::law::catalogue::{Catalogue, Violation};
use domain::law::change::Change;
use domain::law::discretion::{Ladder, Range, Step};
use domain::law::parameters::{OPTIONAL, Parameters, Verified};
use domain::law::proposal::{Proposal, Verdict};
use leptos::prelude::*;

use crate::widgets::{Badge, Choice, RadioGroup};

/// What people call a parameter.
pub fn parameter(parameters: &Parameters, name: &str) -> String {
    let row = parameters.history(name).last().map(|row| row.label.clone());
    let unset = || OPTIONAL.iter().find(|(other, _, _)| *other == name).map(|(_, label, _)| (*label).to_owned());
    row.or_else(unset).unwrap_or_default()
}

/// What people call a violation.
pub fn violation(catalogue: &Catalogue, code: &str) -> String {
    let found = catalogue.all().find(|one| one.code == code);
    found.map_or_else(String::new, |one| one.name.clone())
}

/// What a change does, without our own codes.
pub fn change(catalogue: &Catalogue, change: &Change) -> String {
    match change {
        Change::Ladder(ladder) => {
            let name = violation(catalogue, &ladder.violation);
            format!("“{name}”的裁量基准自 {} 起分 {} 阶（{}）", ladder.from, ladder.steps.len(), ladder.source)
        }
        Change::Parameter(_) | Change::Assign(_) | Change::EndAssignment { .. } | Change::CalendarYear(_) => {
            change.label()
        }
    }
}

/// A date in a table's cell, on one line.
pub fn date(day: NaiveDate) -> AnyView {
    view! { <span class="nb">{day.to_string()}</span> }.into_any()
}

/// How far a source was read, as a mark.
pub fn proof(verified: Verified) -> AnyView {
    let state = match verified {
        Verified::Read => "good",
        Verified::Secondary => "",
        Verified::Unverified => "soon",
    };
    view! { <Badge words=verified.label() state/> }.into_any()
}

/// Where a proposal stands, as a mark.
pub fn standing(proposal: &Proposal) -> AnyView {
    let (words, state) = match &proposal.answer {
        None => ("待核准", "soon"),
        Some(answer) => match answer.verdict {
            Verdict::Confirmed => (answer.verdict.label(), "good"),
            Verdict::Refused => (answer.verdict.label(), "late"),
            Verdict::Withdrawn => (answer.verdict.label(), "held"),
        },
    };
    view! { <Badge words state/> }.into_any()
}

/// Whether a row counts today: 现行, 未到 or 已过.
pub fn state(from: NaiveDate, next: Option<NaiveDate>, today: NaiveDate) -> &'static str {
    if from > today {
        "未到"
    } else if next.is_some_and(|next| next <= today) {
        "已过"
    } else {
        "现行"
    }
}

/// Who proposed and who confirmed: 周宁／李敏; what came with the program says so.
pub fn hands(proposal: Option<&Proposal>) -> String {
    let Some(proposal) = proposal else { return "随程序".to_owned() };
    let second = proposal.answer.as_ref().map_or("待核准", |answer| answer.by_name.as_str());
    format!("{}／{second}", proposal.by_name)
}

/// The part of the band that a step takes.
pub fn range(range: Range) -> String {
    match range {
        Range::Yuan(low, high) => {
            let yuan = |amount: i64| crate::widgets::say::count(amount);
            format!("{}–{} 元", yuan(low), yuan(high))
        }
        Range::OfBand(low, high) => format!("法定幅度的 {low}%–{high}%"),
    }
}

/// For whom, and within which tier of the violation, a step counts.
pub fn covered(step: &Step, violation: Option<&Violation>) -> String {
    let tiers = violation.map_or(&[][..], |violation| &violation.tiers);
    let within = step.tier.as_ref().and_then(|own| tiers.iter().find(|tier| tier.tier == *own));
    match within {
        Some(tier) => format!("{}，{}", step.subject.label(), tier.label()),
        None => step.subject.label().to_owned(),
    }
}

/// From when to when a ladder counts.
pub fn span(ladder: &Ladder) -> String {
    match ladder.to {
        Some(to) => format!("{} 至 {to}", ladder.from),
        None => format!("{} 起", ladder.from),
    }
}

/// The field 核对程度 of every form here.
pub fn proof_field() -> AnyView {
    let choices = vec![
        Choice::new("read", Verified::Read.label()).note("看过公布的原文"),
        Choice::new("secondary", Verified::Secondary.label()).note("看的是转引或者抄件"),
        Choice::new("unverified", Verified::Unverified.label()).note("没有看到出处，或者本局自定"),
    ];
    view! { <RadioGroup name="verified" label="核对程度" choices required=true/> }.into_any()
}
