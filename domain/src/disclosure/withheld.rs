//! What is kept back from the credit platform, each time with the rule it rests on.

use serde::{Deserialize, Serialize};

use crate::law::article::{Article, join_articles};

/// The rules by which a decision is not reported, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// There is no decision yet.
    NoDecision,
    /// The decision carries no penalty: orders to correct and surcharges are none (行政处罚法 9, 28; 行政强制法 12).
    NoPenalty,
    /// The party, or the operator behind the shop, is a minor.
    Minor,
    /// A natural person, decided on the spot (河南省社会信用条例 13(3)).
    SummaryPerson,
    /// A natural person, a slight breach, harm removed or reduced by the person (河南省社会信用条例 13(3)).
    SlightAndRemoved,
    /// Nothing but a warning.
    WarningOnly,
    /// It has to be reported, but the platform's table still lacks something.
    Incomplete,
}

impl Rule {
    /// Every rule, in order.
    pub const ALL: [Rule; 7] = [
        Rule::NoDecision,
        Rule::NoPenalty,
        Rule::Minor,
        Rule::SummaryPerson,
        Rule::SlightAndRemoved,
        Rule::WarningOnly,
        Rule::Incomplete,
    ];

    /// The rule as the list of what is not reported names it.
    pub fn label(self) -> &'static str {
        match self {
            Rule::NoDecision => "尚未作出处罚决定",
            Rule::NoPenalty => "不是行政处罚",
            Rule::Minor => "未成年人",
            Rule::SummaryPerson => "自然人简易程序处罚",
            Rule::SlightAndRemoved => "自然人违法情节轻微并主动消除或者减轻危害后果",
            Rule::WarningOnly => "仅警告",
            Rule::Incomplete => "资料不全，补齐后报送",
        }
    }

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Rule::NoDecision => "no_decision",
            Rule::NoPenalty => "no_penalty",
            Rule::Minor => "minor",
            Rule::SummaryPerson => "summary_person",
            Rule::SlightAndRemoved => "slight_and_removed",
            Rule::WarningOnly => "warning_only",
            Rule::Incomplete => "incomplete",
        }
    }

    /// Whether the decision still has to be reported, and its seven working days run on.
    pub fn still_owed(self) -> bool {
        match self {
            Rule::Incomplete => true,
            Rule::NoDecision
            | Rule::NoPenalty
            | Rule::Minor
            | Rule::SummaryPerson
            | Rule::SlightAndRemoved
            | Rule::WarningOnly => false,
        }
    }
}

/// A decision that is not reported, with the rule, its articles and what in the case brought it there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{}", self.sentence())]
pub struct Withheld {
    /// Which rule.
    pub rule: Rule,
    /// Where it stands; a law alone where its article could not be read.
    pub articles: Vec<Article>,
    /// What in this case, and what to do where something is to be done; Chinese, without a full stop.
    pub why: String,
}

impl Withheld {
    pub(crate) fn new(rule: Rule, why: impl Into<String>, articles: &[Article]) -> Withheld {
        Withheld { rule, articles: articles.to_vec(), why: why.into() }
    }

    /// The whole sentence as a clerk reads it, articles in brackets.
    pub fn sentence(&self) -> String {
        if self.articles.is_empty() {
            format!("{}：{}。", self.rule.label(), self.why)
        } else {
            format!("{}：{}。（{}）", self.rule.label(), self.why, join_articles(&self.articles))
        }
    }
}
