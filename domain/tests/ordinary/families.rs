//! Each field of work from its clue along its typical path: parking, dogs, presales, gas, construction, basements.

use std::sync::Arc;

use domain::bureau::{Bureau, DEMO};
use domain::case::Case;
use domain::dossier::Dossier;
use domain::families::Particulars;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::party::{Identity, Party, SoleTrader};
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{Stand, at, go, yes};
use crate::stands_aside::{grant, on_the_spot};

/// A clue of 2026-09-08 about this violation, with its first photograph; the assigned powers are the bureau's.
pub fn checked(code: &str, party: Option<Party>) -> Stand {
    let mut office = Office::about("2026-09-08", code);
    let family = office.now.law.catalogue.family_of(code).unwrap();
    let assigned =
        |family| format!("\n[[assignment]]\nfamily = \"{family}\"\ndocument = \"某决定\"\nfrom = \"2018-01-01\"\n");
    let families = ["parking", "dog", "presale", "gas", "construction", "basement", "signage", "fume", "dust"];
    let bureau = format!("{DEMO}{}", families.map(assigned).concat());
    office.now.bureau = Arc::new(Bureau::parse(&bureau).unwrap());
    office.dossier = office.dossier.map(|dossier| Dossier {
        party: party.or(dossier.party.clone()),
        particulars: Particulars::of(family),
        ..dossier
    });
    let case = office.open();
    go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1)
}

/// Filed, assigned, ordered to correct by 2026-09-09 and the order served.
pub fn ordered(code: &str, party: Option<Party>) -> Stand {
    let apply = ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() };
    let order = IssueCorrectionOrder { demands: "立即改正".into(), due: day("2026-09-09") };
    let endorsed = go(
        go(checked(code, party), Step::ApplyForFiling(apply), 1),
        Step::EndorseFiling(EndorseFiling { agree: true, opinion: yes() }),
        3,
    );
    let filed = go(at(endorsed, "2026-09-09"), Step::ApproveFiling(ApproveFiling { agree: true, opinion: yes() }), 5);
    let team = AssignOfficers { lead: OfficerId(1), second: OfficerId(2) };
    let ordered = go(go(filed, Step::AssignOfficers(team), 3), Step::IssueCorrectionOrder(order), 1);
    go(ordered, serve(Served::CorrectionOrder, "2026-09-09"), 1)
}

/// Seen again on 2026-09-10: put right, or not.
pub fn reinspected(stand: Stand, complied: bool) -> Stand {
    let visit =
        RecordReinspection { on: day("2026-09-10"), complied, findings: "现场复查".into(), process: on_record() };
    go(at(stand, "2026-09-10"), Step::RecordReinspection(visit), 1)
}

pub fn in_tier(tier: &str, fine: i64) -> SubmitReport {
    SubmitReport { facts: "现场检查发现违法行为属实".into(), tier: tier.into(), ..report(fine) }
}

pub fn proposed(stand: Stand, form: SubmitReport) -> Result<Case, Refusal> {
    taken(at(stand, "2026-09-22"), Step::SubmitReport(form), 1)
}

/// Reported on 2026-09-22 and told on 2026-09-23.
pub fn told(stand: Stand, form: SubmitReport) -> Stand {
    let reported = go(at(stand, "2026-09-22"), Step::SubmitReport(form), 1);
    let endorsed = go(reported, Step::EndorseReport(EndorseReport { agree: true, opinion: yes() }), 3);
    let notice = go(at(endorsed, "2026-09-23"), Step::IssuePriorNotice(IssuePriorNotice {}), 1);
    go(notice, serve(Served::PriorNotice, "2026-09-23"), 1)
}

/// Rechecked on 2026-10-09, after the periods ended in silence, reviewed and discussed where that is due.
pub fn told_to_the_head(stand: Stand, fine: i64) -> Stand {
    let mut stand = go(at(stand, "2026-10-09"), recheck(fine, Adopted::NoDefence), 1);
    if stand.1.review_due() {
        stand = go(go(stand, Step::SubmitToReview(SubmitToReview {}), 1), legal(Verdict::Agree), 4);
    }
    if stand.1.discussion_due() {
        let minutes = RecordDiscussion {
            on: day("2026-10-09"),
            recused: String::new(),
            members: "陈国、赵敏".into(),
            views: "均同意".into(),
            conclusion: "同意处罚".into(),
        };
        stand = go(stand, Step::RecordDiscussion(minutes), 5);
    }
    stand
}

/// The same, decided and served that day.
pub fn decided(stand: Stand, fine: i64) -> Stand {
    go(go(told_to_the_head(stand, fine), decide(fine), 5), serve(Served::PenaltyDecision, "2026-10-09"), 1)
}

/// Paid on 2026-10-20, put right, reported, closed and put away.
pub fn closed(stand: Stand, fine: i64) -> StageKind {
    let mut stand = go(at(stand, "2026-10-20"), pay(Fen::yuan(fine), "2026-10-20", "No.1"), 6);
    if stand.1.stage.kind() == StageKind::Served {
        let visit = RecordReinspection {
            on: day("2026-10-20"),
            complied: true,
            findings: "已经改正".into(),
            process: on_record(),
        };
        stand = go(stand, Step::RecordReinspection(visit), 1);
    }
    assert_eq!(stand.1.stage.kind(), StageKind::Performed);
    if stand.1.owes_report(&stand.0.now.law) {
        let sent = ReportDisclosure { on: day("2026-10-20"), batch: "第 1 批".into() };
        stand = go(stand, Step::ReportDisclosure(sent), 7);
    }
    stand = go(stand, Step::ApplyForClosing(ApplyForClosing { opinion: "罚款缴清，已改正".into() }), 1);
    stand = go(stand, Step::ApproveClosing(ApproveClosing { agree: true, opinion: yes() }), 5);
    let archive = Archive { volume: "2026-1".into(), pages: 30, keeper: "档案室".into() };
    go(stand, Step::Archive(archive), 1).1.stage.kind()
}

pub fn trader() -> Party {
    Party::SoleTrader(SoleTrader {
        shop_name: Some("老张烧烤店".into()),
        operator: "张三".into(),
        operator_identity: Identity::unknown("未携带证件"),
        credit_code: None,
        address: "平顶山市湛河区".into(),
        phone: None,
    })
}

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

#[test]
fn parking_a_driver_is_fined_on_the_spot_by_an_assigned_power_and_pays_cash() {
    // Without the document that assigned the power, nothing is decided.
    let mut bare = checked("PK-001", Some(citizen()));
    bare.0.now.bureau = Arc::new(Bureau { assignment: Vec::new(), ..Bureau::demo().unwrap() });
    let refusal = taken(bare, Step::DecideOnTheSpot(on_the_spot(100)), 1).unwrap_err();
    assert_eq!((refusal.code, short(&refusal)), (Obstacle::NotCompetent, vec!["处罚法18条2款".to_owned()]));
    let decided = go(checked("PK-001", Some(citizen())), Step::DecideOnTheSpot(on_the_spot(100)), 1);
    let mut stand = go(decided, serve(Served::OnTheSpotDecision, "2026-09-08"), 1);
    let today = day("2026-09-08");
    for (step, who) in [
        (
            Step::CollectCash(CollectCash {
                amount_fen: Fen::yuan(100),
                on: today,
                ground: CashGround::Small,
                receipt: "豫财 1".into(),
            }),
            1,
        ),
        (Step::FileOnTheSpot(FileOnTheSpot { on: today }), 1),
        (Step::HandInCash(HandInCash { receipt: "豫财 1".into(), on: today }), 1),
        (Step::BankCash(BankCash { receipt: "豫财 1".into(), on: today }), 6),
    ] {
        stand = go(stand, step, who);
    }
    assert_eq!(stand.1.stage.kind(), StageKind::Performed);
    assert!(!stand.1.owes_report(&stand.0.now.law), "a natural person fined on the spot is not sent to the platform");
    stand = go(stand, Step::ApplyForClosing(ApplyForClosing { opinion: "罚款缴清".into() }), 1);
    stand = go(stand, Step::ApproveClosing(ApproveClosing { agree: true, opinion: yes() }), 5);
    assert_eq!(stand.1.stage.kind(), StageKind::Closed);
}

#[test]
fn parking_a_ground_lock_is_fined_only_after_an_ignored_order() {
    let refusal = taken(
        checked("PK-005", Some(citizen())),
        Step::DecideOnTheSpot(DecideOnTheSpot { tier: "overdue".into(), ..on_the_spot(150) }),
        1,
    )
    .unwrap_err();
    assert_eq!(short(&refusal), ["处罚法51条", "处罚法28条1款"], "an order with a day is no matter for the spot");
    let refusal = proposed(ordered("PK-005", Some(citizen())), in_tier("overdue", 300)).unwrap_err();
    assert_eq!((refusal.code, short(&refusal)), (Obstacle::TooEarly, vec!["处罚法28条1款".to_owned()]));
    assert!(proposed(reinspected(ordered("PK-005", Some(citizen())), true), in_tier("overdue", 300)).is_err());
    for (fine, may) in [(99, false), (100, true), (500, true), (501, false)] {
        let ignored = reinspected(ordered("PK-005", Some(citizen())), false);
        assert_eq!(proposed(ignored, in_tier("overdue", fine)).is_ok(), may, "{fine}");
    }
    let ignored = reinspected(ordered("PK-005", Some(citizen())), false);
    assert_eq!(closed(decided(told(ignored, in_tier("overdue", 300)), 300), 300), StageKind::Archived);
}

#[test]
fn dogs_a_refused_order_is_the_fine_and_a_kept_banned_dog_is_always_heard() {
    // 500 at least: never on the spot for a citizen, whatever is written about the refusal.
    let spot = DecideOnTheSpot { tier: "refusal".into(), refusal: "当场拒绝束链".into(), ..on_the_spot(500) };
    let refusal = taken(checked("DG-002", Some(citizen())), Step::DecideOnTheSpot(spot), 1).unwrap_err();
    assert_eq!((refusal.code, short(&refusal)), (Obstacle::Amount, vec!["处罚法51条".to_owned()]));
    let leash = reinspected(ordered("DG-002", Some(citizen())), false);
    assert_eq!(closed(decided(told(leash, in_tier("refusal", 500)), 500), 500), StageKind::Archived);
    // The mess left lying: refused on the spot, recorded there, and fined on the spot.
    let mess = |refusal: &str| {
        let form = DecideOnTheSpot { tier: "refusal".into(), refusal: refusal.into(), ..on_the_spot(50) };
        taken(checked("DG-004", Some(citizen())), Step::DecideOnTheSpot(form), 1)
    };
    assert_eq!(short(&mess("").unwrap_err()), ["处罚法51条", "处罚法28条1款"]);
    assert!(mess("要求立即清除，当事人拒绝，有录像").is_ok());
    // 5,000 at least: a hearing even where a ground of the statute brings the fine below every threshold.
    let ground = Mitigation {
        ground: Ground::RemovedHarm,
        facts: "已将犬只送走".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    };
    let lower = SubmitReport { mitigation: Some(ground), ..in_tier("base", 3_000) };
    let case = proposed(ordered("DG-001", Some(citizen())), lower).unwrap();
    assert_eq!(case.report.unwrap().hearing, ["法定最低罚款 5,000 元，达到听证标准 5,000 元"]);
    let heard = told(ordered("DG-001", Some(citizen())), in_tier("base", 5_000));
    assert!(heard.1.notice.as_ref().unwrap().hearing_offered);
}

#[test]
fn dogs_an_unvaccinated_dog_is_another_authoritys_matter() {
    let apply = ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() };
    let refusal = taken(checked("DG-006", Some(citizen())), Step::ApplyForFiling(apply), 1).unwrap_err();
    assert_eq!((refusal.code, short(&refusal)[0].as_str()), (Obstacle::NotCompetent, "处罚法17条"));
    let form = ProposeReferral {
        agency: "平顶山市农业农村局".into(),
        ground: ReferralGround::OtherPower,
        reason: "狂犬病免疫由农业农村主管部门处罚".into(),
    };
    let granted = grant(go(checked("DG-006", Some(citizen())), Step::ProposeReferral(form), 1));
    let receipt = ConfirmReferral { on: day("2026-09-08"), receipt: "农业农村局收文 1 号".into() };
    let referred = go(granted, Step::ConfirmReferral(receipt), 1);
    assert_eq!(referred.1.stage.kind(), StageKind::Referred);
}

#[test]
fn presales_without_qualification_reach_hearing_review_and_discussion_by_the_lowest_fine() {
    for (fine, may) in [(49_999, false), (50_000, true), (100_000, true), (100_001, false)] {
        assert_eq!(proposed(ordered("PS-003", None), in_tier("base", fine)).is_ok(), may, "{fine}");
    }
    let case = proposed(ordered("PS-003", None), in_tier("base", 50_000)).unwrap();
    let report = case.report.unwrap();
    assert_eq!((report.hearing.len(), report.review.len(), report.discussion.len()), (1, 1, 1));
    let told = told(ordered("PS-003", None), in_tier("base", 50_000));
    let unheard = taken(at(told.clone(), "2026-10-08"), recheck(50_000, Adopted::NoDefence), 1).unwrap_err();
    assert_eq!(unheard.code, Obstacle::TooEarly);
    let decided = decided(told, 50_000);
    assert!(decided.1.review.is_some() && decided.1.minutes.is_some());
    assert_eq!(closed(decided, 50_000), StageKind::Archived);
}

#[test]
fn gas_a_household_is_ordered_first_and_work_in_the_protection_zone_is_heard() {
    assert!(proposed(ordered("GS-009", Some(citizen())), in_tier("overdue", 800)).is_err());
    for (fine, may) in [(1_000, true), (1_001, false)] {
        let ignored = reinspected(ordered("GS-009", Some(citizen())), false);
        assert_eq!(proposed(ignored, in_tier("overdue", fine)).is_ok(), may, "{fine}");
    }
    let ignored = reinspected(ordered("GS-009", Some(citizen())), false);
    assert_eq!(closed(decided(told(ignored, in_tier("overdue", 800)), 800), 800), StageKind::Archived);
    for (party, least) in [(Some(citizen()), 5_000), (None, 50_000)] {
        let case = proposed(ordered("GS-010", party), in_tier("base", least)).unwrap();
        assert!(!case.report.unwrap().hearing.is_empty(), "{least}");
    }
}

#[test]
fn construction_a_changed_use_is_fined_after_an_order_and_an_unreviewed_drawing_at_once() {
    assert!(proposed(ordered("CN-010", None), in_tier("overdue", 100_000)).is_err());
    for (fine, may) in [(99_999, false), (100_000, true), (200_000, true), (200_001, false)] {
        let ignored = reinspected(ordered("CN-010", None), false);
        assert_eq!(proposed(ignored, in_tier("overdue", fine)).is_ok(), may, "{fine}");
    }
    let ignored = reinspected(ordered("CN-010", None), false);
    assert_eq!(closed(decided(told(ignored, in_tier("overdue", 100_000)), 100_000), 100_000), StageKind::Archived);
    let drawing = proposed(ordered("CN-004", None), in_tier("base", 200_000)).unwrap().report.unwrap();
    assert!(!drawing.hearing.is_empty() && !drawing.review.is_empty() && !drawing.discussion.is_empty());
}

#[test]
fn basements_an_occupier_who_digs_is_heard_and_a_shed_is_not() {
    let dug = proposed(ordered("BS-001", Some(citizen())), in_tier("base", 50_000)).unwrap();
    let report = dug.report.unwrap();
    assert!(!report.hearing.is_empty() && !report.review.is_empty() && !report.discussion.is_empty());
    let told_of = told(ordered("BS-001", Some(citizen())), in_tier("base", 50_000));
    assert_eq!(closed(decided(told_of, 50_000), 50_000), StageKind::Archived);
    for (fine, heard) in [(4_999, false), (5_000, true), (5_001, true)] {
        let shed = proposed(ordered("BS-005", Some(citizen())), in_tier("base", fine)).unwrap();
        assert_eq!(!shed.report.unwrap().hearing.is_empty(), heard, "{fine}");
    }
}
