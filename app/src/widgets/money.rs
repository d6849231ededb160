//! An amount as people type it, with the figure that was understood and the words of the paper below.

use leptos::prelude::*;

use super::field::{Field, Marks};
use crate::islands::money_words::MoneyWords;

/// An amount in yuan; takes 12,000 · 12000.5 · 1.2万 and shows what it understood.
#[component]
pub fn MoneyField(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// What the page proposes, e.g. 5,000.
    #[prop(optional, into)]
    value: String,
    /// The band and the hearing line: 幅度 2,000–20,000 元；听证线 50,000 元.
    #[prop(optional, into)]
    band: String,
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
                    inputmode="decimal"
                    autocomplete="off"
                    value=marks.value.clone()
                    aria-required=required.then_some("true")
                    aria-invalid=marks.invalid
                    aria-describedby=marks.described_by.clone()
                />
                <span class="unit">"元"</span>
                {(!band.is_empty()).then(|| view! { <span class="band">{band}</span> })}
            </span>
            <MoneyWords field=marks.id typed=marks.value/>
        </Field>
    }
    .into_any()
}
