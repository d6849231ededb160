//! The body of an exhibit, as it was received: always as a file to keep, never as something a browser runs.

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::ids::{CaseId, ExhibitId};
use store::{Digest, StoreError};

use super::attachment;
use super::body::Named;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

#[utoipa::path(
    get, path = "/cases/{id}/evidence/{exhibit}", tag = "证据", summary = "取一份证据的原件", operation_id = "read_exhibit",
    description = "内容类型由文件内容判断，作为附件下载；X-Content-SHA256 是收到时的摘要。",
    params(("id" = i64, Path, description = "案件编号"), ("exhibit" = i64, Path, description = "证据的记录编号")),
    responses((status = 200, description = "原件", body = Vec<u8>, content_type = "application/octet-stream"))
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named((id, exhibit)): Named<(CaseId, ExhibitId)>,
) -> Result<Response, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let exhibit = case.exhibits.into_iter().find(|kept| kept.id == exhibit).ok_or(StoreError::NotFound)?;
    let digest: Digest = exhibit.sha256.parse().map_err(|_| StoreError::NotFound)?;
    let (size, pieces) = app.store.blobs().stream(&digest).await?;
    let headers = [
        (header::CONTENT_TYPE, exhibit.mime),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&exhibit.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::HeaderName::from_static("x-content-sha256"), exhibit.sha256),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
