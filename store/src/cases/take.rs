//! Taking a step: load, let the law decide, keep — everything of it or nothing.

use std::sync::Arc;

use domain::case::Case;
use domain::documents::issued_by;
use domain::event::{Event, Outcome};
use domain::ids::{CaseId, DocumentId};
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::{AddExhibit, OpenRelatedCase, RegisterClue, Step};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use super::history;
use super::{Cases, joint, log, row, visible_to};
use crate::connection::Write;
use crate::desk::{self, Answer, Request};
use crate::documents;
use crate::entities::case;
use crate::error::StoreError;
use crate::meta::Purpose;
use crate::{exhibits, numbers, officers, parties, waiting};

/// What a step came to.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The case as it stands after the step.
    pub case: Case,
    /// The papers that were issued with the step.
    pub documents: Vec<DocumentId>,
    /// The request had been answered before: nothing was done this time, and `case` is as it was after the first.
    pub repeated: bool,
}

impl Cases<'_> {
    /// Opens a case with its clue.
    ///
    /// # Errors
    /// `Refused` by the law or the form; `KeyReused`.
    pub async fn open(
        &self,
        form: RegisterClue,
        officer: &Officer,
        request: Option<&Request>,
    ) -> Result<Taken, StoreError> {
        let write = self.store.write().await?;
        if let Some(taken) = self.repeated(&write, officer, request).await? {
            return Ok(taken);
        }
        let now = self.now(&*write).await?;
        let officer = present(&now, officer)?;
        let blank = case::ActiveModel { created_at: Set(now.at), ..blank_row(officer.unit.0) };
        let id = CaseId(blank.insert(&*write).await?.id);
        let event = Case::open(id, form, &officer, &now)?;
        self.keep(write, None, id, event, &officer, &now, request).await
    }

    /// Opens a case with its clue and takes in the files that hang on the officer's draft of it, all or nothing.
    ///
    /// # Errors
    /// `Refused` by the law or the form; `KeyReused`.
    pub async fn open_from(
        &self,
        form: RegisterClue,
        draft: &str,
        officer: &Officer,
        request: &Request,
    ) -> Result<Taken, StoreError> {
        let write = self.store.write().await?;
        if let Some(taken) = self.repeated(&write, officer, Some(request)).await? {
            return Ok(taken);
        }
        let now = self.now(&*write).await?;
        let officer = present(&now, officer)?;
        let blank = case::ActiveModel { created_at: Set(now.at), ..blank_row(officer.unit.0) };
        let id = CaseId(blank.insert(&*write).await?.id);
        let event = Case::open(id, form, &officer, &now)?;
        let (mut case, mut documents) = Box::pin(self.write_down(&write, None, id, event, &now)).await?;
        for exhibit in waiting::hand_over(&*write, officer.id, draft, id).await? {
            let event = case.take(Step::AddExhibit(AddExhibit { exhibit }), &officer, &now)?;
            let (after, issued) = Box::pin(self.write_down(&write, Some(case), id, event, &now)).await?;
            case = after;
            documents.extend(issued);
        }
        finish(write, case, documents, &officer, &now, Some(request)).await
    }

    /// Takes a step in a case: event, number, papers and the new state are kept together or not at all.
    ///
    /// # Errors
    /// `NotFound`, also where the case is not this person's to read; `Conflict` where somebody else was faster;
    /// `Refused` by the law or the form; `KeyReused`.
    pub async fn take(
        &self,
        id: CaseId,
        expected_version: u32,
        step: Step,
        officer: &Officer,
        request: Option<&Request>,
    ) -> Result<Taken, StoreError> {
        Box::pin(self.take_boxed(id, expected_version, step, officer, request)).await
    }

    async fn take_boxed(
        &self,
        id: CaseId,
        expected_version: u32,
        step: Step,
        officer: &Officer,
        request: Option<&Request>,
    ) -> Result<Taken, StoreError> {
        let write = self.store.write().await?;
        let found = case::Entity::find_by_id(id.0)
            .filter(visible_to(officer))
            .lock(LockType::Update)
            .one(&*write)
            .await?
            .ok_or(StoreError::NotFound)?;
        // Asked only now that the case is locked: the same request sent twice at once waits here for its answer.
        if let Some(taken) = self.repeated(&write, officer, request).await? {
            return Ok(taken);
        }
        let case = row::case_of(&found)?;
        if case.version != expected_version {
            return Err(StoreError::Conflict { have: case.version.into(), want: expected_version.into() });
        }
        let mut now = self.now(&*write).await?;
        if matches!(step, Step::ProposeNoPenalty(_) | Step::DecideNoPenalty(_)) {
            let searched = Box::pin(history::of_parties(&*write, &case, &now.law.catalogue));
            now.priors = Some(searched.await?.into());
        }
        let officer = present(&now, officer)?;
        let step = match step {
            Step::AddExhibit(form) => {
                Step::AddExhibit(AddExhibit { exhibit: exhibits::as_received(&*write, id, &form.exhibit).await? })
            }
            step => step,
        };
        let event = case.take(step, &officer, &now)?;
        if let Step::OpenRelatedCase(form) = &event.step {
            let form = form.clone();
            return Box::pin(self.open_beside(write, case, form, event, &officer, &now, request)).await;
        }
        // A case and its papers are large: what is awaited here must not lie on every caller's stack.
        Box::pin(self.keep(write, Some(case), id, event, &officer, &now, request)).await
    }

    /// Opens the case of another party of the matter: the step in the first case, the other case with its first event,
    /// and the evidence by reference, all or nothing.
    #[expect(clippy::too_many_arguments, reason = "one transaction from the law's answer to the disk")]
    async fn open_beside(
        &self,
        write: Write,
        first: Case,
        form: OpenRelatedCase,
        event: Event,
        officer: &Officer,
        now: &Now,
        request: Option<&Request>,
    ) -> Result<Taken, StoreError> {
        let blank = case::ActiveModel { created_at: Set(now.at), ..blank_row(first.unit.0) };
        let id = CaseId(blank.insert(&*write).await?.id);
        let event = Event { outcome: Outcome::RelatedOpened { case: Some(id) }, ..event };
        let opening = first.open_beside(id, &form, officer, now);
        // What was set aside carries nothing in the other case either (行政处罚法 46).
        let exhibits: Vec<_> = first.evidence().cloned().collect();
        let first_id = first.id;
        let (first, documents) = Box::pin(self.write_down(&write, Some(first), first_id, event, now)).await?;
        let (mut other, _) = Box::pin(self.write_down(&write, None, id, opening, now)).await?;
        for exhibit in &exhibits {
            let exhibit = exhibits::copied(&*write, id, exhibit).await?;
            let event = other.take(Step::AddExhibit(AddExhibit { exhibit }), officer, now)?;
            (other, _) = Box::pin(self.write_down(&write, Some(other), id, event, now)).await?;
        }
        joint::no_second(&*write, &other).await?;
        finish(write, first, documents, officer, now, request).await
    }

    /// The moment as it is now, for offers and drafts.
    ///
    /// # Errors
    /// Of the database.
    pub async fn moment(&self) -> Result<Now, StoreError> {
        self.now(&self.store.db).await
    }

    /// The moment of a step, with the people as its transaction sees them.
    async fn now(&self, db: &impl ConnectionTrait) -> Result<Now, StoreError> {
        let in_force = self.store.in_force(db).await?;
        Ok(Now {
            at: self.store.clock.now(),
            law: in_force.law,
            roster: Arc::new(officers::roster(db).await?),
            bureau: in_force.bureau,
            drill: self.store.purpose == Purpose::Training,
            priors: None,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "one transaction from the law's answer to the disk")]
    async fn keep(
        &self,
        write: Write,
        before: Option<Case>,
        id: CaseId,
        event: Event,
        officer: &Officer,
        now: &Now,
        request: Option<&Request>,
    ) -> Result<Taken, StoreError> {
        let (case, documents) = Box::pin(self.write_down(&write, before, id, event, now)).await?;
        finish(write, case, documents, officer, now, request).await
    }

    /// Event, number, papers and the new state of the case, within a transaction that is not over yet.
    async fn write_down(
        &self,
        write: &Write,
        before: Option<Case>,
        id: CaseId,
        mut event: Event,
        now: &Now,
    ) -> Result<(Case, Vec<DocumentId>), StoreError> {
        if let Some(register) = event.register() {
            let number = numbers::take(&**write, self.store, register, now.year(), Some(id)).await?;
            event.number = Some(number);
        }
        let version = before.as_ref().map_or(0, |case| case.version);
        let after = match before {
            Some(case) => case.after(&event),
            None => Case::begun(&event).ok_or_else(|| StoreError::corrupt("events", "body", format!("{id}/1")))?,
        };
        log::append(&**write, id, after.version, &event).await?;
        let mut issued = Vec::new();
        for (kind, paper) in issued_by(&after, &event, now)? {
            issued.push(documents::freeze(&**write, id, after.version, &event, kind, &paper).await?);
        }
        let changed = case::Entity::update_many()
            .set(row::columns_of(&after, &now.law)?)
            .filter(case::Column::Id.eq(id.0))
            .filter(case::Column::Version.eq(i64::from(version)))
            .exec(&**write)
            .await?;
        if changed.rows_affected != 1 {
            return Err(StoreError::Conflict { have: i64::from(version) + 1, want: version.into() });
        }
        if let Step::RegisterClue(_) | Step::AmendDossier(_) = &event.step {
            for party in after.dossier.parties() {
                parties::remember(&**write, self.store, after.unit, party).await?;
            }
            joint::remember(&**write, &after).await?;
            history::remember(&**write, &after).await?;
        }
        if let Step::AmendDossier(_) = &event.step
            && (after.origin.is_some() || !after.related.is_empty())
        {
            joint::no_second(&**write, &after).await?;
        }
        Ok((after, issued))
    }

    /// What a request came to that was answered before: the case as it stood then, whatever happened since.
    async fn repeated(
        &self,
        write: &Write,
        officer: &Officer,
        request: Option<&Request>,
    ) -> Result<Option<Taken>, StoreError> {
        let Some(request) = request else { return Ok(None) };
        let Some(answer) = desk::answered(&**write, officer.id, request).await? else { return Ok(None) };
        let corrupt = || StoreError::corrupt("idempotency", "body", &request.key);
        let (id, version) = answer.body.split_once(' ').ok_or_else(corrupt)?;
        let (id, version): (i64, u32) = id.parse().ok().zip(version.parse().ok()).ok_or_else(corrupt)?;
        let found = case::Entity::find_by_id(id).filter(visible_to(officer)).one(&**write).await?;
        let id = CaseId(found.ok_or(StoreError::NotFound)?.id);
        let events = log::logged(&**write, id).await?;
        let then = events.iter().filter(|logged| logged.seq <= version).map(|logged| &logged.event);
        let case = Case::told(then).ok_or_else(corrupt)?;
        let documents = documents::issued_with(&**write, id, version).await?;
        Ok(Some(Taken { case, documents, repeated: true }))
    }
}

/// Notes what the request came to, and makes all of it last.
async fn finish(
    write: Write,
    case: Case,
    documents: Vec<DocumentId>,
    officer: &Officer,
    now: &Now,
    request: Option<&Request>,
) -> Result<Taken, StoreError> {
    if let Some(request) = request {
        let answer = Answer { status: 200, body: format!("{} {}", case.id, case.version) };
        desk::keep(&*write, officer.id, request, &answer, now.at).await?;
    }
    write.keep().await?;
    Ok(Taken { case, documents, repeated: false })
}

/// The officer as the roster has them now: a closed account or a lost role counts at once.
fn present(now: &Now, officer: &Officer) -> Result<Officer, Refusal> {
    if officer.is_system() { Ok(officer.clone()) } else { now.roster.find(officer.id, "officer").cloned() }
}

/// The row that gives a case its number, before its first event is written.
fn blank_row(unit: i64) -> case::ActiveModel {
    case::ActiveModel {
        version: Set(0),
        unit_id: Set(unit),
        family: Set(String::new()),
        violation_code: Set(String::new()),
        violation_name: Set(String::new()),
        clue_number: Set(None),
        case_number: Set(None),
        party_name: Set(String::new()),
        party_initials: Set(String::new()),
        plate: Set(String::new()),
        stage: Set(String::new()),
        holder: Set(0),
        waits_on: Set(String::new()),
        waits_step: Set(String::new()),
        next_deadline: Set(row::never()),
        deadline: Set(String::new()),
        decided_on: Set(None),
        fine_fen: Set(None),
        filed_on: Set(None),
        closed: Set(false),
        body: Set(String::new()),
        ..Default::default()
    }
}
