//! 管理: the settings of the law with their dates and sources, what waits for a second person, and all that was changed.

pub mod acts;
mod attachments;
mod calendar;
mod change;
mod changes;
mod effect;
mod ladder;
mod ladders;
mod parameter;
mod parameters;
mod place;
mod powers;
pub mod reading;
mod words;

use domain::law::proposal::{self, Proposal, Verdict};
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::StoreError;
use store::law::Effect;

use super::forms::keeping::Keeping;
use super::forms::typed;
use super::frame::frame;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::{AppPage, Frame};
use crate::widgets::{Desk, DoneLine, RestDays, Tab, Tabs, Typed};

pub use place::Part;
pub use words::change as told;

/// Everything a page of the settings shows.
#[derive(Clone)]
struct Model {
    part: Part,
    frame: Frame,
    typed: Typed,
    now: Now,
    me: Officer,
    proposals: Vec<Proposal>,
    /// What the proposal shown would do, where it waits; or why it could not be confirmed now.
    effect: Option<Result<Effect, Refusal>>,
    keeping: Keeping,
    rest: RestDays,
    /// Whether a form was sent for a last look: the preview of a year.
    checking: bool,
    done: Option<String>,
    unverified_only: bool,
}

impl Model {
    /// The proposals that wait, the oldest first.
    fn waiting(&self) -> Vec<&Proposal> {
        self.proposals.iter().rev().filter(|one| one.answer.is_none()).collect()
    }

    /// What came into force, in that order.
    fn confirmed(&self) -> impl Iterator<Item = &Proposal> {
        let is = |one: &&Proposal| one.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Confirmed);
        self.proposals.iter().rev().filter(is)
    }

    fn may_propose(&self) -> bool {
        proposal::may_propose(&self.me).is_ok()
    }
}

/// A page of the settings.
///
/// # Errors
/// `NotFound` for whoever neither proposes nor confirms; the memory failed.
pub async fn page(visit: &Visit, me: &Officer, part: Part) -> Result<Page, StoreError> {
    if !proposal::may_read(me) {
        return Err(StoreError::NotFound);
    }
    let proposals = visit.office.store.law_changes().all().await?;
    if let Part::Change(id) = part
        && proposals.iter().all(|one| one.id != id)
    {
        return Err(StoreError::NotFound);
    }
    let shown = proposals.iter().find(|one| part == Part::Change(one.id) && one.answer.is_none());
    let effect = match shown {
        Some(waiting) => match visit.office.store.law_changes().effect(waiting).await {
            Ok(effect) => Some(Ok(effect)),
            Err(StoreError::Refused(refusal)) => Some(Err(refusal)),
            Err(error) => return Err(error),
        },
        None => None,
    };
    let (frame, now) = (frame(visit, me).await?, visit.office.now().await?);
    let keeping = Keeping {
        address: part.address(),
        officer: me.clone(),
        saved_at: visit.posted.draft,
        today: now.today(),
        stale: false,
    };
    let model = Model {
        part,
        frame,
        typed: typed(&visit.posted),
        rest: RestDays::of(&now.law.calendar, now.today()),
        now,
        me: me.clone(),
        proposals,
        effect,
        keeping,
        checking: visit.posted.checking,
        done: visit.asked("done").map(ToOwned::to_owned),
        unverified_only: visit.asked("unverified").is_some(),
    };
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    Ok(rendered(visit, status, move || view(&model)))
}

/// How many proposals somebody may end with a word of theirs: the figure behind 管理 in the menu.
pub fn awaited(proposals: &[Proposal], me: &Officer) -> usize {
    proposals.iter().filter(|one| one.may_answer(Verdict::Confirmed, me).is_ok()).count()
}

fn view(model: &Model) -> AnyView {
    // The fields below are built before the frame: they look for what was typed here.
    provide_context(model.typed.clone());
    let title = model.part.title(model);
    let body = match model.part {
        Part::Parameters => parameters::view(model),
        Part::Parameter(name) => parameter::view(model, name),
        Part::Calendar => calendar::view(model),
        Part::Ladders => ladders::view(model),
        Part::Ladder(code) => ladder::view(model, code),
        Part::Powers => powers::view(model),
        Part::Changes => changes::view(model),
        Part::Change(id) => change::view(model, id),
    };
    let done = model.done.as_deref().and_then(|done| {
        Some(match done {
            "attached" => "附件已收妥。",
            "proposed" => "已提出。由法制审核人员或者负责人核准后生效，在那以前按现行的办。",
            "confirmed" => "已核准，现在起按新的办；此前已经算定的期限不变。",
            "refused" => "已退回，留在变更记录里。",
            "withdrawn" => "已撤回，留在变更记录里。",
            _ => return None,
        })
    });
    let (frame, typed, tabs) = (model.frame.clone(), model.typed.clone(), tabs(model));
    view! {
        <AppPage frame title here=Desk::Office typed>
            {body.head}
            {tabs}
            {done.map(|words| view! { <DoneLine words/> })}
            <div class="stack">{body.below}</div>
        </AppPage>
    }
    .into_any()
}

/// A page in two pieces, with the tabs between them.
struct Body {
    head: AnyView,
    below: AnyView,
}

fn tabs(model: &Model) -> AnyView {
    let waiting = model.waiting().len();
    let tabs = Part::TABS.map(|part| Tab {
        label: part.label().to_owned(),
        href: part.address(),
        current: part.label() == model.part.label(),
        count: (part == Part::Changes).then(|| u64::try_from(waiting).ok()).flatten().filter(|count| *count > 0),
    });
    view! { <Tabs label="管理" tabs=tabs.to_vec()/> }.into_any()
}
