//! Asking the court to enforce 申请人民法院强制执行: after the demand, inside the window, never while a remedy is open.

use chrono::{Days, NaiveDate};

use crate::case::Case;
use crate::case::side::{Matter, Remedy};
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{FUYI, QIANGZHI, SUSONG_JIESHI};
use crate::law::deadlines::{CourtWindow, DeadlineId, WindowFacts, court_window};
use crate::money::Fen;
use crate::now::{Law, Now};
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{CourtAct, ProposeCourtApplication, RecordCourt, RemedyKind, RemedyOutcome, Step, StepKind};

/// Ten working days after the demand (行政强制法 54).
const DEMANDED: Article = Article::new(QIANGZHI, "54");
/// Three months from the end of the remedies (行政强制法 53; 行政诉讼法司法解释 156).
const WINDOW: [Article; 2] = [Article::new(QIANGZHI, "53"), Article::new(SUSONG_JIESHI, "156")];
/// Days to object to a refusal at the upper court (行政强制法 56(2), 58(3)).
const OBJECTION_DAYS: u64 = 15;

/// The window of a decision as things stand (行政强制法 53): after the remedies ended unused; after a review that upheld, or
/// that stayed silent, when the 15 days to sue are over; after a suit that failed; after a deferral ended.
///
/// # Errors
/// The party's last day falls into a year not yet loaded.
pub fn window(case: &Case, now: &Now) -> Result<Option<CourtWindow>, Refusal> {
    window_of(case, &now.law)
}

/// The same, by the law alone: it does not depend on the day it is asked on.
pub(crate) fn window_of(case: &Case, law: &Law) -> Result<Option<CourtWindow>, Refusal> {
    let Some(decision) = &case.decision else { return Ok(None) };
    let Some(known_on) = decision.service.deemed() else { return Ok(None) };
    let ended = case.remedies.iter().rev().find_map(|remedy| {
        let end = remedy.ended.as_ref()?;
        (end.outcome != RemedyOutcome::Withdrawn).then_some((remedy.kind, end))
    });
    let facts = match (ended, case.deferrals.last()) {
        (Some((RemedyKind::Suit, end)), _) => WindowFacts::Dismissed { effective_on: end.effective_on },
        (Some((RemedyKind::Review, end)), _) if end.outcome == RemedyOutcome::Silent => {
            WindowFacts::ReviewSilent { period_ended: end.effective_on }
        }
        (Some((RemedyKind::Review, end)), _) => WindowFacts::Upheld { received_on: end.effective_on },
        (None, Some(deferral)) => WindowFacts::Deferred { known_on, until: deferral.covers_until() },
        (None, None) if case.review_comes_first() => WindowFacts::OnTheSpot { received_on: known_on },
        (None, None) => WindowFacts::Unused { known_on },
    };
    let window = court_window(&law.calendar, &facts)?;
    // Nobody told the party: the period to sue is longer, and never does the window open before it is over.
    if let (None, Some(known)) = (ended, &case.not_told) {
        let facts = WindowFacts::NotTold { known_on: known.known_on, told_on: known.told_on };
        let later = court_window(&law.calendar, &facts)?;
        return Ok(Some(if later.opens > window.opens { later } else { window }));
    }
    Ok(Some(window))
}

/// Whether what is to be enforced is the review body's own amount: then it enforces, not this bureau (行政复议法 78(2)).
fn changed_by_the_review_body(case: &Case) -> bool {
    let changed = |remedy: &Remedy| remedy.ended.as_ref().is_some_and(|end| end.outcome == RemedyOutcome::Changed);
    case.remedies.iter().rev().find(|remedy| changed(remedy)).is_some_and(|remedy| remedy.kind == RemedyKind::Review)
}

/// Whether a review ended by a mediation paper: the review body enforces it (行政复议法 78(3)).
fn mediated(case: &Case) -> bool {
    let end = case.remedies.iter().rev().find_map(|remedy| remedy.ended.as_ref());
    end.is_some_and(|end| end.outcome == RemedyOutcome::Mediated)
}

/// The last day to object to the court's refusal at the upper court, inclusive; `None` where the court has not refused, or
/// the refusal is the upper court's own and final (行政强制法 56(2), 58(3)).
pub(crate) fn objection_until(case: &Case) -> Option<NaiveDate> {
    let acts = &case.court.as_ref()?.acts;
    let handed_in = acts.iter().rev().find(|done| matches!(done.act, CourtAct::Objected | CourtAct::HandedInAgain));
    let open = case.stage.kind() == StageKind::CourtRefused
        && handed_in.is_none_or(|done| done.act == CourtAct::HandedInAgain);
    open.then(|| plus_days(case.stage.since(), OBJECTION_DAYS))
}

fn plus_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

pub(crate) fn may_propose(case: &Case, now: &Now) -> Result<(), Refusal> {
    may_be_applied_for(case, now)?;
    requests::open(case, |matter| matches!(matter, Matter::CourtApplication(_))).map(|_| ())
}

/// Ten working days after the demand passed, answers checked, no remedy open or still possible, inside the window.
pub(crate) fn may_be_applied_for(case: &Case, now: &Now) -> Result<(), Refusal> {
    if case.demand.as_ref().is_none_or(|demand| demand.service.deemed().is_none()) && case.decision.is_some() {
        return Err(Refusal::new(
            Obstacle::NotServed,
            "暂不能申请强制执行：没有催告书的送达证明。先催告并登记送达",
            &[DEMANDED],
        ));
    }
    in_stage(case, StepKind::ProposeCourtApplication, &[StageKind::Demanded], &[WINDOW[0].clone(), DEMANDED])?;
    demand_ignored(case, "申请强制执行", now)?;
    inside_the_window(case, now)
}

/// Ten working days after the demand was served the party still has not performed (行政强制法 54).
pub(crate) fn demand_ignored(case: &Case, act: &str, now: &Now) -> Result<(), Refusal> {
    let today = now.today();
    if let Some(demand) = &case.demand
        && let Some(served) = demand.service.deemed()
    {
        let tenth = match demand.service.clock(DeadlineId::Demand) {
            Some(counted) => counted.ends,
            None => now.law.calendar.plus_working_days(served, 10)?,
        };
        if today <= tenth {
            let from = tenth.succ_opt().unwrap_or(tenth);
            return Err(Refusal::new(
                Obstacle::TooEarly,
                format!("暂不能{act}：催告书 {served} 送达，第 10 个工作日是 {tenth}，{from} 起可申请"),
                &[DEMANDED],
            ));
        }
    }
    Ok(())
}

fn inside_the_window(case: &Case, now: &Now) -> Result<(), Refusal> {
    let today = now.today();
    if let Some(remedy) = case.remedy_open() {
        let why = format!("暂不能申请强制执行：{}还没有结束", remedy.kind.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, &[WINDOW[0].clone(), Article::item(FUYI, "78(1)")]));
    }
    if changed_by_the_review_body(case) {
        let why = "复议决定变更了处罚，由行政复议机关依法强制执行或者申请人民法院强制执行，本机关不能申请";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::item(FUYI, "78(2)")]));
    }
    if mediated(case) {
        let why = "行政复议以调解书结案，由行政复议机关依法强制执行或者申请人民法院强制执行，本机关不能申请";
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::item(FUYI, "78(3)")]));
    }
    let Some(window) = window(case, now)? else {
        return Err(Refusal::new(Obstacle::NotServed, "处罚决定书还没有送达证明", &WINDOW));
    };
    if today < window.opens {
        let why =
            format!("暂不能申请强制执行：复议、起诉期限没有届满，{} 起可申请，至 {}", window.opens, window.closes);
        return Err(Refusal::new(Obstacle::TooEarly, why, &WINDOW));
    }
    if today > window.closes {
        let why = format!("申请强制执行的期限到 {} 已满。没有正当理由的，法院不予受理", window.closes);
        return Err(Refusal::new(Obstacle::TooLate, why, &WINDOW));
    }
    Ok(())
}

pub(crate) fn propose(case: &Case, mut form: ProposeCourtApplication, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.court = required_text("court", "受理法院", &form.court, 100)?;
    form.claim = required_text("claim", "申请执行的事项", &form.claim, 2_000)?;
    form.papers = required_text("papers", "申请材料", &form.papers, 5_000)
        .map_err(|refusal| Refusal { articles: vec![Article::new(QIANGZHI, "55")], ..refusal })?;
    let run = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.surcharge_fen);
    if form.surcharge_fen < Fen::ZERO || form.surcharge_fen > run {
        let why = format!("加处罚款 {} 元，到今天为 {} 元", form.surcharge_fen.plain(), run.plain());
        return Err(Refusal::new(Obstacle::Amount, why, &[Article::new(QIANGZHI, "45(2)")]).at("surcharge_fen"));
    }
    Ok((Step::ProposeCourtApplication(form), Outcome::Requested { request: requests::next(case) }))
}

const IN_COURT: [StageKind; 4] =
    [StageKind::CourtApplied, StageKind::CourtRefused, StageKind::CourtEnforcing, StageKind::ExecutionPaused];

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordCourt, &IN_COURT, &[Article::new(QIANGZHI, "56"), Article::new(QIANGZHI, "57")])
}

/// Where an act of the court leads; `None` where it cannot happen there.
pub fn leads_to(stage: StageKind, act: CourtAct) -> Option<StageKind> {
    use StageKind::{CourtApplied, CourtEnforcing, CourtRefused, Demanded, ExecutionEnded, ExecutionPaused, Performed};
    match (stage, act) {
        (CourtApplied, CourtAct::Accepted) => Some(CourtApplied),
        (CourtApplied, CourtAct::NotAccepted | CourtAct::Refused) => Some(CourtRefused),
        (CourtApplied, CourtAct::Allowed) => Some(CourtEnforcing),
        (CourtApplied, CourtAct::WithdrawnPaid) => Some(Performed),
        (CourtApplied, CourtAct::Withdrawn) => Some(Demanded),
        (CourtRefused, CourtAct::Objected | CourtAct::HandedInAgain) => Some(CourtApplied),
        (CourtEnforcing, CourtAct::Paused) => Some(ExecutionPaused),
        (CourtEnforcing | ExecutionPaused, CourtAct::Ended) => Some(ExecutionEnded),
        (ExecutionPaused, CourtAct::Resumed) => Some(CourtEnforcing),
        _ => None,
    }
}

pub(crate) fn record(case: &Case, mut form: RecordCourt, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let stage = case.stage.kind();
    let rule = [Article::new(QIANGZHI, "56"), Article::new(QIANGZHI, "58")];
    if leads_to(stage, form.act).is_none() {
        let why = format!("案件处于“{}”，不能登记“{}”", stage.label(), form.act.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, &rule).at("act"));
    }
    if form.on > now.today() || form.on < case.stage.since() {
        return Err(Refusal::input("on", format!("日期应在 {} 到今天之间", case.stage.since())));
    }
    let accepted =
        case.court.as_ref().is_some_and(|court| court.acts.iter().any(|done| done.act == CourtAct::Accepted));
    match form.act {
        CourtAct::Accepted if case.court.as_ref().is_some_and(|court| court.is_accepted()) => {
            Err(Refusal::new(Obstacle::WrongStage, "法院已经受理", &rule[..1]).at("act"))
        }
        CourtAct::NotAccepted if case.court.as_ref().is_some_and(|court| court.is_accepted()) => {
            Err(Refusal::new(Obstacle::WrongStage, "法院已经受理，不会再裁定不予受理", &rule[..1]).at("act"))
        }
        CourtAct::Allowed | CourtAct::Refused if !accepted => {
            Err(Refusal::new(Obstacle::Incomplete, "先登记法院受理", &rule[..1]).at("act"))
        }
        CourtAct::WithdrawnPaid if !case.duties_left(form.on).is_empty() => {
            let why = format!("还没有履行完毕：{}", case.duties_left(form.on).join("，"));
            Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(QIANGZHI, "53")]).at("act"))
        }
        CourtAct::Objected => match objection_until(case) {
            Some(last) if form.on <= last => Ok((Step::RecordCourt(form), Outcome::Recorded)),
            Some(last) => {
                let why = format!("向上一级法院申请复议的期限到 {last} 已满");
                Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(QIANGZHI, "56(2)")]).at("on"))
            }
            None => {
                let why = "上一级人民法院已经裁定，不能再申请复议";
                Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "56(2)")]).at("act"))
            }
        },
        CourtAct::HandedInAgain => {
            inside_the_window(case, now)?;
            Ok((Step::RecordCourt(form), Outcome::Recorded))
        }
        _ => Ok((Step::RecordCourt(form), Outcome::Recorded)),
    }
}
