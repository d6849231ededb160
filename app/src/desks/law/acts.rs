//! What the forms of the settings do: propose a change, or end a proposal; the register decides.

use domain::law::change::{Change, Settings, YearFile};
use domain::law::proposal::{self, Verdict};
use domain::officer::Officer;
use domain::refusal::Refusal;
use store::StoreError;

use super::{Part, reading};
use crate::context::{Acted, Office, Posted};
use crate::drafts;

/// Performs the act of a form posted to a page of the settings.
///
/// # Errors
/// `NotFound` for whoever neither proposes nor confirms; the memory failed.
pub async fn act(office: &Office, me: &Officer, part: Part, posted: Posted) -> Result<Acted, StoreError> {
    if !proposal::may_read(me) {
        return Err(StoreError::NotFound);
    }
    let now = office.now().await?;
    let read = match (part, posted.value("do").unwrap_or_default()) {
        (Part::Change(id), verdict) => return answer(office, me, id, verdict.to_owned(), posted).await,
        (Part::Calendar, doing) => {
            let confirmed = doing == "confirmed";
            let value = |name: &str| posted.value(name).unwrap_or_default();
            let file = YearFile { source: value("source").trim().to_owned(), csv: value("csv").replace("\r\n", "\n") };
            let change = Change::CalendarYear(file);
            let settings = Settings::of(&now.law, &now.bureau);
            match judged(&settings, &change, me, &now) {
                Ok(()) if confirmed => Ok(change),
                Ok(()) => return Ok(Acted::Again(Posted { checking: true, ..posted })),
                Err(refusal) => Err(vec![refusal]),
            }
        }
        (Part::Parameter(name), _) => reading::parameter(&posted, name, &now),
        (Part::Ladder(code), _) => reading::ladder(&posted, code, &now),
        (Part::Powers, "end") => reading::ending(&posted, &now),
        (Part::Powers, _) => reading::assignment(&posted, &now),
        (Part::Parameters | Part::Ladders | Part::Changes, _) => return Err(StoreError::NotFound),
    };
    let change = match read {
        Ok(change) => change,
        Err(refusals) => return Ok(Acted::Again(Posted { refusals, ..posted })),
    };
    let ends = matches!(change, Change::EndAssignment { .. });
    match office.store.law_changes().propose(change, me).await {
        Ok(proposed) => {
            drafts::discard(office, me.id, &part.address()).await?;
            Ok(Acted::GoTo(format!("/office/changes/{}?done=proposed", proposed.id)))
        }
        Err(StoreError::Refused(refusal)) => {
            let refusals = vec![at_its_field(part, ends, refusal)];
            Ok(Acted::Again(Posted { refusals, ..posted }))
        }
        Err(error) => Err(error),
    }
}

/// What the register would say, without entering it.
fn judged(settings: &Settings, change: &Change, me: &Officer, now: &domain::now::Now) -> Result<(), Refusal> {
    proposal::may_propose(me)?;
    if let Change::CalendarYear(file) = change
        && file.csv.is_empty()
    {
        return Err(Refusal::input("file", "放假安排文件未选"));
    }
    settings.apply(change, &now.law.catalogue, now.today()).map(|_| ())
}

/// The fields of the law as the forms of 权力文件 call them.
fn at_its_field(part: Part, ends: bool, refusal: Refusal) -> Refusal {
    let field = match (part, refusal.field.as_deref()) {
        (Part::Powers, Some("until")) => Some(if ends { "end_day" } else { "until_day" }.to_owned()),
        (_, field) => field.map(ToOwned::to_owned),
    };
    Refusal { field, ..refusal }
}

async fn answer(office: &Office, me: &Officer, id: i64, verdict: String, posted: Posted) -> Result<Acted, StoreError> {
    let Some(verdict) = Verdict::from_key(&verdict) else { return Err(StoreError::NotFound) };
    let opinion = posted.value("opinion").unwrap_or_default().to_owned();
    match office.store.law_changes().answer(id, verdict, &opinion, me).await {
        Ok(_) => {
            let address = Part::Change(id).address();
            drafts::discard(office, me.id, &address).await?;
            Ok(Acted::GoTo(format!("{address}?done={}", verdict.key())))
        }
        Err(StoreError::Refused(refusal)) => Ok(Acted::Again(Posted { refusals: vec![refusal], ..posted })),
        Err(error) => Err(error),
    }
}
