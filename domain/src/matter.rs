//! Cases of one matter 同一事项的案件: several parties of one incident, each with a case and a decision of its own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::ids::CaseId;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::law::duplicates::same_party;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};
use crate::step::MatterRole;

/// Where a case came from that was opened beside another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Origin {
    /// The first case of the matter; the matter is called by it.
    pub first: CaseId,
    /// What that case was called then.
    pub called: String,
    /// In which role its party stands beside the first one's.
    pub role: MatterRole,
    /// The day it was opened, from which its clue is to be checked.
    pub on: NaiveDate,
    /// Why this party is decided on separately.
    pub reason: String,
}

/// A case that was opened beside the first one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Related {
    /// Its record number.
    pub case: CaseId,
    /// Its party when it was opened.
    pub party: Party,
    /// Its violation when it was opened.
    pub violation: String,
    /// The party's role.
    pub role: MatterRole,
    /// The day it was opened.
    pub on: NaiveDate,
}

impl Case {
    /// The matter, called by its first case.
    pub fn matter(&self) -> CaseId {
        self.origin.as_ref().map_or(self.id, |origin| origin.first)
    }

    /// No party is decided on twice for the same breach in one matter (行政处罚法 29).
    ///
    /// # Errors
    /// Another case of the matter has one of these parties and this violation.
    pub fn no_second<'p>(&self, parties: impl IntoIterator<Item = &'p Party>, violation: &str) -> Result<(), Refusal> {
        match parties.into_iter().find(|party| self.dossier.violation == violation && named_in(party, self)) {
            None => Ok(()),
            Some(party) => Err(decided_in(party, self.called())),
        }
    }
}

fn named_in(party: &Party, case: &Case) -> bool {
    case.dossier.parties().any(|theirs| same_party(theirs, party))
}

/// The refusal of a second case for one party and one breach.
pub(crate) fn decided_in(party: &Party, called: &str) -> Refusal {
    let why = format!("{}的同一违法行为已在{called}办理，不能再立一案", party.display_name());
    Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "29")]).at("name")
}
