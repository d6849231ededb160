//! Papers on screen: a draft as it would read, an issued paper with its fingerprint; what is issued is never a form again.

use domain::documents::{DocumentKind, draft};
use domain::ids::{CaseId, DocumentId};
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Badge, Card, Desk, Fact, Facts, Link, Note, PageHead, PaperPreview, RefusalNote, Weight, say,
};

/// The draft of a paper.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn draft_page(visit: &Visit, me: &Officer, id: CaseId, kind: DocumentKind) -> Result<Page, StoreError> {
    let case = visit.office.store.cases().find(id, me).await?;
    let now = visit.office.now().await?;
    let frame = frame(visit, me).await?;
    let composed = draft(kind, &case, &now);
    Ok(rendered(visit, 200, move || {
        let (frame, composed) = (frame.clone(), composed.clone());
        let title = format!("{}草稿", kind.label());
        let facts = vec![case.called().to_owned(), case.party_name()];
        let pdf = format!("/api/v1/cases/{id}/drafts/{}.pdf", kind.key());
        let complete = composed.is_ok();
        view! {
            <AppPage frame title=title.clone() here=Desk::Cases>
                <PageHead title back=Link::new(format!("/cases/{id}/documents"), "文书") facts>
                    <Badge words="草稿"/>
                    {complete.then(|| view! { <ActLink href=pdf words="打印草稿"/> })}
                </PageHead>
                {match composed {
                    Ok(paper) => view! { <PaperPreview paper/> }.into_any(),
                    Err(refusal) => view! { <RefusalNote refusal/> }.into_any(),
                }}
            </AppPage>
        }
        .into_any()
    }))
}

/// An issued paper.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn page(visit: &Visit, me: &Officer, id: DocumentId) -> Result<Page, StoreError> {
    let issued = visit.office.store.documents().find(id).await?;
    let case = visit.office.store.cases().find(issued.case, me).await?;
    let frame = frame(visit, me).await?;
    let today = visit.office.store.clock().today();
    Ok(rendered(visit, 200, move || {
        let (frame, issued) = (frame.clone(), issued.clone());
        let title = issued.kind.label();
        let mut facts = vec![case.called().to_owned(), case.party_name()];
        facts.extend(issued.number.clone());
        let lines = vec![
            Fact::new("文号", issued.number.clone().unwrap_or_else(|| "不编号".to_owned())),
            Fact::new("签发", say::table_time(issued.issued_at, today)),
            Fact::view("文件指纹", view! { <span class="code">{issued.sha256.to_string()}</span> }.into_any()),
        ];
        let pdf = format!("/api/v1/documents/{id}.pdf");
        view! {
            <AppPage frame title here=Desk::Cases>
                <PageHead title back=Link::new(format!("/cases/{}/documents", issued.case), "文书") facts>
                    <ActLink href=pdf words="打开 PDF" weight=Weight::Filled/>
                    <Badge words="已签发" state="good"/>
                </PageHead>
                <div class="columns">
                    <div class="column-main"><PaperPreview paper=issued.paper.clone()/></div>
                    <div class="column-side stack">
                        <Card title="签发"><Facts facts=lines/></Card>
                        <Note words="签发后的文书不能改。"/>
                    </div>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}
