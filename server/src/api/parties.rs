//! Parties once entered: found again by name, initials or number, so that nobody types them twice.

use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::PartyId;
use domain::officer::Officer;
use domain::party::{FieldProblem, Party};
use domain::refusal::{Obstacle, Refusal};
use domain::step::StepKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Asked, Json, Named};
use crate::problem::Problem;
use crate::session::Signed;
use crate::state::AppState;

/// Most parties of one answer.
const MOST: u64 = 50;

/// What to look for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    q: String,
    limit: Option<u64>,
}

/// A party that the officer's unit entered before.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownParty {
    /// The record's number.
    id: PartyId,
    /// As last entered.
    party: Party,
    /// What to look at twice; none of it hinders.
    warnings: Vec<FieldProblem>,
}

/// Parties found 当事人.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownParties {
    /// By name.
    items: Vec<KnownParty>,
}

impl From<store::parties::Known> for KnownParty {
    fn from(known: store::parties::Known) -> KnownParty {
        let warnings = known.party.problems().into_iter().filter(|problem| problem.warning).collect();
        KnownParty { id: known.id, party: known.party, warnings }
    }
}

#[utoipa::path(
    get, path = "/parties", tag = "当事人", summary = "查找本单位录入过的当事人", operation_id = "find_parties",
    params(
        ("q" = String, Query, description = "名称、拼音首字母、统一社会信用代码或者证件号的开头", example = "河南恒立"),
        ("limit" = Option<u64>, Query, description = "最多几条，1 至 50，不写为 20", minimum = 1, maximum = 50)
    ),
    responses((status = 200, description = "找到的当事人", body = KnownParties))
)]
pub async fn find(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Asked(search): Asked<Search>,
) -> Result<axum::Json<KnownParties>, Problem> {
    enters(&officer)?;
    let limit = search.limit.unwrap_or(20).clamp(1, MOST);
    let found = app.store.parties().search(officer.unit, &search.q, limit).await?;
    Ok(axum::Json(KnownParties { items: found.into_iter().map(KnownParty::from).collect() }))
}

#[utoipa::path(
    get, path = "/parties/{id}", tag = "当事人", summary = "取一名当事人，用于新案", operation_id = "read_party",
    params(("id" = i64, Path, description = "当事人编号")),
    responses((status = 200, description = "当事人", body = KnownParty))
)]
pub async fn read(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Named(id): Named<PartyId>,
) -> Result<axum::Json<KnownParty>, Problem> {
    enters(&officer)?;
    Ok(axum::Json(app.store.parties().find(officer.unit, id).await?.into()))
}

#[utoipa::path(
    post, path = "/parties", tag = "当事人", summary = "录入当事人", operation_id = "enter_party",
    description = "同一证件号或统一社会信用代码已录入过的，以这次为准。校验位不符的统一社会信用代码须写明理由。",
    request_body = Party,
    responses((status = 201, description = "已录入", body = KnownParty))
)]
pub async fn enter(
    State(app): State<AppState>,
    Signed(officer): Signed,
    Json(party): Json<Party>,
) -> Result<(StatusCode, axum::Json<KnownParty>), Problem> {
    enters(&officer)?;
    let (warnings, mistakes): (Vec<_>, Vec<_>) = party.problems().into_iter().partition(|problem| problem.warning);
    if let Some(mistake) = mistakes.into_iter().next() {
        return Err(Refusal::input(&mistake.field, mistake.message.trim_end_matches('。')).into());
    }
    let id = app.store.parties().remember(officer.unit, &party).await?;
    Ok((StatusCode::CREATED, axum::Json(KnownParty { id, party, warnings })))
}

/// Parties carry people's numbers: only those who enter them into cases read them here.
fn enters(officer: &Officer) -> Result<(), Refusal> {
    if StepKind::RegisterClue.roles().iter().any(|role| officer.holds(*role)) {
        return Ok(());
    }
    let why = "查找和录入当事人由执法人员或者中队长办理";
    Err(Refusal::new(Obstacle::WrongRole, why, &[domain::law::article::Article::new("个人信息保护法", "6(1)")]))
}
