//! Review 行政复议 and suit 行政诉讼: they lie over the stage beneath, stop the surcharge and bar the court, not the payment.

pub mod annulment;
pub mod renewed;

use chrono::Months;

use crate::case::Case;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{FUYI, SUSONG, SUSONG_JIESHI};
use crate::money::Fen;
use crate::now::Now;
use crate::procedures::in_stage;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{EndRemedy, RecordNotTold, RecordRemedy, RemedyKind, RemedyOutcome, Step, StepKind};

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
    within_the_outer_limit(case, &form)?;
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

/// Years after the decision in which a review or suit is possible at all; of immovable property, and of all else
/// (行政复议法 21; 行政诉讼法 46).
const YEARS_IMMOVABLE: u32 = 20;
const YEARS: u32 = 5;

/// Nothing later can have been accepted: the outer limit runs from the decision, its last day included.
fn within_the_outer_limit(case: &Case, form: &RecordRemedy) -> Result<(), Refusal> {
    if form.applied_on.is_some_and(|day| day > form.accepted_on) {
        return Err(Refusal::input("applied_on", "申请（起诉）日晚于受理日"));
    }
    let Some(decided) = case.decided_on() else { return Ok(()) };
    let applied = form.applied_on.unwrap_or(form.accepted_on);
    if applied < decided {
        return Err(Refusal::input("applied_on", "申请（起诉）日早于决定日"));
    }
    let years = if form.immovable { YEARS_IMMOVABLE } else { YEARS };
    let last = decided.checked_add_months(Months::new(years * 12)).unwrap_or(decided);
    if applied > last {
        let why = format!("决定 {decided} 作出，{years} 年的最长期限到 {last} 已满，不能再受理");
        let rule = match form.kind {
            RemedyKind::Review => Article::new(FUYI, "21"),
            RemedyKind::Suit => Article::new(SUSONG, "46"),
        };
        return Err(Refusal::new(Obstacle::TooLate, why, &[rule]).at("applied_on"));
    }
    Ok(())
}

/// A decision that did not tell of the remedies (行政复议法 20(3); 行政诉讼法司法解释 64).
const NOT_TOLD: [Article; 2] = [Article::new(FUYI, "20(3)"), Article::new(SUSONG_JIESHI, "64")];

pub(crate) fn may_record_not_told(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordNotTold, &STAGES, &NOT_TOLD)?;
    if case.decision.is_none() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案没有处罚决定", &NOT_TOLD));
    }
    if case.not_told.as_ref().is_some_and(|known| known.told_on.is_some()) {
        return Err(Refusal::new(Obstacle::WrongStage, "未告知救济权利和后来的告知都已经登记", &NOT_TOLD));
    }
    Ok(())
}

/// The year runs from the day the party learned of the decision; told after all, the ordinary periods run from then.
pub(crate) fn record_not_told(case: &Case, mut form: RecordNotTold, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "没有告知的内容和发现经过", &form.reason, 2_000)
        .map_err(|refusal| Refusal { articles: NOT_TOLD.to_vec(), ..refusal })?;
    let decided = case.decided_on();
    if form.known_on > now.today() || decided.is_some_and(|day| form.known_on < day) {
        return Err(Refusal::input("known_on", "知道处罚内容的日期应在决定日到今天之间"));
    }
    if form.told_on.is_some_and(|day| day > now.today() || day < form.known_on) {
        return Err(Refusal::input("told_on", "补充告知日应在知道处罚内容的日期到今天之间"));
    }
    Ok((Step::RecordNotTold(form), Outcome::Recorded))
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
    if form.outcome == RemedyOutcome::Mediated && open.kind == RemedyKind::Suit {
        let why = "行政复议调解书只用于行政复议";
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::item(FUYI, "78(3)")]).at("outcome"));
    }
    if form.only_procedure && !form.act_anew {
        let why = "仅因违反法定程序，只对责令重新作出的登记";
        let rule = [Article::new(FUYI, "64(2)"), Article::new(SUSONG, "71")];
        return Err(Refusal::new(Obstacle::Invalid, why, &rule).at("only_procedure"));
    }
    if matches!(form.outcome, RemedyOutcome::Changed | RemedyOutcome::Mediated) {
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
