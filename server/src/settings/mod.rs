//! How this server is set up: flags and environment, read once.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use store::Purpose;

pub mod bodies;
pub mod limits;

pub use self::bodies::{Bodies, Incomplete};
pub use self::limits::Limits;
use crate::secrets::Secret;

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
    /// Where the bodies of files lie
    #[command(flatten)]
    pub bodies: Bodies,
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
    /// How much is taken in at once
    #[command(flatten)]
    pub limits: Limits,
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
            bodies: Bodies::default(),
            site: data.join("site"),
            fonts: Vec::new(),
            secret: None,
            secure_cookie: SecureCookie::Auto,
            limits: Limits::default(),
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
    ///
    /// # Errors
    /// The place of bodies is named by half.
    pub fn place(&self) -> Result<store::Place, Incomplete> {
        let (file, bodies) = if self.training { ("training.sqlite", "training") } else { ("zhiheng.sqlite", "") };
        let folder = self.folder();
        let file = || format!("sqlite://{}?mode=rwc", self.data.join(file).display());
        Ok(store::Place {
            database_url: self.database_url.clone().unwrap_or_else(file),
            blobs: folder.join("blobs"),
            s3: self.bodies.place(bodies)?,
            pieces: self.pieces(),
            purpose: self.purpose(),
        })
    }

    /// Folder of files still arriving.
    pub fn pieces(&self) -> PathBuf {
        self.folder().join("pieces")
    }

    fn folder(&self) -> PathBuf {
        if self.training { self.data.join("training") } else { self.data.clone() }
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
        let (real, training) = (real.place().unwrap(), training.place().unwrap());
        assert_ne!(real.database_url, training.database_url);
        assert_ne!(real.blobs, training.blobs);
        assert_ne!(real.pieces, training.pieces);
        assert_eq!(training.purpose, Purpose::Training);
    }
}
