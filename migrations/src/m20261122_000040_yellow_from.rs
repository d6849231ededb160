//! Beside the day on which a case's next clock ends stands the day from which its lamp is yellow.

use sea_orm_migration::prelude::*;

use crate::column::{day, index};
use crate::iden::Cases::{Closed, NextDeadline, Stage, Table, UnitId, YellowFrom};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The first day of all stands for "not counted yet"; the program counts those rows when it starts.
        let column = day(YellowFrom).default("0001-01-01").take();
        manager.alter_table(sea_orm_migration::prelude::Table::alter().table(Table).add_column(column).take()).await?;
        manager
            .create_index(index("ix_cases_unit_yellow", Table, [UnitId, Closed, YellowFrom, NextDeadline, Stage]))
            .await?;
        manager.create_index(index("ix_cases_yellow", Table, [Closed, YellowFrom, NextDeadline, Stage])).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
