//! One field of a form: label, hint, what is wrong, the control, and what stands behind or below it.

use leptos::either::Either;
use leptos::prelude::*;

use super::typed::{field_id, typed_here};

/// What a control must carry so that label, hint and mistake belong to it for everybody.
#[derive(Clone, Debug)]
pub struct Marks {
    /// The id the label points at.
    pub id: String,
    /// The ids of hint and mistake.
    pub described_by: Option<String>,
    /// `true` when the value was refused.
    pub invalid: Option<&'static str>,
    /// The words of the refusal.
    pub wrong: Option<String>,
    /// What was typed before, or the value the page proposes.
    pub value: String,
}

impl Marks {
    /// The marks of the field `name` in the form of this page.
    pub fn of(name: &str, proposed: &str, has_hint: bool) -> Self {
        let typed = typed_here();
        let id = field_id(name);
        let wrong = typed.wrong(name).map(str::to_owned);
        let mut described = Vec::new();
        if has_hint {
            described.push(format!("{id}-hint"));
        }
        if wrong.is_some() {
            described.push(format!("{id}-wrong"));
        }
        Self {
            described_by: (!described.is_empty()).then(|| described.join(" ")),
            invalid: wrong.is_some().then_some("true"),
            value: typed.value(name).unwrap_or(proposed).to_owned(),
            wrong,
            id,
        }
    }

    fn state(&self) -> Option<&'static str> {
        self.wrong.is_some().then_some("error")
    }
}

/// How wide a control is; a field shows how much it expects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// The whole column.
    #[default]
    Full,
    /// A name, a place: 20em.
    Medium,
    /// A date, an amount, a plate: 11em.
    Short,
}

impl Width {
    const fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Medium => "medium",
            Self::Short => "short",
        }
    }
}

/// The sentence under a label that says what is wrong.
#[component]
pub fn Wrong(marks: Marks) -> AnyView {
    marks
        .wrong
        .map(|words| {
            view! {
                <p class="field-wrong" id=format!("{}-wrong", marks.id)>
                    <span class="cross" aria-hidden="true">"✗"</span>
                    <span class="for-readers">"有误："</span>
                    {words}
                </p>
            }
        })
        .into_any()
}

/// The frame of one control; the widgets below use it, pages need it only for controls of their own.
#[component]
pub fn Field(
    marks: Marks,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    children: Children,
) -> AnyView {
    let (state, id) = (marks.state(), marks.id.clone());
    view! {
        <div class="field" data-state=state>
            <label class="field-label" for=id.clone()>{label}<Required required/></label>
            <Hint id hint/>
            <Wrong marks/>
            {children()}
        </div>
    }
    .into_any()
}

/// The star of a field that must be filled in.
#[component]
pub fn Required(required: bool) -> AnyView {
    required.then(|| view! { <span class="required" aria-hidden="true">"*"</span> }).into_any()
}

/// What to write, between label and control.
#[component]
pub fn Hint(#[prop(into)] id: String, #[prop(into)] hint: String) -> AnyView {
    (!hint.is_empty()).then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> }).into_any()
}

/// A line of text; the value typed before comes back by itself.
#[component]
pub fn TextInput(
    /// The name in the posted form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] required: bool,
    /// What the page proposes when nothing was typed yet.
    #[prop(optional, into)]
    value: String,
    #[prop(optional)] width: Width,
    /// `text` unless told: `password`, `search`, `tel`.
    #[prop(optional, into)]
    kind: String,
    /// `numeric`, `decimal`, `tel`.
    #[prop(optional, into)]
    inputmode: String,
    /// `off` unless told: `username`, `current-password`, `tel`.
    #[prop(optional, into)]
    autocomplete: String,
    /// Characters, as the browser counts them; 0 for no limit.
    #[prop(optional)]
    most: u32,
    /// Set in the face for plates, ids and hashes.
    #[prop(optional)]
    code: bool,
    /// The unit behind the control: 元, 日, 平方米.
    #[prop(optional, into)]
    unit: String,
    /// What stands below the control: a band, a weekday, a look-up.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let marks = Marks::of(&name, &value, !hint.is_empty());
    let control = view! {
        <input
            class="input"
            class:code=code
            data-width=width.key()
            id=marks.id.clone()
            name=name
            type=or(kind, "text")
            value=marks.value.clone()
            inputmode=some(inputmode)
            autocomplete=or(autocomplete, "off")
            maxlength=(most > 0).then(|| most.to_string())
            spellcheck="false"
            aria-required=required.then_some("true")
            aria-invalid=marks.invalid
            aria-describedby=marks.described_by.clone()
        />
    };
    view! {
        <Field marks label hint required>
            {if unit.is_empty() {
                Either::Left(control)
            } else {
                Either::Right(view! { <span class="with-unit">{control}<span class="unit">{unit}</span></span> })
            }}
            {children.map(|below| view! { <div class="field-below">{below()}</div> })}
        </Field>
    }
    .into_any()
}

/// The word, or `otherwise` when it is empty.
fn or(word: String, otherwise: &str) -> String {
    if word.is_empty() { otherwise.to_owned() } else { word }
}

/// An attribute is left out when it says nothing.
fn some(word: String) -> Option<String> {
    (!word.is_empty()).then_some(word)
}
