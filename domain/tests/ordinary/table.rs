//! Each stage by each step: what the state machine permits, and nothing else.

use domain::stage::StageKind;
use domain::step::StepKind::{self, *};

use crate::stands::{self, Stand};

type Row = (&'static str, fn() -> Stand, StageKind, &'static [StepKind]);

/// Where a case stands, how it got there, and what may be begun there by somebody whose role fits.
const TABLE: &[Row] = &[
    ("线索登记", stands::clue, StageKind::Clue, &[BeginCheck, AmendDossier, AddExhibit]),
    ("核查，没有证据", stands::checking, StageKind::Check, &[AmendDossier, AddExhibit]),
    ("核查，有证据", stands::checked, StageKind::Check, &[AmendDossier, AddExhibit, ApplyForFiling]),
    ("核查，已申请立案", stands::applied, StageKind::Check, &[AddExhibit, EndorseFiling]),
    ("核查，承办机构已审核", stands::endorsed, StageKind::Check, &[AddExhibit, ApproveFiling]),
    ("立案", stands::filed, StageKind::Filed, &[AmendDossier, AddExhibit, AssignOfficers]),
    (
        "调查，未责令改正",
        stands::assigned,
        StageKind::Inquiry,
        &[AmendDossier, AddExhibit, AssignOfficers, IssueCorrectionOrder],
    ),
    (
        "调查，责令改正未送达",
        stands::ordered,
        StageKind::Inquiry,
        &[AmendDossier, AddExhibit, AssignOfficers, RecordService],
    ),
    (
        "调查，责令改正已送达",
        stands::order_served,
        StageKind::Inquiry,
        &[AmendDossier, AddExhibit, AssignOfficers, IssueCorrectionOrder, RecordReinspection, SubmitReport],
    ),
    (
        "调查终结",
        stands::reported,
        StageKind::InquiryDone,
        &[AddExhibit, RecordReinspection, EndorseReport, ReturnForInquiry],
    ),
    (
        "调查终结，报告已审核",
        stands::report_endorsed,
        StageKind::InquiryDone,
        &[AddExhibit, RecordReinspection, IssuePriorNotice, ReturnForInquiry],
    ),
    (
        "调查终结，告知书未送达",
        stands::notice_out,
        StageKind::InquiryDone,
        &[AddExhibit, RecordReinspection, RecordService, ReturnForInquiry],
    ),
    (
        "已告知，期内",
        stands::noticed,
        StageKind::Noticed,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver],
    ),
    (
        "已告知，期满",
        stands::period_over,
        StageKind::Noticed,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver, WriteRecheck],
    ),
    (
        "已告知，可以要求听证",
        stands::hearing_offered,
        StageKind::Noticed,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver, RequestHearing],
    ),
    ("听证", stands::hearing, StageKind::Hearing, &[AddExhibit, RecordReinspection, RecordDefence, RecordHearing]),
    (
        "复核，听证已举行",
        stands::heard,
        StageKind::Recheck,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver, WriteRecheck, ReturnForInquiry],
    ),
    (
        "复核意见已写，不须审核",
        stands::rechecked,
        StageKind::Recheck,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver, WriteRecheck, DecidePenalty, ReturnForInquiry],
    ),
    (
        "复核意见已写，须审核",
        stands::rechecked_for_review,
        StageKind::Recheck,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordWaiver, WriteRecheck, SubmitToReview, ReturnForInquiry],
    ),
    (
        "法制审核中",
        stands::in_review,
        StageKind::Legal,
        &[AddExhibit, RecordReinspection, RecordDefence, GiveLegalOpinion, ReturnForInquiry],
    ),
    (
        "审核通过，不须集体讨论",
        stands::passed,
        StageKind::Legal,
        &[AddExhibit, RecordReinspection, RecordDefence, DecidePenalty, ReturnForInquiry],
    ),
    (
        "审核通过，须集体讨论",
        stands::passed_for_discussion,
        StageKind::Legal,
        &[AddExhibit, RecordReinspection, RecordDefence, RecordDiscussion, ReturnForInquiry],
    ),
    (
        "集体讨论",
        stands::discussed,
        StageKind::Collective,
        &[AddExhibit, RecordReinspection, RecordDefence, DecidePenalty, ReturnForInquiry],
    ),
    (
        "决定处罚，未送达",
        stands::decided,
        StageKind::Penalty,
        &[AddExhibit, RecordReinspection, RecordService, ReportDisclosure],
    ),
    ("送达生效", stands::served, StageKind::Served, &[AddExhibit, RecordReinspection, RecordPayment, ReportDisclosure]),
    (
        "送达生效，缴款期满",
        stands::served_and_late,
        StageKind::Served,
        &[AddExhibit, RecordReinspection, RecordPayment, MarkOverdue, ReportDisclosure],
    ),
    (
        "逾期未履行",
        stands::overdue,
        StageKind::Overdue,
        &[AddExhibit, RecordReinspection, RecordPayment, ReportDisclosure],
    ),
    ("履行完毕", stands::performed, StageKind::Performed, &[AddExhibit, ReportDisclosure]),
    ("履行完毕，已报送", stands::disclosed, StageKind::Performed, &[AddExhibit, ApplyForClosing]),
    ("履行完毕，已申请结案", stands::closing, StageKind::Performed, &[AddExhibit, ApproveClosing]),
    ("结案", stands::closed, StageKind::Closed, &[]),
];

/// Somebody whose role fits and who stands apart where the law asks for it.
fn fitting(kind: StepKind) -> i64 {
    match kind {
        EndorseFiling | AssignOfficers | EndorseReport | ReturnForInquiry => 3,
        RecordHearing | GiveLegalOpinion => 4,
        ApproveFiling | RecordDiscussion | DecidePenalty | ApproveClosing => 5,
        RecordPayment | MarkOverdue => 6,
        ReportDisclosure => 7,
        _ => 1,
    }
}

#[test]
fn each_stage_permits_these_steps_and_no_others() {
    for (name, reach, stage, permitted) in TABLE {
        let (office, case) = reach();
        assert_eq!(case.stage.kind(), *stage, "{name}");
        for kind in StepKind::ALL {
            let result = case.may(*kind, &office.who(fitting(*kind)), &office.now);
            assert_eq!(result.is_ok(), permitted.contains(kind), "{name}：{}：{result:?}", kind.label());
            if let Err(refusal) = result {
                assert!(!refusal.articles.is_empty(), "{name}：{}", refusal.sentence());
                assert!(!refusal.why.is_empty() && !refusal.why.ends_with('。'), "{name}：{}", refusal.why);
            }
        }
    }
}

#[test]
fn the_table_knows_every_stage_and_permits_every_step_somewhere() {
    for stage in StageKind::ALL {
        assert!(TABLE.iter().any(|(_, _, kind, _)| *kind == stage), "{stage:?}");
    }
    for kind in StepKind::ALL.iter().filter(|kind| **kind != RegisterClue) {
        assert!(TABLE.iter().any(|(_, _, _, permitted)| permitted.contains(kind)), "{kind:?}");
    }
}

#[test]
fn offers_say_what_may_says() {
    for (name, reach, _, _) in TABLE {
        let (office, case) = reach();
        for officer in office.now.roster.officers() {
            for offer in case.offers(officer, &office.now) {
                assert_eq!(offer.refused, case.may(offer.step, officer, &office.now).err(), "{name}");
            }
        }
    }
}

#[test]
fn the_awaited_step_is_one_that_may_be_taken() {
    // A period still running, a fine not yet paid or an order not yet obeyed are waited for, not acted on.
    let waiting = ["已告知，期内", "已告知，可以要求听证"];
    for (name, reach, _, _) in TABLE.iter().filter(|(name, ..)| !waiting.contains(name)) {
        let (office, case) = reach();
        let Some(awaited) = case.waits_for() else {
            assert_eq!(*name, "结案");
            continue;
        };
        let ready = match awaited.step {
            ApplyForFiling if case.exhibits.is_empty() => continue,
            kind => case.may(kind, &office.who(fitting(kind)), &office.now),
        };
        assert!(ready.is_ok(), "{name}：{:?}：{ready:?}", awaited.step);
    }
}
