//! The file of holidays and make-up days as people hand it in, row by row.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{CalendarError, DayKind, is_weekend};

/// A file once read.
pub(super) struct Table {
    /// Its days, in order.
    pub rows: BTreeMap<NaiveDate, DayKind>,
    /// Its own name, where it has one.
    pub version: Option<String>,
    /// The notice it copies, where it says so.
    pub source: Option<String>,
}

/// Reads the file. Refuses days out of order, a day twice, and a make-up day that is no Saturday or Sunday.
pub(super) fn read(csv: &str) -> Result<Table, CalendarError> {
    let mut table = Table { rows: BTreeMap::new(), version: None, source: None };
    let mut header = false;
    let mut last: Option<NaiveDate> = None;
    for (at, line) in csv.trim_start_matches('\u{feff}').lines().enumerate() {
        let wrong = |reason: &str| CalendarError::Malformed { line: at + 1, reason: reason.to_owned() };
        let line = line.trim();
        if let Some(remark) = line.strip_prefix('#') {
            let named =
                |name: &str| Some(remark.trim().strip_prefix(name)?.trim().to_owned()).filter(|n| !n.is_empty());
            table.version = named("version:").or(table.version);
            table.source = named("source:").or(table.source);
            continue;
        }
        if line.is_empty() {
            continue;
        }
        if !header {
            if line != "date,kind,festival" {
                return Err(wrong("首行应为 date,kind,festival"));
            }
            header = true;
            continue;
        }
        let [date, kind, festival] = line.split(',').map(str::trim).collect::<Vec<_>>()[..] else {
            return Err(wrong("应有三列"));
        };
        let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| wrong("日期应写作 2026-10-01"))?;
        if festival.is_empty() {
            return Err(wrong("缺节日名称"));
        }
        let kind = match kind {
            "rest" => DayKind::Rest(festival.to_owned()),
            "makeup_workday" => DayKind::MakeUp(festival.to_owned()),
            _ => return Err(wrong("类别只能是 rest 或 makeup_workday")),
        };
        if let Some(earlier) = table.rows.get(&date)
            && earlier.is_working() != kind.is_working()
        {
            return Err(wrong("同一天既写放假又写调休上班"));
        }
        if last.is_some_and(|last| date <= last) {
            return Err(wrong("日期须逐行递增，不得重复"));
        }
        if kind.is_working() && !is_weekend(date) {
            return Err(wrong("调休上班只能是周六或周日"));
        }
        last = Some(date);
        table.rows.insert(date, kind);
    }
    Ok(table)
}
