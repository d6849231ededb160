//! The evidence of a case: what is there, and a file handed in at once.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::case::Case;
use domain::evidence::{EvidenceKind, Exhibit};
use domain::ids::{CaseId, ExhibitId};
use domain::officer::Officer;
use domain::step::{AddExhibit, Step, StepKind};
use serde::{Deserialize, Serialize};
use store::uploads::Arrived;
use store::{Store, StoreError};
use utoipa::ToSchema;

use super::body::{Asked, Named, whole};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// How often a file is added again when somebody else acted on the case in the same moment.
const TRIES: usize = 5;

/// The evidence of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evidence {
    /// By number within the case; bodies are at `cases/{id}/evidence/{exhibit}`.
    items: Vec<Exhibit>,
}

/// What is said of a file that is handed in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    name: String,
    kind: EvidenceKind,
    proves: String,
}

/// The receipt for a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// The record's number.
    exhibit: ExhibitId,
    /// Its number within the case: 证据 4.
    number: u32,
    /// SHA-256 of the body as it arrived.
    sha256: String,
    /// Its type, told by its content.
    mime: String,
    /// When the server had it whole.
    received_at: DateTime<Utc>,
    /// The version of the case with the new exhibit.
    version: u32,
}

#[utoipa::path(
    get, path = "/cases/{id}/evidence", tag = "证据", summary = "案件的证据", operation_id = "list_evidence",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "证据及其来源、类型、摘要", body = Evidence))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Evidence>, Problem> {
    Ok(axum::Json(Evidence { items: app.store.cases().find(id, &officer).await?.exhibits }))
}

#[utoipa::path(
    post, path = "/cases/{id}/evidence", tag = "证据", summary = "一次交入一份证据", operation_id = "add_evidence",
    description = "请求内容就是文件本身，最大 20 MB；更大的文件用 uploads 分片上传。类型由内容判断，须与文件名一致。",
    params(
        ("id" = i64, Path, description = "案件编号"),
        ("name" = String, Query, description = "文件名，带扩展名", example = "现场.jpg"),
        ("kind" = EvidenceKind, Query, description = "证据种类"),
        ("proves" = String, Query, description = "证明什么", example = "车辆未密闭")
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "已收妥", body = Receipt),
        (status = 413, description = "文件超过 20 MB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "法律不允许，或者文件不能接收", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn add(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
    Asked(said): Asked<Said>,
    request: Request,
) -> Result<(StatusCode, axum::Json<Receipt>), Problem> {
    may_add(&app, id, &officer).await?;
    let (parts, body) = request.into_parts();
    let body = whole(&parts.headers, body, app.settings.limits.at_once()).await?;
    let uploads = app.store.uploads();
    let size = i64::try_from(body.len()).unwrap_or(i64::MAX);
    let upload = uploads.begin(id, officer.id, &said.name, size).await?;
    let arrived = match uploads.append(upload.id, officer.id, 0, &body).await {
        Ok(_) => uploads.finish(upload.id, officer.id).await?,
        Err(error) => {
            uploads.abandon(upload.id, officer.id).await?;
            return Err(error.into());
        }
    };
    let receipt = take_in(&app.store, &arrived, said.kind, &said.proves, &officer).await?;
    Ok((StatusCode::CREATED, axum::Json(receipt)))
}

/// The case, where this officer may add evidence to it now.
///
/// # Errors
/// The case is not theirs to see, or the law refuses.
pub async fn may_add(app: &AppState, id: CaseId, officer: &Officer) -> Result<Case, StoreError> {
    let case = app.store.cases().find(id, officer).await?;
    case.may(StepKind::AddExhibit, officer, &app.desk().now().await?)?;
    Ok(case)
}

/// Adds a file that has arrived to its case. Evidence does not depend on what else happens to the case meanwhile, so
/// the version is the present one, asked again when somebody was faster.
///
/// # Errors
/// The law refuses, or the case stays busy.
pub async fn take_in(
    store: &Store,
    arrived: &Arrived,
    kind: EvidenceKind,
    proves: &str,
    officer: &Officer,
) -> Result<Receipt, StoreError> {
    let exhibit = store.exhibits().receive(arrived, officer.id, kind, proves).await?;
    let mut tries = 1;
    let taken = loop {
        let version = store.cases().find(arrived.case, officer).await?.version;
        let step = Step::AddExhibit(AddExhibit { exhibit: exhibit.clone() });
        match store.cases().take(arrived.case, version, step, officer, None).await {
            Err(StoreError::Conflict { .. }) if tries < TRIES => tries += 1,
            taken => break taken?,
        }
    };
    let exhibits = &taken.case.exhibits;
    let kept = exhibits.iter().find(|kept| kept.id == exhibit.id).unwrap_or(&exhibit);
    Ok(Receipt {
        exhibit: kept.id,
        number: kept.ordinal,
        sha256: kept.sha256.clone(),
        mime: kept.mime.clone(),
        received_at: kept.received_at,
        version: taken.case.version,
    })
}
