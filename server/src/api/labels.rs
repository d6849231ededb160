//! The Chinese words of the keys in the description: an integrator who shows a stage shows what an officer calls it.

use domain::disclosure::record::Category;
use domain::disclosure::withheld::Rule;
use domain::documents::DocumentKind;
use domain::dossier::Source;
use domain::evidence::EvidenceKind;
use domain::exports::Export;
use domain::law::catalogue::{Family, PenaltyKind};
use domain::law::parameters::Verified;
use domain::law::proposal;
use domain::officer::Role;
use domain::party::IdKind;
use domain::stage::StageKind;
use domain::step::*;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// Where the words stand in a schema.
pub const LABELS: &str = "x-labels";

/// Enters the words wherever the domain has some; a schema that the description does not hold is left out.
pub fn enter(document: &mut Value) {
    of(document, StageKind::ALL, StageKind::label);
    of(document, StepKind::ALL, StepKind::label);
    of(document, &Role::ALL, Role::label);
    of(document, &Family::ALL, Family::label);
    of(document, &PenaltyKind::ALL, PenaltyKind::label);
    of(document, &EvidenceKind::ALL, EvidenceKind::label);
    of(document, &Source::ALL, Source::label);
    of(document, &IdKind::ALL, IdKind::label);
    of(document, &Category::ALL, Category::label);
    of(document, &Rule::ALL, Rule::label);
    of(document, &DocumentKind::ALL, DocumentKind::label);
    of(document, &Export::ALL, Export::label);
    of(document, Served::ALL, Served::label);
    of(document, Receiver::ALL, Receiver::label);
    of(document, WitnessFrom::ALL, WitnessFrom::label);
    of(document, Through::ALL, Through::label);
    of(document, AnnouncementGround::ALL, AnnouncementGround::label);
    of(document, NotFilingGround::ALL, NotFilingGround::label);
    of(document, ReferralGround::ALL, ReferralGround::label);
    of(document, TakeUpCause::ALL, TakeUpCause::label);
    of(document, ExtensionKind::ALL, ExtensionKind::label);
    of(document, PauseGround::ALL, PauseGround::label);
    of(document, DroppingGround::ALL, DroppingGround::label);
    of(document, PoliceAnswer::ALL, PoliceAnswer::label);
    of(document, MeasureKind::ALL, MeasureKind::label);
    of(document, MeasureEnd::ALL, MeasureEnd::label);
    of(document, PreservationEnd::ALL, PreservationEnd::label);
    of(document, RecusalBy::ALL, RecusalBy::label);
    of(document, NoPenaltyGround::ALL, NoPenaltyGround::label);
    of(document, CashGround::ALL, CashGround::label);
    of(document, CourtAct::ALL, CourtAct::label);
    of(document, SubstitutionHarm::ALL, SubstitutionHarm::label);
    of(document, ClearingPlace::ALL, ClearingPlace::label);
    of(document, ExecutionTarget::ALL, ExecutionTarget::label);
    of(document, HaltAct::ALL, HaltAct::label);
    of(document, HaltGround::ALL, HaltGround::label);
    of(document, EndGround::ALL, EndGround::label);
    of(document, BuildingAct::ALL, BuildingAct::label);
    of(document, RemedyKind::ALL, RemedyKind::label);
    of(document, RemedyOutcome::ALL, RemedyOutcome::label);
    of(document, AnnulmentGround::ALL, AnnulmentGround::label);
    of(document, Ground::ALL, Ground::label);
    of(document, HearingOutcome::ALL, HearingOutcome::label);
    of(document, Adopted::ALL, Adopted::label);
    of(document, Verdict::ALL, Verdict::label);
    of(document, ReviewPoint::ALL, ReviewPoint::label);
    of(document, Channel::ALL, Channel::label);
    of(document, AsideGround::ALL, AsideGround::label);
    of(document, DisputeTo::ALL, DisputeTo::label);
    of(document, DisputeEnd::ALL, DisputeEnd::label);
    of(document, RecordedBy::ALL, RecordedBy::label);
    of(document, &proposal::Verdict::ALL, proposal::Verdict::label);
    of(document, &[Verified::Read, Verified::Secondary, Verified::Unverified], Verified::label);
}

fn of<T: ToSchema + Serialize + Copy>(document: &mut Value, all: &[T], label: fn(T) -> &'static str) {
    let pointer = format!("/components/schemas/{}", T::name());
    let Some(schema) = document.pointer_mut(&pointer).and_then(Value::as_object_mut) else { return };
    let word = |one: &T| Some((serde_json::to_value(one).ok()?.as_str()?.to_owned(), Value::from(label(*one))));
    schema.insert(LABELS.to_owned(), all.iter().filter_map(word).collect::<Map<String, Value>>().into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_labelled_type_has_a_chinese_word() {
        let document = crate::api::document();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let labelled: Vec<_> = schemas.iter().filter(|(_, schema)| schema.get(LABELS).is_some()).collect();
        assert!(labelled.len() >= 12, "{}", labelled.len());
        for (name, schema) in labelled {
            for key in schema["enum"].as_array().unwrap() {
                let word = schema[LABELS][key.as_str().unwrap()].as_str();
                assert!(word.is_some_and(|word| !word.is_ascii()), "{name}: {key}");
            }
        }
    }
}
