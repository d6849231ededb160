//! On the workbench: changes of the settings that wait for their second person.

use domain::law::proposal::{self, Proposal};
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use crate::desks::law;
use crate::routes::Visit;
use crate::widgets::{Card, Link, say};

/// Link, and who proposed it when; nothing for whoever does not read the settings.
///
/// # Errors
/// The memory failed.
pub(super) async fn waiting(visit: &Visit, me: &Officer) -> Result<Vec<(Link, String)>, StoreError> {
    if !proposal::may_read(me) {
        return Ok(Vec::new());
    }
    let (store, today) = (&visit.office.store, visit.office.store.clock().today());
    let law = store.law();
    let told = |one: Proposal| {
        let words = law::told(&law.catalogue, &one.change);
        let link = Link::new(law::Part::Change(one.id).address(), words);
        (link, format!("{} {} 提出", one.by_name, say::table_time(one.at, today)))
    };
    Ok(store.law_changes().waiting().await?.into_iter().map(told).collect())
}

/// The card, where there is any.
pub(super) fn card(proposals: Vec<(Link, String)>) -> AnyView {
    if proposals.is_empty() {
        return ().into_any();
    }
    let title = format!("待核准的变更 {}", proposals.len());
    let lines = proposals.into_iter().map(|(link, by)| {
        view! { <li class="known"><span><a href=link.href>{link.words}</a>" "{by}</span></li> }
    });
    view! { <Card title><ul class="known-list">{lines.collect_view()}</ul></Card> }.into_any()
}
