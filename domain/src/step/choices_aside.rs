//! The choices that forms beside the main line offer: leaving it, measures, cash, remedies, court.

use serde::{Deserialize, Serialize};

choices!(/// Why a case is not filed (行政处罚法 36, 40, 54(2)). A minor breach is a matter of the decision, not of filing.
    NotFilingGround {
    /// 40: no breach was found.
    NoBreach "no_breach" "不存在违法行为",
    /// 36: the limitation period is over.
    TimeBarred "time_barred" "超过处罚时效",
});
choices!(/// Why a case goes to another agency (行政处罚法 22-25; 住房和城乡建设行政处罚程序规定 6).
    ReferralGround {
    /// Another agency's power.
    OtherPower "other_power" "不属本机关职权",
    /// The act was committed elsewhere.
    OtherPlace "other_place" "违法行为发生地不在本地",
    /// Another agency filed first.
    FiledFirst "filed_first" "其他机关先行立案",
    /// The common superior named another.
    Named "named" "共同上级机关指定管辖",
});
choices!(/// By what a case that was left comes back.
    TakeUpCause {
    /// New facts.
    NewFacts "new_facts" "发现新的事实",
    /// A superior, the supervision body, a review decision or a judgment orders it (行政处罚法 75(2), 76(2)).
    Ordered "ordered" "上级、监督机关、复议决定或者判决责令",
    /// The other agency sent it back.
    SentBack "sent_back" "受移送机关退回",
    /// The common superior names us (行政处罚法 25(2)).
    NamedUs "named_us" "共同上级机关指定本机关管辖",
});
choices!(/// Which period is to be longer.
    ExtensionKind {
    /// 住房和城乡建设行政处罚程序规定 15(1): ten days more to check a clue.
    ClueCheck "clue_check" "线索核查期限",
    /// Thirty days more to decide, with the head's approval.
    Decision "decision" "办案期限",
    /// At most sixty days more after that, by collective decision.
    DecisionAgain "decision_again" "办案期限（再次，须集体讨论）",
});
choices!(/// Why an inquiry is suspended.
    PauseGround {
    /// Waiting for a judgment or another decision.
    OtherDecision "other_decision" "须以其他案件的裁判或者决定为依据",
    /// A question of law was put to an authority.
    Question "question" "法律适用问题已送请有权机关解释",
    /// Force majeure.
    ForceMajeure "force_majeure" "不可抗力",
    /// The party cannot be found.
    Untraceable "untraceable" "当事人下落不明",
});
choices!(/// Why an inquiry ends without a decision (行政处罚法 29, 36, 40; 行政强制法 40 by analogy).
    DroppingGround {
    /// 40
    NotProved "not_proved" "违法事实不能成立",
    /// 36
    TimeBarred "time_barred" "超过处罚时效",
    /// The party died or was dissolved and has no successor.
    PartyGone "party_gone" "当事人死亡或者终止，没有权利义务承受人",
    /// 29
    Duplicate "duplicate" "同一违法行为已经另案处理",
});
choices!(/// What police, procuratorate or court answered to a transfer.
    PoliceAnswer {
    /// Filed: goods and papers follow within three days (行政执法机关移送涉嫌犯罪案件的规定 12).
    Filed "filed" "公安机关立案",
    /// Declined (行政执法机关移送涉嫌犯罪案件的规定 9, 10).
    Declined "declined" "公安机关不予立案",
    /// The refusal was upheld on reconsideration.
    Upheld "upheld" "复议维持不予立案",
    /// Handed back by the judicial organ: a penalty is still due (行政执法机关移送涉嫌犯罪案件的规定 13).
    HandedBack "handed_back" "司法机关移回，仍应给予行政处罚",
});
choices!(/// Sealing or seizure (行政强制法 9, 22).
    MeasureKind {
    /// 查封
    Sealing "sealing" "查封",
    /// 扣押
    Seizure "seizure" "扣押",
});
choices!(/// What becomes of sealed or seized things (行政强制法 21, 27, 28, 46(3)).
    MeasureEnd {
    /// 28
    Lifted "lifted" "解除，退还财物",
    /// 27
    Confiscated "confiscated" "依法没收",
    /// 27
    Destroyed "destroyed" "依法销毁",
    /// 21
    ToPolice "to_police" "随案移送司法机关",
    /// 46(3)
    Auctioned "auctioned" "依法拍卖抵缴罚款",
});
choices!(/// What becomes of preserved evidence (行政处罚法 56).
    PreservationEnd {
    /// Given back.
    Returned "returned" "解除登记保存，退还",
    /// Kept as evidence: recorded, photographed, copied.
    Recorded "recorded" "采取记录、复制、拍照等方式固定后退还",
    /// Sent for testing.
    Tested "tested" "送交检测、鉴定",
    /// Sealed or seized, where a law gives the power.
    Seized "seized" "依法改为查封、扣押",
    /// Handed to the competent agency.
    Referred "referred" "移送有关部门",
});
choices!(/// At whose word somebody should step aside (行政处罚法 43(1), 43(2); 河南省行政执法条例 23).
    RecusalBy {
    /// The party asks for it.
    Party "party" "当事人申请",
    /// He says so himself.
    Own "own" "本人提出",
    /// The agency orders it.
    Agency "agency" "本机关责令",
});
choices!(/// Why there is no penalty (行政处罚法 30, 31, 33, 57(1)(3)).
    NoPenaltyGround {
    /// 30: under fourteen.
    UnderFourteen "under_fourteen" "不满十四周岁",
    /// 31: no control at the time.
    NoControl "no_control" "不能辨认或者不能控制自己行为时有违法行为",
    /// 33(1) first sentence: minor, corrected in time, no harm. It must be spared.
    Minor "minor" "违法行为轻微并及时改正，没有造成危害后果",
    /// 33(1) second sentence: first offence, slight harm, corrected in time. It may be spared.
    FirstOffence "first_offence" "初次违法且危害后果轻微并及时改正",
    /// 33(2): no subjective fault.
    NoFault "no_fault" "当事人有证据足以证明没有主观过错",
    /// 57(1)(3): not proved.
    NotProved "not_proved" "违法事实不能成立",
});
choices!(/// Why a fine was taken in cash (行政处罚法 68, 69).
    CashGround {
    /// 68(1): at most 100 yuan, a decision on the spot.
    Small "small" "罚款一百元以下",
    /// 68(2): hard to collect later, a decision on the spot.
    HardToCollect "hard_to_collect" "不当场收缴事后难以执行",
    /// 69: remote, on the water, hard to reach; bank and electronic payment really difficult; the party asks for it.
    Remote "remote" "边远、水上、交通不便地区，缴纳确有困难，当事人提出",
});
choices!(/// What the court did (行政强制法 56-59; 民事诉讼法 267, 268).
    CourtAct {
    /// 56(1)
    Accepted "accepted" "受理",
    /// 56(2)
    NotAccepted "not_accepted" "裁定不予受理",
    /// 57
    Allowed "allowed" "裁定准予执行",
    /// 58(3)
    Refused "refused" "裁定不准予执行",
    /// 56(2), 58(3): the bureau objects to the upper court, which takes the case up.
    Objected "objected" "向上一级人民法院申请复议",
    /// The defect was cured and the window is still open: handed in again.
    HandedInAgain "handed_in_again" "补正后重新申请",
    /// Paid in full before the ruling.
    WithdrawnPaid "withdrawn_paid" "当事人履行完毕，撤回申请",
    /// Withdrawn for another reason: the window runs on.
    Withdrawn "withdrawn" "因其他原因撤回申请",
    /// 民事诉讼法 267(1)
    Paused "paused" "裁定中止执行",
    /// 民事诉讼法 267(2)
    Resumed "resumed" "恢复执行",
    /// 民事诉讼法 268
    Ended "ended" "裁定终结执行",
});
choices!(/// Review or suit.
    RemedyKind {
    /// 行政复议
    Review "review" "行政复议",
    /// 行政诉讼
    Suit "suit" "行政诉讼",
});
choices!(/// How a review or suit ended (行政复议法 63-68; 行政诉讼法 69-77).
    RemedyOutcome {
    /// Upheld, or the claim dismissed.
    Upheld "upheld" "维持（驳回请求）",
    /// Withdrawn by the party.
    Withdrawn "withdrawn" "申请人（原告）撤回",
    /// Rejected as inadmissible.
    Rejected "rejected" "驳回申请（起诉）",
    /// The body let its period pass (行政复议法 34; 行政诉讼法 45).
    Silent "silent" "复议期满未作决定",
    /// The amount or kind was changed, never to the worse (行政复议法 63(2); 行政诉讼法 77).
    Changed "changed" "变更",
    /// 行政复议法 64; 行政诉讼法 70
    Annulled "annulled" "撤销",
    /// Ended by a mediation paper, which the review body enforces (行政复议法 78(3)).
    Mediated "mediated" "调解书",
    /// 行政复议法 65; 行政诉讼法 74
    Unlawful "unlawful" "确认违法",
    /// 行政复议法 67; 行政诉讼法 75
    Void "void" "确认无效",
});
choices!(/// Why a decision is corrected without a remedy.
    AnnulmentGround {
    /// The agency finds its own decision wrong (行政处罚法 75(2); 河南省行政执法条例 32).
    OwnError "own_error" "本机关发现决定确有错误",
    /// A superior or the government of the same level orders it (河南省行政执法条例 43).
    Superior "superior" "上级机关或者本级人民政府责令",
    /// The supervision body orders it (行政执法监督条例 28, 29).
    Supervision "supervision" "行政执法监督机关责令",
});
