//! The figures of the workbench, and the whole cases that a period's exports need.

use chrono::NaiveDate;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Open cases.
    pub open: u64,
    /// Open cases that wait for this person.
    pub mine: u64,
    /// Open cases in this person's hands.
    pub held: u64,
    /// Open cases whose lamp is red: the clock ran out before today and is not stopped.
    pub late: u64,
    /// Open cases whose lamp is yellow: four fifths of the time are used, the last day included.
    pub soon: u64,
}

/// The open cases of one stage whose lamps are red or yellow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressing {
    /// The stage.
    pub stage: StageKind,
    /// Those whose lamp is red.
    pub late: u64,
    /// Those whose lamp is yellow.
    pub soon: u64,
}

impl Cases<'_> {
    /// How many open cases wait for a person: the count beside the desk on every page.
    ///
    /// # Errors
    /// Of the database.
    pub async fn waiting_for(&self, reader: &Officer) -> Result<u64, StoreError> {
        let turns = turns_of(reader);
        Ok(self.open_to(reader).filter(case::Column::WaitsOn.is_in(turns)).count(&self.store.db).await?)
    }

    /// The figures of the workbench, each a walk along one index, all at once.
    ///
    /// # Errors
    /// Of the database.
    pub async fn counts(&self, reader: &Officer) -> Result<Counts, StoreError> {
        let db = &self.store.db;
        let today = self.store.clock.today();
        let held = self.open_to(reader).filter(case::Column::Holder.eq(reader.id.0));
        let late = self.lit(reader, today).filter(case::Column::NextDeadline.lt(today));
        let soon = self.lit(reader, today).filter(case::Column::NextDeadline.gte(today));
        let (mine, open, held, late, soon) = tokio::try_join!(
            self.waiting_for(reader),
            async { Ok(self.open_to(reader).count(db).await?) },
            async { Ok(held.count(db).await?) },
            async { Ok(late.count(db).await?) },
            async { Ok(soon.count(db).await?) },
        )?;
        Ok(Counts { open, mine, held, late, soon })
    }

    /// Where lamps are red or yellow, stage by stage in the order of the main line; stages without such cases are left
    /// out.
    ///
    /// # Errors
    /// A stage cannot be read.
    pub async fn pressing(&self, reader: &Officer) -> Result<Vec<Pressing>, StoreError> {
        let today = self.store.clock.today();
        let among = |condition: SimpleExpr| -> SimpleExpr {
            let one: SimpleExpr = Expr::case(condition, 1).into();
            one.count()
        };
        let rows: Vec<(String, i64, i64)> = self
            .lit(reader, today)
            .select_only()
            .column(case::Column::Stage)
            .column_as(among(case::Column::NextDeadline.lt(today)), "late")
            .column_as(among(case::Column::NextDeadline.gte(today)), "soon")
            .group_by(case::Column::Stage)
            .into_tuple()
            .all(&self.store.db)
            .await?;
        let mut pressing = Vec::with_capacity(rows.len());
        for (key, late, soon) in rows {
            let stage = StageKind::from_key(&key).ok_or_else(|| StoreError::corrupt("cases", "stage", &key))?;
            pressing.push(Pressing { stage, late: late.unsigned_abs(), soon: soon.unsigned_abs() });
        }
        pressing.sort_unstable_by_key(|one| one.stage);
        Ok(pressing)
    }

    fn open_to(&self, reader: &Officer) -> sea_orm::Select<case::Entity> {
        case::Entity::find().filter(visible_to(reader)).filter(case::Column::Closed.eq(false))
    }

    /// Open cases whose lamp is yellow or red; a clock that is stopped, or that cannot be counted, lights neither.
    fn lit(&self, reader: &Officer, today: NaiveDate) -> sea_orm::Select<case::Entity> {
        self.open_to(reader).filter(case::Column::YellowFrom.lte(today))
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
