//! 裁量基准: which violations have steps of their own, and which go by the statutory band.

use domain::law::catalogue::{Family, PenaltyKind};
use leptos::prelude::*;

use super::{Body, Model};
use crate::widgets::{Badge, Card, Column, ColumnKind, PageHead, Row, Table};

pub fn view(model: &Model) -> Body {
    let (law, today) = (&model.now.law, model.now.today());
    let set = law.catalogue.all().filter(|one| law.discretion.ladder(&one.code, today).is_some()).count();
    let cards = Family::ALL.into_iter().filter_map(|family| {
        let rows: Vec<Row> = law
            .catalogue
            .of_family(family, today)
            .into_iter()
            .filter(|one| one.kinds.contains(&PenaltyKind::Fine))
            .map(|one| {
                let waits = model.waiting().iter().any(|proposal| super::ladder::is_about(proposal, &one.code));
                let standard = match law.discretion.ladder(&one.code, today) {
                    Some(ladder) => format!("自 {} 起，{} 阶", ladder.from, ladder.steps.len()),
                    None => "未设，按法定幅度".to_owned(),
                };
                let bands: Vec<String> = one.tiers.iter().map(crate::desks::band).collect();
                Row::new(vec![
                    view! {
                        <a class="long" href=format!("/office/ladders/{}", one.code)>{one.name.clone()}</a>
                        {waits.then(|| view! { " "<Badge words="有待核准的基准" state="soon"/> })}
                    }
                    .into_any(),
                    bands.join("；").into_any(),
                    standard.into_any(),
                ])
            })
            .collect();
        let columns = vec![
            Column::new("案由", ColumnKind::Name),
            Column::new("法定幅度", ColumnKind::Text),
            Column::new("裁量基准", ColumnKind::Text),
        ];
        let caption = family.label();
        (!rows.is_empty()).then(|| view! { <Card title=caption><Table caption columns rows/></Card> })
    });
    let cards = cards.collect_view();
    let facts = vec![format!("已设 {set} 个案由")];
    Body {
        head: view! { <PageHead title="裁量基准" facts/> }.into_any(),
        below: view! {
            <p class="read">"裁量基准在法定幅度以内分阶，应当向社会公布（行政处罚法第三十四条）。按违法行为当日的基准办；没有设的，按法定幅度。"</p>
            {cards}
        }
        .into_any(),
    }
}
