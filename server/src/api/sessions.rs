//! Signing in and out from another system: the same accounts, the same lockout, a token instead of a cookie.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::law::calendar::beijing;
use domain::officer::Officer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Json;
use crate::incident;
use crate::problem::Problem;
use crate::session::{LoginRefused, Presence, sign_in};
use crate::state::AppState;

/// Login and password.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The login, or the number of an enforcement certificate.
    #[schema(example = "limin")]
    login: String,
    /// The password.
    #[schema(format = Password)]
    password: String,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// To be sent with every request: `Authorization: Bearer …`.
    token: String,
    /// Until when it is good.
    expires_at: DateTime<Utc>,
    /// A new password must be chosen on the page before anything else can be done.
    must_change_password: bool,
    /// Who signed in.
    officer: Officer,
}

#[utoipa::path(
    post, path = "/sessions", tag = "登录", summary = "登录，取得令牌", operation_id = "open_session", security(()),
    description = "与登录页同一账号、同一锁定规则：连续输错 5 次锁定 15 分钟。",
    request_body = SignIn,
    responses(
        (status = 201, description = "已登录", body = Session),
        (status = 401, description = "账号或者密码不对，或者账号已停用", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "账号已锁定；说明里写明到几时", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn open(
    State(app): State<AppState>,
    Json(typed): Json<SignIn>,
) -> Result<(StatusCode, axum::Json<Session>), Problem> {
    let signed = sign_in(&app, &typed.login, &typed.password).await.map_err(refused)?;
    let session = Session {
        token: signed.token,
        expires_at: signed.until,
        must_change_password: signed.must_change_password,
        officer: signed.officer,
    };
    Ok((StatusCode::CREATED, axum::Json(session)))
}

#[utoipa::path(
    delete, path = "/sessions", tag = "登录", summary = "退出，令牌立即失效", operation_id = "close_session",
    responses((status = 204, description = "已退出"))
)]
pub async fn close(State(app): State<AppState>, me: Presence) -> Result<StatusCode, Problem> {
    app.store.sessions().revoke(&me.session).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(why: LoginRefused) -> Problem {
    let detail = format!("{why}。");
    match why {
        LoginRefused::Missing(refusal) => refusal.into(),
        LoginRefused::Wrong => Problem::new(StatusCode::UNAUTHORIZED, "wrong_password", "不能登录", detail),
        LoginRefused::Closed => Problem::new(StatusCode::UNAUTHORIZED, "account_closed", "不能登录", detail),
        LoginRefused::Locked { until } => {
            let until = beijing(until).format("%Y-%m-%d %H:%M");
            let detail = format!("密码连续输错，账号锁定到 {until}（北京时间）。忘记密码的，由本单位系统管理员重置。");
            Problem::new(StatusCode::TOO_MANY_REQUESTS, "locked", "账号已锁定", detail)
        }
        LoginRefused::Store(error) => error.into(),
        LoginRefused::Hash(_) | LoginRefused::Unsigned(_) | LoginRefused::NoChance(_) => {
            Problem::unexpected(&incident::causes(&why))
        }
    }
}
