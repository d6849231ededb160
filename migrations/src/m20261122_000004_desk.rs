//! What lies on the desk: drafts, parties known by name, answers already given, and what each morning brought.

use sea_orm_migration::prelude::*;

use crate::column::{day, id, index, instant, key, link, maybe, number, refers, text};
use crate::iden::{DailyRuns, Drafts, Idempotency, Meta, Officers, Parties, Units};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Idempotency::Table)
                    .col(key(backend, Idempotency::Key))
                    .col(link(Idempotency::OfficerId))
                    .col(text(Idempotency::RequestHash))
                    .col(number(Idempotency::Status))
                    .col(text(Idempotency::Body))
                    .col(instant(Idempotency::At))
                    .primary_key(Index::create().col(Idempotency::Key).col(Idempotency::OfficerId))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_idempotency_at", Idempotency::Table, [Idempotency::At])).await?;
        manager
            .create_table(
                Table::create()
                    .table(Drafts::Table)
                    .col(link(Drafts::OfficerId))
                    .col(key(backend, Drafts::Form))
                    .col(text(Drafts::Body))
                    .col(instant(Drafts::SavedAt))
                    .primary_key(Index::create().col(Drafts::OfficerId).col(Drafts::Form))
                    .foreign_key(&mut refers(Drafts::Table, Drafts::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Parties::Table)
                    .col(id(Parties::Id))
                    .col(link(Parties::UnitId))
                    .col(key(backend, Parties::Name))
                    .col(key(backend, Parties::Initials))
                    .col(key(backend, Parties::Identifier))
                    .col(text(Parties::Body))
                    .col(instant(Parties::UpdatedAt))
                    .foreign_key(&mut refers(Parties::Table, Parties::UnitId, Units::Table, Units::Id))
                    .take(),
            )
            .await?;
        for (name, column) in [
            ("ix_parties_name", Parties::Name),
            ("ix_parties_initials", Parties::Initials),
            ("ix_parties_identifier", Parties::Identifier),
        ] {
            manager.create_index(index(name, Parties::Table, [Parties::UnitId, column])).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table(Meta::Table)
                    .col(key(backend, Meta::Key).primary_key())
                    .col(text(Meta::Value))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(DailyRuns::Table)
                    .col(day(DailyRuns::Day).primary_key())
                    .col(instant(DailyRuns::StartedAt))
                    .col(maybe(instant(DailyRuns::FinishedAt)))
                    .col(text(DailyRuns::Summary))
                    .take(),
            )
            .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
