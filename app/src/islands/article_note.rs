//! A cited article opens its gist beside the page, so that nobody leaves a form to read it; without scripts it is a link.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, web_sys};

/// Watches the articles of the page; `AppPage` places it once, with the note that they open.
#[island]
pub fn ArticleNotes() -> impl IntoView {
    Effect::new(|_| {
        // The listeners live as long as the page.
        let _ = window_event_listener(ev::click, |event| {
            if opened(&event).is_some() {
                event.prevent_default();
            }
        });
        let _ = window_event_listener(ev::keydown, |event| {
            if event.key() == "Escape" && !event.is_composing() {
                close();
            }
        });
    });
    view! {
        <dialog class="article-note" id="article-note" aria-labelledby="article-note-title">
            <h2 id="article-note-title">"条文摘要"</h2>
            <p id="article-note-words"></p>
            <div class="row">
                <a id="article-note-page" target="_blank" rel="noopener">"看这部法规"</a>
                <button class="button" data-weight="outline" type="button" on:click=|_| { close(); }>"关上"</button>
            </div>
        </dialog>
    }
}

/// Shows what a pressed article says; a press that wants a page of its own gets it.
fn opened(event: &web_sys::MouseEvent) -> Option<()> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return None;
    }
    let article = event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a.article[title]").ok().flatten()?;
    let note = note()?;
    let page = document().get_element_by_id("article-note-page")?;
    document().get_element_by_id("article-note-title")?.set_text_content(article.text_content().as_deref());
    document().get_element_by_id("article-note-words")?.set_text_content(article.get_attribute("title").as_deref());
    page.set_attribute("href", &article.get_attribute("href")?).ok()?;
    if note.open() {
        came_from(None);
        note.close();
    }
    came_from(Some(&article));
    note.show();
    page.dyn_into::<web_sys::HtmlElement>().ok()?.focus().ok()
}

/// Closes the note and goes back to the article it belongs to.
fn close() {
    let Some(note) = note().filter(web_sys::HtmlDialogElement::open) else { return };
    note.close();
    let before = document().query_selector("a.article[data-noted]").ok().flatten();
    if let Some(article) = before.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = article.focus();
    }
    came_from(None);
}

/// Marks the article whose note is open; no other bears the mark.
fn came_from(article: Option<&web_sys::Element>) {
    if let Some(before) = document().query_selector("a.article[data-noted]").ok().flatten() {
        let _ = before.remove_attribute("data-noted");
    }
    if let Some(article) = article {
        let _ = article.set_attribute("data-noted", "");
    }
}

fn note() -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id("article-note")?.dyn_into().ok()
}
