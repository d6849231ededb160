//! 预警: where lamps are red or yellow, stage by stage, as the case file shows them; every figure opens its list.

use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Counts, Filter, Pressing};

use super::{Body, SHOWN, case_line, count};
use crate::routes::Visit;
use crate::widgets::{Card, Column, ColumnKind, EmptyState, LampShape, LampState, Link, Row, Table, Task, WorkList};

/// The cases that press, the most urgent first, and how many stand where.
///
/// # Errors
/// The memory failed.
pub(super) async fn body(visit: &Visit, me: &Officer, counts: Counts) -> Result<Body, StoreError> {
    let store = &visit.office.store;
    let stages = store.cases().pressing(me).await?;
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let filter = Filter { open: Some(true), yellow_by: Some(today), ..Filter::default() };
    let found = store.cases().list(&filter, None, SHOWN, me).await?;
    let tasks: Vec<Task> = found
        .lines
        .iter()
        .map(|line| {
            let late = line.deadline.as_ref().is_some_and(|deadline| deadline.ends < today);
            case_line(line, today, &calendar, if late { "lamp=late" } else { "lamp=soon" })
        })
        .collect();
    Ok(Box::new(move || {
        let (tasks, stages) = (tasks.clone(), stages.clone());
        if stages.is_empty() {
            let why = "没有逾期的案件，也没有临期的（期限用去五分之四起算临期）。";
            return view! { <Card title="预警"><EmptyState why link=Link::new("/cases?open=true", "看在办案件")/></Card> }
                .into_any();
        }
        let all = Row::new(vec![
            "合计".into_any(),
            figure(counts.late, LampState::Late, "/cases?lamp=late".to_owned()),
            figure(counts.soon, LampState::Soon, "/cases?lamp=soon".to_owned()),
        ]);
        let rows = std::iter::once(all).chain(stages.iter().map(row)).collect();
        let columns = vec![
            Column::new("阶段", ColumnKind::Name),
            Column::new("已逾期", ColumnKind::Figure),
            Column::new("临期", ColumnKind::Figure),
        ];
        view! {
            <Card title="预警">
                <Table caption="各阶段逾期和临期的案件" columns rows/>
            </Card>
            <Card title="最急的在前"><WorkList tasks/></Card>
        }
        .into_any()
    }))
}

fn row(one: &Pressing) -> Row {
    let list = |lamp: &str| format!("/cases?stage={}&lamp={lamp}", one.stage.key());
    Row::new(vec![
        one.stage.label().into_any(),
        figure(one.late, LampState::Late, list("late")),
        figure(one.soon, LampState::Soon, list("soon")),
    ])
}

/// A number with its lamp's shape; nothing to open where there is none.
fn figure(number: u64, state: LampState, href: String) -> AnyView {
    if number == 0 {
        return "0".into_any();
    }
    view! {
        <span class="lamp" data-state=state.key()><LampShape state/><a class="lamp-figure" href=href>{count(number)}</a></span>
    }
    .into_any()
}
