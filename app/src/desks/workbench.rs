//! The workbench 工作台: what waits for the person at work, the nearest deadline first, and the figures that open lists.

use domain::law::proposal::{self, Proposal};
use domain::officer::Officer;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;
use store::cases::list::Line;
use store::cases::query::Filter;

use super::frame::{frame, reads_cases, reads_disclosure};
use super::{Place, clocks, law, rendered};
use crate::drafts;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Card, Desk, DoneLine, EmptyState, Figure, Figures, LampState, Link, PageHead, Task, Weight, WorkList, say,
};

/// How many tasks the workbench shows; the rest is one link away.
const SHOWN: u64 = 50;

/// The workbench.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let store = &visit.office.store;
    let frame = frame(visit, me).await?;
    let counts = store.cases().counts(me).await?;
    let mine = Filter { open: Some(true), mine: true, ..Filter::default() };
    let waiting = store.cases().list(&mine, None, SHOWN, me).await?;
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let tasks: Vec<Task> = waiting.lines.iter().map(|line| task(line, today, &calendar)).collect();
    let figures = figures(&counts);
    let may_register = StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role));
    let drafts = unfinished(visit, me).await?;
    let proposals = waiting_changes(visit, me).await?;
    let later = visit.asked("done") == Some("later");
    let title = format!("{} · {} · {}", say::day(today), me.name, me.unit_name);
    let reads = reads_cases(me);
    let disclosure = reads_disclosure(me);
    Ok(rendered(visit, 200, move || {
        let (frame, tasks, figures, title) = (frame.clone(), tasks.clone(), figures.clone(), title.clone());
        let empty = tasks.is_empty();
        let drafts = unfinished_view(drafts.clone());
        let proposals = proposals_view(proposals.clone());
        view! {
            <AppPage frame title="工作台" here=Desk::Workbench>
                <PageHead title="工作台" facts=vec![title]>
                    {may_register.then(|| view! { <ActLink href="/cases/new" words="新建案件" weight=Weight::Filled/> })}
                </PageHead>
                {later.then(|| view! { <DoneLine words="已存为草稿，随时接着办。"/> })}
                {reads.then(|| view! { <Figures figures/> })}
                <Card title="待办">
                    {if !reads {
                        view! { <EmptyState why="系统管理员不办案，也不看案卷。账号用命令行 zhiheng user 管理。"/> }.into_any()
                    } else if empty {
                        view! { <EmptyState why="没有待办。今天到期的都已办完。看看：" link=Link::new("/cases", "案件")/> }.into_any()
                    } else {
                        view! { <WorkList tasks/> }.into_any()
                    }}
                </Card>
                {proposals}
                {drafts}
                {disclosure.then(|| view! {
                    <Card title="双公示">
                        <p><a href="/disclosure">"看决定的报送期限，导出应报表"</a></p>
                    </Card>
                })}
            </AppPage>
        }
        .into_any()
    }))
}

/// What the person left unfinished: address, what it is, when it was stored.
async fn unfinished(visit: &Visit, me: &Officer) -> Result<Vec<(Link, String)>, StoreError> {
    let (office, today) = (&visit.office, visit.office.store.clock().today());
    let mut found = Vec::new();
    for draft in drafts::list(office, me).await? {
        let words = match Place::at(&draft.address) {
            Some(Place::NewCase(_)) => {
                let name = draft.value("name").map(str::trim).filter(|name| !name.is_empty()).unwrap_or("当事人未填");
                format!("新建案件 · {name}")
            }
            Some(Place::Step(id, kind)) => match office.store.cases().find(id, me).await {
                Ok(case) => format!("{} · {} {}", kind.label(), case.called(), case.party_name()),
                // The case went to another unit: the form leads nowhere any more.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            },
            Some(Place::Amend(id)) => match office.store.cases().find(id, me).await {
                Ok(case) => format!("修改基本信息 · {} {}", case.called(), case.party_name()),
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error),
            },
            Some(Place::Disclosure) => "双公示报送".to_owned(),
            Some(Place::Law(part)) => format!("管理 · {}", part.label()),
            _ => continue,
        };
        found.push((Link::new(draft.address, words), say::table_time(draft.saved_at, today)));
    }
    Ok(found)
}

/// Changes of the settings that wait for their second person: link, and who proposed it when.
async fn waiting_changes(visit: &Visit, me: &Officer) -> Result<Vec<(Link, String)>, StoreError> {
    if !proposal::may_read(me) {
        return Ok(Vec::new());
    }
    let (store, today) = (&visit.office.store, visit.office.store.clock().today());
    let law = store.law();
    let told = |one: Proposal| {
        let words = law::told(&law.catalogue, &one.change);
        let link = Link::new(law::Part::Change(one.id).address(), words);
        (link, format!("{} {} 提出", one.by_name, say::table_time(one.at, today)))
    };
    Ok(store.law_changes().waiting().await?.into_iter().map(told).collect())
}

fn proposals_view(proposals: Vec<(Link, String)>) -> AnyView {
    if proposals.is_empty() {
        return ().into_any();
    }
    let title = format!("待核准的变更 {}", proposals.len());
    let lines = proposals.into_iter().map(|(link, by)| {
        view! { <li class="known"><span><a href=link.href>{link.words}</a>" "{by}</span></li> }
    });
    view! { <Card title><ul class="known-list">{lines.collect_view()}</ul></Card> }.into_any()
}

fn unfinished_view(drafts: Vec<(Link, String)>) -> AnyView {
    if drafts.is_empty() {
        return ().into_any();
    }
    let title = format!("没办完的草稿 {}", drafts.len());
    let lines = drafts.into_iter().map(|(link, at)| {
        view! { <li class="known"><span><a href=link.href>{link.words}</a>" "{at}" 存"</span></li> }
    });
    view! { <Card title><ul class="known-list">{lines.collect_view()}</ul></Card> }.into_any()
}

fn task(line: &Line, today: chrono::NaiveDate, calendar: &domain::law::calendar::Calendar) -> Task {
    let (lamp, words) = match &line.deadline {
        Some(deadline) => clocks::lamp(deadline, today, calendar),
        None => (LampState::Idle, "不限期".to_owned()),
    };
    let (act, href) = match line.waits_for {
        Some(step) => (step.label().to_owned(), format!("/cases/{}/steps/{}", line.id, step.key())),
        None => ("看案卷".to_owned(), format!("/cases/{}", line.id)),
    };
    Task {
        lamp,
        words,
        party: if line.party_name.is_empty() { "当事人未查明".to_owned() } else { line.party_name.clone() },
        matter: line.violation_name.clone(),
        act,
        link: Link::new(href, "去办"),
    }
}

fn figures(counts: &store::cases::workbench::Counts) -> Vec<Figure> {
    let count = |number: u64| say::count(i64::try_from(number).unwrap_or(i64::MAX));
    vec![
        Figure { label: "待办".into(), words: count(counts.mine), href: "/cases?open=true&mine=true".into() },
        Figure { label: "已逾期".into(), words: count(counts.late), href: "/cases?lamp=late".into() },
        Figure { label: "七天内到期".into(), words: count(counts.soon), href: "/cases?lamp=soon".into() },
        Figure { label: "在办案件".into(), words: count(counts.open), href: "/cases?open=true".into() },
    ]
}

/// What happened lately: nothing is sent to anybody yet, so the page says where to look.
///
/// # Errors
/// The memory failed.
pub async fn notices(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    Ok(rendered(visit, 200, move || {
        let frame = frame.clone();
        view! {
            <AppPage frame title="通知" here=Desk::Workbench>
                <PageHead title="通知"/>
                <Card>
                    <EmptyState why="没有通知。退回和到期都在待办里。" link=Link::new("/", "工作台")/>
                </Card>
            </AppPage>
        }
        .into_any()
    }))
}
