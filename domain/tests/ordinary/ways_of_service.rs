//! The ways of service beside hand, door and post: who may sign, what proves each, and what a demand asks first.

use domain::ids::ExhibitId;
use domain::refusal::{Obstacle, Refusal};
use domain::service::{Delivery, ProvedArrival, Way};
use domain::stage::StageKind;
use domain::step::*;

use crate::announcing::by;
use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside as beside;

fn signed(receiver: Option<Receiver>, relation: &str) -> Way {
    Way::Direct { recipient: "王某".into(), relation: relation.into(), receiver, on_file_copy: false }
}

fn serve_by(stand: Stand, way: Way, note: &str) -> Result<domain::case::Case, Refusal> {
    let form = RecordService { note: note.into(), ..by(way, Served::PriorNotice, "2026-09-23") };
    taken(stand, Step::RecordService(form), 1)
}

fn of_a_citizen() -> Stand {
    let mut office = Office::on("2026-09-08");
    office.dossier = Some(domain::dossier::Dossier { party: Some(citizen()), ..dossier(day("2026-09-08")) });
    let case = office.open();
    let mut stand = (office, case);
    for (step, who) in [
        (Step::BeginCheck(BeginCheck {}), 1),
        (exhibit(1), 1),
        (Step::ApplyForFiling(ApplyForFiling { second: domain::ids::OfficerId(2), opinion: "建议立案".into() }), 1),
        (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
        (
            Step::AssignOfficers(AssignOfficers { lead: domain::ids::OfficerId(1), second: domain::ids::OfficerId(2) }),
            3,
        ),
        (Step::IssueCorrectionOrder(IssueCorrectionOrder { demands: "立即清除".into(), due: day("2026-09-08") }), 1),
    ] {
        stand = go(stand, step, who);
    }
    stand
}

#[test]
fn family_signs_for_a_person_and_officers_or_mail_room_for_a_unit() {
    use Receiver::{AdultFamily, Agent, MailReceiver, Nominee, Party, Representative};
    for (receiver, person, unit) in [
        (Party, true, false),
        (AdultFamily, true, false),
        (Representative, false, true),
        (MailReceiver, false, true),
        (Agent, true, true),
        (Nominee, true, true),
    ] {
        let of_a_unit = serve_by(stands::notice_out(), signed(Some(receiver), "某职务"), "");
        assert_eq!(of_a_unit.is_ok(), unit, "{receiver:?}");
        let form = by(signed(Some(receiver), "配偶"), Served::CorrectionOrder, "2026-09-08");
        let of_a_person = taken(of_a_citizen(), Step::RecordService(form), 1);
        assert_eq!(of_a_person.is_ok(), person, "{receiver:?}");
        for refusal in [of_a_unit.err(), of_a_person.err()].into_iter().flatten() {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some("receiver")));
            assert_eq!(refusal.articles[0].short(), "民诉法88条1款");
        }
    }
    let unsaid = serve_by(stands::notice_out(), signed(None, "门卫"), "").unwrap_err();
    assert_eq!((unsaid.code, unsaid.field.as_deref()), (Obstacle::Incomplete, Some("receiver")));
    let room = serve_by(stands::notice_out(), signed(Some(MailReceiver), ""), "").unwrap_err();
    assert_eq!((room.field.as_deref(), room.articles[0].short().as_str()), (Some("relation"), "民诉解释130条"));
    assert!(serve_by(stands::notice_out(), signed(Some(Representative), ""), "").is_ok());
}

#[test]
fn a_signature_on_the_file_copy_serves_decisions_only() {
    let way = Way::Direct {
        recipient: "马建国".into(),
        relation: String::new(),
        receiver: Some(Receiver::Representative),
        on_file_copy: true,
    };
    let refusal = serve_by(stands::notice_out(), way.clone(), "").unwrap_err();
    assert_eq!(
        (refusal.field.as_deref(), refusal.articles[0].short().as_str()),
        (Some("on_file_copy"), "豫执法条例31条1款")
    );
    let decision = by(way, Served::PenaltyDecision, "2026-10-09");
    assert!(taken(stands::decided(), Step::RecordService(decision), 1).is_ok());
}

#[test]
fn who_comes_or_is_met_and_refuses_to_sign_is_served() {
    let called = |who: &str| Way::CalledIn { refused_by: who.into() };
    let met = |pictures: &[i64]| Way::MetElsewhere {
        refused_by: "马建国".into(),
        pictures: pictures.iter().map(|id| ExhibitId(*id)).collect(),
    };
    for (way, note, field, article) in [
        (called(""), "电话通知到场", "recipient", "民诉解释131条1款"),
        (called("马建国"), "", "note", "民诉解释131条1款"),
        (met(&[]), "在工地遇见", "pictures", "民诉解释131条2款"),
        (met(&[7]), "在工地遇见", "pictures", "民诉解释131条2款"),
        (met(&[1]), "", "note", "民诉解释131条2款"),
    ] {
        let refusal = serve_by(stands::notice_out(), way.clone(), note).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some(field)), "{way:?}");
        assert_eq!(refusal.articles[0].short(), article, "{way:?}");
    }
    for way in [called("马建国"), met(&[1])] {
        let case = serve_by(stands::notice_out(), way, "通知到场后看过文书，拒绝签字").unwrap();
        assert_eq!(case.notice.unwrap().service.deemed(), Some(day("2026-09-23")));
    }
}

#[test]
fn through_another_agency_or_prison_the_day_they_sign() {
    let entrusted = |agency: &str, letter: &str, difficulty: &str| Way::Entrusted {
        agency: agency.into(),
        letter: letter.into(),
        difficulty: difficulty.into(),
        recipient: "马建国".into(),
    };
    for (way, field, article) in [
        (entrusted("", "1号", "住所在外省"), "agency", "民诉解释134条1款"),
        (entrusted("某市城管局", "", "住所在外省"), "letter", "民诉解释134条1款"),
        (entrusted("某市城管局", "1号", ""), "difficulty", "民诉法91条"),
    ] {
        let refusal = serve_by(stands::notice_out(), way, "").unwrap_err();
        assert_eq!((refusal.field.as_deref(), refusal.articles[0].short().as_str()), (Some(field), article));
    }
    let way = entrusted("某市城管局", "1号", "住所在外省");
    let bare = RecordService { proofs: Vec::new(), ..by(way.clone(), Served::PriorNotice, "2026-09-23") };
    let refusal = taken(stands::notice_out(), Step::RecordService(bare), 1).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("proofs"));
    assert!(serve_by(stands::notice_out(), way, "").is_ok());

    let passed = |through, body: &str| Way::PassedOn { through, body: body.into(), recipient: "演示人".into() };
    let of_a_unit = serve_by(stands::notice_out(), passed(Through::Prison, "市看守所"), "").unwrap_err();
    assert_eq!((of_a_unit.code, of_a_unit.field.as_deref()), (Obstacle::Invalid, Some("way")));
    let order = |way| taken(of_a_citizen(), Step::RecordService(by(way, Served::CorrectionOrder, "2026-09-08")), 1);
    for (through, article) in [
        (Through::Military, "民诉法92条"),
        (Through::Prison, "民诉法93条"),
        (Through::CompulsoryEducation, "民诉法93条"),
    ] {
        let refusal = order(passed(through, "")).unwrap_err();
        assert_eq!((refusal.field.as_deref(), refusal.articles[0].short().as_str()), (Some("body"), article));
        let case = order(passed(through, "某单位")).unwrap();
        assert_eq!(case.orders[0].service.deemed(), Some(day("2026-09-08")));
    }
}

fn message(consented_on: Option<&str>, proved: Option<&str>) -> Way {
    Way::Electronic {
        address: "yyzt@example.cn".into(),
        confirmation: consented_on.map(|_| ExhibitId(1)),
        consented_on: consented_on.map(day),
        proved: proved.map(|on| ProvedArrival { on: day(on), exhibit: ExhibitId(1) }),
    }
}

#[test]
fn a_message_needs_a_signed_consent_from_before_it() {
    for (consented, may) in
        [(None, false), (Some("2026-09-24"), false), (Some("2026-09-23"), true), (Some("2026-09-22"), true)]
    {
        let result = serve_by(at(stands::notice_out(), "2026-09-24"), message(consented, None), "");
        assert_eq!(result.is_ok(), may, "{consented:?}");
        if let Err(refusal) = result {
            assert_eq!(refusal.articles[0].short(), "处罚法61条2款");
        }
    }
    // Without consent not even a failed message counts as tried.
    let form = RecordService {
        delivery: Delivery::Failed,
        note: "退信".into(),
        ..by(message(None, None), Served::PriorNotice, "2026-09-23")
    };
    assert!(taken(stands::notice_out(), Step::RecordService(form), 1).is_err());
    let unseen = RecordService {
        proofs: Vec::new(),
        ..by(message(Some("2026-09-22"), None), Served::PriorNotice, "2026-09-23")
    };
    let refusal = taken(stands::notice_out(), Step::RecordService(unseen), 1).unwrap_err();
    assert_eq!((refusal.field.as_deref(), refusal.articles[0].short().as_str()), (Some("proofs"), "民诉解释135条"));
}

#[test]
fn a_message_counts_from_its_sending_unless_the_party_proves_another_day() {
    for (proved, deemed) in [
        (None, Some("2026-09-23")),
        (Some("2026-09-22"), None),
        (Some("2026-09-23"), Some("2026-09-23")),
        (Some("2026-09-24"), Some("2026-09-24")),
        (Some("2026-09-25"), None),
    ] {
        let way = message(Some("2026-09-22"), proved);
        let result = serve_by(at(stands::notice_out(), "2026-09-24"), way, "");
        assert_eq!(result.as_ref().ok().and_then(|case| case.notice.as_ref()?.service.deemed()), deemed.map(day));
        match result {
            Ok(case) => assert_eq!(case.stage.since(), day(deemed.unwrap())),
            Err(refusal) => assert_eq!(refusal.field.as_deref(), Some("proved_on"), "{proved:?}"),
        }
    }
}

#[test]
fn a_demand_is_served_directly_before_any_other_way() {
    let posted =
        || Way::Post { slip: "EMS 1".into(), recipient: "马建国".into(), difficulty: "人在外地".into() };
    let today = beside::demand_out().0.now.today().to_string();
    let form = |way| by(way, Served::Demand, &today);
    let refusal = taken(beside::demand_out(), Step::RecordService(form(posted())), 1).unwrap_err();
    assert_eq!((refusal.field.as_deref(), refusal.articles[0].short().as_str()), (Some("way"), "强制法38条"));
    let direct = RecordService {
        delivery: Delivery::Failed,
        note: "不在".into(),
        ..form(signed(Some(Receiver::Representative), ""))
    };
    let tried = go(beside::demand_out(), Step::RecordService(direct), 1);
    let case = taken(tried, Step::RecordService(form(posted())), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Demanded);
}

#[test]
fn events_from_before_the_other_ways_are_still_read() {
    let old = r#"{"step":"record_service","paper":"prior_notice","way":"left","refused_by":"马建国","witness":"李四",
        "pictures":[],"on":"2026-09-23","delivery":"done","place":"住所","note":"","second":2}"#;
    let step: Step = serde_json::from_str(old).unwrap();
    let Step::RecordService(form) = &step else { panic!("{step:?}") };
    assert!(form.proofs.is_empty() && form.to == 0);
    assert!(matches!(&form.way, Way::Left { witness_from: None, .. }), "{:?}", form.way);
    let direct = r#"{"step":"record_service","paper":"prior_notice","way":"direct","recipient":"马建国","relation":"门卫",
        "on":"2026-09-23","delivery":"done","place":"住所","second":2}"#;
    let step: Step = serde_json::from_str(direct).unwrap();
    assert!(matches!(&step, Step::RecordService(form) if matches!(&form.way, Way::Direct { receiver: None, .. })));
}
