//! The case file 一案一档: head, step line, tabs, what may be done and what may not and why, and the clocks.

use domain::case::{Case, Offer};
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::stage::MILESTONES;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;
use store::cases::log::Logged;
use store::documents::Issued;
use store::looks::Look;

use super::list::asked::Asked;
use super::{happened, tabs};
use crate::desks::frame::frame;
use crate::desks::{clocks, escaped, rendered};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Card, Desk, DoneLine, LineStep, Link, Mark, Note, PageHead, RefusedList, RefusedStep, StepLine,
    Tab as TabLink, Tabs, Weight, say,
};

/// The tabs of a case file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 基本信息
    Facts,
    /// 证据
    Evidence,
    /// 文书
    Documents,
    /// 流程
    Flow,
    /// 缴款
    Payments,
    /// 送达
    Service,
    /// 日志
    Log,
}

impl Tab {
    const ALL: [Tab; 7] = [Tab::Facts, Tab::Evidence, Tab::Documents, Tab::Flow, Tab::Payments, Tab::Service, Tab::Log];

    fn key(self) -> &'static str {
        match self {
            Tab::Facts => "",
            Tab::Evidence => "evidence",
            Tab::Documents => "documents",
            Tab::Flow => "flow",
            Tab::Payments => "payments",
            Tab::Service => "service",
            Tab::Log => "log",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Tab::Facts => "基本信息",
            Tab::Evidence => "证据",
            Tab::Documents => "文书",
            Tab::Flow => "流程",
            Tab::Payments => "缴款",
            Tab::Service => "送达",
            Tab::Log => "日志",
        }
    }

    /// The tab of an address.
    pub fn from_key(key: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| !tab.key().is_empty() && tab.key() == key)
    }

    fn href(self, id: CaseId, list: &str) -> String {
        let list = if list.is_empty() { String::new() } else { format!("?in={}", escaped(list)) };
        if self == Tab::Facts { format!("/cases/{id}{list}") } else { format!("/cases/{id}/{}{list}", self.key()) }
    }
}

/// Everything a case file shows, loaded once.
#[derive(Clone)]
pub struct Model {
    /// The case, now or as at a day.
    pub case: Case,
    /// The steps of the reader's roles.
    pub offers: Vec<Offer>,
    /// Issued papers.
    pub documents: Vec<Issued>,
    /// The log.
    pub events: Vec<Logged>,
    /// Today.
    pub today: chrono::NaiveDate,
    /// Name of whoever has the case in hand.
    pub holder: String,
    /// The earlier day the file is shown as at.
    pub as_at: Option<chrono::NaiveDate>,
    /// The cases of the matter, the first one first; the case alone where there are no others.
    pub matter: Vec<Case>,
    /// Who looked at a masked number.
    pub looks: Vec<(Look, String)>,
    /// Whether the reader may see masked numbers.
    pub may_look: bool,
    /// The list one came from, as its conditions stand in an address; empty for none.
    pub list: String,
    /// The cases before and after this one in that list.
    pub beside: (Option<CaseId>, Option<CaseId>),
    /// What was posted to this page and refused.
    pub posted: crate::context::Posted,
    /// The moment, for what pages compute.
    pub now: domain::now::Now,
}

/// The case file at one of its tabs.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn page(visit: &Visit, me: &Officer, id: CaseId, tab: Tab) -> Result<Page, StoreError> {
    let model = load(visit, me, id).await?;
    let frame = frame(visit, me).await?;
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    let done = visit.asked("done").and_then(StepKind::from_key);
    Ok(rendered(visit, status, move || {
        let (frame, model) = (frame.clone(), model.clone());
        let typed = crate::desks::forms::typed(&model.posted);
        provide_context(typed.clone());
        let title = model.case.called().to_owned();
        let (facts, primary, steps, links) = (facts(&model), primary(&model), steps(&model), links(&model, tab));
        let beside: Vec<String> =
            model.case.remedy_open().map(|remedy| format!("{}中", remedy.kind.label())).into_iter().collect();
        let cap = model.case.stage.kind().cap();
        let course = Link::new(Tab::Flow.href(model.case.id, &model.list), "流程");
        let neighbours = neighbours(&model, tab);
        let back = if model.list.is_empty() { "/cases".to_owned() } else { format!("/cases?{}", model.list) };
        let back = Link::new(back, "案件");
        let done = done.map(|kind| done_words(kind, &model));
        let body = match tab {
            Tab::Facts => tabs::facts(&model),
            Tab::Evidence => tabs::evidence(&model),
            Tab::Documents => tabs::documents(&model),
            Tab::Flow => happened::flow(&model),
            Tab::Payments => tabs::payments(&model),
            Tab::Service => tabs::service(&model),
            Tab::Log => happened::log(&model),
        };
        let may = (tab == Tab::Facts).then(|| may(&model));
        let deadlines = clocks::side(&model.case, &model.now, model.today);
        let past = model.as_at.map(|day| {
            view! { <Note kind="past" words=format!("案卷时点 {}：只能看，不能办。", say::plain_day(day))/> }
        });
        view! {
            <AppPage frame title=title.clone() here=Desk::Cases typed>
                <PageHead title back=back facts>
                    {neighbours}
                    {primary}
                </PageHead>
                {done.map(|words| view! { <DoneLine words/> })}
                {past}
                {match cap {
                    Some(cap) => view! { <StepLine steps beside cap course/> }.into_any(),
                    None => view! { <StepLine steps beside course/> }.into_any(),
                }}
                <Tabs label="案卷" tabs=links/>
                <div class="columns">
                    <div class="column-main stack">
                        {body}
                    </div>
                    <div class="column-side stack">
                        {deadlines}
                        {may}
                    </div>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

/// Loads a case with all that hangs on it, now or as at the day asked for.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn load(visit: &Visit, me: &Officer, id: CaseId) -> Result<Model, StoreError> {
    let store = &visit.office.store;
    let now = visit.office.now().await?;
    let mut case = store.cases().find(id, me).await?;
    let as_at = visit.asked("at").and_then(|text| say::read_day(text, now.year())).filter(|day| *day < now.today());
    if let Some(day) = as_at {
        case = store.cases().as_of(id, day, me).await?.ok_or(StoreError::NotFound)?;
    }
    let mut events = store.cases().events(id, me).await?;
    events.retain(|logged| as_at.is_none_or(|day| logged.event.on <= day));
    let list = visit.asked("in").unwrap_or_default().to_owned();
    let beside = if list.is_empty() {
        (None, None)
    } else {
        let asked = Asked::of(&visit.office, me, &pairs(&list)).await?;
        store.cases().beside(id, &asked.filter, asked.sort, me).await?
    };
    let named = |look: Look| {
        let name = now.roster.find(look.officer, "").map_or_else(|_| "—".to_owned(), |one| one.name.clone());
        (look, name)
    };
    let looks = store.looks().of_case(id).await?.into_iter().map(named).collect();
    let holder = now.roster.find(case.holder, "").map_or_else(|_| "—".to_owned(), |one| one.name.clone());
    Ok(Model {
        offers: if as_at.is_some() { Vec::new() } else { case.offers(me, &now) },
        documents: store.documents().of_case(id).await?,
        events,
        today: as_at.unwrap_or(now.today()),
        holder,
        as_at,
        matter: store.cases().matter(id, me).await?,
        looks,
        may_look: as_at.is_none() && case.may_see_numbers(me).is_ok(),
        list,
        beside,
        posted: visit.posted.clone(),
        case,
        now,
    })
}

/// The conditions of a list as this office writes them: plain letters, nothing to unescape.
fn pairs(list: &str) -> Vec<(String, String)> {
    list.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.into(), value.into())).collect()
}

fn facts(model: &Model) -> Vec<String> {
    let case = &model.case;
    let mut facts = vec![case.party_name()];
    if let Ok(violation) = model.now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on) {
        facts.push(violation.name.clone());
    }
    if !case.investigators.is_empty() {
        let names: Vec<&str> = case.investigators.iter().map(|one| one.name.as_str()).collect();
        facts.push(format!("办案 {}", names.join("、")));
    }
    if let Some(waiting) = case.waits_for(&model.now.law) {
        let who = if waiting.officer.is_some() { model.holder.clone() } else { waiting.role.label().to_owned() };
        facts.push(format!("现由 {who} 办理：{}，自 {}", waiting.step.label(), say::plain_day(case.stage.since())));
    }
    facts
}

/// The next lawful act, where it is this person's: the one filled button.
fn primary(model: &Model) -> Option<AnyView> {
    let awaited = model.case.waits_for(&model.now.law)?.step;
    let open = model.offers.iter().find(|offer| offer.step == awaited && offer.refused.is_none())?;
    let href = format!("/cases/{}/steps/{}", model.case.id, awaited.key());
    let words = format!("下一步：{}", open.label);
    Some(view! { <ActLink href words weight=Weight::Filled/> }.into_any())
}

fn steps(model: &Model) -> Vec<LineStep> {
    let kind = model.case.stage.kind();
    let here = kind.milestone();
    MILESTONES
        .iter()
        .enumerate()
        .map(|(index, label)| {
            let place = index + 1;
            let mark = match here {
                Some(now) if place < now => Mark::Done,
                Some(now) if place == now => Mark::Now,
                _ => Mark::Ahead,
            };
            let sub = if mark == Mark::Now {
                format!("{}，自 {}", kind.label(), say::plain_day(model.case.stage.since()))
            } else {
                String::new()
            };
            LineStep::new(*label, mark, sub)
        })
        .collect()
}

fn links(model: &Model, current: Tab) -> Vec<TabLink> {
    let case = &model.case;
    let served = case.orders.iter().map(|order| order.service.attempts.len()).sum::<usize>()
        + case.notice.as_ref().map_or(0, |notice| notice.service.attempts.len())
        + case.decision.as_ref().map_or(0, |decision| decision.service.attempts.len())
        + case.no_penalty.as_ref().map_or(0, |spared| spared.service.attempts.len())
        + case.demand.as_ref().map_or(0, |demand| demand.service.attempts.len());
    Tab::ALL
        .into_iter()
        .map(|tab| {
            let count = match tab {
                Tab::Facts => None,
                Tab::Evidence => Some(case.exhibits.len()),
                Tab::Documents => Some(model.documents.len()),
                Tab::Flow | Tab::Log => Some(model.events.len()),
                Tab::Payments => Some(case.payments.len()),
                Tab::Service => Some(served),
            };
            let count = count.and_then(|count| u64::try_from(count).ok());
            TabLink::new(tab.href(case.id, &model.list), tab.label(), count, tab == current)
        })
        .collect()
}

/// The neighbours in the list one came from; Alt with an arrow follows these links.
fn neighbours(model: &Model, tab: Tab) -> Option<AnyView> {
    let (before, after) = model.beside;
    let link = |id: CaseId, way: &'static str, words: &'static str| {
        view! { <a class="button" data-weight="plain" data-beside="" rel=way href=tab.href(id, &model.list)>{words}</a> }
    };
    (before.is_some() || after.is_some()).then(|| {
        view! {
            <nav class="row" aria-label="同一列表">
                {before.map(|id| link(id, "prev", "上一件"))}
                {after.map(|id| link(id, "next", "下一件"))}
            </nav>
        }
        .into_any()
    })
}

/// What may be done, and what may not and why: the same function that decides on the server.
fn may(model: &Model) -> AnyView {
    let id = model.case.id;
    let open: Vec<&Offer> = model
        .offers
        .iter()
        .filter(|offer| offer.refused.is_none() && !matches!(offer.step, StepKind::AmendDossier | StepKind::AddExhibit))
        .collect();
    let buttons = open
        .iter()
        .map(|offer| {
            let href = format!("/cases/{id}/steps/{}", offer.step.key());
            view! { <ActLink href words=offer.label.clone()/> }
        })
        .collect_view();
    let refused: Vec<RefusedStep> = model
        .offers
        .iter()
        .filter_map(|offer| {
            let refusal = offer.refused.as_ref()?;
            Some(RefusedStep::of(offer.step.key(), offer.label.clone(), refusal))
        })
        .collect();
    let nothing = open.is_empty();
    view! {
        <Card title="可以办">
            <div class="row">{buttons}</div>
            {nothing.then(|| view! { <p class="empty">"现在没有轮到您办的步骤。"</p> })}
            <details class="fold">
                <summary>{format!("暂不能办 {}", refused.len())}</summary>
                <RefusedList refused/>
            </details>
        </Card>
    }
    .into_any()
}

fn done_words(kind: StepKind, model: &Model) -> String {
    let number = model.events.iter().rev().find(|logged| logged.event.kind() == kind);
    let number = number.and_then(|logged| logged.event.number.as_ref()).map(|number| format!(" {}", number.text));
    let next = model
        .case
        .waits_for(&model.now.law)
        .map(|waiting| format!("下一步：{}，由{}办。", waiting.step.label(), waiting.role.label()));
    format!("已办：{}{}。{}", kind.label(), number.unwrap_or_default(), next.unwrap_or_default())
}
