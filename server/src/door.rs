//! The way in and out: login, logout, and choosing a new password.

use app::context::Posted;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::refusal::Refusal;

use crate::incident;
use crate::pages::{Asked, failure, form, go_to, next_of, show};
use crate::problem::Problem;
use crate::session::{LoginRefused, Presence, SignedIn, Visitor, guard, login, password};
use crate::state::AppState;

/// `POST /login`: fields `login`, `password`, `next`.
pub async fn sign_in(State(office): State<AppState>, request: Request) -> Response {
    let answered = let_in(&office, request).await;
    or_failure(&office, "/login", answered).await
}

/// `POST /logout`: ends the session here and in the store.
pub async fn sign_out(State(office): State<AppState>, request: Request) -> Response {
    let presence = presence(&request);
    if let Some(presence) = presence
        && let Err(error) = office.store.sessions().revoke(&presence.session).await
    {
        return failure(&office, "/logout", None, error.into()).await;
    }
    with_cookie(go_to("/login"), Some(guard::no_cookie()))
}

/// `POST /password`: fields `current`, `password`, `again`; every other session of the account ends.
pub async fn change_password(State(office): State<AppState>, request: Request) -> Response {
    let answered = choose(&office, request).await;
    or_failure(&office, "/password", answered).await
}

async fn let_in(office: &AppState, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let mut asked = Asked::of(&parts)?;
    let fields = form(office, &parts, body).await?;
    let value = |name: &str| fields.iter().rev().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
    match login::sign_in(office, value("login"), value("password")).await {
        Ok(entered) => {
            if let Visitor::Signed(before) = &asked.visitor {
                office.store.sessions().revoke(&before.session).await?;
            }
            Ok(entered_to(office, &entered, next_of(&fields)))
        }
        Err(refused) => {
            asked.visitor = Visitor::Nobody;
            again(office, &asked, fields, refused).await
        }
    }
}

/// The login page again; the password is never sent back.
async fn again(
    office: &AppState,
    asked: &Asked,
    mut fields: Vec<(String, String)>,
    refused: LoginRefused,
) -> Result<Response, Problem> {
    let Some(refusal) = refused.refusal() else { return Err(ours(refused)) };
    fields.retain(|(name, _)| name != "password");
    let posted = Posted { fields, refusals: vec![refusal], ..Posted::default() };
    let status = StatusCode::from_u16(refused.status()).unwrap_or(StatusCode::UNAUTHORIZED);
    show(office, asked, posted, Some(status)).await
}

/// A fault that is not the person's.
fn ours(refused: LoginRefused) -> Problem {
    match refused {
        LoginRefused::Store(error) => error.into(),
        refused => Problem::unexpected(&incident::causes(&refused)),
    }
}

async fn choose(office: &AppState, request: Request) -> Result<Response, Problem> {
    let Some(presence) = presence(&request) else { return Ok(go_to("/login?next=/password")) };
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts)?;
    let fields = form(office, &parts, body).await?;
    let value = |name: &str| fields.iter().rev().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
    let account = office.store.officers().find(presence.officer.id).await?;
    let (current, chosen) = (value("current"), value("password"));
    let known = office.passwords.check(current, Some(&account.password_hash)).await;
    let refusal = if !known.map_err(|error| Problem::unexpected(&error))? {
        Some(Refusal::input("current", "现在的密码不对"))
    } else if let Some(why) = password::unfit(chosen, &account.officer.login) {
        Some(Refusal::input("password", why))
    } else if chosen == current {
        Some(Refusal::input("password", "新密码与现在的相同，换一个"))
    } else if chosen != value("again") {
        Some(Refusal::input("again", "两次输入的新密码不一致"))
    } else {
        None
    };
    if let Some(refusal) = refusal {
        let posted = Posted { refusals: vec![refusal], ..Posted::default() };
        return show(office, &asked, posted, Some(StatusCode::UNPROCESSABLE_ENTITY)).await;
    }
    let hash = office.passwords.hash(chosen).await.map_err(|error| Problem::unexpected(&error))?;
    office.store.officers().set_password(account.officer.id, &hash, false).await?;
    let account = office.store.officers().find(account.officer.id).await?;
    let entered = login::open(office, account).await.map_err(ours)?;
    Ok(entered_to(office, &entered, next_of(&fields)))
}

fn entered_to(office: &AppState, entered: &SignedIn, next: &str) -> Response {
    let next = if entered.must_change_password { crate::pages::PASSWORD } else { next };
    with_cookie(go_to(next), guard::cookie_of(office, &entered.token))
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn presence(request: &Request) -> Option<Presence> {
    match request.extensions().get::<Visitor>() {
        Some(Visitor::Signed(presence)) => Some(presence.clone()),
        Some(Visitor::Nobody | Visitor::Lapsed(_)) | None => None,
    }
}

async fn or_failure(office: &AppState, path: &str, answered: Result<Response, Problem>) -> Response {
    match answered {
        Ok(response) => response,
        Err(problem) => failure(office, path, None, problem).await,
    }
}
