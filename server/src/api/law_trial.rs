//! What a proposed change of the settings rests on and what it would do, for other systems.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::CaseId;
use domain::law::proposal::{ATTACHMENT_LIMIT, Attachment};
use domain::law::trial::Difference;
use domain::stage::StageKind;
use serde::{Deserialize, Serialize};
use store::law::{Effect, Tried};
use store::{Digest, StoreError};
use utoipa::ToSchema;

use super::attachment;
use super::body::{Asked, Named, whole};
use super::law::reads;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// What a change would do, were it confirmed now; nothing of it is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeEffect {
    /// Open cases it reaches.
    touched: u64,
    /// The last of them, at most 20, the newest first.
    tried: Vec<TriedCase>,
}

/// A case on which the change was tried.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedCase {
    /// Its record number.
    case: CaseId,
    /// What it is called.
    called: String,
    /// Its violation.
    violation_name: String,
    /// Where it stands.
    stage: StageKind,
    /// What would change; empty where nothing does.
    differences: Vec<Difference>,
}

impl From<Effect> for ChangeEffect {
    fn from(effect: Effect) -> ChangeEffect {
        ChangeEffect { touched: effect.touched, tried: effect.tried.into_iter().map(TriedCase::from).collect() }
    }
}

impl From<Tried> for TriedCase {
    fn from(tried: Tried) -> TriedCase {
        let Tried { case, called, violation, stage, differences } = tried;
        TriedCase { case, called, violation_name: violation, stage, differences }
    }
}

/// The name of a document that is sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileName {
    name: String,
}

#[utoipa::path(
    get, path = "/law/changes/{id}/effect", tag = "管理", summary = "试算一项变更", operation_id = "try_change",
    description = "涉及多少在办案件，最近 20 件的期限和幅度会怎样变。只是试算，什么都不存。",
    params(("id" = i64, Path, description = "变更编号")),
    responses(
        (status = 200, description = "试算结果", body = ChangeEffect),
        (status = 422, description = "这项变更现在不能核准", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn effect(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
) -> Result<axum::Json<ChangeEffect>, Problem> {
    reads(&officer)?;
    let changes = app.store.law_changes();
    Ok(axum::Json(changes.effect(&changes.find(id).await?).await?.into()))
}

#[utoipa::path(
    post, path = "/law/changes/{id}/attachments", tag = "管理", summary = "添加变更所依据的文件", operation_id = "attach_to_change",
    description = "请求内容是文件本身，PDF 或者图片，按内容判断，最大 20 MB。由提出人在核准以前添加。",
    params(
        ("id" = i64, Path, description = "变更编号"),
        ("name" = String, Query, description = "文件名，带扩展名")
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "已收妥", body = Attachment),
        (status = 413, description = "超过 20 MB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "文件不能接收，或者不由本人添加", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn attach(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
    Asked(file): Asked<FileName>,
    request: Request,
) -> Result<(StatusCode, axum::Json<Attachment>), Problem> {
    reads(&officer)?;
    let (parts, body) = request.into_parts();
    let body = whole(&parts.headers, body, ATTACHMENT_LIMIT).await?;
    let kept = app.store.law_changes().attach(id, &file.name, body, &officer).await?;
    Ok((StatusCode::CREATED, axum::Json(kept)))
}

#[utoipa::path(
    get, path = "/law/changes/{id}/attachments/{attachment}", tag = "管理", summary = "取变更所依据的文件", operation_id = "read_change_attachment",
    description = "内容类型由文件内容判断，作为附件下载；X-Content-SHA256 是收到时的摘要。",
    params(
        ("id" = i64, Path, description = "变更编号"),
        ("attachment" = i64, Path, description = "附件编号")
    ),
    responses((status = 200, description = "原件", body = Vec<u8>, content_type = "application/octet-stream"))
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named((id, wanted)): Named<(i64, i64)>,
) -> Result<Response, Problem> {
    reads(&officer)?;
    let proposal = app.store.law_changes().find(id).await?;
    let kept = proposal.attachments.into_iter().find(|one| one.id == wanted).ok_or(StoreError::NotFound)?;
    let digest: Digest = kept.sha256.parse().map_err(|_| StoreError::NotFound)?;
    let (size, pieces) = app.store.blobs().stream(&digest).await?;
    let head = [
        (header::CONTENT_TYPE, kept.mime),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&kept.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::HeaderName::from_static(super::DIGEST), kept.sha256),
    ];
    Ok((head, Body::from_stream(pieces)).into_response())
}
