//! From the decision to the money: service, the record of an on-the-spot decision, payment, cash.

use super::{DeadlineRule, ExtensionRule, ORDER_55_UNIT, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Sense, Unit};

/// S1. 处罚法 61(1): seven days, working days by 85, when the party was absent at the announcement.
pub(super) static SERVE: DeadlineRule = DeadlineRule {
    trigger: "作出决定之日，当事人不在场的",
    consequence: "超期送达是程序违法",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "61(1)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::Serve, "S1", "送达决定书", 7, Unit::WorkingDays)
};

/// S2. 民诉法 95: thirty days after the last publication; sixty before 2022-01-01, which the dated value says.
pub(super) static ANNOUNCEMENT: DeadlineRule = DeadlineRule {
    trigger: "公告刊登之日，多次刊登的自最后一次",
    consequence: "期满视为送达，此前后续期限不起算",
    sense: Sense::Wait,
    parameter: Some("announcement_days"),
    valid_from: since::MINSU,
    articles: &[Article::new(cite::MINSU, "95")],
    ..DeadlineRule::of_agency(DeadlineId::Announcement, "S2", "公告送达", 30, Unit::CalendarDays)
};

/// Z1. 55号令 14(2), read in a copy: three days to hand an on-the-spot decision in for the record.
pub(super) static SUMMARY_REPORT: DeadlineRule = DeadlineRule {
    trigger: "当场作出处罚决定之日",
    parameter: Some("summary_report_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "14(2)"), Article::new(cite::CHUFA, "52(3)")],
    ..DeadlineRule::of_agency(DeadlineId::SummaryReport, "Z1", "当场处罚备案", 3, Unit::CalendarDays)
};

/// P1. 处罚法 67(3): fifteen calendar days from receipt, rolled by 民诉法 85(3); a postponement (66(2)) sets its own end.
pub(super) static PAY: DeadlineRule = DeadlineRule {
    trigger: "收到处罚决定书之日",
    consequence: "自次日起每日按罚款数额的百分之三加处罚款",
    extensions: &[ExtensionRule {
        length: None,
        parameter: None,
        by: "当事人申请，本机关批准暂缓或者分期",
        articles: &[Article::new(cite::CHUFA, "66(2)")],
    }],
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "67(3)"), Article::new(cite::MINSU, "85(3)")],
    ..DeadlineRule::of_party(DeadlineId::Pay, "P1", "缴纳罚款", 15, Unit::CalendarDays)
};

/// P3. 处罚法 71: two days from officer to agency, working days by 85.
pub(super) static CASH_TO_AGENCY: DeadlineRule = DeadlineRule {
    trigger: "收缴罚款之日，水上收缴的自抵岸之日",
    consequence: "超期交回依法追究责任",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "71"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::CashToAgency, "P3", "当场收缴罚款交回", 2, Unit::WorkingDays)
};

/// P4. 处罚法 71: two days from agency to bank, working days by 85.
pub(super) static CASH_TO_BANK: DeadlineRule = DeadlineRule {
    trigger: "本机关收到罚款之日",
    consequence: "超期缴付依法追究责任",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "71"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::CashToBank, "P4", "当场收缴罚款缴付银行", 2, Unit::WorkingDays)
};
