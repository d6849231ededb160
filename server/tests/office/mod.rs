//! An office for tests: its own folder, the demo office's people, a clock that stands still, and a browser without scripts.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]
#![expect(dead_code, reason = "every test file uses its own part of the office")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use chrono::{DateTime, Utc};
use domain::case::Case;
use domain::dossier::{Act, Clue, Dossier, Source};
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::officer::Officer;
use domain::party::{Identity, Party, Person};
use domain::step::RegisterClue;
use server::demo;
use server::session::password::Passwords;
use server::settings::Settings;
use server::start::{self, Migrate};
use server::state::AppState;
use store::{Clock, Store};
use tower::ServiceExt;

/// Monday, 2 March 2026, 9:00 in Beijing: where every test office begins.
pub const BEGIN: &str = "2026-03-02T01:00:00Z";

/// Keeps the expectation above true for a file that uses everything.
fn unused() {}

/// A folder that is gone with its value.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("zhiheng-test-{}", server::secrets::random(8).unwrap()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The settings of a test office: as in the product, but for the cost of passwords.
pub fn settings(folder: &Path) -> Settings {
    let fonts = std::env::var("ZHIHENG_FONTS")
        .unwrap_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts").display().to_string());
    Settings {
        password_kib: 64,
        password_passes: 1,
        fonts: fonts.split(':').map(PathBuf::from).collect(),
        ..Settings::in_folder(folder)
    }
}

/// What remembers the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// `SQLite`, unless `ZHIHENG_TEST_OFFICE` is `postgres`: `cargo xtask test` asks the same questions of both.
    fn asked_for() -> Engine {
        let asked = std::env::var("ZHIHENG_TEST_OFFICE").unwrap_or_else(|_| "sqlite".to_owned());
        assert!(["sqlite", "postgres"].contains(&asked.as_str()), "ZHIHENG_TEST_OFFICE is sqlite or postgres: {asked}");
        if asked == "postgres" { Engine::Postgres } else { Engine::Sqlite }
    }

    /// The address of an empty database; `None` for a file in the data folder. A `PostgreSQL` database stays until
    /// its cluster goes.
    async fn database(self) -> Option<String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if self == Engine::Sqlite {
            return None;
        }
        let admin =
            std::env::var("ZHIHENG_TEST_POSTGRES").expect("ZHIHENG_TEST_POSTGRES names a cluster's administrator");
        let name = format!("zhiheng_office_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        store::beside::run(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
        store::beside::run(&admin, &format!("CREATE DATABASE {name}")).await.unwrap();
        let (server, _) = admin.rsplit_once('/').unwrap();
        Some(format!("{server}/{name}"))
    }
}

/// An office and the way to ask it.
pub struct TestOffice {
    pub state: AppState,
    router: Router,
    folder: Folder,
}

impl TestOffice {
    /// A demo office with its people and no cases, at [`BEGIN`].
    pub async fn open() -> TestOffice {
        TestOffice::with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> TestOffice {
        TestOffice::found(Engine::asked_for(), change, false).await
    }

    /// The demo office with its six cases of 2022; the clock stands where the last of them was left.
    pub async fn filled() -> TestOffice {
        TestOffice::found(Engine::asked_for(), |_| {}, true).await
    }

    /// A demo office with its people and no cases on one engine, whatever was asked for.
    pub async fn on(engine: Engine) -> TestOffice {
        TestOffice::along(engine, |_| {}).await
    }

    /// The same with other settings.
    pub async fn along(engine: Engine, change: impl FnOnce(&mut Settings)) -> TestOffice {
        TestOffice::found(engine, change, false).await
    }

    async fn found(engine: Engine, change: impl FnOnce(&mut Settings), filled: bool) -> TestOffice {
        let folder = Folder::new();
        let mut settings = settings(folder.path());
        settings.database_url = engine.database().await;
        change(&mut settings);
        let clock = Clock::fixed(BEGIN.parse().unwrap());
        let store = start::open(&settings, clock, Migrate::Now).await.unwrap();
        let passwords = Passwords::new(&settings).unwrap();
        if filled {
            demo::fill(&store, &passwords, 2022).await.unwrap();
        } else {
            demo::people(&store, &passwords).await.unwrap();
        }
        let state = AppState::new(store, settings).await.unwrap();
        TestOffice { router: server::router(state.clone()), state, folder }
    }

    pub fn store(&self) -> &Store {
        &self.state.store
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sets the clock, also backwards.
    pub fn set_clock(&self, to: &str) {
        self.store().clock().set(to.parse::<DateTime<Utc>>().unwrap());
    }

    pub async fn officer(&self, login: &str) -> Officer {
        self.store().officers().by_login(login).await.unwrap().unwrap().officer
    }

    /// A case of muck carried uncovered, registered by an officer.
    pub async fn case(&self, login: &str) -> Case {
        let form = RegisterClue {
            clue: Clue {
                source: Source::Patrol,
                received_on: "2026-03-02".parse().unwrap(),
                reporter: String::new(),
                summary: "夜间巡查发现渣土车未密闭".into(),
            },
            dossier: Dossier {
                party: Some(Party::Person(Person {
                    name: "李四".into(),
                    sex: None,
                    born: None,
                    identity: Identity::unknown("当事人拒绝出示证件"),
                    address: "平顶山市新华区".into(),
                    phone: None,
                })),
                joint: Vec::new(),
                act: Act {
                    on: "2026-03-01".parse().unwrap(),
                    at: None,
                    until: None,
                    place: "建设路与开源路交叉口".into(),
                    facts: "驾驶渣土车运输建筑垃圾，车厢未密闭，沿途遗撒".into(),
                    environmental_damage: false,
                    harm_to_people: false,
                },
                violation: "MK-001".into(),
                particulars: Particulars::Muck(Muck { plate: "豫DA1234".into(), ..Muck::default() }),
            },
        };
        self.store().cases().open(form, &self.officer(login).await, None).await.unwrap().case
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// A page, as a browser with this cookie asks for it; `""` is a browser without one.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(request(Method::GET, path, cookie).body(Body::empty()).unwrap()).await
    }

    /// A form, as a browser posts it from a page of this office.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.post_raw(path, cookie, "application/x-www-form-urlencoded", body.join("&").into_bytes()).await
    }

    /// Any content, as a browser posts it from a page of this office.
    pub async fn post_raw(&self, path: &str, cookie: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = request(Method::POST, path, cookie).header("sec-fetch-site", "same-origin");
        self.send(request.header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()).await
    }

    /// The cookie of somebody who signs in.
    pub async fn sign_in(&self, login: &str) -> String {
        let answer = self.post("/login", "", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.cookie().unwrap()
    }

    /// The bearer token of somebody who signs in.
    pub async fn bearer(&self, login: &str) -> String {
        server::session::sign_in(&self.state, login, demo::PASSWORD).await.unwrap().token
    }
}

/// A request with this cookie, before its body.
pub fn request(method: Method, path: &str, cookie: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path).header(header::HOST, "office.example");
    if cookie.is_empty() { request } else { request.header(header::COOKIE, cookie) }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The session cookie that was set, as a browser sends it back.
    pub fn cookie(&self) -> Option<String> {
        let set = self.header("set-cookie").split(';').next()?.to_owned();
        set.split_once('=').is_some_and(|(name, token)| name == "zhiheng" && !token.is_empty()).then_some(set)
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The rows of the first sheet of an Excel file, headings included.
pub fn rows_of(file: &[u8]) -> usize {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file)).unwrap();
    let first = calamine::Reader::sheet_names(&book)[0].clone();
    calamine::Reader::worksheet_range(&mut book, &first).unwrap().height()
}
