//! Papers that were issued, exhibits that were taken in, and files still arriving.

use sea_orm_migration::prelude::*;

use crate::column::{id, index, instant, key, link, maybe, number, refers, text};
use crate::iden::{Cases, Documents, Exhibits, Officers, Uploads};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Documents::Table)
                    .col(id(Documents::Id))
                    .col(link(Documents::CaseId))
                    .col(number(Documents::EventSeq))
                    .col(key(backend, Documents::Kind))
                    .col(maybe(key(backend, Documents::Number)))
                    .col(key(backend, Documents::State))
                    .col(text(Documents::Paper))
                    .col(key(backend, Documents::Sha256))
                    .col(instant(Documents::IssuedAt))
                    // No foreign key, for the same reason as in `events`.
                    .col(link(Documents::IssuedBy))
                    .col(maybe(key(backend, Documents::PdfSha256)))
                    .foreign_key(&mut refers(Documents::Table, Documents::CaseId, Cases::Table, Cases::Id))
                    .take(),
            )
            .await?;
        manager
            .create_index(index("ix_documents_case", Documents::Table, [Documents::CaseId, Documents::EventSeq]))
            .await?;
        manager
            .create_index(
                index("ux_documents_number", Documents::Table, [Documents::Kind, Documents::Number]).unique().take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Exhibits::Table)
                    .col(id(Exhibits::Id))
                    .col(link(Exhibits::CaseId))
                    .col(text(Exhibits::Name))
                    .col(text(Exhibits::Mime))
                    .col(number(Exhibits::Size))
                    .col(key(backend, Exhibits::Sha256))
                    .col(key(backend, Exhibits::Kind))
                    .col(text(Exhibits::Proves))
                    // The camera's own clock, which knows no time zone.
                    .col(ColumnDef::new(Exhibits::TakenAt).date_time().null().take())
                    .col(maybe(number(Exhibits::LatitudeE6)))
                    .col(maybe(number(Exhibits::LongitudeE6)))
                    .col(instant(Exhibits::ReceivedAt))
                    .col(link(Exhibits::OfficerId))
                    .foreign_key(&mut refers(Exhibits::Table, Exhibits::CaseId, Cases::Table, Cases::Id))
                    .foreign_key(&mut refers(Exhibits::Table, Exhibits::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_exhibits_case", Exhibits::Table, [Exhibits::CaseId, Exhibits::Id])).await?;
        manager.create_index(index("ix_exhibits_sha256", Exhibits::Table, [Exhibits::Sha256])).await?;
        manager
            .create_table(
                Table::create()
                    .table(Uploads::Table)
                    .col(id(Uploads::Id))
                    .col(link(Uploads::CaseId))
                    .col(link(Uploads::OfficerId))
                    .col(text(Uploads::Name))
                    .col(number(Uploads::Size))
                    .col(number(Uploads::Received))
                    .col(instant(Uploads::CreatedAt))
                    .foreign_key(&mut refers(Uploads::Table, Uploads::CaseId, Cases::Table, Cases::Id))
                    .foreign_key(&mut refers(Uploads::Table, Uploads::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_uploads_officer", Uploads::Table, [Uploads::OfficerId])).await?;
        manager.create_index(index("ix_uploads_created", Uploads::Table, [Uploads::CreatedAt])).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
