//! Who tried to sign in too often, and until when they must wait.

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use crate::Store;
use crate::entities::login_attempt;
use crate::error::StoreError;

/// Failed attempts until the login is locked.
pub const FAILURES: i64 = 5;
/// Minutes for which it then stays locked, and after which old failures no longer count.
pub const MINUTES: i64 = 15;

/// Who failed to sign in, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Attempts<'a> {
    pub(crate) store: &'a Store,
}

impl Attempts<'_> {
    /// Counts a failure, whether or not the login exists, and tells until when it is now locked.
    ///
    /// # Errors
    /// Of the database.
    pub async fn record_failure(&self, login: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
        let (login, now) = (name(login), self.store.clock.now());
        let write = self.store.write().await?;
        // The row is there before it is locked, so that two attempts at once are two failures.
        let first = login_attempt::ActiveModel {
            login: Set(login.clone()),
            failures: Set(0),
            last_at: Set(now),
            locked_until: Set(None),
        };
        login_attempt::Entity::insert(first)
            .on_conflict(OnConflict::column(login_attempt::Column::Login).do_nothing().to_owned())
            .exec_without_returning(&*write)
            .await?;
        let row = login_attempt::Entity::find_by_id(login)
            .lock(LockType::Update)
            .one(&*write)
            .await?
            .ok_or(StoreError::NotFound)?;
        let stale = row.last_at + Duration::minutes(MINUTES) <= now;
        let failures = if stale { 1 } else { row.failures + 1 };
        let locked_until = (failures >= FAILURES).then(|| now + Duration::minutes(MINUTES));
        let mut row = row.into_active_model();
        row.failures = Set(failures);
        row.last_at = Set(now);
        row.locked_until = Set(locked_until);
        row.update(&*write).await?;
        write.keep().await?;
        Ok(locked_until)
    }

    /// Until when the login is locked, if it is.
    ///
    /// # Errors
    /// Of the database.
    pub async fn locked_until(&self, login: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = login_attempt::Entity::find_by_id(name(login)).one(&self.store.db).await?;
        let now = self.store.clock.now();
        Ok(row.and_then(|row| row.locked_until).filter(|until| *until > now))
    }

    /// Forgets the failures of a login, after a success.
    ///
    /// # Errors
    /// Of the database.
    pub async fn reset(&self, login: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        login_attempt::Entity::delete_by_id(name(login)).exec(&*write).await?;
        write.keep().await
    }

    /// Forgets failures older than an instant: names nobody has would otherwise pile up.
    ///
    /// # Errors
    /// Of the database.
    pub async fn forget_before(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let write = self.store.write().await?;
        let gone =
            login_attempt::Entity::delete_many().filter(login_attempt::Column::LastAt.lt(before)).exec(&*write).await?;
        write.keep().await?;
        Ok(gone.rows_affected)
    }
}

/// The login as accounts spell it; no more of it than an account could have.
fn name(login: &str) -> String {
    login.trim().to_lowercase().chars().take(64).collect()
}
