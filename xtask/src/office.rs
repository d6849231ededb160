//! An office that is served from this machine: its program, its data, and whether it answers yet.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::programs::{self, Running, Stop};

/// What one serving needs to know.
pub struct Office {
    /// The built `zhiheng`.
    pub program: PathBuf,
    /// The files of the pages, see [`crate::front::site`].
    pub site: PathBuf,
    pub fonts: PathBuf,
    /// Evidence, secrets and (without a database address) the SQLite file.
    pub data: PathBuf,
    pub database_url: Option<String>,
    /// A practice office, whose clock can be set forward.
    pub is_training: bool,
}

impl Office {
    fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(verb).arg("--data").arg(&self.data).current_dir(crate::root());
        if let Some(url) = &self.database_url {
            command.args(["--database-url", url]);
        }
        if self.is_training {
            // The exercise begins before the long autumn holidays of 2026, whatever day it is when tests run.
            command.args(["--training", "--training-day", "2026-09-01"]);
        }
        command.env("ZHIHENG_SITE", &self.site).env("ZHIHENG_FONTS", &self.fonts);
        command
    }

    /// Brings the tables up to date and fills the demo office when they are empty; what it prints names the logins.
    ///
    /// # Errors
    /// When the program refuses.
    pub fn fill(&self) -> Result<String> {
        // Secrets will lie here: for its owner alone.
        let mut folder = std::fs::DirBuilder::new();
        folder.recursive(true).mode(0o700).create(&self.data).with_context(|| self.data.display().to_string())?;
        programs::read(&mut self.command("migrate"))?;
        programs::read(&mut self.command("demo"))
    }

    /// Starts serving and waits until the first page comes.
    ///
    /// # Errors
    /// When the program ends by itself, or nothing answers within a minute.
    pub fn serve(&self, port: u16, log: Stdio) -> Result<Running> {
        let mut command = self.command("serve");
        if std::env::var_os("ZHIHENG_LOG").is_none() {
            command.env("ZHIHENG_LOG", "warn");
        }
        command.args(["--addr", &format!("127.0.0.1:{port}")]).stdin(Stdio::null()).stdout(log);
        let mut running = Running::start(&mut command, Stop::Terminate)?;
        let patience = Instant::now() + Duration::from_secs(60);
        while !answers(port) {
            if let Some(code) = running.ended()? {
                bail!("the server ended at once (code {code})");
            }
            if Instant::now() > patience {
                bail!("the server does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }
}

/// Whether an HTTP server answers the login page, or at least says where that is.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(
            format!("GET /login HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").as_bytes(),
        )?;
        let mut beginning = vec![0; 10];
        stream.read_exact(&mut beginning)?;
        Ok(beginning)
    };
    ask().is_ok_and(|beginning| beginning.starts_with(b"HTTP/1.1 2") || beginning.starts_with(b"HTTP/1.1 3"))
}
