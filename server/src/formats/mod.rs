//! Any export in any format. To add one: write `formats/<name>.rs` with `begin`, `line` and `finish`, give it a variant in
//! [`Format`] and in [`Book`].

use std::io::Write;

use chrono::{DateTime, Utc};
use domain::exports::{Line, Sheet};
use rust_xlsxwriter::XlsxError;

mod csv;
mod xlsx;

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excel: every sheet in one file.
    Xlsx,
    /// Comma-separated: one sheet a file.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 2] = [Format::Xlsx, Format::Csv];

    /// The ending of file names and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
        }
    }

    /// The format of an ending.
    pub fn from_key(key: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.key() == key)
    }

    /// What browsers are told.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// More rows than Excel has, a cell longer than Excel takes, or the disk.
    #[error("Excel 文件写不成：{0}")]
    Xlsx(#[from] XlsxError),
    /// The disk.
    #[error("CSV 文件写不成：{0}")]
    Csv(#[from] ::csv::Error),
    /// The disk.
    #[error("文件写不成：{0}")]
    Disk(#[from] std::io::Error),
}

/// A table being written, line by line; what is written is on disk, not in memory.
pub enum Book<W: Write + Send> {
    /// Excel puts the file together at the end.
    Xlsx(Box<xlsx::Workbook>, W),
    /// Goes straight out.
    Csv(Box<csv::Table<W>>),
}

impl<W: Write + Send> Book<W> {
    /// Writes the headings. `only` is the sheet that a format without sheets holds.
    ///
    /// # Errors
    /// Of the disk.
    pub fn begin(
        format: Format,
        sheets: &[Sheet],
        only: usize,
        made_at: DateTime<Utc>,
        out: W,
    ) -> Result<Book<W>, FormatError> {
        Ok(match format {
            Format::Xlsx => Book::Xlsx(Box::new(xlsx::Workbook::begin(sheets, made_at)?), out),
            Format::Csv => Book::Csv(Box::new(csv::Table::begin(sheets, only, out)?)),
        })
    }

    /// Adds a line to its sheet.
    ///
    /// # Errors
    /// The sheet is full, or the disk is.
    pub fn line(&mut self, line: &Line) -> Result<(), FormatError> {
        match self {
            Book::Xlsx(workbook, _) => workbook.line(line),
            Book::Csv(table) => table.line(line),
        }
    }

    /// Completes the file and gives it back.
    ///
    /// # Errors
    /// Of the disk.
    pub fn finish(self) -> Result<W, FormatError> {
        match self {
            Book::Xlsx(workbook, out) => workbook.finish(out),
            Book::Csv(table) => table.finish(),
        }
    }
}
