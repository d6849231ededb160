//! Units of the bureau: squads, the legal office, finance.

use domain::ids::UnitId;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryOrder};

use super::Officers;
use crate::entities::unit;
use crate::error::StoreError;

/// A unit of the bureau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The record's number.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Whether it no longer exists.
    pub closed: bool,
}

impl Officers<'_> {
    /// Enters a unit.
    ///
    /// # Errors
    /// The name is empty or taken.
    pub async fn add_unit(&self, name: &str) -> Result<Unit, StoreError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::input("name", "部门名称未填").into());
        }
        let write = self.store.write().await?;
        let row = unit::ActiveModel { name: Set(name.to_owned()), closed: Set(false), ..Default::default() };
        let row =
            row.insert(&*write).await.map_err(|error| StoreError::from(error).or_refuse("name", "已有同名部门"))?;
        write.keep().await?;
        Ok(row.into())
    }

    /// Every unit, in the order of entry.
    ///
    /// # Errors
    /// Of the database.
    pub async fn units(&self) -> Result<Vec<Unit>, StoreError> {
        let rows = unit::Entity::find().order_by_asc(unit::Column::Id).all(&self.store.db).await?;
        Ok(rows.into_iter().map(Unit::from).collect())
    }
}

impl From<unit::Model> for Unit {
    fn from(row: unit::Model) -> Unit {
        Unit { id: UnitId(row.id), name: row.name, closed: row.closed }
    }
}
