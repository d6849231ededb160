//! What a stage leaves open wherever a case stands in it, what a place shuts of that, and who may try.

use domain::stage::StageKind::{self as At};
use domain::step::StepKind::{self, *};

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
