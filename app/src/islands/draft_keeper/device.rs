//! What this device keeps of a form while the server cannot: for one officer, under the form's own address.

use leptos::prelude::window;
use leptos::web_sys::Storage;

use super::form;

/// Where a form lies on this device.
pub struct Place(String);

impl Place {
    pub fn of(officer: i64, address: &str) -> Place {
        Place(format!("zhiheng-draft:{officer}:{address}"))
    }

    /// Keeps the fields, in place of what was kept before.
    pub fn keep(&self, body: &str) {
        if let Some(storage) = storage() {
            // A full or forbidden store keeps nothing; the text stays in the page.
            let _ = storage.set_item(&self.0, body);
        }
    }

    /// Forgets the fields: the server has them, or the officer does without.
    pub fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.0);
        }
    }

    /// Whether something waits here.
    pub fn waits(&self) -> bool {
        self.kept().is_some()
    }

    /// What was left here and does not stand in the form already.
    pub fn left_behind(&self) -> Option<String> {
        let kept = self.kept()?;
        let here = form::body()?;
        if form::same(&kept, &here) {
            self.forget();
            return None;
        }
        Some(kept)
    }

    fn kept(&self) -> Option<String> {
        storage()?.get_item(&self.0).ok().flatten()
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
