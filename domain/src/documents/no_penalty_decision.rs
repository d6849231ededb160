//! The decision not to penalise 不予行政处罚决定书: the ground of the statute, the facts that show it, the education given.

use super::block::{Block, Paper};
use super::phrases::{cause, cited, facts, identity, law, letter, missing, party, remedies, sentence, signature, you};
use crate::case::Case;
use crate::case::side::NoPenalty;
use crate::law::article::{Article, join_articles};
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::procedures::ordinary::no_penalty::article_of;
use crate::refusal::Refusal;
use crate::step::NoPenaltyGround;

/// The decision, once made.
///
/// # Errors
/// The first element missing (行政处罚法 33(3), 57(1)).
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let party = party(case)?;
    let you = you(party);
    let law = law(case)?;
    let spared = case.no_penalty.as_ref().ok_or_else(|| missing("决定内容", &[Article::new(CHUFA, "57(1)")]))?;
    let established = match (&case.sparing, &case.report) {
        (Some(sparing), _) => &sparing.form.facts,
        (None, Some(report)) => &report.form.facts,
        (None, None) => &case.dossier.act.facts,
    };
    let article = join_articles(&[article_of(spared.ground)]);
    let mut blocks =
        vec![identity(party), Block::paragraph(format!("{you}涉嫌{}一案，本机关现已调查终结。", cause(&law.name)))];
    blocks.extend(facts("经查明：", case, &case.dossier.act, established));
    let broke = if spared.ground == NoPenaltyGround::NotProved {
        String::new()
    } else {
        format!("上述行为违反了{}的规定。", cited(&law.prohibiting))
    };
    blocks.extend([
        Block::paragraph(format!("{broke}{}{}", sentence(&spared.grounds_shown), searched(spared))),
        Block::paragraph(format!(
            "本案属于“{}”的情形。依据{article}的规定，本机关决定对{you}不予行政处罚。",
            spared.ground.label()
        )),
        Block::paragraph(format!(
            "依据《中华人民共和国行政处罚法》第三十三条第三款，本机关对{you}进行了教育：{}",
            sentence(&spared.education)
        )),
        Block::paragraph(remedies(you, "决定", "决定书", spared.on, now)?),
        signature(now, spared.on),
    ]);
    Ok(letter(now, "不予行政处罚决定书", spared.number.as_ref(), blocks))
}

/// What the search of the party's earlier decisions gave, where the ground rests on it (行政处罚法 33(1)).
fn searched(spared: &NoPenalty) -> String {
    spared.searched.as_ref().map_or_else(String::new, |found| format!("经{}。", found.explanation))
}
