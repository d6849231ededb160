//! The choices of the forms by which the bureau itself sees a duty done, in the words of the statute.

use serde::{Deserialize, Serialize};

choices!(/// What a neglected duty endangers (行政强制法 50).
    SubstitutionHarm {
    /// Traffic.
    Traffic "traffic" "已经或者将危害交通安全",
    /// Pollution.
    Pollution "pollution" "已经或者将造成环境污染",
    /// Natural resources.
    Resources "resources" "已经或者将破坏自然资源",
});
choices!(/// Where something must be cleared at once (行政强制法 52).
    ClearingPlace {
    /// Road.
    Road "road" "道路",
    /// River or waterway.
    Water "water" "河道、航道",
    /// Public place.
    Public "public" "公共场所",
});
choices!(/// Which execution of the bureau's own.
    ExecutionTarget {
    /// Substituted performance.
    Substitution "substitution" "代履行",
    /// Forced demolition ordered by the government.
    Demolition "demolition" "强制拆除违法建筑",
});
choices!(/// What becomes of the bureau's own execution (行政强制法 39, 40).
    HaltAct {
    /// 39(1)
    Paused "paused" "中止执行",
    /// 39(2): the cause is gone.
    Resumed "resumed" "恢复执行",
    /// 39(2): three years without resumption.
    GivenUp "given_up" "中止满三年，不再执行",
    /// 40
    Ended "ended" "终结执行",
});
choices!(/// Why an execution is suspended (行政强制法 39(1)).
    HaltGround {
    /// 39(1)(1)
    Hardship "hardship" "当事人履行确有困难或者暂无履行能力",
    /// 39(1)(2)
    ThirdParty "third_party" "第三人对执行标的主张权利，确有理由",
    /// 39(1)(3)
    Irreparable "irreparable" "执行可能造成难以弥补的损失，且中止执行不损害公共利益",
    /// 39(1)(4)
    Other "other" "需要中止执行的其他情形",
});
choices!(/// Why an execution is ended (行政强制法 40).
    EndGround {
    /// 40(1)
    Dead "dead" "公民死亡，无遗产可供执行，又无义务承受人",
    /// 40(2)
    Dissolved "dissolved" "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    /// 40(3)
    ObjectGone "object_gone" "执行标的灭失",
    /// 40(4)
    Revoked "revoked" "据以执行的行政决定被撤销",
    /// 40(5)
    Other "other" "需要终结执行的其他情形",
});
choices!(/// An act of the chain against an unlawful building (平顶山市城乡规划建设管理条例 24, 27(3), 30, 32; 行政强制法 44).
    BuildingAct {
    /// 24: found; the two working days run from it.
    Found "found" "发现违法建设",
    /// 24
    StopNotice "stop_notice" "制作停止建设通知书",
    /// The party stopped.
    Stopped "stopped" "当事人停止建设",
    /// 24: not obeyed, reported to the city government.
    StopReported "stop_reported" "向市政府报告不停止建设",
    /// 24: the city government instructs the district.
    SealInstructed "seal_instructed" "市政府责成查封施工现场",
    /// 24: the district seals the site.
    SiteSealed "site_sealed" "施工现场已查封",
    /// 行政强制法 35; 30: the demand to demolish.
    DemolitionDemanded "demolition_demanded" "制作限期拆除催告书",
    /// 行政强制法 44: public notice with a deadline.
    Announced "announced" "公告限期自行拆除",
    /// The party pulled it down.
    RemovedByParty "removed_by_party" "当事人自行拆除",
    /// 30: the ignored demand is reported.
    DemolitionReported "demolition_reported" "向市政府报告逾期不拆除",
    /// 30; 城乡规划法 68: ordered by the government.
    DemolitionInstructed "demolition_instructed" "市政府责成强制拆除",
    /// 30
    Demolished "demolished" "强制拆除完毕",
    /// 32: the party is told to collect what was left.
    GoodsNotified "goods_notified" "通知领取现场物品",
    /// 32: announced.
    GoodsAnnounced "goods_announced" "公告领取现场物品",
    /// 32: collected.
    GoodsCollected "goods_collected" "当事人领取物品",
    /// 32: deposited at the party's cost.
    GoodsDeposited "goods_deposited" "物品依法提存",
    /// 27(3): the decision to confiscate the building has taken effect.
    ConfiscationEffective "confiscation_effective" "没收建筑物的决定生效",
    /// 27(3)
    HandedToFinance "handed_to_finance" "没收的建筑物移交财政部门",
});
