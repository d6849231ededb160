//! Parties once entered, so that nobody types a name and a number twice; each unit has its own.

use domain::ids::{PartyId, UnitId};
use domain::party::{Identity, Party};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::Store;
use crate::entities::party;
use crate::error::StoreError;
use crate::search::{begins_with, initials};

/// Parties once entered.
#[derive(Clone, Copy, Debug)]
pub struct Parties<'a> {
    pub(crate) store: &'a Store,
}

/// A party as it was last entered.
#[derive(Clone, Debug)]
pub struct Known {
    /// The record's number.
    pub id: PartyId,
    /// As entered.
    pub party: Party,
}

impl Parties<'_> {
    /// Remembers a party for its unit, in place of what was known under the same number, or the same name
    /// where it has no number.
    ///
    /// # Errors
    /// Of the database.
    pub async fn remember(&self, unit: UnitId, party: &Party) -> Result<PartyId, StoreError> {
        let write = self.store.write().await?;
        let id = remember(&*write, self.store, unit, party).await?;
        write.keep().await?;
        Ok(id)
    }

    /// A unit's parties whose name, pinyin initials or number begin with a text; at most `limit` of them by name.
    ///
    /// # Errors
    /// A stored party cannot be read.
    pub async fn search(&self, unit: UnitId, text: &str, limit: u64) -> Result<Vec<Known>, StoreError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let rows = party::Entity::find()
            .filter(party::Column::UnitId.eq(unit.0))
            .filter(
                Condition::any()
                    .add(begins_with(party::Column::Name, text))
                    .add(begins_with(party::Column::Initials, &text.to_lowercase()))
                    .add(begins_with(party::Column::Identifier, &text.to_uppercase())),
            )
            .order_by_asc(party::Column::Name)
            .order_by_asc(party::Column::Id)
            .limit(limit)
            .all(&self.store.db)
            .await?;
        rows.into_iter().map(Known::try_from).collect()
    }

    /// A unit's party by number.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn find(&self, unit: UnitId, id: PartyId) -> Result<Known, StoreError> {
        let row = party::Entity::find_by_id(id.0).filter(party::Column::UnitId.eq(unit.0)).one(&self.store.db).await?;
        row.ok_or(StoreError::NotFound)?.try_into()
    }
}

pub(crate) async fn remember(
    db: &impl ConnectionTrait,
    store: &Store,
    unit: UnitId,
    party: &Party,
) -> Result<PartyId, StoreError> {
    let (name, identifier) = (party.display_name().to_owned(), identifier(party));
    let same = if identifier.is_empty() {
        Condition::all().add(party::Column::Identifier.eq("")).add(party::Column::Name.eq(&name))
    } else {
        Condition::all().add(party::Column::Identifier.eq(&identifier))
    };
    let known = party::Entity::find().filter(party::Column::UnitId.eq(unit.0)).filter(same).limit(1).one(db).await?;
    let body = serde_json::to_string(party).map_err(|_| StoreError::corrupt("parties", "body", &name))?;
    let mut row = match &known {
        Some(row) => row.clone().into_active_model(),
        None => party::ActiveModel { unit_id: Set(unit.0), ..Default::default() },
    };
    row.initials = Set(initials(&name));
    row.name = Set(name);
    row.identifier = Set(identifier);
    row.body = Set(body);
    row.updated_at = Set(store.clock.now());
    let row = if known.is_some() { row.update(db).await? } else { row.insert(db).await? };
    Ok(PartyId(row.id))
}

/// The number by which a party is known: credit code, else the number of a person's paper; empty for neither.
fn identifier(party: &Party) -> String {
    let code = party.credit_code().map(|code| code.text.as_str()).filter(|code| !code.is_empty());
    code.or_else(|| party.identity().and_then(Identity::number)).unwrap_or_default().to_uppercase()
}

impl TryFrom<party::Model> for Known {
    type Error = StoreError;

    fn try_from(row: party::Model) -> Result<Known, StoreError> {
        let party = serde_json::from_str(&row.body).map_err(|_| StoreError::corrupt("parties", "body", row.id))?;
        Ok(Known { id: PartyId(row.id), party })
    }
}
