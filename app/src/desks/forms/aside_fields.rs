//! The fields of the forms beside the main line, with what the case already knows filled in.

use domain::case::Case;
use domain::money::Fen;
use domain::now::Now;
use domain::officer::{Officer, Role};
use domain::step::*;

use super::aside_parts::{
    cash, court_acts, court_fields, measure_ends, measure_fields, measures, on_site, sparing_fields, spot_fields,
};
use super::people;
use super::report;
use super::step_fields::{agreement, choices, colleagues, day, opinion, partner};
use super::{Control, FieldSpec};
use crate::context::Posted;
use crate::widgets::Choice;

pub(super) fn reason(label: &'static str) -> FieldSpec {
    FieldSpec::new("reason", label, Control::Text(2_000))
}

pub(super) fn tick(name: &'static str, label: &'static str, words: &'static str) -> FieldSpec {
    FieldSpec::new(name, label, Control::Ticks(vec![Choice::new("true", words)])).optional()
}

/// Day and hour of an act that is counted in hours.
pub(super) fn instant(name: &'static str, day_name: &'static str, label: &'static str, now: &Now) -> Vec<FieldSpec> {
    vec![
        FieldSpec::new(day_name, label, Control::Day).value(now.today().to_string()),
        FieldSpec::new(name, "时刻", Control::Line).hint("写作 22:14，按小时计算期限"),
    ]
}

/// The only one there is, proposed.
fn only(all: &[Choice]) -> String {
    match all {
        [one] => one.value.clone(),
        _ => String::new(),
    }
}

pub(super) fn of_list(name: &'static str, label: &'static str, all: Vec<Choice>) -> FieldSpec {
    let value = only(&all);
    FieldSpec::new(name, label, Control::Radio(all)).value(value)
}

/// The fields of a step's form.
pub fn fields(kind: StepKind, case: &Case, me: &Officer, now: &Now, posted: &Posted) -> Vec<FieldSpec> {
    match kind {
        StepKind::ProposeNotFiling => {
            let grounds = choices(NotFilingGround::ALL, NotFilingGround::key, NotFilingGround::label);
            let mut fields = vec![
                FieldSpec::new("ground", "情形", Control::Radio(grounds)),
                reason("理由").hint("记入案卷，并告知举报人"),
            ];
            fields.extend(people::complainant(case, now));
            fields
        }
        StepKind::ProposeReferral => vec![
            FieldSpec::new("agency", "受移送机关", Control::Line),
            FieldSpec::new(
                "ground",
                "情形",
                Control::Radio(choices(ReferralGround::ALL, ReferralGround::key, ReferralGround::label)),
            ),
            reason("理由"),
        ],
        StepKind::ConfirmReferral => {
            vec![day("on", "回执日", now), FieldSpec::new("receipt", "回执", Control::Line).hint("编号或者接收人")]
        }
        StepKind::TakeUpAgain => vec![
            FieldSpec::new(
                "cause",
                "恢复的原因",
                Control::Radio(choices(TakeUpCause::ALL, TakeUpCause::key, TakeUpCause::label)),
            ),
            reason("事由").hint("新的事实，或者文书名称、编号"),
        ],
        StepKind::ProposeExtension => vec![
            FieldSpec::new(
                "kind",
                "延长的期限",
                Control::Radio(choices(ExtensionKind::ALL, ExtensionKind::key, ExtensionKind::label)),
            ),
            FieldSpec::new("days", "延长天数", Control::Line),
            reason("理由"),
        ],
        StepKind::DecideRequest => {
            let open = case.requests_open().map(|request| {
                let words = format!("{}：{}", request.matter.label(), request.applied.text);
                Choice::new(request.id.to_string(), words).note(request.applied.name.clone())
            });
            vec![
                of_list("request", "申请事项", open.collect()),
                agreement("不同意"),
                opinion("说明").optional().hint("不同意的，写明原因"),
                FieldSpec::new("minutes", "集体讨论记录", Control::Text(5_000))
                    .optional()
                    .hint("再次延长办案期限的必填"),
            ]
        }
        StepKind::DecideOnTheSpot => spot_fields(case, me, now),
        StepKind::FileOnTheSpot => vec![day("on", "备案日", now)],
        StepKind::CollectCash => {
            let left = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.left_fen);
            vec![
                FieldSpec::new("amount_fen", "收缴金额", Control::Money(Some(format!("应缴 {} 元", left.plain()))))
                    .value(left.plain()),
                day("on", "收缴日", now),
                FieldSpec::new(
                    "ground",
                    "当场收缴的情形",
                    Control::Radio(choices(CashGround::ALL, CashGround::key, CashGround::label)),
                ),
                FieldSpec::new("receipt", "票据号", Control::Line).hint("财政部门统一制发的票据（处罚法70条）"),
            ]
        }
        StepKind::HandInCash => vec![of_list("receipt", "票据", cash(case, false)), day("on", "交款日", now)],
        StepKind::BankCash => vec![of_list("receipt", "票据", cash(case, true)), day("on", "缴付日", now)],
        StepKind::ProposePreservation => vec![
            FieldSpec::new("items", "登记保存的物品", Control::Text(5_000)).hint("一行一件：名称、数量、状况"),
            FieldSpec::new("place", "保存地点", Control::Line),
            reason("理由").hint("为什么可能灭失或者以后难以取得（处罚法56条）"),
        ],
        StepKind::DisposePreservation => {
            let held = case.preservations.iter().filter(|one| one.ended.is_none()).map(|one| {
                Choice::new(one.id.to_string(), one.form.items.lines().next().unwrap_or_default().to_owned())
            });
            vec![
                of_list("preservation", "登记保存", held.collect()),
                FieldSpec::new(
                    "how",
                    "处理方式",
                    Control::Radio(choices(PreservationEnd::ALL, PreservationEnd::key, PreservationEnd::label)),
                ),
                reason("处理决定和理由"),
            ]
        }
        StepKind::ProposeMeasure => measure_fields(),
        StepKind::ExecuteMeasure => {
            let mut fields = vec![of_list("measure", "查封、扣押", measures(case, false))];
            fields.extend(on_site(case, me, now));
            fields
        }
        StepKind::ExecuteUrgently => {
            let mut fields = measure_fields();
            let urgency = FieldSpec::new("urgency", "紧急情况", Control::Text(2_000));
            fields.push(urgency.hint("为什么来不及先批准；24 小时内补办批准（强制法19条）"));
            fields.extend(on_site(case, me, now));
            fields
        }
        StepKind::ProposeMeasureExtension => vec![
            of_list("measure", "查封、扣押", measures(case, true)),
            FieldSpec::new("days", "延长天数", Control::Line).hint("最多 30 日，只能延长一次（强制法25条1款）"),
            reason("理由").hint("书面告知当事人"),
        ],
        StepKind::EndMeasure => vec![
            of_list("measure", "查封、扣押", measures(case, true)),
            FieldSpec::new("how", "处理方式", Control::Radio(measure_ends())),
            day("on", "处理日", now),
            reason("理由和接收人"),
        ],
        StepKind::SendSample => vec![
            FieldSpec::new("what", "送检物品", Control::Line),
            FieldSpec::new("laboratory", "检测机构", Control::Line),
            day("sent_on", "送检日", now),
            FieldSpec::new("days", "检测天数", Control::Line).hint("写明期间并告知当事人，不计入期限（强制法25条3款）"),
        ],
        StepKind::RecordTestResult => {
            let out = case.samples.iter().filter(|sample| sample.result.is_none());
            let out = out.map(|sample| Choice::new(sample.id.to_string(), sample.what.clone())).collect();
            vec![
                of_list("sample", "样品", out),
                day("on", "结果日", now),
                FieldSpec::new("result", "检测结果", Control::Text(2_000)).hint("结论和报告编号"),
            ]
        }
        StepKind::ApplyForRecusal => {
            let people = now.roster.officers().iter().filter(|one| !one.holds(Role::Administrator));
            let people = people.map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
            vec![
                FieldSpec::new("officer", "应当回避的人", Control::Pick(people)),
                FieldSpec::new(
                    "by",
                    "由谁提出",
                    Control::Radio(choices(RecusalBy::ALL, RecusalBy::key, RecusalBy::label)),
                ),
                reason("理由").hint(
                    "直接利害关系，或者其他可能影响公正执法的关系（处罚法43条）；当事人申请听证主持人回避也在这里登记，决定以前不举行听证（64条4项）",
                ),
            ]
        }
        StepKind::DecideRecusal => {
            let open = case.recusals.iter().filter(|one| one.granted.is_none());
            let open = open.map(|one| Choice::new(one.id.to_string(), format!("{}：{}", one.name, one.reason)));
            vec![
                of_list("recusal", "回避申请", open.collect()),
                FieldSpec::new(
                    "agree",
                    "决定",
                    Control::Radio(vec![Choice::new("yes", "应当回避"), Choice::new("no", "不需要回避")]),
                ),
                opinion("理由").hint("负责人本人的回避，写本级人民政府或者上一级机关的决定"),
            ]
        }
        StepKind::ProposePause => vec![
            FieldSpec::new(
                "ground",
                "情形",
                Control::Radio(choices(PauseGround::ALL, PauseGround::key, PauseGround::label)),
            ),
            reason("理由"),
        ],
        StepKind::ResumeInquiry => vec![reason("中止原因如何消除")],
        StepKind::ProposeDropping => vec![
            FieldSpec::new(
                "ground",
                "情形",
                Control::Radio(choices(DroppingGround::ALL, DroppingGround::key, DroppingGround::label)),
            ),
            reason("理由和证据"),
        ],
        StepKind::ProposePoliceTransfer => vec![
            FieldSpec::new("facts", "涉嫌犯罪的事实", Control::Text(10_000)).value(case.dossier.act.facts.clone()),
            FieldSpec::new("second", "专案组另一名成员", Control::Pick(colleagues(case, Some(me), now)))
                .value(partner(case, me)),
        ],
        StepKind::SendToPolice => {
            let mut fields = instant("at", "at_day", "移送日", now);
            fields.extend([
                FieldSpec::new("receiver", "接收的公安机关", Control::Line),
                FieldSpec::new("papers", "随案材料", Control::Text(5_000))
                    .value("移送书、案件调查报告、涉案物品清单、有关检验报告或者鉴定结论、其他材料"),
                FieldSpec::new("earlier", "移送前已作出的处罚", Control::Text(2_000))
                    .optional()
                    .hint("决定书文号和内容；已作出的警告等继续有效（移送规定11条2款）"),
                FieldSpec::new("paid_fen", "已缴罚款", Control::Money(None))
                    .optional()
                    .hint("依法折抵罚金（移送规定11条3款）"),
            ]);
            fields
        }
        StepKind::RecordPoliceAnswer => vec![
            FieldSpec::new(
                "answer",
                "答复",
                Control::Radio(choices(PoliceAnswer::ALL, PoliceAnswer::key, PoliceAnswer::label)),
            ),
            day("on", "收到日", now),
            FieldSpec::new("paper", "文书", Control::Line).hint("名称和编号"),
        ],
        StepKind::ProposeNoPenalty => {
            let facts = FieldSpec::new("facts", "查明的事实", Control::Text(10_000));
            let mut fields = vec![facts.value(case.dossier.act.facts.clone())];
            fields.extend(sparing_fields(case));
            fields
        }
        StepKind::DecideNoPenalty => {
            let mut fields = sparing_fields(case);
            fields.push(opinion("审批意见").optional().hint("不写即为“同意”"));
            fields
        }
        StepKind::ProposeLateHearing => {
            let mut fields = super::several::whose(case);
            fields.extend([
                day("received_on", "收到日", now),
                FieldSpec::new("obstacle", "耽误的原因", Control::Text(2_000)).hint("不可抗力或者其他正当理由，附证明"),
                day("ended_on", "障碍消除日", now),
            ]);
            fields
        }
        StepKind::ArrangeHearing => {
            let hosts = now.roster.officers().iter().filter(|one| {
                !case.investigated(one) && !case.stepped_aside(one.id) && !one.holds(Role::Administrator)
            });
            let hosts = hosts.map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
            vec![
                FieldSpec::new("on", "听证日", Control::Day).hint("通知当事人七个工作日以后（处罚法64条2项）"),
                FieldSpec::new("at", "时间", Control::Line).value("09:00"),
                FieldSpec::new("place", "地点", Control::Line),
                FieldSpec::new("host", "主持人", Control::Pick(hosts)).hint("不能是本案调查人员（处罚法64条4项）"),
                day("notified_on", "通知当事人的日期", now),
                FieldSpec::new(
                    "public",
                    "是否公开",
                    Control::Radio(vec![
                        Choice::new("yes", "公开举行"),
                        Choice::new("no", "涉及国家秘密、商业秘密或者个人隐私，不公开"),
                    ]),
                )
                .value("yes"),
            ]
        }
        StepKind::RenewNotice => {
            let mut fields = vec![
                FieldSpec::new("cause", "重新告知的原因", Control::Text(2_000))
                    .hint("新的事实、依据或者处罚种类；不得因当事人申辩加重（处罚法44条、45条2款）"),
            ];
            fields.extend(report::fields(case, now, posted));
            fields
        }
        StepKind::ProposeDeferral => {
            let left = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.left_fen);
            let mut fields = vec![
                day("applied_on", "申请日", now),
                FieldSpec::new("hardship", "经济困难的情况和证明", Control::Text(2_000)),
                FieldSpec::new("instalments", "缴纳计划", Control::Text(5_000)).optional().hint(format!(
                    "一行一期：日期、空格、金额，例如 2026-10-30 2000；合计等于尚欠的 {} 元，有减免的减去减免",
                    left.plain()
                )),
            ];
            fields.extend(super::execution_fields::agreement_fields(case, now));
            fields
        }
        StepKind::IssueDemand => {
            let due = now.law.calendar.plus_working_days(now.today(), 10).ok();
            vec![
                FieldSpec::new("due", "履行期限", Control::Day)
                    .value(due.map_or_else(String::new, |day| day.to_string()))
                    .hint("含当日；不早于送达后的第 10 个工作日（强制法54条）"),
            ]
        }
        StepKind::RecordDemandAnswer => vec![
            day("received_on", "收到日", now),
            FieldSpec::new("content", "陈述申辩要点", Control::Text(10_000)),
            FieldSpec::new("checked", "复核情况", Control::Text(5_000)).hint("事实、理由、证据是否成立（强制法36条）"),
        ],
        StepKind::ProposeCourtApplication => court_fields(case, now),
        StepKind::RecordCourt => vec![
            FieldSpec::new("act", "办理情况", Control::Radio(court_acts(case))),
            day("on", "日期", now),
            FieldSpec::new("paper", "文书", Control::Line).hint("名称和编号"),
        ],
        StepKind::RecordRemedy => vec![
            FieldSpec::new(
                "kind",
                "种类",
                Control::Radio(choices(RemedyKind::ALL, RemedyKind::key, RemedyKind::label)),
            ),
            day("accepted_on", "受理日", now),
            day("received_on", "收到副本日", now).hint("答复、举证期限从这一天起算"),
            FieldSpec::new("body", "复议机关、法院和案号", Control::Line),
            tick("simplified", "程序", "适用简易程序"),
            tick("suspended", "停止执行", "已决定停止执行"),
            FieldSpec::new("applied_on", "申请（起诉）日", Control::Day)
                .optional()
                .hint("受理晚于申请的填；决定作出满五年（不动产二十年）的不能再受理（复议法21条、行诉法46条）"),
            tick("immovable", "不动产", "因不动产提出"),
        ],
        StepKind::EndRemedy => vec![
            FieldSpec::new(
                "outcome",
                "结果",
                Control::Radio(choices(RemedyOutcome::ALL, RemedyOutcome::key, RemedyOutcome::label)),
            ),
            day("on", "文书日期", now),
            day("effective_on", "送达、生效日", now),
            FieldSpec::new("fine_fen", "变更后的罚款", Control::Money(None))
                .optional()
                .hint("变更的必填，不得加重；调解书结案的填调解书确定的罚款，没有变动的填原数"),
            tick("act_anew", "重新办理", "责令重新作出行政行为"),
            tick("only_procedure", "仅程序违法", "仅因违反法定程序，可以重新作出相同的决定")
                .hint("责令重新作出的才选（复议法64条2款、行诉法71条）"),
            FieldSpec::new("paper", "文书", Control::Line).hint("名称和编号"),
        ],
        StepKind::ProposeAnnulment => vec![
            FieldSpec::new(
                "ground",
                "依据",
                Control::Radio(choices(AnnulmentGround::ALL, AnnulmentGround::key, AnnulmentGround::label)),
            ),
            reason("理由").hint("错误之处；上级责令的，写明文书"),
            FieldSpec::new("fine_fen", "变更后的罚款", Control::Money(None)).optional().hint("撤销的不填"),
            tick("act_anew", "重新办理", "撤销后重新调查处理"),
        ],
        StepKind::ActAnew => vec![
            reason("重新办理的安排")
                .hint("不得以同一事实和理由作出相同的决定，只是程序违法的除外（复议法64条、行诉法71条）"),
        ],
        StepKind::WithdrawDisclosure => {
            vec![day("on", "撤下日", now), reason("公开说明的理由").hint("写明撤下的各处：网站、信用平台")]
        }
        StepKind::Archive => vec![
            FieldSpec::new("volume", "案卷号", Control::Line),
            FieldSpec::new("pages", "页数", Control::Line),
            FieldSpec::new("keeper", "保管人", Control::Line),
        ],
        other => {
            let questions = super::questions::fields(other, case, now);
            if questions.is_empty() { super::execution_fields::fields(other, case, me, now) } else { questions }
        }
    }
}
