//! Everything somebody in the bureau can do with a case, with what they fill in for it.

#[macro_use]
mod shapes;

mod after_decision;
mod beside;
mod charge;
mod choices;
mod choices_aside;
mod choices_execution;
mod choices_serving;
mod dispute;
mod evidence;
mod execution;
mod forms;
mod leaving;
mod penalty;
mod people;
mod related;
mod summary;

use serde::{Deserialize, Serialize};

use crate::officer::Role;

pub use after_decision::*;
pub use beside::*;
pub use charge::*;
pub use choices::*;
pub use choices_aside::*;
pub use choices_execution::*;
pub use choices_serving::*;
pub use dispute::*;
pub use evidence::*;
pub use execution::*;
pub use forms::*;
pub use leaving::*;
pub use penalty::*;
pub use people::*;
pub use related::*;
pub use summary::*;

macro_rules! steps {
    ($($(#[$meta:meta])* $name:ident $key:literal $label:literal [$($role:ident),*]),+ $(,)?) => {
        /// A step with what was filled in for it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(tag = "step", rename_all = "snake_case")]
        pub enum Step {
            $($(#[$meta])* $name($name)),+
        }

        /// The kinds of step.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum StepKind {
            $($(#[$meta])* $name),+
        }

        impl StepKind {
            /// Every kind, in the order of the main line.
            pub const ALL: &'static [StepKind] = &[$(StepKind::$name),+];

            /// The button's words.
            pub fn label(self) -> &'static str {
                match self { $(StepKind::$name => $label),+ }
            }

            /// The stable key, as in addresses and the API.
            pub fn key(self) -> &'static str {
                match self { $(StepKind::$name => $key),+ }
            }

            /// Who may ever do it; for others the step is absent, not grey.
            pub fn roles(self) -> &'static [Role] {
                match self { $(StepKind::$name => &[$(Role::$role),*]),+ }
            }

            /// The kind of a stable key.
            pub fn from_key(key: &str) -> Option<StepKind> {
                StepKind::ALL.iter().copied().find(|kind| kind.key() == key)
            }
        }

        impl Step {
            /// Which kind of step this is.
            pub fn kind(&self) -> StepKind {
                match self { $(Step::$name(_) => StepKind::$name),+ }
            }
        }
    };
}

steps! {
    /// 登记线索: the first event of every case.
    RegisterClue "register_clue" "登记线索" [Officer, SquadLeader],
    /// 开始核查: the clue has a receiver (行政处罚法 54(1)).
    BeginCheck "begin_check" "开始核查" [Officer, SquadLeader],
    /// 修改基本信息
    AmendDossier "amend_dossier" "修改基本信息" [Officer, SquadLeader],
    /// 添加证据 (行政处罚法 46)
    AddExhibit "add_exhibit" "添加证据" [Officer, SquadLeader],
    /// 申请立案
    ApplyForFiling "apply_for_filing" "申请立案" [Officer],
    /// 承办机构审核立案
    EndorseFiling "endorse_filing" "审核立案申请" [SquadLeader, DepartmentHead],
    /// 负责人批准立案
    ApproveFiling "approve_filing" "审批立案" [Head],
    /// 指派承办人: two certified officers (行政处罚法 42(1))
    AssignOfficers "assign_officers" "指派承办人" [SquadLeader, DepartmentHead],
    /// 责令限期改正 (行政处罚法 28(1))
    IssueCorrectionOrder "issue_correction_order" "责令限期改正" [Officer],
    /// 登记送达 (行政处罚法 61; 民事诉讼法 87)
    RecordService "record_service" "登记送达" [Officer],
    /// 记公告期满: what the morning after the announcement's last day brings (民事诉讼法 95).
    EndAnnouncement "end_announcement" "记为公告期满" [Officer],
    /// 登记复查
    RecordReinspection "record_reinspection" "登记复查" [Officer],
    /// 调查终结报告
    SubmitReport "submit_report" "提交调查终结报告" [Officer],
    /// 承办机构审核报告
    EndorseReport "endorse_report" "审核调查终结报告" [SquadLeader, DepartmentHead],
    /// 事先告知 (行政处罚法 44)
    IssuePriorNotice "issue_prior_notice" "制作事先告知书" [Officer],
    /// 登记陈述申辩 (行政处罚法 45)
    RecordDefence "record_defence" "登记陈述申辩" [Officer],
    /// 登记放弃 (行政处罚法 62)
    RecordWaiver "record_waiver" "登记放弃申辩" [Officer],
    /// 登记听证申请 (行政处罚法 64)
    RequestHearing "request_hearing" "登记听证申请" [Officer],
    /// 登记听证结果 (行政处罚法 64, 65)
    RecordHearing "record_hearing" "登记听证" [LegalReviewer],
    /// 书面复核
    WriteRecheck "write_recheck" "写复核意见" [Officer],
    /// 送法制审核 (行政处罚法 58)
    SubmitToReview "submit_to_review" "送法制审核" [Officer],
    /// 法制审核意见
    GiveLegalOpinion "give_legal_opinion" "出具法制审核意见" [LegalReviewer],
    /// 集体讨论 (行政处罚法 57(2))
    RecordDiscussion "record_discussion" "登记集体讨论" [Head],
    /// 决定处罚 (行政处罚法 57(1))
    DecidePenalty "decide_penalty" "作出处罚决定" [Head],
    /// 退回调查 (行政处罚法 40)
    ReturnForInquiry "return_for_inquiry" "退回调查" [SquadLeader, DepartmentHead, LegalReviewer, Head],
    /// 登记缴款 (行政处罚法 67)
    RecordPayment "record_payment" "登记缴款" [Finance],
    /// 登记处罚执行情况 (行政处罚法 66(1))
    RecordPerformance "record_performance" "登记处罚执行情况" [Officer],
    /// 记逾期: what the morning after the last day brings (行政处罚法 72)
    MarkOverdue "mark_overdue" "记为逾期" [Finance],
    /// 登记报送双公示
    ReportDisclosure "report_disclosure" "登记报送" [DisclosureClerk],
    /// 撤下公示 (行政处罚法 48(2))
    WithdrawDisclosure "withdraw_disclosure" "登记撤下公示" [DisclosureClerk],
    /// 申请结案
    ApplyForClosing "apply_for_closing" "申请结案" [Officer],
    /// 批准结案
    ApproveClosing "approve_closing" "审批结案" [Head],
    /// 申请不予立案
    ProposeNotFiling "propose_not_filing" "申请不予立案" [Officer],
    /// 申请移送有管辖权机关 (行政处罚法 22-25; 住房和城乡建设行政处罚程序规定 6(1))
    ProposeReferral "propose_referral" "申请移送其他机关" [Officer],
    /// 登记移送回执: the receiving agency confirms.
    ConfirmReferral "confirm_referral" "登记移送回执" [Officer],
    /// 恢复核查: new facts, an order from above, or the case came back (行政处罚法 25(2), 75(2), 76(2)).
    TakeUpAgain "take_up_again" "恢复办理" [Officer, SquadLeader],
    /// 申请延长期限
    ProposeExtension "propose_extension" "申请延长期限" [Officer],
    /// 另案处理: one decision for each party of a matter (行政处罚法 40, 54(1))
    OpenRelatedCase "open_related_case" "另案处理" [Officer, SquadLeader],
    /// 审批申请事项
    DecideRequest "decide_request" "审批申请事项" [Head],
    /// 当场处罚 (行政处罚法 51, 52)
    DecideOnTheSpot "decide_on_the_spot" "当场作出处罚决定" [Officer],
    /// 当场处罚备案 (行政处罚法 52(3))
    FileOnTheSpot "file_on_the_spot" "当场处罚备案" [Officer, SquadLeader],
    /// 当场收缴 (行政处罚法 68, 69)
    CollectCash "collect_cash" "当场收缴罚款" [Officer],
    /// 交至本机关 (行政处罚法 71)
    HandInCash "hand_in_cash" "登记交至本机关" [Officer],
    /// 缴付银行 (行政处罚法 71)
    BankCash "bank_cash" "登记缴付银行" [Finance],
    /// 申请先行登记保存 (行政处罚法 56)
    ProposePreservation "propose_preservation" "申请先行登记保存" [Officer],
    /// 处理登记保存的证据 (行政处罚法 56)
    DisposePreservation "dispose_preservation" "处理登记保存的证据" [Officer],
    /// 申请查封、扣押 (行政强制法 18(1))
    ProposeMeasure "propose_measure" "申请查封、扣押" [Officer],
    /// 实施查封、扣押 (行政强制法 18, 24)
    ExecuteMeasure "execute_measure" "实施查封、扣押" [Officer],
    /// 情况紧急当场实施 (行政强制法 19)
    ExecuteUrgently "execute_urgently" "紧急实施查封、扣押" [Officer],
    /// 申请延长查封、扣押 (行政强制法 25(1))
    ProposeMeasureExtension "propose_measure_extension" "申请延长查封、扣押" [Officer],
    /// 处理查封、扣押财物 (行政强制法 27, 28)
    EndMeasure "end_measure" "处理查封、扣押财物" [Officer],
    /// 送检 (行政处罚法 56; 行政强制法 25(3))
    SendSample "send_sample" "抽样送检" [Officer],
    /// 登记检测结果
    RecordTestResult "record_test_result" "登记检测结果" [Officer],
    /// 申请回避 (行政处罚法 43)
    ApplyForRecusal "apply_for_recusal" "登记回避申请" [Officer, SquadLeader, DepartmentHead, LegalReviewer, Head],
    /// 决定回避 (行政处罚法 43(3); 河南省行政执法条例 23(2))
    DecideRecusal "decide_recusal" "决定是否回避" [Head, LegalReviewer],
    /// 申请中止调查
    ProposePause "propose_pause" "申请中止调查" [Officer],
    /// 恢复调查
    ResumeInquiry "resume_inquiry" "恢复调查" [Officer],
    /// 申请终止调查、撤销案件
    ProposeDropping "propose_dropping" "申请终止调查" [Officer],
    /// 申请移送司法机关 (行政处罚法 27(1), 57(1)(4))
    ProposePoliceTransfer "propose_police_transfer" "申请移送司法机关" [Officer],
    /// 登记移送 (行政执法机关移送涉嫌犯罪案件的规定 5, 6)
    SendToPolice "send_to_police" "登记移送公安机关" [Officer],
    /// 登记公安机关答复 (行政执法机关移送涉嫌犯罪案件的规定 8, 9, 10)
    RecordPoliceAnswer "record_police_answer" "登记公安机关答复" [Officer],
    /// 建议不予处罚 (行政处罚法 30, 31, 33, 57(1)(2)(3))
    ProposeNoPenalty "propose_no_penalty" "建议不予处罚" [Officer],
    /// 申请接受逾期的听证申请: force majeure.
    ProposeLateHearing "propose_late_hearing" "申请接受逾期听证申请" [Officer],
    /// 安排听证 (行政处罚法 64(2)-(4))
    ArrangeHearing "arrange_hearing" "安排听证" [LegalReviewer],
    /// 重新告知 (行政处罚法 44)
    RenewNotice "renew_notice" "重新告知" [Officer],
    /// 决定不予处罚 (行政处罚法 57(1)(2), 57(1)(3))
    DecideNoPenalty "decide_no_penalty" "决定不予处罚" [Head],
    /// 申请暂缓、分期 (行政处罚法 66(2))
    ProposeDeferral "propose_deferral" "申请暂缓、分期缴纳" [Officer],
    /// 记分期未缴 (行政处罚法 66(2), 72(2))
    MarkInstalmentMissed "mark_instalment_missed" "记为分期未缴" [Finance],
    /// 催告 (行政强制法 54)
    IssueDemand "issue_demand" "制作催告书" [Officer],
    /// 登记对催告的陈述申辩 (行政强制法 36)
    RecordDemandAnswer "record_demand_answer" "登记对催告的陈述申辩" [Officer],
    /// 申请人民法院强制执行 (行政强制法 53-55)
    ProposeCourtApplication "propose_court_application" "申请法院强制执行" [Officer],
    /// 登记法院办理 (行政强制法 56-58)
    RecordCourt "record_court" "登记法院办理" [Officer],
    /// 催告履行义务 (行政强制法 35, 50, 51(1)(2))
    DemandPerformance "demand_performance" "催告履行义务" [Officer],
    /// 申请代履行 (行政强制法 50, 51(1)(1))
    ProposeSubstitution "propose_substitution" "申请代履行" [Officer],
    /// 登记代履行 (行政强制法 51(1)(3), 51(1)(4))
    PerformSubstitution "perform_substitution" "登记代履行" [Officer],
    /// 立即代履行 (行政强制法 52)
    ClearAtOnce "clear_at_once" "立即代履行" [Officer],
    /// 登记违法建设处置 (平顶山市城乡规划建设管理条例 24, 27(3), 30, 32; 行政强制法 44)
    RecordBuilding "record_building" "登记违法建设处置" [Officer],
    /// 中止、终结本机关的执行 (行政强制法 39, 40)
    HaltExecution "halt_execution" "中止、终结执行" [Head],
    /// 登记拍卖抵缴 (行政强制法 46(3))
    AuctionSeized "auction_seized" "登记拍卖抵缴" [Finance],
    /// 登记复议、诉讼 (行政复议法 30; 行政诉讼法 45, 46)
    RecordRemedy "record_remedy" "登记复议、诉讼" [Officer, LegalReviewer],
    /// 登记复议、诉讼结果 (行政复议法 63-68; 行政诉讼法 69-77)
    EndRemedy "end_remedy" "登记复议、诉讼结果" [LegalReviewer],
    /// 申请自行纠正 (行政处罚法 75(2); 河南省行政执法条例 32)
    ProposeAnnulment "propose_annulment" "申请撤销、变更决定" [Officer, LegalReviewer],
    /// 重新办理 (行政复议法 64(2); 行政诉讼法 70, 71)
    ActAnew "act_anew" "重新办理" [Head],
    /// 执行变更后的决定 (行政复议法 63(2); 行政诉讼法 77)
    ApplyChangedDecision "apply_changed_decision" "按变更后的决定执行" [LegalReviewer],
    /// 排除证据 (行政处罚法 46(2), 46(3))
    SetAsideExhibit "set_aside_exhibit" "排除证据" [Officer, LegalReviewer, Head],
    /// 登记自动设备记录审核 (行政处罚法 41)
    ReviewDeviceRecord "review_device_record" "登记自动设备记录审核" [Officer],
    /// 登记管辖争议 (行政处罚法 25(2); 住房和城乡建设行政处罚程序规定 6)
    RecordDispute "record_dispute" "登记管辖争议" [Officer],
    /// 报请处理管辖争议 (行政处罚法 25(2); 河南省行政执法条例 19)
    SubmitDispute "submit_dispute" "报请处理管辖争议" [Officer],
    /// 登记管辖争议结果 (行政处罚法 25(2); 河南省行政执法条例 19)
    SettleDispute "settle_dispute" "登记管辖争议结果" [Officer],
    /// 登记未告知救济权利 (行政复议法 20(3); 行政诉讼法司法解释 64)
    RecordNotTold "record_not_told" "登记未告知救济权利" [LegalReviewer],
    /// 提请公安机关复议 (行政执法机关移送涉嫌犯罪案件的规定 9(1))
    AskReconsideration "ask_reconsideration" "登记提请公安机关复议" [Officer],
    /// 建议立案监督 (行政执法机关移送涉嫌犯罪案件的规定 9(2))
    SuggestSupervision "suggest_supervision" "登记建议立案监督" [Officer],
    /// 归档 (行政处罚法 47; 河南省行政执法条例 33(2))
    Archive "archive" "归档" [Officer],
}
