//! Taking a step in a case: the version that was seen, the step, and a key that keeps it from being taken twice.

use axum::extract::State;
use domain::ids::{CaseId, DocumentId};
use domain::step::Step;
use serde::{Deserialize, Serialize};
use store::cases::Taken;
use utoipa::ToSchema;

use super::body::{Named, Once};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// A step, with the version of the case on which it was decided.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepRequest {
    /// The version that was seen; another one is refused with 409.
    #[schema(minimum = 1)]
    version: u32,
    /// The step and what is filled in for it.
    step: Step,
}

/// What a step came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepTaken {
    /// The case.
    case_id: CaseId,
    /// Its version after the step, to be named with the next one.
    version: u32,
    /// Papers that were issued with the step, at `documents/{id}.pdf`.
    documents: Vec<DocumentId>,
}

impl From<Taken> for StepTaken {
    fn from(taken: Taken) -> StepTaken {
        StepTaken { case_id: taken.case.id, version: taken.case.version, documents: taken.documents }
    }
}

#[utoipa::path(
    post, path = "/cases/{id}/steps", tag = "案件", summary = "办理一个步骤", operation_id = "take_step",
    description = "每个步骤由法定条件决定可否办理，与页面上的按钮是同一规则。可办的步骤见 offers。",
    params(
        ("id" = i64, Path, description = "案件编号"),
        ("Idempotency-Key" = String, Header, description = "这一请求的唯一标识，重发时不变", min_length = 1, max_length = 200)
    ),
    request_body(content = StepRequest, example = json!({ "version": 1, "step": { "step": "begin_check" } })),
    responses(
        (status = 200, description = "已办理；重发同一请求得到同一答复", body = StepTaken),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "案件已被他人更新", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "法律或者填写不允许，或者 Idempotency-Key 已用于别的请求", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn take(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
    Once { form, request }: Once<StepRequest>,
) -> Result<axum::Json<StepTaken>, Problem> {
    let taken = app.store.cases().take(id, form.version, form.step, &officer, Some(&request)).await?;
    Ok(axum::Json(taken.into()))
}
