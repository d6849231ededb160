//! Wakes the islands of a page in the browser.

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    use app as _;
    leptos::mount::hydrate_islands();
}
