//! A number that was asked for leaves the screen by itself.

use leptos::prelude::*;

/// Counts down and goes back to the case file; without scripts the page's own link does.
#[island]
pub fn LookAway(
    /// Where to go.
    #[prop(into)]
    back: String,
    /// After how long.
    seconds: u32,
) -> impl IntoView {
    let (left, set_left) = signal(seconds);
    Effect::new(move |_| {
        let back = back.clone();
        let _ = set_interval_with_handle(
            move || {
                set_left.update(|left| *left = left.saturating_sub(1));
                if left.get_untracked() == 0 {
                    // Replaced, so that the browser's way back does not lead to the number.
                    let _ = window().location().replace(&back);
                }
            },
            std::time::Duration::from_secs(1),
        );
    });
    view! { <p class="look-away" aria-hidden="true">{move || format!("还有 {} 秒", left.get())}</p> }
}
