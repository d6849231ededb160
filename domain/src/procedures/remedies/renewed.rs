//! Acting anew 重新作出: never the same act on the same facts and reasons, unless only the procedure was wrong.

use crate::case::Case;
use crate::case::side::{Annulment, PastDecision};
use crate::law::article::Article;
use crate::law::cite::{FUYI, SUSONG};
use crate::money::Fen;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{RemedyKind, SubmitReport};

/// The same act on the same facts and reasons is barred (行政复议法 64(2); 行政诉讼法 71).
const RULE: [Article; 2] = [Article::new(FUYI, "64(2)"), Article::new(SUSONG, "71")];

impl Case {
    /// The decision that review or judgment quashed with the order to act anew, and how; `None` where the same act may be
    /// done again: never ordered, or only the procedure was wrong.
    pub fn quashed_before(&self) -> Option<(&PastDecision, &Annulment)> {
        let past = self.past_decisions.last()?;
        let annulment = self.annulments.last()?;
        (annulment.outcome.is_some() && annulment.act_anew && !annulment.only_procedure).then_some((past, annulment))
    }
}

/// Holds a proposal, or what is decided on it, against the quashed decision: kinds and amounts, facts, reasons.
pub(crate) fn not_the_same(case: &Case, proposal: &SubmitReport, fine: Fen, confiscate: Fen) -> Result<(), Refusal> {
    let Some((past, annulment)) = case.quashed_before() else { return Ok(()) };
    let (Some(decision), Some(report)) = (&past.decision, &past.report) else { return Ok(()) };
    let same_act =
        decision.fine_fen == fine && decision.confiscate_fen == confiscate && decision.warning == proposal.warns();
    let same = |one: &str, other: &str| plain(one) == plain(other);
    let same_facts = same(&report.form.facts, &proposal.facts) && report.form.tier == proposal.tier;
    let same_reasons = same(&report.form.discretion, &proposal.discretion);
    if !(same_act && same_facts && same_reasons) {
        return Ok(());
    }
    let by = match annulment.outcome.zip(past.by) {
        Some((outcome, kind)) => format!("{}{}", kind.label(), outcome.label()),
        None => "复议、诉讼".to_owned(),
    };
    let why = format!(
        "原决定经{by}，现在拟作的处罚和原决定相同（罚款 {} 元），事实和理由也没有变化。不得以同一的事实和理由作出相同的决定",
        fine.plain()
    );
    Err(Refusal::new(Obstacle::Invalid, why, &RULE).at("discretion"))
}

/// A text without its spaces and stops: writing it otherwise makes no other reason of it.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Which remedy quashed the decision.
pub(crate) fn quashed_by(case: &Case) -> Option<RemedyKind> {
    case.remedies.iter().rev().find(|remedy| remedy.ended.is_some()).map(|remedy| remedy.kind)
}
