//! Where a case stands on the main line, each stage with the day since when it has stood there.
//!
//! To add a stage: one row below; the compiler then asks who is awaited there (`case/standing.rs`), and the table of
//! `tests/ordinary` what may be done there. 行政复议中 and 行政诉讼中 are no stages: they lie over one, see
//! [`crate::case::Case::remedy_open`], because the penalty is not suspended by them (行政处罚法 73(1)).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

macro_rules! stages {
    ($($(#[$meta:meta])* $name:ident $key:literal $label:literal $milestone:expr, $since:literal;)+) => {
        /// A stage of a case.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(tag = "stage", rename_all = "snake_case")]
        pub enum Stage {
            $($(#[$meta])* $name {
                #[doc = $since]
                since: NaiveDate,
            }),+
        }

        /// A stage without its facts: for lists, filters and tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum StageKind {
            $($(#[$meta])* $name),+
        }

        impl Stage {
            /// The kind and the day since when the case has stood there.
            pub fn parts(&self) -> (StageKind, NaiveDate) {
                match self { $(Stage::$name { since } => (StageKind::$name, *since)),+ }
            }
        }

        impl StageKind {
            /// Every stage, in the order of the main line.
            pub const ALL: &'static [StageKind] = &[$(StageKind::$name),+];

            /// The stage as officers call it.
            pub fn label(self) -> &'static str {
                match self { $(StageKind::$name => $label),+ }
            }

            /// The stored key.
            pub fn key(self) -> &'static str {
                match self { $(StageKind::$name => $key),+ }
            }

            /// Which of the ten steps of the step line is lit, from 1; `None` where the line has not begun or was left.
            pub fn milestone(self) -> Option<usize> {
                match self { $(StageKind::$name => $milestone),+ }
            }

            /// The stage of this kind since a day.
            pub fn since(self, since: NaiveDate) -> Stage {
                match self { $(StageKind::$name => Stage::$name { since }),+ }
            }
        }
    };
}

stages! {
    /// 线索登记
    Clue "clue" "线索登记" None, "Received.";
    /// 核查
    Check "check" "核查" None, "Begun, or taken up again.";
    /// 不予立案
    NotFiled "not_filed" "不予立案" None, "Approved by the head.";
    /// 移送有管辖权机关
    Referred "referred" "移送有管辖权机关" None, "Confirmed by the receiving agency.";
    /// 当场处罚
    Summary "summary" "当场处罚" Some(6), "Decided on the spot.";
    /// 立案
    Filed "filed" "立案" Some(1), "Approved by the head; the 90 days run from it (行政处罚法 60).";
    /// 调查取证
    Inquiry "inquiry" "调查取证" Some(2), "Officers assigned, or returned to them.";
    /// 中止调查
    Paused "paused" "中止调查" Some(2), "Approved by the head.";
    /// 终止调查、撤销案件
    Dropped "dropped" "终止调查、撤销案件" None, "Approved by the head.";
    /// 调查终结
    InquiryDone "inq_done" "调查终结" Some(3), "Report handed in.";
    /// 已告知
    Noticed "noticed" "已告知" Some(4), "Deemed-service date of the prior notice.";
    /// 听证
    Hearing "hearing" "听证" Some(5), "Request received.";
    /// 复核
    Recheck "recheck" "复核" Some(5), "Opinion written, or the hearing ended.";
    /// 法制审核
    Legal "legal" "法制审核" Some(6), "Papers handed over.";
    /// 集体讨论
    Collective "collective" "集体讨论" Some(6), "Minutes signed.";
    /// 决定处罚
    Penalty "penalty" "决定处罚" Some(7), "Date of the decision.";
    /// 决定不予处罚
    NoPenalty "no_penalty" "决定不予处罚" Some(7), "Date of the decision.";
    /// 移送司法机关
    ToPolice "to_police" "移送司法机关" None, "Sent to the police.";
    /// 送达生效
    Served "served" "送达生效" Some(8), "Deemed-service date of the decision.";
    /// 暂缓、分期
    Deferred "deferred" "暂缓、分期" Some(8), "Approved by the head.";
    /// 撤销、变更、确认违法或无效
    Annulled "annulled" "撤销、变更、确认违法或无效" Some(8), "The decision to that effect.";
    /// 逾期未履行
    Overdue "overdue" "逾期未履行" Some(8), "First day after the payment period, or the instalment missed.";
    /// 已催告
    Demanded "demanded" "已催告" Some(8), "Deemed-service date of the demand letter.";
    /// 申请强制执行
    CourtApplied "court_app" "申请强制执行" Some(8), "Signed by the head and handed in.";
    /// 不予受理、不准予执行
    CourtRefused "court_no" "不予受理、不准予执行" Some(8), "The court's ruling.";
    /// 准予执行、执行中
    CourtEnforcing "court_yes" "准予执行、执行中" Some(8), "The court's ruling.";
    /// 中止执行
    ExecutionPaused "exec_paused" "中止执行" Some(8), "The court's ruling.";
    /// 终结执行
    ExecutionEnded "exec_ended" "终结执行" Some(9), "The court's ruling.";
    /// 履行完毕
    Performed "performed" "履行完毕" Some(9), "Paid in full and every duty done.";
    /// 结案
    Closed "closed" "结案" Some(10), "Closing form approved.";
    /// 归档
    Archived "archived" "归档" Some(10), "File indexed, bound and numbered.";
}

impl Stage {
    /// The kind alone.
    pub fn kind(&self) -> StageKind {
        self.parts().0
    }

    /// The day since when the case has stood there.
    pub fn since(&self) -> NaiveDate {
        self.parts().1
    }
}

impl StageKind {
    /// The stage of a stored key.
    pub fn from_key(key: &str) -> Option<StageKind> {
        StageKind::ALL.iter().copied().find(|stage| stage.key() == key)
    }

    /// Whether the decision has taken effect and the case lies in its performance (河南省行政执法条例 30).
    pub fn in_force(self) -> bool {
        matches!(
            self,
            StageKind::Served
                | StageKind::Deferred
                | StageKind::Overdue
                | StageKind::Demanded
                | StageKind::CourtApplied
                | StageKind::CourtRefused
                | StageKind::CourtEnforcing
                | StageKind::ExecutionPaused
                | StageKind::ExecutionEnded
                | StageKind::Performed
                | StageKind::Closed
                | StageKind::Archived
        )
    }

    /// Closed and archived files are read only, but for a remedy, an annulment or a refund.
    pub fn is_closed(self) -> bool {
        matches!(self, StageKind::Closed | StageKind::Archived)
    }

    /// How a case left the main line before any decision, in the words of the step line's cap.
    pub fn cap(self) -> Option<&'static str> {
        match self {
            StageKind::NotFiled => Some("不予立案"),
            StageKind::Referred => Some("移送有管辖权机关"),
            StageKind::Dropped => Some("终止调查"),
            StageKind::ToPolice => Some("移送司法机关"),
            _ => None,
        }
    }
}

/// The ten steps of the step line.
pub const MILESTONES: [&str; 10] =
    ["立案", "调查", "审核", "告知", "听证/申辩", "决定", "送达", "执行", "结案", "归档"];
