//! What waits for somebody: lamp, whose case, what is to be done, and one tap to do it.

use leptos::prelude::*;

use super::lamp::{LampShape, LampState};
use super::page_head::Link;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub lamp: LampState,
    /// 剩 2 个工作日 · 今天到期 · 逾期 1 个工作日.
    pub words: String,
    /// The party's name.
    pub party: String,
    /// The matter in short: 遗撒.
    pub matter: String,
    /// The act: 登记送达回证.
    pub act: String,
    /// Where it is done: 去办.
    pub link: Link,
}

/// Tasks, the nearest deadline first; the count of a heading is the number of rows.
#[component]
pub fn WorkList(tasks: Vec<Task>) -> AnyView {
    let rows = tasks.into_iter().map(|task| {
        let whose = format!("{} · {}", task.party, task.act);
        view! {
            <li class="task">
                <span class="lamp task-lamp" data-state=task.lamp.key()><LampShape state=task.lamp/><span class="lamp-words">{task.words}</span></span>
                <span class="task-party">{task.party}</span>
                <span class="task-matter">{task.matter}</span>
                <span class="task-act">{task.act}</span>
                <a class="button task-go" data-weight="outline" href=task.link.href>{task.link.words}<span class="for-readers">{whose}</span></a>
            </li>
        }
    });
    view! { <ul class="work-list">{rows.collect_view()}</ul> }.into_any()
}

/// A number that opens its list; the list's total is the number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// 应收, 已收: what is counted, with its unit.
    pub label: String,
    /// 1,284,400
    pub words: String,
    pub href: String,
}

/// Figures side by side.
#[component]
pub fn Figures(figures: Vec<Figure>) -> AnyView {
    let items = figures.into_iter().map(|figure| {
        view! {
            <li><a class="figure-link" href=figure.href>
                <span class="figure-label">{figure.label}</span>
                <span class="figure-words">{figure.words}</span>
            </a></li>
        }
    });
    view! { <ul class="figures">{items.collect_view()}</ul> }.into_any()
}
