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
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect};

use super::order::{Along, Sort};
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
    pub(super) key: String,
    pub(super) id: i64,
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
    /// Where the page before ends; `None` at the start.
    pub previous: Option<Cursor>,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start<'c> {
    /// At the start of the list.
    First,
    /// Behind a place.
    After(&'c Cursor),
    /// It ends before a place.
    Before(&'c Cursor),
}

#[derive(Debug, FromQueryResult)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) version: i64,
    pub(super) unit_id: i64,
    pub(super) family: String,
    pub(super) violation_name: String,
    pub(super) clue_number: Option<String>,
    pub(super) case_number: Option<String>,
    pub(super) party_name: String,
    pub(super) party_initials: String,
    pub(super) plate: String,
    pub(super) stage: String,
    pub(super) holder: i64,
    pub(super) waits_step: String,
    pub(super) next_deadline: NaiveDate,
    pub(super) deadline: String,
    pub(super) decided_on: Option<NaiveDate>,
    pub(super) fine_fen: Option<i64>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) filed_on: Option<NaiveDate>,
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
        self.page(filter, None, after.map_or(Start::First, Start::After), limit, reader).await
    }

    /// A page of the reader's cases in the order asked for, from its place forwards or back.
    ///
    /// # Errors
    /// A row cannot be read, or the place is none of this list.
    pub async fn page(
        &self,
        filter: &Filter,
        sort: Option<Sort>,
        start: Start<'_>,
        limit: u64,
        reader: &Officer,
    ) -> Result<Page, StoreError> {
        let (along, descending) = Along::of(filter, sort);
        let limit = limit.clamp(1, PAGE_LIMIT);
        let (from, backwards) = match start {
            Start::First => (None, false),
            Start::After(cursor) => (Some(cursor), false),
            Start::Before(cursor) => (Some(cursor), true),
        };
        let joined = self.joined(filter).await?;
        let mut query = lines(filter, &joined, reader);
        if let Some(cursor) = from {
            query = query.filter(along.beyond(cursor, descending != backwards)?);
        }
        // One more than shown tells whether there is a further page.
        let query = along.ordered(query, descending != backwards).limit(limit + 1);
        let mut rows = query.into_model::<Row>().all(&self.store.db).await?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        if backwards {
            rows.reverse();
        }
        let place = |row: &Row| Cursor { key: along.key(row), id: row.id };
        let next = rows.last().filter(|_| more || backwards).map(place);
        let previous = rows.first().filter(|_| if backwards { more } else { from.is_some() }).map(place);
        let lines = rows.into_iter().map(Line::try_from).collect::<Result<_, _>>()?;
        Ok(Page { lines, next, previous })
    }

    /// How many cases the whole list has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn count(&self, filter: &Filter, reader: &Officer) -> Result<u64, StoreError> {
        let joined = self.joined(filter).await?;
        let found = case::Entity::find().filter(visible_to(reader)).filter(filter.condition(&joined, reader));
        Ok(found.count(&self.store.db).await?)
    }

    /// The cases before and after one in a list; `None` at its ends, both where the case is not in it.
    ///
    /// # Errors
    /// Of the database.
    pub async fn beside(
        &self,
        id: CaseId,
        filter: &Filter,
        sort: Option<Sort>,
        reader: &Officer,
    ) -> Result<(Option<CaseId>, Option<CaseId>), StoreError> {
        let (along, descending) = Along::of(filter, sort);
        let db = &self.store.db;
        let joined = self.joined(filter).await?;
        let here = lines(filter, &joined, reader).filter(case::Column::Id.eq(id.0)).into_model::<Row>().one(db).await?;
        let Some(here) = here else { return Ok((None, None)) };
        let place = Cursor { key: along.key(&here), id: here.id };
        let mut found = [None, None];
        for (neighbour, down) in found.iter_mut().zip([!descending, descending]) {
            let query = lines(filter, &joined, reader).filter(along.beyond(&place, down)?);
            let row = along.ordered(query, down).limit(1).into_model::<Row>().one(db).await?;
            *neighbour = row.map(|row| CaseId(row.id));
        }
        let [before, after] = found;
        Ok((before, after))
    }
}

fn lines(filter: &Filter, joined: &[i64], reader: &Officer) -> sea_orm::Select<case::Entity> {
    let found = filter.condition(joined, reader);
    case::Entity::find().select_only().columns(COLUMNS).filter(visible_to(reader)).filter(found)
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
