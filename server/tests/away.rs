//! A database that goes away while the office works: people and programs are told, and the office goes on by itself
//! when it is back. Asked of PostgreSQL, which can be away; an SQLite file lies with the program.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use std::net::SocketAddr;

use axum::body::Body;
use office::{Engine, Folder, TestOffice};
use server::settings::Settings;
use server::start::{self, Migrate, StartError};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The address of a cluster's administrator; without one the test is left out, which in CI is a failure.
fn admin() -> Option<String> {
    let admin = std::env::var("ZHIHENG_TEST_POSTGRES").ok();
    if admin.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "ZHIHENG_TEST_POSTGRES must be set in CI");
        println!("left out: ZHIHENG_TEST_POSTGRES is not set");
    }
    admin
}

/// A line to the database that can be cut.
struct Wire {
    addr: SocketAddr,
    to: String,
    carrying: JoinHandle<()>,
}

impl Wire {
    async fn lay(to: &str) -> Wire {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        Wire { addr, to: to.to_owned(), carrying: tokio::spawn(carry(listener, to.to_owned())) }
    }

    /// Breaks every connection, and lets nobody connect.
    async fn cut(&mut self) {
        self.carrying.abort();
        let _ = (&mut self.carrying).await;
    }

    async fn mend(&mut self) {
        let listener = TcpListener::bind(self.addr).await.unwrap();
        self.carrying = tokio::spawn(carry(listener, self.to.clone()));
    }
}

async fn carry(listener: TcpListener, to: String) {
    // Every connection ends with the set.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let (mut near, _) = listener.accept().await.unwrap();
        let mut far = TcpStream::connect(&to).await.unwrap();
        connections.spawn(async move {
            let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
        });
    }
}

/// Host and port of a database address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").unwrap().1;
    let rest = rest.split('/').next().unwrap();
    rest.rsplit('@').next().unwrap()
}

#[tokio::test]
async fn everybody_is_told_while_the_database_is_away_and_served_when_it_is_back() {
    let Some(admin) = admin() else { return };
    let mut wire = Wire::lay(host(&admin)).await;
    let line = wire.addr.to_string();
    let office = TestOffice::along(Engine::Postgres, |settings| {
        let url = settings.database_url.take().unwrap();
        settings.database_url = Some(url.replace(host(&url), &line));
    })
    .await;
    let cookie = office.sign_in("zhangwei").await;
    let token = office.bearer("zhangwei").await;
    let call = || {
        let request = axum::http::Request::get("/api/v1/cases").header("authorization", format!("Bearer {token}"));
        office.send(request.header("host", "office.example").body(Body::empty()).unwrap())
    };
    assert_eq!(office.get("/cases", &cookie).await.status, 200);
    wire.cut().await;
    let fields = [("login", "limin"), ("password", server::demo::PASSWORD)];
    let (page, problem, health, login) = tokio::join!(
        office.get("/cases", &cookie),
        call(),
        office.get("/health", ""),
        office.post("/login", "", &fields)
    );
    assert_eq!((page.status, page.header("x-problem")), (503, "away"));
    assert!(page.text().contains("暂时连不上") && page.text().contains("稍后刷新"), "{}", page.text());
    assert_eq!((login.status, login.header("x-problem")), (503, "away"));
    for told in [problem, health] {
        assert_eq!((told.status, told.header("content-type")), (503, "application/problem+json"));
        assert_eq!(told.header("retry-after"), "10");
        assert!(told.text().contains("数据库或文件库暂时连不上") && !told.text().contains(&line), "{}", told.text());
    }
    wire.mend().await;
    assert_eq!(office.get("/health", "").await.status, 200);
    assert_eq!(office.get("/cases", &cookie).await.status, 200, "the same session goes on");
    assert_eq!(call().await.status, 200);
    office.case("zhangwei").await;
}

#[tokio::test]
async fn connections_that_the_database_ended_are_made_anew_without_a_word() {
    let Some(admin) = admin() else { return };
    let office = TestOffice::on(Engine::Postgres).await;
    let cookie = office.sign_in("zhangwei").await;
    let name = office.state.settings.database_url.as_deref().unwrap().rsplit('/').next().unwrap().to_owned();
    for _ in 0..3 {
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        store::beside::run(&admin, &end).await.unwrap();
        assert_eq!(office.get("/cases", &cookie).await.status, 200);
        office.case("zhangwei").await;
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_stops_the_start_with_what_to_do() {
    let Some(admin) = admin() else { return };
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let nowhere = format!("{}/zhiheng_nowhere", admin.rsplit_once('/').unwrap().0);
    let told = async |url: String| {
        let folder = Folder::new();
        let settings = Settings { database_url: Some(url), ..office::settings(folder.path()) };
        let error = start::open(&settings, start::clock(&settings), Migrate::Now).await.unwrap_err();
        assert!(matches!(error, StartError::Unreachable(_)), "{error}");
        server::incident::causes(&error)
    };
    let (silent, unknown) =
        tokio::join!(told(format!("postgres://clerk:not-to-be-seen@{free}/zhiheng")), told(nowhere));
    for said in [&silent, &unknown] {
        assert!(said.contains("数据库连不上") && said.contains("ZHIHENG_DATABASE_URL"), "{said}");
        assert!(!said.contains("not-to-be-seen"), "{said}");
    }
    assert!(unknown.contains("zhiheng_nowhere"), "{unknown}");
}
