//! Accounts: passwords, roles, and closing them.

use domain::ids::{OfficerId, UnitId};
use domain::officer::{ReviewStanding, Role};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::{Officers, written};
use crate::entities::officer;
use crate::error::StoreError;
use crate::sessions;

impl Officers<'_> {
    /// Keeps a new password's hash and ends every session of the account.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn set_password(&self, id: OfficerId, hash: &str, must_change: bool) -> Result<(), StoreError> {
        self.change(id, true, |row| {
            row.password_hash = Set(hash.to_owned());
            row.must_change_password = Set(must_change);
            Ok(())
        })
        .await
    }

    /// Closes the account and ends its sessions; the person stays on every paper that names them.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn disable(&self, id: OfficerId) -> Result<(), StoreError> {
        self.change(id, true, |row| {
            row.disabled = Set(true);
            Ok(())
        })
        .await
    }

    /// Opens a closed account again.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn enable(&self, id: OfficerId) -> Result<(), StoreError> {
        self.change(id, false, |row| {
            row.disabled = Set(false);
            Ok(())
        })
        .await
    }

    /// Gives somebody another post: unit, roles, standing as a reviewer.
    ///
    /// # Errors
    /// `NotFound`, or no such unit.
    pub async fn set_post(
        &self,
        id: OfficerId,
        unit: UnitId,
        roles: &[Role],
        standing: ReviewStanding,
    ) -> Result<(), StoreError> {
        self.change(id, false, |row| {
            row.unit_id = Set(unit.0);
            row.roles = Set(written(&roles)?);
            row.review_standing = Set(written(&standing)?);
            Ok(())
        })
        .await
    }

    async fn change(
        &self,
        id: OfficerId,
        ends_sessions: bool,
        alter: impl FnOnce(&mut officer::ActiveModel) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let row = officer::Entity::find_by_id(id.0).one(&*write).await?.ok_or(StoreError::NotFound)?;
        let mut row = row.into_active_model();
        alter(&mut row)?;
        row.update(&*write).await?;
        if ends_sessions {
            sessions::revoke_all(&*write, id, self.store.clock.now()).await?;
        }
        write.keep().await
    }
}
