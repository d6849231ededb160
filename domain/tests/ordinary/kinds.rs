//! Kinds of penalty in the closing report: only those the rule knows, each with what it must say, and what they open.

use domain::case::Case;
use domain::law::catalogue::PenaltyKind;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::step::*;

use crate::aside::taken;
use crate::kinds_known::*;
use crate::office::*;
use crate::stands::{self, Stand, at};
use crate::stands_aside::{litterer, on_the_spot};

/// The truck's inquiry on 2026-09-22, under a law in which its rule knows every kind.
pub fn with_all_kinds() -> Stand {
    let (mut office, case) = at(stands::order_served(), "2026-09-22");
    office.now.law = knowing("MK-005", &ALL);
    (office, case)
}

pub fn also(fine: i64, others: Vec<Penalty>) -> SubmitReport {
    SubmitReport { others, ..report(fine) }
}

fn proposed(form: SubmitReport) -> Result<Case, Refusal> {
    taken(with_all_kinds(), Step::SubmitReport(form), 1)
}

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn each_kind_is_proposed_where_the_rule_knows_it_and_nowhere_else() {
    for penalty in each_kind() {
        let form = also(5_000, vec![penalty.clone()]);
        let kind = penalty.kind();
        let report = proposed(form.clone()).unwrap().report.unwrap();
        assert_eq!(report.form.others, [penalty]);
        let refusal = taken(at(stands::order_served(), "2026-09-22"), Step::SubmitReport(form), 1).unwrap_err();
        assert_eq!((refusal.code, short(&refusal)), (Obstacle::Amount, vec!["处罚法38条".to_owned()]));
        assert_eq!(refusal.field.as_deref(), Some(kind.key()));
        assert!(refusal.why.contains(kind.label()), "{}", refusal.why);
    }
    let twice = each_kind()[0].clone();
    let refusal = proposed(also(5_000, vec![twice.clone(), twice])).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("public_criticism"));
}

#[test]
fn each_kind_says_what_it_must() {
    let wrong = |penalty: Penalty, field: &str| {
        let refusal = proposed(also(5_000, vec![penalty])).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some(field)), "{}", refusal.why);
    };
    let nameless = || Permit { name: " ".into(), ..permit() };
    let numberless = || Permit { number: String::new(), ..permit() };
    wrong(Penalty::PublicCriticism { scope: String::new() }, "public_criticism_scope");
    wrong(Penalty::RevokePermit { permit: nameless(), days: 10 }, "revoke_permit_name");
    wrong(Penalty::RevokePermit { permit: numberless(), days: 10 }, "revoke_permit_number");
    wrong(Penalty::SuspendPermit { permit: numberless(), until: day("2026-11-30"), days: 3 }, "suspend_permit_number");
    let same = Penalty::LowerGrade { permit: permit(), from: "一级".into(), to: "一级 ".into(), days: 10 };
    wrong(same, "lower_grade_to");
    wrong(Penalty::RestrictBusiness { scope: String::new(), until: None }, "restrict_business_scope");
    wrong(Penalty::StopBusiness { scope: String::new(), until: day("2026-10-31") }, "stop_business_scope");
    wrong(Penalty::CloseDown { premises: String::new(), days: 10 }, "close_down_premises");
    wrong(Penalty::BarFromTrade { scope: String::new(), until: None }, "bar_from_trade_scope");
}

#[test]
fn a_period_ends_after_today_and_performance_has_its_days() {
    for (until, may) in [("2026-09-21", false), ("2026-09-22", false), ("2026-09-23", true)] {
        let stop = Penalty::StopBusiness { scope: "运输".into(), until: day(until) };
        assert_eq!(proposed(also(5_000, vec![stop])).is_ok(), may, "{until}");
        let bar = Penalty::BarFromTrade { scope: "运输".into(), until: Some(day(until)) };
        assert_eq!(proposed(also(5_000, vec![bar])).is_ok(), may, "{until}");
    }
    for (days, may) in [(0, false), (1, true), (365, true), (366, false)] {
        let result = proposed(also(5_000, vec![Penalty::CloseDown { premises: "弃置场".into(), days }]));
        assert_eq!(result.is_ok(), may, "{days}");
        if let Err(refusal) = result {
            assert_eq!(short(&refusal), ["处罚法59条1款4项", "处罚法66条1款"]);
        }
    }
}

#[test]
fn goods_are_listed_counted_and_valued() {
    let with = |goods: Vec<Goods>| proposed(also(5_000, vec![Penalty::ConfiscateGoods { goods, days: 15 }]));
    let most = Fen::MAX.get();
    for (lines, may) in [
        (vec![], false),
        (vec![goods(0)], false),
        (vec![goods(-1)], false),
        (vec![goods(1)], true),
        (vec![Goods { quantity: 0, ..goods(1) }], false),
        (vec![Goods { name: String::new(), ..goods(1) }], false),
        (vec![Goods { unit: String::new(), ..goods(1) }], false),
        (vec![goods(most - 1), goods(1)], true),
        (vec![goods(most), goods(1)], false),
        (vec![goods(i64::MAX), goods(i64::MAX)], false),
        (vec![goods(1); 200], true),
        (vec![goods(1); 201], false),
    ] {
        let result = with(lines.clone());
        assert_eq!(result.is_ok(), may, "{} {:?}", lines.len(), lines.first());
        if let Err(refusal) = result {
            assert_eq!(refusal.field.as_deref(), Some("confiscate_goods_goods"));
        }
    }
}

#[test]
fn a_hearing_is_offered_by_the_kind_and_such_a_decision_is_major() {
    use PenaltyKind::{BarFromTrade, CloseDown, LowerGrade, RevokePermit, StopBusiness};
    for penalty in each_kind() {
        let kind = penalty.kind();
        let heavy = [LowerGrade, RevokePermit, StopBusiness, CloseDown, BarFromTrade].contains(&kind);
        let report = proposed(also(5_000, vec![penalty])).unwrap().report.unwrap();
        let named = |grounds: &[String]| grounds.iter().any(|ground| ground.starts_with(kind.label()));
        assert_eq!(!report.hearing.is_empty(), heavy, "{kind:?}");
        assert_eq!([&report.hearing, &report.review, &report.discussion].map(|one| named(one)), [heavy; 3], "{kind:?}");
    }
}

#[test]
fn goods_open_the_hearing_from_the_same_value_as_gains_and_together_with_them() {
    for (fen, gains, due) in [
        (4_999_999, 0, false),
        (5_000_000, 0, true),
        (5_000_001, 0, true),
        (2_500_000, 2_499_999, false),
        (2_500_000, 2_500_000, true),
    ] {
        let taken = Penalty::ConfiscateGoods { goods: vec![goods(fen)], days: 15 };
        let form = SubmitReport { confiscate_fen: Fen::new(gains), gains: counted(gains), ..also(5_000, vec![taken]) };
        let report = proposed(form).unwrap().report.unwrap();
        assert_eq!(!report.hearing.is_empty(), due, "{fen} {gains}");
        assert_eq!((!report.review.is_empty(), !report.discussion.is_empty()), (due, due), "{fen} {gains}");
    }
}

#[test]
fn gains_are_what_came_in_less_what_goes_back() {
    let with = |gross: i64, refunds: i64, confiscate: i64| {
        let gains =
            Gains { gross_fen: Fen::new(gross), refunds_fen: Fen::new(refunds), working: "收款记录".into() };
        proposed(SubmitReport { confiscate_fen: Fen::new(confiscate), gains: Some(gains), ..report(5_000) })
    };
    for (gross, refunds, confiscate, field) in [
        (100_000, 30_000, 70_000, None),
        (100_000, 30_000, 69_999, Some("confiscate_fen")),
        (100_000, 30_000, 70_001, Some("confiscate_fen")),
        (100_000, 0, 100_000, None),
        (100_000, 100_000, 0, None),
        (100_000, 100_001, 0, Some("gains_refunds")),
        (100_000, -1, 100_001, Some("gains_refunds")),
        (0, 0, 0, Some("gains_gross")),
        (Fen::MAX.get(), 0, Fen::MAX.get(), None),
        (Fen::MAX.get() + 1, 1, Fen::MAX.get(), Some("gains_gross")),
    ] {
        let refused = with(gross, refunds, confiscate).err().and_then(|refusal| refusal.field);
        assert_eq!(refused.as_deref(), field, "{gross} - {refunds} = {confiscate}");
    }
    let bare = proposed(SubmitReport { confiscate_fen: Fen::new(1), ..report(5_000) }).unwrap_err();
    assert_eq!((bare.code, short(&bare)), (Obstacle::Incomplete, vec!["处罚法28条2款".to_owned()]));
    assert_eq!(bare.field.as_deref(), Some("gains_gross"));
    let unsaid = Gains { gross_fen: Fen::new(1), refunds_fen: Fen::ZERO, working: " ".into() };
    let form = SubmitReport { confiscate_fen: Fen::new(1), gains: Some(unsaid), ..report(5_000) };
    assert_eq!(proposed(form).unwrap_err().field.as_deref(), Some("gains_working"));
}

#[test]
fn a_report_proposes_something_and_the_legal_office_looks_at_a_fine_left_out() {
    let nothing = proposed(report(0)).unwrap_err();
    assert_eq!((nothing.code, nothing.field.as_deref()), (Obstacle::Invalid, Some("fine_fen")));
    assert!(proposed(report(-1)).is_err());
    // A rule that knows a warning lets it stand alone; one that knows none has its fine left out only after review.
    let warned = proposed(SubmitReport { warning: true, tier: String::new(), ..report(0) }).unwrap().report.unwrap();
    assert!(warned.review.is_empty() && warned.discussion.is_empty() && warned.hearing.is_empty());
    assert_eq!((warned.min_fen, warned.max_fen), (Fen::ZERO, Fen::ZERO));
    let (mut office, case) = at(stands::order_served(), "2026-09-22");
    office.now.law = knowing("MK-005", &[PenaltyKind::RestrictBusiness]);
    let restricted = SubmitReport { tier: String::new(), ..also(0, vec![each_kind()[5].clone()]) };
    let report = taken((office, case), Step::SubmitReport(restricted), 1).unwrap().report.unwrap();
    assert!(report.review.iter().any(|ground| ground.contains("没有提出罚款")), "{:?}", report.review);
}

#[test]
fn on_the_spot_no_other_kind_is_decided() {
    for penalty in each_kind() {
        let kind = penalty.kind();
        let form = DecideOnTheSpot { others: vec![penalty], ..on_the_spot(100) };
        let refusal = taken(litterer(), Step::DecideOnTheSpot(form), 1).unwrap_err();
        assert_eq!((refusal.code, short(&refusal)), (Obstacle::Invalid, vec!["处罚法51条".to_owned()]), "{kind:?}");
        assert!(refusal.why.starts_with(kind.label()), "{}", refusal.why);
    }
    for (fen, may) in [(0, true), (1, false), (-1, false)] {
        let form = DecideOnTheSpot { confiscate_fen: Fen::new(fen), ..on_the_spot(100) };
        assert_eq!(taken(litterer(), Step::DecideOnTheSpot(form), 1).is_ok(), may, "{fen}");
    }
}
