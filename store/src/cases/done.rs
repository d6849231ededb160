//! What somebody did 已办: their own entries in the logs, the newest first, page after page by the place of the last one.

use std::collections::HashMap;

use domain::event::Event;
use domain::ids::CaseId;
use domain::officer::Officer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::list::PAGE_LIMIT;
use super::{Cases, visible_to};
use crate::entities::{case, event};
use crate::error::StoreError;

/// An entry of somebody's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Its place among all entries of the office.
    pub place: i64,
    /// What was done.
    pub event: Event,
    /// The case, where the person may still read it.
    pub case: Option<DoneIn>,
}

/// The case in which something was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneIn {
    /// Which.
    pub id: CaseId,
    /// Its number, the clue's before filing.
    pub called: String,
    /// The party's name; empty while it is not known.
    pub party_name: String,
}

/// A page of what somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct DonePage {
    /// Its entries, the newest first.
    pub entries: Vec<Done>,
    /// The place behind which the next page begins; `None` at the end.
    pub next: Option<i64>,
}

impl Cases<'_> {
    /// What the reader did, the newest first, behind a place.
    ///
    /// # Errors
    /// `Corrupt` where an entry cannot be read.
    pub async fn done_by(&self, reader: &Officer, behind: Option<i64>, limit: u64) -> Result<DonePage, StoreError> {
        let limit = limit.clamp(1, PAGE_LIMIT);
        let mut query = event::Entity::find().filter(event::Column::OfficerId.eq(reader.id.0));
        if let Some(place) = behind {
            query = query.filter(event::Column::Id.lt(place));
        }
        // One more than shown tells whether there is a further page.
        let mut rows = query.order_by_desc(event::Column::Id).limit(limit + 1).all(&self.store.db).await?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        let found: Vec<(i64, Option<String>, Option<String>, String)> = case::Entity::find()
            .select_only()
            .columns([case::Column::Id, case::Column::CaseNumber, case::Column::ClueNumber, case::Column::PartyName])
            .filter(visible_to(reader))
            .filter(case::Column::Id.is_in(rows.iter().map(|row| row.case_id)))
            .into_tuple()
            .all(&self.store.db)
            .await?;
        let mut cases: HashMap<i64, DoneIn> = HashMap::new();
        for (id, number, clue, party_name) in found {
            let called = number.or(clue).unwrap_or_else(|| "未编号".to_owned());
            cases.insert(id, DoneIn { id: CaseId(id), called, party_name });
        }
        let next = rows.last().filter(|_| more).map(|row| row.id);
        let entries = rows.into_iter().map(|row| {
            let event = serde_json::from_str(&row.body).map_err(|_| StoreError::corrupt("events", "body", row.id))?;
            Ok(Done { place: row.id, event, case: cases.get(&row.case_id).cloned() })
        });
        Ok(DonePage { entries: entries.collect::<Result<_, StoreError>>()?, next })
    }
}
