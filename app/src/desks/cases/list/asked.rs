//! What a list of cases is asked for: read from the address, said in words, and written into the next address.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use domain::ids::CaseId;
use domain::law::catalogue::Family;
use domain::numbers::Register;
use domain::officer::Officer;
use domain::stage::StageKind;
use store::StoreError;
use store::cases::{Cursor, Filter, Search, Sort};

use crate::context::Office;
use crate::desks::escaped;
use crate::widgets::{Chip, say};

/// The conditions that an address may carry, in the order of their chips; all else in it is ignored.
const NAMES: [&str; 11] =
    ["s", "stage", "family", "lamp", "open", "mine", "holder", "filed_from", "filed_to", "only", "sort"];

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The conditions as they stand in the address.
    fields: Vec<(String, String)>,
    /// The words behind the stored search.
    pub words: String,
    /// Whether the address names a search that is no longer stored.
    pub forgotten: bool,
    /// The same for the store.
    pub filter: Filter,
    /// In which order.
    pub sort: Option<Sort>,
}

impl Asked {
    /// Reads the fields of an address or of a form; the words of a search are fetched by their token.
    ///
    /// # Errors
    /// The memory failed.
    pub async fn of(office: &Office, me: &Officer, fields: &[(String, String)]) -> Result<Asked, StoreError> {
        let mut asked = Asked::default();
        for name in NAMES {
            let values: Vec<&str> = fields
                .iter()
                .filter(|(field, value)| field == name && !value.is_empty())
                .map(|(_, value)| value.as_str())
                .collect();
            // Ticked boxes come one by one, an address carries them joined.
            let value = if name == "only" { values.join(",") } else { values.last().copied().unwrap_or("").to_owned() };
            if !value.is_empty() {
                asked.fields.push((name.to_owned(), value));
            }
        }
        if let Some(token) = asked.value("s").map(ToOwned::to_owned) {
            match office.store.searches().find(me.id, &token).await? {
                Some(search) => asked.words = search.words,
                None => asked.forgotten = true,
            }
        }
        asked.sort = asked.value("sort").and_then(Sort::from_key);
        asked.filter = asked.read(me, office.store.clock().today());
        // A choice from a list in which nothing was ticked is a choice of nothing, not of everything.
        if fields.iter().any(|(name, _)| name == "picked") && asked.filter.only.is_none() {
            asked.filter.only = Some(Vec::new());
        }
        Ok(asked)
    }

    /// The value of a condition.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every condition with its value, for forms that carry them on.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    fn read(&self, me: &Officer, today: NaiveDate) -> Filter {
        // As the lamp of the case file: yellow from four fifths of the time to the last day, red after it.
        let (due_from, due_by, yellow_by) = match self.value("lamp") {
            Some("late") => (None, today.pred_opt(), Some(today)),
            Some("soon") => (Some(today), None, Some(today)),
            _ => (None, None, None),
        };
        let open = match self.value("open") {
            Some("true") => Some(true),
            Some("false") => Some(false),
            // Only open cases have a clock that runs.
            _ if yellow_by.is_some() => Some(true),
            _ => None,
        };
        let day = |name| self.value(name).and_then(|text| say::read_day(text, today.year()));
        let filed = match (day("filed_from"), day("filed_to")) {
            (None, None) => None,
            (from, to) => Some((from.unwrap_or(first_day()), to.unwrap_or(today))),
        };
        let only = self.value("only").map(|ids| ids.split(',').filter_map(|id| id.parse().ok()).map(CaseId).collect());
        Filter {
            open,
            stage: self.value("stage").and_then(StageKind::from_key),
            family: self.value("family").and_then(family),
            mine: self.value("mine") == Some("true"),
            holder: (self.value("holder") == Some("me")).then_some(me.id),
            due_from,
            due_by,
            yellow_by,
            filed,
            only,
            search: Search::guess(&self.words, Register::Clue.word()),
            ..Filter::default()
        }
    }

    /// The address of this list without some conditions, ready to be continued with `name=value`.
    pub fn address(&self, page: &str, but: &[&str]) -> String {
        format!("{page}?{}", self.query(but))
    }

    /// The conditions without some of them, as they stand in an address.
    pub fn query(&self, but: &[&str]) -> String {
        let kept = self.fields.iter().filter(|(name, _)| !but.contains(&name.as_str()));
        kept.map(|(name, value)| format!("{}={}&", escaped(name), escaped(value))).collect()
    }

    /// The chosen conditions in words, each with the list without it.
    pub fn chips(&self) -> Vec<Chip> {
        self.fields
            .iter()
            .filter_map(|(name, value)| {
                let words = self.words_of(name, value)?;
                Some(Chip { words, without: Some(self.address("/cases", &[name])) })
            })
            .collect()
    }

    /// The chosen conditions in one line, for the head of a print and the name of a kept list.
    pub fn in_words(&self) -> String {
        let words: Vec<String> = self.chips().into_iter().map(|chip| chip.words).collect();
        if words.is_empty() { "全部".to_owned() } else { words.join("；") }
    }

    fn words_of(&self, name: &str, value: &str) -> Option<String> {
        Some(match name {
            "s" if !self.words.is_empty() => format!("查找：{}", self.words),
            "stage" => format!("阶段：{}", StageKind::from_key(value)?.label()),
            "family" => format!("业务：{}", family(value)?.label()),
            "lamp" if value == "late" => "期限：已逾期".to_owned(),
            "lamp" if value == "soon" => "期限：临期".to_owned(),
            "open" if value == "true" => "在办".to_owned(),
            "open" if value == "false" => "已结案".to_owned(),
            "mine" if value == "true" => "轮到我办".to_owned(),
            "holder" if value == "me" => "在我手里".to_owned(),
            "filed_from" => format!("立案：{value} 起"),
            "filed_to" => format!("立案：至 {value}"),
            "only" => format!("所选 {} 件", self.filter.only.as_ref().map_or(0, Vec::len)),
            _ => return None,
        })
    }
}

/// Where a page of the list begins, and which place its first case has.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Behind this place.
    pub after: Option<Cursor>,
    /// Before this place.
    pub before: Option<Cursor>,
    /// The place of the first case, from 1.
    pub first: u64,
}

impl Turn {
    /// From the fields of an address; what is no place begins at the start.
    pub fn of(fields: &[(String, String)]) -> Turn {
        let value = |name: &str| fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
        let cursor = |name| value(name).and_then(|text| Cursor::from_str(text).ok());
        let first = value("n").and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(1);
        Turn { after: cursor("after"), before: cursor("before"), first }
    }
}

fn family(key: &str) -> Option<Family> {
    Family::ALL.into_iter().find(|family| family.key() == key)
}

/// Earlier than any case of this office.
fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1996, 10, 1).unwrap_or(NaiveDate::MIN)
}
