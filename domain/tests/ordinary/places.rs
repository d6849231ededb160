//! The state machine as a table: every place in which a case can stand, and what may be begun there.

use domain::stage::StageKind::{self as At};
use domain::step::StepKind::{self, *};

use crate::announcing as announced;
use crate::stands::{self, Stand};
use crate::stands_aside as aside;
use crate::stands_court as court;
use crate::stands_execution as execution;

/// Name, how it is reached, its stage, and what may be begun there beside what [`everywhere_in`] the stage is open.
pub type Row = (&'static str, fn() -> Stand, At, &'static [StepKind]);

/// What may be begun in a stage whatever else is so there: ways out of the line, measures, remedies.
pub fn everywhere_in(stage: At) -> Vec<StepKind> {
    let mut open: Vec<StepKind> = match stage {
        At::Clue => vec![ProposeExtension, RecordDispute],
        At::Check => {
            vec![OpenRelatedCase, ProposeReferral, ProposeExtension, ProposePoliceTransfer, RecordDispute]
        }
        At::Filed => vec![OpenRelatedCase, ProposeExtension, AmendDossier, RecordDispute],
        At::Inquiry => {
            vec![
                OpenRelatedCase,
                ProposeReferral,
                ProposeExtension,
                ProposePause,
                ProposeDropping,
                ProposePoliceTransfer,
                AmendDossier,
                RecordDispute,
            ]
        }
        At::InquiryDone => vec![ProposeExtension, ProposeDropping, ProposePoliceTransfer, ReturnForInquiry],
        At::Noticed => vec![ProposeExtension, ProposeDropping, RecordDefence, RecordWaiver],
        At::Hearing => vec![ProposeExtension, ProposeDropping, RecordDefence, ArrangeHearing, RecordHearing],
        At::Recheck | At::Legal | At::Collective => {
            vec![ProposeExtension, ProposeDropping, ProposePoliceTransfer, RenewNotice, RecordDefence, ReturnForInquiry]
        }
        At::Paused => vec![ProposeDropping, ResumeInquiry],
        At::Penalty => vec![ProposeDropping, ReportDisclosure],
        stage if stage.in_force() => vec![RecordRemedy, ProposeAnnulment, RecordNotTold],
        _ => Vec::new(),
    };
    let decided_later = [At::Check, At::Filed, At::Inquiry, At::InquiryDone, At::Noticed, At::Hearing];
    let recheck = [At::Recheck, At::Legal, At::Collective];
    if decided_later.contains(&stage) || recheck.contains(&stage) {
        open.extend([ProposePreservation, ProposeMeasure, ExecuteUrgently, SendSample]);
        open.extend([SetAsideExhibit, ReviewDeviceRecord]);
    }
    if stage == At::Paused {
        open.extend([SetAsideExhibit, ReviewDeviceRecord]);
    }
    let left = [At::NotFiled, At::Referred, At::Dropped, At::ToPolice, At::Annulled];
    if !stage.in_force() && !left.contains(&stage) {
        open.push(ApplyForRecusal);
    }
    if !stage.is_closed() {
        open.push(AddExhibit);
    }
    if !stage.is_closed() && ![At::NotFiled, At::Referred, At::Dropped, At::ToPolice].contains(&stage) {
        open.push(ClearAtOnce);
    }
    open
}

/// What a place shuts although its stage has it open: under way already, or barred by something still held.
pub fn shut(name: &str) -> &'static [StepKind] {
    match name {
        "核查，没有证据" | "调查，证据已全部排除" => &[SetAsideExhibit, ReviewDeviceRecord],
        "核查，管辖争议中" | "核查，管辖争议已报请" => &[ProposeReferral, RecordDispute],
        "不予处罚，已送达" => &[RecordNotTold],
        "核查，已批准移送" => &[ProposeReferral],
        "调查，已批准移送公安" => &[ProposePoliceTransfer],
        "调查，证据登记保存中" | "调查，查封扣押中" => &[ProposeDropping],
        "法制审核，建议不予处罚" => &[RecordDefence, RenewNotice],
        "复议中" => &[RecordRemedy],
        _ => &[],
    }
}

const CHECKED: &[StepKind] = &[AmendDossier, ApplyForFiling, ProposeNotFiling, DecideOnTheSpot];
const INQUIRING: &[StepKind] =
    &[AssignOfficers, IssueCorrectionOrder, RecordReinspection, SubmitReport, ProposeNoPenalty];
const UNPAID: &[StepKind] = &[AssignOfficers, RecordReinspection, RecordPayment, ReportDisclosure];
const IN_COURT: &[StepKind] = &[AssignOfficers, RecordPayment, ReportDisclosure, RecordCourt];

pub const TABLE: &[Row] = &[
    ("线索登记", stands::clue, At::Clue, &[BeginCheck, AmendDossier]),
    ("核查，没有证据", stands::checking, At::Check, &[AmendDossier, ProposeNotFiling]),
    ("核查，有证据", stands::checked, At::Check, CHECKED),
    ("核查，已申请立案", stands::applied, At::Check, &[EndorseFiling]),
    ("核查，承办机构已审核", stands::endorsed, At::Check, &[ApproveFiling]),
    (
        "核查，已申请不予立案",
        aside::not_filing_asked,
        At::Check,
        &[AmendDossier, ApplyForFiling, DecideOnTheSpot, DecideRequest],
    ),
    ("不予立案", aside::not_filed, At::NotFiled, &[TakeUpAgain, ApplyForClosing]),
    (
        "核查，已批准移送",
        aside::referral_granted,
        At::Check,
        &[AmendDossier, ApplyForFiling, ProposeNotFiling, DecideOnTheSpot, ConfirmReferral],
    ),
    ("移送有管辖权机关", aside::referred, At::Referred, &[TakeUpAgain, ApplyForClosing]),
    ("核查，管辖争议中", aside::disputed, At::Check, &[AmendDossier, ApplyForFiling, SubmitDispute, SettleDispute]),
    ("核查，管辖争议已报请", aside::put_to_the_superior, At::Check, &[AmendDossier, ApplyForFiling, SettleDispute]),
    ("核查，争议结果由对方管辖", aside::given_away, At::Check, &[AmendDossier]),
    ("立案", stands::filed, At::Filed, &[AssignOfficers]),
    ("调查，未责令改正", stands::assigned, At::Inquiry, &[AssignOfficers, IssueCorrectionOrder, ProposeNoPenalty]),
    ("调查，责令改正未送达", stands::ordered, At::Inquiry, &[AssignOfficers, RecordService, ProposeNoPenalty]),
    ("调查，责令改正已送达", stands::order_served, At::Inquiry, INQUIRING),
    (
        "调查，证据已全部排除",
        aside::all_set_aside,
        At::Inquiry,
        &[AssignOfficers, IssueCorrectionOrder, RecordReinspection],
    ),
    ("中止调查", aside::paused, At::Paused, &[AssignOfficers, RecordReinspection]),
    ("终止调查", aside::dropped, At::Dropped, &[RecordReinspection, ApplyForClosing]),
    (
        "调查，证据登记保存中",
        aside::preserved,
        At::Inquiry,
        &[
            AssignOfficers,
            IssueCorrectionOrder,
            RecordReinspection,
            SubmitReport,
            ProposeNoPenalty,
            DisposePreservation,
        ],
    ),
    (
        "调查，查封扣押已批准",
        aside::measure_granted,
        At::Inquiry,
        &[AssignOfficers, IssueCorrectionOrder, RecordReinspection, SubmitReport, ProposeNoPenalty, ExecuteMeasure],
    ),
    (
        "调查，查封扣押中",
        aside::seized,
        At::Inquiry,
        &[
            AssignOfficers,
            IssueCorrectionOrder,
            RecordReinspection,
            SubmitReport,
            ProposeNoPenalty,
            ProposeMeasureExtension,
            EndMeasure,
        ],
    ),
    (
        "调查，检测中",
        aside::sampled,
        At::Inquiry,
        &[AssignOfficers, IssueCorrectionOrder, RecordReinspection, RecordTestResult],
    ),
    (
        "调查，已申请回避",
        aside::recusal_asked,
        At::Inquiry,
        &[AssignOfficers, IssueCorrectionOrder, RecordReinspection, SubmitReport, ProposeNoPenalty, DecideRecusal],
    ),
    (
        "调查，已批准移送公安",
        aside::police_granted,
        At::Inquiry,
        &[AssignOfficers, IssueCorrectionOrder, RecordReinspection, SubmitReport, ProposeNoPenalty, SendToPolice],
    ),
    ("调查，责令改正逾期", execution::neglected, At::Inquiry, execution::NEGLECTED),
    ("调查，履行催告未送达", execution::demand_out, At::Inquiry, execution::OUT),
    ("调查，履行催告期内", execution::demanded, At::Inquiry, INQUIRING),
    ("调查，履行催告期满", execution::demand_over, At::Inquiry, execution::TO_PROPOSE),
    ("调查，代履行决定未送达", execution::decided, At::Inquiry, execution::DECISION_OUT),
    ("调查，代履行决定已送达", execution::served, At::Inquiry, execution::TO_DEMAND_AGAIN),
    ("调查，代履行再次催告", execution::demanded_again, At::Inquiry, execution::TO_PERFORM),
    ("调查，代履行中止", execution::paused, At::Inquiry, execution::HALTED),
    ("调查，代履行终结", execution::ended, At::Inquiry, INQUIRING),
    ("调查，代履行完毕", execution::performed, At::Inquiry, INQUIRING),
    ("调查，违法建设", execution::building_found, At::Inquiry, execution::BUILDING),
    ("移送司法机关", aside::to_police, At::ToPolice, &[RecordReinspection, RecordPoliceAnswer]),
    (
        "移送司法机关，已立案",
        aside::police_filed,
        At::ToPolice,
        &[RecordReinspection, RecordPoliceAnswer, ApplyForClosing],
    ),
    (
        "移送司法机关，不予立案",
        aside::police_declined,
        At::ToPolice,
        &[RecordReinspection, RecordPoliceAnswer, TakeUpAgain, AskReconsideration, SuggestSupervision],
    ),
    (
        "移送司法机关，已提请复议",
        aside::reconsideration_asked,
        At::ToPolice,
        &[RecordReinspection, RecordPoliceAnswer, TakeUpAgain],
    ),
    (
        "移送司法机关，复议维持",
        aside::refusal_upheld,
        At::ToPolice,
        &[RecordReinspection, RecordPoliceAnswer, TakeUpAgain, SuggestSupervision],
    ),
    (
        "移送司法机关，已建议监督",
        aside::supervision_suggested,
        At::ToPolice,
        &[RecordReinspection, RecordPoliceAnswer, TakeUpAgain],
    ),
    ("调查终结", stands::reported, At::InquiryDone, &[AssignOfficers, RecordReinspection, EndorseReport]),
    (
        "调查终结，报告已审核",
        stands::report_endorsed,
        At::InquiryDone,
        &[AssignOfficers, RecordReinspection, IssuePriorNotice],
    ),
    (
        "调查终结，告知书未送达",
        stands::notice_out,
        At::InquiryDone,
        &[AssignOfficers, RecordReinspection, RecordService],
    ),
    ("调查终结，建议不予处罚", aside::sparing, At::InquiryDone, &[AssignOfficers, RecordReinspection, EndorseReport]),
    (
        "调查终结，不予处罚已审核",
        aside::sparing_endorsed,
        At::InquiryDone,
        &[AssignOfficers, RecordReinspection, SubmitToReview, DecideNoPenalty],
    ),
    ("已告知，期内", stands::noticed, At::Noticed, &[AssignOfficers, RecordReinspection]),
    ("已告知，期满", stands::period_over, At::Noticed, &[AssignOfficers, RecordReinspection, WriteRecheck]),
    (
        "已告知，可以要求听证",
        stands::hearing_offered,
        At::Noticed,
        &[AssignOfficers, RecordReinspection, RequestHearing],
    ),
    (
        "已告知，听证申请期满",
        aside::hearing_period_over,
        At::Noticed,
        &[AssignOfficers, RecordReinspection, RequestHearing, ProposeLateHearing, WriteRecheck],
    ),
    ("听证", stands::hearing, At::Hearing, &[AssignOfficers, RecordReinspection]),
    ("听证，已安排", aside::hearing_arranged, At::Hearing, &[AssignOfficers, RecordReinspection]),
    ("复核，听证已举行", stands::heard, At::Recheck, &[AssignOfficers, RecordReinspection, RecordWaiver, WriteRecheck]),
    (
        "复核意见已写，不须审核",
        stands::rechecked,
        At::Recheck,
        &[AssignOfficers, RecordReinspection, RecordWaiver, WriteRecheck, DecidePenalty, DecideNoPenalty],
    ),
    (
        "复核意见已写，须审核",
        stands::rechecked_for_review,
        At::Recheck,
        &[AssignOfficers, RecordReinspection, RecordWaiver, WriteRecheck, SubmitToReview, DecideNoPenalty],
    ),
    ("法制审核中", stands::in_review, At::Legal, &[AssignOfficers, RecordReinspection, GiveLegalOpinion]),
    (
        "法制审核，建议不予处罚",
        aside::sparing_in_review,
        At::Legal,
        &[AssignOfficers, RecordReinspection, GiveLegalOpinion],
    ),
    (
        "审核通过，不须集体讨论",
        stands::passed,
        At::Legal,
        &[AssignOfficers, RecordReinspection, DecidePenalty, DecideNoPenalty],
    ),
    (
        "审核通过，须集体讨论",
        stands::passed_for_discussion,
        At::Legal,
        &[AssignOfficers, RecordReinspection, RecordDiscussion, DecideNoPenalty],
    ),
    (
        "集体讨论",
        stands::discussed,
        At::Collective,
        &[AssignOfficers, RecordReinspection, DecidePenalty, DecideNoPenalty],
    ),
    ("决定处罚，未送达", stands::decided, At::Penalty, &[AssignOfficers, RecordReinspection, RecordService]),
    (
        "决定处罚，公告送达中",
        announced::decision_announced,
        At::Penalty,
        &[AssignOfficers, RecordReinspection, RecordService],
    ),
    (
        "决定处罚，公告期满",
        announced::decision_announced_long_ago,
        At::Penalty,
        &[AssignOfficers, RecordReinspection, RecordService, EndAnnouncement],
    ),
    ("决定不予处罚，未送达", aside::spared, At::NoPenalty, &[AssignOfficers, RecordReinspection, RecordService]),
    ("不予处罚，已送达", aside::spared_served, At::Served, &[AssignOfficers, RecordReinspection, ApplyForClosing]),
    ("当场处罚，未交付", aside::decided_on_the_spot, At::Summary, &[RecordService, FileOnTheSpot]),
    ("当场处罚，已交付", aside::handed_over, At::Served, &[RecordPayment, CollectCash, FileOnTheSpot, ProposeDeferral]),
    ("当场收缴，未交", aside::cash_taken, At::Performed, &[HandInCash, FileOnTheSpot]),
    ("当场收缴，已交本机关", aside::cash_handed_in, At::Performed, &[BankCash, FileOnTheSpot]),
    (
        "送达生效",
        stands::served,
        At::Served,
        &[AssignOfficers, RecordReinspection, RecordPayment, CollectCash, ReportDisclosure, ProposeDeferral],
    ),
    (
        "送达生效，缴款期满",
        stands::served_and_late,
        At::Served,
        &[
            AssignOfficers,
            RecordReinspection,
            RecordPayment,
            CollectCash,
            MarkOverdue,
            ReportDisclosure,
            ProposeDeferral,
        ],
    ),
    (
        "送达生效，另有停业和没收",
        crate::kinds_done::stopped,
        At::Served,
        &[
            AssignOfficers,
            RecordReinspection,
            RecordPayment,
            CollectCash,
            RecordPerformance,
            ReportDisclosure,
            ProposeDeferral,
        ],
    ),
    ("暂缓、分期", aside::deferred, At::Deferred, UNPAID),
    (
        "分期，一期未缴",
        aside::instalment_missed,
        At::Deferred,
        &[AssignOfficers, RecordReinspection, RecordPayment, ReportDisclosure, MarkInstalmentMissed],
    ),
    (
        "逾期未履行",
        stands::overdue,
        At::Overdue,
        &[AssignOfficers, RecordReinspection, RecordPayment, ReportDisclosure, ProposeDeferral, IssueDemand],
    ),
    (
        "逾期，催告书未送达",
        aside::demand_out,
        At::Overdue,
        &[AssignOfficers, RecordService, RecordReinspection, RecordPayment, ReportDisclosure, ProposeDeferral],
    ),
    (
        "已催告，申请期未到",
        aside::demanded,
        At::Demanded,
        &[AssignOfficers, RecordReinspection, RecordPayment, ReportDisclosure, ProposeDeferral, RecordDemandAnswer],
    ),
    (
        "已催告，可以申请法院",
        court::window_open,
        At::Demanded,
        &[
            AssignOfficers,
            RecordPayment,
            ReportDisclosure,
            ProposeDeferral,
            RecordDemandAnswer,
            ProposeCourtApplication,
        ],
    ),
    (
        "已催告，可以拍卖抵缴",
        court::seized_in_2025,
        At::Demanded,
        &[
            AssignOfficers,
            RecordPayment,
            ReportDisclosure,
            ProposeDeferral,
            RecordDemandAnswer,
            ProposeCourtApplication,
            EndMeasure,
            AuctionSeized,
        ],
    ),
    ("申请强制执行", court::court_applied, At::CourtApplied, IN_COURT),
    ("法院已受理", court::court_accepted, At::CourtApplied, IN_COURT),
    (
        "不准予执行",
        court::court_refused,
        At::CourtRefused,
        &[AssignOfficers, RecordPayment, ReportDisclosure, RecordCourt],
    ),
    ("准予执行", court::enforcing, At::CourtEnforcing, IN_COURT),
    ("中止执行", court::execution_paused, At::ExecutionPaused, IN_COURT),
    ("终结执行", court::execution_ended, At::ExecutionEnded, &[AssignOfficers, RecordPayment, ReportDisclosure]),
    (
        "复议中",
        court::under_review,
        At::Served,
        &[AssignOfficers, RecordReinspection, RecordPayment, CollectCash, ReportDisclosure, ProposeDeferral, EndRemedy],
    ),
    ("撤销", court::quashed, At::Annulled, &[AssignOfficers, RecordReinspection, ApplyForClosing]),
    (
        "撤销，已公示",
        court::quashed_after_report,
        At::Annulled,
        &[AssignOfficers, RecordReinspection, WithdrawDisclosure],
    ),
    ("撤销，责令重新作出", court::quashed_anew, At::Annulled, &[AssignOfficers, RecordReinspection, ActAnew]),
    ("变更", court::changed, At::Annulled, &[AssignOfficers, RecordReinspection, ApplyChangedDecision]),
    ("履行完毕", stands::performed, At::Performed, &[AssignOfficers, ReportDisclosure]),
    ("履行完毕，已报送", stands::disclosed, At::Performed, &[AssignOfficers, ApplyForClosing]),
    ("履行完毕，已申请结案", stands::closing, At::Performed, &[AssignOfficers, ApproveClosing]),
    ("结案", stands::closed, At::Closed, &[Archive]),
    ("归档", court::archived, At::Archived, &[]),
];

/// Somebody whose role fits and who stands apart where the law asks for it.
pub fn fitting(kind: StepKind) -> i64 {
    match kind {
        EndorseFiling | AssignOfficers | EndorseReport | ReturnForInquiry => 3,
        RecordHearing | GiveLegalOpinion | ArrangeHearing | EndRemedy | ApplyChangedDecision | RecordNotTold => 4,
        ApproveFiling | RecordDiscussion | DecidePenalty | DecideNoPenalty | ApproveClosing | DecideRequest
        | DecideRecusal | ActAnew | HaltExecution => 5,
        RecordPayment | MarkOverdue | MarkInstalmentMissed | BankCash | AuctionSeized => 6,
        ReportDisclosure | WithdrawDisclosure => 7,
        _ => 1,
    }
}
