//! Changes a person makes to the law's settings: dated rows that are only added, so that old cases keep theirs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::catalogue::{Catalogue, Family};
use super::cite::CHUFA;
use super::discretion::{Discretion, Ladder};
use super::parameters::{Parameter, Parameters};
use crate::bureau::{Assignment, Moment};
use crate::refusal::{Obstacle, Refusal};

/// One change, kept as an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        until: Moment,
    },
}

impl Change {
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
}

impl Settings {
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
        let document = crate::dossier::required_text("document", "文件标题和文号", &assignment.document, 200)?;
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
