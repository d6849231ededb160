//! A day as people type it, with its weekday and whether the bureau works that day.

use leptos::prelude::*;

use super::field::{Field, Marks};
use crate::islands::date_hint::{DateHint, RestDays};

/// A date as text: 2026-09-23, 20260923 or 9.23; the device's own picker never appears.
#[component]
pub fn DateField(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// What the page proposes, e.g. 2026-09-23.
    #[prop(optional, into)]
    value: String,
    /// The holidays and make-up days that the words below are told from; `RestDays::default()` tells weekdays only.
    #[prop(optional)]
    rest: RestDays,
    /// What stands below, beside the weekday.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let marks = Marks::of(&name, &value, !hint.is_empty());
    view! {
        <Field marks=marks.clone() label hint required>
            <span class="with-unit">
                <input
                    class="input figure"
                    data-width="short"
                    id=marks.id.clone()
                    name=name
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value=marks.value.clone()
                    aria-required=required.then_some("true")
                    aria-invalid=marks.invalid
                    aria-describedby=marks.described_by.clone()
                />
                <DateHint field=marks.id typed=marks.value rest/>
            </span>
            {children.map(|below| view! { <div class="field-below">{below()}</div> })}
        </Field>
    }
    .into_any()
}
