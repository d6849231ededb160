//! Drafts: a form as it was left, kept for its officer until what it asks for is done.
//!
//! One mechanism for all of it: what the page stores by itself, the button 存草稿, and a post that met an expired session.

use chrono::{DateTime, Duration, Utc};
use domain::ids::OfficerId;
use domain::officer::Officer;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::context::{Office, Posted};
use crate::desks::Place;

/// Where the draft of a new case lies; files received before the case exists hang on it.
pub const NEW_CASE: &str = "/cases/new";
/// Hours for which a post is kept that met an expired session and was no draft before.
const LAPSED_HOURS: i64 = 24;
/// The shelf's mark of forms; other words on it are no drafts.
const SHELF: &str = "form:";
/// Most drafts the workbench lists.
const LISTED: u64 = 50;

/// What lies on the shelf.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Body {
    fields: Vec<(String, String)>,
    /// Kept only because the session had expired.
    #[serde(default)]
    lapsed: bool,
}

/// A form as it was left.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The form's own address.
    pub address: String,
    /// The fields as typed.
    pub fields: Vec<(String, String)>,
    /// When it was stored.
    pub saved_at: DateTime<Utc>,
}

impl Draft {
    /// The last value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// Who asks for a draft to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The officer, or the page for them.
    Wanted,
    /// Nobody: the session had expired when the form arrived.
    Lapsed,
}

/// Keeps a form; the five parts of a new case share one draft. `None` where the address keeps no form.
///
/// # Errors
/// The memory failed, or the form is larger than any of ours.
pub async fn keep(
    office: &Office,
    officer: OfficerId,
    path: &str,
    fields: &[(String, String)],
    keeping: Keeping,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let Some(place) = Place::at(path) else { return Ok(None) };
    let Some(address) = address_of(place) else { return Ok(None) };
    let old = read(office, officer, &address).await?;
    let lapsed = keeping == Keeping::Lapsed && old.as_ref().is_none_or(|(body, _)| body.lapsed);
    let mut typed: Vec<(String, String)> = fields.iter().filter(|(name, _)| name != "do").cloned().collect();
    if let Place::NewCase(part) = place {
        typed.retain(|(name, _)| part.owns(name));
        let others = old.map(|(body, _)| body.fields).unwrap_or_default();
        typed.splice(0..0, others.into_iter().filter(|(name, _)| !part.owns(name)));
    }
    if typed.iter().all(|(name, value)| name == "version" || value.trim().is_empty()) {
        return Ok(None);
    }
    let body = Body { fields: typed, lapsed };
    let Ok(body) = serde_json::to_string(&body) else { return Ok(None) };
    let draft = office.store.drafts().save(officer, &format!("{SHELF}{address}"), &body).await?;
    Ok(Some(draft.saved_at))
}

/// What was left of the form at an address.
///
/// # Errors
/// The memory failed.
pub async fn find(office: &Office, officer: OfficerId, path: &str) -> Result<Option<Draft>, StoreError> {
    let Some(address) = Place::at(path).and_then(address_of) else { return Ok(None) };
    let found = read(office, officer, &address).await?;
    Ok(found.map(|(body, saved_at)| Draft { address, fields: body.fields, saved_at }))
}

/// The draft as the page of its form takes it; nothing typed where there is none.
///
/// # Errors
/// The memory failed.
pub async fn posted(office: &Office, officer: OfficerId, path: &str) -> Result<Posted, StoreError> {
    Ok(match find(office, officer, path).await? {
        Some(draft) => Posted { fields: draft.fields, draft: Some(draft.saved_at), ..Posted::default() },
        None => Posted::default(),
    })
}

/// Throws a draft away: the step was taken, or the officer does without it.
///
/// # Errors
/// The memory failed.
pub async fn discard(office: &Office, officer: OfficerId, path: &str) -> Result<(), StoreError> {
    let Some(address) = Place::at(path).and_then(address_of) else { return Ok(()) };
    let key = format!("{SHELF}{address}");
    // Asked first: a look costs no turn of the writer.
    if office.store.drafts().find(officer, &key).await?.is_some() {
        office.store.drafts().discard(officer, &key).await?;
    }
    Ok(())
}

/// Everything an officer left unfinished, the newest first.
///
/// # Errors
/// The memory failed.
pub async fn list(office: &Office, me: &Officer) -> Result<Vec<Draft>, StoreError> {
    let kept = office.store.drafts().list(me.id, SHELF, LISTED).await?;
    let drafts = kept.into_iter().filter_map(|(key, draft)| {
        let address = key.strip_prefix(SHELF)?.to_owned();
        let body = alive(office, &draft.body, draft.saved_at)?;
        Some(Draft { address, fields: body.fields, saved_at: draft.saved_at })
    });
    Ok(drafts.collect())
}

async fn read(office: &Office, officer: OfficerId, address: &str) -> Result<Option<(Body, DateTime<Utc>)>, StoreError> {
    let found = office.store.drafts().find(officer, &format!("{SHELF}{address}")).await?;
    Ok(found.and_then(|draft| Some((alive(office, &draft.body, draft.saved_at)?, draft.saved_at))))
}

/// What still counts; a draft that this version cannot read is none.
fn alive(office: &Office, body: &str, saved_at: DateTime<Utc>) -> Option<Body> {
    let body: Body = serde_json::from_str(body).ok()?;
    let is_over = body.lapsed && saved_at + Duration::hours(LAPSED_HOURS) < office.store.clock().now();
    (!is_over).then_some(body)
}

/// The address under which a form is kept; `None` for pages without one, and for passwords.
fn address_of(place: Place) -> Option<String> {
    match place {
        Place::NewCase(_) => Some(NEW_CASE.to_owned()),
        Place::Amend(id) => Some(format!("/cases/{id}/amend")),
        Place::Step(id, kind) => Some(format!("/cases/{id}/steps/{}", kind.key())),
        Place::Disclosure => Some("/disclosure".to_owned()),
        Place::Law(part) if part.has_draft() => Some(part.address()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_kept_and_passwords_are_not() {
        let kept = |path| Place::at(path).and_then(address_of);
        assert_eq!(kept("/cases/17/steps/decide_penalty").as_deref(), Some("/cases/17/steps/decide_penalty"));
        assert_eq!(kept("/cases/new/party").as_deref(), Some("/cases/new"), "the five parts share one draft");
        assert_eq!(kept("/office/powers").as_deref(), Some("/office/powers"));
        for path in ["/login", "/password", "/cases", "/cases/17", "/office/calendar", "/nowhere"] {
            assert_eq!(kept(path), None, "{path}");
        }
    }
}
