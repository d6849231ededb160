//! Papers as PDF: an issued one is typeset once and kept, a draft is typeset as it stands and marked as one.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::documents::block::Paper;
use domain::documents::{DocumentKind, draft};
use domain::ids::{CaseId, DocumentId};
use domain::officer::Officer;
use store::documents::Issued;

use super::attachment;
use super::body::Named;
use crate::incident;
use crate::pdf::{Identity, PdfError};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

#[utoipa::path(
    get, path = "/documents/{id}.pdf", tag = "文书", summary = "一份文书的 PDF", operation_id = "read_document",
    description = "文书制作后不再改动，每次取得的文件相同。",
    params(("id" = i64, Path, description = "文书编号")),
    responses((status = 200, description = "PDF", body = Vec<u8>, content_type = "application/pdf"))
)]
pub async fn issued(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(file): Named<String>,
) -> Result<Response, Problem> {
    let id: DocumentId = before(&file, ".pdf")?.parse().map_err(|_| Problem::not_found())?;
    let (issued, body) = issued_pdf(&app, id, &officer).await?;
    let name = format!("{}{}.pdf", issued.kind.label(), issued.number.as_deref().unwrap_or_default());
    Ok(sent(&name, body))
}

#[utoipa::path(
    get, path = "/cases/{id}/drafts/{kind}.pdf", tag = "文书", summary = "文书草稿的 PDF", operation_id = "read_draft",
    description = "按案件现状排出，没有文号，每页标明草稿。",
    params(("id" = i64, Path, description = "案件编号"), ("kind" = DocumentKind, Path, description = "文书种类")),
    responses(
        (status = 200, description = "PDF", body = Vec<u8>, content_type = "application/pdf"),
        (status = 422, description = "还缺少内容，排不出草稿", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn preview(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named((id, file)): Named<(CaseId, String)>,
) -> Result<Response, Problem> {
    let kind = DocumentKind::from_key(before(&file, ".pdf")?).ok_or_else(Problem::not_found)?;
    let case = app.store.cases().find(id, &officer).await?;
    let now = app.desk().now().await?;
    let paper = draft(kind, &case, &now)?;
    let body = typeset(&app, paper, format!("draft-{id}-{}-{}", kind.key(), case.version), now.at).await?;
    Ok(sent(&format!("{}（草稿）.pdf", kind.label()), body))
}

/// The PDF of an issued paper: as it was kept, or typeset now for the first time.
///
/// # Errors
/// The paper's case is not this officer's to see; a character has no face.
pub async fn issued_pdf(app: &AppState, id: DocumentId, officer: &Officer) -> Result<(Issued, Bytes), Problem> {
    let issued = app.store.documents().find(id).await?;
    app.store.cases().find(issued.case, officer).await?;
    if let Some(kept) = &issued.pdf {
        let body = app.store.blobs().get(kept).await?;
        return Ok((issued, body));
    }
    let body = typeset(app, issued.paper.clone(), issued.sha256.to_string(), issued.issued_at).await?;
    let digest = app.store.blobs().put(body.clone()).await?;
    app.store.documents().keep_pdf(id, &digest).await?;
    Ok((issued, body))
}

async fn typeset(app: &AppState, paper: Paper, id: String, made_at: DateTime<Utc>) -> Result<Bytes, Problem> {
    let app = app.clone();
    let identity = Identity { id, made_at: made_at.timestamp() };
    let typeset = tokio::task::spawn_blocking(move || {
        let typesetter = app.typesetter().map_err(|error| Problem::unexpected(&incident::causes(&error)))?;
        typesetter.render(&paper, &identity).map_err(|error| not_typeset(&error))
    });
    let body = typeset.await.map_err(|error| Problem::unexpected(&error))??;
    Ok(body.into())
}

fn not_typeset(error: &PdfError) -> Problem {
    match error {
        PdfError::NoGlyph { .. } => {
            let detail = format!("{error}。");
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no_glyph", "有字不能打印", detail)
        }
        _ => Problem::unexpected(&incident::causes(error)),
    }
}

fn sent(name: &str, body: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// A file's name without its ending.
fn before<'a>(file: &'a str, ending: &str) -> Result<&'a str, Problem> {
    file.strip_suffix(ending).ok_or_else(Problem::not_found)
}
