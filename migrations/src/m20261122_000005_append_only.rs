//! What happened stays as it was written: the database itself refuses to change events, issued papers and exhibits.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, and the columns that may never change; none named means the whole row.
const KEPT: [(&str, &[&str]); 3] = [
    ("events", &[]),
    ("documents", &["case_id", "event_seq", "kind", "number", "paper", "sha256", "issued_at", "issued_by"]),
    ("exhibits", &["case_id", "size", "sha256", "received_at", "officer_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = manager.get_database_backend() == DbBackend::Postgres;
        if postgres {
            connection
                .execute_unprepared(
                    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN RAISE EXCEPTION '% is append only', TG_TABLE_NAME; END $$",
                )
                .await?;
        }
        for (table, columns) in KEPT {
            let of = if columns.is_empty() { String::new() } else { format!(" OF {}", columns.join(", ")) };
            for (verb, when) in [("update", format!("UPDATE{of}")), ("delete", "DELETE".to_owned())] {
                let sql = if postgres {
                    format!(
                        "CREATE TRIGGER {table}_no_{verb} BEFORE {when} ON {table} \
                         FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                    )
                } else {
                    format!(
                        "CREATE TRIGGER {table}_no_{verb} BEFORE {when} ON {table} \
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
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
