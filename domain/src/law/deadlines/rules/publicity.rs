//! What is made public and what closes a case.

use super::{DeadlineRule, ExtensionRule, ORDER_55_UNIT, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Unit};

/// U1. 55号令 10, read in a copy: seven days to publish. Whether working days are meant is unread: the earlier date.
pub(super) static PUBLISH: DeadlineRule = DeadlineRule {
    trigger: "作出决定之日",
    parameter: Some("publish_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "10")],
    ..DeadlineRule::of_agency(DeadlineId::Publish, "U1", "处罚决定公开", 7, Unit::CalendarDays)
};

/// U2. The 2018 notice on double publicity: seven working days from the decision, not from service.
pub(super) static DISCLOSE: DeadlineRule = DeadlineRule {
    trigger: "作出决定之日",
    consequence: "计入每月通报",
    parameter: Some("disclosure_days"),
    valid_from: since::SHUANG_GONGSHI,
    articles: &[Article::new(cite::SHUANG_GONGSHI, "")],
    ..DeadlineRule::of_agency(DeadlineId::Disclose, "U2", "双公示报送", 7, Unit::WorkingDays)
};

/// U3. 处罚法 48(2): withdrawn within three days, working days by 85, with the reason made public.
pub(super) static WITHDRAW: DeadlineRule = DeadlineRule {
    trigger: "决定被变更、撤销、确认违法或者无效之日",
    valid_from: since::CHUFA,
    articles: &[Article::new(cite::CHUFA, "48(2)"), Article::new(cite::CHUFA, "85")],
    ..DeadlineRule::of_agency(DeadlineId::Withdraw, "U3", "撤回公开的处罚决定", 3, Unit::WorkingDays)
};

/// U4. 公开条例 26: twenty working days.
pub(super) static OPEN_INFORMATION: DeadlineRule = DeadlineRule {
    trigger: "信息形成或者变更之日",
    valid_from: since::GONGKAI,
    articles: &[Article::new(cite::GONGKAI, "26")],
    ..DeadlineRule::of_agency(DeadlineId::OpenInformation, "U4", "主动公开政府信息", 20, Unit::WorkingDays)
};

/// U5. 公开条例 33: twenty working days, prolonged by at most twenty.
pub(super) static INFORMATION_REQUEST: DeadlineRule = DeadlineRule {
    trigger: "收到申请之日",
    consequence: "申请人可以申请复议或者起诉",
    extensions: &[ExtensionRule {
        length: Some(20),
        parameter: None,
        by: "本机关信息公开工作机构负责人同意",
        articles: &[Article::new(cite::GONGKAI, "33(2)")],
    }],
    valid_from: since::GONGKAI,
    articles: &[Article::new(cite::GONGKAI, "33(2)")],
    ..DeadlineRule::of_agency(DeadlineId::InformationRequest, "U5", "答复信息公开申请", 20, Unit::WorkingDays)
};

/// K1. 55号令, article unread: fifteen days for the closing form, warned on the calendar date.
pub(super) static CLOSING: DeadlineRule = DeadlineRule {
    trigger: "案件办理完毕之日",
    parameter: Some("closing_days"),
    unit_parameter: Some(ORDER_55_UNIT),
    valid_from: since::CHENGXU,
    articles: &[Article::new(cite::CHENGXU, "")],
    ..DeadlineRule::of_agency(DeadlineId::Closing, "K1", "结案", 15, Unit::CalendarDays)
};

/// G1. 豫信用条例 41(2): three working days to answer the platform's enquiry after an objection.
pub(super) static CREDIT_ANSWER: DeadlineRule = DeadlineRule {
    trigger: "收到信用平台核查通知之日",
    valid_from: since::HENAN_XINYONG,
    articles: &[Article::new(cite::HENAN_XINYONG, "41(2)")],
    ..DeadlineRule::of_agency(DeadlineId::CreditAnswer, "G1", "答复信用信息异议", 3, Unit::WorkingDays)
};
