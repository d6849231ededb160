//! Label and value, one under the other: basic facts of a case, and the last look before a legal act.

use leptos::prelude::*;

use super::page_head::Link;

/// One fact.
pub struct Fact {
    pub label: String,
    /// The value; text or a view.
    pub value: AnyView,
    /// What can be done about it: 修改, 查看, 怎么算出.
    pub act: Option<Link>,
}

impl Fact {
    /// A fact in plain words; an empty value reads 未填.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        let value: String = value.into();
        let value = if value.is_empty() {
            view! { <span class="missing">{super::say::NOT_FILLED}</span> }.into_any()
        } else {
            value.into_any()
        };
        Self { label: label.into(), value, act: None }
    }

    /// A fact whose value is a view of its own.
    pub fn view(label: impl Into<String>, value: AnyView) -> Self {
        Self { label: label.into(), value, act: None }
    }

    /// The same fact with a link behind it.
    #[must_use]
    pub fn act(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        self.act = Some(Link::new(href, words));
        self
    }
}

/// A list of facts.
#[component]
pub fn Facts(facts: Vec<Fact>) -> AnyView {
    let rows = facts.into_iter().map(|fact| {
        view! {
            <div class="fact">
                <dt>{fact.label.clone()}</dt>
                <dd class="fact-value">{fact.value}</dd>
                {fact.act.map(|link| view! {
                    <dd class="fact-act"><a href=link.href>{link.words}<span class="for-readers">{fact.label}</span></a></dd>
                })}
            </div>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// What will follow from a legal act: the number taken, the clock started, the text frozen.
#[component]
pub fn Consequences(lines: Vec<String>) -> AnyView {
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <section class="consequences" aria-labelledby="consequences-title">
            <h2 id="consequences-title">"办了以后"</h2>
            <ul>{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
