//! Issued papers: composed by the law, frozen with the event that issued them, and never changed afterwards.

use chrono::{DateTime, Utc};
use domain::documents::DocumentKind;
use domain::documents::block::Paper;
use domain::event::Event;
use domain::ids::{CaseId, DocumentId, OfficerId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::Store;
use crate::blobs::Digest;
use crate::entities::document;
use crate::error::StoreError;

/// Issued papers.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    pub(crate) store: &'a Store,
}

/// Whether a paper still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was issued.
    Issued,
    /// It was withdrawn; its number is never given again.
    Withdrawn,
}

impl State {
    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            State::Issued => "issued",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// An issued paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The record's number.
    pub id: DocumentId,
    /// The case it belongs to. Whether the reader may see that case is asked of `cases()`.
    pub case: CaseId,
    /// Which event of the case issued it, from 1.
    pub event_seq: u32,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its number, where its kind has one.
    pub number: Option<String>,
    /// Whether it still counts.
    pub state: State,
    /// The paper as issued.
    pub paper: Paper,
    /// SHA-256 of the frozen text.
    pub sha256: Digest,
    /// When.
    pub issued_at: DateTime<Utc>,
    /// By whom.
    pub issued_by: OfficerId,
    /// SHA-256 of the PDF, once it was typeset.
    pub pdf: Option<Digest>,
}

impl Documents<'_> {
    /// A paper by number, checked against its digest.
    ///
    /// # Errors
    /// `NotFound`; `Corrupt` where the text is no longer what was issued.
    pub async fn find(&self, id: DocumentId) -> Result<Issued, StoreError> {
        document::Entity::find_by_id(id.0).one(&self.store.db).await?.ok_or(StoreError::NotFound)?.try_into()
    }

    /// A case's papers in the order of issue.
    ///
    /// # Errors
    /// `Corrupt` where a text is no longer what was issued.
    pub async fn of_case(&self, case: CaseId) -> Result<Vec<Issued>, StoreError> {
        let rows = document::Entity::find()
            .filter(document::Column::CaseId.eq(case.0))
            .order_by_asc(document::Column::EventSeq)
            .order_by_asc(document::Column::Id)
            .all(&self.store.db)
            .await?;
        rows.into_iter().map(Issued::try_from).collect()
    }

    /// Notes the PDF of a paper, which lies with the bodies of files. The first one stays.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn keep_pdf(&self, id: DocumentId, pdf: &Digest) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        let row = document::Entity::find_by_id(id.0).one(&*write).await?.ok_or(StoreError::NotFound)?;
        if row.pdf_sha256.is_none() {
            let mut row = row.into_active_model();
            row.pdf_sha256 = Set(Some(pdf.to_string()));
            row.update(&*write).await?;
        }
        write.keep().await
    }
}

/// The papers that one event of a case issued.
pub(crate) async fn issued_with(
    db: &impl ConnectionTrait,
    case: CaseId,
    seq: u32,
) -> Result<Vec<DocumentId>, StoreError> {
    let rows = document::Entity::find()
        .filter(document::Column::CaseId.eq(case.0))
        .filter(document::Column::EventSeq.eq(i64::from(seq)))
        .order_by_asc(document::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| DocumentId(row.id)).collect())
}

/// Freezes a paper within the transaction of the event that issues it.
pub(crate) async fn freeze(
    db: &impl ConnectionTrait,
    case: CaseId,
    seq: u32,
    event: &Event,
    kind: DocumentKind,
    paper: &Paper,
) -> Result<DocumentId, StoreError> {
    let text =
        serde_json::to_string(paper).map_err(|_| StoreError::corrupt("documents", "paper", format!("{case}/{seq}")))?;
    let row = document::ActiveModel {
        case_id: Set(case.0),
        event_seq: Set(seq.into()),
        kind: Set(kind.key().to_owned()),
        number: Set(paper.number.clone()),
        state: Set(State::Issued.key().to_owned()),
        sha256: Set(Digest::of(text.as_bytes()).to_string()),
        paper: Set(text),
        issued_at: Set(event.at),
        issued_by: Set(event.by.0),
        pdf_sha256: Set(None),
        ..Default::default()
    };
    Ok(DocumentId(row.insert(db).await?.id))
}

impl TryFrom<document::Model> for Issued {
    type Error = StoreError;

    fn try_from(row: document::Model) -> Result<Issued, StoreError> {
        let corrupt = |column| StoreError::corrupt("documents", column, row.id);
        let sha256 = Digest::of(row.paper.as_bytes());
        if sha256.as_str() != row.sha256 {
            return Err(corrupt("sha256"));
        }
        let state = [State::Issued, State::Withdrawn].into_iter().find(|state| state.key() == row.state);
        Ok(Issued {
            id: DocumentId(row.id),
            case: CaseId(row.case_id),
            event_seq: u32::try_from(row.event_seq).map_err(|_| corrupt("event_seq"))?,
            state: state.ok_or_else(|| corrupt("state"))?,
            paper: serde_json::from_str(&row.paper).map_err(|_| corrupt("paper"))?,
            sha256,
            issued_at: row.issued_at,
            issued_by: OfficerId(row.issued_by),
            pdf: match &row.pdf_sha256 {
                Some(digest) => Some(digest.parse().map_err(|_| corrupt("pdf_sha256"))?),
                None => None,
            },
            kind: DocumentKind::from_key(&row.kind).ok_or_else(|| corrupt("kind"))?,
            number: row.number,
        })
    }
}
