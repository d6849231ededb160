//! Files received before their case exists: they hang on a draft until the case takes them in, or the officer does without.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::evidence::EvidenceKind;
use domain::ids::{CaseId, OfficerId};
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::Store;
use crate::entities::{draft_file, exhibit};
use crate::error::StoreError;
use crate::uploads::{bare_name, look};

/// Most files that may hang on one draft.
pub const FILES_LIMIT: u64 = 20;

/// Files that wait for their case.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a> {
    pub(crate) store: &'a Store,
}

/// A file that waits for its case; it was received whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingFile {
    /// The record's number.
    pub id: i64,
    /// The file's name as it came.
    pub name: String,
    /// Its type, told by its content.
    pub mime: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its body, taken on arrival.
    pub sha256: String,
    /// Which kind of evidence it is.
    pub kind: EvidenceKind,
    /// What it proves.
    pub proves: String,
    /// When the server had it whole.
    pub received_at: DateTime<Utc>,
}

impl Waiting<'_> {
    /// Takes in a file that lies whole at `path`, for the draft of a form. The file at `path` is moved away.
    ///
    /// # Errors
    /// A name, kind of file or number of files that is not taken in; the same file twice.
    pub async fn receive(
        &self,
        officer: OfficerId,
        form: &str,
        name: &str,
        path: &Path,
        kind: EvidenceKind,
        proves: &str,
    ) -> Result<WaitingFile, StoreError> {
        let proves = domain::dossier::required_text("proves", "证明内容", proves, 500)?;
        let name = bare_name(name)?;
        let size = i64::try_from(tokio::fs::metadata(path).await?.len()).unwrap_or(i64::MAX);
        if size < 1 {
            return Err(Refusal::input("file", "文件是空的").into());
        }
        let (content, picture) = {
            let (path, name) = (path.to_owned(), name.clone());
            tokio::task::spawn_blocking(move || look(&path, &name)).await.map_err(std::io::Error::other)??
        };
        let digest = self.store.blobs.put_file(path).await?;
        let write = self.store.write().await?;
        let mine = draft_file::Entity::find()
            .filter(draft_file::Column::OfficerId.eq(officer.0))
            .filter(draft_file::Column::Form.eq(form));
        if mine.clone().count(&*write).await? >= FILES_LIMIT {
            let why = format!("草稿上最多挂 {FILES_LIMIT} 个文件，其余的登记后到案卷里传");
            return Err(Refusal::input("file", why).into());
        }
        if let Some(same) = mine.filter(draft_file::Column::Sha256.eq(digest.as_str())).one(&*write).await? {
            return Err(Refusal::input("file", format!("与“{}”是同一份文件", same.name)).into());
        }
        let row = draft_file::ActiveModel {
            officer_id: Set(officer.0),
            form: Set(form.to_owned()),
            name: Set(name),
            mime: Set(content.mime.to_owned()),
            size: Set(size),
            sha256: Set(digest.to_string()),
            kind: Set(kind.key().to_owned()),
            proves: Set(proves),
            taken_at: Set(picture.taken_at),
            latitude_e6: Set(picture.position.map(|place| place.latitude_e6.into())),
            longitude_e6: Set(picture.position.map(|place| place.longitude_e6.into())),
            received_at: Set(self.store.clock.now()),
            ..Default::default()
        };
        let row = row.insert(&*write).await?;
        write.keep().await?;
        row.try_into()
    }

    /// What hangs on an officer's draft, in order of receipt.
    ///
    /// # Errors
    /// A stored file cannot be read.
    pub async fn of(&self, officer: OfficerId, form: &str) -> Result<Vec<WaitingFile>, StoreError> {
        rows(&self.store.db, officer, form).await?.into_iter().map(WaitingFile::try_from).collect()
    }

    /// Takes one off the draft; nothing happens where it is not there, or not theirs.
    ///
    /// # Errors
    /// Of the database.
    pub async fn remove(&self, officer: OfficerId, id: i64) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        draft_file::Entity::delete_many()
            .filter(draft_file::Column::Id.eq(id))
            .filter(draft_file::Column::OfficerId.eq(officer.0))
            .exec(&*write)
            .await?;
        write.keep().await
    }

    /// Takes all of them off the draft.
    ///
    /// # Errors
    /// Of the database.
    pub async fn discard(&self, officer: OfficerId, form: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        forget(&*write, officer, form).await?;
        write.keep().await
    }
}

async fn rows(db: &impl ConnectionTrait, officer: OfficerId, form: &str) -> Result<Vec<draft_file::Model>, StoreError> {
    let mine = draft_file::Entity::find()
        .filter(draft_file::Column::OfficerId.eq(officer.0))
        .filter(draft_file::Column::Form.eq(form));
    Ok(mine.order_by_asc(draft_file::Column::Id).all(db).await?)
}

async fn forget(db: &impl ConnectionTrait, officer: OfficerId, form: &str) -> Result<(), StoreError> {
    draft_file::Entity::delete_many()
        .filter(draft_file::Column::OfficerId.eq(officer.0))
        .filter(draft_file::Column::Form.eq(form))
        .exec(db)
        .await?;
    Ok(())
}

/// Hands the files over to a case that was just opened; each becomes an exhibit, received when it was received.
pub(crate) async fn hand_over(
    db: &impl ConnectionTrait,
    officer: OfficerId,
    form: &str,
    case: CaseId,
) -> Result<Vec<domain::evidence::Exhibit>, StoreError> {
    let mut exhibits = Vec::new();
    for file in rows(db, officer, form).await? {
        let row = exhibit::ActiveModel {
            case_id: Set(case.0),
            name: Set(file.name),
            mime: Set(file.mime),
            size: Set(file.size),
            sha256: Set(file.sha256),
            kind: Set(file.kind),
            proves: Set(file.proves),
            taken_at: Set(file.taken_at),
            latitude_e6: Set(file.latitude_e6),
            longitude_e6: Set(file.longitude_e6),
            received_at: Set(file.received_at),
            officer_id: Set(officer.0),
            ..Default::default()
        };
        exhibits.push(row.insert(db).await?.try_into()?);
    }
    forget(db, officer, form).await?;
    Ok(exhibits)
}

impl TryFrom<draft_file::Model> for WaitingFile {
    type Error = StoreError;

    fn try_from(row: draft_file::Model) -> Result<WaitingFile, StoreError> {
        let kind = EvidenceKind::ALL.into_iter().find(|kind| kind.key() == row.kind);
        Ok(WaitingFile {
            kind: kind.ok_or_else(|| StoreError::corrupt("draft_files", "kind", row.id))?,
            id: row.id,
            name: row.name,
            mime: row.mime,
            size: row.size,
            sha256: row.sha256,
            proves: row.proves,
            received_at: row.received_at,
        })
    }
}
