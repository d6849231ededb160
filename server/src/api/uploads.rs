//! Files sent piece by piece, so that a broken connection costs one piece and not the film.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use domain::evidence::EvidenceKind;
use domain::ids::CaseId;
use serde::{Deserialize, Serialize};
use store::uploads::Upload;
use utoipa::ToSchema;

use super::body::{Asked, Json, Named, whole};
use super::evidence::{Receipt, may_add, take_in};
use crate::problem::Problem;
use crate::session::Signed;
use crate::settings::limits::PIECE;
use crate::state::AppState;

/// A file to be sent.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUpload {
    /// The case it is meant for.
    case_id: CaseId,
    /// Its name, with its ending.
    #[schema(example = "执法记录仪.mp4")]
    name: String,
    /// Its size in bytes.
    #[schema(minimum = 1)]
    size: i64,
}

/// How far a file has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct Progress {
    /// Number of the upload.
    id: i64,
    /// Bytes received: where the next piece begins.
    offset: i64,
    /// Bytes it will have.
    size: i64,
}

/// What is said of a file that has been sent whole.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishUpload {
    /// What it proves.
    #[schema(example = "车辆未密闭，沿途遗撒")]
    proves: String,
    /// Which kind of evidence it is.
    kind: EvidenceKind,
}

/// Where a piece begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    offset: i64,
}

impl From<Upload> for Progress {
    fn from(upload: Upload) -> Progress {
        Progress { id: upload.id, offset: upload.received, size: upload.size }
    }
}

#[utoipa::path(
    post, path = "/uploads", tag = "证据", summary = "开始上传一个文件", operation_id = "begin_upload",
    request_body = NewUpload,
    responses((status = 201, description = "可以上传", body = Progress))
)]
pub async fn begin(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Json(new): Json<NewUpload>,
) -> Result<(StatusCode, axum::Json<Progress>), Problem> {
    may_add(&app, new.case_id, &officer).await?;
    if usize::try_from(new.size).is_ok_and(|size| size > app.settings.limits.upload()) {
        return Err(
            Problem::too_large(format!("文件超过上限（{} MB），不能接收。", app.settings.limits.upload_mb)).at("size")
        );
    }
    let upload = app.store.uploads().begin(new.case_id, officer.id, &new.name, new.size).await?;
    Ok((StatusCode::CREATED, axum::Json(upload.into())))
}

#[utoipa::path(
    get, path = "/uploads/{id}", tag = "证据", summary = "上传到了哪里", operation_id = "read_upload",
    params(("id" = i64, Path, description = "上传编号")),
    responses((status = 200, description = "已收到的字节数", body = Progress))
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
) -> Result<axum::Json<Progress>, Problem> {
    Ok(axum::Json(app.store.uploads().find(id, officer.id).await?.into()))
}

#[utoipa::path(
    put, path = "/uploads/{id}", tag = "证据", summary = "上传一片", operation_id = "send_piece",
    description = "请求内容是文件的一片，最大 1 MB。",
    params(
        ("id" = i64, Path, description = "上传编号"),
        ("offset" = i64, Query, description = "这一片从第几字节开始，须等于已收到的字节数", minimum = 0)
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "已收到", body = Progress),
        (status = 409, description = "不衔接；说明里写明应从哪里续传", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "一片超过 1 MB", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn send(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
    Asked(place): Asked<Place>,
    request: Request,
) -> Result<axum::Json<Progress>, Problem> {
    let (parts, body) = request.into_parts();
    let piece = whole(&parts.headers, body, PIECE).await?;
    Ok(axum::Json(app.store.uploads().append(id, officer.id, place.offset, &piece).await?.into()))
}

#[utoipa::path(
    post, path = "/uploads/{id}/finish", tag = "证据", summary = "传完，列为证据", operation_id = "finish_upload",
    description = "服务器核对大小、判断类型、计算 SHA-256，然后办理“添加证据”步骤。",
    params(("id" = i64, Path, description = "上传编号")),
    request_body = FinishUpload,
    responses(
        (status = 201, description = "已收妥", body = Receipt),
        (status = 409, description = "还没有传完", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "文件不能接收，或者法律不允许", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn finish(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
    Json(said): Json<FinishUpload>,
) -> Result<(StatusCode, axum::Json<Receipt>), Problem> {
    let case = app.store.uploads().find(id, officer.id).await?.case;
    may_add(&app, case, &officer).await?;
    let arrived = app.store.uploads().finish(id, officer.id).await?;
    let receipt = take_in(&app.store, &arrived, said.kind, &said.proves, &officer).await?;
    Ok((StatusCode::CREATED, axum::Json(receipt)))
}

#[utoipa::path(
    delete, path = "/uploads/{id}", tag = "证据", summary = "放弃上传", operation_id = "abandon_upload",
    params(("id" = i64, Path, description = "上传编号")),
    responses((status = 204, description = "已放弃"))
)]
pub async fn abandon(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
) -> Result<StatusCode, Problem> {
    app.store.uploads().abandon(id, officer.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
