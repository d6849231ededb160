//! In which order a list of cases is read, and where in that order a case stands.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Order, SimpleExpr};
use sea_orm::{ColumnTrait, QueryOrder, Select};

use super::list::{Cursor, NoSuchPlace, Row};
use super::{Filter, row};
use crate::entities::case;
use crate::error::StoreError;

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The clock that ends next.
    Deadline,
    /// The order in which the cases were registered.
    Entered,
    /// The party's name, by its pinyin initials.
    Party,
    /// The fine decided; cases without one count as less than any.
    Fine,
    /// The day of filing; cases not filed come last.
    Filed,
}

impl SortBy {
    /// Every order.
    pub const ALL: [SortBy; 5] = [SortBy::Deadline, SortBy::Entered, SortBy::Party, SortBy::Fine, SortBy::Filed];

    /// The key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            SortBy::Deadline => "deadline",
            SortBy::Entered => "entered",
            SortBy::Party => "party",
            SortBy::Fine => "fine",
            SortBy::Filed => "filed",
        }
    }
}

/// An order and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// From the largest down.
    pub descending: bool,
}

impl Sort {
    /// As an address carries it: `fine`, or `-fine` from the largest down.
    pub fn from_key(key: &str) -> Option<Sort> {
        let (key, descending) = key.strip_prefix('-').map_or((key, false), |key| (key, true));
        SortBy::ALL.into_iter().find(|by| by.key() == key).map(|by| Sort { by, descending })
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.by.key())
    }
}

/// What a list is read along; the record's number decides between equals.
#[derive(Clone, Copy, Debug)]
pub(super) enum Along {
    Column(case::Column),
    Id,
    Fine,
    Filed,
}

impl Along {
    pub(super) fn of(filter: &Filter, sort: Option<Sort>) -> (Along, bool) {
        let Some(sort) = sort else {
            let column = match (&filter.search, filter.decided) {
                (Some(search), _) => search.column().0,
                (None, Some(_)) => case::Column::DecidedOn,
                (None, None) => case::Column::NextDeadline,
            };
            return (Along::Column(column), false);
        };
        let along = match sort.by {
            SortBy::Deadline => Along::Column(case::Column::NextDeadline),
            SortBy::Entered => Along::Id,
            SortBy::Party => Along::Column(case::Column::PartyInitials),
            SortBy::Fine => Along::Fine,
            SortBy::Filed => Along::Filed,
        };
        (along, sort.descending)
    }

    fn expression(self) -> SimpleExpr {
        match self {
            Along::Column(column) => column.into_expr(),
            Along::Id => case::Column::Id.into_expr(),
            // Word for word as the indices have it.
            Along::Fine => Expr::cust("COALESCE(fine_fen, -1)"),
            Along::Filed => Expr::cust("COALESCE(filed_on, '9999-12-31')"),
        }
    }

    pub(super) fn ordered(self, query: Select<case::Entity>, descending: bool) -> Select<case::Entity> {
        let order = if descending { Order::Desc } else { Order::Asc };
        let query = match self {
            Along::Id => query,
            along => query.order_by(along.expression(), order.clone()),
        };
        query.order_by(case::Column::Id, order)
    }

    /// Behind the cursor, as one comparison of the whole place: both engines answer it from the index.
    pub(super) fn beyond(self, cursor: &Cursor, descending: bool) -> Result<SimpleExpr, StoreError> {
        let nowhere = || domain::refusal::Refusal::input("after", NoSuchPlace.to_string());
        let key = match self {
            Along::Column(case::Column::NextDeadline | case::Column::DecidedOn) | Along::Filed => {
                Expr::value(cursor.key.parse::<NaiveDate>().map_err(|_| nowhere())?)
            }
            Along::Fine => Expr::value(cursor.key.parse::<i64>().map_err(|_| nowhere())?),
            Along::Column(_) => Expr::value(cursor.key.clone()),
            Along::Id => {
                let id: SimpleExpr = case::Column::Id.into_expr();
                return Ok(if descending { id.lt(cursor.id) } else { id.gt(cursor.id) });
            }
        };
        let place = Expr::tuple([self.expression(), case::Column::Id.into_expr()]);
        let cursor = Expr::tuple([key, Expr::value(cursor.id)]);
        Ok(if descending { place.lt(cursor) } else { place.gt(cursor) })
    }

    /// Where a row stands.
    pub(super) fn key(self, row: &Row) -> String {
        match self {
            Along::Column(case::Column::CaseNumber) => row.case_number.clone().unwrap_or_default(),
            Along::Column(case::Column::ClueNumber) => row.clue_number.clone().unwrap_or_default(),
            Along::Column(case::Column::PartyName) => row.party_name.clone(),
            Along::Column(case::Column::PartyInitials) => row.party_initials.clone(),
            Along::Column(case::Column::Plate) => row.plate.clone(),
            Along::Column(case::Column::DecidedOn) => row.decided_on.map(|day| day.to_string()).unwrap_or_default(),
            Along::Column(_) => row.next_deadline.to_string(),
            Along::Id => String::new(),
            Along::Fine => row.fine_fen.unwrap_or(-1).to_string(),
            Along::Filed => row.filed_on.unwrap_or_else(row::never).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_the_address() {
        for by in SortBy::ALL {
            for descending in [false, true] {
                let sort = Sort { by, descending };
                assert_eq!(Sort::from_key(&sort.to_string()), Some(sort));
            }
        }
        assert_eq!(Sort::from_key("--fine"), None);
        assert_eq!(Sort::from_key("size"), None);
    }
}
