//! The cases of one matter 同一事项的案件: each party with its case, where it stands and what was decided.

use domain::case::Case;
use leptos::prelude::*;

use super::file::Model;
use crate::widgets::{Card, Column, ColumnKind, EmptyState, Row, Table, say};

/// The card; nothing where the case stands alone.
pub fn card(model: &Model) -> Option<AnyView> {
    let first = model.matter.first().filter(|_| model.matter.len() > 1)?;
    let rows = model.matter.iter().map(|case| row(case, first, &model.case)).collect();
    let columns = vec![
        Column::new("案件", ColumnKind::Name),
        Column::new("当事人", ColumnKind::Text),
        Column::new("身份", ColumnKind::Text),
        Column::new("阶段", ColumnKind::Text),
        Column::new("罚款（元）", ColumnKind::Figure),
    ];
    Some(
        view! {
            <Card title="同一事项的案件">
                <Table caption="同一事项的案件，一名当事人一份决定" columns rows><EmptyState why="没有其他案件。"/></Table>
            </Card>
        }
        .into_any(),
    )
}

fn row(case: &Case, first: &Case, here: &Case) -> Row {
    // Until it is filed a case is called by the clue, which all cases of the matter share.
    let called = if case.number.is_some() || case.id == first.id {
        case.called().to_owned()
    } else {
        format!("{}（未立案）", case.called())
    };
    let named = if case.id == here.id {
        view! { <strong>{called}</strong>"（本案）" }.into_any()
    } else {
        view! { <a class="nb" href=format!("/cases/{}", case.id)>{called}</a> }.into_any()
    };
    let role = match &case.origin {
        Some(origin) => origin.role.label(),
        None => "首案",
    };
    let fine = case.decision.as_ref().map_or_else(|| "—".to_owned(), |decision| say::figure(decision.fine_owed()));
    Row::new(vec![
        named,
        case.party_name().into_any(),
        role.into_any(),
        case.stage.kind().label().into_any(),
        fine.into_any(),
    ])
}
