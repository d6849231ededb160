//! A new case in five saved parts, 案由 first; all of them share one draft, so that one may stop and go back anywhere.

mod cause;
mod check;
mod evidence;
pub mod fields;
mod part;
mod party;
pub mod taking;

use chrono::NaiveDate;
use domain::law::catalogue::Family;
use domain::law::competence::ActTime;
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

pub use cause::list as causes;
pub use part::Part;

use crate::context::{Office, Posted};
use crate::desks::forms::keeping::Keeping;
use crate::desks::forms::reader::read_time;
use crate::desks::forms::{dossier, typed};
use crate::desks::frame::frame;
use crate::desks::{phrases, rendered};
use crate::drafts::{self, Draft};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{Button, Card, Desk, Link, Note, PageHead, RestDays, Weight, say};

/// Everything filled in so far, with what was posted to one part in place of what the draft has of it.
#[must_use]
pub fn whole(draft: Option<&Draft>, part: Part, posted: &[(String, String)]) -> Posted {
    let mut fields = draft.map(|draft| draft.fields.clone()).unwrap_or_default();
    if !posted.is_empty() {
        fields.retain(|(name, _)| !part.owns(name));
        fields.extend(posted.iter().filter(|(name, _)| name != "do").cloned());
    }
    Posted { fields, ..Posted::default() }
}

/// What is missing or wrong in one part of what was filled in; the part of checking asks for all of it.
#[must_use]
pub fn missing(whole: &Posted, part: Part, now: &Now) -> Vec<Refusal> {
    let mut refusals = dossier::read_new(whole, now).err().unwrap_or_default();
    let act_on = act_on(whole, now);
    if let Some(code) = whole.value("violation").filter(|code| !code.is_empty())
        && let Some(refusal) = cause::refused(code, act_on, ended(whole, now), now)
    {
        refusals.push(refusal);
    }
    if part != Part::Check {
        refusals.retain(|refusal| Part::of_field(refusal.field.as_deref()) == part);
    }
    refusals
}

/// The day of the act, by which the law is chosen; today while it is not filled in.
#[must_use]
pub fn act_on(fields: &Posted, now: &Now) -> NaiveDate {
    fields.value("act_on").and_then(|text| say::read_day(text, now.year())).unwrap_or(now.today())
}

/// When the act ended, as far as it is filled in: by it the law says whose power the matter is.
#[must_use]
pub fn ended(fields: &Posted, now: &Now) -> ActTime {
    let until = fields.value("act_until").and_then(|text| say::read_day(text, now.year()));
    let at = fields.value("act_at").and_then(read_time);
    ActTime { on: until.unwrap_or(act_on(fields, now)), at }
}

/// One part of a new case.
///
/// # Errors
/// The memory failed, or the person may not register cases.
pub async fn page(visit: &Visit, me: &Officer, part: Part) -> Result<Page, StoreError> {
    if !StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role)) {
        return Err(StoreError::NotFound);
    }
    let (office, posted) = (&visit.office, &visit.posted);
    let draft = drafts::find(office, me.id, part.path()).await?;
    // A page that was posted shows what was posted; one that is read shows the draft.
    let new = if posted.draft.is_some() { &[][..] } else { &posted.fields[..] };
    let all = Posted { refusals: posted.refusals.clone(), ..whole(draft.as_ref(), part, new) };
    let now = office.now().await?;
    let frame = frame(visit, me).await?;
    let done: Vec<Part> = Part::ALL.into_iter().filter(|one| draft.is_some() && is_done(&all, *one, &now)).collect();
    let body = body(office, me, part, &all, &now).await?;
    let keeping = Keeping {
        address: part.path().to_owned(),
        officer: me.clone(),
        saved_at: draft.map(|draft| draft.saved_at),
        today: now.today(),
        stale: false,
    };
    let status = if posted.refusals.is_empty() { 200 } else { 422 };
    let (title, rest, today) =
        (format!("新建案件 · {}", part.label()), RestDays::of(&now.law.calendar, now.today()), now.today());
    Ok(rendered(visit, status, move || {
        let (frame, all, body, keeping, rest) =
            (frame.clone(), all.clone(), body.clone(), keeping.clone(), rest.clone());
        let typed = typed(&all);
        // The fields below are built before the frame: they look for what was typed here.
        provide_context(typed.clone());
        let (line, note, title) = (line(part, &done), keeping.note(), title.clone());
        let body = match body {
            Body::Cause(model) => cause::view(model, rest),
            Body::Party(model) => party::view(model),
            Body::Act(family, own) => {
                let act = fields::act(rest.clone(), family, &own);
                let clue = fields::clue(rest, today.to_string());
                view! { <Card title=fields::act_title(family)>{act}</Card><Card title="来源">{clue}</Card> }.into_any()
            }
            Body::Evidence(model) => evidence::view(model),
            Body::Check(model) => check::view(model),
        };
        let form = match part {
            Part::Cause | Part::Party | Part::Act => view! {
                <form class="form stack" method="post" action=part.path() novalidate data-draft="">
                    {body}
                    {acts(part, &keeping)}
                </form>
            }
            .into_any(),
            Part::Evidence | Part::Check => view! {
                {body}
                <form class="form" method="post" action=part.path() novalidate>{acts(part, &keeping)}</form>
            }
            .into_any(),
        };
        view! {
            <AppPage frame title=title.clone() here=Desk::Cases typed>
                <PageHead title=title.clone() back=Link::new("/cases", "案件")/>
                {line}
                {note}
                {form}
            </AppPage>
        }
        .into_any()
    }))
}

/// What a part needs besides the fields.
#[derive(Clone)]
enum Body {
    Cause(cause::Model),
    Party(party::Model),
    Act(Family, Vec<String>),
    Evidence(evidence::Model),
    Check(check::Model),
}

async fn body(office: &Office, me: &Officer, part: Part, all: &Posted, now: &Now) -> Result<Body, StoreError> {
    Ok(match part {
        Part::Cause => Body::Cause(cause::Model::of(me, all, now)),
        Part::Party => Body::Party(party::Model::of(office, me, all).await?),
        Part::Act => Body::Act(dossier::family(all, now), phrases::own(office, me.id).await?),
        Part::Evidence => Body::Evidence(evidence::Model::of(office, me).await?),
        Part::Check => Body::Check(check::Model::of(office, me, all, now).await?),
    })
}

fn is_done(all: &Posted, part: Part, now: &Now) -> bool {
    match part {
        Part::Cause | Part::Party | Part::Act => missing(all, part, now).is_empty(),
        // Files may follow after the case is open; checking is done when it is open.
        Part::Evidence | Part::Check => false,
    }
}

/// 1 案由 ✓ > 2 当事人 > …: each part a link, the present one marked.
fn line(here: Part, done: &[Part]) -> AnyView {
    let items = Part::ALL.into_iter().enumerate().map(|(at, part)| {
        let tick = done.contains(&part).then(|| view! { <span class="tick" aria-hidden="true">" ✓"</span><span class="for-readers">"，已填"</span> });
        view! {
            <li><a href=part.path() aria-current=(part == here).then_some("step")>{format!("{} {}", at + 1, part.label())}{tick}</a></li>
        }
    });
    view! { <nav aria-label="新建案件的五步"><ol class="parts">{items.collect_view()}</ol></nav> }.into_any()
}

fn acts(part: Part, keeping: &Keeping) -> AnyView {
    let next = match part.next() {
        Some(next) => format!("下一步：{}", next.label()),
        None => "登记并开始核查".to_owned(),
    };
    let keeps = matches!(part, Part::Cause | Part::Party | Part::Act).then(|| keeping.line());
    view! {
        <div class="form-acts">
            <Button words=next weight=Weight::Filled name="do" value="next" busy="正在存…"/>
            {part.previous().map(|_| view! { <Button words="上一步" name="do" value="back"/> })}
            <Button words="稍后再办" name="do" value="later"/>
            {keeps}
        </div>
    }
    .into_any()
}

/// What the page of files and of checking tell where there is nothing to fill in.
fn told(words: &str) -> AnyView {
    view! { <Note words=words.to_owned()/> }.into_any()
}
