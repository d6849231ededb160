//! A number given to a paper or a case.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "numbers")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) year: i64,
    pub(crate) n: i64,
    pub(crate) text: String,
    pub(crate) case_id: Option<i64>,
    pub(crate) taken_at: DateTimeUtc,
    pub(crate) voided_at: Option<DateTimeUtc>,
    pub(crate) void_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
