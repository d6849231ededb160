//! Numbers of papers: one after another within kind and year, taken with what they number or not at all.

use chrono::{DateTime, Utc};
use domain::ids::CaseId;
use domain::numbers::{Number, Register};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::Store;
use crate::entities::{number, number_register};
use crate::error::StoreError;

/// Numbers of papers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    pub(crate) store: &'a Store,
}

/// A number in its register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number.
    pub number: Number,
    /// The case it was taken for; none for a paper without a case.
    pub case: Option<CaseId>,
    /// When.
    pub taken_at: DateTime<Utc>,
    /// When and why it was struck out; a struck number is never given again.
    pub void: Option<(DateTime<Utc>, String)>,
}

impl Numbers<'_> {
    /// Takes the next number in a transaction of its own, for papers that belong to no case.
    ///
    /// # Errors
    /// Of the database.
    pub async fn take(&self, register: Register, year: i32) -> Result<Number, StoreError> {
        let write = self.store.write().await?;
        let number = take(&*write, self.store, register, year, None).await?;
        write.keep().await?;
        Ok(number)
    }

    /// A year's numbers of one kind, from 1 on.
    ///
    /// # Errors
    /// Of the database.
    pub async fn list(&self, register: Register, year: i32) -> Result<Vec<Entry>, StoreError> {
        let rows = number::Entity::find()
            .filter(number::Column::Kind.eq(register.key()))
            .filter(number::Column::Year.eq(i64::from(year)))
            .order_by_asc(number::Column::N)
            .all(&self.store.db)
            .await?;
        rows.into_iter().map(|row| entry(register, year, row)).collect()
    }

    /// Strikes a number out, with the reason; it stays in the register.
    ///
    /// # Errors
    /// `NotFound`, also where it was struck out before.
    pub async fn void(&self, number: &Number, reason: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let row = number::Entity::find()
            .filter(number::Column::Kind.eq(number.register.key()))
            .filter(number::Column::Year.eq(i64::from(number.year)))
            .filter(number::Column::N.eq(i64::from(number.serial)))
            .filter(number::Column::VoidedAt.is_null())
            .one(&*write)
            .await?
            .ok_or(StoreError::NotFound)?;
        let mut row = row.into_active_model();
        row.voided_at = Set(Some(self.store.clock.now()));
        row.void_reason = Set(Some(reason.trim().to_owned()));
        row.update(&*write).await?;
        write.keep().await
    }
}

/// Takes the next number within a transaction: rolled back with it, so that no gap stays.
pub(crate) async fn take(
    db: &impl ConnectionTrait,
    store: &Store,
    register: Register,
    year: i32,
    case: Option<CaseId>,
) -> Result<Number, StoreError> {
    let first =
        number_register::ActiveModel { kind: Set(register.key().to_owned()), year: Set(i64::from(year)), next: Set(1) };
    number_register::Entity::insert(first)
        .on_conflict(
            OnConflict::columns([number_register::Column::Kind, number_register::Column::Year]).do_nothing().to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    // The lock keeps the next taker waiting until this transaction is kept or gone.
    let row = number_register::Entity::find_by_id((register.key().to_owned(), i64::from(year)))
        .lock(LockType::Update)
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    number_register::Entity::update_many()
        .col_expr(number_register::Column::Next, Expr::col(number_register::Column::Next).add(1))
        .filter(number_register::Column::Kind.eq(register.key()))
        .filter(number_register::Column::Year.eq(i64::from(year)))
        .exec(db)
        .await?;
    let serial = u32::try_from(row.next)
        .map_err(|_| StoreError::corrupt("number_registers", "next", format!("{} {year}", register.key())))?;
    let number = Number::new(register, year, serial, &store.bureau().number_pattern);
    let taken = number::ActiveModel {
        kind: Set(register.key().to_owned()),
        year: Set(i64::from(year)),
        n: Set(i64::from(serial)),
        text: Set(number.text.clone()),
        case_id: Set(case.map(|case| case.0)),
        taken_at: Set(store.clock.now()),
        voided_at: Set(None),
        void_reason: Set(None),
        ..Default::default()
    };
    taken.insert(db).await?;
    Ok(number)
}

fn entry(register: Register, year: i32, row: number::Model) -> Result<Entry, StoreError> {
    let serial = u32::try_from(row.n).map_err(|_| StoreError::corrupt("numbers", "n", row.id))?;
    Ok(Entry {
        number: Number { register, year, serial, text: row.text },
        case: row.case_id.map(CaseId),
        taken_at: row.taken_at,
        void: row.voided_at.map(|at| (at, row.void_reason.unwrap_or_default())),
    })
}
