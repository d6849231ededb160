//! Rules that a second reading of the procedure, line by line, found without a guard: each is tried here.

use domain::dossier::Dossier;
use domain::ids::OfficerId;
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::party::Party;
use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::{litterer, on_the_spot, seized};
use crate::stands_court::*;

fn articles(refusal: &domain::refusal::Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

fn born(born: &str) -> Option<Party> {
    let Party::Person(person) = citizen() else { unreachable!() };
    Some(Party::Person(domain::party::Person { born: Some(day(born)), ..person }))
}

/// The act of 2026-09-08, fined on the spot; the highest fine of the band is 200.
fn spot(born_on: &str, fine: i64) -> Result<domain::case::Case, domain::refusal::Refusal> {
    let (office, mut case) = litterer();
    case.dossier.party = born(born_on);
    taken((office, case), Step::DecideOnTheSpot(on_the_spot(fine)), 1)
}

#[test]
fn a_year_of_age_is_full_on_the_day_after_the_birthday_wherever_age_is_asked() {
    // Fourteen: spared on the birthday itself, fined the day after it.
    for (born_on, may) in [("2012-09-09", false), ("2012-09-08", false), ("2012-09-07", true)] {
        assert_eq!(spot(born_on, 100).is_ok(), may, "{born_on}");
    }
    let propose = |born_on: &str| {
        let (office, mut case) = stands::order_served();
        case.dossier.party = born(born_on);
        let form = ProposeNoPenalty {
            facts: "少年所为".into(),
            ground: NoPenaltyGround::UnderFourteen,
            grounds_shown: "户口簿".into(),
            education: "责令监护人管教".into(),
        };
        taken((office, case), Step::ProposeNoPenalty(form), 1)
    };
    assert!(propose("2012-09-09").is_ok() && propose("2012-09-08").is_ok());
    let of_age = propose("2012-09-07").unwrap_err();
    assert_eq!((of_age.code, articles(&of_age)), (Obstacle::Invalid, vec!["处罚法30条".to_owned()]));
    assert_eq!(spot("2026-09-09", 100).unwrap_err().field.as_deref(), Some("born"), "born after the act");
}

#[test]
fn from_fourteen_to_seventeen_the_highest_fine_is_never_a_lighter_one() {
    for (born_on, fine, may) in [
        ("2012-09-07", 199, true),
        ("2012-09-07", 200, false),
        ("2008-09-09", 200, false),
        ("2008-09-08", 200, false),
        ("2008-09-08", 199, true),
        ("2008-09-07", 200, true),
    ] {
        let result = spot(born_on, fine);
        assert_eq!(result.is_ok(), may, "{born_on} {fine}");
        if let Err(refusal) = result {
            assert_eq!(articles(&refusal), ["处罚法30条"]);
        }
    }
    // In the ordinary procedure when it is proposed, and once more when it is decided.
    for (fine, may) in [(19_999, true), (20_000, false)] {
        let (office, mut case) = stands::order_served();
        case.dossier.party = born("2010-01-01");
        let result = taken((office, case), Step::SubmitReport(report(fine)), 1);
        assert_eq!(result.is_ok(), may, "{fine}");
    }
}

/// A building put up in 2020 without a permit, found on 2026-09-08; standing, or pulled down on a day.
fn building(code: &str, until: Option<&str>) -> Result<domain::case::Case, domain::refusal::Refusal> {
    let mut office = Office::about("2026-09-08", code);
    let bureau = format!(
        "{}\n[[assignment]]\nfamily = \"construction\"\ndocument = \"某决定\"\nfrom = \"2018-01-01\"\n",
        domain::bureau::DEMO
    );
    office.now.bureau = std::sync::Arc::new(domain::bureau::Bureau::parse(&bureau).unwrap());
    office.dossier = office.dossier.map(|mut dossier: Dossier| {
        dossier.act.on = day("2020-05-01");
        dossier.act.until = until.map(day);
        dossier
    });
    let case = office.open();
    let checked = go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1);
    taken(checked, Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1)
}

#[test]
fn an_unlawful_building_is_not_time_barred_while_it_stands() {
    assert!(building("CN-007", None).is_ok());
    assert!(building("CN-009", None).is_ok(), "a temporary one as well");
    for (pulled_down, may) in [("2024-09-07", false), ("2024-09-08", true), ("2024-09-09", true)] {
        let result = building("CN-007", Some(pulled_down));
        assert_eq!(result.is_ok(), may, "{pulled_down}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TimeBarred);
        }
    }
    // A use changed against the plan is no building against it: it ended with its day.
    assert_eq!(building("CN-010", None).unwrap_err().code, Obstacle::TimeBarred);
}

/// The decision of [`demanded_in_2025`], reviewed before anybody asked the court.
fn reviewed_in_2025(outcome: RemedyOutcome, fine: i64) -> Stand {
    let open = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Review, "2025-08-01"), 4);
    go(at(open, "2025-09-01"), remedy_end(outcome, fine, false, "2025-09-01"), 4)
}

#[test]
fn what_the_review_body_changed_the_review_body_enforces() {
    let changed =
        go(reviewed_in_2025(RemedyOutcome::Changed, 3_000), Step::ApplyChangedDecision(ApplyChangedDecision {}), 4);
    let overdue = go(changed, Step::MarkOverdue(MarkOverdue {}), 6);
    let demand = go(overdue, Step::IssueDemand(IssueDemand { due: day("2025-09-16") }), 1);
    let demanded = go(demand, serve(Served::Demand, "2025-09-01"), 1);
    let refusal = taken(at(demanded, "2025-09-18"), court_application(), 1).unwrap_err();
    assert_eq!(articles(&refusal), ["复议法78条2项"], "{}", refusal.sentence());
    // Upheld, the bureau applies itself: fifteen days to sue until 2025-09-16, then three months.
    let upheld = reviewed_in_2025(RemedyOutcome::Upheld, 0);
    for (today, may) in [("2025-09-16", false), ("2025-09-17", true), ("2025-12-16", true), ("2025-12-17", false)] {
        assert_eq!(taken(at(upheld.clone(), today), court_application(), 1).is_ok(), may, "{today}");
    }
}

#[test]
fn what_is_left_to_the_party_after_a_review_has_its_clock() {
    let ends = |stand: &Stand, id| {
        let clocks = stand.1.deadlines(&stand.0.now.law).unwrap();
        clocks.iter().find(|clock| clock.id == id).map(|clock| clock.ends)
    };
    let none = demanded_in_2025();
    assert_eq!(ends(&none, DeadlineId::Suit), Some(day("2025-09-10")));
    assert_eq!(ends(&none, DeadlineId::CourtApplication), Some(day("2025-12-10")));
    let upheld = reviewed_in_2025(RemedyOutcome::Upheld, 0);
    assert_eq!(ends(&upheld, DeadlineId::SuitAfterReview), Some(day("2025-09-16")));
    assert_eq!(ends(&upheld, DeadlineId::Suit), None);
    assert_eq!(ends(&upheld, DeadlineId::CourtApplication), Some(day("2025-12-16")));
    let withdrawn = reviewed_in_2025(RemedyOutcome::Withdrawn, 0);
    assert_eq!(ends(&withdrawn, DeadlineId::Suit), Some(day("2025-09-10")), "the first six months go on");
    assert_eq!(ends(&withdrawn, DeadlineId::SuitAfterReview), None);
    let sued = go(at(demanded_in_2025(), "2025-08-01"), remedy(RemedyKind::Suit, "2025-08-01"), 4);
    assert_eq!((ends(&sued, DeadlineId::Suit), ends(&sued, DeadlineId::CourtApplication)), (None, None));
    let dismissed = go(at(sued, "2025-09-01"), remedy_end(RemedyOutcome::Upheld, 0, false, "2025-09-01"), 4);
    assert_eq!(ends(&dismissed, DeadlineId::CourtApplication), Some(day("2025-12-01")), "the shorter reading");
}

#[test]
fn the_way_through_the_court_has_its_clocks() {
    let running = |stand: Stand| -> Vec<(DeadlineId, String)> {
        let court = [
            DeadlineId::CourtAcceptance,
            DeadlineId::CourtRuling,
            DeadlineId::CourtRefusalObjection,
            DeadlineId::CourtRefusalUpperCourt,
            DeadlineId::NonEnforcementObjection,
            DeadlineId::NonEnforcementUpperCourt,
        ];
        let clocks = stand.1.deadlines(&stand.0.now.law).unwrap();
        let clocks = clocks.into_iter().filter(|clock| court.contains(&clock.id));
        clocks.map(|clock| (clock.id, clock.unrolled.to_string())).collect()
    };
    let one = |id, day: &str| vec![(id, day.to_owned())];
    assert_eq!(running(court_applied()), one(DeadlineId::CourtAcceptance, "2025-09-18"));
    assert_eq!(running(court_accepted()), one(DeadlineId::CourtRuling, "2025-09-24"));
    assert_eq!(running(court_refused()), one(DeadlineId::NonEnforcementObjection, "2025-10-07"));
    let objected = go(at(court_refused(), "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    assert_eq!(running(objected), one(DeadlineId::NonEnforcementUpperCourt, "2025-10-30"));
    let not_accepted = go(at(court_applied(), "2025-09-15"), court(CourtAct::NotAccepted, "2025-09-15"), 1);
    assert_eq!(running(not_accepted.clone()), one(DeadlineId::CourtRefusalObjection, "2025-09-30"));
    let objected = go(at(not_accepted, "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    assert_eq!(running(objected), one(DeadlineId::CourtRefusalUpperCourt, "2025-10-15"));
    assert_eq!(running(enforcing()), []);
}

#[test]
fn a_refusal_of_the_court_is_final_after_fifteen_days_or_by_the_upper_court() {
    let sent = ReportDisclosure { on: day("2025-09-22"), batch: "第 1 批".into() };
    let refused = go(court_refused(), Step::ReportDisclosure(sent), 7);
    let close =
        |stand: Stand| taken(stand, Step::ApplyForClosing(ApplyForClosing { opinion: "法院不准予执行".into() }), 1);
    for (today, may) in [("2025-10-06", false), ("2025-10-07", false), ("2025-10-08", true)] {
        let result = close(at(refused.clone(), today));
        assert_eq!(result.is_ok(), may, "{today}");
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TooEarly);
            assert_eq!(articles(&refusal), ["强制法56条2款", "强制法58条3款"]);
        }
    }
    let objected = go(at(refused, "2025-09-30"), court(CourtAct::Objected, "2025-09-30"), 1);
    let accepted = go(at(objected, "2025-10-09"), court(CourtAct::Accepted, "2025-10-09"), 1);
    let again = go(at(accepted, "2025-10-20"), court(CourtAct::Refused, "2025-10-20"), 1);
    let twice = taken(again.clone(), court(CourtAct::Objected, "2025-10-20"), 1).unwrap_err();
    assert_eq!((twice.code, twice.field.as_deref()), (Obstacle::WrongStage, Some("act")), "the upper court has ruled");
    assert!(close(again).is_ok());
}

#[test]
fn nobody_is_pressed_while_performance_is_suspended() {
    let reviewed = |suspended| {
        let form = RecordRemedy {
            kind: RemedyKind::Review,
            accepted_on: day("2026-10-12"),
            received_on: day("2026-10-12"),
            body: "平顶山市人民政府".into(),
            simplified: false,
            suspended,
        };
        go(at(stands::served(), "2026-10-12"), Step::RecordRemedy(form), 4)
    };
    let overdue = |suspended| taken(at(reviewed(suspended), "2026-10-27"), Step::MarkOverdue(MarkOverdue {}), 6);
    assert_eq!(overdue(false).unwrap().stage.kind(), StageKind::Overdue, "a review alone suspends nothing");
    let refusal = overdue(true).unwrap_err();
    assert_eq!(articles(&refusal), ["处罚法73条1款", "复议法42条", "行诉法56条"]);
    let ended = go(at(reviewed(true), "2026-11-02"), remedy_end(RemedyOutcome::Upheld, 0, false, "2026-11-02"), 4);
    assert!(taken(ended, Step::MarkOverdue(MarkOverdue {}), 6).is_ok());
    let demand = |suspended| {
        let form = RecordRemedy {
            kind: RemedyKind::Suit,
            accepted_on: day("2026-10-28"),
            received_on: day("2026-10-28"),
            body: "平顶山市湛河区人民法院".into(),
            simplified: false,
            suspended,
        };
        let sued = go(at(stands::overdue(), "2026-10-28"), Step::RecordRemedy(form), 4);
        taken(sued, Step::IssueDemand(IssueDemand { due: day("2026-11-20") }), 1)
    };
    assert!(demand(false).is_ok());
    assert_eq!(articles(&demand(true).unwrap_err())[0], "处罚法73条1款");
}

#[test]
fn things_are_confiscated_only_where_the_rule_knows_it() {
    let decided = |kinds: &[domain::law::catalogue::PenaltyKind]| {
        let (mut office, mut case) = seized();
        let (_, other) = stands::decided();
        case.decision = other.decision;
        if let Some(law) = &mut case.law {
            law.kinds.extend_from_slice(kinds);
        }
        office.set("2026-10-09");
        let form = EndMeasure {
            measure: 1,
            how: MeasureEnd::Confiscated,
            on: day("2026-10-09"),
            reason: "随处罚决定没收".into(),
        };
        taken((office, case), Step::EndMeasure(form), 1)
    };
    let refusal = decided(&[]).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法27条", "处罚法38条"]);
    assert!(decided(&[domain::law::catalogue::PenaltyKind::ConfiscateGoods]).is_ok());
}

#[test]
fn a_summary_fine_of_a_sole_trader_follows_the_citizens_limit() {
    // The bureau's reading: a sole trader counts as a citizen here, so 200 is the limit, not 3,000.
    let trader = Party::SoleTrader(domain::party::SoleTrader {
        shop_name: Some("老张烧烤店".into()),
        operator: "张三".into(),
        operator_identity: domain::party::Identity::unknown("未携带证件"),
        credit_code: None,
        address: "平顶山市湛河区".into(),
        phone: None,
    });
    for (fine, may) in [(199, true), (200, true), (201, false)] {
        let (office, mut case) = litterer();
        case.dossier.party = Some(trader.clone());
        let result = taken((office, case), Step::DecideOnTheSpot(on_the_spot(fine)), 1);
        assert_eq!(result.is_ok(), may, "{fine}");
    }
    assert_eq!(Fen::yuan(200), {
        let office = Office::on("2026-09-08");
        office.now.law.parameters.amount("summary_fine_citizen", day("2026-09-08")).unwrap()
    });
}
