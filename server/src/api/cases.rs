//! The case list: filters as on the page, one portion after another by the place where the last one ended.

use axum::extract::State;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CaseId, OfficerId, UnitId};
use domain::law::catalogue::Family;
use domain::law::deadlines::Deadline;
use domain::money::Fen;
use domain::numbers::Register;
use domain::refusal::Refusal;
use domain::stage::StageKind;
use domain::step::StepKind;
use serde::{Deserialize, Serialize};
use store::cases::{Cursor, Filter, Line, Search};
use utoipa::ToSchema;

use super::body::Asked;
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    open: Option<bool>,
    stage: Option<StageKind>,
    family: Option<Family>,
    unit: Option<i64>,
    holder: Option<i64>,
    #[serde(default)]
    mine: bool,
    due_by: Option<NaiveDate>,
    yellow_by: Option<NaiveDate>,
    decided_from: Option<NaiveDate>,
    decided_to: Option<NaiveDate>,
    q: Option<String>,
    after: Option<String>,
    limit: Option<u64>,
}

/// A case in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
    /// Record number.
    id: CaseId,
    /// Its version, to be named with the next step.
    version: u32,
    /// The unit that handles it.
    unit: UnitId,
    /// Field of work.
    family: Family,
    /// 案由.
    violation_name: String,
    /// Number of the clue.
    clue_number: Option<String>,
    /// Number of the case, from filing on.
    case_number: Option<String>,
    /// The party's name; empty while it is not known.
    party_name: String,
    /// Number plate; empty where there is none.
    plate: String,
    /// Where it stands.
    stage: StageKind,
    /// Who has it in hand.
    holder: OfficerId,
    /// The step that is awaited.
    waits_for: Option<StepKind>,
    /// The clock that ends next.
    deadline: Option<Deadline>,
    /// Day of filing.
    filed_on: Option<NaiveDate>,
    /// Day of the decision.
    decided_on: Option<NaiveDate>,
    /// The fine decided, in fen.
    fine_fen: Option<Fen>,
    /// When it was entered.
    created_at: DateTime<Utc>,
}

/// One portion of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasePage {
    /// Its cases.
    items: Vec<CaseLine>,
    /// The parameter `after` of the next portion; absent at the end.
    next: Option<String>,
}

impl From<Line> for CaseLine {
    fn from(line: Line) -> CaseLine {
        CaseLine {
            id: line.id,
            version: line.version,
            unit: line.unit,
            family: line.family,
            violation_name: line.violation_name,
            clue_number: line.clue_number,
            case_number: line.case_number,
            party_name: line.party_name,
            plate: line.plate,
            stage: line.stage,
            holder: line.holder,
            waits_for: line.waits_for,
            deadline: line.deadline,
            filed_on: line.filed_on,
            decided_on: line.decided_on,
            fine_fen: line.fine,
            created_at: line.created_at,
        }
    }
}

impl Wanted {
    fn filter(&self) -> Result<Filter, Refusal> {
        let decided = match (self.decided_from, self.decided_to) {
            (None, None) => None,
            (from, to) => {
                let days = (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX));
                if days.1 < days.0 {
                    return Err(Refusal::input("decided_to", "止日早于起日"));
                }
                Some(days)
            }
        };
        Ok(Filter {
            open: self.open,
            stage: self.stage,
            family: self.family,
            unit: self.unit.map(UnitId),
            holder: self.holder.map(OfficerId),
            mine: self.mine,
            due_by: self.due_by,
            yellow_by: self.yellow_by,
            decided,
            search: self.q.as_deref().and_then(|words| Search::guess(words, Register::Clue.word())),
            ..Filter::default()
        })
    }
}

#[utoipa::path(
    get, path = "/cases", tag = "案件", summary = "案件列表", operation_id = "list_cases",
    description = "只列出本人有权查看的案件。按最近期限排列；给出决定日期的按决定日期排列，给出查找词的按所查项目排列。",
    params(
        ("open" = Option<bool>, Query, description = "true 只列未结案件，false 只列已结案件"),
        ("stage" = Option<StageKind>, Query, description = "所处阶段"),
        ("family" = Option<Family>, Query, description = "业务类别"),
        ("unit" = Option<i64>, Query, description = "承办机构编号"),
        ("holder" = Option<i64>, Query, description = "经办人编号"),
        ("mine" = Option<bool>, Query, description = "true 只列等待本人办理的案件"),
        ("due_by" = Option<NaiveDate>, Query, description = "最近期限在这一天或者之前"),
        ("yellow_by" = Option<NaiveDate>, Query, description = "最近期限在这一天已经用去五分之四或者逾期，停表的除外"),
        ("decided_from" = Option<NaiveDate>, Query, description = "决定日期起，含当日"),
        ("decided_to" = Option<NaiveDate>, Query, description = "决定日期止，含当日"),
        ("q" = Option<String>, Query, description = "案号、当事人、车牌或者拼音首字母的开头"),
        ("after" = Option<String>, Query, description = "上一页给出的 next"),
        ("limit" = Option<u64>, Query, description = "每页件数，1 至 200，不写为 50", minimum = 1, maximum = 200)
    ),
    responses((status = 200, description = "一页案件", body = CasePage))
)]
pub async fn list(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Asked(wanted): Asked<Wanted>,
) -> Result<axum::Json<CasePage>, Problem> {
    let after: Option<Cursor> = match &wanted.after {
        Some(text) => Some(text.parse().map_err(|_| Refusal::input("after", "翻页位置无效，请回到第一页"))?),
        None => None,
    };
    let limit = wanted.limit.unwrap_or(50);
    let page = app.store.cases().list(&wanted.filter()?, after.as_ref(), limit, &officer).await?;
    let items = page.lines.into_iter().map(CaseLine::from).collect();
    Ok(axum::Json(CasePage { items, next: page.next.map(|next| next.to_string()) }))
}
