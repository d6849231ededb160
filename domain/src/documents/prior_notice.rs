//! The prior notice 行政处罚事先告知书: what is intended, why, by which rule, and the right to answer (行政处罚法 44).

use super::block::{Block, Paper};
use super::kinds::{penalties, performance, something};
use super::phrases::{all_facts, causes, identity, law, letter, missing, party, signature, weighed, you};
use crate::case::Case;
use crate::case::side::{Imposed, Report};
use crate::evidence::{EvidenceKind, Exhibit};
use crate::law::article::{Article, chinese_number};
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
    law(case)?;
    let report = case.report.as_ref().ok_or_else(|| missing("查明的事实", &[Article::new(CHUFA, "44")]))?;
    let evidence = evidence(&case.exhibits_told());
    if evidence.is_empty() {
        return Err(missing("证据", &[Article::new(CHUFA, "44"), Article::new(CHUFA, "40")]));
    }
    if now.bureau.defence_contact.trim().is_empty() {
        return Err(missing("提出陈述申辩的地点", &[Article::new(CHUFA, "44"), Article::new(CHUFA, "45(1)")]));
    }
    let on = case.notice.as_ref().map_or_else(|| now.today(), |notice| notice.issued_on);
    let others = report.form.all_others();
    let intended =
        something(penalties(report.form.warns(), report.form.total_fine(), report.form.total_confiscated(), &others)?)?;
    let mut blocks = vec![
        identity(party),
        Block::paragraph(format!(
            "{you}涉嫌{}一案，本机关已经调查终结。依据《中华人民共和国行政处罚法》第四十四条，现将拟作出的行政处罚内容及事实、理由、依据和{you}依法享有的权利告知如下：",
            causes(case, report)?
        )),
        Block::heading("一、违法事实和证据"),
    ];
    blocks.extend(all_facts("经查：", case, report));
    blocks.extend([
        Block::paragraph(format!("以上事实，有下列证据证明：{evidence}。")),
        Block::heading("二、处罚理由、依据和内容"),
    ]);
    let impose = format!("本机关拟对{you}给予以下行政处罚");
    let told = Imposed::told(&others);
    blocks.extend(weighed(case, report, &report.form.fines(), you, &impose, &told, &intended)?);
    if !others.is_empty() {
        let ways = performance(you, "决定书", &others).concat();
        blocks.push(Block::paragraph(format!("上述处罚拟按下列方式和期限履行：{ways}")));
    }
    blocks.extend(rights(you, report, on, now)?);
    blocks.push(signature(now, on));
    Ok(letter(now, "行政处罚事先告知书", case.notice.as_ref().and_then(|notice| notice.number.as_ref()), blocks))
}

/// To state and defend (行政处罚法 44, 45; 住房和城乡建设行政处罚程序规定 22), and to a hearing where one is due (63, 64).
fn rights(you: &str, report: &Report, on: chrono::NaiveDate, now: &Now) -> Result<Vec<Block>, Refusal> {
    let days = chinese_number(now.law.parameters.days("defence_days", on)?);
    let hearing = !report.hearing.is_empty();
    let mut blocks = vec![
        Block::heading(if hearing {
            "三、陈述、申辩和要求听证的权利"
        } else {
            "三、陈述、申辩的权利"
        }),
        Block::paragraph(format!(
            "依据《中华人民共和国行政处罚法》第四十四条、第四十五条第一款，{you}有权进行陈述和申辩。{you}要求陈述、申辩的，应当自收到本告知书之日起{days}个工作日内向本机关提出；逾期未提出的，视为放弃陈述、申辩的权利。本机关不会因{you}陈述、申辩而给予更重的处罚。"
        )),
    ];
    if hearing {
        blocks.push(Block::paragraph(format!(
            "依据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第一项，{you}有权要求听证。{you}要求听证的，应当自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃听证的权利。{you}不承担本机关组织听证的费用。"
        )));
    }
    let phone = match now.bureau.phone.trim() {
        "" => String::new(),
        phone => format!("联系电话：{phone}。"),
    };
    blocks.push(Block::paragraph(format!("提出地点：{}。{phone}", now.bureau.defence_contact)));
    Ok(blocks)
}

/// The evidence by its kinds, the first three of each by name: 视听资料40份（“1.jpg”“2.jpg”“3.jpg”等）.
fn evidence(exhibits: &[&Exhibit]) -> String {
    let of_kind = |kind: EvidenceKind| {
        let names: Vec<String> =
            exhibits.iter().filter(|exhibit| exhibit.kind == kind).map(|it| format!("“{}”", it.name)).collect();
        let more = if names.len() > 3 { "等" } else { "" };
        let first = names.iter().take(3).map(String::as_str).collect::<String>();
        (!names.is_empty()).then(|| format!("{}{}份（{first}{more}）", kind.label(), names.len()))
    };
    EvidenceKind::ALL.into_iter().filter_map(of_kind).collect::<Vec<_>>().join("、")
}
