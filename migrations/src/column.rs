//! The few kinds of column that the bureau's tables are made of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A number the database gives out.
pub(crate) fn id(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().auto_increment().primary_key().take()
}

/// The number of a row elsewhere.
pub(crate) fn link(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A whole number: a count, an amount in fen, a size in bytes.
pub(crate) fn number(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// Text that is only read.
pub(crate) fn text(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// Text that is compared, sorted or searched by its beginning.
///
/// `PostgreSQL` sorts by the rules of the server's language unless told otherwise; byte order is what
/// `SQLite` does, what makes prefix ranges use the index, and what makes both engines answer alike.
pub(crate) fn key(backend: DbBackend, name: impl IntoIden) -> ColumnDef {
    let mut column = text(name);
    if backend == DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

/// A claim that is true or not.
pub(crate) fn claim(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().default(false).take()
}

/// A calendar day in Beijing.
pub(crate) fn day(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

/// An instant.
pub(crate) fn instant(name: impl IntoIden) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// The same column, which may be empty.
pub(crate) fn maybe(column: ColumnDef) -> ColumnDef {
    let mut column = column;
    column.null().take()
}

/// A rule that a column names a row of another table.
pub(crate) fn refers<T, C, R>(table: T, column: C, to: R, to_column: impl IntoIden) -> ForeignKeyCreateStatement
where
    T: IntoTableRef,
    C: IntoIden,
    R: IntoTableRef,
{
    ForeignKey::create().from(table, column).to(to, to_column).on_delete(ForeignKeyAction::Restrict).take()
}

/// An index over columns in this order.
pub(crate) fn index<T, I>(name: &str, table: T, columns: I) -> IndexCreateStatement
where
    T: IntoTableRef,
    I: IntoIterator,
    I::Item: IntoIden,
{
    let mut index = Index::create().name(name).table(table).take();
    for column in columns {
        index.col(column.into_iden());
    }
    index
}
