//! The body of an exhibit, as it was received: always as a file to keep, never as something a browser runs.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::{CaseId, ExhibitId};
use store::{Digest, StoreError};

use super::attachment;
use super::body::Named;
use super::range::{Part, asked};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// The SHA-256 of the whole body, in the head of its answers. What bears it is never packed: it is sent as it came.
pub const DIGEST: &str = "x-content-sha256";

#[utoipa::path(
    get, path = "/cases/{id}/evidence/{exhibit}", tag = "证据", summary = "取一份证据的原件", operation_id = "read_exhibit",
    description = "内容类型由文件内容判断，作为附件下载；X-Content-SHA256 是收到时的摘要。可用 Range 只取一段（断点续传）。",
    params(
        ("id" = i64, Path, description = "案件编号"),
        ("exhibit" = i64, Path, description = "证据的记录编号"),
        ("Range" = Option<String>, Header, description = "只取一段，一次一段", example = "bytes=1048576-"),
        ("If-Range" = Option<String>, Header, description = "上次答复的 ETag：文件仍是那一份才取一段，否则取全部")
    ),
    responses(
        (status = 200, description = "原件", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 206, description = "原件的一段，位置见 Content-Range", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 416, description = "原件没有这一段", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named((id, exhibit)): Named<(CaseId, ExhibitId)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let exhibit = case.exhibits.into_iter().find(|kept| kept.id == exhibit).ok_or(StoreError::NotFound)?;
    let digest: Digest = exhibit.sha256.parse().map_err(|_| StoreError::NotFound)?;
    let (blobs, tag) = (app.store.blobs(), format!("\"{digest}\""));
    // Only a request for a part has to know beforehand how large the whole is.
    let part = match headers.contains_key(header::RANGE) {
        true => asked(&headers, blobs.size(&digest).await?, &tag),
        false => Part::Whole,
    };
    let (status, length, place, body) = match part {
        Part::Whole => {
            let (size, pieces) = blobs.stream(&digest).await?;
            (StatusCode::OK, size, None, Body::from_stream(pieces))
        }
        Part::Bytes(range) => {
            let (size, pieces) = blobs.part(&digest, range.clone()).await?;
            let place = format!("bytes {}-{}/{size}", range.start, range.end.saturating_sub(1));
            (StatusCode::PARTIAL_CONTENT, range.end - range.start, Some(place), Body::from_stream(pieces))
        }
        Part::Beyond => return Ok(beyond(blobs.size(&digest).await?)),
    };
    let known = [
        (header::CONTENT_TYPE, exhibit.mime),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&exhibit.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::ETAG, tag),
        (HeaderName::from_static(DIGEST), exhibit.sha256),
    ];
    let mut response = (status, known, body).into_response();
    if let Some(place) = place.and_then(|place| HeaderValue::try_from(place).ok()) {
        response.headers_mut().insert(header::CONTENT_RANGE, place);
    }
    Ok(response)
}

fn beyond(size: u64) -> Response {
    let detail = format!("文件共 {size} 字节，没有请求的这一段。");
    let problem = Problem::new(StatusCode::RANGE_NOT_SATISFIABLE, "range", "没有这一段", detail).at("Range");
    ([(header::CONTENT_RANGE, format!("bytes */{size}"))], problem).into_response()
}
