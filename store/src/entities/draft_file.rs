//! A file received before its case exists: it hangs on the draft of its officer.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_files")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) officer_id: i64,
    pub(crate) form: String,
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) size: i64,
    pub(crate) sha256: String,
    pub(crate) kind: String,
    pub(crate) proves: String,
    pub(crate) taken_at: Option<DateTime>,
    pub(crate) latitude_e6: Option<i64>,
    pub(crate) longitude_e6: Option<i64>,
    pub(crate) received_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
