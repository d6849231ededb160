//! Runs the bureau's case system: `zhiheng --help` lists everything it can do.

use anyhow::Context;
use clap::Parser;
use server::commands::{self, Zhiheng};
use tracing_subscriber::EnvFilter;

fn main() -> anyhow::Result<()> {
    let asked = Zhiheng::parse();
    let filter = EnvFilter::try_from_env("ZHIHENG_LOG").unwrap_or_else(|_| EnvFilter::new("warn,server=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    runtime.block_on(commands::run(asked)).map_err(|error| anyhow::anyhow!("{}", server::incident::causes(&error)))
}
