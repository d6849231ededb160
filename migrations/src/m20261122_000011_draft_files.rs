//! Files received before their case exists: they hang on the draft of a new case.

use sea_orm_migration::prelude::*;

use crate::column::{id, index, instant, key, link, maybe, number, refers, text};
use crate::iden::{DraftFiles, Officers};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(DraftFiles::Table)
                    .col(id(DraftFiles::Id))
                    .col(link(DraftFiles::OfficerId))
                    .col(key(backend, DraftFiles::Form))
                    .col(text(DraftFiles::Name))
                    .col(text(DraftFiles::Mime))
                    .col(number(DraftFiles::Size))
                    .col(key(backend, DraftFiles::Sha256))
                    .col(text(DraftFiles::Kind))
                    .col(text(DraftFiles::Proves))
                    // The camera's own clock, which knows no time zone.
                    .col(ColumnDef::new(DraftFiles::TakenAt).date_time().null().take())
                    .col(maybe(number(DraftFiles::LatitudeE6)))
                    .col(maybe(number(DraftFiles::LongitudeE6)))
                    .col(instant(DraftFiles::ReceivedAt))
                    .foreign_key(&mut refers(DraftFiles::Table, DraftFiles::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager
            .create_index(index("ix_draft_files_form", DraftFiles::Table, [DraftFiles::OfficerId, DraftFiles::Form]))
            .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
