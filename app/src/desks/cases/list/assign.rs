//! Assigning officers to several cases at once 批量指派: each case accepts or refuses on its own.

use domain::case::Case;
use domain::ids::CaseId;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::{Step, StepKind};
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Filter, Start};

use super::asked::Asked;
use crate::context::{Acted, Office, Posted};
use crate::desks::forms::{step, step_fields, typed, view};
use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{Button, Card, Column, ColumnKind, Desk, EmptyState, Link, PageHead, Row, Table, Weight};

/// Most cases of one go; a page of the list has no more.
pub const MOST: u64 = 100;
/// Fields that carry what became of each case to the page; whatever is posted under these names is thrown away.
const DONE: &str = "result.done";
const REFUSED: &str = "result.refused";

/// The form for the ticked cases, and afterwards what became of each.
///
/// # Errors
/// The memory failed, or assigning is never this person's.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    if !StepKind::AssignOfficers.roles().iter().any(|role| me.holds(*role)) {
        return Err(StoreError::NotFound);
    }
    let frame = frame(visit, me).await?;
    let posted = visit.posted.clone();
    let ids = match (posted.fields.is_empty(), visit.asked("every")) {
        (true, Some(_)) => every(visit, me).await?,
        (true, None) => picked(&visit.query),
        (false, _) => picked(&posted.fields),
    };
    let cases = cases(&visit.office, me, ids).await?;
    let now = visit.office.now().await?;
    let specs =
        cases.first().map(|case| step_fields::fields(StepKind::AssignOfficers, case, me, &now, &Posted::default()));
    let finished = posted.checking;
    let status = if posted.refusals.is_empty() { 200 } else { 422 };
    let me = me.clone();
    Ok(rendered(visit, status, move || {
        let (frame, cases, specs, posted) = (frame.clone(), cases.clone(), specs.clone(), posted.clone());
        let typed = typed(&posted);
        provide_context(typed.clone());
        let body = match specs {
            None => {
                let link = Link::new("/cases", "回案件列表");
                view! { <Card><EmptyState why="还没有勾选案件。先在列表里勾选，再批量指派。" link/></Card> }.into_any()
            }
            Some(_) if finished => results(&posted),
            Some(specs) => {
                let fields = view::fields(specs, &now);
                form(&cases, &me, &now, fields)
            }
        };
        view! {
            <AppPage frame title="批量指派" here=Desk::Cases typed>
                <PageHead title="批量指派" back=Link::new("/cases", "案件") facts=vec![format!("所选 {} 件", cases.len())]/>
                {body}
            </AppPage>
        }
        .into_any()
    }))
}

fn form(cases: &[Case], me: &Officer, now: &domain::now::Now, fields: AnyView) -> AnyView {
    let rows = cases.iter().map(|case| {
        let may = match case.may(StepKind::AssignOfficers, me, now) {
            Ok(()) => "可以指派".to_owned(),
            Err(refusal) => refusal.sentence(),
        };
        Row::new(vec![named(case), case.party_name().into_any(), may.into_any()])
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::new("案号", ColumnKind::Name),
        Column::new("当事人", ColumnKind::Text),
        Column::new("能否指派", ColumnKind::Text),
    ];
    let ids = cases.iter().map(|case| view! { <input type="hidden" name="only" value=format!("{}", case.id)/> });
    let versions = cases
        .iter()
        .map(|case| view! { <input type="hidden" name=format!("version.{}", case.id) value=case.version/> });
    let (ids, versions) = (ids.collect_view(), versions.collect_view());
    view! {
        <Card title="所选案件"><Table caption="所选案件" columns rows/></Card>
        <Card>
            <form class="form" method="post" action="/cases/assign" novalidate>
                {fields}
                {ids}
                {versions}
                <div class="form-acts"><Button words="指派承办人" weight=Weight::Filled busy="正在指派…"/></div>
            </form>
        </Card>
    }
    .into_any()
}

fn named(case: &Case) -> AnyView {
    view! { <a class="nb" href=format!("/cases/{}", case.id)>{case.called().to_owned()}</a> }.into_any()
}

/// What was done and what was not, and why.
fn results(posted: &Posted) -> AnyView {
    let (done, refused) = (posted.values(DONE), posted.values(REFUSED));
    let said = format!("已指派 {} 件，未办 {} 件。", done.len(), refused.len());
    let rows = done
        .iter()
        .map(|called| (*called, "已指派"))
        .chain(refused.iter().map(|line| line.split_once('\n').unwrap_or((*line, ""))));
    let rows = rows.map(|(called, became)| Row::new(vec![called.to_owned().into_any(), became.to_owned().into_any()]));
    let rows: Vec<Row> = rows.collect();
    let columns = vec![Column::new("案号", ColumnKind::Name), Column::new("结果", ColumnKind::Text)];
    view! {
        <Card title="办理结果">
            <p role="status">{said}</p>
            <Table caption="办理结果" columns rows/>
        </Card>
    }
    .into_any()
}

/// Assigns in each ticked case that takes it.
///
/// # Errors
/// The memory failed.
pub async fn act(office: &Office, me: &Officer, mut posted: Posted) -> Result<Acted, StoreError> {
    if !StepKind::AssignOfficers.roles().iter().any(|role| me.holds(*role)) {
        return Ok(Acted::NotFound);
    }
    posted.fields.retain(|(name, _)| name != DONE && name != REFUSED);
    let today = office.store.clock().today();
    let assignment = match step::read(StepKind::AssignOfficers, &posted, today) {
        Ok(Step::AssignOfficers(form)) => form,
        Ok(_) => return Ok(Acted::NotFound),
        Err(refusals) => return Ok(Acted::Again(Posted { refusals, ..posted })),
    };
    for case in cases(office, me, picked(&posted.fields)).await? {
        let seen = posted.value(&format!("version.{}", case.id)).and_then(|version| version.parse().ok());
        let step = Step::AssignOfficers(assignment.clone());
        let refused = |why: String| (REFUSED.to_owned(), format!("{}\n{why}", case.called()));
        let became = match office.store.cases().take(case.id, seen.unwrap_or(0), step, me, None).await {
            Ok(_) => (DONE.to_owned(), case.called().to_owned()),
            Err(StoreError::Refused(refusal)) => refused(Refusal::sentence(&refusal)),
            Err(StoreError::Conflict { .. }) => refused("刚被他人改动，没有指派。看过案卷再办。".to_owned()),
            Err(error) => return Err(error),
        };
        posted.fields.push(became);
    }
    Ok(Acted::Again(Posted { checking: true, ..posted }))
}

/// The ticked cases that this person may see, in the order of the list.
async fn cases(office: &Office, me: &Officer, ids: Vec<CaseId>) -> Result<Vec<Case>, StoreError> {
    let filter = Filter { only: Some(ids), ..Filter::default() };
    let mut cases = Vec::new();
    for line in office.store.cases().list(&filter, None, MOST, me).await?.lines {
        cases.push(office.store.cases().find(line.id, me).await?);
    }
    Ok(cases)
}

/// Every case of the list whose conditions stand in the address, in its order.
async fn every(visit: &Visit, me: &Officer) -> Result<Vec<CaseId>, StoreError> {
    let asked = Asked::of(&visit.office, me, &visit.query).await?;
    let found = visit.office.store.cases().page(&asked.filter, asked.sort, Start::First, MOST, me).await?;
    Ok(found.lines.into_iter().map(|line| line.id).collect())
}

fn picked(fields: &[(String, String)]) -> Vec<CaseId> {
    let only = fields.iter().filter(|(name, _)| name == "only");
    only.flat_map(|(_, ids)| ids.split(',')).filter_map(|id| id.parse().ok()).map(CaseId).collect()
}
