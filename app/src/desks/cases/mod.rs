//! The cases desk 案件: list, new case, case file, steps, papers.

pub mod amend;
pub mod beside;
pub mod file;
pub mod list;
pub mod new;
pub mod papers;
pub mod picture;
pub mod steps;
pub mod tabs;
