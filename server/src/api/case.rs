//! One case as it now stands, with what is owed and whose turn it is.

use axum::extract::State;
use domain::case::{Balance, Case, Waiting};
use domain::ids::CaseId;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::Named;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// A case with what follows from it today.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseToday {
    /// The case.
    case: Case,
    /// What it is called: the case number, before filing the clue's.
    called: String,
    /// Whose turn it is; absent when nobody's.
    waits_for: Option<Waiting>,
    /// What is owed today; absent before a decision.
    balance: Option<Balance>,
    /// Duties still open, in words.
    duties_left: Vec<String>,
}

#[utoipa::path(
    get, path = "/cases/{id}", tag = "案件", summary = "一件案件的现状", operation_id = "read_case",
    params(("id" = i64, Path, description = "案件编号")),
    responses(
        (status = 200, description = "案件", body = CaseToday),
        (status = 404, description = "没有，或者无权查看", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<CaseToday>, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let today = app.store.clock().today();
    Ok(axum::Json(CaseToday {
        called: case.called().to_owned(),
        waits_for: case.waits_for(&app.store.law()),
        balance: case.balance(today),
        duties_left: case.duties_left(today),
        case,
    }))
}
