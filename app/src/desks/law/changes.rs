//! 变更记录: every change that was ever proposed, who proposed it, and what became of it.

use domain::law::proposal::Proposal;
use leptos::prelude::*;

use super::{Body, Model, words};
use crate::widgets::{Card, Column, ColumnKind, EmptyState, PageHead, Row, Table, say};

pub fn view(model: &Model) -> Body {
    let waiting = list(model, |one| one.answer.is_none());
    let ended = list(model, |one| one.answer.is_some());
    let facts = vec![format!("共 {} 项", model.proposals.len())];
    let nothing = |why: &'static str| view! { <EmptyState why/> }.into_any();
    let waiting = waiting.unwrap_or_else(|| nothing("没有待核准的变更。"));
    let ended = ended.unwrap_or_else(|| nothing("还没有办过变更，现行的都是随程序来的。"));
    Body {
        head: view! { <PageHead title="变更记录" facts/> }.into_any(),
        below: view! {
            <Card title="待核准">{waiting}</Card>
            <Card title="已办">{ended}</Card>
        }
        .into_any(),
    }
}

/// A table of some proposals; `None` where there are none.
pub fn list(model: &Model, wanted: impl Fn(&Proposal) -> bool) -> Option<AnyView> {
    let (today, catalogue) = (model.now.today(), &model.now.law.catalogue);
    let rows: Vec<Row> = model
        .proposals
        .iter()
        .filter(|one| wanted(one))
        .map(|one| {
            let second = one.answer.as_ref().map_or_else(String::new, |answer| {
                format!("{} {}", answer.by_name, say::table_time(answer.at, today))
            });
            Row::new(vec![
                view! { <a class="long" href=format!("/office/changes/{}", one.id)>{words::change(catalogue, &one.change)}</a> }
                    .into_any(),
                one.change.kind().into_any(),
                format!("{} {}", one.by_name, say::table_time(one.at, today)).into_any(),
                if second.is_empty() { "—".to_owned() } else { second }.into_any(),
                words::standing(one),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new("变更", ColumnKind::Name),
        Column::new("类别", ColumnKind::Text),
        Column::new("提出", ColumnKind::Text),
        Column::new("核准、退回", ColumnKind::Text),
        Column::new("状态", ColumnKind::Text),
    ];
    Some(view! { <Table caption="变更" columns rows/> }.into_any())
}
