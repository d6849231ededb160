//! Random cases: whatever people try in whatever order, the law's invariants hold after every accepted step.

use chrono::{Days, NaiveDate};
use domain::case::Case;
use domain::documents::issued_by;
use domain::dossier::Dossier;
use domain::event::{Event, Outcome};
use domain::law::statutes::Statutes;
use domain::money::Fen;
use domain::party::Party;
use domain::refusal::{Obstacle, Refusal};
use domain::service::Delivery;
use domain::stage::StageKind;
use domain::step::{HearingOutcome, Step, StepKind, Verdict};
use proptest::prelude::*;

use crate::office::*;
use crate::stands;
use crate::wild::{self, Die};

/// Steps that may be repeated for ever and lead nowhere: chosen less often, so that cases get on.
const IDLE: [StepKind; 34] = [
    StepKind::ClearAtOnce,
    StepKind::DemandPerformance,
    StepKind::RecordBuilding,
    StepKind::HaltExecution,
    StepKind::OpenRelatedCase,
    StepKind::RecordDefence,
    StepKind::AddExhibit,
    StepKind::AmendDossier,
    StepKind::AssignOfficers,
    StepKind::IssueCorrectionOrder,
    StepKind::ReturnForInquiry,
    StepKind::RecordReinspection,
    StepKind::ProposeNotFiling,
    StepKind::ProposeReferral,
    StepKind::ConfirmReferral,
    StepKind::ProposePause,
    StepKind::ProposeDropping,
    StepKind::ProposePoliceTransfer,
    StepKind::SendToPolice,
    StepKind::ProposeExtension,
    StepKind::ProposePreservation,
    StepKind::ProposeMeasure,
    StepKind::ExecuteUrgently,
    StepKind::SendSample,
    StepKind::ApplyForRecusal,
    StepKind::ProposeNoPenalty,
    StepKind::DecideNoPenalty,
    StepKind::ProposeAnnulment,
    StepKind::SetAsideExhibit,
    StepKind::ReviewDeviceRecord,
    StepKind::RecordDispute,
    StepKind::RecordNotTold,
    StepKind::AskReconsideration,
    StepKind::SuggestSupervision,
];

/// All that may still happen to a closed file: the archive, and what opens a linked new entry.
const REOPENING: [StepKind; 6] = [
    StepKind::Archive,
    StepKind::RecordRemedy,
    StepKind::EndRemedy,
    StepKind::ProposeAnnulment,
    StepKind::DecideRequest,
    StepKind::RecordNotTold,
];

fn started(die: &mut Die) -> (Office, Case, Event) {
    let code = die.one(&["MK-005", "MK-002", "MK-008", "MK-012", "PK-005", "CN-008", "MK-005"]);
    let mut office = Office::about("2026-08-20", code);
    if die.throw(3) == 0 {
        office.dossier = office.dossier.map(|dossier| Dossier { party: Some(citizen()), ..dossier });
    }
    if die.throw(4) == 0 {
        office.dossier = office.dossier.map(|dossier| {
            let joint = vec![partner_of(dossier.party.as_ref().unwrap())];
            Dossier { joint, ..dossier }
        });
    }
    let (case, event) = office.opened();
    (office, case, event)
}

/// A kind of step that is likely to move the case: something open to somebody, and rarely an idle one.
fn likely(case: &Case, office: &Office, die: &mut Die) -> Option<(StepKind, i64)> {
    for _ in 0..6 {
        let who = die.one(&[1, 1, 1, 2, 3, 4, 5, 6, 7, 8]);
        let offers = case.offers(&office.who(who), &office.now);
        let open: Vec<StepKind> =
            offers.iter().filter(|offer| offer.refused.is_none()).map(|offer| offer.step).collect();
        let moving: Vec<StepKind> = open.iter().copied().filter(|kind| !IDLE.contains(kind)).collect();
        let onward: Vec<StepKind> = moving.iter().copied().filter(|kind| *kind <= StepKind::ApproveClosing).collect();
        if !onward.is_empty() && die.throw(4) > 0 {
            return Some((die.one(&onward), who));
        }
        if !moving.is_empty() && die.throw(12) > 0 {
            return Some((die.one(&moving), who));
        }
        if !open.is_empty() && die.throw(6) == 0 {
            return Some((die.one(&open), who));
        }
    }
    None
}

/// Walks one case from its clue; returns the stages it saw.
fn walk(throws: &[u64]) -> Vec<StageKind> {
    let (office, case, first) = started(&mut Die(throws[0]));
    walk_on(office, case, vec![first], throws)
}

/// Walks on from wherever a case stands; `events` are those it had so far, or none where they are not at hand.
fn walk_on(mut office: Office, mut case: Case, mut events: Vec<Event>, throws: &[u64]) -> Vec<StageKind> {
    let whole = !events.is_empty();
    let mut seen = vec![case.stage.kind()];
    for (index, throw) in throws.iter().enumerate() {
        let mut die = Die(*throw);
        if die.throw(9) == 0 {
            let days = die.one(&[1, 1, 1, 2, 3, 6, 12]);
            office.now.at += chrono::Duration::days(days);
        }
        let any = (die.one(StepKind::ALL), die.one(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        let (kind, who) = match die.throw(10) {
            0 => any,
            _ => likely(&case, &office, &mut die).unwrap_or(any),
        };
        let officer = office.who(who);
        let step = wild::step(kind, &case, office.now.today(), index as i64 + 2, &mut die);
        let permitted = case.may(kind, &officer, &office.now);
        for offer in case.offers(&officer, &office.now).iter().filter(|offer| offer.step == kind) {
            assert_eq!(offer.refused, permitted.clone().err());
        }
        let event = match case.take(step, &officer, &office.now) {
            Ok(event) => event,
            Err(refusal) => {
                assert!(permitted.is_ok() || permitted == Err(refusal.clone()));
                rests_on_law(&refusal);
                continue;
            }
        };
        assert_eq!(permitted, Ok(()));
        assert!(
            !case.stage.kind().is_closed() || REOPENING.contains(&event.step.kind()),
            "closed is final: {:?}",
            event.step.kind()
        );
        let event = office.sealed(event);
        let after = case.clone().after(&event);
        if let Err(refusal) = issued_by(&after, &event, &office.now) {
            // The store keeps no event whose paper lacks an element.
            assert!(!matches!(event.step, Step::DecidePenalty(_)), "{}", refusal.sentence());
            continue;
        }
        lawful(&case, &event, &office);
        events.push(event);
        case = after;
        if whole {
            assert_eq!(case.version as usize, events.len());
            assert_eq!(Case::told(&events).as_ref(), Some(&case));
        }
        owed_and_paid(&case, office.now.today());
        // Some parties let the last day to pay go by.
        if seen.last() == Some(&StageKind::Penalty) && case.stage.kind() == StageKind::Served && die.throw(2) == 0 {
            office.now.at += chrono::Duration::days(20);
        }
        seen.push(case.stage.kind());
    }
    if !whole {
        return seen;
    }
    let stored = serde_json::to_string(&events).unwrap();
    let read: Vec<Event> = serde_json::from_str(&stored).unwrap();
    assert_eq!(Case::told(&read), Some(case));
    seen
}

/// Only mistyped input is refused without an article; each article cited has its gist.
fn rests_on_law(refusal: &Refusal) {
    let mistyped = refusal.code == Obstacle::Invalid && refusal.field.is_some();
    assert!(!refusal.articles.is_empty() || mistyped, "{:?} {}", refusal.code, refusal.sentence());
    let statutes = Statutes::built_in().unwrap();
    for article in &refusal.articles {
        assert!(statutes.find(article).is_some(), "{}", article.long());
    }
}

/// The invariants of the state machine, counted here once more and by other means.
fn lawful(before: &Case, event: &Event, office: &Office) {
    match &event.step {
        Step::DecidePenalty(form) => decision_lawful(before, form.fine_fen, form.confiscate_fen, event.on, office),
        Step::RecordPayment(form) => {
            let served = before.decision.as_ref().and_then(|decision| decision.service.deemed()).unwrap();
            assert!(served <= form.paid_on && form.paid_on <= event.on);
            let owed = before.balance(form.paid_on).unwrap().left_fen;
            assert!(Fen::ZERO < form.amount_fen && form.amount_fen <= owed);
            assert!(!before.investigated(&office.who(event.by.0)));
        }
        Step::RecordService(form) => {
            let Outcome::Served { deemed, .. } = &event.outcome else { unreachable!() };
            assert!(deemed.is_none_or(|day| form.on <= day && form.delivery == Delivery::Done));
        }
        Step::ApproveFiling(form) if form.agree => {
            assert!(!before.exhibits.is_empty() && before.dossier.party.is_some());
            assert!(!before.investigated(&office.who(event.by.0)));
        }
        Step::ApproveClosing(form) if form.agree => {
            let measures = before.measures.iter().all(|measure| !measure.is_alive());
            assert!(measures && before.preservations.iter().all(|held| held.ended.is_some()), "nothing is still held");
            if before.stage.kind() == StageKind::Performed {
                // What was paid too much after a change is returned by finance, also from a closed file.
                assert!(before.balance(event.on).unwrap().left_fen <= Fen::ZERO);
                assert!(before.on_the_spot().is_some() || before.orders.iter().last().unwrap().complied());
            }
        }
        _ => {}
    }
}

/// What opens a hearing by its kind (行政处罚法 63(1)(3), 63(1)(4)).
const HEAVY: [&str; 5] = ["lower_grade", "revoke_permit", "stop_business", "close_down", "bar_from_trade"];

fn decision_lawful(case: &Case, fine: Fen, confiscate: Fen, on: NaiveDate, office: &Office) {
    let (notice, report) = (case.notice.as_ref().unwrap(), case.report.as_ref().unwrap());
    let served = notice.service.deemed().expect("no decision without a served notice");
    for (place, party) in case.dossier.parties().enumerate() {
        let to = u32::try_from(place).unwrap();
        let mine = notice.service.attempts.iter().filter(|one| one.to == to).find_map(|one| one.deemed());
        assert!(mine.expect("each joint party was served") <= served, "{}", party.display_name());
    }
    let mut last = served;
    let mut working = 0;
    while working < 5 {
        last = last + Days::new(1);
        // Past the last loaded year no period can be over: only a waiver allows the decision then.
        let Ok(is_working) = office.now.law.calendar.is_working(last) else { break };
        working += u32::from(is_working);
    }
    assert!(on > last || notice.defence_waived.is_some(), "no decision inside the period");
    let outcome = notice.hearing.as_ref().map(|hearing| hearing.outcome);
    if notice.hearing_offered {
        assert!(outcome.flatten().is_some() || (outcome.is_none() && (on > last || notice.hearing_waived.is_some())));
    }
    assert_eq!(case.investigators.len(), 2, "two investigators");
    let (lead, second) = (&case.investigators[0], &case.investigators[1]);
    assert_ne!(lead.id, second.id);
    assert!(!lead.certificate.is_empty() && !second.certificate.is_empty());
    let individual = matches!(case.dossier.party, Some(Party::Person(_)));
    let threshold = Fen::yuan(if individual { 5_000 } else { 50_000 });
    let heavy = notice.others.iter().any(|one| HEAVY.contains(&one.kind().key()));
    let taken = report.form.confiscate_fen.get() + notice.others.iter().map(|one| one.value().get()).sum::<i64>();
    let large = report.form.fine_fen >= threshold || taken >= threshold.get() || heavy;
    assert_eq!(notice.hearing_offered, large || report.min_fen >= threshold);
    let held = outcome == Some(Some(HearingOutcome::Held));
    if large || report.form.difficult || report.form.public_interest || held {
        assert_eq!(case.review.as_ref().expect("reviewed").verdict, Verdict::Agree);
    }
    if large || report.form.difficult || report.form.public_interest {
        assert!(case.minutes.is_some(), "discussed");
    }
    assert!((Fen::ZERO < fine || notice.fine_fen == Fen::ZERO) && fine <= notice.fine_fen && fine <= report.max_fen);
    assert!(fine >= report.min_fen || report.form.mitigation.is_some());
    assert!(Fen::ZERO <= confiscate && confiscate <= notice.confiscate_fen);
    let lengthened =
        !case.extensions.is_empty() || !case.pauses.is_empty() || !case.samples.is_empty() || notice.hearing.is_some();
    assert!(on <= case.decide_from().unwrap() + Days::new(90) || lengthened);
    assert!(notice.recheck.is_some() && !case.exhibits_told().is_empty());
    let order = case.orders.last().unwrap();
    assert!(order.service.deemed().is_some());
    assert!(!case.law.as_ref().unwrap().order_first || report.form.tier == "overdue");
}

fn owed_and_paid(case: &Case, today: NaiveDate) {
    let Some(balance) = case.balance(today) else {
        assert!(case.payments.is_empty(), "nothing is paid before a decision");
        return;
    };
    assert!(Fen::ZERO <= balance.surcharge_fen && balance.surcharge_fen <= balance.fine_fen);
    let owed = balance.fine_fen.get() + balance.confiscate_fen.get() + balance.surcharge_fen.get();
    assert_eq!(balance.left_fen.get(), owed - balance.paid_fen.get());
    // More than owed is only where the sum sank afterwards: changed, or days no longer counted for a review or a plan.
    let sank = !case.remedies.is_empty() || !case.annulments.is_empty() || !case.deferrals.is_empty();
    assert!(balance.left_fen >= Fen::ZERO || sank);
    let finished = case.stage.kind() == StageKind::Performed;
    assert!(!finished || balance.left_fen <= Fen::ZERO);
    let decision = case.decision.as_ref().unwrap();
    assert!(!finished || decision.others.iter().all(|one| one.carried_out.is_some()), "every kind is carried out");
    let noticed = case.notice.as_ref().map(|notice| notice.others.as_slice()).unwrap_or_default();
    assert!(decision.others.iter().all(|one| noticed.contains(&one.penalty)), "nothing that was not told");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_sequence_of_steps_gets_round_the_law(throws in proptest::collection::vec(any::<u64>(), 50..300)) {
        walk(&throws);
    }
}

const MAIN_LINE: [StageKind; 15] = [
    StageKind::Clue,
    StageKind::Check,
    StageKind::Filed,
    StageKind::Inquiry,
    StageKind::InquiryDone,
    StageKind::Noticed,
    StageKind::Hearing,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
    StageKind::Penalty,
    StageKind::Served,
    StageKind::Overdue,
    StageKind::Performed,
    StageKind::Closed,
];

#[test]
fn random_cases_really_get_as_far_as_closing() {
    let mut seen = std::collections::BTreeSet::new();
    let halfway = [stands::order_served, stands::noticed, stands::hearing_offered, stands::rechecked, stands::served];
    for seed in 0..60 {
        let mut die = Die(seed);
        let throws: Vec<u64> = (0..300).map(|_| die.throw(usize::MAX) as u64).collect();
        // A case left to chance from its first day mostly goes out by one of the many ways out.
        seen.extend(match halfway.get(die.throw(8)) {
            Some(reach) => {
                let (office, case) = reach();
                walk_on(office, case, Vec::new(), &throws)
            }
            None => walk(&throws),
        });
    }
    for stage in MAIN_LINE {
        assert!(seen.contains(&stage), "{stage:?} was never reached: {seen:?}");
    }
}
