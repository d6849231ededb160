//! The cases desk 案件: list, new case, case file, steps, papers.

pub mod amend;
pub mod beside;
mod changes;
pub mod conflict;
mod essentials;
mod executed;
pub mod exhibit;
pub mod file;
pub mod happened;
pub mod list;
pub mod new;
pub mod papers;
pub mod picture;
mod related;
pub mod reveal;
mod review;
pub mod steps;
pub mod tabs;
mod weighing;
