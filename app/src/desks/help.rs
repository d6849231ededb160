//! Help: the words of the stages and steps, and how days are counted, from the same tables the cases use.

use domain::law::deadlines::RULES;
use domain::officer::Officer;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use super::frame::frame;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{ActLink, Card, Column, ColumnKind, Desk, PageHead, Row, Table, written_out};

/// The help page.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    Ok(rendered(visit, 200, move || {
        let frame = frame.clone();
        let steps = StepKind::ALL.iter().map(|kind| {
            let roles: Vec<&str> = kind.roles().iter().map(|role| role.label()).collect();
            Row::new(vec![kind.label().into_any(), roles.join("、").into_any()])
        });
        let periods = RULES.iter().map(|rule| Row::new(vec![rule.label.into_any(), written_out(rule.articles)]));
        view! {
            <AppPage frame title="帮助" here=Desk::Workbench>
                <PageHead title="帮助">
                    <ActLink href="/statutes" words="法规摘要"/>
                    <ActLink href="/glossary" words="术语"/>
                </PageHead>
                <Card title="谁办哪一步">
                    <Table caption="谁办哪一步" columns=vec![Column::new("步骤", ColumnKind::Name), Column::new("由谁办", ColumnKind::Text)] rows=steps.collect()/>
                </Card>
                <Card title="期限的依据">
                    <p class="read">"每个日期旁的“算法”写明从哪天起算、跳过哪些天。起算的当天不计；当事人的期限末日逢休息日顺延，本机关自己的期限按不顺延的日子提醒。"</p>
                    <Table caption="期限的依据" columns=vec![Column::new("期限", ColumnKind::Name), Column::new("依据", ColumnKind::Text)] rows=periods.collect()/>
                </Card>
            </AppPage>
        }
        .into_any()
    }))
}
