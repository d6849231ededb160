//! How long the penalty table of 100,000 decisions takes as Excel and as comma-separated text, and how much memory.

#[expect(dead_code, reason = "the office serves the tests of the procedure, too")]
#[expect(clippy::unwrap_used, reason = "a bench fails as a test does")]
#[path = "../../domain/tests/ordinary/office.rs"]
mod office;

use std::io::{BufWriter, Seek, SeekFrom};
use std::time::Instant;

use domain::bureau::Bureau;
use domain::case::Case;
use domain::exports::Columns;
use domain::exports::credit_penalties::{Desk, REPORT};
use domain::ids::CaseId;
use domain::now::Law;
use domain::numbers::{Number, Register};
use office::{Line, Office, morning};
use server::exports::set_down;
use server::formats::Format;

const ROWS: u32 = 100_000;
/// Cases at a time, as the store gives them.
const PORTION: usize = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `cargo test` runs benches, too, to see that they still work.
    let rows = if std::env::args().any(|argument| argument == "--bench") { ROWS } else { 100 };
    let (law, bureau, columns) = (Law::built_in()?, Bureau::demo()?, Columns::built_in()?);
    let desk = Desk { law: &law, bureau: &bureau, columns: &columns, drill: false };
    let case = Line::to_served(&mut Office::on("2026-09-08"), 5_000);
    println!("before: peak memory {}", peak());
    for format in [Format::Csv, Format::Xlsx] {
        let start = Instant::now();
        let out = BufWriter::new(tempfile::tempfile()?);
        let portions = (1..=rows)
            .step_by(PORTION)
            .map(|first| Ok::<Vec<Case>, ()>((first..=rows).take(PORTION).map(|n| numbered(&case, n)).collect()));
        let (mut file, tally) = set_down(desk, format, REPORT, morning("2026-11-22"), portions, out)?;
        assert_eq!(tally.reported, u64::from(rows));
        let size = file.seek(SeekFrom::End(0))?;
        println!(
            "{}: {rows} records, {:.1} s, {:.1} MB, peak memory so far {}",
            format.key(),
            start.elapsed().as_secs_f64(),
            size as f64 / 1e6,
            peak()
        );
    }
    Ok(())
}

/// The same case under its own number, with facts of its own: repeated text would flatter the packing.
fn numbered(case: &Case, n: u32) -> Case {
    let mut case = case.clone();
    case.id = CaseId(n.into());
    if let Some(decision) = &mut case.decision {
        decision.number = Some(Number::new(Register::PenaltyDecision, 2026, n, "平城管{kind}字〔{year}〕{n}号"));
    }
    if let Some(report) = &mut case.report {
        report.form.facts = format!("豫D·A{n:05} 号车运输渣土未采取密闭措施，沿途遗撒约 {} 米", n % 997);
    }
    case
}

/// The most memory this process ever held, as the system tells it; the system's measure is kilobytes.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(str::trim);
    held.unwrap_or("unknown").to_owned()
}
