//! Pairs of cases that are one act, and pairs that are not.

use domain::law::catalogue::Family;
use domain::law::duplicates::{ActKey, SameAct, identifiers, likeness, not_fined_before, same_party};
use domain::party::{CreditCode, Identity, Organisation, Party, Person};

use crate::{day, successions};

fn act() -> ActKey {
    ActKey {
        identifiers: vec!["91410400MA0000000X".into()],
        name: "平顶山某运输有限公司".into(),
        plate: Some("豫D·A1234".into()),
        place: "新华区建设路与开源路交叉口".into(),
        code: "MK-001".into(),
        family: Family::Muck,
        on: day("2026-09-08"),
        at: "09:00:00".parse().ok(),
        until: None,
        left_at: None,
        matter: None,
    }
}

fn score(a: &ActKey, b: &ActKey) -> Option<u8> {
    let there = likeness(a, b, 3, &successions());
    assert_eq!(there, likeness(b, a, 3, &successions()), "the order of the two does not matter");
    there.map(|likeness| likeness.score)
}

#[test]
fn the_same_truck_at_the_same_place_is_found_within_the_window() {
    let on = |text: &str| score(&act(), &ActKey { on: day(text), ..act() });
    assert_eq!(on("2026-09-08"), Some(99));
    assert_eq!([on("2026-09-10"), on("2026-09-11"), on("2026-09-12")], [Some(97), Some(97), None]);
    assert_eq!([on("2026-09-06"), on("2026-09-05"), on("2026-09-04")], [Some(97), Some(97), None]);
    let found = likeness(&act(), &act(), 3, &successions()).unwrap();
    assert_eq!(found.reasons, ["同一车辆 豫D·A1234", "地点相同：新华区建设路与开源路交叉口", "案由相同", "时间重合"]);
}

#[test]
fn a_continuing_act_is_near_from_its_end() {
    let long = ActKey { until: Some(day("2026-09-20")), ..act() };
    let on = |text: &str| score(&long, &ActKey { on: day(text), ..act() }).is_some();
    assert_eq!([on("2026-09-22"), on("2026-09-23"), on("2026-09-24")], [true, true, false]);
}

#[test]
fn two_trucks_of_one_company_are_two_acts_and_one_truck_with_two_parties_is_one() {
    assert_eq!(score(&act(), &ActKey { plate: Some("豫D·A1235".into()), ..act() }), None);
    let driver = ActKey { identifiers: vec!["410402199001011234".into()], name: "张某".into(), ..act() };
    assert!(score(&act(), &driver).is_some());
    let without_plate = ActKey { plate: None, ..driver };
    assert_eq!(score(&ActKey { plate: None, ..act() }, &without_plate), None);
}

#[test]
fn two_rules_for_one_act_are_seen_as_one() {
    let other = |code: &str, family| score(&act(), &ActKey { code: code.into(), family, ..act() }).unwrap();
    assert_eq!(other("MK-005", Family::Muck), 99);
    assert_eq!(other("MK-012", Family::Muck), 97);
    assert_eq!(other("DU-002", Family::Dust), 85);
    let elsewhere = ActKey { place: "湛河区某工地".into(), code: "DU-002".into(), family: Family::Dust, ..act() };
    assert_eq!(score(&act(), &elsewhere), None);
}

#[test]
fn an_unknown_party_is_found_by_place_conduct_and_time() {
    let unknown = ActKey { identifiers: Vec::new(), name: String::new(), plate: None, ..act() };
    assert_eq!(score(&act(), &unknown), Some(65));
    assert_eq!(score(&unknown, &ActKey { on: day("2026-09-09"), ..unknown.clone() }), None);
    let wider = ActKey { place: "建设路与开源路交叉口 ".into(), ..unknown.clone() };
    assert_eq!(score(&act(), &wider), Some(65));
    assert_eq!(score(&act(), &ActKey { place: "建设路".into(), ..unknown.clone() }), None);
    // Equal names are one party only where no number speaks against it.
    let named = ActKey { identifiers: Vec::new(), plate: None, ..act() };
    assert!(score(&ActKey { plate: None, ..act() }, &named).is_some());
    let namesake = ActKey { identifiers: vec!["91410400MA0000001Y".into()], plate: None, ..act() };
    assert_eq!(score(&ActKey { plate: None, ..act() }, &namesake), None);
}

#[test]
fn an_uninterrupted_stop_is_one_act_and_a_return_is_another() {
    let parked = ActKey {
        code: "PK-001".into(),
        family: Family::Parking,
        identifiers: Vec::new(),
        name: String::new(),
        ..act()
    };
    let later = |on: &str, at: Option<&str>| ActKey {
        on: day(on),
        at: at.map(|at| at.parse().unwrap()),
        code: "PK-002".into(),
        ..parked.clone()
    };
    let left = |text: &str| ActKey { left_at: text.parse().ok(), ..parked.clone() };
    assert_eq!(score(&parked, &later("2026-09-20", Some("09:00:00"))), Some(90));
    let again = later("2026-09-08", Some("15:00:00"));
    assert_eq!(score(&left("2026-09-08T14:59:59"), &again), None);
    assert_eq!(score(&left("2026-09-08T15:00:00"), &again), Some(100));
    assert_eq!(score(&left("2026-09-08T15:00:01"), &again), Some(100));
    assert_eq!(score(&left("2026-09-08T10:00:00"), &later("2026-09-09", None)), None);
    let elsewhere = ActKey { place: "湛河区某路".into(), ..again };
    assert!(score(&parked, &elsewhere).is_some());
}

#[test]
fn no_second_fine() {
    let case = |fined| SameAct { number: "平城管罚决字〔2026〕3号".into(), fined };
    assert!(not_fined_before(&[case(false)]).is_ok());
    let refusal = not_fined_before(&[case(false), case(true)]).unwrap_err();
    assert_eq!(refusal.articles[0].long(), "行政处罚法第二十九条");
}

#[test]
fn parties_are_known_by_their_numbers() {
    let person = Party::Person(Person {
        name: "张某".into(),
        sex: None,
        born: None,
        identity: Identity::resident("41040219900101123x"),
        address: String::new(),
        phone: None,
    });
    assert_eq!(identifiers(&person), ["41040219900101123X"]);
    let organisation = Party::Organisation(Organisation {
        name: "某公司".into(),
        credit_code: Some(CreditCode::new("91410400ma0000000x")),
        address: String::new(),
        representative: None,
        representative_post: None,
        representative_identity: None,
        phone: None,
    });
    assert_eq!(identifiers(&organisation), ["91410400MA0000000X"]);
}

#[test]
fn one_number_is_one_party_and_a_name_alone_only_where_a_number_is_missing() {
    let of = |name: &str, number: Option<&str>| {
        Party::Person(Person {
            name: name.into(),
            sex: None,
            born: None,
            identity: number.map_or_else(|| Identity::unknown("未携带证件"), Identity::resident),
            address: String::new(),
            phone: None,
        })
    };
    let (one, other) = (Some("410402199001010019"), Some("410402199002020012"));
    assert!(same_party(&of("张某", one), &of("张 某某", one)));
    assert!(!same_party(&of("张某", one), &of("张某", other)));
    assert!(same_party(&of("张某", None), &of("张某", one)));
    assert!(same_party(&of("张某", one), &of("张某", None)));
    assert!(same_party(&of("张某", None), &of("张某", None)));
    assert!(!same_party(&of("张某", None), &of("李某", one)));
    assert!(!same_party(&of("张某", one), &of("李某", None)));
}

#[test]
fn the_fuller_of_two_places_is_named() {
    let short = ActKey { place: "建设路与开源路交叉口".into(), ..act() };
    for (a, b) in [(act(), short.clone()), (short, act())] {
        let reasons = likeness(&a, &b, 3, &successions()).unwrap().reasons;
        assert!(reasons.contains(&"地点相同：新华区建设路与开源路交叉口".to_owned()), "{reasons:?}");
    }
}

#[test]
fn a_party_of_one_matter_is_known_by_name_only_where_a_number_is_missing() {
    let matter = Some(domain::ids::CaseId(7));
    let unit = ActKey { matter, ..act() };
    let nameless = |name: &str| ActKey { matter, identifiers: Vec::new(), name: name.into(), ..act() };
    assert!(score(&unit, &nameless("平顶山某运输有限公司")).is_some());
    assert_eq!(score(&unit, &nameless("张某")), None);
    let other_number = ActKey { matter, identifiers: vec!["91410400MA1111111X".into()], ..act() };
    assert_eq!(score(&unit, &other_number), None);
}

#[test]
fn cases_of_one_matter_are_no_duplicates_unless_the_party_is_the_same() {
    let matter = Some(domain::ids::CaseId(7));
    let unit = ActKey { matter, ..act() };
    let driver = ActKey { matter, identifiers: vec!["410402199001010019".into()], name: "张某".into(), ..act() };
    assert_eq!(score(&unit, &driver), None);
    assert!(score(&unit, &unit.clone()).is_some(), "the same party twice");
    let elsewhere = ActKey { matter: Some(domain::ids::CaseId(8)), ..driver };
    assert!(score(&unit, &elsewhere).is_some(), "the same truck in two matters");
}
