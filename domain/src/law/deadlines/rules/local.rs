//! The city's own rules: unlawful buildings, confiscated ones, demolition waste.

use super::{DeadlineRule, ExtensionRule, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Unit};

/// B1. 平规建条例 24: the stop notice is served within two working days of discovery.
pub(super) static STOP_NOTICE: DeadlineRule = DeadlineRule {
    trigger: "发现违法建设之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "24")],
    ..DeadlineRule::of_agency(DeadlineId::StopNotice, "B1", "违法建设停工通知", 2, Unit::WorkingDays)
};

/// B2. 平规建条例 24: not obeyed, reported to the city government within two working days of serving the notice.
pub(super) static STOP_NOTICE_REPORT: DeadlineRule = DeadlineRule {
    trigger: "停工通知送达之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "24")],
    ..DeadlineRule::of_agency(DeadlineId::StopNoticeReport, "B2", "报告不停工情况", 2, Unit::WorkingDays)
};

/// B3. 平规建条例 24: the city government instructs the district within two working days.
pub(super) static GOVERNMENT_INSTRUCTS: DeadlineRule = DeadlineRule {
    trigger: "市政府收到报告之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "24")],
    ..DeadlineRule::of_government(DeadlineId::GovernmentInstructs, "B3", "市政府责成查封", 2, Unit::WorkingDays)
};

/// B3. 平规建条例 24: the district seals the site within 24 hours.
pub(super) static SITE_SEALED: DeadlineRule = DeadlineRule {
    trigger: "市政府责成之时",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "24")],
    ..DeadlineRule::of_government(DeadlineId::SiteSealed, "B3", "区政府查封施工现场", 24, Unit::Hours)
};

/// B4. 平规建条例 30: an ignored demolition demand is reported within three working days.
pub(super) static DEMOLITION_REPORT: DeadlineRule = DeadlineRule {
    trigger: "拆除催告期满之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "30")],
    ..DeadlineRule::of_agency(DeadlineId::DemolitionReport, "B4", "报告逾期不拆除", 3, Unit::WorkingDays)
};

/// B4. 平规建条例 30: the government instructs within three working days.
pub(super) static DEMOLITION_INSTRUCTED: DeadlineRule = DeadlineRule {
    trigger: "市政府收到报告之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "30")],
    ..DeadlineRule::of_government(DeadlineId::DemolitionInstructed, "B4", "市政府责成强制拆除", 3, Unit::WorkingDays)
};

/// B4. 平规建条例 30: demolition within sixty days.
pub(super) static DEMOLITION: DeadlineRule = DeadlineRule {
    trigger: "责成强制拆除之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "30")],
    ..DeadlineRule::of_government(DeadlineId::Demolition, "B4", "强制拆除", 60, Unit::CalendarDays)
};

/// B5. 平规建条例 32: twenty days to collect goods left after a demolition.
pub(super) static GOODS_COLLECTED: DeadlineRule = DeadlineRule {
    trigger: "通知领取之日",
    consequence: "逾期未领取的，公告",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "32")],
    ..DeadlineRule::of_party(DeadlineId::GoodsCollected, "B5", "领取拆除现场物品", 20, Unit::CalendarDays)
};

/// B5. 平规建条例 32: sixty days more after an announcement.
pub(super) static GOODS_ANNOUNCED: DeadlineRule = DeadlineRule {
    trigger: "公告之日",
    consequence: "期满仍未领取的依法提存，费用由当事人承担",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "32")],
    ..DeadlineRule::of_party(DeadlineId::GoodsAnnounced, "B5", "公告期满领取物品", 60, Unit::CalendarDays)
};

/// B6. 平规建条例 27(3): ten days to hand a confiscated building to the finance department.
pub(super) static CONFISCATED_BUILDING: DeadlineRule = DeadlineRule {
    trigger: "没收决定生效之日",
    valid_from: since::PINGDINGSHAN_JIANSHE,
    articles: &[Article::new(cite::PINGDINGSHAN_JIANSHE, "27(3)")],
    ..DeadlineRule::of_agency(DeadlineId::ConfiscatedBuilding, "B6", "没收建筑物移交财政", 10, Unit::CalendarDays)
};

/// W1. 市条例 14(3): ten days to clear demolition waste, prolonged by at most ten. The text has no working-day clause.
pub(super) static WASTE_CLEARED: DeadlineRule = DeadlineRule {
    trigger: "建筑物、构筑物拆除之日",
    consequence: "责令改正，处二万元以上十万元以下罚款",
    extensions: &[ExtensionRule {
        length: Some(10),
        parameter: None,
        by: "当地城市管理主管部门同意",
        articles: &[Article::item(cite::PINGDINGSHAN_YANGCHEN, "14(3)")],
    }],
    valid_from: since::PINGDINGSHAN_YANGCHEN,
    articles: &[Article::item(cite::PINGDINGSHAN_YANGCHEN, "14(3)")],
    ..DeadlineRule::of_party(DeadlineId::WasteCleared, "W1", "清运拆除垃圾", 10, Unit::CalendarDays)
};
