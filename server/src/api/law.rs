//! The settings of the law from another system: read, proposed and confirmed by the same two people as on the pages.

use axum::extract::State;
use axum::http::StatusCode;
use domain::bureau::Assignment;
use domain::law::calendar::YearTable;
use domain::law::change::{Change, YearFile};
use domain::law::discretion::Ladder;
use domain::law::parameters::Parameter;
use domain::law::proposal::{Proposal, Verdict, may_read};
use domain::officer::Officer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Json, Named};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// Every dated value, by name and date.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParameterRows {
    /// The rows; of a name, the last one begun by the day asked for counts.
    items: Vec<Parameter>,
}

/// The calendar in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarYears {
    /// The version that dates computed now carry.
    version: String,
    /// The loaded years, oldest first; nothing is counted past the last.
    items: Vec<YearTable>,
}

/// Every ladder of discretion, in the order in which they were set.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ladders {
    /// The ladders.
    items: Vec<Ladder>,
}

/// Powers assigned to the bureau.
#[derive(Debug, Serialize, ToSchema)]
pub struct Assignments {
    /// The documents.
    items: Vec<Assignment>,
}

/// The register of changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changes {
    /// The newest first; what was refused or withdrawn stays.
    items: Vec<Proposal>,
}

/// A change to propose.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeChange {
    /// What shall be changed, with its day and source.
    change: Change,
}

/// How a proposal ends.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerProposal {
    /// Confirmed or refused by a second person, or withdrawn by the first.
    verdict: Verdict,
    /// Why; needed with a refusal.
    #[serde(default)]
    #[schema(max_length = 500)]
    opinion: String,
}

#[utoipa::path(
    get, path = "/law/parameters", tag = "管理", summary = "参数：每个名称历次的值", operation_id = "list_parameters",
    responses((status = 200, description = "各行有生效日、依据和核对程度", body = ParameterRows))
)]
pub async fn parameters(
    State(app): State<AppState>,
    Signed(officer): Signed,
) -> Result<axum::Json<ParameterRows>, Problem> {
    let law = reads(&officer).map(|()| app.store.law())?;
    Ok(axum::Json(ParameterRows { items: law.parameters.all().cloned().collect() }))
}

#[utoipa::path(
    get, path = "/law/calendar-years", tag = "管理", summary = "工作日历：已载入的年份", operation_id = "list_calendar_years",
    responses((status = 200, description = "每年的版本、依据和日数", body = CalendarYears))
)]
pub async fn calendar_years(
    State(app): State<AppState>,
    Signed(officer): Signed,
) -> Result<axum::Json<CalendarYears>, Problem> {
    let law = reads(&officer).map(|()| app.store.law())?;
    Ok(axum::Json(CalendarYears { version: law.calendar.version().to_owned(), items: law.calendar.years() }))
}

#[utoipa::path(
    post, path = "/law/calendar-years", tag = "管理", summary = "提出载入一年的放假安排", operation_id = "propose_calendar_year",
    description = "文件内容为 CSV 文字：首行 date,kind,festival，以后每行一日。核准后生效；已经算定的期限不变。",
    request_body(content = YearFile, example = json!({ "source": "国务院办公厅关于2027年部分节假日安排的通知", "csv": "date,kind,festival\n2027-01-01,rest,元旦\n" })),
    responses(
        (status = 201, description = "已提出，等待核准", body = Proposal),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "文件不对，或者中间缺年", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn load_year(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Json(file): Json<YearFile>,
) -> Result<(StatusCode, axum::Json<Proposal>), Problem> {
    let proposed = app.store.law_changes().propose(Change::CalendarYear(file), &officer).await?;
    Ok((StatusCode::CREATED, axum::Json(proposed)))
}

#[utoipa::path(
    get, path = "/law/ladders", tag = "管理", summary = "裁量基准", operation_id = "list_ladders",
    responses((status = 200, description = "历次的裁量基准及其阶次", body = Ladders))
)]
pub async fn ladders(State(app): State<AppState>, Signed(officer): Signed) -> Result<axum::Json<Ladders>, Problem> {
    let law = reads(&officer).map(|()| app.store.law())?;
    Ok(axum::Json(Ladders { items: law.discretion.all().cloned().collect() }))
}

#[utoipa::path(
    get, path = "/law/assignments", tag = "管理", summary = "交由本机关行使的处罚权", operation_id = "list_assignments",
    responses((status = 200, description = "各份文件的领域和起止时刻（北京时间）", body = Assignments))
)]
pub async fn assignments(
    State(app): State<AppState>,
    Signed(officer): Signed,
) -> Result<axum::Json<Assignments>, Problem> {
    let bureau = reads(&officer).map(|()| app.store.bureau())?;
    Ok(axum::Json(Assignments { items: bureau.assignment.clone() }))
}

#[utoipa::path(
    get, path = "/law/changes", tag = "管理", summary = "变更记录", operation_id = "list_changes",
    responses((status = 200, description = "提出、核准、退回和撤回的全部变更", body = Changes))
)]
pub async fn changes(State(app): State<AppState>, Signed(officer): Signed) -> Result<axum::Json<Changes>, Problem> {
    reads(&officer)?;
    Ok(axum::Json(Changes { items: app.store.law_changes().all().await? }))
}

#[utoipa::path(
    post, path = "/law/changes", tag = "管理", summary = "提出变更", operation_id = "propose_change",
    description = "由系统管理员或者法制审核人员提出；另一名法制审核人员或者负责人核准后生效。同样的变更在等待核准时不能再提。",
    request_body(content = ProposeChange, example = json!({ "change": {
        "change": "parameter", "name": "clue_check_days", "label": "线索核查期限", "from": "2027-01-01",
        "value": { "unit": "days", "value": 15 }, "source": "住房和城乡建设行政处罚程序规定第十五条第一款", "verified": "read"
    } })),
    responses(
        (status = 201, description = "已提出，等待核准", body = Proposal),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "生效日已过、超出法定幅度等", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn propose(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Json(form): Json<ProposeChange>,
) -> Result<(StatusCode, axum::Json<Proposal>), Problem> {
    let proposed = app.store.law_changes().propose(form.change, &officer).await?;
    Ok((StatusCode::CREATED, axum::Json(proposed)))
}

#[utoipa::path(
    post, path = "/law/changes/{id}/answers", tag = "管理", summary = "核准、退回或者撤回变更", operation_id = "answer_change",
    description = "核准和退回由提出人以外的法制审核人员或者负责人办，撤回由提出人办。核准后立即生效，各服务器同时按新的办。",
    params(("id" = i64, Path, description = "变更编号")),
    request_body(content = AnswerProposal, example = json!({ "verdict": "confirmed", "opinion": "" })),
    responses(
        (status = 200, description = "已办", body = Proposal),
        (status = 403, description = "不是本人的职责", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "自己提出的，或者已经办过，或者现在不能核准", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn answer(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<i64>,
    Json(form): Json<AnswerProposal>,
) -> Result<axum::Json<Proposal>, Problem> {
    reads(&officer)?;
    let ended = app.store.law_changes().answer(id, form.verdict, &form.opinion, &officer).await?;
    Ok(axum::Json(ended))
}

/// The settings are for whoever proposes or confirms; to everybody else the address holds nothing.
pub(super) fn reads(officer: &Officer) -> Result<(), Problem> {
    if may_read(officer) { Ok(()) } else { Err(Problem::not_found()) }
}
