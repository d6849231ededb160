//! The ordinary procedure 普通程序, from the clue to the closed file: who may take each step, when, and what follows.

pub mod announcing;
pub mod closing;
pub mod decision;
pub mod filing;
pub mod hearing;
pub mod inquiry;
pub mod intake;
pub mod kinds;
pub mod leaving;
pub mod no_penalty;
pub mod notice;
pub mod pausing;
pub mod payment;
pub mod performing;
pub mod proposal;
pub mod related;
pub mod renewal;
pub mod review;
pub mod serving;
pub mod weighing;

pub(crate) use super::{in_stage, not_an_investigator, wrong_role};
