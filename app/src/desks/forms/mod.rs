//! Forms as data: which fields a step has, what stands in them, and how what was typed becomes the step.

pub mod aside;
pub mod aside_fields;
mod aside_parts;
pub mod dossier;
pub mod execution;
pub mod execution_fields;
pub mod keeping;
pub mod kinds;
mod people;
mod questions;
pub mod reader;
pub mod report;
mod report_read;
mod review_points;
pub mod serving;
mod several;
pub mod step;
pub mod step_fields;
pub mod view;

use std::borrow::Cow;

use crate::context::Posted;
use crate::widgets::{Choice, Typed};

/// What kind of control a field is.
#[derive(Clone, Debug)]
pub enum Control {
    /// One line of text.
    Line,
    /// A text of several lines, at most so many characters.
    Text(u32),
    /// An amount of money, with the band to show beside it.
    Money(Option<String>),
    /// A day.
    Day,
    /// One of several, as a list to open.
    Pick(Vec<Choice>),
    /// One of several, all visible.
    Radio(Vec<Choice>),
    /// Any of several.
    Ticks(Vec<Choice>),
    /// No control: a heading over the fields that follow.
    Heading,
    /// No control: a button that draws the form anew for what was chosen above it.
    Anew,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct FieldSpec {
    /// Its name in the post, also where refusals point.
    pub name: Cow<'static, str>,
    /// The label, as on the paper.
    pub label: Cow<'static, str>,
    /// A hint between label and control.
    pub hint: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// What is proposed.
    pub value: String,
    /// The control.
    pub control: Control,
    /// Phrases to put into it; for texts of several lines.
    pub phrases: Vec<String>,
}

impl FieldSpec {
    /// A required field.
    pub fn new(name: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>, control: Control) -> FieldSpec {
        FieldSpec {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            required: true,
            value: String::new(),
            control,
            phrases: Vec::new(),
        }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> FieldSpec {
        self.hint = hint.into();
        self
    }

    /// The same, with a proposal.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> FieldSpec {
        self.value = value.into();
        self
    }

    /// The same, which may stay empty.
    #[must_use]
    pub fn optional(mut self) -> FieldSpec {
        self.required = false;
        self
    }
}

/// What was posted, as the fields of the page read it.
pub fn typed(posted: &Posted) -> Typed {
    let mut typed = Typed::from_pairs(posted.fields.clone());
    for refusal in &posted.refusals {
        match &refusal.field {
            Some(field) => typed.mistake(field, refusal.sentence()),
            None => typed.refuse(refusal.sentence()),
        }
    }
    typed
}
