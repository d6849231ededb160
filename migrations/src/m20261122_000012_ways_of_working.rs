//! How each person works: stored searches, lists kept under a name, settings of one's own, who looked at a masked number, and
//! the orders in which the case list can be read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{id, index, instant, key, link, refers, text};
use crate::iden::{Cases, Looks, Officers, Preferences, Searches};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Orders over a column that may be empty: the same words stand in the query, or the index is not used.
const EXPRESSIONS: [(&str, &str); 4] = [
    ("ix_cases_unit_fine", "unit_id, (COALESCE(fine_fen, -1)), id"),
    ("ix_cases_fine", "(COALESCE(fine_fen, -1)), id"),
    ("ix_cases_unit_filed", "unit_id, (COALESCE(filed_on, '9999-12-31')), id"),
    ("ix_cases_filed", "(COALESCE(filed_on, '9999-12-31')), id"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Searches::Table)
                    .col(id(Searches::Id))
                    .col(link(Searches::OfficerId))
                    .col(text(Searches::Words))
                    .col(text(Searches::Query))
                    .col(key(backend, Searches::Name))
                    .col(instant(Searches::At))
                    .foreign_key(&mut refers(Searches::Table, Searches::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager
            .create_index(index("ix_searches_officer", Searches::Table, [Searches::OfficerId, Searches::Name]))
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Preferences::Table)
                    .col(link(Preferences::OfficerId))
                    .col(key(backend, Preferences::Key))
                    .col(text(Preferences::Value))
                    .primary_key(Index::create().col(Preferences::OfficerId).col(Preferences::Key))
                    .foreign_key(&mut refers(Preferences::Table, Preferences::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Looks::Table)
                    .col(id(Looks::Id))
                    .col(instant(Looks::At))
                    .col(link(Looks::OfficerId))
                    .col(link(Looks::CaseId))
                    .col(key(backend, Looks::What))
                    .foreign_key(&mut refers(Looks::Table, Looks::CaseId, Cases::Table, Cases::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_looks_case", Looks::Table, [Looks::CaseId, Looks::Id])).await?;
        keep_looks(manager).await?;
        for ordered in [
            index("ix_cases_unit_initials", Cases::Table, [Cases::UnitId, Cases::PartyInitials, Cases::Id]),
            index("ix_cases_unit_entered", Cases::Table, [Cases::UnitId, Cases::Id]),
        ] {
            manager.create_index(ordered).await?;
        }
        for (name, columns) in EXPRESSIONS {
            manager.get_connection().execute_unprepared(&format!("CREATE INDEX {name} ON cases ({columns})")).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Who looked stays as it was written.
async fn keep_looks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    for verb in ["UPDATE", "DELETE"] {
        let name = verb.to_lowercase();
        let sql = if manager.get_database_backend() == DbBackend::Postgres {
            format!(
                "CREATE TRIGGER looks_no_{name} BEFORE {verb} ON looks FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        } else {
            format!(
                "CREATE TRIGGER looks_no_{name} BEFORE {verb} ON looks \
                 BEGIN SELECT RAISE(ABORT, 'looks is append only'); END"
            )
        };
        connection.execute_unprepared(&sql).await?;
    }
    Ok(())
}
