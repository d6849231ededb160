//! The order to correct 责令限期改正通知书: not a penalty, but it can be reviewed and so names the remedies (行政处罚法 28(1)).

use super::block::{Block, Paper, written};
use super::phrases::{cited, facts, identity, law, letter, missing, party, remedies, sentence, signature, you};
use crate::case::Case;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::now::Now;
use crate::refusal::Refusal;

/// The last order of the case.
///
/// # Errors
/// No order, or an element of it is missing.
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let party = party(case)?;
    let you = you(party);
    let law = law(case)?;
    let order = case.orders.last().ok_or_else(|| missing("改正要求", &[Article::new(CHUFA, "28(1)")]))?;
    let by_when = if order.due == order.issued_on {
        "立即改正".to_owned()
    } else {
        format!("于{}前（含当日）改正", written(order.due))
    };
    let mut blocks = vec![identity(party)];
    blocks.extend(facts("经查：", case, &case.dossier.act, &case.dossier.act.facts));
    blocks.extend([
        Block::paragraph(format!(
            "{you}的上述行为违反了{}的规定。依据《中华人民共和国行政处罚法》第二十八条第一款，责令{you}{by_when}：{}",
            cited(&law.prohibiting),
            sentence(&order.demands)
        )),
        Block::paragraph("本机关将对改正情况进行复查。拒不改正或者逾期不改正的，本机关将依法处理。"),
        Block::paragraph(remedies(you, "责令改正决定", "通知书", order.issued_on, now)?),
        signature(now, order.issued_on),
    ]);
    Ok(letter(now, "责令限期改正通知书", order.number.as_ref(), blocks))
}
