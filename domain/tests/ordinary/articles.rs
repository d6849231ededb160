//! The right article: which rules each refused step rests on in every place of the table, and no others.

use std::collections::BTreeSet;

use domain::refusal::Obstacle::{self, *};
use domain::step::StepKind::{self, *};

use crate::places::{TABLE, fitting};

/// Step, kind of obstacle, and the articles of the refusal in their short form.
type Row = (StepKind, Obstacle, &'static str);

/// Read against the text of each rule, row by row. A new refusal is written here with its articles.
const RIGHT: &[Row] = &[
    (ActAnew, WrongStage, "复议法64条2款、行诉法71条"),
    (AddExhibit, WrongStage, "处罚法46条1款"),
    (AmendDossier, WrongStage, "处罚法40条、处罚法44条"),
    (AmendDossier, WrongStage, "处罚法54条2款"),
    (ApplyChangedDecision, WrongStage, "复议法63条、行诉法77条"),
    (ApplyForClosing, Incomplete, "处罚法27条1款"),
    (ApplyForClosing, Incomplete, "处罚法48条1款"),
    (ApplyForClosing, Incomplete, "处罚法48条2款"),
    (ApplyForClosing, Incomplete, "处罚法52条3款"),
    (ApplyForClosing, Incomplete, "处罚法66条1款"),
    (ApplyForClosing, TooEarly, "强制法56条2款、强制法58条3款"),
    (ApplyForClosing, WrongStage, "处罚法47条"),
    (ApplyForClosing, WrongStage, "处罚法47条、处罚法66条1款"),
    (ApplyForClosing, WrongStage, "处罚法48条2款"),
    (ApplyForFiling, Incomplete, "处罚法54条2款、55号令15条2款"),
    (ApplyForFiling, WrongStage, "55号令15条2款"),
    (ApplyForFiling, WrongStage, "处罚法54条2款、55号令15条2款"),
    (ApplyForRecusal, WrongStage, "处罚法43条、豫执法条例23条"),
    (ApproveClosing, Incomplete, "处罚法47条"),
    (ApproveClosing, WrongStage, "处罚法47条"),
    (ApproveFiling, Incomplete, "55号令15条2款"),
    (ApproveFiling, WrongStage, "55号令15条2款"),
    (Archive, WrongStage, "处罚法47条、豫执法条例33条2款"),
    (ArrangeHearing, WrongStage, "处罚法64条2项"),
    (AssignOfficers, WrongStage, "处罚法42条1款、处罚法43条"),
    (BankCash, Incomplete, "处罚法71条"),
    (BeginCheck, WrongStage, "处罚法54条1款"),
    (CollectCash, NotServed, "处罚法52条1款、处罚法67条2款"),
    (CollectCash, WrongStage, "处罚法67条2款"),
    (ConfirmReferral, Incomplete, "处罚法22条、55号令6条1款"),
    (ConfirmReferral, WrongStage, "处罚法22条、55号令6条1款"),
    (DecideNoPenalty, Incomplete, "处罚法45条1款、55号令22条"),
    (DecideNoPenalty, Incomplete, "处罚法57条1款"),
    (DecideNoPenalty, Incomplete, "处罚法58条1款"),
    (DecideNoPenalty, WrongStage, "处罚法57条1款"),
    (DecideOnTheSpot, Incomplete, "处罚法51条、处罚法40条"),
    (DecideOnTheSpot, WrongStage, "处罚法51条"),
    (DecidePenalty, Incomplete, "处罚法45条1款、55号令22条"),
    (DecidePenalty, Incomplete, "处罚法57条2款、豫执法条例28条2款"),
    (DecidePenalty, Incomplete, "处罚法58条1款"),
    (DecidePenalty, NotServed, "处罚法44条、处罚法62条"),
    (DecidePenalty, TooEarly, "处罚法45条、处罚法62条、55号令22条"),
    (DecidePenalty, WrongStage, "处罚法57条1款"),
    (DecideRecusal, Incomplete, "处罚法43条、豫执法条例23条"),
    (DecideRecusal, WrongStage, "处罚法43条、豫执法条例23条"),
    (DecideRequest, Incomplete, "处罚法57条1款"),
    (DisposePreservation, Incomplete, "处罚法56条"),
    (EndMeasure, Incomplete, "强制法27条"),
    (EndRemedy, Incomplete, "复议法30条、行诉法46条"),
    (EndorseFiling, Incomplete, "55号令15条2款"),
    (EndorseFiling, WrongStage, "55号令15条2款"),
    (EndorseReport, WrongStage, "处罚法57条1款、55号令20条1款"),
    (ExecuteMeasure, Incomplete, "强制法18条、强制法10条"),
    (ExecuteUrgently, WrongStage, "强制法10条、强制法22条"),
    (FileOnTheSpot, WrongStage, "处罚法52条3款、55号令14条2款"),
    (GiveLegalOpinion, WrongStage, "处罚法58条1款"),
    (HandInCash, Incomplete, "处罚法71条"),
    (IssueCorrectionOrder, NotServed, "处罚法28条1款、民诉法87条"),
    (IssueCorrectionOrder, WrongStage, "处罚法28条1款"),
    (IssueDemand, NotServed, "处罚法67条3款、强制法35条、强制法54条"),
    (IssueDemand, NotServed, "强制法35条、强制法54条"),
    (IssueDemand, WrongStage, "强制法35条、强制法54条"),
    (IssuePriorNotice, Incomplete, "55号令20条1款、处罚法44条"),
    (IssuePriorNotice, WrongStage, "处罚法44条"),
    (MarkInstalmentMissed, TooEarly, "处罚法66条2款、处罚法72条2款"),
    (MarkInstalmentMissed, WrongStage, "处罚法66条2款、处罚法72条2款"),
    (MarkOverdue, TooEarly, "处罚法67条3款、处罚法72条1款"),
    (MarkOverdue, WrongStage, "处罚法67条3款、处罚法72条1款"),
    (ProposeAnnulment, WrongStage, "处罚法75条2款、豫执法条例32条"),
    (OpenRelatedCase, WrongStage, "处罚法40条、处罚法54条1款"),
    (ProposeCourtApplication, NotServed, "强制法54条"),
    (ProposeCourtApplication, TooEarly, "强制法54条"),
    (ProposeCourtApplication, WrongStage, "强制法53条、强制法54条"),
    (ProposeDeferral, WrongStage, "处罚法66条2款、强制法42条"),
    (ProposeDropping, Incomplete, "处罚法56条"),
    (ProposeDropping, Incomplete, "强制法28条"),
    (ProposeDropping, WrongStage, "处罚法40条、55号令"),
    (ProposeExtension, WrongStage, "处罚法60条、55号令15条1款"),
    (ProposeLateHearing, NotServed, "处罚法44条、民诉法87条"),
    (ProposeLateHearing, TooEarly, "处罚法64条1项"),
    (ProposeLateHearing, WrongStage, "处罚法64条1项、民诉法86条"),
    (ProposeMeasure, WrongStage, "强制法10条、强制法22条"),
    (ProposeMeasureExtension, Incomplete, "强制法25条1款"),
    (ProposeNoPenalty, Incomplete, "处罚法40条、处罚法56条"),
    (ProposeNoPenalty, WrongStage, "处罚法54条1款、55号令20条1款"),
    (ProposeNotFiling, WrongStage, "处罚法54条2款"),
    (ProposeNotFiling, WrongStage, "处罚法57条1款"),
    (ProposePause, WrongStage, "55号令"),
    (ProposePoliceTransfer, WrongStage, "处罚法27条1款、移送规定5条"),
    (ProposePreservation, WrongStage, "处罚法56条"),
    (ProposeReferral, WrongStage, "处罚法22条、55号令6条1款"),
    (RecordCourt, WrongStage, "强制法56条、强制法57条"),
    (RecordDefence, NotServed, "处罚法44条、民诉法87条"),
    (RecordDefence, WrongStage, "处罚法45条1款"),
    (RecordDemandAnswer, NotServed, "强制法36条"),
    (RecordDemandAnswer, WrongStage, "强制法36条"),
    (RecordDiscussion, Incomplete, "处罚法45条1款、55号令22条"),
    (RecordDiscussion, Incomplete, "处罚法58条1款"),
    (RecordDiscussion, WrongStage, "处罚法57条2款、豫执法条例28条2款"),
    (RecordHearing, WrongStage, "处罚法64条2项"),
    (RecordPayment, NotServed, "处罚法67条3款、民诉法87条"),
    (RecordPayment, WrongStage, "处罚法67条3款"),
    (RecordPoliceAnswer, WrongStage, "移送规定8条、处罚法27条1款"),
    (RecordReinspection, Incomplete, "处罚法28条1款"),
    (RecordReinspection, NotServed, "处罚法28条1款、民诉法87条"),
    (RecordReinspection, WrongStage, "处罚法28条1款"),
    (RecordRemedy, WrongStage, "复议法30条、行诉法46条"),
    (RecordService, Incomplete, "处罚法61条1款、民诉法87条"),
    (RecordTestResult, Incomplete, "处罚法56条、强制法25条3款"),
    (RecordWaiver, NotServed, "处罚法44条、民诉法87条"),
    (RecordWaiver, WrongStage, "处罚法62条"),
    (RegisterClue, WrongStage, "处罚法54条1款"),
    (RenewNotice, NotServed, "处罚法44条、民诉法87条"),
    (RenewNotice, WrongStage, "处罚法44条、处罚法45条2款"),
    (ReportDisclosure, Incomplete, "处罚法48条1款"),
    (ReportDisclosure, WrongStage, "处罚法48条1款"),
    (ReportDisclosure, WrongStage, "处罚法48条2款"),
    (ReportDisclosure, WrongStage, "豫信用条例13条3款"),
    (RequestHearing, NotServed, "处罚法44条、民诉法87条"),
    (RequestHearing, WrongStage, "处罚法63条1款、豫听证办法4条"),
    (RequestHearing, WrongStage, "处罚法64条1项"),
    (ResumeInquiry, WrongStage, "55号令"),
    (ReturnForInquiry, WrongStage, "处罚法40条、处罚法57条1款"),
    (SendSample, WrongStage, "处罚法56条、强制法25条3款"),
    (SendToPolice, Incomplete, "处罚法27条1款、移送规定5条"),
    (SendToPolice, WrongStage, "处罚法27条1款、移送规定5条"),
    (SubmitReport, Incomplete, "处罚法28条1款"),
    (SubmitReport, Incomplete, "处罚法40条、处罚法56条"),
    (SubmitReport, NotServed, "处罚法28条1款、民诉法87条"),
    (SubmitReport, WrongStage, "处罚法54条1款、55号令20条1款"),
    (SubmitToReview, Incomplete, "处罚法45条1款、55号令22条"),
    (SubmitToReview, Incomplete, "处罚法58条1款"),
    (SubmitToReview, WrongStage, "处罚法58条1款"),
    (TakeUpAgain, Incomplete, "处罚法27条1款、移送规定10条"),
    (TakeUpAgain, WrongStage, "处罚法54条1款、处罚法76条2款"),
    (WithdrawDisclosure, Incomplete, "处罚法48条2款"),
    (WithdrawDisclosure, WrongStage, "处罚法48条2款"),
    (WriteRecheck, NotServed, "处罚法44条、民诉法87条"),
    (WriteRecheck, TooEarly, "处罚法45条、处罚法62条、55号令22条"),
    (WriteRecheck, WrongStage, "处罚法45条1款"),
];

#[test]
fn each_refused_step_cites_the_right_article_and_no_other() {
    let mut met = BTreeSet::new();
    for (name, reach, _, _) in TABLE {
        let (office, case) = reach();
        for kind in StepKind::ALL {
            let Err(refusal) = case.may(*kind, &office.who(fitting(*kind)), &office.now) else { continue };
            let cited: Vec<String> = refusal.articles.iter().map(|article| article.short()).collect();
            let cited = cited.join("、");
            let row = RIGHT
                .iter()
                .position(|(step, code, articles)| (*step, *code, *articles) == (*kind, refusal.code, cited.as_str()));
            met.insert(row.unwrap_or_else(|| panic!("{name}：{kind:?} {:?} {cited}：{}", refusal.code, refusal.why)));
        }
    }
    let unmet: Vec<&Row> = RIGHT.iter().enumerate().filter(|(at, _)| !met.contains(at)).map(|(_, row)| row).collect();
    assert!(unmet.is_empty(), "no place refuses so: {unmet:?}");
}
