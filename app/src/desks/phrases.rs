//! The phrase library 短语: what came with the program by step and field, and what each officer adds for himself.

use domain::ids::OfficerId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use super::forms::typed;
use super::frame::frame;
use super::rendered;
use crate::context::{Acted, Office, Posted};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{Button, Card, Desk, EmptyState, PageHead, Textarea, Weight, field_id};

/// Where an officer's own phrases lie on the desk.
const SHELF: &str = "phrases";
/// Most phrases of one's own, and the longest of them in characters.
pub const OWN_LIMIT: usize = 100;
/// The longest phrase in characters.
pub const LENGTH_LIMIT: usize = 500;

/// An officer's own phrases, in the order in which they were added.
///
/// # Errors
/// The memory failed.
pub async fn own(office: &Office, officer: OfficerId) -> Result<Vec<String>, StoreError> {
    let kept = office.store.drafts().find(officer, SHELF).await?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept.body).ok()).unwrap_or_default())
}

/// The phrases for a field of a step: one's own first.
#[must_use]
pub fn of(own: &[String], step: StepKind, field: &str) -> Vec<String> {
    let built_in = domain::phrases::built_in(step, field);
    if built_in.is_empty() { Vec::new() } else { own.iter().cloned().chain(built_in).collect() }
}

/// Under a text: a list to insert from, or to copy from without scripts.
pub fn list(field: &str, phrases: Vec<String>) -> AnyView {
    if phrases.is_empty() {
        return ().into_any();
    }
    let into = field_id(field);
    let lines = phrases.into_iter().map(|phrase| {
        view! {
            <li class="known">
                <span>{phrase.clone()}</span>
                <button class="button with-scripts" type="button" data-weight="plain" data-phrase=phrase data-into=into.clone()>"插入"</button>
            </li>
        }
    });
    view! {
        <details class="fold phrases">
            <summary>"短语"</summary>
            <ul class="known-list">{lines.collect_view()}</ul>
            <p><a href="/phrases">"增减我的短语"</a></p>
        </details>
    }
    .into_any()
}

/// Adds or removes a phrase of one's own.
///
/// # Errors
/// The memory failed.
pub async fn change(office: &Office, me: &Officer, posted: Posted) -> Result<Acted, StoreError> {
    let mut own = own(office, me.id).await?;
    if let Some(text) = posted.value("remove") {
        own.retain(|phrase| phrase != text);
    } else {
        let text = posted.value("phrase").unwrap_or_default();
        let text = match domain::dossier::required_text("phrase", "短语", text, LENGTH_LIMIT) {
            Ok(text) if own.contains(&text) => return Ok(Acted::GoTo("/phrases".to_owned())),
            Ok(_) if own.len() >= OWN_LIMIT => {
                let refusal = Refusal::input("phrase", format!("我的短语已有 {OWN_LIMIT} 条，先去掉不用的"));
                return Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted }));
            }
            Ok(text) => text,
            Err(refusal) => return Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted })),
        };
        own.push(text);
    }
    let Ok(body) = serde_json::to_string(&own) else { return Ok(Acted::Again(posted)) };
    office.store.drafts().save(me.id, SHELF, &body).await?;
    Ok(Acted::GoTo("/phrases".to_owned()))
}

/// One's own phrases.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let own = own(&visit.office, me.id).await?;
    let posted = typed(&visit.posted);
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    Ok(rendered(visit, status, move || {
        let (frame, typed) = (frame.clone(), posted.clone());
        // The field below is built before the frame: it looks for what was typed here.
        provide_context(typed.clone());
        let empty = own.is_empty();
        let lines = own.clone().into_iter().map(|phrase| {
            view! {
                <li class="known">
                    <span>{phrase.clone()}</span>
                    <form method="post" action="/phrases"><Button words="去掉" weight=Weight::Plain name="remove" value=phrase/></form>
                </li>
            }
        });
        let lines = lines.collect::<Vec<_>>();
        let form = view! {
            <form class="form" method="post" action="/phrases" novalidate>
                <Textarea name="phrase" label="新短语" hint="只有自己看得到；填写意见、事实时列在“短语”里" required=true most=500/>
                <div class="form-acts"><Button words="加一条" weight=Weight::Filled/></div>
            </form>
        }
        .into_any();
        view! {
            <AppPage frame title="我的短语" here=Desk::Workbench typed>
                <PageHead title="我的短语"/>
                <Card>
                    {empty.then(|| view! { <EmptyState why="还没有自己的短语。"/> })}
                    <ul class="known-list">{lines}</ul>
                </Card>
                <Card title="添加">{form}</Card>
            </AppPage>
        }
        .into_any()
    }))
}
