//! 工作日历: the loaded years with their versions and sources, and a further year taken from a file after a look at it.

use domain::law::calendar::{Calendar, ChangedDay, weekday};
use domain::law::change::{Change, Settings, YearFile};
use leptos::prelude::*;

use super::{Body, Model, changes};
use crate::widgets::{
    Button, Card, Column, ColumnKind, EmptyState, FileButton, Note, PageHead, Row, Table, TextInput, Weight,
};

pub fn view(model: &Model) -> Body {
    let calendar = &model.now.law.calendar;
    let last = calendar.last_year();
    let facts =
        vec![format!("已载入 {} 至 {last} 年", calendar.first_year()), format!("日历 {} 版", calendar.version())];
    let waiting = changes::list(model, |one| one.answer.is_none() && matches!(one.change, Change::CalendarYear(_)));
    let preview = preview(model);
    let years = years(calendar);
    let form = (model.may_propose() && preview.is_none()).then(|| form(model));
    Body {
        head: view! { <PageHead title="工作日历" facts/> }.into_any(),
        below: view! {
            {preview}
            <Card title="已载入的年份">
                <p class="read">{format!("期限只算到 {last} 年 12 月 31 日；再往后的算不出来，要等那一年的放假安排载入。已经算定的期限记着当时的版本，换版不变。")}</p>
                {years}
            </Card>
            {waiting.map(|list| view! { <Card title="待核准的年份">{list}</Card> })}
            {form}
        }
        .into_any(),
    }
}

fn years(calendar: &Calendar) -> AnyView {
    let rows = calendar.years().into_iter().rev().map(|year| {
        Row::new(vec![
            format!("{} 年", year.year).into_any(),
            year.version.clone().into_any(),
            year.source.clone().unwrap_or_else(|| "随程序：国务院办公厅当年放假通知".to_owned()).into_any(),
            year.rest_days.to_string().into_any(),
            year.make_up_days.to_string().into_any(),
            year.working_days.to_string().into_any(),
        ])
    });
    let columns = vec![
        Column::new("年份", ColumnKind::Name),
        Column::new("版本", ColumnKind::Text),
        Column::new("依据", ColumnKind::Text),
        Column::new("放假（日）", ColumnKind::Figure),
        Column::new("调休上班（日）", ColumnKind::Figure),
        Column::new("工作日（日）", ColumnKind::Figure),
    ];
    view! { <Table caption="已载入的年份" columns rows=rows.collect()/> }.into_any()
}

/// The file that was just sent, for a last look before it is proposed.
fn preview(model: &Model) -> Option<AnyView> {
    if !model.checking {
        return None;
    }
    let value = |name: &str| model.typed.value(name).unwrap_or_default().to_owned();
    let file = YearFile { source: value("source"), csv: value("csv") };
    let year = file.year().ok()?;
    let title = format!("核对 {year} 年放假安排");
    let (table, action) = (changed(model, &file), model.part.address());
    Some(
        view! {
            <Card title>
                <p>{format!("依据：{}", file.source)}</p>
                {table}
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name="source" value=file.source.clone()/>
                    <input type="hidden" name="csv" value=file.csv.clone()/>
                    <div class="form-acts">
                        <Button words=format!("提出载入 {year} 年") weight=Weight::Filled busy="正在提出…" name="do" value="confirmed"/>
                        <a class="button" data-weight="outline" href="/office/calendar">"重选文件"</a>
                    </div>
                </form>
            </Card>
        }
        .into_any(),
    )
}

/// What a file changes in the calendar in force.
pub fn changed(model: &Model, file: &YearFile) -> AnyView {
    let law = &model.now.law;
    let settings = Settings::of(law, &model.now.bureau);
    let change = Change::CalendarYear(file.clone());
    let after = match settings.apply(&change, &law.catalogue, model.now.today()) {
        Ok(after) => after.calendar,
        Err(refusal) => return view! { <Note words=refusal.sentence() kind="warn"/> }.into_any(),
    };
    let year = file.year().unwrap_or_default();
    let days = law.calendar.changed_by(&after, year);
    let known = (law.calendar.first_year()..=law.calendar.last_year()).contains(&year);
    if days.is_empty() {
        return view! { <EmptyState why=format!("与已载入的 {year} 年没有不同。")/> }.into_any();
    }
    let told = after.years().into_iter().find(|table| table.year == year);
    let words = told.map_or_else(String::new, |table| {
        let how = if known {
            format!("替换已载入的 {year} 年，不同的有 {} 日", days.len())
        } else {
            format!("新载入 {year} 年")
        };
        format!(
            "{how}；全年放假 {} 日、调休上班 {} 日、工作日 {} 日，载入后为 {} 版。",
            table.rest_days, table.make_up_days, table.working_days, table.version
        )
    });
    let rows = days.iter().map(row).collect();
    let columns = vec![
        Column::new("日期", ColumnKind::Name),
        Column::new("现为", ColumnKind::Text),
        Column::new("改为", ColumnKind::Text),
    ];
    view! { <p>{words}</p><Table caption="改动的日子" columns rows/> }.into_any()
}

fn row(changed: &ChangedDay) -> Row {
    let before = changed.before.as_ref().map_or_else(|| "未载入".to_owned(), domain::law::calendar::DayKind::label);
    Row::new(vec![
        view! { <span class="nb">{format!("{} {}", changed.day, weekday(changed.day))}</span> }.into_any(),
        before.into_any(),
        changed.after.label().into_any(),
    ])
}

fn form(model: &Model) -> AnyView {
    let (next, action) = (model.now.law.calendar.last_year() + 1, model.part.address());
    view! {
        <Card title="载入一年">
            <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                <TextInput name="source" label="依据" hint=format!("国务院办公厅关于 {next} 年部分节假日安排的通知，写明文号") required=true most=200/>
                <FileButton name="file" label="放假安排文件" accept=".csv,text/csv,text/plain" required=true
                    hint="UTF-8 的 CSV：首行 date,kind,festival，以后每行一日，如 2026-10-01,rest,国庆节；调休上班的写 makeup_workday。只写一年。"/>
                <div class="form-acts"><Button words="看这份文件改什么" weight=Weight::Filled busy="正在读…"/></div>
            </form>
        </Card>
    }
    .into_any()
}
