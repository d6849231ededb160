//! The key that signs session tokens: made at first start for its owner alone, or given and then judged.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rand::TryRngCore;
use rand::rngs::OsRng;

/// Fewest bytes of a key.
const LENGTH: usize = 32;
/// Fewest different characters of a key; 32 random hexadecimal digits have 14 on average.
const VARIETY: usize = 8;
/// Words from manuals and habit; a key that contains one was not made by chance.
const KNOWN: [&str; 14] = [
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "passwd",
    "zhiheng",
    "example",
    "default",
    "qwerty",
    "letmein",
    "admin",
    "12345678",
    "abcdefgh",
];

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Too short.
    #[error("密钥太短：至少 {LENGTH} 字节 / the secret is too short: at least {LENGTH} bytes")]
    Short,
    /// Too few different characters, or a piece repeated.
    #[error("密钥太简单：字符重复 / the secret is too simple: it repeats itself")]
    Simple,
    /// Contains a word that stands in manuals.
    #[error("密钥含常见词“{0}” / the secret contains the well-known word “{0}”")]
    Known(&'static str),
    /// Others may read or change the file.
    #[error(
        "{} 可被他人读取（权限 {mode:o}），请改为 600 或删除后重启 / others can read it: make it mode 600, or delete it and start again",
        file.display()
    )]
    Open {
        /// The file or folder.
        file: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file cannot be read or written.
    #[error("{} 无法读写：{cause} / cannot be read or written", file.display())]
    File {
        /// The file or folder.
        file: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The system gives no random bytes.
    #[error("系统不提供随机数 / the system gives no random bytes")]
    NoChance,
}

/// A key; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A key given by hand, not judged yet: whoever reads flags would print what it refuses.
    ///
    /// # Errors
    /// None.
    pub fn given(text: &str) -> Result<Secret, std::convert::Infallible> {
        Ok(Secret(text.to_owned()))
    }

    /// A key that may sign.
    ///
    /// # Errors
    /// It is short, simple or known.
    pub fn parse(text: &str) -> Result<Secret, SecretError> {
        if text.len() < LENGTH {
            return Err(SecretError::Short);
        }
        let lower = text.to_lowercase();
        if let Some(word) = KNOWN.into_iter().find(|word| lower.contains(word)) {
            return Err(SecretError::Known(word));
        }
        let mut different: Vec<char> = text.chars().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < VARIETY || repeats(text.as_bytes()) {
            return Err(SecretError::Simple);
        }
        Ok(Secret(text.to_owned()))
    }

    /// The same key, judged.
    ///
    /// # Errors
    /// As [`Secret::parse`].
    pub fn judged(&self) -> Result<Secret, SecretError> {
        Secret::parse(&self.0)
    }

    /// The bytes that sign.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The key of the data folder, made at first start.
    ///
    /// # Errors
    /// Others may read file or folder, or they cannot be made.
    pub fn of_folder(data: &Path) -> Result<Secret, SecretError> {
        let folder = data.join("secrets");
        let at = |file: &Path| {
            let file = file.to_owned();
            move |cause| SecretError::File { file, cause }
        };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(at(&folder))?;
        owners_alone(&folder)?;
        let file = folder.join("session.key");
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file) {
            Ok(mut new) => {
                let key = random(LENGTH)?;
                new.write_all(key.as_bytes()).and_then(|()| new.sync_all()).map_err(at(&file))?;
                Ok(Secret(key))
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                owners_alone(&file)?;
                Secret::parse(fs::read_to_string(&file).map_err(at(&file))?.trim())
            }
            Err(error) => Err(at(&file)(error)),
        }
    }
}

/// Random bytes as hexadecimal digits.
///
/// # Errors
/// The system gives none.
pub fn random(bytes: usize) -> Result<String, SecretError> {
    let mut drawn = vec![0; bytes];
    OsRng.try_fill_bytes(&mut drawn).map_err(|_| SecretError::NoChance)?;
    Ok(hex::encode(drawn))
}

fn owners_alone(file: &Path) -> Result<(), SecretError> {
    let found = fs::metadata(file).map_err(|cause| SecretError::File { file: file.to_owned(), cause })?;
    let mode = found.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(SecretError::Open { file: file.to_owned(), mode }) }
}

/// Whether the text is a short piece, again and again.
fn repeats(text: &[u8]) -> bool {
    (1..=text.len() / 2).any(|period| text.iter().zip(&text[period..]).all(|(one, other)| one == other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_a_simple_and_a_known_key_are_refused() {
        assert!(matches!(Secret::parse("k8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4a"), Err(SecretError::Short)), "31 bytes");
        assert!(Secret::parse("k8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4aS").is_ok(), "32 bytes");
        assert!(matches!(Secret::parse(&"ab".repeat(20)), Err(SecretError::Simple)));
        assert!(matches!(Secret::parse(&"k8Zq1vX0".repeat(4)), Err(SecretError::Simple)));
        assert!(matches!(Secret::parse("ChangeMe-k8Zq1vX0pLw3Rt6Yb9Nc2Md5"), Err(SecretError::Known("changeme"))));
        assert!(matches!(Secret::parse("k8Zq1vX0pLw3-my-Secret-Rt6Yb9Nc2"), Err(SecretError::Known("secret"))));
    }

    #[test]
    fn a_key_does_not_show_itself() {
        let key = Secret::parse("k8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4aS").unwrap();
        assert_eq!(format!("{key:?}"), "Secret(…)");
    }
}
