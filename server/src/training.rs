//! The training office's clock: set forward by a day or to a date, with everything the new morning brings.

use app::context::Posted;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use domain::refusal::Refusal;
use store::{Store, StoreError};

use crate::daily;
use crate::pages::{Asked, failure, form, go_to, show};
use crate::problem::Problem;
use crate::session::{Presence, Visitor};
use crate::state::AppState;

/// Farthest day that can be set, in days from the present one: ten years.
const FARTHEST: i64 = 3_660;

/// Sets the clock forward, and does what the new morning brings.
///
/// # Errors
/// Not the training office, a time in the past or too far ahead.
pub async fn move_clock(store: &Store, to: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
    if to > store.clock().now() + TimeDelta::days(FARTHEST) {
        return Err(Refusal::input("to", "一次最多向前拨十年").into());
    }
    let moved = store.meta().set_clock(to).await?;
    daily::morning(store).await?;
    Ok(moved)
}

/// `POST /training/clock` of the bar on the page: `days=1` or `to=2026-10-09`, and `back`.
pub async fn clock(State(office): State<AppState>, request: Request) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let Some(Visitor::Signed(presence)) = visitor else { return go_to("/login") };
    if !office.settings.training {
        return failure(&office, "/training/clock", Some(presence.officer), Problem::not_found()).await;
    }
    match set(&office, &presence, request).await {
        Ok(response) => response,
        Err(problem) => failure(&office, "/training/clock", Some(presence.officer), problem).await,
    }
}

async fn set(office: &AppState, presence: &Presence, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let fields = form(office, &parts, body).await?;
    let value = |name: &str| fields.iter().rev().find(|(field, _)| field == name).map(|(_, text)| text.trim());
    let back = value("back").and_then(crate::session::local).unwrap_or("/").to_owned();
    let clock = office.store.clock();
    let moved = match wanted(clock.today(), value("days"), value("to")) {
        // At the same time of day.
        Ok(to) => move_clock(&office.store, clock.now() + (to - clock.today())).await,
        Err(refusal) => Err(refusal.into()),
    };
    match moved {
        Ok(_) => Ok(go_to(&back)),
        Err(StoreError::Refused(refusal)) => {
            let (path, query) = back.split_once('?').unwrap_or((&back, ""));
            let asked = Asked {
                path: path.to_owned(),
                query: crate::session::fields(query.as_bytes()).unwrap_or_default(),
                visitor: Visitor::Signed(presence.clone()),
            };
            let posted = Posted { refusals: vec![refusal], ..Posted::default() };
            show(office, &asked, posted, Some(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The day that the form means.
fn wanted(today: NaiveDate, days: Option<&str>, to: Option<&str>) -> Result<NaiveDate, Refusal> {
    let unclear = || Refusal::input("to", "日期看不明白。写成 2026-10-09 这样");
    match (days, to) {
        (Some(days), _) => {
            let days: u64 = days.parse().map_err(|_| Refusal::input("days", "天数须为整数"))?;
            today.checked_add_days(Days::new(days)).ok_or_else(unclear)
        }
        (None, Some(text)) => app::widgets::say::read_day(text, today.year()).ok_or_else(unclear),
        (None, None) => Err(unclear()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_means_a_day() {
        let today: NaiveDate = "2026-09-23".parse().unwrap();
        assert_eq!(wanted(today, Some("1"), None).unwrap().to_string(), "2026-09-24");
        assert_eq!(wanted(today, None, Some("2026-10-09")).unwrap().to_string(), "2026-10-09");
        assert!(wanted(today, Some("-1"), None).is_err());
        assert!(wanted(today, Some("99999999999999999"), None).is_err());
        assert!(wanted(today, None, Some("soon")).is_err());
        assert!(wanted(today, None, None).is_err());
    }
}
