//! The demo office: a bureau of 平顶山 with units, twenty officers and cases, made through the same steps as real ones.

mod cases;
mod people;
mod samples;

use store::{Store, StoreError};

use crate::session::password::{HashFailed, Passwords};
use crate::state::OFFICE;

pub use self::people::{PASSWORD, PEOPLE, Person};

/// Why the demo office could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    /// The memory failed, or a step was refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
}

/// Fills an empty store. Its clock must be one that can be set: every step is taken on its own day.
///
/// # Errors
/// The memory failed, or a step was refused.
pub async fn fill(store: &Store, passwords: &Passwords, year: i32) -> Result<(), NotFilled> {
    people::enter(store, passwords).await?;
    Box::pin(cases::walk_all(store, year)).await?;
    // Marked last: a filling that broke off is not taken for a demo office.
    store.meta().set(OFFICE.0, OFFICE.1).await?;
    tracing::info!(year, people = PEOPLE.len(), "the demo office is filled");
    Ok(())
}

/// Enters units and people alone: a demo office without cases.
///
/// # Errors
/// The memory failed.
pub async fn people(store: &Store, passwords: &Passwords) -> Result<(), NotFilled> {
    people::enter(store, passwords).await?;
    store.meta().set(OFFICE.0, OFFICE.1).await?;
    Ok(())
}

/// How to sign in to the demo office.
pub fn logins() -> String {
    let lines =
        PEOPLE.iter().filter_map(|person| Some(format!("  {:<10} {} {}", person.login, person.name, person.shown?)));
    format!("演示账号，密码都是 {PASSWORD} / demo logins, one password:\n{}", lines.collect::<Vec<_>>().join("\n"))
}
