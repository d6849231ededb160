//! Fields about people around an act: certificates and records, third parties, who came to a hearing, who told a complainant.

use domain::case::Case;
use domain::now::Now;
use domain::step::{Agent, Attended, ComplainantTold, OnRecord, RecordedBy, ThirdParty};

use super::aside_fields::tick;
use super::reader::Reader;
use super::step_fields::{choices, day};
use super::{Control, FieldSpec};

/// Certificates shown, and by what the act is kept (行政处罚法 47, 55(1)); `when` says in which cases, empty for always.
pub(super) fn on_record(when: &'static str) -> Vec<FieldSpec> {
    let always = when.is_empty();
    let hint = if always { String::new() } else { format!("{when}；") };
    let mut fields = vec![
        tick("certificates_shown", "执法证件", "已主动出示执法证件").hint(format!("{hint}处罚法55条1款")),
        FieldSpec::new(
            "kept",
            "执法过程记录",
            Control::Ticks(choices(RecordedBy::ALL, RecordedBy::key, RecordedBy::label)),
        )
        .hint(format!("{hint}至少一种，随案保存（处罚法47条）")),
    ];
    for field in &mut fields {
        field.required = always;
    }
    fields
}

/// The same as typed.
pub(super) fn read_on_record(r: &Reader<'_>) -> OnRecord {
    OnRecord {
        certificates_shown: r.flag("certificates_shown"),
        kept: r.ticks("kept", RecordedBy::ALL, RecordedBy::key),
    }
}

/// An interested third party who asks, left empty where a party does.
pub(super) fn third() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("third_name", "利害关系人", Control::Line)
            .optional()
            .hint("由利害关系人申请的才填；当事人申请的不填（豫执法条例27条）"),
        FieldSpec::new("third_interest", "与本案的利害关系", Control::Text(1_000)).optional(),
    ]
}

/// The same as typed.
pub(super) fn read_third(r: &Reader<'_>) -> Option<ThirdParty> {
    let (name, interest) = (r.text("third_name"), r.text("third_interest"));
    (!name.is_empty() || !interest.is_empty()).then_some(ThirdParty { name, interest })
}

/// Those entitled to come to the hearing: the parties, then the third party who asked.
fn entitled(case: &Case) -> Vec<String> {
    let third = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()?.third.as_ref());
    let parties = case.dossier.parties().map(|party| party.display_name().to_owned());
    parties.chain(third.map(|third| format!("{}（利害关系人）", third.name))).collect()
}

/// How each of those entitled came: in person, or by one or two agents (行政处罚法 64(5)).
pub(super) fn attended(case: &Case) -> Vec<FieldSpec> {
    let of_one = |(whose, name): (usize, String)| {
        [
            FieldSpec::new(
                format!("in_person_{whose}"),
                format!("{name}到场"),
                Control::Ticks(vec![crate::widgets::Choice::new("true", "本人（法定代表人）亲自参加")]),
            )
            .optional(),
            FieldSpec::new(format!("agents_{whose}"), format!("{name}的代理人"), Control::Text(400))
                .optional()
                .hint("最多两人，一行一人：姓名、空格、委托权限（处罚法64条5项）"),
        ]
    };
    entitled(case).into_iter().enumerate().flat_map(of_one).collect()
}

/// The same as typed: one line for each agent, name and authority.
pub(super) fn read_attended(r: &Reader<'_>) -> Vec<Attended> {
    let mut all = Vec::new();
    for whose in 0_u32.. {
        let (person, agents) = (format!("in_person_{whose}"), format!("agents_{whose}"));
        if r.posted().value(&agents).is_none() && r.posted().value(&person).is_none() {
            break;
        }
        let agent = |line: &str| {
            let (name, authority) = line.split_once([' ', '　', '\t', '，']).unwrap_or((line, ""));
            Agent { name: name.trim().to_owned(), authority: authority.trim().to_owned() }
        };
        let text = r.text(&agents);
        let agents: Vec<Agent> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(agent).collect();
        all.push(Attended { whose, in_person: r.flag(&person), agents });
    }
    all
}

/// Who was told that no case is filed; nothing where nobody complained under a name.
pub(super) fn complainant(case: &Case, now: &Now) -> Vec<FieldSpec> {
    if !case.clue.from_complainant() {
        return Vec::new();
    }
    vec![
        FieldSpec::new("told_who", "告知了谁", Control::Line).value(case.clue.reporter.clone()),
        day("told_on", "告知日", now),
        FieldSpec::new("told_how", "告知方式", Control::Line).hint("电话、书面、12345 平台回复等"),
    ]
}

/// The same as typed.
pub(super) fn read_complainant(r: &mut Reader<'_>) -> Option<ComplainantTold> {
    let (who, how) = (r.text("told_who"), r.text("told_how"));
    if who.is_empty() && how.is_empty() {
        return None;
    }
    Some(ComplainantTold { who, on: r.day("told_on", "告知日"), how })
}
