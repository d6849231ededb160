//! Why a step may not be taken: in words an officer understands, always with the article.

use serde::{Deserialize, Serialize};

use crate::law::article::{Article, join_articles};
use crate::law::calendar::CalendarError;

/// What kind of obstacle it is; stable, for other systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// Somebody else's step.
    WrongRole,
    /// The same person already acted in a part that must be kept apart.
    SamePerson,
    /// The case does not stand where this step starts.
    WrongStage,
    /// A period has not ended yet.
    TooEarly,
    /// A period is over.
    TooLate,
    /// An earlier paper has no proof of service.
    NotServed,
    /// Something the law wants on file is missing.
    Incomplete,
    /// No valid enforcement certificate on that day.
    Certificate,
    /// The amount lies outside what the law allows here.
    Amount,
    /// Another authority's power.
    NotCompetent,
    /// The limitation period is over.
    TimeBarred,
    /// What was typed cannot be right.
    Invalid,
    /// The working-day calendar does not reach so far.
    Calendar,
}

/// A refused step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{}", self.sentence())]
pub struct Refusal {
    /// The kind of obstacle.
    pub code: Obstacle,
    /// What is so and what to do, in Chinese, ending without a full stop.
    pub why: String,
    /// The rules it rests on; empty only for mistyped input.
    pub articles: Vec<Article>,
    /// The field of the step to correct, where it is one.
    pub field: Option<String>,
}

impl Refusal {
    /// A refusal by law.
    pub fn new(code: Obstacle, why: impl Into<String>, articles: &[Article]) -> Self {
        Self { code, why: why.into(), articles: articles.to_vec(), field: None }
    }

    /// Input that cannot be right, with the field it stands in.
    pub fn input(field: &str, why: impl Into<String>) -> Self {
        Self { code: Obstacle::Invalid, why: why.into(), articles: Vec::new(), field: Some(field.to_owned()) }
    }

    /// The same refusal, pointing at a field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The whole sentence as an officer reads it, articles in brackets.
    pub fn sentence(&self) -> String {
        if self.articles.is_empty() {
            format!("{}。", self.why)
        } else {
            format!("{}。（{}）", self.why, join_articles(&self.articles))
        }
    }
}

impl From<CalendarError> for Refusal {
    fn from(error: CalendarError) -> Self {
        let why = error.to_string();
        Self::new(Obstacle::Calendar, why.trim_end_matches('。'), &[Article::new("行政处罚法", "85")])
    }
}

impl From<crate::law::parameters::ParameterError> for Refusal {
    fn from(error: crate::law::parameters::ParameterError) -> Self {
        use crate::law::parameters::ParameterError;
        let code = match error {
            ParameterError::Refused { .. } => Obstacle::Invalid,
            ParameterError::Unknown { .. }
            | ParameterError::BeforeFirst { .. }
            | ParameterError::WrongKind { .. }
            | ParameterError::Malformed { .. } => Obstacle::Incomplete,
        };
        let why = error.to_string();
        Self::new(code, why.trim_end_matches('。'), &[])
    }
}
