//! The first part: the rule that seems to be broken, found by words, initials, article or family, as of the act's day.

use chrono::NaiveDate;
use domain::law::article::{join_articles, join_articles_short};
use domain::law::calendar::beijing;
use domain::law::catalogue::{Catalogue, Competence, Family, Subject, Violation};
use domain::law::competence::{ActTime, power};
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::{Obstacle, Refusal};
use leptos::prelude::*;

use super::{act_on, ended};
use crate::context::Posted;
use crate::islands::live_list::LiveList;
use crate::widgets::{Button, Card, Choice, DateField, EmptyState, Field, Marks, RadioGroup, RestDays, Select, say};

/// Most entries shown at once; more words narrow them.
const SHOWN: usize = 40;

/// What the page shows.
#[derive(Clone)]
pub struct Model {
    act_on: NaiveDate,
    family: Family,
    choices: Vec<Choice>,
}

impl Model {
    pub fn of(me: &Officer, all: &Posted, now: &Now) -> Model {
        let act_on = act_on(all, now);
        let words = all.value("words").unwrap_or_default();
        let chosen = || all.value("violation").and_then(|code| now.law.catalogue.family_of(code));
        let asked = all.value("family").and_then(Family::from_key);
        let family = asked.or_else(chosen).or_else(|| Family::of_unit(&me.unit_name)).unwrap_or(Family::Muck);
        let subject = match all.value("party_kind") {
            Some("person") => Some(Subject::Individual),
            Some("organisation") => Some(Subject::Unit),
            _ => None,
        };
        let ended = ended(all, now);
        let mut choices = list(now, act_on, ended, family, words, subject);
        // What was chosen stays in sight, whatever is searched for afterwards.
        if let Some(chosen) = all.value("violation").filter(|code| !choices.iter().any(|one| one.value == **code))
            && let Ok(violation) = now.law.catalogue.find(chosen, act_on)
        {
            choices.insert(0, choice(violation, now, act_on, ended, subject));
        }
        Model { act_on, family, choices }
    }
}

/// The entries to choose from: those in force first, then those that cannot be chosen and why.
pub fn list(
    now: &Now,
    act_on: NaiveDate,
    ended: ActTime,
    family: Family,
    words: &str,
    subject: Option<Subject>,
) -> Vec<Choice> {
    let catalogue = &now.law.catalogue;
    let terms: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let wanted = |one: &Violation| {
        if terms.is_empty() { one.family == family } else { terms.iter().all(|term| is_found(one, term)) }
    };
    let mut choices: Vec<Choice> = Vec::new();
    for violation in catalogue.all().filter(|one| one.in_force(act_on) && wanted(one)) {
        choices.push(choice(violation, now, act_on, ended, subject));
    }
    choices.sort_by_key(|choice| choice.refused.is_some());
    choices.extend(refused_entries(catalogue, act_on, family, &terms, wanted));
    choices.truncate(SHOWN);
    choices
}

fn refused_entries(
    catalogue: &Catalogue,
    act_on: NaiveDate,
    family: Family,
    terms: &[String],
    wanted: impl Fn(&Violation) -> bool,
) -> Vec<Choice> {
    let other_days = catalogue.all().filter(|one| !one.in_force(act_on) && wanted(one)).map(|one| {
        let why = catalogue.find(&one.code, act_on).err().map_or_else(String::new, |error| error.to_string());
        Choice::new(one.code.clone(), one.name.clone()).refused(why)
    });
    let unready = catalogue.unready().filter(|one| {
        if terms.is_empty() { one.family == family } else { terms.iter().all(|term| is_named(&one.name, term)) }
    });
    let unready = unready.map(|one| {
        let why = catalogue.find(&one.code, act_on).err().map_or_else(String::new, |error| error.to_string());
        Choice::new(one.code.clone(), one.name.clone()).refused(why)
    });
    other_days.chain(unready).collect()
}

fn is_named(name: &str, term: &str) -> bool {
    name.to_lowercase().contains(term) || store::initials(name).contains(term)
}

/// Words of the name, its initials, the family's word, or an article in either way of writing.
fn is_found(violation: &Violation, term: &str) -> bool {
    is_named(&violation.name, term)
        || violation.family.label().contains(term)
        || [&violation.prohibiting, &violation.penalty]
            .into_iter()
            .any(|articles| join_articles(articles).contains(term) || join_articles_short(articles).contains(term))
}

fn choice(violation: &Violation, now: &Now, act_on: NaiveDate, ended: ActTime, subject: Option<Subject>) -> Choice {
    let choice = Choice::new(violation.code.clone(), violation.name.clone());
    // What is only not filled in yet, such as the hour, is asked for on the page of time and place.
    let refused = refused(&violation.code, act_on, ended, now).filter(|it| it.code == Obstacle::NotCompetent);
    match refused {
        Some(refusal) => choice.refused(format!("{}{}", refusal.sentence(), note(violation, now, subject))),
        None => choice.note(note(violation, now, subject)),
    }
}

/// Why an entry cannot be the 案由 of a new case on that day: not in force, or not the bureau's power, by the same function
/// that decides on filing.
pub fn refused(code: &str, act_on: NaiveDate, ended: ActTime, now: &Now) -> Option<Refusal> {
    let violation = match now.law.catalogue.find(code, act_on) {
        Ok(violation) => violation,
        Err(error) => return Some(Refusal::input("violation", error.to_string().trim_end_matches('。'))),
    };
    let refusal = power(violation, &now.bureau.assignment, &now.law.parameters, ended, beijing(now.at)).err()?;
    Some(if refusal.field.is_some() { refusal } else { refusal.at("violation") })
}

/// Article, band for this kind of party, dates, whether an order to correct comes first, and whose power it is.
fn note(violation: &Violation, now: &Now, subject: Option<Subject>) -> String {
    let tiers = match subject {
        Some(subject) => violation.bands_for(subject),
        None => violation.tiers.iter().collect(),
    };
    let bands: Vec<String> = tiers.into_iter().map(crate::desks::band).collect();
    let bands = if bands.is_empty() { "没有罚款".to_owned() } else { bands.join("、") };
    let dates = match violation.to {
        Some(to) => format!("{} 至 {to} 施行", violation.from),
        None => format!("{} 起施行", violation.from),
    };
    let first = if violation.requires_rectification_first { "须先责令改正" } else { "不须先责令改正" };
    let power = match violation.competence {
        Competence::Own => "本机关职权".to_owned(),
        Competence::Assigned => match now.bureau.assigned(violation.family, now.today()) {
            Some(assignment) => format!("执法权：{}", assignment.document),
            None => "执法权：没有登记指定文件，不能立案".to_owned(),
        },
        Competence::Other => format!("{}职权", violation.authority.as_deref().unwrap_or("其他机关")),
    };
    format!(
        "违反{}；处罚{}；{bands}；{first}；{dates}；{power}",
        join_articles(&violation.prohibiting),
        join_articles(&violation.penalty),
    )
}

pub fn view(model: Model, rest: RestDays) -> AnyView {
    let families: Vec<Choice> = Family::ALL.iter().map(|family| Choice::new(family.key(), family.label())).collect();
    let marks = Marks::of("words", "", true);
    let act_on = say::table_day(model.act_on);
    let empty = model.choices.is_empty();
    let choices = model.choices;
    view! {
        <Card title="案由">
            <div class="form-row">
                <DateField name="act_on" label="行为日" required=true value=act_on rest hint="按行为当天有效的规定列出案由"/>
                <Select name="family" label="领域" choices=families value=model.family.key() hint="不输文字时列出这一领域"/>
            </div>
            <Field marks=marks.clone() label="查找案由" hint="文字、拼音首字母或条款，例如 未密闭、wmb、241条；按 ↓ 进入列表">
                <input class="input" id=marks.id.clone() name="words" type="search" autocomplete="off" maxlength="60"
                    value=marks.value.clone() data-live="causes" aria-controls="causes" aria-describedby=marks.described_by.clone()/>
            </Field>
            <div class="form-acts"><Button words="列出案由" name="do" value="refresh"/></div>
            <LiveList/>
            <div id="causes" data-list="" aria-live="polite">
                {if empty {
                    view! { <EmptyState why="没有找到。换个说法，或者清空查找、改选领域。"/> }.into_any()
                } else {
                    view! { <RadioGroup name="violation" label="案由" choices required=true/> }.into_any()
                }}
            </div>
        </Card>
    }
    .into_any()
}
