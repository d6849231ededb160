//! Files on their way to the case: sent in pieces, resumed after a break, 已收妥 only with the server's receipt.

mod post;
mod sending;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

use sending::{Queue, Sending, Way};

/// Choosing several files at once; hidden until scripts run, when it replaces the page's `.without-scripts` form.
#[island]
pub fn UploadPieces(
    /// The case the files belong to.
    case_id: i64,
    /// Where the interface lives: `/api/v1`.
    #[prop(into)]
    base: String,
    /// Kinds of evidence as (value, label); the first is proposed.
    kinds: Vec<(String, String)>,
    /// What the device offers first, e.g. `image/*,video/*,.pdf`.
    #[prop(into)]
    accept: String,
) -> impl IntoView {
    let queue = Queue::new(case_id, base);
    let (proves, set_proves) = signal(String::new());
    let (kind, set_kind) = signal(kinds.first().map(|(value, _)| value.clone()).unwrap_or_default());
    Effect::new(|_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-scripts", "on");
        }
    });
    let chosen = move |event: ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            queue.take(&files, &proves.get_untracked(), &kind.get_untracked());
        }
        input.set_value("");
    };
    let options = kinds.into_iter().map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view();
    view! {
        <div class="uploads with-scripts">
            <div class="upload-facts">
                <div class="field">
                    <label class="field-label" for="upload-kind">"证据种类"</label>
                    <select class="input select" id="upload-kind" on:change:target=move |event| set_kind.set(event.target().value())>{options}</select>
                </div>
                <div class="field">
                    <label class="field-label" for="upload-proves">"证明什么"</label>
                    <input class="input" id="upload-proves" type="text" autocomplete="off"
                        on:input:target=move |event| set_proves.set(event.target().value())/>
                </div>
            </div>
            <label class="upload-button" for="upload-files">"选择文件（可多选）"</label>
            <input class="upload-input" id="upload-files" type="file" multiple accept=accept on:change=chosen/>
            <p class="upload-total" role="status">{move || queue.total()}</p>
            <ul class="upload-list">
                <For each=move || queue.all() key=|one| one.key let(one)>
                    <UploadRow one queue/>
                </For>
            </ul>
            {move || queue.done().then(|| view! {
                <p class="field-below"><a href="">"刷新证据列表"</a></p>
            })}
        </div>
    }
}

#[component]
fn UploadRow(one: Sending, queue: Queue) -> impl IntoView {
    let way = one.way;
    let key = one.key;
    let state = move || way.with(Way::key);
    let words = move || way.with(Way::words);
    let percent = move || way.with(Way::percent);
    let broken = move || way.with(|way| matches!(way, Way::Broken { .. }));
    view! {
        <li class="upload" data-state=state>
            <span class="upload-name">{one.name.clone()}</span>
            <span class="upload-words">{words}</span>
            <progress class="upload-bar" max="100" value=percent aria-label=one.name></progress>
            <Show when=broken>
                <button class="button" data-weight="outline" type="button" on:click=move |_| queue.again(key)>"续传"</button>
            </Show>
        </li>
    }
}
