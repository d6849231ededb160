//! The penalties of a decision beside warning and money, and how each was carried out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PriorNotice;
use crate::ids::ExhibitId;
use crate::step::{Penalty, Shortened};

/// One penalty of a decision, under its number in the notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Imposed {
    /// Its number in the notice, from 1.
    pub number: u32,
    /// What it says.
    pub penalty: Penalty,
    /// How it was carried out; none while it is not.
    #[serde(default)]
    pub carried_out: Option<Performance>,
}

/// That a penalty was carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Performance {
    /// The day.
    pub on: NaiveDate,
    /// How, and who took over what.
    pub record: String,
    /// The exhibits that show it.
    pub exhibits: Vec<ExhibitId>,
    /// Who recorded it.
    pub by_name: String,
}

impl Imposed {
    /// Penalties as they are told: each under its number, none carried out.
    pub fn told(penalties: &[Penalty]) -> Vec<Imposed> {
        let numbered = (1u32..).zip(penalties);
        numbered.map(|(number, penalty)| Imposed { number, penalty: penalty.clone(), carried_out: None }).collect()
    }
}

impl PriorNotice {
    /// What a decision imposes of the penalties told: all but those left out, some with a shorter period.
    pub fn imposed(&self, left_out: &[u32], shortened: &[Shortened]) -> Vec<Imposed> {
        let kept = Imposed::told(&self.others).into_iter().filter(|one| !left_out.contains(&one.number));
        let with_its_end = |one: Imposed| match shortened.iter().find(|shorter| shorter.number == one.number) {
            Some(shorter) => Imposed { penalty: one.penalty.ending(shorter.until), ..one },
            None => one,
        };
        kept.map(with_its_end).collect()
    }
}
