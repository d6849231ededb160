//! Amending the dossier of a case: the fields of a new one on a single page.

use domain::case::Case;
use domain::ids::CaseId;
use domain::law::catalogue::Family;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use super::conflict;
use super::new::{act_on, causes, ended, fields};
use crate::desks::forms::keeping::Keeping;
use crate::desks::forms::{dossier, typed};
use crate::desks::frame::frame;
use crate::desks::{phrases, rendered};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Card, Choice, DateField, Desk, Fact, Link, PageHead, RadioGroup, RefusedList, RefusedStep,
    RestDays, Select, Weight,
};

/// The form that amends the dossier of a case.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn page(visit: &Visit, me: &Officer, id: CaseId) -> Result<Page, StoreError> {
    let case = visit.office.store.cases().find(id, me).await?;
    let mut posted = visit.posted.clone();
    let now = visit.office.now().await?;
    if let Err(refusal) = case.may(StepKind::AmendDossier, me, &now) {
        return refused(visit, me, &case, &refusal).await;
    }
    if posted.fields.is_empty() {
        posted.fields = dossier::fields(&case.dossier);
    }
    let frame = frame(visit, me).await?;
    let own = phrases::own(&visit.office, me.id).await?;
    let (act_on, version) = (act_on(&posted, &now), case.version);
    let joint = dossier::joint_sets(&posted);
    // The fields are those of the cause chosen; the list is that of the family asked for.
    let family = dossier::family(&posted, &now);
    let listed = posted.value("family").and_then(Family::from_key).unwrap_or(family);
    let subject = case.dossier.party.as_ref().map(domain::party::Party::subject);
    let choices = causes(&now, act_on, ended(&posted, &now), listed, "", subject);
    let rest = RestDays::of(&now.law.calendar, now.today());
    let address = format!("/cases/{id}/amend");
    let keeping = Keeping {
        address: address.clone(),
        officer: me.clone(),
        saved_at: posted.draft,
        today: now.today(),
        stale: posted.draft.is_some() && posted.value("version") != Some(version.to_string().as_str()),
    };
    let status = match (posted.conflict, posted.refusals.is_empty()) {
        (true, _) => 409,
        (false, true) => 200,
        (false, false) => 422,
    };
    let (title, typed, back) =
        (format!("修改基本信息 {}", case.called()), typed(&posted), Link::new(format!("/cases/{id}"), "案卷"));
    Ok(rendered(visit, status, move || {
        let (frame, rest, choices, act_on) = (frame.clone(), rest.clone(), choices.clone(), act_on.to_string());
        // The fields below are built before the frame: they look for what was typed here.
        provide_context(typed.clone());
        let (act, note, line) = (fields::act(rest.clone(), family, &own), keeping.note(), keeping.line());
        let families: Vec<Choice> = Family::ALL.iter().map(|one| Choice::new(one.key(), one.label())).collect();
        let (title, back) = (title.clone(), back.clone());
        let form = view! {
            <form class="form stack" method="post" action=address.clone() novalidate data-draft="">
                <input type="hidden" name="version" value=version/>
                <Card title="案由">
                    <div class="form-row">
                        <DateField name="act_on" label="行为日" required=true value=act_on rest hint="按行为当天有效的规定列出案由"/>
                        <Select name="family" label="领域" choices=families value=listed.key()/>
                    </div>
                    <div class="form-acts"><Button words="按行为日和领域列案由" name="do" value="refresh"/></div>
                    <RadioGroup name="violation" label="案由" choices required=true/>
                </Card>
                <Card title="当事人">{fields::party()}</Card>
                <Card title="共同当事人">
                    <p class="read">"共同实施同一违法行为、用一份决定书处罚的，在这里列入；另案处罚的，在案卷里办“另案处理”。"</p>
                    {(1..=joint).map(fields::joint_party).collect_view()}
                    <div class="form-acts"><Button words="再加一名" name="do" value="add_party"/></div>
                </Card>
                <Card title=fields::act_title(family)>{act}</Card>
                <div class="form-acts"><Button words="存修改" weight=Weight::Filled busy="正在存…"/>{line}</div>
            </form>
        }
        .into_any();
        view! {
            <AppPage frame title=title.clone() here=Desk::Cases typed=typed.clone()>
                <PageHead title=title.clone() back=back.clone()/>
                {note}
                {form}
            </AppPage>
        }
        .into_any()
    }))
}

/// Why nothing can be amended now, with what was typed in the meantime. The dossier itself is not spelled out: who may not
/// change a number has no need of it in full.
async fn refused(visit: &Visit, me: &Officer, case: &Case, refusal: &Refusal) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let step = RefusedStep::of(StepKind::AmendDossier.key(), StepKind::AmendDossier.label(), refusal);
    let typed: Vec<(String, String)> = conflict::typed(&visit.posted);
    let status = if visit.posted.fields.is_empty() || visit.posted.draft.is_some() { 200 } else { 422 };
    let (title, back) = (format!("修改基本信息 {}", case.called()), Link::new(format!("/cases/{}", case.id), "案卷"));
    Ok(rendered(visit, status, move || {
        let (frame, title, back, step) = (frame.clone(), title.clone(), back.clone(), step.clone());
        let typed = typed.iter().map(|(label, value)| Fact::new(label.clone(), value.clone())).collect();
        let file = back.href.clone();
        view! {
            <AppPage frame title=title.clone() here=Desk::Cases>
                <PageHead title back/>
                <div class="stack">
                    <Card><RefusedList refused=vec![step]/><p><ActLink href=file words="回案卷"/></p></Card>
                    {conflict::kept(typed)}
                </div>
            </AppPage>
        }
        .into_any()
    }))
}
