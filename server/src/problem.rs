//! What other systems are told when something was not done (RFC 9457): what is so, in Chinese, and which rule says so.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::law::article::join_articles;
use domain::refusal::{Obstacle, Refusal};
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;

use crate::incident;

/// A problem as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem: `urn:zhiheng:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words, in Chinese.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What is so and what to do, in Chinese, as an officer reads it.
    pub detail: String,
    /// Stable name of the kind, for programs.
    pub code: String,
    /// The rules on which a refusal by law rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The field of the request to correct.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The incident number under which the cause was logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(status: StatusCode, code: &str, title: &str, detail: impl Into<String>) -> Problem {
        Problem {
            kind: format!("urn:zhiheng:problem:{code}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            article: None,
            field: None,
            instance: None,
        }
    }

    /// The same problem, pointing at a field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Problem {
        self.field = Some(field.to_owned());
        self
    }

    /// Nobody is signed in.
    pub fn unauthorised() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "unauthorised", "未登录", "未登录，或登录已过期。重新登录后再试。")
    }

    /// Signed in, and not entitled.
    pub fn forbidden(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "forbidden", "无权操作", detail)
    }

    /// Sent by a page of somebody else.
    pub fn cross_site() -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "cross_site", "来源不符", "请求来自其他网站，没有受理。")
    }

    /// Nothing there, or nothing that this person may see.
    pub fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not_found", "没有找到", "没有找到，或无权查看。")
    }

    /// The request cannot be read.
    pub fn unreadable(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "unreadable", "请求读不懂", detail)
    }

    /// More was sent than is taken.
    pub fn too_large(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "内容太大", detail)
    }

    /// Something went wrong inside; the cause is logged under the number, never shown.
    pub fn unexpected(cause: &dyn std::fmt::Display) -> Problem {
        let number = incident::record(cause);
        let detail = format!("这一步没有办成，数据没有改动。可以重试；仍不行，把编号 {number} 告诉系统管理员。");
        let mut problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "unexpected", "没有办成", detail);
        problem.instance = Some(number);
        problem
    }

    /// Database or place of bodies do not answer just now; the cause is logged under the number. Whether a step was
    /// kept before the line broke is not known, so nothing is said about it but how to find out.
    pub fn away(cause: &dyn std::fmt::Display) -> Problem {
        let number = incident::record(cause);
        let detail = format!(
            "数据库或文件库暂时连不上。稍后刷新，看这一步是否已经办成，没有办成的再办一次；一直连不上，把编号 {number} 告诉系统管理员。"
        );
        let mut problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "away", "暂时连不上", detail);
        problem.instance = Some(number);
        problem
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let (status, code, title) = match refusal.code {
            Obstacle::WrongRole => (StatusCode::FORBIDDEN, "wrong_role", "不由本人办理"),
            Obstacle::SamePerson => (StatusCode::UNPROCESSABLE_ENTITY, "same_person", "须由他人办理"),
            Obstacle::WrongStage => (StatusCode::UNPROCESSABLE_ENTITY, "wrong_stage", "阶段不符"),
            Obstacle::TooEarly => (StatusCode::UNPROCESSABLE_ENTITY, "too_early", "期限未满"),
            Obstacle::TooLate => (StatusCode::UNPROCESSABLE_ENTITY, "too_late", "期限已过"),
            Obstacle::NotServed => (StatusCode::UNPROCESSABLE_ENTITY, "not_served", "尚无送达证明"),
            Obstacle::Incomplete => (StatusCode::UNPROCESSABLE_ENTITY, "incomplete", "材料不全"),
            Obstacle::Certificate => (StatusCode::UNPROCESSABLE_ENTITY, "certificate", "执法证无效"),
            Obstacle::Amount => (StatusCode::UNPROCESSABLE_ENTITY, "amount", "金额不在法定幅度内"),
            Obstacle::NotCompetent => (StatusCode::UNPROCESSABLE_ENTITY, "not_competent", "不属本机关职权"),
            Obstacle::TimeBarred => (StatusCode::UNPROCESSABLE_ENTITY, "time_barred", "超过追究时效"),
            Obstacle::Invalid => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "填写有误"),
            Obstacle::Calendar => (StatusCode::UNPROCESSABLE_ENTITY, "calendar", "工作日历未载入"),
        };
        let article = (!refusal.articles.is_empty()).then(|| join_articles(&refusal.articles));
        Problem { article, field: refusal.field.clone(), ..Problem::new(status, code, title, refusal.sentence()) }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        let said = |text: &StoreError| format!("{text}。");
        if error.is_away() {
            return Problem::away(&incident::causes(&error));
        }
        match error {
            StoreError::NotFound => Problem::not_found(),
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::Conflict { .. } => {
                Problem::new(StatusCode::CONFLICT, "conflict", "已被他人更新", said(&error)).at("version")
            }
            StoreError::Offset { .. } => {
                Problem::new(StatusCode::CONFLICT, "offset", "片段不衔接", said(&error)).at("offset")
            }
            StoreError::KeyReused => {
                let (code, title) = ("idempotency_key_reused", "幂等键已用过");
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, title, said(&error)).at("idempotency_key")
            }
            StoreError::Corrupt { .. }
            | StoreError::Database(_)
            | StoreError::Blob(_)
            | StoreError::S3(_)
            | StoreError::File(_) => Problem::unexpected(&incident::causes(&error)),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use domain::law::article::Article;

    use super::*;

    #[test]
    fn a_refusal_by_law_keeps_its_article_and_its_sentence() {
        let refusal = Refusal::new(Obstacle::TooEarly, "暂不能作出处罚决定", &[Article::new("行政处罚法", "45")]);
        let problem = Problem::from(StoreError::from(refusal.clone()));
        assert_eq!((problem.status, problem.code.as_str()), (422, "too_early"));
        assert_eq!(problem.article.as_deref(), Some("行政处罚法第四十五条"));
        assert_eq!(problem.detail, refusal.sentence());
    }

    #[test]
    fn a_cause_is_logged_and_not_told() {
        let problem = Problem::from(StoreError::File(std::io::Error::other("/srv/private/path")));
        assert_eq!(problem.status, 500);
        assert!(!problem.detail.contains("private") && problem.instance.is_some());
    }

    #[test]
    fn a_stale_version_is_a_conflict() {
        let problem = Problem::from(StoreError::Conflict { have: 4, want: 3 });
        assert_eq!((problem.status, problem.field.as_deref()), (409, Some("version")));
    }
}
