//! What is filled in for each step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::charge::{Charge, Figures};
use super::choices::{Adopted, Channel, HearingOutcome, Mitigation, ReviewPoint, Served, Verdict};
use super::penalty::{Gains, Penalty, Shortened};
use crate::dossier::Dossier;
use crate::evidence::Exhibit;
use crate::ids::{ExhibitId, OfficerId};
use crate::money::Fen;
use crate::service::{Delivery, Way};
use crate::step::{Attended, OnRecord, ThirdParty};

form!(/// The clue and what is known so far.
    RegisterClue {
    /// How it came in.
    clue: crate::dossier::Clue,
    /// What is known.
    dossier: Dossier,
});
form!(/// Nothing to fill in.
    BeginCheck {});
form!(/// The corrected dossier, whole.
    AmendDossier {
    /// As it should read.
    dossier: Dossier,
});
form!(/// An exhibit that the store has received whole.
    AddExhibit {
    /// The exhibit; its ordinal is set by the case.
    exhibit: Exhibit,
});
form!(/// Applying for filing 立案审批表, box 承办人意见.
    ApplyForFiling {
    /// The second investigator beside the applicant.
    second: OfficerId,
    /// Opinion of the investigators.
    opinion: String,
});
form!(/// A superior's opinion on a form.
    EndorseFiling {
    /// Agreed, or returned to the investigators.
    agree: bool,
    /// Opinion; the reason where returned.
    opinion: String,
});
form!(/// The head's opinion on the filing form.
    ApproveFiling {
    /// Agreed, or returned.
    agree: bool,
    /// Opinion; the reason where returned.
    opinion: String,
});
form!(/// The two investigators.
    AssignOfficers {
    /// In charge.
    lead: OfficerId,
    /// With them.
    second: OfficerId,
});
form!(/// An order to correct.
    IssueCorrectionOrder {
    /// What to do.
    demands: String,
    /// By when, inclusive; the same day for an immediate order.
    due: NaiveDate,
});
form!(/// One attempt to serve a paper.
    RecordService {
    /// Which paper.
    paper: Served,
    /// How.
    #[serde(flatten)]
    way: Way,
    /// The day on the receipt or slip; of a message the day it was sent, of an announcement its last posting.
    on: NaiveDate,
    /// Served, or failed.
    delivery: Delivery,
    /// Where.
    place: String,
    /// Remarks.
    #[serde(default)]
    note: String,
    /// The second officer who served beside the one recording.
    second: OfficerId,
    /// On whom: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    to: u32,
    /// Certificates shown, and by what the act is kept, where somebody was met.
    #[serde(default)]
    process: OnRecord,
    /// The exhibits that prove it: receipt, screenshot, photo of the posting.
    #[serde(default)]
    proofs: Vec<ExhibitId>,
});
form!(/// An announcement whose period is over (民事诉讼法 95).
    EndAnnouncement {
    /// Which paper.
    paper: Served,
    /// On whom: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    to: u32,
});
form!(/// Re-inspection after an order to correct.
    RecordReinspection {
    /// The day of the visit.
    on: NaiveDate,
    /// Whether the order was obeyed.
    complied: bool,
    /// What was found.
    findings: String,
    /// Certificates shown, and by what the act is kept.
    #[serde(default)]
    process: OnRecord,
});
form!(/// The closing report 调查终结报告 with its proposal.
    SubmitReport {
    /// Facts as established, with the evidence.
    facts: String,
    /// Which tier of the fine the facts belong to; empty where no fine is proposed.
    tier: String,
    /// A warning, alone or beside others.
    #[serde(default)]
    warning: bool,
    /// Proposed fine, 0 for none.
    fine_fen: Fen,
    /// Illegal gains to confiscate, 0 for none.
    #[serde(default)]
    confiscate_fen: Fen,
    /// How they were counted (行政处罚法 28(2)).
    #[serde(default)]
    gains: Option<Gains>,
    /// Penalties of other kinds (行政处罚法 9), each kind once.
    #[serde(default)]
    others: Vec<Penalty>,
    /// The discretion: step and reasons (行政处罚法 34).
    discretion: String,
    /// A ground to go below the band (行政处罚法 30-32), with its facts.
    #[serde(default)]
    mitigation: Option<Mitigation>,
    /// Major public interest is touched (行政处罚法 58(1)(1)).
    #[serde(default)]
    public_interest: bool,
    /// Difficult, or several legal relations (行政处罚法 58(1)(3)).
    #[serde(default)]
    difficult: bool,
    /// Why this rule, where the law changed since the act (行政处罚法 37).
    #[serde(default)]
    law_comparison: String,
    /// The entry that applies, where it is not the one of the act's day; empty otherwise (行政处罚法 37).
    #[serde(default)]
    applies: String,
    /// How the fine is measured: percentage, count, step of the standard.
    #[serde(default)]
    figures: Figures,
    /// Further violations of the same party, each weighed by itself and decided together.
    #[serde(default)]
    further: Vec<Charge>,
});
form!(/// The unit head's check of the closing report 审核.
    EndorseReport {
    /// Agreed, or returned to the inquiry.
    agree: bool,
    /// Opinion; the reason where returned.
    opinion: String,
});
form!(/// Nothing to fill in: the notice follows from the endorsed report.
    IssuePriorNotice {});
form!(/// A defence as received.
    RecordDefence {
    /// The day it arrived.
    received_on: NaiveDate,
    /// The postmark, where it came by post: travel time is not counted (民事诉讼法 85(4)).
    #[serde(default)]
    postmark: Option<NaiveDate>,
    /// What it says.
    content: String,
    /// Whose: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    whose: u32,
});
form!(/// An express waiver.
    RecordWaiver {
    /// The day it was given.
    on: NaiveDate,
    /// Of stating and defending (行政处罚法 62).
    defence: bool,
    /// Of the hearing.
    hearing: bool,
    /// The paper or record that shows it.
    proof: String,
    /// Whose: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    whose: u32,
});
form!(/// A request for a hearing.
    RequestHearing {
    /// The day it arrived.
    received_on: NaiveDate,
    /// The postmark, where it came by post.
    #[serde(default)]
    postmark: Option<NaiveDate>,
    /// Whose: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    whose: u32,
    /// The interested third party whose request it is; none where a party asks (河南省行政执法条例 27(1)(2)).
    #[serde(default)]
    third: Option<ThirdParty>,
});
form!(/// How the hearing ended.
    RecordHearing {
    /// Held, withdrawn, or given up by absence.
    outcome: HearingOutcome,
    /// The day of the hearing, of the withdrawal, or of the absence.
    on: NaiveDate,
    /// The day the party was told time and place; 7 working days lie between (行政处罚法 64(2)).
    #[serde(default)]
    notified_on: Option<NaiveDate>,
    /// Who hosted it: not an investigator (行政处罚法 64(4)).
    #[serde(default)]
    host: Option<OfficerId>,
    /// What the signed record says; the decision follows it (行政处罚法 65).
    record: String,
    /// Who came, in person or by one or two agents; needed where it was held (行政处罚法 64(5)).
    #[serde(default)]
    attended: Vec<Attended>,
});
form!(/// The written re-check opinion 书面复核意见.
    WriteRecheck {
    /// Whether the defence is adopted.
    adopted: Adopted,
    /// Reasons.
    opinion: String,
    /// The fine after the re-check, never above the noticed one.
    fine_fen: Fen,
    /// The fine of each violation, in the notice's order, where there are several; they add up to the fine.
    #[serde(default)]
    fines: Vec<Fen>,
});
form!(/// Nothing to fill in.
    SubmitToReview {});
form!(/// The legal opinion 法制审核意见.
    GiveLegalOpinion {
    /// One of four.
    verdict: Verdict,
    /// The eight points, ticked where found in order.
    points: Vec<ReviewPoint>,
    /// Reasons.
    opinion: String,
});
form!(/// Minutes of a collective discussion 集体讨论.
    RecordDiscussion {
    /// When.
    on: NaiveDate,
    /// Who took part, the chair first.
    members: String,
    /// Who stepped aside, and why; empty where nobody did (行政处罚法 43).
    #[serde(default)]
    recused: String,
    /// Each view.
    views: String,
    /// What was concluded.
    conclusion: String,
});
form!(/// The head's decision.
    DecidePenalty {
    /// The fine.
    fine_fen: Fen,
    /// The fine of each violation, in the notice's order, where there are several; they add up to the fine.
    #[serde(default)]
    fines: Vec<Fen>,
    /// Illegal gains to confiscate, 0 for none.
    #[serde(default)]
    confiscate_fen: Fen,
    /// Penalties told that are not imposed, by their number in the notice.
    #[serde(default)]
    left_out: Vec<u32>,
    /// Periods told that are made shorter.
    #[serde(default)]
    shortened: Vec<Shortened>,
    /// Which rule is lighter and why, where the law changed since the report (行政处罚法 37); empty otherwise.
    #[serde(default)]
    law_comparison: String,
    /// The head's opinion.
    opinion: String,
});
form!(/// Back to the inquiry.
    ReturnForInquiry {
    /// What is missing.
    reason: String,
});
form!(/// Money received.
    RecordPayment {
    /// How much.
    amount_fen: Fen,
    /// The day it was paid.
    paid_on: NaiveDate,
    /// The receipt's number.
    receipt: String,
    /// How it came.
    channel: Channel,
});
form!(/// Nothing to fill in.
    MarkOverdue {});
form!(/// The day the record went to the platform.
    ReportDisclosure {
    /// When.
    on: NaiveDate,
    /// Name of the batch or file.
    batch: String,
});
form!(/// Publicity withdrawn within three working days of the annulment, with reasons (行政处罚法 48(2)).
    WithdrawDisclosure {
    /// When.
    on: NaiveDate,
    /// The public reason, and every place the record was sent to.
    reason: String,
});
form!(/// Applying for closing 结案审批表.
    ApplyForClosing {
    /// How the decision was performed.
    opinion: String,
});
form!(/// The head's opinion on closing.
    ApproveClosing {
    /// Agreed, or returned.
    agree: bool,
    /// Opinion; the reason where returned.
    opinion: String,
});
