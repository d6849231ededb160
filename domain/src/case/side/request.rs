//! What is asked of the head of the bureau beside the main line, and how it was answered.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Opinion;
use crate::step::{
    ProposeAnnulment, ProposeCourtApplication, ProposeDeferral, ProposeDropping, ProposeExtension, ProposeLateHearing,
    ProposeMeasure, ProposeMeasureExtension, ProposeNotFiling, ProposePause, ProposePoliceTransfer,
    ProposePreservation, ProposeReferral, ProposeSubstitution,
};

/// A request to the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// Its number within the case, from 1.
    pub id: u32,
    /// What is asked for.
    pub matter: Matter,
    /// By whom and when.
    pub applied: Opinion,
    /// The instant it was made.
    pub applied_at: DateTime<Utc>,
    /// The answer, once given.
    pub answer: Option<Answer>,
}

/// The head's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Agreed, or refused.
    pub agree: bool,
    /// By whom, and the words.
    pub opinion: Opinion,
    /// The instant; hours run from it.
    pub at: DateTime<Utc>,
    /// Gist of the collective decision, where one was needed.
    pub minutes: String,
}

/// What can be asked of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Matter {
    /// 不予立案
    NotFiling(ProposeNotFiling),
    /// 移送其他机关
    Referral(ProposeReferral),
    /// 延长期限
    Extension(ProposeExtension),
    /// 先行登记保存
    Preservation(ProposePreservation),
    /// 查封、扣押
    Measure(ProposeMeasure),
    /// 延长查封、扣押
    MeasureExtension(ProposeMeasureExtension),
    /// 中止调查
    Pause(ProposePause),
    /// 终止调查、撤销案件
    Dropping(ProposeDropping),
    /// 移送司法机关
    PoliceTransfer(ProposePoliceTransfer),
    /// 接受逾期的听证申请
    LateHearing(ProposeLateHearing),
    /// 暂缓、分期缴纳
    Deferral(ProposeDeferral),
    /// 申请法院强制执行
    CourtApplication(ProposeCourtApplication),
    /// 代履行
    Substitution(ProposeSubstitution),
    /// 撤销、变更决定
    Annulment(ProposeAnnulment),
}

impl Matter {
    /// What is asked for, in the words of the approval form.
    pub fn label(&self) -> &'static str {
        match self {
            Matter::NotFiling(_) => "不予立案",
            Matter::Referral(_) => "移送其他机关",
            Matter::Extension(_) => "延长期限",
            Matter::Preservation(_) => "先行登记保存",
            Matter::Measure(_) => "查封、扣押",
            Matter::MeasureExtension(_) => "延长查封、扣押",
            Matter::Pause(_) => "中止调查",
            Matter::Dropping(_) => "终止调查",
            Matter::PoliceTransfer(_) => "移送司法机关",
            Matter::LateHearing(_) => "接受逾期听证申请",
            Matter::Deferral(_) => "暂缓、分期缴纳",
            Matter::CourtApplication(_) => "申请法院强制执行",
            Matter::Substitution(_) => "代履行",
            Matter::Annulment(_) => "撤销、变更决定",
        }
    }
}
