//! The working days of a year as a file from a form: read as text, then a form like any other.

use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header;
use axum::response::Response;
use domain::law::change::YEAR_FILE_LIMIT;
use domain::officer::Officer;
use domain::refusal::Refusal;

use crate::pages::{self, Asked, failure, go_to};
use crate::problem::Problem;
use crate::session::Visitor;
use crate::state::AppState;

/// Most bytes of such a form: the longest file, its words, and the lines between them.
pub const MOST: usize = 4 * YEAR_FILE_LIMIT;

/// `POST /office/calendar`: as `multipart/form-data` with `file` and `source`, answered with what the file changes; as a
/// plain form with `csv`, proposed.
pub async fn take(State(office): State<AppState>, request: Request) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return pages::page(State(office), request).await;
    }
    let path = request.uri().path().to_owned();
    let officer = match request.extensions().get::<Visitor>() {
        Some(Visitor::Signed(presence)) if presence.must_change_password => return go_to(pages::PASSWORD),
        Some(Visitor::Signed(presence)) => presence.officer.clone(),
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => return go_to(&format!("/login?next={path}")),
    };
    match shown(&office, &officer, request).await {
        Ok(response) => response,
        Err(problem) => failure(&office, &path, Some(officer), problem).await,
    }
}

async fn shown(office: &AppState, officer: &Officer, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts)?;
    let form = Multipart::from_request(Request::from_parts(parts, body), office).await;
    let mut form = form.map_err(|_| Problem::unreadable("表单没有写明分隔符，读不懂。"))?;
    let broken_off = || Problem::unreadable("文件没有传完，或者超过了一年的放假表该有的大小，没有接收。");
    let mut fields = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| broken_off())? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = name == "file";
        let bytes = field.bytes().await.map_err(|_| broken_off())?;
        match (String::from_utf8(bytes.to_vec()), is_file) {
            (Ok(text), true) if text.contains('\0') => return not_text(office, &asked, fields).await,
            (Ok(text), true) => fields.push(("csv".to_owned(), text)),
            (Ok(text), false) => fields.push((name, text)),
            (Err(_), true) => return not_text(office, &asked, fields).await,
            (Err(_), false) => return Err(Problem::unreadable("内容不是有效的 UTF-8 文字。")),
        }
    }
    pages::act(office, &asked, officer, fields).await
}

/// A table from a spreadsheet program is often in another encoding: said at the field, and what was typed stays.
async fn not_text(office: &AppState, asked: &Asked, fields: Vec<(String, String)>) -> Result<Response, Problem> {
    let refusal = Refusal::input("file", "文件不是 UTF-8 文字。另存为“CSV UTF-8”再选");
    let posted = app::context::Posted { fields, refusals: vec![refusal], ..app::context::Posted::default() };
    pages::show(office, asked, posted, None).await
}
