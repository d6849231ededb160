//! Everything that happened in a case, each event linked to the one before.

use axum::extract::State;
use domain::event::Event;
use domain::ids::CaseId;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::Named;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// The log of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Log {
    /// First to last.
    items: Vec<LoggedEvent>,
}

/// An event in its place.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoggedEvent {
    /// Its place, from 1; the case's version after it.
    seq: u32,
    /// What happened, in the words of the log.
    title: String,
    /// SHA-256 over the link before, the place and the event: whoever alters one breaks all that follow.
    hash: String,
    /// What happened.
    event: Event,
}

#[utoipa::path(
    get, path = "/cases/{id}/events", tag = "案件", summary = "办案日志", operation_id = "list_events",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "从第一步起的全部记录，只增不改", body = Log))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Log>, Problem> {
    let events = app.store.cases().events(id, &officer).await?;
    let line = |logged: store::cases::Logged| LoggedEvent {
        seq: logged.seq,
        title: logged.event.title(),
        hash: logged.hash,
        event: logged.event,
    };
    Ok(axum::Json(Log { items: events.into_iter().map(line).collect() }))
}
