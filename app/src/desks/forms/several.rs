//! Fields for several parties: on whom a paper was served, whose defence it is, and another party decided on separately.

use domain::case::Case;
use domain::now::Now;
use domain::party::{IdKind, Party};
use domain::procedures::ordinary::serving::{file_of, papers_out};
use domain::step::{MatterRole, OpenRelatedCase, Step};

use super::dossier::{form_field, read_party};
use super::reader::Reader;
use super::step_fields::choices;
use super::{Control, FieldSpec};
use crate::desks::cases::new::fields::KINDS;
use crate::widgets::Choice;

/// On whom the paper was served, where one that is out names several; those already served stand greyed.
pub(super) fn addressee(case: &Case) -> Option<FieldSpec> {
    let files: Vec<_> = papers_out(case).into_iter().filter_map(|paper| file_of(case, paper)).collect();
    let several = files.iter().map(|(file, _)| file).find(|file| file.owed() > 1)?;
    let open = |to: u32| files.iter().any(|(file, _)| file.unserved().any(|waiting| waiting == to));
    let all: Vec<Choice> = (0..several.owed())
        .filter_map(|to| {
            let choice = Choice::new(to.to_string(), several.name(to)?);
            Some(if open(to) { choice } else { choice.refused("已经送达") })
        })
        .collect();
    let first = all.iter().find(|choice| choice.refused.is_none()).map_or_else(String::new, |one| one.value.clone());
    let spec = FieldSpec::new("to", "受送达人", Control::Radio(all)).value(first);
    Some(spec.hint("共同当事人逐一送达，全部送达后期限才起算"))
}

/// Whose address is proposed: the first of several who has not been served, else the party's.
pub(super) fn next_to_serve(case: &Case) -> Option<&Party> {
    let waiting = papers_out(case).into_iter().filter_map(|paper| file_of(case, paper));
    let place = waiting.flat_map(|(file, _)| file.unserved().next()).min().unwrap_or(0);
    case.dossier.parties().nth(usize::try_from(place).ok()?)
}

/// Whose defence, waiver or request it is, where the notice names several.
pub(super) fn whose(case: &Case) -> Vec<FieldSpec> {
    let Some(notice) = case.notice.as_ref().filter(|notice| notice.is_joint()) else { return Vec::new() };
    let names = (0..notice.service.owed()).filter_map(|to| Some(Choice::new(to.to_string(), notice.service.name(to)?)));
    vec![FieldSpec::new("whose", "当事人", Control::Radio(names.collect()))]
}

/// The other party of the matter, in which role, and by which rule.
pub(super) fn related(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let kinds = KINDS.into_iter().take(3).map(|(key, label)| Choice::new(key, label)).collect();
    let documents = choices(&IdKind::ALL, IdKind::key, IdKind::label);
    let violations: Vec<Choice> = now
        .law
        .catalogue
        .of_family(case.dossier.particulars.family(), case.dossier.act.on)
        .into_iter()
        .map(|one| {
            let bands: Vec<String> = one.tiers.iter().map(crate::desks::band).collect();
            Choice::new(one.code.clone(), format!("{}（{}）", one.name, bands.join("、")))
        })
        .collect();
    let line = |name, label| FieldSpec::new(name, label, Control::Line).optional();
    vec![
        FieldSpec::new(
            "role",
            "在同一事项中",
            Control::Radio(choices(MatterRole::ALL, MatterRole::key, MatterRole::label)),
        )
        .hint("单位违法的，对直接负责的主管人员和其他直接责任人员另案处罚"),
        FieldSpec::new("violation", "案由", Control::Pick(violations))
            .value(case.dossier.violation.clone())
            .hint("幅度要有适用于这名当事人的一档"),
        FieldSpec::new("party_kind", "种类", Control::Radio(kinds)).value("person"),
        FieldSpec::new("name", "姓名、单位名称或字号", Control::Line).hint("与证照一致"),
        line("credit_code", "统一社会信用代码").hint("单位、个体工商户填"),
        line("credit_code.override_reason", "代码校验不符的原因"),
        line("representative", "法定代表人、负责人或经营者"),
        line("representative_post", "职务"),
        FieldSpec::new("identity.document", "证件", Control::Pick(documents))
            .value(IdKind::ResidentId.key())
            .optional(),
        line("identity.number", "证件号码").hint("个人、经营者必填；法定代表人有则填"),
        line("identity.reason", "证件不详的原因"),
        line("address", "住址、住所或经营场所"),
        line("phone", "电话"),
        FieldSpec::new("reason", "另案处理的理由", Control::Text(2_000))
            .hint("另案由本人承办，从核查起；线索、行为和证据照抄，立案另报批"),
    ]
}

/// The other party of the matter as typed.
pub(super) fn read_related(r: &mut Reader<'_>) -> Option<Step> {
    let party = read_party(r, "")?;
    for problem in party.problems().into_iter().filter(|problem| !problem.warning) {
        r.wrong(form_field(&problem.field), problem.message.trim_end_matches('。').to_owned());
    }
    let role = r.choice("role", "在同一事项中的身份", MatterRole::ALL, MatterRole::key);
    Some(Step::OpenRelatedCase(OpenRelatedCase {
        party,
        role: role.unwrap_or(MatterRole::Accomplice),
        violation: r.text("violation"),
        reason: r.text("reason"),
    }))
}
