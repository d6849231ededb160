//! Who is signed in: passwords, signed tokens, and the guard before every page and every call.

mod form;
pub mod guard;
pub mod login;
pub mod origin;
pub mod password;
pub mod token;

use chrono::{DateTime, Utc};
use store::Clock;

pub use self::form::{Unreadable, fields, local};
pub use self::guard::{Presence, Signed, Visitor, Way};
pub use self::login::{LoginRefused, SignedIn, sign_in};

/// The name of the session cookie.
pub const COOKIE: &str = "zhiheng";

/// The time by which sessions are counted: setting the training office's clock forward signs nobody out.
pub fn wall(clock: &Clock) -> DateTime<Utc> {
    match clock {
        Clock::Ahead(_) => Clock::System.now(),
        Clock::System | Clock::Fixed(_) => clock.now(),
    }
}
