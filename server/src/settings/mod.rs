//! How this server is set up: flags and environment, read once.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use store::Purpose;

use crate::secrets::Secret;

/// Largest file that is ever taken in, in megabytes; the store's own limit.
pub const UPLOAD_MB_MOST: u64 = 500;

/// When the session cookie is kept to encrypted connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SecureCookie {
    /// On, unless this machine alone can reach the server.
    Auto,
    /// Always: a proxy before the server encrypts.
    On,
    /// Never: only for trying things out in a closed network.
    Off,
}

/// Flags and environment of every subcommand.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Where to listen
    #[arg(long, env = "ZHIHENG_ADDR", default_value = "127.0.0.1:8080", global = true)]
    pub addr: SocketAddr,
    /// Folder of database, evidence, secrets, bureau.toml and parameters.toml
    #[arg(long, env = "ZHIHENG_DATA", default_value = "data", global = true, value_name = "DIR")]
    pub data: PathBuf,
    /// PostgreSQL instead of the SQLite file in the data folder: <postgres://user:password@host/database>
    #[arg(long, env = "ZHIHENG_DATABASE_URL", global = true, value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The training office: a practice database of its own, with a clock that can be set forward
    #[arg(long, env = "ZHIHENG_TRAINING", global = true)]
    pub training: bool,
    /// Which day a new training office begins on (YYYY-MM-DD); one that has begun keeps its own
    #[arg(long, env = "ZHIHENG_TRAINING_DAY", global = true, value_name = "DAY")]
    pub training_day: Option<chrono::NaiveDate>,
    /// Folder of style sheet and scripts, as the build writes it
    #[arg(long, env = "ZHIHENG_SITE", default_value = "target/site", global = true, value_name = "DIR")]
    pub site: PathBuf,
    /// Folders of the faces of papers, separated by colons; the first that has a face wins
    #[arg(
        long,
        env = "ZHIHENG_FONTS",
        default_value = "target/fonts:/usr/share/fonts",
        value_delimiter = ':',
        global = true,
        value_name = "DIRS"
    )]
    pub fonts: Vec<PathBuf>,
    /// Signs the session tokens; without it a key is made in the data folder. At least 32 bytes; better set in the
    /// environment than as a flag, which other users of the machine can read
    #[arg(long, env = "ZHIHENG_SECRET", global = true, hide_env_values = true, value_parser = Secret::given)]
    pub secret: Option<Secret>,
    /// Whether the session cookie is kept to encrypted connections
    #[arg(long, env = "ZHIHENG_SECURE_COOKIE", value_enum, default_value = "auto", global = true)]
    pub secure_cookie: SecureCookie,
    /// Largest file taken in, in megabytes
    #[arg(
        long,
        env = "ZHIHENG_UPLOAD_MB",
        default_value_t = UPLOAD_MB_MOST,
        value_parser = clap::value_parser!(u64).range(1..=UPLOAD_MB_MOST),
        global = true
    )]
    pub upload_mb: u64,
    /// Largest form or message, in kilobytes
    #[arg(
        long,
        env = "ZHIHENG_BODY_KB",
        default_value_t = 1024,
        value_parser = clap::value_parser!(u64).range(64..=16_384),
        global = true
    )]
    pub body_kb: u64,
    /// Minutes without a request after which one has to sign in again
    #[arg(
        long,
        env = "ZHIHENG_SESSION_MINUTES",
        default_value_t = 15,
        value_parser = clap::value_parser!(i64).range(2..=240),
        global = true
    )]
    pub session_minutes: i64,
    /// Hours after which one has to sign in again in any case
    #[arg(
        long,
        env = "ZHIHENG_SESSION_HOURS",
        default_value_t = 12,
        value_parser = clap::value_parser!(i64).range(1..=24),
        global = true
    )]
    pub session_hours: i64,
    /// Memory that checking a password takes, in kibibytes (argon2id)
    #[arg(
        long,
        env = "ZHIHENG_PASSWORD_KIB",
        default_value_t = 19_456,
        value_parser = clap::value_parser!(u32).range(19_456..=1_048_576),
        global = true
    )]
    pub password_kib: u32,
    /// Passes over that memory
    #[arg(
        long,
        env = "ZHIHENG_PASSWORD_PASSES",
        default_value_t = 2,
        value_parser = clap::value_parser!(u32).range(2..=20),
        global = true
    )]
    pub password_passes: u32,
}

impl Settings {
    /// As without any flag, in a folder of its own; what tests begin with.
    pub fn in_folder(data: &Path) -> Settings {
        Settings {
            addr: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: data.to_owned(),
            database_url: None,
            training: false,
            training_day: None,
            site: data.join("site"),
            fonts: Vec::new(),
            secret: None,
            secure_cookie: SecureCookie::Auto,
            upload_mb: UPLOAD_MB_MOST,
            body_kb: 1024,
            session_minutes: 15,
            session_hours: 12,
            password_kib: 19_456,
            password_passes: 2,
        }
    }

    /// What the database is for.
    pub fn purpose(&self) -> Purpose {
        if self.training { Purpose::Training } else { Purpose::Real }
    }

    /// Where things are kept; the training office has a database and folders of its own.
    pub fn place(&self) -> store::Place {
        let (file, folder) = if self.training {
            ("training.sqlite", self.data.join("training"))
        } else {
            ("zhiheng.sqlite", self.data.clone())
        };
        let file = || format!("sqlite://{}?mode=rwc", self.data.join(file).display());
        store::Place {
            database_url: self.database_url.clone().unwrap_or_else(file),
            blobs: folder.join("blobs"),
            pieces: folder.join("pieces"),
            purpose: self.purpose(),
        }
    }

    /// Whether the database is a file that this server has to itself.
    pub fn is_sqlite(&self) -> bool {
        self.database_url.as_deref().is_none_or(|url| url.starts_with("sqlite:"))
    }

    /// Whether the session cookie is kept to encrypted connections.
    pub fn is_secure(&self) -> bool {
        match self.secure_cookie {
            SecureCookie::Auto => !self.addr.ip().is_loopback(),
            SecureCookie::On => true,
            SecureCookie::Off => false,
        }
    }

    /// Largest form or message, in bytes.
    pub fn body_limit(&self) -> usize {
        usize::try_from(self.body_kb * 1024).unwrap_or(usize::MAX)
    }

    /// Largest file, in bytes.
    pub fn upload_limit(&self) -> usize {
        usize::try_from(self.upload_mb * 1024 * 1024).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_secure_as_soon_as_others_can_reach_the_server() {
        let mut settings = Settings::in_folder(Path::new("x"));
        assert!(!settings.is_secure());
        settings.addr = SocketAddr::from(([0, 0, 0, 0], 8080));
        assert!(settings.is_secure());
        settings.secure_cookie = SecureCookie::Off;
        assert!(!settings.is_secure());
    }

    #[test]
    fn the_training_office_has_a_database_of_its_own() {
        let real = Settings::in_folder(Path::new("x"));
        let training = Settings { training: true, ..real.clone() };
        assert_ne!(real.place().database_url, training.place().database_url);
        assert_ne!(real.place().blobs, training.place().blobs);
        assert_eq!(training.place().purpose, Purpose::Training);
    }
}
