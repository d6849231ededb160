//! The prior notice 行政处罚事先告知书: what is intended, why, by which rule, and the right to answer (行政处罚法 44).

use super::block::{Block, Paper};
use super::penalty_decision::sentence;
use super::phrases::{cited, identity, law, letter, missing, occasion, party, penalties, signature, you};
use crate::case::Case;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::refusal::Refusal;

/// The notice, as issued or as it would read.
///
/// # Errors
/// The first element missing (行政处罚法 44): content, facts, reasons, basis, rights.
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let party = party(case)?;
    let you = you(party);
    let law = law(case)?;
    let report = case.report.as_ref().ok_or_else(|| missing("查明的事实", &[Article::new(CHUFA, "44")]))?;
    if now.bureau.defence_contact.trim().is_empty() {
        return Err(missing("提出陈述申辩的地点", &[Article::new(CHUFA, "44"), Article::new(CHUFA, "45(1)")]));
    }
    let on = case.notice.as_ref().map_or_else(|| now.today(), |notice| notice.issued_on);
    let intended = penalties(report.form.warning, report.form.fine_fen, report.form.confiscate_fen)?.join("；");
    let evidence: Vec<String> =
        case.exhibits.iter().map(|exhibit| format!("{}“{}”", exhibit.kind.label(), exhibit.name)).collect();
    let mut blocks = vec![
        identity(party),
        Block::paragraph(format!("{you}涉嫌“{}”一案，本机关已经调查终结。现将拟作出的行政处罚告知如下：", law.name)),
        Block::heading("一、事实和理由"),
        Block::paragraph(format!("经查：{}，{}", occasion(case), sentence(&report.form.facts))),
        Block::paragraph(format!("以上事实有{}等证据证明。{}", evidence.join("、"), sentence(&report.form.discretion))),
        Block::heading("二、依据和拟处罚内容"),
        Block::paragraph(format!(
            "{you}的上述行为违反了{}的规定。依据{}的规定，本机关拟对{you}给予以下行政处罚：{intended}。",
            cited(&law.prohibiting),
            cited(&law.penalty)
        )),
        Block::heading("三、权利"),
        Block::paragraph(format!(
            "依据《中华人民共和国行政处罚法》第四十四条、第四十五条，{you}有权陈述和申辩。要陈述、申辩的，自收到本告知书之日起五个工作日内，向{}提出；逾期不提出的，视为放弃。本机关不会因{you}的陈述、申辩给予更重的处罚。",
            now.bureau.defence_contact
        )),
    ];
    if !report.hearing.is_empty() {
        blocks.push(Block::paragraph(format!(
            "依据《中华人民共和国行政处罚法》第六十三条、第六十四条，{you}有权要求听证。要求听证的，自收到本告知书之日起五个工作日内向本机关提出；逾期不提出的，视为放弃。听证不收费。"
        )));
    }
    blocks.push(Block::paragraph(format!("联系电话：{}。", now.bureau.phone)));
    blocks.push(signature(now, on));
    Ok(letter(now, "行政处罚事先告知书", case.notice.as_ref().and_then(|notice| notice.number.as_ref()), blocks))
}
