//! What a database is for: real work or training, which never mix.

use chrono::{DateTime, Utc};
use domain::refusal::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::Store;
use crate::clock::Clock;
use crate::entities::meta;
use crate::error::StoreError;

const PURPOSE: &str = "purpose";
const LEAD: &str = "training_clock_lead_seconds";

/// What a database is for; written at its first start and never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Real cases.
    Real,
    /// Practice: marked 演练 on every page and paper, with a clock that can be set forward.
    Training,
}

impl Purpose {
    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Real => "real",
            Purpose::Training => "training",
        }
    }
}

/// Facts about the database itself.
#[derive(Clone, Copy, Debug)]
pub struct Meta<'a> {
    pub(crate) store: &'a Store,
}

impl Meta<'_> {
    /// A fact by its key.
    ///
    /// # Errors
    /// Of the database.
    pub async fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(meta::Entity::find_by_id(key.to_owned()).one(&self.store.db).await?.map(|row| row.value))
    }

    /// Writes a fact, in place of what was there. The purpose is settled by [`Store::migrate`] alone.
    ///
    /// # Errors
    /// The purpose was meant.
    pub async fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        if key == PURPOSE {
            return Err(Refusal::input("key", "数据库的用途不能改动").into());
        }
        let write = self.store.write().await?;
        put(&*write, key, value).await?;
        write.keep().await
    }

    /// What the database is for; `None` before its first start.
    ///
    /// # Errors
    /// The stored word is unknown.
    pub async fn purpose(&self) -> Result<Option<Purpose>, StoreError> {
        match self.get(PURPOSE).await?.as_deref() {
            None => Ok(None),
            Some("real") => Ok(Some(Purpose::Real)),
            Some("training") => Ok(Some(Purpose::Training)),
            Some(_) => Err(StoreError::corrupt("meta", "value", PURPOSE)),
        }
    }

    /// Asks whether the database was settled for a purpose, without writing.
    ///
    /// # Errors
    /// It was settled for the other one, or never.
    pub async fn agree(&self, purpose: Purpose) -> Result<(), StoreError> {
        agreed(&self.store.db, purpose).await
    }

    /// By how many seconds the training office's clock runs ahead, as left by the last start.
    ///
    /// # Errors
    /// The stored number cannot be read.
    pub async fn clock_lead(&self) -> Result<Option<i64>, StoreError> {
        self.get(LEAD)
            .await?
            .map(|text| text.parse().map_err(|_| StoreError::corrupt("meta", "value", LEAD)))
            .transpose()
    }

    /// Notes on which day a new exercise begins, as seconds the practice clock runs ahead of the machine's; negative
    /// for a day in the past.
    ///
    /// # Errors
    /// The database is not for training.
    pub async fn begin_clock(&self, lead: i64) -> Result<(), StoreError> {
        if self.store.purpose != Purpose::Training {
            return Err(Refusal::input("to", "只有演练环境可以调整时钟").into());
        }
        self.set(LEAD, &lead.to_string()).await
    }

    /// Sets the training office's clock forward, and keeps its lead for the next start.
    ///
    /// # Errors
    /// The database is not for training, its clock cannot be set, or the time lies in the past.
    pub async fn set_clock(&self, to: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        if self.store.purpose != Purpose::Training || matches!(self.store.clock, Clock::System) {
            return Err(Refusal::input("to", "只有演练环境可以调整时钟").into());
        }
        if to < self.store.clock.now() {
            return Err(Refusal::input("to", "演练时钟只能向前拨，不能倒拨").into());
        }
        if let Some(lead) = self.store.clock.set(to) {
            self.set(LEAD, &lead.to_string()).await?;
        }
        Ok(self.store.clock.now())
    }
}

/// Opens the database for a purpose: the first start settles it, every later one must agree.
pub(crate) async fn claim(db: &impl ConnectionTrait, purpose: Purpose) -> Result<(), StoreError> {
    let row = meta::ActiveModel { key: Set(PURPOSE.to_owned()), value: Set(purpose.key().to_owned()) };
    meta::Entity::insert(row)
        .on_conflict(OnConflict::column(meta::Column::Key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    agreed(db, purpose).await
}

pub(crate) async fn agreed(db: &impl ConnectionTrait, purpose: Purpose) -> Result<(), StoreError> {
    let settled = meta::Entity::find_by_id(PURPOSE.to_owned()).one(db).await?;
    if settled.is_some_and(|row| row.value == purpose.key()) {
        return Ok(());
    }
    let why = match purpose {
        Purpose::Training => "这是正式数据库，不能用于演练。请为演练另设数据目录",
        Purpose::Real => "这是演练数据库，不能用于正式办案。请换用正式数据目录",
    };
    Err(Refusal::input("purpose", why).into())
}

async fn put(db: &impl ConnectionTrait, key: &str, value: &str) -> Result<(), StoreError> {
    let row = meta::ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) };
    meta::Entity::insert(row)
        .on_conflict(OnConflict::column(meta::Column::Key).update_column(meta::Column::Value).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
