//! What is filled in where a case leaves the main line: not filed, referred, paused, dropped, handed to the police.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::choices_aside::{
    DroppingGround, ExtensionKind, NotFilingGround, PauseGround, PoliceAnswer, ReferralGround, TakeUpCause,
};
use super::people::ComplainantTold;
use crate::ids::OfficerId;
use crate::money::Fen;

form!(/// Asking the head not to file (行政处罚法 36, 40, 54(2)).
    ProposeNotFiling {
    /// Why.
    ground: NotFilingGround,
    /// The reason, as it is recorded and told to the complainant.
    reason: String,
    /// That the complainant was told; needed where the clue came from one who gave a name.
    #[serde(default)]
    told: Option<ComplainantTold>,
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
    /// Penalties made for the same act before the transfer: warnings and the like stay in force (行政执法机关移送涉嫌犯罪案件的规定
    /// 11(2)); empty where there are none.
    #[serde(default)]
    earlier: String,
    /// What was paid of an earlier fine, to be set off against the criminal one (11(3)); 0 for nothing.
    #[serde(default)]
    paid_fen: Fen,
});
form!(/// The police are asked to reconsider their refusal (行政执法机关移送涉嫌犯罪案件的规定 9(1)).
    AskReconsideration {
    /// The day.
    on: NaiveDate,
    /// Name and number of the paper.
    paper: String,
});
form!(/// The procuratorate is asked to supervise the refusal (行政执法机关移送涉嫌犯罪案件的规定 9(2)).
    SuggestSupervision {
    /// The day.
    on: NaiveDate,
    /// Name and number of the paper, and the procuratorate.
    paper: String,
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
