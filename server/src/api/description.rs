//! The interface told to programs and to people; whoever may connect may read it.

use app::shell::Drill;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use serde_json::Value;

use super::described::BASE;
use super::page::html;
use crate::state::AppState;

#[utoipa::path(
    get, path = "/openapi.json", tag = "接口", summary = "OpenAPI 3.1 描述", operation_id = "read_description", security(()),
    responses((status = 200, description = "由程序代码生成", body = Object))
)]
pub async fn document() -> axum::Json<&'static Value> {
    axum::Json(super::document())
}

#[utoipa::path(
    get, path = "/", tag = "接口", summary = "本页：给人看的接口说明", operation_id = "read_page", security(()),
    responses((status = 200, description = "网页", body = String, content_type = "text/html"))
)]
pub async fn human(State(app): State<AppState>) -> impl IntoResponse {
    let drill = app.settings.training.then(|| Drill {
        today: app.store.clock().today(),
        may_move: false,
        here: format!("{BASE}/"),
    });
    let page = html(super::document(), &app.store.bureau().name, drill, &app.site.assets.stylesheet);
    let policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; frame-ancestors 'none'; \
                  base-uri 'none'";
    ([(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store")], Html(page))
}
