//! The ordinary procedure 普通程序: for each step, who may take it, when, and what the law makes of it.
//!
//! To add a step: name it in `step.rs`; the compiler then asks for its guard in [`may`], its rule in [`take`] and its
//! consequence in `case/after.rs`.

pub mod closing;
pub mod decision;
pub mod filing;
pub mod inquiry;
pub mod intake;
pub mod notice;
pub mod payment;
pub mod proposal;
pub mod review;
pub mod serving;

use crate::case::Case;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::officer::{Officer, Role};
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{Step, StepKind};

/// Whether a step may be begun, whatever is then filled in.
pub(crate) fn may(case: &Case, kind: StepKind, officer: &Officer, now: &Now) -> Result<(), Refusal> {
    allowed_to(case, kind, officer)?;
    match kind {
        StepKind::RegisterClue => {
            Err(Refusal::new(Obstacle::WrongStage, "本案已经登记", &[Article::new(CHUFA, "54(1)")]))
        }
        StepKind::BeginCheck => intake::may_begin_check(case),
        StepKind::AmendDossier => intake::may_amend(case),
        StepKind::AddExhibit => intake::may_add_exhibit(case),
        StepKind::ApplyForFiling => filing::may_apply(case),
        StepKind::EndorseFiling => filing::may_endorse(case),
        StepKind::ApproveFiling => filing::may_approve(case, officer),
        StepKind::AssignOfficers => filing::may_assign(case),
        StepKind::IssueCorrectionOrder => inquiry::may_order(case),
        StepKind::RecordService => serving::may_serve(case),
        StepKind::RecordReinspection => inquiry::may_reinspect(case),
        StepKind::SubmitReport => proposal::may_report(case),
        StepKind::EndorseReport => proposal::may_endorse(case),
        StepKind::IssuePriorNotice => notice::may_issue(case),
        StepKind::RecordDefence => notice::may_defend(case),
        StepKind::RecordWaiver => notice::may_waive(case),
        StepKind::RequestHearing => notice::may_request_hearing(case, now),
        StepKind::RecordHearing => notice::may_record_hearing(case),
        StepKind::WriteRecheck => notice::may_recheck(case, now),
        StepKind::SubmitToReview => review::may_submit(case),
        StepKind::GiveLegalOpinion => review::may_opine(case, officer),
        StepKind::RecordDiscussion => review::may_discuss(case),
        StepKind::DecidePenalty => decision::may_decide(case, officer, now),
        StepKind::ReturnForInquiry => decision::may_return(case),
        StepKind::RecordPayment => payment::may_pay(case, officer),
        StepKind::MarkOverdue => payment::may_mark_overdue(case, now),
        StepKind::ReportDisclosure => closing::may_report(case, now),
        StepKind::ApplyForClosing => closing::may_apply(case, now),
        StepKind::ApproveClosing => closing::may_approve(case, officer),
    }
}

/// Takes a step whose guard has been passed: the normalised step and what followed from it.
pub(crate) fn take(case: &Case, step: Step, officer: &Officer, now: &Now) -> Result<(Step, Outcome), Refusal> {
    match step {
        Step::RegisterClue(_) => may(case, StepKind::RegisterClue, officer, now).map(|()| (step, Outcome::Recorded)),
        Step::AmendDossier(form) => intake::amend(case, form, now),
        Step::AddExhibit(form) => intake::add_exhibit(case, form),
        Step::ApplyForFiling(form) => filing::apply(case, form, officer, now),
        Step::EndorseFiling(form) => filing::endorse(form),
        Step::ApproveFiling(form) => filing::approve(case, form, now),
        Step::AssignOfficers(form) => filing::assign(form, now),
        Step::IssueCorrectionOrder(form) => inquiry::order(form, now),
        Step::RecordService(form) => serving::serve(case, form, officer, now),
        Step::RecordReinspection(form) => inquiry::reinspect(case, form, now),
        Step::SubmitReport(form) => proposal::report(case, form, now),
        Step::EndorseReport(form) => proposal::endorse(form),
        Step::RecordDefence(form) => notice::defend(case, form, now),
        Step::RecordWaiver(form) => notice::waive(case, form, now),
        Step::RequestHearing(form) => notice::request_hearing(case, form, now),
        Step::RecordHearing(form) => notice::record_hearing(case, form, now),
        Step::WriteRecheck(form) => notice::recheck(case, form, now),
        Step::GiveLegalOpinion(form) => review::opine(form),
        Step::RecordDiscussion(form) => review::discuss(case, form, now),
        Step::DecidePenalty(form) => decision::decide(case, form, now),
        Step::ReturnForInquiry(form) => decision::send_back(form),
        Step::RecordPayment(form) => payment::pay(case, form, now),
        Step::MarkOverdue(_) => payment::mark_overdue(case, step, now),
        Step::ReportDisclosure(form) => closing::report(case, form, now),
        Step::ApplyForClosing(form) => closing::apply(form),
        Step::ApproveClosing(form) => closing::approve(form),
        Step::BeginCheck(_) | Step::IssuePriorNotice(_) | Step::SubmitToReview(_) => Ok((step, Outcome::Recorded)),
    }
}

/// Role, unit and, for the investigators' steps, the investigators themselves.
fn allowed_to(case: &Case, kind: StepKind, officer: &Officer) -> Result<(), Refusal> {
    if officer.is_system() {
        return if kind == StepKind::MarkOverdue { Ok(()) } else { Err(wrong_role(kind)) };
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
    let acts_as_investigator = held == [Role::Officer] && !matches!(kind, StepKind::BeginCheck);
    if acts_as_investigator && case.number.is_some() && !case.investigates(officer) {
        return Err(Refusal::new(
            Obstacle::WrongRole,
            format!("{}由本案承办人{}办理", kind.label(), investigators(case)),
            &[Article::new(CHUFA, "42(1)")],
        ));
    }
    Ok(())
}

fn wrong_role(kind: StepKind) -> Refusal {
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
    let why = if here == StageKind::Closed {
        format!("本案已经结案，不能再{}", kind.label())
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
