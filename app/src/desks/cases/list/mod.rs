//! The list of cases: filters, order, lamps, and pages that stay fast however many years they hold.

pub mod acts;
pub mod asked;
pub mod assign;
mod batch;
mod order;
pub mod rows;

use domain::law::catalogue::Family;
use domain::officer::Officer;
use domain::stage::StageKind;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Page as Found, Start};
use store::ways::Search;

use self::asked::{Asked, Turn};
use self::rows::{Cells, Shown, cells, columns};
use crate::desks::frame::frame;
use crate::desks::{escaped, rendered};
use crate::islands::print_button::PrintButton;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::tastes::{SIZES, Tastes};
use crate::widgets::{
    ActLink, Button, CheckboxGroup, Chips, Choice, Desk, EmptyState, Link, Note, PageHead, Pager, RadioGroup, Select,
    Table, TextInput, Typed, Weight, say,
};

/// What the page shows.
#[derive(Clone)]
struct Model {
    asked: Asked,
    tastes: Tastes,
    columns: Vec<Shown>,
    rows: Vec<Cells>,
    total: u64,
    first: u64,
    first_page: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    kept: Vec<Search>,
    may_register: bool,
    may_assign: bool,
    prints: bool,
    /// Whether every case of the list is chosen.
    every: bool,
}

/// The list.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    // A form of this page that was refused carries the same conditions as the address.
    let fields = if visit.posted.fields.is_empty() { &visit.query } else { &visit.posted.fields };
    let asked = Asked::of(&visit.office, me, fields).await?;
    let model = model(visit, me, asked, Turn::of(fields), frame.tastes.clone()).await?;
    let mut typed = crate::desks::forms::typed(&visit.posted);
    if visit.posted.fields.is_empty() {
        typed = Typed::from_pairs(model.asked.fields().iter().cloned()).with("words", model.asked.words.clone());
    }
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    Ok(rendered(visit, status, move || {
        let (frame, model, typed) = (frame.clone(), model.clone(), typed.clone());
        provide_context(typed.clone());
        let total = format!("共 {} 件", count(model.total));
        let print = vec![model.asked.in_words(), total.clone()];
        let rows = model.rows.iter().cloned().map(|cells| cells.row(model.every)).collect();
        let empty = if model.asked.words.is_empty() {
            view! { <EmptyState why="没有符合条件的案件。可放宽条件再查。" link=Link::new("/cases", "看全部")/> }
                .into_any()
        } else {
            let why =
                format!("没有找到“{}”。可输案号、当事人、车牌或拼音首字母，也可放宽立案日期。", model.asked.words);
            view! { <EmptyState why link=Link::new("/cases", "看全部")/> }.into_any()
        };
        view! {
            <AppPage frame title="案件" here=Desk::Cases typed print>
                <PageHead title="案件">
                    {model.may_register.then(|| view! { <ActLink href="/cases/new" words="新建案件" weight=Weight::Filled/> })}
                </PageHead>
                {filters(&model)}
                {chosen(&model)}
                {model.asked.forgotten.then(|| view! { <Note words="这次查找的词已不再保存，下面没有按词查。重新输入即可。" kind="warn"/> })}
                {tools(&model, total)}
                <Table caption="案件" columns=columns(&model.columns, model.asked.sort) rows sorts="filter">{empty}</Table>
                {batch::bar(&model)}
                <Pager words=place(&model) first=model.first_page.clone() previous=model.previous.clone() next=model.next.clone()/>
            </AppPage>
        }
        .into_any()
    }))
}

async fn model(visit: &Visit, me: &Officer, asked: Asked, turn: Turn, tastes: Tastes) -> Result<Model, StoreError> {
    let store = &visit.office.store;
    let size = tastes.page_size;
    let start = match (&turn.after, &turn.before) {
        (Some(after), _) => Start::After(after),
        (None, Some(before)) => Start::Before(before),
        (None, None) => Start::First,
    };
    let found = match store.cases().page(&asked.filter, asked.sort, start, size, me).await {
        // A place of another list: this one begins at its start.
        Err(StoreError::Refused(_)) => store.cases().page(&asked.filter, asked.sort, Start::First, size, me).await?,
        found => found?,
    };
    let Found { lines, next, previous } = found;
    let total = store.cases().count(&asked.filter, me).await?;
    let first = if previous.is_none() { 1 } else { turn.first.max(2) };
    let shown = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let here = asked.address("/cases", &[]);
    let to = |way: &str, cursor: &store::cases::Cursor, n: u64| {
        format!("{here}{way}={}&n={n}", escaped(&cursor.to_string()))
    };
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let holders: Vec<(domain::ids::OfficerId, String)> =
        store.officers().list().await?.into_iter().map(|account| (account.officer.id, account.officer.name)).collect();
    let list = asked.query(&[]);
    let columns = Shown::chosen(&tastes);
    let rows = lines.iter().map(|line| cells(line, &columns, today, &calendar, &holders, &list)).collect();
    let holds = |step: StepKind| step.roles().iter().any(|role| me.holds(*role));
    Ok(Model {
        next: next.as_ref().map(|cursor| to("after", cursor, first + shown)),
        previous: previous.as_ref().map(|cursor| to("before", cursor, first.saturating_sub(size).max(1))),
        first_page: previous.is_some().then(|| here.clone()),
        kept: store.searches().kept(me.id).await?,
        may_register: holds(StepKind::RegisterClue),
        may_assign: holds(StepKind::AssignOfficers),
        prints: visit.asked("print").is_some(),
        every: visit.asked("every").is_some(),
        asked,
        tastes,
        columns,
        rows,
        total,
        first,
    })
}

fn count(number: u64) -> String {
    say::count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// 第 51–100 件，共 1,280 件
fn place(model: &Model) -> String {
    let shown = u64::try_from(model.rows.len()).unwrap_or(u64::MAX);
    if shown == 0 {
        return "没有".to_owned();
    }
    let last = model.first + shown - 1;
    format!("第 {}–{} 件，共 {} 件", count(model.first), count(last), count(model.total))
}

fn filters(model: &Model) -> AnyView {
    let stages = StageKind::ALL.iter().map(|stage| Choice::new(stage.key(), stage.label())).collect::<Vec<_>>();
    let families = Family::ALL.iter().map(|family| Choice::new(family.key(), family.label())).collect::<Vec<_>>();
    let lamps = vec![Choice::new("late", "已逾期"), Choice::new("soon", "临期")];
    let states = vec![Choice::new("true", "在办"), Choice::new("false", "已结案")];
    let sort = model.asked.sort.map(|sort| view! { <input type="hidden" name="sort" value=sort.to_string()/> });
    view! {
        <form class="filters" method="post" action="/cases/search" id="filter" novalidate>
            {sort}
            <TextInput name="words" label="查找" hint="案号、当事人、车牌、拼音首字母" most=100/>
            <Select name="stage" label="阶段" choices=stages none="全部"/>
            <Select name="lamp" label="期限" choices=lamps none="全部"/>
            <Select name="open" label="状态" choices=states none="全部"/>
            <Select name="mine" label="轮到谁" choices=vec![Choice::new("true", "轮到我办")] none="不限"/>
            <Select name="family" label="业务" choices=families none="全部"/>
            <TextInput name="filed_from" label="立案日自" most=20/>
            <TextInput name="filed_to" label="至" most=20/>
            <div class="filters-acts"><Button words="查询"/><ActLink href="/cases" words="重置"/></div>
        </form>
    }
    .into_any()
}

/// The chosen conditions, the lists kept under a name, and keeping this one.
fn chosen(model: &Model) -> AnyView {
    let chips = model.asked.chips();
    let any = !chips.is_empty();
    let kept = model.kept.iter().map(|one| {
        let href = format!("/cases?{}s={}", one.query, one.token);
        let (token, name) = (one.token.clone(), one.name.clone());
        view! {
            <li class="kept-list">
                <a class="chip" href=href>{one.name.clone()}</a>
                <form method="post" action="/cases/search">
                    <input type="hidden" name="token" value=token/>
                    <button class="chip-drop" type="submit" name="do" value="drop_list"><span class="for-readers">{format!("去掉常用 {name}")}</span><span aria-hidden="true">"×"</span></button>
                </form>
            </li>
        }
    });
    let kept = (!model.kept.is_empty()).then(
        || view! { <div class="chips"><span class="chips-label">"常用"</span><ul>{kept.collect_view()}</ul></div> },
    );
    let carried = crate::desks::forms::view::carried(model.asked.fields(), &["only"]);
    let keep = any.then(|| {
        view! {
            <details class="fold">
                <summary>"存为常用"</summary>
                <form class="form-row" method="post" action="/cases/search" novalidate>
                    {carried}
                    <TextInput name="name" label="名称" most=30 required=true/>
                    <div class="form-acts"><Button words="存为常用" name="do" value="keep_list"/></div>
                </form>
            </details>
        }
    });
    view! { <div class="row list-chosen"><Chips chips/>{kept}{keep}</div> }.into_any()
}

fn tools(model: &Model, total: String) -> AnyView {
    let tastes = &model.tastes;
    let ticked = model.columns.iter().map(|one| one.key().to_owned()).collect::<Vec<_>>();
    let sizes = SIZES.iter().map(|size| Choice::new(size.to_string(), format!("{size} 件"))).collect::<Vec<_>>();
    let heights = vec![Choice::new("normal", "宽松"), Choice::new("dense", "紧凑")];
    let height = if tastes.dense { "dense" } else { "normal" };
    let carried = crate::desks::forms::view::carried(model.asked.fields(), &[]);
    let export = model.asked.address("/cases/export.xlsx", &[]);
    view! {
        <div class="tool-bar">
            <p class="tool-words">{total}</p>
            <details class="fold list-columns">
                <summary>"列设置和行距"</summary>
                <form class="form" method="post" action="/cases/search" novalidate>
                    {carried}
                    <CheckboxGroup name="columns" label="显示的列" choices=Shown::choices(&model.columns) values=ticked inline=true/>
                    <RadioGroup name="rows" label="行距" choices=heights inline=true value=height/>
                    <RadioGroup name="size" label="每页" choices=sizes inline=true value=tastes.page_size.to_string()/>
                    <div class="form-acts"><Button words="按此显示" name="do" value="columns"/></div>
                </form>
                {order::form(model)}
            </details>
            <ActLink href=export words="导出 Excel"/>
            <PrintButton at_once=model.prints/>
        </div>
    }
    .into_any()
}
