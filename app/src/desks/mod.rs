//! The desks of the bureau: each a folder of pages and the acts posted to them.

pub mod cases;
pub mod clocks;
pub mod disclosure;
pub mod failure;
pub mod forms;
mod frame;
pub mod glossary;
pub mod help;
pub mod law;
pub mod login;
pub mod me;
pub mod phrases;
pub mod statutes;
pub mod workbench;

use std::sync::Arc;

use domain::ids::CaseId;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use crate::routes::{Answer, Page, Visit};

/// An address, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Signing in.
    Login,
    /// 待办, 已办, 我的案件, 预警
    Workbench(workbench::Part),
    /// The list of cases.
    Cases,
    /// Searching from the box in the top bar.
    Search,
    /// Assigning officers to several cases at once.
    Assign,
    /// A number that screens show masked.
    Reveal(CaseId),
    /// 我的
    Me,
    /// One of the five parts of a new case.
    NewCase(cases::new::Part),
    /// A tab of a case file.
    CaseFile(CaseId, cases::file::Tab),
    /// An exhibit by its number within its case.
    Exhibit(CaseId, u32),
    /// Amending the dossier.
    Amend(CaseId),
    /// The form of a step.
    Step(CaseId, StepKind),
    /// The preview of a draft.
    Draft(CaseId, domain::documents::DocumentKind),
    /// An issued paper.
    Document(domain::ids::DocumentId),
    /// The disclosure desk.
    Disclosure,
    /// A new password of one's own.
    Password,
    /// Phrases of one's own.
    Phrases,
    /// Words and keys.
    Help,
    /// The laws, each with the gist of its articles.
    Statutes,
    /// One of them.
    Statute(&'static domain::law::statutes::Statute),
    /// The terms of the field.
    Glossary,
    /// The settings of the law.
    Law(law::Part),
    /// What happened lately.
    Notices,
    /// Every control in every state; training office only.
    Styleguide,
}

impl Place {
    /// The place at a path; `None` where there is none.
    pub fn at(path: &str) -> Option<Place> {
        let parts: Vec<&str> = path.trim_matches('/').split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            [] => Place::Workbench(workbench::Part::Waiting),
            ["login"] => Place::Login,
            [part] if workbench::Part::from_key(part).is_some() => Place::Workbench(workbench::Part::from_key(part)?),
            ["cases"] => Place::Cases,
            ["cases", "search"] => Place::Search,
            ["cases", "assign"] => Place::Assign,
            ["cases", "new"] => Place::NewCase(cases::new::Part::Cause),
            ["cases", "new", part] => Place::NewCase(cases::new::Part::from_key(part)?),
            ["cases", id] => Place::CaseFile(id.parse().ok()?, cases::file::Tab::Facts),
            ["cases", id, "reveal"] => Place::Reveal(id.parse().ok()?),
            ["cases", id, "amend"] => Place::Amend(id.parse().ok()?),
            ["cases", id, "steps", kind] => Place::Step(id.parse().ok()?, StepKind::from_key(kind)?),
            ["cases", id, "evidence", ordinal] => Place::Exhibit(id.parse().ok()?, ordinal.parse().ok()?),
            ["cases", id, "drafts", kind] => {
                Place::Draft(id.parse().ok()?, domain::documents::DocumentKind::from_key(kind)?)
            }
            ["cases", id, tab] => Place::CaseFile(id.parse().ok()?, cases::file::Tab::from_key(tab)?),
            ["documents", id] => Place::Document(id.parse().ok()?),
            ["disclosure"] => Place::Disclosure,
            ["password"] => Place::Password,
            ["me"] => Place::Me,
            ["phrases"] => Place::Phrases,
            ["help"] => Place::Help,
            ["statutes"] => Place::Statutes,
            ["statutes", key] => Place::Statute(domain::law::statutes::Statutes::built_in().ok()?.keyed(key)?),
            ["glossary"] => Place::Glossary,
            ["office", part @ ..] => Place::Law(law::Part::at(part)?),
            ["notices"] => Place::Notices,
            ["styleguide"] => Place::Styleguide,
            _ => return None,
        })
    }
}

/// The page at the visit's address.
///
/// # Errors
/// The memory failed.
pub async fn answer(visit: Visit) -> Result<Answer, StoreError> {
    let Some(place) = Place::at(&visit.path) else {
        return Ok(Answer::Page(failure(&visit, 404, "", None)));
    };
    if place == Place::Login {
        return Ok(Answer::Page(login::page(&visit)));
    }
    let Some(me) = visit.me.clone() else {
        return Ok(Answer::GoTo(format!("/login?next={}", escaped(&visit.path))));
    };
    let page = match place {
        Place::Login => Ok(login::page(&visit)),
        Place::Workbench(part) => workbench::page(&visit, &me, part).await,
        Place::Cases => cases::list::page(&visit, &me).await,
        Place::Search if !visit.posted.fields.is_empty() => cases::list::page(&visit, &me).await,
        Place::Search => return Ok(Answer::GoTo("/cases".to_owned())),
        Place::Assign => cases::list::assign::page(&visit, &me).await,
        Place::Reveal(id) => match cases::reveal::page(&visit, &me, id).await {
            Ok(Answer::Page(page)) => Ok(page),
            Ok(elsewhere @ Answer::GoTo(_)) => return Ok(elsewhere),
            Err(error) => Err(error),
        },
        Place::Me => me::page(&visit, &me).await,
        Place::NewCase(part) => cases::new::page(&visit, &me, part).await,
        Place::CaseFile(id, tab) => cases::file::page(&visit, &me, id, tab).await,
        Place::Exhibit(id, ordinal) => cases::exhibit::page(&visit, &me, id, ordinal).await,
        Place::Amend(id) if visit.posted.conflict => cases::conflict::amend_page(&visit, &me, id).await,
        Place::Amend(id) => cases::amend::page(&visit, &me, id).await,
        Place::Step(id, kind) => cases::steps::page(&visit, &me, id, kind).await,
        Place::Draft(id, kind) => cases::papers::draft_page(&visit, &me, id, kind).await,
        Place::Document(id) => cases::papers::page(&visit, &me, id).await,
        Place::Disclosure => disclosure::page(&visit, &me).await,
        Place::Password => login::password_page(&visit, &me).await,
        Place::Phrases => phrases::page(&visit, &me).await,
        Place::Help => help::page(&visit, &me).await,
        Place::Statutes => statutes::page(&visit, &me).await,
        Place::Statute(law) => statutes::law_page(&visit, &me, law).await,
        Place::Glossary => glossary::page(&visit, &me).await,
        Place::Law(part) => law::page(&visit, &me, part).await,
        Place::Notices => workbench::notices(&visit, &me).await,
        Place::Styleguide if visit.office.training => Ok(styleguide(&visit)),
        Place::Styleguide => Err(StoreError::NotFound),
    };
    match page {
        Ok(page) => Ok(Answer::Page(page)),
        Err(StoreError::NotFound) => Ok(Answer::Page(failure(&visit, 404, "", None))),
        Err(error) => Err(error),
    }
}

/// The page for what went wrong where no page of its own is shown.
pub fn failure(visit: &Visit, status: u16, code: &str, incident: Option<String>) -> Page {
    failure::page(visit, status, code, incident)
}

/// A page from a closure that builds its document.
pub(crate) fn rendered(visit: &Visit, status: u16, view: impl Fn() -> AnyView + Send + Sync + 'static) -> Page {
    let assets = visit.assets.clone();
    Page {
        status,
        view: Arc::new(move || {
            provide_context(assets.clone());
            view()
        }),
    }
}

fn styleguide(visit: &Visit) -> Page {
    rendered(visit, 200, || view! { <crate::widgets::styleguide::Styleguide/> }.into_any())
}

/// A tier's band with whom it is for, where it is not for everybody.
pub(crate) fn band(tier: &domain::law::catalogue::Tier) -> String {
    use domain::law::catalogue::Subject;
    match tier.subject {
        Subject::Any => tier.band(),
        subject => format!("{} {}", subject.label(), tier.band()),
    }
}

/// A path as a query value.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_place_or_nowhere() {
        assert_eq!(Place::at("/"), Some(Place::Workbench(workbench::Part::Waiting)));
        assert_eq!(Place::at("/done"), Some(Place::Workbench(workbench::Part::Done)));
        assert_eq!(Place::at("/cases/17"), Some(Place::CaseFile(CaseId(17), cases::file::Tab::Facts)));
        assert_eq!(Place::at("/cases/17/log"), Some(Place::CaseFile(CaseId(17), cases::file::Tab::Log)));
        assert_eq!(Place::at("/cases/17/steps/decide_penalty"), Some(Place::Step(CaseId(17), StepKind::DecidePenalty)));
        assert_eq!(Place::at("/cases/17/evidence/4"), Some(Place::Exhibit(CaseId(17), 4)));
        for nowhere in ["/cases/x", "/cases/17/evidence/x", "/cases/17/steps/erase", "/admin", "/cases/17/log/2"] {
            assert_eq!(Place::at(nowhere), None, "{nowhere}");
        }
    }
}
