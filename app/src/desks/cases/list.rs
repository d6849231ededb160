//! The list of cases: filters, lamps, and pages that stay fast however many years they hold.

use std::str::FromStr;

use chrono::Days;
use domain::numbers::Register;
use domain::officer::Officer;
use domain::stage::StageKind;
use leptos::prelude::*;
use store::StoreError;
use store::cases::list::{Cursor, Line};
use store::cases::query::{Filter, Search};

use crate::desks::frame::frame;
use crate::desks::{clocks, escaped, rendered};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Choice, Column, ColumnKind, Desk, EmptyState, Lamp, LampState, Link, PageHead, Pager, Row, Select,
    Table, Typed, Weight,
};

/// Rows of one page.
const ROWS: u64 = 50;

/// The list.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let store = &visit.office.store;
    let frame = frame(visit, me).await?;
    let words = searched(visit, me).await?;
    let filter = filter(visit, me, words.as_deref());
    let after = visit.asked("after").and_then(|text| Cursor::from_str(text).ok());
    let found = store.cases().list(&filter, after.as_ref(), ROWS, me).await?;
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let holders: Vec<(domain::ids::OfficerId, String)> =
        store.officers().list().await?.into_iter().map(|account| (account.officer.id, account.officer.name)).collect();
    let rows: Vec<Cells> = found.lines.iter().map(|line| cells(line, today, &calendar, &holders)).collect();
    let here = kept(visit, &["after"]);
    let next = found.next.map(|cursor| format!("/cases?{here}after={}", escaped(&cursor.to_string())));
    let first = after.is_some().then(|| format!("/cases?{here}"));
    let typed = Typed::from_pairs(visit.query.clone());
    let may_register = domain::step::StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role));
    let shown = rows.len();
    Ok(rendered(visit, 200, move || {
        let (frame, rows, words, typed) = (frame.clone(), rows.clone(), words.clone(), typed.clone());
        let (first, next) = (first.clone(), next.clone());
        let facts = words.map(|words| vec![format!("查找“{words}”")]).unwrap_or_default();
        let rows: Vec<Row> = rows.into_iter().map(Cells::row).collect();
        let said = if shown == 0 { "没有".to_owned() } else { format!("本页 {shown} 件") };
        view! {
            <AppPage frame title="案件" here=Desk::Cases typed>
                <PageHead title="案件" facts>
                    {may_register.then(|| view! { <ActLink href="/cases/new" words="新建案件" weight=Weight::Filled/> })}
                </PageHead>
                <form class="filters" method="get" action="/cases" id="filter">
                    <Select name="stage" label="阶段" choices=stages() none="全部"/>
                    <Select name="lamp" label="期限" choices=vec![Choice::new("late", "已逾期"), Choice::new("soon", "七天内到期")] none="全部"/>
                    <Select name="open" label="状态" choices=vec![Choice::new("true", "在办"), Choice::new("false", "已结案")] none="全部"/>
                    <Select name="mine" label="轮到谁" choices=vec![Choice::new("true", "轮到我办")] none="不限"/>
                    <div class="filters-acts"><Button words="查询"/><ActLink href="/cases" words="重置"/></div>
                </form>
                <Table caption="案件" columns=columns() rows>
                    <EmptyState why="没有符合条件的案件。可放宽条件再查。" link=Link::new("/cases", "看全部")/>
                </Table>
                <Pager words=said first previous=None next/>
            </AppPage>
        }
        .into_any()
    }))
}

fn stages() -> Vec<Choice> {
    StageKind::ALL.iter().map(|stage| Choice::new(stage.key(), stage.label())).collect()
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("期限", ColumnKind::Lamp),
        Column::new("案号", ColumnKind::Name),
        Column::new("当事人", ColumnKind::Text),
        Column::new("案由", ColumnKind::Text),
        Column::new("阶段", ColumnKind::Text),
        Column::new("罚款（元）", ColumnKind::Figure),
        Column::new("经办", ColumnKind::Text),
        Column::new("下一步", ColumnKind::Acts),
    ]
}

/// What somebody typed into the search box travels as a stored search, never in an address.
async fn searched(visit: &Visit, me: &Officer) -> Result<Option<String>, StoreError> {
    if visit.asked("s").is_none() {
        return Ok(None);
    }
    let draft = visit.office.store.drafts().find(me.id, "search").await?;
    Ok(draft.map(|draft| draft.body).filter(|words| !words.trim().is_empty()))
}

fn filter(visit: &Visit, me: &Officer, words: Option<&str>) -> Filter {
    let today = visit.office.store.clock().today();
    let due_by = match visit.asked("lamp") {
        Some("late") => today.pred_opt(),
        Some("soon") => today.checked_add_days(Days::new(7)),
        _ => None,
    };
    let open = match visit.asked("open") {
        Some("true") => Some(true),
        Some("false") => Some(false),
        // Only open cases have a clock that runs.
        _ if due_by.is_some() => Some(true),
        _ => None,
    };
    Filter {
        open,
        stage: visit.asked("stage").and_then(StageKind::from_key),
        mine: visit.asked("mine") == Some("true"),
        holder: (visit.asked("holder") == Some("me")).then_some(me.id),
        due_by,
        search: words.and_then(|words| Search::guess(words, Register::Clue.word())),
        ..Filter::default()
    }
}

/// The query without some fields, ready to be continued.
fn kept(visit: &Visit, but: &[&str]) -> String {
    visit
        .query
        .iter()
        .filter(|(name, value)| !but.contains(&name.as_str()) && !value.is_empty())
        .map(|(name, value)| format!("{}={}&", escaped(name), escaped(value)))
        .collect()
}

/// The cells of a row as plain data; views are made anew for each rendering.
#[derive(Clone, Debug)]
struct Cells {
    href: String,
    lamp: LampState,
    lamp_words: String,
    number: String,
    party: String,
    matter: String,
    stage: &'static str,
    fine: String,
    holder: String,
    act: Option<(String, String)>,
}

fn cells(
    line: &Line,
    today: chrono::NaiveDate,
    calendar: &domain::law::calendar::Calendar,
    holders: &[(domain::ids::OfficerId, String)],
) -> Cells {
    let (lamp, lamp_words) = match &line.deadline {
        Some(deadline) => clocks::short_lamp(deadline, today, calendar),
        None => (LampState::Idle, "—".to_owned()),
    };
    Cells {
        href: format!("/cases/{}", line.id),
        lamp,
        lamp_words,
        number: line.case_number.clone().or_else(|| line.clue_number.clone()).unwrap_or_else(|| "未编号".to_owned()),
        party: if line.party_name.is_empty() { "未查明".to_owned() } else { line.party_name.clone() },
        matter: line.violation_name.clone(),
        stage: line.stage.label(),
        fine: line.fine.map_or_else(|| "—".to_owned(), |fine| fine.figure()),
        holder: holders
            .iter()
            .find(|(id, _)| *id == line.holder)
            .map_or_else(|| "—".to_owned(), |(_, name)| name.clone()),
        act: line.waits_for.map(|step| (format!("/cases/{}/steps/{}", line.id, step.key()), step.label().to_owned())),
    }
}

impl Cells {
    fn row(self) -> Row {
        Row::new(vec![
            view! { <Lamp state=self.lamp words=self.lamp_words/> }.into_any(),
            view! { <a class="nb" href=self.href>{self.number}</a> }.into_any(),
            self.party.into_any(),
            self.matter.into_any(),
            self.stage.into_any(),
            self.fine.into_any(),
            self.holder.into_any(),
            match self.act {
                Some((href, words)) => view! { <a href=href>{words}</a> }.into_any(),
                None => ().into_any(),
            },
        ])
    }
}
