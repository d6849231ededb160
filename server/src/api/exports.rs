//! Tables for other offices, as files.

use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use domain::exports::Export;
use serde::Deserialize;

use super::body::{Asked, Named};
use crate::exports::{ExportError, Wanted, to_file};
use crate::incident;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// Which decisions, and which sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    from: NaiveDate,
    to: NaiveDate,
    part: Option<String>,
}

#[utoipa::path(
    get, path = "/exports/{name}.{format}", tag = "双公示", summary = "导出表格", operation_id = "read_export",
    description = "按处罚决定日期导出。xlsx 含全部工作表；csv 一次一个部分。依法不报送的决定不在表内，另表列明依据。",
    params(
        ("name" = Export, Path, description = "表格"),
        ("format" = String, Path, description = "文件格式：xlsx 或者 csv", example = "xlsx"),
        ("from" = NaiveDate, Query, description = "决定日期起，含当日", example = "2026-09-01"),
        ("to" = NaiveDate, Query, description = "决定日期止，含当日", example = "2026-09-30"),
        ("part" = Option<String>, Query, description = "csv 的部分：report 报送表（不写即此）、deadlines 期限表、withheld 不报送表")
    ),
    responses(
        (status = 200, description = "文件", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "没有这种格式，或者日期不对", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(file): Named<String>,
    Asked(range): Asked<Range>,
) -> Result<Response, Problem> {
    let (name, format) = file.rsplit_once('.').ok_or_else(Problem::not_found)?;
    if Export::from_key(name).is_none() {
        return Err(Problem::not_found());
    }
    let wanted = Wanted::parse(name, format, range.part.as_deref(), range.from, range.to)?;
    let (file, _) = to_file(&app.store, &wanted, &officer).await.map_err(not_made)?;
    crate::exports::sent(file, wanted.format, &wanted.file_name()).await
}

fn not_made(why: ExportError) -> Problem {
    match why {
        ExportError::Refused(refusal) => refusal.into(),
        ExportError::Store(error) => error.into(),
        ExportError::Columns(_) | ExportError::Format(_) | ExportError::Stopped => {
            Problem::unexpected(&incident::causes(&why))
        }
    }
}
