//! What is asked of the head: once at a time, in its time, answered by somebody who did not ask; and filing.

use domain::case::Case;
use domain::dossier::Dossier;
use domain::ids::OfficerId;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::{self as aside, grant};
use crate::stands_court::{court_application, window_open};

fn short(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

/// Every request, where it may be made.
fn requests() -> Vec<(Stand, Step)> {
    let reason = || "案情复杂".to_owned();
    let served = stands::order_served;
    let instalments = vec![Instalment { due: day("2026-10-30"), amount_fen: domain::money::Fen::yuan(5_000) }];
    vec![
        (
            served(),
            Step::ProposeReferral(ProposeReferral {
                agency: "叶县城市管理局".into(),
                ground: ReferralGround::OtherPlace,
                reason: reason(),
            }),
        ),
        (
            served(),
            Step::ProposeExtension(ProposeExtension { kind: ExtensionKind::Decision, days: 30, reason: reason() }),
        ),
        (served(), Step::ProposePause(ProposePause { ground: PauseGround::Untraceable, reason: reason() })),
        (served(), Step::ProposeDropping(ProposeDropping { ground: DroppingGround::NotProved, reason: reason() })),
        (
            served(),
            Step::ProposePoliceTransfer(ProposePoliceTransfer {
                facts: "涉嫌污染环境罪".into(), second: OfficerId(2)
            }),
        ),
        (
            served(),
            Step::ProposePreservation(ProposePreservation {
                items: "苫布".into(),
                place: "仓库".into(),
                reason: reason(),
            }),
        ),
        (served(), Step::ProposeMeasure(aside::measure())),
        (
            aside::seized(),
            Step::ProposeMeasureExtension(ProposeMeasureExtension { measure: 1, days: 30, reason: reason() }),
        ),
        (
            aside::hearing_period_over(),
            Step::ProposeLateHearing(ProposeLateHearing {
                whose: 0,
                received_on: day("2026-10-09"),
                obstacle: "洪水".into(),
                ended_on: day("2026-10-09"),
            }),
        ),
        (
            stands::served(),
            Step::ProposeDeferral(ProposeDeferral {
                applied_on: day("2026-10-09"),
                hardship: "停产".into(),
                instalments,
                agreement: None,
            }),
        ),
        (window_open(), court_application()),
        (
            stands::served(),
            Step::ProposeAnnulment(ProposeAnnulment {
                ground: AnnulmentGround::OwnError,
                reason: reason(),
                fine_fen: domain::money::Fen::ZERO,
                act_anew: false,
            }),
        ),
    ]
}

#[test]
fn each_request_is_made_once_at_a_time_and_again_after_it_was_refused() {
    for (stand, step) in requests() {
        let kind = step.kind();
        let asked = go(stand, step.clone(), 1);
        let again = asked.1.may(kind, &asked.0.who(1), &asked.0.now).unwrap_err();
        assert_eq!((again.code, short(&again)), (Obstacle::WrongStage, vec!["处罚法57条1款".to_owned()]), "{kind:?}");
        assert!(again.why.ends_with("的申请已经提交，待负责人审批"), "{}", again.why);
        let request = u32::try_from(asked.1.requests.len()).unwrap();
        let no =
            |opinion: &str| DecideRequest { request, agree: false, opinion: opinion.into(), minutes: String::new() };
        let silent = taken(asked.clone(), Step::DecideRequest(no("")), 5).unwrap_err();
        assert_eq!(silent.field.as_deref(), Some("opinion"), "a refusal gives its reason: {kind:?}");
        let stage = asked.1.stage.kind();
        let refused = go(asked, Step::DecideRequest(no("理由不充分")), 5);
        assert_eq!(refused.1.stage.kind(), stage, "{kind:?}");
        assert!(refused.1.may(kind, &refused.0.who(1), &refused.0.now).is_ok(), "{kind:?}");
        let gone = taken(refused, Step::DecideRequest(no("再次")), 5).unwrap_err();
        assert_eq!(gone.code, Obstacle::Incomplete, "{kind:?}");
    }
}

#[test]
fn an_answer_names_a_request_that_waits() {
    let (stand, step) = requests().remove(0);
    let other = DecideRequest { request: 9, agree: true, opinion: String::new(), minutes: String::new() };
    assert_eq!(taken(go(stand, step, 1), Step::DecideRequest(other), 5).unwrap_err().field.as_deref(), Some("request"));
}

#[test]
fn a_late_hearing_is_asked_for_from_the_day_after_the_period_and_only_where_one_is_open() {
    let may = |stand: Stand| stand.1.may(StepKind::ProposeLateHearing, &stand.0.who(1), &stand.0.now);
    for (today, ok) in [("2026-10-07", false), ("2026-10-08", false), ("2026-10-09", true)] {
        assert_eq!(may(at(stands::hearing_offered(), today)).is_ok(), ok, "{today}");
    }
    let waiver =
        RecordWaiver { whose: 0, on: day("2026-09-24"), defence: false, hearing: true, proof: "书面声明".into() };
    let waived = go(stands::hearing_offered(), Step::RecordWaiver(waiver), 1);
    for stand in [stands::period_over(), at(waived, "2026-10-09"), stands::heard()] {
        let refusal = may(stand).unwrap_err();
        assert_eq!((refusal.code, short(&refusal)[1].as_str()), (Obstacle::WrongStage, "民诉法86条"));
    }
    let (stand, step) = requests().remove(8);
    let admitted = grant(go(stand, step, 1));
    assert_eq!(admitted.1.stage.kind(), StageKind::Hearing);
}

#[test]
fn a_hearing_is_asked_for_once() {
    let (office, case) = at(stands::heard(), "2026-10-13");
    let refusal = case.may(StepKind::RequestHearing, &office.who(1), &office.now).unwrap_err();
    assert_eq!((refusal.why.as_str(), short(&refusal)), ("听证申请已经登记", vec!["处罚法64条1项".to_owned()]));
}

#[test]
fn nobody_unknown_is_filed_against_or_fined_on_the_spot() {
    let (office, mut case) = stands::checked();
    case.dossier.party = None;
    for kind in [StepKind::ApplyForFiling, StepKind::DecideOnTheSpot] {
        let refusal = case.may(kind, &office.who(1), &office.now).unwrap_err();
        assert_eq!(refusal.code, Obstacle::Incomplete);
        assert!(refusal.why.contains("当事人还没有查明"), "{}", refusal.why);
    }
}

/// An act of 2023-09-08 whose clue came on 2026-09-08.
fn old(change: impl Fn(&mut Dossier)) -> Result<Case, Refusal> {
    let mut office = Office::on("2026-09-08");
    office.dossier = Some(dossier(day("2023-09-08")));
    if let Some(dossier) = &mut office.dossier {
        change(dossier);
    }
    let case = office.open();
    let checked = go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1);
    taken(checked, Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1)
}

#[test]
fn harm_to_people_lengthens_the_time_and_an_act_that_lasted_ends_later() {
    assert_eq!(old(|_| {}).unwrap_err().code, Obstacle::TimeBarred);
    assert!(old(|dossier| dossier.act.harm_to_people = true).is_ok());
    let environmental = old(|dossier| dossier.act.environmental_damage = true).unwrap_err();
    assert_eq!(environmental.code, Obstacle::TimeBarred, "before the Code two years, harm to people aside");
    assert!(old(|dossier| dossier.act.until = Some(day("2024-09-08"))).is_ok());
    assert!(old(|dossier| dossier.act.until = Some(day("2024-09-07"))).is_err());
}

#[test]
fn what_is_filed_keeps_its_law_and_the_document_of_the_power() {
    let law = stands::filed().1.law.unwrap();
    assert_eq!((law.code.as_str(), law.order_first), ("MK-005", false));
    assert_eq!(law.assigned_by.as_deref(), Some("关于在城市管理领域相对集中行政处罚权的决定（演示文件）"));
    let own = stands::reported_on("MK-002", report(5_000)).1.law.unwrap();
    assert_eq!(own.assigned_by, None);
}

#[test]
fn a_superior_who_agrees_may_be_silent_and_one_who_returns_may_not() {
    let endorse = |agree, opinion: &str| {
        taken(stands::applied(), Step::EndorseFiling(EndorseFiling { agree, opinion: opinion.into() }), 3)
    };
    assert_eq!(endorse(true, " ").unwrap().filing.unwrap().endorsed.unwrap().text, "同意");
    assert_eq!(endorse(true, "拟同意").unwrap().filing.unwrap().endorsed.unwrap().text, "拟同意");
    let silent = endorse(false, "").unwrap_err();
    assert_eq!((silent.field.as_deref(), silent.why.as_str()), (Some("opinion"), "退回原因未填"));
    assert!(endorse(false, "补充照片").unwrap().filing.is_none());
}
