//! How the case system runs: one program that serves pages, the interface for other systems, and files.
//!
//! | module | in business language |
//! |---|---|
//! | [`settings`], [`secrets`], [`law`] | how this office is set up: flags, keys, the law as a person changed it |
//! | [`start`], [`commands`] | the subcommands of `zhiheng` |
//! | [`state`] | everything a request may need |
//! | [`session`], [`door`] | who is signed in, and the way in and out |
//! | [`pages`], [`drafts`], [`evidence`], [`year_file`], [`law_attachment`] | pages, forms posted to them, forms stored while they are filled in, one file |
//! | [`api`] | the interface for other systems |
//! | [`pdf`] | papers as PDF |
//! | [`case_list`] | the case list as a file |
//! | [`exports`], [`formats`] | tables for other offices, as Excel and comma-separated files |
//! | [`training`], [`daily`] | the training office's clock; what each morning brings |
//! | [`problem`], [`incident`] | what is told when something was not done, and what is only logged |
//! | [`head`], [`site`] | the head of every answer; style sheet and scripts |
//! | [`demo`] | the demo office |

pub mod api;
pub mod case_list;
pub mod commands;
pub mod daily;
pub mod demo;
pub mod door;
pub mod drafts;
pub mod evidence;
pub mod exports;
pub mod formats;
pub mod head;
pub mod incident;
pub mod law;
pub mod law_attachment;
pub mod pages;
pub mod pdf;
pub mod problem;
pub mod secrets;
pub mod session;
pub mod settings;
pub mod site;
pub mod start;
pub mod state;
pub mod training;
pub mod year_file;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use crate::state::AppState;

/// Everything this program answers: what `serve` and the tests mount.
pub fn router(office: AppState) -> Router {
    // Leptos wants to know who runs its tasks; a second call finds that settled.
    let _ = any_spawner::Executor::init_tokio();
    let most = office.settings.limits.form_with_file();
    let compressed = SizeAbove::new(512)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/octet-stream"))
        .and(NotForContentType::const_new("application/vnd"))
        .and(NotForContentType::const_new("application/wasm"))
        .and(NotForContentType::const_new("video/"))
        .and(NotForContentType::const_new("audio/"))
        .and(|_: StatusCode, _: Version, head: &HeaderMap, _: &Extensions| !head.contains_key(api::DIGEST));
    Router::new()
        .route("/login", get(pages::page).post(door::sign_in))
        .route("/logout", post(door::sign_out))
        .route("/password", get(pages::page).post(door::change_password))
        .route("/cases/export.xlsx", get(case_list::export))
        .route("/drafts", post(drafts::keep_form))
        .route("/training/clock", post(training::clock))
        .route("/cases/{id}/evidence", get(pages::page).post(evidence::add).layer(DefaultBodyLimit::max(most)))
        .route("/cases/new/evidence", get(pages::page).post(evidence::add_to_draft).layer(DefaultBodyLimit::max(most)))
        .route("/office/calendar", get(pages::page).post(year_file::take).layer(DefaultBodyLimit::max(year_file::MOST)))
        .route(
            "/office/changes/{id}/attachments",
            post(law_attachment::add).layer(DefaultBodyLimit::max(law_attachment::MOST)),
        )
        .merge(api::router())
        .fallback(pages::page)
        .layer(from_fn_with_state(office.clone(), session::guard::identify))
        .merge(office.site.routes())
        .route("/health", get(head::health))
        .route("/metrics", get(head::metrics))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(compressed))
        .layer(CatchPanicLayer::custom(head::panicked))
        .layer(from_fn_with_state(office.clone(), head::guard))
        .with_state(office)
}
