//! Who is signed in: every token has a row here, so that signing out ends it at once.

use chrono::{DateTime, Utc};
use domain::ids::OfficerId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Store;
use crate::entities::session;
use crate::error::StoreError;
use crate::officers::Account;

/// Who is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Sessions<'a> {
    pub(crate) store: &'a Store,
}

impl Sessions<'_> {
    /// Keeps a session under the token's id until it expires.
    ///
    /// # Errors
    /// Of the database.
    pub async fn open(&self, jti: &str, officer: OfficerId, expires: DateTime<Utc>) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let row = session::ActiveModel {
            jti: Set(jti.to_owned()),
            officer_id: Set(officer.0),
            issued_at: Set(self.store.clock.now()),
            expires_at: Set(expires),
            revoked_at: Set(None),
        };
        row.insert(&*write).await?;
        write.keep().await
    }

    /// Whose session it is, if it is live: known, not expired, not revoked, the account not closed.
    ///
    /// # Errors
    /// Of the database; a dead session is `None`.
    pub async fn account(&self, jti: &str) -> Result<Option<Account>, StoreError> {
        let row = session::Entity::find_by_id(jti.to_owned())
            .filter(session::Column::RevokedAt.is_null())
            .filter(session::Column::ExpiresAt.gt(self.store.clock.now()))
            .one(&self.store.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let account = self.store.officers().find(OfficerId(row.officer_id)).await?;
        Ok((!account.disabled).then_some(account))
    }

    /// Whether a session is live.
    ///
    /// # Errors
    /// Of the database.
    pub async fn is_live(&self, jti: &str) -> Result<bool, StoreError> {
        Ok(self.account(jti).await?.is_some())
    }

    /// Ends a session; one that is unknown or over stays as it is.
    ///
    /// # Errors
    /// Of the database.
    pub async fn revoke(&self, jti: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        session::Entity::update_many()
            .col_expr(session::Column::RevokedAt, Expr::value(self.store.clock.now()))
            .filter(session::Column::Jti.eq(jti))
            .filter(session::Column::RevokedAt.is_null())
            .exec(&*write)
            .await?;
        write.keep().await
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// Of the database.
    pub async fn revoke_all(&self, officer: OfficerId) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        revoke_all(&*write, officer, self.store.clock.now()).await?;
        write.keep().await
    }

    /// Forgets sessions that expired before an instant, and tells how many.
    ///
    /// # Errors
    /// Of the database.
    pub async fn forget_before(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let write = self.store.write().await?;
        let gone = session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(before)).exec(&*write).await?;
        write.keep().await?;
        Ok(gone.rows_affected)
    }
}

pub(crate) async fn revoke_all(
    db: &impl ConnectionTrait,
    officer: OfficerId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(at))
        .filter(session::Column::OfficerId.eq(officer.0))
        .filter(session::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}
