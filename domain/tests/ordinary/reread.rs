//! Rules that a second reading of the procedure, line by line, found without a guard: each is tried here.

use domain::dossier::Dossier;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::party::Party;
use domain::refusal::Obstacle;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, at, go};
use crate::stands_aside::{litterer, on_the_spot, seized};

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
            exhibits: vec![domain::ids::ExhibitId(1)],
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

#[test]
fn things_are_confiscated_only_where_the_rule_knows_it() {
    let decided = |kinds: &[domain::law::catalogue::PenaltyKind]| {
        let (mut office, mut case) = seized();
        let (_, other) = stands::decided();
        case.decision = other.decision;
        if let Some(decision) = &mut case.decision {
            decision.others = domain::case::side::Imposed::told(&crate::kinds_known::each_kind()[1..2]);
        }
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

#[test]
fn whoever_stepped_aside_neither_serves_nor_seizes_as_the_second() {
    let again = AssignOfficers { lead: OfficerId(1), second: OfficerId(10) };
    let (office, mut case) = stands::ordered();
    // The second officer had to step aside; another took the place.
    case.recusals = crate::stands_aside::recused().1.recusals;
    let replaced = go((office, case), Step::AssignOfficers(again), 3);
    let served = |second| {
        let Step::RecordService(form) = serve(Served::CorrectionOrder, "2026-09-09") else { unreachable!() };
        taken(replaced.clone(), Step::RecordService(RecordService { second: OfficerId(second), ..form }), 1)
    };
    let refusal = served(2).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::SamePerson, Some("second")));
    assert_eq!(articles(&refusal), ["处罚法43条"]);
    assert!(served(10).is_ok());
    let urgent = |second| {
        let form = ExecuteUrgently {
            measure: crate::stands_aside::measure(),
            at: crate::stands_aside::hour("2026-09-09", 10),
            urgency: "车辆正要驶离".into(),
            present: "马建国".into(),
            witness: String::new(),
            record: "当场告知".into(),
            second: OfficerId(second),
            process: on_record(),
        };
        taken(replaced.clone(), Step::ExecuteUrgently(form), 1)
    };
    assert_eq!(articles(&urgent(2).unwrap_err()), ["处罚法43条"]);
    assert_eq!(urgent(1).unwrap_err().code, Obstacle::Certificate, "one alone");
    assert!(urgent(10).is_ok());
}

#[test]
fn a_power_taken_back_before_the_decision_decides_nothing_more() {
    // Taken back at noon of 2026-10-09; the clock of the office stands at ten.
    let bureau = |until: &str| {
        let text = domain::bureau::DEMO.replacen(
            "from = \"2018-01-01\"\n",
            &format!("from = \"2018-01-01\"\nuntil = \"{until}\"\n"),
            1,
        );
        std::sync::Arc::new(domain::bureau::Bureau::parse(&text).unwrap())
    };
    for (until, may) in [("2026-10-09T09:59", false), ("2026-10-09T10:00", false), ("2026-10-09T10:01", true)] {
        let (mut office, case) = stands::rechecked();
        office.now.bureau = bureau(until);
        let result = office.take(&case, decide(5_000), 5);
        assert_eq!(result.is_ok(), may, "{until}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, articles(&refusal)), (Obstacle::NotCompetent, vec!["处罚法18条2款".to_owned()]));
        }
        let (mut office, case) = crate::stands_aside::sparing_endorsed();
        office.set("2026-10-09");
        office.now.bureau = bureau(until);
        let form = DecideNoPenalty {
            ground: NoPenaltyGround::NoFault,
            grounds_shown: "被他人划破".into(),
            exhibits: vec![domain::ids::ExhibitId(1)],
            education: "当面教育".into(),
            opinion: String::new(),
        };
        assert_eq!(office.take(&case, Step::DecideNoPenalty(form), 5).is_ok(), may, "{until}");
    }
}

#[test]
fn what_is_put_right_too_late_was_ignored_all_the_same() {
    let visited = |visits: &[(&str, bool)]| {
        let mut stand = crate::families::ordered("PK-005", Some(citizen()));
        for (on, complied) in visits {
            let visit = RecordReinspection {
                on: day(on),
                complied: *complied,
                findings: "现场复查".into(),
                process: on_record(),
            };
            stand = go(at(stand, on), Step::RecordReinspection(visit), 1);
        }
        crate::families::proposed(stand, crate::families::in_tier("overdue", 300)).is_ok()
    };
    assert!(visited(&[("2026-09-10", false), ("2026-09-11", true)]));
    assert!(visited(&[("2026-09-10", false)]));
    assert!(!visited(&[("2026-09-10", true)]), "put right when it was looked at");
}

#[test]
fn a_further_violation_counts_from_when_it_came_to_light() {
    // The clue is of 2026-09-08, the report of 2026-09-22: what lies between the two may be punished as well, and what
    // was two years old before the report may not.
    let with = |on: &str| {
        let act = domain::dossier::Act { on: day(on), place: "平安大道".into(), ..dossier(day("2026-09-08")).act };
        let further = Charge {
            violation: "MK-002".into(),
            act,
            tier: "base".into(),
            warning: false,
            fine_fen: Fen::yuan(5_000),
            confiscate_fen: Fen::ZERO,
            discretion: "一般情形".into(),
            mitigation: None,
            law_comparison: "几项规定并存，按行为时的专门规定处理".into(),
            applies: String::new(),
            figures: Figures::default(),
            gains: None,
            others: Vec::new(),
        };
        let form = SubmitReport { further: vec![further], ..report(5_000) };
        taken(at(stands::order_served(), "2026-09-22"), Step::SubmitReport(form), 1)
    };
    for (on, may) in [("2024-09-21", false), ("2024-09-22", true), ("2026-09-10", true), ("2026-09-22", true)] {
        let result = with(on);
        assert_eq!(result.is_ok(), may, "{on} {:?}", result.err());
        if let Err(refusal) = result {
            assert_eq!(refusal.code, Obstacle::TimeBarred);
        }
    }
    let tomorrow = with("2026-09-23").unwrap_err();
    assert_eq!(tomorrow.field.as_deref(), Some("further.0.act_on"), "{}", tomorrow.sentence());
}
