//! Units, officers with their certificates, and who is signed in.

use sea_orm_migration::prelude::*;

use crate::column::{claim, day, id, index, instant, key, link, maybe, number, refers, text};
use crate::iden::{Certificates, LoginAttempts, Officers, Sessions, Units};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager
            .create_table(
                Table::create()
                    .table(Units::Table)
                    .col(id(Units::Id))
                    .col(key(backend, Units::Name).unique_key())
                    .col(claim(Units::Closed))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Officers::Table)
                    .col(id(Officers::Id))
                    .col(key(backend, Officers::Login).unique_key())
                    .col(key(backend, Officers::Name))
                    .col(link(Officers::UnitId))
                    .col(text(Officers::Roles))
                    .col(text(Officers::ReviewStanding))
                    .col(text(Officers::PasswordHash))
                    .col(claim(Officers::MustChangePassword))
                    .col(claim(Officers::Disabled))
                    .col(instant(Officers::CreatedAt))
                    .foreign_key(&mut refers(Officers::Table, Officers::UnitId, Units::Table, Units::Id))
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Certificates::Table)
                    .col(id(Certificates::Id))
                    .col(link(Certificates::OfficerId))
                    .col(key(backend, Certificates::Number))
                    .col(day(Certificates::ValidFrom))
                    .col(day(Certificates::ValidTo))
                    .col(text(Certificates::Issuer))
                    .foreign_key(&mut refers(
                        Certificates::Table,
                        Certificates::OfficerId,
                        Officers::Table,
                        Officers::Id,
                    ))
                    .take(),
            )
            .await?;
        manager
            .create_index(index(
                "ix_certificates_officer",
                Certificates::Table,
                [Certificates::OfficerId, Certificates::ValidFrom],
            ))
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Sessions::Table)
                    .col(key(backend, Sessions::Jti).primary_key())
                    .col(link(Sessions::OfficerId))
                    .col(instant(Sessions::IssuedAt))
                    .col(instant(Sessions::ExpiresAt))
                    .col(maybe(instant(Sessions::RevokedAt)))
                    .foreign_key(&mut refers(Sessions::Table, Sessions::OfficerId, Officers::Table, Officers::Id))
                    .take(),
            )
            .await?;
        manager.create_index(index("ix_sessions_officer", Sessions::Table, [Sessions::OfficerId])).await?;
        manager
            .create_table(
                Table::create()
                    .table(LoginAttempts::Table)
                    .col(key(backend, LoginAttempts::Login).primary_key())
                    .col(number(LoginAttempts::Failures))
                    .col(instant(LoginAttempts::LastAt))
                    .col(maybe(instant(LoginAttempts::LockedUntil)))
                    .take(),
            )
            .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
