//! A form that met an expired session: kept a day for the officer it came from, and returned after signing in.

use app::context::Posted;
use chrono::Duration;
use domain::ids::OfficerId;
use store::StoreError;
use store::desk::DRAFT_LIMIT;

use crate::state::AppState;

/// Hours for which it is kept.
const HOURS: i64 = 24;

/// Whether the address asks for what was kept.
pub fn is_asked(query: &[(String, String)]) -> bool {
    query.iter().any(|(name, value)| name == "kept" && value == "1")
}

/// Keeps a form, unless it carries a password or is larger than any form of ours.
///
/// # Errors
/// The memory failed.
pub async fn keep(
    office: &AppState,
    officer: OfficerId,
    path: &str,
    fields: &[(String, String)],
) -> Result<bool, StoreError> {
    if fields.is_empty() || fields.iter().any(|(name, _)| name.contains("password")) {
        return Ok(false);
    }
    let Ok(body) = serde_json::to_string(fields) else { return Ok(false) };
    if body.len() > DRAFT_LIMIT {
        return Ok(false);
    }
    office.store.drafts().save(officer, &key(path), &body).await?;
    Ok(true)
}

/// The form as it was typed; nothing where nothing was kept or a day has passed.
///
/// # Errors
/// The memory failed.
pub async fn find(office: &AppState, officer: OfficerId, path: &str) -> Result<Posted, StoreError> {
    let Some(draft) = office.store.drafts().find(officer, &key(path)).await? else { return Ok(Posted::default()) };
    let is_old = draft.saved_at + Duration::hours(HOURS) < office.store.clock().now();
    let fields = if is_old { Vec::new() } else { serde_json::from_str(&draft.body).unwrap_or_default() };
    Ok(Posted { fields, ..Posted::default() })
}

/// Throws away what was kept, after the form was sent.
///
/// # Errors
/// The memory failed.
pub async fn discard(office: &AppState, officer: OfficerId, path: &str) -> Result<(), StoreError> {
    // Asked first: a look costs no turn of the writer.
    if office.store.drafts().find(officer, &key(path)).await?.is_some() {
        office.store.drafts().discard(officer, &key(path)).await?;
    }
    Ok(())
}

fn key(path: &str) -> String {
    format!("kept:{}", path.chars().take(200).collect::<String>())
}
