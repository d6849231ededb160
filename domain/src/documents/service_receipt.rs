//! The service receipt 送达回证: which paper, to whom, how, when, and who served it (民事诉讼法 87).

use super::block::{Block, Cell, Paper, Row, Table, written};
use super::phrases::{cause, missing};
use crate::case::Case;
use crate::event::{Event, Outcome};
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::MINSU;
use crate::law::deadlines::Announced;
use crate::now::Now;
use crate::numbers::Number;
use crate::procedures::ordinary::serving::{file_of, papers_out};
use crate::refusal::Refusal;
use crate::service::{Delivery, Way};
use crate::step::{RecordService, Served};

/// The receipt of one recorded attempt.
pub fn compose(case: &Case, form: &RecordService, event: &Event, now: &Now) -> Paper {
    let (second, to, reached, announced) = match &event.outcome {
        Outcome::Served { second, to, reached, announced, .. } => {
            (second.as_str(), to.as_str(), *reached, announced.as_ref())
        }
        _ => ("", "", None, None),
    };
    let whom = if to.is_empty() { case.party_name() } else { to.to_owned() };
    let mut rows = vec![("送达方式", form.way.label().to_owned()), ("送达地点", form.place.clone())];
    match (form.delivery, announced) {
        (Delivery::Done, Some(announced)) => rows.extend([
            ("送达结果", "已公告".to_owned()),
            ("公告日期", written(form.on)),
            ("视为送达日期", deemed_words(announced)),
        ]),
        (Delivery::Done, None) => rows.extend([
            ("送达结果", "已送达".to_owned()),
            ("送达日期", written(reached.unwrap_or(form.on))),
            ("受送达人签名或者盖章", recipient(&form.way)),
        ]),
        (Delivery::Failed, _) => {
            rows.extend([("送达结果", "未送达".to_owned()), ("送达日期", written(form.on))]);
        }
    }
    if form.delivery == Delivery::Done {
        rows.push(course(&form.way));
    }
    if !form.proofs.is_empty() {
        rows.push(("送达证明", exhibits(case, &form.proofs)));
    }
    rows.push(("送达人", format!("{}、{second}", event.by_name)));
    rows.push((if form.delivery == Delivery::Failed { "未送达的原因" } else { "备注" }, form.note.clone()));
    paper(case, form.paper, whom, rows, now)
}

/// A receipt to take along: what is not known yet is left to be written by hand.
///
/// # Errors
/// No paper is waiting to be served.
pub fn blank(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let which = *papers_out(case).last().ok_or_else(|| missing("待送达的文书", &[Article::new(MINSU, "87")]))?;
    let labels = [
        "送达方式",
        "送达地点",
        "受送达人签名或者盖章",
        "收到日期",
        "代收人与受送达人的关系",
        "拒收事由、见证人",
        "送达人",
        "备注",
    ];
    let rows = labels.into_iter().map(|label| (label, String::new())).collect();
    // Of several joint parties the names not served yet: a receipt is taken along for each of them.
    let waiting = file_of(case, which).map(|(file, _)| file);
    let names: Vec<&str> =
        waiting.into_iter().flat_map(|file| file.unserved().filter_map(|to| file.name(to))).collect();
    let whom = if names.is_empty() { case.party_name() } else { names.join("、") };
    Ok(paper(case, which, whom, rows, now))
}

fn number(case: &Case, which: Served) -> Option<&Number> {
    match which {
        Served::CorrectionOrder => case.orders.last()?.number.as_ref(),
        Served::PriorNotice => case.notice.as_ref()?.number.as_ref(),
        Served::PenaltyDecision | Served::OnTheSpotDecision => case.decision.as_ref()?.number.as_ref(),
        Served::NoPenaltyDecision => case.no_penalty.as_ref()?.number.as_ref(),
        Served::Demand => case.demand.as_ref()?.number.as_ref(),
        // Their papers are written by hand; the register gives them no number.
        Served::PerformanceDemand | Served::SubstitutedDecision | Served::StopNotice | Served::DemolitionDemand => None,
    }
}

/// From which day the announcement counts, in the words of the law (民事诉讼法 95).
fn deemed_words(announced: &Announced) -> String {
    let unit =
        if announced.clock.length == 30 { "三十日".to_owned() } else { format!("{}日", announced.clock.length) };
    format!("自公告之日起经过{unit}，{}视为送达", written(announced.served_on))
}

fn exhibits(case: &Case, ids: &[ExhibitId]) -> String {
    let named = case.exhibits.iter().filter(|exhibit| ids.contains(&exhibit.id));
    named.map(|exhibit| format!("证据{}", exhibit.ordinal)).collect::<Vec<_>>().join("、")
}

fn recipient(way: &Way) -> String {
    match way {
        Way::Direct { recipient, relation, receiver, on_file_copy } => {
            let who = receiver.map_or_else(|| relation.clone(), |receiver| receiver.described(relation));
            let where_signed =
                if *on_file_copy { "，已在本机关存档的决定书上签名并注明日期" } else { "" };
            format!("{recipient}（{who}）{where_signed}")
        }
        Way::CalledIn { refused_by } => format!("{refused_by}经通知到场，拒绝签收，视为送达"),
        Way::MetElsewhere { refused_by, .. } => format!("在住所以外向{refused_by}送达，其拒绝签收，视为送达"),
        Way::Left { refused_by, .. } => format!("{refused_by}拒绝签收，文书留置于送达地点"),
        Way::Entrusted { recipient, .. } => format!("{recipient}（以送达回证上的签收日期为送达日期）"),
        Way::Post { slip, recipient, .. } => {
            format!("{recipient}（邮件号码：{slip}；以回执注明的收件日期为送达日期）")
        }
        Way::Electronic { address, proved, .. } => {
            let arrived = match proved {
                Some(_) => "以受送达人证明到达其系统的日期为送达日期",
                None => "以系统显示发送成功的日期为送达日期",
            };
            format!("{address}（{arrived}）")
        }
        Way::PassedOn { recipient, .. } => format!("{recipient}（以送达回证上的签收日期为送达日期）"),
        Way::Announcement { .. } => String::new(),
    }
}

/// How it went, where the way asks the receipt to say so.
fn course(way: &Way) -> (&'static str, String) {
    match way {
        Way::Left { witness, witness_from, pictures, .. } => {
            let who = match witness_from {
                Some(from) if !witness.is_empty() => format!("{witness}（{}）", from.label()),
                _ => witness.clone(),
            };
            let parts = [who, pictured(pictures)].into_iter().filter(|part| !part.is_empty());
            ("见证人", parts.collect::<Vec<_>>().join("；"))
        }
        Way::MetElsewhere { pictures, .. } => ("送达过程记录", pictured(pictures)),
        Way::Entrusted { agency, letter, difficulty, .. } => {
            ("委托送达的情况", format!("直接送达有困难：{difficulty}；委托{agency}代为送达，委托函{letter}"))
        }
        Way::Post { difficulty, .. } if !difficulty.is_empty() => {
            ("邮寄送达的原因", format!("直接送达有困难：{difficulty}"))
        }
        Way::Electronic { consented_on, .. } => {
            let signed = consented_on.map(written).unwrap_or_default();
            ("电子送达的依据", format!("受送达人{signed}签署送达地址确认书，同意电子送达"))
        }
        Way::PassedOn { through, body, .. } => ("转交的单位", format!("{body}（{}）", through.label())),
        Way::Announcement { ground, course, postings } => {
            let where_posted: Vec<String> =
                postings.iter().map(|posting| format!("{}{}", written(posting.on), posting.medium)).collect();
            ("公告的原因和经过", format!("{}。{course}。公告：{}", ground.label(), where_posted.join("；")))
        }
        Way::Direct { .. } | Way::CalledIn { .. } | Way::Post { .. } => ("见证人", String::new()),
    }
}

fn pictured(pictures: &[ExhibitId]) -> String {
    if pictures.is_empty() { String::new() } else { format!("送达过程照片、录像{}份", pictures.len()) }
}

fn paper(case: &Case, which: Served, whom: String, rest: Vec<(&str, String)>, now: &Now) -> Paper {
    let cause = case.law.as_ref().map_or_else(String::new, |law| cause(&law.name).to_owned());
    let number = number(case, which).map_or_else(String::new, |number| number.text.clone());
    let row = |label: &str, value: String| Row::of(vec![Cell::label(label), Cell::value(value)]);
    let mut rows = vec![
        row("案由", cause),
        row("案件编号", case.called().to_owned()),
        row("受送达人", whom),
        row("送达文书及文号", format!("《{}》{number}", which.label())),
    ];
    rows.extend(rest.into_iter().map(|(label, value)| row(label, value).at_least(2)));
    Paper {
        drill: now.drill,
        blocks: vec![Block::Table(Table::of([1u16, 3], rows)), Block::BlankBelow],
        ..Paper::form(now.bureau.name.clone(), "送达回证")
    }
}
