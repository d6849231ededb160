//! The case list as an Excel file: exactly the cases of the filter, in its order, with what the list may show.

use std::collections::HashMap;

use app::desks::cases::list::asked::Asked;
use app::desks::cases::list::rows::called;
use axum::extract::{Request, State};
use axum::response::Response;
use domain::exports::{Cell, Line as Written, Sheet};
use domain::officer::Officer;
use store::Store;
use store::cases::list::PAGE_LIMIT;
use store::cases::{Line, Start};
use tokio::sync::mpsc;

use crate::exports::sent;
use crate::formats::{Book, Format, FormatError};
use crate::incident;
use crate::pages::{self, failure, go_to};
use crate::problem::Problem;
use crate::session::Visitor;
use crate::state::AppState;

/// Headings with the width of their column in characters.
const HEADINGS: [(&str, u8); 12] = [
    ("案号", 26),
    ("线索编号", 26),
    ("当事人", 28),
    ("车牌", 12),
    ("案由", 36),
    ("阶段", 12),
    ("经办", 10),
    ("下一步", 16),
    ("最近期限", 12),
    ("立案日", 12),
    ("决定日", 12),
    ("罚款（元）", 14),
];

/// `GET /cases/export.xlsx` with the conditions of the list's own address.
pub async fn export(State(office): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let officer = match parts.extensions.get::<Visitor>() {
        Some(Visitor::Signed(presence)) if presence.must_change_password => return go_to(pages::PASSWORD),
        Some(Visitor::Signed(presence)) => presence.officer.clone(),
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => return go_to("/login?next=/cases"),
    };
    let answered = match pages::Asked::of(&parts) {
        Ok(asked) => file(&office, &officer, &asked.query).await,
        Err(problem) => Err(problem),
    };
    match answered {
        Ok(response) => response,
        Err(problem) => failure(&office, &path, Some(officer), problem).await,
    }
}

async fn file(office: &AppState, officer: &Officer, query: &[(String, String)]) -> Result<Response, Problem> {
    let asked = Asked::of(&office.desk(), officer, query).await?;
    if asked.filter.only.as_ref().is_some_and(Vec::is_empty) {
        return Ok(go_to("/cases?picked=1"));
    }
    let name = if office.settings.training { "演练-案件" } else { "案件" };
    let store = &office.store;
    let (send, receive) = mpsc::channel(2);
    let made_at = store.clock().now();
    let broken = |error: std::io::Error| Problem::unexpected(&error);
    let out = tempfile::tempfile().map_err(broken)?;
    let written = tokio::task::spawn_blocking(move || write(name, made_at, receive, out));
    let read = feed(store, officer, &asked, send).await;
    let written = written.await.map_err(|error| Problem::unexpected(&error))?;
    // Whichever side failed first stopped the other; the reader's word says more.
    read?;
    let file = written.map_err(|error| Problem::unexpected(&incident::causes(&error)))?;
    let day = store.clock().today().format("%Y%m%d");
    sent(file, Format::Xlsx, &format!("{name}_{day}.xlsx")).await
}

/// Sends portion after portion of the list; memory does not grow with its length.
async fn feed(
    store: &Store,
    officer: &Officer,
    asked: &Asked,
    send: mpsc::Sender<Option<Vec<Written>>>,
) -> Result<(), Problem> {
    let holders: HashMap<_, _> =
        store.officers().list().await?.into_iter().map(|one| (one.officer.id, one.officer.name)).collect();
    let mut after = None;
    loop {
        let start = after.as_ref().map_or(Start::First, Start::After);
        let page = match store.cases().page(&asked.filter, asked.sort, start, PAGE_LIMIT, officer).await {
            Ok(page) => page,
            Err(error) => {
                // Otherwise the writer would take the end of the portions for the end of the list.
                let _ = send.send(None).await;
                return Err(error.into());
            }
        };
        let lines = page.lines.iter().map(|line| written(line, holders.get(&line.holder))).collect();
        after = page.next;
        if send.send(Some(lines)).await.is_err() || after.is_none() {
            return Ok(());
        }
    }
}

fn write(
    name: &'static str,
    made_at: chrono::DateTime<chrono::Utc>,
    mut portions: mpsc::Receiver<Option<Vec<Written>>>,
    out: std::fs::File,
) -> Result<std::fs::File, FormatError> {
    let headings = HEADINGS.map(|(heading, width)| (heading.to_owned(), width)).to_vec();
    let mut book = Book::begin(Format::Xlsx, &[Sheet { name, key: "cases", headings }], 0, made_at, out)?;
    while let Some(portion) = portions.blocking_recv() {
        let Some(lines) = portion else { break };
        for line in lines {
            book.line(&line)?;
        }
    }
    book.finish()
}

fn written(line: &Line, holder: Option<&String>) -> Written {
    let text = |text: &str| if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) };
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Blank, |day| Cell::Text(day.to_string()));
    Written {
        sheet: 0,
        cells: vec![
            text(&called(line)),
            text(line.clue_number.as_deref().unwrap_or_default()),
            text(&line.party_name),
            text(&line.plate),
            text(&line.violation_name),
            text(line.stage.label()),
            text(holder.map_or("", String::as_str)),
            text(line.waits_for.map_or("", domain::step::StepKind::label)),
            day(line.deadline.as_ref().map(|deadline| deadline.ends)),
            day(line.filed_on),
            day(line.decided_on),
            line.fine.map_or(Cell::Blank, Cell::Yuan),
        ],
    }
}
