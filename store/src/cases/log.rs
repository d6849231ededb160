//! The log of a case: each event chained to the one before, so that nothing can be left out or altered unseen.

use chrono::NaiveDate;
use domain::case::Case;
use domain::event::Event;
use domain::ids::CaseId;
use domain::officer::Officer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Cases;
use crate::blobs::Digest;
use crate::entities::event;
use crate::error::StoreError;

/// What the first event of a case is chained to.
pub(crate) const BEGINNING: &str = "";

/// An event in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its place, from 1.
    pub seq: u32,
    /// What happened.
    pub event: Event,
    /// Link to the event before and to everything in this one.
    pub hash: String,
}

impl Cases<'_> {
    /// Everything that happened in a case, first to last.
    ///
    /// # Errors
    /// `NotFound`, also where the case is not this person's to read; `Corrupt` where an event cannot be read.
    pub async fn events(&self, id: CaseId, reader: &Officer) -> Result<Vec<Logged>, StoreError> {
        self.find(id, reader).await?;
        logged(&self.store.db, id).await
    }

    /// The case as it stood at the end of a day, told from its events; `None` where it was not known yet.
    ///
    /// # Errors
    /// As [`Cases::events`].
    pub async fn as_of(&self, id: CaseId, day: NaiveDate, reader: &Officer) -> Result<Option<Case>, StoreError> {
        let events = self.events(id, reader).await?;
        Ok(Case::told(events.iter().map(|logged| &logged.event).filter(|event| event.on <= day)))
    }
}

pub(crate) async fn logged(db: &impl ConnectionTrait, id: CaseId) -> Result<Vec<Logged>, StoreError> {
    rows(db, id).await?.into_iter().map(Logged::try_from).collect()
}

pub(crate) async fn rows(db: &impl ConnectionTrait, id: CaseId) -> Result<Vec<event::Model>, StoreError> {
    Ok(event::Entity::find().filter(event::Column::CaseId.eq(id.0)).order_by_asc(event::Column::Seq).all(db).await?)
}

/// Writes an event behind the last one.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    id: CaseId,
    seq: u32,
    event: &Event,
) -> Result<String, StoreError> {
    let previous = event::Entity::find()
        .filter(event::Column::CaseId.eq(id.0))
        .filter(event::Column::Seq.eq(i64::from(seq) - 1))
        .one(db)
        .await?;
    let prev_hash = match (seq, previous) {
        (1, None) => BEGINNING.to_owned(),
        (_, Some(row)) => row.hash,
        (_, None) => return Err(StoreError::corrupt("events", "seq", format!("{id}/{seq}"))),
    };
    let body =
        serde_json::to_string(event).map_err(|_| StoreError::corrupt("events", "body", format!("{id}/{seq}")))?;
    let hash = link(&prev_hash, id.0, i64::from(seq), &body);
    let row = event::ActiveModel {
        case_id: Set(id.0),
        seq: Set(seq.into()),
        at: Set(event.at),
        officer_id: Set(event.by.0),
        kind: Set(event.kind().key().to_owned()),
        body: Set(body),
        prev_hash: Set(prev_hash),
        hash: Set(hash.clone()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(hash)
}

/// SHA-256 over the link before, the event's place, and its text exactly as it is kept.
pub(crate) fn link(previous: &str, case: i64, seq: i64, body: &str) -> String {
    Digest::of(format!("{previous}\n{case}\n{seq}\n{body}").as_bytes()).to_string()
}

impl TryFrom<event::Model> for Logged {
    type Error = StoreError;

    fn try_from(row: event::Model) -> Result<Logged, StoreError> {
        let corrupt = |column| StoreError::corrupt("events", column, row.id);
        Ok(Logged {
            seq: u32::try_from(row.seq).map_err(|_| corrupt("seq"))?,
            event: serde_json::from_str(&row.body).map_err(|_| corrupt("body"))?,
            hash: row.hash,
        })
    }
}
