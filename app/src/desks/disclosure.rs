//! The disclosure desk 双公示: which decisions are due by when, which are kept back by which rule, and the files to send.

use chrono::NaiveDate;
use domain::exports::columns::Columns;
use domain::exports::credit_penalties::{Desk as Export, LeftOut};
use domain::ids::CaseId;
use domain::law::article::Article;
use domain::law::deadlines::DeadlineId;
use domain::officer::{Officer, Role};
use leptos::prelude::*;
use store::StoreError;
use store::cases::Filter;

use super::frame::{frame, reads_disclosure};
use super::{clocks, rendered};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Card, Column, ColumnKind, Desk, DoneLine, EmptyState, Lamp, LampState, PageHead, Pager, Row,
    Table, TextInput, Typed, Weight, say, written_out,
};

/// Decisions of one page; the files hold them all.
const SHOWN: u64 = 200;

/// A decision to report.
#[derive(Clone)]
struct Record {
    case: CaseId,
    number: String,
    party: String,
    decided: String,
    lamp: LampState,
    words: String,
    reported: String,
    open: bool,
}

/// A decision kept back.
#[derive(Clone)]
struct Kept {
    number: String,
    party: String,
    why: String,
    articles: Vec<Article>,
}

/// The desk.
///
/// # Errors
/// The memory failed, or the desk is not this person's.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    if !reads_disclosure(me) {
        return Err(StoreError::NotFound);
    }
    let store = &visit.office.store;
    let today = store.clock().today();
    let asked = |name: &str| {
        visit
            .asked(name)
            .or(visit.posted.value(name))
            .and_then(|text| say::read_day(text, chrono::Datelike::year(&today)))
    };
    let from = asked("from").unwrap_or_else(|| today.checked_sub_days(chrono::Days::new(90)).unwrap_or(today));
    let to = asked("to").unwrap_or(today);
    let behind = visit.asked("behind").and_then(place);
    let total = store.cases().count(&Filter { decided: Some((from, to)), ..Filter::default() }, me).await?;
    // One more than shown tells whether there is a further page.
    let mut cases = store.cases().decided((from, to), behind, SHOWN + 1, me).await?;
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let more = cases.len() > shown;
    cases.truncate(shown);
    let here = format!("/disclosure?from={from}&to={to}");
    let last = cases.last().and_then(|case| Some((case.decision.as_ref()?.on, case.id)));
    let next = last.filter(|_| more).map(|(day, id)| format!("{here}&behind={day}~{id}"));
    let first = behind.map(|_| here.clone());
    let columns = Columns::built_in().map_err(|error| StoreError::Corrupt {
        table: "credit_penalties",
        column: "columns",
        id: error.to_string(),
    })?;
    let (law, bureau) = (store.law(), store.bureau());
    let export = Export { law: &law, bureau: &bureau, columns: &columns, drill: visit.office.training };
    let (mut records, mut kept) = (Vec::new(), Vec::new());
    for (case, row) in cases.iter().flat_map(|case| export.rows_of(case).into_iter().map(move |row| (case, row))) {
        match row {
            Ok(row) => {
                let (lamp, words) = match (&row.due.deadline, row.due.reported_on) {
                    (Ok(deadline), Some(on)) if on <= *deadline => (LampState::Good, "按期".to_owned()),
                    (Ok(_), Some(_)) => (LampState::Late, "迟报".to_owned()),
                    (Ok(_), None) => match law.count(DeadlineId::Disclose, row.due.decided_on, "作出处罚决定") {
                        Ok(deadline) => clocks::short_lamp(&deadline, today, &law.calendar),
                        Err(refusal) => (LampState::Idle, refusal.why),
                    },
                    (Err(refusal), _) => (LampState::Idle, refusal.why.clone()),
                };
                let deadline = row.due.deadline.as_ref().map_or_else(|_| "—".to_owned(), |day| say::table_day(*day));
                records.push(Record {
                    case: case.id,
                    number: row.number.clone(),
                    party: row.party.clone(),
                    decided: say::table_day(row.due.decided_on),
                    lamp,
                    words: format!("{words}（期限 {deadline}）"),
                    reported: row.due.reported_on.map_or_else(|| "未报".to_owned(), say::table_day),
                    open: row.due.reported_on.is_none(),
                });
            }
            Err(LeftOut { number, party, withheld, .. }) => {
                kept.push(Kept { number, party, why: withheld.why.clone(), articles: withheld.articles })
            }
        }
    }
    let frame = frame(visit, me).await?;
    let clerk = me.holds(Role::DisclosureClerk);
    let mut typed = super::forms::typed(&visit.posted);
    if visit.posted.fields.is_empty() {
        typed = Typed::default();
    }
    let done = visit.asked("done").is_some();
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    Ok(rendered(visit, status, move || {
        let (frame, records, kept, typed) = (frame.clone(), records.clone(), kept.clone(), typed.clone());
        let (from, to) = (from.to_string(), to.to_string());
        let file = |format: &str| format!("/api/v1/exports/credit_penalties.{format}?from={from}&to={to}");
        let (xlsx, csv) = (file("xlsx"), file("csv"));
        let any_open = records.iter().any(|record| record.open);
        let total = say::count(i64::try_from(total).unwrap_or(i64::MAX));
        let page = if first.is_some() || next.is_some() { "本页" } else { "" };
        let facts = vec![
            format!("{from} 至 {to} 的决定 {total} 件"),
            format!("{page}应报 {} 件，不报 {} 件", records.len(), kept.len()),
        ];
        let (first, next) = (first.clone(), next.clone());
        let turns = first.is_some() || next.is_some();
        view! {
            <AppPage frame title="双公示" here=Desk::Disclosure typed>
                <PageHead title="双公示" facts>
                    {clerk.then(|| view! {
                        <ActLink href=xlsx words="导出 Excel" weight=Weight::Filled/>
                        <ActLink href=csv words="导出 CSV"/>
                    })}
                </PageHead>
                {done.then(|| view! { <DoneLine words="已登记报送。"/> })}
                <form class="filters" method="get" action="/disclosure">
                    <TextInput name="from" label="决定日自" value=from/>
                    <TextInput name="to" label="至" value=to/>
                    <div class="filters-acts"><Button words="查询"/></div>
                </form>
                <form method="post" action="/disclosure" class="stack" novalidate>
                    <Card title="应报">{reports(records, clerk)}</Card>
                    {(clerk && any_open).then(|| view! {
                        <div class="form-row">
                            <TextInput name="batch" label="报送批次" hint="文件名或平台批次号" required=true/>
                            <div class="form-acts"><Button words="登记报送" busy="正在登记…"/></div>
                        </div>
                    })}
                </form>
                <Card title="不报">{withheld(kept)}</Card>
                {turns.then(|| view! { <Pager words="" first previous=None next/> })}
            </AppPage>
        }
        .into_any()
    }))
}

/// The place behind which a page begins: the day and number of the last decision before it.
fn place(text: &str) -> Option<(NaiveDate, CaseId)> {
    let (day, id) = text.split_once('~')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn reports(records: Vec<Record>, clerk: bool) -> AnyView {
    let rows: Vec<Row> = records
        .into_iter()
        .map(|record| {
            let tick = if clerk && record.open {
                let label = format!("选 {}", record.number);
                view! { <input type="checkbox" name="case" value=record.case.to_string() aria-label=label/> }.into_any()
            } else {
                ().into_any()
            };
            Row::new(vec![
                tick,
                view! { <Lamp state=record.lamp words=record.words/> }.into_any(),
                view! { <a class="nb" href=format!("/cases/{}", record.case)>{record.number}</a> }.into_any(),
                record.party.into_any(),
                record.decided.into_any(),
                record.reported.into_any(),
            ])
        })
        .collect();
    let columns = vec![
        Column::new("选", ColumnKind::Tick),
        Column::new("期限", ColumnKind::Lamp),
        Column::new("决定书文号", ColumnKind::Name),
        Column::new("当事人", ColumnKind::Text),
        Column::new("决定日", ColumnKind::Text),
        Column::new("报送日", ColumnKind::Text),
    ];
    view! {
        <Table caption="应报的决定" columns rows><EmptyState why="这段时间没有应报的决定。"/></Table>
    }
    .into_any()
}

fn withheld(kept: Vec<Kept>) -> AnyView {
    let rows: Vec<Row> = kept
        .into_iter()
        .map(|kept| {
            Row::new(vec![
                kept.number.into_any(),
                kept.party.into_any(),
                kept.why.into_any(),
                written_out(&kept.articles),
            ])
        })
        .collect();
    let columns = vec![
        Column::new("决定书文号", ColumnKind::Name),
        Column::new("当事人", ColumnKind::Text),
        Column::new("不报的理由", ColumnKind::Text),
        Column::new("依据", ColumnKind::Text),
    ];
    view! {
        <Table caption="不报的决定" columns rows><EmptyState why="没有不报的决定。"/></Table>
    }
    .into_any()
}
