//! What is proposed for one violation: by which rule, in which tier, measured how, how much, and why.

use serde::{Deserialize, Serialize};

use super::choices::Mitigation;
use super::forms::SubmitReport;
use super::penalty::{Gains, Penalty};
use crate::dossier::{Act, Dossier};
use crate::ids::ExhibitId;
use crate::money::Fen;

/// How a fine is measured, as filled in; everything empty for a fixed band without a discretion standard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Figures {
    /// The amount of which a percentage is taken, in fen; 0 where the fine is no percentage.
    pub base_fen: Fen,
    /// How many items; 0 where the fine is not so much for each.
    pub count: u32,
    /// The exhibit that proves the amount or the count (行政处罚法 40).
    pub proof: Option<ExhibitId>,
    /// The percentage chosen, in hundredths of a per cent; 0 where none is.
    pub percent: u32,
    /// The step of the discretion standard (行政处罚法 34); empty where none is registered.
    pub step: String,
    /// Why the fine leaves the step while it stays inside the statute's band; empty where it does not.
    pub departure: String,
}

/// One violation with what is proposed for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Charge {
    /// The catalogue's code of the violation, as of the act.
    pub violation: String,
    /// When, where and what.
    pub act: Act,
    /// Which tier of the fine the facts belong to; empty where no fine is proposed.
    pub tier: String,
    /// A warning, alone or beside others.
    #[serde(default)]
    pub warning: bool,
    /// Proposed fine, 0 for none.
    pub fine_fen: Fen,
    /// Illegal gains to confiscate, 0 for none.
    #[serde(default)]
    pub confiscate_fen: Fen,
    /// How they were counted (行政处罚法 28(2)).
    #[serde(default)]
    pub gains: Option<Gains>,
    /// Penalties of other kinds (行政处罚法 9), each kind once.
    #[serde(default)]
    pub others: Vec<Penalty>,
    /// The discretion: step and reasons (行政处罚法 34).
    pub discretion: String,
    /// A ground of the statute (行政处罚法 30-32, 49; 生态环境法典 1056), with its facts and evidence.
    #[serde(default)]
    pub mitigation: Option<Mitigation>,
    /// Which rule is lighter and why, where several may apply (行政处罚法 37).
    #[serde(default)]
    pub law_comparison: String,
    /// The entry that applies, where it is not the one of the act's day; empty otherwise.
    #[serde(default)]
    pub applies: String,
    /// How the fine is measured.
    #[serde(default)]
    pub figures: Figures,
}

impl SubmitReport {
    /// Every violation of the proposal, the case's own first.
    pub fn charges(&self, dossier: &Dossier) -> Vec<Charge> {
        let first = Charge {
            violation: dossier.violation.clone(),
            act: Act { facts: self.facts.clone(), ..dossier.act.clone() },
            tier: self.tier.clone(),
            warning: self.warning,
            fine_fen: self.fine_fen,
            confiscate_fen: self.confiscate_fen,
            gains: self.gains.clone(),
            others: self.others.clone(),
            discretion: self.discretion.clone(),
            mitigation: self.mitigation.clone(),
            law_comparison: self.law_comparison.clone(),
            applies: self.applies.clone(),
            figures: self.figures.clone(),
        };
        [first].into_iter().chain(self.further.iter().cloned()).collect()
    }

    /// The fines of all violations together.
    pub fn total_fine(&self) -> Fen {
        self.further.iter().map(|charge| charge.fine_fen).chain([self.fine_fen]).sum()
    }

    /// The gains to confiscate for all violations together.
    pub fn total_confiscated(&self) -> Fen {
        self.further.iter().map(|charge| charge.confiscate_fen).chain([self.confiscate_fen]).sum()
    }

    /// What is confiscated in value: gains and goods of all violations together, in fen.
    pub fn confiscated_value(&self) -> Fen {
        let goods: Fen = self.all_others().iter().map(Penalty::value).sum();
        Fen::new(self.total_confiscated().get().saturating_add(goods.get()))
    }

    /// Whether a warning is proposed for any of them.
    pub fn warns(&self) -> bool {
        self.warning || self.further.iter().any(|charge| charge.warning)
    }

    /// The fine of each violation, in order.
    pub fn fines(&self) -> Vec<Fen> {
        [self.fine_fen].into_iter().chain(self.further.iter().map(|charge| charge.fine_fen)).collect()
    }
}
