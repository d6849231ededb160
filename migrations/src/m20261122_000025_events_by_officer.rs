//! What somebody did is read in its order, the newest first, however many years it holds.

use sea_orm_migration::prelude::*;

use crate::column::index;
use crate::iden::Events::{Id, OfficerId, Table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("ix_events_officer", Table, [OfficerId, Id])).await
    }
}
