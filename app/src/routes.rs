//! Which page answers an address; what only the law can decide is decided in the page's own act.

use std::sync::Arc;

use domain::officer::Officer;
use leptos::prelude::AnyView;
use store::StoreError;

use crate::context::{Office, Posted};

/// A request for a page.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The bureau's memory.
    pub office: Office,
    /// Address without query, e.g. `/cases/17`.
    pub path: String,
    /// The query's fields in order.
    pub query: Vec<(String, String)>,
    /// Who asks; `None` without a session.
    pub me: Option<Officer>,
    /// A form of this page that was refused: shown again as typed.
    pub posted: Posted,
    /// What the browser needs: style sheet, scripts.
    pub assets: crate::shell::Assets,
}

impl Visit {
    /// The last value of a query field.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }
}

/// A page ready to be rendered: all data is loaded, the view only arranges it.
#[derive(Clone)]
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// Builds the whole document; called within a reactive owner by the server.
    pub view: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

/// What answers a visit.
#[derive(Clone)]
pub enum Answer {
    /// A page.
    Page(Page),
    /// Another address (303).
    GoTo(String),
}

/// The page at the visit's address. Pages that need a login answer `GoTo("/login?next=…")` without one.
///
/// # Errors
/// The memory failed; the server shows the failure page with an incident number.
pub async fn answer(visit: Visit) -> Result<Answer, StoreError> {
    crate::desks::answer(visit).await
}

/// The page for what went wrong where no page of its own is shown: not found, forbidden, unexpected; `code` is its exact name.
pub fn failure(visit: &Visit, status: u16, code: &str, incident: Option<String>) -> Page {
    crate::desks::failure(visit, status, code, incident)
}
