//! What a list of cases can be asked for.

use chrono::NaiveDate;
use domain::ids::{CaseId, OfficerId, UnitId};
use domain::law::catalogue::Family;
use domain::officer::Officer;
use domain::stage::StageKind;
use sea_orm::{ColumnTrait, Condition};

use super::row::turns_of;
use crate::entities::case;
use crate::search::begins_with;

/// What a list shows. Empty: everything the reader may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Open cases only, closed ones only, or both.
    pub open: Option<bool>,
    /// In one stage.
    pub stage: Option<StageKind>,
    /// Of one field of work.
    pub family: Option<Family>,
    /// Of one unit; narrows what the reader may see, never widens it.
    pub unit: Option<UnitId>,
    /// In one person's hands.
    pub holder: Option<OfficerId>,
    /// Only those that wait for the reader.
    pub mine: bool,
    /// Whose next clock ends on this day or before.
    pub due_by: Option<NaiveDate>,
    /// Whose next clock ends on this day or after.
    pub due_from: Option<NaiveDate>,
    /// Whose next clock has its lamp yellow or red on this day: four fifths of the time are used, and it is not stopped.
    pub yellow_by: Option<NaiveDate>,
    /// Filed within these days, both inclusive.
    pub filed: Option<(NaiveDate, NaiveDate)>,
    /// Only these.
    pub only: Option<Vec<CaseId>>,
    /// Decided within these days, both inclusive.
    pub decided: Option<(NaiveDate, NaiveDate)>,
    /// Beginning with a text.
    pub search: Option<Search>,
}

/// What is searched by its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// The case number.
    CaseNumber(String),
    /// The clue number.
    ClueNumber(String),
    /// The party's name.
    Party(String),
    /// Pinyin initials of the party's name.
    Initials(String),
    /// The number plate.
    Plate(String),
}

impl Search {
    /// Guesses what somebody looks for who types into one box: a plate, a number, initials, or a name.
    /// `clue_word` is the word that tells clue numbers from case numbers, as in 平城管**线**字.
    pub fn guess(text: &str, clue_word: &str) -> Option<Search> {
        let text = text.trim();
        let mut characters = text.chars();
        let (first, second) = (characters.next()?, characters.next());
        if text.is_ascii() {
            return Some(Search::Initials(text.to_lowercase()));
        }
        if !first.is_ascii() && second.is_some_and(|c| c.is_ascii_alphabetic()) {
            return Some(Search::Plate(plate(text)));
        }
        if text.contains('〔') || text.contains("字") {
            let head = text.split('〔').next().unwrap_or_default();
            let clue = head.contains(&format!("{clue_word}字"));
            let text = text.to_owned();
            return Some(if clue { Search::ClueNumber(text) } else { Search::CaseNumber(text) });
        }
        Some(Search::Party(text.to_owned()))
    }

    /// The column that is searched, and the text it must begin with.
    pub(crate) fn column(&self) -> (case::Column, &str) {
        match self {
            Search::CaseNumber(text) => (case::Column::CaseNumber, text),
            Search::ClueNumber(text) => (case::Column::ClueNumber, text),
            Search::Party(text) => (case::Column::PartyName, text),
            Search::Initials(text) => (case::Column::PartyInitials, text),
            Search::Plate(text) => (case::Column::Plate, text),
        }
    }
}

/// As far as a plate is typed, in the form in which plates are kept: 豫da12 becomes 豫D·A12.
fn plate(text: &str) -> String {
    let bare: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    let (head, tail) = bare.split_at(bare.len().min(2));
    let dot = if tail.is_empty() { "" } else { "·" };
    format!("{}{dot}{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

impl Filter {
    /// The condition, apart from what the reader may see and from the order's own column.
    /// `joined` are the cases that the search finds through a joint party; the first party has a column of its own.
    pub(crate) fn condition(&self, joined: &[i64], reader: &Officer) -> Condition {
        let closed = self.stage.map(StageKind::is_closed).or(self.open.map(|open| !open));
        let mut condition = Condition::all()
            .add_option(closed.map(|closed| case::Column::Closed.eq(closed)))
            .add_option(self.stage.map(|stage| case::Column::Stage.eq(stage.key())))
            .add_option(self.family.map(|family| case::Column::Family.eq(family.key())))
            .add_option(self.unit.map(|unit| case::Column::UnitId.eq(unit.0)))
            .add_option(self.holder.map(|holder| case::Column::Holder.eq(holder.0)))
            .add_option(self.due_by.map(|day| case::Column::NextDeadline.lte(day)))
            .add_option(self.due_from.map(|day| case::Column::NextDeadline.gte(day)))
            .add_option(self.yellow_by.map(|day| case::Column::YellowFrom.lte(day)))
            .add_option(self.filed.map(|(from, to)| case::Column::FiledOn.between(from, to)))
            .add_option(self.only.as_ref().map(|only| case::Column::Id.is_in(only.iter().map(|id| id.0))))
            .add_option(self.decided.map(|(from, to)| case::Column::DecidedOn.between(from, to)));
        if self.mine {
            condition = condition.add(case::Column::WaitsOn.is_in(turns_of(reader)));
        }
        if let Some(search) = &self.search {
            let (column, text) = search.column();
            let named = begins_with(column, text);
            // Without a joint party among the found the range alone is asked, which the index answers.
            let found = if joined.is_empty() {
                named
            } else {
                Condition::any().add(named).add(case::Column::Id.is_in(joined.iter().copied()))
            };
            condition = condition.add(found);
        }
        condition
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_box_finds_plates_numbers_initials_and_names() {
        let guess = |text| Search::guess(text, "线").unwrap();
        assert_eq!(guess("豫da12"), Search::Plate("豫D·A12".into()));
        assert_eq!(guess("豫D"), Search::Plate("豫D".into()));
        assert_eq!(guess("平城管立字〔2026〕1"), Search::CaseNumber("平城管立字〔2026〕1".into()));
        assert_eq!(guess("平城管线字〔2026〕1"), Search::ClueNumber("平城管线字〔2026〕1".into()));
        assert_eq!(guess(" ZS "), Search::Initials("zs".into()));
        assert_eq!(guess("张三"), Search::Party("张三".into()));
        assert_eq!(Search::guess("  ", "线"), None);
    }
}
