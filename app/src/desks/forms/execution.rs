//! From a posted form to a step by which the bureau itself sees a duty done.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::step::*;

use super::reader::Reader;
use crate::context::Posted;

/// The step as typed.
///
/// # Errors
/// Every field that cannot be read; what the law says comes from the domain afterwards.
pub fn read(kind: StepKind, posted: &Posted, today: NaiveDate) -> Result<Step, Vec<Refusal>> {
    let mut r = Reader::new(posted, today);
    let step = match kind {
        StepKind::DemandPerformance => Step::DemandPerformance(DemandPerformance { due: r.day("due", "履行期限") }),
        StepKind::ProposeSubstitution => Step::ProposeSubstitution(ProposeSubstitution {
            harm: r.pick("harm", "危害", SubstitutionHarm::ALL, SubstitutionHarm::key),
            reason: r.text("reason"),
            basis: r.text("basis"),
            heard: r.text("heard"),
            way: r.text("way"),
            planned_on: r.day("planned_on", "代履行日"),
            object: r.text("object"),
            cost_fen: r.money("cost_fen", "费用预算"),
            performer: r.text("performer"),
        }),
        StepKind::PerformSubstitution => Step::PerformSubstitution(PerformSubstitution {
            substitution: r.count("substitution", "代履行"),
            from: r.instant("from", "开始时间"),
            until: r.instant("until", "结束时间"),
            second: r.officer("second", "另一名执法人员"),
            performer_signed: r.text("performer_signed"),
            party_signed: r.text("party_signed"),
            witness: r.text("witness"),
            record: r.text("record"),
            cost_fen: r.money("cost_fen", "实际费用"),
            cost_basis: r.text("cost_basis"),
            urgency: r.text("urgency"),
            no_cutting: r.flag("no_cutting"),
        }),
        StepKind::ClearAtOnce => Step::ClearAtOnce(ClearAtOnce {
            place: r.pick("place", "场所", ClearingPlace::ALL, ClearingPlace::key),
            what: r.text("what"),
            unable: r.text("unable"),
            from: r.instant("from", "开始时间"),
            until: r.instant("until", "结束时间"),
            present: r.text("present"),
            told_at: r.maybe("told_at").is_some().then(|| r.instant("told_at", "通知时间")),
            told_how: r.text("told_how"),
            second: r.officer("second", "另一名执法人员"),
            performer_signed: r.text("performer_signed"),
            witness: r.text("witness"),
            record: r.text("record"),
            cost_fen: r.money("cost_fen", "实际费用"),
            cost_basis: r.text("cost_basis"),
        }),
        StepKind::RecordBuilding => Step::RecordBuilding(RecordBuilding {
            act: r.pick("act", "办理情况", BuildingAct::ALL, BuildingAct::key),
            at: r.instant("at", "时间"),
            until: r.maybe("until").is_some().then(|| r.instant("until", "结束时间")),
            due: r.maybe_day("due", "自行拆除的期限"),
            paper: r.text("paper"),
            urgency: r.text("urgency"),
            no_cutting: r.flag("no_cutting"),
            no_remedy: r.flag("no_remedy"),
        }),
        StepKind::HaltExecution => Step::HaltExecution(HaltExecution {
            target: r.pick("target", "执行", ExecutionTarget::ALL, ExecutionTarget::key),
            act: r.pick("act", "处理", HaltAct::ALL, HaltAct::key),
            pause_ground: maybe_pick(&mut r, "pause_ground", "中止的情形", HaltGround::ALL, HaltGround::key),
            end_ground: maybe_pick(&mut r, "end_ground", "终结的情形", EndGround::ALL, EndGround::key),
            on: r.day("on", "日期"),
            reason: r.text("reason"),
            no_social_harm: r.flag("no_social_harm"),
            no_means: r.flag("no_means"),
        }),
        StepKind::AuctionSeized => Step::AuctionSeized(AuctionSeized {
            measure: r.count("measure", "查封、扣押"),
            held_under: r.text("held_under"),
            on: r.day("on", "拍卖日"),
            proceeds_fen: r.money("proceeds_fen", "拍卖所得"),
            receipt: r.text("receipt"),
            record: r.text("record"),
        }),
        _ => {
            r.wrong("step", "这一步不在这张表上办");
            Step::BeginCheck(BeginCheck {})
        }
    };
    r.done(step)
}

/// One of several that may be left open.
fn maybe_pick<T: Copy>(
    r: &mut Reader<'_>,
    field: &str,
    label: &str,
    all: &[T],
    key: impl Fn(T) -> &'static str,
) -> Option<T> {
    r.maybe(field)?;
    r.choice(field, label, all, key)
}

/// What an execution agreement waives, where one is made.
pub(super) fn agreement(r: &mut Reader<'_>) -> Option<ExecutionAgreement> {
    let made = ["remedied", "waived_fen", "harmless"].into_iter().any(|field| r.maybe(field).is_some());
    made.then(|| ExecutionAgreement {
        remedied: r.text("remedied"),
        waived_fen: r.maybe_money("waived_fen", "减免的加处罚款"),
        harmless: r.flag("harmless"),
    })
}
