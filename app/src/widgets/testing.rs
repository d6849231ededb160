//! How a test looks at a widget: as the HTML that the server would send.

use std::sync::Arc;

use leptos::hydration_context::SsrSharedContext;
use leptos::prelude::*;

/// The HTML of a view, rendered as in islands mode.
pub fn rendered<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| view().into_view().to_html())
}
