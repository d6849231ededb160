//! What cannot be done and why: mistakes in a form, steps the law refuses, regions that failed.

use leptos::prelude::*;

use super::article::{ArticleList, ArticleRef};
use super::page_head::Link;
use super::typed::{field_id, typed_here};
use super::words::unbroken;

/// All mistakes of the page's form in a box above the h1; focus moves there. `AppPage` places it by itself.
#[component]
pub fn ErrorSummary() -> AnyView {
    let mistakes = typed_here().mistakes().to_vec();
    (!mistakes.is_empty()).then(|| {
        let fields = mistakes.iter().filter(|it| it.field.is_some()).count();
        let title = if fields == 0 { "没有办成".to_owned() } else { format!("有 {fields} 处要改") };
        let lines = mistakes.into_iter().map(|mistake| match mistake.field {
            Some(field) => view! { <li><a href=format!("#{}", field_id(&field))>{mistake.words}</a></li> }.into_any(),
            None => view! { <li>{mistake.words}</li> }.into_any(),
        });
        view! {
            <div class="error-summary" id="mistakes" role="alert" tabindex="-1" autofocus aria-labelledby="mistakes-title">
                <p class="box-title" id="mistakes-title"><span class="cross" aria-hidden="true">"✗"</span>{title}</p>
                <ul>{lines.collect_view()}</ul>
            </div>
        }
    }).into_any()
}

/// Why a paper cannot be shown or a step not taken, with the articles it rests on.
#[component]
pub fn RefusalNote(refusal: domain::refusal::Refusal) -> AnyView {
    let articles = refusal.articles.iter().map(ArticleRef::from).collect();
    view! { <p class="note" data-kind="warn">{unbroken(&refusal.why)}"。"<ArticleList articles/></p> }.into_any()
}

/// Takes the place of a region that could not be shown, never of the whole page.
#[component]
pub fn FailureBox(
    /// What did not happen: 期限没有算出来。
    #[prop(into)]
    what: String,
    /// What is safe: 案卷没有改动，填写的内容都在。
    #[prop(into)]
    safe: String,
    /// Where to try again.
    #[prop(optional)]
    again: Option<Link>,
    /// The incident number, told to the administrator.
    #[prop(optional, into)]
    incident: String,
) -> AnyView {
    view! {
        <div class="failure-box" role="alert">
            <p class="box-title"><span class="cross" aria-hidden="true">"✗"</span>{what}</p>
            <p>{safe}</p>
            <p class="failure-acts">
                {again.map(|link| view! { <a class="button" data-weight="outline" href=link.href>{link.words}</a> })}
                {(!incident.is_empty()).then(|| view! { <span class="incident">"编号 "<span class="code nb">{incident}</span></span> })}
            </p>
        </div>
    }.into_any()
}

/// A step that this case, day or person forbids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedStep {
    /// A name for the address fragment, unique on the page, e.g. the step's key.
    pub key: String,
    /// The act: 作出处罚决定.
    pub label: String,
    /// What is so and what to do, without the articles.
    pub why: String,
    /// The rules it rests on.
    pub articles: Vec<ArticleRef>,
    /// What mends it: 去写, 看条件.
    pub mend: Option<Link>,
}

impl RefusedStep {
    /// A refusal of the law, under the label of the step.
    pub fn of(key: impl Into<String>, label: impl Into<String>, refusal: &domain::refusal::Refusal) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            why: refusal.why.clone(),
            articles: refusal.articles.iter().map(ArticleRef::from).collect(),
            mend: None,
        }
    }

    /// The same, with the link that mends it.
    #[must_use]
    pub fn mend(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        self.mend = Some(Link::new(href, words));
        self
    }
}

/// Steps in their place, grey, with reason, article and the link that mends them.
#[component]
pub fn RefusedList(
    refused: Vec<RefusedStep>,
    /// 暂不能办 unless told.
    #[prop(optional, into)]
    title: String,
) -> AnyView {
    let title = if title.is_empty() { "暂不能办".to_owned() } else { title };
    (!refused.is_empty()).then(|| {
        let rows = refused.into_iter().map(|step| {
            let why = format!("why-{}", step.key);
            view! {
                <li class="refused-step">
                    <a class="refused-label" role="button" aria-disabled="true" aria-describedby=why.clone() href=format!("#{why}")>
                        {step.label}
                    </a>
                    <p class="refused-why" id=why>{unbroken(&step.why)}<ArticleList articles=step.articles/></p>
                    <span class="refused-mend">{step.mend.map(|link| view! { <a href=link.href>{link.words}</a> })}</span>
                </li>
            }
        });
        view! {
            <section class="refused" aria-labelledby="refused-title">
                <h3 class="refused-title" id="refused-title">{title}</h3>
                <ul>{rows.collect_view()}</ul>
            </section>
        }
    }).into_any()
}
