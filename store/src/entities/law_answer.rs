//! What became of a proposed change of the law's settings; the numbers give the order of coming into force.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "law_answers")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) change_id: i64,
    pub(crate) verdict: String,
    pub(crate) at: DateTimeUtc,
    pub(crate) made_on: Date,
    pub(crate) officer_id: i64,
    pub(crate) officer_name: String,
    pub(crate) opinion: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
