//! A case 案件: what may be done with it now, doing it, and what follows.

mod after;
mod course;
mod deadlines;
mod evidence;
mod execution_clocks;
mod privacy;
pub mod side;
mod standing;

use serde::{Deserialize, Serialize};

use crate::dossier::{Clue, Dossier};
use crate::event::{ChosenLaw, Event, Investigator, Outcome};
use crate::evidence::Exhibit;
use crate::ids::{CaseId, OfficerId, UnitId};
use crate::matter::{Origin, Related};
use crate::now::Now;
use crate::numbers::Number;
use crate::officer::Officer;
use crate::party::Party;
use crate::procedures;
use crate::refusal::Refusal;
use crate::stage::Stage;
use crate::step::{OpenRelatedCase, RegisterClue, Step, StepKind};

pub use standing::{Balance, Waiting};

/// A case as it stands after its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Case {
    /// Record number.
    pub id: CaseId,
    /// How many events it has; two people never act on the same version.
    pub version: u32,
    /// The unit that handles it.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it came in.
    pub clue: Clue,
    /// Number of the clue.
    pub clue_number: Option<Number>,
    /// Number of the case, from filing on.
    pub number: Option<Number>,
    /// Who, what, where, when.
    pub dossier: Dossier,
    /// The law of the act's day, frozen at filing.
    pub law: Option<ChosenLaw>,
    /// Who has it in hand: the receiver of the clue, then the lead investigator.
    pub holder: OfficerId,
    /// The two investigators.
    pub investigators: Vec<Investigator>,
    /// Who investigated before and was replaced: they stay kept apart from review and decision.
    #[serde(default)]
    pub former_investigators: Vec<OfficerId>,
    /// Evidence.
    pub exhibits: Vec<Exhibit>,
    /// The filing form 立案审批表.
    pub filing: Option<side::Form>,
    /// Orders to correct.
    pub orders: Vec<side::CorrectionOrder>,
    /// The closing report with the proposal.
    pub report: Option<side::Report>,
    /// The last closing report that was set aside: a new one is written from it.
    pub earlier_report: Option<side::Report>,
    /// The prior notice that counts.
    pub notice: Option<side::PriorNotice>,
    /// Legal review.
    pub review: Option<side::LegalReview>,
    /// Minutes of collective discussion.
    pub minutes: Option<side::Minutes>,
    /// The decision.
    pub decision: Option<side::Decision>,
    /// Money received.
    pub payments: Vec<side::Payment>,
    /// What was sent to the credit platform.
    pub reported: Option<side::Reported>,
    /// The closing form 结案审批表.
    pub closing: Option<side::Form>,
    /// What was asked of the head beside the main line.
    #[serde(default)]
    pub requests: Vec<side::Request>,
    /// More time granted.
    #[serde(default)]
    pub extensions: Vec<side::Extension>,
    /// Evidence registered and preserved.
    #[serde(default)]
    pub preservations: Vec<side::Preservation>,
    /// Sealing and seizure.
    #[serde(default)]
    pub measures: Vec<side::Measure>,
    /// Samples under test.
    #[serde(default)]
    pub samples: Vec<side::Sample>,
    /// Pauses of the inquiry.
    #[serde(default)]
    pub pauses: Vec<side::Pause>,
    /// Applications that somebody steps aside.
    #[serde(default)]
    pub recusals: Vec<side::Recusal>,
    /// Handed to another agency.
    #[serde(default)]
    pub referral: Option<side::Referral>,
    /// Transferred to the police.
    #[serde(default)]
    pub police: Option<side::PoliceTransfer>,
    /// Closed without filing, or ended without a decision.
    #[serde(default)]
    pub left_by: Option<side::LeftBy>,
    /// The closing report that proposes no penalty.
    #[serde(default)]
    pub sparing: Option<side::NoPenaltyProposal>,
    /// The decision not to penalise.
    #[serde(default)]
    pub no_penalty: Option<side::NoPenalty>,
    /// Granted time to pay.
    #[serde(default)]
    pub deferrals: Vec<side::Deferral>,
    /// The demand letter.
    #[serde(default)]
    pub demand: Option<side::Demand>,
    /// The application to the court.
    #[serde(default)]
    pub court: Option<side::CourtFile>,
    /// Substituted performance.
    #[serde(default)]
    pub substitutions: Vec<side::Substitution>,
    /// Spills and obstacles cleared at once.
    #[serde(default)]
    pub clearings: Vec<side::Clearing>,
    /// The chain against an unlawful building.
    #[serde(default)]
    pub building: Option<side::Building>,
    /// Reviews and suits.
    #[serde(default)]
    pub remedies: Vec<side::Remedy>,
    /// Decisions revoked or changed.
    #[serde(default)]
    pub annulments: Vec<side::Annulment>,
    /// Decisions that fell and were handled anew.
    #[serde(default)]
    pub past_decisions: Vec<side::PastDecision>,
    /// Evidence set aside.
    #[serde(default)]
    pub exhibits_aside: Vec<side::SetAside>,
    /// Records of automatic devices with their reviews.
    #[serde(default)]
    pub device_records: Vec<side::DeviceRecord>,
    /// Disputes about jurisdiction.
    #[serde(default)]
    pub disputes: Vec<side::Dispute>,
    /// That the decision did not tell of the remedies.
    #[serde(default)]
    pub not_told: Option<side::NotTold>,
    /// The file put away.
    #[serde(default)]
    pub archived: Option<side::Archived>,
    /// The first case of its matter, where this one was opened beside it.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// The cases opened beside this one.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// A step somebody might take: open, or refused with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// Which step.
    pub step: StepKind,
    /// Its words.
    pub label: String,
    /// Why not, where it may not be taken now.
    pub refused: Option<Refusal>,
}

impl Case {
    /// Opens a case with its clue.
    ///
    /// # Errors
    /// The officer may not register clues, or a field cannot be right.
    pub fn open(id: CaseId, form: RegisterClue, officer: &Officer, now: &Now) -> Result<Event, Refusal> {
        procedures::ordinary::intake::register_clue(id, form, officer, now)
    }

    /// Opens the case of another party beside this one, as the step decided it.
    pub fn open_beside(&self, id: CaseId, form: &OpenRelatedCase, officer: &Officer, now: &Now) -> Event {
        procedures::ordinary::related::opened(id, self, form, officer, now)
    }

    /// The case that an opening event begins; `None` where the event is not an opening one.
    pub fn begun(event: &Event) -> Option<Case> {
        let Step::RegisterClue(form) = &event.step else { return None };
        let (case, unit, unit_name, origin) = match &event.outcome {
            Outcome::Opened { case, unit, unit_name } => (case, unit, unit_name, None),
            Outcome::OpenedBeside { case, unit, unit_name, origin, .. } => (case, unit, unit_name, Some(origin)),
            _ => return None,
        };
        let clue_number = match &event.outcome {
            Outcome::OpenedBeside { clue_number, .. } => clue_number,
            _ => &event.number,
        };
        Some(Case {
            id: *case,
            version: 1,
            unit: *unit,
            unit_name: unit_name.clone(),
            // Whoever opens it beside the first case has it in hand and checks it already.
            stage: match origin {
                Some(origin) => Stage::Check { since: origin.on },
                None => Stage::Clue { since: form.clue.received_on },
            },
            clue: form.clue.clone(),
            clue_number: clue_number.clone(),
            number: None,
            dossier: form.dossier.clone(),
            law: None,
            holder: event.by,
            investigators: Vec::new(),
            former_investigators: Vec::new(),
            exhibits: Vec::new(),
            filing: None,
            orders: Vec::new(),
            report: None,
            earlier_report: None,
            notice: None,
            review: None,
            minutes: None,
            decision: None,
            payments: Vec::new(),
            reported: None,
            closing: None,
            requests: Vec::new(),
            extensions: Vec::new(),
            preservations: Vec::new(),
            measures: Vec::new(),
            samples: Vec::new(),
            pauses: Vec::new(),
            recusals: Vec::new(),
            referral: None,
            police: None,
            left_by: None,
            sparing: None,
            no_penalty: None,
            deferrals: Vec::new(),
            demand: None,
            court: None,
            substitutions: Vec::new(),
            clearings: Vec::new(),
            building: None,
            remedies: Vec::new(),
            annulments: Vec::new(),
            past_decisions: Vec::new(),
            exhibits_aside: Vec::new(),
            device_records: Vec::new(),
            disputes: Vec::new(),
            not_told: None,
            archived: None,
            origin: origin.cloned(),
            related: Vec::new(),
        })
    }

    /// The case told again from its events; `None` where the first is not an opening one.
    pub fn told<'e>(events: impl IntoIterator<Item = &'e Event>) -> Option<Case> {
        let mut events = events.into_iter();
        let first = Case::begun(events.next()?)?;
        Some(events.fold(first, |case, event| case.after(event)))
    }

    /// Each step of the officer's roles: open, or refused with the reason.
    pub fn offers(&self, officer: &Officer, now: &Now) -> Vec<Offer> {
        StepKind::ALL
            .iter()
            .copied()
            .filter(|kind| *kind != StepKind::RegisterClue)
            .filter(|kind| kind.roles().iter().any(|role| officer.holds(*role)))
            .map(|kind| Offer {
                step: kind,
                label: kind.label().to_owned(),
                refused: self.may(kind, officer, now).err(),
            })
            .collect()
    }

    /// Whether a step may be begun by this officer now, whatever is then filled in.
    ///
    /// # Errors
    /// Why not, with the article.
    pub fn may(&self, kind: StepKind, officer: &Officer, now: &Now) -> Result<(), Refusal> {
        procedures::may(self, kind, officer, now)
    }

    /// Takes a step: the law decides, the event tells what followed.
    ///
    /// # Errors
    /// Why not, with the article, or the field that cannot be right.
    pub fn take(&self, step: Step, officer: &Officer, now: &Now) -> Result<Event, Refusal> {
        self.may(step.kind(), officer, now)?;
        let (step, outcome) = procedures::take(self, step, officer, now)?;
        Ok(Event {
            at: now.at,
            on: now.today(),
            by: officer.id,
            by_name: officer.name.clone(),
            step,
            outcome,
            number: None,
        })
    }

    /// Whether the officer investigates the case or ever did.
    pub fn investigated(&self, officer: &Officer) -> bool {
        self.investigates(officer) || self.former_investigators.contains(&officer.id)
    }

    /// The lead and second investigator's ids.
    pub fn investigates(&self, officer: &Officer) -> bool {
        self.investigators.iter().any(|investigator| investigator.id == officer.id)
    }

    /// The evidence that notice and decision rest on: what was on file when the closing report was written. What came
    /// later, proofs of service above all, proves nothing that the party was told (行政处罚法 44).
    /// What was set aside carries nothing either (46(2), 46(3)).
    pub fn exhibits_told(&self) -> Vec<&Exhibit> {
        let told = self.report.as_ref().map_or(u32::MAX, |report| report.exhibits);
        let count = usize::try_from(told).unwrap_or(usize::MAX);
        self.exhibits.iter().take(count).filter(|exhibit| self.evidence_out(exhibit.id).is_none()).collect()
    }

    /// What the case is called: its number, else the clue's.
    pub fn called(&self) -> &str {
        self.number.as_ref().or(self.clue_number.as_ref()).map_or("未编号", |number| number.text.as_str())
    }

    /// The party's name, the first of several with their count, or that it is not known yet.
    pub fn party_name(&self) -> String {
        let Some(party) = &self.dossier.party else { return "当事人未查明".to_owned() };
        match (self.dossier.joint.len(), party) {
            (0, _) => party.display_name().to_owned(),
            (more, Party::Organisation(_)) => format!("{}等{}家", party.display_name(), more + 1),
            (more, Party::Person(_) | Party::SoleTrader(_)) => format!("{}等{}人", party.display_name(), more + 1),
        }
    }
}
