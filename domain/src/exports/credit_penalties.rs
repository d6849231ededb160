//! The penalty table of the credit platform 双公示: what has to be reported, by when, and what is not reported and why.

use chrono::NaiveDate;

use super::columns::{Column, Columns, Required};
use super::{Cell, Line, Sheet};
use crate::bureau::Bureau;
use crate::case::Case;
use crate::disclosure::{CreditRecord, Field, Rule, Term, Value, Withheld, credit_record_of, mask_name};
use crate::law::article::{Article, join_articles};
use crate::law::cite::SHUANG_GONGSHI;
use crate::law::deadlines::DeadlineId;
use crate::now::Law;
use crate::party::{Party, check_credit_code};
use crate::refusal::Refusal;

/// Records to report, in the platform's columns.
pub const REPORT: usize = 0;
/// Their seven working days.
pub const DEADLINES: usize = 1;
/// What is not reported, with the rule.
pub const WITHHELD: usize = 2;

/// Everything needed to turn cases into lines.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The law as loaded.
    pub law: &'a Law,
    /// Who decides and reports.
    pub bureau: &'a Bureau,
    /// The platform's columns.
    pub columns: &'a Columns,
    /// Whether this is the training office, whose records must not reach the platform.
    pub drill: bool,
}

/// A record to report.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number of the decision.
    pub number: String,
    /// The party it is about.
    pub party: String,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// By when, and whether in time.
    pub due: Due,
    /// Until when it is shown, with the suggested class.
    pub term: Term,
    /// What a clerk should look at before sending.
    pub notes: Vec<String>,
}

/// The seven working days of a decision, and what became of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The day of the decision; it is not counted (民法典 201).
    pub decided_on: NaiveDate,
    /// The last day, inclusive; the calendar may not reach so far.
    pub deadline: Result<NaiveDate, Refusal>,
    /// First sent.
    pub reported_on: Option<NaiveDate>,
    /// Whether in time; `None` while not sent, or where the last day cannot be told.
    pub met: Option<bool>,
}

/// A decision that is not reported.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Number of the decision, else of the case.
    pub number: String,
    /// The party; a natural person's name masked, since this list travels with the file.
    pub party: String,
    /// The rule.
    pub withheld: Withheld,
    /// Where it still has to be reported: by when.
    pub due: Option<Box<Due>>,
}

impl<'a> Desk<'a> {
    /// Each case as a record to report, or left out with the rule; one case in memory at a time.
    pub fn rows<I>(self, cases: I) -> impl Iterator<Item = Result<Row, LeftOut>> + use<'a, I>
    where
        I: IntoIterator<Item = Case>,
    {
        cases.into_iter().flat_map(move |case| self.rows_of(&case))
    }

    /// A row for each party of the decision, each reported or left out by itself.
    pub fn rows_of(&self, case: &Case) -> Vec<Result<Row, LeftOut>> {
        let joint = case.dossier.joint.iter().map(|party| self.row_of(case, Some(party)));
        std::iter::once(self.row(case)).chain(joint).collect()
    }

    /// One case as a record to report, about its first party.
    ///
    /// # Errors
    /// It is left out: the first rule of disclosure that keeps it back, or what the table still lacks.
    pub fn row(&self, case: &Case) -> Result<Row, LeftOut> {
        self.row_of(case, case.dossier.party.as_ref())
    }

    fn row_of(&self, case: &Case, party: Option<&Party>) -> Result<Row, LeftOut> {
        let left_out = |withheld| self.left_out(case, party, withheld);
        let record = credit_record_of(case, party, self.law, self.bureau).map_err(left_out)?;
        let cells: Vec<Cell> = self.columns.all().iter().map(|column| self.cell(&record, column)).collect();
        let missing = self.missing(&record, &cells);
        if !missing.is_empty() {
            let why = format!("缺{}", missing.join("、"));
            let articles = [Article::new(SHUANG_GONGSHI, "")];
            return Err(left_out(Withheld::new(Rule::Incomplete, why, &articles)));
        }
        Ok(Row {
            party: party.map_or_else(|| case.party_name(), |party| party.display_name().to_owned()),
            number: case.decision.as_ref().map_or_else(String::new, number_of),
            due: self.due(case, record.decided_on()),
            term: record.term().clone(),
            notes: self.notes(&record, &cells),
            cells,
        })
    }

    fn left_out(&self, case: &Case, party: Option<&Party>, withheld: Withheld) -> LeftOut {
        let party = match party {
            Some(party @ Party::Person(_)) => mask_name(party.display_name()),
            Some(party @ Party::SoleTrader(trader)) if trader.shop_name.is_none() => mask_name(party.display_name()),
            Some(party) => party.display_name().to_owned(),
            None => case.party_name(),
        };
        let decision = case.decision.as_ref();
        LeftOut {
            number: decision.map(number_of).filter(|text| !text.is_empty()).unwrap_or_else(|| case.called().to_owned()),
            party,
            due: decision.filter(|_| withheld.rule.still_owed()).map(|decision| Box::new(self.due(case, decision.on))),
            withheld,
        }
    }

    /// Seven working days from the decision (发改办财金〔2018〕424号), held against the day it was first sent.
    fn due(&self, case: &Case, decided_on: NaiveDate) -> Due {
        let deadline = self.law.count(DeadlineId::Disclose, decided_on, "作出处罚决定").map(|deadline| deadline.ends);
        let reported_on = case.reported.as_ref().map(|reported| reported.on);
        let met = match (&deadline, reported_on) {
            (Ok(last), Some(on)) => Some(on <= *last),
            (Ok(_), None) | (Err(_), _) => None,
        };
        Due { decided_on, deadline, reported_on, met }
    }

    fn cell(&self, record: &CreditRecord, column: &Column) -> Cell {
        if !column.is_for(record.category()) {
            return Cell::Blank;
        }
        if self.drill && column.field == Field::Remark {
            return Cell::Text("演练数据，不得报送".to_owned());
        }
        match record.value(column.field) {
            Value::Blank => Cell::Blank,
            Value::Text(text) => Cell::Text(text.to_owned()),
            Value::Word(word) => Cell::Text(self.columns.word(word).to_owned()),
            Value::Kinds(kinds) => {
                let words: Vec<&str> = kinds.iter().map(|kind| self.columns.word(kind.label())).collect();
                Cell::Text(words.join(record.separator()))
            }
            Value::Wan(fen) => Cell::Wan(fen),
            Value::Day(day) => Cell::Text(self.columns.day(day)),
        }
    }

    /// The columns without which the platform cannot take the record. The bureau's own code has no excuse for a wrong
    /// check digit; a party's may have one, with a reason in the file.
    fn missing<'c>(&'c self, record: &CreditRecord, cells: &'c [Cell]) -> Vec<&'c str> {
        let must = |column: &Column| match column.required {
            Required::Always => true,
            Required::Key => column.is_for(record.category()),
            Required::Wanted | Required::Penalty | Required::Optional => false,
        };
        let own = |column: &Column| matches!(column.field, Field::OrganCode | Field::SourceCode);
        self.columns
            .all()
            .iter()
            .zip(cells)
            .filter(|(column, cell)| match cell {
                Cell::Blank => must(column),
                Cell::Text(text) => own(column) && check_credit_code(text).is_err(),
                Cell::Wan(_) | Cell::Yuan(_) => false,
            })
            .map(|(column, _)| column.name.as_str())
            .collect()
    }

    fn notes(&self, record: &CreditRecord, cells: &[Cell]) -> Vec<String> {
        let mut notes = record.notes().to_vec();
        for (column, cell) in self.columns.all().iter().zip(cells) {
            match (cell, column.length) {
                (Cell::Blank, _) if column.required == Required::Wanted && column.is_for(record.category()) => {
                    notes.push(format!("缺{}", column.name));
                }
                (Cell::Text(text), Some(length)) if text.chars().count() > length => {
                    notes.push(format!("{}有 {} 字，平台可能只收 {length} 字", column.name, text.chars().count()));
                }
                _ => {}
            }
        }
        notes
    }

    /// The three sheets with their headings.
    pub fn sheets(&self) -> Vec<Sheet> {
        let own = |headings: &[(&str, u8)]| headings.iter().map(|(name, width)| ((*name).to_owned(), *width)).collect();
        let columns = self.columns.all().iter().map(|column| (column.name.clone(), width(column))).collect();
        vec![
            Sheet { name: "应报", key: "report", headings: columns },
            Sheet {
                name: "期限",
                key: "deadlines",
                headings: own(&[
                    ("行政处罚决定书文号", 28),
                    ("处罚决定日期", 12),
                    ("报送截止日", 12),
                    ("报送日期", 12),
                    ("是否按期", 10),
                    ("公示类别（建议）", 16),
                    ("公示期依据", 48),
                    ("提示", 48),
                ]),
            },
            Sheet {
                name: "不报",
                key: "withheld",
                headings: own(&[("文号", 28), ("当事人", 28), ("规则", 36), ("依据条款", 36), ("说明", 48)]),
            },
        ]
    }

    /// What one case adds to the three sheets, in the order of the sheets; its seven working days only once, however many
    /// parties it has.
    pub fn lines(&self, case: &Case) -> Vec<Line> {
        let mut lines: Vec<Line> = self.rows_of(case).into_iter().flat_map(|row| self.lines_of(row)).collect();
        let mut clocks = 0;
        lines.retain(|line| {
            clocks += usize::from(line.sheet == DEADLINES);
            line.sheet != DEADLINES || clocks == 1
        });
        lines.sort_by_key(|line| line.sheet);
        lines
    }

    fn lines_of(&self, row: Result<Row, LeftOut>) -> Vec<Line> {
        match row {
            Ok(row) => {
                let class = row.term.severity.map_or("", |severity| severity.label()).to_owned();
                let rule = format!("{}；{}", row.term.rule, row.term.basis);
                let told = [text(class), text(rule), text(row.notes.join("；"))];
                let due = self.due_cells(row.number, &row.due, told);
                vec![Line { sheet: REPORT, cells: row.cells }, Line { sheet: DEADLINES, cells: due }]
            }
            Err(left) => {
                let mut lines = Vec::new();
                if let Some(due) = &left.due {
                    let told = [Cell::Blank, Cell::Blank, text(left.withheld.why.clone())];
                    lines.push(Line { sheet: DEADLINES, cells: self.due_cells(left.number.clone(), due, told) });
                }
                lines.push(Line {
                    sheet: WITHHELD,
                    cells: vec![
                        text(left.number),
                        text(left.party),
                        text(left.withheld.rule.label().to_owned()),
                        text(join_articles(&left.withheld.articles)),
                        text(left.withheld.why),
                    ],
                });
                lines
            }
        }
    }

    fn due_cells(&self, number: String, due: &Due, told: [Cell; 3]) -> Vec<Cell> {
        let deadline = match &due.deadline {
            Ok(day) => self.columns.day(*day),
            Err(refusal) => refusal.why.clone(),
        };
        let met = match (due.reported_on, due.met) {
            (None, _) => "未报",
            (Some(_), Some(true)) => "是",
            (Some(_), Some(false)) => "否",
            (Some(_), None) => "",
        };
        let mut cells = vec![
            text(number),
            text(self.columns.day(due.decided_on)),
            text(deadline),
            due.reported_on.map_or(Cell::Blank, |day| text(self.columns.day(day))),
            text(met.to_owned()),
        ];
        cells.extend(told);
        cells
    }
}

fn text(text: String) -> Cell {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

fn number_of(decision: &crate::case::side::Decision) -> String {
    decision.number.as_ref().map_or_else(String::new, |number| number.text.clone())
}

/// Wide enough for what usually stands in the column, in characters.
fn width(column: &Column) -> u8 {
    match column.length {
        None => 14,
        Some(..=18) => 20,
        Some(19..=128) => 24,
        Some(129..=500) => 32,
        Some(_) => 48,
    }
}
