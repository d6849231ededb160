//! The ladders of one violation, each with its steps, and the form of a further one.

use domain::law::catalogue::{Subject, Violation};
use domain::law::change::Change;
use domain::law::discretion::Ladder;
use domain::law::proposal::Proposal;
use leptos::prelude::*;

use super::reading::STEPS;
use super::{Body, Model, Part, changes, words};
use crate::widgets::{
    Button, Card, Choice, Column, ColumnKind, DateField, EmptyState, Fact, Facts, Link, PageHead, RadioGroup, Row,
    Select, Table, TextInput, Weight, Width, written_out,
};

/// Steps that most standards have; the form folds the others away.
const USUAL: usize = 3;

/// Whether a proposal is about this violation.
pub fn is_about(proposal: &Proposal, code: &str) -> bool {
    matches!(&proposal.change, Change::Ladder(ladder) if ladder.violation == code)
}

pub fn view(model: &Model, code: &'static str) -> Body {
    let law = &model.now.law;
    let violation = law.catalogue.all().find(|one| one.code == code);
    let title = words::violation(&law.catalogue, code);
    let back = Link::new(Part::Ladders.address(), "裁量基准");
    let ladders: Vec<AnyView> = law.discretion.history(code).map(|one| told(model, one, violation)).collect();
    let history = if ladders.is_empty() {
        view! { <Card title="历次的基准"><EmptyState why="没有设过裁量基准，按法定幅度办。"/></Card> }.into_any()
    } else {
        ladders.into_iter().rev().collect_view().into_any()
    };
    let waiting = changes::list(model, |one| one.answer.is_none() && is_about(one, code));
    let form = violation.filter(|_| model.may_propose()).map(|violation| form(model, violation));
    let facts = violation.map(|one| {
        let bands: Vec<String> =
            one.tiers.iter().map(|tier| format!("{}：{}", tier.label(), crate::desks::band(tier))).collect();
        let facts = vec![Fact::view("处罚依据", written_out(&one.penalty)), Fact::new("法定幅度", bands.join("；"))];
        view! { <Card><Facts facts/></Card> }
    });
    Body {
        head: view! { <PageHead title back/> }.into_any(),
        below: view! {
            {facts}
            {history}
            {waiting.map(|list| view! { <Card title="待核准的基准">{list}</Card> })}
            {form}
        }
        .into_any(),
    }
}

fn told(model: &Model, ladder: &Ladder, violation: Option<&Violation>) -> AnyView {
    let of = |one: &&Proposal| matches!(&one.change, Change::Ladder(new) if new == ladder);
    let hands = words::hands(model.confirmed().find(of));
    let title = words::span(ladder);
    let (source, proof, steps) =
        (format!("{}　{hands}　", ladder.source), words::proof(ladder.verified), steps(ladder, violation));
    view! {
        <Card title>
            <p>{source}{proof}</p>
            {steps}
        </Card>
    }
    .into_any()
}

/// The steps of a ladder.
pub fn steps(ladder: &Ladder, violation: Option<&Violation>) -> AnyView {
    let rows = ladder.steps.iter().map(|step| {
        Row::new(vec![
            step.name.clone().into_any(),
            step.test.clone().into_any(),
            words::covered(step, violation).into_any(),
            view! { <span class="nb">{words::range(step.range)}</span> }.into_any(),
        ])
    });
    let columns = vec![
        Column::new("阶次", ColumnKind::Name),
        Column::new("情形", ColumnKind::Text),
        Column::new("适用", ColumnKind::Text),
        Column::new("罚款", ColumnKind::Text),
    ];
    view! { <Table caption="阶次" columns rows=rows.collect()/> }.into_any()
}

fn form(model: &Model, violation: &Violation) -> AnyView {
    let groups = (1..=USUAL).map(|step| group(step, violation)).collect_view();
    let further = (USUAL + 1..=STEPS).map(|step| group(step, violation)).collect_view();
    let used =
        |step: usize, field: &str| model.typed.value(&format!("{field}{step}")).is_some_and(|text| !text.is_empty());
    let open = (USUAL + 1..=STEPS).any(|step| ["name", "test", "low", "high"].iter().any(|field| used(step, field)));
    let (note, line) = (model.keeping.note(), model.keeping.line());
    let (action, rest) = (model.part.address(), model.rest.clone());
    view! {
        <Card title="提出新基准">
            {note}
            <form class="form" method="post" action=action novalidate data-draft="">
                <DateField name="from" label="生效日" required=true rest hint="今日或者以后；只管这一天起的违法行为"/>
                <TextInput name="source" label="依据" hint="公布的裁量标准的名称和文号" required=true most=200 width=Width::Full/>
                {words::proof_field()}
                {groups}
                <details class="fold" open=open>
                    <summary>{format!("还有第 {} 至 {STEPS} 阶", USUAL + 1)}</summary>
                    {further}
                </details>
                <p class="field-hint">"新基准整个取代旧基准；不用的阶次留空。"</p>
                <div class="form-acts"><Button words="提出新基准" weight=Weight::Filled busy="正在提出…"/>{line}</div>
            </form>
        </Card>
    }
    .into_any()
}

fn group(step: usize, violation: &Violation) -> AnyView {
    let name = |field: &str| format!("{field}{step}");
    let subjects =
        [Subject::Any, Subject::Individual, Subject::Unit].map(|one| Choice::new(subject_key(one), one.label()));
    let mut tiers: Vec<Choice> = Vec::new();
    for tier in &violation.tiers {
        if tiers.iter().all(|known| known.value != tier.tier) {
            tiers.push(Choice::new(tier.tier.clone(), tier.label()));
        }
    }
    let units = vec![Choice::new("yuan", "元"), Choice::new("of_band", "法定幅度的百分比")];
    let several = (tiers.len() > 1).then(|| {
        view! { <Select name=name("tier") label="只在这一档" choices=tiers none="各档"/> }
    });
    view! {
        <fieldset class="field stack">
            <legend class="field-label">{format!("第 {step} 阶")}</legend>
            <TextInput name=name("name") label="名称" hint="如：轻微、一般、严重" required=step == 1 most=20 width=Width::Short/>
            <TextInput name=name("test") label="情形" hint="照基准的原话写：数量、面积、次数" required=step == 1 most=300/>
            <RadioGroup name=name("subject") label="适用" choices=subjects.to_vec() value=subject_key(Subject::Any) inline=true/>
            {several}
            <RadioGroup name=name("unit") label="罚款按" choices=units value="yuan" inline=true/>
            <div class="form-row">
                <TextInput name=name("low") label="从" required=step == 1 width=Width::Short inputmode="numeric"/>
                <TextInput name=name("high") label="到" required=step == 1 width=Width::Short inputmode="numeric"/>
            </div>
        </fieldset>
    }
    .into_any()
}

/// The word of a subject in the form.
pub fn subject_key(subject: Subject) -> &'static str {
    match subject {
        Subject::Any => "any",
        Subject::Individual => "individual",
        Subject::Unit => "unit",
    }
}
