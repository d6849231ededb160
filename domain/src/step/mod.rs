//! Everything somebody in the bureau can do with a case, with what they fill in for it.

mod choices;
mod forms;

use serde::{Deserialize, Serialize};

use crate::officer::Role;

pub use choices::*;
pub use forms::*;

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
    /// 记逾期: what the morning after the last day brings (行政处罚法 72)
    MarkOverdue "mark_overdue" "记为逾期" [Finance],
    /// 登记报送双公示
    ReportDisclosure "report_disclosure" "登记报送" [DisclosureClerk],
    /// 申请结案
    ApplyForClosing "apply_for_closing" "申请结案" [Officer],
    /// 批准结案
    ApproveClosing "approve_closing" "审批结案" [Head],
}
