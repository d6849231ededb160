//! From cookie or bearer token to the officer who asks, before every page and every call.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::ids::OfficerId;
use domain::officer::Officer;

use super::token::{Claims, Token};
use super::{COOKIE, origin, wall};
use crate::pages::failure;
use crate::problem::Problem;
use crate::state::AppState;

/// How a request showed who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A browser.
    Cookie,
    /// A program.
    Bearer,
}

/// Who asks.
#[derive(Clone, Debug)]
pub enum Visitor {
    /// Nobody we know.
    Nobody,
    /// Somebody whose session ran out a short while ago; good for keeping what was typed, for nothing else.
    Lapsed(OfficerId),
    /// Somebody signed in.
    Signed(Presence),
}

/// Somebody signed in, and how; as an extractor it answers 401 or, before a due change of password, 403.
#[derive(Clone, Debug)]
pub struct Presence {
    /// The person, as the store has them now.
    pub officer: Officer,
    /// The session's row, by which it is revoked.
    pub session: String,
    /// Cookie or bearer token.
    pub way: Way,
    /// Whether a new password must be chosen before anything else.
    pub must_change_password: bool,
}

/// The officer who asks, for calls that need no more; refuses like [`Presence`].
#[derive(Clone, Debug)]
pub struct Signed(pub Officer);

impl<S: Send + Sync> FromRequestParts<S> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Signed, Problem> {
        Ok(Signed(Presence::from_request_parts(parts, state).await?.officer))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Presence {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Presence, Problem> {
        match parts.extensions.get::<Visitor>() {
            Some(Visitor::Signed(signed)) if signed.must_change_password => {
                Err(Problem::forbidden("先修改初始密码，再办其他事。"))
            }
            Some(Visitor::Signed(signed)) => Ok(signed.clone()),
            Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => Err(Problem::unauthorised()),
        }
    }
}

/// Finds out who asks, refuses what pages of others send, and renews a token whose half-life is over.
pub async fn identify(State(office): State<AppState>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if !origin::is_ours(request.method(), request.uri(), request.headers()) {
        return failure(&office, &path, None, Problem::cross_site()).await;
    }
    let (visitor, renewed) = match recognise(&office, request.headers()).await {
        Ok(found) => found,
        Err(error) => return failure(&office, &path, None, error.into()).await,
    };
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if let Some(cookie) = renewed.filter(|_| !response.headers().contains_key(header::SET_COOKIE)) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// The cookie that carries a token; it ends with the browser, and its token earlier.
pub fn cookie_of(office: &AppState, token: &str) -> Option<HeaderValue> {
    let secure = if office.settings.is_secure() { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{secure}")).ok()
}

/// The cookie that takes the token away.
pub fn no_cookie() -> HeaderValue {
    HeaderValue::from_static("zhiheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// The token in the session cookie.
pub fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == COOKIE).map(|(_, token)| token).find(|token| !token.is_empty())
}

/// The bearer token.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

type Recognised = (Visitor, Option<HeaderValue>);

async fn recognise(office: &AppState, headers: &HeaderMap) -> Result<Recognised, store::StoreError> {
    let (token, way) = match (bearer(headers), cookie(headers)) {
        (Some(token), _) => (token, Way::Bearer),
        (None, Some(token)) => (token, Way::Cookie),
        (None, None) => return Ok((Visitor::Nobody, None)),
    };
    let now = wall(office.store.clock());
    let claims = match office.keys.read(token, now) {
        Ok(Token::Live(claims)) => claims,
        Ok(Token::Lapsed(claims)) => return Ok((lapsed(office, &claims, way).await?, None)),
        Err(_) => return Ok((Visitor::Nobody, None)),
    };
    let account = office.store.sessions().account(&claims.jti).await?;
    let Some(account) = account.filter(|account| Some(account.officer.id) == claims.officer()) else {
        return Ok((Visitor::Nobody, None));
    };
    // What another server agreed on counts for this request already.
    office.store.catch_up().await?;
    let renewed = (way == Way::Cookie && office.keys.is_due(&claims, now)).then(|| renew(office, &claims)).flatten();
    let signed = Presence {
        officer: account.officer,
        session: claims.jti,
        way,
        must_change_password: account.must_change_password,
    };
    Ok((Visitor::Signed(signed), renewed))
}

fn renew(office: &AppState, claims: &Claims) -> Option<HeaderValue> {
    let since = chrono::DateTime::from_timestamp(claims.auth_time, 0)?;
    let now = wall(office.store.clock());
    let (token, _) = office.keys.issue(claims.officer()?, &claims.jti, since, now).ok()?;
    cookie_of(office, &token)
}

/// Whose browser it is: a form sent with a token that ran out within a day is kept for them.
async fn lapsed(office: &AppState, claims: &Claims, way: Way) -> Result<Visitor, store::StoreError> {
    let age = wall(office.store.clock()).timestamp() - claims.exp;
    let Some(officer) = claims.officer().filter(|_| way == Way::Cookie && age < 24 * 3600) else {
        return Ok(Visitor::Nobody);
    };
    match office.store.officers().find(officer).await {
        Ok(account) if !account.disabled => Ok(Visitor::Lapsed(officer)),
        Ok(_) | Err(store::StoreError::NotFound) => Ok(Visitor::Nobody),
        Err(error) => Err(error),
    }
}
