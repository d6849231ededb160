//! Somebody else saved first 两份不同: what was typed beside what the case holds now, to be picked one by one; nothing is lost.

use domain::case::Case;
use domain::dossier::Dossier;
use domain::ids::CaseId;
use domain::now::Now;
use domain::officer::Officer;
use domain::party::IdKind;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use super::file::{Model, load};
use super::happened;
use crate::context::{Office, Posted};
use crate::desks::forms::{dossier, view};
use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Card, Desk, Fact, Facts, Link, Note, PageHead, RefusedList, RefusedStep, Timeline, Weight, say,
};

/// What a button of the comparison asks for.
pub const MERGE: &str = "merge";
/// Before the name of a field, the name of the choice between the two.
const PICK: &str = "pick.";

/// The version of the case that a form was filled in over.
pub fn based_on(posted: &Posted) -> u32 {
    posted.value("version").and_then(|version| version.parse().ok()).unwrap_or(0)
}

/// Who saved last, when, and which version it is now: the first sentence of every comparison.
fn who_saved(model: &Model) -> String {
    let version = model.case.version;
    match model.events.last() {
        Some(last) => {
            format!("{} {} 已保存本案（版本 {version}）。", last.event.by_name, say::time(last.event.at, model.today))
        }
        None => format!("他人已保存本案（版本 {version}）。"),
    }
}

/// Beside the form of a step: who saved first, and what happened since this form was opened.
pub fn since(model: &Model) -> AnyView {
    let entries = happened::since(model, based_on(&model.posted));
    let words = format!("{}您填的内容都在，这里列出这期间办过的事；看过再按新版本继续。", who_saved(model));
    view! {
        <Note words kind="warn"/>
        <Card title="这期间办过的事"><Timeline entries/></Card>
    }
    .into_any()
}

/// What was typed into a form that can no longer be sent, so that it can still be read and copied.
pub fn kept(facts: Vec<Fact>) -> Option<AnyView> {
    (!facts.is_empty()).then(|| view! { <Card title="您填的内容"><Facts facts/></Card> }.into_any())
}

/// A field on which the two versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Difference {
    name: String,
    label: String,
    mine: String,
    theirs: String,
    /// Whether the typed value differs from what this person had before them.
    i_changed: bool,
    they_changed: bool,
}

impl Difference {
    fn who_changed(&self) -> &'static str {
        match (self.i_changed, self.they_changed) {
            (true, true) => "双方都改过",
            (false, true) => "只有对方改过",
            _ => "只有您改过",
        }
    }
}

/// The comparison of an amended dossier with what the case holds now.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn amend_page(visit: &Visit, me: &Officer, id: CaseId) -> Result<Page, StoreError> {
    let model = load(visit, me, id).await?;
    let frame = frame(visit, me).await?;
    let mine = typed_fields(&visit.posted, &model.now);
    let theirs = dossier::fields(&model.case.dossier);
    let before = told_at(&model, based_on(&visit.posted)).map(|case| dossier::fields(&case.dossier));
    let differences =
        differences(&mine, &theirs, before.as_deref().unwrap_or(&theirs), &model.now, &model.case.dossier);
    let refused = model.case.may(StepKind::AmendDossier, me, &model.now).err();
    Ok(rendered(visit, 409, move || {
        let (frame, model, mine) = (frame.clone(), model.clone(), mine.clone());
        let case = &model.case;
        let back = Link::new(format!("/cases/{}", case.id), "案卷");
        let about = vec![case.called().to_owned(), case.party_name()];
        let words = format!("{}下面并列两份不同之处，逐项选用；已填的内容都在。", who_saved(&model));
        let entries = happened::since(&model, based_on(&model.posted));
        let body = match &refused {
            Some(refusal) => {
                let refused = vec![RefusedStep::of("amend_dossier", "修改基本信息", refusal)];
                let facts = differences.iter().map(|one| Fact::new(one.label.clone(), one.mine.clone())).collect();
                let file = format!("/cases/{}", case.id);
                view! {
                    <Card><RefusedList refused/><p><ActLink href=file words="回案卷"/></p></Card>
                    {kept(facts)}
                }
                .into_any()
            }
            None => comparison(case, &differences, &mine),
        };
        view! {
            <AppPage frame title="两份不同" here=Desk::Cases>
                <PageHead title="两份不同" back facts=about/>
                <Note words kind="warn"/>
                <div class="columns">
                    <div class="column-main stack">{body}</div>
                    <div class="column-side stack"><Card title="这期间办过的事"><Timeline entries/></Card></div>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

fn comparison(case: &Case, differences: &[Difference], mine: &[(String, String)]) -> AnyView {
    let action = format!("/cases/{}/amend", case.id);
    let rows = differences.iter().map(|one| {
        let name = format!("{PICK}{}", one.name);
        let keeps_mine = one.i_changed;
        let shown = |text: &str| if text.is_empty() { say::NOT_FILLED.to_owned() } else { text.to_owned() };
        view! {
            <fieldset class="compare">
                <legend>{one.label.clone()}<span class="compare-who">{one.who_changed()}</span></legend>
                <label class="compare-side">
                    <input type="radio" name=name.clone() value="mine" checked=keeps_mine/>
                    <span class="compare-whose">"您填的"</span>
                    <span class="compare-text">{shown(&one.mine)}</span>
                </label>
                <label class="compare-side">
                    <input type="radio" name=name value="theirs" checked=!keeps_mine/>
                    <span class="compare-whose">"案卷现在"</span>
                    <span class="compare-text">{shown(&one.theirs)}</span>
                </label>
            </fieldset>
        }
    });
    let rows = rows.collect_view();
    let same = differences.is_empty().then(|| view! { <p class="read">"两份的内容相同，直接存即可。"</p> });
    let version = case.version;
    view! {
        <form class="stack" method="post" action=action novalidate>
            <Card>{same}{rows}</Card>
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name="do" value=MERGE/>
            {view::carried(mine, &["version", "do"])}
            <div class="form-acts"><Button words="按所选的存" weight=Weight::Filled busy="正在存…"/></div>
        </form>
    }
    .into_any()
}

/// The fields of a comparison as picked, ready to be read like any amended dossier.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn merged(office: &Office, me: &Officer, id: CaseId, mut posted: Posted) -> Result<Posted, StoreError> {
    let events = office.store.cases().events(id, me).await?;
    let version = based_on(&posted);
    let told = Case::told(events.iter().filter(|logged| logged.seq <= version).map(|logged| &logged.event));
    let theirs = dossier::fields(&told.ok_or(StoreError::NotFound)?.dossier);
    let picked: Vec<String> = posted
        .fields
        .iter()
        .filter(|(_, value)| value == "theirs")
        .filter_map(|(name, _)| name.strip_prefix(PICK).map(ToOwned::to_owned))
        .collect();
    posted.fields.retain(|(name, _)| !name.starts_with(PICK) && name != "do" && !picked.iter().any(|one| one == name));
    posted.fields.extend(theirs.into_iter().filter(|(name, _)| picked.contains(name)));
    Ok(posted)
}

fn told_at(model: &Model, version: u32) -> Option<Case> {
    Case::told(model.events.iter().filter(|logged| logged.seq <= version).map(|logged| &logged.event))
}

/// What was typed, in the written form of the case; as typed where it cannot be read.
fn typed_fields(posted: &Posted, now: &Now) -> Vec<(String, String)> {
    match dossier::read_amended(posted, now) {
        Ok(read) => dossier::fields(&read),
        Err(_) => posted.fields.iter().filter(|(name, _)| is_content(name)).cloned().collect(),
    }
}

fn differences(
    mine: &[(String, String)],
    theirs: &[(String, String)],
    before: &[(String, String)],
    now: &Now,
    dossier: &Dossier,
) -> Vec<Difference> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in mine.iter().chain(theirs) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .filter_map(|name| {
            let (mine, theirs, before) = (value(mine, name), value(theirs, name), value(before, name));
            (mine != theirs).then(|| Difference {
                name: name.to_owned(),
                label: labelled(name),
                i_changed: mine != before,
                they_changed: theirs != before,
                mine: shown(name, &mine, now, dossier),
                theirs: shown(name, &theirs, now, dossier),
            })
        })
        .collect()
}

/// The fields of a dossier that changed from one form to the next: label, what stood there, what stands there.
pub fn changed(
    old: &[(String, String)],
    new: &[(String, String)],
    now: &Now,
    dossier: &Dossier,
) -> Vec<(String, String, String)> {
    differences(new, old, old, now, dossier).into_iter().map(|one| (one.label, one.theirs, one.mine)).collect()
}

/// What was typed into the form of the dossier, under its labels.
pub fn typed(posted: &Posted) -> Vec<(String, String)> {
    let content = posted.fields.iter().filter(|(name, value)| is_content(name) && !value.trim().is_empty());
    content
        .filter(|(name, _)| !matches!(name.as_str(), "violation" | "party_kind" | "identity.document"))
        .map(|(name, value)| (labelled(name), value.clone()))
        .collect()
}

/// Whether a field of the form belongs to the dossier.
fn is_content(name: &str) -> bool {
    !matches!(name, "version" | "do" | "bring" | "family" | "words") && !name.starts_with(PICK)
}

fn value(fields: &[(String, String)], name: &str) -> String {
    let all: Vec<&str> = fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect();
    all.join("、")
}

/// The label of a field, with the number of the joint party whose it is.
fn labelled(name: &str) -> String {
    match name.strip_prefix("joint").and_then(|rest| rest.split_once('.')) {
        Some((number, field)) => format!("共同当事人 {number}：{}", label(field)),
        None => label(name).to_owned(),
    }
}

/// The label of a field, as the form has it.
fn label(name: &str) -> &'static str {
    match name {
        "violation" => "案由",
        "act_on" => "行为日",
        "act_at" => "时间",
        "act_until" => "终了日",
        "place" => "地点",
        "facts" => "违法事实",
        "environmental_damage" => "后果",
        "harm_to_people" => "危害",
        "plate" => "车牌",
        "load" => "运载物",
        "permit" => "运输证号",
        "site" => "来源工地",
        "driver" => "驾驶人",
        "party_kind" => "当事人种类",
        "name" => "姓名、单位名称或字号",
        "address" => "住址、住所或经营场所",
        "phone" => "电话",
        "credit_code" => "统一社会信用代码",
        "credit_code.override_reason" => "代码校验不符的原因",
        "representative" => "法定代表人、负责人或经营者",
        "representative_post" => "职务",
        "identity.document" => "证件",
        "identity.number" => "证件号码",
        "identity.reason" => "证件不详的原因",
        _ => "其他内容",
    }
}

/// A value as people read it.
fn shown(name: &str, value: &str, now: &Now, dossier: &Dossier) -> String {
    let name = name.strip_prefix("joint").and_then(|rest| rest.split_once('.')).map_or(name, |(_, field)| field);
    match (name, value) {
        ("violation", code) => {
            let found = now.law.catalogue.find(code, dossier.act.on);
            found.map_or_else(|_| code.to_owned(), |violation| violation.name.clone())
        }
        ("environmental_damage", "true") => "造成环境污染或者生态破坏".to_owned(),
        ("environmental_damage", _) => "没有造成环境污染或者生态破坏".to_owned(),
        ("harm_to_people", "true") => "涉及公民生命健康安全、金融安全且有危害后果".to_owned(),
        ("harm_to_people", _) => "没有这些危害".to_owned(),
        ("party_kind", "person") => "个人".to_owned(),
        ("party_kind", "organisation") => "单位".to_owned(),
        ("party_kind", "sole_trader") => "个体工商户".to_owned(),
        ("party_kind", "unknown") => "尚未查明".to_owned(),
        ("identity.document", key) => {
            IdKind::from_key(key).map_or_else(|| key.to_owned(), |kind| kind.label().to_owned())
        }
        (_, text) => text.to_owned(),
    }
}
