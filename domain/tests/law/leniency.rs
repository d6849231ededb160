//! Grounds that spare, lighten or aggravate, and the ages at which they change.

use domain::law::catalogue::{Family, Violation};
use domain::law::leniency::{
    Circumstances, Consequences, Control, Effect, FirstOffence, GROUNDS, GroundKey, Prior, age_on, first_offence,
    given, penalty_allowed, rely_on, spare,
};
use domain::law::parameters::Value;

use crate::{day, entry, parameters, read_as};

fn facts(violation: &Violation) -> Circumstances<'_> {
    Circumstances {
        violation,
        act_on: day("2026-09-08"),
        born: None,
        control: Control::Full,
        minor: false,
        corrected: false,
        consequences: Consequences::Some,
        no_fault: false,
        fault_not_needed: false,
        history: None,
    }
}

fn keys(facts: &Circumstances<'_>) -> Vec<GroundKey> {
    given(facts, &parameters()).unwrap().iter().map(|ground| ground.key).collect()
}

fn history(first: bool) -> Option<FirstOffence> {
    let earlier = if first { Vec::new() } else { vec!["1号".into()] };
    Some(FirstOffence { first, searched_from: day("2024-09-08"), earlier, explanation: String::new() })
}

#[test]
fn the_table_is_whole_and_each_key_leads_to_its_own_row() {
    for ground in &GROUNDS {
        assert_eq!(ground.key.ground(), ground);
        assert!(!ground.evidence.is_empty() && ground.article.is_known(), "{}", ground.label);
    }
    let musts: Vec<_> = GROUNDS.iter().filter(|ground| ground.effect == Effect::MustNot).map(|g| g.key).collect();
    assert_eq!(musts, [GroundKey::Under14, GroundKey::NoControl, GroundKey::Minor, GroundKey::NoFault]);
    assert_eq!(GroundKey::Merit.ground().article.long(), "行政处罚法第三十二条第四项");
    assert_eq!(GroundKey::Minor.ground().article.long(), "行政处罚法第三十三条第一款");
}

#[test]
fn fourteen_and_eighteen_are_full_on_the_day_after_the_birthday() {
    let violation = entry("DG-003");
    let on = |born: &str| keys(&Circumstances { born: Some(day(born)), ..facts(&violation) });
    let (child, youth) = (vec![GroundKey::Under14], vec![GroundKey::Under18]);
    assert_eq!([on("2012-09-09"), on("2012-09-08"), on("2012-09-07")], [child.clone(), child.clone(), youth.clone()]);
    assert_eq!([on("2008-09-09"), on("2008-09-08"), on("2008-09-07")], [youth.clone(), youth, Vec::new()]);
    let on_birthday = read_as("age_from_day_after_birthday", Value::Flag(false), "2026-09-01");
    let age = |born: &str| age_on(day(born), day("2026-09-08"), &on_birthday).unwrap();
    assert_eq!([age("2012-09-09"), age("2012-09-08"), age("2012-09-07")], [13, 14, 14]);
    assert!(age_on(day("2026-09-09"), day("2026-09-08"), &parameters()).is_err());
    assert_eq!(age_on(day("2026-09-08"), day("2026-09-08"), &parameters()), Ok(0));
    let leap = |on: &str| age_on(day("2012-02-29"), day(on), &parameters()).unwrap();
    assert_eq!([leap("2026-02-28"), leap("2026-03-01"), leap("2026-03-02")], [13, 13, 14]);
}

#[test]
fn a_minor_breach_needs_all_three_facts_and_then_forbids_a_penalty() {
    let violation = entry("MK-001");
    let of = |minor, corrected, consequences| {
        keys(&Circumstances { minor, corrected, consequences, ..facts(&violation) }).contains(&GroundKey::Minor)
    };
    assert!(of(true, true, Consequences::None));
    assert!(!of(false, true, Consequences::None) && !of(true, false, Consequences::None));
    assert!(!of(true, true, Consequences::Slight) && !of(true, true, Consequences::Some));
    let refusal = penalty_allowed(&[GroundKey::Minor.ground()]).unwrap_err();
    assert_eq!(
        refusal.sentence(),
        "违法行为轻微并及时改正，没有造成危害后果，应当不予行政处罚。（行政处罚法第三十三条第一款）"
    );
    assert!(penalty_allowed(&[GroundKey::FirstOffence.ground(), GroundKey::Under18.ground()]).is_ok());
}

#[test]
fn no_fault_counts_unless_a_law_punishes_without_it() {
    let violation = entry("MK-001");
    let of = |no_fault, fault_not_needed| keys(&Circumstances { no_fault, fault_not_needed, ..facts(&violation) });
    assert_eq!(of(true, false), [GroundKey::NoFault]);
    assert!(of(true, true).is_empty() && of(false, false).is_empty());
}

#[test]
fn control_lost_forbids_and_control_lost_in_part_lightens() {
    let violation = entry("MK-001");
    let of = |control| keys(&Circumstances { control, ..facts(&violation) });
    assert_eq!(of(Control::None), [GroundKey::NoControl]);
    assert_eq!(of(Control::Partial), [GroundKey::PartialControl]);
    assert!(of(Control::Full).is_empty());
}

#[test]
fn a_first_offence_may_be_spared_when_slight_and_corrected() {
    let violation = entry("MK-001");
    let of = |history, corrected, consequences| {
        keys(&Circumstances { history, corrected, consequences, ..facts(&violation) })
    };
    assert_eq!(of(history(true), true, Consequences::Slight), [GroundKey::FirstOffence]);
    assert_eq!(of(history(true), true, Consequences::None), [GroundKey::FirstOffence]);
    assert!(of(history(true), true, Consequences::Some).is_empty());
    assert!(of(history(true), false, Consequences::Slight).is_empty());
    assert!(of(history(false), true, Consequences::Slight).is_empty());
    assert!(of(None, true, Consequences::Slight).is_empty());
}

#[test]
fn the_history_is_searched_over_the_look_back() {
    let prior = |decided: &str| Prior {
        number: format!("{decided} 号"),
        act_on: day("2024-01-01"),
        decided_on: day(decided),
        family: Family::Muck,
        found: true,
        withdrawn: false,
        named: None,
    };
    let search = |prior: Prior| first_offence(&[prior], Family::Muck, day("2026-09-08"), &parameters()).unwrap();
    let first = |decided: &str| search(prior(decided)).first;
    // 730 days before 2026-09-08 is 2024-09-08.
    assert_eq!([first("2024-09-07"), first("2024-09-08"), first("2024-09-09")], [true, false, false]);
    let found = search(prior("2025-03-01"));
    assert_eq!(found.explanation, "查询 2024-09-08 至 2026-09-08（730 日）渣土领域的决定：已有 2025-03-01 号");
    assert!(search(Prior { withdrawn: true, ..prior("2025-03-01") }).first);
    assert!(search(Prior { found: false, ..prior("2025-03-01") }).first);
    assert!(search(Prior { family: Family::Dog, ..prior("2025-03-01") }).first);
    // Decided before, done later: no earlier act.
    let done = |on: &str| search(Prior { act_on: day(on), ..prior("2026-09-10") }).first;
    assert_eq!([done("2026-09-07"), done("2026-09-08"), done("2026-09-09")], [false, true, true]);
    let everywhere = read_as("first_offence_within_family", Value::Flag(false), "2026-09-01");
    let dog = Prior { family: Family::Dog, ..prior("2025-03-01") };
    assert!(!first_offence(&[dog], Family::Muck, day("2026-09-08"), &everywhere).unwrap().first);
}

#[test]
fn a_ground_is_relied_on_with_its_facts_and_its_evidence() {
    let (muck, dog) = (entry("MK-001"), entry("DG-003"));
    let refused = |key, facts: &Circumstances<'_>, exhibits| rely_on(key, facts, exhibits, &parameters()).unwrap_err();
    let bare = facts(&muck);
    assert!(rely_on(GroundKey::Forced, &bare, 1, &parameters()).is_ok());
    assert!(refused(GroundKey::Forced, &bare, 0).why.contains("需要：询问笔录"));
    assert!(refused(GroundKey::FirstOffence, &bare, 1).why.contains("还没有查询"));
    assert!(refused(GroundKey::Under18, &bare, 1).why.contains("出生日期"));
    let minor = Circumstances { minor: true, corrected: true, consequences: Consequences::None, ..facts(&muck) };
    assert!(rely_on(GroundKey::Minor, &minor, 1, &parameters()).is_ok());
    assert!(refused(GroundKey::Minor, &minor, 0).sentence().contains("第三十三条第一款"));
    assert!(refused(GroundKey::Minor, &bare, 1).why.contains("不符合"));
    assert!(refused(GroundKey::CommunityService, &bare, 1).why.contains("文明行为"));
    assert!(rely_on(GroundKey::CommunityService, &facts(&dog), 1, &parameters()).is_ok());
    let grave = |on: &str| {
        let facts = Circumstances { act_on: day(on), ..facts(&muck) };
        rely_on(GroundKey::EnvironmentalGrave, &facts, 1, &parameters()).is_ok()
    };
    assert_eq!([grave("2026-08-14"), grave("2026-08-15"), grave("2026-08-16")], [false, true, true]);
}

#[test]
fn a_searched_history_and_a_known_age_are_relied_on() {
    let muck = entry("MK-001");
    let slight = Circumstances { corrected: true, consequences: Consequences::Slight, ..facts(&muck) };
    let searched = |first| Circumstances { history: history(first), ..slight.clone() };
    assert!(rely_on(GroundKey::FirstOffence, &searched(true), 1, &parameters()).is_ok());
    let refusal = rely_on(GroundKey::FirstOffence, &searched(false), 1, &parameters()).unwrap_err();
    assert!(refusal.why.contains("不符合"));
    let young = Circumstances { born: Some(day("2010-09-08")), ..facts(&muck) };
    assert!(rely_on(GroundKey::Under18, &young, 1, &parameters()).is_ok());
    assert!(rely_on(GroundKey::Under14, &young, 1, &parameters()).unwrap_err().why.contains("不符合"));
}

#[test]
fn a_spared_penalty_needs_a_ground_that_spares_and_education() {
    assert!(spare(GroundKey::Minor.ground(), true).is_ok());
    assert!(spare(GroundKey::FirstOffence.ground(), true).is_ok());
    let refusal = spare(GroundKey::Minor.ground(), false).unwrap_err();
    assert_eq!(refusal.articles[0].long(), "行政处罚法第三十三条第三款");
    assert!(spare(GroundKey::Forced.ground(), true).unwrap_err().why.contains("应当从轻或者减轻"));
}
