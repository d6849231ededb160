//! The clocks of a case: when each ends, how it was counted, and how it stands today.

use axum::extract::State;
use domain::ids::CaseId;
use domain::law::deadlines::{Deadline, Lamp};
use domain::refusal::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::Named;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// The running clocks.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deadlines {
    /// The one that ends first comes first.
    items: Vec<ExplainedDeadline>,
}

/// A clock with its explanation.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExplainedDeadline {
    #[serde(flatten)]
    deadline: Deadline,
    /// How it stands today.
    lamp: Lamp,
    /// The same in words: 剩 2 个工作日.
    words: String,
    /// How the last day was counted, line by line, with articles.
    explained: Vec<String>,
}

#[utoipa::path(
    get, path = "/cases/{id}/deadlines", tag = "案件", summary = "期限及其算法", operation_id = "list_deadlines",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "正在计算的期限；每个期限写明起算日、长度、跳过的日子和条款", body = Deadlines))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Deadlines>, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let (law, today) = (app.store.law(), app.store.clock().today());
    let explain = |deadline: Deadline| {
        let lamp = deadline.lamp(today, &law.calendar)?;
        Ok(ExplainedDeadline { words: lamp.words(), explained: deadline.explain(), lamp, deadline })
    };
    let items: Result<Vec<_>, Refusal> = case.deadlines(&law)?.into_iter().map(explain).collect();
    Ok(axum::Json(Deadlines { items: items? }))
}
