//! Kinds of penalty beside a fine: what each must say, how gains are counted, and that no kind is decided that was not told.

use chrono::NaiveDate;

use crate::case::side::PriorNotice;
use crate::dossier::required_text;
use crate::law::article::Article;
use crate::law::catalogue::{PenaltyKind, Violation};
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{Charge, DecidePenalty, Gains, Goods, Penalty, Permit};

/// Lines of one inventory.
const INVENTORY: usize = 200;
/// Longest period of performance that a decision sets, in days.
const LONGEST_DAYS: u32 = 365;
/// A decision says how and by when each penalty is performed (行政处罚法 59(1)(4), 66(1)).
const PERFORMED: [Article; 2] = [Article::new(CHUFA, "59(1)(4)"), Article::new(CHUFA, "66(1)")];

/// The name of a field of one kind, as forms and refusals have it.
pub fn field(kind: PenaltyKind, part: &str) -> String {
    format!("{}_{part}", kind.key())
}

/// The penalties of a charge trimmed, each with what it must say (行政处罚法 59(1)(3), 59(1)(4)).
///
/// # Errors
/// Names the field.
pub(super) fn written(others: Vec<Penalty>, now: &Now) -> Result<Vec<Penalty>, Refusal> {
    let mut seen: Vec<PenaltyKind> = Vec::new();
    let mut written = Vec::new();
    for penalty in others {
        let kind = penalty.kind();
        if seen.contains(&kind) {
            let why = format!("{}在一项违法行为里只列一次", kind.label());
            return Err(Refusal::input(kind.key(), why));
        }
        seen.push(kind);
        written.push(one(penalty, now)?);
    }
    Ok(written)
}

fn one(penalty: Penalty, now: &Now) -> Result<Penalty, Refusal> {
    let kind = penalty.kind();
    let text = |part: &str, label: &str, text: &str| required_text(&field(kind, part), label, text, 500);
    let permit = |permit: Permit| -> Result<Permit, Refusal> {
        Ok(Permit {
            name: text("name", "许可证件名称", &permit.name)?,
            number: text("number", "许可证件编号", &permit.number)?,
        })
    };
    if let Some(until) = penalty.until() {
        ends_ahead(kind, until, now)?;
    }
    if penalty.days().is_some_and(|days| days == 0 || days > LONGEST_DAYS) {
        let why = format!("{}的履行期限写明天数，1 到 {LONGEST_DAYS} 日", kind.label());
        return Err(Refusal::new(Obstacle::Invalid, why, &PERFORMED).at(&field(kind, "days")));
    }
    Ok(match penalty {
        Penalty::PublicCriticism { scope } => {
            Penalty::PublicCriticism { scope: text("scope", "通报范围", &scope)? }
        }
        Penalty::ConfiscateGoods { goods, days } => Penalty::ConfiscateGoods { goods: inventory(goods)?, days },
        Penalty::SuspendPermit { permit: of, until, days } => {
            Penalty::SuspendPermit { permit: permit(of)?, until, days }
        }
        Penalty::LowerGrade { permit: of, from, to, days } => {
            let from = text("from", "原等级", &from)?;
            let to = text("to", "降低后的等级", &to)?;
            if from == to {
                return Err(Refusal::input(&field(kind, "to"), "降低后的等级与原等级相同"));
            }
            Penalty::LowerGrade { permit: permit(of)?, from, to, days }
        }
        Penalty::RevokePermit { permit: of, days } => Penalty::RevokePermit { permit: permit(of)?, days },
        Penalty::RestrictBusiness { scope, until } => {
            Penalty::RestrictBusiness { scope: text("scope", "限制的范围", &scope)?, until }
        }
        Penalty::StopBusiness { scope, until } => {
            Penalty::StopBusiness { scope: text("scope", "停产停业的范围", &scope)?, until }
        }
        Penalty::CloseDown { premises, days } => {
            Penalty::CloseDown { premises: text("premises", "关闭的场所、设施", &premises)?, days }
        }
        Penalty::BarFromTrade { scope, until } => {
            Penalty::BarFromTrade { scope: text("scope", "限制从事的行业、职务", &scope)?, until }
        }
    })
}

/// A period that is over before it can begin is none.
fn ends_ahead(kind: PenaltyKind, until: NaiveDate, now: &Now) -> Result<(), Refusal> {
    if until > now.today() {
        return Ok(());
    }
    let why = format!("{}的截止日 {until} 不晚于今天，期间已经过去", kind.label());
    Err(Refusal::new(Obstacle::Invalid, why, &PERFORMED[..1]).at(&field(kind, "until")))
}

/// Each line named, counted and valued; together no more than any sum can be.
fn inventory(goods: Vec<Goods>) -> Result<Vec<Goods>, Refusal> {
    let at = field(PenaltyKind::ConfiscateGoods, "goods");
    if goods.is_empty() || goods.len() > INVENTORY {
        return Err(Refusal::input(&at, format!("没收的财物逐行列明，最多 {INVENTORY} 行")));
    }
    let mut total = Fen::ZERO;
    let mut written = Vec::new();
    for line in goods {
        let name = required_text(&at, "财物名称", &line.name, 100)?;
        let unit = required_text(&at, "数量单位", &line.unit, 20)?;
        if line.quantity == 0 {
            return Err(Refusal::input(&at, format!("{name}的数量须大于 0")));
        }
        if line.value_fen <= Fen::ZERO {
            return Err(Refusal::input(&at, format!("写明{name}的价值")));
        }
        total = total
            .checked_add(line.value_fen)
            .filter(|total| *total <= Fen::MAX)
            .ok_or_else(|| Refusal::input(&at, "财物价值过大，核对单位"))?;
        written.push(Goods { name, unit, ..line });
    }
    Ok(written)
}

/// How gains were counted, trimmed.
///
/// # Errors
/// Names the field.
pub(super) fn counted(gains: Option<Gains>) -> Result<Option<Gains>, Refusal> {
    let Some(gains) = gains else { return Ok(None) };
    let working = required_text("gains_working", "违法所得的计算", &gains.working, 2_000)?;
    Ok(Some(Gains { working, ..gains }))
}

/// No kind of penalty the rule does not know (行政处罚法 38); gains only as they were counted (28(2)).
///
/// # Errors
/// The kind or the sum that does not fit, with its field.
pub(super) fn fit(violation: &Violation, charge: &Charge) -> Result<(), Refusal> {
    let unknown = |kind: PenaltyKind, at: &str| {
        let why = format!("本案由没有规定{}", kind.label());
        Err(Refusal::new(Obstacle::Amount, why, &[Article::new(CHUFA, "38")]).at(at))
    };
    if charge.warning && !violation.kinds.contains(&PenaltyKind::Warning) {
        return unknown(PenaltyKind::Warning, "warning");
    }
    if charge.confiscate_fen < Fen::ZERO {
        return Err(Refusal::input("confiscate_fen", "没收金额不能为负数"));
    }
    if charge.confiscate_fen > Fen::MAX {
        return Err(Refusal::input("confiscate_fen", "没收金额过大，核对单位"));
    }
    if charge.confiscate_fen > Fen::ZERO && !violation.kinds.contains(&PenaltyKind::ConfiscateGains) {
        return unknown(PenaltyKind::ConfiscateGains, "confiscate_fen");
    }
    gains_add_up(charge)?;
    match charge.others.iter().map(Penalty::kind).find(|kind| !violation.kinds.contains(kind)) {
        Some(kind) => unknown(kind, kind.key()),
        None => Ok(()),
    }
}

/// What the act brought, less the refunds the law requires, is what is confiscated (行政处罚法 28(2)).
fn gains_add_up(charge: &Charge) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "28(2)")];
    let Some(gains) = &charge.gains else {
        if charge.confiscate_fen > Fen::ZERO {
            let why = "写明违法所得怎样算出：取得的款项、依法应当退赔的款项";
            return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("gains_gross"));
        }
        return Ok(());
    };
    if gains.gross_fen <= Fen::ZERO || gains.gross_fen > Fen::MAX {
        return Err(Refusal::input("gains_gross", "违法取得的款项须大于 0 元，核对单位"));
    }
    if gains.refunds_fen < Fen::ZERO || gains.refunds_fen > gains.gross_fen {
        let why = "退赔的款项不能为负数，也不能多于违法取得的款项";
        return Err(Refusal::new(Obstacle::Amount, why, &rule).at("gains_refunds"));
    }
    let left = Fen::new(gains.gross_fen.get() - gains.refunds_fen.get());
    if left != charge.confiscate_fen {
        let why = format!(
            "取得 {} 元，依法退赔 {} 元，应当没收 {} 元，与填写的 {} 元不一致",
            gains.gross_fen.plain(),
            gains.refunds_fen.plain(),
            left.plain(),
            charge.confiscate_fen.plain()
        );
        return Err(Refusal::new(Obstacle::Amount, why, &rule).at("confiscate_fen"));
    }
    Ok(())
}

/// Of the penalties told, those that are decided: none that was not told, no period longer than told, and something left
/// of the penalty (行政处罚法 44, 45(2)).
///
/// # Errors
/// As said, with the field.
pub(super) fn decided(form: &DecidePenalty, told: &PriorNotice, now: &Now) -> Result<(), Refusal> {
    let rule = [Article::new(CHUFA, "44")];
    let of = |number: u32| usize::try_from(number).ok()?.checked_sub(1).and_then(|at| told.others.get(at));
    if let Some(number) = form.left_out.iter().find(|number| of(**number).is_none()) {
        let why = format!("告知书里没有第 {number} 项处罚");
        return Err(Refusal::new(Obstacle::Invalid, why, &rule).at("left_out"));
    }
    for shorter in &form.shortened {
        let at = format!("until.{}", shorter.number);
        let Some(end) = of(shorter.number).and_then(Penalty::until) else {
            let why = format!("告知书里没有第 {} 项有期限的处罚", shorter.number);
            return Err(Refusal::new(Obstacle::Invalid, why, &rule).at(&at));
        };
        if shorter.until > end {
            let why = format!("截止日 {} 晚于告知的 {end}。要加重的，重新告知", shorter.until);
            return Err(Refusal::new(Obstacle::Amount, why, &[rule[0].clone(), Article::new(CHUFA, "45(2)")]).at(&at));
        }
    }
    let imposed = told.imposed(&form.left_out, &form.shortened);
    for one in &imposed {
        if let Some(until) = one.penalty.until() {
            ends_ahead(one.penalty.kind(), until, now)
                .map_err(|refusal| refusal.at(&format!("until.{}", one.number)))?;
        }
    }
    if form.fine_fen == Fen::ZERO && form.confiscate_fen == Fen::ZERO && !told.warning && imposed.is_empty() {
        let why = "决定里没有任何处罚。不予处罚的，用“决定不予处罚”";
        return Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "57(1)")]).at("left_out"));
    }
    Ok(())
}
