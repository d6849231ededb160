//! The interface for other systems: everything a page can do, through the same steps.
//!
//! To add an operation: write it in a file of its own with its `utoipa::path`, and enter it in [`operations`]; route,
//! description, page and the tests that hold them together follow.

mod body;
mod case;
mod cases;
mod deadlines;
mod described;
mod description;
mod documents;
mod events;
mod evidence;
mod exhibit_file;
mod exports;
mod labels;
mod law;
mod law_trial;
mod offers;
mod open_case;
mod page;
mod parties;
mod payments;
mod pdf;
mod range;
mod sessions;
mod shape;
mod steps;
mod training;
mod uploads;

use std::sync::LazyLock;

use axum::Router;
use axum::http::StatusCode;
use domain::exports::Export;
use serde_json::Value;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

pub use described::BASE;
pub(crate) use evidence::{may_add, take_in};
pub(crate) use exhibit_file::DIGEST;
pub use pdf::issued_pdf;

use crate::problem::Problem;
use crate::session::COOKIE;
use crate::state::AppState;
use described::Operations;

const ABOUT: &str = "\
其他系统经这里办理与页面相同的事，由同一法定条件决定可否办理。\n\
请求和答复为 UTF-8 的 JSON；金额以分为单位，日期为北京时间的日历日，时间带时区。\n\
先登录（POST sessions）取得令牌，以后每个请求在请求头写 Authorization: Bearer 令牌。\n\
办理步骤须写明所见的版本（version）和 Idempotency-Key：版本已变答复 409；同一键重发同一请求，得到同一答复，不会办两次。\n\
不能办理的，答复 application/problem+json（RFC 9457）：detail 说明原因，article 是所依据的条款，field 是须改正的项目。\n";

/// The routes of the interface, under `/api/v1`.
pub fn router() -> Router<AppState> {
    let (router, _) = operations().finish(frame());
    let lost = |path: &str| format!("{BASE}{path}");
    router
        .route(BASE, axum::routing::get(|| async { axum::response::Redirect::permanent("/api/v1/") }))
        .route(&lost("/{*rest}"), axum::routing::any(|| async { Problem::not_found() }))
        .method_not_allowed_fallback(|| async {
            let detail = "这个地址没有这种操作，请对照接口说明。";
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "没有这种操作", detail)
        })
}

/// The description of the interface, made from the code.
pub fn description() -> OpenApi {
    operations().finish(frame()).1
}

/// The same as JSON, made once.
pub fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
        let mut document = serde_json::to_value(description()).unwrap_or_default();
        labels::enter(&mut document);
        document
    });
    &DOCUMENT
}

fn operations() -> Operations<AppState> {
    Operations::new()
        .with::<description::__path_human, _, _>(description::human)
        .with::<description::__path_document, _, _>(description::document)
        .with::<sessions::__path_open, _, _>(sessions::open)
        .with::<sessions::__path_close, _, _>(sessions::close)
        .with::<parties::__path_find, _, _>(parties::find)
        .with::<parties::__path_enter, _, _>(parties::enter)
        .with::<parties::__path_read, _, _>(parties::read)
        .with::<cases::__path_list, _, _>(cases::list)
        .with::<open_case::__path_open, _, _>(open_case::open)
        .with::<case::__path_read, _, _>(case::read)
        .with::<offers::__path_list, _, _>(offers::list)
        .with::<steps::__path_take, _, _>(steps::take)
        .with::<deadlines::__path_list, _, _>(deadlines::list)
        .with::<events::__path_list, _, _>(events::list)
        .with::<evidence::__path_list, _, _>(evidence::list)
        .with::<evidence::__path_add, _, _>(evidence::add)
        .with::<exhibit_file::__path_read, _, _>(exhibit_file::read)
        .with::<uploads::__path_begin, _, _>(uploads::begin)
        .with::<uploads::__path_read, _, _>(uploads::read)
        .with::<uploads::__path_send, _, _>(uploads::send)
        .with::<uploads::__path_finish, _, _>(uploads::finish)
        .with::<uploads::__path_abandon, _, _>(uploads::abandon)
        .with::<documents::__path_list, _, _>(documents::list)
        .with::<pdf::__path_issued, _, _>(pdf::issued)
        .with::<pdf::__path_preview, _, _>(pdf::preview)
        .with::<payments::__path_list, _, _>(payments::list)
        .with::<payments::__path_record, _, _>(payments::record)
        .with::<exports::__path_read, _, _>(exports::read)
        .with::<law::__path_parameters, _, _>(law::parameters)
        .with::<law::__path_calendar_years, _, _>(law::calendar_years)
        .with::<law::__path_load_year, _, _>(law::load_year)
        .with::<law::__path_ladders, _, _>(law::ladders)
        .with::<law::__path_assignments, _, _>(law::assignments)
        .with::<law::__path_changes, _, _>(law::changes)
        .with::<law::__path_propose, _, _>(law::propose)
        .with::<law::__path_answer, _, _>(law::answer)
        .with::<law_trial::__path_effect, _, _>(law_trial::effect)
        .with::<law_trial::__path_attach, _, _>(law_trial::attach)
        .with::<law_trial::__path_read, _, _>(law_trial::read)
        .with::<training::__path_read, _, _>(training::read)
        .with::<training::__path_set, _, _>(training::set)
}

/// What stands around the operations: title, ways to show who asks, and what every operation may answer.
fn frame() -> OpenApi {
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    let cookie = ApiKey::Cookie(ApiKeyValue::new(COOKIE));
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let refused = ResponseBuilder::new()
        .description("没有办成：未登录（401）、无权或者没有（403、404）、请求有误（400、413、422）、内部故障（500）、数据库或文件库暂时连不上（503）")
        .content("application/problem+json", problem)
        .build();
    let components = ComponentsBuilder::new()
        .schema(Problem::name(), Problem::schema())
        // Named by an address alone, which the operations do not enter by themselves.
        .schema(Export::name(), Export::schema())
        .response("Refused", refused)
        .security_scheme("bearer", SecurityScheme::Http(bearer))
        .security_scheme("cookie", SecurityScheme::ApiKey(cookie))
        .build();
    let none: [&str; 0] = [];
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title("执衡接口").version(env!("CARGO_PKG_VERSION")).description(Some(ABOUT)).build())
        .security(Some([SecurityRequirement::new("bearer", none), SecurityRequirement::new("cookie", none)]))
        .components(Some(components))
        .build()
}

/// The header that makes a browser keep a file instead of showing it, with the name in every script.
pub(crate) fn attachment(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_chinese_name_and_cannot_break_the_header() {
        assert_eq!(attachment("a.pdf"), "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
        let header = attachment("现\"场\r\n.jpg");
        assert!(header.is_ascii() && !header.contains(['\r', '\n']));
        assert!(header.ends_with("filename*=UTF-8''%E7%8E%B0%22%E5%9C%BA%0D%0A.jpg"));
    }
}
