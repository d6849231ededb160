//! What each morning brings is done once a day, whichever server wakes first.

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryOrder, QuerySelect, TryInsertResult,
};

use crate::Store;
use crate::connection;
use crate::entities::daily_run;
use crate::error::StoreError;

/// What each morning brought.
#[derive(Clone, Copy, Debug)]
pub struct Mornings<'a> {
    pub(crate) store: &'a Store,
}

impl Mornings<'_> {
    /// Claims a day's run; `false` where it was claimed before.
    ///
    /// # Errors
    /// Of the database.
    pub async fn begin(&self, day: NaiveDate) -> Result<bool, StoreError> {
        let write = self.store.write().await?;
        let row = daily_run::ActiveModel {
            day: Set(day),
            started_at: Set(self.store.clock.now()),
            finished_at: Set(None),
            summary: Set(String::new()),
        };
        let inserted = daily_run::Entity::insert(row)
            .on_conflict_do_nothing_on([daily_run::Column::Day])
            .exec_without_returning(&*write)
            .await?;
        write.keep().await?;
        Ok(matches!(inserted, TryInsertResult::Inserted(1..)))
    }

    /// Notes that a day's run is done, and what it found.
    ///
    /// # Errors
    /// `NotFound` where it was never begun.
    pub async fn finish(&self, day: NaiveDate, summary: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let row = daily_run::Entity::find_by_id(day).one(&*write).await?.ok_or(StoreError::NotFound)?;
        let mut row = row.into_active_model();
        row.finished_at = Set(Some(self.store.clock.now()));
        row.summary = Set(summary.to_owned());
        row.update(&*write).await?;
        write.keep().await?;
        connection::learn(&self.store.db).await
    }

    /// The last days that were done, newest first, with what they found.
    ///
    /// # Errors
    /// Of the database.
    pub async fn last(&self, count: u64) -> Result<Vec<(NaiveDate, String)>, StoreError> {
        let rows =
            daily_run::Entity::find().order_by_desc(daily_run::Column::Day).limit(count).all(&self.store.db).await?;
        Ok(rows.into_iter().filter(|row| row.finished_at.is_some()).map(|row| (row.day, row.summary)).collect())
    }
}
