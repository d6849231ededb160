//! The laws the office works with, and what each article says in our own words.

use domain::law::statutes::{Gist, Group, Proof, Statute, StatuteError, Statutes};
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use super::frame::frame;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Badge, Card, Column, ColumnKind, Desk, EmptyState, Fact, Facts, Link, PageHead, Row, Table, anchor,
};

/// What the gists are and are not.
const OURS: &str = "摘要是供办案查找的简要说明，不是法条原文；引用和印制文书以官方公布的文本为准。";

/// The laws, group by group.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let statutes = Statutes::built_in().map_err(broken)?;
    Ok(rendered(visit, 200, move || {
        let frame = frame.clone();
        let groups = Group::ALL.map(|group| {
            let laws = statutes.all().iter().filter(move |law| law.group == group);
            let caption = group.label();
            let columns = vec![
                Column::new("法规", ColumnKind::Name),
                Column::new("文号", ColumnKind::Text),
                Column::new("施行", ColumnKind::Text),
                Column::new("核对", ColumnKind::Text),
                Column::new("摘要（处）", ColumnKind::Figure),
            ];
            view! { <Card title=caption><Table caption columns rows=laws.map(row).collect()/></Card> }
        });
        view! {
            <AppPage frame title="法规摘要" here=Desk::Workbench>
                <PageHead title="法规摘要" back=Link::new("/help", "帮助")>
                    <ActLink href="/glossary" words="术语"/>
                </PageHead>
                <p class="read">{OURS}</p>
                <div class="stack">{groups.collect_view()}</div>
            </AppPage>
        }
        .into_any()
    }))
}

fn row(law: &Statute) -> Row {
    let href = format!("/statutes/{}", law.key);
    Row::new(vec![
        view! { <a class="long" href=href>{law.title.clone()}</a> }.into_any(),
        or_dash(&law.number).into_any(),
        law.valid().into_any(),
        proof(law.proof),
        law.articles.len().to_string().into_any(),
    ])
}

/// One law: what it is, how far it was read, and its articles.
///
/// # Errors
/// The memory failed.
pub async fn law_page(visit: &Visit, me: &Officer, law: &'static Statute) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    Ok(rendered(visit, 200, move || {
        let frame = frame.clone();
        let read = format!("{}：{}。{}", law.proof.label(), law.proof.meaning(), law.remark);
        let facts = vec![
            Fact::new("说明", law.about.clone()),
            Fact::new("常用简称", or_dash(&law.names.join("、"))),
            Fact::new("文号", or_dash(&law.number)),
            Fact::new("版本", or_dash(&law.version)),
            Fact::new("施行", law.valid()),
            Fact::new("核对", read),
            Fact::new("官方文本", law.place.clone()),
        ];
        let columns = vec![
            Column::new("条", ColumnKind::Name),
            Column::new("摘要", ColumnKind::Text),
            Column::new("核对", ColumnKind::Text),
        ];
        let rows: Vec<Row> = law.articles.iter().map(article).collect();
        view! {
            <AppPage frame title=law.title.clone() here=Desk::Workbench>
                <PageHead title=law.title.clone() back=Link::new("/statutes", "法规摘要")/>
                <div class="stack">
                    <Card title="这部法规"><Facts facts/></Card>
                    <Card title="条文摘要">
                        <p class="read">{OURS}</p>
                        <Table caption="条文摘要" columns rows>
                            <EmptyState why="这份文件整体引用，没有分条摘要。"/>
                        </Table>
                    </Card>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

fn article(place: &Gist) -> Row {
    Row::new(vec![
        view! { <span id=anchor(place)>{place.label()}</span> }.into_any(),
        place.words.clone().into_any(),
        proof(place.proof),
    ])
}

fn proof(proof: Proof) -> AnyView {
    let state = match proof {
        Proof::Read => "good",
        Proof::Secondary => "blue",
        Proof::Quoted => "soon",
        Proof::Unverified => "late",
    };
    view! { <Badge words=proof.label() state/> }.into_any()
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "—".to_owned() } else { text.to_owned() }
}

/// The program's own file does not parse; a test of the law keeps that from happening.
fn broken(error: StatuteError) -> StoreError {
    StoreError::Corrupt { table: "statutes", column: "gists", id: error.reason }
}
