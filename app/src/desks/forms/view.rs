//! A form's fields on the page.

use domain::now::Now;
use leptos::prelude::*;

use super::{Control, FieldSpec};
use crate::desks::phrases;
use crate::widgets::{Button, CheckboxGroup, DateField, MoneyField, RadioGroup, RestDays, Select, TextInput, Textarea};

/// The fields in their order; proposals stand where nothing was typed.
pub fn fields(specs: Vec<FieldSpec>, now: &Now) -> AnyView {
    let rest = RestDays::of(&now.law.calendar, now.today());
    specs.into_iter().map(|spec| field(spec, rest.clone())).collect_view().into_any()
}

fn field(spec: FieldSpec, rest: RestDays) -> AnyView {
    let FieldSpec { name, label, hint, required, value, control, phrases } = spec;
    match control {
        Control::Heading => view! { <h3 class="charge-part">{label}</h3> }.into_any(),
        Control::Anew => {
            view! { <div class="form-acts"><Button words=label.into_owned() name="do" value="edit"/></div> }.into_any()
        }
        Control::Line => view! { <TextInput name label hint required value most=200/> }.into_any(),
        Control::Text(most) if phrases.is_empty() => {
            view! { <Textarea name label hint required value most/> }.into_any()
        }
        Control::Text(most) => {
            let phrases = phrases::list(&name, phrases);
            view! { <Textarea name label hint required value most>{phrases}</Textarea> }.into_any()
        }
        Control::Money(band) => {
            view! { <MoneyField name label hint required value band=band.unwrap_or_default()/> }.into_any()
        }
        Control::Day => view! { <DateField name label hint required value rest/> }.into_any(),
        Control::Pick(choices) => view! { <Select name label choices hint required value none="请选择"/> }.into_any(),
        Control::Radio(choices) => view! { <RadioGroup name label choices hint required value/> }.into_any(),
        Control::Ticks(choices) => {
            let values: Vec<String> = value.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect();
            view! { <CheckboxGroup name label choices hint required values/> }.into_any()
        }
    }
}

/// Everything that was posted, carried unseen to the next page: for the page of checking.
pub fn carried(fields: &[(String, String)], but: &[&str]) -> AnyView {
    fields
        .iter()
        .filter(|(name, _)| !but.contains(&name.as_str()))
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect_view()
        .into_any()
}
