//! Why the store could not do what was asked of it.

use domain::refusal::Refusal;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use crate::s3::S3Error;

/// What can go wrong between the law and the disk.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, or it is not for this person to see.
    #[error("没有找到，或无权查看")]
    NotFound,
    /// Somebody else was faster: the case is at `have`, the request was made for `want`.
    #[error("本案已被他人更新（现为第 {have} 版，您看到的是第 {want} 版），请刷新后再操作")]
    Conflict {
        /// The version that is stored.
        have: i64,
        /// The version that the request was made for.
        want: i64,
    },
    /// A piece of a file does not follow on what was received.
    #[error("文件应从第 {have} 字节续传，收到的片段从第 {want} 字节开始")]
    Offset {
        /// How many bytes are here.
        have: i64,
        /// Where the piece would begin.
        want: i64,
    },
    /// The law or the form refuses it.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The idempotency key was used before, for another request.
    #[error("这个幂等键已用于另一个请求，请换一个新键")]
    KeyReused,
    /// The database contradicts itself.
    #[error("数据库内容有误：{table}.{column}，编号 {id}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column that cannot be right.
        column: &'static str,
        /// Key of the row.
        id: String,
    },
    /// The database failed.
    #[error("数据库出错")]
    Database(#[from] DbErr),
    /// The place of file bodies failed.
    #[error("文件库出错")]
    Blob(#[from] object_store::Error),
    /// The S3-compatible place of file bodies cannot be relied on.
    #[error(transparent)]
    S3(#[from] S3Error),
    /// The folder of arriving files failed.
    #[error("文件读写出错")]
    File(#[from] std::io::Error),
}

impl StoreError {
    /// A row that cannot be what it is.
    pub(crate) fn corrupt(table: &'static str, column: &'static str, id: impl ToString) -> StoreError {
        StoreError::Corrupt { table, column, id: id.to_string() }
    }

    /// Whether a uniqueness rule of the database was broken.
    pub(crate) fn is_duplicate(&self) -> bool {
        match self {
            StoreError::Database(error) => matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))),
            StoreError::NotFound
            | StoreError::Conflict { .. }
            | StoreError::Offset { .. }
            | StoreError::Refused(_)
            | StoreError::KeyReused
            | StoreError::Corrupt { .. }
            | StoreError::Blob(_)
            | StoreError::S3(_)
            | StoreError::File(_) => false,
        }
    }

    /// Whether the database or the place of bodies does not answer just now: the same request may succeed later.
    pub fn is_away(&self) -> bool {
        match self {
            StoreError::Database(error) => is_away(error),
            StoreError::Blob(object_store::Error::Generic { store: "S3", .. }) => true,
            StoreError::NotFound
            | StoreError::Conflict { .. }
            | StoreError::Offset { .. }
            | StoreError::Refused(_)
            | StoreError::KeyReused
            | StoreError::Corrupt { .. }
            | StoreError::Blob(_)
            | StoreError::S3(_)
            | StoreError::File(_) => false,
        }
    }

    /// Turns a broken uniqueness rule into a polite refusal at a field.
    pub(crate) fn or_refuse(self, field: &str, why: &str) -> StoreError {
        if self.is_duplicate() { StoreError::Refused(Refusal::input(field, why)) } else { self }
    }
}

/// `PostgreSQL` was stopped, is starting, has no connection left (classes 08, 53 and 57P), or the line to it broke.
fn is_away(error: &DbErr) -> bool {
    let cause = match error {
        DbErr::ConnectionAcquire(_) => return true,
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => cause,
        _ => return false,
    };
    match cause.as_ref() {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => true,
        sqlx::Error::Database(told) => {
            told.code().is_some_and(|code| ["08", "53", "57P"].iter().any(|class| code.starts_with(class)))
        }
        _ => false,
    }
}
