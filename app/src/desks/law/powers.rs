//! 权力文件: the documents by which other authorities' powers came to the bureau, each with its first and last hour.

use domain::bureau::Assignment;
use domain::law::calendar::beijing;
use domain::law::catalogue::Family;
use domain::law::change::Change;
use leptos::prelude::*;

use super::{Body, Model, changes};
use crate::widgets::{
    Badge, Button, Card, Choice, Column, ColumnKind, DateField, EmptyState, PageHead, RadioGroup, Row, Select, Table,
    TextInput, Weight, Width,
};

pub fn view(model: &Model) -> Body {
    let powers = &model.now.bureau.assignment;
    let is = |change: &Change| matches!(change, Change::Assign(_) | Change::EndAssignment { .. });
    let waiting = changes::list(model, |one| one.answer.is_none() && is(&one.change));
    let forms = model.may_propose().then(|| forms(model));
    let (facts, table) = (vec![format!("{} 份", powers.len())], table(model));
    Body {
        head: view! { <PageHead title="权力文件" facts/> }.into_any(),
        below: view! {
            <Card title="交由本机关行使的处罚权">
                <p class="read">"案由由别的机关管辖的，有文件交由本机关行使才能办（行政处罚法第十八条第二款）。从起始时刻起可以办，到终止时刻为止；时刻按北京时间。"</p>
                {table}
            </Card>
            {waiting.map(|list| view! { <Card title="待核准的文件">{list}</Card> })}
            {forms}
        }
        .into_any(),
    }
}

fn table(model: &Model) -> AnyView {
    let at = beijing(model.now.at);
    let state = |power: &Assignment| match (power.in_force(at), at < power.from.moment()) {
        (true, _) => ("有效", "good"),
        (false, true) => ("未到", "blue"),
        (false, false) => ("已止", "held"),
    };
    let rows: Vec<Row> = model
        .now
        .bureau
        .assignment
        .iter()
        .map(|power| {
            let (words, badge) = state(power);
            Row::new(vec![
                power.titled().into_any(),
                power.family.label().into_any(),
                view! { <span class="nb">{power.from.to_string()}</span> }.into_any(),
                power.until.map_or_else(|| "—".to_owned(), |until| until.to_string()).into_any(),
                view! { <Badge words state=badge/> }.into_any(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return view! { <EmptyState why="没有登记文件，别的机关的案由都不能办。"/> }.into_any();
    }
    let columns = vec![
        Column::new("文件", ColumnKind::Name),
        Column::new("领域", ColumnKind::Text),
        Column::new("起", ColumnKind::Text),
        Column::new("止", ColumnKind::Text),
        Column::new("状态", ColumnKind::Text),
    ];
    view! { <Table caption="交由本机关行使的处罚权" columns rows/> }.into_any()
}

fn forms(model: &Model) -> AnyView {
    let families = Family::ALL.map(|family| Choice::new(family.key(), family.label())).to_vec();
    let (address, rest) = (model.part.address(), model.rest.clone());
    let (note, line) = (model.keeping.note(), model.keeping.line());
    let open: Vec<Choice> = model
        .now
        .bureau
        .assignment
        .iter()
        .enumerate()
        .filter(|(_, power)| power.until.is_none())
        .map(|(at, power)| {
            Choice::new(at.to_string(), power.titled()).note(format!("{}，自 {} 起", power.family.label(), power.from))
        })
        .collect();
    let end = (!open.is_empty()).then(|| {
        let (address, rest) = (address.clone(), rest.clone());
        view! {
            <Card title="终止一份文件">
                <form class="form" method="post" action=address novalidate>
                    <RadioGroup name="ends" label="文件" choices=open required=true/>
                    <DateField name="end_day" label="终止日" required=true rest hint="这一时刻起不再行使；已经作出的决定不受影响"/>
                    <TextInput name="end_at" label="时刻" hint="当日零时起终止的不填" width=Width::Short/>
                    <div class="form-acts"><Button words="提出终止" name="do" value="end" busy="正在提出…"/></div>
                </form>
            </Card>
        }
    });
    view! {
        <Card title="登记一份文件">
            {note}
            <form class="form" method="post" action=address novalidate data-draft="">
                <Select name="family" label="领域" choices=families none="请选择" required=true/>
                <TextInput name="document" label="文件标题和文号" required=true most=200/>
                <DateField name="from_day" label="起始日" required=true rest=rest.clone() hint="文件写明的日子，可以在今日以前"/>
                <TextInput name="from_at" label="时刻" hint="写明时刻的填，如 08:00；当日零时起的不填" width=Width::Short/>
                <DateField name="until_day" label="终止日" rest hint="文件写明期限的填"/>
                <TextInput name="until_at" label="终止时刻" hint="当日零时起终止的不填" width=Width::Short/>
                <div class="form-acts"><Button words="提出登记" weight=Weight::Filled name="do" value="assign" busy="正在提出…"/>{line}</div>
            </form>
        </Card>
        {end}
    }
    .into_any()
}
