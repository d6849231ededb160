//! Money received for a decision, and what is left to pay.

use axum::extract::State;
use domain::case::{Balance, side};
use domain::ids::CaseId;
use domain::step::{RecordPayment, Step};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Named, Once};
use super::steps::StepTaken;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// Payments of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payments {
    /// In the order in which they were recorded.
    items: Vec<side::Payment>,
    /// What is owed today; absent before a decision.
    balance: Option<Balance>,
}

/// Money received, with the version of the case that was seen.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct NewPayment {
    /// The version that was seen; another one is refused with 409.
    version: u32,
    #[serde(flatten)]
    payment: RecordPayment,
}

#[utoipa::path(
    get, path = "/cases/{id}/payments", tag = "缴款", summary = "缴款和余额", operation_id = "list_payments",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "已登记的缴款；余额计算到今天", body = Payments))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Payments>, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let balance = case.balance(app.store.clock().today());
    Ok(axum::Json(Payments { items: case.payments, balance }))
}

#[utoipa::path(
    post, path = "/cases/{id}/payments", tag = "缴款", summary = "登记缴款", operation_id = "record_payment",
    description = "与步骤 record_payment 相同，由财务人员办理。金额以分为单位。",
    params(
        ("id" = i64, Path, description = "案件编号"),
        ("Idempotency-Key" = String, Header, description = "这一请求的唯一标识，重发时不变", min_length = 1, max_length = 200)
    ),
    request_body(content = NewPayment, example = json!({
        "version": 17, "amount_fen": 281_000, "paid_on": "2026-03-20", "receipt": "豫财 0012345", "channel": "bank"
    })),
    responses(
        (status = 201, description = "已登记", body = StepTaken),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "案件已被他人更新", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "法律或者填写不允许", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn record(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
    Once { form, request }: Once<NewPayment>,
) -> Result<(axum::http::StatusCode, axum::Json<StepTaken>), Problem> {
    let step = Step::RecordPayment(form.payment);
    let taken = app.store.cases().take(id, form.version, step, &officer, Some(&request)).await?;
    Ok((axum::http::StatusCode::CREATED, axum::Json(taken.into())))
}
