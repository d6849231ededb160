//! What happened to a case, newest first: date, who, what; nothing in it can be edited.

use leptos::prelude::*;

use super::page_head::Link;

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// When, as written in tables; a day without a clock stays without one.
    pub at: String,
    /// The same for machines, e.g. 2026-09-23T08:20:00Z; empty when only a day is known.
    pub machine: String,
    pub what: String,
    /// Who did it: 张伟、李敏.
    pub who: String,
    /// A second line: a reason, a place, an opinion.
    pub note: String,
    pub link: Option<Link>,
    /// In the log: number of the entry and beginning of its hash.
    pub seal: String,
}

/// The list; newest first is the caller's order.
#[component]
pub fn Timeline(entries: Vec<Happening>) -> AnyView {
    let items = entries.into_iter().map(|entry| {
        view! {
            <li class="happening">
                <time class="happening-at" datetime=(!entry.machine.is_empty()).then_some(entry.machine)>{entry.at}</time>
                <div class="happening-what">
                    <p>{entry.what}</p>
                    {(!entry.note.is_empty()).then(|| view! { <p class="happening-note">{entry.note}</p> })}
                    {(!entry.seal.is_empty()).then(|| view! { <p class="happening-seal code">{entry.seal}</p> })}
                </div>
                <span class="happening-who">{entry.who}</span>
                <span class="happening-link">{entry.link.map(|link| view! { <a href=link.href>{link.words}</a> })}</span>
            </li>
        }
    });
    view! { <ol class="timeline">{items.collect_view()}</ol> }.into_any()
}
