//! The figures of the workbench, and the whole cases that a period's exports need.

use chrono::{Days, NaiveDate};
use domain::case::Case;
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::stage::StageKind;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::row::{case_of, turns_of};
use super::{Cases, visible_to};
use crate::entities::case;
use crate::error::StoreError;

/// Figures over the cases a person may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Open cases.
    pub open: u64,
    /// Open cases that wait for this person.
    pub mine: u64,
    /// Open cases whose clock ran out before today.
    pub late: u64,
    /// Open cases whose clock ends today or within the next seven days.
    pub soon: u64,
    /// Open cases by stage, in the order of the main line; stages without cases are left out.
    pub by_stage: Vec<(StageKind, u64)>,
}

impl Cases<'_> {
    /// The figures of the workbench.
    ///
    /// # Errors
    /// A stage cannot be read.
    pub async fn counts(&self, reader: &Officer) -> Result<Counts, StoreError> {
        let today = self.store.clock.today();
        let week = today.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
        let db = &self.store.db;
        let open = || case::Entity::find().filter(visible_to(reader)).filter(case::Column::Closed.eq(false));
        let mine = open().filter(case::Column::WaitsOn.is_in(turns_of(reader))).count(db).await?;
        // One walk along one index for all the rest.
        let among = |condition: SimpleExpr| -> SimpleExpr {
            let one: SimpleExpr = Expr::case(condition, 1).into();
            one.count()
        };
        let rows: Vec<(String, i64, i64, i64)> = open()
            .select_only()
            .column(case::Column::Stage)
            .column_as(case::Column::Id.count(), "cases")
            .column_as(among(case::Column::NextDeadline.lt(today)), "late")
            .column_as(among(case::Column::NextDeadline.between(today, week)), "soon")
            .group_by(case::Column::Stage)
            .into_tuple()
            .all(db)
            .await?;
        let mut counts = Counts { open: 0, mine, late: 0, soon: 0, by_stage: Vec::with_capacity(rows.len()) };
        for (key, cases, late, soon) in rows {
            let stage = StageKind::from_key(&key).ok_or_else(|| StoreError::corrupt("cases", "stage", &key))?;
            counts.open += cases.unsigned_abs();
            counts.late += late.unsigned_abs();
            counts.soon += soon.unsigned_abs();
            counts.by_stage.push((stage, cases.unsigned_abs()));
        }
        counts.by_stage.sort_unstable();
        Ok(counts)
    }

    /// Whole cases decided within some days, both inclusive, by day and number: for exports, portion by portion.
    ///
    /// # Errors
    /// A case cannot be read.
    pub async fn decided(
        &self,
        days: (NaiveDate, NaiveDate),
        after: Option<(NaiveDate, CaseId)>,
        limit: u64,
        reader: &Officer,
    ) -> Result<Vec<Case>, StoreError> {
        let mut query =
            case::Entity::find().filter(visible_to(reader)).filter(case::Column::DecidedOn.between(days.0, days.1));
        if let Some((day, id)) = after {
            let place = Expr::tuple([case::Column::DecidedOn.into_expr(), case::Column::Id.into_expr()]);
            query = query.filter(place.gt(Expr::tuple([Expr::value(day), Expr::value(id.0)])));
        }
        let rows = query
            .order_by_asc(case::Column::DecidedOn)
            .order_by_asc(case::Column::Id)
            .limit(limit)
            .all(&self.store.db)
            .await?;
        rows.iter().map(case_of).collect()
    }

    /// Open cases in one stage whose clock ended before a day, for what each morning brings; oldest first.
    ///
    /// # Errors
    /// A case cannot be read.
    pub async fn late_in(&self, stage: StageKind, before: NaiveDate, limit: u64) -> Result<Vec<Case>, StoreError> {
        let rows = case::Entity::find()
            .filter(case::Column::Closed.eq(stage.is_closed()))
            .filter(case::Column::Stage.eq(stage.key()))
            .filter(case::Column::NextDeadline.lt(before))
            .order_by_asc(case::Column::NextDeadline)
            .order_by_asc(case::Column::Id)
            .limit(limit)
            .all(&self.store.db)
            .await?;
        rows.iter().map(case_of).collect()
    }

    /// Cases in a stage, whatever their clocks, the longest there first: for the morning.
    ///
    /// # Errors
    /// Of the database; `Corrupt`.
    pub async fn standing_in(&self, stage: StageKind, limit: u64) -> Result<Vec<Case>, StoreError> {
        let rows = case::Entity::find()
            .filter(case::Column::Closed.eq(stage.is_closed()))
            .filter(case::Column::Stage.eq(stage.key()))
            .order_by_asc(case::Column::Id)
            .limit(limit)
            .all(&self.store.db)
            .await?;
        rows.iter().map(case_of).collect()
    }
}
