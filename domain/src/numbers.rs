//! Numbers of papers 文号: gap-free per kind and year, taken at approval, with 〔〕 around the year and no leading zeros.

use serde::{Deserialize, Serialize};

/// A register from which papers take their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Clues 案源.
    Clue,
    /// Filing forms 立案审批表; the case is called by it from then on.
    Filing,
    /// Correction orders 责令限期改正通知书.
    CorrectionOrder,
    /// Prior notices 行政处罚事先告知书.
    PriorNotice,
    /// Penalty decisions 行政处罚决定书.
    PenaltyDecision,
    /// Decisions on the spot 当场行政处罚决定书.
    OnTheSpotDecision,
    /// Decisions not to penalise 不予行政处罚决定书.
    NoPenaltyDecision,
    /// Demand letters 催告书.
    Demand,
}

impl Register {
    /// Every register.
    pub const ALL: [Register; 8] = [
        Register::Clue,
        Register::Filing,
        Register::CorrectionOrder,
        Register::PriorNotice,
        Register::PenaltyDecision,
        Register::OnTheSpotDecision,
        Register::NoPenaltyDecision,
        Register::Demand,
    ];

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Register::Clue => "clue",
            Register::Filing => "filing",
            Register::CorrectionOrder => "correction_order",
            Register::PriorNotice => "prior_notice",
            Register::PenaltyDecision => "penalty_decision",
            Register::OnTheSpotDecision => "on_the_spot_decision",
            Register::NoPenaltyDecision => "no_penalty_decision",
            Register::Demand => "demand",
        }
    }

    /// The word for the kind inside the number.
    pub fn word(self) -> &'static str {
        match self {
            Register::Clue => "线",
            Register::Filing => "立",
            Register::CorrectionOrder => "责改",
            Register::PriorNotice => "罚告",
            Register::PenaltyDecision => "罚决",
            Register::OnTheSpotDecision => "当罚决",
            Register::NoPenaltyDecision => "不罚决",
            Register::Demand => "催告",
        }
    }
}

/// A number once taken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Number {
    /// From which register.
    pub register: Register,
    /// The year in the number (Beijing time of the approval).
    pub year: i32,
    /// The serial within the year, from 1 without gaps.
    pub serial: u32,
    /// As papers print it.
    pub text: String,
}

impl Number {
    /// The number of a serial, in the bureau's pattern: `{kind}`, `{year}`, `{n}` are filled in.
    pub fn new(register: Register, year: i32, serial: u32, pattern: &str) -> Number {
        let text = pattern
            .replace("{kind}", register.word())
            .replace("{year}", &year.to_string())
            .replace("{n}", &serial.to_string());
        Number { register, year, serial, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_hexagonal_brackets_and_no_leading_zero() {
        let number = Number::new(Register::PenaltyDecision, 2026, 7, "平城管{kind}字〔{year}〕{n}号");
        assert_eq!(number.text, "平城管罚决字〔2026〕7号");
    }
}
