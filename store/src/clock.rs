//! What time it is: the system's, a fixed moment for tests, or the training office's, which runs ahead.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, DurationRound, NaiveDate, Utc};
use domain::law::calendar::beijing_day;

/// The only place from which the product learns the time.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own.
    System,
    /// Stands still until it is set; for tests.
    Fixed(Arc<Mutex<DateTime<Utc>>>),
    /// The machine's own, this many seconds ahead; for the training office.
    Ahead(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at a moment.
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock::Fixed(Arc::new(Mutex::new(whole_milliseconds(at))))
    }

    /// A clock that runs some seconds ahead of the machine's.
    pub fn ahead(seconds: i64) -> Clock {
        Clock::Ahead(Arc::new(AtomicI64::new(seconds)))
    }

    /// The present instant, in whole milliseconds: both engines give back what was written.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => system_now(),
            Clock::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
            Clock::Ahead(seconds) => system_now() + Duration::seconds(seconds.load(Ordering::Relaxed)),
        }
    }

    /// The present day in Beijing.
    pub fn today(&self) -> NaiveDate {
        beijing_day(self.now())
    }

    /// Sets a clock that can be set, and tells by how many seconds it now runs ahead of the machine's.
    /// The system's clock cannot be set and answers `None`.
    pub fn set(&self, to: DateTime<Utc>) -> Option<i64> {
        let to = whole_milliseconds(to);
        let lead = (to - system_now()).num_seconds();
        match self {
            Clock::System => None,
            Clock::Fixed(at) => {
                *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
                Some(lead)
            }
            Clock::Ahead(seconds) => {
                seconds.store(lead, Ordering::Relaxed);
                Some(lead)
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place where the machine's clock is read")]
fn system_now() -> DateTime<Utc> {
    whole_milliseconds(Utc::now())
}

fn whole_milliseconds(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(Duration::milliseconds(1)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_it_is_set() {
        let clock = Clock::fixed("2026-03-02T01:00:00Z".parse().unwrap());
        assert_eq!(clock.now(), clock.now());
        assert!(clock.set("2026-03-09T01:00:00Z".parse().unwrap()).is_some());
        assert_eq!(clock.now().to_rfc3339(), "2026-03-09T01:00:00+00:00");
    }

    #[test]
    fn the_day_turns_at_midnight_in_beijing() {
        let clock = Clock::fixed("2026-03-02T15:59:59Z".parse().unwrap());
        assert_eq!(clock.today().to_string(), "2026-03-02");
        clock.set("2026-03-02T16:00:00Z".parse().unwrap());
        assert_eq!(clock.today().to_string(), "2026-03-03");
    }

    #[test]
    fn the_system_clock_cannot_be_set() {
        assert!(Clock::System.set("2026-03-09T01:00:00Z".parse().unwrap()).is_none());
    }

    #[test]
    fn a_clock_that_runs_ahead_keeps_its_lead() {
        let clock = Clock::ahead(86_400);
        let lead = (clock.now() - Clock::System.now()).num_seconds();
        assert!((86_399..=86_401).contains(&lead));
    }
}
