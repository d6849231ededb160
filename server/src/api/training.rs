//! The training office's clock, which can be set forward so that a period of weeks passes in a moment.

use axum::extract::State;
use chrono::{DateTime, NaiveDate, Utc};
use domain::law::calendar::beijing_day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Json;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;
use crate::training::move_clock;

/// What time it is in the training office.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrainingClock {
    /// The instant.
    now: DateTime<Utc>,
    /// Its day in Beijing.
    today: NaiveDate,
}

/// What day it shall be.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetClock {
    /// The day in Beijing, at the same time of day; never before the present one, at most ten years ahead.
    #[schema(example = "2026-12-01")]
    to: NaiveDate,
}

impl TrainingClock {
    fn at(now: DateTime<Utc>) -> axum::Json<TrainingClock> {
        axum::Json(TrainingClock { now, today: beijing_day(now) })
    }
}

#[utoipa::path(
    get, path = "/training/clock", tag = "演练", summary = "演练时钟", operation_id = "read_training_clock",
    description = "只有演练环境有这个地址。",
    responses((status = 200, description = "演练环境现在的时间", body = TrainingClock))
)]
pub async fn read(State(app): State<AppState>, Signed(_): Signed) -> Result<axum::Json<TrainingClock>, Problem> {
    is_training(&app)?;
    Ok(TrainingClock::at(app.store.clock().now()))
}

#[utoipa::path(
    post, path = "/training/clock", tag = "演练", summary = "拨快演练时钟", operation_id = "set_training_clock",
    description = "只能向前拨，当天早上该办的事随即办理。只有演练环境有这个地址。",
    request_body = SetClock,
    responses((status = 200, description = "已拨到", body = TrainingClock))
)]
pub async fn set(
    State(app): State<AppState>,
    Signed(_): Signed,
    Json(wanted): Json<SetClock>,
) -> Result<axum::Json<TrainingClock>, Problem> {
    is_training(&app)?;
    let clock = app.store.clock();
    let to = clock.now() + (wanted.to - clock.today());
    Ok(TrainingClock::at(move_clock(&app.store, to).await?))
}

/// A real office has no such address.
fn is_training(app: &AppState) -> Result<(), Problem> {
    if app.settings.training { Ok(()) } else { Err(Problem::not_found()) }
}
