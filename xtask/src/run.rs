//! `cargo xtask run`: from a fresh machine to an office one can log in to.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};
use clap::Args;

use crate::install::{self, Machine};
use crate::office::Office;
use crate::{front, programs, say};

#[derive(Args)]
pub struct Run {
    /// Where to listen, on this machine only
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder for database, evidence and secrets [default: data in the workspace]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// PostgreSQL instead of the SQLite file: <postgres://user:password@host/database>
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// Installs, builds, fills, serves.
///
/// # Errors
/// When a stage fails; it has said what to do.
pub fn run(options: &Run) -> Result<()> {
    let machine = Machine::this();
    let mut stages = say::Stages::new(7);
    let port = options.port;
    let fetch = || {
        drop(TcpListener::bind(("127.0.0.1", port)).with_context(|| {
            format!("port {port} is taken: stop what listens there, or choose another with --port")
        })?);
        machine.fetch(install::TO_RUN)
    };
    stages.stage(
        "Looking for what this machine lacks",
        "install by hand what is named above, then start again",
        fetch,
    )?;
    let advice =
        "apt-get must reach a Debian mirror; or put the Fandol faces into target/fonts by hand, then start again";
    let fonts = stages.stage("Fonts for the papers", advice, || install::fonts(&machine))?;
    let advice =
        "the lines above name the fault; without network for rustup, Debian's rustc-web, cargo-web and rust-web-src do";
    stages.stage("Front end, for the browser (2 to 4 minutes the first time)", advice, || front::compile(&machine))?;
    let advice = "mend the file named above, then start again";
    stages.stage("JavaScript and style sheet", advice, || front::pack().map(|sizes| sizes.say()))?;
    let advice = "the compiler's lines above name the fault; on a machine with little memory try CARGO_BUILD_JOBS=1";
    let program = stages.stage("Server, release build (5 to 15 minutes the first time)", advice, build_server)?;
    let data = options.data.clone().unwrap_or_else(|| crate::root().join("data"));
    let data = std::path::absolute(data)?;
    let office = Office {
        program,
        site: front::site(),
        fonts,
        data,
        database_url: options.database_url.clone(),
        is_training: false,
    };
    let advice = "the message above says what the database or the data folder lacks; --data chooses another folder";
    let what = format!("Database and demo office in {}", office.data.display());
    let logins = stages.stage(&what, advice, || office.fill())?;
    let serving =
        stages.stage("Starting", "the server's own message stands above", || office.serve(port, Stdio::inherit()))?;
    println!("\nReady after {}. 打开 / open  http://127.0.0.1:{port}\n\n{logins}\n", say::length(stages.elapsed()));
    println!("Ctrl-C 停止，数据保留 / stops it; the data stay in {}.", office.data.display());
    serving.wait()
}

fn build_server() -> Result<PathBuf> {
    programs::run(programs::cargo().args(["build", "--release", "--package", "server", "--bin", "zhiheng"]))?;
    Ok(crate::target().join("release/zhiheng"))
}
