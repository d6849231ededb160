//! Opening the office for a subcommand: law, database and purpose, in this order, each refused with what to do.

use domain::refusal::Refusal;
use store::{Clock, Purpose, Store, StoreError};

use crate::law::{self, LawError};
use crate::settings::{Incomplete, Settings};

/// Why an office could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The law.
    #[error(transparent)]
    Law(#[from] LawError),
    /// The memory.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database cannot be reached.
    #[error(
        "数据库连不上：请确认 PostgreSQL 已经启动，并核对 ZHIHENG_DATABASE_URL 里的主机、端口、用户、密码和库名；用 SQLite 的，\
         确认数据目录可以读写 / the database cannot be reached: check that PostgreSQL runs, and host, port, user, \
         password and name in ZHIHENG_DATABASE_URL; for SQLite, that the data folder can be read and written"
    )]
    Unreachable(#[source] StoreError),
    /// The settings.
    #[error(transparent)]
    Settings(#[from] Incomplete),
    /// The database is older than the program.
    #[error(
        "数据库结构需要更新：先备份，再运行 zhiheng migrate，或启动时加 --migrate / the database needs migrating: \
         back it up, then run `zhiheng migrate` or start with --migrate"
    )]
    NotMigrated,
}

/// Who brings the tables up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migrate {
    /// This start.
    Now,
    /// Somebody before; a database that is behind is refused.
    Never,
}

/// The clock an office runs on: the machine's, or in the training office one that can be set forward.
pub fn clock(settings: &Settings) -> Clock {
    if settings.training { Clock::ahead(0) } else { Clock::System }
}

/// Opens the memory for its purpose.
///
/// # Errors
/// The law's files, the database, or a purpose other than the one it was made for.
pub async fn open(settings: &Settings, clock: Clock, migrate: Migrate) -> Result<Store, StartError> {
    let (law, bureau) = law::load(&settings.data)?;
    let opened = Store::open(&settings.place()?, clock, law, bureau).await;
    let store = opened.map_err(|error| match error {
        StoreError::Database(_) => StartError::Unreachable(error),
        error => error.into(),
    })?;
    match migrate {
        Migrate::Now => store.migrate().await?,
        Migrate::Never if !store.is_migrated().await? => return Err(StartError::NotMigrated),
        Migrate::Never => store.meta().agree(settings.purpose()).await?,
    }
    store.catch_up().await?;
    if store.purpose() == Purpose::Training && matches!(store.clock(), Clock::Ahead(_)) {
        begin_training(settings, &store).await?;
    }
    Ok(store)
}

/// Sets the practice clock: where the exercise stands, or at its first start on the day that was asked for.
async fn begin_training(settings: &Settings, store: &Store) -> Result<(), StoreError> {
    let (clock, meta) = (store.clock(), store.meta());
    let lead = match (meta.clock_lead().await?, settings.training_day) {
        (None, Some(day)) => {
            let lead = (day - clock.today()).num_seconds();
            meta.begin_clock(lead).await?;
            lead
        }
        (lead, _) => lead.unwrap_or(0),
    };
    clock.set(clock.now() + chrono::Duration::seconds(lead));
    Ok(())
}

/// Sentences that stop a start, where the fault is something a person can mend.
pub fn refused(error: &StartError) -> Option<&Refusal> {
    match error {
        StartError::Store(StoreError::Refused(refusal)) => Some(refusal),
        StartError::Store(_)
        | StartError::Law(_)
        | StartError::Unreachable(_)
        | StartError::Settings(_)
        | StartError::NotMigrated => None,
    }
}
