//! Cases of several parties: found by each of them, and the cases of one matter kept together.

use domain::case::Case;
use domain::ids::CaseId;
use domain::officer::Officer;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Cases, Filter, Search, row, visible_to};
use crate::entities::{case, joint_party};
use crate::error::StoreError;
use crate::search::{begins_with, initials};

/// Most cases found by a joint party; more than that nobody reads through.
const FOUND: u64 = 500;

impl Cases<'_> {
    /// Every case of a matter that the reader may see, the first one first.
    ///
    /// # Errors
    /// `NotFound`, also where the case is not this person's to read; `Corrupt` where a record contradicts itself.
    pub async fn matter(&self, id: CaseId, reader: &Officer) -> Result<Vec<Case>, StoreError> {
        let case = self.find(id, reader).await?;
        let first = if case.matter() == id { case } else { self.find(case.matter(), reader).await? };
        let ids: Vec<i64> = first.related.iter().map(|related| related.case.0).collect();
        let mut cases = vec![first];
        if !ids.is_empty() {
            let found = case::Entity::find().filter(visible_to(reader)).filter(case::Column::Id.is_in(ids));
            let rows = found.order_by_asc(case::Column::Id).all(&self.store.db).await?;
            for row in &rows {
                cases.push(row::case_of(row)?);
            }
        }
        Ok(cases)
    }

    /// The cases that a search by name finds through a joint party.
    pub(super) async fn joined(&self, filter: &Filter) -> Result<Vec<i64>, StoreError> {
        let condition = match &filter.search {
            Some(Search::Party(name)) => begins_with(joint_party::Column::Name, name),
            Some(Search::Initials(text)) => begins_with(joint_party::Column::Initials, text),
            _ => return Ok(Vec::new()),
        };
        let found = joint_party::Entity::find().filter(condition).limit(FOUND).all(&self.store.db).await?;
        Ok(found.into_iter().map(|row| row.case_id).collect())
    }
}

/// Writes down by which names beside the first a case is found.
pub(super) async fn remember(db: &impl ConnectionTrait, case: &Case) -> Result<(), StoreError> {
    joint_party::Entity::delete_many().filter(joint_party::Column::CaseId.eq(case.id.0)).exec(db).await?;
    for party in &case.dossier.joint {
        let name = party.display_name().to_owned();
        let row = joint_party::ActiveModel {
            case_id: Set(case.id.0),
            initials: Set(initials(&name)),
            name: Set(name),
            ..Default::default()
        };
        row.insert(db).await?;
    }
    Ok(())
}

/// No party has two cases of one matter for the same breach, whatever the other cases were amended to since
/// (行政处罚法 29). The first case is locked meanwhile: two amendments at once are asked one after the other.
pub(super) async fn no_second(db: &impl ConnectionTrait, after: &Case) -> Result<(), StoreError> {
    let first = case::Entity::find_by_id(after.matter().0).lock(LockType::Update).one(db).await?;
    let first = row::case_of(&first.ok_or_else(|| StoreError::corrupt("cases", "body", after.id))?)?;
    let ids = first.related.iter().map(|related| related.case.0).chain([first.id.0]);
    let others = ids.filter(|id| *id != after.id.0);
    for other in case::Entity::find().filter(case::Column::Id.is_in(others)).all(db).await? {
        let other = row::case_of(&other)?;
        other.no_second(after.dossier.parties(), &after.dossier.violation)?;
    }
    Ok(())
}
