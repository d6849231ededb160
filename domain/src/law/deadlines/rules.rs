//! The periods the law sets, each with its article.

use chrono::NaiveDate;

use super::{DeadlineId, Unit, Whose};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::parameters::{ParameterError, Parameters};

/// One period as the law sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineRule {
    /// Which period.
    pub id: DeadlineId,
    /// What people call it.
    pub label: &'static str,
    /// In `unit`.
    pub length: u32,
    /// What `length` is counted in.
    pub unit: Unit,
    /// Whom it binds.
    pub whose: Whose,
    /// Whether a last day on a rest day moves to the next working day.
    pub rolls: bool,
    /// The dated value that replaces `length`, where the text of the rule could not be read in full or may change.
    pub parameter: Option<&'static str>,
    /// Where it stands.
    pub articles: &'static [Article],
}

impl DeadlineRule {
    const fn party(id: DeadlineId, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule { id, label, length, unit, whose: Whose::Party, rolls: true, parameter: None, articles: &[] }
    }

    const fn agency(id: DeadlineId, label: &'static str, length: u32, unit: Unit) -> Self {
        DeadlineRule { id, label, length, unit, whose: Whose::Agency, rolls: false, parameter: None, articles: &[] }
    }

    /// The rule with the length of today's text.
    pub fn of(id: DeadlineId) -> &'static DeadlineRule {
        match id {
            DeadlineId::ClueCheck => &CLUE_CHECK,
            DeadlineId::Defence => &DEFENCE,
            DeadlineId::HearingRequest => &HEARING_REQUEST,
            DeadlineId::LegalOpinion => &LEGAL_OPINION,
            DeadlineId::Decide => &DECIDE,
            DeadlineId::Serve => &SERVE,
            DeadlineId::Pay => &PAY,
            DeadlineId::Review => &REVIEW,
            DeadlineId::Suit => &SUIT,
            DeadlineId::Disclose => &DISCLOSE,
            DeadlineId::Limitation => &LIMITATION,
            DeadlineId::LimitationEnvironment => &LIMITATION_ENVIRONMENT,
            DeadlineId::Closing => &CLOSING,
        }
    }

    /// The rule with the length and the reading about rolling in force on a day. Refuses a day before the first row of
    /// a length that is set by a parameter.
    pub fn on(id: DeadlineId, parameters: &Parameters, on: NaiveDate) -> Result<DeadlineRule, ParameterError> {
        let mut rule = DeadlineRule::of(id).clone();
        if let Some(name) = rule.parameter {
            rule.length = parameters.days(name, on)?;
        }
        if rule.whose == Whose::Party {
            rule.rolls = parameters.flag("roll_party_deadlines", on)?;
        }
        Ok(rule)
    }
}

/// C1. 55号令 15(1): 15 days to check a clue. Whether working days are meant is unread, so the agency is warned on the
/// earlier, calendar date.
static CLUE_CHECK: DeadlineRule = DeadlineRule {
    parameter: Some("clue_check_days"),
    articles: &[Article::new(cite::CHENGXU, "15(1)")],
    ..DeadlineRule::agency(DeadlineId::ClueCheck, "线索核查", 15, Unit::CalendarDays)
};

/// N1. 处罚法 45 gives the right, 55号令 22 five days; counted as working days, the longer reading.
static DEFENCE: DeadlineRule = DeadlineRule {
    parameter: Some("defence_days"),
    articles: &[Article::new(cite::CHUFA, "45"), Article::new(cite::CHENGXU, "22")],
    ..DeadlineRule::party(DeadlineId::Defence, "陈述申辩", 5, Unit::WorkingDays)
};

/// H1. 处罚法 64(1): five days, working days by 85.
static HEARING_REQUEST: DeadlineRule = DeadlineRule {
    articles: &[Article::item(cite::CHUFA, "64(1)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::party(DeadlineId::HearingRequest, "申请听证", 5, Unit::WorkingDays)
};

/// V1. 55号令 25: ten days for the opinion of legal review, warned on the calendar date.
static LEGAL_OPINION: DeadlineRule = DeadlineRule {
    parameter: Some("legal_opinion_days"),
    articles: &[Article::new(cite::CHENGXU, "25")],
    ..DeadlineRule::agency(DeadlineId::LegalOpinion, "法制审核", 10, Unit::CalendarDays)
};

/// D1. 处罚法 60: ninety days from filing, calendar days because 85 does not name them.
static DECIDE: DeadlineRule = DeadlineRule {
    parameter: Some("decide_days"),
    articles: &[Article::new(cite::CHUFA, "60")],
    ..DeadlineRule::agency(DeadlineId::Decide, "作出决定", 90, Unit::CalendarDays)
};

/// S1. 处罚法 61(1): seven days, working days by 85, when the party was absent at the announcement.
static SERVE: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::CHUFA, "61(1)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::agency(DeadlineId::Serve, "送达决定书", 7, Unit::WorkingDays)
};

/// P1. 处罚法 67(3): fifteen calendar days from receipt, rolled by 民诉法 85(3).
static PAY: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::CHUFA, "67(3)"), Article::new(cite::MINSU, "85(3)")],
    ..DeadlineRule::party(DeadlineId::Pay, "缴纳罚款", 15, Unit::CalendarDays)
};

/// R1. 复议法 20(1): sixty calendar days from knowing the act.
static REVIEW: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::FUYI, "20(1)"), Article::new(cite::MINSU, "85(3)")],
    ..DeadlineRule::party(DeadlineId::Review, "申请行政复议", 60, Unit::CalendarDays)
};

/// A1. 行诉法 46(1): six months from knowing the act, rolled by 行诉解释 48(3).
static SUIT: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::SUSONG, "46(1)"), Article::new(cite::SUSONG_JIESHI, "48(3)")],
    ..DeadlineRule::party(DeadlineId::Suit, "提起行政诉讼", 6, Unit::Months)
};

/// U2. The 2018 notice on double publicity: seven working days from the decision, not from service.
static DISCLOSE: DeadlineRule = DeadlineRule {
    parameter: Some("disclosure_days"),
    articles: &[Article::new(cite::SHUANG_GONGSHI, "")],
    ..DeadlineRule::agency(DeadlineId::Disclose, "双公示报送", 7, Unit::WorkingDays)
};

/// L1. 处罚法 36(1): two years from the act or the end of a continuing act.
static LIMITATION: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::CHUFA, "36(1)")],
    ..DeadlineRule::agency(DeadlineId::Limitation, "处罚时效", 2, Unit::Years)
};

/// L3. 法典 1054(1): five years where the act polluted or damaged the environment.
static LIMITATION_ENVIRONMENT: DeadlineRule = DeadlineRule {
    articles: &[Article::new(cite::FADIAN, "1054(1)")],
    ..DeadlineRule::agency(DeadlineId::LimitationEnvironment, "处罚时效（生态环境损害）", 5, Unit::Years)
};

/// K1. 55号令, article unread: fifteen days for the closing form, warned on the calendar date.
static CLOSING: DeadlineRule = DeadlineRule {
    parameter: Some("closing_days"),
    articles: &[Article::new(cite::CHENGXU, "")],
    ..DeadlineRule::agency(DeadlineId::Closing, "结案", 15, Unit::CalendarDays)
};

/// Every period in the order in which a case meets them.
pub static RULES: [&DeadlineRule; 13] = [
    &LIMITATION,
    &LIMITATION_ENVIRONMENT,
    &CLUE_CHECK,
    &DEFENCE,
    &HEARING_REQUEST,
    &LEGAL_OPINION,
    &DECIDE,
    &SERVE,
    &DISCLOSE,
    &PAY,
    &REVIEW,
    &SUIT,
    &CLOSING,
];
