//! What the bureau itself sees done, as the case file shows it: substituted performance, clearing at once, an unlawful
//! building, each with what stops it and what comes next.

use domain::case::Case;
use domain::case::side::Halt;
use domain::law::calendar::{beijing, beijing_day};
use domain::step::HaltAct;

use super::file::Model;
use crate::widgets::{Fact, say};

pub(super) fn substitutions(model: &Model) -> Vec<Fact> {
    let mut facts = Vec::new();
    for one in &model.case.substitutions {
        facts.push(Fact::new("催告履行", letter(&one.demand)));
        if let Some(decided) = &one.decided {
            let form = &decided.form;
            let served = decided.service.deemed().map_or_else(|| "未送达".to_owned(), day_served);
            facts.extend([
                Fact::new("决定", format!("{}批准，{served}", decided.approved.name)),
                Fact::new("标的", form.object.clone()),
                Fact::new("方式", format!("{}，{}实施，{}", say::day(form.planned_on), form.performer, form.way)),
                Fact::new("后果", form.harm.label()),
                Fact::new("理由和依据", format!("{}；{}", form.reason, form.basis)),
                Fact::new("费用预算", say::amount(form.cost_fen)),
            ]);
        }
        if let Some(again) = &one.again {
            facts.push(Fact::new("再次催告", letter(again)));
        }
        if let Some(done) = &one.done {
            facts.extend([
                Fact::new("实施", stretch(done.from, done.until)),
                Fact::new("到场", done.officers.join("、")),
                Fact::new("签名", done.signed.join("、")),
                Fact::new("记录", done.record.clone()),
                Fact::new("费用", format!("{}，由当事人承担；{}", say::amount(done.cost_fen), done.cost_basis)),
            ]);
            if !done.urgency.is_empty() {
                facts.push(Fact::new("紧急情况", done.urgency.clone()));
            }
        }
        facts.extend(halts(&one.halts));
    }
    if let Ok(Some(before)) = model.case.demand_again_by(&model.now.law) {
        let lines = before.explain().into_iter().map(|line| Fact::new("再次催告最迟", line));
        facts.extend(lines);
    }
    facts
}

pub(super) fn clearings(case: &Case) -> Vec<Fact> {
    let of = |one: &domain::case::side::Clearing| {
        let form = &one.form;
        let told = match form.told_at {
            Some(at) => format!("{} {}", beijing(at).format("%Y-%m-%d %H:%M"), form.told_how),
            None => format!("当事人在场（{}）", form.present),
        };
        vec![
            Fact::new(form.place.label(), form.what.clone()),
            Fact::new("情形", form.unable.clone()),
            Fact::new("实施", format!("{}（{}）", stretch(form.from, form.until), one.officers.join("、"))),
            Fact::new("告知", told),
            Fact::new("费用", format!("{}，由当事人承担；{}", say::amount(form.cost_fen), form.cost_basis)),
        ]
    };
    case.clearings.iter().flat_map(of).collect()
}

pub(super) fn building(case: &Case) -> Vec<Fact> {
    let Some(building) = &case.building else { return Vec::new() };
    let mut facts: Vec<Fact> = building
        .acts
        .iter()
        .map(|done| {
            let due = done.due.map_or_else(String::new, |due| format!("，限 {}前", say::plain_day(due)));
            Fact::new(done.act.label(), format!("{}{due}；{}", say::plain_day(done.on), done.paper))
        })
        .collect();
    if let Some(stop) = &building.stop {
        let served = stop.service.deemed().map_or_else(|| "未送达".to_owned(), day_served);
        facts.push(Fact::new("停止建设通知书", served));
    }
    if let Some(demand) = &building.demand {
        facts.push(Fact::new("限期拆除催告书", letter(demand)));
    }
    let sealing = case.hour_clocks().into_iter();
    let sealing = sealing.filter(|clock| clock.id == domain::law::deadlines::DeadlineId::SiteSealed);
    facts.extend(sealing.map(|clock| {
        Fact::new(clock.label, format!("{} 小时内，至 {}", clock.hours, beijing(clock.ends).format("%Y-%m-%d %H:%M")))
    }));
    facts.extend(halts(&building.halts));
    facts
}

fn letter(demand: &domain::case::side::DutyDemand) -> String {
    let served = demand.service.deemed().map_or_else(|| "未送达".to_owned(), day_served);
    let late = if demand.service.deemed().is_some() && !demand.reached() {
        "，送达时期限已过，须重新催告"
    } else {
        ""
    };
    format!("限 {}前，{served}{late}", say::plain_day(demand.due))
}

fn day_served(day: chrono::NaiveDate) -> String {
    format!("{}送达", say::plain_day(day))
}

fn stretch(from: chrono::DateTime<chrono::Utc>, until: chrono::DateTime<chrono::Utc>) -> String {
    let (begun, ended) = (beijing(from), beijing(until));
    let day = say::day(beijing_day(from));
    if begun.date() == ended.date() {
        return format!("{day} {}—{}", begun.format("%H:%M"), ended.format("%H:%M"));
    }
    format!("{day} {}—{} {}", begun.format("%H:%M"), say::day(ended.date()), ended.format("%H:%M"))
}

fn halts(halts: &[Halt]) -> Vec<Fact> {
    let words = |halt: &Halt| {
        let ground = match halt.act {
            HaltAct::Paused => halt.pause_ground.map(|ground| ground.label()),
            HaltAct::Ended => halt.end_ground.map(|ground| ground.label()),
            HaltAct::Resumed | HaltAct::GivenUp => None,
        };
        let ground = ground.map_or_else(String::new, |ground| format!("{ground}；"));
        format!("{} {}{}（{}）", say::plain_day(halt.on), ground, halt.decided.text, halt.decided.name)
    };
    halts.iter().map(|halt| Fact::new(halt.act.label(), words(halt))).collect()
}
