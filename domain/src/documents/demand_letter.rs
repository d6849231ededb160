//! The demand letter 催告书: period, way, exact sum and how to pay, and the right to state and defend (行政强制法 35).

use super::block::{Block, Paper, written};
use super::kinds::penalties;
use super::phrases::{identity, letter, missing, party, signature, sum, you};
use super::together;
use crate::case::Case;
use crate::law::article::Article;
use crate::law::cite::QIANGZHI;
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::Refusal;

/// The demand, once issued.
///
/// # Errors
/// The first element missing (行政强制法 35).
pub fn compose(case: &Case, now: &Now) -> Result<Paper, Refusal> {
    let rule = [Article::new(QIANGZHI, "35")];
    let party = party(case)?;
    let you = you(party);
    let demand = case.demand.as_ref().ok_or_else(|| missing("催告内容", &rule))?;
    let decision = case.decision.as_ref().ok_or_else(|| missing("处罚决定", &rule))?;
    decision.service.deemed().ok_or_else(|| missing("处罚决定书的送达日期", &rule))?;
    let number = decision.number.as_ref().map_or_else(String::new, |number| format!("（{}）", number.text));
    let paper = if decision.on_the_spot.is_some() { "当场行政处罚决定书" } else { "行政处罚决定书" };
    let bureau = &now.bureau;
    for (value, what) in [(&bureau.bank_name, "收款银行名称"), (&bureau.bank_address, "收款银行地址")] {
        if value.trim().is_empty() {
            return Err(missing(what, &rule));
        }
    }
    if bureau.defence_contact.trim().is_empty() {
        return Err(missing("提出陈述申辩的地点", &rule));
    }
    let balance = case.balance(demand.issued_on).ok_or_else(|| missing("应缴金额", &rule))?;
    let decided = penalties(false, decision.fine_owed(), decision.confiscate_fen, &[])?.join("、");
    let mut owed = format!("截至{}，{you}尚欠{}", written(demand.issued_on), sum(demand.sum_fen)?);
    if balance.surcharge_fen > Fen::ZERO {
        owed.push_str(&format!(
            "，其中加处罚款{}（依据《中华人民共和国行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处，不超出罚款的数额，至缴清之日止）",
            sum(balance.surcharge_fen)?
        ));
    }
    let blocks = vec![
        identity(party),
        Block::paragraph(format!(
            "本机关{}《{paper}》{number}，决定对{you}处以{decided}。{you}在规定期限内没有履行。{owed}。",
            together::served(&decision.service, you)
        )),
        Block::paragraph(format!(
            "依据《中华人民共和国行政强制法》第三十五条、第五十四条，现催告{you}于{}前（含当日）履行：将上述款项缴至{}（地址：{}，账号：{}），或者通过电子支付系统缴纳。",
            written(demand.due),
            bureau.bank_name,
            bureau.bank_address,
            bureau.bank_account
        )),
        Block::paragraph(format!(
            "依据《中华人民共和国行政强制法》第三十六条，{you}收到本催告书后有权进行陈述和申辩。提出地点：{}。",
            bureau.defence_contact
        )),
        Block::paragraph(format!("本催告书送达十个工作日后{you}仍未履行的，本机关将依法申请人民法院强制执行。")),
        signature(now, demand.issued_on),
    ];
    Ok(letter(now, "行政处罚决定履行催告书", demand.number.as_ref(), blocks))
}
