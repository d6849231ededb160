//! The papers as a clerk of the legal office reads them: word for word, and with every element the law demands.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

#[expect(dead_code, reason = "the papers need only a part of the office")]
#[path = "../ordinary/office.rs"]
mod office;

mod elements;
mod families;
mod kinds;
#[path = "../ordinary/kinds_known.rs"]
mod kinds_known;
mod reading;
mod samples;
mod snapshots;
