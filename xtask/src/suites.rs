//! Reads what `cargo test` prints while it goes by, so that the closing summary can say which suite did what.

use std::io::{BufRead, BufReader};
use std::process::Command;

use anyhow::{Context, Result};

/// One test binary, or the examples in the docs of a crate.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Suite {
    pub name: String,
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
    /// The names of the tests that failed.
    pub failures: Vec<String>,
}

/// Runs a `cargo test`, shows all it says, and keeps the result of each suite; true when it succeeded.
///
/// # Errors
/// When cargo cannot be started.
pub fn watch(command: &mut Command) -> Result<(bool, Vec<Suite>)> {
    let (reader, writer) = std::io::pipe()?;
    command.env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_PROGRESS_WHEN", "never");
    command.stdin(std::process::Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().context("cannot start cargo")?;
    // The command still holds the writing end; while it does, the reading end never closes.
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut tally = Tally::default();
    for line in BufReader::new(reader).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        tally.read(&line);
    }
    Ok((child.wait()?.success(), tally.suites))
}

#[derive(Default)]
struct Tally {
    suites: Vec<Suite>,
    current: String,
    failures: Vec<String>,
}

impl Tally {
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("Running ") {
            self.current = suite_name(rest);
        } else if let Some(name) = line.strip_prefix("Doc-tests ") {
            self.current = format!("{name} (examples)");
        } else if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.failures.push(name.to_owned());
        } else if let Some(rest) = line.strip_prefix("test result: ") {
            let count = |word: &str| {
                let piece = rest.split([';', '.']).map(str::trim).find(|piece| piece.ends_with(word));
                piece.and_then(|piece| piece.split(' ').next()).and_then(|number| number.parse().ok()).unwrap_or(0)
            };
            let (passed, failed, ignored) = (count(" passed"), count(" failed"), count(" ignored"));
            let failures = std::mem::take(&mut self.failures);
            self.suites.push(Suite { name: self.current.clone(), passed, failed, ignored, failures });
        }
    }
}

/// `unittests src/lib.rs (target/debug/deps/domain-0a1b)` is "domain", `tests/cases.rs (…/cases-0a1b)` is "tests/cases.rs".
fn suite_name(running: &str) -> String {
    let Some((what, binary)) = running.split_once(" (") else { return running.to_owned() };
    if !what.starts_with("unittests") {
        return what.to_owned();
    }
    let binary = binary.trim_end_matches(')').rsplit('/').next().unwrap_or(binary);
    binary.rsplit_once('-').map_or(binary, |(name, _)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suites(lines: &str) -> Vec<Suite> {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        tally.suites
    }

    #[test]
    fn each_suite_keeps_its_name_its_counts_and_what_failed() {
        let said = "     Running unittests src/lib.rs (target/debug/deps/domain-0a1b2c)\n\
            test money::a ... ok\n\
            test result: ok. 132 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.20s\n\
            \x20    Running tests/cases.rs (target/debug/deps/cases-9f)\n\
            test a_rollback_leaves_no_event ... FAILED\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.0s\n\
            \x20  Doc-tests domain\n\
            test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.3s\n";
        let suites = suites(said);
        let names: Vec<_> = suites.iter().map(|suite| suite.name.as_str()).collect();
        assert_eq!(names, ["domain", "tests/cases.rs", "domain (examples)"]);
        let counts: Vec<_> = suites.iter().map(|suite| (suite.passed, suite.failed, suite.ignored)).collect();
        assert_eq!(counts, [(132, 0, 1), (3, 1, 0), (4, 0, 0)]);
        assert_eq!(suites[1].failures, ["a_rollback_leaves_no_event"]);
        assert!(suites[2].failures.is_empty());
    }

    #[test]
    fn a_failing_command_is_reported_as_such() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo 'test result: FAILED. 0 passed; 1 failed; 0 ignored'; exit 101"]);
        let (succeeded, suites) = watch(&mut command).unwrap();
        assert!(!succeeded);
        assert_eq!(suites[0].failed, 1);
    }
}
