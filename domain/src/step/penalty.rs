//! Penalties beyond a warning, a fine and confiscated gains, each with what a paper must say of it, and how gains were
//! counted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::SubmitReport;
use crate::ids::ExhibitId;
use crate::law::catalogue::PenaltyKind;
use crate::money::Fen;

form!(/// One line of the inventory of goods to be confiscated.
    Goods {
    /// What it is.
    name: String,
    /// How many.
    quantity: u32,
    /// The unit they are counted in.
    unit: String,
    /// The value of the whole line, in fen.
    value_fen: Fen,
});
form!(/// The permit that a penalty touches.
    Permit {
    /// Its name, as on the paper.
    name: String,
    /// Its number.
    number: String,
});
form!(/// How confiscated gains were counted: what the act brought, less what the law requires to be refunded (行政处罚法 28(2)).
    Gains {
    /// The money obtained through the act, in fen.
    gross_fen: Fen,
    /// What was or must be refunded by law, in fen.
    refunds_fen: Fen,
    /// From what it was counted, and to whom the refunds went.
    working: String,
});

/// A penalty of one of the kinds of 行政处罚法 9 that are neither a warning, a fine nor confiscated gains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Penalty {
    /// 通报批评.
    PublicCriticism {
        /// Where it is made known.
        scope: String,
    },
    /// 没收非法财物.
    ConfiscateGoods {
        /// The inventory.
        goods: Vec<Goods>,
        /// Days from receipt of the decision in which to hand them over (行政处罚法 66(1)).
        days: u32,
    },
    /// 暂扣许可证件.
    SuspendPermit {
        /// Which.
        permit: Permit,
        /// The last day of the suspension, inclusive; it begins with the service of the decision.
        until: NaiveDate,
        /// Days from receipt of the decision in which to hand it in (行政处罚法 66(1)).
        days: u32,
    },
    /// 降低资质等级.
    LowerGrade {
        /// Of which.
        permit: Permit,
        /// The grade held.
        from: String,
        /// The grade left.
        to: String,
        /// Days from receipt of the decision in which to have it changed (行政处罚法 66(1)).
        days: u32,
    },
    /// 吊销许可证件.
    RevokePermit {
        /// Which.
        permit: Permit,
        /// Days from receipt of the decision in which to hand it in (行政处罚法 66(1)).
        days: u32,
    },
    /// 限制开展生产经营活动.
    RestrictBusiness {
        /// What is restricted, and how far.
        scope: String,
        /// The last day, inclusive; none where no end is set.
        until: Option<NaiveDate>,
    },
    /// 责令停产停业.
    StopBusiness {
        /// What has to stop.
        scope: String,
        /// The last day of the stop, inclusive; it begins with the service of the decision.
        until: NaiveDate,
    },
    /// 责令关闭.
    CloseDown {
        /// Which premises or plant.
        premises: String,
        /// Days from receipt of the decision in which to close (行政处罚法 66(1)).
        days: u32,
    },
    /// 限制从业.
    BarFromTrade {
        /// From which trade or post.
        scope: String,
        /// The last day, inclusive; none where no end is set.
        until: Option<NaiveDate>,
    },
}

impl Penalty {
    /// Its kind in the sense of 行政处罚法 9.
    pub fn kind(&self) -> PenaltyKind {
        match self {
            Penalty::PublicCriticism { .. } => PenaltyKind::PublicCriticism,
            Penalty::ConfiscateGoods { .. } => PenaltyKind::ConfiscateGoods,
            Penalty::SuspendPermit { .. } => PenaltyKind::SuspendPermit,
            Penalty::LowerGrade { .. } => PenaltyKind::LowerGrade,
            Penalty::RevokePermit { .. } => PenaltyKind::RevokePermit,
            Penalty::RestrictBusiness { .. } => PenaltyKind::RestrictBusiness,
            Penalty::StopBusiness { .. } => PenaltyKind::StopBusiness,
            Penalty::CloseDown { .. } => PenaltyKind::CloseDown,
            Penalty::BarFromTrade { .. } => PenaltyKind::BarFromTrade,
        }
    }

    /// The last day of its period, inclusive; none where it has no period or no end.
    pub fn until(&self) -> Option<NaiveDate> {
        match self {
            Penalty::SuspendPermit { until, .. } | Penalty::StopBusiness { until, .. } => Some(*until),
            Penalty::RestrictBusiness { until, .. } | Penalty::BarFromTrade { until, .. } => *until,
            Penalty::PublicCriticism { .. }
            | Penalty::ConfiscateGoods { .. }
            | Penalty::LowerGrade { .. }
            | Penalty::RevokePermit { .. }
            | Penalty::CloseDown { .. } => None,
        }
    }

    /// The same penalty, its period ending on another day; one without an end day stays as it is.
    #[must_use]
    pub fn ending(mut self, day: NaiveDate) -> Penalty {
        match &mut self {
            Penalty::SuspendPermit { until, .. } | Penalty::StopBusiness { until, .. } => *until = day,
            Penalty::RestrictBusiness { until, .. } | Penalty::BarFromTrade { until, .. } => *until = Some(day),
            Penalty::PublicCriticism { .. }
            | Penalty::ConfiscateGoods { .. }
            | Penalty::LowerGrade { .. }
            | Penalty::RevokePermit { .. }
            | Penalty::CloseDown { .. } => {}
        }
        self
    }

    /// Whether it lasts from a day to a day, or for good.
    pub fn lasts(&self) -> bool {
        matches!(
            self,
            Penalty::SuspendPermit { .. }
                | Penalty::StopBusiness { .. }
                | Penalty::RestrictBusiness { .. }
                | Penalty::BarFromTrade { .. }
        )
    }

    /// Days from receipt of the decision in which the party has something to do; none where it has not.
    pub fn days(&self) -> Option<u32> {
        match self {
            Penalty::ConfiscateGoods { days, .. }
            | Penalty::SuspendPermit { days, .. }
            | Penalty::LowerGrade { days, .. }
            | Penalty::RevokePermit { days, .. }
            | Penalty::CloseDown { days, .. } => Some(*days),
            Penalty::PublicCriticism { .. }
            | Penalty::RestrictBusiness { .. }
            | Penalty::StopBusiness { .. }
            | Penalty::BarFromTrade { .. } => None,
        }
    }

    /// The permit it touches.
    pub fn permit(&self) -> Option<&Permit> {
        match self {
            Penalty::SuspendPermit { permit, .. }
            | Penalty::LowerGrade { permit, .. }
            | Penalty::RevokePermit { permit, .. } => Some(permit),
            _ => None,
        }
    }

    /// The value of the goods it confiscates, in fen; 0 for every other kind.
    pub fn value(&self) -> Fen {
        match self {
            Penalty::ConfiscateGoods { goods, .. } => goods.iter().map(|line| line.value_fen).sum(),
            _ => Fen::ZERO,
        }
    }

    /// Whether the law has a hearing offered for its kind alone (行政处罚法 63(1)(3), 63(1)(4)).
    pub fn opens_hearing(&self) -> bool {
        matches!(
            self.kind(),
            PenaltyKind::LowerGrade
                | PenaltyKind::RevokePermit
                | PenaltyKind::StopBusiness
                | PenaltyKind::CloseDown
                | PenaltyKind::BarFromTrade
        )
    }
}

impl SubmitReport {
    /// The penalties beside warning, fine and gains, of all violations in their order: so they are numbered, from 1.
    pub fn all_others(&self) -> Vec<Penalty> {
        self.others.iter().chain(self.further.iter().flat_map(|charge| &charge.others)).cloned().collect()
    }
}

form!(/// A period told that the decision makes shorter.
    Shortened {
    /// Which penalty, by its number in the notice.
    number: u32,
    /// The last day, inclusive, not after the one told.
    until: NaiveDate,
});
form!(/// That a penalty other than money was carried out (行政处罚法 66(1)).
    RecordPerformance {
    /// Which penalty, by its number in the notice.
    number: u32,
    /// The day.
    on: NaiveDate,
    /// How, and who took over what.
    record: String,
    /// The exhibits that show it.
    #[serde(default)]
    exhibits: Vec<ExhibitId>,
});
