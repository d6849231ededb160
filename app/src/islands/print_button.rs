//! Printing the page as it stands; the browser's own key does the same without scripts.

use leptos::prelude::*;

/// Opens the browser's window for printing, at once where the page was asked for to be printed.
#[island]
pub fn PrintButton(at_once: bool) -> impl IntoView {
    let (here, set_here) = signal(false);
    Effect::new(move |_| {
        set_here.set(true);
        if at_once {
            set_timeout(print, std::time::Duration::from_millis(300));
        }
    });
    view! {
        <button class="button" data-weight="outline" type="button" hidden=move || !here.get() on:click=|_| print()>"打印"</button>
    }
}

fn print() {
    let _ = window().print();
}
