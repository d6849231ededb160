//! What a case is about, for whoever reads it or decides on it: the act with its rule, the party, the proposal.

use domain::law::catalogue::PenaltyKind;
use domain::party::{Masked, Party};
use domain::step::StepKind;
use leptos::prelude::*;

use super::file::Model;
use super::tabs::open;
use crate::desks::forms::kinds;
use crate::widgets::{Card, Fact, Facts, Link, say, written_out};

/// The act with its rule: what, when, where, which articles, which band.
pub fn matter(model: &Model) -> AnyView {
    let case = &model.case;
    let dossier = &case.dossier;
    let act = &dossier.act;
    let mut when = say::day(act.on);
    if let Some(at) = act.at {
        when.push_str(&at.format(" %H:%M").to_string());
    }
    let violation = model.now.law.catalogue.find(&dossier.violation, act.on).ok();
    let mut lines = vec![
        Fact::new("案由", violation.map(|one| one.name.clone()).unwrap_or_default()),
        Fact::new("行为日", when),
        Fact::new("地点", act.place.clone()),
    ];
    for (label, value) in dossier.particulars.lines() {
        lines.push(Fact::new(label, value));
    }
    lines.push(Fact::new("违法事实", act.facts.clone()));
    if let Some(violation) = violation {
        let bands: Vec<String> = violation.tiers.iter().map(crate::desks::band).collect();
        lines.push(Fact::view("违反", written_out(&violation.prohibiting)));
        lines.push(Fact::view("处罚依据", written_out(&violation.penalty)));
        lines.push(Fact::new("幅度", bands.join("、")));
    }
    lines.push(Fact::new(
        "来源",
        format!("{}，{}收到", case.clue.source.label(), say::plain_day(case.clue.received_on)),
    ));
    let amend = open(model, StepKind::AmendDossier).then(|| Link::new(format!("/cases/{}/amend", case.id), "修改"));
    match amend {
        Some(more) => view! { <Card title="违法事实" more><Facts facts=lines/></Card> }.into_any(),
        None => view! { <Card title="违法事实"><Facts facts=lines/></Card> }.into_any(),
    }
}

/// Each party as papers name it, numbers masked.
pub fn party(model: &Model) -> AnyView {
    let dossier = &model.case.dossier;
    let title = |place: u32| match (dossier.is_joint(), place) {
        (true, place) => format!("当事人{}", domain::law::article::chinese_number(place + 1)),
        (false, _) => "当事人".to_owned(),
    };
    let parties: Vec<(String, Vec<Fact>)> = match &dossier.party {
        Some(_) => {
            (0..).zip(dossier.parties()).map(|(place, one)| (title(place), lines_of(model, place, one))).collect()
        }
        None => vec![("当事人".to_owned(), vec![Fact::new("当事人", "尚未查明")])],
    };
    parties.into_iter().map(|(title, facts)| view! { <Card title><Facts facts/></Card> }).collect_view().into_any()
}

/// The lines of one party, its numbers masked.
fn lines_of(model: &Model, whose: u32, party: &Party) -> Vec<Fact> {
    let line = |(label, value): (String, String)| {
        // Whole numbers stand on the papers only; whoever reads the screen needs to recognise them.
        match Masked::ALL.into_iter().find(|what| what.of(party) == Some(value.as_str())) {
            Some(what) => Fact::view(label, masked(model, what, whose, &value)),
            None => Fact::new(label, value),
        }
    };
    party.on_paper().into_iter().map(line).collect()
}

/// A masked number; whoever may see it gets the button that shows it once and writes the look down.
fn masked(model: &Model, what: Masked, whose: u32, number: &str) -> AnyView {
    let action = format!("/cases/{}/reveal", model.case.id);
    let shown = what.masked(number);
    let label = what.label();
    view! {
        <span class="masked">
            <span class="code">{shown}</span>
            {model.may_look.then(|| view! {
                <form method="post" action=action>
                    {(whose > 0).then(|| view! { <input type="hidden" name="whose" value=whose/> })}
                    <button class="button" data-weight="plain" type="submit" name="what" value=what.key()>"查看"<span class="for-readers">{label}</span></button>
                </form>
            })}
        </span>
    }
    .into_any()
}

/// What is proposed and decided, with how it came about.
pub fn proposal(model: &Model) -> Option<AnyView> {
    let report = model.case.report.as_ref()?;
    let charges = report.form.charges(&model.case.dossier);
    let several = charges.len() > 1;
    let mut lines = vec![Fact::new("查明的事实", report.form.facts.clone())];
    for (at, charge) in charges.iter().enumerate() {
        let weighed = report.weighed.get(at);
        if let Some(weighed) = weighed {
            let which = if several { format!("第 {} 项", at + 1) } else { "适用的规定".to_owned() };
            lines.push(Fact::new(which, format!("{}（{}）", weighed.law.name, weighed.choice.standing.label())));
            if !weighed.choice.reason.is_empty() {
                lines.push(Fact::new("规定的比较", weighed.choice.reason.clone()));
            }
            let computed = weighed.computed.as_ref();
            lines.extend(computed.map(|computed| Fact::new("计算", computed.arithmetic.join("；"))));
        } else {
            let band = format!("{}–{} 元", report.min_fen.plain(), report.max_fen.plain());
            lines.push(Fact::new("幅度", band));
        }
        lines.extend((charge.fine_fen.get() > 0).then(|| Fact::new("拟罚款", say::amount(charge.fine_fen))));
        lines.extend(charge.warning.then(|| Fact::new("拟给予", "警告")));
        if charge.confiscate_fen.get() > 0 {
            lines.push(Fact::new("拟没收违法所得", say::amount(charge.confiscate_fen)));
        }
        lines.extend(charge.gains.as_ref().map(|gains| Fact::new("违法所得的计算", counted(gains))));
        lines.extend(charge.others.iter().map(|one| Fact::new("拟给予", kinds::words(one))));
        lines.push(Fact::new("裁量理由", charge.discretion.clone()));
        if let Some(ground) = &charge.mitigation {
            lines.push(Fact::new("法定情形", format!("{}：{}", ground.ground.label(), ground.facts)));
        }
    }
    if several {
        lines.push(Fact::new("合计罚款", say::amount(report.form.total_fine())));
    }
    let said = |grounds: &[String], none: &str| if grounds.is_empty() { none.to_owned() } else { grounds.join("；") };
    lines.push(Fact::new("听证", said(&report.hearing, "没有达到听证标准")));
    lines.push(Fact::new("法制审核", said(&report.review, "不属于须审核的情形")));
    lines.push(Fact::new("集体讨论", said(&report.discussion, "不属于须讨论的情形")));
    if let Some(decision) = &model.case.decision {
        let given = decision.kinds().into_iter().map(|kind| match kind {
            PenaltyKind::Fine => format!("罚款 {}", say::amount(decision.fine_fen)),
            kind => kind.label().to_owned(),
        });
        let given = given.collect::<Vec<_>>().join("、");
        lines.push(Fact::new("决定", format!("{} {given}", say::plain_day(decision.on))));
    }
    Some(view! { <Card title="裁量"><Facts facts=lines/></Card> }.into_any())
}

/// 取得 1,000 元，退赔 300 元：how gains were counted.
fn counted(gains: &domain::step::Gains) -> String {
    let (gross, refunds) = (say::amount(gains.gross_fen), say::amount(gains.refunds_fen));
    format!("取得 {gross}，依法退赔 {refunds}。{}", gains.working)
}
