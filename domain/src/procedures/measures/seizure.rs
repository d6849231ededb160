//! Sealing and seizure 查封、扣押: a law that gives the power, the head's approval, thirty days and thirty more, then an end.

use chrono::{DateTime, Duration, Utc};

use super::{UNTIL_DECIDED, site};
use crate::case::Case;
use crate::case::side::{Matter, Measure, Request};
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::ids::OfficerId;
use crate::law::article::Article;
use crate::law::calendar::beijing_day;
use crate::law::catalogue::PenaltyKind;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::ordinary::filing::beside;
use crate::procedures::{in_stage, requests};
use crate::refusal::{Obstacle, Refusal};
use crate::step::{
    EndMeasure, ExecuteMeasure, ExecuteUrgently, MeasureEnd, ProposeMeasure, ProposeMeasureExtension, Step, StepKind,
};

/// A law or regulation must give the power (行政强制法 10, 17, 22).
const BASIS: [Article; 2] = [Article::new(QIANGZHI, "10"), Article::new(QIANGZHI, "22")];
/// Report to and approval by the head, two officers, the record (行政强制法 18).
const CONDUCT: Article = Article::new(QIANGZHI, "18");
/// Thirty days, once thirty more (行政强制法 25(1)).
const TIME: Article = Article::new(QIANGZHI, "25(1)");

/// Longest time of a measure, and of its one extension, in calendar days (行政强制法 25(1)).
pub const LONGEST_DAYS: u32 = 30;
/// Hours in which an urgent measure must be reported and approved (行政强制法 19).
pub const URGENT_HOURS: i64 = 24;

pub(crate) fn may_propose(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeMeasure, &UNTIL_DECIDED, &BASIS)?;
    requests::open(case, |matter| matches!(matter, Matter::Measure(_))).map(|_| ())
}

pub(crate) fn propose(case: &Case, form: ProposeMeasure, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let form = checked(case, form, now)?;
    Ok((Step::ProposeMeasure(form), Outcome::Requested { request: requests::next(case) }))
}

/// Basis, object and time of a measure (行政强制法 10, 17, 22, 23, 25(1)).
fn checked(case: &Case, mut form: ProposeMeasure, now: &Now) -> Result<ProposeMeasure, Refusal> {
    form.basis = required_text("basis", "查封、扣押的法律法规依据", &form.basis, 500)
        .map_err(|refusal| Refusal { articles: BASIS.to_vec(), ..refusal })?;
    // A rule of a ministry or a normative paper gives no such power (行政强制法 10(4), 11(2)); nor does a bare name.
    if !form.basis.contains('条') {
        return Err(Refusal::new(Obstacle::Incomplete, "依据写明法律、法规的名称和条款", &BASIS).at("basis"));
    }
    site::checked(case, &mut form, now)?;
    form.inventory = required_text("inventory", "清单", &form.inventory, 5_000)?;
    form.place = required_text("place", "场所", &form.place, 200)?;
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    if form.days == 0 || form.days > LONGEST_DAYS {
        let why = format!("查封、扣押 {} 日，最多 {LONGEST_DAYS} 日", form.days);
        return Err(Refusal::new(Obstacle::Amount, why, &[TIME]).at("days"));
    }
    let object = [Article::new(QIANGZHI, "23")];
    if !form.no_necessities {
        let why = "不得查封、扣押与违法行为无关的财物，不得查封、扣押公民个人及其所扶养家属的生活必需品";
        return Err(Refusal::new(Obstacle::Incomplete, why, &object).at("no_necessities"));
    }
    if !form.not_sealed_already {
        let why = "已被其他国家机关依法查封的，不得重复查封";
        return Err(Refusal::new(Obstacle::Incomplete, why, &object).at("not_sealed_already"));
    }
    Ok(form)
}

/// An urgent measure is approved within 24 hours or lifted (行政强制法 19).
pub(crate) fn may_be_approved(case: &Case, request: &Request, now: &Now) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeMeasure, &UNTIL_DECIDED, &BASIS)?;
    let urgent = case.measures.iter().find(|measure| measure.request == request.id);
    if let Some(done) = urgent.and_then(|measure| measure.carried_out.as_ref())
        && now.at > done.at + Duration::hours(URGENT_HOURS)
    {
        return Err(Refusal::new(
            Obstacle::TooLate,
            "紧急实施已满二十四小时，没有补办批准手续，应当立即解除",
            &[Article::new(QIANGZHI, "19")],
        ));
    }
    Ok(())
}

pub(crate) fn may_execute(case: &Case) -> Result<(), Refusal> {
    let waiting = case.measures.iter().any(|one| one.approved.is_some() && one.carried_out.is_none());
    if !waiting {
        let why = "没有已经批准、待实施的查封、扣押。先申请，报负责人批准";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[CONDUCT, BASIS[0].clone()]));
    }
    in_stage(case, StepKind::ExecuteMeasure, &UNTIL_DECIDED, &[CONDUCT])
}

pub(crate) fn execute(
    case: &Case,
    mut form: ExecuteMeasure,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    let found = case.measures.iter().find(|one| one.id == form.measure && one.carried_out.is_none());
    let Some(approved) = found.and_then(|measure| measure.approved.as_ref()) else {
        return Err(Refusal::input("measure", "没有这一项，或者还没有批准、已经实施"));
    };
    if beijing_day(form.at) < approved.on {
        return Err(Refusal::new(Obstacle::TooEarly, "实施时间早于批准", &[CONDUCT]).at("at"));
    }
    form.present = optional_text("present", "当事人到场人员", &form.present, 100)?;
    form.witness = optional_text("witness", "见证人", &form.witness, 100)?;
    form.record = required_text("record", "现场笔录", &form.record, 10_000)?;
    form.process.complete()?;
    let second = on_the_spot(case, &form.present, &form.witness, form.at, officer, form.second, now)?;
    let number = form.measure;
    Ok((Step::ExecuteMeasure(form), Outcome::Begun { number, second }))
}

pub(crate) fn execute_urgently(
    case: &Case,
    mut form: ExecuteUrgently,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.measure = checked(case, form.measure, now)?;
    form.urgency = required_text("urgency", "紧急情况", &form.urgency, 2_000)
        .map_err(|refusal| Refusal { articles: vec![Article::new(QIANGZHI, "19")], ..refusal })?;
    if now.at > form.at + Duration::hours(URGENT_HOURS) {
        return Err(Refusal::new(
            Obstacle::TooLate,
            "实施已满二十四小时，没有报告并补办批准手续，应当立即解除",
            &[Article::new(QIANGZHI, "19")],
        )
        .at("at"));
    }
    form.present = optional_text("present", "当事人到场人员", &form.present, 100)?;
    form.witness = optional_text("witness", "见证人", &form.witness, 100)?;
    form.record = required_text("record", "现场笔录", &form.record, 10_000)?;
    form.process.complete()?;
    let second = on_the_spot(case, &form.present, &form.witness, form.at, officer, form.second, now)?;
    Ok((Step::ExecuteUrgently(form), Outcome::Begun { number: next(case), second }))
}

/// The number of the next measure.
pub(crate) fn next(case: &Case) -> u32 {
    u32::try_from(case.measures.len()).unwrap_or(u32::MAX).saturating_add(1)
}

/// Two certified officers; the party, or a witness in his absence (行政强制法 18(2), 18(8)). Returns the second's name.
fn on_the_spot(
    case: &Case,
    present: &str,
    witness: &str,
    at: DateTime<Utc>,
    officer: &Officer,
    second: OfficerId,
    now: &Now,
) -> Result<String, Refusal> {
    if at > now.at || beijing_day(at) < case.clue.received_on {
        return Err(Refusal::input("at", "实施时间应在收到线索以后、现在以前"));
    }
    if present.is_empty() && witness.is_empty() {
        let why = "当事人不到场的，邀请见证人到场，由见证人和执法人员在现场笔录上签名";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::item(QIANGZHI, "18(8)")]).at("witness"));
    }
    let day = beijing_day(at);
    let other = beside(case, officer, second, day, now)?;
    officer.certified_on(day).map_err(|refusal| refusal.at("at"))?;
    Ok(other)
}

/// A measure that is carried out, approved and not ended.
fn alive(case: &Case, id: u32) -> Result<&Measure, Refusal> {
    case.measures
        .iter()
        .find(|one| one.id == id && one.carried_out.is_some() && one.ended.is_none())
        .ok_or_else(|| Refusal::input("measure", "没有这一项在实施的查封、扣押"))
}

pub(crate) fn may_extend(case: &Case, now: &Now) -> Result<(), Refusal> {
    requests::open(case, |matter| matches!(matter, Matter::MeasureExtension(_)))?;
    let ids: Vec<u32> = case.measures.iter().filter(|one| one.is_alive()).map(|one| one.id).collect();
    let Some(first) = ids.first() else {
        return Err(Refusal::new(Obstacle::Incomplete, "没有在实施的查封、扣押", &[TIME]));
    };
    let result = may_be_extended(case, *first, now).map(|_| ());
    if ids.iter().any(|id| may_be_extended(case, *id, now).is_ok()) { Ok(()) } else { result }
}

/// Once, before the time is over (行政强制法 25(1), 25(2)).
pub(crate) fn may_be_extended(case: &Case, id: u32, now: &Now) -> Result<u32, Refusal> {
    let measure = alive(case, id)?;
    if measure.extended.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "查封、扣押已经延长过一次", &[TIME]).at("measure"));
    }
    if let Some(last) = case.measure_ends(measure, now.today())
        && now.today() > last
    {
        let why = format!("查封、扣押到 {last} 已满，应当立即解除，不能再延长");
        return Err(Refusal::new(Obstacle::TooLate, why, &[TIME, Article::new(QIANGZHI, "28(1)")]).at("measure"));
    }
    Ok(measure.id)
}

pub(crate) fn extend(case: &Case, mut form: ProposeMeasureExtension, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    may_be_extended(case, form.measure, now)?;
    if form.days == 0 || form.days > LONGEST_DAYS {
        let why = format!("延长 {} 日，最多 {LONGEST_DAYS} 日", form.days);
        return Err(Refusal::new(Obstacle::Amount, why, &[TIME]).at("days"));
    }
    Ok((Step::ProposeMeasureExtension(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_end(case: &Case) -> Result<(), Refusal> {
    if case.measures.iter().any(Measure::is_alive) {
        return Ok(());
    }
    Err(Refusal::new(Obstacle::Incomplete, "没有在实施的查封、扣押", &[Article::new(QIANGZHI, "27")]))
}

/// Confiscated or destroyed only by a decision inside the time; after it, lifted; with a transfer, to the police
/// (行政强制法 21, 27, 28).
pub(crate) fn end(case: &Case, mut form: EndMeasure, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "处理理由和接收人", &form.reason, 2_000)?;
    let measure = alive(case, form.measure)?;
    let carried_out = measure.carried_out.as_ref().map(|done| done.on);
    if form.on > now.today() || carried_out.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "处理日应在实施日到今天之间"));
    }
    let last = case.measure_ends(measure, form.on);
    let over = last.is_some_and(|last| form.on > last);
    match form.how {
        MeasureEnd::Lifted => {}
        MeasureEnd::ToPolice if case.police.as_ref().is_some_and(|police| police.sent.is_some()) => {}
        MeasureEnd::Auctioned => {
            let why = "拍卖抵缴罚款由财务用“登记拍卖抵缴”登记";
            return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "46(3)")]).at("how"));
        }
        MeasureEnd::ToPolice => {
            let why = "案件没有移送公安机关，财物不能随案移送";
            return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(QIANGZHI, "21")]).at("how"));
        }
        MeasureEnd::Confiscated | MeasureEnd::Destroyed if over || measure.approved.is_none() => {
            let why = if over {
                "期限已满，应当立即解除，退还财物"
            } else {
                "没有补办批准，应当立即解除"
            };
            return Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(QIANGZHI, "28(1)")]).at("how"));
        }
        MeasureEnd::Confiscated if case.decision.is_none() => {
            let why = "没收须有处罚决定";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(QIANGZHI, "27")]).at("how"));
        }
        MeasureEnd::Confiscated
            if case.law.as_ref().is_some_and(|law| !law.kinds.contains(&PenaltyKind::ConfiscateGoods)) =>
        {
            let why = "本案由没有规定没收非法财物，应当退还";
            let rule = [Article::new(QIANGZHI, "27"), Article::new(CHUFA, "38")];
            return Err(Refusal::new(Obstacle::Amount, why, &rule).at("how"));
        }
        MeasureEnd::Confiscated
            if !case.decision.iter().any(|one| one.kinds().contains(&PenaltyKind::ConfiscateGoods)) =>
        {
            let why = "处罚决定没有没收这些财物，应当退还";
            let rule = [Article::new(QIANGZHI, "27"), Article::new(CHUFA, "44")];
            return Err(Refusal::new(Obstacle::WrongStage, why, &rule).at("how"));
        }
        MeasureEnd::Confiscated | MeasureEnd::Destroyed => {}
    }
    Ok((Step::EndMeasure(form), Outcome::Recorded))
}
