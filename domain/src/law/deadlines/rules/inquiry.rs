//! From the act to the decision: limitation, clue, evidence, measures, notice, hearing, review, ninety days.

use super::{DeadlineRule, ExtensionRule, ORDER_55_UNIT, StopRule, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Sense, StopKind, Unit};

/// L1. 处罚法 36(1): two years from the act or the end of a continuing act; the breach must be discovered by then.
pub(super) static LIMITATION: DeadlineRule = DeadlineRule {
    trigger: "违法行为发生之日，连续或者继续的自行为终了之日",
    consequence: "超过时效未被发现的，不再给予处罚",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "36(1)")],
    ..DeadlineRule::of_agency(DeadlineId::Limitation, "L1", "处罚时效", 2, Unit::Years)
};

/// L2. 处罚法 36(1): five years where life, health or the safety of finance is touched and harm was done.
pub(super) static LIMITATION_HARM: DeadlineRule = DeadlineRule {
    trigger: "违法行为发生之日，连续或者继续的自行为终了之日",
    consequence: "超过时效未被发现的，不再给予处罚",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "36(1)")],
    ..DeadlineRule::of_agency(DeadlineId::LimitationHarm, "L2", "处罚时效（生命健康、金融安全）", 5, Unit::Years)
};

/// L3. 法典 1054(1): five years where the act polluted or damaged the environment.
pub(super) static LIMITATION_ENVIRONMENT: DeadlineRule = DeadlineRule {
    trigger: "违法行为发生之日，连续或者继续的自行为终了之日",
    consequence: "超过时效未被发现的，不再给予处罚",
    valid_from: since::FADIAN,
    articles: &[Article::new(cite::FADIAN, "1054(1)")],
    ..DeadlineRule::of_agency(DeadlineId::LimitationEnvironment, "L3", "处罚时效（生态环境损害）", 5, Unit::Years)
};

/// J1. 55号令 6, read in a copy: seven days to settle who has jurisdiction. Whether working days are meant is unread, so
/// the agency is warned on the earlier, calendar date.
pub(super) static JURISDICTION: DeadlineRule = DeadlineRule {
    trigger: "发生管辖争议之日",
    consequence: "协商不成的，报请共同的上一级机关指定管辖",
    parameter: Some("jurisdiction_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "6")],
    ..DeadlineRule::of_agency(DeadlineId::Jurisdiction, "J1", "管辖争议协商", 7, Unit::CalendarDays)
};

/// C1. 55号令 15(1): 15 days to check a clue, ten more with the head's approval. Whether working days are meant is unread,
/// so the agency is warned on the earlier, calendar date.
pub(super) static CLUE_CHECK: DeadlineRule = DeadlineRule {
    trigger: "收到线索之日",
    consequence: "超期未核查是未依法履行职责",
    parameter: Some("clue_check_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    extensions: &[ExtensionRule {
        length: Some(10),
        parameter: Some("clue_check_extension_days"),
        by: "本机关负责人批准",
        articles: &[Article::new(cite::CHENGXU, "15(1)")],
    }],
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "15(1)")],
    ..DeadlineRule::of_agency(DeadlineId::ClueCheck, "C1", "线索核查", 15, Unit::CalendarDays)
};

/// E1. 处罚法 56: seven days to decide what becomes of registered evidence, working days by 85.
pub(super) static EVIDENCE_REGISTERED: DeadlineRule = DeadlineRule {
    trigger: "先行登记保存证据之日",
    consequence: "期满不处理，登记保存失去依据，应当解除",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "56"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::EvidenceRegistered, "E1", "先行登记保存处理", 7, Unit::WorkingDays)
};

/// M1. 强制法 19: 24 hours to report an urgent measure and have it approved.
pub(super) static URGENT_MEASURE: DeadlineRule = DeadlineRule {
    trigger: "情况紧急当场实施强制措施之时",
    consequence: "未补办或者负责人认为不应当采取的，立即解除",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "19")],
    ..DeadlineRule::of_agency(DeadlineId::UrgentMeasure, "M1", "补办强制措施批准", 24, Unit::Hours)
};

/// M2. 强制法 25(1): thirty days, once prolonged by up to thirty; a test or appraisal does not count (25(3)).
pub(super) static SEIZURE: DeadlineRule = DeadlineRule {
    trigger: "查封、扣押之日",
    consequence: "期满应当解除查封、扣押，立即退还财物",
    extensions: &[ExtensionRule {
        length: Some(30),
        parameter: None,
        by: "情况复杂，本机关负责人批准",
        articles: &[Article::new(cite::QIANGZHI, "25(1)")],
    }],
    stops: &[StopRule { why: StopKind::Testing, parameter: None, articles: &[Article::new(cite::QIANGZHI, "25(3)")] }],
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "25(1)"), Article::new(cite::QIANGZHI, "28(1)")],
    ..DeadlineRule::of_agency(DeadlineId::Seizure, "M2", "查封、扣押", 30, Unit::CalendarDays)
};

/// N1. 处罚法 45 gives the right, 55号令 22 five days; counted as working days, the longer reading.
pub(super) static DEFENCE: DeadlineRule = DeadlineRule {
    trigger: "事先告知书送达之日",
    consequence: "逾期未陈述申辩的，视为放弃",
    parameter: Some("defence_days"),
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "45"), Article::new(cite::CHENGXU, "22")],
    ..DeadlineRule::of_party(DeadlineId::Defence, "N1", "陈述申辩", 5, Unit::WorkingDays)
};

/// H1. 处罚法 64(1): five days, working days by 85. The postmark of a posted request decides.
pub(super) static HEARING_REQUEST: DeadlineRule = DeadlineRule {
    trigger: "告知听证权利之日",
    consequence: "逾期未申请的，丧失听证权利；因不可抗力耽误的，由本机关负责人决定是否受理",
    stops: &[StopRule { why: StopKind::Obstacle, parameter: None, articles: &[Article::new(cite::MINSU, "86")] }],
    valid_from: since::CHUFA,
    articles: &[Article::item(cite::CHUFA, "64(1)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_party(DeadlineId::HearingRequest, "H1", "申请听证", 5, Unit::WorkingDays)
};

/// H2. 处罚法 64(2): notice of time and place seven days before, counted safely as seven clear working days.
pub(super) static HEARING_NOTICE: DeadlineRule = DeadlineRule {
    trigger: "举行听证之日",
    consequence: "未提前通知是程序违法",
    sense: Sense::Before,
    valid_from: since::CHUFA,
    articles: &[Article::item(cite::CHUFA, "64(2)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::HearingNotice, "H2", "听证通知", 7, Unit::WorkingDays)
};

/// V1. 55号令 25: ten days for the opinion of legal review, warned on the calendar date.
pub(super) static LEGAL_OPINION: DeadlineRule = DeadlineRule {
    trigger: "案卷送达法制审核机构之日",
    consequence: "依法应当审核而未审核或者审核未通过的，不得作出决定",
    parameter: Some("legal_opinion_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "25")],
    ..DeadlineRule::of_agency(DeadlineId::LegalOpinion, "V1", "法制审核", 10, Unit::CalendarDays)
};

/// D1. 处罚法 60: ninety days from filing, calendar days because 85 does not name them. What prolongs or stops them stands in
/// 55号令, unread, and so in dated values.
pub(super) static DECIDE: DeadlineRule = DeadlineRule {
    trigger: "立案之日",
    consequence: "超期作出决定是程序违法",
    parameter: Some("decide_days"),
    extensions: &[
        ExtensionRule {
            length: Some(30),
            parameter: Some("decide_extension_days"),
            by: "本机关负责人批准",
            articles: &[Article::new(cite::CHENGXU, "")],
        },
        ExtensionRule {
            length: Some(60),
            parameter: Some("decide_second_extension_days"),
            by: "本机关负责人集体讨论决定",
            articles: &[Article::new(cite::CHENGXU, "")],
        },
    ],
    stops: &[
        StopRule {
            why: StopKind::Testing,
            parameter: Some("decide_stops_for_testing"),
            articles: &[Article::new(cite::CHENGXU, "")],
        },
        StopRule {
            why: StopKind::Hearing,
            parameter: Some("decide_stops_for_hearing"),
            articles: &[Article::new(cite::CHENGXU, "")],
        },
        StopRule {
            why: StopKind::InquiryPaused,
            parameter: Some("decide_stops_while_paused"),
            articles: &[Article::new(cite::CHENGXU, "")],
        },
    ],
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "60")],
    ..DeadlineRule::of_agency(DeadlineId::Decide, "D1", "作出决定", 90, Unit::CalendarDays)
};
