//! How fast the case list, its searches and the workbench answer over a full register, on both engines.
//!
//! `ZHIHENG_BENCH_ROWS` says how many cases (100,000 unless told).

#![expect(clippy::unwrap_used, reason = "a bench that fails says where")]

#[path = "../tests/office/mod.rs"]
mod office;

use std::time::{Duration, Instant};

use domain::officer::Officer;
use domain::stage::StageKind;
use office::{Office, everywhere};
use sea_orm::ConnectionTrait;
use store::cases::{Filter, Search};

/// Lines of a page.
const PAGE: u64 = 20;
/// Times each question is asked.
const TIMES: u32 = 200;

#[tokio::main]
async fn main() {
    let rows = std::env::var("ZHIHENG_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    everywhere(async |office| {
        let engine = if office.is_postgres().await { "PostgreSQL" } else { "SQLite" };
        let begun = Instant::now();
        fill(office, rows).await;
        println!("{engine}, {rows} cases (filled in {:.1} s)", begun.elapsed().as_secs_f64());
        questions(office).await;
        together(office).await;
        creates(office).await;
    })
    .await;
}

/// Copies of one real case with numbers, names, stages and days of their own.
async fn fill(office: &Office, rows: u32) {
    let first = office.open("张三", "豫D·A1234").await.case;
    let (mine, theirs) = (office.officer.unit, office.stranger.unit);
    let postgres = office.is_postgres().await;
    let (days, series) = if postgres {
        ("DATE '2026-01-01' + (i % 700)::int".to_owned(), format!("generate_series(1, {rows}) AS n(i)"))
    } else {
        let count = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})");
        ("date('2026-01-01', '+' || (i % 700) || ' days')".to_owned(), format!("({count} SELECT i FROM n) AS n"))
    };
    let closed = if postgres { "i % 10 = 0" } else { "(i % 10 = 0)" };
    let sql = format!(
        "INSERT INTO cases (version, unit_id, family, violation_code, violation_name, clue_number, case_number, \
         party_name, party_initials, plate, stage, holder, waits_on, waits_step, next_deadline, deadline, decided_on, \
         fine_fen, created_at, filed_on, closed, body) \
         SELECT version, CASE WHEN i % 2 = 0 THEN {mine} ELSE {theirs} END, family, violation_code, violation_name, \
         '平城管线字〔2025〕' || i || '号', '平城管立字〔2025〕' || i || '号', '当事人' || i, 'dsr' || i, \
         '豫D·' || (10000 + i % 90000), CASE WHEN {closed} THEN 'closed' WHEN i % 3 = 0 THEN 'inquiry' ELSE 'check' END, \
         holder, CASE WHEN i % 500 = 0 THEN waits_on ELSE 'person/' || (i % 300 + 100) END, waits_step, {days}, deadline, \
         decided_on, fine_fen, created_at, filed_on, {closed}, body FROM cases, {series} WHERE id = {}",
        first.id
    );
    let raw = office.raw().await;
    raw.execute_unprepared(&sql).await.unwrap();
    // Three entries a case, one in three hundred of them the reader's.
    let log = format!(
        "INSERT INTO events (case_id, seq, at, officer_id, kind, body, prev_hash, hash) \
         SELECT cases.id, n.k + 1, at, CASE WHEN cases.id % 300 = 0 THEN officer_id ELSE cases.id % 300 + 100 END, kind, \
         events.body, prev_hash, hash FROM events, cases, \
         (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3) AS n WHERE events.case_id = {0} AND cases.id <> {0}",
        first.id
    );
    raw.execute_unprepared(&log).await.unwrap();
    raw.execute_unprepared("ANALYZE").await.unwrap();
}

async fn questions(office: &Office) {
    let open = || Filter { open: Some(true), ..Filter::default() };
    let search = |text: &str| Filter { search: Search::guess(text, "线"), ..Filter::default() };
    let asked = [
        ("unit, open, by deadline", open(), &office.officer),
        ("bureau, open, by deadline", open(), &office.head),
        ("unit, one stage", Filter { stage: Some(StageKind::Inquiry), ..Filter::default() }, &office.officer),
        ("unit, waiting for me", Filter { mine: true, ..open() }, &office.officer),
        ("unit, number begins", search("平城管立字〔2025〕777"), &office.officer),
        ("unit, plate begins", search("豫D·123"), &office.officer),
        ("unit, initials begin", search("dsr99"), &office.officer),
        ("unit, name begins", search("当事人12"), &office.officer),
    ];
    for (name, filter, reader) in asked {
        let first = office.store.cases().list(&filter, None, PAGE, reader).await.unwrap();
        ask(name, async || {
            office.store.cases().list(&filter, None, PAGE, reader).await.unwrap();
        })
        .await;
        assert!(!first.lines.is_empty(), "{name}");
    }
    let half_way = half_way(office, &office.officer).await;
    ask("unit, page half way down", async || {
        office.store.cases().list(&open(), Some(&half_way), PAGE, &office.officer).await.unwrap();
    })
    .await;
    for (name, reader) in [("unit", &office.officer), ("bureau", &office.head)] {
        ask(&format!("workbench figures, {name}"), async || {
            office.store.cases().counts(reader).await.unwrap();
        })
        .await;
        ask(&format!("what presses by stage, {name}"), async || {
            office.store.cases().pressing(reader).await.unwrap();
        })
        .await;
    }
    ask("waiting for me, beside the desk", async || {
        office.store.cases().waiting_for(&office.officer).await.unwrap();
    })
    .await;
    ask("what I did, first page", async || {
        office.store.cases().done_by(&office.officer, None, PAGE).await.unwrap();
    })
    .await;
}

async fn half_way(office: &Office, reader: &Officer) -> store::cases::Cursor {
    let due_by = "2026-12-17".parse().ok();
    let filter = Filter { open: Some(true), due_by, ..Filter::default() };
    let page = office.store.cases().list(&filter, None, PAGE, reader).await.unwrap();
    let id = page.lines.last().unwrap().id;
    format!("{id}~2026-12-16").parse().unwrap()
}

async fn ask(name: &str, question: impl AsyncFn()) {
    let mut taken: Vec<Duration> = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        question().await;
        taken.push(begun.elapsed());
    }
    taken.sort_unstable();
    let at = |share: usize| taken[(taken.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
    println!("  {name:<28} median {:>8.2} ms   p99 {:>8.2} ms", at(50), at(99));
}

/// The list of open cases, asked by sixteen at once.
async fn together(office: &Office) {
    let begun = Instant::now();
    let askers = (0..16).map(|_| {
        let (store, reader) = (office.store.clone(), office.officer.clone());
        tokio::spawn(async move {
            let filter = Filter { open: Some(true), ..Filter::default() };
            for _ in 0..TIMES {
                store.cases().list(&filter, None, PAGE, &reader).await.unwrap();
            }
        })
    });
    for asker in askers.collect::<Vec<_>>() {
        asker.await.unwrap();
    }
    let rate = f64::from(16 * TIMES) / begun.elapsed().as_secs_f64();
    println!("  {:<28} {rate:>8.0} pages/s", "sixteen at once");
}

/// New cases, entered by eight at once.
async fn creates(office: &Office) {
    let begun = Instant::now();
    let writers = (0..8).map(|n| {
        let (store, officer) = (office.store.clone(), office.officer.clone());
        let form = office.clue(&format!("新案{n}"), "");
        tokio::spawn(async move {
            for _ in 0..25 {
                store.cases().open(form.clone(), &officer, None).await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    println!("  {:<28} {:>8.0} cases/s", "opened by eight at once", 200.0 / begun.elapsed().as_secs_f64());
}
