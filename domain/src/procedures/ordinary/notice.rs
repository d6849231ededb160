//! From the prior notice to the written re-check: the party is told, heard, and never worse off for having spoken.

use chrono::NaiveDate;

use super::{announcing, in_stage};
use crate::case::Case;
use crate::case::side::PriorNotice;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::joint::one_of;
use crate::law::article::Article;
use crate::law::cite::{CHENGXU, CHUFA, MINSU};
use crate::law::deadlines::{Deadline, DeadlineId};
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{Adopted, RecordDefence, RecordWaiver, Step, StepKind, WriteRecheck};

const TOLD: Article = Article::new(CHUFA, "44");

pub(crate) fn may_issue(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::IssuePriorNotice, &[StageKind::InquiryDone], &[TOLD])?;
    if case.report.as_ref().is_none_or(|report| report.endorsed.is_none()) {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "调查终结报告还没有经承办机构审核同意",
            &[Article::new(CHENGXU, "20(1)"), TOLD],
        ));
    }
    if case.notice.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "事先告知书已经制作。下一步登记送达", &[TOLD]));
    }
    case.evidence_stands()
}

/// The notice that counts, once it is served.
pub(crate) fn served_notice(case: &Case) -> Result<(&PriorNotice, NaiveDate), Refusal> {
    let lock = || {
        let announced = case.notice.as_ref().map(|notice| announcing::until(&notice.service)).unwrap_or_default();
        let then = if announced.is_empty() { "先登记送达" } else { announced.as_str() };
        Refusal::new(
            Obstacle::NotServed,
            format!("行政处罚事先告知书还没有送达证明，陈述申辩期没有起算。{then}"),
            &[TOLD, Article::new(MINSU, "87")],
        )
    };
    let notice = case.notice.as_ref().ok_or_else(lock)?;
    let served = notice.service.deemed().ok_or_else(lock)?;
    Ok((notice, served))
}

/// The party's period to state and defend: 5 working days from service, rolled (住房和城乡建设行政处罚程序规定 22).
pub fn defence_period(notice: &PriorNotice, served: NaiveDate, now: &Now) -> Result<Deadline, Refusal> {
    period(notice, DeadlineId::Defence, served, now)
}

/// The period to ask for a hearing: 5 working days from service (行政处罚法 64(1)).
pub fn hearing_period(notice: &PriorNotice, served: NaiveDate, now: &Now) -> Result<Deadline, Refusal> {
    period(notice, DeadlineId::HearingRequest, served, now)
}

/// As counted on the day of service; counted now where the calendar did not reach then.
fn period(notice: &PriorNotice, id: DeadlineId, served: NaiveDate, now: &Now) -> Result<Deadline, Refusal> {
    match notice.service.clock(id) {
        Some(counted) => Ok(counted.clone()),
        None => now.law.count(id, served, "事先告知书送达"),
    }
}

/// Statement and defence must be heard in full until the decision is made (行政处罚法 45(1)).
pub(crate) fn may_defend(case: &Case) -> Result<(), Refusal> {
    served_notice(case)?;
    let stages = [StageKind::Noticed, StageKind::Hearing, StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::RecordDefence, &stages, &[Article::new(CHUFA, "45(1)")])
}

pub(crate) fn defend(case: &Case, mut form: RecordDefence, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.content = required_text("content", "陈述申辩要点", &form.content, 10_000)?;
    let (notice, served) = served_notice(case)?;
    one_of(&notice.service, form.whose, "whose")?;
    let counted = counted_on(form.received_on, form.postmark, served, now)?;
    let in_time = counted <= defence_period(notice, served, now)?.ends;
    Ok((Step::RecordDefence(form), Outcome::Received { in_time }))
}

/// The day a letter counts from: its postmark, else its arrival (民事诉讼法 85(4)).
pub(crate) fn counted_on(
    received: NaiveDate,
    postmark: Option<NaiveDate>,
    served: NaiveDate,
    now: &Now,
) -> Result<NaiveDate, Refusal> {
    if received > now.today() {
        return Err(Refusal::input("received_on", format!("收到日 {received} 还没有到")));
    }
    if received < served {
        return Err(Refusal::input("received_on", format!("收到日早于告知书送达日 {served}")));
    }
    if postmark.is_some_and(|mark| mark > received) {
        return Err(Refusal::input("postmark", "邮戳日晚于收到日"));
    }
    if postmark.is_some_and(|mark| mark < served) {
        return Err(Refusal::input("postmark", format!("邮戳日早于告知书送达日 {served}")));
    }
    Ok(postmark.unwrap_or(received))
}

pub(crate) fn may_waive(case: &Case) -> Result<(), Refusal> {
    served_notice(case)?;
    let stages = [StageKind::Noticed, StageKind::Recheck];
    in_stage(case, StepKind::RecordWaiver, &stages, &[Article::new(CHUFA, "62")])
}

pub(crate) fn waive(case: &Case, mut form: RecordWaiver, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.proof = required_text("proof", "放弃的书面表示", &form.proof, 500)?;
    let (notice, served) = served_notice(case)?;
    one_of(&notice.service, form.whose, "whose")?;
    if !form.defence && !form.hearing {
        return Err(Refusal::input("defence", "选明放弃的是陈述申辩还是听证"));
    }
    if form.hearing && !notice.hearing_offered {
        return Err(Refusal::input("hearing", "本案没有告知听证，无从放弃"));
    }
    if form.on > now.today() || form.on < served {
        return Err(Refusal::input("on", format!("放弃日应在告知书送达日 {served} 到今天之间")));
    }
    Ok((Step::RecordWaiver(form), Outcome::Recorded))
}

/// Defence received, or its period over, or waived; and, where a hearing was offered, its period over without a
/// request, or waived, or the hearing ended; of several joint parties, for each of them (行政处罚法 45, 62, 64(1)).
pub(crate) fn may_recheck(case: &Case, now: &Now) -> Result<(), Refusal> {
    let (notice, served) = served_notice(case)?;
    in_stage(case, StepKind::WriteRecheck, &[StageKind::Noticed, StageKind::Recheck], &[Article::new(CHUFA, "45(1)")])?;
    let today = now.today();
    if !notice.all_spoke() {
        let period = defence_period(notice, served, now)?;
        if today <= period.ends {
            return Err(waiting_for_defence("写复核意见", served, period.ends, now)?);
        }
    }
    if notice.hearing_offered && !notice.hearing_settled() {
        let period = hearing_period(notice, served, now)?;
        if today <= period.ends {
            return Err(Refusal::new(
                Obstacle::TooEarly,
                format!("暂不能写复核意见：听证申请期至 {}，当事人也未书面放弃听证", period.ends),
                &[Article::item(CHUFA, "64(1)")],
            ));
        }
    }
    Ok(())
}

/// The sentence while the party may still speak.
pub(crate) fn waiting_for_defence(
    act: &str,
    served: NaiveDate,
    ends: NaiveDate,
    now: &Now,
) -> Result<Refusal, Refusal> {
    let left = now.law.calendar.working_days_between(now.today(), ends)?;
    let rest = if left > 0 { format!("尚有 {left} 个工作日") } else { "今天还在期内".to_owned() };
    Ok(Refusal::new(
        Obstacle::TooEarly,
        format!("暂不能{act}：告知书 {served} 送达，陈述申辩期至 {ends}，{rest}，当事人也未书面放弃"),
        &[Article::new(CHUFA, "45"), Article::new(CHUFA, "62"), Article::new(CHENGXU, "22")],
    ))
}

pub(crate) fn recheck(case: &Case, mut form: WriteRecheck, _now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.opinion = required_text("opinion", "复核意见", &form.opinion, 10_000)?;
    let (notice, _) = served_notice(case)?;
    let spoke = !notice.defences.is_empty() || case.hearing_held();
    if spoke == (form.adopted == Adopted::NoDefence) {
        let why = if spoke {
            "当事人有陈述申辩，写明是否采纳"
        } else {
            "当事人没有陈述申辩，选“当事人未陈述申辩”"
        };
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "45(1)")]).at("adopted"));
    }
    never_heavier(form.fine_fen, notice)?;
    form.fines = shares(form.fines, form.fine_fen, notice)?;
    Ok((Step::WriteRecheck(form), Outcome::Recorded))
}

/// Never heavier because of a defence, and nothing that was not noticed (行政处罚法 44, 45(2)).
pub(crate) fn never_heavier(fine: Fen, notice: &PriorNotice) -> Result<(), Refusal> {
    if notice.fine_fen == Fen::ZERO {
        return if fine == Fen::ZERO { Ok(()) } else { Err(no_fine_told("fine_fen")) };
    }
    if fine <= Fen::ZERO {
        return Err(Refusal::input("fine_fen", "罚款须大于 0 元"));
    }
    if fine > notice.fine_fen {
        let why = format!(
            "罚款 {} 元高于告知的 {} 元。不得因申辩加重；另有事实或依据要加重的，退回调查后重新告知",
            fine.plain(),
            notice.fine_fen.plain()
        );
        return Err(Refusal::new(Obstacle::Amount, why, &[TOLD, Article::new(CHUFA, "45(2)")]).at("fine_fen"));
    }
    Ok(())
}

/// No kind of penalty that was not told (行政处罚法 44).
fn no_fine_told(field: &str) -> Refusal {
    Refusal::new(Obstacle::Amount, "告知书里没有罚款，要罚款的，重新告知", &[TOLD]).at(field)
}

/// Where several violations were told: a fine for each, none above its own, together the sum (行政处罚法 44, 45(2)). What
/// was not touched may be left out.
pub(crate) fn shares(fines: Vec<Fen>, total: Fen, notice: &PriorNotice) -> Result<Vec<Fen>, Refusal> {
    if notice.fines.is_empty() {
        return Ok(Vec::new());
    }
    let fines = if fines.is_empty() && total == notice.fine_fen { notice.fines.clone() } else { fines };
    if fines.len() != notice.fines.len() {
        return Err(Refusal::input("fines", format!("共 {} 项违法行为，逐项写明罚款", notice.fines.len())));
    }
    for (index, (fine, told)) in fines.iter().zip(&notice.fines).enumerate() {
        let field = format!("fines.{index}");
        if *told == Fen::ZERO {
            if *fine != Fen::ZERO {
                return Err(no_fine_told(&field));
            }
            continue;
        }
        if *fine <= Fen::ZERO {
            return Err(Refusal::input(&field, format!("第 {} 项罚款须大于 0 元", index + 1)));
        }
        if fine > told {
            let why = format!("第 {} 项罚款 {} 元高于告知的 {} 元", index + 1, fine.plain(), told.plain());
            return Err(Refusal::new(Obstacle::Amount, why, &[TOLD, Article::new(CHUFA, "45(2)")]).at(&field));
        }
    }
    let sum: Fen = fines.iter().copied().sum();
    if sum != total {
        let why = format!("各项罚款合计 {} 元，与总额 {} 元不一致", sum.plain(), total.plain());
        return Err(Refusal::input("fine_fen", why));
    }
    Ok(fines)
}
