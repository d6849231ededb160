//! Builds, runs, tests and measures the product: one command each, on a machine that may have nothing but Rust.

mod bench;
mod front;
mod install;
mod office;
mod postgres;
mod programs;
mod run;
mod say;
mod style;
mod suites;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs, tests and measures Zhiheng")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything, fill the demo office when the database is empty, and serve
    Run(run::Run),
    /// Run every test: domain, store (SQLite and PostgreSQL), server, browser
    Test(test::Test),
    /// Run the benches and weigh what the browser loads
    Bench,
    /// Clippy for what runs in the browser, and the law alone built for it
    LintFront,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Err(error) = ctrlc::set_handler(|| {
        programs::stop_everything();
        std::process::exit(130);
    }) {
        say::note(&format!("Ctrl-C will not tidy up: {error}"));
    }
    let outcome = match arguments.task {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => test::test(&options),
        Task::Bench => bench::bench(),
        Task::LintFront => front::lint(&install::Machine::this()),
    };
    // What still runs here was left behind by a failure half-way.
    programs::stop_everything();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nFailed: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder cargo builds into: `CARGO_TARGET_DIR`, or `target`.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
