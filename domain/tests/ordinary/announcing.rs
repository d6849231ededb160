//! Service by announcement: the last way, its grounds, its period to the day, and what it sets running.

use domain::case::Case;
use domain::ids::ExhibitId;
use domain::law::deadlines::DeadlineId;
use domain::refusal::{Obstacle, Refusal};
use domain::service::{Delivery, Posting, Way};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};

pub fn announcement(ground: AnnouncementGround, postings: &[&str]) -> Way {
    let postings = postings.iter().map(|on| Posting { on: day(on), medium: "平顶山日报".into() }).collect();
    Way::Announcement { ground, course: "登记住所已拆除，多方查找无着".into(), postings }
}

pub fn by(way: Way, paper: Served, on: &str) -> RecordService {
    let Step::RecordService(form) = serve(paper, on) else { unreachable!("serve records a service") };
    RecordService { way, proofs: vec![ExhibitId(1)], ..form }
}

fn posted(paper: Served, on: &str) -> Step {
    Step::RecordService(by(announcement(AnnouncementGround::Whereabouts, &[on]), paper, on))
}

pub fn ended(paper: Served) -> Step {
    Step::EndAnnouncement(EndAnnouncement { paper, to: 0 })
}

/// The decision of 2026-10-09 announced on 2026-10-12: thirty days end on Wednesday 2026-11-11.
pub fn decision_announced() -> Stand {
    go(at(stands::decided(), "2026-10-12"), posted(Served::PenaltyDecision, "2026-10-12"), 1)
}

pub fn decision_announced_long_ago() -> Stand {
    at(decision_announced(), "2026-11-12")
}

fn refused(stand: Stand, form: RecordService) -> (Option<String>, String) {
    let refusal: Refusal = taken(stand, Step::RecordService(form), 1).unwrap_err();
    (refusal.field.clone(), refusal.articles.first().map(|article| article.short()).unwrap_or_default())
}

#[test]
fn the_period_of_an_announcement_is_over_on_the_day_after_its_thirtieth() {
    for (today, may) in [("2026-11-10", false), ("2026-11-11", false), ("2026-11-12", true)] {
        let (office, case) = at(decision_announced(), today);
        assert_eq!(case.stage.kind(), StageKind::Penalty, "announced is not served");
        assert_eq!(case.may(StepKind::EndAnnouncement, &office.who(1), &office.now).is_ok(), may, "{today}");
        let over = domain::procedures::ordinary::announcing::over(&case, office.now.today());
        assert_eq!(over.len(), usize::from(may), "{today}");
        let result = taken((office, case), ended(Served::PenaltyDecision), 1);
        assert_eq!(result.is_ok(), may, "{today}");
        match result {
            Ok(case) => {
                let decision = case.decision.as_ref().unwrap();
                assert_eq!(decision.service.deemed(), Some(day("2026-11-11")), "served on the thirtieth day");
                // Fifteen days from the deemed day, not from the one on which somebody noted it.
                assert_eq!(decision.term.as_ref().unwrap().unrolled, day("2026-11-26"));
                assert_eq!(case.stage.kind(), StageKind::Served);
                assert_eq!(case.stage.since(), day("2026-11-11"));
            }
            Err(refusal) => assert_eq!(refusal.code, Obstacle::TooEarly),
        }
    }
}

#[test]
fn an_announcement_runs_from_its_last_posting() {
    let stand = at(stands::notice_out(), "2026-10-09");
    let way = announcement(AnnouncementGround::Whereabouts, &["2026-10-09", "2026-09-23"]);
    let early = by(way.clone(), Served::PriorNotice, "2026-09-23");
    assert_eq!(refused(stand.clone(), early), (Some("on".into()), "民诉解释138条".into()));
    let (office, case) = go(stand, Step::RecordService(by(way, Served::PriorNotice, "2026-10-09")), 1);
    let running = case.deadlines(&office.now.law).unwrap();
    let clock = running.iter().find(|clock| clock.id == DeadlineId::Announcement).unwrap();
    assert_eq!((clock.start, clock.ends), (day("2026-10-09"), day("2026-11-08")));
    let case = taken(at((office, case), "2026-11-09"), ended(Served::PriorNotice), 1).unwrap();
    assert_eq!(case.stage.kind(), StageKind::Noticed);
    let defence = case.notice.as_ref().unwrap().service.clock(DeadlineId::Defence).unwrap();
    assert_eq!((defence.start, defence.ends), (day("2026-11-08"), day("2026-11-13")));
}

#[test]
fn a_later_posting_begins_the_period_anew() {
    let again = go(at(decision_announced(), "2026-10-15"), posted(Served::PenaltyDecision, "2026-10-15"), 1);
    for (today, may) in [("2026-11-12", false), ("2026-11-14", false), ("2026-11-15", true)] {
        let result = taken(at(again.clone(), today), ended(Served::PenaltyDecision), 1);
        assert_eq!(result.is_ok(), may, "{today}");
        if let Ok(case) = result {
            assert_eq!(case.decision.unwrap().service.deemed(), Some(day("2026-11-14")));
        }
    }
}

#[test]
fn sixty_days_where_the_last_posting_is_of_2021_and_thirty_from_2022() {
    let law = Office::on("2026-09-08").now.law;
    let reckoned = |on: &str| {
        let announced = law.announced(day(on)).unwrap();
        (announced.clock.length, announced.served_on)
    };
    assert_eq!(reckoned("2021-12-30"), (60, day("2022-02-28")));
    assert_eq!(reckoned("2021-12-31"), (60, day("2022-03-01")));
    assert_eq!(reckoned("2022-01-01"), (30, day("2022-01-31")));
}

#[test]
fn the_seven_days_to_serve_end_with_the_publication() {
    let running = |(office, case): Stand| -> Vec<DeadlineId> {
        case.deadlines(&office.now.law).unwrap().iter().map(|clock| clock.id).collect()
    };
    let before = running(at(stands::decided(), "2026-10-12"));
    assert!(before.contains(&DeadlineId::Serve) && !before.contains(&DeadlineId::Announcement), "{before:?}");
    let after = running(decision_announced());
    assert!(!after.contains(&DeadlineId::Serve) && after.contains(&DeadlineId::Announcement), "{after:?}");
}

#[test]
fn an_announcement_recorded_after_its_period_serves_at_once() {
    for (today, stage) in [("2026-11-11", StageKind::Penalty), ("2026-11-12", StageKind::Served)] {
        let case = taken(at(stands::decided(), today), posted(Served::PenaltyDecision, "2026-10-12"), 1).unwrap();
        assert_eq!(case.stage.kind(), stage, "{today}");
        let deemed = case.decision.unwrap().service.deemed();
        assert_eq!(deemed, (stage == StageKind::Served).then(|| day("2026-11-11")));
    }
}

#[test]
fn an_announcement_needs_reason_postings_and_proof() {
    let stand = || at(stands::decided(), "2026-10-12");
    let paper = Served::PenaltyDecision;
    let found = |way: Way| refused(stand(), by(way, paper, "2026-10-12"));
    let ground = AnnouncementGround::Whereabouts;
    let silent = Way::Announcement { ground, course: " ".into(), postings: Vec::new() };
    assert_eq!(found(silent), (Some("course".into()), "民诉法95条".into()));
    assert_eq!(found(announcement(ground, &[])), (Some("postings".into()), "民诉解释138条".into()));
    for (on, may) in [("2026-10-08", false), ("2026-10-09", true), ("2026-10-12", true), ("2026-10-13", false)] {
        let result = taken(stand(), Step::RecordService(by(announcement(ground, &[on]), paper, on)), 1);
        assert_eq!(result.is_ok(), may, "{on}");
    }
    let nowhere = Way::Announcement {
        ground,
        course: "查找无着".into(),
        postings: vec![Posting { on: day("2026-10-12"), medium: " ".into() }],
    };
    assert_eq!(found(nowhere).0.as_deref(), Some("postings"));
    let unproved =
        RecordService { proofs: Vec::new(), ..by(announcement(ground, &["2026-10-12"]), paper, "2026-10-12") };
    assert_eq!(refused(stand(), unproved), (Some("proofs".into()), "民诉法95条".into()));
    let failing = RecordService {
        delivery: Delivery::Failed,
        note: "无".into(),
        ..by(announcement(ground, &["2026-10-12"]), paper, "2026-10-12")
    };
    assert_eq!(refused(stand(), failing).0.as_deref(), Some("delivery"));
}

#[test]
fn the_other_ways_must_have_failed_on_record() {
    let fail = |stand: Stand, way: Way| {
        let form = RecordService {
            delivery: Delivery::Failed,
            note: "查无此人".into(),
            ..by(way, Served::PenaltyDecision, "2026-10-12")
        };
        go(stand, Step::RecordService(form), 1)
    };
    let announce = |stand: Stand| -> Result<Case, Refusal> {
        let way = announcement(AnnouncementGround::OtherWaysFailed, &["2026-10-12"]);
        taken(stand, Step::RecordService(by(way, Served::PenaltyDecision, "2026-10-12")), 1)
    };
    let direct = || {
        let Step::RecordService(form) = serve(Served::PenaltyDecision, "2026-10-12") else { unreachable!() };
        form.way
    };
    let post = || Way::Post { slip: "EMS 1".into(), recipient: String::new(), difficulty: "无人应门".into() };
    let sent = || Way::Electronic {
        address: "1@example.cn".into(),
        confirmation: Some(ExhibitId(1)),
        consented_on: Some(day("2026-09-09")),
        proved: None,
    };
    let none = at(stands::decided(), "2026-10-12");
    let refusal = announce(none.clone()).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("ground")));
    assert!(refusal.why.contains("直接送达、邮寄或者委托送达"), "{}", refusal.why);
    let once = fail(none, direct());
    assert!(announce(once.clone()).unwrap_err().why.contains("没有登记邮寄或者委托送达"));
    let twice = fail(once.clone(), post());
    assert!(announce(twice).is_ok());
    // Who consented to messages is tried that way too.
    let consented = fail(once, sent());
    assert!(announce(consented.clone()).is_err(), "the letter was not tried");
    assert!(announce(fail(consented, post())).is_ok());
}

#[test]
fn the_party_may_still_sign_while_an_announcement_runs() {
    let case = taken(at(decision_announced(), "2026-10-20"), serve(Served::PenaltyDecision, "2026-10-20"), 1).unwrap();
    assert_eq!(case.decision.as_ref().unwrap().service.deemed(), Some(day("2026-10-20")));
    assert!(domain::procedures::ordinary::announcing::running(&case).is_empty());
}

#[test]
fn a_waiting_notice_tells_until_when_it_is_announced() {
    let stand = at(stands::notice_out(), "2026-10-09");
    let (office, case) = go(stand, posted(Served::PriorNotice, "2026-10-09"), 1);
    let refusal = case.may(StepKind::WriteRecheck, &office.who(1), &office.now).unwrap_err();
    assert!(refusal.why.contains("公告期到 2026-11-08"), "{}", refusal.why);
}
