//! Each case is found by the numbers of its parties, under whatever name they were written down.

use sea_orm_migration::prelude::*;

use crate::column::{id, index, key, link, refers};
use crate::iden::{Cases, PartyNumbers};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use PartyNumbers::{CaseId, Id, Number, Table as Numbers};
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Numbers)
                    .col(id(Id))
                    .col(link(CaseId))
                    .col(key(backend, Number))
                    .foreign_key(&mut refers(Numbers, CaseId, Cases::Table, Cases::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_party_numbers_case", Numbers, [CaseId])).await?;
        manager.create_index(index("ix_party_numbers_number", Numbers, [Number, CaseId])).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
