//! How a test looks at a widget: as the HTML that the server would send.

use leptos::prelude::*;

/// The HTML of a view.
pub fn rendered<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}
