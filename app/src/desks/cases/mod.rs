//! The cases desk 案件: list, new case, case file, steps, papers.

pub mod amend;
pub mod file;
pub mod list;
pub mod new;
pub mod papers;
pub mod steps;
pub mod tabs;
