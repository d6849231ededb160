//! 查看: one number that screens show masked, alone on its page for half a minute; each look is written down first.

use domain::case::Case;
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::party::{Masked, Party};
use leptos::prelude::*;
use store::StoreError;

use crate::context::{Acted, Office, Posted};
use crate::desks::frame::frame;
use crate::desks::{forms, rendered};
use crate::islands::look_away::LookAway;
use crate::routes::{Answer, Visit};
use crate::shell::AppPage;
use crate::widgets::{ActLink, Card, Desk, Link, PageHead, Weight};

/// Seconds for which the number stands on the page.
pub const SECONDS: u32 = 30;

/// Writes the look down; only then is the page with the number shown.
///
/// # Errors
/// The memory failed.
pub async fn act(office: &Office, me: &Officer, id: CaseId, posted: Posted) -> Result<Acted, StoreError> {
    let case = office.store.cases().find(id, me).await?;
    let Some(what) = posted.value("what").and_then(Masked::from_key) else { return Ok(Acted::NotFound) };
    if let Err(refusal) = case.may_see_numbers(me) {
        return Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted }));
    }
    let whose = whose(&posted);
    if party(&case, whose).and_then(|party| what.of(party)).is_none() {
        return Ok(Acted::NotFound);
    }
    office.store.looks().record(me.id, id, what, whose).await?;
    Ok(Acted::Again(Posted { checking: true, ..posted }))
}

/// Whose number: 0 for the first party, then the joint ones in their order.
fn whose(posted: &Posted) -> u32 {
    posted.value("whose").and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn party(case: &Case, whose: u32) -> Option<&Party> {
    case.dossier.parties().nth(usize::try_from(whose).ok()?)
}

/// The number, where the look was just written down; the address alone leads back to the file.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn page(visit: &Visit, me: &Officer, id: CaseId) -> Result<Answer, StoreError> {
    let case = visit.office.store.cases().find(id, me).await?;
    let what = visit.posted.value("what").and_then(Masked::from_key);
    let party = party(&case, whose(&visit.posted));
    let number = what.zip(party).and_then(|(what, party)| what.of(party)).map(ToOwned::to_owned);
    let name = party.map_or_else(|| case.party_name(), |party| party.display_name().to_owned());
    let number = number.filter(|_| visit.posted.checking && case.may_see_numbers(me).is_ok());
    if number.is_none() && visit.posted.refusals.is_empty() {
        return Ok(Answer::GoTo(format!("/cases/{id}")));
    }
    let frame = frame(visit, me).await?;
    let status = if number.is_some() { 200 } else { 403 };
    let typed = forms::typed(&visit.posted);
    let label = what.map_or("号码", Masked::label);
    Ok(Answer::Page(rendered(visit, status, move || {
        let (frame, typed, number) = (frame.clone(), typed.clone(), number.clone());
        let back = format!("/cases/{id}");
        let facts = vec![case.called().to_owned(), name.clone()];
        let away = back.clone();
        let body = number.map(|number| {
            view! {
                <Card>
                    <p class="revealed code" role="status">{number}</p>
                    <p>{format!("本次查看已记入案卷日志。显示 {SECONDS} 秒，用完即回案卷，不要把本页留在屏幕上。")}</p>
                    <LookAway back=away seconds=SECONDS/>
                </Card>
            }
        });
        view! {
            <AppPage frame title=format!("查看{label}") here=Desk::Cases typed>
                <PageHead title=format!("查看{label}") back=Link::new(back.clone(), "案卷") facts/>
                {body}
                <p><ActLink href=back words="回案卷" weight=Weight::Filled/></p>
            </AppPage>
        }
        .into_any()
    })))
}
