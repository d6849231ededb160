//! From a posted form to a step beside the main line: leaving it, measures, summary, remedies, court.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::step::*;

use super::people;
use super::reader::Reader;
use super::report_read;
use crate::context::Posted;

/// The step as typed.
///
/// # Errors
/// Every field that cannot be read; what the law says comes from the domain afterwards.
pub fn read(kind: StepKind, posted: &Posted, today: NaiveDate) -> Result<Step, Vec<Refusal>> {
    let mut r = Reader::new(posted, today);
    let reason = r.text("reason");
    let opinion = r.text("opinion");
    let paper = r.text("paper");
    let step = match kind {
        StepKind::ProposeNotFiling => Step::ProposeNotFiling(ProposeNotFiling {
            ground: r.pick("ground", "不予立案的情形", NotFilingGround::ALL, NotFilingGround::key),
            reason,
            told: people::read_complainant(&mut r),
        }),
        StepKind::ProposeReferral => Step::ProposeReferral(ProposeReferral {
            agency: r.text("agency"),
            ground: r.pick("ground", "移送的情形", ReferralGround::ALL, ReferralGround::key),
            reason,
        }),
        StepKind::ConfirmReferral => {
            Step::ConfirmReferral(ConfirmReferral { on: r.day("on", "回执日"), receipt: r.text("receipt") })
        }
        StepKind::TakeUpAgain => Step::TakeUpAgain(TakeUpAgain {
            cause: r.pick("cause", "恢复的原因", TakeUpCause::ALL, TakeUpCause::key),
            reason,
        }),
        StepKind::ProposeExtension => Step::ProposeExtension(ProposeExtension {
            kind: r.pick("kind", "延长的期限", ExtensionKind::ALL, ExtensionKind::key),
            days: r.count("days", "延长天数"),
            reason,
        }),
        StepKind::DecideRequest => Step::DecideRequest(DecideRequest {
            request: r.count("request", "申请事项"),
            agree: r.text("agree") != "no",
            opinion,
            minutes: r.text("minutes"),
        }),
        StepKind::DecideOnTheSpot => Step::DecideOnTheSpot(DecideOnTheSpot {
            second: r.officer("second", "另一名执法人员"),
            facts: r.text("facts"),
            tier: r.text("tier"),
            warning: r.flag("warning"),
            fine_fen: r.maybe_money("fine_fen", "罚款"),
            demands: r.text("demands"),
            told: r.flag("told"),
            defence: r.text("defence"),
            refusal: r.text("refusal"),
            discretion: r.text("discretion"),
            others: Vec::new(),
            confiscate_fen: domain::money::Fen::ZERO,
            process: people::read_on_record(&r),
        }),
        StepKind::FileOnTheSpot => Step::FileOnTheSpot(FileOnTheSpot { on: r.day("on", "备案日") }),
        StepKind::CollectCash => Step::CollectCash(CollectCash {
            amount_fen: r.money("amount_fen", "收缴金额"),
            on: r.day("on", "收缴日"),
            ground: r.pick("ground", "当场收缴的情形", CashGround::ALL, CashGround::key),
            receipt: r.text("receipt"),
        }),
        StepKind::HandInCash => {
            Step::HandInCash(HandInCash { receipt: r.text("receipt"), on: r.day("on", "交款日") })
        }
        StepKind::BankCash => Step::BankCash(BankCash { receipt: r.text("receipt"), on: r.day("on", "缴付日") }),
        StepKind::ProposePreservation => {
            Step::ProposePreservation(ProposePreservation { items: r.text("items"), place: r.text("place"), reason })
        }
        StepKind::DisposePreservation => Step::DisposePreservation(DisposePreservation {
            preservation: r.count("preservation", "登记保存"),
            how: r.pick("how", "处理方式", PreservationEnd::ALL, PreservationEnd::key),
            reason,
        }),
        StepKind::ProposeMeasure => Step::ProposeMeasure(measure(&mut r)),
        StepKind::ExecuteMeasure => Step::ExecuteMeasure(ExecuteMeasure {
            measure: r.count("measure", "查封、扣押"),
            at: r.instant("at", "实施时间"),
            present: r.text("present"),
            witness: r.text("witness"),
            record: r.text("record"),
            second: r.officer("second", "另一名执法人员"),
            process: people::read_on_record(&r),
        }),
        StepKind::ExecuteUrgently => Step::ExecuteUrgently(ExecuteUrgently {
            measure: measure(&mut r),
            at: r.instant("at", "实施时间"),
            urgency: r.text("urgency"),
            present: r.text("present"),
            witness: r.text("witness"),
            record: r.text("record"),
            second: r.officer("second", "另一名执法人员"),
            process: people::read_on_record(&r),
        }),
        StepKind::ProposeMeasureExtension => Step::ProposeMeasureExtension(ProposeMeasureExtension {
            measure: r.count("measure", "查封、扣押"),
            days: r.count("days", "延长天数"),
            reason,
        }),
        StepKind::EndMeasure => Step::EndMeasure(EndMeasure {
            measure: r.count("measure", "查封、扣押"),
            how: r.pick("how", "处理方式", MeasureEnd::ALL, MeasureEnd::key),
            on: r.day("on", "处理日"),
            reason,
        }),
        StepKind::SendSample => Step::SendSample(SendSample {
            what: r.text("what"),
            laboratory: r.text("laboratory"),
            sent_on: r.day("sent_on", "送检日"),
            days: r.count("days", "检测天数"),
        }),
        StepKind::RecordTestResult => Step::RecordTestResult(RecordTestResult {
            sample: r.count("sample", "样品"),
            on: r.day("on", "结果日"),
            result: r.text("result"),
        }),
        StepKind::ApplyForRecusal => Step::ApplyForRecusal(ApplyForRecusal {
            officer: r.officer("officer", "应当回避的人"),
            by: r.pick("by", "由谁提出", RecusalBy::ALL, RecusalBy::key),
            reason,
        }),
        StepKind::DecideRecusal => Step::DecideRecusal(DecideRecusal {
            recusal: r.count("recusal", "回避申请"),
            granted: r.text("agree") != "no",
            opinion,
        }),
        StepKind::ProposePause => Step::ProposePause(ProposePause {
            ground: r.pick("ground", "中止的情形", PauseGround::ALL, PauseGround::key),
            reason,
        }),
        StepKind::ResumeInquiry => Step::ResumeInquiry(ResumeInquiry { reason }),
        StepKind::ProposeDropping => Step::ProposeDropping(ProposeDropping {
            ground: r.pick("ground", "终止的情形", DroppingGround::ALL, DroppingGround::key),
            reason,
        }),
        StepKind::ProposePoliceTransfer => Step::ProposePoliceTransfer(ProposePoliceTransfer {
            facts: r.text("facts"),
            second: r.officer("second", "专案组另一名成员"),
        }),
        StepKind::SendToPolice => Step::SendToPolice(SendToPolice {
            at: r.instant("at", "移送时间"),
            receiver: r.text("receiver"),
            papers: r.text("papers"),
            earlier: r.text("earlier"),
            paid_fen: r.maybe_money("paid_fen", "已缴罚款"),
        }),
        StepKind::RecordPoliceAnswer => Step::RecordPoliceAnswer(RecordPoliceAnswer {
            answer: r.pick("answer", "答复", PoliceAnswer::ALL, PoliceAnswer::key),
            on: r.day("on", "收到日"),
            paper,
        }),
        StepKind::ProposeNoPenalty => Step::ProposeNoPenalty(ProposeNoPenalty {
            facts: r.text("facts"),
            ground: r.pick("ground", "不予处罚的情形", NoPenaltyGround::ALL, NoPenaltyGround::key),
            grounds_shown: r.text("grounds_shown"),
            exhibits: r.numbers("exhibits").into_iter().map(domain::ids::ExhibitId).collect(),
            education: r.text("education"),
        }),
        StepKind::DecideNoPenalty => Step::DecideNoPenalty(DecideNoPenalty {
            ground: r.pick("ground", "不予处罚的情形", NoPenaltyGround::ALL, NoPenaltyGround::key),
            grounds_shown: r.text("grounds_shown"),
            exhibits: r.numbers("exhibits").into_iter().map(domain::ids::ExhibitId).collect(),
            education: r.text("education"),
            opinion,
        }),
        StepKind::ProposeLateHearing => Step::ProposeLateHearing(ProposeLateHearing {
            received_on: r.day("received_on", "收到日"),
            obstacle: r.text("obstacle"),
            ended_on: r.day("ended_on", "障碍消除日"),
            whose: r.whose("whose"),
        }),
        StepKind::ArrangeHearing => Step::ArrangeHearing(ArrangeHearing {
            on: r.day("on", "听证日"),
            at: r.time("at", "听证时间"),
            place: r.text("place"),
            host: r.officer("host", "主持人"),
            notified_on: r.day("notified_on", "通知当事人的日期"),
            public: r.text("public") != "no",
        }),
        StepKind::RenewNotice => {
            Step::RenewNotice(RenewNotice { proposal: report_read::read(&mut r, today), cause: r.text("cause") })
        }
        StepKind::ProposeDeferral => Step::ProposeDeferral(ProposeDeferral {
            applied_on: r.day("applied_on", "申请日"),
            hardship: r.text("hardship"),
            instalments: instalments(&mut r),
            agreement: super::execution::agreement(&mut r),
        }),
        StepKind::MarkInstalmentMissed => Step::MarkInstalmentMissed(MarkInstalmentMissed {}),
        StepKind::IssueDemand => Step::IssueDemand(IssueDemand { due: r.day("due", "履行期限") }),
        StepKind::RecordDemandAnswer => Step::RecordDemandAnswer(RecordDemandAnswer {
            received_on: r.day("received_on", "收到日"),
            content: r.text("content"),
            checked: r.text("checked"),
        }),
        StepKind::ProposeCourtApplication => Step::ProposeCourtApplication(ProposeCourtApplication {
            court: r.text("court"),
            claim: r.text("claim"),
            surcharge_fen: r.maybe_money("surcharge_fen", "申请执行的加处罚款"),
            papers: r.text("papers"),
        }),
        StepKind::RecordCourt => Step::RecordCourt(RecordCourt {
            act: r.pick("act", "办理情况", CourtAct::ALL, CourtAct::key),
            on: r.day("on", "日期"),
            paper,
        }),
        StepKind::RecordRemedy => Step::RecordRemedy(RecordRemedy {
            kind: r.pick("kind", "种类", RemedyKind::ALL, RemedyKind::key),
            accepted_on: r.day("accepted_on", "受理日"),
            received_on: r.day("received_on", "收到副本日"),
            body: r.text("body"),
            simplified: r.flag("simplified"),
            suspended: r.flag("suspended"),
            applied_on: r.maybe_day("applied_on", "申请（起诉）日"),
            immovable: r.flag("immovable"),
        }),
        StepKind::EndRemedy => Step::EndRemedy(EndRemedy {
            outcome: r.pick("outcome", "结果", RemedyOutcome::ALL, RemedyOutcome::key),
            on: r.day("on", "文书日期"),
            effective_on: r.day("effective_on", "送达、生效日"),
            fine_fen: r.maybe_money("fine_fen", "变更后的罚款"),
            act_anew: r.flag("act_anew"),
            only_procedure: r.flag("only_procedure"),
            paper,
        }),
        StepKind::ProposeAnnulment => Step::ProposeAnnulment(ProposeAnnulment {
            ground: r.pick("ground", "依据", AnnulmentGround::ALL, AnnulmentGround::key),
            reason,
            fine_fen: r.maybe_money("fine_fen", "变更后的罚款"),
            act_anew: r.flag("act_anew"),
        }),
        StepKind::ActAnew => Step::ActAnew(ActAnew { reason }),
        StepKind::ApplyChangedDecision => Step::ApplyChangedDecision(ApplyChangedDecision {}),
        StepKind::WithdrawDisclosure => {
            Step::WithdrawDisclosure(WithdrawDisclosure { on: r.day("on", "撤下日"), reason })
        }
        StepKind::Archive => Step::Archive(Archive {
            volume: r.text("volume"),
            pages: r.count("pages", "页数"),
            keeper: r.text("keeper"),
        }),
        other => {
            if let Some(step) = super::questions::read(other, &mut r) {
                step
            } else {
                return super::execution::read(other, posted, today);
            }
        }
    };
    r.done(step)
}

fn measure(r: &mut Reader<'_>) -> ProposeMeasure {
    ProposeMeasure {
        kind: r.pick("kind", "种类", MeasureKind::ALL, MeasureKind::key),
        basis: r.text("basis"),
        inventory: r.text("inventory"),
        place: r.text("place"),
        days: r.count("days", "天数"),
        reason: r.text("reason"),
        no_necessities: r.flag("no_necessities"),
        not_sealed_already: r.flag("not_sealed_already"),
        site: site(r),
    }
}

/// The site of an unlawful building, where anything was said about it.
fn site(r: &mut Reader<'_>) -> Option<SiteHold> {
    let said = ["built_m2", "told", "must_go", "legal_opinion"].into_iter().any(|field| r.maybe(field).is_some());
    said.then(|| SiteHold {
        built_m2: r.count("built_m2", "已建面积"),
        told: r.text("told"),
        must_go: r.flag("must_go"),
        legal_opinion: r.text("legal_opinion"),
    })
}

/// One instalment a line: day, then amount.
fn instalments(r: &mut Reader<'_>) -> Vec<Instalment> {
    let text = r.text("instalments");
    let mut read = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts = line.split_once([' ', '　', '\t', '，']);
        let found = parts.and_then(|(day, amount)| {
            let due = r.day_in(day.trim())?;
            let amount_fen = domain::money::Fen::parse(amount.trim()).ok()?;
            Some(Instalment { due, amount_fen })
        });
        match found {
            Some(instalment) => read.push(instalment),
            None => r.wrong("instalments", format!("“{line}”看不懂，写作 2026-10-30 2000")),
        }
    }
    read
}
