//! Joint parties: a case is found by each of the people it is about, not only by the first.

use sea_orm_migration::prelude::*;

use crate::column::{id, index, key, link, refers};
use crate::iden::{Cases, JointParties};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use JointParties::{CaseId, Id, Initials, Name, Table as JointTable};
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(JointTable)
                    .col(id(Id))
                    .col(link(CaseId))
                    .col(key(backend, Name))
                    .col(key(backend, Initials))
                    .foreign_key(&mut refers(JointTable, CaseId, Cases::Table, Cases::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_joint_parties_case", JointTable, [CaseId])).await?;
        manager.create_index(index("ix_joint_parties_name", JointTable, [Name, CaseId])).await?;
        manager.create_index(index("ix_joint_parties_initials", JointTable, [Initials, CaseId])).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
