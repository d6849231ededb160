//! The service receipt 送达回证: which paper, to whom, how, when, and who served it (民事诉讼法 87).

use super::block::{Block, Cell, Paper, Row, Table, written};
use super::phrases::{cause, missing};
use crate::case::Case;
use crate::event::{Event, Outcome};
use crate::law::article::Article;
use crate::law::cite::MINSU;
use crate::now::Now;
use crate::numbers::Number;
use crate::procedures::ordinary::serving::{file_of, papers_out};
use crate::refusal::Refusal;
use crate::service::{Delivery, Way};
use crate::step::{RecordService, Served};

/// The receipt of one recorded attempt.
pub fn compose(case: &Case, form: &RecordService, event: &Event, now: &Now) -> Paper {
    let (second, to) = match &event.outcome {
        Outcome::Served { second, to, .. } => (second.as_str(), to.as_str()),
        _ => ("", ""),
    };
    let whom = if to.is_empty() { case.party_name() } else { to.to_owned() };
    let mut rows = vec![("送达方式", form.way.label().to_owned()), ("送达地点", form.place.clone())];
    match form.delivery {
        Delivery::Done => rows.extend([
            ("送达结果", "已送达".to_owned()),
            ("送达日期", written(form.on)),
            ("受送达人签名或者盖章", recipient(&form.way)),
            ("见证人", witness(&form.way)),
        ]),
        Delivery::Failed => {
            rows.extend([("送达结果", "未送达".to_owned()), ("送达日期", written(form.on))]);
        }
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

fn recipient(way: &Way) -> String {
    match way {
        Way::Direct { recipient, relation } => format!("{recipient}（{relation}）"),
        Way::Left { refused_by, .. } => format!("{refused_by}拒绝签收，文书留置于送达地点"),
        Way::Post { slip, recipient } => format!("{recipient}（邮件号码：{slip}；以回执注明的收件日期为送达日期）"),
    }
}

fn witness(way: &Way) -> String {
    match way {
        Way::Left { witness, pictures, .. } => {
            let pictures = if pictures.is_empty() {
                String::new()
            } else {
                format!("送达过程照片、录像{}份", pictures.len())
            };
            [witness.clone(), pictures].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；")
        }
        Way::Direct { .. } | Way::Post { .. } => String::new(),
    }
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
