//! Choosing one or several of a few: radio buttons, boxes, a list that opens.

use leptos::prelude::*;

use super::field::{Field, Hint, Marks, Required, Wrong};
use super::typed::typed_here;

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form posts.
    pub value: String,
    /// What people read.
    pub label: String,
    /// A second line under the label; empty for none.
    pub note: String,
    /// Why it cannot be chosen today; `None` when it can.
    pub refused: Option<String>,
}

impl Choice {
    /// A choice with a label only.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// The same choice with a second line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same choice, refused with its reason.
    #[must_use]
    pub fn refused(mut self, why: impl Into<String>) -> Self {
        self.refused = Some(why.into());
        self
    }
}

/// Radio buttons; for two to seven choices.
#[component]
pub fn RadioGroup(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// The choice the page proposes.
    #[prop(optional, into)]
    value: String,
    /// Side by side instead of one under the other.
    #[prop(optional)]
    inline: bool,
) -> AnyView {
    view! { <Group name label choices hint required chosen=vec![value] inline many=false/> }.into_any()
}

/// Boxes to tick; all ticked ones are posted under one name.
#[component]
pub fn CheckboxGroup(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// The choices the page proposes.
    #[prop(optional)]
    values: Vec<String>,
    /// Side by side instead of one under the other.
    #[prop(optional)]
    inline: bool,
) -> AnyView {
    view! { <Group name label choices hint required chosen=values inline many=true/> }.into_any()
}

#[component]
fn Group(
    name: String,
    label: String,
    choices: Vec<Choice>,
    hint: String,
    required: bool,
    chosen: Vec<String>,
    inline: bool,
    many: bool,
) -> AnyView {
    let typed = typed_here();
    let marks = Marks::of(&name, "", !hint.is_empty());
    // After a refusal, and of boxes whenever the form was sent, an empty group was emptied on purpose: the proposal does not
    // come back.
    let emptied = !typed.is_right() || many && typed.is_of_a_step();
    let chosen = if typed.knows(&name) || emptied { typed.values(&name).to_vec() } else { chosen };
    let kind = if many { "checkbox" } else { "radio" };
    let options = choices.into_iter().enumerate().map(|(index, choice)| {
        let id = if index == 0 { marks.id.clone() } else { format!("{}-{index}", marks.id) };
        let why = choice.refused.clone();
        let note_id = format!("{id}-note");
        let note = why.clone().unwrap_or(choice.note);
        view! {
            <div class="choice" data-state=why.is_some().then_some("refused")>
                <input
                    type=kind
                    id=id.clone()
                    name=name.clone()
                    checked=chosen.contains(&choice.value)
                    value=choice.value
                    aria-disabled=why.is_some().then_some("true")
                    aria-invalid=marks.invalid.filter(|_| many)
                    aria-describedby=(!note.is_empty()).then(|| note_id.clone())
                />
                <label for=id>{choice.label}</label>
                {(!note.is_empty()).then(|| view! { <p class="choice-note" id=note_id>{note}</p> })}
            </div>
        }
    });
    view! {
        <fieldset
            class="field choices"
            class:inline=inline
            role=(!many).then_some("radiogroup")
            data-state=marks.wrong.is_some().then_some("error")
            aria-describedby=marks.described_by.clone()
            aria-required=(required && !many).then_some("true")
            aria-invalid=marks.invalid.filter(|_| !many)
        >
            <legend class="field-label">{label}<Required required/></legend>
            <Hint id=marks.id.clone() hint/>
            <Wrong marks=marks.clone()/>
            <div class="choice-list">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// A list that opens; for eight choices and more, and for filters.
#[component]
pub fn Select(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// The choice the page proposes.
    #[prop(optional, into)]
    value: String,
    /// The first line, when nothing need be chosen: 全部, 请选择.
    #[prop(optional, into)]
    none: String,
) -> AnyView {
    let marks = Marks::of(&name, &value, !hint.is_empty());
    let chosen = marks.value.clone();
    let options = choices.into_iter().map(move |choice| {
        view! { <option value=choice.value.clone() selected={choice.value == chosen}>{choice.label}</option> }
    });
    view! {
        <Field marks=marks.clone() label hint required>
            <select
                class="input select"
                id=marks.id.clone()
                name=name
                aria-required=required.then_some("true")
                aria-invalid=marks.invalid
                aria-describedby=marks.described_by.clone()
            >
                {(!none.is_empty()).then(|| view! { <option value="">{none}</option> })}
                {options.collect_view()}
            </select>
        </Field>
    }
    .into_any()
}

/// A real button that opens the device's files; works without scripts for one file.
#[component]
pub fn FileButton(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// What the device offers first, e.g. `image/*,.pdf`; the server looks at the content.
    #[prop(optional, into)]
    accept: String,
    /// Opens the camera on a phone.
    #[prop(optional)]
    camera: bool,
    #[prop(optional)] multiple: bool,
) -> AnyView {
    let marks = Marks::of(&name, "", !hint.is_empty());
    view! {
        <Field marks=marks.clone() label hint required>
            <input
                class="file-button"
                type="file"
                id=marks.id.clone()
                name=name
                accept=(!accept.is_empty()).then_some(accept)
                capture=camera.then_some("environment")
                multiple=multiple
                aria-invalid=marks.invalid
                aria-describedby=marks.described_by.clone()
            />
        </Field>
    }
    .into_any()
}
