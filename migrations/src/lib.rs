//! How the bureau's tables came to be: forward only, each step with its own column names.
#![expect(
    elided_lifetimes_in_paths,
    reason = "the migration trait leaves the lifetime of its manager out, and an impl that writes it no longer fits"
)]

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod column;
mod iden;
mod m20261122_000001_people;
mod m20261122_000002_cases;
mod m20261122_000003_papers_and_exhibits;
mod m20261122_000004_desk;
mod m20261122_000005_append_only;
mod m20261122_000010_whole_list;
mod m20261122_000011_draft_files;
mod m20261122_000012_ways_of_working;
mod m20261122_000020_joint_parties;
mod m20261122_000025_events_by_officer;
mod m20261122_000030_law_settings;
mod m20261122_000040_yellow_from;
mod m20261122_000041_law_attachments;
mod m20261122_000042_party_numbers;

/// Brings a database to the state this program needs.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_people::Migration),
            Box::new(m20261122_000002_cases::Migration),
            Box::new(m20261122_000003_papers_and_exhibits::Migration),
            Box::new(m20261122_000004_desk::Migration),
            Box::new(m20261122_000005_append_only::Migration),
            Box::new(m20261122_000010_whole_list::Migration),
            Box::new(m20261122_000011_draft_files::Migration),
            Box::new(m20261122_000012_ways_of_working::Migration),
            Box::new(m20261122_000020_joint_parties::Migration),
            Box::new(m20261122_000025_events_by_officer::Migration),
            Box::new(m20261122_000030_law_settings::Migration),
            Box::new(m20261122_000040_yellow_from::Migration),
            Box::new(m20261122_000041_law_attachments::Migration),
            Box::new(m20261122_000042_party_numbers::Migration),
        ]
    }
}
