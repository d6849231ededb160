//! 已办: what the person at work did, the newest first, each with its case.

use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;
use store::cases::Done;

use super::Body;
use crate::routes::Visit;
use crate::widgets::{Card, EmptyState, Happening, Link, Pager, Timeline, say};

/// Entries of one page.
const SHOWN: u64 = 50;

/// The page named by the place in the address; what is no place begins at the newest.
///
/// # Errors
/// The memory failed.
pub(super) async fn body(visit: &Visit, me: &Officer) -> Result<Body, StoreError> {
    let behind = visit.asked("behind").and_then(|place| place.parse().ok());
    let page = visit.office.store.cases().done_by(me, behind, SHOWN).await?;
    let today = visit.office.store.clock().today();
    let entries: Vec<Happening> = page.entries.iter().map(|one| happening(one, today)).collect();
    let next = page.next.map(|place| format!("/done?behind={place}"));
    Ok(Box::new(move || {
        let entries = entries.clone();
        let (first, next) = (behind.map(|_| "/done".to_owned()), next.clone());
        view! {
            <Card title="已办">
                {if entries.is_empty() {
                    let why = "还没有办过。办成的每一步都会列在这里，新的在前。";
                    view! { <EmptyState why link=Link::new("/", "看待办")/> }.into_any()
                } else {
                    view! { <Timeline entries/> }.into_any()
                }}
            </Card>
            <Pager words="" first previous=None next/>
        }
        .into_any()
    }))
}

fn happening(done: &Done, today: chrono::NaiveDate) -> Happening {
    let event = &done.event;
    let number = event.number.as_ref().map(|number| format!("，{}", number.text)).unwrap_or_default();
    let (who, link) = match &done.case {
        Some(case) => {
            let party = if case.party_name.is_empty() { "当事人未查明" } else { &case.party_name };
            (party.to_owned(), Some(Link::new(format!("/cases/{}", case.id), case.called.clone())))
        }
        None => ("案件已不在本单位".to_owned(), None),
    };
    Happening {
        at: say::table_time(event.at, today),
        machine: event.at.to_rfc3339(),
        what: format!("{}{number}", event.title()),
        who,
        link,
        ..Happening::default()
    }
}
