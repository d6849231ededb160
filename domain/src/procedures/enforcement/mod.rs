//! What follows an effective decision that is not performed: time granted, demand, court.

pub mod court;
pub mod deferral;
pub mod demand;
