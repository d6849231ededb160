//! What is filled in where a case leaves the main line: not filed, referred, paused, dropped, handed to the police.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::choices_aside::{
    DroppingGround, ExtensionKind, NotFilingGround, PauseGround, PoliceAnswer, ReferralGround, TakeUpCause,
};
use crate::ids::OfficerId;

form!(/// Asking the head not to file (行政处罚法 36, 40, 54(2)).
    ProposeNotFiling {
    /// Why.
    ground: NotFilingGround,
    /// The reason, as it is recorded and told to the complainant.
    reason: String,
});
form!(/// Asking the head to hand the case to the agency that is competent.
    ProposeReferral {
    /// To whom.
    agency: String,
    /// Why it is not ours.
    ground: ReferralGround,
    /// The reason.
    reason: String,
});
form!(/// The receiving agency's confirmation.
    ConfirmReferral {
    /// The day on it.
    on: NaiveDate,
    /// What shows it: number of the receipt, name of the person.
    receipt: String,
});
form!(/// A case that was left is taken up again.
    TakeUpAgain {
    /// By what it comes back.
    cause: TakeUpCause,
    /// The facts, or the order with its number.
    reason: String,
});
form!(/// Asking the head for more time.
    ProposeExtension {
    /// Of which period.
    kind: ExtensionKind,
    /// Days asked for, calendar days.
    days: u32,
    /// Why.
    reason: String,
});
form!(/// The head's answer to a request.
    DecideRequest {
    /// Which request.
    request: u32,
    /// Agreed, or refused.
    agree: bool,
    /// Opinion; the reason where refused.
    opinion: String,
    /// Gist of the collective decision, where one is needed.
    #[serde(default)]
    minutes: String,
});
form!(/// Asking the head to suspend the inquiry.
    ProposePause {
    /// Why.
    ground: PauseGround,
    /// The reason with its papers.
    reason: String,
});
form!(/// The cause of the pause is gone.
    ResumeInquiry {
    /// What ended it.
    reason: String,
});
form!(/// Asking the head to end the inquiry and withdraw the case.
    ProposeDropping {
    /// Why.
    ground: DroppingGround,
    /// The reason with its evidence.
    reason: String,
});
form!(/// The special team's report on a suspected crime (行政执法机关移送涉嫌犯罪案件的规定 5).
    ProposePoliceTransfer {
    /// Suspected offence and facts.
    facts: String,
    /// The second member of the team.
    second: OfficerId,
});
form!(/// Sent to the police, with the papers of 行政执法机关移送涉嫌犯罪案件的规定 6.
    SendToPolice {
    /// When it was handed over.
    at: DateTime<Utc>,
    /// To which police authority.
    receiver: String,
    /// Transfer letter, report, list of goods, test reports and other papers.
    papers: String,
});
form!(/// What the police, the procuratorate or the court answered.
    RecordPoliceAnswer {
    /// Filed, declined, upheld, handed back.
    answer: PoliceAnswer,
    /// The day it was received.
    on: NaiveDate,
    /// Number and gist of the paper.
    paper: String,
});
