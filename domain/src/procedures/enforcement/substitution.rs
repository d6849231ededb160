//! Substituted performance 代履行: a duty to clear or restore, demanded and ignored, whose neglect endangers traffic, pollutes
//! or damages resources; decided, served, demanded again, watched and signed.

use chrono::NaiveDate;

use super::hours;
use crate::case::Case;
use crate::case::side::{CorrectionOrder, Matter, Substitution, SubstitutionDecided, is_over, paused_since};
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::calendar::beijing_day;
use crate::law::cite::QIANGZHI;
use crate::law::deadlines::{Before, DeadlineId, DeadlineRule};
use crate::money::Fen;
use crate::now::{Law, Now};
use crate::officer::Officer;
use crate::procedures::ordinary::filing::beside;
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::step::{DemandPerformance, PerformSubstitution, ProposeSubstitution, Step, StepKind};

/// A duty to clear or restore, demanded and not done, with harm to traffic, environment or resources (行政强制法 50).
const DUTY: Article = Article::new(QIANGZHI, "50");
/// The demand with its content (行政强制法 35).
const DEMAND: Article = Article::new(QIANGZHI, "35");
/// What the decision says (行政强制法 51(1)(1)).
const CONTENT: Article = Article::item(QIANGZHI, "51(1)(1)");
/// The demand three days before, and the stop where the party performs (行政强制法 51(1)(2)).
const AGAIN: Article = Article::item(QIANGZHI, "51(1)(2)");
/// Somebody on site (行政强制法 51(1)(3)).
const ON_SITE: Article = Article::item(QIANGZHI, "51(1)(3)");
/// All sign (行政强制法 51(1)(4)).
pub(super) const SIGNED: Article = Article::item(QIANGZHI, "51(1)(4)");
/// A reasonable cost, borne by the party (行政强制法 51(2)).
pub(super) const COST: Article = Article::new(QIANGZHI, "51(2)");

impl Case {
    /// The substituted performance under way: not carried out, not over, and of the order that still stands unobeyed.
    pub fn substitution(&self) -> Option<&Substitution> {
        let last = self.substitutions.last()?;
        let order = self.orders.last()?;
        let orders = u32::try_from(self.orders.len()).unwrap_or(u32::MAX);
        let open = last.done.is_none() && !is_over(&last.halts) && last.order == orders && !order.complied();
        open.then_some(last)
    }

    /// By when the party must have the second demand, so that three working days lie before the planned day; `None` where
    /// no substituted performance is decided (行政强制法 51(1)(2), 69).
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn demand_again_by(&self, law: &Law) -> Result<Option<Before>, Refusal> {
        let Some(decided) = self.substitution().and_then(|one| one.decided.as_ref()) else { return Ok(None) };
        latest_demand(decided.form.planned_on, law).map(Some)
    }
}

/// X1: three full working days between the demand and the day of the performance.
fn latest_demand(day: NaiveDate, law: &Law) -> Result<Before, Refusal> {
    Ok(Before::count(&law.calendar, DeadlineRule::of(DeadlineId::SubstitutedDemand), day, "代履行")?)
}

/// The last order, where it was served, its day passed, and a later visit found it ignored.
fn ignored(case: &Case) -> Result<&CorrectionOrder, Refusal> {
    let order = case.orders.last().filter(|order| order.ignored() && !order.complied());
    order.ok_or_else(|| {
        let why = "没有复查证明逾期不履行的责令改正决定。代履行以当事人不履行排除妨碍、恢复原状的义务为前提";
        Refusal::new(Obstacle::Incomplete, why, &[DUTY])
    })
}

fn open_file(case: &Case, kind: StepKind) -> Result<(), Refusal> {
    if case.stage.kind().is_closed() { in_stage(case, kind, &[], &[DUTY]) } else { Ok(()) }
}

pub(crate) fn may_demand(case: &Case) -> Result<(), Refusal> {
    open_file(case, StepKind::DemandPerformance)?;
    ignored(case)?;
    let orders = u32::try_from(case.orders.len()).unwrap_or(u32::MAX);
    if let Some(last) = case.substitutions.last().filter(|one| one.order == orders) {
        if last.done.is_some() {
            return Err(Refusal::new(Obstacle::WrongStage, "代履行已经完毕", &[DUTY]));
        }
        if is_over(&last.halts) {
            let why = "代履行已经终结，不再执行";
            return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "40")]));
        }
    }
    let Some(running) = case.substitution() else { return Ok(()) };
    let unserved = |why: &str| Err(Refusal::new(Obstacle::NotServed, why, &[DEMAND]));
    let told = |why: &str| Err(Refusal::new(Obstacle::WrongStage, why, &[DEMAND, AGAIN]));
    match (&running.decided, &running.again) {
        (None, _) if running.demand.service.deemed().is_none() => {
            unserved("履行义务催告书已经制作，还没有送达证明。先登记送达")
        }
        (None, _) if running.demand.reached() => told("已经催告。逾期仍不履行的，复查后申请代履行"),
        (None, _) => Ok(()),
        (Some(decided), _) if decided.service.deemed().is_none() => {
            Err(Refusal::new(Obstacle::NotServed, "代履行决定书还没有送达证明。先登记送达", &[CONTENT]))
        }
        (Some(_), Some(again)) if again.service.deemed().is_none() => {
            unserved("再次催告的催告书还没有送达证明。先登记送达")
        }
        (Some(_), Some(_)) => told("代履行前已经再次催告"),
        (Some(_), None) => Ok(()),
    }
}

pub(crate) fn demand(case: &Case, form: DemandPerformance, now: &Now) -> Result<(Step, Outcome), Refusal> {
    if form.due < now.today() {
        let why = format!("履行期限 {} 已经过去", form.due);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[DEMAND]).at("due"));
    }
    let running = case.substitution().filter(|one| one.decided.is_some());
    let number = match running {
        Some(running) => running.id,
        None => next(case),
    };
    Ok((Step::DemandPerformance(form), Outcome::Begun { number, second: String::new() }))
}

/// The number of the next substituted performance.
fn next(case: &Case) -> u32 {
    u32::try_from(case.substitutions.len()).unwrap_or(u32::MAX).saturating_add(1)
}

pub(crate) fn may_propose(case: &Case, now: &Now) -> Result<(), Refusal> {
    may_be_granted(case, now)?;
    requests::open(case, |matter| matches!(matter, Matter::Substitution(_))).map(|_| ())
}

/// Demanded, the day passed, and a visit after it found the duty still undone (行政强制法 35, 50).
pub(crate) fn may_be_granted(case: &Case, now: &Now) -> Result<(), Refusal> {
    open_file(case, StepKind::ProposeSubstitution)?;
    let order = ignored(case)?;
    let demand = case.substitution().map(|running| &running.demand).filter(|demand| demand.reached());
    let Some(demand) = demand else {
        let why = "还没有有效送达的履行义务催告书。先催告并登记送达";
        return Err(Refusal::new(Obstacle::NotServed, why, &[DEMAND, DUTY]));
    };
    if case.substitution().is_some_and(|running| running.decided.is_some()) {
        return Err(Refusal::new(Obstacle::WrongStage, "代履行已经决定", &[CONTENT]));
    }
    if now.today() <= demand.due {
        let why = format!("催告的履行期限到 {}，还没有届满", demand.due);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[DEMAND, DUTY]));
    }
    if !order.reinspections.iter().any(|visit| !visit.complied && visit.on > demand.due) {
        let why = format!("催告期满（{}）以后还没有复查证明仍不履行。先登记复查", demand.due);
        return Err(Refusal::new(Obstacle::Incomplete, why, &[DUTY]));
    }
    Ok(())
}

/// What was asked for can still be done on its day: the second demand needs three working days (行政强制法 51(1)(2)).
pub(crate) fn still_in_time(form: &ProposeSubstitution, now: &Now) -> Result<(), Refusal> {
    if !now.law.calendar.is_working(form.planned_on)? {
        let why = format!("{} 是休息日，不得实施强制执行", form.planned_on);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[hours::HOURS]).at("planned_on"));
    }
    let latest = latest_demand(form.planned_on, &now.law)?.latest;
    if latest < now.today() {
        let why = format!("代履行日 {} 太近：代履行三日前再次催告，最迟 {latest} 送达", form.planned_on);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[AGAIN, Article::new(QIANGZHI, "69")]).at("planned_on"));
    }
    Ok(())
}

pub(crate) fn propose(case: &Case, mut form: ProposeSubstitution, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let cited = |refusal: Refusal| Refusal { articles: vec![CONTENT], ..refusal };
    form.reason = required_text("reason", "代履行的理由", &form.reason, 5_000).map_err(cited)?;
    form.basis = required_text("basis", "代履行的依据", &form.basis, 500).map_err(cited)?;
    if !form.basis.contains('条') {
        return Err(Refusal::new(Obstacle::Incomplete, "依据写明法律、法规的名称和条款", &[CONTENT]).at("basis"));
    }
    form.heard = required_text("heard", "陈述申辩和复核情况", &form.heard, 5_000)
        .map_err(|refusal| Refusal { articles: vec![Article::new(QIANGZHI, "36")], ..refusal })?;
    form.way = required_text("way", "代履行的方式", &form.way, 1_000).map_err(cited)?;
    form.object = required_text("object", "代履行的标的", &form.object, 1_000).map_err(cited)?;
    form.performer = required_text("performer", "代履行人", &form.performer, 100).map_err(cited)?;
    if form.cost_fen <= Fen::ZERO {
        return Err(Refusal::new(Obstacle::Amount, "写明代履行的费用预算", &[CONTENT]).at("cost_fen"));
    }
    still_in_time(&form, now)?;
    Ok((Step::ProposeSubstitution(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_perform(case: &Case) -> Result<(), Refusal> {
    open_file(case, StepKind::PerformSubstitution)?;
    let last = case.substitutions.last().filter(|one| one.done.is_none());
    let Some(decided) = last.and_then(|one| one.decided.as_ref()) else {
        let why = "没有已经决定、待实施的代履行。先催告，再申请代履行";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[DUTY, CONTENT]));
    };
    let Some(running) = case.substitution() else {
        let halted = last.is_some_and(|one| is_over(&one.halts));
        return Err(if halted {
            Refusal::new(Obstacle::WrongStage, "代履行已经终结，不再执行", &[Article::new(QIANGZHI, "40")])
        } else {
            Refusal::new(Obstacle::WrongStage, "当事人已经履行，停止代履行", &[AGAIN])
        });
    };
    if let Some(since) = paused_since(&running.halts) {
        let why = format!("代履行自 {since} 起中止。中止的情形消失后先恢复执行");
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "39")]));
    }
    served_twice(running, decided).map(|_| ())
}

/// The day on which the second demand was served, where decision and demand both were.
fn served_twice(running: &Substitution, decided: &SubstitutionDecided) -> Result<NaiveDate, Refusal> {
    if decided.service.deemed().is_none() {
        return Err(Refusal::new(Obstacle::NotServed, "代履行决定书还没有送达证明。先登记送达", &[CONTENT]));
    }
    running.again.as_ref().and_then(|again| again.service.deemed()).ok_or_else(|| {
        let why = "代履行三日前还没有再次催告并送达。先催告";
        Refusal::new(Obstacle::NotServed, why, &[AGAIN])
    })
}

pub(crate) fn perform(
    case: &Case,
    mut form: PerformSubstitution,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    let found = case.substitution().filter(|one| one.id == form.substitution);
    let Some((running, decided)) = found.and_then(|one| Some((one, one.decided.as_ref()?))) else {
        return Err(Refusal::input("substitution", "没有这一项待实施的代履行"));
    };
    if form.until < form.from || form.until > now.at {
        return Err(Refusal::input("until", "结束时间应在开始以后、现在以前"));
    }
    let day = beijing_day(form.from);
    if day < decided.form.planned_on {
        let why = format!("代履行决定书写明 {} 实施，不能提前", decided.form.planned_on);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[CONTENT]).at("from"));
    }
    let latest = latest_demand(day, &now.law)?.latest;
    if served_twice(running, decided)? > latest {
        let why = format!("再次催告须在代履行三个工作日前送达，最迟 {latest}");
        return Err(Refusal::new(Obstacle::TooEarly, why, &[AGAIN, Article::new(QIANGZHI, "69")]).at("from"));
    }
    if let Some(again) = running.again.as_ref().filter(|again| day <= again.due) {
        let why = format!("再次催告的履行期限到 {}，还没有届满", again.due);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[AGAIN]).at("from"));
    }
    form.urgency = optional_text("urgency", "紧急情况", &form.urgency, 2_000)?;
    hours::lawful(form.from, form.until, &form.urgency, now)?;
    hours::nothing_cut(form.no_cutting)?;
    form.record = required_text("record", "执行记录", &form.record, 10_000)?;
    form.performer_signed = signed("performer_signed", "代履行人签名", &form.performer_signed)?;
    form.party_signed = optional_text("party_signed", "当事人签名", &form.party_signed, 100)?;
    form.witness = optional_text("witness", "见证人", &form.witness, 100)?;
    if form.party_signed.is_empty() && form.witness.is_empty() {
        let why = "执行文书须有当事人或者见证人签名、盖章";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[SIGNED]).at("witness"));
    }
    form.cost_basis = reasonable_cost(form.cost_fen, &form.cost_basis)?;
    let second = on_site(case, officer, form.second, day, now)?;
    let number = form.substitution;
    Ok((Step::PerformSubstitution(form), Outcome::Begun { number, second }))
}

/// Whoever must sign did (行政强制法 51(1)(4)).
pub(super) fn signed(field: &str, label: &str, text: &str) -> Result<String, Refusal> {
    required_text(field, label, text, 100).map_err(|refusal| Refusal { articles: vec![SIGNED], ..refusal })
}

/// A cost of nothing or more, and how it was counted (行政强制法 51(2)).
pub(super) fn reasonable_cost(cost: Fen, basis: &str) -> Result<String, Refusal> {
    if cost < Fen::ZERO {
        return Err(Refusal::new(Obstacle::Amount, "代履行费用不能小于 0 元", &[COST]).at("cost_fen"));
    }
    required_text("cost_basis", "费用的计算", basis, 2_000)
        .map_err(|refusal| Refusal { articles: vec![COST], ..refusal })
}

/// Two certified officers watch it (行政强制法 51(1)(3); 行政处罚法 42(1)); returns the second one's name.
pub(super) fn on_site(
    case: &Case,
    officer: &Officer,
    second: crate::ids::OfficerId,
    day: NaiveDate,
    now: &Now,
) -> Result<String, Refusal> {
    let other = beside(case, officer, second, day, now)
        .map_err(|refusal| Refusal { articles: [vec![ON_SITE], refusal.articles].concat(), ..refusal })?;
    officer.certified_on(day).map_err(|refusal| refusal.at("from"))?;
    Ok(other)
}
