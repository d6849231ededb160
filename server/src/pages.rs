//! Pages and the forms posted to them: what the app answers, sent as HTML with the head that keeps it safe.

use app::context::{Acted, Posted};
use app::drafts::{self, Keeping};
use app::routes::{self, Answer, Page, Visit};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header, request};
use axum::response::{IntoResponse, Response};
use domain::ids::OfficerId;
use domain::officer::Officer;
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use store::StoreError;

use crate::problem::Problem;
use crate::session::{self, Visitor};
use crate::state::AppState;

/// Where a first password is changed; whoever must change theirs sees no other page.
pub const PASSWORD: &str = "/password";

/// What a page is asked with.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Address without query.
    pub path: String,
    /// The query as it came.
    pub query: Vec<(String, String)>,
    /// Who asks.
    pub visitor: Visitor,
}

impl Asked {
    /// From the head of a request.
    ///
    /// # Errors
    /// The query is no text.
    pub fn of(parts: &request::Parts) -> Result<Asked, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let query = session::fields(query.as_bytes()).map_err(|error| Problem::unreadable(format!("地址{error}。")))?;
        let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or(Visitor::Nobody);
        Ok(Asked { path: parts.uri.path().to_owned(), query, visitor })
    }

    /// The officer who asks.
    pub fn officer(&self) -> Option<&Officer> {
        match &self.visitor {
            Visitor::Signed(presence) => Some(&presence.officer),
            Visitor::Nobody | Visitor::Lapsed(_) => None,
        }
    }

    /// The visit that the app answers.
    pub fn visit(&self, office: &AppState, posted: Posted) -> Visit {
        Visit {
            office: office.desk(),
            path: self.path.clone(),
            query: self.query.clone(),
            me: self.officer().cloned(),
            posted,
            assets: office.site.assets.clone(),
        }
    }
}

/// Every address that is nothing else: a page to read, or a form posted to it.
pub async fn page(State(office): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let asked = match Asked::of(&parts) {
        Ok(asked) => asked,
        Err(problem) => return failure(&office, &path, None, problem).await,
    };
    let officer = asked.officer().cloned();
    let answered = match parts.method {
        Method::GET | Method::HEAD => read(&office, &asked).await,
        Method::POST => post(&office, &asked, &parts, body).await,
        _ => {
            Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "不支持的请求", "这个地址只能查看或提交表单。"))
        }
    };
    match answered {
        Ok(response) => response,
        Err(problem) => failure(&office, &path, officer, problem).await,
    }
}

async fn read(office: &AppState, asked: &Asked) -> Result<Response, Problem> {
    if let Visitor::Signed(presence) = &asked.visitor {
        if presence.must_change_password && asked.path != PASSWORD {
            return Ok(go_to(PASSWORD));
        }
        if asked.path == "/login" {
            return Ok(go_to(next_of(&asked.query)));
        }
    }
    let posted = match asked.officer() {
        Some(officer) => drafts::posted(&office.desk(), officer.id, &asked.path).await?,
        None => Posted::default(),
    };
    show(office, asked, posted, None).await
}

async fn post(office: &AppState, asked: &Asked, parts: &request::Parts, body: Body) -> Result<Response, Problem> {
    let fields = form(office, parts, body).await?;
    let officer = match &asked.visitor {
        Visitor::Signed(presence) if presence.must_change_password => return Ok(go_to(PASSWORD)),
        Visitor::Signed(presence) => &presence.officer,
        Visitor::Lapsed(officer) => return keep_and_sign_in(office, *officer, parts, &fields).await,
        Visitor::Nobody => return Ok(go_to(&sign_in_first(&parts.uri, false))),
    };
    act(office, asked, officer, fields).await
}

/// Performs the act of a form and answers: on to the next page, or the same one again.
///
/// # Errors
/// The memory failed, or there is no such page for this person.
pub async fn act(
    office: &AppState,
    asked: &Asked,
    officer: &Officer,
    fields: Vec<(String, String)>,
) -> Result<Response, Problem> {
    let typed = fields.clone();
    match app::acts::act(&office.desk(), officer, &asked.path, fields).await {
        Ok(Acted::GoTo(address)) => Ok(go_to(&address)),
        Ok(Acted::Again(posted)) => show(office, asked, posted, None).await,
        Ok(Acted::NotFound) | Err(StoreError::NotFound) => Err(Problem::not_found()),
        Err(StoreError::Refused(refusal)) => {
            let posted = Posted { fields: typed, refusals: vec![refusal], ..Posted::default() };
            show(office, asked, posted, Some(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(StoreError::Conflict { .. }) => {
            let posted = Posted { fields: typed, conflict: true, ..Posted::default() };
            show(office, asked, posted, Some(StatusCode::CONFLICT)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page at an address. `status` takes the place of the page's own, where it found nothing else wrong.
///
/// # Errors
/// The memory failed.
pub async fn show(
    office: &AppState,
    asked: &Asked,
    posted: Posted,
    status: Option<StatusCode>,
) -> Result<Response, Problem> {
    let visit = asked.visit(office, posted);
    match routes::answer(visit.clone()).await? {
        Answer::GoTo(address) => Ok(go_to(&address)),
        Answer::Page(mut page) => {
            if let Some(status) = status.filter(|_| matches!(page.status, 200 | 422)) {
                page.status = status.as_u16();
            }
            Ok(rendered(&visit, page).await)
        }
    }
}

/// What went wrong: as a page for people, as problem+json for programs.
pub async fn failure(office: &AppState, path: &str, me: Option<Officer>, problem: Problem) -> Response {
    if path.starts_with("/api/") {
        return problem.into_response();
    }
    let visit = Visit {
        office: office.desk(),
        path: path.to_owned(),
        query: Vec::new(),
        me,
        posted: Posted::default(),
        assets: office.site.assets.clone(),
    };
    let page = routes::failure(&visit, problem.status, &problem.code, problem.instance);
    let mut response = rendered(&visit, page).await;
    // The page speaks of the kind of failure; a program that reads the head gets the exact name.
    if let Ok(code) = HeaderValue::from_str(&problem.code) {
        response.headers_mut().insert(HeaderName::from_static("x-problem"), code);
    }
    response
}

/// The fields of a posted form.
///
/// # Errors
/// Another kind of content, too much of it, or bytes that are no text.
pub async fn form(office: &AppState, parts: &request::Parts, body: Body) -> Result<Vec<(String, String)>, Problem> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.is_empty() && !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        let (code, title) = ("not_a_form", "不是表单");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code, title, "这个地址只接收表单。"));
    }
    let limit = office.settings.limits.body();
    let too_large = || Problem::too_large(format!("提交的内容超过 {} KB，没有接收。", office.settings.limits.body_kb));
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let body = axum::body::to_bytes(body, limit).await.map_err(|_| too_large())?;
    session::fields(&body).map_err(|error| Problem::unreadable(format!("{error}。")))
}

/// On to another address of this office (303).
pub fn go_to(address: &str) -> Response {
    let address = session::local(address).unwrap_or("/");
    (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response()
}

/// Where to go after signing in: the address asked for, or the workbench.
pub fn next_of(fields: &[(String, String)]) -> &str {
    let asked = fields.iter().rev().find(|(name, _)| name == "next").map(|(_, address)| address.as_str());
    asked.and_then(session::local).filter(|address| !address.starts_with("/login")).unwrap_or("/")
}

async fn keep_and_sign_in(
    office: &AppState,
    officer: OfficerId,
    parts: &request::Parts,
    fields: &[(String, String)],
) -> Result<Response, Problem> {
    let kept = match drafts::keep(&office.desk(), officer, parts.uri.path(), fields, Keeping::Lapsed).await {
        Ok(kept) => kept,
        // Larger than any form of ours: there is nothing to keep.
        Err(StoreError::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(go_to(&sign_in_first(&parts.uri, kept.is_some())))
}

/// The login page that leads back to an address, and says whether something typed was kept.
fn sign_in_first(uri: &Uri, is_kept: bool) -> String {
    let next = uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let mut escaped = String::with_capacity(next.len());
    for byte in next.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                escaped.push(char::from(byte))
            }
            byte => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("/login?next={escaped}{}", if is_kept { "&kept=1" } else { "" })
}

/// Renders a page; its scripts carry the nonce that the head announces.
async fn rendered(visit: &Visit, page: Page) -> Response {
    let context = || {
        let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
        if let (Some(options), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy(&nonce)))
        {
            options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    };
    let view = page.view.clone();
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = visit.path.parse().unwrap_or_else(|_| Uri::from_static("/"));
    let mut response = leptos_axum::render_app_async_with_context(context, move || view())(request).await;
    *response.status_mut() = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What a page may load, run and post to: nothing but this office.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_survives_the_login_page() {
        let address = sign_in_first(&"/cases/17/steps/decide?x=%E5%B9%B3&y=1".parse().unwrap(), true);
        assert_eq!(address, "/login?next=/cases/17/steps/decide%3Fx%3D%25E5%25B9%25B3%26y%3D1&kept=1");
        let query = session::fields(address.split_once('?').unwrap().1.as_bytes()).unwrap();
        assert_eq!(next_of(&query), "/cases/17/steps/decide?x=%E5%B9%B3&y=1");
    }

    #[test]
    fn nobody_is_led_elsewhere_after_signing_in() {
        let next = |address: &str| next_of(&[("next".to_owned(), address.to_owned())]).to_owned();
        assert_eq!(next("/cases"), "/cases");
        assert_eq!(next("//evil.example"), "/");
        assert_eq!(next("/login?next=/login"), "/");
    }
}
