//! A suspected crime on its way to the police (移送规定; its days are calendar days).

use super::DeadlineRule;
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Unit};

/// T1. 移送规定 5: the principal head decides in three days; the text has no working-day clause, so calendar days.
pub(super) static TRANSFER_DECISION: DeadlineRule = DeadlineRule {
    trigger: "报告本机关正职负责人之日",
    consequence: "依法追究责任",
    articles: &[Article::new(cite::YISONG, "5")],
    ..DeadlineRule::of_agency(DeadlineId::TransferDecision, "T1", "移送涉嫌犯罪案件的决定", 3, Unit::CalendarDays)
};

/// T2. 移送规定 5: sent to the police within 24 hours of the approval.
pub(super) static TRANSFER_SENT: DeadlineRule = DeadlineRule {
    trigger: "批准移送之时",
    consequence: "依法追究责任",
    articles: &[Article::new(cite::YISONG, "5")],
    ..DeadlineRule::of_agency(DeadlineId::TransferSent, "T2", "向公安机关移送", 24, Unit::Hours)
};

/// T3. 移送规定 9(1): three days to ask the police to reconsider.
pub(super) static TRANSFER_RECONSIDERATION: DeadlineRule = DeadlineRule {
    trigger: "收到不予立案通知之日",
    articles: &[Article::new(cite::YISONG, "9(1)")],
    ..DeadlineRule::of_agency(DeadlineId::TransferReconsideration, "T3", "提请公安机关复议", 3, Unit::CalendarDays)
};

/// T4. 移送规定 12: goods and papers go to the police within three days of their filing.
pub(super) static TRANSFER_GOODS: DeadlineRule = DeadlineRule {
    trigger: "收到公安机关立案通知之日",
    consequence: "依法追究责任",
    articles: &[Article::new(cite::YISONG, "12")],
    ..DeadlineRule::of_agency(DeadlineId::TransferGoods, "T4", "移交涉案物品和材料", 3, Unit::CalendarDays)
};

/// T5. 移送规定 9(2): three days to suggest supervision to the procuratorate.
pub(super) static TRANSFER_SUPERVISION: DeadlineRule = DeadlineRule {
    trigger: "收到公安机关维持不予立案的复议决定之日",
    articles: &[Article::new(cite::YISONG, "9(2)")],
    ..DeadlineRule::of_agency(DeadlineId::TransferSupervision, "T5", "建议检察机关立案监督", 3, Unit::CalendarDays)
};
