//! What the bureau remembers: cases and all that happened in them, people, papers, exhibits and numbers.
//!
//! | shelf | in business language |
//! |---|---|
//! | [`Store::cases`] | cases and everything that happened in them |
//! | [`Store::officers`] | units, people, certificates and accounts |
//! | [`Store::sessions`], [`Store::attempts`] | who is signed in, and who tried too often |
//! | [`Store::numbers`] | gap-free numbers of papers |
//! | [`Store::blobs`] | bodies of files by their SHA-256 |
//! | [`Store::uploads`], [`Store::exhibits`] | files arriving piece by piece, and evidence taken in |
//! | [`Store::waiting`] | files received before their case exists |
//! | [`Store::documents`] | issued papers, frozen |
//! | [`Store::parties`], [`Store::drafts`] | what need not be typed again |
//! | [`Store::searches`], [`Store::preferences`] | how each person works |
//! | [`Store::looks`] | who looked at a masked number |
//! | [`Store::idempotency`] | answers already given to a request |
//! | [`Store::law`], [`Store::law_changes`] | the law in force, and who changed it |
//! | [`Store::meta`], [`Store::mornings`] | what the database is for, and what each morning brought |
//!
//! To add a shelf: a migration with its own names (`migrations/README.md`) · its row in `entities/` · a file here
//! with a struct that borrows the [`Store`], and a function of that name below · `tests/<shelf>.rs`, each test inside
//! `everywhere`, so that it runs on both engines. Every write goes through `Store::write` and takes its time from the
//! store's clock; a row that cannot be what it is becomes `StoreError::Corrupt`, never a default.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use domain::bureau::Bureau;
use domain::now::Law;
use sea_orm::DatabaseConnection;

pub mod beside;
pub mod blobs;
pub mod cases;
pub mod clock;
mod connection;
pub mod content;
pub mod desk;
pub mod documents;
mod entities;
pub mod error;
pub mod exhibits;
pub mod law;
pub mod lockout;
pub mod looks;
pub mod meta;
pub mod mornings;
pub mod numbers;
pub mod officers;
pub mod parties;
pub mod picture;
pub mod s3;
mod search;
pub mod sessions;
pub mod uploads;
pub mod waiting;
pub mod ways;

pub use crate::blobs::{Blobs, Digest};
pub use crate::clock::Clock;
pub use crate::error::StoreError;
pub use crate::meta::Purpose;
pub use crate::search::initials;

use crate::connection::{Turn, Write};

/// The bureau's memory. Cheap to clone: every clone is the same store.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
    pub(crate) turn: Turn,
    pub(crate) blobs: Blobs,
    pub(crate) pieces: Arc<uploads::Pieces>,
    pub(crate) clock: Clock,
    pub(crate) shipped: Arc<law::InForce>,
    pub(crate) in_force: Arc<RwLock<law::InForce>>,
    pub(crate) purpose: Purpose,
}

/// Where things are kept.
#[derive(Clone, Debug)]
pub struct Place {
    /// `sqlite:…` or `postgres://…`.
    pub database_url: String,
    /// Folder of the bodies of files, unless [`Place::s3`] keeps them.
    pub blobs: PathBuf,
    /// The S3-compatible place of the bodies of files.
    pub s3: Option<s3::S3>,
    /// Folder of files still arriving.
    pub pieces: PathBuf,
    /// What all of it is for.
    pub purpose: Purpose,
}

impl Place {
    /// Everything in one folder, with an `SQLite` database.
    pub fn in_folder(folder: &Path, purpose: Purpose) -> Place {
        let file = folder.join("zhiheng.sqlite").display().to_string();
        // The path stands in an address, where these two have a meaning of their own.
        let file = file.replace('%', "%25").replace('?', "%3F");
        Place {
            database_url: format!("sqlite://{file}?mode=rwc"),
            blobs: folder.join("blobs"),
            s3: None,
            pieces: folder.join("pieces"),
            purpose,
        }
    }
}

impl Store {
    /// Connects to the database and makes the folders, or asks the S3-compatible place whether it keeps what it is
    /// given. The tables are [`Store::migrate`]'s work.
    ///
    /// # Errors
    /// Database or place cannot be reached, or a folder cannot be made.
    pub async fn open(place: &Place, clock: Clock, law: Arc<Law>, bureau: Arc<Bureau>) -> Result<Store, StoreError> {
        let db = connection::connect(&place.database_url).await?;
        let turn = Turn::of(&db);
        let blobs = match &place.s3 {
            Some(s3) => {
                let blobs = Blobs::in_place(s3.place()?);
                blobs.probe().await.map_err(|error| s3.told(error))?;
                blobs
            }
            None => Blobs::in_folder(&place.blobs)?,
        };
        let pieces = Arc::new(uploads::Pieces::in_folder(&place.pieces)?);
        let shipped = law::InForce::shipped(law, bureau);
        let in_force = Arc::new(RwLock::new(shipped.clone()));
        Ok(Store { db, turn, blobs, pieces, clock, shipped: Arc::new(shipped), in_force, purpose: place.purpose })
    }

    /// Brings the tables to the state this program needs, and settles what the database is for: all of it or nothing.
    /// Servers that start at once take turns.
    ///
    /// # Errors
    /// The database refuses a change, or it was made for the other purpose: training never runs on real cases.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        use migrations::{Migrator, MigratorTrait};
        let write = self.write().await?;
        connection::take_turn_to_migrate(&write).await?;
        // Asked first: a database that is not ours to use is not ours to change.
        let pending = Migrator::get_pending_migrations_read_only(&*write).await?;
        let unnumbered = pending.iter().any(|one| one.name().contains("party_numbers"));
        if pending.len() < Migrator::migrations().len() {
            meta::agreed(&*write, self.purpose).await?;
        }
        Migrator::up(&*write, None).await?;
        meta::claim(&*write, self.purpose).await?;
        let law = self.in_force(&*write).await?.law;
        self.cases().count_uncounted(&write, &law).await?;
        if unnumbered {
            self.cases().number_parties(&write).await?;
        }
        write.keep().await?;
        connection::learn(&self.db).await
    }

    /// Whether the tables are as this program needs them.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        use migrations::MigratorTrait;
        Ok(migrations::Migrator::get_pending_migrations_read_only(&self.db).await?.is_empty())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.db.ping().await?)
    }

    /// The clock of everything that is written.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// What the database is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The register of changes of the law's settings.
    pub fn law_changes(&self) -> law::LawChanges<'_> {
        law::LawChanges { store: self }
    }

    /// Cases and everything that happened in them.
    pub fn cases(&self) -> cases::Cases<'_> {
        cases::Cases { store: self }
    }

    /// Bodies of files by their SHA-256.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// Units, people, certificates and accounts.
    pub fn officers(&self) -> officers::Officers<'_> {
        officers::Officers { store: self }
    }

    /// Who is signed in.
    pub fn sessions(&self) -> sessions::Sessions<'_> {
        sessions::Sessions { store: self }
    }

    /// Who failed to sign in, and how often.
    pub fn attempts(&self) -> lockout::Attempts<'_> {
        lockout::Attempts { store: self }
    }

    /// Numbers of papers.
    pub fn numbers(&self) -> numbers::Numbers<'_> {
        numbers::Numbers { store: self }
    }

    /// Files arriving piece by piece.
    pub fn uploads(&self) -> uploads::Uploads<'_> {
        uploads::Uploads { store: self }
    }

    /// Evidence taken in.
    pub fn exhibits(&self) -> exhibits::Exhibits<'_> {
        exhibits::Exhibits { store: self }
    }

    /// Issued papers.
    pub fn documents(&self) -> documents::Documents<'_> {
        documents::Documents { store: self }
    }

    /// Forms not sent yet.
    pub fn drafts(&self) -> desk::Drafts<'_> {
        desk::Drafts { store: self }
    }

    /// What each person searched for, and the lists they keep.
    pub fn searches(&self) -> ways::Searches<'_> {
        ways::Searches { store: self }
    }

    /// Settings of each person.
    pub fn preferences(&self) -> ways::Preferences<'_> {
        ways::Preferences { store: self }
    }

    /// Who looked at a masked number.
    pub fn looks(&self) -> looks::Looks<'_> {
        looks::Looks { store: self }
    }

    /// Files that wait for their case.
    pub fn waiting(&self) -> waiting::Waiting<'_> {
        waiting::Waiting { store: self }
    }

    /// Answers already given.
    pub fn idempotency(&self) -> desk::Idempotency<'_> {
        desk::Idempotency { store: self }
    }

    /// Parties once entered.
    pub fn parties(&self) -> parties::Parties<'_> {
        parties::Parties { store: self }
    }

    /// What the database is for.
    pub fn meta(&self) -> meta::Meta<'_> {
        meta::Meta { store: self }
    }

    /// What each morning brought.
    pub fn mornings(&self) -> mornings::Mornings<'_> {
        mornings::Mornings { store: self }
    }

    /// Begins a transaction that writes; it leaves no trace unless it is kept.
    pub(crate) async fn write(&self) -> Result<Write, StoreError> {
        self.turn.write(&self.db).await
    }
}
