//! Who may take which step: by role, by unit, and never the same person in two parts that must be kept apart.

use domain::ids::OfficerId;
use domain::officer::{Officer, Role};
use domain::refusal::Obstacle;
use domain::step::StepKind::{self, *};
use domain::step::{self as form, Served, Step};

use crate::office::*;
use crate::stands::{self, Stand, yes};

/// Whose step it is.
const ROLES: &[(StepKind, &[Role])] = &[
    (RegisterClue, &[Role::Officer, Role::SquadLeader]),
    (BeginCheck, &[Role::Officer, Role::SquadLeader]),
    (AmendDossier, &[Role::Officer, Role::SquadLeader]),
    (OpenRelatedCase, &[Role::Officer, Role::SquadLeader]),
    (AddExhibit, &[Role::Officer, Role::SquadLeader]),
    (ApplyForFiling, &[Role::Officer]),
    (EndorseFiling, &[Role::SquadLeader, Role::DepartmentHead]),
    (ApproveFiling, &[Role::Head]),
    (AssignOfficers, &[Role::SquadLeader, Role::DepartmentHead]),
    (IssueCorrectionOrder, &[Role::Officer]),
    (RecordService, &[Role::Officer]),
    (EndAnnouncement, &[Role::Officer]),
    (RecordReinspection, &[Role::Officer]),
    (SubmitReport, &[Role::Officer]),
    (EndorseReport, &[Role::SquadLeader, Role::DepartmentHead]),
    (IssuePriorNotice, &[Role::Officer]),
    (RecordDefence, &[Role::Officer]),
    (RecordWaiver, &[Role::Officer]),
    (RequestHearing, &[Role::Officer]),
    (RecordHearing, &[Role::LegalReviewer]),
    (WriteRecheck, &[Role::Officer]),
    (SubmitToReview, &[Role::Officer]),
    (GiveLegalOpinion, &[Role::LegalReviewer]),
    (RecordDiscussion, &[Role::Head]),
    (DecidePenalty, &[Role::Head]),
    (ReturnForInquiry, &[Role::SquadLeader, Role::DepartmentHead, Role::LegalReviewer, Role::Head]),
    (RecordPayment, &[Role::Finance]),
    (MarkOverdue, &[Role::Finance]),
    (ReportDisclosure, &[Role::DisclosureClerk]),
    (WithdrawDisclosure, &[Role::DisclosureClerk]),
    (ApplyForClosing, &[Role::Officer]),
    (ApproveClosing, &[Role::Head]),
    (TakeUpAgain, &[Role::Officer, Role::SquadLeader]),
    (DecideRequest, &[Role::Head]),
    (FileOnTheSpot, &[Role::Officer, Role::SquadLeader]),
    (BankCash, &[Role::Finance]),
    (ApplyForRecusal, &[Role::Officer, Role::SquadLeader, Role::DepartmentHead, Role::LegalReviewer, Role::Head]),
    (DecideRecusal, &[Role::Head, Role::LegalReviewer]),
    (ArrangeHearing, &[Role::LegalReviewer]),
    (DecideNoPenalty, &[Role::Head]),
    (MarkInstalmentMissed, &[Role::Finance]),
    (RecordRemedy, &[Role::Officer, Role::LegalReviewer]),
    (EndRemedy, &[Role::LegalReviewer]),
    (ProposeAnnulment, &[Role::Officer, Role::LegalReviewer]),
    (ActAnew, &[Role::Head]),
    (ApplyChangedDecision, &[Role::LegalReviewer]),
    (ProposeNotFiling, &[Role::Officer]),
    (ProposeReferral, &[Role::Officer]),
    (ConfirmReferral, &[Role::Officer]),
    (ProposeExtension, &[Role::Officer]),
    (DecideOnTheSpot, &[Role::Officer]),
    (CollectCash, &[Role::Officer]),
    (HandInCash, &[Role::Officer]),
    (ProposePreservation, &[Role::Officer]),
    (DisposePreservation, &[Role::Officer]),
    (ProposeMeasure, &[Role::Officer]),
    (ExecuteMeasure, &[Role::Officer]),
    (ExecuteUrgently, &[Role::Officer]),
    (ProposeMeasureExtension, &[Role::Officer]),
    (EndMeasure, &[Role::Officer]),
    (SendSample, &[Role::Officer]),
    (RecordTestResult, &[Role::Officer]),
    (ProposePause, &[Role::Officer]),
    (ResumeInquiry, &[Role::Officer]),
    (ProposeDropping, &[Role::Officer]),
    (ProposePoliceTransfer, &[Role::Officer]),
    (SendToPolice, &[Role::Officer]),
    (RecordPoliceAnswer, &[Role::Officer]),
    (ProposeNoPenalty, &[Role::Officer]),
    (ProposeLateHearing, &[Role::Officer]),
    (RenewNotice, &[Role::Officer]),
    (ProposeDeferral, &[Role::Officer]),
    (IssueDemand, &[Role::Officer]),
    (RecordDemandAnswer, &[Role::Officer]),
    (RecordPerformance, &[Role::Officer]),
    (ProposeCourtApplication, &[Role::Officer]),
    (RecordCourt, &[Role::Officer]),
    (SetAsideExhibit, &[Role::Officer, Role::LegalReviewer, Role::Head]),
    (ReviewDeviceRecord, &[Role::Officer]),
    (RecordDispute, &[Role::Officer]),
    (SubmitDispute, &[Role::Officer]),
    (SettleDispute, &[Role::Officer]),
    (RecordNotTold, &[Role::LegalReviewer]),
    (AskReconsideration, &[Role::Officer]),
    (SuggestSupervision, &[Role::Officer]),
    (Archive, &[Role::Officer]),
    (DemandPerformance, &[Role::Officer]),
    (ProposeSubstitution, &[Role::Officer]),
    (PerformSubstitution, &[Role::Officer]),
    (ClearAtOnce, &[Role::Officer]),
    (RecordBuilding, &[Role::Officer]),
    (HaltExecution, &[Role::Head]),
    (AuctionSeized, &[Role::Finance]),
];

/// An investigator of the case who holds only this role.
fn only(office: &Office, role: Role) -> Officer {
    Officer { roles: vec![role], ..office.who(1) }
}

#[test]
fn every_step_by_every_role() {
    let (office, case) = stands::order_served();
    assert_eq!(ROLES.len(), StepKind::ALL.len());
    for (kind, roles) in ROLES {
        for role in Role::ALL {
            let officer = only(&office, role);
            let refused = case.may(*kind, &officer, &office.now).err();
            let wrong = refused.as_ref().is_some_and(|refusal| refusal.code == Obstacle::WrongRole);
            assert_eq!(wrong, !roles.contains(&role), "{kind:?} {role:?} {refused:?}");
            let offered = case.offers(&officer, &office.now).iter().any(|offer| offer.step == *kind);
            assert_eq!(offered, roles.contains(&role) && *kind != RegisterClue, "{kind:?} {role:?}");
        }
    }
}

#[test]
fn the_product_itself_only_marks_what_is_overdue() {
    let (office, case) = stands::served_and_late();
    for kind in StepKind::ALL {
        let result = case.may(*kind, &Officer::system(), &office.now);
        assert_eq!(result.is_ok(), *kind == MarkOverdue, "{kind:?}");
    }
}

#[test]
fn another_units_people_are_refused_whatever_their_roles() {
    let stands: [fn() -> Stand; 8] = [
        stands::clue,
        stands::checked,
        stands::applied,
        stands::filed,
        stands::order_served,
        stands::reported,
        stands::period_over,
        stands::rechecked,
    ];
    for reach in stands {
        let (office, case) = reach();
        let stranger = office.who(11);
        for kind in StepKind::ALL {
            let refusal = case.may(*kind, &stranger, &office.now).unwrap_err();
            assert_eq!(refusal.code, Obstacle::WrongRole, "{kind:?}");
        }
    }
}

#[test]
fn after_filing_only_the_two_investigators_act_for_the_party() {
    let (office, case) = stands::period_over();
    for kind in [RecordService, RecordReinspection, RecordDefence, RecordWaiver, WriteRecheck] {
        let refusal = case.may(kind, &office.who(10), &office.now).unwrap_err();
        assert_eq!(refusal.code, Obstacle::WrongRole, "{kind:?}");
        assert!(refusal.why.contains("张伟、王强"), "{}", refusal.why);
    }
    assert!(case.may(WriteRecheck, &office.who(2), &office.now).is_ok());
}

/// The stand with 刘洋, who is officer, reviewer, head and cashier at once, as second investigator.
fn investigated_by_8(stand: Stand) -> Stand {
    let (office, mut case) = stand;
    case.investigators[1].id = OfficerId(8);
    (office, case)
}

#[test]
fn an_investigator_neither_approves_nor_reviews_nor_decides_nor_collects_nor_closes() {
    let parts: [(fn() -> Stand, StepKind); 5] = [
        (stands::endorsed, ApproveFiling),
        (stands::in_review, GiveLegalOpinion),
        (stands::rechecked, DecidePenalty),
        (stands::served, RecordPayment),
        (stands::closing, ApproveClosing),
    ];
    for (reach, kind) in parts {
        let (office, case) = reach();
        assert!(case.may(kind, &office.who(8), &office.now).is_ok(), "{kind:?}");
        let (office, case) = investigated_by_8(reach());
        let refusal = case.may(kind, &office.who(8), &office.now).unwrap_err();
        assert_eq!(refusal.code, Obstacle::SamePerson, "{kind:?}");
        assert!(!refusal.articles.is_empty());
    }
}

#[test]
fn an_investigator_does_not_host_the_hearing() {
    let (mut office, case) = investigated_by_8(stands::hearing());
    office.set("2026-10-13");
    let Step::RecordHearing(held) = stands::held("2026-10-13") else { unreachable!() };
    let by_8 = Step::RecordHearing(form::RecordHearing { host: Some(OfficerId(8)), ..held });
    let refusal = office.take(&case, by_8, 4).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::SamePerson, Some("host")));
    assert!(refusal.sentence().contains("第六十四条第四项"), "{}", refusal.sentence());
}

#[test]
fn the_reviewer_does_not_decide() {
    let (office, mut case) = stands::discussed();
    assert!(case.may(DecidePenalty, &office.who(8), &office.now).is_ok());
    case.review.as_mut().unwrap().opinion.by = OfficerId(8);
    let refusal = case.may(DecidePenalty, &office.who(8), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::SamePerson);
}

#[test]
fn who_was_replaced_as_investigator_still_does_not_decide() {
    let (mut office, mut case) = stands::assigned();
    let name =
        |lead, second| Step::AssignOfficers(form::AssignOfficers { lead: OfficerId(lead), second: OfficerId(second) });
    case = office.take(&case, name(8, 2), 3).unwrap();
    case = office.take(&case, name(1, 2), 3).unwrap();
    assert_eq!(case.former_investigators, [OfficerId(8)]);
    let (ready, decidable) = stands::rechecked();
    let before = domain::case::Case { former_investigators: case.former_investigators, ..decidable };
    let refusal = before.may(DecidePenalty, &ready.who(8), &ready.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::SamePerson);
    assert!(refusal.why.contains("曾经"), "{}", refusal.why);
}

#[test]
fn a_reviewer_without_qualification_does_not_review() {
    let (office, case) = stands::in_review();
    let newcomer = Officer { review_standing: Default::default(), ..office.who(4) };
    let refusal = case.may(GiveLegalOpinion, &newcomer, &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::Certificate);
    assert!(refusal.sentence().contains("第五十八条第二款"));
}

#[test]
fn a_certificate_counts_on_its_first_and_last_day_at_filing_and_at_service() {
    use domain::officer::{Certificate, Roster};
    let second_certified = |office: &mut Office, from: &str, to: &str| {
        let mut people = office.now.roster.officers().to_vec();
        let held = Certificate { number: "豫D16049999".into(), valid_from: day(from), valid_to: day(to) };
        people[1].certificates = vec![held];
        office.now.roster = std::sync::Arc::new(Roster::new(people));
    };
    // Filing is applied for on 2026-09-08, the decision served on 2026-10-09.
    for (from, to, may) in [
        ("2026-09-09", "2027-09-09", false),
        ("2026-09-08", "2027-09-09", true),
        ("2026-09-07", "2026-09-09", true),
        ("2025-09-08", "2026-09-08", true),
        ("2025-09-08", "2026-09-07", false),
    ] {
        let (mut office, case) = stands::checked();
        second_certified(&mut office, from, to);
        let asked = form::ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() };
        let result = office.take(&case, Step::ApplyForFiling(asked), 1);
        assert_eq!(result.is_ok(), may, "{from} {to}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Certificate, Some("second")));
        }
    }
    for (from, to, may) in [
        ("2026-10-10", "2027-10-10", false),
        ("2026-10-09", "2027-10-10", true),
        ("2025-10-09", "2026-10-09", true),
        ("2025-10-09", "2026-10-08", false),
    ] {
        let (mut office, case) = stands::decided();
        second_certified(&mut office, from, to);
        // Recorded later: the day of service counts, not the day of recording.
        office.set("2026-10-12");
        let result = office.take(&case, serve(Served::PenaltyDecision, "2026-10-09"), 1);
        assert_eq!(result.is_ok(), may, "{from} {to}");
    }
}

#[test]
fn an_application_returned_by_the_unit_can_be_made_again() {
    let (mut office, case) = stands::applied();
    let back = form::EndorseFiling { agree: false, opinion: "补充照片".into() };
    let silent = form::EndorseFiling { agree: false, opinion: yes() };
    let refusal = office.take(&case, Step::EndorseFiling(silent), 3).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("opinion"));
    let case = office.take(&case, Step::EndorseFiling(back), 3).unwrap();
    assert!(case.may(ApplyForFiling, &office.who(1), &office.now).is_ok());
}
