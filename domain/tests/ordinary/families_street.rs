//! Each field of work from its clue along its typical path: signs and advertisements, cooking fume, dust.

use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::families::{closed, decided, in_tier, ordered, proposed, reinspected, told, trader};
use crate::office::*;
use crate::stands::at;

#[test]
fn signs_a_torn_board_is_fined_only_when_it_stays() {
    let refusal = proposed(ordered("SG-002", None), in_tier("overdue", 200)).unwrap_err();
    assert_eq!((refusal.code, refusal.articles[0].short()), (Obstacle::TooEarly, "处罚法28条1款".into()));
    for (fine, may) in [(199, false), (200, true), (1_000, true), (1_001, false)] {
        let ignored = reinspected(ordered("SG-002", None), false);
        assert_eq!(proposed(ignored, in_tier("overdue", fine)).is_ok(), may, "{fine}");
    }
    let ignored = reinspected(ordered("SG-002", None), false);
    assert_eq!(closed(decided(told(ignored, in_tier("overdue", 500)), 500), 500), StageKind::Archived);
}

#[test]
fn signs_a_large_billboard_is_major_from_50_000() {
    for (fine, due) in [(49_999, false), (50_000, true), (50_001, true)] {
        let ignored = reinspected(ordered("SG-001", None), false);
        let report = proposed(ignored, in_tier("overdue", fine)).unwrap().report.unwrap();
        assert_eq!((!report.hearing.is_empty(), !report.review.is_empty()), (due, due), "{fine}");
    }
}

#[test]
fn fume_a_kitchen_is_heard_by_what_it_is() {
    // 5,000 at least: a sole trader counts as a citizen and is heard at once, a company from 50,000.
    let of_a_trader = proposed(ordered("FM-002", Some(trader())), in_tier("base", 5_000)).unwrap().report.unwrap();
    assert!(!of_a_trader.hearing.is_empty());
    for (fine, heard) in [(49_999, false), (50_000, true)] {
        let report = proposed(ordered("FM-002", None), in_tier("base", fine)).unwrap().report.unwrap();
        assert_eq!(!report.hearing.is_empty(), heard, "{fine}");
    }
    let told_of = told(ordered("FM-002", Some(trader())), in_tier("base", 5_000));
    assert!(told_of.1.notice.as_ref().unwrap().hearing_offered);
    assert_eq!(closed(decided(told_of, 5_000), 5_000), StageKind::Archived);
}

#[test]
fn fume_a_barbecue_costs_more_only_after_a_refused_order() {
    // The first offence is capped at 5,000; up to 20,000 only where the order was refused.
    for (tier, fine, may) in [("base", 5_000, true), ("base", 5_001, false)] {
        assert_eq!(proposed(ordered("FM-006", None), in_tier(tier, fine)).is_ok(), may, "{fine}");
    }
    let early = proposed(ordered("FM-006", None), in_tier("refusal", 10_000)).unwrap_err();
    assert_eq!((early.code, early.field.as_deref()), (Obstacle::TooEarly, Some("tier")));
    let refused = || reinspected(ordered("FM-006", None), false);
    for (fine, may) in [(4_999, false), (5_000, true), (20_000, true), (20_001, false)] {
        assert_eq!(proposed(refused(), in_tier("refusal", fine)).is_ok(), may, "{fine}");
    }
    assert_eq!(closed(decided(told(refused(), in_tier("refusal", 8_000)), 8_000), 8_000), StageKind::Archived);
}

#[test]
fn dust_a_site_of_the_old_law_is_fined_with_the_laws_compared() {
    // The last day of the old law, found on 2026-09-08: the comparison with the Code must be on file.
    let (office, mut case) = ordered("DU-002", None);
    case.dossier.act.on = day("2026-08-14");
    case.dossier.violation = "DU-001".into();
    let stand = (office, case);
    let silent = SubmitReport { law_comparison: String::new(), ..in_tier("base", 10_000) };
    let silent = proposed(stand.clone(), silent).unwrap_err();
    assert_eq!((silent.code, silent.field.as_deref()), (Obstacle::Incomplete, Some("law_comparison")));
    assert_eq!(silent.articles[0].short(), "处罚法37条");
    let compared = SubmitReport {
        law_comparison: "新旧规定罚款幅度相同，适用行为时的规定".into(),
        ..in_tier("base", 10_000)
    };
    assert!(proposed(stand, compared).is_ok());
    // Of the first day of the new law nothing is compared.
    for (fine, may) in [(9_999, false), (10_000, true), (100_000, true), (100_001, false)] {
        assert_eq!(proposed(ordered("DU-002", None), in_tier("base", fine)).is_ok(), may, "{fine}");
    }
    let told_of = told(ordered("DU-002", None), in_tier("base", 30_000));
    let decided = decided(at(told_of, "2026-10-09"), 30_000);
    assert_eq!(closed(decided, 30_000), StageKind::Archived);
}
