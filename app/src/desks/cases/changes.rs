//! What changed since a case was last sent to legal review: each event with who and when, and for forms that were written
//! anew what stood there before and what stands there now.

use domain::event::Event;
use domain::step::{Step, StepKind, SubmitReport, WriteRecheck};
use leptos::prelude::*;

use super::conflict;
use super::file::Model;
use crate::desks::forms::{dossier, kinds};
use crate::widgets::{Card, say};

/// Letters shown before and behind what changed within a longer text.
const AROUND: usize = 12;

/// A field of a form that was written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Changed {
    label: String,
    old: String,
    new: String,
}

/// 上次提交以来的变化
pub fn card(model: &Model) -> AnyView {
    let sent: Vec<&store::cases::log::Logged> =
        model.events.iter().filter(|logged| logged.event.kind() == StepKind::SubmitToReview).collect();
    let (since, first) = match sent.as_slice() {
        [.., before, _] => (*before, false),
        [only] => (*only, true),
        [] => return ().into_any(),
    };
    let said = format!("{} {}", say::time(since.event.at, model.today), since.event.by_name);
    let said =
        if first { format!("首次提交审核：{said}。") } else { format!("上次提交审核：{said}。") };
    let entries = after(model, since.seq);
    let nothing = entries.is_empty().then(|| view! { <p>"提交以后案卷没有变化。"</p> });
    view! {
        <Card title="上次提交以来的变化">
            <p class="hint">{said}</p>
            {nothing}
            <ol class="changes">{entries}</ol>
        </Card>
    }
    .into_any()
}

/// The events behind a version, the oldest first, as they are read.
fn after(model: &Model, version: u32) -> Vec<AnyView> {
    let mut before = Before::default();
    let mut entries = Vec::new();
    for logged in &model.events {
        let changed = before.replaced_by(&logged.event, model);
        if logged.seq > version {
            entries.push(entry(&logged.event, changed, model));
        }
    }
    entries
}

fn entry(event: &Event, changed: Vec<Changed>, model: &Model) -> AnyView {
    let at = say::table_time(event.at, model.today);
    let note = event.opinion().unwrap_or_default().to_owned();
    let fields = changed.into_iter().map(|one| {
        let (before, old, new, behind) = apart(&one.old, &one.new);
        view! {
            <div class="change-field">
                <dt>{one.label}</dt>
                <dd>
                    {before}
                    {(!old.is_empty()).then(|| view! { <del><span class="for-readers">"原为 "</span>{old}</del> })}
                    {(!new.is_empty()).then(|| view! { <ins><span class="for-readers">"改为 "</span>{new}</ins> })}
                    {behind}
                </dd>
            </div>
        }
    });
    let fields: Vec<_> = fields.collect();
    view! {
        <li class="change">
            <p><strong>{event.title()}</strong>" "{event.by_name.clone()}" "<time datetime=event.at.to_rfc3339()>{at}</time></p>
            {(!note.is_empty()).then(|| view! { <p class="change-note">{note}</p> })}
            {(!fields.is_empty()).then(|| view! { <dl class="change-fields">{fields}</dl> })}
        </li>
    }
    .into_any()
}

/// The forms as they last stood while the events are told.
#[derive(Default)]
struct Before {
    dossier: Option<Vec<(String, String)>>,
    report: Option<SubmitReport>,
    recheck: Option<WriteRecheck>,
}

impl Before {
    /// What an event wrote anew over what stood there, field by field.
    fn replaced_by(&mut self, event: &Event, model: &Model) -> Vec<Changed> {
        match &event.step {
            Step::RegisterClue(form) => {
                self.dossier = Some(dossier::fields(&form.dossier));
                Vec::new()
            }
            Step::AmendDossier(form) => {
                let new = dossier::fields(&form.dossier);
                let old = self.dossier.replace(new.clone()).unwrap_or_default();
                conflict::changed(&old, &new, &model.now, &form.dossier)
                    .into_iter()
                    .map(|(label, old, new)| Changed { label, old, new })
                    .collect()
            }
            Step::SubmitReport(form) => {
                let old = self.report.replace(form.clone());
                old.map_or_else(Vec::new, |old| differing(&report_fields(&old, model), &report_fields(form, model)))
            }
            Step::WriteRecheck(form) => {
                let old = self.recheck.replace(form.clone());
                old.map_or_else(Vec::new, |old| differing(&recheck_fields(&old), &recheck_fields(form)))
            }
            _ => Vec::new(),
        }
    }
}

type Fields = Vec<(String, String)>;

/// The fields of a report, its further violations included; each label says which violation it belongs to.
fn report_fields(form: &SubmitReport, model: &Model) -> Fields {
    let yes = |is: bool| if is { "是" } else { "否" }.to_owned();
    let sum = |fen: domain::money::Fen| if fen.get() > 0 { say::amount(fen) } else { "无".to_owned() };
    let charges = form.charges(&model.case.dossier);
    let mut fields: Fields = Vec::new();
    for (at, charge) in charges.iter().enumerate() {
        let which = if at == 0 { String::new() } else { format!("第 {} 项", at + 1) };
        let violation = model.now.law.catalogue.find(&charge.violation, charge.act.on).ok();
        let tier = violation.and_then(|violation| violation.tiers.iter().find(|tier| tier.tier == charge.tier));
        let mitigation = charge.mitigation.as_ref();
        let of_this = [
            ("查明的事实", charge.act.facts.clone()),
            ("档次", tier.map_or_else(String::new, |tier| tier.label().to_owned())),
            ("计罚基数", sum(charge.figures.base_fen)),
            ("警告", yes(charge.warning)),
            ("拟罚款", sum(charge.fine_fen)),
            ("没收违法所得", sum(charge.confiscate_fen)),
            ("违法取得的款项", sum(charge.gains.as_ref().map_or(domain::money::Fen::ZERO, |gains| gains.gross_fen))),
            ("依法退赔的款项", sum(charge.gains.as_ref().map_or(domain::money::Fen::ZERO, |gains| gains.refunds_fen))),
            ("其他种类的处罚", charge.others.iter().map(kinds::words).collect::<Vec<_>>().join("；")),
            ("裁量理由", charge.discretion.clone()),
            ("法定情形", mitigation.map_or_else(|| "无".to_owned(), |one| one.ground.label().to_owned())),
            ("法定情形的事实", mitigation.map_or_else(String::new, |one| one.facts.clone())),
            ("新旧规定比较", charge.law_comparison.clone()),
        ];
        fields.extend(of_this.into_iter().map(|(label, value)| (format!("{which}{label}"), value)));
    }
    fields.push(("重大公共利益".to_owned(), yes(form.public_interest)));
    fields.push(("疑难复杂".to_owned(), yes(form.difficult)));
    fields
}

fn recheck_fields(form: &WriteRecheck) -> Fields {
    vec![
        ("对陈述申辩".to_owned(), form.adopted.label().to_owned()),
        ("复核意见".to_owned(), form.opinion.clone()),
        ("复核后的罚款".to_owned(), say::amount(form.fine_fen)),
    ]
}

/// What stands otherwise under the same label; what only one of them has stands against nothing.
fn differing(old: &Fields, new: &Fields) -> Vec<Changed> {
    let value = |fields: &Fields, label: &str| {
        fields.iter().find(|(one, _)| one == label).map_or_else(String::new, |(_, value)| value.clone())
    };
    let gone = old.iter().filter(|(label, _)| !new.iter().any(|(one, _)| one == label));
    let labels = new.iter().chain(gone).map(|(label, _)| label);
    labels
        .map(|label| Changed { label: label.clone(), old: value(old, label), new: value(new, label) })
        .filter(|one| one.old != one.new)
        .collect()
}

/// Two texts as the part before the change, what went, what came, and the part behind.
fn apart(old: &str, new: &str) -> (String, String, String, String) {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let behind = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let (head, tail) = (&old[..before], &old[old.len() - behind..]);
    let head = if head.len() > AROUND { format!("……{}", text(&head[head.len() - AROUND..])) } else { text(head) };
    let tail = if tail.len() > AROUND { format!("{}……", text(&tail[..AROUND])) } else { text(tail) };
    // A figure with half of it changed is harder to read than two figures.
    let digit =
        |letter: Option<&char>| letter.is_some_and(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'));
    if digit(old.get(before)) || digit(new.get(before)) || (before > 0 && digit(old.get(before - 1))) {
        return (String::new(), text(&old), text(&new), String::new());
    }
    (head, text(&old[before..old.len() - behind]), text(&new[before..new.len() - behind]), tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let (before, old, new, behind) = apart(old, new);
        format!("{before}[-{old}-][+{new}+]{behind}")
    }

    #[test]
    fn a_text_shows_what_went_and_what_came() {
        assert_eq!(told("司机不详在场", "司机周某在场"), "司机[-不详-][+周某+]在场");
        assert_eq!(told("经过路口", "于夜间经过路口"), "[--][+于夜间+]经过路口");
        assert_eq!(told("同一段话", "同一段话，补充"), "同一段话[--][+，补充+]");
        assert_eq!(told("哈哈", "哈哈哈"), "哈哈[--][+哈+]");
        assert_eq!(told("", "新"), "[--][+新+]");
    }

    #[test]
    fn a_long_text_is_cut_around_the_change_and_a_figure_stays_whole() {
        let long = "一二三四五六七八九十甲乙丙丁";
        assert_eq!(
            told(&format!("{long}旧{long}"), &format!("{long}新{long}")),
            "……三四五六七八九十甲乙丙丁[-旧-][+新+]一二三四五六七八九十甲乙……"
        );
        assert_eq!(told("5,000 元", "5,500 元"), "[-5,000 元-][+5,500 元+]");
        assert_eq!(told("2,000 元", "12,000 元"), "[-2,000 元-][+12,000 元+]");
    }
}
