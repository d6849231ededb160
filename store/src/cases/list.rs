//! The case list: page after page by the place where the last one ended, never by counting from the start.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CaseId, OfficerId, UnitId};
use domain::law::catalogue::Family;
use domain::law::deadlines::Deadline;
use domain::money::Fen;
use domain::officer::Officer;
use domain::stage::StageKind;
use domain::step::StepKind;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::{Cases, Filter, visible_to};
use crate::entities::case;
use crate::error::StoreError;

/// Most lines of one page.
pub const PAGE_LIMIT: u64 = 200;

/// A case in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Record number.
    pub id: CaseId,
    /// Its version.
    pub version: u32,
    /// The unit that handles it.
    pub unit: UnitId,
    /// Field of work.
    pub family: Family,
    /// 案由.
    pub violation_name: String,
    /// Number of the clue.
    pub clue_number: Option<String>,
    /// Number of the case, from filing on.
    pub case_number: Option<String>,
    /// The party's name; empty while it is not known.
    pub party_name: String,
    /// Number plate; empty where there is none.
    pub plate: String,
    /// Where it stands.
    pub stage: StageKind,
    /// Who has it in hand.
    pub holder: OfficerId,
    /// The step that is awaited.
    pub waits_for: Option<StepKind>,
    /// The clock that ends next.
    pub deadline: Option<Deadline>,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The fine decided.
    pub fine: Option<Fen>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// Day of filing.
    pub filed_on: Option<NaiveDate>,
}

/// Where a page ended, so that the next begins there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    key: String,
    id: i64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.id, self.key)
    }
}

/// The text is no place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("翻页位置无效，请回到第一页")]
pub struct NoSuchPlace;

impl FromStr for Cursor {
    type Err = NoSuchPlace;

    fn from_str(text: &str) -> Result<Cursor, NoSuchPlace> {
        let (id, key) = text.split_once('~').ok_or(NoSuchPlace)?;
        Ok(Cursor { key: key.to_owned(), id: id.parse().map_err(|_| NoSuchPlace)? })
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    version: i64,
    unit_id: i64,
    family: String,
    violation_name: String,
    clue_number: Option<String>,
    case_number: Option<String>,
    party_name: String,
    party_initials: String,
    plate: String,
    stage: String,
    holder: i64,
    waits_step: String,
    next_deadline: NaiveDate,
    deadline: String,
    decided_on: Option<NaiveDate>,
    fine_fen: Option<i64>,
    created_at: DateTime<Utc>,
    filed_on: Option<NaiveDate>,
}

/// The columns of [`Row`]; the body stays where it is.
const COLUMNS: [case::Column; 19] = [
    case::Column::Id,
    case::Column::Version,
    case::Column::UnitId,
    case::Column::Family,
    case::Column::ViolationName,
    case::Column::ClueNumber,
    case::Column::CaseNumber,
    case::Column::PartyName,
    case::Column::PartyInitials,
    case::Column::Plate,
    case::Column::Stage,
    case::Column::Holder,
    case::Column::WaitsStep,
    case::Column::NextDeadline,
    case::Column::Deadline,
    case::Column::DecidedOn,
    case::Column::FineFen,
    case::Column::CreatedAt,
    case::Column::FiledOn,
];

impl Cases<'_> {
    /// A page of the reader's cases: in the order of what is searched for, of the day of decision where such days
    /// are asked for, else by the clock that ends next.
    ///
    /// # Errors
    /// A row cannot be read, or the place is none of this list.
    pub async fn list(
        &self,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: u64,
        reader: &Officer,
    ) -> Result<Page, StoreError> {
        let order = order_of(filter);
        let limit = limit.clamp(1, PAGE_LIMIT);
        let mut query = case::Entity::find()
            .select_only()
            .columns(COLUMNS)
            .filter(visible_to(reader))
            .filter(filter.condition(reader));
        if let Some(cursor) = after {
            query = query.filter(beyond(order, cursor)?);
        }
        let mut rows = query
            .order_by_asc(order)
            .order_by_asc(case::Column::Id)
            // One more than shown tells whether there is a next page.
            .limit(limit + 1)
            .into_model::<Row>()
            .all(&self.store.db)
            .await?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        let next = rows.last().filter(|_| more).map(|row| Cursor { key: row.key(order), id: row.id });
        let lines = rows.into_iter().map(Line::try_from).collect::<Result<_, _>>()?;
        Ok(Page { lines, next })
    }
}

fn order_of(filter: &Filter) -> case::Column {
    match (&filter.search, filter.decided) {
        (Some(search), _) => search.column().0,
        (None, Some(_)) => case::Column::DecidedOn,
        (None, None) => case::Column::NextDeadline,
    }
}

/// Behind the cursor, as one comparison of the whole place: both engines answer it from the index.
fn beyond(order: case::Column, cursor: &Cursor) -> Result<sea_orm::sea_query::SimpleExpr, StoreError> {
    let key = match order {
        case::Column::NextDeadline | case::Column::DecidedOn => {
            let day: NaiveDate =
                cursor.key.parse().map_err(|_| domain::refusal::Refusal::input("after", NoSuchPlace.to_string()))?;
            Expr::value(day)
        }
        _ => Expr::value(cursor.key.clone()),
    };
    let place = Expr::tuple([order.into_expr(), case::Column::Id.into_expr()]);
    Ok(place.gt(Expr::tuple([key, Expr::value(cursor.id)])))
}

impl Row {
    fn key(&self, order: case::Column) -> String {
        match order {
            case::Column::CaseNumber => self.case_number.clone().unwrap_or_default(),
            case::Column::ClueNumber => self.clue_number.clone().unwrap_or_default(),
            case::Column::PartyName => self.party_name.clone(),
            case::Column::PartyInitials => self.party_initials.clone(),
            case::Column::Plate => self.plate.clone(),
            case::Column::DecidedOn => self.decided_on.map(|day| day.to_string()).unwrap_or_default(),
            _ => self.next_deadline.to_string(),
        }
    }
}

impl TryFrom<Row> for Line {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Line, StoreError> {
        let corrupt = |column| StoreError::corrupt("cases", column, row.id);
        Ok(Line {
            id: CaseId(row.id),
            version: u32::try_from(row.version).map_err(|_| corrupt("version"))?,
            unit: UnitId(row.unit_id),
            family: Family::ALL.into_iter().find(|one| one.key() == row.family).ok_or_else(|| corrupt("family"))?,
            stage: StageKind::from_key(&row.stage).ok_or_else(|| corrupt("stage"))?,
            waits_for: StepKind::from_key(&row.waits_step),
            deadline: match row.deadline.as_str() {
                "" => None,
                text => Some(serde_json::from_str(text).map_err(|_| corrupt("deadline"))?),
            },
            violation_name: row.violation_name,
            clue_number: row.clue_number,
            case_number: row.case_number,
            party_name: row.party_name,
            plate: row.plate,
            holder: OfficerId(row.holder),
            decided_on: row.decided_on,
            fine: row.fine_fen.map(Fen::new),
            created_at: row.created_at,
            filed_on: row.filed_on,
        })
    }
}
