//! Beside the store, as an administrator works on a database: how tests and benches make and fill one. The program
//! itself never comes here.

use sea_orm::{ConnectionTrait, Database};

use crate::error::StoreError;

/// Runs one statement over a connection of its own.
///
/// # Errors
/// The database cannot be reached, or refuses.
pub async fn run(database_url: &str, sql: &str) -> Result<(), StoreError> {
    let db = Database::connect(database_url).await?;
    db.execute_unprepared(sql).await?;
    Ok(db.close().await?)
}
