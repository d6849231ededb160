//! How papers say each kind of penalty (行政处罚法 9), how it is performed and until when, and how gains were counted.

use super::block::written;
use super::phrases::{missing, sentence, sum};
use crate::case::side::Imposed;
use crate::law::article::{Article, chinese_number};
use crate::law::catalogue::PenaltyKind;
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::refusal::Refusal;
use crate::step::{Charge, Goods, Penalty, Permit, SubmitReport};

/// The operative part: each penalty in a sentence, in the order of 行政处罚法 9.
pub(crate) fn penalties(warning: bool, fine: Fen, confiscate: Fen, others: &[Penalty]) -> Result<Vec<String>, Refusal> {
    let mut parts = Vec::new();
    if warning {
        parts.push((PenaltyKind::Warning, "警告".to_owned()));
    }
    if fine > Fen::ZERO {
        parts.push((PenaltyKind::Fine, format!("罚款{}", sum(fine)?)));
    }
    if confiscate > Fen::ZERO {
        parts.push((PenaltyKind::ConfiscateGains, format!("没收违法所得{}", sum(confiscate)?)));
    }
    for other in others {
        parts.push((other.kind(), said(other)?));
    }
    parts.sort_by_key(|(kind, _)| *kind);
    Ok(parts.into_iter().map(|(_, words)| words).collect())
}

/// One penalty with what a decision must say of it (行政处罚法 59(1)(3)).
///
/// # Errors
/// The value of the goods has no words.
pub fn said(penalty: &Penalty) -> Result<String, Refusal> {
    let kind = penalty.kind().label();
    let until = penalty.until().map_or_else(String::new, |day| format!("自决定书送达之日起至{}止", written(day)));
    let within = |what: &str| match until.as_str() {
        "" => format!("{kind}（{what}）"),
        period => format!("{kind}（{what}，{period}）"),
    };
    Ok(match penalty {
        Penalty::PublicCriticism { scope } => format!("{kind}（通报范围：{scope}）"),
        Penalty::ConfiscateGoods { goods, .. } => {
            let lines: Vec<String> = goods.iter().map(line).collect();
            format!("{kind}：{}，价值共计{}", lines.join("、"), sum(penalty.value())?)
        }
        Penalty::SuspendPermit { permit, .. } => within(&named(permit)),
        Penalty::LowerGrade { permit, from, to, .. } => format!("{kind}（{}，由{from}降为{to}）", named(permit)),
        Penalty::RevokePermit { permit, .. } => format!("{kind}（{}）", named(permit)),
        Penalty::CloseDown { premises, .. } => format!("{kind}（{premises}）"),
        Penalty::RestrictBusiness { scope, .. }
        | Penalty::StopBusiness { scope, .. }
        | Penalty::BarFromTrade { scope, .. } => within(scope),
    })
}

fn line(goods: &Goods) -> String {
    format!("{}{}{}", goods.name, goods.quantity, goods.unit)
}

fn named(permit: &Permit) -> String {
    format!("{}，编号：{}", permit.name, permit.number)
}

/// Way and period of performance of each penalty beside the fine (行政处罚法 59(1)(4), 66(1)).
pub(super) fn performance(you: &str, paper: &str, others: &[Penalty]) -> Vec<String> {
    let within = |days: u32| format!("自收到{paper}之日起{}日内", chinese_number(days));
    let from = format!("自{paper}送达之日起");
    let words = |penalty: &Penalty| {
        let kind = penalty.kind().label();
        let until = penalty.until().map_or_else(String::new, |day| format!("至{}止", written(day)));
        match penalty {
            Penalty::PublicCriticism { scope } => format!("通报批评由本机关在{scope}范围内通报。"),
            Penalty::ConfiscateGoods { days, .. } => format!(
                "没收的财物，{you}应当{}交付本机关，由双方清点；已经由本机关依法扣押、保存的，由本机关直接处理。",
                within(*days)
            ),
            Penalty::SuspendPermit { permit, days, .. } => {
                format!("{you}应当{}将{}交本机关暂扣；暂扣期限{from}{until}，期满发还。", within(*days), permit.name)
            }
            Penalty::LowerGrade { permit, to, days, .. } => {
                format!("{you}应当{}交回{}，换发{to}的证件。", within(*days), permit.name)
            }
            Penalty::RevokePermit { permit, days } => {
                format!("{you}应当{}交回{}，{from}不得再从事该许可事项。", within(*days), permit.name)
            }
            Penalty::CloseDown { premises, days } => format!("{you}应当{}关闭{premises}。", within(*days)),
            Penalty::StopBusiness { .. } => format!("责令停产停业{from}执行，{until}。"),
            Penalty::RestrictBusiness { .. } | Penalty::BarFromTrade { .. } if until.is_empty() => {
                format!("{kind}{from}执行。")
            }
            Penalty::RestrictBusiness { .. } | Penalty::BarFromTrade { .. } => format!("{kind}{from}执行，{until}。"),
        }
    };
    others.iter().map(words).collect()
}

/// How the gains of a violation were counted (行政处罚法 28(2)); empty where none are confiscated.
pub(super) fn gains(charge: &Charge) -> Result<String, Refusal> {
    let Some(gains) = charge.gains.as_ref().filter(|_| charge.confiscate_fen > Fen::ZERO) else {
        return Ok(String::new());
    };
    let refunds = match gains.refunds_fen {
        Fen::ZERO => "没有依法应当退赔的款项".to_owned(),
        refunds => format!("扣除依法应当退赔的{}", sum(refunds)?),
    };
    Ok(format!(
        "违法所得按下列方式计算：违法取得的款项{}，{refunds}，应当没收{}。{}",
        sum(gains.gross_fen)?,
        sum(charge.confiscate_fen)?,
        sentence(&gains.working)
    ))
}

/// What is imposed of the penalties that one violation was told with, in their order.
pub(super) fn of_charge(form: &SubmitReport, at: usize, imposed: &[Imposed]) -> Vec<Penalty> {
    let count = |at: usize| match at {
        0 => form.others.len(),
        at => form.further.get(at - 1).map_or(0, |charge| charge.others.len()),
    };
    let before: usize = (0..at).map(count).sum();
    let own = before + 1..=before + count(at);
    let of_this = |one: &&Imposed| usize::try_from(one.number).is_ok_and(|number| own.contains(&number));
    imposed.iter().filter(of_this).map(|one| one.penalty.clone()).collect()
}

/// Nothing imposed at all is no decision (行政处罚法 59(1)(3)).
pub(super) fn something(parts: Vec<String>) -> Result<Vec<String>, Refusal> {
    if parts.is_empty() { Err(missing("处罚的种类", &[Article::new(CHUFA, "59(1)(3)")])) } else { Ok(parts) }
}
