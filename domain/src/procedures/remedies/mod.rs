//! Review 行政复议 and suit 行政诉讼: they lie over the stage beneath, stop the surcharge and bar the court, not the payment.

pub mod annulment;

use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{FUYI, SUSONG};
use crate::money::Fen;
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{EndRemedy, RecordRemedy, RemedyKind, RemedyOutcome, Step, StepKind};

/// Acceptance of a review or suit (行政复议法 20, 30; 行政诉讼法 45, 46).
const ACCEPTED: [Article; 2] = [Article::new(FUYI, "30"), Article::new(SUSONG, "46")];

/// Payment, closing or archiving does not cut the remedy off; a late one is told to the court at once (行政处罚法 73).
const STAGES: [StageKind; 12] = [
    StageKind::Served,
    StageKind::Deferred,
    StageKind::Overdue,
    StageKind::Demanded,
    StageKind::CourtApplied,
    StageKind::CourtRefused,
    StageKind::CourtEnforcing,
    StageKind::ExecutionPaused,
    StageKind::ExecutionEnded,
    StageKind::Performed,
    StageKind::Closed,
    StageKind::Archived,
];

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordRemedy, &STAGES, &ACCEPTED)?;
    if case.decided_on().is_none() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有可以复议、起诉的决定", &ACCEPTED));
    }
    match case.remedy_open() {
        Some(open) => {
            let why = format!("{}正在进行，先登记结果", open.kind.label());
            Err(Refusal::new(Obstacle::WrongStage, why, &ACCEPTED))
        }
        None => Ok(()),
    }
}

/// A decision on the spot goes to review first (行政复议法 23(1)(1), 23(2); 行政诉讼法 44, 45).
pub(crate) fn record(case: &Case, mut form: RecordRemedy, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.body = required_text("body", "复议机关、法院和案号", &form.body, 200)?;
    let decided = case.decided_on();
    if form.accepted_on > now.today() || decided.is_some_and(|day| form.accepted_on < day) {
        return Err(Refusal::input("accepted_on", "受理日应在决定日到今天之间"));
    }
    if form.received_on > now.today() || form.received_on < form.accepted_on {
        return Err(Refusal::input("received_on", "收到副本日应在受理日到今天之间"));
    }
    let reviewed = case.remedies.iter().any(|remedy| {
        let ended = remedy.ended.as_ref().map(|end| end.outcome);
        remedy.kind == RemedyKind::Review && ended.is_some_and(|outcome| outcome != RemedyOutcome::Withdrawn)
    });
    if form.kind == RemedyKind::Suit && case.review_comes_first() && !reviewed {
        return Err(Refusal::new(
            Obstacle::TooEarly,
            "当场作出的处罚决定应当先申请行政复议，对复议决定不服再起诉",
            &[Article::item(FUYI, "23(1)(1)"), Article::new(SUSONG, "45")],
        )
        .at("kind"));
    }
    if form.kind == RemedyKind::Review && case.remedies.iter().any(|remedy| remedy.kind == RemedyKind::Suit) {
        let why = "人民法院已经受理的，不得再申请行政复议";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(FUYI, "29(2)")]).at("kind"));
    }
    Ok((Step::RecordRemedy(form), Outcome::Recorded))
}

pub(crate) fn may_end(case: &Case) -> Result<(), Refusal> {
    match case.remedy_open() {
        Some(_) => Ok(()),
        None => Err(Refusal::new(Obstacle::Incomplete, "没有正在进行的复议、诉讼", &ACCEPTED)),
    }
}

/// Never heavier for the party who complained (行政复议法 63(2); 行政诉讼法 77(2)).
pub(crate) fn end(case: &Case, mut form: EndRemedy, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let Some(open) = case.remedy_open() else {
        return Err(Refusal::new(Obstacle::Incomplete, "没有正在进行的复议、诉讼", &ACCEPTED));
    };
    if form.on > now.today() || form.on < open.accepted_on {
        return Err(Refusal::input("on", "文书日期应在受理日到今天之间"));
    }
    if form.effective_on > now.today() || form.effective_on < form.on {
        return Err(Refusal::input("effective_on", "送达、生效日应在文书日期到今天之间"));
    }
    if form.outcome == RemedyOutcome::Silent && open.kind == RemedyKind::Suit {
        return Err(Refusal::input("outcome", "诉讼没有这种结果"));
    }
    if form.outcome == RemedyOutcome::Changed {
        let rule = [Article::new(FUYI, "63(2)"), Article::new(SUSONG, "77(2)")];
        let owed = case.decision.as_ref().map_or(Fen::ZERO, crate::case::side::Decision::fine_owed);
        if form.fine_fen < Fen::ZERO || form.fine_fen > owed {
            let why = format!("变更后的罚款 {} 元高于原来的 {} 元", form.fine_fen.plain(), owed.plain());
            return Err(Refusal::new(Obstacle::Amount, why, &rule).at("fine_fen"));
        }
    } else {
        form.fine_fen = Fen::ZERO;
    }
    if form.act_anew && !matches!(form.outcome, RemedyOutcome::Annulled | RemedyOutcome::Unlawful) {
        let why = "只有撤销、确认违法并责令重新作出的，才重新办理";
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(FUYI, "64"), Article::new(SUSONG, "70")])
            .at("act_anew"));
    }
    Ok((Step::EndRemedy(form), Outcome::Recorded))
}
