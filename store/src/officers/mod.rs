//! The bureau's people as kept: units, accounts, roles and certificates.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{OfficerId, UnitId};
use domain::officer::{Certificate, Officer, ReviewStanding, Role, Roster};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Store;
use crate::entities::{certificate, officer, unit};
use crate::error::StoreError;

mod accounts;
mod units;

pub use self::units::Unit;

/// Units, people, certificates and accounts.
#[derive(Clone, Copy, Debug)]
pub struct Officers<'a> {
    pub(crate) store: &'a Store,
}

/// Somebody to be entered.
#[derive(Clone, Debug)]
pub struct NewOfficer {
    /// The name to sign in with: 1 to 64 characters, no blanks.
    pub login: String,
    /// The name on papers.
    pub name: String,
    /// The unit served in.
    pub unit: UnitId,
    /// What they are there for.
    pub roles: Vec<Role>,
    /// Whether and why they may review.
    pub review_standing: ReviewStanding,
    /// Certificates, each with its issuer.
    pub certificates: Vec<(Certificate, String)>,
    /// The password's hash; hashing is the server's work.
    pub password_hash: String,
    /// Whether the password must be changed at the next sign-in.
    pub must_change_password: bool,
}

/// A person with the account.
#[derive(Clone, Debug)]
pub struct Account {
    /// The person.
    pub officer: Officer,
    /// The password's hash.
    pub password_hash: String,
    /// Whether the password must be changed before anything else.
    pub must_change_password: bool,
    /// Whether the account is closed.
    pub disabled: bool,
    /// Since when it exists.
    pub created_at: DateTime<Utc>,
}

impl Officers<'_> {
    /// Enters somebody, certificates included.
    ///
    /// # Errors
    /// The login is taken or malformed, or there is no such unit.
    pub async fn add(&self, new: NewOfficer) -> Result<Officer, StoreError> {
        let login = new.login.trim().to_lowercase();
        let well_formed = (1..=64).contains(&login.chars().count()) && !login.chars().any(char::is_whitespace);
        if !well_formed {
            return Err(Refusal::input("login", "登录名为 1 至 64 个字符，不含空格").into());
        }
        let write = self.store.write().await?;
        if unit::Entity::find_by_id(new.unit.0).one(&*write).await?.is_none() {
            return Err(Refusal::input("unit", "没有这个部门").into());
        }
        let row = officer::ActiveModel {
            login: Set(login),
            name: Set(new.name),
            unit_id: Set(new.unit.0),
            roles: Set(written(&new.roles)?),
            review_standing: Set(written(&new.review_standing)?),
            password_hash: Set(new.password_hash),
            must_change_password: Set(new.must_change_password),
            disabled: Set(false),
            created_at: Set(self.store.clock.now()),
            ..Default::default()
        };
        let row = row
            .insert(&*write)
            .await
            .map_err(|error| StoreError::from(error).or_refuse("login", "这个登录名已有人使用，请换一个"))?;
        for (one, issuer) in &new.certificates {
            certify(&*write, row.id, one, issuer).await?;
        }
        let officer = read(&*write, vec![row]).await?.pop().ok_or(StoreError::NotFound)?.officer;
        write.keep().await?;
        Ok(officer)
    }

    /// Somebody by number, closed accounts included.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn find(&self, id: OfficerId) -> Result<Account, StoreError> {
        let row = officer::Entity::find_by_id(id.0).one(&self.store.db).await?.ok_or(StoreError::NotFound)?;
        read(&self.store.db, vec![row]).await?.pop().ok_or(StoreError::NotFound)
    }

    /// Somebody by the name to sign in with.
    ///
    /// # Errors
    /// Only of the database; an unknown login is `None`.
    pub async fn by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let row = officer::Entity::find()
            .filter(officer::Column::Login.eq(login.trim().to_lowercase()))
            .one(&self.store.db)
            .await?;
        Ok(read(&self.store.db, row.into_iter().collect()).await?.pop())
    }

    /// Everybody, closed accounts included, by unit and number.
    ///
    /// # Errors
    /// Of the database.
    pub async fn list(&self) -> Result<Vec<Account>, StoreError> {
        let rows = officer::Entity::find()
            .order_by_asc(officer::Column::UnitId)
            .order_by_asc(officer::Column::Id)
            .all(&self.store.db)
            .await?;
        read(&self.store.db, rows).await
    }

    /// The people that a step may name: open accounts only.
    ///
    /// # Errors
    /// Of the database.
    pub async fn roster(&self) -> Result<Roster, StoreError> {
        roster(&self.store.db).await
    }

    /// Adds a certificate.
    ///
    /// # Errors
    /// `NotFound`, or its days are the wrong way round.
    pub async fn add_certificate(&self, id: OfficerId, one: &Certificate, issuer: &str) -> Result<(), StoreError> {
        let write = self.store.write().await?;
        if officer::Entity::find_by_id(id.0).one(&*write).await?.is_none() {
            return Err(StoreError::NotFound);
        }
        certify(&*write, id.0, one, issuer).await?;
        write.keep().await
    }
}

/// The people that a step may name, as one transaction sees them.
pub(crate) async fn roster(db: &impl ConnectionTrait) -> Result<Roster, StoreError> {
    let rows = officer::Entity::find()
        .filter(officer::Column::Disabled.eq(false))
        .order_by_asc(officer::Column::Id)
        .all(db)
        .await?;
    Ok(Roster::new(read(db, rows).await?.into_iter().map(|account| account.officer).collect()))
}

async fn certify(db: &impl ConnectionTrait, id: i64, one: &Certificate, issuer: &str) -> Result<(), StoreError> {
    if one.valid_to < one.valid_from {
        return Err(Refusal::input("valid_to", "执法证的有效期止早于有效期起").into());
    }
    let row = certificate::ActiveModel {
        officer_id: Set(id),
        number: Set(one.number.trim().to_owned()),
        valid_from: Set(one.valid_from),
        valid_to: Set(one.valid_to),
        issuer: Set(issuer.trim().to_owned()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Rows to people: units and certificates are fetched once for all of them.
async fn read(db: &impl ConnectionTrait, rows: Vec<officer::Model>) -> Result<Vec<Account>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let units: HashMap<i64, String> = unit::Entity::find()
        .filter(unit::Column::Id.is_in(rows.iter().map(|row| row.unit_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|unit| (unit.id, unit.name))
        .collect();
    let mut certificates: HashMap<i64, Vec<Certificate>> = HashMap::new();
    let held = certificate::Entity::find()
        .filter(certificate::Column::OfficerId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(certificate::Column::ValidFrom)
        .all(db)
        .await?;
    for row in held {
        certificates.entry(row.officer_id).or_default().push(Certificate {
            number: row.number,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        });
    }
    rows.into_iter()
        .map(|row| {
            let corrupt = |column| StoreError::corrupt("officers", column, row.id);
            Ok(Account {
                officer: Officer {
                    id: OfficerId(row.id),
                    unit_name: units.get(&row.unit_id).cloned().ok_or_else(|| corrupt("unit_id"))?,
                    roles: serde_json::from_str(&row.roles).map_err(|_| corrupt("roles"))?,
                    certificates: certificates.remove(&row.id).unwrap_or_default(),
                    review_standing: serde_json::from_str(&row.review_standing)
                        .map_err(|_| corrupt("review_standing"))?,
                    login: row.login,
                    name: row.name,
                    unit: UnitId(row.unit_id),
                },
                password_hash: row.password_hash,
                must_change_password: row.must_change_password,
                disabled: row.disabled,
                created_at: row.created_at,
            })
        })
        .collect()
}

/// A value as the database keeps it.
fn written(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::corrupt("officers", "roles", "new"))
}
