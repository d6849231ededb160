//! The fourth part: files received before there is a case; they hang on the draft until the case takes them in.

use chrono::NaiveDate;
use domain::evidence::EvidenceKind;
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;
use store::waiting::WaitingFile;

use super::{Part, told};
use crate::context::Office;
use crate::drafts;
use crate::widgets::{Button, Card, Choice, EmptyState, FileButton, Select, TextInput, Weight, say};

/// What the page shows.
#[derive(Clone)]
pub struct Model {
    files: Vec<WaitingFile>,
    today: NaiveDate,
}

impl Model {
    pub async fn of(office: &Office, me: &Officer) -> Result<Model, StoreError> {
        let files = office.store.waiting().of(me.id, drafts::NEW_CASE).await?;
        Ok(Model { files, today: office.store.clock().today() })
    }
}

pub fn view(model: Model) -> AnyView {
    let kinds: Vec<Choice> = EvidenceKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label())).collect();
    let empty = model.files.is_empty();
    let today = model.today;
    let files = model.files.into_iter().map(move |file| {
        let start: String = file.sha256.chars().take(8).collect();
        let receipt = format!("已收妥 {start}… {}", say::table_time(file.received_at, today));
        view! {
            <li class="known">
                <span><strong>{file.proves}</strong>" "{file.kind.label()}" "{file.name}<br/><span class="code">{receipt}</span></span>
                <form method="post" action=Part::Evidence.path()>
                    <Button words="撤下" weight=Weight::Plain name="do" value=format!("remove:{}", file.id)/>
                </form>
            </li>
        }
    });
    let accept = "image/jpeg,image/png,application/pdf,video/mp4,text/plain";
    view! {
        <Card title="已收的文件">
            {empty.then(|| view! { <EmptyState why="还没有文件。立案前传的文件先挂在草稿上，登记时列为本案证据。"/> })}
            <ul class="known-list">{files.collect_view()}</ul>
        </Card>
        <Card title="添加文件">
            {told("这里整个上传；文件大、网络慢的，先登记，再到案卷的“证据”里分片续传。")}
            <form class="form" method="post" action=Part::Evidence.path() enctype="multipart/form-data" novalidate>
                <Select name="kind" label="证据种类" choices=kinds/>
                <TextInput name="proves" label="证明什么" required=true most=500/>
                <FileButton name="file" label="文件" accept multiple=true required=true/>
                <div class="form-acts"><Button words="上传" busy="正在上传…"/></div>
            </form>
        </Card>
    }
    .into_any()
}
