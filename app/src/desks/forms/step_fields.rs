//! The fields of each step's form, with what the case already knows filled in.

use domain::case::Case;
use domain::law::catalogue::{Family, Subject, Violation};
use domain::now::Now;
use domain::officer::{Officer, Role};
use domain::procedures::ordinary::proposal;
use domain::step::*;

use super::{Control, FieldSpec, kinds, people, report, several};
use crate::context::Posted;
use crate::widgets::Choice;

pub(super) fn choices<T: Copy>(
    all: &[T],
    key: impl Fn(T) -> &'static str,
    label: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    all.iter().map(|choice| Choice::new(key(*choice), label(*choice))).collect()
}

pub(super) fn opinion(label: &'static str) -> FieldSpec {
    FieldSpec::new("opinion", label, Control::Text(2_000))
}

pub(super) fn agreement(returned: &str) -> FieldSpec {
    let all = vec![Choice::new("yes", "同意"), Choice::new("no", returned)];
    FieldSpec::new("agree", "意见", Control::Radio(all)).value("yes")
}

fn decision_of_a_superior(returned: &str) -> Vec<FieldSpec> {
    vec![agreement(returned), opinion("说明").optional().hint("退回的，写明原因；同意的可以不写")]
}

pub(super) fn day(name: &'static str, label: &'static str, now: &Now) -> FieldSpec {
    FieldSpec::new(name, label, Control::Day).value(now.today().to_string())
}

/// Certified officers of the unit, but for one.
pub(super) fn colleagues(case: &Case, but: Option<&Officer>, now: &Now) -> Vec<Choice> {
    let today = now.today();
    now.roster
        .officers()
        .iter()
        .filter(|one| one.unit == case.unit && one.holds(Role::Officer) && but.is_none_or(|me| me.id != one.id))
        .map(|one| match one.certified_on(today) {
            Ok(certificate) => Choice::new(one.id.to_string(), format!("{}（{}）", one.name, certificate.number)),
            Err(refusal) => Choice::new(one.id.to_string(), one.name.clone()).refused(refusal.why),
        })
        .collect()
}

/// The other investigator, proposed where one is wanted beside the person at work.
pub(super) fn partner(case: &Case, me: &Officer) -> String {
    case.investigators.iter().find(|one| one.id != me.id).map_or_else(String::new, |one| one.id.to_string())
}

/// The fields of a step's form.
pub fn fields(kind: StepKind, case: &Case, me: &Officer, now: &Now, posted: &Posted) -> Vec<FieldSpec> {
    match kind {
        StepKind::RegisterClue
        | StepKind::AmendDossier
        | StepKind::AddExhibit
        | StepKind::BeginCheck
        | StepKind::IssuePriorNotice
        | StepKind::SubmitToReview
        | StepKind::MarkOverdue => Vec::new(),
        StepKind::ApplyForFiling => vec![
            FieldSpec::new("second", "另一名承办人", Control::Pick(colleagues(case, Some(me), now)))
                .hint("须有两名执法人员，执法证当日有效（处罚法42条1款）"),
            opinion("承办人意见").value("当事人涉嫌违法，有初步证据，属本机关管辖，未超过处罚时效，建议立案。"),
        ],
        StepKind::EndorseFiling | StepKind::ApproveFiling => decision_of_a_superior("退回承办人"),
        StepKind::AssignOfficers => vec![
            FieldSpec::new("lead", "主办人", Control::Pick(colleagues(case, None, now)))
                .value(case.investigators.first().map_or_else(String::new, |one| one.id.to_string())),
            FieldSpec::new("second", "协办人", Control::Pick(colleagues(case, None, now)))
                .value(case.investigators.get(1).map_or_else(String::new, |one| one.id.to_string())),
        ],
        StepKind::IssueCorrectionOrder => vec![
            FieldSpec::new("demands", "改正要求", Control::Text(2_000)).value(demands(case, now)).hint("写具体做什么"),
            day("due", "改正期限", now).hint("含当日；当日即为立即改正"),
        ],
        StepKind::RecordService => super::serving::fields(case, me, now, posted),
        StepKind::EndAnnouncement => super::serving::end_fields(case, now),
        StepKind::RecordReinspection => [
            vec![
                day("on", "复查日", now),
                FieldSpec::new(
                    "complied",
                    "复查结果",
                    Control::Radio(vec![Choice::new("yes", "已按要求改正"), Choice::new("no", "没有改正")]),
                )
                .value("yes"),
                FieldSpec::new("findings", "复查情况", Control::Text(2_000)),
            ],
            people::on_record(""),
        ]
        .concat(),
        StepKind::SubmitReport => report::fields(case, now, posted),
        StepKind::EndorseReport => decision_of_a_superior("退回调查"),
        StepKind::RecordDefence => [
            vec![day("received_on", "收到日", now)],
            several::whose(case),
            vec![
                FieldSpec::new("postmark", "邮戳日", Control::Day)
                    .optional()
                    .hint("邮寄的填邮戳日，按邮戳日计（民诉法85条4款）"),
                FieldSpec::new("content", "陈述申辩要点", Control::Text(10_000)),
            ],
        ]
        .concat(),
        StepKind::RecordWaiver => {
            let mut waived = vec![Choice::new("defence", "放弃陈述、申辩")];
            if case.notice.as_ref().is_some_and(|notice| notice.hearing_offered) {
                waived.push(Choice::new("hearing", "放弃听证"));
            }
            let mut fields = several::whose(case);
            fields.extend([
                day("on", "放弃日", now),
                FieldSpec::new("waived", "放弃的权利", Control::Ticks(waived)),
                FieldSpec::new("proof", "书面表示", Control::Line).hint("写明哪份材料，例如 放弃陈述申辩声明"),
            ]);
            fields
        }
        StepKind::RequestHearing => {
            let mut fields = several::whose(case);
            fields.extend([
                day("received_on", "收到日", now),
                FieldSpec::new("postmark", "邮戳日", Control::Day).optional().hint("邮寄的填邮戳日，按邮戳日计"),
            ]);
            fields.extend(people::third());
            fields
        }
        StepKind::OpenRelatedCase => several::related(case, now),
        StepKind::RecordHearing => {
            let hosts = now
                .roster
                .officers()
                .iter()
                .filter(|one| !case.investigates(one) && !one.roles.contains(&Role::Administrator));
            let mut fields = vec![
                FieldSpec::new(
                    "outcome",
                    "听证结果",
                    Control::Radio(choices(HearingOutcome::ALL, HearingOutcome::key, HearingOutcome::label)),
                ),
                day("on", "举行（终结）日", now),
                FieldSpec::new("notified_on", "通知当事人的日期", Control::Day)
                    .optional()
                    .hint("举行的七个工作日前通知（处罚法64条2项）"),
                FieldSpec::new(
                    "host",
                    "主持人",
                    Control::Pick(hosts.map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect()),
                )
                .optional()
                .hint("不填即为通知当事人的主持人；更换的先重新安排（处罚法64条4项）"),
            ];
            fields.extend(people::attended(case));
            fields.push(FieldSpec::new("record", "听证笔录要点", Control::Text(10_000)));
            fields
        }
        StepKind::WriteRecheck => {
            let notice = case.notice.as_ref();
            let silent = notice.is_none_or(|notice| notice.defences.is_empty()) && !case.hearing_held();
            let text = if silent {
                "当事人在规定期限内未提出陈述、申辩，案件事实清楚，证据充分，维持原拟处罚意见。"
            } else {
                ""
            };
            let mut fields = vec![
                FieldSpec::new(
                    "adopted",
                    "对陈述申辩",
                    Control::Radio(choices(Adopted::ALL, Adopted::key, Adopted::label)),
                )
                .value(if silent { Adopted::NoDefence.key() } else { "" }),
                opinion("复核意见").value(text),
            ];
            fields.extend(report::fines(case, "复核后的罚款"));
            fields
        }
        StepKind::GiveLegalOpinion => super::review_points::fields(case),
        StepKind::RecordDiscussion => vec![
            day("on", "讨论日", now),
            FieldSpec::new("members", "参加人员", Control::Text(1_000)).hint("主持人在先"),
            FieldSpec::new("recused", "回避人员", Control::Text(1_000)).optional().hint("姓名和原因（处罚法43条）"),
            FieldSpec::new("views", "各人意见", Control::Text(10_000)),
            FieldSpec::new("conclusion", "讨论结论", Control::Text(5_000)),
        ],
        StepKind::DecidePenalty => decision_fields(case, now),
        StepKind::ReturnForInquiry => {
            vec![FieldSpec::new("reason", "退回原因", Control::Text(2_000)).hint("写明缺什么、补什么")]
        }
        StepKind::RecordPayment => vec![
            FieldSpec::new(
                "amount_fen",
                "缴款金额",
                Control::Money(
                    case.balance(now.today()).map(|balance| format!("今天应缴 {} 元", balance.left_fen.plain())),
                ),
            )
            .value(case.balance(now.today()).map_or_else(String::new, |balance| balance.left_fen.plain())),
            day("paid_on", "缴款日", now),
            FieldSpec::new("receipt", "票据号", Control::Line).hint("财政部门统一制发的票据"),
            FieldSpec::new("channel", "缴款方式", Control::Radio(channels(case))).value(Channel::Bank.key()),
        ],
        StepKind::RecordPerformance => kinds::performance(case, now),
        StepKind::ReportDisclosure => vec![
            day("on", "报送日", now),
            FieldSpec::new("batch", "报送批次", Control::Line).hint("文件名或平台批次号"),
        ],
        StepKind::ApplyForClosing => vec![opinion("履行情况和结案意见").value(closing_words(case))],
        StepKind::ApproveClosing => decision_of_a_superior("退回承办人"),
        aside => super::aside_fields::fields(aside, case, me, now, posted),
    }
}

pub(super) fn demands(case: &Case, now: &Now) -> String {
    let found = now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on);
    found.ok().and_then(|violation| violation.measures.iter().find_map(|measure| demanded(measure))).unwrap_or_else(
        || match case.dossier.particulars.family() {
            Family::Muck => "立即停止违法行为，采取密闭措施，清除遗撒物。".to_owned(),
            _ => "立即停止违法行为，消除违法状态。".to_owned(),
        },
    )
}

/// What a measure of the catalogue demands of the party: the order itself, without the article behind it.
fn demanded(measure: &str) -> Option<String> {
    let order = measure.split(['(', '（']).next().unwrap_or_default();
    let order = order.split_once("责令").map_or("", |(_, order)| order);
    (!order.is_empty()).then(|| format!("{}。", order.replace(',', "，")))
}

/// The tiers open to this party, as choices with their band.
pub fn tiers(violation: &Violation, subject: Subject) -> Vec<Choice> {
    violation
        .bands_for(subject)
        .into_iter()
        .map(|tier| Choice::new(tier.tier.clone(), format!("{}：{}", tier.label(), tier.band())))
        .collect()
}

fn decision_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let noticed = case.notice.as_ref();
    let mut fields = report::fines(case, "罚款");
    let newer = proposal::not_compared(case, now).unwrap_or_default();
    if !newer.is_empty() {
        fields.push(
            FieldSpec::new("law_comparison", "新旧规定比较", Control::Text(2_000))
                .hint(format!("报告以后规定有变：{}。写明哪一个较轻、适用哪一个（处罚法37条）", newer.join("、"))),
        );
    }
    if let Some(notice) = noticed.filter(|notice| notice.confiscate_fen.get() > 0) {
        fields.push(
            FieldSpec::new("confiscate_fen", "没收违法所得", Control::Money(None)).value(notice.confiscate_fen.plain()),
        );
    }
    fields.extend(noticed.map(kinds::told).unwrap_or_default());
    fields.push(opinion("审批意见").optional().hint("不写即为“同意”"));
    fields
}

/// How money may come in where the case stands; cash is recorded by those who took it.
fn channels(case: &Case) -> Vec<Choice> {
    use domain::stage::StageKind::{CourtEnforcing, ExecutionPaused};
    let in_court = matches!(case.stage.kind(), CourtEnforcing | ExecutionPaused);
    let open = Channel::ALL.iter().copied().filter(|channel| match channel {
        Channel::Bank | Channel::Electronic => true,
        Channel::Court => in_court,
        Channel::Cash | Channel::Auction => false,
    });
    open.map(|channel| Choice::new(channel.key(), channel.label())).collect()
}

fn closing_words(case: &Case) -> String {
    if case.decision.is_none() {
        return format!("案件已{}，材料齐全，建议结案。", case.stage.kind().label());
    }
    let paid: domain::money::Fen = case.payments.iter().map(|payment| payment.amount_fen).sum();
    let others = case.decision.as_ref().is_some_and(|decision| !decision.others.is_empty());
    let done = match (paid.get() > 0, others) {
        (true, false) => format!("当事人已缴清 {} 元", paid.plain()),
        (true, true) => format!("当事人已缴清 {} 元，其他处罚已执行完毕", paid.plain()),
        (false, true) => "处罚已执行完毕".to_owned(),
        (false, false) => "处罚决定书已送达".to_owned(),
    };
    format!("{done}，已按要求改正，材料齐全，建议结案。")
}
