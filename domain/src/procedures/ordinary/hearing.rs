//! The hearing 听证: asked for in time, arranged by somebody who did not investigate, told seven working days before, and
//! on record for the decision to follow.

use chrono::NaiveDate;

use super::notice::{counted_on, hearing_period, served_notice};
use super::{in_stage, not_an_investigator};
use crate::case::Case;
use crate::case::side::{Arranged, Matter, PriorNotice};
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::ids::OfficerId;
use crate::joint::one_of;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA, MINSU};
use crate::now::Now;
use crate::officer::Officer;
use crate::procedures::requests;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{
    ArrangeHearing, Attended, HearingOutcome, ProposeLateHearing, RecordHearing, RequestHearing, Step, StepKind,
    ThirdParty,
};

/// The window stays open after a defence has come in; only its end or an express waiver of the hearing closes it
/// (行政处罚法 64(1)).
pub(crate) fn may_request(case: &Case, now: &Now) -> Result<(), Refusal> {
    let (notice, served) = served_notice(case)?;
    // Another joint party may ask while the hearing that one of them asked for is under way.
    let stages = [StageKind::Noticed, StageKind::Recheck, StageKind::Legal, StageKind::Collective, StageKind::Hearing];
    let stages = if notice.is_joint() { &stages[..] } else { &stages[..4] };
    in_stage(case, StepKind::RequestHearing, stages, &[Article::item(CHUFA, "64(1)")])?;
    if !notice.hearing_offered {
        return Err(Refusal::new(
            Obstacle::WrongStage,
            "本案没有达到听证标准，没有告知听证",
            &[Article::new(CHUFA, "63(1)"), Article::new("河南省行政处罚听证办法", "4")],
        ));
    }
    let asked = notice.hearing.as_ref().filter(|_| !notice.let_go_by_another()).is_some_and(|hearing| {
        hearing.outcome == Some(HearingOutcome::Held) || !notice.is_joint() || notice.all_asked_or_waived()
    });
    if asked {
        return Err(Refusal::new(Obstacle::WrongStage, "听证申请已经登记", &[Article::item(CHUFA, "64(1)")]));
    }
    if notice.hearing_waived.is_some() {
        return Err(Refusal::new(
            Obstacle::WrongStage,
            "当事人已经书面放弃听证，申请期随之结束",
            &[Article::item(CHUFA, "64(1)"), Article::new(CHUFA, "62")],
        ));
    }
    // A late arrival may still bear an early postmark, so the guard looks only at the served notice.
    hearing_period(notice, served, now).map(|_| ())
}

/// The party's own request, or that of an interested third party with the interest named (行政处罚法 64(1);
/// 河南省行政执法条例 27(1)(2)).
pub(crate) fn request(case: &Case, mut form: RequestHearing, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let (notice, served) = served_notice(case)?;
    form.third = form.third.map(ThirdParty::checked).transpose()?;
    match &form.third {
        Some(third) => not_a_party(case, third)?,
        None => may_ask(notice, form.whose)?,
    }
    let counted = counted_on(form.received_on, form.postmark, served, now)?;
    let period = hearing_period(notice, served, now)?;
    if counted > period.ends {
        return Err(Refusal::new(
            Obstacle::TooLate,
            format!("听证申请期到 {}，这份申请按 {counted} 计，已经逾期", period.ends),
            &[Article::item(CHUFA, "64(1)")],
        )
        .at("received_on"));
    }
    Ok((Step::RequestHearing(form), Outcome::Received { in_time: true }))
}

/// A party asks as a party; somebody else asks once.
fn not_a_party(case: &Case, third: &ThirdParty) -> Result<(), Refusal> {
    let rule = [Article::item(HENAN_ZHIFA, "27(1)(2)")];
    if case.dossier.parties().any(|party| party.display_name() == third.name) {
        let why = format!("{}是本案当事人，按当事人登记", third.name);
        return Err(Refusal::new(Obstacle::Invalid, why, &rule).at("third_name"));
    }
    let hearing = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref());
    if hearing.is_some_and(|hearing| hearing.third.is_some()) {
        let why = "利害关系人的听证申请已经登记";
        return Err(Refusal::new(Obstacle::WrongStage, why, &rule).at("third_name"));
    }
    Ok(())
}

/// Of several joint parties, one who has neither asked nor let the hearing go.
fn may_ask(notice: &PriorNotice, whose: u32) -> Result<(), Refusal> {
    let name = one_of(&notice.service, whose, "whose")?;
    let why = match (notice.is_joint(), notice.waived_hearing(whose), notice.asked(whose)) {
        (true, true, _) => format!("{name}已经放弃或者撤回听证，申请期随之结束"),
        (true, false, true) => format!("{name}的听证申请已经登记"),
        _ => return Ok(()),
    };
    let rule = [Article::item(CHUFA, "64(1)"), Article::new(CHUFA, "62")];
    Err(Refusal::new(Obstacle::WrongStage, why, &rule).at("whose"))
}

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordHearing, &[StageKind::Hearing], &[Article::item(CHUFA, "64(2)")])
}

pub(crate) fn record(case: &Case, mut form: RecordHearing, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.record = required_text("record", "听证笔录要点", &form.record, 10_000)?;
    if form.on > now.today() {
        return Err(Refusal::input("on", format!("日期 {} 还没有到", form.on)));
    }
    let requested = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()).map(|hearing| hearing.requested_on);
    if requested.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "日期早于当事人申请听证的日期"));
    }
    let arranged = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()?.arranged.as_ref());
    form.host = form.host.or(arranged.map(|arranged| arranged.host));
    form.notified_on = form.notified_on.or(arranged.map(|arranged| arranged.notified_on));
    if form.outcome == HearingOutcome::Held {
        let host = now.roster.find(form.host.ok_or_else(|| Refusal::input("host", "选明听证主持人"))?, "host")?;
        may_host(case, host)?;
    }
    // Nobody can stay away from a hearing to which he was not called in time.
    if form.outcome != HearingOutcome::Withdrawn {
        let told = form.notified_on.ok_or_else(|| Refusal::input("notified_on", "写明通知当事人的日期"))?;
        if requested.is_some_and(|day| told < day) {
            return Err(Refusal::input("notified_on", "通知日期早于当事人申请听证的日期"));
        }
        told_in_time(told, form.on, now)?;
    }
    form.attended = match form.outcome {
        HearingOutcome::Held => {
            announced(arranged, form.host)?;
            no_objection_open(case, form.host)?;
            came(case, form.attended)?
        }
        HearingOutcome::Withdrawn | HearingOutcome::GivenUp => Vec::new(),
    };
    Ok((Step::RecordHearing(form), Outcome::Recorded))
}

/// Named by the agency, not an investigator of the case, nobody who stepped aside (行政处罚法 43, 64(4)).
fn may_host(case: &Case, host: &Officer) -> Result<(), Refusal> {
    let rule = [Article::item(CHUFA, "64(4)")];
    not_an_investigator(case, host, "主持本案听证", &rule).map_err(|refusal| refusal.at("host"))?;
    if case.stepped_aside(host.id) {
        let why = format!("{}已经决定回避，不能主持本案听证", host.name);
        return Err(Refusal::new(Obstacle::SamePerson, why, &rule).at("host"));
    }
    Ok(())
}

/// The host is the one whom the notice of the hearing named (行政处罚法 64(2), 64(4)).
fn announced(arranged: Option<&Arranged>, host: Option<OfficerId>) -> Result<(), Refusal> {
    let rule = [Article::item(CHUFA, "64(2)"), Article::item(CHUFA, "64(4)")];
    let Some(arranged) = arranged else {
        let why = "还没有安排听证。时间、地点和主持人先通知当事人，再举行";
        return Err(Refusal::new(Obstacle::Incomplete, why, &rule));
    };
    if host == Some(arranged.host) {
        return Ok(());
    }
    let why = format!("通知当事人的主持人是{}。更换主持人的，重新安排并通知当事人", arranged.host_name);
    Err(Refusal::new(Obstacle::Invalid, why, &rule).at("host"))
}

/// The party may object to the host; the head decides before the hearing is held (行政处罚法 43(3), 64(4)).
fn no_objection_open(case: &Case, host: Option<OfficerId>) -> Result<(), Refusal> {
    let open = case.recusals.iter().find(|recusal| Some(recusal.officer) == host && recusal.granted.is_none());
    let Some(recusal) = open else { return Ok(()) };
    let why = format!("申请{}回避的，先由负责人决定，再举行听证", recusal.name);
    let rule = [Article::item(CHUFA, "64(4)"), Article::new(CHUFA, "43(3)")];
    Err(Refusal::new(Obstacle::WrongStage, why, &rule).at("host"))
}

/// Most agents of one of those entitled (行政处罚法 64(5)).
const AGENTS: usize = 2;

/// In person or by one or two agents with their authority; somebody came (行政处罚法 64(5)).
fn came(case: &Case, attended: Vec<Attended>) -> Result<Vec<Attended>, Refusal> {
    let rule = [Article::item(CHUFA, "64(5)")];
    let refused = |why: String, field: &str| Err(Refusal::new(Obstacle::Invalid, why, &rule).at(field));
    let third = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()?.third.as_ref());
    let parties: Vec<&str> = case.dossier.parties().map(crate::party::Party::display_name).collect();
    let names: Vec<&str> = parties.into_iter().chain(third.map(|third| third.name.as_str())).collect();
    let mut came: Vec<Attended> = Vec::new();
    for mut one in attended {
        let Some(name) = usize::try_from(one.whose).ok().and_then(|place| names.get(place)) else {
            return Err(Refusal::input("attended", "没有这一名当事人，选明是谁"));
        };
        if came.iter().any(|other| other.whose == one.whose) {
            return Err(Refusal::input("attended", format!("{name}的到场情况写了两次")));
        }
        let field = format!("agents_{}", one.whose);
        if one.agents.len() > AGENTS {
            let why = format!("{name}委托了 {} 人，可以亲自参加听证，也可以委托一至二人代理", one.agents.len());
            return refused(why, &field);
        }
        for agent in &mut one.agents {
            agent.name = required_text(&field, "代理人姓名", &agent.name, 100)?;
            agent.authority = required_text(&field, "代理权限", &agent.authority, 200)
                .map_err(|refusal| Refusal { articles: rule.to_vec(), ..refusal })?;
        }
        if one.in_person || !one.agents.is_empty() {
            came.push(one);
        }
    }
    if came.is_empty() {
        let first = "in_person_0";
        return refused("写明当事人亲自参加听证，或者委托了谁代理".to_owned(), first);
    }
    Ok(came)
}

/// Seven clear working days between telling the party and the hearing (行政处罚法 64(2)).
fn told_in_time(told: NaiveDate, on: NaiveDate, now: &Now) -> Result<(), Refusal> {
    let seventh = now.law.calendar.plus_working_days(told, 7)?;
    if on <= seventh {
        return Err(Refusal::new(
            Obstacle::TooEarly,
            format!("听证的七个工作日前通知时间、地点：{told} 通知的，最早 {seventh} 的次日举行"),
            &[Article::item(CHUFA, "64(2)")],
        )
        .at("on"));
    }
    Ok(())
}

pub(crate) fn may_arrange(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ArrangeHearing, &[StageKind::Hearing], &[Article::item(CHUFA, "64(2)")])
}

/// May be arranged anew, for another day or host, as long as the hearing has not been held.
pub(crate) fn arrange(case: &Case, mut form: ArrangeHearing, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.place = required_text("place", "听证地点", &form.place, 200)?;
    let host = now.roster.find(form.host, "host")?;
    may_host(case, host)?;
    let requested = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()).map(|hearing| hearing.requested_on);
    if form.notified_on > now.today() || requested.is_some_and(|day| form.notified_on < day) {
        return Err(Refusal::input("notified_on", "通知日期应在当事人申请听证的日期到今天之间"));
    }
    told_in_time(form.notified_on, form.on, now)?;
    let host = host.name.clone();
    Ok((Step::ArrangeHearing(form), Outcome::Arranged { host }))
}

/// Days after an obstacle in which the party may still ask (民事诉讼法 86).
const AFTER_AN_OBSTACLE: u64 = 10;

/// A request that came late through force majeure may be admitted: the head decides (行政处罚法 64(1); 民事诉讼法 86).
pub(crate) fn may_propose_late(case: &Case, now: &Now) -> Result<(), Refusal> {
    may_be_admitted(case)?;
    let (notice, served) = served_notice(case)?;
    let period = hearing_period(notice, served, now)?;
    if now.today() <= period.ends {
        let why = format!("听证申请期到 {} 才满，直接登记听证申请", period.ends);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[Article::item(CHUFA, "64(1)")]));
    }
    requests::open(case, |matter| matches!(matter, Matter::LateHearing(_))).map(|_| ())
}

pub(crate) fn may_be_admitted(case: &Case) -> Result<(), Refusal> {
    let (notice, _) = served_notice(case)?;
    let rule = [Article::item(CHUFA, "64(1)"), Article::new(MINSU, "86")];
    let stages = [StageKind::Noticed, StageKind::Recheck, StageKind::Legal, StageKind::Collective];
    in_stage(case, StepKind::ProposeLateHearing, &stages, &rule)?;
    if !notice.hearing_offered || notice.hearing.is_some() || notice.hearing_waived.is_some() {
        let why = "本案没有告知听证，或者听证已经申请、放弃";
        return Err(Refusal::new(Obstacle::WrongStage, why, &rule));
    }
    Ok(())
}

pub(crate) fn propose_late(case: &Case, mut form: ProposeLateHearing, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.obstacle = required_text("obstacle", "耽误的原因", &form.obstacle, 2_000)?;
    let (notice, served) = served_notice(case)?;
    may_ask(notice, form.whose)?;
    counted_on(form.received_on, None, served, now)?;
    let last = form.ended_on.checked_add_days(chrono::Days::new(AFTER_AN_OBSTACLE)).unwrap_or(form.ended_on);
    if form.ended_on > form.received_on {
        return Err(Refusal::input("ended_on", "障碍消除日晚于收到申请的日期"));
    }
    if form.received_on > last {
        let why = format!("障碍 {} 消除，十日内（至 {last}）可以申请顺延", form.ended_on);
        return Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(MINSU, "86")]).at("received_on"));
    }
    Ok((Step::ProposeLateHearing(form), Outcome::Requested { request: requests::next(case) }))
}
