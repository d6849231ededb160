//! The rows of the case list: which columns there are, which of them somebody wants to see, and what stands in them.

use chrono::NaiveDate;
use domain::ids::OfficerId;
use domain::law::calendar::Calendar;
use leptos::prelude::*;
use store::cases::{Line, Sort, SortBy};

use crate::desks::{clocks, escaped};
use crate::tastes::Tastes;
use crate::widgets::{Choice, Column, ColumnKind, Lamp, LampState, Row, Sorted, TickBox, say};

/// A column that may be shown or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// 当事人
    Party,
    /// 车牌
    Plate,
    /// 案由
    Matter,
    /// 阶段
    Stage,
    /// 立案日
    Filed,
    /// 罚款
    Fine,
    /// 经办
    Holder,
}

impl Shown {
    /// Every one, in the order of the table.
    pub const ALL: [Shown; 7] =
        [Shown::Party, Shown::Plate, Shown::Matter, Shown::Stage, Shown::Filed, Shown::Fine, Shown::Holder];
    /// Those shown to somebody who never chose.
    pub const USUAL: [Shown; 5] = [Shown::Party, Shown::Matter, Shown::Stage, Shown::Fine, Shown::Holder];

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Shown::Party => "party",
            Shown::Plate => "plate",
            Shown::Matter => "matter",
            Shown::Stage => "stage",
            Shown::Filed => "filed",
            Shown::Fine => "fine",
            Shown::Holder => "holder",
        }
    }

    /// The column of a stored key.
    pub fn from_key(key: &str) -> Option<Shown> {
        Shown::ALL.into_iter().find(|one| one.key() == key)
    }

    fn column(self) -> (&'static str, ColumnKind, Option<SortBy>) {
        match self {
            Shown::Party => ("当事人", ColumnKind::Text, Some(SortBy::Party)),
            Shown::Plate => ("车牌", ColumnKind::Text, None),
            Shown::Matter => ("案由", ColumnKind::Text, None),
            Shown::Stage => ("阶段", ColumnKind::Text, None),
            Shown::Filed => ("立案日", ColumnKind::Text, Some(SortBy::Filed)),
            Shown::Fine => ("罚款（元）", ColumnKind::Figure, Some(SortBy::Fine)),
            Shown::Holder => ("经办", ColumnKind::Text, None),
        }
    }

    /// The columns somebody wants to see, in the order they chose.
    pub fn chosen(tastes: &Tastes) -> Vec<Shown> {
        let Some(keys) = &tastes.columns else { return Shown::USUAL.to_vec() };
        let mut chosen: Vec<Shown> = Vec::new();
        for one in keys.iter().filter_map(|key| Shown::from_key(key)) {
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
        chosen
    }

    /// The columns to choose from: those shown in their order, then the rest.
    pub fn choices(shown: &[Shown]) -> Vec<Choice> {
        let rest = Shown::ALL.into_iter().filter(|one| !shown.contains(one));
        let all = shown.iter().copied().chain(rest);
        all.map(|one| Choice::new(one.key(), one.column().0)).collect()
    }

    /// Its label.
    pub fn label(self) -> &'static str {
        self.column().0
    }
}

/// The heads; those that sort turn the order round when it is theirs already.
pub fn columns(shown: &[Shown], sort: Option<Sort>) -> Vec<Column> {
    // Without a word the list is in the order of the clock that ends next.
    let now = sort.unwrap_or(Sort { by: SortBy::Deadline, descending: false });
    let head = |label: &str, kind, by: Option<SortBy>| {
        let column = Column::new(label, kind);
        let Some(by) = by else { return column };
        let sorted = match (now.by == by, now.descending) {
            (false, _) => Sorted::No,
            (true, false) => Sorted::Ascending,
            (true, true) => Sorted::Descending,
        };
        let next = Sort { by, descending: sorted == Sorted::Ascending };
        column.sort(next.to_string(), sorted)
    };
    let mut columns = vec![
        head("选", ColumnKind::Tick, None),
        head("期限", ColumnKind::Lamp, Some(SortBy::Deadline)),
        head("案号", ColumnKind::Name, Some(SortBy::Entered)),
    ];
    columns.extend(shown.iter().map(|one| {
        let (label, kind, by) = one.column();
        head(label, kind, by)
    }));
    columns.push(head("下一步", ColumnKind::Acts, None));
    columns
}

/// The cells of a row as plain data; views are made anew for each rendering.
#[derive(Clone, Debug)]
pub struct Cells {
    id: String,
    href: String,
    lamp: LampState,
    lamp_words: String,
    number: String,
    texts: Vec<String>,
    act: Option<(String, String)>,
}

/// The cells of a line; `list` is the list it stands in, so that the file knows its neighbours.
pub fn cells(
    line: &Line,
    shown: &[Shown],
    today: NaiveDate,
    calendar: &Calendar,
    holders: &[(OfficerId, String)],
    list: &str,
) -> Cells {
    let (lamp, lamp_words) = match &line.deadline {
        Some(deadline) => clocks::short_lamp(deadline, today, calendar),
        None => (LampState::Idle, "—".to_owned()),
    };
    let texts = shown.iter().map(|one| text(*one, line, holders)).collect();
    let list = if list.is_empty() { String::new() } else { format!("?in={}", escaped(list)) };
    Cells {
        id: line.id.to_string(),
        href: format!("/cases/{}{list}", line.id),
        lamp,
        lamp_words,
        number: called(line),
        texts,
        act: line.waits_for.map(|step| (format!("/cases/{}/steps/{}", line.id, step.key()), step.label().to_owned())),
    }
}

/// What a case is called in a list.
pub fn called(line: &Line) -> String {
    line.case_number.clone().or_else(|| line.clue_number.clone()).unwrap_or_else(|| "未编号".to_owned())
}

fn text(column: Shown, line: &Line, holders: &[(OfficerId, String)]) -> String {
    let none = || "—".to_owned();
    match column {
        Shown::Party if line.party_name.is_empty() => "未查明".to_owned(),
        Shown::Party => line.party_name.clone(),
        Shown::Plate if line.plate.is_empty() => none(),
        Shown::Plate => line.plate.clone(),
        Shown::Matter => line.violation_name.clone(),
        Shown::Stage => line.stage.label().to_owned(),
        Shown::Filed => line.filed_on.map_or_else(none, say::table_day),
        Shown::Fine => line.fine.map_or_else(none, |fine| fine.figure()),
        Shown::Holder => holders.iter().find(|(id, _)| *id == line.holder).map_or_else(none, |(_, name)| name.clone()),
    }
}

impl Cells {
    /// The row; where every case is chosen its box is ticked and sends nothing of its own.
    pub fn row(self, every: bool) -> Row {
        let record = self.number.clone();
        let tick = if every {
            view! { <span class="ticked" role="img" aria-label=format!("已选 {record}")>"✓"</span> }.into_any()
        } else {
            view! { <TickBox name="only" value=self.id record form="batch"/> }.into_any()
        };
        let mut cells = vec![
            tick,
            view! { <Lamp state=self.lamp words=self.lamp_words/> }.into_any(),
            view! { <a class="nb" href=self.href>{self.number}</a> }.into_any(),
        ];
        cells.extend(self.texts.into_iter().map(IntoAny::into_any));
        cells.push(match self.act {
            Some((href, words)) => view! { <a href=href>{words}</a> }.into_any(),
            None => ().into_any(),
        });
        Row::new(cells)
    }
}
