//! The page of whoever reviews or decides: the file to read at the left, the checklist and the decision at the right.

use domain::case::side::PriorNotice;
use domain::documents::{DocumentKind, draft};
use domain::step::StepKind;
use leptos::prelude::*;

use super::file::Model;
use super::{beside, changes, essentials, tabs};
use crate::widgets::{Card, Fact, Facts, PaperPreview, RefusalNote, say};

/// Whether a step is taken with the file beside it.
pub fn reads_the_file(kind: StepKind) -> bool {
    matches!(kind, StepKind::GiveLegalOpinion | StepKind::DecidePenalty)
}

/// The two halves; below the office screen one stands under the other and the first line leads to either.
pub fn halves(kind: StepKind, model: &Model, form: AnyView, side: AnyView) -> AnyView {
    let work = if kind == StepKind::GiveLegalOpinion { "审核" } else { "决定" };
    view! {
        <nav class="review-places" aria-label="看卷目录">
            {places(kind, model).into_iter().map(|(id, words)| view! { <a href=format!("#{id}")>{words}</a> }).collect_view()}
            <a class="review-to-work" href="#review-work">{format!("去{work}")}</a>
        </nav>
        <div class="review">
            <section class="review-file" aria-label="看卷">{file(kind, model)}</section>
            <section class="review-work" id="review-work" aria-label=work>
                <div class="stack">{form}{side}</div>
            </section>
        </div>
    }
    .into_any()
}

/// The parts of the file, in the order in which they stand.
fn places(kind: StepKind, model: &Model) -> Vec<(&'static str, &'static str)> {
    let mut places = Vec::new();
    if kind == StepKind::GiveLegalOpinion {
        places.push(("review-changes", "变化"));
    }
    places.extend([("review-facts", "事实和依据"), ("review-evidence", "证据")]);
    if model.case.report.is_some() {
        places.push(("review-proposal", "裁量"));
    }
    places.extend([("review-notice", "告知和申辩"), ("review-papers", "文书")]);
    places
}

fn file(kind: StepKind, model: &Model) -> AnyView {
    let changed = (kind == StepKind::GiveLegalOpinion).then(|| changes::card(model));
    view! {
        {changed.map(|card| view! { <div id="review-changes">{card}</div> })}
        <div id="review-facts" class="stack">{essentials::matter(model)}{essentials::party(model)}</div>
        <div id="review-evidence">{tabs::evidence_shown(model)}</div>
        <div id="review-proposal">{essentials::proposal(model)}</div>
        <div id="review-notice" class="stack">{notice(model)}{opinions(model)}{beside::cards(model)}</div>
        <div id="review-papers" class="stack">{tabs::documents(model)}{decision(model)}</div>
    }
    .into_any()
}

/// The order to correct, the notice and what the party answered.
fn notice(model: &Model) -> AnyView {
    let case = &model.case;
    let served = |service: &domain::service::ServiceFile| {
        service.deemed().map_or_else(|| "还没有送达证明".to_owned(), |day| format!("{}送达", say::plain_day(day)))
    };
    let mut facts: Vec<Fact> = Vec::new();
    for order in &case.orders {
        let words = format!("{}；限 {}；{}", order.demands, say::plain_day(order.due), served(&order.service));
        facts.push(Fact::new("责令改正", words));
        facts.extend(order.reinspections.iter().map(|visit| {
            let found = if visit.complied { "已按要求改正" } else { "没有改正" };
            Fact::new("复查", format!("{} {found}：{}", say::plain_day(visit.on), visit.findings))
        }));
    }
    if let Some(notice) = &case.notice {
        facts.push(Fact::new("告知", format!("罚款 {}；{}", say::amount(notice.fine_fen), served(&notice.service))));
        facts.extend(answers(notice));
    }
    if facts.is_empty() {
        facts.push(Fact::new("告知", "还没有告知"));
    }
    view! { <Card title="责令改正、告知和申辩"><Facts facts/></Card> }.into_any()
}

/// Defences, waivers and the written re-check.
fn answers(notice: &PriorNotice) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(notice.defences.iter().map(|one| {
        let late = if one.in_time { "" } else { "（逾期）" };
        Fact::new("陈述申辩", format!("{}收到{late}：{}", say::plain_day(one.received_on), one.content))
    }));
    if notice.defences.is_empty() {
        facts.push(Fact::new("陈述申辩", "没有收到"));
    }
    let waivers = [("放弃陈述申辩", &notice.defence_waived), ("放弃听证", &notice.hearing_waived)];
    facts.extend(waivers.into_iter().filter_map(|(label, waiver)| {
        let waiver = waiver.as_ref()?;
        Some(Fact::new(label, format!("{}，{}", say::plain_day(waiver.on), waiver.proof)))
    }));
    if let Some(recheck) = &notice.recheck {
        let words = format!(
            "{}：{}；复核后罚款 {}",
            recheck.adopted.label(),
            recheck.opinion.text.trim_end_matches('。'),
            say::amount(recheck.fine_fen)
        );
        facts.push(Fact::new("书面复核", words));
    }
    facts
}

/// What reviewers and the collective have said so far.
fn opinions(model: &Model) -> Option<AnyView> {
    let case = &model.case;
    let mut facts: Vec<Fact> = Vec::new();
    if let Some(review) = &case.review {
        let given = format!("{} {}：{}", review.opinion.name, review.verdict.label(), review.opinion.text);
        facts.push(Fact::new("法制审核", given));
    }
    if let Some(minutes) = &case.minutes {
        facts.push(Fact::new("集体讨论", format!("{}，{}", say::plain_day(minutes.on), minutes.conclusion)));
        facts.push(Fact::new("各人意见", minutes.views.clone()));
    }
    (!facts.is_empty()).then(|| view! { <Card title="审核和讨论"><Facts facts/></Card> }.into_any())
}

/// The decision as it would read.
fn decision(model: &Model) -> AnyView {
    let which =
        if model.case.sparing.is_some() { DocumentKind::NoPenaltyDecision } else { DocumentKind::PenaltyDecision };
    match draft(which, &model.case, &model.now) {
        Ok(paper) => view! { <Card title=format!("{}草稿", which.label())><PaperPreview paper/></Card> }.into_any(),
        Err(refusal) => view! { <RefusalNote refusal/> }.into_any(),
    }
}
