//! The numbers by which the bureau's records know each other; people never see them.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// A case, from its clue on.
    CaseId,
    /// A member of the bureau with an account.
    OfficerId,
    /// A unit of the bureau: a squad, the legal office, finance.
    UnitId,
    /// One piece of evidence in a case.
    ExhibitId,
    /// One paper of a case.
    DocumentId,
    /// A party once entered, so that it need not be typed again.
    PartyId,
}
