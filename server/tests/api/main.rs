//! The interface as another system meets it: over HTTP, with a token, on an empty database.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod bad_bodies;
mod counter;
mod described;
mod evidence;
mod journey;
mod kinds;
mod law;
#[path = "../office/mod.rs"]
mod office;
mod parts;
mod refusals;
mod sessions;
mod training;
mod twice;
