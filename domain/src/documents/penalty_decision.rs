//! The penalty decision 行政处罚决定书: refused unless every element of 行政处罚法 59 is there.

use super::block::{Block, Paper, written};
use super::kinds::{penalties, performance, something};
use super::phrases::{
    all_facts, causes, identity, law, letter, missing, party, payment, remedies, sentence, signature, weighed, you,
};
use super::together;
use crate::case::Case;
use crate::case::side::{Hearing, Imposed, PriorNotice, Recheck, Report};
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::Refusal;
use crate::step::{Adopted, HearingOutcome, Penalty};

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
    law(case)?;
    let report = case.report.as_ref().ok_or_else(|| missing("查明的事实", &[Article::new(CHUFA, "59(1)(2)")]))?;
    let notice = case
        .notice
        .as_ref()
        .ok_or_else(|| missing("事先告知", &[Article::new(CHUFA, "44"), Article::new(CHUFA, "62")]))?;
    if case.exhibits_told().is_empty() {
        return Err(missing("证据", &[Article::new(CHUFA, "59(1)(2)")]));
    }
    let on = case.decision.as_ref().map_or_else(|| now.today(), |decision| decision.on);
    let recheck = notice.recheck.as_ref();
    let (fine, confiscate) = match (&case.decision, recheck) {
        (Some(decision), _) => (decision.fine_fen, decision.confiscate_fen),
        (None, Some(recheck)) => (recheck.fine_fen, notice.confiscate_fen),
        (None, None) => (notice.fine_fen, notice.confiscate_fen),
    };
    let fines = match (&case.decision, recheck) {
        (Some(decision), _) if !decision.fines.is_empty() => decision.fines.clone(),
        (None, Some(recheck)) if !recheck.fines.is_empty() => recheck.fines.clone(),
        (_, _) if !notice.fines.is_empty() => notice.fines.clone(),
        (_, _) => vec![fine],
    };
    let filed = case.filed_on().map_or_else(String::new, |day| format!("于{}立案调查，", written(day)));
    let mut blocks = vec![
        identity(party),
        Block::paragraph(format!("{you}涉嫌{}一案，本机关{filed}现已调查终结。", causes(case, report)?)),
        Block::heading("一、违法事实和证据"),
    ];
    blocks.extend(facts_and_evidence(case, report));
    blocks.push(Block::heading("二、告知和陈述、申辩"));
    blocks.extend(told_and_heard(notice, recheck, you).into_iter().map(Block::paragraph));
    blocks.push(Block::heading("三、处罚理由、依据和内容"));
    let discussed = if case.minutes.is_some() { "经本机关负责人集体讨论，" } else { "" };
    if let Some(words) = case.decision.as_ref().map(|one| one.law_comparison.trim()).filter(|words| !words.is_empty()) {
        blocks.push(Block::paragraph(format!(
            "告知以后有关规定有变，依据《中华人民共和国行政处罚法》第三十七条作了比较：{}",
            sentence(words)
        )));
    }
    let impose = format!("{discussed}本机关决定对{you}给予以下行政处罚");
    let others = match &case.decision {
        Some(decision) => decision.others.clone(),
        None => Imposed::told(&notice.others),
    };
    let penal: Vec<Penalty> = others.iter().map(|one| one.penalty.clone()).collect();
    let imposed = something(penalties(notice.warning, fine, confiscate, &penal)?)?;
    blocks.extend(weighed(case, report, &fines, you, &impose, &others, &imposed)?);
    blocks.extend(correction(case, you).map(Block::paragraph));
    blocks.push(Block::heading("四、履行方式和期限"));
    if fine > Fen::ZERO || confiscate > Fen::ZERO {
        blocks.extend(payment(you, fine, confiscate, now)?.into_iter().map(Block::paragraph));
        blocks.extend(together::owed_together(case).map(Block::paragraph));
    } else if notice.warning {
        blocks.push(Block::paragraph(format!("警告自本决定书送达之日起生效，{you}无须缴纳款项。")));
    }
    blocks.extend(performance(you, "本决定书", &penal).into_iter().map(Block::paragraph));
    blocks.push(Block::heading("五、申请行政复议、提起行政诉讼的途径和期限"));
    blocks.push(Block::paragraph(remedies(you, "决定", "决定书", on, now)?));
    blocks.push(Block::paragraph(
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。逾期不申请行政复议，也不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。",
    ));
    blocks.push(signature(now, on));
    Ok(letter(now, "行政处罚决定书", case.decision.as_ref().and_then(|decision| decision.number.as_ref()), blocks))
}

fn facts_and_evidence(case: &Case, report: &Report) -> Vec<Block> {
    let mut blocks = all_facts("经查明：", case, report);
    blocks.push(Block::paragraph("以上事实，有下列证据证明："));
    for exhibit in case.exhibits_told() {
        blocks.push(Block::paragraph(format!(
            "{}.{}“{}”，证明{}",
            exhibit.ordinal,
            exhibit.kind.label(),
            exhibit.name,
            sentence(exhibit.proves.trim().trim_start_matches("证明"))
        )));
    }
    blocks
}

fn told_and_heard(notice: &PriorNotice, recheck: Option<&Recheck>, you: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let served = match notice.service.deemed() {
        None => format!("（未送达），本机关向{you}送达"),
        Some(_) if notice.is_joint() => format!("本机关{}", together::served(&notice.service, you)),
        Some(day) => format!("{}，本机关向{you}送达", written(day)),
    };
    let number = notice.number.as_ref().map_or_else(String::new, |number| format!("（{}）", number.text));
    let rights = if notice.hearing_offered { "陈述、申辩和要求听证" } else { "陈述、申辩" };
    lines.push(format!(
        "{served}《行政处罚事先告知书》{number}，告知了拟作出的行政处罚内容及事实、理由、依据，以及{you}依法享有的{rights}的权利。"
    ));
    for defence in &notice.defences {
        let who = together::speaker(notice, defence.whose, you);
        lines.push(format!("{}，{who}提出陈述、申辩：{}", written(defence.received_on), sentence(&defence.content)));
    }
    let held = notice.hearing.as_ref().is_some_and(|hearing| hearing.outcome == Some(HearingOutcome::Held));
    if notice.is_joint() && !held {
        lines.extend(together::silent(notice));
    } else if notice.defences.is_empty() && !held {
        lines.push(match notice.defence_waived {
            Some(_) => format!("{you}书面放弃陈述、申辩。"),
            None => format!("{you}在规定期限内未提出陈述、申辩。"),
        });
    }
    if let Some(hearing) = &notice.hearing {
        lines.push(heard(hearing, &together::askers(notice, you)));
    } else if notice.hearing_offered {
        lines.push(match notice.hearing_waived {
            Some(_) => format!("{you}书面放弃听证。"),
            None => format!("{you}在规定期限内未要求听证。"),
        });
    }
    if let Some(recheck) = recheck
        && let Some(answer) = answer(recheck.adopted)
    {
        let opinion = sentence(&recheck.opinion.text);
        let said = match (notice.defences.is_empty(), held) {
            (false, true) => "的陈述、申辩意见和在听证中提出的意见",
            (true, true) => "在听证中提出的意见",
            (_, false) => "的陈述、申辩意见",
        };
        lines.push(format!("经复核，对{you}{said}，本机关{answer}。理由如下：{opinion}"));
    }
    lines
}

/// How the hearing went (行政处罚法 64, 65).
fn heard(hearing: &Hearing, you: &str) -> String {
    let asked = written(hearing.requested_on);
    let on = hearing.on.map_or_else(String::new, written);
    let record = sentence(&hearing.record);
    match hearing.outcome {
        Some(HearingOutcome::Held) => {
            format!("{you}于{asked}要求听证。{on}，本机关依法举行听证，听证笔录载明：{record}本决定根据听证笔录作出。")
        }
        Some(HearingOutcome::Withdrawn) => format!("{you}于{asked}要求听证，后于{on}撤回听证申请。"),
        Some(HearingOutcome::GivenUp) => {
            format!(
                "{you}于{asked}要求听证。{on}，{you}无正当理由拒不出席听证或者未经许可中途退出听证，依法视为放弃听证权利，本机关终止听证。"
            )
        }
        None => format!("{you}于{asked}要求听证。"),
    }
}

/// The answer to the defence (行政处罚法 45(1)); none where there was no defence.
fn answer(adopted: Adopted) -> Option<&'static str> {
    match adopted {
        Adopted::Yes => Some("予以采纳"),
        Adopted::Partly => Some("予以部分采纳"),
        Adopted::No => Some("不予采纳"),
        Adopted::NoDefence => None,
    }
}

/// The order to correct goes with any penalty (行政处罚法 28(1)); it is not one of them.
fn correction(case: &Case, you: &str) -> Option<String> {
    let order = case.orders.last()?;
    let number = order.number.as_ref().map_or_else(String::new, |number| format!("（{}）", number.text));
    let state = match order.reinspections.last() {
        Some(visit) if visit.complied => format!("经{}复查，{you}已经改正。", written(visit.on)),
        Some(visit) => format!("经{}复查，{you}尚未改正，仍应当继续改正。", written(visit.on)),
        None => format!("{you}应当按照该通知书的要求改正。"),
    };
    Some(format!(
        "依据《中华人民共和国行政处罚法》第二十八条第一款，本机关已于{}作出《责令限期改正通知书》{number}，责令{you}改正上述违法行为。{state}",
        written(order.issued_on)
    ))
}
