//! An issued paper, frozen as it was issued.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) case_id: i64,
    pub(crate) event_seq: i64,
    pub(crate) kind: String,
    pub(crate) number: Option<String>,
    pub(crate) state: String,
    pub(crate) paper: String,
    pub(crate) sha256: String,
    pub(crate) issued_at: DateTimeUtc,
    pub(crate) issued_by: i64,
    pub(crate) pdf_sha256: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
