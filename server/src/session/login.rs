//! Signing in and out, in one place for pages and programs.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use domain::law::calendar::beijing;
use domain::officer::Officer;
use domain::refusal::Refusal;
use store::StoreError;
use store::officers::Account;
use tokio::sync::Mutex;

use super::password::HashFailed;
use super::token::Unsigned;
use super::wall;
use crate::secrets::{self, SecretError};
use crate::state::AppState;

/// Sessions of the training office are ended by signing out or by their token: its clock may run ahead by years.
const TRAINING_YEARS: i64 = 60;

/// Somebody who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person.
    pub officer: Officer,
    /// The token, for the cookie or as a bearer token.
    pub token: String,
    /// The session's row, by which it is revoked.
    pub session: String,
    /// Until when the token is good.
    pub until: DateTime<Utc>,
    /// Whether a new password must be chosen before anything else.
    pub must_change_password: bool,
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub enum LoginRefused {
    /// Nothing typed into a field.
    #[error("{0}")]
    Missing(Refusal),
    /// No such account, or another password.
    #[error("账号或密码不对。忘记密码的，由本单位系统管理员重置")]
    Wrong,
    /// Too many failures.
    #[error("密码连续输错 5 次，账号锁定到 {}。忘记密码的，由本单位系统管理员重置", beijing(*until).format("%H:%M"))]
    Locked {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// The right password of a closed account.
    #[error("账号已停用。需要恢复的，由本单位系统管理员办理")]
    Closed,
    /// The memory failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Hashing failed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// Signing failed.
    #[error(transparent)]
    Unsigned(#[from] Unsigned),
    /// The system gives no random bytes.
    #[error(transparent)]
    NoChance(#[from] SecretError),
}

impl LoginRefused {
    /// What to tell the person, with the field it belongs to; `None` where the fault is ours.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            LoginRefused::Missing(refusal) => Some(refusal.clone()),
            LoginRefused::Wrong | LoginRefused::Locked { .. } | LoginRefused::Closed => {
                Some(Refusal::input("password", self.to_string()))
            }
            LoginRefused::Store(_) | LoginRefused::Hash(_) | LoginRefused::Unsigned(_) | LoginRefused::NoChance(_) => {
                None
            }
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            LoginRefused::Missing(_) => 422,
            LoginRefused::Wrong | LoginRefused::Closed => 401,
            LoginRefused::Locked { .. } => 429,
            LoginRefused::Store(_) | LoginRefused::Hash(_) | LoginRefused::Unsigned(_) | LoginRefused::NoChance(_) => {
                500
            }
        }
    }
}

/// One attempt at a time for each login, so that five attempts at once are five failures.
#[derive(Clone)]
pub struct Attempts(Arc<[Mutex<()>]>);

impl Default for Attempts {
    fn default() -> Attempts {
        Attempts((0..64).map(|_| Mutex::new(())).collect())
    }
}

impl Attempts {
    fn of(&self, login: &str) -> &Mutex<()> {
        let mut hasher = DefaultHasher::new();
        login.hash(&mut hasher);
        let places = self.0.len() as u64;
        &self.0[usize::try_from(hasher.finish() % places).unwrap_or_default()]
    }
}

/// Lets somebody in by login, or by the number of a certificate, and password.
///
/// # Errors
/// Nothing typed, wrong, locked or closed; or the system failed.
pub async fn sign_in(office: &AppState, login: &str, password: &str) -> Result<SignedIn, LoginRefused> {
    let typed = login.trim();
    if typed.is_empty() {
        return Err(LoginRefused::Missing(Refusal::input("login", "账号未填")));
    }
    if password.is_empty() {
        return Err(LoginRefused::Missing(Refusal::input("password", "密码未填")));
    }
    let store = &office.store;
    let account = find(office, typed).await?;
    let login = account.as_ref().map_or_else(|| typed.to_lowercase(), |account| account.officer.login.clone());
    let _turn = office.attempts.of(&login).lock().await;
    if let Some(until) = store.attempts().locked_until(&login).await? {
        return Err(LoginRefused::Locked { until });
    }
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    let right = office.passwords.check(password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        office.counters.refused_logins.add();
        return match store.attempts().record_failure(&login).await? {
            Some(until) => Err(LoginRefused::Locked { until }),
            None => Err(LoginRefused::Wrong),
        };
    };
    if account.disabled {
        return Err(LoginRefused::Closed);
    }
    store.attempts().reset(&login).await?;
    office.counters.logins.add();
    open(office, account).await
}

/// Opens a session for an account whose password was just checked or chosen.
///
/// # Errors
/// The system failed.
pub async fn open(office: &AppState, account: Account) -> Result<SignedIn, LoginRefused> {
    let store = &office.store;
    let now = wall(store.clock());
    let session = secrets::random(16)?;
    let (token, until) = office.keys.issue(account.officer.id, &session, now, now)?;
    let kept = if office.settings.training { Duration::days(365 * TRAINING_YEARS) } else { office.keys.session() };
    store.sessions().open(&session, account.officer.id, store.clock().now() + kept).await?;
    Ok(SignedIn { must_change_password: account.must_change_password, officer: account.officer, token, session, until })
}

async fn find(office: &AppState, typed: &str) -> Result<Option<Account>, StoreError> {
    let officers = office.store.officers();
    if let Some(account) = officers.by_login(typed).await? {
        return Ok(Some(account));
    }
    let roster = officers.roster().await?;
    let holder = roster.officers().iter().find(|one| one.certificates.iter().any(|it| it.number == typed));
    match holder {
        Some(officer) => officers.by_login(&officer.login).await,
        None => Ok(None),
    }
}
