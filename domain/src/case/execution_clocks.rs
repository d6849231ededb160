//! The clocks of what the bureau itself sees done: the chain against an unlawful building, and an execution suspended.

use super::Case;
use super::deadlines::Running;
use super::side::{Building, is_over, paused_since};
use crate::law::deadlines::DeadlineId;
use crate::step::BuildingAct;

impl Case {
    /// B1-B6 and F9 (平顶山市城乡规划建设管理条例 24, 27(3), 30, 32; 行政强制法 39(2)). X1 is counted back from its day, see
    /// [`Case::demand_again_by`].
    pub(super) fn execution_clocks(&self) -> Vec<Running> {
        if self.stage.kind().is_closed() {
            return Vec::new();
        }
        let mut clocks = self.building.as_ref().map(of_building).unwrap_or_default();
        let halted = [
            self.substitution().and_then(|one| paused_since(&one.halts)),
            self.building.as_ref().filter(|one| one.demolition_runs()).and_then(|one| paused_since(&one.halts)),
        ];
        let paused = halted.into_iter().flatten();
        clocks.extend(paused.map(|since| Running::plain(DeadlineId::OwnExecutionPaused, since, "中止执行")));
        clocks
    }
}

/// What comes next in the chain.
fn of_building(building: &Building) -> Vec<Running> {
    let on = |act| building.done(act).map(|done| done.on);
    let missing = |act| building.done(act).is_none();
    let goes_on = !building.is_gone() && missing(BuildingAct::Stopped);
    let stop = building.stop.as_ref().and_then(|stop| stop.service.deemed());
    let found = on(BuildingAct::Found).filter(|_| goes_on && stop.is_none());
    let unreported = stop.filter(|_| goes_on && missing(BuildingAct::StopReported));
    let uninstructed = on(BuildingAct::StopReported).filter(|_| goes_on && missing(BuildingAct::SealInstructed));
    let stands = !building.is_gone() && !is_over(&building.halts);
    let demanded = building.demand.as_ref().filter(|demand| demand.reached()).map(|demand| demand.due);
    let expired = demanded.filter(|_| stands && missing(BuildingAct::DemolitionReported));
    let reported = on(BuildingAct::DemolitionReported).filter(|_| stands && missing(BuildingAct::DemolitionInstructed));
    let ordered = on(BuildingAct::DemolitionInstructed).filter(|_| stands && paused_since(&building.halts).is_none());
    let left = missing(BuildingAct::GoodsCollected) && missing(BuildingAct::GoodsDeposited);
    let told = on(BuildingAct::GoodsNotified).filter(|_| left && missing(BuildingAct::GoodsAnnounced));
    let announced = on(BuildingAct::GoodsAnnounced).filter(|_| left);
    let confiscated = on(BuildingAct::ConfiscationEffective).filter(|_| missing(BuildingAct::HandedToFinance));
    let clocks = [
        (DeadlineId::StopNotice, found, "发现违法建设"),
        (DeadlineId::StopNoticeReport, unreported, "停止建设通知书送达"),
        (DeadlineId::GovernmentInstructs, uninstructed, "报告不停止建设"),
        (DeadlineId::DemolitionReport, expired, "拆除催告期满"),
        (DeadlineId::DemolitionInstructed, reported, "报告逾期不拆除"),
        (DeadlineId::Demolition, ordered, "责成强制拆除"),
        (DeadlineId::GoodsCollected, told, "通知领取物品"),
        (DeadlineId::GoodsAnnounced, announced, "公告领取物品"),
        (DeadlineId::ConfiscatedBuilding, confiscated, "没收决定生效"),
    ];
    clocks.into_iter().filter_map(|(id, start, event)| Some(Running::plain(id, start?, event))).collect()
}
