//! Where a case stands on the main line, each stage with the facts that brought it there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A stage of the ordinary procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// 线索登记
    Clue {
        /// Received.
        since: NaiveDate,
    },
    /// 核查
    Check {
        /// Begun.
        since: NaiveDate,
    },
    /// 立案
    Filed {
        /// Approved by the head; the 90 days run from it (行政处罚法 60).
        since: NaiveDate,
    },
    /// 调查取证
    Inquiry {
        /// Officers assigned, or returned to them.
        since: NaiveDate,
    },
    /// 调查终结
    InquiryDone {
        /// Report handed in.
        since: NaiveDate,
    },
    /// 已告知
    Noticed {
        /// Deemed-service date of the prior notice.
        since: NaiveDate,
    },
    /// 听证
    Hearing {
        /// Request received.
        since: NaiveDate,
    },
    /// 复核
    Recheck {
        /// Opinion written, or the hearing ended.
        since: NaiveDate,
    },
    /// 法制审核
    Legal {
        /// Papers handed over.
        since: NaiveDate,
    },
    /// 集体讨论
    Collective {
        /// Minutes signed.
        since: NaiveDate,
    },
    /// 决定处罚
    Penalty {
        /// Date of the decision.
        since: NaiveDate,
    },
    /// 送达生效
    Served {
        /// Deemed-service date of the decision.
        since: NaiveDate,
    },
    /// 逾期未履行
    Overdue {
        /// First day after the payment period.
        since: NaiveDate,
    },
    /// 履行完毕
    Performed {
        /// Paid in full and every duty done.
        since: NaiveDate,
    },
    /// 结案
    Closed {
        /// Closing form approved.
        since: NaiveDate,
    },
}

/// A stage without its facts: for lists, filters and tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// 线索登记
    Clue,
    /// 核查
    Check,
    /// 立案
    Filed,
    /// 调查取证
    Inquiry,
    /// 调查终结
    InquiryDone,
    /// 已告知
    Noticed,
    /// 听证
    Hearing,
    /// 复核
    Recheck,
    /// 法制审核
    Legal,
    /// 集体讨论
    Collective,
    /// 决定处罚
    Penalty,
    /// 送达生效
    Served,
    /// 逾期未履行
    Overdue,
    /// 履行完毕
    Performed,
    /// 结案
    Closed,
}

impl Stage {
    /// The kind and the day since when the case has stood there.
    pub fn parts(&self) -> (StageKind, NaiveDate) {
        match self {
            Stage::Clue { since } => (StageKind::Clue, *since),
            Stage::Check { since } => (StageKind::Check, *since),
            Stage::Filed { since } => (StageKind::Filed, *since),
            Stage::Inquiry { since } => (StageKind::Inquiry, *since),
            Stage::InquiryDone { since } => (StageKind::InquiryDone, *since),
            Stage::Noticed { since } => (StageKind::Noticed, *since),
            Stage::Hearing { since } => (StageKind::Hearing, *since),
            Stage::Recheck { since } => (StageKind::Recheck, *since),
            Stage::Legal { since } => (StageKind::Legal, *since),
            Stage::Collective { since } => (StageKind::Collective, *since),
            Stage::Penalty { since } => (StageKind::Penalty, *since),
            Stage::Served { since } => (StageKind::Served, *since),
            Stage::Overdue { since } => (StageKind::Overdue, *since),
            Stage::Performed { since } => (StageKind::Performed, *since),
            Stage::Closed { since } => (StageKind::Closed, *since),
        }
    }

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
    /// Every stage, in the order of the main line.
    pub const ALL: [StageKind; 15] = [
        StageKind::Clue,
        StageKind::Check,
        StageKind::Filed,
        StageKind::Inquiry,
        StageKind::InquiryDone,
        StageKind::Noticed,
        StageKind::Hearing,
        StageKind::Recheck,
        StageKind::Legal,
        StageKind::Collective,
        StageKind::Penalty,
        StageKind::Served,
        StageKind::Overdue,
        StageKind::Performed,
        StageKind::Closed,
    ];

    /// The stage as officers call it.
    pub fn label(self) -> &'static str {
        match self {
            StageKind::Clue => "线索登记",
            StageKind::Check => "核查",
            StageKind::Filed => "立案",
            StageKind::Inquiry => "调查取证",
            StageKind::InquiryDone => "调查终结",
            StageKind::Noticed => "已告知",
            StageKind::Hearing => "听证",
            StageKind::Recheck => "复核",
            StageKind::Legal => "法制审核",
            StageKind::Collective => "集体讨论",
            StageKind::Penalty => "决定处罚",
            StageKind::Served => "送达生效",
            StageKind::Overdue => "逾期未履行",
            StageKind::Performed => "履行完毕",
            StageKind::Closed => "结案",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            StageKind::Clue => "clue",
            StageKind::Check => "check",
            StageKind::Filed => "filed",
            StageKind::Inquiry => "inquiry",
            StageKind::InquiryDone => "inq_done",
            StageKind::Noticed => "noticed",
            StageKind::Hearing => "hearing",
            StageKind::Recheck => "recheck",
            StageKind::Legal => "legal",
            StageKind::Collective => "collective",
            StageKind::Penalty => "penalty",
            StageKind::Served => "served",
            StageKind::Overdue => "overdue",
            StageKind::Performed => "performed",
            StageKind::Closed => "closed",
        }
    }

    /// The stage of a stored key.
    pub fn from_key(key: &str) -> Option<StageKind> {
        StageKind::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// Which of the ten steps of the step line is lit, from 1; `None` while it is only a clue.
    pub fn milestone(self) -> Option<usize> {
        match self {
            StageKind::Clue | StageKind::Check => None,
            StageKind::Filed => Some(1),
            StageKind::Inquiry => Some(2),
            StageKind::InquiryDone => Some(3),
            StageKind::Noticed => Some(4),
            StageKind::Hearing | StageKind::Recheck => Some(5),
            StageKind::Legal | StageKind::Collective => Some(6),
            StageKind::Penalty => Some(7),
            StageKind::Served | StageKind::Overdue => Some(8),
            StageKind::Performed => Some(9),
            StageKind::Closed => Some(10),
        }
    }
}

/// The ten steps of the step line.
pub const MILESTONES: [&str; 10] =
    ["立案", "调查", "审核", "告知", "听证/申辩", "决定", "送达", "执行", "结案", "归档"];
