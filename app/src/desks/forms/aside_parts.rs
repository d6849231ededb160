//! Parts of the forms beside the main line: what several of them share, and the longer ones.

use domain::case::Case;
use domain::law::catalogue::Subject;
use domain::money::Fen;
use domain::now::Now;
use domain::officer::Officer;
use domain::procedures::ordinary::proposal::subject_of;
use domain::step::*;

use super::aside_fields::{instant, reason, tick};
use super::people;
use super::step_fields::{choices, colleagues, demands, partner, tiers};
use super::{Control, FieldSpec};
use crate::widgets::Choice;

pub(super) fn measures(case: &Case, alive: bool) -> Vec<Choice> {
    let fits = |one: &&domain::case::side::Measure| {
        if alive { one.is_alive() } else { one.approved.is_some() && one.carried_out.is_none() }
    };
    let words = |one: &domain::case::side::Measure| {
        let first = one.form.inventory.lines().next().unwrap_or_default();
        format!("{} {first}", one.form.kind.label())
    };
    case.measures.iter().filter(fits).map(|one| Choice::new(one.id.to_string(), words(one))).collect()
}

pub(super) fn cash(case: &Case, handed_in: bool) -> Vec<Choice> {
    let waiting = case.payments.iter().filter(|payment| {
        payment.cash.as_ref().is_some_and(|cash| cash.banked.is_none() && cash.handed_in.is_some() == handed_in)
    });
    waiting
        .map(|payment| {
            let words = format!("{} {} 元", payment.receipt, payment.amount_fen.plain());
            Choice::new(payment.receipt.clone(), words)
        })
        .collect()
}

/// What may become of things by their own form; an auction has one of its own.
pub(super) fn measure_ends() -> Vec<Choice> {
    let ends = MeasureEnd::ALL.iter().copied().filter(|end| *end != MeasureEnd::Auctioned);
    ends.map(|end| Choice::new(end.key(), end.label())).collect()
}

/// Beyond any measure, what the city's regulation asks for at the site of an unlawful building.
fn site_fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("built_m2", "已建面积（平方米）", Control::Line)
            .optional()
            .hint("以平规建条例34条为依据的填这四项；不超过 300 平方米"),
        tick("must_go", "应当拆除", "属于应当拆除的违法建设"),
        FieldSpec::new("told", "口头制止后仍继续施工的经过", Control::Text(2_000)).optional(),
        FieldSpec::new("legal_opinion", "法制机构意见", Control::Text(2_000))
            .optional()
            .hint("地方性法规能否超出上位法的范围，由法制机构判断（强制法11条）"),
    ]
}

pub(super) fn measure_fields() -> Vec<FieldSpec> {
    let mut fields = vec![
        FieldSpec::new("kind", "种类", Control::Radio(choices(MeasureKind::ALL, MeasureKind::key, MeasureKind::label))),
        FieldSpec::new("basis", "法律法规依据", Control::Line)
            .hint("写明授予查封、扣押权的法律、法规名称和条款；规章和案由目录不是依据（强制法10、17、22条）"),
        FieldSpec::new("inventory", "清单", Control::Text(5_000)).hint("一行一件：名称、数量、状况"),
        FieldSpec::new("place", "场所、保管地点", Control::Line),
        FieldSpec::new("days", "天数", Control::Line).value("30").hint("最多 30 日（强制法25条1款）"),
        reason("理由"),
        tick("no_necessities", "财物范围", "与违法行为有关，不含公民个人及其扶养家属的生活必需品"),
        tick("not_sealed_already", "重复查封", "没有被其他国家机关依法查封"),
    ];
    fields.extend(site_fields());
    fields
}

pub(super) fn on_site(case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    let mut fields = instant("at", "at_day", "实施日", now);
    fields.extend([
        FieldSpec::new("present", "当事人到场人员", Control::Line).optional(),
        FieldSpec::new("witness", "见证人", Control::Line).optional().hint("当事人不到场的必填（强制法18条8项）"),
        FieldSpec::new("record", "现场笔录", Control::Text(10_000))
            .hint("告知的理由、依据、权利，当事人的陈述申辩，签名或者拒签的情况"),
        FieldSpec::new("second", "另一名执法人员", Control::Pick(colleagues(case, Some(me), now)))
            .value(partner(case, me)),
    ]);
    fields.extend(people::on_record(""));
    fields
}

pub(super) fn sparing_fields(case: &Case) -> Vec<FieldSpec> {
    let old = case.sparing.as_ref().map(|sparing| &sparing.form);
    let ground = old.map_or_else(String::new, |form| form.ground.key().to_owned());
    vec![
        FieldSpec::new(
            "ground",
            "不予处罚的情形",
            Control::Radio(choices(NoPenaltyGround::ALL, NoPenaltyGround::key, NoPenaltyGround::label)),
        )
        .value(ground),
        FieldSpec::new("grounds_shown", "符合该情形的事实和证据", Control::Text(5_000))
            .value(old.map_or_else(String::new, |form| form.grounds_shown.clone()))
            .hint("初次违法的，提交时自动查询当事人的既往决定，结果记入案卷（处罚法33条1款）"),
        FieldSpec::new("exhibits", "证明该情形的证据", Control::Ticks(super::report::exhibits(case)))
            .optional()
            .hint("除“违法事实不能成立”外，至少一份"),
        FieldSpec::new("education", "教育情况", Control::Text(2_000))
            .value(old.map_or_else(String::new, |form| form.education.clone()))
            .hint("不予处罚的，应当对当事人进行教育（处罚法33条3款）"),
    ]
}

pub(super) fn spot_fields(case: &Case, me: &Officer, now: &Now) -> Vec<FieldSpec> {
    let violation = now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on).ok();
    let subject = case.dossier.party.as_ref().and_then(|party| subject_of(party, now).ok()).unwrap_or(Subject::Any);
    let tiers = violation.map(|violation| tiers(violation, subject)).unwrap_or_default();
    let first = tiers.first().map_or_else(String::new, |tier| tier.value.clone());
    let limit = match subject {
        Subject::Individual => "summary_fine_citizen",
        Subject::Unit | Subject::Any => "summary_fine_organisation",
    };
    let limit = now.law.parameters.amount(limit, now.today()).ok();
    let mut fields = people::on_record("");
    fields.extend([
        FieldSpec::new("second", "另一名执法人员", Control::Pick(colleagues(case, Some(me), now))),
        FieldSpec::new("facts", "违法事实", Control::Text(10_000)).value(case.dossier.act.facts.clone()),
        FieldSpec::new("tier", "档次", Control::Radio(tiers)).value(first).optional(),
        tick("warning", "警告", "给予警告").hint("通报批评、没收、停业、证照类处罚不能当场决定（处罚法51条）"),
        FieldSpec::new(
            "fine_fen",
            "罚款",
            Control::Money(limit.map(|limit| format!("当场处罚最多 {} 元（含本数）", limit.plain()))),
        )
        .optional(),
        FieldSpec::new("demands", "改正要求", Control::Text(2_000)).value(demands(case, now)),
        tick("told", "告知", "已告知事实、理由、依据和陈述、申辩的权利"),
        FieldSpec::new("defence", "当事人陈述申辩情况", Control::Text(2_000)).hint("没有意见的，写明没有异议"),
        FieldSpec::new("refusal", "拒不改正的记录", Control::Text(2_000))
            .optional()
            .hint("以拒不改正为前提的案由必填：当场责令的内容、拒绝的经过、录像"),
        FieldSpec::new("discretion", "裁量理由", Control::Text(2_000)),
    ]);
    fields
}

/// What the court can do from here.
pub(super) fn court_acts(case: &Case) -> Vec<Choice> {
    let stage = case.stage.kind();
    let open = CourtAct::ALL
        .iter()
        .copied()
        .filter(|act| domain::procedures::enforcement::court::leads_to(stage, *act).is_some());
    open.map(|act| Choice::new(act.key(), act.label())).collect()
}

pub(super) fn court_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let balance = case.balance(now.today());
    let surcharge = balance.map_or(Fen::ZERO, |balance| balance.surcharge_fen);
    let claim = balance.map_or_else(String::new, |balance| {
        format!("罚款 {} 元，加处罚款 {} 元", balance.fine_fen.plain(), balance.surcharge_fen.plain())
    });
    vec![
        FieldSpec::new("court", "受理法院", Control::Line).value(now.bureau.court.clone()),
        FieldSpec::new("claim", "申请执行的事项", Control::Text(2_000)).value(claim),
        FieldSpec::new(
            "surcharge_fen",
            "申请执行的加处罚款",
            Control::Money(Some(format!("到今天 {} 元", surcharge.plain()))),
        )
        .value(surcharge.plain())
        .optional(),
        FieldSpec::new("papers", "申请材料", Control::Text(5_000))
            .value("强制执行申请书，行政处罚决定书及作出决定的事实、理由和依据，当事人的意见及催告情况，申请强制执行标的情况")
            .hint("强制法55条"),
    ]
}
