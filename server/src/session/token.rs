//! The signed token of a session: who, until when, and which row of the store can end it at once.

use chrono::{DateTime, Duration, Utc};
use domain::ids::OfficerId;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use crate::secrets::Secret;
use crate::settings::Settings;

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The officer's number.
    pub sub: String,
    /// The session's row in the store.
    pub jti: String,
    /// Issued, in seconds since 1970.
    pub iat: i64,
    /// Good until, in seconds since 1970, exclusive.
    pub exp: i64,
    /// When the person signed in, in seconds since 1970; renewing does not change it.
    pub auth_time: i64,
    /// The office: a token of the training office opens no other.
    pub iss: String,
}

impl Claims {
    /// The officer's number.
    pub fn officer(&self) -> Option<OfficerId> {
        self.sub.parse().ok()
    }
}

/// A token that this office signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// Still good.
    Live(Claims),
    /// Its time is over; it still tells who it was.
    Lapsed(Claims),
}

/// The token is not one of ours, or was altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is not signed by this office")]
pub struct Forged;

/// The token could not be signed.
#[derive(Debug, thiserror::Error)]
#[error("the token could not be signed: {0}")]
pub struct Unsigned(#[from] jsonwebtoken::errors::Error);

/// Signs and reads tokens.
pub struct Keys {
    signing: EncodingKey,
    reading: DecodingKey,
    office: &'static str,
    /// How long one token is good.
    life: Duration,
    /// How long a session can be renewed.
    session: Duration,
}

impl Keys {
    /// With the office's secret and the settings' times.
    pub fn new(secret: &Secret, settings: &Settings) -> Keys {
        Keys {
            signing: EncodingKey::from_secret(secret.bytes()),
            reading: DecodingKey::from_secret(secret.bytes()),
            office: if settings.training { "zhiheng-training" } else { "zhiheng" },
            life: Duration::minutes(settings.session_minutes),
            session: Duration::hours(settings.session_hours),
        }
    }

    /// A token for a session that began at `since`, and until when it is good.
    ///
    /// # Errors
    /// Signing failed.
    pub fn issue(
        &self,
        officer: OfficerId,
        session: &str,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(String, DateTime<Utc>), Unsigned> {
        let until = (now + self.life).min(since + self.session);
        let claims = Claims {
            sub: officer.to_string(),
            jti: session.to_owned(),
            iat: now.timestamp(),
            exp: until.timestamp(),
            auth_time: since.timestamp(),
            iss: self.office.to_owned(),
        };
        Ok((encode(&Header::new(Algorithm::HS256), &claims, &self.signing)?, until))
    }

    /// Reads a token; its time is judged by `now`.
    ///
    /// # Errors
    /// Another signature, algorithm or office.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<Token, Forged> {
        let mut rules = Validation::new(Algorithm::HS256);
        // The time is judged below: the clock is handed in.
        rules.validate_exp = false;
        rules.set_issuer(&[self.office]);
        rules.set_required_spec_claims(&["exp", "iss", "sub"]);
        let claims: Claims = decode(token, &self.reading, &rules).map_err(|_| Forged)?.claims;
        let begun = now.timestamp() - claims.auth_time;
        let live = now.timestamp() < claims.exp && begun < self.session.num_seconds();
        Ok(if live { Token::Live(claims) } else { Token::Lapsed(claims) })
    }

    /// Whether half of a token's life is over and its session may go on.
    pub fn is_due(&self, claims: &Claims, now: DateTime<Utc>) -> bool {
        let end = claims.auth_time + self.session.num_seconds();
        (now.timestamp() - claims.iat) * 2 >= self.life.num_seconds() && claims.exp < end
    }

    /// How long a session can be renewed.
    pub fn session(&self) -> Duration {
        self.session
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn keys(training: bool, secret: &str) -> Keys {
        let settings = Settings { training, ..Settings::in_folder(Path::new("x")) };
        Keys::new(&Secret::parse(secret).unwrap(), &settings)
    }

    const ONE: &str = "k8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4aS";

    #[test]
    fn a_token_is_good_for_fifteen_minutes() {
        let keys = keys(false, ONE);
        let since = at("2026-03-02T01:00:00Z");
        let (token, until) = keys.issue(OfficerId(7), "a", since, since).unwrap();
        assert_eq!(until, at("2026-03-02T01:15:00Z"));
        assert!(matches!(keys.read(&token, at("2026-03-02T01:14:59Z")), Ok(Token::Live(_))));
        assert!(matches!(keys.read(&token, at("2026-03-02T01:15:00Z")), Ok(Token::Lapsed(_))));
    }

    #[test]
    fn a_token_is_renewed_from_half_its_life_until_the_session_ends() {
        let keys = keys(false, ONE);
        let since = at("2026-03-02T01:00:00Z");
        let (token, _) = keys.issue(OfficerId(7), "a", since, since).unwrap();
        let Ok(Token::Live(claims)) = keys.read(&token, since) else { panic!("live") };
        assert!(!keys.is_due(&claims, at("2026-03-02T01:07:29Z")));
        assert!(keys.is_due(&claims, at("2026-03-02T01:07:30Z")));
        let (_, until) = keys.issue(OfficerId(7), "a", since, at("2026-03-02T12:55:00Z")).unwrap();
        assert_eq!(until, at("2026-03-02T13:00:00Z"), "never beyond twelve hours");
    }

    #[test]
    fn another_key_another_office_and_an_altered_token_are_refused() {
        let since = at("2026-03-02T01:00:00Z");
        let (token, _) = keys(false, ONE).issue(OfficerId(7), "a", since, since).unwrap();
        let mine = keys(false, ONE);
        assert_eq!(keys(false, "x8Zq1vX0pLw3Rt6Yb9Nc2Md5Hf7Gj4aS").read(&token, since), Err(Forged));
        assert_eq!(keys(true, ONE).read(&token, since), Err(Forged));
        let (body, signature) = token.rsplit_once('.').unwrap();
        let altered = if body.ends_with('A') { "B" } else { "A" };
        assert_eq!(mine.read(&format!("{}{altered}.{signature}", &body[..body.len() - 1]), since), Err(Forged));
        let unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiI3In0.";
        assert_eq!(mine.read(unsigned, since), Err(Forged));
    }
}
