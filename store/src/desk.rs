//! What lies on an officer's desk: forms not sent yet, and answers already given to a request.

use chrono::{DateTime, Utc};
use domain::ids::OfficerId;
use domain::refusal::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::Store;
use crate::entities::{draft, idempotency};
use crate::error::StoreError;
use crate::search::begins_with;

/// Largest draft, in bytes: a form with every box full has a tenth of it.
pub const DRAFT_LIMIT: usize = 256 * 1024;
/// Longest idempotency key, in bytes.
pub const KEY_LIMIT: usize = 200;

/// Forms not sent yet.
#[derive(Clone, Copy, Debug)]
pub struct Drafts<'a> {
    pub(crate) store: &'a Store,
}

/// A form as it was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, as the form wrote it.
    pub body: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

impl Drafts<'_> {
    /// Keeps what was typed into a form, in place of what was kept before.
    ///
    /// # Errors
    /// It is too large.
    pub async fn save(&self, officer: OfficerId, form: &str, body: &str) -> Result<Draft, StoreError> {
        if body.len() > DRAFT_LIMIT {
            return Err(Refusal::input("body", "草稿超过 256 KB，没有保存").into());
        }
        let write = self.store.write().await?;
        let saved_at = self.store.clock.now();
        let row = draft::ActiveModel {
            officer_id: Set(officer.0),
            form: Set(form.to_owned()),
            body: Set(body.to_owned()),
            saved_at: Set(saved_at),
        };
        draft::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([draft::Column::OfficerId, draft::Column::Form])
                    .update_columns([draft::Column::Body, draft::Column::SavedAt])
                    .to_owned(),
            )
            .exec_without_returning(&*write)
            .await?;
        write.keep().await?;
        Ok(Draft { body: body.to_owned(), saved_at })
    }

    /// What was kept of a form.
    ///
    /// # Errors
    /// Of the database.
    pub async fn find(&self, officer: OfficerId, form: &str) -> Result<Option<Draft>, StoreError> {
        let row = draft::Entity::find_by_id((officer.0, form.to_owned())).one(&self.store.db).await?;
        Ok(row.map(|row| Draft { body: row.body, saved_at: row.saved_at }))
    }

    /// An officer's drafts whose name begins with a text, the newest first; at most `limit` of them.
    ///
    /// # Errors
    /// Of the database.
    pub async fn list(&self, officer: OfficerId, prefix: &str, limit: u64) -> Result<Vec<(String, Draft)>, StoreError> {
        let rows = draft::Entity::find()
            .filter(draft::Column::OfficerId.eq(officer.0))
            .filter(begins_with(draft::Column::Form, prefix))
            .order_by_desc(draft::Column::SavedAt)
            .limit(limit)
            .all(&self.store.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.form, Draft { body: row.body, saved_at: row.saved_at })).collect())
    }

    /// Throws a draft away, after the form was sent.
    ///
    /// # Errors
    /// Of the database.
    pub async fn discard(&self, officer: OfficerId, form: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        draft::Entity::delete_by_id((officer.0, form.to_owned())).exec(&*write).await?;
        write.keep().await
    }
}

/// Answers already given to a request.
#[derive(Clone, Copy, Debug)]
pub struct Idempotency<'a> {
    pub(crate) store: &'a Store,
}

/// A request that may be sent twice: its key, and a digest of everything it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Chosen by the caller, 1 to 200 bytes; each officer has keys of their own.
    pub key: String,
    /// Digest of the request; the same key with another digest is refused.
    pub hash: String,
}

/// An answer already given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Body.
    pub body: String,
}

impl Idempotency<'_> {
    /// The answer already given to this request, if there is one.
    ///
    /// # Errors
    /// `KeyReused` where the key was used for another request.
    pub async fn find(&self, officer: OfficerId, request: &Request) -> Result<Option<Answer>, StoreError> {
        answered(&self.store.db, officer, request).await
    }

    /// Keeps the answer to a request.
    ///
    /// # Errors
    /// `KeyReused` where the key is taken.
    pub async fn keep(&self, officer: OfficerId, request: &Request, answer: &Answer) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        keep(&*write, officer, request, answer, self.store.clock.now()).await?;
        write.keep().await
    }

    /// Forgets answers older than an instant.
    ///
    /// # Errors
    /// Of the database.
    pub async fn forget_before(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let write = self.store.write().await?;
        let gone = idempotency::Entity::delete_many().filter(idempotency::Column::At.lt(before)).exec(&*write).await?;
        write.keep().await?;
        Ok(gone.rows_affected)
    }
}

pub(crate) async fn answered(
    db: &impl ConnectionTrait,
    officer: OfficerId,
    request: &Request,
) -> Result<Option<Answer>, StoreError> {
    let Some(row) = idempotency::Entity::find_by_id((request.key.clone(), officer.0)).one(db).await? else {
        return Ok(None);
    };
    if row.request_hash != request.hash {
        return Err(StoreError::KeyReused);
    }
    let status = u16::try_from(row.status).map_err(|_| StoreError::corrupt("idempotency", "status", &request.key))?;
    Ok(Some(Answer { status, body: row.body }))
}

pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    officer: OfficerId,
    request: &Request,
    answer: &Answer,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if request.key.is_empty() || request.key.len() > KEY_LIMIT {
        return Err(Refusal::input("idempotency_key", "幂等键为 1 至 200 个字节").into());
    }
    let row = idempotency::ActiveModel {
        key: Set(request.key.clone()),
        officer_id: Set(officer.0),
        request_hash: Set(request.hash.clone()),
        status: Set(answer.status.into()),
        body: Set(answer.body.clone()),
        at: Set(at),
    };
    match row.insert(db).await.map_err(StoreError::from) {
        Err(error) if error.is_duplicate() => Err(StoreError::KeyReused),
        Err(error) => Err(error),
        Ok(_) => Ok(()),
    }
}
