//! One parameter: its rows with dates and sources, what waits, and the form of a further row.

use domain::law::change::Change;
use domain::law::parameters::{OPTIONAL, Parameter, Value};
use domain::law::proposal::Proposal;
use leptos::prelude::*;

use super::{Body, Model, Part, changes, words};
use crate::widgets::{
    Button, Card, Choice, Column, ColumnKind, DateField, Link, MoneyField, PageHead, RadioGroup, Row, Table, TextInput,
    Weight, Width,
};

/// Whether a proposal is about this name.
pub fn is_about(proposal: &Proposal, name: &str) -> bool {
    matches!(&proposal.change, Change::Parameter(row) if row.name == name)
}

pub fn view(model: &Model, name: &'static str) -> Body {
    let label = words::parameter(&model.now.law.parameters, name);
    let back = Link::new(Part::Parameters.address(), "参数");
    let waiting = changes::list(model, |one| one.answer.is_none() && is_about(one, name));
    let (history, form) = (history(model, name), model.may_propose().then(|| form(model, name)));
    Body {
        head: view! { <PageHead title=label back/> }.into_any(),
        below: view! {
            <Card title="历次的值">{history}</Card>
            {waiting.map(|list| view! { <Card title="待核准的新值">{list}</Card> })}
            {form}
        }
        .into_any(),
    }
}

fn history(model: &Model, name: &str) -> AnyView {
    let (rows, today) = (model.now.law.parameters.history(name), model.now.today());
    let hand = |row: &Parameter| {
        let of =
            |one: &&Proposal| matches!(&one.change, Change::Parameter(new) if new.name == name && new.from == row.from);
        words::hands(model.confirmed().find(of))
    };
    let lines = rows.iter().enumerate().rev().map(|(at, row)| {
        let next = rows.get(at + 1).map(|next| next.from);
        Row::new(vec![
            words::date(row.from),
            view! { <span class="nb">{row.value.label()}</span> }.into_any(),
            row.source.clone().into_any(),
            hand(row).into_any(),
            words::proof(row.verified),
            words::state(row.from, next, today).into_any(),
        ])
    });
    let earlier = Row::new(vec![
        rows.first().map_or_else(|| "全部".to_owned(), |first| format!("{} 以前", first.from)).into_any(),
        "无数据".into_any(),
        "遇到更早的日期即不算，不猜".into_any(),
        "—".into_any(),
        "—".into_any(),
        "—".into_any(),
    ]);
    let columns = vec![
        Column::new("生效日", ColumnKind::Name),
        Column::new("值", ColumnKind::Text),
        Column::new("依据", ColumnKind::Text),
        Column::new("提出／核准", ColumnKind::Text),
        Column::new("核对程度", ColumnKind::Text),
        Column::new("状态", ColumnKind::Text),
    ];
    view! { <Table caption="历次的值" columns rows=lines.chain([earlier]).collect()/> }.into_any()
}

fn form(model: &Model, name: &'static str) -> AnyView {
    let kind = model.now.law.parameters.history(name).last().map(|row| row.value.clone());
    let optional = || OPTIONAL.into_iter().find(|(other, _, _)| *other == name).map(|(_, _, kind)| kind);
    let Some(kind) = kind.or_else(optional) else { return ().into_any() };
    let control = match kind {
        Value::Yuan(_) => view! { <MoneyField name="value" label="新值" required=true/> }.into_any(),
        Value::Days(_) => number("日"),
        Value::PerMille(_) => number("‰"),
        Value::Flag(_) => {
            let choices = vec![Choice::new("yes", "是"), Choice::new("no", "否")];
            view! { <RadioGroup name="value" label="新值" choices inline=true required=true/> }.into_any()
        }
        Value::Text(_) => view! { <TextInput name="value" label="新值" required=true most=200/> }.into_any(),
    };
    let (note, line) = (model.keeping.note(), model.keeping.line());
    let (action, rest) = (model.part.address(), model.rest.clone());
    view! {
        <Card title="提出新值">
            {note}
            <form class="form" method="post" action=action novalidate data-draft="">
                {control}
                <DateField name="from" label="生效日" required=true rest hint="今日或者以后；上一行未核的，可以更正到它的生效日之后"/>
                <TextInput name="source" label="依据" hint="文件名称、文号和条款；本局自定的写明依据哪次会议" required=true most=200 width=Width::Full/>
                {words::proof_field()}
                <p class="field-hint">"生效日以前的案件用原来的值，已经算定、写进文书的不变；生效日起的用新值。核准后才生效。"</p>
                <div class="form-acts"><Button words="提出新值" weight=Weight::Filled busy="正在提出…"/>{line}</div>
            </form>
        </Card>
    }
    .into_any()
}

fn number(unit: &'static str) -> AnyView {
    view! { <TextInput name="value" label="新值" required=true unit width=Width::Short inputmode="numeric"/> }
        .into_any()
}
