//! The closing report's form: for each violation the rule, the tier, what the fine is measured by, the amount and why.

use chrono::NaiveDate;
use domain::case::Case;
use domain::ids::ExhibitId;
use domain::law::catalogue::{PenaltyKind, Subject, Violation};
use domain::law::comparison::Candidates;
use domain::money::Fen;
use domain::now::Now;
use domain::procedures::ordinary::proposal::subject_of;
use domain::procedures::ordinary::weighing::{candidates_for, rule_of};
use domain::step::{Charge, Ground, SubmitReport};

use super::reader::Reader;
use super::report_read::{hundredths, read};
use super::step_fields::{choices, tiers};
use super::{Control, FieldSpec, kinds};
use crate::context::Posted;
use crate::widgets::Choice;

/// A change to the form that is no step: one violation more, one fewer, or the figures worked out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One violation more.
    More,
    /// The last one taken away.
    Fewer,
    /// Nothing but reckoning.
    Weigh,
}

impl Change {
    /// The change a button asks for.
    pub fn of(button: &str) -> Option<Change> {
        match button {
            "more" => Some(Change::More),
            "fewer" => Some(Change::Fewer),
            "weigh" => Some(Change::Weigh),
            _ => None,
        }
    }
}

/// What was typed, with the number of further violations after a change.
pub fn changed(mut posted: Posted, change: Change) -> Posted {
    let now = further(&posted);
    let then = match change {
        Change::More => (now + 1).min(9),
        Change::Fewer => now.saturating_sub(1),
        Change::Weigh => now,
    };
    posted.fields.retain(|(name, _)| name != "further");
    posted.fields.push(("further".to_owned(), then.to_string()));
    posted
}

/// How many violations beside the case's own the form shows.
fn further(posted: &Posted) -> usize {
    posted.value("further").and_then(|count| count.parse().ok()).unwrap_or(0).min(9)
}

/// The name of a field of one violation: the case's own has plain names.
pub fn named(at: usize, field: &str) -> String {
    match at {
        0 => field.to_owned(),
        at => format!("further.{}.{field}", at - 1),
    }
}

/// The report as last written, one that was sent back too: nothing is typed twice.
fn before(case: &Case) -> Option<&SubmitReport> {
    case.report.as_ref().or(case.earlier_report.as_ref()).map(|report| &report.form)
}

/// The violations as typed so far, whatever is still missing; before anything was typed, as last proposed.
pub fn typed(case: &Case, posted: &Posted, today: NaiveDate) -> Vec<Charge> {
    if posted.fields.is_empty() {
        let old = before(case).map(|form| form.charges(&case.dossier));
        return old.unwrap_or_else(|| read(&mut Reader::new(posted, today), today).charges(&case.dossier));
    }
    read(&mut Reader::new(posted, today), today).charges(&case.dossier)
}

/// The fields, for as many violations as are being written about.
pub(super) fn fields(case: &Case, now: &Now, posted: &Posted) -> Vec<FieldSpec> {
    let charges = typed(case, posted, now.today());
    let old = before(case);
    let mut fields = Vec::new();
    for (at, charge) in charges.iter().enumerate() {
        if at > 0 {
            fields.push(FieldSpec::new(named(at, "part"), format!("第 {} 项违法行为", at + 1), Control::Heading));
            fields.extend(the_act(at, charge, now));
        } else {
            fields.push(
                FieldSpec::new("facts", "查明的事实", Control::Text(10_000))
                    .value(old.map_or_else(|| case.dossier.act.facts.clone(), |form| form.facts.clone()))
                    .hint("写明主体、时间、地点、经过、后果；时间地点会自动写在前面"),
            );
        }
        fields.extend(the_penalty(at, charge, case, now));
    }
    let ticked = |name: &'static str, label: &'static str, words: &str, before: bool| {
        let box_alone = FieldSpec::new(name, label, Control::Ticks(vec![Choice::new("true", words)]));
        box_alone.optional().value(if before { "true" } else { "" })
    };
    let public = old.is_some_and(|form| form.public_interest);
    fields.push(ticked("public_interest", "重大公共利益", "涉及重大公共利益（须法制审核、集体讨论）", public));
    let difficult = old.is_some_and(|form| form.difficult);
    fields.push(ticked("difficult", "案情", "疑难复杂，或者涉及多个法律关系（须法制审核）", difficult));
    fields
}

/// Which further violation, when and where.
fn the_act(at: usize, charge: &Charge, now: &Now) -> Vec<FieldSpec> {
    let on = charge.act.on;
    let rules = now.law.catalogue.all().filter(|one| one.in_force(on));
    let rules =
        rules.map(|one| Choice::new(one.code.clone(), format!("{}：{}", one.family.label(), one.name))).collect();
    vec![
        FieldSpec::new(named(at, "violation"), "案由", Control::Pick(rules)).value(charge.violation.clone()),
        FieldSpec::new(named(at, "act_on"), "行为日", Control::Day).value(on.to_string()),
        FieldSpec::new(named(at, "place"), "地点", Control::Line).value(charge.act.place.clone()),
        FieldSpec::new(named(at, "facts"), "违法事实", Control::Text(10_000)).value(charge.act.facts.clone()),
    ]
}

fn the_penalty(at: usize, charge: &Charge, case: &Case, now: &Now) -> Vec<FieldSpec> {
    let subject = case.dossier.party.as_ref().and_then(|party| subject_of(party, now).ok()).unwrap_or(Subject::Any);
    let mut fields = Vec::new();
    if let Ok(candidates) = candidates_for(charge, now) {
        fields.extend(the_rule(at, charge, &candidates));
    }
    let Ok(violation) = rule_of(charge, now) else { return fields };
    let bands = tiers(violation, subject);
    let tier = match charge.tier.as_str() {
        "" => bands.first().map_or_else(String::new, |tier| tier.value.clone()),
        chosen => chosen.to_owned(),
    };
    let band = bands.iter().find(|one| one.value == tier).map(|one| format!("幅度 {}", one.label));
    fields.push(FieldSpec::new(named(at, "tier"), "档次", Control::Radio(bands)).value(tier.clone()));
    fields.extend(measured(at, charge, violation, subject, &tier, case, now));
    let amount = |fen: Fen| if fen > Fen::ZERO { fen.plain() } else { String::new() };
    let fine = FieldSpec::new(named(at, "fine_fen"), "拟罚款", Control::Money(band)).value(amount(charge.fine_fen));
    fields.push(match violation.kinds[..] {
        [PenaltyKind::Fine] => fine,
        _ => fine.optional().hint("不罚款、只给予其他种类处罚的不填，档次不计"),
    });
    if violation.kinds.contains(&PenaltyKind::ConfiscateGains) {
        fields.extend(kinds::gains(at, charge));
    }
    if violation.kinds.contains(&PenaltyKind::Warning) {
        let warn = Control::Ticks(vec![Choice::new("true", "给予警告")]);
        let before = if charge.warning { "true" } else { "" };
        fields.push(FieldSpec::new(named(at, "warning"), "警告", warn).optional().value(before));
    }
    fields.extend(kinds::others(at, charge, violation));
    fields.push(
        FieldSpec::new(named(at, "discretion"), "裁量理由", Control::Text(2_000))
            .value(charge.discretion.clone())
            .hint("适用哪一档、为什么；决定书照此引用"),
    );
    fields.extend(the_ground(at, charge, case));
    fields
}

/// The rules to choose between, where there are several (行政处罚法 29, 37; 立法法 99).
fn the_rule(at: usize, charge: &Charge, candidates: &Candidates<'_>) -> Vec<FieldSpec> {
    if !candidates.need_reason() {
        return Vec::new();
    }
    let mut fields = Vec::new();
    if candidates.list.len() > 1 {
        let rules = candidates.list.iter().map(|one| {
            Choice::new(one.violation.code.clone(), format!("{}（{}）", one.violation.name, one.standing.label()))
                .note(one.words.join("；"))
        });
        let first = candidates.list.first().map_or_else(String::new, |one| one.violation.code.clone());
        let chosen = if charge.applies.is_empty() { first } else { charge.applies.clone() };
        fields.push(
            FieldSpec::new(named(at, "applies"), "适用的规定", Control::Radio(rules.collect()))
                .value(chosen)
                .hint("改选后按“重新计算”，档次和幅度随之改变"),
        );
    }
    let over_time = candidates.lapsed
        || candidates.list.iter().any(|one| {
            use domain::law::comparison::Standing::{Newer, OtherDayOfTheAct};
            matches!(one.standing, Newer | OtherDayOfTheAct)
        });
    let hint = if over_time {
        "行为时的规定已修改或废止：写明哪一个较轻、适用哪一个（处罚法37条）"
    } else {
        "几项规定同时适用：写明比较和选用的理由（立法法99条；处罚法29条）"
    };
    fields.push(
        FieldSpec::new(named(at, "law_comparison"), "规定的比较", Control::Text(2_000))
            .value(charge.law_comparison.clone())
            .hint(hint),
    );
    fields
}

/// What a percentage or a count is taken of, its proof, and the step of the standard.
fn measured(
    at: usize,
    charge: &Charge,
    violation: &Violation,
    subject: Subject,
    tier: &str,
    case: &Case,
    now: &Now,
) -> Vec<FieldSpec> {
    let bands = violation.bands_for(subject);
    let chosen = bands.iter().find(|one| one.tier == tier);
    let figures = &charge.figures;
    let mut fields = Vec::new();
    let percents = chosen.and_then(|one| one.percent_min.zip(one.percent_max));
    let each = chosen.and_then(|one| one.per_item);
    if let (Some((low, high)), Some(tier)) = (percents, chosen) {
        let value = if figures.base_fen > Fen::ZERO { figures.base_fen.plain() } else { String::new() };
        let base = FieldSpec::new(named(at, "base"), format!("计罚基数：{}", tier.base_label()), Control::Money(None));
        fields.push(base.value(value));
        if low < high {
            let value = if figures.percent > 0 { hundredths(figures.percent) } else { String::new() };
            let percent = FieldSpec::new(named(at, "percent"), "选定的比例（%）", Control::Line);
            fields.push(percent.optional().value(value).hint(format!("法定 {low}%–{high}%；可以不选，直接写罚款")));
        }
    }
    if let Some(each) = each {
        let value = if figures.count > 0 { figures.count.to_string() } else { String::new() };
        let count = FieldSpec::new(named(at, "count"), "件数", Control::Line).value(value);
        fields.push(count.hint(format!("每件 {} 元", each.plain())));
    }
    if percents.is_some() || each.is_some() {
        let proof = figures.proof.map_or_else(String::new, |id| id.to_string());
        let proofs = FieldSpec::new(named(at, "proof"), "证明它的证据", Control::Pick(exhibits(case))).value(proof);
        fields.push(proofs.hint("没有证据的基数、件数不能作依据（处罚法40条）"));
    }
    let ladder = now.law.discretion.ladder(&violation.code, charge.act.on);
    let steps: Vec<Choice> = ladder
        .iter()
        .flat_map(|ladder| ladder.steps.iter().filter(|step| step.covers(tier, subject)))
        .map(|step| Choice::new(step.name.clone(), step.name.clone()).note(step.test.clone()))
        .collect();
    if !steps.is_empty() {
        fields.push(FieldSpec::new(named(at, "step"), "裁量阶次", Control::Radio(steps)).value(figures.step.clone()));
        fields.push(
            FieldSpec::new(named(at, "departure"), "偏离裁量基准的理由", Control::Text(2_000))
                .optional()
                .value(figures.departure.clone())
                .hint("罚款不在所选阶次以内的，必须写明，由负责人批准（处罚法34条）"),
        );
    }
    fields
}

fn the_ground(at: usize, charge: &Charge, case: &Case) -> Vec<FieldSpec> {
    let grounds = choices(Ground::ALL, Ground::key, Ground::label);
    let claimed = charge.mitigation.as_ref();
    let mut fields = vec![
        FieldSpec::new(named(at, "mitigation"), "从轻、减轻、从重的法定理由", Control::Pick(grounds))
            .optional()
            .value(claimed.map_or("", |one| one.ground.key()))
            .hint("低于法定幅度时必选（处罚法30–32条）"),
        FieldSpec::new(named(at, "mitigation_facts"), "该情形的事实", Control::Text(2_000))
            .optional()
            .value(claimed.map_or_else(String::new, |one| one.facts.clone())),
    ];
    if !case.exhibits.is_empty() {
        let proofs =
            FieldSpec::new(named(at, "mitigation_exhibits"), "证明该情形的证据", Control::Ticks(exhibits(case)));
        let before = claimed.map_or_else(String::new, |one| listed(&one.exhibits));
        fields.push(proofs.optional().value(before).hint("选了理由的，至少一份"));
    }
    fields
}

/// The numbers of exhibits, as a field of boxes takes what was ticked before.
fn listed(exhibits: &[ExhibitId]) -> String {
    exhibits.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The evidence of a case, to choose from.
pub(super) fn exhibits(case: &Case) -> Vec<Choice> {
    let shown = |one: &domain::evidence::Exhibit| {
        let choice = Choice::new(one.id.to_string(), format!("证据 {} {}", one.ordinal, one.name));
        match case.evidence_out(one.id) {
            Some((reason, _)) => choice.refused(format!("已排除：{reason}")),
            None => choice.note(one.proves.clone()),
        }
    };
    case.exhibits.iter().map(shown).collect()
}

/// The fine, or a fine for each violation that was told; none above the notice, and no field where no fine was told.
pub(super) fn fines(case: &Case, label: &'static str) -> Vec<FieldSpec> {
    let Some(notice) = &case.notice else { return vec![FieldSpec::new("fine_fen", label, Control::Money(None))] };
    if notice.fine_fen == Fen::ZERO {
        return Vec::new();
    }
    let recheck = notice.recheck.as_ref();
    let band = |told: Fen| Some(format!("告知 {} 元，不得高于告知", told.plain()));
    if notice.fines.is_empty() {
        let fine = recheck.map_or(notice.fine_fen, |recheck| recheck.fine_fen);
        return vec![FieldSpec::new("fine_fen", label, Control::Money(band(notice.fine_fen))).value(fine.plain())];
    }
    let decided = recheck.map(|recheck| &recheck.fines).filter(|fines| !fines.is_empty()).unwrap_or(&notice.fines);
    let each = notice.fines.iter().zip(decided).enumerate().map(|(at, (told, fine))| {
        FieldSpec::new(format!("fines.{at}"), format!("第 {} 项{label}", at + 1), Control::Money(band(*told)))
            .value(fine.plain())
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_violation_more_and_one_fewer_keep_what_was_typed() {
        let typed = Posted { fields: vec![("facts".into(), "事实".into())], ..Posted::default() };
        let more = changed(typed, Change::More);
        assert_eq!((further(&more), more.value("facts")), (1, Some("事实")));
        assert_eq!(further(&changed(more, Change::Fewer)), 0);
    }
}
