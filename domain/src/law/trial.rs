//! A trial run of a change of the settings: which open cases it reaches, and what it would make of one of them. Nothing is
//! kept, and every figure comes from the functions that count in earnest.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::{Family, Subject};
use super::change::Change;
use super::deadlines::Deadline;
use crate::case::Case;
use crate::now::Now;
use crate::procedures::ordinary::proposal::subject_of;
use crate::procedures::ordinary::weighing::{computed, rule_of};
use crate::step::{Charge, Figures};

/// Which open cases a change reaches: each bound that is set must hold.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reach {
    /// Of one field of work.
    pub family: Option<Family>,
    /// Of one violation, by the catalogue's code.
    pub violation: Option<String>,
    /// Of acts on or after a day: a ladder weighs the acts from its own day on (行政处罚法 37).
    pub act_from: Option<NaiveDate>,
    /// Whose next clock ends on or after a day.
    pub due_from: Option<NaiveDate>,
}

impl Reach {
    /// Whether a case lies within it.
    pub fn holds(&self, case: &Case, next_deadline: Option<NaiveDate>) -> bool {
        !case.stage.kind().is_closed()
            && self.family.is_none_or(|family| case.dossier.particulars.family() == family)
            && self.violation.as_ref().is_none_or(|code| case.dossier.violation == *code)
            && self.act_from.is_none_or(|day| case.dossier.act.on >= day)
            && self.due_from.is_none_or(|day| next_deadline.is_some_and(|ends| ends >= day))
    }
}

/// What a change would make of one figure of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Difference {
    /// Which period, or which step of the standard.
    pub what: String,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

impl Change {
    /// The open cases that the change reaches. A dated value may be asked for by any case that goes on; a power and a
    /// ladder concern their own field and violation; a year's calendar the clocks that end in it or later.
    pub fn reach(&self) -> Reach {
        match self {
            Change::Parameter(_) => Reach::default(),
            Change::Ladder(ladder) => {
                Reach { violation: Some(ladder.violation.clone()), act_from: Some(ladder.from), ..Reach::default() }
            }
            Change::Assign(assignment) => Reach { family: Some(assignment.family), ..Reach::default() },
            Change::EndAssignment { family, .. } => Reach { family: Some(*family), ..Reach::default() },
            Change::CalendarYear(file) => {
                let due_from = file.year().ok().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
                Reach { due_from, ..Reach::default() }
            }
        }
    }
}

/// What would change in a case: the last days of its clocks, and the bands of its violation's steps.
pub fn differences(case: &Case, before: &Now, after: &Now) -> Vec<Difference> {
    let mut found = clocks(case, before, after);
    found.extend(bands(case, before, after));
    found
}

fn clocks(case: &Case, before: &Now, after: &Now) -> Vec<Difference> {
    let counted = |now: &Now| match case.deadlines(&now.law) {
        Ok(clocks) => (clocks, None),
        Err(refusal) => (Vec::new(), Some(refusal.why)),
    };
    let ((old, old_why), (new, new_why)) = (counted(before), counted(after));
    let day = |clock: Option<&Deadline>, why: &Option<String>| match (clock, why) {
        (Some(clock), _) => clock.ends.to_string(),
        (None, Some(why)) => format!("算不出（{why}）"),
        (None, None) => "没有这一期限".to_owned(),
    };
    let same = |one: &Deadline, other: &&Deadline| one.id == other.id && one.start == other.start;
    let gone = old.iter().map(|clock| (clock, Some(clock), new.iter().find(|other| same(clock, other))));
    let come = new.iter().filter(|clock| !old.iter().any(|other| same(clock, &other)));
    gone.chain(come.map(|clock| (clock, None, Some(clock))))
        .map(|(named, old, new)| Difference {
            what: format!("{}（{} 起）", named.label, named.start),
            before: day(old, &old_why),
            after: day(new, &new_why),
        })
        .filter(|difference| difference.before != difference.after)
        .collect()
}

/// The band of each step of the standard for the act at hand, as the calculator gives it.
fn bands(case: &Case, before: &Now, after: &Now) -> Vec<Difference> {
    // Once decided, nothing is weighed again.
    if case.decision.is_some() || case.no_penalty.is_some() {
        return Vec::new();
    }
    let names = |now: &Now| -> Vec<String> {
        let ladder = now.law.discretion.ladder(&case.dossier.violation, case.dossier.act.on);
        ladder.map_or_else(Vec::new, |ladder| ladder.steps.iter().map(|step| step.name.clone()).collect())
    };
    let (old, new) = (names(before), names(after));
    let told = |name: &String, names: &[String], now: &Now| {
        // Where no standard is set the officer weighs within the band of the statute.
        let whole = || band(case, None, now).map(|band| format!("没有裁量基准，按法定幅度 {band}"));
        let found = if names.is_empty() { whole() } else { band(case, Some(name), now) };
        found.unwrap_or_else(|| "没有这一阶".to_owned())
    };
    let come = new.iter().filter(|name| !old.contains(name));
    old.iter()
        .chain(come)
        .map(|name| Difference {
            what: format!("裁量阶次“{name}”"),
            before: told(name, &old, before),
            after: told(name, &new, after),
        })
        .filter(|difference| difference.before != difference.after)
        .collect()
}

fn band(case: &Case, step: Option<&String>, now: &Now) -> Option<String> {
    let subject = case.dossier.party.as_ref().and_then(|party| subject_of(party, now).ok()).unwrap_or(Subject::Any);
    let charge = Charge {
        violation: case.dossier.violation.clone(),
        act: case.dossier.act.clone(),
        tier: String::new(),
        warning: false,
        fine_fen: crate::money::Fen::ZERO,
        confiscate_fen: crate::money::Fen::ZERO,
        gains: None,
        others: Vec::new(),
        discretion: String::new(),
        mitigation: None,
        law_comparison: String::new(),
        applies: String::new(),
        figures: Figures { step: step.cloned().unwrap_or_default(), ..Figures::default() },
    };
    let violation = rule_of(&charge, now).ok()?;
    // The tier that the step divides, else the first that is open to such a party.
    let tier = violation.bands_for(subject).into_iter().find_map(|tier| {
        let charge = Charge { tier: tier.tier.clone(), ..charge.clone() };
        computed(case, violation, subject, &charge, now).ok()
    })?;
    Some(format!("{}–{} 元", tier.min.plain(), tier.max.plain()))
}
