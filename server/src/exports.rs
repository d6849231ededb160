//! Tables for other offices, from the decided cases of a range of days to a file.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use chrono::NaiveDate;
use domain::bureau::Bureau;
use domain::case::Case;
use domain::exports::credit_penalties::{DEADLINES, Desk, REPORT, WITHHELD};
use domain::exports::{Columns, ColumnsError, Export, Line};
use domain::now::Law;
use domain::officer::Officer;
use domain::refusal::Refusal;
use store::{Purpose, Store, StoreError};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio::sync::mpsc;

use crate::api::attachment;
use crate::formats::{Book, Format, FormatError};
use crate::problem::Problem;

/// Cases fetched at a time.
const PORTION: u64 = 200;
/// Portions that wait for the writer at most: the reader must not run away from the disk.
const WAITING: usize = 2;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which table.
    pub export: Export,
    /// In which format.
    pub format: Format,
    /// Which sheet, where the format holds only one.
    pub part: usize,
    /// First day of decision, inclusive.
    pub from: NaiveDate,
    /// Last day of decision, inclusive.
    pub to: NaiveDate,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records to report.
    pub reported: u64,
    /// Decisions left out, with their rule.
    pub withheld: u64,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No such table, format or part, or the days are the wrong way round; or not for this person.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The cases could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The table of columns is wrong.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// The file could not be written.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The writer stopped without a word.
    #[error("导出中断")]
    Stopped,
}

impl From<std::io::Error> for ExportError {
    fn from(error: std::io::Error) -> ExportError {
        ExportError::Format(error.into())
    }
}

impl Wanted {
    /// Reads what was typed: `credit_penalties`, `xlsx` or `csv`, and for csv `report` (the default), `deadlines` or
    /// `withheld`.
    ///
    /// # Errors
    /// Names the field that cannot be right.
    pub fn parse(
        name: &str,
        format: &str,
        part: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Wanted, Refusal> {
        let export = Export::from_key(name).ok_or_else(|| Refusal::input("name", "没有这种导出"))?;
        let format = Format::from_key(format).ok_or_else(|| Refusal::input("format", "只能导出 xlsx 或 csv"))?;
        let part = match part.unwrap_or("report") {
            "report" => REPORT,
            "deadlines" => DEADLINES,
            "withheld" => WITHHELD,
            _ => return Err(Refusal::input("part", "只有 report、deadlines、withheld 三部分")),
        };
        if from > to {
            return Err(Refusal::input("from", "起始日晚于截止日"));
        }
        Ok(Wanted { export, format, part, from, to })
    }

    /// A name for the file; ASCII, so that every browser keeps it.
    pub fn file_name(&self) -> String {
        let part = match (self.format, self.part) {
            (Format::Csv, DEADLINES) => "_deadlines",
            (Format::Csv, WITHHELD) => "_withheld",
            (Format::Csv | Format::Xlsx, _) => "",
        };
        let (name, ending) = (self.export.key(), self.format.key());
        format!("{name}_{}_{}{part}.{ending}", self.from.format("%Y%m%d"), self.to.format("%Y%m%d"))
    }
}

/// Writes the table of the decisions within the days, oldest first, and gives the file back with what is in it.
/// Memory does not grow with the number of cases.
///
/// # Errors
/// Not for this person, the cases cannot be read, or the file cannot be written; `out` is then not to be used.
pub async fn write<W>(store: &Store, wanted: &Wanted, officer: &Officer, out: W) -> Result<(W, Tally), ExportError>
where
    W: Write + Send + 'static,
{
    wanted.export.may(officer)?;
    let (send, receive) = mpsc::channel(WAITING);
    let scribe = Scribe {
        law: store.law(),
        bureau: store.bureau(),
        columns: Columns::built_in()?,
        drill: store.purpose() == Purpose::Training,
        wanted: *wanted,
        made_at: store.clock().now(),
    };
    let written = tokio::task::spawn_blocking(move || scribe.write(receive, out));
    let read = feed(store, wanted, officer, send).await;
    let written = written.await.map_err(|_| ExportError::Stopped)?;
    // The side that failed first stopped the other one; its word says more.
    read?;
    written
}

/// The same in a file that has no name and vanishes with its handle, ready to be read from its start: it holds full
/// numbers of people.
///
/// # Errors
/// As [`write`].
pub async fn to_file(store: &Store, wanted: &Wanted, officer: &Officer) -> Result<(File, Tally), ExportError> {
    let (mut file, tally) = write(store, wanted, officer, tempfile::tempfile()?).await?;
    file.rewind()?;
    Ok((file, tally))
}

/// Sends portion after portion; a range of days that ends inside a portion ends it.
async fn feed(
    store: &Store,
    wanted: &Wanted,
    officer: &Officer,
    send: mpsc::Sender<Result<Vec<Case>, ()>>,
) -> Result<(), ExportError> {
    let mut after = None;
    loop {
        let cases = match store.cases().decided((wanted.from, wanted.to), after, PORTION, officer).await {
            Ok(cases) => cases,
            Err(error) => {
                // Otherwise the writer would take the end of the portions for the end of the cases.
                let _ = send.send(Err(())).await;
                return Err(error.into());
            }
        };
        let Some(last) = cases.last() else { return Ok(()) };
        after = last.decision.as_ref().map(|decision| (decision.on, last.id));
        if after.is_none() || send.send(Ok(cases)).await.is_err() {
            return Ok(());
        }
    }
}

/// Everything the writer needs, on a thread where waiting for the disk holds nobody up.
struct Scribe {
    law: std::sync::Arc<Law>,
    bureau: std::sync::Arc<Bureau>,
    columns: Columns,
    drill: bool,
    wanted: Wanted,
    made_at: chrono::DateTime<chrono::Utc>,
}

impl Scribe {
    fn write<W: Write + Send>(
        self,
        mut portions: mpsc::Receiver<Result<Vec<Case>, ()>>,
        out: W,
    ) -> Result<(W, Tally), ExportError> {
        let desk = Desk { law: &self.law, bureau: &self.bureau, columns: &self.columns, drill: self.drill };
        let portions = std::iter::from_fn(|| portions.blocking_recv());
        set_down(desk, self.wanted.format, self.wanted.part, self.made_at, portions, out)
    }
}

/// Draws the lines of portion after portion, while another thread writes those that are drawn. A portion that is none
/// ends it.
///
/// # Errors
/// The file cannot be written, or there were not all the cases.
pub fn set_down<W: Write + Send>(
    desk: Desk<'_>,
    format: Format,
    part: usize,
    made_at: chrono::DateTime<chrono::Utc>,
    portions: impl Iterator<Item = Result<Vec<Case>, ()>>,
    out: W,
) -> Result<(W, Tally), ExportError> {
    std::thread::scope(|threads| {
        let (send, drawn) = std::sync::mpsc::sync_channel::<Vec<Line>>(WAITING);
        let sheets = desk.sheets();
        let writer = threads.spawn(move || -> Result<W, FormatError> {
            let mut book = Book::begin(format, &sheets, part, made_at, out)?;
            for lines in drawn {
                lines.iter().try_for_each(|line| book.line(line))?;
            }
            book.finish()
        });
        let (mut tally, mut whole) = (Tally::default(), true);
        for portion in portions {
            let Ok(cases) = portion else {
                whole = false;
                break;
            };
            let lines: Vec<Line> = cases.iter().flat_map(|case| desk.lines(case)).collect();
            tally.reported += lines.iter().filter(|line| line.sheet == REPORT).count() as u64;
            tally.withheld += lines.iter().filter(|line| line.sheet == WITHHELD).count() as u64;
            // A writer that has stopped says why below.
            if send.send(lines).is_err() {
                break;
            }
        }
        drop(send);
        let written = writer.join().map_err(|_| ExportError::Stopped)??;
        if whole { Ok((written, tally)) } else { Err(ExportError::Stopped) }
    })
}

/// Bytes of a file sent at a time.
const PIECE: usize = 64 * 1024;

/// A file that was written, as an answer; it is read as it is sent.
///
/// # Errors
/// The file cannot be read.
pub async fn sent(file: File, format: Format, name: &str) -> Result<Response, Problem> {
    let failed = |error: std::io::Error| Problem::unexpected(&error);
    let mut file = tokio::fs::File::from_std(file);
    let size = file.seek(SeekFrom::End(0)).await.map_err(failed)?;
    file.rewind().await.map_err(failed)?;
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    let pieces = futures::stream::unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some((Ok(Bytes::from(piece)), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    Ok((headers, Body::from_stream(pieces)).into_response())
}
