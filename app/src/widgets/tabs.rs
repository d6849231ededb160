//! The parts of one record, each with an address of its own.

use leptos::prelude::*;

/// A tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tab {
    pub href: String,
    pub label: String,
    /// How many things are inside; `None` where nothing is counted.
    pub count: Option<u64>,
    pub current: bool,
}

impl Tab {
    pub fn new(href: impl Into<String>, label: impl Into<String>, count: Option<u64>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), count, current }
    }
}

/// Links in a row; the heading of the current one is repeated inside.
#[component]
pub fn Tabs(
    /// What the tabs divide: 案卷, 待办.
    #[prop(into)]
    label: String,
    tabs: Vec<Tab>,
    /// What stands at the right end, e.g. 案卷时点.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let links = tabs.into_iter().map(|tab| {
        view! {
            <li><a class="tab" href=tab.href aria-current=tab.current.then_some("page")>
                {tab.label}
                {tab.count.map(|count| view! { <span class="tab-count">{format!(" {}", super::say::count(i64::try_from(count).unwrap_or(i64::MAX)))}</span> })}
            </a></li>
        }
    });
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{links.collect_view()}</ul>
            {children.map(|end| view! { <div class="tabs-end">{end()}</div> })}
        </nav>
    }
    .into_any()
}
