//! What follows a decision or order that is not performed: time granted, demand, court, and what the bureau itself sees done.

pub mod auction;
pub mod building;
pub mod clearing;
pub mod court;
pub mod deferral;
pub mod demand;
pub mod halt;
mod hours;
pub mod substitution;
mod unused;
