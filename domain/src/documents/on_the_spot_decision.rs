//! The decision on the spot 当场行政处罚决定书: the list of 行政处罚法 52, and review before any suit.

use super::block::{Block, Paper, written};
use super::kinds::penalties;
use super::phrases::{
    cause, cited, facts, identity, law, letter, listed, missing, party, payment, sentence, signature, you,
};
use crate::case::Case;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, FUYI};
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::Refusal;

/// The decision as handed over on the spot.
///
/// # Errors
/// The first element missing (行政处罚法 52(2); 行政复议法 23(2)).
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let list = [Article::new(CHUFA, "52(2)")];
    let party = party(case)?;
    let you = you(party);
    let law = law(case)?;
    let decision = case.decision.as_ref().ok_or_else(|| missing("处罚内容", &list))?;
    let spot = decision.on_the_spot.as_ref().ok_or_else(|| missing("违法事实", &list))?;
    if case.evidence().next().is_none() {
        return Err(missing("证据", &[Article::new(CHUFA, "40")]));
    }
    let mut blocks = vec![identity(party)];
    blocks.extend(facts("经当场查明：", case, &case.dossier.act, &spot.facts));
    blocks.push(Block::paragraph(format!(
        "{you}的上述行为构成{}，违反了{}的规定。作出本决定前，执法人员出示了执法证件，当场告知了拟作出的处罚内容及事实、理由、依据和{you}依法享有的陈述、申辩的权利。陈述、申辩情况：{}",
        cause(&law.name),
        cited(&law.prohibiting),
        sentence(&spot.defence)
    )));
    if !spot.refusal.is_empty() {
        blocks.push(Block::paragraph(format!("执法人员当场责令改正，{you}拒不改正：{}", sentence(&spot.refusal))));
    }
    blocks.push(Block::paragraph(format!(
        "{}依据{}和《中华人民共和国行政处罚法》第五十一条的规定，决定对{you}当场给予以下行政处罚：{}。",
        sentence(&spot.discretion),
        cited(&law.penalty),
        listed(&penalties(decision.warning, decision.fine_fen, decision.confiscate_fen, &[])?)
    )));
    blocks.push(Block::paragraph(format!(
        "依据《中华人民共和国行政处罚法》第二十八条第一款，责令{you}：{}",
        sentence(&spot.demands)
    )));
    if decision.fine_fen > Fen::ZERO {
        blocks.extend(payment(you, decision.fine_fen, Fen::ZERO, now)?.into_iter().map(Block::paragraph));
        blocks.extend(super::together::owed_together(case).map(Block::paragraph));
        blocks.push(Block::paragraph(
            "依照《中华人民共和国行政处罚法》第六十八条、第六十九条当场收缴的，执法人员应当出具财政部门统一制发的专用票据；不出具的，有权拒绝缴纳。",
        ));
    }
    blocks.push(Block::paragraph(review_first(case, you, decision.on, now)?));
    let officers: Vec<String> =
        case.investigators.iter().map(|one| format!("{}（{}）", one.name, one.certificate)).collect();
    if officers.len() < 2 {
        return Err(missing("两名执法人员", &[Article::new(CHUFA, "42(1)")]));
    }
    blocks.push(Block::paragraph(format!("执法人员（签名）：{}", officers.join("、"))));
    blocks.push(Block::paragraph("当事人（签名）：　　　　　　　　　　拒绝签收的，由执法人员注明情况。"));
    blocks.push(signature(now, decision.on));
    Ok(letter(now, "当场行政处罚决定书", decision.number.as_ref(), blocks))
}

/// Review first, then suit: since 2024 the way by suit alone is closed (行政复议法 23(1)(1), 23(2)); before it, both.
fn review_first(case: &Case, you: &str, on: chrono::NaiveDate, now: &Now) -> Result<String, Refusal> {
    if !case.review_comes_first() {
        return super::phrases::remedies(you, "决定", "决定书", on, now);
    }
    let rule = [Article::item(FUYI, "23(1)(1)"), Article::new(FUYI, "20(3)")];
    let review = now.bureau.review_body_on(on).ok_or_else(|| missing("行政复议机关", &rule))?;
    if now.bureau.court.trim().is_empty() {
        return Err(missing("有管辖权的人民法院", &rule));
    }
    Ok(format!(
        "{you}如不服本决定，应当先自收到本决定书之日起六十日内（即自{}起算，次日为第一日）向{review}申请行政复议；对行政复议决定不服的，再依法向{}提起行政诉讼。",
        written(on),
        now.bureau.court
    ))
}
