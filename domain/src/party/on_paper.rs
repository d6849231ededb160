//! The identity block of a party as papers print it.

use chrono::{Datelike, NaiveDate};

use super::{IdKind, Identity, Party, Person, Sex, check_id_number};

/// A printed line: label and value.
type Line = (String, String);

impl Party {
    /// The lines of the identity block, in order: who, by which number, where, represented by whom. Numbers are in
    /// full, because the paper goes to the party. What is not known is printed as 不详, what does not apply is left out.
    pub fn on_paper(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        match self {
            Party::Person(person) => {
                push(&mut lines, "当事人", &person.name);
                if let Some(sex) = person.sex_stated_or_told() {
                    push(&mut lines, "性别", sex.label());
                }
                if let Some(born) = person.born_stated_or_told() {
                    push(&mut lines, "出生日期", &paper_date(born));
                }
                push_identity(&mut lines, &person.identity);
                push(&mut lines, "住址", &person.address);
            }
            Party::Organisation(organisation) => {
                push(&mut lines, "当事人", &organisation.name);
                let code = organisation.credit_code.as_ref().map_or("", |code| &code.text);
                push(&mut lines, "统一社会信用代码", code);
                push(&mut lines, "住所", &organisation.address);
                push(&mut lines, "法定代表人（负责人）", organisation.representative.as_deref().unwrap_or(""));
                if let Some(post) = organisation.representative_post.as_deref().filter(|post| !post.is_empty()) {
                    push(&mut lines, "职务", post);
                }
            }
            Party::SoleTrader(trader) => {
                push(&mut lines, "当事人", self.display_name());
                let code = trader.credit_code.as_ref().map_or("", |code| &code.text);
                push(&mut lines, "统一社会信用代码", code);
                push(&mut lines, "经营场所", &trader.address);
                push(&mut lines, "经营者", &trader.operator);
                push_identity(&mut lines, &trader.operator_identity);
            }
        }
        if let Some(phone) = self.phone().filter(|phone| !phone.is_empty()) {
            push(&mut lines, "联系电话", phone);
        }
        lines
    }
}

impl Person {
    /// The sex as stated, else as the ID number tells it.
    pub fn sex_stated_or_told(&self) -> Option<Sex> {
        self.sex.or_else(|| self.told().map(|number| number.sex))
    }

    /// The day of birth as stated, else as the ID number tells it.
    pub fn born_stated_or_told(&self) -> Option<NaiveDate> {
        self.born.or_else(|| self.told().map(|number| number.born))
    }

    /// The day of birth as the ID number tells it, else as stated.
    pub fn born_told_or_stated(&self) -> Option<NaiveDate> {
        self.told().map(|number| number.born).or(self.born)
    }

    fn told(&self) -> Option<super::IdNumber> {
        match &self.identity {
            Identity::Number { document: IdKind::ResidentId, number } => check_id_number(number).ok(),
            _ => None,
        }
    }
}

fn push_identity(lines: &mut Vec<Line>, identity: &Identity) {
    match identity {
        Identity::Number { document: IdKind::ResidentId, number } => push(lines, "公民身份号码", number),
        Identity::Number { document, number } => push(lines, document.label(), number),
        Identity::Unknown { .. } => push(lines, "公民身份号码", ""),
    }
}

fn push(lines: &mut Vec<Line>, label: &str, value: &str) {
    let value = if value.trim().is_empty() { "不详" } else { value };
    lines.push((label.to_owned(), value.to_owned()));
}

/// 2026年3月5日: full year, no leading zeros (GB/T 9704 7.3.5).
fn paper_date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
