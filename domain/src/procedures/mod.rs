//! The paths a case can take: for each step, who may take it, when, and what the law makes of it.
//!
//! To add a step: name it in `step/mod.rs`; the compiler then asks for its guard in [`may`], its rule in [`take`] and its
//! consequence in `case/after`.

pub mod dispute;
pub mod enforcement;
pub mod evidence;
pub mod measures;
pub mod ordinary;
pub mod police;
pub mod remedies;
pub mod requests;
pub mod summary;

use crate::case::Case;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::officer::{Officer, Role};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{Step, StepKind};
use enforcement::{auction, building, clearing, court, deferral, demand, halt, substitution};
use measures::{preservation, recusal, sampling, seizure};
use ordinary::{
    announcing, closing, decision, filing, hearing, inquiry, intake, leaving, no_penalty, notice, pausing, payment,
    performing, proposal, related, renewal, review, serving,
};
use remedies::annulment;
use summary::cash;

/// Whether a step may be begun, whatever is then filled in.
pub(crate) fn may(case: &Case, kind: StepKind, officer: &Officer, now: &Now) -> Result<(), Refusal> {
    allowed_to(case, kind, officer)?;
    match kind {
        StepKind::RegisterClue => {
            Err(Refusal::new(Obstacle::WrongStage, "本案已经登记", &[Article::new(CHUFA, "54(1)")]))
        }
        StepKind::BeginCheck => intake::may_begin_check(case),
        StepKind::AmendDossier => intake::may_amend(case),
        StepKind::OpenRelatedCase => related::may_open(case),
        StepKind::AddExhibit => intake::may_add_exhibit(case),
        StepKind::ApplyForFiling => filing::may_apply(case),
        StepKind::EndorseFiling => filing::may_endorse(case),
        StepKind::ApproveFiling => filing::may_approve(case, officer),
        StepKind::AssignOfficers => filing::may_assign(case),
        StepKind::IssueCorrectionOrder => inquiry::may_order(case),
        StepKind::RecordService => serving::may_serve(case),
        StepKind::EndAnnouncement => announcing::may_end(case, now),
        StepKind::RecordReinspection => inquiry::may_reinspect(case),
        StepKind::SubmitReport => proposal::may_report(case, now),
        StepKind::EndorseReport => proposal::may_endorse(case),
        StepKind::IssuePriorNotice => notice::may_issue(case),
        StepKind::RecordDefence => notice::may_defend(case),
        StepKind::RecordWaiver => notice::may_waive(case),
        StepKind::RequestHearing => hearing::may_request(case, now),
        StepKind::RecordHearing => hearing::may_record(case),
        StepKind::WriteRecheck => notice::may_recheck(case, now),
        StepKind::SubmitToReview => review::may_submit(case),
        StepKind::GiveLegalOpinion => review::may_opine(case, officer),
        StepKind::RecordDiscussion => review::may_discuss(case),
        StepKind::DecidePenalty => decision::may_decide(case, officer, now),
        StepKind::ReturnForInquiry => decision::may_return(case, officer),
        StepKind::RecordPayment => payment::may_pay(case, officer),
        StepKind::RecordPerformance => performing::may_record(case),
        StepKind::MarkOverdue => payment::may_mark_overdue(case, now),
        StepKind::ReportDisclosure => closing::may_report(case, now),
        StepKind::WithdrawDisclosure => closing::may_withdraw(case),
        StepKind::ApplyForClosing => closing::may_apply(case, now),
        StepKind::ApproveClosing => closing::may_approve(case, officer),
        StepKind::Archive => closing::may_archive(case),
        StepKind::ProposeNotFiling => leaving::may_not_file(case),
        StepKind::ProposeReferral => leaving::may_refer(case),
        StepKind::ConfirmReferral => leaving::may_confirm(case),
        StepKind::TakeUpAgain => leaving::may_take_up(case),
        StepKind::ProposeExtension => leaving::may_extend(case),
        StepKind::ProposePause => pausing::may_pause(case),
        StepKind::ResumeInquiry => pausing::may_resume(case),
        StepKind::ProposeDropping => pausing::may_drop(case),
        StepKind::DecideRequest => requests::may_decide(case, officer),
        StepKind::ProposePoliceTransfer => police::may_propose(case),
        StepKind::SendToPolice => police::may_send(case),
        StepKind::RecordPoliceAnswer => police::may_answer(case),
        StepKind::ProposePreservation => preservation::may_propose(case),
        StepKind::DisposePreservation => preservation::may_dispose(case),
        StepKind::ProposeMeasure => seizure::may_propose(case),
        StepKind::ExecuteMeasure => seizure::may_execute(case),
        StepKind::ExecuteUrgently => seizure::may_propose(case),
        StepKind::ProposeMeasureExtension => seizure::may_extend(case, now),
        StepKind::EndMeasure => seizure::may_end(case),
        StepKind::SendSample => sampling::may_send(case),
        StepKind::RecordTestResult => sampling::may_record(case),
        StepKind::ApplyForRecusal => recusal::may_apply(case),
        StepKind::DecideRecusal => recusal::may_decide(case, officer),
        StepKind::ProposeNoPenalty => no_penalty::may_propose(case, now),
        StepKind::DecideNoPenalty => no_penalty::may_decide(case, officer, now),
        StepKind::ProposeLateHearing => hearing::may_propose_late(case, now),
        StepKind::ArrangeHearing => hearing::may_arrange(case),
        StepKind::RenewNotice => renewal::may_renew(case),
        StepKind::DecideOnTheSpot => summary::may_decide(case),
        StepKind::FileOnTheSpot => summary::may_file(case),
        StepKind::CollectCash => cash::may_collect(case),
        StepKind::HandInCash => cash::may_hand_in(case),
        StepKind::BankCash => cash::may_bank(case),
        StepKind::ProposeDeferral => deferral::may_propose(case, now),
        StepKind::MarkInstalmentMissed => deferral::may_mark_missed(case, now),
        StepKind::IssueDemand => demand::may_issue(case, now),
        StepKind::RecordDemandAnswer => demand::may_answer(case),
        StepKind::ProposeCourtApplication => court::may_propose(case, now),
        StepKind::RecordCourt => court::may_record(case),
        StepKind::DemandPerformance => substitution::may_demand(case),
        StepKind::ProposeSubstitution => substitution::may_propose(case, now),
        StepKind::PerformSubstitution => substitution::may_perform(case),
        StepKind::ClearAtOnce => clearing::may_clear(case),
        StepKind::RecordBuilding => building::may_record(case, now),
        StepKind::HaltExecution => halt::may_halt(case),
        StepKind::AuctionSeized => auction::may_auction(case, officer, now),
        StepKind::RecordRemedy => remedies::may_record(case),
        StepKind::EndRemedy => remedies::may_end(case),
        StepKind::ProposeAnnulment => annulment::may_propose(case),
        StepKind::ActAnew => annulment::may_act_anew(case),
        StepKind::ApplyChangedDecision => annulment::may_apply_changed(case),
        StepKind::SetAsideExhibit => evidence::may_set_aside(case),
        StepKind::ReviewDeviceRecord => evidence::may_review(case),
        StepKind::RecordDispute => dispute::may_record(case),
        StepKind::SubmitDispute => dispute::may_submit(case),
        StepKind::SettleDispute => dispute::may_settle(case),
        StepKind::RecordNotTold => remedies::may_record_not_told(case),
        StepKind::AskReconsideration => police::may_ask_reconsideration(case),
        StepKind::SuggestSupervision => police::may_suggest_supervision(case),
    }
}

/// Takes a step whose guard has been passed: the normalised step and what followed from it.
pub(crate) fn take(case: &Case, step: Step, officer: &Officer, now: &Now) -> Result<(Step, Outcome), Refusal> {
    match step {
        Step::RegisterClue(_) => may(case, StepKind::RegisterClue, officer, now).map(|()| (step, Outcome::Recorded)),
        Step::AmendDossier(form) => intake::amend(case, form, now),
        Step::OpenRelatedCase(form) => related::open(case, form, now),
        Step::AddExhibit(form) => intake::add_exhibit(case, form),
        Step::ApplyForFiling(form) => filing::apply(case, form, officer, now),
        Step::EndorseFiling(form) => filing::endorse(form),
        Step::ApproveFiling(form) => filing::approve(case, form, now),
        Step::AssignOfficers(form) => filing::assign(case, form, now),
        Step::IssueCorrectionOrder(form) => inquiry::order(form, now),
        Step::RecordService(form) => serving::serve(case, form, officer, now),
        Step::EndAnnouncement(form) => announcing::end(case, form, now),
        Step::RecordReinspection(form) => inquiry::reinspect(case, form, now),
        Step::SubmitReport(form) => proposal::report(case, form, now),
        Step::EndorseReport(form) => proposal::endorse(form),
        Step::RecordDefence(form) => notice::defend(case, form, now),
        Step::RecordWaiver(form) => notice::waive(case, form, now),
        Step::RequestHearing(form) => hearing::request(case, form, now),
        Step::RecordHearing(form) => hearing::record(case, form, now),
        Step::WriteRecheck(form) => notice::recheck(case, form, now),
        Step::GiveLegalOpinion(form) => review::opine(form),
        Step::RecordDiscussion(form) => review::discuss(case, form, now),
        Step::DecidePenalty(form) => decision::decide(case, form, now),
        Step::ReturnForInquiry(form) => decision::send_back(form),
        Step::RecordPayment(form) => payment::pay(case, form, now),
        Step::RecordPerformance(form) => performing::record(case, form, now),
        Step::MarkOverdue(_) => payment::mark_overdue(case, step, now),
        Step::ReportDisclosure(form) => closing::report(case, form, now),
        Step::WithdrawDisclosure(form) => closing::withdraw(case, form, now),
        Step::ApplyForClosing(form) => closing::apply(form),
        Step::ApproveClosing(form) => closing::approve(form),
        Step::Archive(form) => closing::archive(form),
        Step::ProposeNotFiling(form) => leaving::not_file(case, form, now),
        Step::ProposeReferral(form) => leaving::refer(case, form, now),
        Step::ConfirmReferral(form) => leaving::confirm(case, form, now),
        Step::TakeUpAgain(form) => leaving::take_up(case, form),
        Step::ProposeExtension(form) => leaving::extend(case, form, now),
        Step::ProposePause(form) => pausing::pause(case, form),
        Step::ResumeInquiry(form) => pausing::resume(form),
        Step::ProposeDropping(form) => pausing::drop_case(case, form),
        Step::DecideRequest(form) => requests::decide(case, form, now),
        Step::ProposePoliceTransfer(form) => police::propose(case, form, officer, now),
        Step::SendToPolice(form) => police::send(case, form, now),
        Step::RecordPoliceAnswer(form) => police::answer(case, form, now),
        Step::ProposePreservation(form) => preservation::propose(case, form),
        Step::DisposePreservation(form) => preservation::dispose(case, form, now),
        Step::ProposeMeasure(form) => seizure::propose(case, form, now),
        Step::ExecuteMeasure(form) => seizure::execute(case, form, officer, now),
        Step::ExecuteUrgently(form) => seizure::execute_urgently(case, form, officer, now),
        Step::ProposeMeasureExtension(form) => seizure::extend(case, form, now),
        Step::EndMeasure(form) => seizure::end(case, form, now),
        Step::SendSample(form) => sampling::send(case, form, now),
        Step::RecordTestResult(form) => sampling::record(case, form, now),
        Step::ApplyForRecusal(form) => recusal::apply(case, form, now),
        Step::DecideRecusal(form) => recusal::decide(case, form, officer, now),
        Step::ProposeNoPenalty(form) => no_penalty::propose(case, form, now),
        Step::DecideNoPenalty(form) => no_penalty::decide(case, form, now),
        Step::ProposeLateHearing(form) => hearing::propose_late(case, form, now),
        Step::ArrangeHearing(form) => hearing::arrange(case, form, now),
        Step::RenewNotice(form) => renewal::renew(case, form, now),
        Step::DecideOnTheSpot(form) => summary::decide(case, form, officer, now),
        Step::FileOnTheSpot(form) => summary::file(case, form, now),
        Step::CollectCash(form) => cash::collect(case, form, now),
        Step::HandInCash(form) => cash::hand_in(case, form, now),
        Step::BankCash(form) => cash::bank(case, form, now),
        Step::ProposeDeferral(form) => deferral::propose(case, form, now),
        Step::MarkInstalmentMissed(_) => deferral::mark_missed(case, step, now),
        Step::IssueDemand(form) => demand::issue(case, form, now),
        Step::RecordDemandAnswer(form) => demand::answer(case, form, now),
        Step::ProposeCourtApplication(form) => court::propose(case, form, now),
        Step::RecordCourt(form) => court::record(case, form, now),
        Step::DemandPerformance(form) => substitution::demand(case, form, now),
        Step::ProposeSubstitution(form) => substitution::propose(case, form, now),
        Step::PerformSubstitution(form) => substitution::perform(case, form, officer, now),
        Step::ClearAtOnce(form) => clearing::clear(case, form, officer, now),
        Step::RecordBuilding(form) => building::record(case, form, now),
        Step::HaltExecution(form) => halt::halt(case, form, now),
        Step::AuctionSeized(form) => auction::auction(case, form, now),
        Step::RecordRemedy(form) => remedies::record(case, form, now),
        Step::EndRemedy(form) => remedies::end(case, form, now),
        Step::ProposeAnnulment(form) => annulment::propose(case, form),
        Step::ActAnew(form) => annulment::act_anew(form),
        Step::SetAsideExhibit(form) => evidence::set_aside(case, form),
        Step::ReviewDeviceRecord(form) => evidence::review(case, form),
        Step::RecordDispute(form) => dispute::record(case, form, now),
        Step::SubmitDispute(form) => dispute::submit(case, form, now),
        Step::SettleDispute(form) => dispute::settle(case, form, now),
        Step::RecordNotTold(form) => remedies::record_not_told(case, form, now),
        Step::AskReconsideration(form) => police::ask_reconsideration(case, form, now),
        Step::SuggestSupervision(form) => police::suggest_supervision(case, form, now),
        Step::ApplyChangedDecision(_) | Step::BeginCheck(_) | Step::IssuePriorNotice(_) | Step::SubmitToReview(_) => {
            Ok((step, Outcome::Recorded))
        }
    }
}

/// Role, unit and, for the investigators' steps, the investigators themselves.
fn allowed_to(case: &Case, kind: StepKind, officer: &Officer) -> Result<(), Refusal> {
    if officer.is_system() {
        let of_the_morning =
            matches!(kind, StepKind::MarkOverdue | StepKind::MarkInstalmentMissed | StepKind::EndAnnouncement);
        return if of_the_morning { Ok(()) } else { Err(wrong_role(kind)) };
    }
    let held: Vec<Role> = kind.roles().iter().copied().filter(|role| officer.holds(*role)).collect();
    if held.is_empty() {
        return Err(wrong_role(kind));
    }
    let of_the_unit = |role: &Role| matches!(role, Role::Officer | Role::SquadLeader | Role::DepartmentHead);
    if held.iter().all(of_the_unit) && officer.unit != case.unit {
        return Err(Refusal::new(
            Obstacle::WrongRole,
            format!("本案由{}办理，{}由该单位人员办", case.unit_name, kind.label()),
            &[Article::new(CHUFA, "42(1)")],
        ));
    }
    // Whoever had to step aside takes no further part; the inquiry itself goes on (行政处罚法 43(3)).
    if case.stepped_aside(officer.id) {
        return Err(Refusal::new(
            Obstacle::SamePerson,
            format!("{}已经决定回避，不再办理本案", officer.name),
            &[Article::new(CHUFA, "43")],
        ));
    }
    let open_to_all = matches!(kind, StepKind::BeginCheck | StepKind::ApplyForRecusal | StepKind::FileOnTheSpot);
    let assigned = case.number.is_some() || case.decision.is_some();
    if held == [Role::Officer] && !open_to_all && assigned && !case.investigates(officer) {
        return Err(Refusal::new(
            Obstacle::WrongRole,
            format!("{}由本案承办人{}办理", kind.label(), investigators(case)),
            &[Article::new(CHUFA, "42(1)")],
        ));
    }
    Ok(())
}

pub(crate) fn wrong_role(kind: StepKind) -> Refusal {
    let roles: Vec<&str> = kind.roles().iter().map(|role| role.label()).collect();
    Refusal::new(
        Obstacle::WrongRole,
        format!("{}由{}办理", kind.label(), roles.join("、")),
        &[Article::new(CHUFA, "42(1)"), Article::new(CHUFA, "57(1)")],
    )
}

/// The investigators' names, joined.
pub(crate) fn investigators(case: &Case) -> String {
    let names: Vec<&str> = case.investigators.iter().map(|investigator| investigator.name.as_str()).collect();
    names.join("、")
}

/// Refuses unless the case stands in one of the stages.
pub(crate) fn in_stage(case: &Case, kind: StepKind, stages: &[StageKind], articles: &[Article]) -> Result<(), Refusal> {
    let here = case.stage.kind();
    if stages.contains(&here) {
        return Ok(());
    }
    let names: Vec<String> = stages.iter().map(|stage| format!("“{}”", stage.label())).collect();
    let why = if here.is_closed() {
        format!("本案已经{}，不能再{}", here.label(), kind.label())
    } else {
        format!("本案现在处于“{}”，{}须在{}阶段办理", here.label(), kind.label(), names.join("或"))
    };
    Err(Refusal::new(Obstacle::WrongStage, why, articles))
}

/// Refuses one of the investigators in a part that must be kept apart from the inquiry.
pub(crate) fn not_an_investigator(
    case: &Case,
    officer: &Officer,
    act: &str,
    articles: &[Article],
) -> Result<(), Refusal> {
    if case.investigated(officer) {
        let when = if case.investigates(officer) { "同时是" } else { "曾经是" };
        return Err(Refusal::new(
            Obstacle::SamePerson,
            format!("不能{act}：{}{when}本案承办人", officer.name),
            articles,
        ));
    }
    Ok(())
}
