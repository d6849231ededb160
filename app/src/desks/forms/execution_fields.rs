//! The fields of the forms by which the bureau itself sees a duty done.

use domain::case::Case;
use domain::money::Fen;
use domain::now::Now;
use domain::officer::Officer;
use domain::procedures::enforcement::{auction, building, halt};
use domain::step::*;

use super::aside_fields::{instant, of_list, reason, tick};
use super::step_fields::{choices, colleagues, day, partner};
use super::{Control, FieldSpec};
use crate::widgets::Choice;

/// The fields of a step's form.
pub fn fields(kind: StepKind, case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    match kind {
        StepKind::DemandPerformance => vec![
            FieldSpec::new("due", "履行期限", Control::Day)
                .hint("含当日；催告书写明履行的期限、方式和陈述申辩权（强制法35条）。制作后登记送达"),
        ],
        StepKind::ProposeSubstitution => substitution_fields(case),
        StepKind::PerformSubstitution => perform_fields(case, me, now),
        StepKind::ClearAtOnce => clearing_fields(case, me, now),
        StepKind::RecordBuilding => building_fields(case, now),
        StepKind::HaltExecution => halt_fields(case, now),
        StepKind::AuctionSeized => auction_fields(case, now),
        _ => Vec::new(),
    }
}

fn line(name: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::new(name, label, Control::Line)
}

fn text(name: &'static str, label: &'static str, limit: u32) -> FieldSpec {
    FieldSpec::new(name, label, Control::Text(limit))
}

fn cutting() -> FieldSpec {
    tick("no_cutting", "居民生活", "没有采取停水、停电、停热、停燃气等方式迫使当事人履行（强制法43条2款）").optional()
}

fn urgency() -> FieldSpec {
    text("urgency", "紧急情况", 2_000).optional().hint("夜间或者休息日实施的必填（强制法43条1款）")
}

fn substitution_fields(case: &Case) -> Vec<FieldSpec> {
    let demands = case.orders.last().map_or_else(String::new, |order| order.demands.clone());
    vec![
        FieldSpec::new(
            "harm",
            "不履行的后果",
            Control::Radio(choices(SubstitutionHarm::ALL, SubstitutionHarm::key, SubstitutionHarm::label)),
        )
        .hint("只有这三种后果才可以代履行（强制法50条）"),
        reason("代履行的理由").hint("当事人的义务、逾期不履行的事实、后果的证据"),
        line("basis", "依据").value("《行政强制法》第五十条").hint("写明法律、法规名称和条款"),
        text("heard", "陈述申辩和复核情况", 5_000).hint("催告后当事人的意见和复核结果；没有意见的写明（强制法36条）"),
        text("object", "标的", 1_000).value(demands).hint("清除或者恢复什么，在哪里"),
        line("way", "方式"),
        FieldSpec::new("planned_on", "代履行日", Control::Day)
            .hint("工作日；三个完整工作日以前还要再次催告并送达（强制法51条1款2项、69条）"),
        FieldSpec::new("cost_fen", "费用预算", Control::Money(None)),
        line("performer", "代履行人").hint("本机关，或者没有利害关系的第三人（强制法50条）"),
    ]
}

fn witnesses(case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("second", "另一名到场执法人员", Control::Pick(colleagues(case, Some(me), now)))
            .value(partner(case, me)),
        line("performer_signed", "代履行人签名").hint("代履行人在执行文书上签名、盖章（强制法51条1款4项）"),
        line("witness", "见证人").optional().hint("当事人没有签名的必填"),
        text("record", "执行记录", 10_000),
        FieldSpec::new("cost_fen", "实际费用", Control::Money(None)),
        text("cost_basis", "费用的计算", 2_000)
            .hint("人工、机械、运输等，按成本合理确定，由当事人承担（强制法51条2款）"),
    ]
}

fn perform_fields(case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    let running = case.substitution().and_then(|one| Some((one, one.decided.as_ref()?)));
    let open = running.map(|(one, decided)| Choice::new(one.id.to_string(), decided.form.object.clone()));
    let mut fields = vec![of_list("substitution", "代履行", open.into_iter().collect())];
    fields.extend(instant("from", "from_day", "开始日", now));
    fields.extend(instant("until", "until_day", "结束日", now));
    fields.push(line("party_signed", "当事人签名").optional());
    fields.extend(witnesses(case, me, now));
    fields.extend([urgency(), cutting()]);
    fields
}

fn clearing_fields(case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    let mut fields = vec![
        FieldSpec::new(
            "place",
            "场所",
            Control::Radio(choices(ClearingPlace::ALL, ClearingPlace::key, ClearingPlace::label)),
        ),
        text("what", "清除的物品和地点", 1_000).hint("遗洒物、障碍物或者污染物（强制法52条）"),
        text("unable", "当事人不能清除、需要立即清除的情形", 2_000),
    ];
    fields.extend(instant("from", "from_day", "开始日", now));
    fields.extend(instant("until", "until_day", "结束日", now));
    fields.push(line("present", "当事人到场人员").optional());
    fields.extend(witnesses(case, me, now));
    fields.extend(instant("told_at", "told_at_day", "通知日", now).into_iter().map(FieldSpec::optional));
    fields.push(line("told_how", "通知的方式").optional().hint("当事人不在场的，事后立即通知（强制法52条）"));
    fields
}

fn building_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let open = building::open(case, now).into_iter().map(|act| Choice::new(act.key(), act.label())).collect();
    let mut fields = vec![of_list("act", "办理情况", open).hint(
        "停工通知、催告书制作后登记送达；紧急查封施工现场、扣押工具的，用“紧急实施查封、扣押”（平规建条例34条）",
    )];
    fields.extend(instant("at", "at_day", "日期", now));
    fields.push(text("paper", "文书或者情况", 5_000).hint("名称、编号；没收的，写明鉴定和听证（平规建条例27条2款）"));
    fields.push(
        FieldSpec::new("due", "自行拆除的期限", Control::Day).optional().hint("催告、公告的必填（强制法35条、44条）"),
    );
    let end = instant("until", "until_day", "拆除结束日", now).into_iter().map(FieldSpec::optional);
    fields.extend(end);
    let unused = tick("no_remedy", "复议、诉讼", "对限期拆除的决定没有申请复议、提起诉讼");
    fields.extend([unused.hint("强制拆除的必选（强制法44条）"), urgency(), cutting()]);
    fields
}

fn halt_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let targets = halt::targets(case).into_iter().map(|one| Choice::new(one.key(), one.label())).collect();
    vec![
        of_list("target", "执行", targets),
        FieldSpec::new("act", "处理", Control::Radio(choices(HaltAct::ALL, HaltAct::key, HaltAct::label))),
        FieldSpec::new(
            "pause_ground",
            "中止的情形",
            Control::Radio(choices(HaltGround::ALL, HaltGround::key, HaltGround::label)),
        )
        .optional()
        .hint("中止的必选（强制法39条1款）"),
        FieldSpec::new(
            "end_ground",
            "终结的情形",
            Control::Radio(choices(EndGround::ALL, EndGround::key, EndGround::label)),
        )
        .optional()
        .hint("终结的必选（强制法40条）"),
        day("on", "日期", now),
        reason("事实和证据"),
        tick("no_social_harm", "社会危害", "没有明显社会危害").hint("中止满三年不再执行的必选（强制法39条2款）"),
        tick("no_means", "履行能力", "当事人确无能力履行").hint("中止满三年不再执行的必选（强制法39条2款）"),
    ]
}

fn auction_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let things = auction::things(case).map(|one| {
        let first = one.form.inventory.lines().next().unwrap_or_default();
        Choice::new(one.id.to_string(), format!("{} {first}", one.form.kind.label()))
    });
    let left = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.left_fen);
    vec![
        of_list("measure", "查封、扣押", things.collect()),
        line("held_under", "继续查封、扣押的依据")
            .optional()
            .hint("查封、扣押期限已满的必填：另有规定的法律、行政法规和条款（强制法25条1款），由法制机构确认"),
        day("on", "拍卖日", now),
        FieldSpec::new("proceeds_fen", "拍卖所得", Control::Money(Some(format!("尚欠 {} 元", left.plain()))))
            .hint("扣除拍卖费用后的数额；多于尚欠的，退还当事人"),
        line("receipt", "票据号").hint("缴入国库的票据"),
        text("record", "拍卖情况", 5_000).hint("拍卖机构、财物、成交价、费用"),
    ]
}

/// What an execution agreement asks beside the plan.
pub(super) fn agreement_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let run = case.balance(now.today()).map_or(Fen::ZERO, |balance| balance.surcharge_fen);
    vec![
        FieldSpec::new("waived_fen", "减免的加处罚款", Control::Money(Some(format!("到今天 {} 元", run.plain()))))
            .optional()
            .hint("达成执行协议、当事人采取补救措施的填；罚款本数不能减（强制法42条）"),
        text("remedied", "补救措施", 5_000).optional().hint("减免的必填：当事人做了什么，有什么证明"),
        tick("harmless", "执行协议", "不损害公共利益和他人合法权益"),
    ]
}
