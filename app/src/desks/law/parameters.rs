//! 参数: every dated value with its source, and how far it was read.

use domain::law::parameters::{OPTIONAL, Verified};
use leptos::prelude::*;

use super::{Body, Model, Part, words};
use crate::widgets::{Card, Chip, Chips, Column, ColumnKind, PageHead, Row, Table};

pub fn view(model: &Model) -> Body {
    let (parameters, today) = (&model.now.law.parameters, model.now.today());
    let current = |name: &str| parameters.row(name, today).or_else(|_| parameters.history(name).first().ok_or(()));
    let unread = parameters.names().filter(|name| current(name).is_ok_and(is_unread)).count();
    let only = model.unverified_only;
    let rows: Vec<Row> = parameters
        .names()
        .filter(|name| !only || current(name).is_ok_and(is_unread))
        .filter_map(|name| Some((name, current(name).ok()?)))
        .map(|(name, row)| {
            let waits = waits(model, name);
            Row::new(vec![
                view! { <a class="long" href=format!("/office/parameters/{name}")>{row.label.clone()}</a>{waits} }
                    .into_any(),
                view! { <span class="nb">{row.value.label()}</span> }.into_any(),
                words::date(row.from),
                row.source.clone().into_any(),
                words::proof(row.verified),
            ])
        })
        .chain(OPTIONAL.iter().filter(|(name, _, _)| parameters.history(name).is_empty()).map(|(name, label, _)| {
            let waits = waits(model, name);
            Row::new(vec![
                view! { <a class="long" href=format!("/office/parameters/{name}")>{*label}</a>{waits} }.into_any(),
                "未设".into_any(),
                "—".into_any(),
                "主管部门尚未公布".into_any(),
                "—".into_any(),
            ])
        }))
        .collect();
    let columns = vec![
        Column::new("名称", ColumnKind::Name),
        Column::new("现行值", ColumnKind::Text),
        Column::new("自", ColumnKind::Text),
        Column::new("依据", ColumnKind::Text),
        Column::new("核对程度", ColumnKind::Text),
    ];
    let count = rows.len();
    let facts = vec![format!("{} 项", parameters.names().count()), format!("未核 {unread} 项")];
    let chips = if only {
        vec![Chip { words: "只看未核".into(), without: Some(Part::Parameters.address()) }]
    } else {
        Vec::new()
    };
    let filter = (!only)
        .then(|| view! { <p><a href="/office/parameters?unverified=1">{format!("只看未核的 {unread} 项")}</a></p> });
    Body {
        head: view! { <PageHead title="参数" facts/> }.into_any(),
        below: view! {
            <Card>
                <p class="read">"法条没有写明、由上级另定或者本局自定的数值，各有生效日和依据。每个案件用它当日的值；新值只加在后面，从不改旧值。"</p>
                {filter}
                <Chips chips/>
                <Table caption=format!("参数 {count} 项") columns rows/>
            </Card>
        }
        .into_any(),
    }
}

fn is_unread(row: &domain::law::parameters::Parameter) -> bool {
    row.verified == Verified::Unverified
}

/// A mark where somebody has proposed another value.
fn waits(model: &Model, name: &str) -> Option<AnyView> {
    let waiting = model.waiting();
    let waits = waiting.iter().any(|one| super::parameter::is_about(one, name));
    waits.then(|| view! { " "<crate::widgets::Badge words="有待核准的新值" state="soon"/> }.into_any())
}
