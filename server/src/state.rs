//! Everything a request may need: the memory, the settings, the keys, the files of the pages, the faces of the papers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use app::context::Office;
use store::{Store, StoreError};

use crate::pdf::{Faces, FacesError, Typesetter};
use crate::secrets::{Secret, SecretError};
use crate::session::login::Attempts;
use crate::session::password::{HashFailed, Passwords};
use crate::session::token::Keys;
use crate::settings::Settings;
use crate::site::Site;

/// The key under which a database is marked as a demo office, and the mark.
pub const OFFICE: (&str, &str) = ("office", "demo");

/// What every request is handed. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The bureau's memory.
    pub store: Store,
    /// How this server is set up.
    pub settings: Arc<Settings>,
    /// Whether this is a demo office, whose logins may be shown.
    pub demo: bool,
    /// Signs and reads session tokens.
    pub keys: Arc<Keys>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// One attempt to sign in at a time for each login.
    pub attempts: Attempts,
    /// Style sheet and scripts.
    pub site: Arc<Site>,
    /// What has happened since the start.
    pub counters: Arc<Counters>,
    typesetter: Arc<Mutex<Option<Arc<Typesetter>>>>,
}

/// Why the office could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// The key.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The passwords.
    #[error(transparent)]
    Passwords(#[from] HashFailed),
    /// The memory.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AppState {
    /// Makes an office ready over a migrated store.
    ///
    /// # Errors
    /// No key that may be used, or the store failed.
    pub async fn new(store: Store, settings: Settings) -> Result<AppState, NotReady> {
        let secret = match &settings.secret {
            Some(secret) => secret.judged()?,
            None => Secret::of_folder(&settings.data)?,
        };
        let demo = store.meta().get(OFFICE.0).await?.as_deref() == Some(OFFICE.1);
        Ok(AppState {
            keys: Arc::new(Keys::new(&secret, &settings)),
            passwords: Passwords::new(&settings)?,
            site: Arc::new(Site::read(&settings.site)),
            attempts: Attempts::default(),
            counters: Arc::default(),
            typesetter: Arc::default(),
            settings: Arc::new(settings),
            store,
            demo,
        })
    }

    /// What pages are handed.
    pub fn desk(&self) -> Office {
        Office { store: self.store.clone(), training: self.settings.training, demo: self.demo }
    }

    /// What sets papers. The faces are read at first use, which takes a moment: ask from a blocking thread.
    ///
    /// # Errors
    /// A face is missing or unreadable; the next call tries again.
    pub fn typesetter(&self) -> Result<Arc<Typesetter>, FacesError> {
        let mut kept = self.typesetter.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(typesetter) = &*kept {
            return Ok(typesetter.clone());
        }
        let typesetter = Arc::new(Typesetter::new(Faces::load(&self.settings.fonts)?));
        *kept = Some(typesetter.clone());
        Ok(typesetter)
    }
}

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How many so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What has happened since the start, for `/metrics`.
#[derive(Debug, Default)]
pub struct Counters {
    /// Answers by hundreds of their status: 1xx to 5xx.
    pub answers: [Counter; 5],
    /// People who signed in.
    pub logins: Counter,
    /// Attempts that were refused.
    pub refused_logins: Counter,
}
