//! The form of a new case and of amending it: 案由 first, then party, place and time, facts.

use domain::dossier::{Act, Clue, Dossier, Source};
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::law::catalogue::Family;
use domain::now::Now;
use domain::party::{CreditCode, IdKind, Identity, Organisation, Party, Person, SoleTrader};
use domain::refusal::Refusal;
use domain::step::RegisterClue;

use super::reader::{Reader, read_time};
use crate::context::Posted;

/// The clue and dossier of a new case, as typed.
///
/// # Errors
/// Every field that cannot be right.
pub fn read_new(posted: &Posted, now: &Now) -> Result<RegisterClue, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let source = reader.choice("source", "案件来源", &Source::ALL, Source::key);
    let received_on = reader.day("received_on", "收到日期");
    let reporter = reader.text("reporter");
    let dossier = read(&mut reader, now);
    let summary = reader.maybe("summary").unwrap_or_else(|| dossier.act.facts.chars().take(200).collect());
    let clue = Clue { source: source.unwrap_or(Source::Patrol), received_on, reporter, summary };
    reader.done(RegisterClue { clue, dossier })
}

/// An amended dossier, as typed.
///
/// # Errors
/// Every field that cannot be right.
pub fn read_amended(posted: &Posted, now: &Now) -> Result<Dossier, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let dossier = read(&mut reader, now);
    reader.done(dossier)
}

/// The family of the violation chosen; 渣土 where none is.
pub fn family(posted: &Posted, now: &Now) -> Family {
    posted.value("violation").and_then(|code| now.law.catalogue.family_of(code)).unwrap_or(Family::Muck)
}

fn read(reader: &mut Reader<'_>, now: &Now) -> Dossier {
    let violation = reader.text("violation");
    if violation.is_empty() {
        reader.wrong("violation", "案由未选");
    }
    let at = reader.maybe("act_at").and_then(|text| {
        let time = read_time(&text);
        if time.is_none() {
            reader.wrong("act_at", format!("时间“{text}”不对，写作 22:14"));
        }
        time
    });
    let act = Act {
        on: reader.day("act_on", "行为日"),
        at,
        until: reader.maybe_day("act_until", "终了日"),
        place: reader.text("place"),
        facts: reader.text("facts"),
        environmental_damage: reader.flag("environmental_damage"),
        harm_to_people: reader.flag("harm_to_people"),
    };
    let party = read_party(reader, "");
    let joint = (1..=joint_sets(reader.posted())).filter_map(|number| {
        let prefix = format!("joint{number}.");
        let listed = !matches!(reader.text(&format!("{prefix}party_kind")).as_str(), "none");
        let party = if listed { read_party(reader, &prefix) } else { None };
        party.map(|party| (prefix, party))
    });
    let joint: Vec<(String, Party)> = joint.collect();
    let particulars = match now.law.catalogue.family_of(&violation).unwrap_or(Family::Muck) {
        Family::Muck => Particulars::Muck(Muck {
            plate: reader.text("plate"),
            load: reader.text("load"),
            permit: reader.text("permit"),
            site: reader.text("site"),
            driver: reader.text("driver"),
        }),
        // What stood in the fields of another family belongs to no field of this one.
        family => Particulars::of(family),
    };
    let problems: Vec<(String, domain::party::FieldProblem)> = party
        .iter()
        .map(|party| ("", party))
        .chain(joint.iter().map(|(prefix, party)| (prefix.as_str(), party)))
        .flat_map(|(prefix, party)| {
            let wrong = party.problems().into_iter().filter(|problem| !problem.warning);
            wrong.map(|problem| (format!("{prefix}{}", form_field(&problem.field)), problem)).collect::<Vec<_>>()
        })
        .collect();
    let joint = joint.into_iter().map(|(_, party)| party).collect();
    let dossier = Dossier { party, joint, act, violation, particulars };
    // The domain's own checks name the first mistake; those of many fields are asked for all at once.
    let mut named = false;
    for (field, label, text) in [("place", "地点", &dossier.act.place), ("facts", "违法事实", &dossier.act.facts)]
    {
        if text.is_empty() {
            named = true;
            reader.wrong(field, format!("{label}未填"));
        }
    }
    if let Some(Err(refusal)) = dossier.particulars.plate().map(domain::families::muck::plate) {
        named = true;
        reader.refuse(refusal);
    }
    for (field, problem) in problems {
        named = true;
        reader.wrong(&field, problem.message.trim_end_matches('。'));
    }
    if !named && let Err(refusal) = dossier.clone().checked(now.today()) {
        reader.refuse(refusal);
    }
    dossier
}

/// The form's field for a path in the party's data.
pub(super) fn form_field(path: &str) -> &str {
    match path {
        "shop_name" => "name",
        "operator" => "representative",
        "operator_identity.number" | "representative_identity.number" => "identity.number",
        "operator_identity.reason" | "representative_identity.reason" => "identity.reason",
        other => other,
    }
}

/// How many joint parties the form has fields for: those of the case, and one more where asked for.
pub fn joint_sets(posted: &Posted) -> usize {
    let numbers = posted.fields.iter().filter_map(|(name, _)| {
        let (number, _) = name.strip_prefix("joint")?.split_once('.')?;
        number.parse().ok()
    });
    numbers.filter(|number| *number <= MOST_SETS).max().unwrap_or(0)
}

/// More fieldsets than this are no form anybody filled in.
const MOST_SETS: usize = 50;

/// The fields of one more joint party, those taken off the case left out and the others numbered anew.
pub fn renumbered(posted: &mut Posted, one_more: bool) {
    let sets = joint_sets(posted);
    let off = |number: &usize| posted.value(&format!("joint{number}.party_kind")) == Some("none");
    let kept: Vec<usize> = (1..=sets).filter(|number| !off(number)).collect();
    let mut fields: Vec<(String, String)> =
        posted.fields.iter().filter(|(name, _)| !name.starts_with("joint")).cloned().collect();
    for (place, number) in (1..).zip(&kept) {
        let prefix = format!("joint{number}.");
        let own = posted
            .fields
            .iter()
            .filter_map(|(name, value)| Some((format!("joint{place}.{}", name.strip_prefix(&prefix)?), value.clone())));
        fields.extend(own);
    }
    if one_more && kept.len() < MOST_SETS {
        fields.push((format!("joint{}.party_kind", kept.len() + 1), "person".to_owned()));
    }
    posted.fields = fields;
}

/// A party as typed in the fields behind a prefix; `None` where it is not known yet.
pub(super) fn read_party(reader: &mut Reader<'_>, prefix: &str) -> Option<Party> {
    let field = |name: &str| format!("{prefix}{name}");
    let name = reader.text(&field("name"));
    let address = reader.text(&field("address"));
    let phone = reader.maybe(&field("phone"));
    let override_reason = reader.maybe(&field("credit_code.override_reason"));
    let credit_code = reader.maybe(&field("credit_code")).map(|code| match &override_reason {
        Some(reason) => CreditCode::with_reason(&code, reason),
        None => CreditCode::new(&code),
    });
    let identity = read_identity(reader, prefix);
    match reader.text(&field("party_kind")).as_str() {
        "person" => Some(Party::Person(Person {
            name,
            sex: None,
            born: None,
            identity: identity.unwrap_or_else(|| Identity::unknown("")),
            address,
            phone,
        })),
        "organisation" => Some(Party::Organisation(Organisation {
            name,
            credit_code,
            address,
            representative: reader.maybe(&field("representative")),
            representative_post: reader.maybe(&field("representative_post")),
            representative_identity: identity,
            phone,
        })),
        "sole_trader" => Some(Party::SoleTrader(SoleTrader {
            shop_name: Some(name).filter(|name| !name.is_empty()),
            operator: reader.text(&field("representative")),
            operator_identity: identity.unwrap_or_else(|| Identity::unknown("")),
            credit_code,
            address,
            phone,
        })),
        "unknown" if prefix.is_empty() => None,
        _ => {
            let more = if prefix.is_empty() { "；还没有查明的选“尚未查明”" } else { "" };
            reader.wrong(&field("party_kind"), format!("当事人的种类未选{more}"));
            None
        }
    }
}

fn read_identity(reader: &mut Reader<'_>, prefix: &str) -> Option<Identity> {
    let document = reader.text(&format!("{prefix}identity.document"));
    let document = IdKind::from_key(&document).unwrap_or(IdKind::ResidentId);
    let number = reader.maybe(&format!("{prefix}identity.number"));
    match (number, reader.maybe(&format!("{prefix}identity.reason"))) {
        (Some(number), _) if document == IdKind::ResidentId => Some(Identity::resident(&number)),
        (Some(number), _) => Some(Identity::Number { document, number }),
        (None, Some(reason)) => Some(Identity::unknown(&reason)),
        (None, None) => None,
    }
}

/// The fields of a party once entered, so that it need not be typed again.
pub fn party_fields(party: &Party) -> Vec<(String, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let kind = match party {
        Party::Person(_) => "person",
        Party::Organisation(_) => "organisation",
        Party::SoleTrader(_) => "sole_trader",
    };
    fields.push(("party_kind", kind.to_owned()));
    let name = match party {
        Party::SoleTrader(trader) => trader.shop_name.clone().unwrap_or_default(),
        Party::Person(_) | Party::Organisation(_) => party.display_name().to_owned(),
    };
    fields.push(("name", name));
    fields.push(("address", party.address().to_owned()));
    fields.push(("phone", party.phone().unwrap_or_default().to_owned()));
    if let Some(code) = party.credit_code() {
        fields.push(("credit_code", code.text.clone()));
        fields.push(("credit_code.override_reason", code.override_reason.clone().unwrap_or_default()));
    }
    match party {
        Party::Organisation(organisation) => {
            fields.push(("representative", organisation.representative.clone().unwrap_or_default()));
            fields.push(("representative_post", organisation.representative_post.clone().unwrap_or_default()));
        }
        Party::SoleTrader(trader) => fields.push(("representative", trader.operator.clone())),
        Party::Person(_) => {}
    }
    match party.identity() {
        Some(Identity::Number { document, number }) => {
            fields.push(("identity.document", document.key().to_owned()));
            fields.push(("identity.number", number.clone()));
        }
        Some(Identity::Unknown { reason }) => fields.push(("identity.reason", reason.clone())),
        None => {}
    }
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Every field of a dossier, for the form that amends it.
pub fn fields(dossier: &Dossier) -> Vec<(String, String)> {
    let act = &dossier.act;
    let mut fields = vec![
        ("violation".to_owned(), dossier.violation.clone()),
        ("act_on".to_owned(), act.on.to_string()),
        ("act_at".to_owned(), act.at.map_or_else(String::new, |at| at.format("%H:%M").to_string())),
        ("act_until".to_owned(), act.until.map_or_else(String::new, |until| until.to_string())),
        ("place".to_owned(), act.place.clone()),
        ("facts".to_owned(), act.facts.clone()),
    ];
    if act.environmental_damage {
        fields.push(("environmental_damage".to_owned(), "true".to_owned()));
    }
    if act.harm_to_people {
        fields.push(("harm_to_people".to_owned(), "true".to_owned()));
    }
    if let Particulars::Muck(muck) = &dossier.particulars {
        for (name, value) in [
            ("plate", &muck.plate),
            ("load", &muck.load),
            ("permit", &muck.permit),
            ("site", &muck.site),
            ("driver", &muck.driver),
        ] {
            fields.push((name.to_owned(), value.clone()));
        }
    }
    match &dossier.party {
        Some(party) => fields.extend(party_fields(party)),
        None => fields.push(("party_kind".to_owned(), "unknown".to_owned())),
    }
    for (number, party) in (1..).zip(&dossier.joint) {
        let own = party_fields(party).into_iter();
        fields.extend(own.map(|(name, value): (String, String)| (format!("joint{number}.{name}"), value)));
    }
    fields
}
