//! The penalty table of the credit platform as files: read back cell by cell, and from the store of a small bureau.
#![cfg(test)]

mod bureau;
mod files;
#[expect(dead_code, reason = "the office serves the tests of the procedure, too")]
#[path = "../../../domain/tests/ordinary/office.rs"]
mod office;
