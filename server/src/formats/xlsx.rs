//! Tables as Excel files: identifiers stay text, amounts are numbers, rows leave memory as they are written.

use std::io::Write;

use chrono::{DateTime, Utc};
use domain::exports::{Cell, Line, Sheet};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook as Excel, XlsxError,
};

use super::FormatError;

/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// How hard the file is packed, of 1 to 9: a tenth larger than usual, in half the time.
const PACKING: u8 = 2;

/// A workbook being written.
pub struct Workbook {
    excel: Excel,
    /// The next free row of each sheet.
    next: Vec<u32>,
    text: Format,
    amount: Format,
    yuan: Format,
}

impl Workbook {
    /// Sheets with their headings.
    pub(super) fn begin(sheets: &[Sheet], made_at: DateTime<Utc>) -> Result<Workbook, FormatError> {
        let mut excel = Excel::new();
        excel.set_zip_compression_level(PACKING);
        let made_at = ExcelDateTime::from_timestamp(made_at.timestamp())?;
        excel.set_properties(&DocProperties::new().set_creation_datetime(&made_at));
        let text = Format::new().set_num_format("@");
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let heading = heading.set_border_bottom(FormatBorder::Thin);
        for sheet in sheets {
            let page = excel.add_worksheet_with_constant_memory()?;
            page.set_name(sheet.name)?;
            page.set_freeze_panes(1, 0)?;
            page.set_repeat_rows(0, 0)?;
            page.set_landscape();
            for (column, (name, width)) in (0u16..).zip(&sheet.headings) {
                page.set_column_width(column, *width)?;
                page.write_string_with_format(0, column, name, &heading)?;
            }
            // Excel would mark every identifier as a number that somebody forgot to convert.
            let last = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
            page.ignore_error_range(0, 0, LAST_ROW, last, IgnoreError::NumberStoredAsText)?;
        }
        let amount = Format::new().set_num_format("0.######");
        let yuan = Format::new().set_num_format("#,##0.00");
        Ok(Workbook { excel, next: vec![1; sheets.len()], text, amount, yuan })
    }

    /// Adds a line to its sheet.
    pub(super) fn line(&mut self, line: &Line) -> Result<(), FormatError> {
        let page = self.excel.worksheet_from_index(line.sheet)?;
        let row = self.next.get_mut(line.sheet).ok_or(XlsxError::RowColumnLimitError)?;
        for (column, cell) in (0u16..).zip(&line.cells) {
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => {
                    page.write_string_with_format(*row, column, text, &self.text)?;
                }
                Cell::Wan(fen) => {
                    // Read from the exact decimal: the nearest number there is, which shows as that decimal again.
                    let number: f64 = fen.wan().parse().map_err(|_| XlsxError::RowColumnLimitError)?;
                    page.write_number_with_format(*row, column, number, &self.amount)?;
                }
                Cell::Yuan(fen) => {
                    let number: f64 =
                        fen.figure().replace(',', "").parse().map_err(|_| XlsxError::RowColumnLimitError)?;
                    page.write_number_with_format(*row, column, number, &self.yuan)?;
                }
            }
        }
        *row += 1;
        Ok(())
    }

    /// Puts the file together.
    pub(super) fn finish<W: Write + Send>(mut self, mut out: W) -> Result<W, FormatError> {
        self.excel.save_to_writer(&mut out)?;
        out.flush()?;
        Ok(out)
    }
}
