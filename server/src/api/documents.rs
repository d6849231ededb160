//! The papers of a case, as they were issued.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::documents::DocumentKind;
use domain::ids::{CaseId, DocumentId, OfficerId};
use serde::Serialize;
use store::documents::{Issued, State as Standing};
use utoipa::ToSchema;

use super::body::Named;
use super::described::BASE;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// The papers of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Documents {
    /// In the order of issue.
    items: Vec<DocumentLine>,
}

/// An issued paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentLine {
    /// The record's number.
    id: DocumentId,
    /// Its kind.
    kind: DocumentKind,
    /// Its name: 行政处罚决定书.
    title: String,
    /// Its number; a receipt of service has none.
    number: Option<String>,
    /// Whether it was withdrawn; its number is never given again.
    withdrawn: bool,
    /// Which event of the case issued it.
    event_seq: u32,
    /// When.
    issued_at: DateTime<Utc>,
    /// By whom.
    issued_by: OfficerId,
    /// SHA-256 of the frozen text, from which every print is made.
    sha256: String,
    /// Address of the PDF.
    pdf: String,
}

impl From<Issued> for DocumentLine {
    fn from(issued: Issued) -> DocumentLine {
        DocumentLine {
            id: issued.id,
            kind: issued.kind,
            title: issued.kind.label().to_owned(),
            number: issued.number,
            withdrawn: issued.state == Standing::Withdrawn,
            event_seq: issued.event_seq,
            issued_at: issued.issued_at,
            issued_by: issued.issued_by,
            sha256: issued.sha256.to_string(),
            pdf: format!("{BASE}/documents/{}.pdf", issued.id),
        }
    }
}

#[utoipa::path(
    get, path = "/cases/{id}/documents", tag = "文书", summary = "案件的文书", operation_id = "list_documents",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "按制作先后排列", body = Documents))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Documents>, Problem> {
    app.store.cases().find(id, &officer).await?;
    let issued = app.store.documents().of_case(id).await?;
    Ok(axum::Json(Documents { items: issued.into_iter().map(DocumentLine::from).collect() }))
}
