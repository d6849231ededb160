//! Files from a plain form: taken in as they arrive, then added to the case, or to the draft of a case not open yet.

use std::path::{Path, PathBuf};

use app::context::Posted;
use app::drafts::NEW_CASE;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use domain::evidence::EvidenceKind;
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::StepKind;
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
/// Most files of one form.
const FILES: usize = 20;

type Fields = Vec<(String, String)>;

/// `POST /cases/new/evidence` as `multipart/form-data`: any number of fields `file`, with `kind` and `proves`. The files
/// hang on the officer's draft until the case is open.
pub async fn add_to_draft(State(office): State<AppState>, request: Request) -> Response {
    let (path, officer) = match who(&request) {
        Who::Form => return pages::page(State(office), request).await,
        Who::SendTo(address) => return go_to(&address),
        Who::Officer(path, officer) => (path, officer),
    };
    match hang_on(&office, &officer, request).await {
        Ok(response) => response,
        Err(problem) => failure(&office, &path, Some(officer), problem).await,
    }
}

async fn hang_on(office: &AppState, officer: &Officer, request: Request) -> Result<Response, Problem> {
    // Asked before a byte is read: nobody fills the disk who may open no case.
    if !StepKind::RegisterClue.roles().iter().any(|role| officer.holds(*role)) {
        return Err(Problem::not_found());
    }
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts)?;
    let form = Multipart::from_request(Request::from_parts(parts, body), office).await;
    let form = form.map_err(|_| Problem::unreadable("表单没有写明分隔符，读不懂。"))?;
    let (fields, files) = read(office, form).await?;
    let received = async {
        let (kind, proves) = (kind_of(&fields)?, value(&fields, "proves"));
        if files.is_empty() {
            return Err(Refusal::input("file", "没有选择文件").into());
        }
        for file in &files {
            let waiting = office.store.waiting();
            waiting.receive(officer.id, NEW_CASE, &file.name, &file.path, kind, proves).await?;
        }
        Ok(())
    };
    match received.await {
        Ok(()) => Ok(go_to(&asked.path)),
        Err(StoreError::Refused(refusal)) => again(office, &asked, fields, refusal).await,
        Err(error) => Err(error.into()),
    }
}

/// Who sends a form with files.
enum Who {
    /// A form without files: not ours.
    Form,
    /// Nobody who may: on to this address.
    SendTo(String),
    /// Somebody signed in, and the form's address.
    Officer(String, Officer),
}

fn who(request: &Request) -> Who {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return Who::Form;
    }
    let path = request.uri().path().to_owned();
    match request.extensions().get::<Visitor>() {
        Some(Visitor::Signed(presence)) if presence.must_change_password => Who::SendTo(pages::PASSWORD.to_owned()),
        Some(Visitor::Signed(presence)) => Who::Officer(path, presence.officer.clone()),
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => Who::SendTo(format!("/login?next={path}")),
    }
}

/// `POST /cases/{id}/evidence` as `multipart/form-data`: fields `file`, `kind` and `proves`.
pub async fn add(State(office): State<AppState>, request: Request) -> Response {
    let (path, officer) = match who(&request) {
        Who::Form => return pages::page(State(office), request).await,
        Who::SendTo(address) => return go_to(&address),
        Who::Officer(path, officer) => (path, officer),
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
    let (fields, files) = read(office, form).await?;
    let received = async {
        if files.is_empty() {
            return Err(Refusal::input("file", "没有选择文件").into());
        }
        for file in &files {
            receive(office, officer, id, &fields, file).await?;
        }
        Ok(())
    };
    match received.await {
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

async fn read(office: &AppState, mut form: Multipart) -> Result<(Fields, Vec<Waiting>), Problem> {
    let (mut fields, mut files) = (Fields::new(), Vec::new());
    while let Some(mut field) = form.next_field().await.map_err(|_| broken_off())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" && field.file_name().is_some_and(|name| !name.is_empty()) {
            if files.len() >= FILES {
                return Err(Problem::too_large(format!("一次最多传 {FILES} 个文件，没有接收。")));
            }
            files.push(write(&office.settings.pieces(), field, office.settings.limits.upload_mb).await?);
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
    Ok((fields, files))
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

fn value<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().rev().find(|(field, _)| field == name).map_or("", |(_, text)| text.trim())
}

fn kind_of(fields: &Fields) -> Result<EvidenceKind, Refusal> {
    let kind = EvidenceKind::ALL.into_iter().find(|kind| kind.key() == value(fields, "kind"));
    kind.ok_or_else(|| Refusal::input("kind", "证据种类未选"))
}

/// Hands the file to the store like any other upload, and adds it to the case.
async fn receive(
    office: &AppState,
    officer: &Officer,
    case: CaseId,
    fields: &Fields,
    file: &Waiting,
) -> Result<(), StoreError> {
    let (kind, proves) = (kind_of(fields)?, value(fields, "proves"));
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
