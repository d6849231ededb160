//! From a posted step form to the step, and which steps are legal acts that pass a page of checking first.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::step::*;

use super::kinds;
use super::people;
use super::reader::Reader;
use super::report_read;
use crate::context::Posted;

/// Legal acts pass a page that shows what will follow, before the button that names the act.
pub fn is_legal_act(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::ApproveFiling
            | StepKind::IssueCorrectionOrder
            | StepKind::IssuePriorNotice
            | StepKind::RecordService
            | StepKind::SetAsideExhibit
            | StepKind::EndAnnouncement
            | StepKind::OpenRelatedCase
            | StepKind::GiveLegalOpinion
            | StepKind::DecidePenalty
            | StepKind::RecordPayment
            | StepKind::ApproveClosing
            | StepKind::DecideRequest
            | StepKind::DecideOnTheSpot
            | StepKind::ExecuteMeasure
            | StepKind::ExecuteUrgently
            | StepKind::EndMeasure
            | StepKind::SendToPolice
            | StepKind::RenewNotice
            | StepKind::DecideNoPenalty
            | StepKind::IssueDemand
            | StepKind::RecordCourt
            | StepKind::EndRemedy
            | StepKind::ActAnew
            | StepKind::ApplyChangedDecision
            | StepKind::CollectCash
            | StepKind::DemandPerformance
            | StepKind::PerformSubstitution
            | StepKind::ClearAtOnce
            | StepKind::RecordBuilding
            | StepKind::HaltExecution
            | StepKind::AuctionSeized
    )
}

/// The step as typed.
///
/// # Errors
/// Every field that cannot be read; what the law says comes from the domain afterwards.
pub fn read(kind: StepKind, posted: &Posted, today: NaiveDate) -> Result<Step, Vec<Refusal>> {
    let mut r = Reader::new(posted, today);
    let agree = r.text("agree") != "no";
    let opinion = r.text("opinion");
    let step = match kind {
        // These have pages of their own.
        StepKind::RegisterClue | StepKind::AmendDossier | StepKind::AddExhibit => {
            r.wrong("step", "这一步不在这张表上办");
            Step::BeginCheck(BeginCheck {})
        }
        StepKind::BeginCheck => Step::BeginCheck(BeginCheck {}),
        StepKind::ApplyForFiling => {
            Step::ApplyForFiling(ApplyForFiling { second: r.officer("second", "另一名承办人"), opinion })
        }
        StepKind::EndorseFiling => Step::EndorseFiling(EndorseFiling { agree, opinion }),
        StepKind::ApproveFiling => Step::ApproveFiling(ApproveFiling { agree, opinion }),
        StepKind::AssignOfficers => Step::AssignOfficers(AssignOfficers {
            lead: r.officer("lead", "主办人"),
            second: r.officer("second", "协办人"),
        }),
        StepKind::IssueCorrectionOrder => Step::IssueCorrectionOrder(IssueCorrectionOrder {
            demands: r.text("demands"),
            due: r.day("due", "改正期限"),
        }),
        StepKind::RecordService => super::serving::read(&mut r),
        StepKind::EndAnnouncement => super::serving::read_end(&mut r),
        StepKind::RecordReinspection => Step::RecordReinspection(RecordReinspection {
            on: r.day("on", "复查日"),
            complied: r.text("complied") == "yes",
            findings: r.text("findings"),
            process: people::read_on_record(&r),
        }),
        StepKind::SubmitReport => Step::SubmitReport(report_read::read(&mut r, today)),
        StepKind::EndorseReport => Step::EndorseReport(EndorseReport { agree, opinion }),
        StepKind::IssuePriorNotice => Step::IssuePriorNotice(IssuePriorNotice {}),
        StepKind::RecordDefence => Step::RecordDefence(RecordDefence {
            received_on: r.day("received_on", "收到日"),
            postmark: r.maybe_day("postmark", "邮戳日"),
            content: r.text("content"),
            whose: r.whose("whose"),
        }),
        StepKind::RecordWaiver => Step::RecordWaiver(RecordWaiver {
            on: r.day("on", "放弃日"),
            defence: posted.values("waived").contains(&"defence"),
            hearing: posted.values("waived").contains(&"hearing"),
            proof: r.text("proof"),
            whose: r.whose("whose"),
        }),
        StepKind::RequestHearing => Step::RequestHearing(RequestHearing {
            received_on: r.day("received_on", "收到日"),
            postmark: r.maybe_day("postmark", "邮戳日"),
            whose: r.whose("whose"),
            third: people::read_third(&r),
        }),
        StepKind::OpenRelatedCase => super::several::read_related(&mut r).unwrap_or(Step::BeginCheck(BeginCheck {})),
        StepKind::RecordHearing => {
            let outcome = r.choice("outcome", "听证结果", HearingOutcome::ALL, HearingOutcome::key);
            Step::RecordHearing(RecordHearing {
                outcome: outcome.unwrap_or(HearingOutcome::Held),
                on: r.day("on", "日期"),
                notified_on: r.maybe_day("notified_on", "通知日"),
                host: r.maybe("host").and_then(|id| id.parse().ok()),
                record: r.text("record"),
                attended: people::read_attended(&r),
            })
        }
        StepKind::WriteRecheck => {
            let (total, fines) = report_read::read_fines(&mut r, "复核后的罚款");
            let adopted = r.choice("adopted", "是否采纳", Adopted::ALL, Adopted::key);
            Step::WriteRecheck(WriteRecheck {
                adopted: adopted.unwrap_or(Adopted::NoDefence),
                opinion,
                fine_fen: total,
                fines,
            })
        }
        StepKind::SubmitToReview => Step::SubmitToReview(SubmitToReview {}),
        StepKind::GiveLegalOpinion => {
            let verdict = r.choice("verdict", "审核意见", Verdict::ALL, Verdict::key);
            Step::GiveLegalOpinion(GiveLegalOpinion {
                verdict: verdict.unwrap_or(Verdict::Agree),
                points: r.ticks("points", ReviewPoint::ALL, ReviewPoint::key),
                opinion,
            })
        }
        StepKind::RecordDiscussion => Step::RecordDiscussion(RecordDiscussion {
            on: r.day("on", "讨论日"),
            members: r.text("members"),
            recused: r.text("recused"),
            views: r.text("views"),
            conclusion: r.text("conclusion"),
        }),
        StepKind::DecidePenalty => {
            let (fine_fen, fines) = report_read::read_fines(&mut r, "罚款");
            let confiscate_fen = r.maybe_money("confiscate_fen", "没收违法所得");
            let law_comparison = r.text("law_comparison");
            let (left_out, shortened) = kinds::read_told(&mut r);
            Step::DecidePenalty(DecidePenalty {
                fine_fen,
                fines,
                confiscate_fen,
                left_out,
                shortened,
                law_comparison,
                opinion,
            })
        }
        StepKind::ReturnForInquiry => Step::ReturnForInquiry(ReturnForInquiry { reason: r.text("reason") }),
        StepKind::RecordPayment => {
            let channel = r.choice("channel", "缴款方式", Channel::ALL, Channel::key);
            Step::RecordPayment(RecordPayment {
                amount_fen: r.money("amount_fen", "缴款金额"),
                paid_on: r.day("paid_on", "缴款日"),
                receipt: r.text("receipt"),
                channel: channel.unwrap_or(Channel::Bank),
            })
        }
        StepKind::RecordPerformance => Step::RecordPerformance(kinds::read_performance(&mut r)),
        StepKind::MarkOverdue => Step::MarkOverdue(MarkOverdue {}),
        StepKind::ReportDisclosure => {
            Step::ReportDisclosure(ReportDisclosure { on: r.day("on", "报送日"), batch: r.text("batch") })
        }
        StepKind::ApplyForClosing => Step::ApplyForClosing(ApplyForClosing { opinion }),
        StepKind::ApproveClosing => Step::ApproveClosing(ApproveClosing { agree, opinion }),
        aside => return super::aside::read(aside, posted, today),
    };
    r.done(step)
}
