//! The choices that forms of the main line offer, in the words of the statute.

use serde::{Deserialize, Serialize};

use crate::ids::ExhibitId;
use crate::law::leniency::{self, GroundKey};

choices!(/// A paper that is served.
    Served {
    /// 责令限期改正通知书
    CorrectionOrder "correction_order" "责令限期改正通知书",
    /// 行政处罚事先告知书
    PriorNotice "prior_notice" "行政处罚事先告知书",
    /// 行政处罚决定书
    PenaltyDecision "penalty_decision" "行政处罚决定书",
    /// 当场行政处罚决定书
    OnTheSpotDecision "on_the_spot_decision" "当场行政处罚决定书",
    /// 不予行政处罚决定书
    NoPenaltyDecision "no_penalty_decision" "不予行政处罚决定书",
    /// 行政处罚决定履行催告书
    Demand "demand" "行政处罚决定履行催告书",
    /// 履行义务催告书
    PerformanceDemand "performance_demand" "履行义务催告书",
    /// 代履行决定书
    SubstitutedDecision "substituted_decision" "代履行决定书",
    /// 停止建设通知书
    StopNotice "stop_notice" "停止建设通知书",
    /// 限期拆除催告书
    DemolitionDemand "demolition_demand" "限期拆除催告书",
});
choices!(/// Grounds that make a penalty lighter, lower or heavier (行政处罚法 30-32, 49; 生态环境法典 1056).
    Ground {
    /// 30: 14 to under 18.
    Minor "minor" "已满十四周岁不满十八周岁",
    /// 31: partial control.
    PartialControl "partial_control" "尚未完全丧失辨认或者控制能力的精神病人、智力残疾人",
    /// 32(1): removed or reduced the harm himself.
    RemovedHarm "removed_harm" "主动消除或者减轻违法行为危害后果",
    /// 32(2): forced or tricked.
    Coerced "coerced" "受他人胁迫或者诱骗实施违法行为",
    /// 32(3): reported acts unknown to the agency.
    Confessed "confessed" "主动供述行政机关尚未掌握的违法行为",
    /// 32(4): helped with merit.
    Helped "helped" "配合行政机关查处违法行为有立功表现",
    /// 32(5): another case set by a law, regulation or rule.
    OtherLaw "other_law" "法律、法规、规章规定其他应当从轻或者减轻的",
    /// 河南省文明行为促进条例 50: community service done on application.
    CommunityService "community_service" "申请参加社会服务并已完成",
    /// 49: emergency measures broken.
    Emergency "emergency" "违反突发事件应对措施（从重）",
    /// 法典 1056(1): wilful, refusal to correct, serious harm, repeated.
    EnvironmentalGrave "environmental_grave" "故意、拒不改正、后果严重或者屡次违法（生态环境，从重）",
});
choices!(/// How a hearing ended.
    HearingOutcome {
    /// Held; a signed record exists.
    Held "held" "已举行，笔录已签",
    /// The party withdrew the request.
    Withdrawn "withdrawn" "当事人撤回申请",
    /// Absent or walked out without reason (行政处罚法 64(6)).
    GivenUp "given_up" "无正当理由不到场或中途退场",
});
choices!(/// What became of a defence.
    Adopted {
    /// Adopted.
    Yes "yes" "采纳",
    /// In part.
    Partly "partly" "部分采纳",
    /// Not adopted.
    No "no" "不采纳",
    /// There was none.
    NoDefence "no_defence" "当事人未陈述申辩",
});
choices!(/// The four opinions of legal review (住房和城乡建设行政处罚程序规定 25).
    Verdict {
    /// 同意
    Agree "agree" "同意",
    /// 建议补充调查
    MoreInquiry "more_inquiry" "建议补充调查",
    /// 建议纠正
    Correct "correct" "建议纠正",
    /// 建议移送
    Transfer "transfer" "建议移送",
});
choices!(/// The eight points of legal review (住房和城乡建设行政处罚程序规定 24).
    ReviewPoint {
    /// 主体
    Subject "subject" "行政执法主体合法，执法人员具备资格",
    /// 程序
    Procedure "procedure" "行政执法程序合法",
    /// 事实
    Facts "facts" "案件事实清楚，证据合法充分",
    /// 依据
    Basis "basis" "适用法律、法规、规章准确",
    /// 裁量
    Discretion "discretion" "裁量基准运用适当",
    /// 权限
    Power "power" "未超越执法机关法定权限",
    /// 文书
    Papers "papers" "行政执法文书完备、规范",
    /// 犯罪
    Crime "crime" "不涉嫌犯罪，不须移送司法机关",
});
choices!(/// How money came in.
    Channel {
    /// At the collecting bank.
    Bank "bank" "代收银行",
    /// Electronic payment.
    Electronic "electronic" "电子支付",
    /// Taken in cash on the spot (行政处罚法 68, 69).
    Cash "cash" "当场收缴现金",
    /// Received by the court in execution.
    Court "court" "法院执行到账",
    /// Seized things auctioned (行政强制法 46(3)).
    Auction "auction" "拍卖查封、扣押财物所得",
});

/// A ground to go below the band, with the facts that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mitigation {
    /// Which ground of the statute.
    pub ground: Ground,
    /// The facts and their evidence.
    pub facts: String,
    /// The exhibits that prove them.
    #[serde(default)]
    pub exhibits: Vec<ExhibitId>,
}

impl Ground {
    /// The ground as the statute sets it.
    pub fn in_law(self) -> &'static leniency::Ground {
        let key = match self {
            Ground::Minor => GroundKey::Under18,
            Ground::PartialControl => GroundKey::PartialControl,
            Ground::RemovedHarm => GroundKey::HarmUndone,
            Ground::Coerced => GroundKey::Forced,
            Ground::Confessed => GroundKey::Confessed,
            Ground::Helped => GroundKey::Merit,
            Ground::OtherLaw => GroundKey::OtherLaw,
            Ground::CommunityService => GroundKey::CommunityService,
            Ground::Emergency => GroundKey::Emergency,
            Ground::EnvironmentalGrave => GroundKey::EnvironmentalGrave,
        };
        key.ground()
    }
}
