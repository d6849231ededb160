//! What a posted form does: the page's own address says which act it is, and the same domain step decides as everywhere.

use domain::ids::CaseId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::{AmendDossier, BeginCheck, ReportDisclosure, Step, StepKind};
use store::StoreError;

use crate::context::{Acted, Office, Posted};
use crate::desks::Place;
use crate::desks::forms::{dossier, step};

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
    let acted = match Place::at(path) {
        Some(Place::Search) => search(office, me, &posted).await,
        Some(Place::NewCase) => open(office, me, posted).await,
        Some(Place::Amend(id)) => amend(office, me, id, posted).await,
        Some(Place::Step(id, kind)) => take(office, me, id, kind, posted).await,
        Some(Place::Disclosure) => report(office, me, posted).await,
        _ => Ok(Acted::NotFound),
    };
    match acted {
        Err(StoreError::NotFound) => Ok(Acted::NotFound),
        other => other,
    }
}

/// The words of the search box are kept with the person, so that no name or plate stands in an address.
async fn search(office: &Office, me: &Officer, posted: &Posted) -> Result<Acted, StoreError> {
    let words = posted.value("words").unwrap_or_default().trim();
    office.store.drafts().save(me.id, "search", words).await?;
    Ok(Acted::GoTo(if words.is_empty() { "/cases".to_owned() } else { "/cases?s=1".to_owned() }))
}

async fn open(office: &Office, me: &Officer, mut posted: Posted) -> Result<Acted, StoreError> {
    match posted.value("do") {
        Some("refresh") => return Ok(again(posted)),
        Some("bring") => {
            let words = posted.value("bring").unwrap_or_default().to_owned();
            let found = office.store.parties().search(me.unit, &words, 6).await?;
            match found.as_slice() {
                [only] => {
                    let brought = dossier::party_fields(&only.party);
                    posted.fields.retain(|(name, _)| !brought.iter().any(|(field, _)| field == name));
                    posted.fields.extend(brought);
                }
                [] => posted
                    .refusals
                    .push(Refusal::input("bring", "没有找到以前的当事人。可输名称、拼音首字母或证照号码的开头")),
                several => {
                    let names: Vec<&str> = several.iter().map(|one| one.party.display_name()).collect();
                    let why = format!("找到不止一个：{}。写得更全些再带入", names.join("、"));
                    posted.refusals.push(Refusal::input("bring", why));
                }
            }
            return Ok(again(posted));
        }
        _ => {}
    }
    let form = match dossier::read_new(&posted, office.store.clock().today()) {
        Ok(form) => form,
        Err(refusals) => return Ok(refused(posted, refusals)),
    };
    let opened = match office.store.cases().open(form, me, None).await {
        Ok(taken) => taken.case,
        Err(StoreError::Refused(refusal)) => return Ok(refused(posted, vec![refusal])),
        Err(error) => return Err(error),
    };
    if let Some(party) = &opened.dossier.party {
        office.store.parties().remember(opened.unit, party).await?;
    }
    // Whoever registers a clue of his own finding begins to check it at once; the law sees two events.
    let begun = office.store.cases().take(opened.id, opened.version, Step::BeginCheck(BeginCheck {}), me, None).await;
    match begun {
        Ok(_) | Err(StoreError::Refused(_)) => {
            Ok(Acted::GoTo(format!("/cases/{}/evidence?done=register_clue", opened.id)))
        }
        Err(error) => Err(error),
    }
}

async fn amend(office: &Office, me: &Officer, id: CaseId, posted: Posted) -> Result<Acted, StoreError> {
    if posted.value("do") == Some("refresh") {
        return Ok(again(posted));
    }
    match dossier::read_amended(&posted, office.store.clock().today()) {
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
    let version = posted.value("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    match office.store.cases().take(id, version, step, me, None).await {
        Ok(_) => Ok(Acted::GoTo(format!("/cases/{id}?done={}", kind.key()))),
        Err(StoreError::Refused(refusal)) => Ok(refused(posted, vec![refusal])),
        Err(StoreError::Conflict { .. }) => Ok(Acted::Again(Posted { conflict: true, ..posted })),
        Err(error) => Err(error),
    }
}

/// Notes for each ticked decision that its record went out; each is a step of its own case.
async fn report(office: &Office, me: &Officer, posted: Posted) -> Result<Acted, StoreError> {
    let today = office.store.clock().today();
    let batch = posted.value("batch").unwrap_or_default().trim().to_owned();
    let ids: Vec<CaseId> = posted.values("case").into_iter().filter_map(|id| id.parse().ok()).collect();
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
    if refusals.is_empty() { Ok(Acted::GoTo("/disclosure?done=1".to_owned())) } else { Ok(refused(posted, refusals)) }
}

fn again(posted: Posted) -> Acted {
    Acted::Again(posted)
}

fn refused(posted: Posted, refusals: Vec<Refusal>) -> Acted {
    Acted::Again(Posted { refusals, ..posted })
}
