//! 附件: the documents on which a proposed change rests, and the form by which its proposer adds one.

use domain::law::proposal::{ATTACHMENT_LIMIT, ATTACHMENTS, Attachment, Proposal};
use leptos::prelude::*;

use super::Model;
use crate::widgets::{Button, Card, Column, ColumnKind, EmptyState, FileButton, Row, Table, say};

/// The documents, and the form where this person may add one.
pub fn card(model: &Model, proposal: &Proposal) -> AnyView {
    let columns = vec![
        Column::new("附件", ColumnKind::Name),
        Column::new("收妥", ColumnKind::Text),
        Column::new("指纹", ColumnKind::Text),
    ];
    let rows = proposal.attachments.iter().map(|one| row(model, proposal.id, one)).collect();
    let form = proposal.may_attach(&model.me).is_ok().then(|| form(proposal.id));
    view! {
        <Card title="附件">
            <Table caption="变更所依据的文件" columns rows>
                <EmptyState why="还没有附件。由提出人添加变更所依据的文件。"/>
            </Table>
            {form}
        </Card>
    }
    .into_any()
}

fn row(model: &Model, id: i64, one: &Attachment) -> Row {
    let href = format!("/api/v1/law/changes/{id}/attachments/{}", one.id);
    let received = format!("{} {}", one.by_name, say::table_time(one.at, model.now.today()));
    Row::new(vec![
        view! { <a class="long" href=href>{one.name.clone()}</a> }.into_any(),
        received.into_any(),
        view! { <span class="nb">{format!("{}…", &one.sha256[..8.min(one.sha256.len())])}</span> }.into_any(),
    ])
}

fn form(id: i64) -> AnyView {
    let action = format!("/office/changes/{id}/attachments");
    let hint = format!("PDF 或者照片、图片，每份不超过 {} MB，最多 {ATTACHMENTS} 份", ATTACHMENT_LIMIT / 1024 / 1024);
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
            <FileButton name="file" label="文件" hint accept="application/pdf,image/jpeg,image/png" required=true/>
            <div class="form-acts"><Button words="添加附件" busy="正在上传…"/></div>
        </form>
    }
    .into_any()
}
