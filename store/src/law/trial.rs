//! Before a change of the settings is agreed on: the documents it rests on, how many open cases it reaches, and what it
//! would make of the last of them; nothing of the trial is kept.

use std::sync::Arc;

use bytes::Bytes;
use domain::ids::CaseId;
use domain::law::change::Settings;
use domain::law::proposal::{ATTACHMENT_LIMIT, Attachment, Proposal};
use domain::law::trial::{Difference, Reach, differences};
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::stage::StageKind;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{LawChanges, find};
use crate::cases::row;
use crate::connection;
use crate::content;
use crate::entities::{case, law_attachment};
use crate::error::StoreError;
use crate::officers;
use crate::uploads::bare_name;

/// Cases that are tried.
pub const TRIED: usize = 20;
/// Cases read at once.
const PORTION: u64 = 200;

/// What a change would do, were it confirmed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Open cases it reaches.
    pub touched: u64,
    /// The last of them, the newest first.
    pub tried: Vec<Tried>,
}

/// A case on which the change was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its record number.
    pub case: CaseId,
    /// What it is called.
    pub called: String,
    /// Its violation.
    pub violation: String,
    /// Where it stands.
    pub stage: StageKind,
    /// What would change; empty where nothing does.
    pub differences: Vec<Difference>,
}

impl LawChanges<'_> {
    /// Adds a document to a proposal that waits: a PDF or a picture by its content, kept under its hash as exhibits are.
    ///
    /// # Errors
    /// `NotFound`; not this person's to add; another kind of file, or one too large.
    pub async fn attach(&self, id: i64, name: &str, body: Bytes, officer: &Officer) -> Result<Attachment, StoreError> {
        let name = bare_name(name)?;
        find(&self.store.db, id).await?.may_attach(officer)?;
        if body.len() > ATTACHMENT_LIMIT {
            let why = format!("附件超过 {} MB，没有接收", ATTACHMENT_LIMIT / 1024 / 1024);
            return Err(Refusal::input("file", why).into());
        }
        let head = &body[..body.len().min(content::HEAD)];
        let kind = content::of_head(head, &name)?;
        if !kind.is_picture() && kind.mime != "application/pdf" {
            return Err(Refusal::input("file", "附件只收 PDF 和照片、图片").into());
        }
        let size = i64::try_from(body.len()).map_err(|_| StoreError::corrupt("law_attachments", "size", id))?;
        let digest = self.store.blobs().put(body).await?;
        let write = self.store.write().await?;
        connection::take_turn_to_change_the_law(&write).await?;
        let officer = officers::roster(&*write).await?.find(officer.id, "officer")?.clone();
        find(&*write, id).await?.may_attach(&officer)?;
        let row = law_attachment::ActiveModel {
            change_id: Set(id),
            name: Set(name),
            mime: Set(kind.mime.to_owned()),
            size: Set(size),
            sha256: Set(digest.to_string()),
            at: Set(self.store.clock.now()),
            officer_id: Set(officer.id.0),
            officer_name: Set(officer.name.clone()),
            ..Default::default()
        };
        let kept = attachment(row.insert(&*write).await?);
        write.keep().await?;
        Ok(kept)
    }

    /// What a proposal would do: how many open cases it reaches, and what would change in the last of them.
    ///
    /// # Errors
    /// A case cannot be read; or the change is no longer right today, and is refused as its confirmation would be.
    pub async fn effect(&self, proposal: &Proposal) -> Result<Effect, StoreError> {
        let before = self.store.cases().moment().await?;
        let settings = Settings::of(&before.law, &before.bureau);
        let settings = settings.apply(&proposal.change, &before.law.catalogue, before.today())?;
        let (law, bureau) = settings.within(&before.law, &before.bureau);
        let after = Now { law: Arc::new(law), bureau: Arc::new(bureau), ..before.clone() };
        let reach = proposal.change.reach();
        // All bounds but the act's day stand in columns: counted without reading a case.
        let counted = match reach.act_from {
            None => Some(case::Entity::find().filter(condition(&reach)).count(&self.store.db).await?),
            Some(_) => None,
        };
        let (mut touched, mut tried, mut below) = (0, Vec::with_capacity(TRIED), i64::MAX);
        'portions: loop {
            let rows = case::Entity::find()
                .filter(condition(&reach))
                .filter(case::Column::Id.lt(below))
                .order_by_desc(case::Column::Id)
                .limit(PORTION)
                .all(&self.store.db)
                .await?;
            let Some(last) = rows.last() else { break };
            below = last.id;
            for kept in rows {
                let one = row::case_of(&kept)?;
                if !reach.holds(&one, Some(kept.next_deadline)) {
                    continue;
                }
                touched += 1;
                if tried.len() < TRIED {
                    tried.push(Tried {
                        case: one.id,
                        called: one.called().to_owned(),
                        violation: kept.violation_name,
                        stage: one.stage.kind(),
                        differences: differences(&one, &before, &after),
                    });
                } else if counted.is_some() {
                    break 'portions;
                }
            }
        }
        Ok(Effect { touched: counted.unwrap_or(touched), tried })
    }
}

/// The bounds of a reach that stand in columns.
fn condition(reach: &Reach) -> Condition {
    Condition::all()
        .add(case::Column::Closed.eq(false))
        .add_option(reach.family.map(|family| case::Column::Family.eq(family.key())))
        .add_option(reach.violation.as_ref().map(|code| case::Column::ViolationCode.eq(code)))
        .add_option(reach.due_from.map(|day| case::Column::NextDeadline.gte(day)))
        .add_option(reach.due_from.map(|_| case::Column::NextDeadline.lt(row::never())))
}

pub(super) fn attachment(row: law_attachment::Model) -> Attachment {
    Attachment {
        id: row.id,
        name: row.name,
        mime: row.mime,
        size: row.size,
        sha256: row.sha256,
        by_name: row.officer_name,
        at: row.at,
    }
}
