//! The subcommands of `zhiheng`: each opens the office, does one thing and says what it did.

mod demo;
mod export;
mod people;
mod serve;
mod verify;

use std::io::Write;

use clap::{Parser, Subcommand};
use store::StoreError;

use crate::demo::NotFilled;
use crate::exports::ExportError;
use crate::secrets::SecretError;
use crate::session::password::HashFailed;
use crate::settings::Settings;
use crate::start::{self, Migrate, StartError};
use crate::state::NotReady;

pub use self::people::People;

/// 执衡：城管执法办案系统 / the case system of an urban-management bureau
#[derive(Debug, Parser)]
#[command(name = "zhiheng", version, propagate_version = true)]
pub struct Zhiheng {
    /// How this office is set up
    #[command(flatten)]
    pub settings: Settings,
    /// What to do
    #[command(subcommand)]
    pub order: Order,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Order {
    /// Serve the office's pages and its interface
    Serve {
        /// Bring a PostgreSQL database up to date first; an SQLite file always is
        #[arg(long, env = "ZHIHENG_MIGRATE")]
        migrate: bool,
    },
    /// Bring the database up to date
    Migrate,
    /// Fill an empty database with the demo office, and name its logins
    Demo {
        /// The year in which its cases begin
        #[arg(long, default_value_t = 2022, value_parser = clap::value_parser!(i32).range(2022..=2026))]
        year: i32,
    },
    /// People and their accounts
    User {
        /// What to do with an account
        #[command(subcommand)]
        order: People,
    },
    /// Write a table for another office: credit_penalties
    Export(export::Order),
    /// Check that the record is whole: events, papers, files, numbers
    Verify,
}

/// Why a subcommand ended without having done its work.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The office could not be opened.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The office could not be made ready.
    #[error(transparent)]
    NotReady(#[from] NotReady),
    /// The memory failed or refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The system gives no random bytes.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The address cannot be listened to, or a file not written.
    #[error("{what}")]
    System {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The table could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The demo office could not be filled.
    #[error(transparent)]
    Demo(#[from] NotFilled),
    /// Something a person has to decide or mend.
    #[error("{0}")]
    Said(String),
}

/// Does what was asked for.
///
/// # Errors
/// It was not done; the sentence says what to do.
pub async fn run(asked: Zhiheng) -> Result<(), Stopped> {
    let settings = asked.settings;
    match asked.order {
        Order::Serve { migrate } => serve::serve(settings, migrate).await,
        Order::Migrate => {
            start::open(&settings, start::clock(&settings), Migrate::Now).await?;
            println!("数据库已是最新结构 / the database is up to date");
            Ok(())
        }
        Order::Demo { year } => demo::fill(&settings, year).await,
        Order::User { order } => people::run(&settings, order).await,
        Order::Export(order) => export::write(&settings, order).await,
        Order::Verify => verify::verify(&settings).await,
    }
}

/// Prints a list; a reader who has seen enough of it is no fault.
fn say(lines: &str) -> Result<(), Stopped> {
    match std::io::stdout().lock().write_all(lines.as_bytes()) {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Stopped::System { what: "无法输出 / cannot print".to_owned(), source })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
