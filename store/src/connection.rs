//! How the store talks to its database, and how writers take turns.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::error::StoreError;

/// Readers of `SQLite` that may work side by side; the writer is one of them.
const SQLITE_CONNECTIONS: u32 = 8;
/// Connections to `PostgreSQL` at most.
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection: in `SQLite` for the others, on the way to `PostgreSQL` also for a server
/// that is away, and nobody watches an empty page for half a minute.
const SQLITE_PATIENCE: Duration = Duration::from_secs(30);
/// See [`SQLITE_PATIENCE`].
const POSTGRES_PATIENCE: Duration = Duration::from_secs(8);

pub(crate) async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    let sqlite = url.starts_with("sqlite:");
    options
        .max_connections(if sqlite { SQLITE_CONNECTIONS } else { POSTGRES_CONNECTIONS })
        .acquire_timeout(if sqlite { SQLITE_PATIENCE } else { POSTGRES_PATIENCE })
        .sqlx_logging(false)
        .test_before_acquire(!sqlite)
        .map_sqlx_sqlite_opts(|options| {
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(15))
        });
    Database::connect(options).await
}

/// Names the turn among all locks that anybody may take in the same `PostgreSQL` database.
const MIGRATING: i64 = 0x5A68_6948_656E_6721;

/// Waits until no other server changes the tables; the turn ends with the transaction. `SQLite` lets one write anyway.
pub(crate) async fn take_turn_to_migrate(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATING})")).await?;
    }
    Ok(())
}

/// Names the turn of changing the law's settings, like [`MIGRATING`].
const CHANGING_THE_LAW: i64 = 0x5A68_6948_6566_6121;

/// Waits until no other server changes the law's settings: each change is judged by those before it.
pub(crate) async fn take_turn_to_change_the_law(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({CHANGING_THE_LAW})")).await?;
    }
    Ok(())
}

/// Lets `SQLite` look at how the rows are spread. Without that it walks a whole unit's cases by deadline to find the
/// few that wait for one person; `PostgreSQL` looks by itself.
pub(crate) async fn learn(db: &DatabaseConnection) -> Result<(), StoreError> {
    if db.get_database_backend() == DbBackend::Sqlite {
        db.execute_unprepared("PRAGMA analysis_limit = 1000; ANALYZE").await?;
    }
    Ok(())
}

/// Whose turn it is to write.
///
/// `SQLite` has one writer. Those who wait inside it poll and may starve; those who wait here are served in order.
/// `PostgreSQL` needs no turns.
#[derive(Clone, Debug)]
pub(crate) struct Turn(Option<Arc<Mutex<()>>>);

impl Turn {
    pub(crate) fn of(db: &DatabaseConnection) -> Turn {
        Turn((db.get_database_backend() == DbBackend::Sqlite).then(Arc::default))
    }

    pub(crate) async fn write(&self, db: &DatabaseConnection) -> Result<Write, StoreError> {
        let turn = match &self.0 {
            Some(turn) => Some(turn.clone().lock_owned().await),
            None => None,
        };
        // A transaction that begins by reading and then writes is refused at once when another writer was faster,
        // whatever the busy timeout; one that begins as a writer waits.
        let options = TransactionOptions {
            sqlite_transaction_mode: turn.as_ref().map(|_| SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = db.begin_with_options(options).await?;
        Ok(Write { transaction, _turn: turn })
    }
}

/// A transaction that writes. Dropped without [`Write::keep`] it leaves no trace.
#[derive(Debug)]
pub(crate) struct Write {
    transaction: DatabaseTransaction,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Write {
    /// Makes everything written in it last.
    pub(crate) async fn keep(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

impl Deref for Write {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}
