//! What a posted form does: the page's own address says which act it is, and the same domain step decides as everywhere.

use domain::ids::CaseId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::{AmendDossier, ReportDisclosure, Step, StepKind};
use store::StoreError;

use crate::context::{Acted, Office, Posted};
use crate::desks::cases::new::taking;
use crate::desks::cases::{self, conflict};
use crate::desks::forms::{dossier, report, step};
use crate::desks::{Place, law, me as me_page, phrases};
use crate::drafts::{self, Keeping};

/// Performs the act of a form posted to `path`; `fields` are the form's fields in order.
///
/// # Errors
/// The memory failed; nothing was changed.
pub async fn act(
    office: &Office,
    me: &Officer,
    path: &str,
    fields: Vec<(String, String)>,
) -> Result<Acted, StoreError> {
    let posted = Posted { fields, ..Posted::default() };
    let Some(place) = Place::at(path) else { return Ok(Acted::NotFound) };
    let acted = match posted.value("do") {
        Some("keep") => keep(office, me, path, posted).await,
        Some("drop") => {
            drafts::discard(office, me.id, path).await?;
            if let Place::NewCase(_) = place {
                office.store.waiting().discard(me.id, drafts::NEW_CASE).await?;
            }
            Ok(Acted::GoTo(path.to_owned()))
        }
        _ => perform(office, me, place, posted).await,
    };
    match acted {
        Err(StoreError::NotFound) => Ok(Acted::NotFound),
        other => other,
    }
}

async fn perform(office: &Office, me: &Officer, place: Place, posted: Posted) -> Result<Acted, StoreError> {
    match place {
        Place::Search => cases::list::acts::act(office, me, posted).await,
        Place::Assign => cases::list::assign::act(office, me, posted).await,
        Place::Reveal(id) => cases::reveal::act(office, me, id, posted).await,
        Place::Me => me_page::act(office, me, &posted).await,
        Place::NewCase(part) => taking::take(office, me, part, posted).await,
        Place::Amend(id) => amend(office, me, id, posted).await,
        Place::Step(id, kind) => take(office, me, id, kind, posted).await,
        Place::Phrases => phrases::change(office, me, posted).await,
        Place::Law(part) => law::acts::act(office, me, part, posted).await,
        Place::Disclosure => report(office, me, posted).await,
        _ => Ok(Acted::NotFound),
    }
}

/// The button 存草稿: what the page does by itself where scripts run.
async fn keep(office: &Office, me: &Officer, path: &str, posted: Posted) -> Result<Acted, StoreError> {
    match drafts::keep(office, me.id, path, &posted.fields, Keeping::Wanted).await {
        Ok(_) => Ok(Acted::GoTo(path.to_owned())),
        Err(StoreError::Refused(refusal)) => Ok(refused(posted, vec![refusal])),
        Err(error) => Err(error),
    }
}

async fn amend(office: &Office, me: &Officer, id: CaseId, mut posted: Posted) -> Result<Acted, StoreError> {
    if posted.value("do") == Some(conflict::MERGE) {
        posted = conflict::merged(office, me, id, posted).await?;
    }
    let doing = posted.value("do").unwrap_or_default().to_owned();
    dossier::renumbered(&mut posted, doing == "add_party");
    if matches!(doing.as_str(), "refresh" | "add_party") {
        return Ok(again(posted));
    }
    match dossier::read_amended(&posted, &office.now().await?) {
        Ok(dossier) => kept(office, me, id, Step::AmendDossier(AmendDossier { dossier }), posted).await,
        Err(refusals) => Ok(refused(posted, refusals)),
    }
}

async fn take(
    office: &Office,
    me: &Officer,
    id: CaseId,
    kind: StepKind,
    mut posted: Posted,
) -> Result<Acted, StoreError> {
    let doing = posted.value("do").unwrap_or_default().to_owned();
    posted.fields.retain(|(name, _)| name != "do");
    if doing == "edit" {
        return Ok(again(posted));
    }
    if let Some(change) = report::Change::of(&doing) {
        return Ok(again(report::changed(posted, change)));
    }
    let step = match step::read(kind, &posted, office.store.clock().today()) {
        Ok(step) => step,
        Err(refusals) => return Ok(refused(posted, refusals)),
    };
    if step::is_legal_act(kind) && doing != "confirmed" {
        let case = office.store.cases().find(id, me).await?;
        let now = office.now().await?;
        return Ok(match case.take(step, me, &now) {
            Ok(_) => Acted::Again(Posted { checking: true, ..posted }),
            Err(refusal) => refused(posted, vec![refusal]),
        });
    }
    kept(office, me, id, step, posted).await
}

async fn kept(office: &Office, me: &Officer, id: CaseId, step: Step, posted: Posted) -> Result<Acted, StoreError> {
    let kind = step.kind();
    let address = &match kind {
        StepKind::AmendDossier => format!("/cases/{id}/amend"),
        kind => format!("/cases/{id}/steps/{}", kind.key()),
    };
    let version = posted.value("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    match office.store.cases().take(id, version, step, me, None).await {
        Ok(_) => {
            drafts::discard(office, me.id, address).await?;
            Ok(Acted::GoTo(format!("/cases/{id}?done={}", kind.key())))
        }
        Err(StoreError::Refused(refusal)) => Ok(refused(posted, vec![refusal])),
        Err(StoreError::Conflict { .. }) => Ok(Acted::Again(Posted { conflict: true, ..posted })),
        Err(error) => Err(error),
    }
}

/// Notes for each ticked decision that its record went out; each is a step of its own case.
async fn report(office: &Office, me: &Officer, posted: Posted) -> Result<Acted, StoreError> {
    let today = office.store.clock().today();
    let batch = posted.value("batch").unwrap_or_default().trim().to_owned();
    let mut ids: Vec<CaseId> = posted.values("case").into_iter().filter_map(|id| id.parse().ok()).collect();
    // A joint decision has a row for each party and is reported once.
    ids.dedup();
    if ids.is_empty() {
        return Ok(refused(posted, vec![Refusal::input("case", "还没有勾选要登记报送的决定")]));
    }
    let mut refusals = Vec::new();
    for id in ids {
        let case = office.store.cases().find(id, me).await?;
        let step = Step::ReportDisclosure(ReportDisclosure { on: today, batch: batch.clone() });
        match office.store.cases().take(id, case.version, step, me, None).await {
            Ok(_) => {}
            Err(StoreError::Refused(refusal)) => {
                let why = format!("{}：{}", case.called(), refusal.why);
                refusals.push(Refusal { why, ..refusal });
            }
            Err(StoreError::Conflict { .. }) => {
                refusals.push(Refusal::input("case", format!("{}刚被他人改动，重新勾选后再交", case.called())));
            }
            Err(error) => return Err(error),
        }
    }
    if !refusals.is_empty() {
        return Ok(refused(posted, refusals));
    }
    drafts::discard(office, me.id, "/disclosure").await?;
    Ok(Acted::GoTo("/disclosure?done=1".to_owned()))
}

fn again(posted: Posted) -> Acted {
    Acted::Again(posted)
}

fn refused(posted: Posted, refusals: Vec<Refusal>) -> Acted {
    Acted::Again(Posted { refusals, ..posted })
}
