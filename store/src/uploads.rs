//! Files that arrive piece by piece, so that a broken connection costs one piece and not the film.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::ids::{CaseId, OfficerId};
use domain::refusal::Refusal;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::io::{AsyncSeekExt, AsyncWriteExt, SeekFrom};
use tokio::sync::Mutex;

use crate::Store;
use crate::blobs::Digest;
use crate::content::{self, Content};
use crate::entities::upload;
use crate::error::StoreError;
use crate::picture::{self, Picture};

/// Largest file, in bytes.
pub const FILE_LIMIT: i64 = 500 * 1024 * 1024;
/// Most files one person may have under way.
pub const OPEN_LIMIT: u64 = 20;
/// Longest file name, in characters.
pub const NAME_LIMIT: usize = 200;

/// Files arriving piece by piece.
#[derive(Clone, Copy, Debug)]
pub struct Uploads<'a> {
    pub(crate) store: &'a Store,
}

/// A file under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The record's number.
    pub id: i64,
    /// The case it is meant for.
    pub case: CaseId,
    /// The file's name.
    pub name: String,
    /// Bytes it will have.
    pub size: i64,
    /// Bytes received, where the next piece begins.
    pub received: i64,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

/// A file that has arrived whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The case it is meant for.
    pub case: CaseId,
    /// The file's name as it came.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its body, which is now kept.
    pub digest: Digest,
    /// What kind of file it is, told by its content.
    pub content: Content,
    /// When and where it was taken, by its own word.
    pub picture: Picture,
}

/// The folder of pieces, and who writes to which file.
#[derive(Debug)]
pub(crate) struct Pieces {
    folder: PathBuf,
    turns: Vec<Mutex<()>>,
}

impl Pieces {
    pub(crate) fn in_folder(folder: &Path) -> Result<Pieces, StoreError> {
        std::fs::create_dir_all(folder)?;
        Ok(Pieces { folder: folder.to_owned(), turns: (0..32).map(|_| Mutex::new(())).collect() })
    }

    fn path(&self, id: i64) -> PathBuf {
        self.folder.join(format!("{id}.piece"))
    }

    fn turn(&self, id: i64) -> &Mutex<()> {
        let count = self.turns.len() as u64;
        &self.turns[usize::try_from(id.unsigned_abs() % count).unwrap_or_default()]
    }

    async fn remove(&self, id: i64) -> Result<(), StoreError> {
        match tokio::fs::remove_file(self.path(id)).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

impl Uploads<'_> {
    /// Begins a file. Whether the officer may add to the case is for the caller to have asked.
    ///
    /// # Errors
    /// The name or size cannot be right, or too many files are under way.
    pub async fn begin(&self, case: CaseId, officer: OfficerId, name: &str, size: i64) -> Result<Upload, StoreError> {
        let name = bare_name(name)?;
        if size < 1 {
            return Err(Refusal::input("file", "文件是空的").into());
        }
        if size > FILE_LIMIT {
            return Err(Refusal::input("file", "文件超过 500 MB，不能接收").into());
        }
        let write = self.store.write().await?;
        let open = upload::Entity::find().filter(upload::Column::OfficerId.eq(officer.0)).count(&*write).await?;
        if open >= OPEN_LIMIT {
            let why = format!("您有 {open} 个文件还在上传，最多 {OPEN_LIMIT} 个。请先完成或取消");
            return Err(Refusal::input("file", why).into());
        }
        let row = upload::ActiveModel {
            case_id: Set(case.0),
            officer_id: Set(officer.0),
            name: Set(name),
            size: Set(size),
            received: Set(0),
            created_at: Set(self.store.clock.now()),
            ..Default::default()
        };
        let row = row.insert(&*write).await?;
        write.keep().await?;
        Ok(row.into())
    }

    /// How far a file has come; only for whoever began it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn find(&self, id: i64, officer: OfficerId) -> Result<Upload, StoreError> {
        let row =
            upload::Entity::find_by_id(id).filter(upload::Column::OfficerId.eq(officer.0)).one(&self.store.db).await?;
        Ok(row.ok_or(StoreError::NotFound)?.into())
    }

    /// Adds the next piece.
    ///
    /// # Errors
    /// `NotFound`; `Offset` where the piece does not follow on what is here; the file would grow beyond its size.
    pub async fn append(&self, id: i64, officer: OfficerId, offset: i64, piece: &Bytes) -> Result<Upload, StoreError> {
        let pieces = &self.store.pieces;
        let _turn = pieces.turn(id).lock().await;
        let upload = self.find(id, officer).await?;
        if upload.received != offset {
            return Err(StoreError::Offset { have: upload.received, want: offset });
        }
        let length = i64::try_from(piece.len()).unwrap_or(i64::MAX);
        let received = offset.saturating_add(length);
        if received > upload.size {
            return Err(Refusal::input("file", "收到的内容超过文件声明的大小").into());
        }
        let mut file =
            tokio::fs::OpenOptions::new().create(true).write(true).truncate(false).open(pieces.path(id)).await?;
        file.seek(SeekFrom::Start(offset.unsigned_abs())).await?;
        file.write_all(piece).await?;
        file.sync_data().await?;
        let write = self.store.write().await?;
        let changed = upload::Entity::update_many()
            .col_expr(upload::Column::Received, Expr::col(upload::Column::Received).add(length))
            .filter(upload::Column::Id.eq(id))
            .filter(upload::Column::Received.eq(offset))
            .exec(&*write)
            .await?;
        if changed.rows_affected != 1 {
            return Err(StoreError::NotFound);
        }
        write.keep().await?;
        Ok(Upload { received, ..upload })
    }

    /// Takes a whole file in: tells its kind, keeps its body under its SHA-256, and ends the upload.
    /// A file that is refused is gone, too: it would be refused again.
    ///
    /// # Errors
    /// `NotFound`; `Offset` where pieces are missing; a kind of file that is not taken in.
    pub async fn finish(&self, id: i64, officer: OfficerId) -> Result<Arrived, StoreError> {
        let pieces = &self.store.pieces;
        let _turn = pieces.turn(id).lock().await;
        let upload = self.find(id, officer).await?;
        if upload.received != upload.size {
            return Err(StoreError::Offset { have: upload.received, want: upload.size });
        }
        let path = pieces.path(id);
        let looked = {
            let (path, name) = (path.clone(), upload.name.clone());
            tokio::task::spawn_blocking(move || look(&path, &name)).await.map_err(std::io::Error::other)?
        };
        let (content, picture) = match looked {
            Ok(seen) => seen,
            Err(error @ StoreError::Refused(_)) => {
                self.forget(id).await?;
                return Err(error);
            }
            Err(error) => return Err(error),
        };
        let digest = self.store.blobs.put_file(&path).await?;
        self.forget(id).await?;
        Ok(Arrived { case: upload.case, name: upload.name, size: upload.size, digest, content, picture })
    }

    /// Gives a file up.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn abandon(&self, id: i64, officer: OfficerId) -> Result<(), StoreError> {
        let _turn = self.store.pieces.turn(id).lock().await;
        self.find(id, officer).await?;
        self.forget(id).await
    }

    /// Gives up every file begun before an instant, and tells how many.
    ///
    /// # Errors
    /// The database or the folder failed.
    pub async fn abandon_before(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        let old = upload::Entity::find().filter(upload::Column::CreatedAt.lt(before)).all(&self.store.db).await?;
        for row in &old {
            let _turn = self.store.pieces.turn(row.id).lock().await;
            self.forget(row.id).await?;
        }
        Ok(old.len())
    }

    async fn forget(&self, id: i64) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        upload::Entity::delete_by_id(id).exec(&*write).await?;
        write.keep().await?;
        self.store.pieces.remove(id).await
    }
}

impl From<upload::Model> for Upload {
    fn from(row: upload::Model) -> Upload {
        Upload {
            id: row.id,
            case: CaseId(row.case_id),
            name: row.name,
            size: row.size,
            received: row.received,
            created_at: row.created_at,
        }
    }
}

pub(crate) fn look(path: &Path, name: &str) -> Result<(Content, Picture), StoreError> {
    let content = content::of_file(path, name)?;
    let picture = if content.is_picture() {
        picture::read(&mut std::io::BufReader::new(std::fs::File::open(path)?))
    } else {
        Picture::default()
    };
    Ok((content, picture))
}

/// The file's own name: browsers on some systems send the whole path.
pub(crate) fn bare_name(name: &str) -> Result<String, Refusal> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if name.is_empty() || name.chars().count() > NAME_LIMIT || name.chars().any(char::is_control) {
        return Err(Refusal::input("file", format!("文件名不能为空，最多 {NAME_LIMIT} 个字符")));
    }
    Ok(name.to_owned())
}
