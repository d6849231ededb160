//! What is filled in for the side objects of an inquiry: preserved evidence, sealing and seizure, samples, recusal, hearings.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::choices_aside::{MeasureEnd, MeasureKind, NoPenaltyGround, PreservationEnd, RecusalBy};
use super::forms::SubmitReport;
use super::people::OnRecord;
use crate::ids::ExhibitId;
use crate::ids::OfficerId;

form!(/// Asking the head to register and preserve evidence (行政处罚法 56).
    ProposePreservation {
    /// What, how many, in what state: one thing a line.
    items: String,
    /// Where it is kept.
    place: String,
    /// Why it may be lost or hard to get later.
    reason: String,
});
form!(/// The disposal decision within seven working days (行政处罚法 56).
    DisposePreservation {
    /// Which preservation.
    preservation: u32,
    /// What becomes of it.
    how: PreservationEnd,
    /// The reason.
    reason: String,
});
form!(/// Asking the head for sealing or seizure (行政强制法 18(1), 22, 23).
    ProposeMeasure {
    /// Sealing or seizure.
    kind: MeasureKind,
    /// The law or regulation that gives the power, with its article; the catalogue's entry alone is none.
    basis: String,
    /// Inventory: name, number and state, one thing a line.
    inventory: String,
    /// Where it lies or is kept.
    place: String,
    /// Days, calendar days, at most thirty (行政强制法 25(1)).
    days: u32,
    /// Why it is needed and what it has to do with the case.
    reason: String,
    /// Nothing of it is a daily necessity of the party or his dependants (行政强制法 23(1)).
    no_necessities: bool,
    /// Nothing of it is sealed or seized already (行政强制法 23(2)).
    not_sealed_already: bool,
    /// The site of an unlawful building, where the measure rests on the city's regulation.
    #[serde(default)]
    site: Option<SiteHold>,
});
/// What the city's regulation asks for before the site of an unlawful building is sealed or its tools are held at once
/// (平顶山市城乡规划建设管理条例 34).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteHold {
    /// What is built so far, in square metres, rounded up; at most three hundred.
    pub built_m2: u32,
    /// When and how it was told to stop, and that the work went on.
    pub told: String,
    /// The building must be pulled down (平顶山市城乡规划建设管理条例 26).
    pub must_go: bool,
    /// The legal office's opinion whether the regulation may go so far (行政强制法 11).
    pub legal_opinion: String,
}

form!(/// A measure carried out: decision and inventory handed over on the spot (行政强制法 18, 24).
    ExecuteMeasure {
    /// Which measure.
    measure: u32,
    /// The instant.
    at: DateTime<Utc>,
    /// Who was there of the party; empty where nobody was.
    present: String,
    /// The witness, where the party was absent (行政强制法 18(8)).
    witness: String,
    /// What was told, what the party said, who signed.
    record: String,
    /// The second officer.
    second: OfficerId,
    /// Certificates shown, and by what the act is kept.
    #[serde(default)]
    process: OnRecord,
});
form!(/// Carried out at once, to be approved within 24 hours (行政强制法 19).
    ExecuteUrgently {
    /// The measure itself.
    measure: ProposeMeasure,
    /// The instant.
    at: DateTime<Utc>,
    /// Why it could not wait.
    urgency: String,
    /// Who was there of the party; empty where nobody was.
    present: String,
    /// The witness, where the party was absent.
    witness: String,
    /// What was told, what the party said, who signed.
    record: String,
    /// The second officer.
    second: OfficerId,
    /// Certificates shown, and by what the act is kept.
    #[serde(default)]
    process: OnRecord,
});
form!(/// Asking for the one extension (行政强制法 25(1), 25(2)).
    ProposeMeasureExtension {
    /// Which measure.
    measure: u32,
    /// More days, calendar days, at most thirty.
    days: u32,
    /// Why; it is told to the party in writing.
    reason: String,
});
form!(/// What becomes of sealed or seized things (行政强制法 21, 27, 28).
    EndMeasure {
    /// Which measure.
    measure: u32,
    /// Lifted and returned, confiscated, destroyed, handed to the police.
    how: MeasureEnd,
    /// The day.
    on: NaiveDate,
    /// The reason and who took the things.
    reason: String,
});
form!(/// A sample sent for testing; its time is not counted and the party is told how long it takes (行政强制法 25(3)).
    SendSample {
    /// What is tested.
    what: String,
    /// By whom.
    laboratory: String,
    /// The day it was sent.
    sent_on: NaiveDate,
    /// The time fixed for it and told to the party, calendar days.
    days: u32,
});
form!(/// What the test found.
    RecordTestResult {
    /// Which sample.
    sample: u32,
    /// The day the result arrived.
    on: NaiveDate,
    /// The result and the report's number.
    result: String,
});
form!(/// Somebody should step aside (行政处罚法 43).
    ApplyForRecusal {
    /// Who.
    officer: OfficerId,
    /// At whose word.
    by: RecusalBy,
    /// The relation that may affect fairness.
    reason: String,
});
form!(/// Whether he steps aside (行政处罚法 43(3)).
    DecideRecusal {
    /// Which application.
    recusal: u32,
    /// Granted, or refused.
    granted: bool,
    /// Reasons; for the head himself the decision of the government of the same level.
    opinion: String,
});
form!(/// The closing report that proposes no penalty (行政处罚法 57(1)(2), 57(1)(3)).
    ProposeNoPenalty {
    /// Facts as established, with the evidence.
    facts: String,
    /// Why no penalty.
    ground: NoPenaltyGround,
    /// The facts that show the ground, with their evidence.
    grounds_shown: String,
    /// The exhibits among it; at least one, but where the facts are not proved.
    #[serde(default)]
    exhibits: Vec<ExhibitId>,
    /// How the party is educated (行政处罚法 33(3)).
    education: String,
});
form!(/// The head decides not to penalise.
    DecideNoPenalty {
    /// Why.
    ground: NoPenaltyGround,
    /// The facts that show the ground, with their evidence.
    grounds_shown: String,
    /// The exhibits among it; at least one, but where the facts are not proved.
    #[serde(default)]
    exhibits: Vec<ExhibitId>,
    /// How the party is educated (行政处罚法 33(3)).
    education: String,
    /// The head's opinion.
    opinion: String,
});
form!(/// A request that came late through force majeure: the head may admit it.
    ProposeLateHearing {
    /// The day it arrived.
    received_on: NaiveDate,
    /// What kept the party from asking in time, until when.
    obstacle: String,
    /// The day the obstacle ended.
    ended_on: NaiveDate,
    /// Whose: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    whose: u32,
});
form!(/// Time, place and host of a hearing, told to the party seven working days before (行政处罚法 64(2)-(4)).
    ArrangeHearing {
    /// The day.
    on: NaiveDate,
    /// The hour.
    at: NaiveTime,
    /// Where.
    place: String,
    /// Who hosts it: not an investigator.
    host: OfficerId,
    /// The day the party was told.
    notified_on: NaiveDate,
    /// Open to the public, but for secrets and privacy (行政处罚法 64(3)).
    public: bool,
});
form!(/// A new notice for a reason other than the defence: new fact or basis, other kind, higher amount (行政处罚法 44).
    RenewNotice {
    /// The new proposal.
    proposal: SubmitReport,
    /// What is new, and that it does not come from the defence (行政处罚法 45(2)).
    cause: String,
});
