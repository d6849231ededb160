//! How fast a signed-in officer gets pages over HTTP from a full register, on both engines, and what the server holds
//! in memory afterwards.
//!
//! `ZHIHENG_BENCH_ROWS` says how many cases (100,000 unless told); PostgreSQL is left out unless
//! `ZHIHENG_TEST_POSTGRES` names a cluster's administrator.

#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]

#[path = "../tests/office/mod.rs"]
mod office;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use office::{Engine, TestOffice};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};

/// Connections at once.
const CONNECTIONS: u32 = 16;
/// The working thread's stack, as in the program.
const STACK: usize = 8 * 1024 * 1024;
/// Who asks: an officer of one unit, and somebody who sees the whole bureau.
const ASKERS: [&str; 2] = ["zhangwei", "chenguo"];
/// What they ask for.
const PAGES: [(&str, &str); 7] = [
    ("/cases", "every case"),
    ("/cases?open=true", "open cases"),
    ("/cases?stage=inquiry", "one stage"),
    ("/cases?lamp=late&open=true", "overdue"),
    ("/cases?mine=true", "waiting for me"),
    ("/cases?open=false", "closed cases"),
    ("/", "workbench"),
];

fn main() {
    // `cargo test` runs benches, too, to see that they still work.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let rows = std::env::var("ZHIHENG_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok());
    let rows: u32 = if is_bench { rows.unwrap_or(100_000) } else { 300 };
    let times = if is_bench { 200 } else { 2 };
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().thread_stack_size(STACK).build().unwrap();
    runtime.block_on(async {
        measure(Engine::Sqlite, rows, times).await;
        match std::env::var("ZHIHENG_TEST_POSTGRES") {
            Ok(_) => measure(Engine::Postgres, rows, times).await,
            Err(_) => println!("PostgreSQL left out: ZHIHENG_TEST_POSTGRES is not set"),
        }
    });
}

async fn measure(engine: Engine, rows: u32, times: u32) {
    let office = TestOffice::on(engine).await;
    let begun = Instant::now();
    fill(&office, engine, rows).await;
    println!("{engine:?}, {rows} cases (filled in {:.1} s), resident {}", begun.elapsed().as_secs_f64(), resident());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let router = server::router(office.state.clone());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    for login in ASKERS {
        let cookie = office.sign_in(login).await;
        for (path, what) in PAGES {
            let name = format!("{login}, {what}");
            let mut alone = ask(addr, path, &cookie, times).await;
            let begun = Instant::now();
            let askers: Vec<_> = (0..CONNECTIONS)
                .map(|_| {
                    let cookie = cookie.clone();
                    tokio::spawn(async move { ask(addr, path, &cookie, times.div_ceil(4)).await })
                })
                .collect();
            let mut together = Vec::new();
            for asker in askers {
                together.extend(asker.await.unwrap());
            }
            let rate = together.len() as f64 / begun.elapsed().as_secs_f64();
            println!(
                "  {name:<28} alone p50 {:>6.1} ms, p99 {:>6.1} ms · {CONNECTIONS} at once p99 {:>7.1} ms, {rate:>5.0} pages/s",
                at(&mut alone, 50),
                at(&mut alone, 99),
                at(&mut together, 99),
            );
        }
    }
    println!("  resident memory afterwards, server and askers in one process: {}", resident());
    serving.abort();
}

/// The milliseconds within which a share of the answers came.
fn at(taken: &mut [Duration], share: usize) -> f64 {
    taken.sort_unstable();
    taken[(taken.len() - 1) * share / 100].as_secs_f64() * 1_000.0
}

/// Asks for a page again and again over one connection.
async fn ask(addr: SocketAddr, path: &str, cookie: &str, times: u32) -> Vec<Duration> {
    let mut connection = BufStream::new(TcpStream::connect(addr).await.unwrap());
    let request = format!("GET {path} HTTP/1.1\r\nHost: office.example\r\nCookie: {cookie}\r\n\r\n");
    let mut taken = Vec::new();
    // The first one warms up.
    for _ in 0..=times {
        let begun = Instant::now();
        connection.write_all(request.as_bytes()).await.unwrap();
        connection.flush().await.unwrap();
        let (status, size) = answer(&mut connection).await;
        assert!(status == 200 && size > 2_000, "{path}: {status}, {size} bytes");
        taken.push(begun.elapsed());
    }
    taken.split_off(1)
}

/// Reads one answer, and tells its status and the size of its body.
async fn answer(connection: &mut BufStream<TcpStream>) -> (u16, usize) {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.unwrap();
        if line.trim().is_empty() {
            break;
        }
        head.push(line.trim().to_ascii_lowercase());
    }
    let status = head[0].split(' ').nth(1).unwrap().parse().unwrap();
    let length = head.iter().find_map(|line| line.strip_prefix("content-length: "));
    if let Some(length) = length {
        let mut body = vec![0; length.parse().unwrap()];
        connection.read_exact(&mut body).await.unwrap();
        return (status, body.len());
    }
    let mut size = 0;
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.unwrap();
        let chunk = usize::from_str_radix(line.trim(), 16).unwrap();
        let mut body = vec![0; chunk + 2];
        connection.read_exact(&mut body).await.unwrap();
        if chunk == 0 {
            return (status, size);
        }
        size += chunk;
    }
}

/// Copies of one real case with numbers, names, units, stages and days of their own; a tenth are closed.
async fn fill(office: &TestOffice, engine: Engine, rows: u32) {
    let first = office.case("zhangwei").await;
    let (mine, theirs) = (first.unit, office.officer("xujing").await.unit);
    let (days, series, closed) = match engine {
        Engine::Postgres => {
            ("DATE '2026-01-01' + (i % 700)::int", format!("generate_series(1, {rows}) AS n(i)"), "i % 10 = 0")
        }
        Engine::Sqlite => (
            "date('2026-01-01', '+' || (i % 700) || ' days')",
            format!(
                "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT i FROM n) AS n"
            ),
            "(i % 10 = 0)",
        ),
    };
    let sql = format!(
        "INSERT INTO cases (version, unit_id, family, violation_code, violation_name, clue_number, case_number, \
         party_name, party_initials, plate, stage, holder, waits_on, waits_step, next_deadline, deadline, decided_on, \
         fine_fen, created_at, filed_on, closed, body) \
         SELECT version, CASE WHEN i % 2 = 0 THEN {mine} ELSE {theirs} END, family, violation_code, violation_name, \
         '平城管线字〔2025〕' || i || '号', '平城管立字〔2025〕' || i || '号', '当事人' || i, 'dsr' || i, \
         '豫D·' || (10000 + i % 90000), CASE WHEN {closed} THEN 'closed' WHEN i % 3 = 0 THEN 'inquiry' ELSE 'check' END, \
         holder, CASE WHEN {closed} THEN '' WHEN i % 500 = 2 THEN waits_on ELSE 'person/' || (i % 300 + 100) END, \
         CASE WHEN {closed} THEN '' ELSE waits_step END, CASE WHEN {closed} THEN '9999-12-31' ELSE {days} END, \
         CASE WHEN {closed} THEN '' ELSE deadline END, decided_on, fine_fen, created_at, filed_on, {closed}, body \
         FROM cases, {series} WHERE id = {}",
        first.id
    );
    let url = office.state.settings.place().unwrap().database_url;
    store::beside::run(&url, &sql).await.unwrap();
    store::beside::run(&url, "ANALYZE").await.unwrap();
}

/// The memory this process holds now, as the system tells it.
fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes: Option<f64> =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{:.0} MB", kilobytes / 1024.0))
}
