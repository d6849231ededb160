//! The order of the list's columns, changed one place at a time.

use leptos::prelude::*;

use super::Model;
use crate::desks::forms::view;

/// The columns in their order, each with a button to the left and one to the right.
pub(super) fn form(model: &Model) -> AnyView {
    let carried = view::carried(model.asked.fields(), &[]);
    let last = model.columns.len().saturating_sub(1);
    let places = model.columns.iter().enumerate().map(|(place, one)| {
        let button = |way: &str, words: &'static str, sign: &'static str| {
            let value = format!("{}:{way}", one.key());
            view! {
                <button class="button" data-weight="plain" type="submit" name="move" value=value>
                    <span aria-hidden="true">{sign}</span><span class="for-readers">{format!("{words}{}", one.label())}</span>
                </button>
            }
        };
        view! {
            <li class="column-place">
                <span>{one.label()}</span>
                {(place > 0).then(|| button("up", "前移", "↑"))}
                {(place < last).then(|| button("down", "后移", "↓"))}
            </li>
        }
    });
    view! {
        <form method="post" action="/cases/search" novalidate>
            {carried}
            <input type="hidden" name="do" value="columns"/>
            <p class="field-label">"列的次序"</p>
            <ol class="column-places">{places.collect_view()}</ol>
        </form>
    }
    .into_any()
}
