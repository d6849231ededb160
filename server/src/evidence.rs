//! One file from a plain form, for browsers without scripts: taken in as it arrives, then added to the case.

use std::path::{Path, PathBuf};

use app::context::Posted;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use domain::evidence::EvidenceKind;
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use store::StoreError;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::pages::{self, Asked, failure, go_to, show};
use crate::problem::Problem;
use crate::secrets;
use crate::session::{Unreadable, Visitor};
use crate::settings::limits::{FIELD_BYTES, FIELDS};
use crate::state::AppState;
use crate::{api, incident};

/// Bytes handed on at once.
const PORTION: usize = 4 * 1024 * 1024;

type Fields = Vec<(String, String)>;

/// `POST /cases/{id}/evidence` as `multipart/form-data`: fields `file`, `kind` and `proves`.
pub async fn add(State(office): State<AppState>, request: Request) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return pages::page(State(office), request).await;
    }
    let path = request.uri().path().to_owned();
    let visitor = request.extensions().get::<Visitor>().cloned();
    let officer = match visitor {
        Some(Visitor::Signed(presence)) if presence.must_change_password => return go_to(pages::PASSWORD),
        Some(Visitor::Signed(presence)) => presence.officer,
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => return go_to(&format!("/login?next={path}")),
    };
    match take_in(&office, &officer, request).await {
        Ok(response) => response,
        Err(problem) => failure(&office, &path, Some(officer), problem).await,
    }
}

async fn take_in(office: &AppState, officer: &Officer, request: Request) -> Result<Response, Problem> {
    let id = request.uri().path().split('/').nth(2).and_then(|id| id.parse().ok()).map(CaseId);
    let id = id.ok_or_else(Problem::not_found)?;
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts)?;
    // Asked before a byte is read: nobody fills the disk for a case that takes no evidence from them.
    match api::may_add(office, id, officer).await {
        Ok(_) => {}
        Err(StoreError::Refused(refusal)) => {
            return again(office, &asked, Fields::new(), refusal).await;
        }
        Err(error) => return Err(error.into()),
    }
    let form = Multipart::from_request(Request::from_parts(parts, body), office).await;
    let form = form.map_err(|_| Problem::unreadable("表单没有写明分隔符，读不懂。"))?;
    let (fields, file) = read(office, form).await?;
    let received = match file {
        Some(file) => receive(office, officer, id, &fields, file).await,
        None => Err(Refusal::input("file", "没有选择文件").into()),
    };
    match received {
        Ok(()) => Ok(go_to(&format!("/cases/{id}/evidence?done=add_exhibit"))),
        Err(StoreError::Refused(refusal)) => again(office, &asked, fields, refusal).await,
        Err(error) => Err(error.into()),
    }
}

async fn again(office: &AppState, asked: &Asked, fields: Fields, refusal: Refusal) -> Result<Response, Problem> {
    let posted = Posted { fields, refusals: vec![refusal], ..Posted::default() };
    show(office, asked, posted, Some(StatusCode::UNPROCESSABLE_ENTITY)).await
}

/// A file that lies in the folder of pieces until it was handed to the store; gone with this value.
struct Waiting {
    path: PathBuf,
    name: String,
    size: u64,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // It may never have been made.
        let _ = std::fs::remove_file(&self.path);
    }
}

async fn read(office: &AppState, mut form: Multipart) -> Result<(Fields, Option<Waiting>), Problem> {
    let (mut fields, mut file) = (Fields::new(), None);
    while let Some(mut field) = form.next_field().await.map_err(|_| broken_off())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" && field.file_name().is_some_and(|name| !name.is_empty()) {
            file = Some(write(&office.settings.pieces(), field, office.settings.limits.upload_mb).await?);
            continue;
        }
        let mut text = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|_| broken_off())? {
            text.extend_from_slice(&piece);
            if text.len() > FIELD_BYTES || fields.len() >= FIELDS {
                return Err(Problem::too_large("表单的文字太多，没有接收。"));
            }
        }
        let text = String::from_utf8(text).map_err(|_| Problem::unreadable(format!("{}。", Unreadable::NotText)))?;
        fields.push((name, text));
    }
    Ok((fields, file))
}

async fn write(folder: &Path, mut field: Field<'_>, most_mb: u64) -> Result<Waiting, Problem> {
    let failed = |error: std::io::Error| Problem::unexpected(&error);
    let tag = secrets::random(16).map_err(|error| Problem::unexpected(&error))?;
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut waiting = Waiting { path: folder.join(format!("form-{tag}")), name, size: 0 };
    let mut file = tokio::fs::File::create_new(&waiting.path).await.map_err(failed)?;
    while let Some(piece) = field.chunk().await.map_err(|_| broken_off())? {
        waiting.size += piece.len() as u64;
        if waiting.size > most_mb * 1024 * 1024 {
            return Err(Problem::too_large(format!("文件超过 {most_mb} MB，没有接收。")));
        }
        file.write_all(&piece).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    Ok(waiting)
}

/// Hands the file to the store like any other upload, and adds it to the case.
async fn receive(
    office: &AppState,
    officer: &Officer,
    case: CaseId,
    fields: &Fields,
    file: Waiting,
) -> Result<(), StoreError> {
    let value = |name: &str| fields.iter().rev().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim());
    let kind = EvidenceKind::ALL.into_iter().find(|kind| kind.key() == value("kind"));
    let kind = kind.ok_or_else(|| Refusal::input("kind", "证据种类未选"))?;
    let proves = value("proves");
    if proves.is_empty() {
        return Err(Refusal::input("proves", "证明什么未填").into());
    }
    let uploads = office.store.uploads();
    let size = i64::try_from(file.size).unwrap_or(i64::MAX);
    let begun = uploads.begin(case, officer.id, &file.name, size).await?;
    if let Err(error) = pour(office, officer, begun.id, &file.path).await {
        if let Err(left) = uploads.abandon(begun.id, officer.id).await {
            incident::record(&incident::causes(&left));
        }
        return Err(error);
    }
    let arrived = uploads.finish(begun.id, officer.id).await?;
    api::take_in(&office.store, &arrived, kind, proves, officer).await?;
    Ok(())
}

async fn pour(office: &AppState, officer: &Officer, id: i64, path: &Path) -> Result<(), StoreError> {
    let mut source = tokio::fs::File::open(path).await?;
    let mut offset = 0;
    loop {
        let mut portion = Vec::with_capacity(PORTION);
        let read = (&mut source).take(PORTION as u64).read_to_end(&mut portion).await?;
        if read == 0 {
            return Ok(());
        }
        offset = office.store.uploads().append(id, officer.id, offset, &Bytes::from(portion)).await?.received;
    }
}

fn broken_off() -> Problem {
    Problem::unreadable("文件没有传完，没有接收。")
}
