//! A PostgreSQL of our own for the length of the tests: in a temporary folder, on a free port, gone afterwards.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::install::Machine;
use crate::programs::{self, Folder, Running, Stop};

/// A running cluster; dropping it stops it and removes its files.
pub struct Cluster {
    // Dropped in this order: first the server stops, then its folder goes.
    _server: Running,
    _folder: Folder,
    /// Where its superuser may make a database for each test.
    pub url: String,
}

impl Cluster {
    /// Makes an empty cluster and waits until it answers. It keeps nothing safe on disk: it lives for one test run.
    ///
    /// # Errors
    /// When no PostgreSQL is installed, or it does not start within thirty seconds.
    pub fn start(machine: &Machine) -> Result<Self> {
        let initdb = machine.files("usr/lib/postgresql/*/bin/initdb").pop().context("no PostgreSQL is installed")?;
        let programs_folder = initdb.parent().context("initdb lies in no folder")?.to_owned();
        let folder = Folder::make("postgres")?;
        let owner = Owner::find()?;
        let (data, sockets) = (folder.path().join("data"), folder.path().join("run"));
        std::fs::create_dir(&sockets)?;
        owner.give(folder.path())?;
        owner.give(&sockets)?;
        let mut initialise = owner.command(&initdb, folder.path());
        initialise.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
        programs::read(initialise.arg(&data))?;
        let port = programs::free_port()?;
        let log = folder.path().join("log");
        let mut postgres = owner.command(&programs_folder.join("postgres"), folder.path());
        postgres.arg("-D").arg(&data).args(["-p", &port.to_string(), "-k"]).arg(&sockets);
        for setting in ["listen_addresses=127.0.0.1", "max_connections=200"] {
            postgres.args(["-c", setting]);
        }
        for unsafe_but_quick in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
            postgres.args(["-c", unsafe_but_quick]);
        }
        postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(std::fs::File::create(&log)?);
        let mut server = Running::start(&mut postgres, Stop::Interrupt)?;
        wait_until_ready(&mut server, &programs_folder, port, &log)?;
        Ok(Self { _server: server, _folder: folder, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") })
    }
}

fn wait_until_ready(server: &mut Running, programs_folder: &Path, port: u16, log: &Path) -> Result<()> {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let mut ready = Command::new(programs_folder.join("pg_isready"));
        ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
        if programs::read(&mut ready).is_ok() {
            return Ok(());
        }
        if server.ended()?.is_some() || Instant::now() > patience {
            bail!("PostgreSQL did not start: {}", std::fs::read_to_string(log).unwrap_or_default().trim());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Who the cluster belongs to: PostgreSQL refuses to run as root.
struct Owner(Option<(u32, u32)>);

impl Owner {
    fn find() -> Result<Self> {
        let number =
            |arguments: &[&str]| -> Result<u32> { Ok(programs::read(Command::new("id").args(arguments))?.parse()?) };
        if number(&["-u"])? != 0 {
            return Ok(Self(None));
        }
        Ok(Self(Some((number(&["-u", "postgres"])?, number(&["-g", "postgres"])?))))
    }

    fn give(&self, path: &Path) -> Result<()> {
        match self.0 {
            Some((user, group)) => Ok(chown(path, Some(user), Some(group))?),
            None => Ok(()),
        }
    }

    fn command(&self, program: &PathBuf, folder: &Path) -> Command {
        let mut command = Command::new(program);
        // It complains about a folder that its owner may not look into.
        command.current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin").env("TZ", "UTC");
        if let Some((user, group)) = self.0 {
            command.uid(user).gid(group);
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        let machine = Machine::this();
        if machine.files("usr/lib/postgresql/*/bin/initdb").is_empty() {
            // `cargo xtask test` installs it; a bare `cargo test` does not.
            return;
        }
        let cluster = Cluster::start(&machine).unwrap();
        let folder = cluster._folder.path().to_owned();
        assert!(folder.join("data/postmaster.pid").exists());
        drop(cluster);
        assert!(!folder.exists());
    }
}
