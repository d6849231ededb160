//! The ordinary procedure 普通程序, walked and tried at every stage.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod afterwards;
mod announcing;
mod articles;
mod aside;
mod asked;
mod boundaries;
mod dates;
mod edges;
mod ends;
mod families;
mod families_street;
mod first_offence;
mod frozen_clocks;
mod joint;
mod journey;
mod limits;
mod matter;
mod office;
mod people;
mod places;
mod proofs;
mod properties;
mod remedies;
mod repaired;
mod reread;
mod reread_court;
mod review_first;
mod review_points;
mod stands;
mod stands_aside;
mod stands_court;
mod table;
mod trial;
mod ways_of_service;
mod weighed;
mod wild;
mod wild_aside;
