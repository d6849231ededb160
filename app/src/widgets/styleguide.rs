//! Every control in every state, for the training office.

use leptos::prelude::*;

/// Stands in for the page while it is built.
#[component]
pub fn Styleguide() -> impl IntoView {}
