//! Forms of the settings, read into the change they propose: every wrong field is named at once.

use chrono::{NaiveDate, NaiveTime};
use domain::bureau::{Assignment, Moment};
use domain::law::catalogue::{Family, Subject};
use domain::law::change::Change;
use domain::law::discretion::{Ladder, Range, Step};
use domain::law::parameters::{OPTIONAL, Parameter, Value, Verified};
use domain::now::Now;
use domain::refusal::Refusal;

use super::ladder::subject_key;
use super::words;
use crate::context::Posted;
use crate::desks::forms::reader::{Reader, read_time};

/// Steps that the form of a ladder has room for.
pub const STEPS: usize = 6;

/// A further row of a parameter.
pub fn parameter(posted: &Posted, name: &str, now: &Now) -> Result<Change, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let kind = now.law.parameters.history(name).last().map(|row| row.value.clone());
    let optional = || OPTIONAL.into_iter().find(|(other, _, _)| *other == name).map(|(_, _, kind)| kind);
    let value = match kind.or_else(optional) {
        Some(Value::Yuan(_)) => Value::Yuan(reader.money("value", "新值")),
        Some(Value::Days(_)) => Value::Days(reader.count("value", "新值")),
        Some(Value::PerMille(_)) => Value::PerMille(reader.count("value", "新值")),
        Some(Value::Flag(_)) => {
            if reader.maybe("value").is_none() {
                reader.wrong("value", "新值未选");
            }
            Value::Flag(reader.flag("value"))
        }
        Some(Value::Text(_)) | None => Value::Text(required(&mut reader, "value", "新值")),
    };
    let from = reader.day("from", "生效日");
    let source = required(&mut reader, "source", "依据");
    let verified = proof(&mut reader);
    let label = words::parameter(&now.law.parameters, name);
    reader.done(Change::Parameter(Parameter { name: name.to_owned(), label, from, value, source, verified }))
}

/// A further ladder of a violation.
pub fn ladder(posted: &Posted, code: &str, now: &Now) -> Result<Change, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let from = reader.day("from", "生效日");
    let source = required(&mut reader, "source", "依据");
    let verified = proof(&mut reader);
    let mut steps = Vec::new();
    for number in 1..=STEPS {
        let name = |field: &str| format!("{field}{number}");
        let used = ["name", "test", "low", "high"].iter().any(|field| reader.maybe(&name(field)).is_some());
        if number > 1 && !used {
            continue;
        }
        let label = |what: &str| format!("第 {number} 阶的{what}");
        let (low, high) =
            (whole(&mut reader, &name("low"), &label("下限")), whole(&mut reader, &name("high"), &label("上限")));
        let per_cent = reader.text(&name("unit")) == "of_band";
        let share = |amount: i64| u32::try_from(amount).unwrap_or(u32::MAX);
        let subjects = [Subject::Any, Subject::Individual, Subject::Unit];
        let typed = reader.text(&name("subject"));
        steps.push(Step {
            name: required(&mut reader, &name("name"), &label("名称")),
            test: required(&mut reader, &name("test"), &label("情形")),
            subject: subjects.into_iter().find(|one| subject_key(*one) == typed).unwrap_or(Subject::Any),
            tier: reader.maybe(&name("tier")),
            range: if per_cent { Range::OfBand(share(low), share(high)) } else { Range::Yuan(low, high) },
        });
    }
    reader.done(Change::Ladder(Ladder { violation: code.to_owned(), from, to: None, source, verified, steps }))
}

/// A document by which a power comes to the bureau.
pub fn assignment(posted: &Posted, now: &Now) -> Result<Change, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let family = reader.pick("family", "领域", &Family::ALL, Family::key);
    let document = required(&mut reader, "document", "文件标题和文号");
    let from = reader.day("from_day", "起始日");
    let from = moment(&mut reader, from, "from_at", "时刻");
    let until = reader.maybe_day("until_day", "终止日");
    let until = until.map(|day| moment(&mut reader, day, "until_at", "终止时刻"));
    reader.done(Change::Assign(Assignment { family, document, from, until }))
}

/// The end of a power, chosen by its place among those in force.
pub fn ending(posted: &Posted, now: &Now) -> Result<Change, Vec<Refusal>> {
    let mut reader = Reader::new(posted, now.today());
    let chosen = reader.text("ends").parse().ok().and_then(|at: usize| now.bureau.assignment.get(at));
    if chosen.is_none() {
        reader.wrong("ends", "文件未选");
    }
    let day = reader.day("end_day", "终止日");
    let until = moment(&mut reader, day, "end_at", "时刻");
    let (family, document) = chosen.map_or((Family::Muck, String::new()), |one| (one.family, one.document.clone()));
    reader.done(Change::EndAssignment { family, document, until })
}

/// The day at its hour, or from its beginning.
fn moment(reader: &mut Reader<'_>, day: NaiveDate, field: &str, label: &str) -> Moment {
    let at = reader.maybe(field).map(|text| {
        read_time(&text).unwrap_or_else(|| {
            reader.wrong(field, format!("{label}“{text}”不对，写作 08:00"));
            NaiveTime::MIN
        })
    });
    Moment::at(day, at.unwrap_or(NaiveTime::MIN))
}

fn proof(reader: &mut Reader<'_>) -> Verified {
    let key = |verified| match verified {
        Verified::Read => "read",
        Verified::Secondary => "secondary",
        Verified::Unverified => "unverified",
    };
    reader.pick("verified", "核对程度", &[Verified::Read, Verified::Secondary, Verified::Unverified], key)
}

fn required(reader: &mut Reader<'_>, field: &str, label: &str) -> String {
    let text = reader.text(field);
    if text.is_empty() {
        reader.wrong(field, format!("{label}未填"));
    }
    text
}

/// A whole number, nothing included; thousands may be set off.
fn whole(reader: &mut Reader<'_>, field: &str, label: &str) -> i64 {
    let text = reader.text(field).replace([',', '，'], "");
    match text.parse() {
        Ok(number) if number >= 0 => number,
        _ => {
            let why =
                if text.is_empty() { format!("{label}未填") } else { format!("{label}“{text}”不是整数") };
            reader.wrong(field, why);
            0
        }
    }
}
