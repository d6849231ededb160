//! The party's history: what was decided about the same parties in other cases, of whichever unit.

use domain::case::Case;
use domain::law::catalogue::Catalogue;
use domain::law::duplicates::{identifiers, same_party};
use domain::law::leniency::Prior;
use domain::party::Party;
use domain::stage::StageKind;
use domain::step::NoPenaltyGround;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{Cases, row};
use crate::connection::Write;
use crate::entities::{case, joint_party, party_number};
use crate::error::StoreError;
use crate::search::begins_with;

/// Cases read at once.
const PORTION: u64 = 500;

impl Cases<'_> {
    /// Writes down the numbers of the parties of every case: for cases from before they were kept.
    pub(crate) async fn number_parties(&self, write: &Write) -> Result<(), StoreError> {
        let mut last = 0;
        loop {
            let rows = case::Entity::find()
                .filter(case::Column::Id.gt(last))
                .order_by_asc(case::Column::Id)
                .limit(PORTION)
                .all(&**write)
                .await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.id;
            for kept in &rows {
                remember(&**write, &row::case_of(kept)?).await?;
            }
        }
    }
}

/// Writes down by which numbers the parties of a case are known.
pub(super) async fn remember(db: &impl ConnectionTrait, case: &Case) -> Result<(), StoreError> {
    party_number::Entity::delete_many().filter(party_number::Column::CaseId.eq(case.id.0)).exec(db).await?;
    for number in case.dossier.parties().flat_map(identifiers) {
        let row = party_number::ActiveModel { case_id: Set(case.id.0), number: Set(number), ..Default::default() };
        row.insert(db).await?;
    }
    Ok(())
}

/// Every case of a party of this one that was decided, a penalty or none, this one left out. A search for the law, not for a reader: no unit bounds it.
///
/// # Errors
/// Of the database, or a record that contradicts itself.
pub(super) async fn of_parties(
    db: &impl ConnectionTrait,
    case: &Case,
    catalogue: &Catalogue,
) -> Result<Vec<Prior>, StoreError> {
    let names: Vec<String> = case.dossier.parties().map(|party| party.display_name().to_owned()).collect();
    let joined = joint_party::Entity::find().filter(joint_party::Column::Name.is_in(names.clone())).all(db).await?;
    let joined = joined.into_iter().map(|row| row.case_id);
    // A joint case is kept under its first party's name with what follows it; who is really the same is asked below.
    // Whoever has a number is found by it under any name.
    let numbers: Vec<String> = case.dossier.parties().flat_map(identifiers).collect();
    let numbered = party_number::Entity::find().filter(party_number::Column::Number.is_in(numbers)).all(db).await?;
    let numbered = numbered.into_iter().map(|row| row.case_id);
    let mut theirs = Condition::any().add(case::Column::Id.is_in(joined.chain(numbered)));
    for name in &names {
        theirs = theirs.add(begins_with(case::Column::PartyName, name));
    }
    let rows = case::Entity::find().filter(theirs).filter(case::Column::Id.ne(case.id.0)).all(db).await?;
    let mut priors = Vec::new();
    for row in &rows {
        let other = row::case_of(row)?;
        let mut pairs =
            case.dossier.parties().flat_map(|mine| other.dossier.parties().map(move |theirs| (mine, theirs)));
        if let Some((mine, theirs)) = pairs.find(|(mine, theirs)| same_party(mine, theirs)) {
            priors.extend(prior(&other, named(mine, theirs), catalogue));
        }
    }
    Ok(priors)
}

/// The name under which the party was written down then, where it is another one than now.
fn named(mine: &Party, theirs: &Party) -> Option<String> {
    (mine.display_name() != theirs.display_name()).then(|| theirs.display_name().to_owned())
}

fn prior(case: &Case, named: Option<String>, catalogue: &Catalogue) -> Option<Prior> {
    let (number, proved) = match (&case.decision, &case.no_penalty) {
        (Some(decision), _) => (decision.number.as_ref(), true),
        (None, Some(spared)) => (spared.number.as_ref(), spared.ground != NoPenaltyGround::NotProved),
        (None, None) => return None,
    };
    Some(Prior {
        number: number.map_or_else(|| case.called().to_owned(), |number| number.text.clone()),
        act_on: case.dossier.act.on,
        decided_on: case.decided_on()?,
        family: catalogue.family_of(&case.dossier.violation)?,
        found: proved,
        withdrawn: case.stage.kind() == StageKind::Annulled,
        named,
    })
}
