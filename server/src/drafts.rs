//! Where a page stores its form by itself: the fields as typed, without an act, and never in anybody's way.

use app::drafts::{Keeping, keep};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::law::calendar::beijing;

use crate::pages::{Asked, form};
use crate::problem::Problem;
use crate::session::Presence;
use crate::state::AppState;

/// `POST /drafts?of=/cases/17/steps/…` with the form's fields: answers the time of storing, `14:05`.
pub async fn keep_form(State(office): State<AppState>, presence: Presence, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let kept = async {
        let asked = Asked::of(&parts)?;
        let of = asked.query.iter().find(|(name, _)| name == "of").map_or("", |(_, address)| address.as_str());
        let fields = form(&office, &parts, body).await?;
        Ok::<_, Problem>(keep(&office.desk(), presence.officer.id, of, &fields, Keeping::Wanted).await?)
    };
    match kept.await {
        Ok(Some(at)) => {
            let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (plain, beijing(at).format("%H:%M").to_string()).into_response()
        }
        // An empty form is no draft.
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(problem) => problem.into_response(),
    }
}
