//! Passwords: kept as argon2id hashes, checked in the same time whether or not the account exists.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::settings::Settings;

/// Fewest characters of a password that somebody chooses.
pub const SHORTEST: usize = 10;
/// Most bytes of a password; more is not looked at.
pub const LONGEST: usize = 256;
/// Passwords checked at the same time: each takes its memory.
const AT_ONCE: usize = 4;

/// Hashing failed; the cause is of the system, never of the password.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashFailed(String);

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    /// The hash of nothing in particular, checked where there is no account.
    dummy: Arc<str>,
    turns: Arc<Semaphore>,
}

impl Passwords {
    /// With the cost of the settings.
    ///
    /// # Errors
    /// The cost is out of argon2's own bounds.
    pub fn new(settings: &Settings) -> Result<Passwords, HashFailed> {
        let params =
            Params::new(settings.password_kib, settings.password_passes, 1, None).map_err(|error| failed(&error))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let dummy = argon.hash_password(b"nobody").map_err(|error| failed(&error))?.to_string().into();
        Ok(Passwords { argon, dummy, turns: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// The hash of a password, as the store keeps it.
    ///
    /// # Errors
    /// The system failed.
    pub async fn hash(&self, password: &str) -> Result<String, HashFailed> {
        let (argon, password) = (self.argon.clone(), password.to_owned());
        let _turn = self.turns.acquire().await.map_err(|error| failed(&error))?;
        tokio::task::spawn_blocking(move || {
            argon.hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| failed(&error))
        })
        .await
        .map_err(|error| failed(&error))?
    }

    /// Whether the password is the hash's; without a hash it takes as long and is `false`.
    ///
    /// # Errors
    /// The system failed.
    pub async fn check(&self, password: &str, hash: Option<&str>) -> Result<bool, HashFailed> {
        let (argon, password) = (self.argon.clone(), password.to_owned());
        let (known, hash) = (hash.is_some(), hash.unwrap_or(&self.dummy).to_owned());
        let _turn = self.turns.acquire().await.map_err(|error| failed(&error))?;
        tokio::task::spawn_blocking(move || {
            let hash = PasswordHash::new(&hash).map_err(|error| failed(&error))?;
            let right = argon.verify_password(password.as_bytes(), &hash).is_ok();
            Ok(right && known && password.len() <= LONGEST)
        })
        .await
        .map_err(|error| failed(&error))?
    }
}

/// What is wrong with a password that somebody chooses, in Chinese; `None` where it will do.
pub fn unfit(password: &str, login: &str) -> Option<String> {
    let length = password.chars().count();
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    if length < SHORTEST || password.len() > LONGEST {
        Some(format!("密码须为 {SHORTEST} 个字符以上、{LONGEST} 字节以内"))
    } else if different.len() < 5 {
        Some("密码用的字符太少，换一个难猜的".to_owned())
    } else if password.to_lowercase().contains(&login.to_lowercase()) {
        Some("密码不能含有登录名".to_owned())
    } else {
        None
    }
}

fn failed(error: &dyn std::fmt::Display) -> HashFailed {
    HashFailed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_password_has_ten_characters_and_some_variety() {
        assert!(unfit("九个字符不够的密码", "zhangwei").is_some(), "9");
        assert!(unfit("十个字符就够了的密码", "zhangwei").is_none(), "10");
        assert!(unfit("aaaaaaaaaaaaaaa", "zhangwei").is_some());
        assert!(unfit("my-ZhangWei-2026", "zhangwei").is_some());
        assert!(unfit(&"ab0cd1ef2".repeat(30), "zhangwei").is_some(), "270 bytes");
    }
}
