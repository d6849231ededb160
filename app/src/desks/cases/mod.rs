//! The cases desk 案件: list, new case, case file, steps, papers.

pub mod amend;
pub mod beside;
pub mod conflict;
pub mod file;
pub mod happened;
pub mod list;
pub mod new;
pub mod papers;
pub mod picture;
mod related;
pub mod reveal;
pub mod steps;
pub mod tabs;
mod weighing;
