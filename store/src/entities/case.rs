//! A case as it now stands: columns to find it by, and the projection itself.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) version: i64,
    pub(crate) unit_id: i64,
    pub(crate) family: String,
    pub(crate) violation_code: String,
    pub(crate) violation_name: String,
    pub(crate) clue_number: Option<String>,
    pub(crate) case_number: Option<String>,
    pub(crate) party_name: String,
    pub(crate) party_initials: String,
    pub(crate) plate: String,
    pub(crate) stage: String,
    pub(crate) holder: i64,
    pub(crate) waits_on: String,
    pub(crate) waits_step: String,
    pub(crate) next_deadline: Date,
    pub(crate) yellow_from: Date,
    pub(crate) deadline: String,
    pub(crate) decided_on: Option<Date>,
    pub(crate) fine_fen: Option<i64>,
    pub(crate) created_at: DateTimeUtc,
    pub(crate) filed_on: Option<Date>,
    pub(crate) closed: bool,
    pub(crate) body: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
