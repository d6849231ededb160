//! Cases: opening them, finding them, taking steps, and telling them again from what happened.

use domain::case::Case;
use domain::ids::CaseId;
use domain::officer::{Officer, Scope};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::Store;
use crate::entities::case;
use crate::error::StoreError;

pub mod done;
mod history;
mod joint;
pub mod list;
pub mod log;
pub mod order;
pub mod query;
mod recount;
pub(crate) mod row;
pub mod take;
pub mod verify;
pub mod workbench;

pub use self::done::{Done, DoneIn, DonePage};
pub use self::list::{Cursor, Line, Page, Start};
pub use self::log::Logged;
pub use self::order::{Sort, SortBy};
pub use self::query::{Filter, Search};
pub use self::take::Taken;
pub use self::verify::{Finding, Verified};
pub use self::workbench::{Counts, Pressing};

/// Cases. Everything here begins with what the reader may see.
#[derive(Clone, Copy, Debug)]
pub struct Cases<'a> {
    pub(crate) store: &'a Store,
}

impl Cases<'_> {
    /// A case as it now stands.
    ///
    /// # Errors
    /// `NotFound`, also where the case is not this person's to read; `Corrupt` where the record contradicts itself.
    pub async fn find(&self, id: CaseId, reader: &Officer) -> Result<Case, StoreError> {
        let found = case::Entity::find_by_id(id.0).filter(visible_to(reader)).one(&self.store.db).await?;
        row::case_of(&found.ok_or(StoreError::NotFound)?)
    }
}

/// The condition that keeps a query to the cases a person may read.
pub(crate) fn visible_to(reader: &Officer) -> Condition {
    match reader.scope() {
        Scope::Bureau => Condition::all(),
        Scope::Unit(unit) => Condition::all().add(case::Column::UnitId.eq(unit.0)),
        // No case has a unit of this number.
        Scope::Nothing => Condition::all().add(case::Column::UnitId.eq(i64::MIN)),
    }
}
