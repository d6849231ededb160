//! The only way from a case to the credit platform: first whether it may go there at all, then only what its table asks.

use chrono::{Months, NaiveDate};

use super::record::{CreditRecord, Papers, Subject};
use super::term::{TRIAL_MEASURES, classes_from, term};
use super::withheld::{Rule, Withheld};
use crate::bureau::Bureau;
use crate::case::Case;
use crate::case::side::Decision;
use crate::documents::block::written;
use crate::documents::kinds::penalties;
use crate::event::ChosenLaw;
use crate::law::article::{Article, join_articles};
use crate::law::catalogue::PenaltyKind;
use crate::law::cite::{CHUFA, GONGKAI, HENAN_XINYONG, QIANGZHI, SHUANG_GONGSHI, XINYONG_XIUFU};
use crate::law::parameters::ParameterError;
use crate::money::Fen;
use crate::now::Law;
use crate::party::{IdKind, Identity, Party, check_credit_code, check_id_number, mask_id, mask_phone};
use crate::step::{Ground, Penalty};

/// The record of a case for the credit platform.
///
/// # Errors
/// It is not reported: the first rule that keeps it back, with its articles. The orders of 行政处罚法 28 and the
/// surcharge of 行政强制法 12 are no penalties and never appear.
pub fn credit_record(case: &Case, law: &Law, bureau: &Bureau) -> Result<CreditRecord, Withheld> {
    credit_record_of(case, case.dossier.party.as_ref(), law, bureau)
}

/// The record of one of several joint parties: the platform has one row for each party of a decision.
///
/// # Errors
/// As [`credit_record`], asked for this party alone.
pub fn credit_record_of(
    case: &Case,
    party: Option<&Party>,
    law: &Law,
    bureau: &Bureau,
) -> Result<CreditRecord, Withheld> {
    let decision = barred_for(case, party, law)?;
    let party = party.ok_or_else(|| incomplete("当事人还没有填"))?;
    let kinds = decision.kinds();
    let term = term(&kinds, decision.fine_fen, decision.on, &law.parameters).map_err(unset)?;
    let separator = law.parameters.text("category_separator", decision.on).map_err(unset)?;
    let mut notes = Vec::new();
    let facts = facts(case, &mut notes);
    if matches!(party, Party::Person(_)) && youngest_birth(party).is_none() {
        notes.push("出生日期不详，报送前确认当事人不是未成年人".to_owned());
    }
    let rules = rules(case);
    let breach = cited(&rules, |law| &law.prohibiting);
    let others = decision.penalties();
    let content = penalties(decision.warning, decision.fine_fen, decision.confiscate_fen, &others)
        .map_err(|refusal| incomplete(&refusal.why))?;
    Ok(CreditRecord {
        name: party.display_name().to_owned(),
        subject: subject(party),
        number: decision.number.as_ref().map_or_else(String::new, |number| number.text.clone()),
        breach: if breach.is_empty() { breach } else { format!("违反{breach}") },
        facts,
        basis: cited(&rules, |law| &law.penalty),
        content: content.join("；"),
        kinds,
        fine: decision.fine_fen,
        confiscated: Fen::new(decision.confiscate_fen.get() + others.iter().map(|one| one.value().get()).sum::<i64>()),
        permits: permits(&others),
        valid_until: valid_until(&others),
        decided_on: decision.on,
        term,
        organ: bureau.name.trim().to_owned(),
        organ_code: bureau.credit_code.trim().to_owned(),
        separator: separator.to_owned(),
        notes,
        remark: remark(case),
    })
}

/// The amount of a joint decision stands in the row of each party as the decision has it, for each row gives the content
/// of the decision. Whoever adds up amounts must count them once for each number, which the remark says.
fn remark(case: &Case) -> String {
    match case.dossier.parties().count() {
        0 | 1 => String::new(),
        parties => {
            format!("共同违法行为，一份决定书处罚 {parties} 名当事人；金额为共同缴纳的总额，按文号计一次，不逐行相加")
        }
    }
}

/// The decision that has to be reported, or the first rule by which it must not or need not be. Asked before the
/// seven working days are held against anybody, and before a case may be closed without a report.
///
/// # Errors
/// The rule that keeps it back. Never [`Rule::Incomplete`] for what the party or the table lacks.
pub fn barred<'c>(case: &'c Case, law: &Law) -> Result<&'c Decision, Withheld> {
    let first = barred_for(case, case.dossier.party.as_ref(), law);
    // A joint decision is owed as long as one of its parties is to be reported.
    case.dossier
        .joint
        .iter()
        .fold(first, |found, party| found.or_else(|first| barred_for(case, Some(party), law).map_err(|_| first)))
}

/// The same for one party of the decision.
fn barred_for<'c>(case: &'c Case, party: Option<&Party>, law: &Law) -> Result<&'c Decision, Withheld> {
    let decision = case.decision.as_ref().ok_or_else(|| {
        Withheld::new(
            Rule::NoDecision,
            "七个工作日从决定之日起算，现在没有可报送的",
            &[Article::new(SHUANG_GONGSHI, "")],
        )
    })?;
    let kinds = decision.kinds();
    if kinds.is_empty() {
        let articles = [Article::new(CHUFA, "9"), Article::new(CHUFA, "28(1)"), Article::new(QIANGZHI, "12")];
        return Err(Withheld::new(Rule::NoPenalty, "决定没有任何种类的行政处罚；责令改正和加处罚款不报", &articles));
    }
    not_a_minor(case, party)?;
    not_on_the_spot_for_a_person(party, decision, law)?;
    not_slight_and_removed(case, party, decision, law)?;
    not_a_warning_alone(&kinds, decision, law)?;
    Ok(decision)
}

/// 行政处罚法 50, 政府信息公开条例 15: privacy. Whoever was under eighteen at the act is not shown, and what reaches the
/// platform is shown. The eighteenth birthday itself still counts as under eighteen: of the two readings the one
/// whose error does less harm. This holds for the operator of a shop too, whatever a sole trader counts as elsewhere.
fn not_a_minor(case: &Case, party: Option<&Party>) -> Result<(), Withheld> {
    let articles = [Article::new(CHUFA, "50"), Article::new(GONGKAI, "15")];
    let Some(party) = party else { return Ok(()) };
    if matches!(party, Party::Organisation(_)) {
        return Ok(());
    }
    let act = case.dossier.act.on;
    let eighteen = youngest_birth(party).and_then(|born| born.checked_add_months(Months::new(18 * 12)));
    if eighteen.is_some_and(|birthday| act <= birthday) {
        return Err(Withheld::new(Rule::Minor, format!("{} 行为时未满十八周岁", written(act)), &articles));
    }
    // Of several the birthdays tell who it is: the ground needs one that is known.
    if !case.dossier.is_joint() && ground(case) == Some(Ground::Minor) {
        return Err(Withheld::new(Rule::Minor, format!("减轻处罚的情形为{}", Ground::Minor.label()), &articles));
    }
    Ok(())
}

/// Whether the party counts as a natural person where reporting is limited to spare one.
fn natural(party: Option<&Party>, decision: &Decision, law: &Law) -> Result<bool, Withheld> {
    match party {
        Some(Party::Person(_)) => Ok(true),
        Some(Party::SoleTrader(_)) => {
            law.parameters.flag("sole_trader_is_person_for_disclosure", decision.on).map_err(unset)
        }
        Some(Party::Organisation(_)) | None => Ok(false),
    }
}

/// 河南省社会信用条例 13(3): penalties on natural persons by the summary procedure are not sent.
fn not_on_the_spot_for_a_person(party: Option<&Party>, decision: &Decision, law: &Law) -> Result<(), Withheld> {
    if decision.on_the_spot.is_some() && natural(party, decision, law)? {
        let why = "对自然人适用简易程序作出的处罚";
        return Err(Withheld::new(Rule::SummaryPerson, why, &[Article::new(HENAN_XINYONG, "13(3)")]));
    }
    Ok(())
}

/// 河南省社会信用条例 13(3): a natural person whose breach was slight and who removed or reduced the harm is not even
/// reported. The breach counts as slight unless the proposal found it serious or the order to correct refused: those
/// tiers exclude it.
fn not_slight_and_removed(case: &Case, party: Option<&Party>, decision: &Decision, law: &Law) -> Result<(), Withheld> {
    let tier = case.report.as_ref().map_or("", |report| report.form.tier.as_str());
    let slight = !matches!(tier, "serious" | "refusal");
    if natural(party, decision, law)? && slight && ground(case) == Some(Ground::RemovedHarm) {
        let why = "当事人主动消除或者减轻了危害后果，且未认定情节严重或者拒不改正";
        return Err(Withheld::new(Rule::SlightAndRemoved, why, &[Article::new(HENAN_XINYONG, "13(3)")]));
    }
    Ok(())
}

/// A warning alone is of the minor class, in principle not shown (信用修复管理办法, article unread); the parameter
/// `report_warning_only` turns the default round.
fn not_a_warning_alone(kinds: &[PenaltyKind], decision: &Decision, law: &Law) -> Result<(), Withheld> {
    let reprimand = |kind: &PenaltyKind| matches!(kind, PenaltyKind::Warning | PenaltyKind::PublicCriticism);
    if !kinds.iter().all(reprimand) || law.parameters.flag("report_warning_only", decision.on).map_err(unset)? {
        return Ok(());
    }
    let why = "轻微类原则上不公示，本局默认不报（条款未核，可改参数“仅警告的决定也报送”）";
    let rule = if decision.on < classes_from() { TRIAL_MEASURES } else { XINYONG_XIUFU };
    Err(Withheld::new(Rule::WarningOnly, why, &[Article::new(rule, "")]))
}

fn ground(case: &Case) -> Option<Ground> {
    Some(case.report.as_ref()?.form.mitigation.as_ref()?.ground)
}

/// Name and number of each permit that is suspended or revoked, for the column of that name; a lowered grade is neither.
fn permits(others: &[Penalty]) -> String {
    let touched = others.iter().filter_map(|one| match one {
        Penalty::SuspendPermit { permit, .. } | Penalty::RevokePermit { permit, .. } => Some(permit),
        _ => None,
    });
    let named: Vec<String> = touched.map(|permit| format!("{} {}", permit.name, permit.number)).collect();
    named.join("；")
}

/// The last day of the penalties that last, the latest of several; one without an end day, or a decision of which nothing
/// lasts, has no end.
fn valid_until(others: &[Penalty]) -> NaiveDate {
    let no_end = super::term::no_end();
    let for_good = |one: &Penalty| {
        matches!(one, Penalty::LowerGrade { .. } | Penalty::RevokePermit { .. } | Penalty::CloseDown { .. })
            || (one.lasts() && one.until().is_none())
    };
    if others.iter().any(for_good) {
        return no_end;
    }
    others.iter().filter_map(Penalty::until).max().unwrap_or(no_end)
}

/// The day of birth of the person, or of the shop's operator; the later one where statement and number differ.
fn youngest_birth(party: &Party) -> Option<NaiveDate> {
    let told = |identity: &Identity| match identity {
        Identity::Number { document: IdKind::ResidentId, number } => check_id_number(number).ok().map(|id| id.born),
        Identity::Number { .. } | Identity::Unknown { .. } => None,
    };
    match party {
        Party::Person(person) => person.born.max(told(&person.identity)),
        Party::SoleTrader(trader) => told(&trader.operator_identity),
        Party::Organisation(_) => None,
    }
}

fn subject(party: &Party) -> Subject {
    let papers = |identity: Option<&Identity>| -> Papers {
        match identity? {
            Identity::Number { document, number } => Some((*document, number.clone())),
            Identity::Unknown { .. } => None,
        }
    };
    let credit_code = party.credit_code().map(|code| code.text.clone());
    match party {
        Party::Person(person) => Subject::Person { papers: papers(Some(&person.identity)) },
        Party::Organisation(organisation) => Subject::Organisation {
            credit_code,
            representative: organisation.representative.clone(),
            papers: papers(organisation.representative_identity.as_ref()),
        },
        Party::SoleTrader(trader) => Subject::SoleTrader {
            credit_code,
            operator: trader.operator.clone(),
            papers: papers(Some(&trader.operator_identity)),
        },
    }
}

/// The rule of each violation decided, the case's own where none was weighed.
fn rules(case: &Case) -> Vec<&ChosenLaw> {
    let weighed: Vec<&ChosenLaw> =
        case.report.iter().flat_map(|report| &report.weighed).map(|weighed| &weighed.law).collect();
    if weighed.is_empty() { case.law.iter().collect() } else { weighed }
}

/// The articles of all rules, each once, in order.
fn cited(rules: &[&ChosenLaw], of: impl Fn(&ChosenLaw) -> &Vec<Article>) -> String {
    let mut articles: Vec<Article> = Vec::new();
    for article in rules.iter().flat_map(|law| of(law)) {
        if !articles.contains(article) {
            articles.push(article.clone());
        }
    }
    join_articles(&articles)
}

/// Day, place and the facts as established. The platform shows this text to everybody, so numbers of people that
/// slipped into it are masked here.
fn facts(case: &Case, notes: &mut Vec<String>) -> String {
    let Some(report) = &case.report else { return String::new() };
    let told = report.form.charges(&case.dossier).into_iter().map(|charge| {
        let act = charge.act;
        let until = act.until.map_or_else(String::new, |until| format!("至{}", written(until)));
        format!("{}{until}，在{}，{}", written(act.on), act.place.trim(), act.facts.trim())
    });
    let text = told.collect::<Vec<_>>().join("；");
    let masked = without_personal_numbers(&text);
    if masked != text {
        notes.push("违法事实里的身份证号、手机号已遮盖，核对原文".to_owned());
    }
    masked
}

/// The text with citizens' ID numbers and mobile numbers masked; any other run of digits stays.
pub fn without_personal_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if c.is_ascii_digit() || (matches!(c, 'x' | 'X') && run.len() == 17) => run.push(c),
            other => {
                out.push_str(&personal_number(&run).unwrap_or_else(|| run.clone()));
                run.clear();
                out.extend(other);
            }
        }
    }
    out
}

fn personal_number(run: &str) -> Option<String> {
    match run.len() {
        // An organisation's code may be all digits, too; it is nobody's secret.
        18 if check_credit_code(run).is_err() => Some(mask_id(run)),
        11 if run.starts_with('1') && !run[1..].starts_with(['0', '1', '2']) => Some(mask_phone(run)),
        _ => None,
    }
}

/// A natural person's name where only the bureau's own people need to recognise it: 张*, 杨*虎.
pub fn mask_name(name: &str) -> String {
    let length = name.chars().count();
    let kept = |at: usize| at == 0 || (length > 2 && at + 1 == length);
    name.chars().enumerate().map(|(at, c)| if kept(at) { c } else { '*' }).collect()
}

fn incomplete(why: &str) -> Withheld {
    Withheld::new(Rule::Incomplete, why, &[Article::new(SHUANG_GONGSHI, "")])
}

/// A dated value that is not there for the day: nothing is guessed.
fn unset(error: ParameterError) -> Withheld {
    incomplete(error.to_string().trim_end_matches('。'))
}
