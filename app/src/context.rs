//! What every page is handed: the bureau's memory, who is looking, and what was just typed and refused.

use chrono::{DateTime, Utc};
use domain::now::Now;
use domain::refusal::Refusal;
use store::{Store, StoreError};

/// The bureau's memory and how this server runs; the server hands it to every page.
#[derive(Clone, Debug)]
pub struct Office {
    /// The memory.
    pub store: Store,
    /// Whether this is the training office 演练.
    pub training: bool,
    /// Whether the demo office's logins may be shown on the login page.
    pub demo: bool,
}

impl Office {
    /// The moment of a step: the store's clock, the law, the people, the bureau.
    ///
    /// # Errors
    /// The people could not be read.
    pub async fn now(&self) -> Result<Now, StoreError> {
        self.store.cases().moment().await
    }
}

/// A form that was posted to this page and refused: the page is shown again, as typed.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Every field as it was typed, in order; a name may come several times.
    pub fields: Vec<(String, String)>,
    /// Why it was refused.
    pub refusals: Vec<Refusal>,
    /// Whether somebody else saved first.
    pub conflict: bool,
    /// Whether this is the page of checking 核对 before a legal act: everything is carried, nothing is wrong.
    pub checking: bool,
    /// When the draft was stored whose values stand in the fields; `None` where they were posted just now.
    pub draft: Option<DateTime<Utc>>,
}

impl Posted {
    /// The last value typed into a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field, for check boxes.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// What is wrong with a field.
    pub fn problem(&self, name: &str) -> Option<String> {
        self.refusals.iter().find(|refusal| refusal.field.as_deref() == Some(name)).map(Refusal::sentence)
    }
}

/// What became of a posted form.
#[derive(Clone, Debug)]
pub enum Acted {
    /// Done: go on to this address (303).
    GoTo(String),
    /// Show the same page again with what was typed; the page itself says with which status: 422 where something was
    /// refused, 409 where somebody else saved first, 200 where it only filled in or asks to check.
    Again(Posted),
    /// No such page or case, or none that this person may see (404).
    NotFound,
}
