//! The party's history: what was decided about the same parties in other cases, of whichever unit.

use domain::case::Case;
use domain::law::catalogue::Catalogue;
use domain::law::duplicates::same_party;
use domain::law::leniency::Prior;
use domain::stage::StageKind;
use domain::step::NoPenaltyGround;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::row;
use crate::entities::{case, joint_party};
use crate::error::StoreError;
use crate::search::begins_with;

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
    let mut theirs = Condition::any().add(case::Column::Id.is_in(joined));
    for name in &names {
        theirs = theirs.add(begins_with(case::Column::PartyName, name));
    }
    let rows = case::Entity::find().filter(theirs).filter(case::Column::Id.ne(case.id.0)).all(db).await?;
    let mut priors = Vec::new();
    for row in &rows {
        let other = row::case_of(row)?;
        let same = case.dossier.parties().any(|mine| other.dossier.parties().any(|theirs| same_party(mine, theirs)));
        if same {
            priors.extend(prior(&other, catalogue));
        }
    }
    Ok(priors)
}

fn prior(case: &Case, catalogue: &Catalogue) -> Option<Prior> {
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
    })
}
