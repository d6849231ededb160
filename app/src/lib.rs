//! What people see: every page of the bureau, rendered on the server, made lively in the browser by small islands.
#![recursion_limit = "512"]

pub mod islands;
pub mod shell;
pub mod tastes;
pub mod widgets;

#[cfg(feature = "ssr")]
pub mod acts;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod desks;
#[cfg(feature = "ssr")]
pub mod drafts;
#[cfg(feature = "ssr")]
pub mod routes;
