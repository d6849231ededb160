//! Changes a person makes to the law's settings: dated rows that are only added, so that old cases keep theirs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::calendar::Calendar;
use super::catalogue::{Catalogue, Family};
use super::cite::CHUFA;
use super::discretion::{Discretion, Ladder};
use super::parameters::{Parameter, Parameters};
use crate::bureau::{Assignment, Bureau, Moment};
use crate::dossier::required_text;
use crate::now::Law;
use crate::refusal::{Obstacle, Refusal};

/// Longest file of a year, in bytes; a real one has under 2,000.
pub const YEAR_FILE_LIMIT: usize = 65_536;

/// One change, kept as an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A new value of a parameter.
    Parameter(Parameter),
    /// A new ladder of discretion for one violation.
    Ladder(Ladder),
    /// A power assigned to the bureau.
    Assign(Assignment),
    /// An assigned power taken back.
    EndAssignment {
        /// Field of work.
        family: Family,
        /// Title of the document that ends.
        document: String,
        /// First moment without the power.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        until: Moment,
    },
    /// The working days of one year, loaded or put in the place of an earlier table.
    CalendarYear(YearFile),
}

/// The State Council's notice of one year as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct YearFile {
    /// The notice it copies, with its number.
    pub source: String,
    /// Rows `date,kind,festival` with `rest` or `makeup_workday`, all of one year.
    pub csv: String,
}

impl YearFile {
    /// The year of its rows.
    ///
    /// # Errors
    /// The file cannot be read, or holds no day.
    pub fn year(&self) -> Result<i32, Refusal> {
        Calendar::year_of(&self.csv).map_err(|error| Refusal::from(error).at("file"))
    }

    /// The calendar with this year, named by its source.
    fn onto(&self, calendar: &Calendar) -> Result<Calendar, Refusal> {
        let source = required_text("source", "放假通知的名称和文号", &self.source, 200)?;
        if self.csv.len() > YEAR_FILE_LIMIT {
            return Err(Refusal::input("file", format!("文件超过 {} KB，不是一年的放假表", YEAR_FILE_LIMIT / 1024)));
        }
        let csv =
            format!("# source: {}\n{}", source.replace(['\r', '\n'], " "), self.csv.trim_start_matches('\u{feff}'));
        calendar.with_year(self.year()?, &csv).map_err(|error| Refusal::from(error).at("file"))
    }
}

impl Change {
    /// The stable word of the kind of change.
    pub fn key(&self) -> &'static str {
        match self {
            Change::Parameter(_) => "parameter",
            Change::Ladder(_) => "ladder",
            Change::Assign(_) => "assign",
            Change::EndAssignment { .. } => "end_assignment",
            Change::CalendarYear(_) => "calendar_year",
        }
    }

    /// The kind of change as people call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Change::Parameter(_) => "参数",
            Change::Ladder(_) => "裁量基准",
            Change::Assign(_) | Change::EndAssignment { .. } => "权力文件",
            Change::CalendarYear(_) => "工作日历",
        }
    }

    /// What was changed, for the audit trail.
    pub fn label(&self) -> String {
        match self {
            Change::Parameter(row) => {
                format!("参数“{}”自 {} 起为 {}（{}）", row.label, row.from, row.value.label(), row.source)
            }
            Change::Ladder(ladder) => {
                format!("裁量基准 {} 自 {} 起（{}）", ladder.violation, ladder.from, ladder.source)
            }
            Change::Assign(assignment) => {
                format!(
                    "{}自 {} 起把{}的处罚权交由本机关行使",
                    assignment.titled(),
                    assignment.from,
                    assignment.family.label()
                )
            }
            Change::EndAssignment { family, document, until } => {
                format!("《{document}》交由本机关行使的{}处罚权到 {until} 为止", family.label())
            }
            Change::CalendarYear(file) => match file.year() {
                Ok(year) => format!("载入 {year} 年放假安排（{}）", file.source),
                Err(_) => format!("载入放假安排（{}）", file.source),
            },
        }
    }
}

/// The settings as they are after some changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Dated values.
    pub parameters: Parameters,
    /// Ladders of discretion.
    pub discretion: Discretion,
    /// Assigned powers.
    pub assignments: Vec<Assignment>,
    /// Working days.
    pub calendar: Calendar,
}

impl Settings {
    /// The settings that a law and a bureau hold.
    pub fn of(law: &Law, bureau: &Bureau) -> Settings {
        Settings {
            parameters: law.parameters.clone(),
            discretion: law.discretion.clone(),
            assignments: bureau.assignment.clone(),
            calendar: law.calendar.clone(),
        }
    }

    /// The same law and bureau with these settings in place of their own.
    pub fn within(self, law: &Law, bureau: &Bureau) -> (Law, Bureau) {
        let law =
            Law { calendar: self.calendar, parameters: self.parameters, discretion: self.discretion, ..law.clone() };
        (law, Bureau { assignment: self.assignments, ..bureau.clone() })
    }

    /// The settings after one change made on a day.
    ///
    /// # Errors
    /// The change is not right, reaches into the past, or contradicts what is set; in words for the administrator.
    pub fn apply(&self, change: &Change, catalogue: &Catalogue, made_on: NaiveDate) -> Result<Settings, Refusal> {
        let mut next = self.clone();
        match change {
            Change::Parameter(row) => next.parameters = self.parameters.with_row(row.clone(), made_on)?,
            Change::Ladder(ladder) => {
                let rule = [Article::new(CHUFA, "34")];
                let refuse = |why: String| Refusal::new(Obstacle::Invalid, why, &rule);
                if ladder.from < made_on {
                    return Err(refuse(format!("裁量基准的生效日 {} 已过，只能自今日起", ladder.from)).at("from"));
                }
                next.discretion = self.discretion.with(ladder.clone(), catalogue).map_err(refuse)?;
            }
            Change::Assign(assignment) => {
                next.assignments.push(self.assignable(assignment)?);
            }
            Change::EndAssignment { family, document, until } => {
                let open = next.assignments.iter_mut().find(|assignment| {
                    assignment.family == *family && assignment.document == *document && assignment.until.is_none()
                });
                let rule = [Article::new(CHUFA, "18(2)")];
                let refuse = |why: &str| Refusal::new(Obstacle::Invalid, why, &rule);
                let open = open.ok_or_else(|| refuse("没有登记这份仍然有效的文件"))?;
                if *until <= open.from {
                    return Err(refuse("终止时刻须晚于起始时刻").at("until"));
                }
                if until.moment().date() < made_on {
                    return Err(refuse("终止时刻已过；已经作出的决定不能倒追").at("until"));
                }
                open.until = Some(*until);
            }
            Change::CalendarYear(file) => next.calendar = file.onto(&self.calendar)?,
        }
        Ok(next)
    }

    /// The settings after all changes, each judged by the day on which it was made.
    ///
    /// # Errors
    /// A change that could not have been accepted; the store keeps accepted ones only.
    pub fn rebuild<'c>(
        self,
        changes: impl IntoIterator<Item = (NaiveDate, &'c Change)>,
        catalogue: &Catalogue,
    ) -> Result<Settings, Refusal> {
        changes.into_iter().try_fold(self, |settings, (made_on, change)| settings.apply(change, catalogue, made_on))
    }

    /// A document may be entered after its day: the power rests on the document, not on its entry here.
    fn assignable(&self, assignment: &Assignment) -> Result<Assignment, Refusal> {
        let rule = [Article::new(CHUFA, "18(2)")];
        let document = required_text("document", "文件标题和文号", &assignment.document, 200)?;
        let refuse = |why: &str| Refusal::new(Obstacle::Invalid, why, &rule);
        if assignment.until.is_some_and(|until| until <= assignment.from) {
            return Err(refuse("终止时刻须晚于起始时刻").at("until"));
        }
        let overlaps = self.assignments.iter().any(|other| {
            other.family == assignment.family
                && other.document == document
                && other.from.moment() < assignment.ends()
                && assignment.from.moment() < other.ends()
        });
        if overlaps {
            return Err(refuse("这份文件在这段时间已经登记"));
        }
        Ok(Assignment { document, ..assignment.clone() })
    }
}
