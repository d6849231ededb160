//! Review before suit, since 2024-01-01 and only for decisions on the spot: the day before, the day, the day after, in
//! everything that hangs on it.

use domain::documents::on_the_spot_decision;
use domain::dossier::Dossier;
use domain::law::deadlines::DeadlineId;
use domain::procedures::enforcement::court;
use domain::refusal::Obstacle;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{Stand, at, go};
use crate::stands_aside::on_the_spot;
use crate::stands_court::{demanded_in_2025, remedy, remedy_end};

/// The last day of the old law, the first of the new one, and the next.
const DAYS: [(&str, bool); 3] = [("2023-12-31", false), ("2024-01-01", true), ("2024-01-02", true)];

/// A citizen fined on the spot on a day, the paper handed over there and then.
fn fined_on(today: &str) -> Stand {
    let mut office = Office::about(today, "MK-017");
    office.dossier = office.dossier.map(|dossier| Dossier { party: Some(citizen()), ..dossier });
    let case = office.open();
    let checked = go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1);
    let decided = go(checked, Step::DecideOnTheSpot(on_the_spot(100)), 1);
    go(decided, serve(Served::OnTheSpotDecision, today), 1)
}

#[test]
fn the_paper_sends_the_party_to_the_review_first_from_that_day_on() {
    for (today, first) in DAYS {
        let (office, case) = fined_on(today);
        assert_eq!(case.review_comes_first(), first, "{today}");
        let text = on_the_spot_decision::compose(&case, &office.now).unwrap().words().join("");
        assert_eq!(text.contains("应当先自收到本决定书之日起六十日内"), first, "{today}: {text}");
        assert_eq!(text.contains("六个月"), !first, "{today}: {text}");
    }
}

#[test]
fn a_suit_without_review_is_refused_from_that_day_on() {
    for (today, first) in DAYS {
        let result = taken(fined_on(today), remedy(RemedyKind::Suit, today), 4);
        assert_eq!(result.is_err(), first, "{today}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::TooEarly, Some("kind")));
            let cited: Vec<String> = refusal.articles.iter().map(|article| article.short()).collect();
            assert_eq!(cited, ["复议法23条1款1项", "行诉法45条"]);
        }
    }
}

#[test]
fn a_review_refused_rejected_or_left_unanswered_opens_the_suit_and_a_withdrawn_one_does_not() {
    for (outcome, opens) in [
        (RemedyOutcome::Upheld, true),
        (RemedyOutcome::Rejected, true),
        (RemedyOutcome::Silent, true),
        (RemedyOutcome::Withdrawn, false),
    ] {
        let reviewed = go(fined_on("2024-01-02"), remedy(RemedyKind::Review, "2024-01-02"), 4);
        let ended = go(at(reviewed, "2024-03-01"), remedy_end(outcome, 0, false, "2024-03-01"), 4);
        assert_eq!(taken(ended, remedy(RemedyKind::Suit, "2024-03-01"), 4).is_ok(), opens, "{outcome:?}");
    }
}

#[test]
fn the_clock_of_the_suit_runs_only_where_the_suit_is_open() {
    for (today, first) in DAYS {
        let (office, case) = fined_on(today);
        let clocks = case.deadlines(&office.now.law).unwrap();
        let runs = |id| clocks.iter().any(|clock| clock.id == id);
        assert!(runs(DeadlineId::Review), "{today}");
        assert_eq!(runs(DeadlineId::Suit), !first, "{today}");
    }
}

#[test]
fn the_courts_window_opens_after_sixty_days_or_after_six_months() {
    for (today, opens, closes) in [
        // Six months end on Sunday 2024-06-30, rolled to Monday.
        ("2023-12-31", "2024-07-02", "2024-10-01"),
        // Sixty days end on Friday 2024-03-01, and on Saturday the 2nd, rolled to Monday the 4th.
        ("2024-01-01", "2024-03-02", "2024-06-01"),
        ("2024-01-02", "2024-03-05", "2024-06-04"),
    ] {
        let (office, case) = fined_on(today);
        let window = court::window(&case, &office.now).unwrap().unwrap();
        assert_eq!((window.opens, window.closes), (day(opens), day(closes)), "{today}");
        assert_eq!(window.alternatives.len(), usize::from(today != "2023-12-31"), "{today}: the safe reading");
    }
}

#[test]
fn an_ordinary_decision_of_the_new_law_may_be_sued_over_at_once() {
    let (office, case) = demanded_in_2025();
    assert!(!case.review_comes_first());
    assert!(case.deadlines(&office.now.law).unwrap().iter().any(|clock| clock.id == DeadlineId::Suit));
    assert!(taken((office, case), remedy(RemedyKind::Suit, "2025-08-01"), 4).is_ok());
}
