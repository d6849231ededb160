//! `zhiheng serve`: opens the office and answers until it is told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::Stopped;
use crate::settings::Settings;
use crate::start::{self, Migrate};
use crate::state::AppState;
use crate::{daily, demo, router};

/// How long answers under way may take once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) async fn serve(settings: Settings, migrate: bool) -> Result<(), Stopped> {
    let migrate = if migrate || settings.is_sqlite() { Migrate::Now } else { Migrate::Never };
    let store = start::open(&settings, start::clock(&settings), migrate).await?;
    let addr = settings.addr;
    let listener = TcpListener::bind(addr)
        .await
        .map_err(|source| Stopped::System { what: format!("无法监听 {addr} / cannot listen on {addr}"), source })?;
    let office = AppState::new(store.clone(), settings).await?;
    check_faces(&office).await;
    tokio::spawn(daily::watch(store));
    say(&office, listener.local_addr().unwrap_or(addr)).await?;
    let (told, mut stop) = tokio::sync::watch::channel(false);
    tokio::spawn(async move {
        ended().await;
        // Nobody listening means the server has ended by itself.
        let _ = told.send(true);
    });
    let mut deadline = stop.clone();
    let serving = axum::serve(listener, router(office)).with_graceful_shutdown(async move {
        let _ = stop.wait_for(|told| *told).await;
    });
    tokio::select! {
        served = serving.into_future() => {
            served.map_err(|source| Stopped::System { what: "服务中断 / serving broke off".to_owned(), source })
        }
        () = async {
            let _ = deadline.wait_for(|told| *told).await;
            tokio::time::sleep(PATIENCE).await;
        } => Ok(()),
    }
}

/// Papers need faces; the rest of the office works without, so that is said and not refused.
async fn check_faces(office: &AppState) {
    let asked = office.clone();
    match tokio::task::spawn_blocking(move || asked.typesetter().map(|_| ())).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => eprintln!("注意：文书暂不能生成 PDF。{error}"),
        Err(error) => tracing::error!(%error, "the faces could not be read"),
    }
}

async fn say(office: &AppState, addr: SocketAddr) -> Result<(), Stopped> {
    let what = if office.settings.training { "演练环境" } else { "执衡" };
    println!("{what} · {} · http://{addr}", office.store.bureau().name);
    if office.demo {
        println!("{}", demo::logins());
    } else if office.store.officers().list().await?.is_empty() {
        println!(
            "还没有人员：先运行 zhiheng user add 建立管理员账号，或 zhiheng demo 试用 / nobody can sign in yet: run \
             `zhiheng user add`, or `zhiheng demo` to try it out"
        );
    }
    Ok(())
}

async fn ended() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
