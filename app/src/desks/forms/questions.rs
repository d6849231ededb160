//! The forms of what puts a case itself in question: its evidence, its competence, remedies nobody was told of, a refusal of
//! the police.

use domain::case::Case;
use domain::ids::ExhibitId;
use domain::now::Now;
use domain::step::*;

use super::aside_fields::{reason, tick};
use super::reader::Reader;
use super::step_fields::{choices, day};
use super::{Control, FieldSpec};
use crate::widgets::Choice;

/// The fields of a step's form; none where the step is no such one.
pub(super) fn fields(kind: StepKind, case: &Case, now: &Now) -> Vec<FieldSpec> {
    match kind {
        StepKind::SetAsideExhibit => vec![
            FieldSpec::new("exhibit", "证据", Control::Pick(super::report::exhibits(case))),
            FieldSpec::new(
                "ground",
                "情形",
                Control::Radio(choices(AsideGround::ALL, AsideGround::key, AsideGround::label)),
            ),
            reason("理由").hint("排除的证据留在案卷里，注明理由，报告、告知和决定都不能再用（处罚法46条2款、3款）"),
        ],
        StepKind::ReviewDeviceRecord => device_fields(case),
        StepKind::RecordDispute => vec![
            FieldSpec::new("agency", "争议的对方机关", Control::Line),
            day("since", "争议发生日", now).hint("自这一天起七日内协商（55号令6条）"),
            reason("双方意见"),
        ],
        StepKind::SubmitDispute => vec![
            FieldSpec::new("to", "报请", Control::Radio(choices(DisputeTo::ALL, DisputeTo::key, DisputeTo::label)))
                .hint("协商不成的报请；也可以不经协商直接报请（处罚法25条2款）"),
            FieldSpec::new("body", "机关名称", Control::Line),
            day("on", "报请日", now),
            FieldSpec::new("paper", "文书", Control::Line).hint("名称和编号"),
        ],
        StepKind::SettleDispute => vec![
            FieldSpec::new(
                "how",
                "处理方式",
                Control::Radio(choices(DisputeEnd::ALL, DisputeEnd::key, DisputeEnd::label)),
            ),
            FieldSpec::new(
                "ours",
                "由谁管辖",
                Control::Radio(vec![Choice::new("yes", "本机关继续办理"), Choice::new("no", "由对方管辖，本案移送")]),
            ),
            day("on", "处理日", now),
            FieldSpec::new("paper", "书面记录、文书", Control::Text(2_000))
                .hint("协商写书面记录的要点；其他写名称和编号"),
        ],
        StepKind::RecordNotTold => vec![
            FieldSpec::new("known_on", "知道处罚内容的日期", Control::Day)
                .value(
                    case.decision
                        .as_ref()
                        .and_then(|one| one.service.deemed())
                        .map_or_else(String::new, |on| on.to_string()),
                )
                .hint("最长一年，自这一天起算（复议法20条3款、行诉解释64条）"),
            FieldSpec::new("told_on", "补充告知日", Control::Day)
                .optional()
                .hint("已经补充告知的填，期限自告知之日起算"),
            reason("没有告知的内容和发现经过"),
        ],
        StepKind::AskReconsideration => vec![
            day("on", "提请日", now).hint("收到不予立案通知后三日内（移送规定9条1款）"),
            FieldSpec::new("paper", "文书", Control::Line).hint("名称和编号"),
        ],
        StepKind::SuggestSupervision => vec![
            day("on", "建议日", now).hint("收到复议决定后三日内，也可以不经复议直接建议（移送规定9条2款）"),
            FieldSpec::new("paper", "文书和人民检察院", Control::Line),
        ],
        _ => Vec::new(),
    }
}

fn device_fields(case: &Case) -> Vec<FieldSpec> {
    let line = |name, label| FieldSpec::new(name, label, Control::Line).optional();
    vec![
        FieldSpec::new("exhibit", "证据", Control::Pick(super::report::exhibits(case)))
            .hint("固定的自动设备（电子技术监控设备）取得的记录，未经审核不能作为证据（处罚法41条）"),
        line("basis", "法律、行政法规依据").hint("写明名称和条款；地方性法规、规章不能作为依据"),
        line("legal_review", "设备的法制审核").hint("谁、哪一天、结论"),
        line("technical_review", "设备的技术审核").hint("谁、哪一天、结论"),
        tick("marked", "标志", "设置合理，标志明显"),
        line("published", "设置地点的公布").hint("公布的网站、公告和日期"),
        FieldSpec::new(
            "fit",
            "记录内容的审核结论",
            Control::Radio(vec![
                Choice::new("yes", "真实、清晰、完整、准确，可以作为证据"),
                Choice::new("no", "不符合要求，不作为证据"),
            ]),
        ),
        FieldSpec::new("record_review", "记录内容的审核", Control::Text(2_000)).hint("谁审核的，看了什么"),
    ]
}

/// The step as typed; `None` where it is no such one.
pub(super) fn read(kind: StepKind, r: &mut Reader<'_>) -> Option<Step> {
    let (reason, paper) = (r.text("reason"), r.text("paper"));
    Some(match kind {
        StepKind::SetAsideExhibit => Step::SetAsideExhibit(SetAsideExhibit {
            exhibit: exhibit(r),
            ground: r.pick("ground", "排除的情形", AsideGround::ALL, AsideGround::key),
            reason,
        }),
        StepKind::ReviewDeviceRecord => Step::ReviewDeviceRecord(ReviewDeviceRecord {
            exhibit: exhibit(r),
            basis: r.text("basis"),
            legal_review: r.text("legal_review"),
            technical_review: r.text("technical_review"),
            marked: r.flag("marked"),
            published: r.text("published"),
            fit: yes_or_no(r, "fit", "审核结论"),
            record_review: r.text("record_review"),
        }),
        StepKind::RecordDispute => {
            Step::RecordDispute(RecordDispute {
                agency: r.text("agency"), since: r.day("since", "争议发生日"), reason
            })
        }
        StepKind::SubmitDispute => Step::SubmitDispute(SubmitDispute {
            to: r.pick("to", "报请的机关", DisputeTo::ALL, DisputeTo::key),
            body: r.text("body"),
            on: r.day("on", "报请日"),
            paper,
        }),
        StepKind::SettleDispute => Step::SettleDispute(SettleDispute {
            how: r.pick("how", "处理方式", DisputeEnd::ALL, DisputeEnd::key),
            ours: yes_or_no(r, "ours", "由谁管辖"),
            on: r.day("on", "处理日"),
            paper,
        }),
        StepKind::RecordNotTold => Step::RecordNotTold(RecordNotTold {
            known_on: r.day("known_on", "知道处罚内容的日期"),
            told_on: r.maybe_day("told_on", "补充告知日"),
            reason,
        }),
        StepKind::AskReconsideration => {
            Step::AskReconsideration(AskReconsideration { on: r.day("on", "提请日"), paper })
        }
        StepKind::SuggestSupervision => {
            Step::SuggestSupervision(SuggestSupervision { on: r.day("on", "建议日"), paper })
        }
        _ => return None,
    })
}

fn exhibit(r: &mut Reader<'_>) -> ExhibitId {
    r.text("exhibit").parse().map_or_else(
        |_| {
            r.wrong("exhibit", "证据未选");
            ExhibitId(-1)
        },
        ExhibitId,
    )
}

/// A choice that must be made either way: neither is proposed.
fn yes_or_no(r: &mut Reader<'_>, field: &str, label: &str) -> bool {
    match r.text(field).as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            r.wrong(field, format!("{label}未选"));
            false
        }
    }
}
