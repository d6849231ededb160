//! Advance registration and preservation of evidence 先行登记保存: approved by the head, disposed of in seven working days.

use super::UNTIL_DECIDED;
use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::step::{DisposePreservation, ProposePreservation, Step, StepKind};

/// Evidence that may be lost, the head's approval, seven days (行政处罚法 56).
pub(crate) const RULE: [Article; 1] = [Article::new(CHUFA, "56")];

pub(crate) fn may_propose(case: &Case) -> Result<(), Refusal> {
    may_be_preserved(case)?;
    requests::open(case, |matter| matches!(matter, Matter::Preservation(_))).map(|_| ())
}

pub(crate) fn may_be_preserved(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposePreservation, &UNTIL_DECIDED, &RULE)
}

pub(crate) fn propose(case: &Case, mut form: ProposePreservation) -> Result<(Step, Outcome), Refusal> {
    form.items = required_text("items", "登记保存的物品", &form.items, 5_000)?;
    form.place = required_text("place", "保存地点", &form.place, 200)?;
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    Ok((Step::ProposePreservation(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_dispose(case: &Case) -> Result<(), Refusal> {
    match case.preservations.iter().find(|one| one.ended.is_none()) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::Incomplete, "没有在登记保存的证据", &RULE)),
    }
}

/// After the seventh working day the measure has no basis any more: whatever is done then, the things go back.
pub(crate) fn dispose(case: &Case, mut form: DisposePreservation, now: &Now) -> Result<(Step, Outcome), Refusal> {
    use crate::step::PreservationEnd::{Recorded, Returned};
    form.reason = required_text("reason", "处理决定和理由", &form.reason, 2_000)?;
    let found = case.preservations.iter().find(|one| one.id == form.preservation && one.ended.is_none());
    let Some(preservation) = found else {
        return Err(Refusal::input("preservation", "没有这一项登记保存，或者已经处理"));
    };
    let last = preservation.ends(now)?;
    if now.today() > last && !matches!(form.how, Returned | Recorded) {
        return Err(Refusal::new(
            Obstacle::TooLate,
            format!("登记保存 {} 起七个工作日到 {last} 已满，措施失去依据，只能退还", preservation.since),
            &RULE,
        )
        .at("how"));
    }
    Ok((Step::DisposePreservation(form), Outcome::Recorded))
}
