//! Tables of records: a caption, heads that sort, cards on a phone; and the way through their pages.

use leptos::prelude::*;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    #[default]
    Text,
    /// Amounts and counts: to the right, digits of one width.
    Figure,
    /// A lamp; never wraps.
    Lamp,
    /// The record's number or name, the head of its row and of its card.
    Name,
    /// At most two links at the end of the row.
    Acts,
    /// A box to tick.
    Tick,
}

impl ColumnKind {
    const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Figure => "figure",
            Self::Lamp => "lamp",
            Self::Name => "name",
            Self::Acts => "acts",
            Self::Tick => "tick",
        }
    }
}

/// How a column is sorted at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorted {
    #[default]
    No,
    Ascending,
    Descending,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The head, with its unit: 罚款（元）.
    pub label: String,
    pub kind: ColumnKind,
    /// Posts `sort=<key>` with the form named in `Table::sorts`.
    pub sort: Option<String>,
    pub sorted: Sorted,
}

impl Column {
    pub fn new(label: impl Into<String>, kind: ColumnKind) -> Self {
        Self { label: label.into(), kind, ..Self::default() }
    }

    /// The same column, with a head that sorts.
    #[must_use]
    pub fn sort(mut self, key: impl Into<String>, sorted: Sorted) -> Self {
        self.sort = Some(key.into());
        self.sorted = sorted;
        self
    }
}

/// One record: a cell for each column.
pub struct Row {
    pub cells: Vec<AnyView>,
    /// Marks the row, e.g. `late`.
    pub state: Option<&'static str>,
}

impl Row {
    pub fn new(cells: Vec<AnyView>) -> Self {
        Self { cells, state: None }
    }
}

/// A table in a region that scrolls by itself; below 768 px each row is a card.
#[component]
pub fn Table(
    /// Says what is listed; read first by those who cannot see the table.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Shows the caption; otherwise only readers hear it.
    #[prop(optional)]
    captioned: bool,
    /// The id of the filter form that the heads send.
    #[prop(optional, into)]
    sorts: String,
    /// Shown instead of rows: an `<EmptyState/>`.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let empty = rows.is_empty();
    let heads = columns.iter().cloned().map(|column| head(column, &sorts)).collect_view();
    let body = rows.into_iter().map(|row| {
        let cells = columns.iter().zip(row.cells).map(|(column, cell)| {
            let kind = column.kind.key();
            if column.kind == ColumnKind::Name {
                view! { <th scope="row" data-kind=kind data-label=column.label.clone()>{cell}</th> }.into_any()
            } else {
                view! { <td data-kind=kind data-label=column.label.clone()>{cell}</td> }.into_any()
            }
        });
        view! { <tr data-state=row.state>{cells.collect_view()}</tr> }
    });
    let name = caption.clone();
    view! {
        <div class="table-region" role="region" tabindex="0" aria-label=name>
            <table class="table">
                <caption class:for-readers=!captioned>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{body.collect_view()}</tbody>
            </table>
        </div>
        {empty.then(|| children.map(|instead| instead()))}
    }
    .into_any()
}

fn head(column: Column, sorts: &str) -> AnyView {
    let sort = match (column.sort.is_some(), column.sorted) {
        (false, _) => None,
        (true, Sorted::No) => Some("none"),
        (true, Sorted::Ascending) => Some("ascending"),
        (true, Sorted::Descending) => Some("descending"),
    };
    let label = column.label;
    match column.sort {
        Some(key) => view! {
            <th scope="col" data-kind=column.kind.key() aria-sort=sort>
                <button class="sort" type="submit" form=sorts.to_owned() name="sort" value=key>{label}</button>
            </th>
        }
        .into_any(),
        None => view! { <th scope="col" data-kind=column.kind.key()>{label}</th> }.into_any(),
    }
}

/// The box at the start of a row; all ticked ones are posted under one name.
#[component]
pub fn TickBox(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    /// The record it picks, for readers: 平城管立字〔2026〕17号.
    #[prop(into)]
    record: String,
    /// The id of the batch form; the table need not stand inside it.
    #[prop(optional, into)]
    form: String,
    #[prop(optional)] ticked: bool,
) -> AnyView {
    view! {
        <label class="tick-box">
            <input type="checkbox" name=name value=value form=(!form.is_empty()).then_some(form) checked=ticked/>
            <span class="for-readers">{format!("选 {record}")}</span>
        </label>
    }
    .into_any()
}

/// The way through a long list, keyset: no page numbers, each link absent where there is nothing beyond.
#[component]
pub fn Pager(
    /// 第 51–100 件
    #[prop(into)]
    words: String,
    /// Back to the first page; `None` on it.
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
) -> AnyView {
    view! {
        <nav class="pager" aria-label="翻页">
            {turn("首页", first)}
            {turn("上一页", previous)}
            <span class="pager-words">{words}</span>
            {turn("下一页", next)}
        </nav>
    }
    .into_any()
}

fn turn(words: &'static str, href: Option<String>) -> AnyView {
    match href {
        Some(href) => view! { <a class="button" data-weight="outline" href=href>{words}</a> }.into_any(),
        None => view! { <span class="button" data-state="refused" aria-hidden="true">{words}</span> }.into_any(),
    }
}
