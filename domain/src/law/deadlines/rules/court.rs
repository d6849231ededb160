//! Money and duties enforced: demand, the court's own clock, substituted performance.

use super::{DeadlineRule, StopRule, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, Sense, StopKind, Unit};

/// F1. 强制法 54: ten days after the demand is served, working days by 69; only then may the agency apply.
pub(super) static DEMAND: DeadlineRule = DeadlineRule {
    trigger: "催告书送达之日",
    consequence: "期满前申请强制执行的，法院不予受理",
    sense: Sense::Wait,
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "54"), Article::new(cite::QIANGZHI, "69")],
    ..DeadlineRule::of_party(DeadlineId::Demand, "F1", "催告", 10, Unit::WorkingDays)
};

/// F2. 强制法 53: three months from the end of the party's periods for review and suit.
pub(super) static COURT_APPLICATION: DeadlineRule = DeadlineRule {
    trigger: "当事人申请复议和起诉的期限届满之日",
    consequence: "逾期申请的，除有正当理由外，法院不予受理",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "53"), Article::new(cite::SUSONG_JIESHI, "156")],
    ..DeadlineRule::of_agency(DeadlineId::CourtApplication, "F2", "申请法院强制执行", 3, Unit::Months)
};

/// F3. 强制法 56(1): five days to accept, working days by 69.
pub(super) static COURT_ACCEPTANCE: DeadlineRule = DeadlineRule {
    trigger: "法院接到强制执行申请之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "56(1)"), Article::new(cite::QIANGZHI, "69")],
    ..DeadlineRule::of_court(DeadlineId::CourtAcceptance, "F3", "法院受理", 5, Unit::WorkingDays)
};

/// F4. 强制法 56(2): fifteen days to object to a refusal.
pub(super) static COURT_REFUSAL_OBJECTION: DeadlineRule = DeadlineRule {
    trigger: "收到不予受理裁定之日",
    consequence: "裁定生效",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "56(2)")],
    ..DeadlineRule::of_agency(DeadlineId::CourtRefusalObjection, "F4", "对不予受理申请复议", 15, Unit::CalendarDays)
};

/// F4. 强制法 56(2): fifteen days for the upper court.
pub(super) static COURT_REFUSAL_UPPER: DeadlineRule = DeadlineRule {
    trigger: "上一级法院收到复议申请之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "56(2)")],
    ..DeadlineRule::of_court(
        DeadlineId::CourtRefusalUpperCourt,
        "F4",
        "上级法院对不予受理的裁定",
        15,
        Unit::CalendarDays,
    )
};

/// F5. 强制法 57: seven days for the ruling on the papers, working days by 69.
pub(super) static COURT_RULING: DeadlineRule = DeadlineRule {
    trigger: "法院受理之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "57"), Article::new(cite::QIANGZHI, "69")],
    ..DeadlineRule::of_court(DeadlineId::CourtRuling, "F5", "法院执行裁定（书面审查）", 7, Unit::WorkingDays)
};

/// F5. 强制法 58(2): thirty days where the decision looks plainly unfounded or unlawful.
pub(super) static COURT_RULING_HEARD: DeadlineRule = DeadlineRule {
    trigger: "法院受理之日，明显违法需听取意见的",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "58(2)")],
    ..DeadlineRule::of_court(DeadlineId::CourtRulingHeard, "F5", "法院执行裁定（听取意见）", 30, Unit::CalendarDays)
};

/// F6. 强制法 58(2): a refusal to enforce is reasoned and served within five days, working days by 69.
pub(super) static NON_ENFORCEMENT_SERVED: DeadlineRule = DeadlineRule {
    trigger: "法院裁定不予执行之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "58(2)"), Article::new(cite::QIANGZHI, "69")],
    ..DeadlineRule::of_court(DeadlineId::NonEnforcementServed, "F6", "不予执行裁定送达", 5, Unit::WorkingDays)
};

/// F6. 强制法 58(3): fifteen days to object.
pub(super) static NON_ENFORCEMENT_OBJECTION: DeadlineRule = DeadlineRule {
    trigger: "收到不予执行裁定之日",
    consequence: "裁定生效",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "58(3)")],
    ..DeadlineRule::of_agency(DeadlineId::NonEnforcementObjection, "F6", "对不予执行申请复议", 15, Unit::CalendarDays)
};

/// F6. 强制法 58(3): thirty days for the upper court.
pub(super) static NON_ENFORCEMENT_UPPER: DeadlineRule = DeadlineRule {
    trigger: "上一级法院收到复议申请之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "58(3)")],
    ..DeadlineRule::of_court(
        DeadlineId::NonEnforcementUpperCourt,
        "F6",
        "上级法院对不予执行的裁定",
        30,
        Unit::CalendarDays,
    )
};

/// F7. 强制法 59: five days after the ruling in urgent cases of public safety, working days by 69.
pub(super) static URGENT_EXECUTION: DeadlineRule = DeadlineRule {
    trigger: "法院作出执行裁定之日",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "59"), Article::new(cite::QIANGZHI, "69")],
    ..DeadlineRule::of_court(DeadlineId::UrgentExecution, "F7", "法院立即执行", 5, Unit::WorkingDays)
};

/// F8. 行诉解释 153: two years for the execution of a judgment; after a dismissed suit the alarm follows the shorter reading.
pub(super) static JUDGMENT_EXECUTION: DeadlineRule = DeadlineRule {
    trigger: "判决规定的履行期限最后一日，未规定的自判决生效之日",
    consequence: "逾期申请的，法院裁定不予受理；驳回诉讼请求的，同时按三个月提醒",
    stops: &[StopRule {
        why: StopKind::Obstacle,
        parameter: None,
        articles: &[Article::new(cite::SUSONG_JIESHI, "153")],
    }],
    valid_from: since::SUSONG,
    articles: &[Article::new(cite::SUSONG_JIESHI, "153")],
    ..DeadlineRule::of_agency(DeadlineId::JudgmentExecution, "F8", "申请执行判决", 2, Unit::Years)
};

/// F9. 强制法 39(2): three years without resumption; only for execution by the agency itself.
pub(super) static OWN_EXECUTION_PAUSED: DeadlineRule = DeadlineRule {
    trigger: "本机关中止执行之日",
    consequence: "没有明显社会危害、当事人确无能力的，不再执行",
    valid_from: since::QIANGZHI,
    articles: &[Article::new(cite::QIANGZHI, "39(2)")],
    ..DeadlineRule::of_agency(DeadlineId::OwnExecutionPaused, "F9", "中止执行满三年", 3, Unit::Years)
};

/// X1. 强制法 51(1)(2): the demand again three days before, working days by 69; not where 52 asks for immediate clearing.
pub(super) static SUBSTITUTED_DEMAND: DeadlineRule = DeadlineRule {
    trigger: "代履行之日",
    consequence: "未催告即代履行是违法；需立即清除的除外",
    sense: Sense::Before,
    valid_from: since::QIANGZHI,
    articles: &[
        Article::item(cite::QIANGZHI, "51(1)(2)"),
        Article::new(cite::QIANGZHI, "52"),
        Article::new(cite::QIANGZHI, "69"),
    ],
    ..DeadlineRule::of_agency(DeadlineId::SubstitutedDemand, "X1", "代履行催告", 3, Unit::WorkingDays)
};
