//! Turns of phrase that papers share: whom they address, how they cite, name sums and tell the remedies.

use chrono::NaiveDate;

use super::block::{Block, Entry, Paper, Signature, written};
use crate::case::Case;
use crate::event::ChosenLaw;
use crate::law::article::{Article, join_articles};
use crate::law::cite::{CHUFA, FAJIAO, FUYI};
use crate::money::Fen;
use crate::now::Now;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};

/// A missing element of a paper.
pub(super) fn missing(what: &str, articles: &[Article]) -> Refusal {
    Refusal::new(Obstacle::Incomplete, format!("文书还缺{what}"), articles)
}

/// 你 to a person, 你单位 to everybody else.
pub(super) fn you(party: &Party) -> &'static str {
    match party {
        Party::Person(_) => "你",
        Party::Organisation(_) | Party::SoleTrader(_) => "你单位",
    }
}

/// The party with name and address, or what is missing (行政处罚法 59(1)(1)).
pub(super) fn party(case: &Case) -> Result<&Party, Refusal> {
    let article = [Article::new(CHUFA, "59(1)(1)")];
    let party = case.dossier.party.as_ref().ok_or_else(|| missing("当事人", &article))?;
    if party.display_name().trim().is_empty() {
        return Err(missing("当事人的姓名或者名称", &article));
    }
    if party.address().trim().is_empty() {
        return Err(missing("当事人的地址", &article));
    }
    Ok(party)
}

/// The identity block.
pub(super) fn identity(party: &Party) -> Block {
    Block::Identity { entries: party.on_paper().into_iter().map(|(label, value)| Entry::new(label, value)).collect() }
}

/// The frozen law, or that the case has none yet.
pub(super) fn law(case: &Case) -> Result<&ChosenLaw, Refusal> {
    case.law.as_ref().ok_or_else(|| missing("处罚依据", &[Article::new(CHUFA, "59(1)(3)")]))
}

/// 《…》第三十五条、第五十三条第一项.
pub(super) fn cited(articles: &[Article]) -> String {
    join_articles(articles)
}

/// 罚款人民币伍仟元整（¥5,000.00）: words and figure from one value.
pub(super) fn sum(amount: Fen) -> Result<String, Refusal> {
    let words = amount.words().map_err(|error| Refusal::input("fine_fen", error.to_string()))?;
    Ok(format!("{words}（¥{}）", amount.figure()))
}

/// The operative part: each penalty in a sentence.
pub(crate) fn penalties(warning: bool, fine: Fen, confiscate: Fen) -> Result<Vec<String>, Refusal> {
    let mut parts = Vec::new();
    if warning {
        parts.push("警告".to_owned());
    }
    if fine > Fen::ZERO {
        parts.push(format!("罚款{}", sum(fine)?));
    }
    if confiscate > Fen::ZERO {
        parts.push(format!("没收违法所得{}", sum(confiscate)?));
    }
    Ok(parts)
}

/// When and where it happened, and on what.
pub(super) fn occasion(case: &Case) -> String {
    let act = &case.dossier.act;
    let mut text = written(act.on);
    if let Some(at) = act.at {
        text.push_str(&at.format("%-H时%M分").to_string());
    }
    if let Some(until) = act.until {
        text.push_str(&format!("至{}", written(until)));
    }
    text.push_str(&format!("，在{}", act.place));
    if let Some(plate) = case.dossier.particulars.plate() {
        text.push_str(&format!("，车辆号牌{plate}"));
    }
    text
}

/// Review within 60 days by the body of that date, or suit within six months (行政复议法 20, 24; 行政诉讼法 46).
/// Without it the remedy lengthens to a year, so the paper is refused where a part is missing.
pub(super) fn remedies(act: &str, paper: &str, on: NaiveDate, now: &Now) -> Result<String, Refusal> {
    let articles = [Article::new(CHUFA, "59(1)(5)"), Article::new(FUYI, "20(3)")];
    let review = now.bureau.review_body_on(on).ok_or_else(|| missing("行政复议机关", &articles))?;
    let court = now.bureau.court.trim();
    if court.is_empty() {
        return Err(missing("有管辖权的人民法院", &articles));
    }
    Ok(format!(
        "如不服本{act}，可以自收到本{paper}之日起六十日内向{review}申请行政复议，也可以自收到本{paper}之日起六个月内直接向{court}提起行政诉讼。"
    ))
}

/// Bank with name and address, the period, and whether a surcharge applies (罚款决定与罚款收缴分离实施办法 7).
pub(super) fn payment(now: &Now) -> Result<Vec<String>, Refusal> {
    let bureau = &now.bureau;
    let rule = [Article::new(FAJIAO, "7"), Article::new(CHUFA, "59(1)(4)")];
    for (value, what) in [(&bureau.bank_name, "收款银行名称"), (&bureau.bank_address, "收款银行地址")] {
        if value.trim().is_empty() {
            return Err(missing(what, &rule));
        }
    }
    let account = if bureau.bank_account.trim().is_empty() {
        String::new()
    } else {
        format!("，账号：{}", bureau.bank_account)
    };
    Ok(vec![
        format!(
            "自收到本决定书之日起十五日内，到{}（地址：{}{account}）缴纳，或者通过电子支付系统缴纳。",
            bureau.bank_name, bureau.bank_address
        ),
        "到期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。".to_owned(),
    ])
}

/// Organ, date and the place of the seal.
pub(super) fn signature(now: &Now, on: NaiveDate) -> Block {
    Block::Signature(Signature { organ: now.bureau.name.clone(), date: Some(written(on)), seal: true })
}

/// A letter of the bureau.
pub(super) fn letter(now: &Now, title: &str, number: Option<&crate::numbers::Number>, blocks: Vec<Block>) -> Paper {
    Paper {
        number: number.map(|number| number.text.clone()),
        drill: now.drill,
        blocks,
        copies_line: Some("本文书一式两份，一份送达，一份归档。".to_owned()),
        ..Paper::letter(now.bureau.name.clone(), title)
    }
}
