//! The frame of an office page for the person at work: their desks with counts, the drill bar in the training office.

use domain::law::calendar::beijing;
use domain::law::proposal;
use domain::officer::{Officer, Role};
use store::StoreError;

use super::law;
use crate::routes::Visit;
use crate::shell::{Drill, Frame};
use crate::tastes::Tastes;
use crate::widgets::{Desk, MenuItem};

/// The frame around a page of this visit.
///
/// # Errors
/// The counts could not be read.
pub async fn frame(visit: &Visit, me: &Officer) -> Result<Frame, StoreError> {
    let store = &visit.office.store;
    let waiting = store.cases().waiting_for(me).await?;
    let mut menu = vec![MenuItem { desk: Desk::Workbench, count: u32::try_from(waiting).ok() }];
    if reads_cases(me) {
        menu.push(MenuItem { desk: Desk::Cases, count: None });
    }
    if reads_disclosure(me) {
        menu.push(MenuItem { desk: Desk::Disclosure, count: None });
    }
    if proposal::may_read(me) {
        let waiting = law::awaited(&store.law_changes().waiting().await?, me);
        menu.push(MenuItem { desk: Desk::Office, count: u32::try_from(waiting).ok() });
    }
    let drill =
        visit.office.training.then(|| Drill { today: store.clock().today(), may_move: true, here: visit.path.clone() });
    Ok(Frame {
        bureau: store.bureau().name.clone(),
        user: me.name.clone(),
        unit: me.unit_name.clone(),
        menu,
        notices: 0,
        drill,
        tastes: Tastes::of(store.preferences().of(me.id).await?),
        at: beijing(store.clock().now()).format("%Y-%m-%d %H:%M").to_string(),
    })
}

/// Whether the cases desk is theirs.
pub fn reads_cases(me: &Officer) -> bool {
    me.scope() != domain::officer::Scope::Nothing
}

/// Whether the disclosure desk is theirs.
pub fn reads_disclosure(me: &Officer) -> bool {
    [Role::DisclosureClerk, Role::Head, Role::LegalReviewer].iter().any(|role| me.holds(*role))
}
