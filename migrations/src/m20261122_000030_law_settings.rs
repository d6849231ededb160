//! Changes of the law's settings: who proposed what, and who confirmed, refused or withdrew it; both only grow.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{day, id, instant, key, link, refers, text};
use crate::iden::{LawAnswers, LawChanges, Officers};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(LawChanges::Table)
                    .col(id(LawChanges::Id))
                    .col(key(backend, LawChanges::Kind))
                    .col(text(LawChanges::Body))
                    .col(instant(LawChanges::At))
                    .col(link(LawChanges::OfficerId))
                    .col(text(LawChanges::OfficerName))
                    .foreign_key(&mut refers(LawChanges::Table, LawChanges::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        // A proposal ends once; the number of the answer is the order in which changes came into force.
        manager
            .create_table(
                Table::create()
                    .table(LawAnswers::Table)
                    .col(id(LawAnswers::Id))
                    .col(link(LawAnswers::ChangeId).unique_key())
                    .col(key(backend, LawAnswers::Verdict))
                    .col(instant(LawAnswers::At))
                    .col(day(LawAnswers::MadeOn))
                    .col(link(LawAnswers::OfficerId))
                    .col(text(LawAnswers::OfficerName))
                    .col(text(LawAnswers::Opinion))
                    .foreign_key(&mut refers(
                        LawAnswers::Table,
                        LawAnswers::ChangeId,
                        LawChanges::Table,
                        LawChanges::Id,
                    ))
                    .foreign_key(&mut refers(LawAnswers::Table, LawAnswers::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        for table in ["law_changes", "law_answers"] {
            keep(manager, table).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What was written stays as it was written.
async fn keep(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    for verb in ["UPDATE", "DELETE"] {
        let name = verb.to_lowercase();
        let sql = if postgres {
            format!(
                "CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        } else {
            format!(
                "CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} \
                 BEGIN SELECT RAISE(ABORT, '{table} is append only'); END"
            )
        };
        connection.execute_unprepared(&sql).await?;
    }
    if postgres {
        connection
            .execute_unprepared(&format!(
                "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            ))
            .await?;
    }
    Ok(())
}
