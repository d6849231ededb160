//! 试算: how many open cases a proposed change reaches, and what it would make of the last of them; nothing is kept.

use leptos::prelude::*;
use store::law::{Effect, Tried};

use super::Model;
use crate::desks::frame::reads_cases;
use crate::widgets::{Card, Column, ColumnKind, EmptyState, Row, Table, say};

/// The trial of the proposal shown; nothing where it has ended, or where it could not be confirmed now.
pub fn card(model: &Model) -> Option<AnyView> {
    let effect = model.effect.as_ref()?.as_ref().ok()?;
    let linked = reads_cases(&model.me);
    let columns = vec![
        Column::new("案件", ColumnKind::Name),
        Column::new("案由", ColumnKind::Text),
        Column::new("阶段", ColumnKind::Text),
        Column::new("核准以后", ColumnKind::Text),
    ];
    let rows = effect.tried.iter().map(|one| row(one, linked)).collect();
    let words = sentence(effect);
    Some(
        view! {
            <Card title="试算">
                <p class="read">{words}</p>
                <Table caption="最近涉及的案件" columns rows>
                    <EmptyState why="没有在办案件受这项变更影响。"/>
                </Table>
            </Card>
        }
        .into_any(),
    )
}

fn sentence(effect: &Effect) -> String {
    let touched = say::count(i64::try_from(effect.touched).unwrap_or(i64::MAX));
    let changed = effect.tried.iter().filter(|one| !one.differences.is_empty()).count();
    match effect.tried.len() {
        0 => format!("涉及在办案件 {touched} 件。"),
        tried => format!(
            "涉及在办案件 {touched} 件。以最近的 {tried} 件试算：{changed} 件的期限或者幅度会变。只是试算，什么都没有存。"
        ),
    }
}

/// The case by its number, without its party: not everybody who sets values reads cases.
fn row(one: &Tried, linked: bool) -> Row {
    let name = if linked {
        view! { <a href=format!("/cases/{}", one.case)>{one.called.clone()}</a> }.into_any()
    } else {
        one.called.clone().into_any()
    };
    let changes: Vec<AnyView> = one
        .differences
        .iter()
        .map(|difference| {
            let words = format!("{}：{} → {}", difference.what, difference.before, difference.after);
            view! { <li>{words}</li> }.into_any()
        })
        .collect();
    let changes = match changes.is_empty() {
        true => "不变".into_any(),
        false => view! { <ul>{changes}</ul> }.into_any(),
    };
    Row::new(vec![name, one.violation.clone().into_any(), one.stage.label().into_any(), changes])
}
