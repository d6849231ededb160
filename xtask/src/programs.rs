//! Starts other programs and stops them again, whatever happens in between.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What has to be stopped and swept away when this command ends early.
static LEFT_TO_STOP: Mutex<Vec<(u32, Stop)>> = Mutex::new(Vec::new());
static LEFT_TO_SWEEP: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// How a program is asked to end: PostgreSQL takes `INT` for "now, but tidily".
#[derive(Clone, Copy)]
pub enum Stop {
    Interrupt,
    Terminate,
}

impl Stop {
    fn signal(self) -> &'static str {
        match self {
            Self::Interrupt => "INT",
            Self::Terminate => "TERM",
        }
    }
}

/// A program that runs until this value goes.
pub struct Running {
    child: Child,
    stop: Stop,
}

impl Running {
    /// Starts `command`; it is stopped with `stop`, and killed when that has not helped within ten seconds.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(command: &mut Command, stop: Stop) -> Result<Self> {
        let child = command.spawn().with_context(|| format!("cannot start {}", line(command)))?;
        LEFT_TO_STOP.lock().unwrap_or_else(PoisonError::into_inner).push((child.id(), stop));
        Ok(Self { child, stop })
    }

    /// The exit code, if the program has ended by itself.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn ended(&mut self) -> Result<Option<i32>> {
        Ok(self.child.try_wait()?.map(|status| status.code().unwrap_or(-1)))
    }

    /// Waits until the program ends by itself.
    ///
    /// # Errors
    /// When it ends with anything but success.
    pub fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        forget(self.child.id());
        if !status.success() {
            bail!("it ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            signal(self.child.id(), self.stop.signal());
            let patience = Instant::now() + Duration::from_secs(10);
            while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < patience {
                std::thread::sleep(Duration::from_millis(20));
            }
            // An error here means that it has gone after all.
            let _already_gone = self.child.kill();
            let _already_gone = self.child.wait();
        }
        forget(self.child.id());
    }
}

/// A new, empty folder that goes with this value.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes the folder under the system's place for such things; its name tells what for.
    ///
    /// # Errors
    /// When the folder cannot be made, or is there already.
    pub fn make(purpose: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("zhiheng-{purpose}-{}", std::process::id()));
        std::fs::create_dir(&path).with_context(|| format!("cannot make {}", path.display()))?;
        LEFT_TO_SWEEP.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        LEFT_TO_SWEEP.lock().unwrap_or_else(PoisonError::into_inner).retain(|path| path != &self.0);
        let _nothing_to_do_about_it = std::fs::remove_dir_all(&self.0);
    }
}

/// Stops every program and removes every folder that is left: for Ctrl-C, and for the end of a failed command.
pub fn stop_everything() {
    let left = std::mem::take(&mut *LEFT_TO_STOP.lock().unwrap_or_else(PoisonError::into_inner));
    for (id, stop) in &left {
        signal(*id, stop.signal());
    }
    let patience = Instant::now() + Duration::from_secs(10);
    while left.iter().any(|(id, _)| is_alive(*id)) && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(20));
    }
    for (id, _) in left.iter().filter(|(id, _)| is_alive(*id)) {
        signal(*id, "KILL");
    }
    for folder in std::mem::take(&mut *LEFT_TO_SWEEP.lock().unwrap_or_else(PoisonError::into_inner)) {
        let _nothing_to_do_about_it = std::fs::remove_dir_all(folder);
    }
}

/// Runs a command to its end, its output going where ours goes.
///
/// # Errors
/// When it cannot be started or does not succeed; the command is quoted.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start {}", line(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it wrote.
///
/// # Errors
/// When it cannot be started or does not succeed; the command and its complaint are quoted.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {}", line(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}: {}", line(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that started us, on the workspace's folder.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::root());
    // Set while the server is compiled it would change the file names that the pages ask for.
    command.env_remove("LEPTOS_OUTPUT_NAME");
    command
}

/// The compiler that this cargo uses.
pub fn rustc() -> Command {
    let mut command = Command::new("rustc");
    command.current_dir(crate::root());
    command
}

/// A port that nobody listens on.
///
/// # Errors
/// When the machine has no free port.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The shell's own `kill`: the program of that name is not on every Debian.
fn signal(id: u32, name: &str) {
    let _gone_already = Command::new("sh").args(["-c", &format!("kill -{name} {id}")]).stderr(Stdio::null()).status();
}

fn is_alive(id: u32) -> bool {
    // A zombie has ended; its parent (us) merely has not looked yet.
    std::fs::read_to_string(format!("/proc/{id}/stat"))
        .is_ok_and(|stat| stat.rsplit(')').next().is_some_and(|rest| !rest.trim_start().starts_with('Z')))
}

fn forget(id: u32) {
    LEFT_TO_STOP.lock().unwrap_or_else(PoisonError::into_inner).retain(|(left, _)| *left != id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_program_ends_with_its_value() {
        let running = Running::start(Command::new("sleep").arg("60"), Stop::Terminate).unwrap();
        let id = running.child.id();
        assert!(is_alive(id));
        drop(running);
        assert!(!is_alive(id));
    }

    #[test]
    fn a_command_that_fails_is_quoted_with_its_complaint() {
        let refused = read(Command::new("sh").args(["-c", "echo no such case >&2; exit 3"])).unwrap_err().to_string();
        assert!(refused.contains("exit 3") && refused.contains("no such case"), "{refused}");
    }

    #[test]
    fn a_folder_goes_with_its_value() {
        let folder = Folder::make("sweep").unwrap();
        let path = folder.path().to_owned();
        std::fs::write(path.join("file"), "x").unwrap();
        drop(folder);
        assert!(!path.exists());
    }
}
