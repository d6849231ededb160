//! The fields of the kinds of penalty beside a fine: proposed with what each must say, decided as told, carried out.

use domain::case::Case;
use domain::case::side::{Imposed, PriorNotice};
use domain::documents::kinds::said;
use domain::law::catalogue::{PenaltyKind, Violation};
use domain::money::Fen;
use domain::now::Now;
use domain::procedures::ordinary::kinds::field;
use domain::step::{Charge, Gains, Goods, Penalty, Permit, RecordPerformance, Shortened};

use super::reader::Reader;
use super::report::{exhibits, named};
use super::step_fields::day;
use super::{Control, FieldSpec};
use crate::widgets::Choice;

/// One penalty in a sentence, as papers say it.
pub fn words(penalty: &Penalty) -> String {
    said(penalty).unwrap_or_else(|_| penalty.kind().label().to_owned())
}

/// Gains with how they were counted, where the rule confiscates them (行政处罚法 28(2)).
pub(super) fn gains(at: usize, charge: &Charge) -> Vec<FieldSpec> {
    let amount = |fen: Fen| if fen > Fen::ZERO { fen.plain() } else { String::new() };
    let counted = charge.gains.as_ref();
    let money = |name: &str, label: &'static str, fen: Option<Fen>| {
        let spec = FieldSpec::new(named(at, name), label, Control::Money(None)).optional();
        spec.value(fen.map_or_else(String::new, amount))
    };
    vec![
        money("gains_gross", "违法取得的款项", counted.map(|gains| gains.gross_fen))
            .hint("没有违法所得的，这四项都不填"),
        money("gains_refunds", "依法应当退赔的款项", counted.map(|gains| gains.refunds_fen))
            .hint("没有的不填；依法应当退赔的先退赔（处罚法28条2款）"),
        money("confiscate_fen", "没收违法所得", Some(charge.confiscate_fen)).hint("违法取得的款项减去退赔的款项"),
        FieldSpec::new(named(at, "gains_working"), "违法所得的计算", Control::Text(2_000))
            .optional()
            .value(counted.map_or_else(String::new, |gains| gains.working.clone()))
            .hint("依据哪些证据、怎样算出；退赔给谁"),
    ]
}

/// The other kinds this rule knows, each with its fields.
pub(super) fn others(at: usize, charge: &Charge, violation: &Violation) -> Vec<FieldSpec> {
    violation.kinds.iter().flat_map(|kind| of_kind(at, *kind, charge)).collect()
}

fn of_kind(at: usize, kind: PenaltyKind, charge: &Charge) -> Vec<FieldSpec> {
    let now = charge.others.iter().find(|one| one.kind() == kind);
    let line = |part: &str, label: &'static str, value: Option<&str>| {
        FieldSpec::new(named(at, &field(kind, part)), label, Control::Line).optional().value(value.unwrap_or_default())
    };
    let until = |hint: &'static str| {
        let spec = FieldSpec::new(named(at, &field(kind, "until")), "截止日", Control::Day).optional().hint(hint);
        spec.value(now.and_then(Penalty::until).map_or_else(String::new, |day| day.to_string()))
    };
    let days = || {
        line("days", "履行期限（日）", None)
            .value(now.and_then(Penalty::days).map_or_else(String::new, |days| days.to_string()))
            .hint("自收到决定书之日起几日内")
    };
    let permit = now.and_then(Penalty::permit);
    let name = || line("name", "许可证件名称", permit.map(|permit| permit.name.as_str()));
    let number = || line("number", "许可证件编号", permit.map(|permit| permit.number.as_str()));
    let scope = match now {
        Some(
            Penalty::PublicCriticism { scope }
            | Penalty::RestrictBusiness { scope, .. }
            | Penalty::StopBusiness { scope, .. }
            | Penalty::BarFromTrade { scope, .. },
        ) => Some(scope.as_str()),
        Some(Penalty::CloseDown { premises, .. }) => Some(premises.as_str()),
        _ => None,
    };
    let parts = match kind {
        PenaltyKind::PublicCriticism => vec![line("scope", "通报范围", scope)],
        PenaltyKind::ConfiscateGoods => vec![inventory(at, now), days()],
        PenaltyKind::SuspendPermit => vec![name(), number(), until("含当日；自决定书送达之日起"), days()],
        PenaltyKind::LowerGrade => {
            let (from, to) = match now {
                Some(Penalty::LowerGrade { from, to, .. }) => (Some(from.as_str()), Some(to.as_str())),
                _ => (None, None),
            };
            vec![name(), number(), line("from", "原等级", from), line("to", "降低后的等级", to), days()]
        }
        PenaltyKind::RevokePermit => vec![name(), number(), days()],
        PenaltyKind::RestrictBusiness => vec![line("scope", "限制的范围", scope), until("不定期的不填")],
        PenaltyKind::StopBusiness => {
            vec![line("scope", "停产停业的范围", scope), until("含当日；自决定书送达之日起")]
        }
        PenaltyKind::CloseDown => vec![line("premises", "关闭的场所、设施", scope), days()],
        PenaltyKind::BarFromTrade => vec![line("scope", "限制从事的行业、职务", scope), until("不定期的不填")],
        PenaltyKind::Warning
        | PenaltyKind::Fine
        | PenaltyKind::ConfiscateGains
        | PenaltyKind::Detention
        | PenaltyKind::Other => return Vec::new(),
    };
    let both = vec![Choice::new("no", "不提出"), Choice::new("yes", "提出")];
    let whether = FieldSpec::new(named(at, kind.key()), kind.label(), Control::Radio(both)).optional();
    let mut fields = vec![whether.value(if now.is_some() { "yes" } else { "no" })];
    // Read without its heading, a part must say which kind it belongs to.
    fields.extend(
        parts.into_iter().map(|part| FieldSpec { label: format!("{}：{}", kind.label(), part.label).into(), ..part }),
    );
    fields
}

fn inventory(at: usize, now: Option<&Penalty>) -> FieldSpec {
    let lines = match now {
        Some(Penalty::ConfiscateGoods { goods, .. }) => {
            let one =
                |line: &Goods| format!("{} {} {} {}", line.name, line.quantity, line.unit, line.value_fen.plain());
            goods.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    };
    FieldSpec::new(named(at, "confiscate_goods_goods"), "清单", Control::Text(10_000))
        .optional()
        .value(lines)
        .hint("一行一种：名称 数量 单位 价值（元），例如 喷涂机 2 台 1000")
}

/// How gains were counted, as typed; none where nothing was.
pub(super) fn read_gains(r: &mut Reader<'_>, at: usize) -> Option<Gains> {
    let gross_fen = r.maybe_money(&named(at, "gains_gross"), "违法取得的款项");
    let refunds_fen = r.maybe_money(&named(at, "gains_refunds"), "退赔的款项");
    let working = r.text(&named(at, "gains_working"));
    let typed = gross_fen != Fen::ZERO || refunds_fen != Fen::ZERO || !working.is_empty();
    typed.then_some(Gains { gross_fen, refunds_fen, working })
}

/// The other kinds proposed, as typed.
pub(super) fn read_others(r: &mut Reader<'_>, at: usize) -> Vec<Penalty> {
    PenaltyKind::ALL.into_iter().filter_map(|kind| read_kind(r, at, kind)).collect()
}

fn read_kind(r: &mut Reader<'_>, at: usize, kind: PenaltyKind) -> Option<Penalty> {
    if !r.flag(&named(at, kind.key())) {
        return None;
    }
    let of = |part: &str| named(at, &field(kind, part));
    let permit = Permit { name: r.text(&of("name")), number: r.text(&of("number")) };
    let scope = r.text(&of("scope"));
    Some(match kind {
        PenaltyKind::PublicCriticism => Penalty::PublicCriticism { scope },
        PenaltyKind::ConfiscateGoods => {
            Penalty::ConfiscateGoods { goods: read_goods(r, &of("goods")), days: days(r, &of("days")) }
        }
        PenaltyKind::SuspendPermit => {
            let until = r.day(&of("until"), "暂扣的截止日");
            Penalty::SuspendPermit { permit, until, days: days(r, &of("days")) }
        }
        PenaltyKind::LowerGrade => {
            let (from, to) = (r.text(&of("from")), r.text(&of("to")));
            Penalty::LowerGrade { permit, from, to, days: days(r, &of("days")) }
        }
        PenaltyKind::RevokePermit => Penalty::RevokePermit { permit, days: days(r, &of("days")) },
        PenaltyKind::RestrictBusiness => {
            Penalty::RestrictBusiness { scope, until: r.maybe_day(&of("until"), "限制的截止日") }
        }
        PenaltyKind::StopBusiness => {
            Penalty::StopBusiness { scope, until: r.day(&of("until"), "停产停业的截止日") }
        }
        PenaltyKind::CloseDown => Penalty::CloseDown { premises: r.text(&of("premises")), days: days(r, &of("days")) },
        PenaltyKind::BarFromTrade => {
            Penalty::BarFromTrade { scope, until: r.maybe_day(&of("until"), "限制从业的截止日") }
        }
        PenaltyKind::Warning
        | PenaltyKind::Fine
        | PenaltyKind::ConfiscateGains
        | PenaltyKind::Detention
        | PenaltyKind::Other => return None,
    })
}

fn days(r: &mut Reader<'_>, name: &str) -> u32 {
    r.count(name, "履行期限")
}

/// One kind of thing a line: name, number, unit, value.
fn read_goods(r: &mut Reader<'_>, name: &str) -> Vec<Goods> {
    let text = r.text(name);
    let mut goods = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_line(line) {
            Some(read) => goods.push(read),
            None => r.wrong(name, format!("“{line}”看不懂，写作 喷涂机 2 台 1000")),
        }
    }
    goods
}

/// 喷涂机 2 台 1000: the name may hold spaces of its own.
fn read_line(line: &str) -> Option<Goods> {
    let parts: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || matches!(c, '，' | '、')).filter(|part| !part.is_empty()).collect();
    let [name @ .., quantity, unit, value] = &parts[..] else { return None };
    if name.is_empty() {
        return None;
    }
    let value_fen = Fen::parse(value.trim_end_matches('元')).ok()?;
    Some(Goods { name: name.join(" "), quantity: quantity.parse().ok()?, unit: (*unit).to_owned(), value_fen })
}

/// What the head may leave out of the penalties told, and the periods that may be shorter.
pub(super) fn told(notice: &PriorNotice) -> Vec<FieldSpec> {
    let told = Imposed::told(&notice.others);
    if told.is_empty() {
        return Vec::new();
    }
    let each = told.iter().map(|one| Choice::new(one.number.to_string(), words(&one.penalty))).collect();
    let left_out = FieldSpec::new("left_out", "不作出的处罚", Control::Ticks(each));
    let mut fields = vec![left_out.optional().hint("已告知而不作出的，勾选；其余按告知作出")];
    for one in &told {
        if let Some(until) = one.penalty.until() {
            let label = format!("{}的截止日", one.penalty.kind().label());
            let spec = FieldSpec::new(format!("until.{}", one.number), label, Control::Day).optional();
            fields.push(spec.value(until.to_string()).hint(format!("不得晚于告知的 {until}")));
        }
    }
    fields
}

/// The numbers left out, and the periods as typed; where nothing was typed, as told.
pub(super) fn read_told(r: &mut Reader<'_>) -> (Vec<u32>, Vec<Shortened>) {
    let left_out: Vec<u32> =
        r.numbers("left_out").into_iter().filter_map(|number| u32::try_from(number).ok()).collect();
    let named = r.posted().fields.iter().filter_map(|(name, _)| name.strip_prefix("until.")?.parse().ok());
    let numbers: Vec<u32> = named.filter(|number| !left_out.contains(number)).collect();
    let mut shortened = Vec::new();
    for number in numbers {
        if let Some(until) = r.maybe_day(&format!("until.{number}"), "截止日") {
            shortened.push(Shortened { number, until });
        }
    }
    (left_out, shortened)
}

/// The fields that record that a penalty was carried out.
pub(super) fn performance(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let open: Vec<Choice> =
        case.not_carried_out().map(|one| Choice::new(one.number.to_string(), words(&one.penalty))).collect();
    let only = if open.len() == 1 { open[0].value.clone() } else { String::new() };
    let mut fields = vec![
        FieldSpec::new("number", "处罚", Control::Radio(open)).value(only),
        day("on", "执行日", now).hint("暂扣证件、停产停业的，期满后登记"),
        FieldSpec::new("record", "执行情况", Control::Text(2_000)).hint("怎样执行，交给谁，收据或者清单编号"),
    ];
    if !case.exhibits.is_empty() {
        fields.push(FieldSpec::new("exhibits", "证明材料", Control::Ticks(exhibits(case))).optional());
    }
    fields
}

/// A performance as typed.
pub(super) fn read_performance(r: &mut Reader<'_>) -> RecordPerformance {
    RecordPerformance {
        number: r.count("number", "处罚"),
        on: r.day("on", "执行日"),
        record: r.text("record"),
        exhibits: r.numbers("exhibits").into_iter().map(domain::ids::ExhibitId).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_inventory_is_name_number_unit_and_value() {
        let read = |line: &str| {
            let goods = read_line(line)?;
            Some(format!("{}|{}|{}|{}", goods.name, goods.quantity, goods.unit, goods.value_fen.plain()))
        };
        assert_eq!(read("喷涂机 2 台 1000").as_deref(), Some("喷涂机|2|台|1,000"));
        assert_eq!(read("人力 三轮车，1，辆，800.50元").as_deref(), Some("人力 三轮车|1|辆|800.50"));
        for wrong in ["喷涂机 2 台", "2 台 1000", "喷涂机 两 台 1000", "喷涂机 2 台 若干"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
