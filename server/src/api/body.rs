//! What is sent to the interface, read whole and within bounds: each mistake is answered with its place.

use axum::body::{Body as Stream, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use futures::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::shape;
use crate::problem::Problem;
use crate::state::AppState;

/// A JSON body.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// A JSON body with the key under which it may be sent again without being done again.
#[derive(Debug)]
pub struct Once<T> {
    /// What is asked for.
    pub form: T,
    /// Key, and digest of everything that is asked for.
    pub request: store::desk::Request,
}

/// What the address names. A name that cannot be right is one that nothing has.
#[derive(Debug)]
pub struct Named<T>(pub T);

/// The questions behind the address.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T> FromRequest<AppState> for Json<T>
where
    T: DeserializeOwned + Serialize + ToSchema,
{
    type Rejection = Problem;

    async fn from_request(request: Request, app: &AppState) -> Result<Json<T>, Problem> {
        let (parts, body) = request.into_parts();
        Ok(Json(read(&parts.headers, body, app.settings.limits.json()).await?.0))
    }
}

impl<T> FromRequest<AppState> for Once<T>
where
    T: DeserializeOwned + Serialize + ToSchema,
{
    type Rejection = Problem;

    async fn from_request(request: Request, app: &AppState) -> Result<Once<T>, Problem> {
        let (parts, body) = request.into_parts();
        let key = parts.headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::trim);
        let key = key.filter(|key| !key.is_empty()).ok_or_else(|| {
            let detail = "请求头缺少 Idempotency-Key：每个请求取一个新值，重发同一请求时不变，同一件事就不会办两次。";
            Problem::new(StatusCode::BAD_REQUEST, "idempotency_key_missing", "缺少幂等键", detail).at("Idempotency-Key")
        })?;
        let (form, sent) = read(&parts.headers, body, app.settings.limits.json()).await?;
        let whole = format!("{} {}\n{sent}", parts.method, parts.uri.path());
        let hash = store::Digest::of(whole.as_bytes()).to_string();
        Ok(Once { form, request: store::desk::Request { key: key.to_owned(), hash } })
    }
}

impl<S, T> FromRequestParts<S> for Named<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Named<T>, Problem> {
        let Path(named) = Path::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        Ok(Named(named))
    }
}

impl<S, T> FromRequestParts<S> for Asked<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Asked<T>, Problem> {
        let Query(asked) = Query::from_request_parts(parts, state).await.map_err(|wrong| {
            let told = wrong.body_text();
            let told = told.rsplit_once("query string: ").map_or(told.as_str(), |(_, told)| told);
            let quoted = told.split('`').nth(1);
            let (name, why) = match (quoted, told.split_once(':')) {
                (Some(name), _) if told.contains("missing field") => (name, "缺少这个参数"),
                (Some(name), _) if told.contains("unknown field") => (name, "没有这个参数"),
                (_, Some((name, _))) => (name, "取值不对"),
                (_, None) => ("", "写法不对"),
            };
            let detail = if name.is_empty() {
                format!("查询参数{why}。")
            } else {
                format!("查询参数 {name}：{why}。")
            };
            invalid(detail).at(name)
        })?;
        Ok(Asked(asked))
    }
}

/// A body, whole.
///
/// # Errors
/// 413 where it is larger than `limit` bytes; 400 where it broke off.
pub async fn whole(headers: &HeaderMap, body: Stream, limit: usize) -> Result<Bytes, Problem> {
    let too_large = || Problem::too_large(format!("请求内容超过上限（{} KB），没有接收。", limit / 1024));
    let length = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut whole = Vec::with_capacity(length.unwrap_or_default());
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| Problem::unreadable("请求内容没有传完。"))?;
        if whole.len() + piece.len() > limit {
            return Err(too_large());
        }
        whole.extend_from_slice(&piece);
    }
    Ok(whole.into())
}

/// The body as what it should be, and as it was sent, in one spelling.
async fn read<T: DeserializeOwned + Serialize + ToSchema>(
    headers: &HeaderMap,
    body: Stream,
    limit: usize,
) -> Result<(T, Value), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        let detail = "请求内容应为 JSON：请求头 Content-Type 写 application/json。";
        return Err(
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", "不是 JSON", detail).at("Content-Type")
        );
    }
    let body = whole(headers, body, limit).await?;
    let text = std::str::from_utf8(&body).map_err(|wrong| {
        Problem::unreadable(format!("请求内容不是 UTF-8 文字（第 {} 字节起）。", wrong.valid_up_to() + 1))
    })?;
    let sent: Value = serde_json::from_str(text).map_err(|wrong| {
        Problem::unreadable(format!("请求内容不是完整的 JSON（第 {} 行第 {} 列）。", wrong.line(), wrong.column()))
    })?;
    match serde_json::from_str::<T>(text) {
        Ok(form) => match serde_json::to_value(&form).ok().and_then(|read| shape::unread(&sent, &read)) {
            Some(mistake) => Err(mistaken(&mistake)),
            None => Ok((form, sent)),
        },
        Err(_) => {
            let document = super::document();
            let schema = serde_json::json!({ "$ref": format!("#/components/schemas/{}", T::name()) });
            let told = shape::mistake(document, &schema, &sent);
            Err(told.as_ref().map_or_else(|| invalid("请求内容的项目或取值不对，请对照接口说明核对。"), mistaken))
        }
    }
}

fn mistaken(mistake: &shape::Mistake) -> Problem {
    let detail = match mistake.field.as_str() {
        "" => format!("请求内容{}。", mistake.why),
        field => format!("{field}：{}。", mistake.why),
    };
    invalid(detail).at(&mistake.field)
}

fn invalid(detail: impl Into<String>) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "填写有误", detail)
}
