//! Service by announcement 公告送达: the last way, only when every other one is closed, and only after its period
//! (民事诉讼法 95; 民诉解释 138, 139).

use chrono::NaiveDate;

use super::serving::{file_of, set_running};
use crate::case::Case;
use crate::event::Outcome;
use crate::joint::one_of;
use crate::law::article::Article;
use crate::law::cite::{MINSU, MINSU_JIESHI};
use crate::law::deadlines::Announced;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::service::{Delivery, Posting, ServiceFile, Way};
use crate::stage::StageKind;
use crate::step::{AnnouncementGround, EndAnnouncement, RecordService, Served, Step};

/// Where announcement stands.
const LAST_WAY: Article = Article::new(MINSU, "95");
/// From which of several postings it runs.
const LAST_POSTING: Article = Article::new(MINSU_JIESHI, "138");
/// Postings of one announcement at most.
const POSTINGS: usize = 20;

/// The period of an announcement that is recorded; `None` for the other ways.
pub(super) fn announced(
    case: &Case,
    file: &ServiceFile,
    form: &RecordService,
    issued_on: NaiveDate,
    now: &Now,
) -> Result<Option<Announced>, Refusal> {
    let Way::Announcement { ground, course, postings } = &form.way else { return Ok(None) };
    if form.delivery == Delivery::Failed {
        return Err(Refusal::input("delivery", "公告送达没有不成功的：期满即视为送达"));
    }
    if course.is_empty() {
        let why = "写明公告送达的原因和经过";
        let rules = [LAST_WAY, Article::new(MINSU_JIESHI, "139")];
        return Err(Refusal::new(Obstacle::Incomplete, why, &rules).at("course"));
    }
    let last = last_posting(postings, issued_on, now)?;
    if form.on != last {
        let why = format!("公告送达自最后一次张贴、刊登之日 {last} 起算，登记的日期是 {}", form.on);
        return Err(Refusal::new(Obstacle::Invalid, why, &[LAST_POSTING]).at("on"));
    }
    if *ground == AnnouncementGround::OtherWaysFailed {
        others_failed(case, file, form.to)?;
    }
    now.law.announced(last).map(Some)
}

/// The last of the postings, each between the paper and today.
fn last_posting(postings: &[Posting], issued_on: NaiveDate, now: &Now) -> Result<NaiveDate, Refusal> {
    let wrong = |why: String| Err(Refusal::new(Obstacle::Incomplete, why, &[LAST_POSTING]).at("postings"));
    if postings.len() > POSTINGS {
        return wrong(format!("公告最多登记 {POSTINGS} 处"));
    }
    for posting in postings {
        if posting.medium.is_empty() {
            return wrong(format!("{} 的公告没有写张贴、刊登在哪里", posting.on));
        }
        if posting.on < issued_on || posting.on > now.today() {
            return wrong(format!("公告日 {} 应在文书日期 {issued_on} 到今天之间", posting.on));
        }
    }
    match postings.iter().map(|posting| posting.on).max() {
        Some(last) => Ok(last),
        None => wrong("没有写公告在哪一天、张贴或者刊登在哪里".to_owned()),
    }
}

/// The ways open to any party were tried on this paper and failed: directly; by post or through another agency; and
/// electronically where the party consented to it (民事诉讼法 88, 90, 91).
fn others_failed(case: &Case, file: &ServiceFile, to: u32) -> Result<(), Refusal> {
    let consented = Served::ALL.iter().filter_map(|paper| file_of(case, *paper)).any(|(file, _)| {
        file.attempts.iter().any(|attempt| attempt.to == to && matches!(attempt.way, Way::Electronic { .. }))
    });
    let sent = |way: &Way| matches!(way, Way::Post { .. } | Way::Entrusted { .. });
    let electronic = |way: &Way| matches!(way, Way::Electronic { .. });
    let missing: Vec<&str> = [
        (!file.failed(to, Way::is_face_to_face)).then_some("直接送达"),
        (!file.failed(to, sent)).then_some("邮寄或者委托送达"),
        (consented && !file.failed(to, electronic)).then_some("电子送达"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let why = format!("还不能公告送达：没有登记{}不成功的经过。下落不明的，另选理由", missing.join("、"));
    Err(Refusal::new(Obstacle::Incomplete, why, &[LAST_WAY]).at("ground"))
}

/// The day an attempt reached the party where that is not the day of the attempt: of a message the day the party proves
/// (民诉解释 135), of an announcement the day its period has brought, once it is over.
pub(super) fn reached(way: &Way, announced: Option<&Announced>, now: &Now) -> Result<Option<NaiveDate>, Refusal> {
    match (way, announced) {
        (_, Some(announced)) => Ok((announced.clock.ends < now.today()).then_some(announced.served_on)),
        (Way::Electronic { proved: Some(proved), .. }, None) if proved.on > now.today() => {
            Err(Refusal::input("proved_on", format!("到达日 {} 还没有到", proved.on)))
        }
        (Way::Electronic { proved: Some(proved), .. }, None) => Ok(Some(proved.on)),
        _ => Ok(None),
    }
}

/// The announcements that run: paper, addressee, period.
pub fn running(case: &Case) -> Vec<(Served, u32, &Announced)> {
    // Nothing follows any more from a paper of a case that was left or whose decision fell.
    let left = [StageKind::Referred, StageKind::Dropped, StageKind::ToPolice, StageKind::Annulled];
    if case.stage.kind().is_closed() || left.contains(&case.stage.kind()) {
        return Vec::new();
    }
    let files = Served::ALL.iter().filter_map(|paper| Some((*paper, file_of(case, *paper)?.0)));
    files.flat_map(|(paper, file)| file.announcements().map(move |(to, one)| (paper, to, one))).collect()
}

/// Until when one of a paper's announcements runs, said behind a refusal that waits for service.
pub(crate) fn until(file: &ServiceFile) -> String {
    let last = file.announcements().map(|(_, one)| one.clock.ends).max();
    last.map_or_else(String::new, |ends| format!("正在公告送达，公告期到 {ends}，期满次日登记公告期满"))
}

/// The announcements whose last day has passed.
pub fn over(case: &Case, today: NaiveDate) -> Vec<EndAnnouncement> {
    let over = running(case).into_iter().filter(|(_, _, one)| one.clock.ends < today);
    over.map(|(paper, to, _)| EndAnnouncement { paper, to }).collect()
}

pub(crate) fn may_end(case: &Case, now: &Now) -> Result<(), Refusal> {
    let running = running(case);
    let Some(first) = running.iter().map(|(_, _, one)| one.clock.ends).min() else {
        return Err(Refusal::new(Obstacle::WrongStage, "没有正在公告送达的文书", &[LAST_WAY]));
    };
    if first >= now.today() {
        return Err(Refusal::new(Obstacle::TooEarly, format!("公告期到 {first}，还没有届满"), &[LAST_WAY]));
    }
    Ok(())
}

pub(crate) fn end(case: &Case, form: EndAnnouncement, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let lacking = || Refusal::new(Obstacle::WrongStage, "这份文书没有在公告送达", &[LAST_WAY]).at("paper");
    let (file, _) = file_of(case, form.paper).ok_or_else(lacking)?;
    let to = one_of(file, form.to, "to")?;
    let announced = file.announced(form.to).ok_or_else(lacking)?;
    if announced.clock.ends >= now.today() {
        let why = format!("公告期到 {}，还没有届满", announced.clock.ends);
        return Err(Refusal::new(Obstacle::TooEarly, why, &[LAST_WAY]).at("paper"));
    }
    let reached = announced.served_on;
    let deemed = file.deemed_with(form.to, reached);
    let (term, clocks) = set_running(case, form.paper, deemed, now)?;
    let second = String::new();
    let outcome = Outcome::Served { deemed, to, second, term, clocks, reached: Some(reached), announced: None };
    Ok((Step::EndAnnouncement(form), outcome))
}
