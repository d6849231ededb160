//! The document on which a proposed change of the settings rests, as a file from a form.

use app::context::Posted;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use bytes::Bytes;
use domain::law::proposal::{ATTACHMENT_LIMIT, may_read};
use domain::officer::Officer;
use domain::refusal::Refusal;
use store::StoreError;

use crate::pages::{self, Asked, failure, go_to};
use crate::problem::Problem;
use crate::session::Visitor;
use crate::state::AppState;

/// Most bytes of such a form: the largest document and the lines around it.
pub const MOST: usize = ATTACHMENT_LIMIT + 64 * 1024;

/// `POST /office/changes/{id}/attachments` as `multipart/form-data` with `file`.
pub async fn add(State(office): State<AppState>, Path(id): Path<i64>, request: Request) -> Response {
    let shown = format!("/office/changes/{id}");
    let officer = match request.extensions().get::<Visitor>() {
        Some(Visitor::Signed(presence)) if presence.must_change_password => return go_to(pages::PASSWORD),
        Some(Visitor::Signed(presence)) => presence.officer.clone(),
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => return go_to(&format!("/login?next={shown}")),
    };
    match taken_in(&office, id, &officer, &shown, request).await {
        Ok(response) => response,
        Err(problem) => failure(&office, &shown, Some(officer), problem).await,
    }
}

async fn taken_in(
    office: &AppState,
    id: i64,
    officer: &Officer,
    shown: &str,
    request: Request,
) -> Result<Response, Problem> {
    // Asked before a byte is read: to everybody else the address holds nothing.
    if !may_read(officer) {
        return Err(Problem::not_found());
    }
    let (parts, body) = request.into_parts();
    let asked = Asked { path: shown.to_owned(), ..Asked::of(&parts)? };
    let form = Multipart::from_request(Request::from_parts(parts, body), office).await;
    let mut form = form.map_err(|_| Problem::unreadable("表单没有写明分隔符，读不懂。"))?;
    let broken_off = || Problem::unreadable("文件没有传完，或者超过了附件该有的大小，没有接收。");
    let mut file: Option<(String, Bytes)> = None;
    while let Some(field) = form.next_field().await.map_err(|_| broken_off())? {
        let name = field.file_name().unwrap_or_default().to_owned();
        let chosen = field.name() == Some("file") && !name.is_empty();
        let bytes = field.bytes().await.map_err(|_| broken_off())?;
        if chosen {
            file = Some((name, bytes));
        }
    }
    let kept = match file {
        Some((name, body)) => office.store.law_changes().attach(id, &name, body, officer).await,
        None => Err(Refusal::input("file", "没有选择文件").into()),
    };
    match kept {
        Ok(_) => Ok(go_to(&format!("{shown}?done=attached"))),
        Err(StoreError::Refused(refusal)) => {
            let posted = Posted { refusals: vec![refusal], ..Posted::default() };
            pages::show(office, &asked, posted, Some(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) => Err(error.into()),
    }
}
