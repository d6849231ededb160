//! The workbench 工作台: what waits for the person at work, what they did, what they have in hand, and where clocks press.

mod changes;
mod done;
mod office;
mod pressing;

use domain::officer::Officer;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Counts, Filter, Line};

use super::frame::{frame, reads_cases, reads_disclosure};
use super::{Place, clocks, rendered};
use crate::drafts;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Card, Desk, DoneLine, EmptyState, Figure, Figures, LampState, Link, PageHead, Tab, Tabs, Task, Weight,
    WorkList, say,
};

/// How many tasks the workbench shows; the rest is one link away.
const SHOWN: u64 = 50;

/// The parts of the workbench, each with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 待办
    Waiting,
    /// 已办
    Done,
    /// 我的案件
    Held,
    /// 预警
    Pressing,
}

impl Part {
    const ALL: [Part; 4] = [Part::Waiting, Part::Done, Part::Held, Part::Pressing];

    fn path(self) -> &'static str {
        match self {
            Part::Waiting => "/",
            Part::Done => "/done",
            Part::Held => "/held",
            Part::Pressing => "/pressing",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Part::Waiting => "待办",
            Part::Done => "已办",
            Part::Held => "我的案件",
            Part::Pressing => "预警",
        }
    }

    /// The part of an address; the first has the workbench's own.
    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| *part != Part::Waiting && part.path().trim_start_matches('/') == key)
    }

    fn count(self, counts: &Counts) -> Option<u64> {
        match self {
            Part::Waiting => Some(counts.mine),
            Part::Done => None,
            Part::Held => Some(counts.held),
            Part::Pressing => Some(counts.late + counts.soon),
        }
    }
}

/// The workbench at one of its parts; whoever reads no cases has the first alone.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer, part: Part) -> Result<Page, StoreError> {
    if !reads_cases(me) {
        return match part {
            Part::Waiting => office::page(visit, me).await,
            Part::Done | Part::Held | Part::Pressing => Err(StoreError::NotFound),
        };
    }
    let frame = frame(visit, me).await?;
    let counts = visit.office.store.cases().counts(me).await?;
    let body: Body = match part {
        Part::Waiting => waiting(visit, me, counts).await?,
        Part::Done => done::body(visit, me).await?,
        Part::Held => held(visit, me, counts).await?,
        Part::Pressing => pressing::body(visit, me, counts).await?,
    };
    let facts = vec![format!("{} · {} · {}", say::day(visit.office.store.clock().today()), me.name, me.unit_name)];
    let may_register = StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role));
    let later = visit.asked("done") == Some("later");
    let title = if part == Part::Waiting { "工作台".to_owned() } else { format!("{} · 工作台", part.label()) };
    Ok(rendered(visit, 200, move || {
        let (frame, facts) = (frame.clone(), facts.clone());
        let tabs = Part::ALL.iter().map(|one| Tab::new(one.path(), one.label(), one.count(&counts), *one == part));
        let tabs: Vec<Tab> = tabs.collect();
        let body = body();
        view! {
            <AppPage frame title=title.clone() here=Desk::Workbench>
                <PageHead title="工作台" facts>
                    {may_register.then(|| view! { <ActLink href="/cases/new" words="新建案件" weight=Weight::Filled/> })}
                </PageHead>
                {later.then(|| view! { <DoneLine words="已存为草稿，随时接着办。"/> })}
                <Tabs label="工作台" tabs/>
                {body}
            </AppPage>
        }
        .into_any()
    }))
}

/// What stands under the tabs.
type Body = Box<dyn Fn() -> AnyView + Send + Sync>;

/// 待办
async fn waiting(visit: &Visit, me: &Officer, counts: Counts) -> Result<Body, StoreError> {
    let store = &visit.office.store;
    let mine = Filter { open: Some(true), mine: true, ..Filter::default() };
    let found = store.cases().list(&mine, None, SHOWN, me).await?;
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let tasks: Vec<Task> = found.lines.iter().map(|line| task(line, today, &calendar)).collect();
    let figures = figures(&counts);
    let drafts = unfinished(visit, me).await?;
    let proposals = changes::waiting(visit, me).await?;
    let disclosure = reads_disclosure(me);
    Ok(Box::new(move || {
        let (tasks, figures, drafts) = (tasks.clone(), figures.clone(), unfinished_view(drafts.clone()));
        let proposals = changes::card(proposals.clone());
        view! {
            <Figures figures/>
            <Card title="待办">
                {if tasks.is_empty() {
                    view! { <EmptyState why="没有待办。今天到期的都已办完。看看：" link=Link::new("/cases", "案件")/> }.into_any()
                } else {
                    view! { <WorkList tasks/> }.into_any()
                }}
                {more(counts.mine, "/cases?open=true&mine=true")}
            </Card>
            {proposals}
            {drafts}
            {disclosure.then(|| view! {
                <Card title="双公示">
                    <p><a href="/disclosure">"看决定的报送期限，导出应报表"</a></p>
                </Card>
            })}
        }
        .into_any()
    }))
}

/// 我的案件: open cases in this person's hands.
async fn held(visit: &Visit, me: &Officer, counts: Counts) -> Result<Body, StoreError> {
    let store = &visit.office.store;
    let filter = Filter { open: Some(true), holder: Some(me.id), ..Filter::default() };
    let found = store.cases().list(&filter, None, SHOWN, me).await?;
    let (today, calendar) = (store.clock().today(), store.law().calendar.clone());
    let tasks: Vec<Task> = found.lines.iter().map(|line| case_line(line, today, &calendar, HELD)).collect();
    Ok(Box::new(move || {
        let tasks = tasks.clone();
        view! {
            <Card title="我的案件">
                {if tasks.is_empty() {
                    let why = "手里没有在办的案件。登记的线索和由您主办的案件列在这里。";
                    view! { <EmptyState why link=Link::new("/cases?open=true", "看在办案件")/> }.into_any()
                } else {
                    view! { <WorkList tasks/> }.into_any()
                }}
                {more(counts.held, &format!("/cases?{HELD}"))}
            </Card>
        }
        .into_any()
    }))
}

/// The conditions of the list behind 我的案件.
const HELD: &str = "open=true&holder=me";

/// The way to the whole list, where only its beginning is shown.
fn more(total: u64, href: &str) -> Option<AnyView> {
    (total > SHOWN).then(|| {
        let words = format!("看全部 {} 件", count(total));
        view! { <p><a href=href.to_owned()>{words}</a></p> }.into_any()
    })
}

fn count(number: u64) -> String {
    say::count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A case with where it stands; it opens within the list it comes from.
fn case_line(line: &Line, today: chrono::NaiveDate, calendar: &domain::law::calendar::Calendar, list: &str) -> Task {
    let href = format!("/cases/{}?in={}", line.id, super::escaped(list));
    let stage = line.stage.label();
    let act = match line.waits_for {
        Some(step) => format!("{stage}，待{}", step.label()),
        None => stage.to_owned(),
    };
    Task { act, link: Link::new(href, "看案卷"), ..task(line, today, calendar) }
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

fn figures(counts: &Counts) -> Vec<Figure> {
    vec![
        Figure { label: "待办".into(), words: count(counts.mine), href: "/cases?open=true&mine=true".into() },
        Figure { label: "已逾期".into(), words: count(counts.late), href: "/cases?lamp=late".into() },
        Figure { label: "临期".into(), words: count(counts.soon), href: "/cases?lamp=soon".into() },
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
