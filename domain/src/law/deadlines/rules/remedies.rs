//! What the party may still do, and what the agency must answer: administrative review and suit.

use super::{DeadlineRule, ExtensionRule, StopRule, since};
use crate::law::article::Article;
use crate::law::cite;
use crate::law::deadlines::{DeadlineId, StopKind, Unit};

/// R1. 复议法 20(1): sixty calendar days from knowing the act; time lost through an obstacle is restored (20(2)).
pub(super) static REVIEW: DeadlineRule = DeadlineRule {
    trigger: "知道或者应当知道行政行为之日",
    consequence: "逾期丧失申请复议的权利",
    stops: &[StopRule { why: StopKind::Obstacle, parameter: None, articles: &[Article::new(cite::FUYI, "20(2)")] }],
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "20(1)"), Article::new(cite::MINSU, "85(3)")],
    ..DeadlineRule::of_party(DeadlineId::Review, "R1", "申请行政复议", 60, Unit::CalendarDays)
};

/// R2. 复议法 20(3): at most one year where the party was not told of the right, the body and the period.
pub(super) static REVIEW_NOT_TOLD: DeadlineRule = DeadlineRule {
    trigger: "知道或者应当知道行政行为内容之日",
    consequence: "申请期限最长不得超过一年",
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "20(3)")],
    ..DeadlineRule::of_party(DeadlineId::ReviewNotTold, "R2", "申请行政复议（未告知权利）", 1, Unit::Years)
};

/// R3. 复议法 48: ten days to answer with evidence, working days by 88(2).
pub(super) static REVIEW_ANSWER: DeadlineRule = DeadlineRule {
    trigger: "收到申请书副本或者笔录复印件之日",
    consequence: "视为行政行为没有证据、依据，复议机关决定撤销",
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "48"), Article::new(cite::FUYI, "70"), Article::new(cite::FUYI, "88(2)")],
    ..DeadlineRule::of_agency(DeadlineId::ReviewAnswer, "R3", "复议答复（普通程序）", 10, Unit::WorkingDays)
};

/// R4. 复议法 54: five days in the simplified procedure, working days by 88(2).
pub(super) static REVIEW_ANSWER_SIMPLE: DeadlineRule = DeadlineRule {
    trigger: "收到申请书副本或者笔录复印件之日",
    consequence: "视为行政行为没有证据、依据，复议机关决定撤销",
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "54"), Article::new(cite::FUYI, "70"), Article::new(cite::FUYI, "88(2)")],
    ..DeadlineRule::of_agency(DeadlineId::ReviewAnswerSimplified, "R4", "复议答复（简易程序）", 5, Unit::WorkingDays)
};

/// R5. 复议法 62(1): sixty days, prolonged by at most thirty.
pub(super) static REVIEW_DECISION: DeadlineRule = DeadlineRule {
    trigger: "复议机关受理申请之日",
    consequence: "逾期不作决定的，申请人可以在期满之日起十五日内起诉",
    extensions: &[ExtensionRule {
        length: Some(30),
        parameter: None,
        by: "复议机构负责人批准",
        articles: &[Article::new(cite::FUYI, "62(1)")],
    }],
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "62(1)"), Article::new(cite::SUSONG, "45")],
    ..DeadlineRule::of_review_body(DeadlineId::ReviewDecision, "R5", "复议决定（普通程序）", 60, Unit::CalendarDays)
};

/// R5. 复议法 62(2): thirty days in the simplified procedure.
pub(super) static REVIEW_DECISION_SIMPLE: DeadlineRule = DeadlineRule {
    trigger: "复议机关受理申请之日",
    consequence: "逾期不作决定的，申请人可以在期满之日起十五日内起诉",
    valid_from: since::FUYI,
    articles: &[Article::new(cite::FUYI, "62(2)"), Article::new(cite::SUSONG, "45")],
    ..DeadlineRule::of_review_body(
        DeadlineId::ReviewDecisionSimplified,
        "R5",
        "复议决定（简易程序）",
        30,
        Unit::CalendarDays,
    )
};

/// A1. 行诉法 46(1): six months from knowing the act, rolled by 行诉解释 48(3); time lost through an obstacle is restored (48).
pub(super) static SUIT: DeadlineRule = DeadlineRule {
    trigger: "知道或者应当知道行政行为之日",
    consequence: "逾期丧失起诉的权利",
    stops: &[StopRule { why: StopKind::Obstacle, parameter: None, articles: &[Article::new(cite::SUSONG, "48")] }],
    valid_from: since::SUSONG,
    articles: &[Article::new(cite::SUSONG, "46(1)"), Article::new(cite::SUSONG_JIESHI, "48(3)")],
    ..DeadlineRule::of_party(DeadlineId::Suit, "A1", "提起行政诉讼", 6, Unit::Months)
};

/// A2. 行诉法 45, 复议法 34: fifteen days from the review decision, its refusal, or the end of its period.
pub(super) static SUIT_AFTER_REVIEW: DeadlineRule = DeadlineRule {
    trigger: "收到复议决定之日，或者复议期满之日",
    consequence: "逾期丧失起诉的权利",
    stops: &[StopRule { why: StopKind::Obstacle, parameter: None, articles: &[Article::new(cite::SUSONG, "48")] }],
    valid_from: since::SUSONG,
    articles: &[
        Article::new(cite::SUSONG, "45"),
        Article::new(cite::FUYI, "34"),
        Article::new(cite::SUSONG_JIESHI, "48(3)"),
    ],
    ..DeadlineRule::of_party(DeadlineId::SuitAfterReview, "A2", "复议后提起行政诉讼", 15, Unit::CalendarDays)
};

/// A3. 行诉法 67(1): fifteen days for evidence and answer; the court may allow more.
pub(super) static SUIT_ANSWER: DeadlineRule = DeadlineRule {
    trigger: "收到起诉状副本之日",
    consequence: "视为没有相应证据",
    extensions: &[ExtensionRule {
        length: None,
        parameter: None,
        by: "人民法院准许",
        articles: &[Article::new(cite::SUSONG, "36(1)")],
    }],
    valid_from: since::SUSONG,
    articles: &[Article::new(cite::SUSONG, "67(1)"), Article::new(cite::SUSONG, "34(2)")],
    ..DeadlineRule::of_agency(DeadlineId::SuitAnswer, "A3", "行政诉讼答辩举证", 15, Unit::CalendarDays)
};
