//! The names of tables and columns, as history knows them: never taken from today's entities.

use sea_orm_migration::prelude::*;

#[derive(DeriveIden)]
pub(crate) enum Units {
    Table,
    Id,
    Name,
    Closed,
}

#[derive(DeriveIden)]
pub(crate) enum Officers {
    Table,
    Id,
    Login,
    Name,
    UnitId,
    Roles,
    ReviewStanding,
    PasswordHash,
    MustChangePassword,
    Disabled,
    CreatedAt,
}

#[derive(DeriveIden)]
pub(crate) enum Certificates {
    Table,
    Id,
    OfficerId,
    Number,
    ValidFrom,
    ValidTo,
    Issuer,
}

#[derive(DeriveIden)]
pub(crate) enum Sessions {
    Table,
    Jti,
    OfficerId,
    IssuedAt,
    ExpiresAt,
    RevokedAt,
}

#[derive(DeriveIden)]
pub(crate) enum LoginAttempts {
    Table,
    Login,
    Failures,
    LastAt,
    LockedUntil,
}

#[derive(DeriveIden)]
pub(crate) enum Cases {
    Table,
    Id,
    Version,
    UnitId,
    Family,
    ViolationCode,
    ViolationName,
    ClueNumber,
    CaseNumber,
    PartyName,
    PartyInitials,
    Plate,
    Stage,
    Holder,
    WaitsOn,
    WaitsStep,
    NextDeadline,
    YellowFrom,
    Deadline,
    DecidedOn,
    FineFen,
    CreatedAt,
    FiledOn,
    Closed,
    Body,
}

#[derive(DeriveIden)]
pub(crate) enum Events {
    Table,
    Id,
    CaseId,
    Seq,
    At,
    OfficerId,
    Kind,
    Body,
    PrevHash,
    Hash,
}

#[derive(DeriveIden)]
pub(crate) enum NumberRegisters {
    Table,
    Kind,
    Year,
    Next,
}

#[derive(DeriveIden)]
pub(crate) enum Numbers {
    Table,
    Id,
    Kind,
    Year,
    N,
    Text,
    CaseId,
    TakenAt,
    VoidedAt,
    VoidReason,
}

#[derive(DeriveIden)]
pub(crate) enum Documents {
    Table,
    Id,
    CaseId,
    EventSeq,
    Kind,
    Number,
    State,
    Paper,
    Sha256,
    IssuedAt,
    IssuedBy,
    PdfSha256,
}

#[derive(DeriveIden)]
pub(crate) enum Exhibits {
    Table,
    Id,
    CaseId,
    Name,
    Mime,
    Size,
    Sha256,
    Kind,
    Proves,
    TakenAt,
    LatitudeE6,
    LongitudeE6,
    ReceivedAt,
    OfficerId,
}

#[derive(DeriveIden)]
pub(crate) enum Uploads {
    Table,
    Id,
    CaseId,
    OfficerId,
    Name,
    Size,
    Received,
    CreatedAt,
}

#[derive(DeriveIden)]
pub(crate) enum Idempotency {
    Table,
    Key,
    OfficerId,
    RequestHash,
    Status,
    Body,
    At,
}

#[derive(DeriveIden)]
pub(crate) enum Drafts {
    Table,
    OfficerId,
    Form,
    Body,
    SavedAt,
}

#[derive(DeriveIden)]
pub(crate) enum Parties {
    Table,
    Id,
    UnitId,
    Name,
    Initials,
    Identifier,
    Body,
    UpdatedAt,
}

#[derive(DeriveIden)]
pub(crate) enum Meta {
    Table,
    Key,
    Value,
}

#[derive(DeriveIden)]
pub(crate) enum DailyRuns {
    Table,
    Day,
    StartedAt,
    FinishedAt,
    Summary,
}

#[derive(DeriveIden)]
pub(crate) enum DraftFiles {
    Table,
    Id,
    OfficerId,
    Form,
    Name,
    Mime,
    Size,
    Sha256,
    Kind,
    Proves,
    TakenAt,
    LatitudeE6,
    LongitudeE6,
    ReceivedAt,
}

#[derive(DeriveIden)]
pub(crate) enum JointParties {
    Table,
    Id,
    CaseId,
    Name,
    Initials,
}

#[derive(DeriveIden)]
pub(crate) enum Searches {
    Table,
    Id,
    OfficerId,
    Words,
    Query,
    Name,
    At,
}

#[derive(DeriveIden)]
pub(crate) enum Preferences {
    Table,
    OfficerId,
    Key,
    Value,
}

#[derive(DeriveIden)]
pub(crate) enum Looks {
    Table,
    Id,
    At,
    OfficerId,
    CaseId,
    What,
}

#[derive(DeriveIden)]
pub(crate) enum LawChanges {
    Table,
    Id,
    Kind,
    Body,
    At,
    OfficerId,
    OfficerName,
}

#[derive(DeriveIden)]
pub(crate) enum LawAnswers {
    Table,
    Id,
    ChangeId,
    Verdict,
    At,
    MadeOn,
    OfficerId,
    OfficerName,
    Opinion,
}

#[derive(DeriveIden)]
pub(crate) enum LawAttachments {
    Table,
    Id,
    ChangeId,
    Name,
    Mime,
    Size,
    Sha256,
    At,
    OfficerId,
    OfficerName,
}

#[derive(DeriveIden)]
pub(crate) enum PartyNumbers {
    Table,
    Id,
    CaseId,
    Number,
}
