//! The filing form 立案审批表: internal, with the opinions of investigators, unit and head (住房和城乡建设行政处罚程序规定 15(2)).

use super::block::{Block, Cell, Opinion, Paper, Row, Table, written};
use super::phrases::{cause, cited, identity_lines, missing, sentence};
use crate::case::{Case, side};
use crate::law::article::Article;
use crate::law::cite::CHENGXU;
use crate::now::Now;
use crate::refusal::Refusal;

/// The form as far as it is filled in.
///
/// # Errors
/// The catalogue does not know the violation on the day of the act, or the party is not known.
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let rule = [Article::new(CHENGXU, "15(2)")];
    let party = case.dossier.party.as_ref().ok_or_else(|| missing("当事人", &rule))?;
    let act = &case.dossier.act;
    let violation = now
        .law
        .catalogue
        .find(&case.dossier.violation, act.on)
        .map_err(|error| missing(&format!("案由（{}）", error.to_string().trim_end_matches('。')), &rule))?;
    let wide = |label: &str, value: String| Row::of(vec![Cell::label(label), Cell::value(value).across(3)]);
    let pair = |a: &str, x: String, b: &str, y: String| {
        Row::of(vec![Cell::label(a), Cell::value(x), Cell::label(b), Cell::value(y)])
    };
    let lines = act.facts.lines().map(str::trim).filter(|line| !line.is_empty());
    let facts = lines.map(sentence).collect::<Vec<_>>().join("\n");
    let mut rows = vec![
        wide("案由", cause(&violation.name).to_owned()),
        pair("案件来源", case.clue.source.label().to_owned(), "收到日期", written(case.clue.received_on)),
    ];
    let mut lines = identity_lines(party, &case.dossier.joint).into_iter().peekable();
    while let Some((label, value)) = lines.next() {
        // Each party begins on a row of its own.
        match lines.next_if(|(next, _)| !next.starts_with("当事人")) {
            Some((next, other)) => rows.push(pair(&label, value, &next, other)),
            None => rows.push(wide(&label, value)),
        }
    }
    rows.push(pair("行为日", written(act.on), "地点", act.place.clone()));
    for (label, value) in case.dossier.particulars.lines() {
        rows.push(wide(label, value));
    }
    rows.push(Row::of(vec![Cell::label("简要案情"), Cell::prose(facts).across(3)]).at_least(4));
    let evidence: Vec<String> = case
        .evidence()
        .map(|exhibit| format!("{}.{}“{}”：{}", exhibit.ordinal, exhibit.kind.label(), exhibit.name, exhibit.proves))
        .collect();
    rows.push(wide("初步证据", evidence.join("\n")));
    rows.push(wide("涉嫌违反", cited(&violation.prohibiting)));
    rows.push(wide("处罚依据", cited(&violation.penalty)));
    let filing = case.filing.as_ref();
    let investigators: Vec<String> =
        case.investigators.iter().map(|one| format!("{}（{}）", one.name, one.certificate)).collect();
    let applied = filing.map(|form| &form.applied);
    let blocks = vec![
        Block::Table(Table::of([2u16, 4, 2, 4], rows)),
        Block::Opinion(Opinion {
            label: "承办人意见".to_owned(),
            text: applied.map(|opinion| opinion.text.clone()),
            name: (!investigators.is_empty()).then(|| investigators.join("　")),
            date: applied.map(|opinion| written(opinion.on)),
        }),
        opinion("承办机构意见", filing.and_then(|form| form.endorsed.as_ref())),
        opinion("行政机关负责人审批意见", filing.and_then(|form| form.approved.as_ref())),
    ];
    Ok(Paper {
        number: case.number.as_ref().map(|number| number.text.clone()),
        drill: now.drill,
        blocks,
        ..Paper::form(now.bureau.name.clone(), "立案审批表")
    })
}

fn opinion(label: &str, given: Option<&side::Opinion>) -> Block {
    Block::Opinion(Opinion {
        label: label.to_owned(),
        text: given.map(|opinion| opinion.text.clone()),
        name: given.map(|opinion| opinion.name.clone()),
        date: given.map(|opinion| written(opinion.on)),
    })
}
