//! The chain against an unlawful building: stopped, reported, sealed; demanded, announced, ordered and pulled down; what was
//! left collected; what was confiscated handed to the finance department.

use chrono::NaiveDate;

use super::{hours, unused};
use crate::case::Case;
use crate::case::side::{Building, BuildingDone, CorrectionOrder, is_over, paused_since};
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::calendar::beijing_day;
use crate::law::catalogue::PenaltyKind;
use crate::law::cite::{PINGDINGSHAN_JIANSHE, QIANGZHI};
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::procedures::ordinary::filing::{PLANNING, unlawful_building};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{BuildingAct, RecordBuilding, Step};

/// Stopped, reported, sealed (平顶山市城乡规划建设管理条例 24).
const STOP: Article = Article::new(PINGDINGSHAN_JIANSHE, "24");
/// Confiscated, and to whom it goes (平顶山市城乡规划建设管理条例 27(3)).
const CONFISCATED: Article = Article::new(PINGDINGSHAN_JIANSHE, "27(3)");
/// Reported, ordered, pulled down (平顶山市城乡规划建设管理条例 30).
const DEMOLISH: Article = Article::new(PINGDINGSHAN_JIANSHE, "30");
/// What is left on the site (平顶山市城乡规划建设管理条例 32).
const GOODS: Article = Article::new(PINGDINGSHAN_JIANSHE, "32");
/// Who counts as the handling agency (平顶山市城乡规划建设管理条例 43(3)).
const HANDLING: Article = Article::new(PINGDINGSHAN_JIANSHE, "43(3)");
/// The demand (行政强制法 35).
const DEMAND: Article = Article::new(QIANGZHI, "35");
/// Public notice, then every remedy unused (行政强制法 44).
const NOTICE: Article = Article::new(QIANGZHI, "44");
/// Ordered by the government (城乡规划法 68).
const ORDERED: Article = Article::new(PLANNING, "68");

pub(crate) fn may_record(case: &Case, now: &Now) -> Result<(), Refusal> {
    let found = now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on);
    if !found.is_ok_and(unlawful_building) {
        return Err(Refusal::new(Obstacle::WrongStage, "本案的案由不是违法建设", &[STOP, HANDLING]));
    }
    let stage = case.stage.kind();
    let left = [StageKind::NotFiled, StageKind::Referred, StageKind::Dropped, StageKind::ToPolice];
    if stage == StageKind::Clue || left.contains(&stage) || stage.is_closed() {
        let why = format!("本案处于“{}”，不能登记违法建设处置", stage.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, &[STOP]));
    }
    Ok(())
}

pub(crate) fn record(case: &Case, mut form: RecordBuilding, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书或者情况", &form.paper, 5_000)?;
    form.urgency = optional_text("urgency", "紧急情况", &form.urgency, 2_000)?;
    let on = beijing_day(form.at);
    if form.at > now.at || on < case.clue.received_on {
        return Err(Refusal::input("at", "时间应在收到线索以后、现在以前"));
    }
    possible(case, form.act, on, now)?;
    if let Some(before) = precedes(case, form.act).filter(|before| form.at < before.at) {
        let why = format!("时间早于“{}”（{}）", before.act.label(), before.on);
        return Err(Refusal::input("at", why));
    }
    match (form.act, form.due) {
        (BuildingAct::DemolitionDemanded | BuildingAct::Announced, due) => {
            let rule = if form.act == BuildingAct::Announced { NOTICE } else { DEMAND };
            let Some(due) = due else {
                return Err(Refusal::new(Obstacle::Incomplete, "写明自行拆除的期限", &[rule]).at("due"));
            };
            if due < on {
                let why = format!("自行拆除的期限 {due} 早于文书日期");
                return Err(Refusal::new(Obstacle::TooEarly, why, &[rule]).at("due"));
            }
        }
        (BuildingAct::Demolished, _) => {
            let until = form.until.unwrap_or(form.at);
            if until < form.at || until > now.at {
                return Err(Refusal::input("until", "拆除结束应在开始以后、现在以前"));
            }
            hours::lawful(form.at, form.at, &form.urgency, now)?;
            hours::lawful(until, until, &form.urgency, now)?;
            hours::nothing_cut(form.no_cutting)?;
            // A remedy against an order is no remedy against a decision: the case does not know of it.
            if !form.no_remedy {
                let why = "查明对限期拆除的决定没有申请行政复议、提起行政诉讼";
                return Err(Refusal::new(Obstacle::Incomplete, why, &[NOTICE]).at("no_remedy"));
            }
        }
        _ => {}
    }
    Ok((Step::RecordBuilding(form), Outcome::Recorded))
}

/// Which acts may be recorded on a day, for the form.
pub fn open(case: &Case, now: &Now) -> Vec<BuildingAct> {
    BuildingAct::ALL.iter().copied().filter(|act| possible(case, *act, now.today(), now).is_ok()).collect()
}

/// The act that must lie before.
fn precedes(case: &Case, act: BuildingAct) -> Option<&BuildingDone> {
    let before = match act {
        BuildingAct::SealInstructed => BuildingAct::StopReported,
        BuildingAct::SiteSealed => BuildingAct::SealInstructed,
        BuildingAct::DemolitionInstructed => BuildingAct::DemolitionReported,
        BuildingAct::Demolished => BuildingAct::DemolitionInstructed,
        BuildingAct::GoodsNotified => BuildingAct::Demolished,
        BuildingAct::GoodsAnnounced | BuildingAct::GoodsCollected => BuildingAct::GoodsNotified,
        BuildingAct::GoodsDeposited => BuildingAct::GoodsAnnounced,
        BuildingAct::HandedToFinance => BuildingAct::ConfiscationEffective,
        _ => BuildingAct::Found,
    };
    case.building.as_ref()?.done(before)
}

/// Whether an act may follow what was done, on a day.
fn possible(case: &Case, act: BuildingAct, on: NaiveDate, now: &Now) -> Result<(), Refusal> {
    use BuildingAct::{
        Announced, ConfiscationEffective, Demolished, DemolitionDemanded, DemolitionInstructed, DemolitionReported,
        Found, GoodsAnnounced, GoodsCollected, GoodsDeposited, GoodsNotified, HandedToFinance, RemovedByParty,
        SealInstructed, SiteSealed, StopNotice, StopReported, Stopped,
    };
    let building = case.building.as_ref();
    let again = act == DemolitionDemanded;
    if !again && building.is_some_and(|building| building.done(act).is_some()) {
        return no(Obstacle::WrongStage, format!("“{}”已经登记", act.label()), &[rule_of(act)]);
    }
    if act == Found {
        return Ok(());
    }
    if act == ConfiscationEffective {
        return confiscated(case, on);
    }
    let Some(building) = building else {
        return no(Obstacle::Incomplete, "先登记发现违法建设的日期".to_owned(), &[rule_of(act)]);
    };
    let pulls_down = matches!(act, DemolitionDemanded | Announced | RemovedByParty | DemolitionReported);
    if building.is_gone() && (pulls_down || matches!(act, DemolitionInstructed | Demolished)) {
        return no(Obstacle::WrongStage, "违法建筑已经拆除".to_owned(), &[rule_of(act)]);
    }
    match act {
        StopNotice => Ok(()),
        Stopped | StopReported => stop_served(building, on),
        SealInstructed | SiteSealed | DemolitionInstructed | GoodsNotified | GoodsCollected | HandedToFinance => {
            follows(case, act)
        }
        DemolitionDemanded => {
            to_demolish(case, &[DEMAND, DEMOLISH])?;
            match &building.demand {
                Some(demand) if demand.service.deemed().is_none() => {
                    no(Obstacle::NotServed, "限期拆除催告书还没有送达证明。先登记送达".to_owned(), &[DEMAND])
                }
                Some(demand) if demand.reached() => no(Obstacle::WrongStage, "已经催告限期拆除".to_owned(), &[DEMAND]),
                _ => Ok(()),
            }
        }
        Announced => to_demolish(case, &[NOTICE]).map(|_| ()),
        DemolitionReported => demand_over(building, on),
        Demolished => may_pull_down(case, building, on, now),
        GoodsAnnounced => {
            follows(case, act)?;
            goods_period(building, GoodsNotified, DeadlineId::GoodsCollected, on, now)
        }
        GoodsDeposited => {
            follows(case, act)?;
            goods_period(building, GoodsAnnounced, DeadlineId::GoodsAnnounced, on, now)
        }
        Found | RemovedByParty | ConfiscationEffective => Ok(()),
    }
}

fn no(code: Obstacle, why: String, rule: &[Article]) -> Result<(), Refusal> {
    Err(Refusal::new(code, why, rule).at("act"))
}

/// The rule an act stands in.
fn rule_of(act: BuildingAct) -> Article {
    use BuildingAct::{
        Announced, ConfiscationEffective, Demolished, DemolitionDemanded, DemolitionInstructed, DemolitionReported,
        GoodsAnnounced, GoodsCollected, GoodsDeposited, GoodsNotified, HandedToFinance, RemovedByParty,
    };
    match act {
        DemolitionDemanded | RemovedByParty | DemolitionReported | DemolitionInstructed | Demolished => DEMOLISH,
        Announced => NOTICE,
        GoodsNotified | GoodsAnnounced | GoodsCollected | GoodsDeposited => GOODS,
        ConfiscationEffective | HandedToFinance => CONFISCATED,
        _ => STOP,
    }
}

/// The act before it was recorded.
fn follows(case: &Case, act: BuildingAct) -> Result<(), Refusal> {
    if precedes(case, act).is_some() {
        return Ok(());
    }
    no(Obstacle::Incomplete, format!("还没有到“{}”这一步，前一步尚未登记", act.label()), &[rule_of(act)])
}

/// Not stopped, and told to stop (平顶山市城乡规划建设管理条例 24).
fn stop_served(building: &Building, on: NaiveDate) -> Result<(), Refusal> {
    let Some(served) = building.stop.as_ref().and_then(|stop| stop.service.deemed()) else {
        return no(Obstacle::NotServed, "停止建设通知书还没有送达证明。先制作并登记送达".to_owned(), &[STOP]);
    };
    if on < served {
        return no(Obstacle::TooEarly, format!("早于停止建设通知书送达日 {served}"), &[STOP]);
    }
    match building.done(BuildingAct::Stopped) {
        Some(_) => no(Obstacle::WrongStage, "当事人已经停止建设".to_owned(), &[STOP]),
        None => Ok(()),
    }
}

/// A served order to demolish whose day has passed unobeyed (城乡规划法 64, 68; 平顶山市城乡规划建设管理条例 30).
fn to_demolish<'c>(case: &'c Case, rule: &[Article]) -> Result<&'c CorrectionOrder, Refusal> {
    let order = case.orders.last().filter(|order| order.demands.contains("拆除"));
    let Some(order) = order else {
        return Err(Refusal::new(Obstacle::Incomplete, "还没有责令限期拆除的决定", rule).at("act"));
    };
    if !order.ignored() || order.complied() {
        let why = "没有复查证明逾期不拆除。责令限期拆除期满后先登记复查";
        return Err(Refusal::new(Obstacle::Incomplete, why, rule).at("act"));
    }
    Ok(order)
}

/// The demand was served in time, and its day has passed (行政强制法 35; 平顶山市城乡规划建设管理条例 30).
fn demand_over(building: &Building, on: NaiveDate) -> Result<(), Refusal> {
    match building.demand.as_ref().filter(|demand| demand.reached()) {
        None => {
            let why = "限期拆除催告书还没有在期限内送达。先催告并登记送达".to_owned();
            no(Obstacle::NotServed, why, &[DEMAND, DEMOLISH])
        }
        Some(demand) if on <= demand.due => {
            no(Obstacle::TooEarly, format!("催告的拆除期限到 {}，还没有届满", demand.due), &[DEMAND, DEMOLISH])
        }
        Some(_) => Ok(()),
    }
}

/// Ordered by the government, announced, every remedy unused, not halted (行政强制法 39, 40, 44; 城乡规划法 68).
fn may_pull_down(case: &Case, building: &Building, on: NaiveDate, now: &Now) -> Result<(), Refusal> {
    if building.done(BuildingAct::DemolitionInstructed).is_none() {
        let why = "强制拆除须由人民政府责成，还没有登记".to_owned();
        return no(Obstacle::Incomplete, why, &[ORDERED, DEMOLISH]);
    }
    if is_over(&building.halts) {
        return no(Obstacle::WrongStage, "强制拆除已经终结".to_owned(), &[Article::new(QIANGZHI, "40")]);
    }
    if let Some(since) = paused_since(&building.halts) {
        let why = format!("强制拆除自 {since} 起中止。中止的情形消失后先恢复执行");
        return no(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "39")]);
    }
    demand_over(building, on)?;
    match building.done(BuildingAct::Announced).and_then(|notice| notice.due) {
        None => return no(Obstacle::Incomplete, "还没有公告限期自行拆除".to_owned(), &[NOTICE]),
        Some(due) if on <= due => {
            return no(Obstacle::TooEarly, format!("公告的自行拆除期限到 {due}，还没有届满"), &[NOTICE]);
        }
        Some(_) => {}
    }
    let order = to_demolish(case, &[NOTICE])?;
    unused::remedies(case, &order.service, on, "强制拆除", &[NOTICE], now).map_err(|refusal| refusal.at("act"))
}

/// Not collected, and the days to collect are over (平顶山市城乡规划建设管理条例 32).
fn goods_period(
    building: &Building,
    from: BuildingAct,
    id: DeadlineId,
    on: NaiveDate,
    now: &Now,
) -> Result<(), Refusal> {
    if building.done(BuildingAct::GoodsCollected).is_some() {
        return no(Obstacle::WrongStage, "当事人已经领取物品".to_owned(), &[GOODS]);
    }
    let Some(start) = building.done(from) else { return Ok(()) };
    let last = now.law.count(id, start.on, from.label())?.ends;
    if on <= last {
        return no(Obstacle::TooEarly, format!("领取的期限到 {last}，还没有届满"), &[GOODS]);
    }
    Ok(())
}

/// A decision that knows this kind of penalty is in force (平顶山市城乡规划建设管理条例 27(3)).
fn confiscated(case: &Case, on: NaiveDate) -> Result<(), Refusal> {
    let knows = case.law.as_ref().is_some_and(|law| law.kinds.contains(&PenaltyKind::ConfiscateGoods));
    if !knows {
        return no(Obstacle::WrongStage, "本案由没有规定没收实物".to_owned(), &[CONFISCATED]);
    }
    let served = case.decision.as_ref().and_then(|decision| decision.service.deemed());
    let Some(served) = served.filter(|_| case.stage.kind().in_force()) else {
        return no(Obstacle::NotServed, "处罚决定还没有送达生效".to_owned(), &[CONFISCATED]);
    };
    if on < served {
        return no(Obstacle::TooEarly, format!("早于处罚决定书送达日 {served}"), &[CONFISCATED]);
    }
    Ok(())
}
