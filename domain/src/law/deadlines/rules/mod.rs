//! The periods the law sets, each with its trigger, length, consequence and article.

use chrono::NaiveDate;

use super::{DeadlineId, Sense, StopKind, Unit, Whose};
use crate::law::article::Article;
use crate::law::parameters::{ParameterError, Parameters};

mod court;
mod inquiry;
mod local;
mod publicity;
mod remedies;
mod service;
mod transfer;

/// The dated choice whether the periods of 55号令 mean working days; its closing clause is unread, so that by default
/// the agency is warned on the earlier, calendar date.
const ORDER_55_UNIT: &str = "order_55_in_working_days";

/// One period as the law sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineRule {
    /// Which period.
    pub id: DeadlineId,
    /// Its row in the table of deadlines: `M2`. Several periods may share a row.
    pub code: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// From what it runs, in words; of a period counted back, before what.
    pub trigger: &'static str,
    /// In `unit`.
    pub length: u32,
    /// What `length` is counted in.
    pub unit: Unit,
    /// Whom it binds.
    pub whose: Whose,
    /// What the period means: act within it, wait for its end, or act so long before.
    pub sense: Sense,
    /// Whether a last day on a rest day moves to the next working day.
    pub rolls: bool,
    /// The dated value that replaces `length`, where the text of the rule could not be read in full or may change.
    pub parameter: Option<&'static str>,
    /// The dated choice that turns calendar days into working days, where the text of the rule leaves the unit open.
    pub unit_parameter: Option<&'static str>,
    /// How it may be prolonged, in this order, each once.
    pub extensions: &'static [ExtensionRule],
    /// What stops it.
    pub stops: &'static [StopRule],
    /// What follows when it is missed; empty where the law names nothing.
    pub consequence: &'static str,
    /// First day of force of the text it was taken from, where the day is known.
    pub valid_from: Option<NaiveDate>,
    /// Last day of force; `None` while in force.
    pub valid_to: Option<NaiveDate>,
    /// Where it stands.
    pub articles: &'static [Article],
}

/// One way of prolonging a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtensionRule {
    /// The most it may add, in the period's own unit; `None` where whoever grants it sets the length.
    pub length: Option<u32>,
    /// The dated value that replaces `length`.
    pub parameter: Option<&'static str>,
    /// Who grants it, and when.
    pub by: &'static str,
    /// Where it stands.
    pub articles: &'static [Article],
}

/// One reason for which a period stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopRule {
    /// The reason.
    pub why: StopKind,
    /// The dated choice whether the reason counts, where its text could not be read.
    pub parameter: Option<&'static str>,
    /// Where it stands.
    pub articles: &'static [Article],
}

impl DeadlineRule {
    const fn of_whom(
        whose: Whose,
        id: DeadlineId,
        code: &'static str,
        label: &'static str,
        length: u32,
        unit: Unit,
    ) -> Self {
        DeadlineRule {
            id,
            code,
            label,
            trigger: "",
            length,
            unit,
            whose,
            sense: Sense::Within,
            rolls: matches!(whose, Whose::Party),
            parameter: None,
            unit_parameter: None,
            extensions: &[],
            stops: &[],
            consequence: "",
            valid_from: None,
            valid_to: None,
            articles: &[],
        }
    }

    const fn of_party(id: DeadlineId, code: &'static str, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule::of_whom(Whose::Party, id, code, label, length, unit)
    }

    const fn of_agency(id: DeadlineId, code: &'static str, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule::of_whom(Whose::Agency, id, code, label, length, unit)
    }

    const fn of_court(id: DeadlineId, code: &'static str, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule::of_whom(Whose::Court, id, code, label, length, unit)
    }

    const fn of_review_body(id: DeadlineId, code: &'static str, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule::of_whom(Whose::ReviewBody, id, code, label, length, unit)
    }

    const fn of_government(id: DeadlineId, code: &'static str, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule::of_whom(Whose::Government, id, code, label, length, unit)
    }

    /// The rule with the length, the unit and the reading about rolling in force on a day. Refuses a day before the
    /// first row of a length that is set by a parameter. A value that the bureau's own file does not know yet, because
    /// the file is older than the rule, leaves the rule as it came with the program.
    pub fn on(id: DeadlineId, parameters: &Parameters, on: NaiveDate) -> Result<DeadlineRule, ParameterError> {
        let mut rule = DeadlineRule::of(id).clone();
        if let Some(name) = rule.parameter {
            rule.length = known(parameters.days(name, on))?.unwrap_or(rule.length);
        }
        if let Some(name) = rule.unit_parameter
            && known(parameters.flag(name, on))?.unwrap_or(false)
        {
            rule.unit = Unit::WorkingDays;
        }
        if rule.whose == Whose::Party {
            rule.rolls = parameters.flag("roll_party_deadlines", on)?;
        }
        Ok(rule)
    }

    /// Whether the text it was taken from was in force on a day; where its first day is unknown, yes.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_to.is_none_or(|to| on <= to)
    }

    /// How much each way of prolonging may add at most on a day, in order; `None` where whoever grants it sets it.
    pub fn most(&self, parameters: &Parameters, on: NaiveDate) -> Result<Vec<Option<u32>>, ParameterError> {
        let most = |way: &ExtensionRule| match way.parameter {
            Some(name) => Ok(known(parameters.days(name, on))?.or(way.length)),
            None => Ok(way.length),
        };
        self.extensions.iter().map(most).collect()
    }

    /// For which reasons the period stands still on a day, by the bureau's reading where the text is unread.
    pub fn stopped_by(&self, parameters: &Parameters, on: NaiveDate) -> Result<Vec<StopKind>, ParameterError> {
        let mut kinds = Vec::new();
        for stop in self.stops {
            let counts = match stop.parameter {
                Some(name) => known(parameters.flag(name, on))?.unwrap_or(false),
                None => true,
            };
            if counts {
                kinds.push(stop.why);
            }
        }
        Ok(kinds)
    }
}

/// `None` for a name that an older file of the bureau does not have.
fn known<T>(value: Result<T, ParameterError>) -> Result<Option<T>, ParameterError> {
    match value {
        Ok(value) => Ok(Some(value)),
        Err(ParameterError::Unknown { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// First days of force of the texts that the rules were taken from.
mod since {
    use chrono::NaiveDate;

    pub const CHUFA: Option<NaiveDate> = NaiveDate::from_ymd_opt(2021, 7, 15);
    pub const QIANGZHI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2012, 1, 1);
    pub const FUYI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 1, 1);
    pub const SUSONG: Option<NaiveDate> = NaiveDate::from_ymd_opt(2017, 7, 1);
    pub const MINSU: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 1, 1);
    pub const CHENGXU: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 5, 1);
    pub const GONGKAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2019, 5, 15);
    pub const FADIAN: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 8, 15);
    pub const SHUANG_GONGSHI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2018, 7, 25);
    pub const HENAN_XINYONG: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 5, 1);
    pub const PINGDINGSHAN_JIANSHE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2018, 1, 1);
    pub const PINGDINGSHAN_YANGCHEN: Option<NaiveDate> = NaiveDate::from_ymd_opt(2020, 3, 1);
}

/// One list for both the look-up and the enumeration, so that no period can be in one and not in the other.
macro_rules! table {
    ($($id:ident => $rule:path),* $(,)?) => {
        impl DeadlineRule {
            /// The rule with the length of today's text.
            pub fn of(id: DeadlineId) -> &'static DeadlineRule {
                match id {
                    $(DeadlineId::$id => &$rule,)*
                }
            }
        }

        /// Every period, in the order of the table of deadlines. Row P2 is a rate and stands in [`crate::fine`].
        pub static RULES: [&DeadlineRule; [$(DeadlineId::$id),*].len()] = [$(&$rule),*];
    };
}

table! {
    Limitation => inquiry::LIMITATION,
    LimitationHarm => inquiry::LIMITATION_HARM,
    LimitationEnvironment => inquiry::LIMITATION_ENVIRONMENT,
    Jurisdiction => inquiry::JURISDICTION,
    ClueCheck => inquiry::CLUE_CHECK,
    EvidenceRegistered => inquiry::EVIDENCE_REGISTERED,
    UrgentMeasure => inquiry::URGENT_MEASURE,
    Seizure => inquiry::SEIZURE,
    Defence => inquiry::DEFENCE,
    HearingRequest => inquiry::HEARING_REQUEST,
    HearingNotice => inquiry::HEARING_NOTICE,
    LegalOpinion => inquiry::LEGAL_OPINION,
    Decide => inquiry::DECIDE,
    Serve => service::SERVE,
    Announcement => service::ANNOUNCEMENT,
    SummaryReport => service::SUMMARY_REPORT,
    Pay => service::PAY,
    CashToAgency => service::CASH_TO_AGENCY,
    CashToBank => service::CASH_TO_BANK,
    Review => remedies::REVIEW,
    ReviewNotTold => remedies::REVIEW_NOT_TOLD,
    ReviewAnswer => remedies::REVIEW_ANSWER,
    ReviewAnswerSimplified => remedies::REVIEW_ANSWER_SIMPLE,
    ReviewDecision => remedies::REVIEW_DECISION,
    ReviewDecisionSimplified => remedies::REVIEW_DECISION_SIMPLE,
    Suit => remedies::SUIT,
    SuitAfterReview => remedies::SUIT_AFTER_REVIEW,
    SuitAnswer => remedies::SUIT_ANSWER,
    Demand => court::DEMAND,
    CourtApplication => court::COURT_APPLICATION,
    CourtAcceptance => court::COURT_ACCEPTANCE,
    CourtRefusalObjection => court::COURT_REFUSAL_OBJECTION,
    CourtRefusalUpperCourt => court::COURT_REFUSAL_UPPER,
    CourtRuling => court::COURT_RULING,
    CourtRulingHeard => court::COURT_RULING_HEARD,
    NonEnforcementServed => court::NON_ENFORCEMENT_SERVED,
    NonEnforcementObjection => court::NON_ENFORCEMENT_OBJECTION,
    NonEnforcementUpperCourt => court::NON_ENFORCEMENT_UPPER,
    UrgentExecution => court::URGENT_EXECUTION,
    JudgmentExecution => court::JUDGMENT_EXECUTION,
    OwnExecutionPaused => court::OWN_EXECUTION_PAUSED,
    SubstitutedDemand => court::SUBSTITUTED_DEMAND,
    TransferDecision => transfer::TRANSFER_DECISION,
    TransferSent => transfer::TRANSFER_SENT,
    TransferReconsideration => transfer::TRANSFER_RECONSIDERATION,
    TransferGoods => transfer::TRANSFER_GOODS,
    TransferSupervision => transfer::TRANSFER_SUPERVISION,
    Publish => publicity::PUBLISH,
    Disclose => publicity::DISCLOSE,
    Withdraw => publicity::WITHDRAW,
    OpenInformation => publicity::OPEN_INFORMATION,
    InformationRequest => publicity::INFORMATION_REQUEST,
    StopNotice => local::STOP_NOTICE,
    StopNoticeReport => local::STOP_NOTICE_REPORT,
    GovernmentInstructs => local::GOVERNMENT_INSTRUCTS,
    SiteSealed => local::SITE_SEALED,
    DemolitionReport => local::DEMOLITION_REPORT,
    DemolitionInstructed => local::DEMOLITION_INSTRUCTED,
    Demolition => local::DEMOLITION,
    GoodsCollected => local::GOODS_COLLECTED,
    GoodsAnnounced => local::GOODS_ANNOUNCED,
    ConfiscatedBuilding => local::CONFISCATED_BUILDING,
    WasteCleared => local::WASTE_CLEARED,
    Closing => publicity::CLOSING,
    CreditAnswer => publicity::CREDIT_ANSWER,
}
