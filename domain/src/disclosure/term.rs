//! How long a penalty stays on public view: its severity class as suggested, the last day, and by which version of the rule.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::law::catalogue::PenaltyKind;
use crate::law::parameters::{ParameterError, Parameters, Verified};
use crate::money::Fen;

/// The three severity classes of 信用修复管理办法 (2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 轻微: in principle not shown.
    Minor,
    /// 一般
    Ordinary,
    /// 严重
    Grave,
}

impl Severity {
    /// 轻微, 一般 or 严重.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Minor => "轻微",
            Severity::Ordinary => "一般",
            Severity::Grave => "严重",
        }
    }

    /// The longest time on public view, in calendar months from the decision.
    pub fn longest_months(self) -> u32 {
        match self {
            Severity::Minor => 3,
            Severity::Ordinary => 12,
            Severity::Grave => 36,
        }
    }
}

/// When a published penalty leaves public view. The class is a suggestion: a person confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    /// The suggested class; none for decisions before the classes were in force.
    pub severity: Option<Severity>,
    /// Last day on public view 公示截止期, inclusive.
    pub until: NaiveDate,
    /// The version of the rule that was used.
    pub rule: String,
    /// What the class rests on.
    pub basis: String,
    /// How far rule and border were read.
    pub verified: Verified,
}

/// `2099/12/31` stands for "no end" 长期 in the platform's table.
pub fn no_end() -> NaiveDate {
    NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// First day of 信用修复管理办法 (国家发展改革委令第36号).
pub(super) fn classes_from() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 1).unwrap_or(NaiveDate::MAX)
}

/// The measures before it: 国家发展改革委令第58号, to 2026-03-31.
pub(super) const TRIAL_MEASURES: &str = "失信行为纠正后的信用信息修复管理办法（试行）";

/// Months on public view before the classes; the text of 令第58号 was not read.
const BEFORE_CLASSES_MONTHS: u32 = 12;

/// The last day on public view: calendar months from the day of the decision, which is not counted; a month without
/// that day ends on its own last day (民法典 201, 202).
///
/// # Errors
/// A border of the classes has a row, but none for so early a day.
pub fn term(
    kinds: &[PenaltyKind],
    fine: Fen,
    decided_on: NaiveDate,
    parameters: &Parameters,
) -> Result<Term, ParameterError> {
    let after =
        |months| decided_on.checked_add_months(Months::new(months)).map_or_else(no_end, |day| day.min(no_end()));
    if decided_on < classes_from() {
        return Ok(Term {
            severity: None,
            until: after(BEFORE_CLASSES_MONTHS),
            rule: format!("{TRIAL_MEASURES}（国家发展改革委令第58号）：按一年（条款未核）"),
            basis: "2026-04-01 以前作出的决定".to_owned(),
            verified: Verified::Unverified,
        });
    }
    let (severity, basis) = suggested(kinds, fine, decided_on, parameters)?;
    let longest = match severity {
        Severity::Minor => "三个月",
        Severity::Ordinary => "一年",
        Severity::Grave => "三年",
    };
    Ok(Term {
        severity: Some(severity),
        until: after(severity.longest_months()),
        rule: format!("信用修复管理办法（国家发展改革委令第36号）：{}，最长{longest}", severity.label()),
        basis,
        // The periods were read, the lists of what belongs to which class only in summaries.
        verified: Verified::Unverified,
    })
}

/// The gravest class among the penalties of one decision, with what it rests on.
fn suggested(
    kinds: &[PenaltyKind],
    fine: Fen,
    on: NaiveDate,
    parameters: &Parameters,
) -> Result<(Severity, String), ParameterError> {
    let mut found = (Severity::Minor, "没有列入一般、严重的处罚".to_owned());
    for kind in kinds {
        let next = match kind {
            PenaltyKind::Warning | PenaltyKind::PublicCriticism => (Severity::Minor, kind.label().to_owned()),
            PenaltyKind::Fine => fine_class(fine, on, parameters)?,
            PenaltyKind::ConfiscateGains
            | PenaltyKind::ConfiscateGoods
            | PenaltyKind::SuspendPermit
            | PenaltyKind::LowerGrade
            | PenaltyKind::Other => (Severity::Ordinary, kind.label().to_owned()),
            PenaltyKind::RevokePermit
            | PenaltyKind::RestrictBusiness
            | PenaltyKind::StopBusiness
            | PenaltyKind::CloseDown
            | PenaltyKind::BarFromTrade
            | PenaltyKind::Detention => (Severity::Grave, kind.label().to_owned()),
        };
        if next.0 > found.0 || found.0 == Severity::Minor && next.0 == Severity::Minor {
            found = next;
        }
    }
    Ok(found)
}

/// The class of a fine. The borders are the sector authority's to set; while none is known for the grave class, no fine
/// is suggested as grave.
fn fine_class(fine: Fen, on: NaiveDate, parameters: &Parameters) -> Result<(Severity, String), ParameterError> {
    let reaches = |border: Fen| format!("罚款 {} 元，不少于 {} 元", fine.plain(), border.plain());
    match parameters.amount("severity_grave_fine_from", on) {
        Ok(border) if fine >= border => return Ok((Severity::Grave, reaches(border))),
        Ok(_) | Err(ParameterError::Unknown { .. }) => {}
        Err(error) => return Err(error),
    }
    let border = parameters.amount("severity_ordinary_fine_from", on)?;
    if fine >= border {
        return Ok((Severity::Ordinary, reaches(border)));
    }
    Ok((Severity::Minor, format!("罚款 {} 元，属较小数额", fine.plain())))
}
