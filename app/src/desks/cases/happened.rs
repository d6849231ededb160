//! What happened in a case, newest first: its flow for everybody, its log with the seal of each entry and every look at a number.

use leptos::prelude::*;

use super::file::Model;
use crate::widgets::{Card, Happening, Timeline, say};

/// 流程
pub fn flow(model: &Model) -> AnyView {
    let entries = happenings(model, 0, false);
    view! {
        {super::picture::card(model)}
        <Card title="经过"><Timeline entries/></Card>
    }
    .into_any()
}

/// Whose number it was, where the case has several parties.
fn whose(model: &Model, whose: u32) -> String {
    let dossier = &model.case.dossier;
    let party = usize::try_from(whose).ok().and_then(|place| dossier.parties().nth(place));
    party.filter(|_| dossier.is_joint()).map_or_else(String::new, |party| format!("{}的", party.display_name()))
}

/// 日志
pub fn log(model: &Model) -> AnyView {
    let entries = happenings(model, 0, true);
    let looks: Vec<Happening> = model
        .looks
        .iter()
        .rev()
        .map(|(look, who)| Happening {
            at: say::table_time(look.at, model.today),
            machine: look.at.to_rfc3339(),
            what: format!("查看{}{}", whose(model, look.whose), look.what.label()),
            who: who.clone(),
            ..Happening::default()
        })
        .collect();
    let looked = (!looks.is_empty()).then(|| view! { <Card title="查看号码的记录"><Timeline entries=looks/></Card> });
    view! { <Card title="日志"><Timeline entries/></Card>{looked} }.into_any()
}

/// What happened after a version of the case, newest first.
pub fn since(model: &Model, version: u32) -> Vec<Happening> {
    happenings(model, version, false)
}

fn happenings(model: &Model, after: u32, sealed: bool) -> Vec<Happening> {
    model
        .events
        .iter()
        .filter(|logged| logged.seq > after)
        .rev()
        .map(|logged| {
            let event = &logged.event;
            let number = event.number.as_ref().map(|number| format!("，{}", number.text)).unwrap_or_default();
            Happening {
                at: say::table_time(event.at, model.today),
                machine: event.at.to_rfc3339(),
                what: format!("{}{number}", event.title()),
                who: event.by_name.clone(),
                note: event.opinion().map(str::to_owned).into_iter().chain(event.kept()).collect::<Vec<_>>().join("；"),
                link: None,
                seal: if sealed {
                    format!("第 {} 条 {}…", logged.seq, &logged.hash[..12.min(logged.hash.len())])
                } else {
                    String::new()
                },
            }
        })
        .collect()
}
