//! The documents on which proposed changes of the law's settings rest; the table only grows.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{id, index, instant, key, link, number, refers, text};
use crate::iden::{LawAttachments, LawChanges, Officers};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use LawAttachments::{
            At, ChangeId, Id, Mime, Name, OfficerId, OfficerName, Sha256, Size, Table as Attachments,
        };
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Attachments)
                    .col(id(Id))
                    .col(link(ChangeId))
                    .col(text(Name))
                    .col(text(Mime))
                    .col(number(Size))
                    .col(key(backend, Sha256))
                    .col(instant(At))
                    .col(link(OfficerId))
                    .col(text(OfficerName))
                    .foreign_key(&mut refers(Attachments, ChangeId, LawChanges::Table, LawChanges::Id))
                    .foreign_key(&mut refers(Attachments, OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_law_attachments_change", Attachments, [ChangeId, Id])).await?;
        let postgres = backend == DbBackend::Postgres;
        for verb in ["UPDATE", "DELETE"] {
            let name = verb.to_lowercase();
            let refuse = if postgres {
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            } else {
                "BEGIN SELECT RAISE(ABORT, 'law_attachments is append only'); END"
            };
            let sql = format!("CREATE TRIGGER law_attachments_no_{name} BEFORE {verb} ON law_attachments {refuse}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        if postgres {
            let sql = "CREATE TRIGGER law_attachments_no_truncate BEFORE TRUNCATE ON law_attachments \
                       FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()";
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
