//! Runs the bureau's case system: `zhiheng --help` lists everything it can do.

use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use server::commands::{self, Zhiheng};
use tracing_subscriber::EnvFilter;

/// Bytes of a working thread's stack: pages are deep trees, and memory that is not touched costs nothing.
const STACK: usize = 8 * 1024 * 1024;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let asked = Zhiheng::parse();
    let filter = EnvFilter::try_from_env("ZHIHENG_LOG").unwrap_or_else(|_| EnvFilter::new("warn,server=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().thread_stack_size(STACK).build().context("no runtime")?;
    Ok(runtime.block_on(commands::run(asked))?)
}
