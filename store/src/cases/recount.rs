//! After a change of the settings: the next deadline of each open case in the lists, counted with the law now in force.

use domain::now::Law;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Cases, row};
use crate::connection::Write;
use crate::entities::case;
use crate::error::StoreError;

/// Cases read at once.
const PORTION: u64 = 500;

impl Cases<'_> {
    /// Counts the rows that a migration left uncounted: every open case, once.
    pub(crate) async fn count_uncounted(&self, write: &Write, law: &Law) -> Result<(), StoreError> {
        let open = case::Entity::find().filter(case::Column::Closed.eq(false));
        let left = open.filter(case::Column::YellowFrom.eq(row::UNCOUNTED)).limit(1).all(&**write).await?;
        if left.is_empty() { Ok(()) } else { self.recount(write, law).await }
    }

    /// Writes the deadline columns of every open case anew where they differ; the cases themselves are not touched.
    pub(crate) async fn recount(&self, write: &Write, law: &Law) -> Result<(), StoreError> {
        let mut last = 0;
        loop {
            let rows = case::Entity::find()
                .filter(case::Column::Closed.eq(false))
                .filter(case::Column::Id.gt(last))
                .order_by_asc(case::Column::Id)
                .limit(PORTION)
                .all(&**write)
                .await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.id;
            for kept in rows {
                let counted = row::columns_of(&row::case_of(&kept)?, law)?;
                let same = counted.next_deadline.as_ref() == &kept.next_deadline
                    && counted.yellow_from.as_ref() == &kept.yellow_from
                    && counted.deadline.as_ref() == &kept.deadline
                    && counted.waits_on.as_ref() == &kept.waits_on
                    && counted.waits_step.as_ref() == &kept.waits_step;
                if same {
                    continue;
                }
                let clocks = case::ActiveModel {
                    next_deadline: counted.next_deadline,
                    yellow_from: counted.yellow_from,
                    deadline: counted.deadline,
                    waits_on: counted.waits_on,
                    waits_step: counted.waits_step,
                    ..Default::default()
                };
                // A step taken meanwhile has counted with its own law and is left alone.
                case::Entity::update_many()
                    .set(clocks)
                    .filter(case::Column::Id.eq(kept.id))
                    .filter(case::Column::Version.eq(kept.version))
                    .exec(&**write)
                    .await?;
            }
        }
    }
}
