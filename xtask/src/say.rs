//! Tells the person at the keyboard what is being done, how far it is, and what to do when it fails.

use std::time::{Duration, Instant};

use anyhow::Result;

/// The numbered stages of one command.
pub struct Stages {
    of: usize,
    at: usize,
    began: Instant,
}

impl Stages {
    /// Announces a command of `of` stages.
    pub fn new(of: usize) -> Self {
        Self { of, at: 0, began: Instant::now() }
    }

    /// Does one stage, says how long it took, and on failure what to do about it.
    ///
    /// # Errors
    /// Whatever the work itself refuses, named after its stage.
    pub fn stage<T>(&mut self, what: &str, advice: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.at += 1;
        println!("[{}/{}] {what} …", self.at, self.of);
        let began = Instant::now();
        match work() {
            Ok(outcome) => {
                note(&format!("done in {}", length(began.elapsed())));
                Ok(outcome)
            }
            Err(error) => {
                eprintln!("      FAILED after {}: {error:#}", length(began.elapsed()));
                eprintln!("      What to do: {advice}");
                Err(error.context(format!("stage {}/{}, {what}", self.at, self.of)))
            }
        }
    }

    /// How long the command has been at it.
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}

/// One indented line under the stage that is being done.
pub fn note(text: &str) {
    println!("      {text}");
}

/// A length of time as people say it: `0.3 s`, `42 s`, `3 min 05 s`.
pub fn length(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{}.{} s", seconds, time.subsec_millis() / 100),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// A size as people say it: `812 bytes`, `141.9 KB` (of 1,024 bytes).
pub fn size(bytes: usize) -> String {
    if bytes < 1024 {
        return format!("{bytes} bytes");
    }
    format!("{}.{} KB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_changes_its_words_at_ten_seconds_and_at_a_minute() {
        assert_eq!(length(Duration::from_millis(340)), "0.3 s");
        assert_eq!(length(Duration::from_millis(9_990)), "9.9 s");
        assert_eq!(length(Duration::from_secs(10)), "10 s");
        assert_eq!(length(Duration::from_secs(59)), "59 s");
        assert_eq!(length(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_size_is_given_in_bytes_below_a_kilobyte() {
        assert_eq!(size(1023), "1023 bytes");
        assert_eq!(size(1024), "1.0 KB");
        assert_eq!(size(20_480), "20.0 KB");
    }

    #[test]
    fn a_failed_stage_names_itself() {
        let refused =
            Stages::new(6).stage("Building", "read the lines above", || anyhow::bail!("no compiler")) as Result<()>;
        assert_eq!(format!("{:#}", refused.unwrap_err()), "stage 1/6, Building: no compiler");
    }
}
