//! What may be done with a case now: every step of the officer's roles, open or refused with its article.

use axum::extract::State;
use domain::case::Offer;
use domain::ids::CaseId;
use domain::law::article::join_articles;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::Named;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// Steps on a version of the case.
#[derive(Debug, Serialize, ToSchema)]
pub struct Offers {
    /// The version they hold for, to be named with the step.
    version: u32,
    /// Every step of the officer's roles, in the order of the main line.
    items: Vec<OfferLine>,
}

/// A step, open or refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferLine {
    #[serde(flatten)]
    offer: Offer,
    /// Whether it may be taken now.
    open: bool,
    /// The articles of the refusal as officers cite them; empty where the step is open.
    article: String,
}

#[utoipa::path(
    get, path = "/cases/{id}/offers", tag = "案件", summary = "现在可办和不可办的步骤", operation_id = "list_offers",
    params(("id" = i64, Path, description = "案件编号")),
    responses((status = 200, description = "本人职责内的步骤；不可办的写明原因和条款", body = Offers))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<CaseId>,
) -> Result<axum::Json<Offers>, Problem> {
    let case = app.store.cases().find(id, &officer).await?;
    let now = app.desk().now().await?;
    let line = |offer: Offer| OfferLine {
        open: offer.refused.is_none(),
        article: offer.refused.as_ref().map(|refusal| join_articles(&refusal.articles)).unwrap_or_default(),
        offer,
    };
    let items = case.offers(&officer, &now).into_iter().map(line).collect();
    Ok(axum::Json(Offers { version: case.version, items }))
}
