//! The penalty decision 行政处罚决定书: refused unless every element of 行政处罚法 59 is there.

use super::block::{Block, Paper, written};
use super::phrases::{
    cited, identity, law, letter, missing, occasion, party, payment, penalties, remedies, signature, you,
};
use crate::case::Case;
use crate::case::side::{PriorNotice, Recheck, Report};
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::Refusal;
use crate::step::Adopted;

/// Whether every element can be printed, before the decision is made.
///
/// # Errors
/// The first element missing, with its article.
pub fn complete(case: &Case, now: &Now) -> Result<(), Refusal> {
    compose(case, now).map(|_| ())
}

/// The decision, as made or, before it is made, as it would read with the fine of the re-check.
///
/// # Errors
/// The first element missing, with its article (行政处罚法 59; 罚款决定与罚款收缴分离实施办法 7; 行政复议法 20(3)).
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let party = party(case)?;
    let you = you(party);
    let law = law(case)?;
    let report = case.report.as_ref().ok_or_else(|| missing("查明的事实", &[Article::new(CHUFA, "59(1)(2)")]))?;
    let notice = case
        .notice
        .as_ref()
        .ok_or_else(|| missing("事先告知", &[Article::new(CHUFA, "44"), Article::new(CHUFA, "62")]))?;
    if case.exhibits.is_empty() {
        return Err(missing("证据", &[Article::new(CHUFA, "59(1)(2)")]));
    }
    let on = case.decision.as_ref().map_or_else(|| now.today(), |decision| decision.on);
    let recheck = notice.recheck.as_ref();
    let (fine, confiscate) = match (&case.decision, recheck) {
        (Some(decision), _) => (decision.fine_fen, decision.confiscate_fen),
        (None, Some(recheck)) => (recheck.fine_fen, notice.confiscate_fen),
        (None, None) => (notice.fine_fen, notice.confiscate_fen),
    };
    let mut blocks = vec![identity(party), Block::heading("一、违法事实和证据")];
    blocks.extend(facts_and_evidence(case, report));
    blocks.push(Block::heading("二、告知和陈述申辩"));
    blocks.extend(told_and_heard(notice, recheck, you).into_iter().map(Block::paragraph));
    blocks.push(Block::heading("三、处罚依据和内容"));
    blocks.push(Block::paragraph(format!(
        "{you}的上述行为违反了{}的规定。{}依据{}的规定，本机关决定对{you}给予以下行政处罚：{}。",
        cited(&law.prohibiting),
        discretion(report, fine),
        cited(&law.penalty),
        penalties(notice.warning, fine, confiscate)?.join("；")
    )));
    blocks.extend(correction(case, you).map(Block::paragraph));
    blocks.push(Block::heading("四、履行方式和期限"));
    blocks.extend(payment(now)?.into_iter().map(Block::paragraph));
    blocks.push(Block::heading("五、申请行政复议、提起行政诉讼的途径和期限"));
    blocks.push(Block::paragraph(remedies("决定", "决定书", on, now)?));
    blocks.push(Block::paragraph(
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。逾期不申请行政复议、不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。",
    ));
    blocks.push(signature(now, on));
    Ok(letter(now, "行政处罚决定书", case.decision.as_ref().and_then(|decision| decision.number.as_ref()), blocks))
}

fn facts_and_evidence(case: &Case, report: &Report) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(format!("经查明：{}，{}", occasion(case), sentence(&report.form.facts)))];
    blocks.push(Block::paragraph("以上事实，有下列证据证明："));
    for exhibit in &case.exhibits {
        blocks.push(Block::paragraph(format!(
            "{}.{}“{}”，证明{}",
            exhibit.ordinal,
            exhibit.kind.label(),
            exhibit.name,
            sentence(&exhibit.proves)
        )));
    }
    blocks
}

fn told_and_heard(notice: &PriorNotice, recheck: Option<&Recheck>, you: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let served = notice.service.deemed().map_or_else(|| "（未送达）".to_owned(), written);
    let number = notice.number.as_ref().map_or_else(String::new, |number| format!("（{}）", number.text));
    let hearing = if notice.hearing_offered { "、要求听证" } else { "" };
    lines.push(format!(
        "{served}，本机关向{you}送达《行政处罚事先告知书》{number}，告知了拟作出的行政处罚内容及事实、理由、依据，以及依法享有的陈述、申辩{hearing}的权利。"
    ));
    for defence in &notice.defences {
        lines.push(format!("{}，{you}提出陈述、申辩：{}", written(defence.received_on), sentence(&defence.content)));
    }
    if let Some(hearing) = &notice.hearing
        && let (Some(outcome), Some(on)) = (hearing.outcome, hearing.on)
    {
        lines.push(format!("{}，听证{}。听证笔录：{}", written(on), outcome.label(), sentence(&hearing.record)));
    }
    if notice.defences.is_empty() {
        let silent = if notice.defence_waived.is_some() {
            "书面放弃陈述、申辩"
        } else {
            "在规定期限内未提出陈述、申辩"
        };
        lines.push(format!("{you}{silent}。"));
    }
    if notice.hearing_offered && notice.hearing.is_none() {
        let silent =
            if notice.hearing_waived.is_some() { "书面放弃听证" } else { "在规定期限内未要求听证" };
        lines.push(format!("{you}{silent}。"));
    }
    if let Some(recheck) = recheck
        && recheck.adopted != Adopted::NoDefence
    {
        lines.push(format!(
            "经复核，本机关对{you}的陈述、申辩意见{}：{}",
            recheck.adopted.label(),
            sentence(&recheck.opinion.text)
        ));
    }
    lines
}

/// The discretion step and its reasons (行政处罚法 34), with the ground where the fine goes below the band.
fn discretion(report: &Report, fine: Fen) -> String {
    let mut text = sentence(&report.form.discretion);
    if fine < report.min_fen
        && let Some(mitigation) = &report.form.mitigation
    {
        text.push_str(&format!("{}有{}的情形，依法减轻处罚。", sentence(&mitigation.facts), mitigation.ground.label()));
    }
    text
}

/// The order to correct goes with any penalty (行政处罚法 28(1)); it is not one of them.
fn correction(case: &Case, you: &str) -> Option<String> {
    let order = case.orders.last()?;
    let number = order.number.as_ref().map_or_else(String::new, |number| format!("（{}）", number.text));
    let state = if order.complied() { "，经复查已经改正" } else { "" };
    Some(format!("本机关已于{}责令{you}改正上述违法行为{number}{state}。", written(order.issued_on)))
}

/// Text that ends as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches(['。', '；', '，']);
    format!("{text}。")
}
