//! A case and its row: the projection itself, and the columns by which lists find it.

use chrono::NaiveDate;
use domain::case::{Case, Waiting};
use domain::ids::OfficerId;
use domain::law::deadlines::Deadline;
use domain::now::Law;
use domain::officer::Role;
use sea_orm::ActiveValue::{NotSet, Set};

use crate::entities::case;
use crate::error::StoreError;
use crate::search::initials;

/// The day that stands for "no deadline": later than any, so that such cases end every list.
pub(crate) fn never() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The day that stands for "not counted yet" where the lamp turns yellow, as the migration wrote it.
pub(crate) const UNCOUNTED: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day of the calendar");

/// Reads a case out of its row.
pub(crate) fn case_of(row: &case::Model) -> Result<Case, StoreError> {
    let case: Case = serde_json::from_str(&row.body).map_err(|_| StoreError::corrupt("cases", "body", row.id))?;
    if case.id.0 != row.id {
        return Err(StoreError::corrupt("cases", "id", row.id));
    }
    if i64::from(case.version) != row.version {
        return Err(StoreError::corrupt("cases", "version", row.id));
    }
    if case.unit.0 != row.unit_id {
        return Err(StoreError::corrupt("cases", "unit_id", row.id));
    }
    Ok(case)
}

/// The row of a case; the number and the time of creation are not part of it.
pub(crate) fn columns_of(case: &Case, law: &Law) -> Result<case::ActiveModel, StoreError> {
    let corrupt = |column| StoreError::corrupt("cases", column, case.id);
    let (next_deadline, deadline) = deadline_of(case, law)?;
    let yellow_from = deadline.as_ref().and_then(|deadline| deadline.yellow_from(&law.calendar).ok()?);
    // Of several the first with their count: the list shows it, and a search by the first name finds it as well.
    let party = case.dossier.party.as_ref().map(|_| case.party_name()).unwrap_or_default();
    let waiting = case.waits_for(law);
    Ok(case::ActiveModel {
        id: Set(case.id.0),
        version: Set(case.version.into()),
        unit_id: Set(case.unit.0),
        family: Set(case.dossier.particulars.family().key().to_owned()),
        violation_code: Set(case.dossier.violation.clone()),
        violation_name: Set(violation_name(case, law)),
        clue_number: Set(case.clue_number.as_ref().map(|number| number.text.clone())),
        case_number: Set(case.number.as_ref().map(|number| number.text.clone())),
        party_initials: Set(initials(&party)),
        party_name: Set(party),
        plate: Set(case.dossier.particulars.plate().unwrap_or_default().to_owned()),
        stage: Set(case.stage.kind().key().to_owned()),
        holder: Set(case.holder.0),
        waits_on: Set(waiting.map(|waiting| waits_on(case, waiting)).unwrap_or_default()),
        waits_step: Set(waiting.map(|waiting| waiting.step.key().to_owned()).unwrap_or_default()),
        next_deadline: Set(next_deadline),
        yellow_from: Set(yellow_from.unwrap_or_else(never)),
        deadline: Set(match deadline {
            Some(deadline) => serde_json::to_string(&deadline).map_err(|_| corrupt("deadline"))?,
            None => String::new(),
        }),
        decided_on: Set(case.decision.as_ref().map(|decision| decision.on)),
        fine_fen: Set(case.decision.as_ref().map(|decision| decision.fine_fen.get())),
        created_at: NotSet,
        filed_on: Set(case.filed_on()),
        closed: Set(case.stage.kind().is_closed()),
        body: Set(serde_json::to_string(case).map_err(|_| corrupt("body"))?),
    })
}

/// When the case's next clock ends. Where the calendar does not reach so far, the day after its last one stands
/// in: the case must not sink to the end of the list because nobody has loaded the holidays.
fn deadline_of(case: &Case, law: &Law) -> Result<(NaiveDate, Option<Deadline>), StoreError> {
    match case.next_deadline(law) {
        Ok(Some(deadline)) => Ok((deadline.ends, Some(deadline))),
        Ok(None) => Ok((never(), None)),
        Err(refusal) => {
            let after = NaiveDate::from_ymd_opt(law.calendar.last_year() + 1, 1, 1);
            Ok((after.ok_or(StoreError::Refused(refusal))?, None))
        }
    }
}

fn violation_name(case: &Case, law: &Law) -> String {
    match &case.law {
        Some(chosen) => chosen.name.clone(),
        None => law
            .catalogue
            .find(&case.dossier.violation, case.dossier.act.on)
            .map_or_else(|_| case.dossier.violation.clone(), |violation| violation.name.clone()),
    }
}

/// Whose turn it is, as one word that can be looked up: a person, a role of one unit, or a role of the bureau.
fn waits_on(case: &Case, waiting: Waiting) -> String {
    match (waiting.officer, waiting.role) {
        (Some(officer), _) => person(officer),
        (None, role @ (Role::Officer | Role::SquadLeader | Role::DepartmentHead)) => {
            format!("{}/{}", role.key(), case.unit)
        }
        (
            None,
            role @ (Role::LegalReviewer | Role::Head | Role::Finance | Role::DisclosureClerk | Role::Administrator),
        ) => role.key().to_owned(),
    }
}

fn person(officer: OfficerId) -> String {
    format!("person/{officer}")
}

/// The words under which an officer's turns are found.
pub(crate) fn turns_of(officer: &domain::officer::Officer) -> Vec<String> {
    let mut words = vec![person(officer.id)];
    for role in &officer.roles {
        words.push(role.key().to_owned());
        words.push(format!("{}/{}", role.key(), officer.unit));
    }
    words
}
