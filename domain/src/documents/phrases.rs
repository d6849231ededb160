//! Turns of phrase that papers share: whom they address, how they cite, name sums and tell the remedies.

use chrono::NaiveDate;

use super::block::{Block, Entry, Paper, Signature, written};
use super::kinds::{gains, of_charge, penalties};
use crate::case::Case;
use crate::case::side::{Imposed, Report};
use crate::dossier::Act;
use crate::event::{ChosenLaw, Weighed};
use crate::law::article::{Article, chinese_number, join_articles};
use crate::law::cite::{CHUFA, FADIAN, FAJIAO, FUYI};
use crate::law::leniency::Effect;
use crate::money::Fen;
use crate::now::Now;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};
use crate::step::Charge;

/// A missing element of a paper.
pub(super) fn missing(what: &str, articles: &[Article]) -> Refusal {
    Refusal::new(Obstacle::Incomplete, format!("文书还缺{what}"), articles)
}

/// 你 to a person, and to a sole trader, who is one in law (民法典 54); 你单位 to an organisation; 你们 to several.
pub(super) fn you(parties: Parties<'_>) -> &'static str {
    match parties.first {
        _ if !parties.joint.is_empty() => "你们",
        Party::Person(_) | Party::SoleTrader(_) => "你",
        Party::Organisation(_) => "你单位",
    }
}

/// The violation as papers name it 案由: what the catalogue adds in brackets tells its entries apart, by a law that the
/// paper cites in full or by a kind of party that it names.
pub(super) fn cause(name: &str) -> &str {
    name.split_once(['(', '（']).map_or(name, |(bare, _)| bare)
}

/// Text that ends as a sentence does, in one paragraph: lines of their own are joined.
pub(super) fn sentence(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty() && !joined.ends_with(['。', '；', '，', '、', '：', '！', '？', '”', '）']) {
            joined.push('；');
        }
        joined.push_str(line);
    }
    let text = joined.trim_end_matches(['。', '；', '，', '、', '：', '.', ';', ',', ':', ' ']);
    let bare = text.trim_end_matches(['”', '’', '）']);
    let ended = text.ends_with(['！', '？', '…']) || (bare.len() < text.len() && bare.ends_with(['。', '！', '？']));
    if ended { text.to_owned() } else { format!("{text}。") }
}

/// The facts after an opening such as 经查明：, each line of theirs a paragraph; the plate where the words do not name it.
pub(super) fn facts(opening: &str, case: &Case, act: &Act, text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut paragraphs: Vec<String> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let said = if line.ends_with('：') && index + 1 < lines.len() { (*line).to_owned() } else { sentence(line) };
        let dated = text.contains(&written(act.on));
        let opened = match index {
            0 if dated => format!("{opening}{said}"),
            0 => format!("{opening}{}，{said}", occasion(act)),
            _ => said,
        };
        paragraphs.push(opened);
    }
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    if let (Some(plate), Some(last)) = (case.dossier.particulars.plate(), paragraphs.last_mut())
        && !bare(text).contains(&bare(plate))
    {
        last.push_str(&format!("涉案车辆号牌为{plate}。"));
    }
    paragraphs.into_iter().map(Block::paragraph).collect()
}

/// The kinds of penalty after 以下行政处罚：, numbered where there are several.
pub(super) fn listed(penalties: &[String]) -> String {
    match penalties {
        [one] => one.clone(),
        several => {
            let numbered = several.iter().enumerate().map(|(index, penalty)| format!("{}.{penalty}", index + 1));
            numbered.collect::<Vec<_>>().join("；")
        }
    }
}

/// Why this much (行政处罚法 34), why this rule where the law changed since the act (37), how a percentage or a count was
/// reckoned, and the ground of the statute that makes the penalty lighter, lower or heavier (30-32, 49).
pub(super) fn reasons(charge: &Charge, weighed: Option<&Weighed>, fine: Fen) -> Result<String, Refusal> {
    let mut text = String::new();
    if !charge.law_comparison.trim().is_empty() {
        text.push_str(match weighed.is_some_and(|weighed| !weighed.choice.over_time) {
            true => "对同时施行的有关规定作了比较：",
            false => "依据《中华人民共和国行政处罚法》第三十七条，对行为时与现行的规定作了比较：",
        });
        text.push_str(&sentence(&charge.law_comparison));
    }
    text.push_str(&sentence(&charge.discretion));
    let computed = weighed.and_then(|weighed| weighed.computed.as_ref());
    if let Some(computed) = computed.filter(|_| charge.figures.base_fen > Fen::ZERO || charge.figures.count > 0) {
        let lines: Vec<&str> = computed.arithmetic.iter().skip(1).map(String::as_str).collect();
        text.push_str(&format!("罚款按下列方式计算：{}", sentence(&lines.join("；"))));
    }
    if !charge.figures.departure.trim().is_empty() {
        text.push_str(&sentence(&charge.figures.departure));
    }
    if let Some(mitigation) = &charge.mitigation {
        let ground = mitigation.ground.in_law();
        let below = computed.is_some_and(|computed| fine < computed.statutory_min);
        let effect = match (ground.effect, below) {
            (Effect::Heavier, _) => "依法从重处罚",
            (_, true) => "依法减轻处罚",
            (_, false) => "依法从轻处罚",
        };
        text.push_str(&format!(
            "{}该情形属于{}规定的“{}”，{effect}。",
            sentence(&mitigation.facts),
            in_full(&ground.article),
            mitigation.ground.label().trim_end_matches("（从重）")
        ));
    }
    text.push_str(&gains(charge)?);
    Ok(text)
}

/// An article under the full title of its law, as papers cite it.
fn in_full(article: &Article) -> String {
    let title = match article.law.as_ref() {
        short @ (CHUFA | FADIAN) => format!("中华人民共和国{short}"),
        full => full.to_owned(),
    };
    Article { law: title.into(), ..article.clone() }.long()
}

/// What was broken, why so much, by which rule: one sentence after another for each violation, then what is imposed
/// together where there are several.
pub(super) fn weighed(
    case: &Case,
    report: &Report,
    fines: &[Fen],
    you: &str,
    impose: &str,
    imposed: &[Imposed],
    together: &[String],
) -> Result<Vec<Block>, Refusal> {
    let charges = report.form.charges(&case.dossier);
    let frozen = law(case)?;
    let rule = |at: usize| report.weighed.get(at).map_or(frozen, |weighed| &weighed.law);
    if let [charge] = &charges[..] {
        let (law, fine) = (rule(0), fines.first().copied().unwrap_or(charge.fine_fen));
        return Ok(vec![Block::paragraph(format!(
            "{you}的上述行为违反了{}的规定。{}依据{}的规定，{impose}：{}。",
            cited(&law.prohibiting),
            reasons(charge, report.weighed.first(), fine)?,
            cited(&law.penalty),
            listed(together)
        ))]);
    }
    let mut blocks = Vec::new();
    for (at, charge) in charges.iter().enumerate() {
        let (law, fine) = (rule(at), fines.get(at).copied().unwrap_or(charge.fine_fen));
        blocks.push(Block::paragraph(format!(
            "（{}）{you}{}的行为，违反了{}的规定。{}依据{}的规定，对该行为给予：{}。",
            chinese_number(at as u32 + 1),
            cause(&law.name),
            cited(&law.prohibiting),
            reasons(charge, report.weighed.get(at), fine)?,
            cited(&law.penalty),
            penalties(charge.warning, fine, charge.confiscate_fen, &of_charge(&report.form, at, imposed))?.join("、")
        )));
    }
    blocks.push(Block::paragraph(format!("上述各项违法行为分别裁量，合并处罚，{impose}：{}。", listed(together))));
    Ok(blocks)
}

/// The facts of every violation, each under its own number where there are several.
pub(super) fn all_facts(opening: &str, case: &Case, report: &Report) -> Vec<Block> {
    let charges = report.form.charges(&case.dossier);
    if charges.len() < 2 {
        return facts(opening, case, &case.dossier.act, &report.form.facts);
    }
    let mut blocks = Vec::new();
    for (at, charge) in charges.iter().enumerate() {
        let name = report.weighed.get(at).map_or("", |weighed| cause(&weighed.law.name));
        let number = chinese_number(at as u32 + 1);
        blocks.push(Block::paragraph(format!("（{number}）{}", sentence(name))));
        blocks.extend(facts(opening, case, &charge.act, &charge.act.facts));
    }
    blocks
}

/// 一案 as papers name it: the violations one after another.
pub(super) fn causes(case: &Case, report: &Report) -> Result<String, Refusal> {
    let frozen = cause(&law(case)?.name).to_owned();
    let names: Vec<&str> = report.weighed.iter().map(|weighed| cause(&weighed.law.name)).collect();
    let mut different: Vec<&str> = Vec::new();
    for name in names {
        if !different.contains(&name) {
            different.push(name);
        }
    }
    Ok(if different.len() < 2 { frozen } else { different.join("、") })
}

/// Whom a paper names: the party, or all joint parties in their order.
#[derive(Clone, Copy)]
pub(super) struct Parties<'c> {
    first: &'c Party,
    joint: &'c [Party],
}

/// The party, or each joint party, with name and address, or what is missing (行政处罚法 59(1)(1)).
pub(super) fn party(case: &Case) -> Result<Parties<'_>, Refusal> {
    let article = [Article::new(CHUFA, "59(1)(1)")];
    let first = case.dossier.party.as_ref().ok_or_else(|| missing("当事人", &article))?;
    for party in case.dossier.parties() {
        if party.display_name().trim().is_empty() {
            return Err(missing("当事人的姓名或者名称", &article));
        }
        if party.address().trim().is_empty() {
            let whose = if case.dossier.is_joint() { party.display_name() } else { "当事人" };
            return Err(missing(&format!("{whose}的地址"), &article));
        }
    }
    Ok(Parties { first, joint: &case.dossier.joint })
}

/// The identity block; joint parties one after the other, numbered.
pub(super) fn identity(parties: Parties<'_>) -> Block {
    let lines = identity_lines(parties.first, parties.joint).into_iter();
    Block::Identity { entries: lines.map(|(label, value)| Entry::new(label, value)).collect() }
}

/// Label and value of each line of the identity block: 当事人, or 当事人一, 当事人二 … each with its own lines.
pub(super) fn identity_lines(first: &Party, joint: &[Party]) -> Vec<(String, String)> {
    let mut lines = first.on_paper();
    if joint.is_empty() {
        return lines;
    }
    lines.clear();
    for (number, party) in (1u32..).zip(std::iter::once(first).chain(joint)) {
        let numbered = |(label, value): (String, String)| match label.as_str() {
            "当事人" => (format!("当事人{}", chinese_number(number)), value),
            _ => (label, value),
        };
        lines.extend(party.on_paper().into_iter().map(numbered));
    }
    lines
}

/// The frozen law, or that the case has none yet.
pub(super) fn law(case: &Case) -> Result<&ChosenLaw, Refusal> {
    let basis = |law: &&ChosenLaw| !law.prohibiting.is_empty() && !law.penalty.is_empty();
    case.law.as_ref().filter(basis).ok_or_else(|| missing("处罚依据", &[Article::new(CHUFA, "59(1)(3)")]))
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

/// When and where it happened.
pub(super) fn occasion(act: &Act) -> String {
    let mut text = written(act.on);
    if let Some(at) = act.at {
        text.push_str(&at.format("%-H时%M分").to_string());
    }
    if let Some(until) = act.until {
        text.push_str(&format!("至{}", written(until)));
    }
    text.push_str(&format!("，在{}", act.place));
    text
}

/// Review within 60 days by the body of that date, or suit within six months (行政复议法 20, 24; 行政诉讼法 46).
/// Without it the remedy lengthens to a year, so the paper is refused where a part is missing.
pub(super) fn remedies(you: &str, act: &str, paper: &str, on: NaiveDate, now: &Now) -> Result<String, Refusal> {
    let articles = [Article::new(CHUFA, "59(1)(5)"), Article::new(FUYI, "20(3)")];
    let review = now.bureau.review_body_on(on).ok_or_else(|| missing("行政复议机关", &articles))?;
    let court = now.bureau.court.trim();
    if court.is_empty() {
        return Err(missing("有管辖权的人民法院", &articles));
    }
    Ok(format!(
        "{you}如不服本{act}，可以自收到本{paper}之日起六十日内向{review}申请行政复议，也可以自收到本{paper}之日起六个月内直接向{court}提起行政诉讼。"
    ))
}

/// Bank with name and address, the period, and whether a surcharge applies (罚款决定与罚款收缴分离实施办法 7).
pub(super) fn payment(you: &str, fine: Fen, confiscate: Fen, now: &Now) -> Result<Vec<String>, Refusal> {
    let bureau = &now.bureau;
    let rule = [Article::new(FAJIAO, "7"), Article::new(CHUFA, "59(1)(4)")];
    for (value, what) in [(&bureau.bank_name, "收款银行名称"), (&bureau.bank_address, "收款银行地址")] {
        if value.trim().is_empty() {
            return Err(missing(what, &rule));
        }
    }
    let due = penalties(false, fine, confiscate, &[])?.join("、");
    let account = if bureau.bank_account.trim().is_empty() {
        String::new()
    } else {
        format!("，账号：{}", bureau.bank_account)
    };
    let mut lines = vec![format!(
        "{you}应当自收到本决定书之日起十五日内，将{due}缴至{}（地址：{}{account}），或者通过电子支付系统缴纳。",
        bureau.bank_name, bureau.bank_address
    )];
    // The surcharge is of the fine; confiscated gains bear none (行政处罚法 72(1)(1)).
    if fine > Fen::ZERO {
        lines.push("到期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。".to_owned());
    }
    Ok(lines)
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
