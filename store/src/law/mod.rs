//! The law in force in this office: what was shipped, changed by what two people agreed on, in the order of agreement.

mod trial;

use std::sync::{Arc, PoisonError};

use chrono::NaiveDate;
use domain::bureau::Bureau;
use domain::ids::OfficerId;
use domain::law::change::{Change, Settings};
use domain::law::proposal::{Answer, Proposal, Verdict, may_propose};
use domain::now::Law;
use domain::officer::Officer;
use domain::refusal::{Obstacle, Refusal};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::Store;
use crate::connection;
use crate::entities::{law_answer, law_attachment, law_change};
use crate::error::StoreError;
use crate::officers;

pub use trial::{Effect, Tried};

/// The law with the changes agreed on so far.
#[derive(Clone, Debug)]
pub(crate) struct InForce {
    pub(crate) law: Arc<Law>,
    pub(crate) bureau: Arc<Bureau>,
    /// Number of the last agreement that is in it; 0 for none.
    last: i64,
}

impl InForce {
    /// What was shipped, or written into the data folder, before any change.
    pub(crate) fn shipped(law: Arc<Law>, bureau: Arc<Bureau>) -> InForce {
        InForce { law, bureau, last: 0 }
    }
}

/// The register of changes; what was written stays.
#[derive(Clone, Copy, Debug)]
pub struct LawChanges<'a> {
    pub(crate) store: &'a Store,
}

impl LawChanges<'_> {
    /// Every proposal with what became of it, the newest first.
    ///
    /// # Errors
    /// A row cannot be read.
    pub async fn all(&self) -> Result<Vec<Proposal>, StoreError> {
        all(&self.store.db).await
    }

    /// The proposals that wait for their second person, the oldest first.
    ///
    /// # Errors
    /// A row cannot be read.
    pub async fn waiting(&self) -> Result<Vec<Proposal>, StoreError> {
        waiting(&self.store.db).await
    }

    /// One proposal.
    ///
    /// # Errors
    /// `NotFound`, or a row cannot be read.
    pub async fn find(&self, id: i64) -> Result<Proposal, StoreError> {
        find(&self.store.db, id).await
    }

    /// Proposes a change. It changes nothing until somebody else agrees.
    ///
    /// # Errors
    /// Not this person's to propose, not right as of today, or the same already waits.
    pub async fn propose(&self, change: Change, officer: &Officer) -> Result<Proposal, StoreError> {
        let write = self.store.write().await?;
        connection::take_turn_to_change_the_law(&write).await?;
        let officer = officers::roster(&*write).await?.find(officer.id, "officer")?.clone();
        may_propose(&officer)?;
        let now = self.store.in_force(&*write).await?;
        Settings::of(&now.law, &now.bureau).apply(&change, &now.law.catalogue, self.store.clock.today())?;
        if let Some(twin) = waiting(&*write).await?.into_iter().find(|other| other.change == change) {
            let why = format!("同样的变更已由{}提出，等待核准", twin.by_name);
            return Err(Refusal::new(Obstacle::WrongStage, why, &[]).into());
        }
        let body = serde_json::to_string(&change).map_err(|_| StoreError::corrupt("law_changes", "body", "new"))?;
        let row = law_change::ActiveModel {
            kind: Set(change.key().to_owned()),
            body: Set(body),
            at: Set(self.store.clock.now()),
            officer_id: Set(officer.id.0),
            officer_name: Set(officer.name.clone()),
            ..Default::default()
        };
        let proposal = proposal(row.insert(&*write).await?, None, Vec::new())?;
        write.keep().await?;
        Ok(proposal)
    }

    /// Ends a proposal. Confirmed, it is judged once more, by the day of confirmation, and is in force at once: until
    /// then cases went on with what was in force.
    ///
    /// # Errors
    /// `NotFound`; not this person's to end so; or no longer right today.
    pub async fn answer(
        &self,
        id: i64,
        verdict: Verdict,
        opinion: &str,
        officer: &Officer,
    ) -> Result<Proposal, StoreError> {
        let write = self.store.write().await?;
        connection::take_turn_to_change_the_law(&write).await?;
        let officer = officers::roster(&*write).await?.find(officer.id, "officer")?.clone();
        let waiting = find(&*write, id).await?;
        let (at, today) = (self.store.clock.now(), self.store.clock.today());
        let answer = waiting.ended(verdict, opinion, &officer, at)?;
        if verdict == Verdict::Confirmed {
            let now = self.store.in_force(&*write).await?;
            Settings::of(&now.law, &now.bureau).apply(&waiting.change, &now.law.catalogue, today)?;
        }
        let row = law_answer::ActiveModel {
            change_id: Set(id),
            verdict: Set(verdict.key().to_owned()),
            at: Set(at),
            made_on: Set(today),
            officer_id: Set(officer.id.0),
            officer_name: Set(officer.name.clone()),
            opinion: Set(answer.opinion.clone()),
            ..Default::default()
        };
        row.insert(&*write)
            .await
            .map_err(|error| StoreError::from(error).or_refuse("verdict", "这项变更刚被他人办过，刷新后再看"))?;
        if verdict == Verdict::Confirmed {
            let rebuilt = self.store.rebuilt(&*write).await?;
            self.store.cases().recount(&write, &rebuilt.law).await?;
            write.keep().await?;
            self.store.put_in_force(rebuilt);
        } else {
            write.keep().await?;
        }
        Ok(Proposal { answer: Some(answer), ..waiting })
    }
}

impl Store {
    /// The law in force, as last seen; [`Store::catch_up`] looks for what another server agreed on.
    pub fn law(&self) -> Arc<Law> {
        self.seen().law
    }

    /// The bureau as set up, with the powers assigned to it.
    pub fn bureau(&self) -> Arc<Bureau> {
        self.seen().bureau
    }

    /// Takes over changes that were agreed on elsewhere: one look at one number where there are none.
    ///
    /// # Errors
    /// Of the database; or a change no longer fits the files of the data folder.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        self.in_force(&self.db).await.map(|_| ())
    }

    /// The law in force as a transaction sees it.
    pub(crate) async fn in_force(&self, db: &impl ConnectionTrait) -> Result<InForce, StoreError> {
        let seen = self.seen();
        if last_agreed(db).await? == seen.last {
            return Ok(seen);
        }
        let rebuilt = self.rebuilt(db).await?;
        self.put_in_force(rebuilt.clone());
        Ok(rebuilt)
    }

    /// The law built anew from what was shipped and every change agreed on.
    async fn rebuilt(&self, db: &impl ConnectionTrait) -> Result<InForce, StoreError> {
        let (changes, last) = agreed(db).await?;
        let catalogue = &self.shipped.law.catalogue;
        let mut settings = Settings::of(&self.shipped.law, &self.shipped.bureau);
        for (id, made_on, change) in &changes {
            settings = settings.apply(change, catalogue, *made_on).map_err(|refusal| {
                let why = format!("第 {id} 号变更（{}）与数据目录里的设置相抵触：{}", change.label(), refusal.why);
                Refusal { why, field: None, ..refusal }
            })?;
        }
        let (law, bureau) = settings.within(&self.shipped.law, &self.shipped.bureau);
        Ok(InForce { law: Arc::new(law), bureau: Arc::new(bureau), last })
    }

    fn seen(&self) -> InForce {
        self.in_force.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Never back behind what was seen: a slower reader must not undo a faster one.
    fn put_in_force(&self, rebuilt: InForce) {
        let mut seen = self.in_force.write().unwrap_or_else(PoisonError::into_inner);
        if seen.last < rebuilt.last {
            *seen = rebuilt;
        }
    }
}

/// Number of the last agreement; 0 for none.
async fn last_agreed(db: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let last: Option<i64> = law_answer::Entity::find()
        .select_only()
        .column(law_answer::Column::Id)
        .filter(law_answer::Column::Verdict.eq(Verdict::Confirmed.key()))
        .order_by_desc(law_answer::Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

/// Every change agreed on with its number and day, in the order of agreement, and the number of the last agreement.
async fn agreed(db: &impl ConnectionTrait) -> Result<(Vec<(i64, NaiveDate, Change)>, i64), StoreError> {
    let answers = law_answer::Entity::find()
        .filter(law_answer::Column::Verdict.eq(Verdict::Confirmed.key()))
        .order_by_asc(law_answer::Column::Id)
        .all(db)
        .await?;
    let mut changes = Vec::with_capacity(answers.len());
    for answer in &answers {
        let row = law_change::Entity::find_by_id(answer.change_id).one(db).await?;
        let row = row.ok_or_else(|| StoreError::corrupt("law_answers", "change_id", answer.id))?;
        changes.push((row.id, answer.made_on, change_of(&row)?));
    }
    Ok((changes, answers.last().map_or(0, |answer| answer.id)))
}

async fn all(db: &impl ConnectionTrait) -> Result<Vec<Proposal>, StoreError> {
    let rows = law_change::Entity::find().order_by_desc(law_change::Column::Id).all(db).await?;
    let mut answers = law_answer::Entity::find().all(db).await?;
    let mut attached = law_attachment::Entity::find().order_by_asc(law_attachment::Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let place = answers.iter().position(|answer| answer.change_id == row.id);
            let own = attached.extract_if(.., |one| one.change_id == row.id).collect();
            proposal(row, place.map(|place| answers.swap_remove(place)), own)
        })
        .collect()
}

async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Proposal>, StoreError> {
    let mut open: Vec<Proposal> = all(db).await?.into_iter().filter(|one| one.answer.is_none()).collect();
    open.reverse();
    Ok(open)
}

async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Proposal, StoreError> {
    let row = law_change::Entity::find_by_id(id).one(db).await?.ok_or(StoreError::NotFound)?;
    let answer = law_answer::Entity::find().filter(law_answer::Column::ChangeId.eq(id)).one(db).await?;
    let own = law_attachment::Entity::find().filter(law_attachment::Column::ChangeId.eq(id));
    let own = own.order_by_asc(law_attachment::Column::Id).all(db).await?;
    proposal(row, answer, own)
}

fn change_of(row: &law_change::Model) -> Result<Change, StoreError> {
    serde_json::from_str(&row.body).map_err(|_| StoreError::corrupt("law_changes", "body", row.id))
}

fn proposal(
    row: law_change::Model,
    answer: Option<law_answer::Model>,
    attached: Vec<law_attachment::Model>,
) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: row.id,
        change: change_of(&row)?,
        by: OfficerId(row.officer_id),
        by_name: row.officer_name,
        at: row.at,
        answer: answer.map(answer_of).transpose()?,
        attachments: attached.into_iter().map(trial::attachment).collect(),
    })
}

fn answer_of(row: law_answer::Model) -> Result<Answer, StoreError> {
    let corrupt = || StoreError::corrupt("law_answers", "verdict", row.id);
    let verdict = Verdict::from_key(&row.verdict).ok_or_else(corrupt)?;
    Ok(Answer { verdict, by: OfficerId(row.officer_id), by_name: row.officer_name, at: row.at, opinion: row.opinion })
}
