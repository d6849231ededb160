//! The list that shows open and closed cases together, too, is read in its order instead of being sorted each time.

use sea_orm_migration::prelude::*;

use crate::column::index;
use crate::iden::Cases::{Id, NextDeadline, Table, UnitId};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("ix_cases_unit_every", Table, [UnitId, NextDeadline, Id])).await?;
        manager.create_index(index("ix_cases_every", Table, [NextDeadline, Id])).await
    }
}
