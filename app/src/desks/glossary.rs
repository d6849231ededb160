//! The terms of the field, looked up by a word.

use domain::law::glossary::{Glossary, GlossaryError, Term};
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use super::frame::frame;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Card, Column, ColumnKind, Desk, EmptyState, Link, PageHead, Row, Table, TextInput, written_out,
};

/// The terms, all or those in which the words of the filter stand.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let glossary = Glossary::built_in().map_err(broken)?;
    let asked = visit.asked("words").unwrap_or_default().trim().to_owned();
    let found = glossary.search(&asked);
    Ok(rendered(visit, 200, move || {
        let (frame, asked) = (frame.clone(), asked.clone());
        let rows: Vec<Row> = found.iter().map(|term| row(term, glossary)).collect();
        let counted = format!("{} 条", found.len());
        let columns = vec![
            Column::new("术语", ColumnKind::Name),
            Column::new("解释", ColumnKind::Text),
            Column::new("依据", ColumnKind::Text),
            Column::new("参见", ColumnKind::Text),
        ];
        let why = format!("术语里没有“{asked}”。");
        view! {
            <AppPage frame title="术语" here=Desk::Workbench>
                <PageHead title="术语" back=Link::new("/help", "帮助") facts=vec![counted]>
                    <ActLink href="/statutes" words="法规摘要"/>
                </PageHead>
                <form class="filters" method="get" action="/glossary">
                    <TextInput name="words" label="查找" value=asked/>
                    <div class="filters-acts"><Button words="查询"/></div>
                </form>
                <Card>
                    <Table caption="术语" columns rows>
                        <EmptyState why link=Link::new("/glossary", "看全部术语")/>
                    </Table>
                </Card>
            </AppPage>
        }
        .into_any()
    }))
}

fn row(term: &Term, glossary: &Glossary) -> Row {
    let see = glossary.all().iter().filter(|other| term.see.contains(&other.word)).enumerate().map(|(place, other)| {
        let href = format!("/glossary#{}", other.english);
        view! { {(place > 0).then_some("、")}<a href=href>{other.word.clone()}</a> }
    });
    let see = view! { <span>{see.collect_view()}</span> }.into_any();
    Row::new(vec![
        view! { <span id=term.english.clone()>{term.word.clone()}</span> }.into_any(),
        term.means.clone().into_any(),
        written_out(&term.articles),
        see,
    ])
}

/// The program's own file does not parse; a test of the law keeps that from happening.
fn broken(error: GlossaryError) -> StoreError {
    StoreError::Corrupt { table: "glossary", column: "terms", id: error.reason }
}
