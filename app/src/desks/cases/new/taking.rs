//! What the forms of a new case do: each saves its part and moves on; the last one opens the case.

use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::{BeginCheck, Step, StepKind};
use store::StoreError;
use store::desk::Request;

use super::{Part, check, missing, whole};
use crate::context::{Acted, Office, Posted};
use crate::desks::forms::dossier;
use crate::drafts::{self, Draft, Keeping};

/// Takes a part as posted.
///
/// # Errors
/// The memory failed; nothing was changed.
pub async fn take(office: &Office, me: &Officer, part: Part, mut posted: Posted) -> Result<Acted, StoreError> {
    if !StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role)) {
        return Ok(Acted::NotFound);
    }
    let doing = posted.value("do").unwrap_or("next").to_owned();
    posted.fields.retain(|(name, _)| name != "do");
    let (doing, which) = doing.split_once(':').map_or((doing.as_str(), ""), |(doing, which)| (doing, which));
    match doing {
        "refresh" => return Ok(Acted::Again(posted)),
        "bring" => return bring(office, me, which, posted).await,
        "remove" => {
            if let Ok(id) = which.parse() {
                office.store.waiting().remove(me.id, id).await?;
            }
            return Ok(Acted::GoTo(part.path().to_owned()));
        }
        _ => {}
    }
    match part {
        Part::Cause | Part::Party | Part::Act => {
            drafts::keep(office, me.id, part.path(), &posted.fields, Keeping::Wanted).await?;
        }
        Part::Evidence => {}
        Part::Check if doing == "not_same" => return set_apart(office, me, which).await,
        Part::Check => {}
    }
    match doing {
        "back" => return Ok(Acted::GoTo(part.previous().unwrap_or(part).path().to_owned())),
        "later" => return Ok(Acted::GoTo("/?done=later".to_owned())),
        _ => {}
    }
    let draft = drafts::find(office, me.id, part.path()).await?;
    let all = whole(draft.as_ref(), part, &[]);
    let now = office.now().await?;
    let mut refusals = missing(&all, part, &now);
    if part == Part::Check {
        // The fields stand on other pages; the list of what is missing leads to each of them.
        for refusal in &mut refusals {
            refusal.field = None;
        }
    }
    match (refusals.is_empty(), part.next()) {
        (false, _) => Ok(Acted::Again(Posted { refusals, ..posted })),
        (true, Some(next)) => Ok(Acted::GoTo(next.path().to_owned())),
        (true, None) => open(office, me, draft, &all, posted).await,
    }
}

async fn open(
    office: &Office,
    me: &Officer,
    draft: Option<Draft>,
    all: &Posted,
    posted: Posted,
) -> Result<Acted, StoreError> {
    let form = match dossier::read_new(all, &office.now().await?) {
        Ok(form) => form,
        Err(refusals) => return Ok(Acted::Again(Posted { refusals, ..posted })),
    };
    if let Some(refusal) = check::refused(&check::twins(office, me, &form, all).await?) {
        return Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted }));
    }
    // The same draft sent twice at once opens one case.
    let key = draft.map_or_else(String::new, |draft| format!("new-case/{}", draft.saved_at.timestamp_micros()));
    let request = Request { hash: key.clone(), key };
    let opened = match office.store.cases().open_from(form, drafts::NEW_CASE, me, &request).await {
        Ok(taken) => taken.case,
        Err(StoreError::Refused(refusal)) => {
            return Ok(Acted::Again(Posted { refusals: vec![Refusal { field: None, ..refusal }], ..posted }));
        }
        Err(error) => return Err(error),
    };
    drafts::discard(office, me.id, Part::Check.path()).await?;
    // Whoever registers a clue of his own finding begins to check it at once; the law sees two events.
    let begun = office.store.cases().take(opened.id, opened.version, Step::BeginCheck(BeginCheck {}), me, None).await;
    match begun {
        Ok(_) | Err(StoreError::Refused(_) | StoreError::Conflict { .. }) => {
            Ok(Acted::GoTo(format!("/cases/{}/evidence?done=register_clue", opened.id)))
        }
        Err(error) => Err(error),
    }
}

/// Fills in the fields of a known party; each may still be changed.
async fn bring(office: &Office, me: &Officer, which: &str, mut posted: Posted) -> Result<Acted, StoreError> {
    let Ok(id) = which.parse() else { return Ok(Acted::Again(posted)) };
    let known = office.store.parties().find(me.unit, id).await?;
    posted.fields.retain(|(name, _)| !Part::Party.owns(name));
    posted.fields.extend(dossier::party_fields(&known.party));
    drafts::keep(office, me.id, Part::Party.path(), &posted.fields, Keeping::Wanted).await?;
    Ok(Acted::GoTo(Part::Party.path().to_owned()))
}

/// Notes that another case is not the same matter.
async fn set_apart(office: &Office, me: &Officer, which: &str) -> Result<Acted, StoreError> {
    let path = Part::Check.path();
    let draft = drafts::find(office, me.id, path).await?;
    let fields = draft.map(|draft| draft.fields).unwrap_or_default();
    let mut apart: Vec<(String, String)> = fields.into_iter().filter(|(name, _)| Part::Check.owns(name)).collect();
    apart.push(("not_same".to_owned(), which.to_owned()));
    drafts::keep(office, me.id, path, &apart, Keeping::Wanted).await?;
    Ok(Acted::GoTo(path.to_owned()))
}
