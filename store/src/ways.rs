//! How one person works: what they searched for, the lists they keep under a name, and their settings.

use chrono::{DateTime, Days, Utc};
use domain::ids::OfficerId;
use domain::refusal::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Store;
use crate::entities::{preference, search};
use crate::error::StoreError;

/// Longest words of a search, in characters; nothing that is searched for is longer.
pub const WORDS_LIMIT: usize = 100;
/// Longest name of a kept list, in characters.
pub const NAME_LIMIT: usize = 30;
/// Most lists kept under a name.
pub const KEPT_LIMIT: usize = 20;
/// Days for which the words of a search are remembered.
const REMEMBERED: u64 = 90;

/// Searches and kept lists. An address carries only the number of a search, never its words.
#[derive(Clone, Copy, Debug)]
pub struct Searches<'a> {
    pub(crate) store: &'a Store,
}

/// A search, or a list kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What stands in the address instead of the words.
    pub token: String,
    /// The words, as typed; may be empty in a kept list.
    pub words: String,
    /// The rest of a kept list's conditions, as they stand in the address.
    pub query: String,
    /// The name of a kept list; empty for a search.
    pub name: String,
    /// When it was stored.
    pub at: DateTime<Utc>,
}

impl From<search::Model> for Search {
    fn from(row: search::Model) -> Search {
        Search { token: format!("{:x}", row.id), words: row.words, query: row.query, name: row.name, at: row.at }
    }
}

impl Searches<'_> {
    /// Stores the words of a search and gives the token that stands for them; the same words keep their token.
    ///
    /// # Errors
    /// The words are longer than anything that can be searched for.
    pub async fn store(&self, officer: OfficerId, words: &str) -> Result<String, StoreError> {
        let words = words.trim();
        if words.chars().count() > WORDS_LIMIT {
            return Err(Refusal::input("words", format!("查找词最多 {WORDS_LIMIT} 个字")).into());
        }
        let now = self.store.clock.now();
        let write = self.store.write().await?;
        let oldest = now.checked_sub_days(Days::new(REMEMBERED)).unwrap_or(now);
        search::Entity::delete_many()
            .filter(search::Column::OfficerId.eq(officer.0))
            .filter(search::Column::Name.eq(""))
            .filter(search::Column::At.lt(oldest))
            .exec(&*write)
            .await?;
        let known = search::Entity::find()
            .filter(search::Column::OfficerId.eq(officer.0))
            .filter(search::Column::Name.eq(""))
            .filter(search::Column::Words.eq(words))
            .one(&*write)
            .await?;
        let row = match known {
            Some(row) => row,
            None => added(officer, words, "", "", now).insert(&*write).await?,
        };
        write.keep().await?;
        Ok(Search::from(row).token)
    }

    /// What a token stands for; `None` for a token of somebody else, and for one that is forgotten.
    ///
    /// # Errors
    /// Of the database.
    pub async fn find(&self, officer: OfficerId, token: &str) -> Result<Option<Search>, StoreError> {
        let Ok(id) = i64::from_str_radix(token, 16) else { return Ok(None) };
        let found = search::Entity::find_by_id(id).filter(search::Column::OfficerId.eq(officer.0));
        Ok(found.one(&self.store.db).await?.map(Search::from))
    }

    /// Keeps a list under a name 常用, in place of one of the same name.
    ///
    /// # Errors
    /// No name, too long a name, or too many lists.
    pub async fn keep(&self, officer: OfficerId, name: &str, words: &str, query: &str) -> Result<(), StoreError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME_LIMIT {
            return Err(Refusal::input("name", format!("常用的名称为 1 至 {NAME_LIMIT} 个字")).into());
        }
        let write = self.store.write().await?;
        let of_mine = || search::Entity::find().filter(search::Column::OfficerId.eq(officer.0));
        let kept = of_mine().filter(search::Column::Name.ne("")).all(&*write).await?;
        if kept.len() >= KEPT_LIMIT && kept.iter().all(|one| one.name != name) {
            return Err(Refusal::input("name", format!("常用已有 {KEPT_LIMIT} 个，先去掉一个")).into());
        }
        search::Entity::delete_many()
            .filter(search::Column::OfficerId.eq(officer.0))
            .filter(search::Column::Name.eq(name))
            .exec(&*write)
            .await?;
        added(officer, words, query, name, self.store.clock.now()).insert(&*write).await?;
        write.keep().await
    }

    /// The lists kept under a name, oldest first.
    ///
    /// # Errors
    /// Of the database.
    pub async fn kept(&self, officer: OfficerId) -> Result<Vec<Search>, StoreError> {
        let rows = search::Entity::find()
            .filter(search::Column::OfficerId.eq(officer.0))
            .filter(search::Column::Name.ne(""))
            .order_by_asc(search::Column::Id)
            .all(&self.store.db)
            .await?;
        Ok(rows.into_iter().map(Search::from).collect())
    }

    /// Lets a kept list go.
    ///
    /// # Errors
    /// Of the database.
    pub async fn discard(&self, officer: OfficerId, token: &str) -> Result<(), StoreError> {
        let id = i64::from_str_radix(token, 16).map_err(|_| StoreError::NotFound)?;
        let write = self.store.write().await?;
        search::Entity::delete_many()
            .filter(search::Column::Id.eq(id))
            .filter(search::Column::OfficerId.eq(officer.0))
            .exec(&*write)
            .await?;
        write.keep().await
    }
}

fn added(officer: OfficerId, words: &str, query: &str, name: &str, at: DateTime<Utc>) -> search::ActiveModel {
    search::ActiveModel {
        officer_id: Set(officer.0),
        words: Set(words.to_owned()),
        query: Set(query.to_owned()),
        name: Set(name.to_owned()),
        at: Set(at),
        ..Default::default()
    }
}

/// Settings of one person, by name.
#[derive(Clone, Copy, Debug)]
pub struct Preferences<'a> {
    pub(crate) store: &'a Store,
}

impl Preferences<'_> {
    /// Everything this person has set, by name.
    ///
    /// # Errors
    /// Of the database.
    pub async fn of(&self, officer: OfficerId) -> Result<Vec<(String, String)>, StoreError> {
        let rows = preference::Entity::find()
            .filter(preference::Column::OfficerId.eq(officer.0))
            .order_by_asc(preference::Column::Key)
            .all(&self.store.db)
            .await?;
        Ok(rows.into_iter().map(|row| (row.key, row.value)).collect())
    }

    /// Sets some of them, in place of what was set before.
    ///
    /// # Errors
    /// Of the database.
    pub async fn set(&self, officer: OfficerId, settings: &[(&str, String)]) -> Result<(), StoreError> {
        let rows = settings.iter().map(|(key, value)| preference::ActiveModel {
            officer_id: Set(officer.0),
            key: Set((*key).to_owned()),
            value: Set(value.clone()),
        });
        let write = self.store.write().await?;
        preference::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([preference::Column::OfficerId, preference::Column::Key])
                    .update_column(preference::Column::Value)
                    .to_owned(),
            )
            .exec_without_returning(&*write)
            .await?;
        write.keep().await
    }
}
