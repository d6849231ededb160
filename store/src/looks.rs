//! Who looked at a number that screens show masked: when, whose file, which kind; never the number itself.

use chrono::{DateTime, Utc};
use domain::ids::{CaseId, OfficerId};
use domain::party::Masked;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Store;
use crate::entities::look;
use crate::error::StoreError;

/// Looks at masked numbers; what was written stays.
#[derive(Clone, Copy, Debug)]
pub struct Looks<'a> {
    pub(crate) store: &'a Store,
}

/// One look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub officer: OfficerId,
    /// The kind of number.
    pub what: Masked,
    /// Whose: 0 for the first party, then the joint ones in their order.
    pub whose: u32,
}

impl Looks<'_> {
    /// Writes a look down, before the number is shown.
    ///
    /// # Errors
    /// Of the database; the number is then not to be shown.
    pub async fn record(&self, officer: OfficerId, case: CaseId, what: Masked, whose: u32) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let what = if whose == 0 { what.key().to_owned() } else { format!("{}/{whose}", what.key()) };
        let row = look::ActiveModel {
            at: Set(self.store.clock.now()),
            officer_id: Set(officer.0),
            case_id: Set(case.0),
            what: Set(what),
            ..Default::default()
        };
        row.insert(&*write).await?;
        write.keep().await
    }

    /// Everybody who looked at a number of a case, first to last. Whoever asks must have been let see the case.
    ///
    /// # Errors
    /// A row cannot be read.
    pub async fn of_case(&self, case: CaseId) -> Result<Vec<Look>, StoreError> {
        let rows = look::Entity::find()
            .filter(look::Column::CaseId.eq(case.0))
            .order_by_asc(look::Column::Id)
            .all(&self.store.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let corrupt = || StoreError::corrupt("looks", "what", row.id);
                let (what, whose) = row.what.split_once('/').unwrap_or((&row.what, "0"));
                let what = Masked::from_key(what).ok_or_else(corrupt)?;
                let whose = whose.parse().map_err(|_| corrupt())?;
                Ok(Look { at: row.at, officer: OfficerId(row.officer_id), what, whose })
            })
            .collect()
    }
}
