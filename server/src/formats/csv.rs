//! Tables as comma-separated text, UTF-8 with the mark by which Excel knows it.

use std::io::Write;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use domain::exports::{Line, Sheet};

use super::FormatError;

/// The mark in front of the text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// One sheet being written.
pub struct Table<W: Write> {
    writer: Writer<W>,
    only: usize,
}

impl<W: Write> Table<W> {
    /// The headings of one sheet.
    pub(super) fn begin(sheets: &[Sheet], only: usize, mut out: W) -> Result<Table<W>, FormatError> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = WriterBuilder::new()
            .quote_style(QuoteStyle::Necessary)
            .terminator(Terminator::CRLF)
            .buffer_capacity(64 * 1024)
            .from_writer(out);
        if let Some(sheet) = sheets.get(only) {
            writer.write_record(sheet.headings.iter().map(|(name, _)| name))?;
        }
        Ok(Table { writer, only })
    }

    /// Adds a line, where it belongs to this sheet.
    pub(super) fn line(&mut self, line: &Line) -> Result<(), FormatError> {
        if line.sheet == self.only {
            self.writer.write_record(line.cells.iter().map(|cell| harmless(cell.text())))?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn finish(self) -> Result<W, FormatError> {
        self.writer.into_inner().map_err(|error| FormatError::Disk(error.into_error()))
    }
}

/// Spreadsheet programs run a text that begins like a formula; an apostrophe keeps it text. No name, number or amount
/// of the tables begins so by itself.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
