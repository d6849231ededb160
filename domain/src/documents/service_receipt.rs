//! The service receipt 送达回证: which paper, to whom, how, when, and who served it (民事诉讼法 87).

use super::block::{Block, Cell, Paper, Row, Table, written};
use super::phrases::missing;
use crate::case::Case;
use crate::event::{Event, Outcome};
use crate::law::article::Article;
use crate::law::cite::MINSU;
use crate::now::Now;
use crate::numbers::Number;
use crate::procedures::ordinary::serving::papers_out;
use crate::refusal::Refusal;
use crate::service::{Delivery, Way};
use crate::step::{RecordService, Served};

/// The receipt of one recorded attempt.
pub fn compose(case: &Case, form: &RecordService, event: &Event, now: &Now) -> Paper {
    let second = match &event.outcome {
        Outcome::Served { second, .. } => second.as_str(),
        _ => "",
    };
    let result = match form.delivery {
        Delivery::Done => "已送达",
        Delivery::Failed => "未送达",
    };
    let rows = vec![
        ("送达方式", form.way.label().to_owned()),
        ("送达地点", form.place.clone()),
        ("送达结果", result.to_owned()),
        ("送达日期", written(form.on)),
        ("受送达人签名或者盖章", recipient(&form.way)),
        ("见证人", witness(&form.way)),
        ("送达人", format!("{}、{second}", event.by_name)),
        ("备注", form.note.clone()),
    ];
    paper(case, form.paper, rows, now)
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
    Ok(paper(case, which, rows, now))
}

fn number(case: &Case, which: Served) -> Option<&Number> {
    match which {
        Served::CorrectionOrder => case.orders.last()?.number.as_ref(),
        Served::PriorNotice => case.notice.as_ref()?.number.as_ref(),
        Served::PenaltyDecision => case.decision.as_ref()?.number.as_ref(),
    }
}

fn recipient(way: &Way) -> String {
    match way {
        Way::Direct { recipient, relation } => format!("{recipient}（{relation}）"),
        Way::Left { refused_by, .. } => format!("{refused_by}拒绝签收"),
        Way::Post { slip, recipient } => format!("{recipient}（邮件号码 {slip}，以回执注明的日期为送达日期）"),
    }
}

fn witness(way: &Way) -> String {
    match way {
        Way::Left { witness, pictures, .. } => {
            let photos =
                if pictures.is_empty() { String::new() } else { format!("送达过程照片 {} 份", pictures.len()) };
            [witness.clone(), photos].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；")
        }
        Way::Direct { .. } | Way::Post { .. } => String::new(),
    }
}

fn paper(case: &Case, which: Served, rest: Vec<(&str, String)>, now: &Now) -> Paper {
    let mut rows = vec![
        Row::of(vec![Cell::label("案件"), Cell::value(format!("{}（{}）", case.party_name(), case.called()))]),
        Row::of(vec![Cell::label("受送达人"), Cell::value(case.party_name())]),
        Row::of(vec![
            Cell::label("送达文书"),
            Cell::value(format!(
                "《{}》{}",
                which.label(),
                number(case, which).map_or_else(String::new, |number| number.text.clone())
            )),
        ]),
    ];
    rows.extend(rest.into_iter().map(|(label, value)| {
        let value = if value.is_empty() { Cell::value(String::new()) } else { Cell::value(value) };
        Row::of(vec![Cell::label(label), value]).at_least(2)
    }));
    Paper {
        drill: now.drill,
        blocks: vec![Block::Table(Table::of([1u16, 3], rows)), Block::BlankBelow],
        ..Paper::form(now.bureau.name.clone(), "送达回证")
    }
}
