//! Cases as they now stand, everything that happened in them, and the numbers they were given.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{claim, day, id, index, instant, key, link, maybe, number, refers, text};
use crate::iden::{Cases, Events, NumberRegisters, Numbers, Units};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager.create_table(cases(backend)).await?;
        for index in case_indices() {
            manager.create_index(index).await?;
        }
        manager.create_table(events(backend)).await?;
        manager
            .create_index(index("ux_events_case_seq", Events::Table, [Events::CaseId, Events::Seq]).unique().take())
            .await?;
        manager.create_index(index("ix_events_at", Events::Table, [Events::At, Events::Id])).await?;
        manager
            .create_table(
                Table::create()
                    .table(NumberRegisters::Table)
                    .col(key(backend, NumberRegisters::Kind))
                    .col(number(NumberRegisters::Year))
                    .col(number(NumberRegisters::Next))
                    .primary_key(Index::create().col(NumberRegisters::Kind).col(NumberRegisters::Year))
                    .take(),
            )
            .await?;
        manager.create_table(numbers(backend)).await?;
        manager
            .create_index(
                index("ux_numbers_kind_year_n", Numbers::Table, [Numbers::Kind, Numbers::Year, Numbers::N])
                    .unique()
                    .take(),
            )
            .await?;
        manager
            .create_index(index("ux_numbers_kind_text", Numbers::Table, [Numbers::Kind, Numbers::Text]).unique().take())
            .await?;
        manager.create_index(index("ix_numbers_case", Numbers::Table, [Numbers::CaseId])).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn cases(backend: DbBackend) -> TableCreateStatement {
    Table::create()
        .table(Cases::Table)
        .col(id(Cases::Id))
        .col(number(Cases::Version))
        .col(link(Cases::UnitId))
        .col(key(backend, Cases::Family))
        .col(key(backend, Cases::ViolationCode))
        .col(text(Cases::ViolationName))
        .col(maybe(key(backend, Cases::ClueNumber)))
        .col(maybe(key(backend, Cases::CaseNumber)))
        .col(key(backend, Cases::PartyName))
        .col(key(backend, Cases::PartyInitials))
        .col(key(backend, Cases::Plate))
        .col(key(backend, Cases::Stage))
        .col(link(Cases::Holder))
        .col(key(backend, Cases::WaitsOn))
        .col(text(Cases::WaitsStep))
        // Not empty: the two engines sort an empty date to opposite ends of the list.
        .col(day(Cases::NextDeadline))
        .col(text(Cases::Deadline))
        .col(maybe(day(Cases::DecidedOn)))
        .col(maybe(number(Cases::FineFen)))
        .col(instant(Cases::CreatedAt))
        .col(maybe(day(Cases::FiledOn)))
        .col(claim(Cases::Closed))
        .col(text(Cases::Body))
        .foreign_key(&mut refers(Cases::Table, Cases::UnitId, Units::Table, Units::Id))
        .take()
}

/// One index for each way of reading the list, with and without a unit, always ending in the order of the page.
fn case_indices() -> Vec<IndexCreateStatement> {
    use Cases::{
        CaseNumber, Closed, ClueNumber, DecidedOn, Holder, Id, NextDeadline, PartyInitials, PartyName, Plate, Stage,
        Table, UnitId, WaitsOn,
    };
    vec![
        index("ix_cases_unit_deadline", Table, [UnitId, Closed, NextDeadline, Id]),
        index("ix_cases_deadline", Table, [Closed, NextDeadline, Id]),
        index("ix_cases_unit_stage", Table, [UnitId, Closed, Stage, NextDeadline, Id]),
        index("ix_cases_stage", Table, [Closed, Stage, NextDeadline, Id]),
        index("ix_cases_waits", Table, [WaitsOn, Closed, UnitId, NextDeadline, Id]),
        index("ix_cases_holder", Table, [Holder, Closed, NextDeadline, Id]),
        index("ix_cases_number", Table, [CaseNumber, Id]),
        index("ix_cases_clue", Table, [ClueNumber, Id]),
        index("ix_cases_party", Table, [PartyName, Id]),
        index("ix_cases_initials", Table, [PartyInitials, Id]),
        index("ix_cases_plate", Table, [Plate, Id]),
        index("ix_cases_decided", Table, [DecidedOn, Id]),
    ]
}

fn events(backend: DbBackend) -> TableCreateStatement {
    Table::create()
        .table(Events::Table)
        .col(id(Events::Id))
        .col(link(Events::CaseId))
        .col(number(Events::Seq))
        .col(instant(Events::At))
        // No foreign key: what the product does by itself is signed with 0, which is nobody's account.
        .col(link(Events::OfficerId))
        .col(key(backend, Events::Kind))
        .col(text(Events::Body))
        .col(key(backend, Events::PrevHash))
        .col(key(backend, Events::Hash))
        .foreign_key(&mut refers(Events::Table, Events::CaseId, Cases::Table, Cases::Id))
        .take()
}

fn numbers(backend: DbBackend) -> TableCreateStatement {
    Table::create()
        .table(Numbers::Table)
        .col(id(Numbers::Id))
        .col(key(backend, Numbers::Kind))
        .col(number(Numbers::Year))
        .col(number(Numbers::N))
        .col(key(backend, Numbers::Text))
        .col(maybe(link(Numbers::CaseId)))
        .col(instant(Numbers::TakenAt))
        .col(maybe(instant(Numbers::VoidedAt)))
        .col(maybe(text(Numbers::VoidReason)))
        .foreign_key(&mut refers(Numbers::Table, Numbers::CaseId, Cases::Table, Cases::Id))
        .take()
}
