//! The words in which the periods of the procedure are spoken of: which one, in what unit, whose, and why it stands still.

use serde::{Deserialize, Serialize};

/// The periods by what they are for; the letters are those of the table of deadlines in the procedure notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadlineId {
    /// L1: act → discovery.
    Limitation,
    /// L2: act with harm to life, health or finance → discovery.
    LimitationHarm,
    /// L3: environmental act with damage → discovery.
    LimitationEnvironment,
    /// J1: dispute about jurisdiction → settled.
    Jurisdiction,
    /// C1: clue received → checked.
    ClueCheck,
    /// E1: evidence registered → disposed of.
    EvidenceRegistered,
    /// M1: urgent measure → approval completed.
    UrgentMeasure,
    /// M2: seizure → decided or lifted.
    Seizure,
    /// N1: notice served → statement and defence.
    Defence,
    /// H1: notice served → hearing requested.
    HearingRequest,
    /// H2: notice of time and place → hearing.
    HearingNotice,
    /// V1: papers reach legal review → opinion.
    LegalOpinion,
    /// D1: filing → decision.
    Decide,
    /// S1: decision → service on an absent party.
    Serve,
    /// S2: announcement → deemed served.
    Announcement,
    /// Z1: on-the-spot decision → on record.
    SummaryReport,
    /// P1: decision received → fine paid.
    Pay,
    /// P3: cash taken → agency.
    CashToAgency,
    /// P4: cash at the agency → bank.
    CashToBank,
    /// R1: decision received → administrative review.
    Review,
    /// R2: the same, right not told.
    ReviewNotTold,
    /// R3: copy received → answer, ordinary procedure.
    ReviewAnswer,
    /// R4: copy received → answer, simplified procedure.
    ReviewAnswerSimplified,
    /// R5: review accepted → decided, ordinary procedure.
    ReviewDecision,
    /// R5: review accepted → decided, simplified procedure.
    ReviewDecisionSimplified,
    /// A1: decision received → suit.
    Suit,
    /// A2: review decided or its period over → suit.
    SuitAfterReview,
    /// A3: complaint received → evidence and answer.
    SuitAnswer,
    /// F1: demand served → application possible.
    Demand,
    /// F2: remedies over → application to the court.
    CourtApplication,
    /// F3: application → accepted.
    CourtAcceptance,
    /// F4: not accepted → objection.
    CourtRefusalObjection,
    /// F4: objection → upper court.
    CourtRefusalUpperCourt,
    /// F5: accepted → ruling on the papers.
    CourtRuling,
    /// F5: accepted → ruling after hearing both sides.
    CourtRulingHeard,
    /// F6: refused to enforce → served.
    NonEnforcementServed,
    /// F6: refused to enforce → objection.
    NonEnforcementObjection,
    /// F6: objection → upper court.
    NonEnforcementUpperCourt,
    /// F7: ruling → immediate execution.
    UrgentExecution,
    /// F8: judgment → application to execute it.
    JudgmentExecution,
    /// F9: own execution suspended → no more.
    OwnExecutionPaused,
    /// X1: demand → substituted performance.
    SubstitutedDemand,
    /// T1: report → the head decides on the transfer.
    TransferDecision,
    /// T2: approval → sent to the police.
    TransferSent,
    /// T3: police decline → reconsideration asked.
    TransferReconsideration,
    /// T4: police filed → goods handed over.
    TransferGoods,
    /// T5: refusal upheld → supervision suggested.
    TransferSupervision,
    /// U1: decision → publication.
    Publish,
    /// U2: decision → double publicity.
    Disclose,
    /// U3: decision annulled → withdrawn.
    Withdraw,
    /// U4: information made → disclosed.
    OpenInformation,
    /// U5: request for information → answer.
    InformationRequest,
    /// B1: unlawful building found → stop notice.
    StopNotice,
    /// B2: stop notice served → reported.
    StopNoticeReport,
    /// B3: report → the government instructs.
    GovernmentInstructs,
    /// B3: instructed → site sealed.
    SiteSealed,
    /// B4: demolition demand over → reported.
    DemolitionReport,
    /// B4: report → the government instructs.
    DemolitionInstructed,
    /// B4: instructed → demolished.
    Demolition,
    /// B5: goods after demolition → collected.
    GoodsCollected,
    /// B5: announcement → goods collected.
    GoodsAnnounced,
    /// B6: confiscation effective → handed to finance.
    ConfiscatedBuilding,
    /// W1: demolished → waste cleared.
    WasteCleared,
    /// K1: case finished → closing form.
    Closing,
    /// G1: platform's enquiry → answer.
    CreditAnswer,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours, counted from an instant.
    Hours,
    /// 工作日.
    WorkingDays,
    /// Calendar days.
    CalendarDays,
    /// Calendar months, ending on the corresponding day (民法典 202).
    Months,
    /// Calendar years, ending on the corresponding day (民法典 202).
    Years,
}

impl Unit {
    /// A length in words: 5 个工作日, 15 日, 6 个月, 2 年, 24 小时.
    pub fn words(self, length: u32) -> String {
        match self {
            Unit::Hours => format!("{length} 小时"),
            Unit::WorkingDays => format!("{length} 个工作日"),
            Unit::CalendarDays => format!("{length} 日"),
            Unit::Months => format!("{length} 个月"),
            Unit::Years => format!("{length} 年"),
        }
    }
}

/// Whom a period binds. It decides about rolling: what helps the party is rolled, what binds the agency is not, and
/// others are reminded of as counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The party acts.
    Party,
    /// The agency acts.
    Agency,
    /// The court acts.
    Court,
    /// The body of administrative review acts.
    ReviewBody,
    /// The government above the agency, or the one it instructs, acts.
    Government,
}

impl Whose {
    /// 当事人, 本机关, 人民法院, 复议机关 or 政府.
    pub fn label(self) -> &'static str {
        match self {
            Whose::Party => "当事人",
            Whose::Agency => "本机关",
            Whose::Court => "人民法院",
            Whose::ReviewBody => "复议机关",
            Whose::Government => "政府",
        }
    }
}

/// What a period means for the one it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// Something must be done by its last day.
    Within,
    /// Something becomes possible, or happens by law, only once it is over.
    Wait,
    /// Something must be done so long before a day; see [`super::Before`].
    Before,
}

/// Why a period stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StopKind {
    /// Testing, inspection or appraisal.
    Testing,
    /// The hearing.
    Hearing,
    /// The inquiry is suspended.
    InquiryPaused,
    /// A remedy of the party is open: review or suit.
    Remedy,
    /// Payment is postponed or in instalments.
    Deferral,
    /// Force majeure or another obstacle that is not the one's own.
    Obstacle,
}

impl StopKind {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            StopKind::Testing => "检测、检验、鉴定",
            StopKind::Hearing => "听证",
            StopKind::InquiryPaused => "中止调查",
            StopKind::Remedy => "复议或者诉讼中",
            StopKind::Deferral => "暂缓、分期缴纳",
            StopKind::Obstacle => "不可抗力等障碍",
        }
    }
}
