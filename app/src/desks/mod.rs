//! The desks of the bureau: each a folder of pages and the acts posted to them.

use std::sync::Arc;

use leptos::prelude::*;
use store::StoreError;

use crate::routes::{Answer, Page, Visit};

/// The page at the visit's address.
///
/// # Errors
/// The memory failed.
pub async fn answer(visit: Visit) -> Result<Answer, StoreError> {
    Ok(Answer::Page(failure(&visit, 404, None)))
}

/// The page for what went wrong where no page of its own is shown.
pub fn failure(_visit: &Visit, status: u16, _incident: Option<String>) -> Page {
    Page { status, view: Arc::new(move || view! { <p>{status}</p> }.into_any()) }
}
