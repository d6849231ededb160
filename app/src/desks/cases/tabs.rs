//! What stands under each tab of a case file.

use domain::service::{Delivery, ServiceFile};
use domain::step::StepKind;
use leptos::prelude::*;

use super::essentials;
use super::file::Model;
use crate::islands::upload_pieces::UploadPieces;
use crate::widgets::{
    ActLink, Button, Card, Choice, Column, ColumnKind, EmptyState, Fact, Facts, FileButton, Gallery, Row, Select,
    Shown, Table, TextInput, say,
};

pub(super) fn open(model: &Model, kind: StepKind) -> bool {
    model.offers.iter().any(|offer| offer.step == kind && offer.refused.is_none())
}

/// 基本信息
pub fn facts(model: &Model) -> AnyView {
    view! {
        {essentials::matter(model)}
        {essentials::party(model)}
        {super::related::card(model)}
        {essentials::proposal(model)}
        {super::beside::cards(model)}
        {as_at(model)}
    }
    .into_any()
}

/// The file as at an earlier day.
fn as_at(model: &Model) -> AnyView {
    let action = format!("/cases/{}", model.case.id);
    let value = model.today.to_string();
    view! {
        <Card title="案卷时点">
            <form class="filters" method="get" action=action>
                <TextInput name="at" label="看这一天的案卷" value/>
                <div class="filters-acts"><Button words="查看"/></div>
            </form>
        </Card>
    }
    .into_any()
}

/// 证据, to look at beside a form.
pub fn evidence_shown(model: &Model) -> AnyView {
    let exhibits = shown(model);
    view! { <Card title="证据"><Gallery exhibits/></Card> }.into_any()
}

/// 证据
pub fn evidence(model: &Model) -> AnyView {
    let shown = shown(model);
    let empty = shown.is_empty();
    let upload = open(model, StepKind::AddExhibit).then(|| upload(model));
    view! {
        <Card title="证据">
            {if empty {
                view! { <EmptyState why="还没有证据。拍照或者选文件上传，收妥后这里会列出来。"/> }.into_any()
            } else {
                view! { <Gallery exhibits=shown/> }.into_any()
            }}
        </Card>
        {upload}
    }
    .into_any()
}

fn shown(model: &Model) -> Vec<Shown> {
    let case = &model.case;
    let today = model.today;
    case.exhibits
        .iter()
        .map(|exhibit| {
            let file = format!("/api/v1/cases/{}/evidence/{}", case.id, exhibit.id);
            let time = exhibit
                .taken_at
                .map_or_else(|| "照片无时间".to_owned(), |at| at.format("拍摄 %Y-%m-%d %H:%M").to_string());
            let place =
                exhibit.position.map_or_else(|| "照片无位置".to_owned(), |position| format!("WGS-84 {position}"));
            let picture = exhibit.mime.starts_with("image/");
            Shown {
                number: format!("证据 {}", exhibit.ordinal),
                proves: exhibit.proves.clone(),
                kind: format!("{} {}", exhibit.kind.label(), exhibit.name),
                taken: if picture { format!("{time}，{place}") } else { String::new() },
                receipt: format!(
                    "{}… {} 已收妥",
                    &exhibit.sha256[..8.min(exhibit.sha256.len())],
                    say::table_time(exhibit.received_at, today)
                ),
                preview: if picture { file } else { String::new() },
                href: super::exhibit::address(case, exhibit),
                aside: super::exhibit::aside(case, exhibit),
                remark: case.device_record(exhibit.id).map_or_else(String::new, |record| {
                    format!("自动设备记录，{} {}登记审核", record.by_name, say::plain_day(record.on))
                }),
            }
        })
        .collect()
}

fn upload(model: &Model) -> AnyView {
    use domain::evidence::EvidenceKind;
    let case_id = model.case.id.0;
    let kinds: Vec<(String, String)> =
        EvidenceKind::ALL.iter().map(|kind| (kind.key().to_owned(), kind.label().to_owned())).collect();
    let choices: Vec<Choice> = EvidenceKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label())).collect();
    let action = format!("/cases/{case_id}/evidence");
    let accept = "image/jpeg,image/png,application/pdf,video/mp4,text/plain";
    view! {
        <Card title="添加证据">
            <UploadPieces case_id base="/api/v1".to_owned() kinds accept=accept.to_owned()/>
            <div class="without-scripts">
                <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                    <FileButton name="file" label="文件" accept=accept required=true/>
                    <TextInput name="proves" label="证明内容" required=true most=500/>
                    <Select name="kind" label="证据种类" choices value=EvidenceKind::AudioVisual.key()/>
                    <div class="form-acts"><Button words="上传"/></div>
                </form>
            </div>
        </Card>
    }
    .into_any()
}

/// 文书
pub fn documents(model: &Model) -> AnyView {
    let id = model.case.id;
    let today = model.today;
    let rows: Vec<Row> = model
        .documents
        .iter()
        .map(|issued| {
            Row::new(vec![
                view! { <a href=format!("/documents/{}", issued.id)>{issued.kind.label()}</a> }.into_any(),
                view! { <span class="nb">{issued.number.clone().unwrap_or_else(|| "—".to_owned())}</span> }.into_any(),
                say::table_time(issued.issued_at, today).into_any(),
                view! { <a href=format!("/api/v1/documents/{}.pdf", issued.id)>"打开 PDF"</a> }.into_any(),
            ])
        })
        .collect();
    let columns = vec![
        Column::new("文书", ColumnKind::Name),
        Column::new("文号", ColumnKind::Text),
        Column::new("签发", ColumnKind::Text),
        Column::new("打印", ColumnKind::Acts),
    ];
    let draft = domain::documents::next_draft(&model.case).map(|kind| {
        let href = format!("/cases/{id}/drafts/{}", kind.key());
        view! { <p><ActLink href words=format!("预览{}草稿", kind.label())/></p> }
    });
    view! {
        <Card title="文书">
            {draft}
            <Table caption="已签发的文书" columns rows>
                <EmptyState why="还没有签发的文书。文书随办案步骤签发，签发后不能改。"/>
            </Table>
        </Card>
    }
    .into_any()
}

/// 缴款
pub fn payments(model: &Model) -> AnyView {
    let Some(balance) = model.case.balance(model.today) else {
        return view! { <Card title="缴款"><EmptyState why="还没有处罚决定，没有应缴的款项。"/></Card> }.into_any();
    };
    if !model.case.decision.as_ref().is_some_and(domain::case::side::Decision::asks_for_money) {
        return view! { <Card title="缴款"><EmptyState why="处罚决定没有罚款和没收的款项，没有应缴的款项。"/></Card> }
            .into_any();
    }
    let term = model.case.decision.as_ref().and_then(|decision| decision.term.as_ref());
    let mut lines = vec![Fact::new("罚款", say::amount(balance.fine_fen))];
    if balance.confiscate_fen.get() > 0 {
        lines.push(Fact::new("没收违法所得", say::amount(balance.confiscate_fen)));
    }
    lines.push(match term {
        Some(term) if term.pay_by != term.unrolled => Fact::new(
            "缴款期限",
            format!("{}（第 15 日 {} 是休息日，顺延）", say::day(term.pay_by), say::day(term.unrolled)),
        ),
        Some(term) => Fact::new("缴款期限", say::day(term.pay_by)),
        None => Fact::new("缴款期限", "未起算：决定书还没有送达"),
    });
    lines.push(Fact::new("加处罚款", say::amount(balance.surcharge_fen)));
    lines.push(Fact::new("已缴", say::amount(balance.paid_fen)));
    lines.push(Fact::new("未缴", say::amount(balance.left_fen)));
    let rows: Vec<Row> = model
        .case
        .payments
        .iter()
        .map(|payment| {
            Row::new(vec![
                payment.receipt.clone().into_any(),
                payment.amount_fen.figure().into_any(),
                say::table_day(payment.paid_on).into_any(),
                payment.channel.label().into_any(),
                payment.by_name.clone().into_any(),
            ])
        })
        .collect();
    let columns = vec![
        Column::new("票据号", ColumnKind::Name),
        Column::new("金额（元）", ColumnKind::Figure),
        Column::new("缴款日", ColumnKind::Text),
        Column::new("方式", ColumnKind::Text),
        Column::new("登记", ColumnKind::Text),
    ];
    view! {
        <Card title="应缴">
            <Facts facts=lines/>
        </Card>
        <Card title="缴款">
            <Table caption="缴款记录" columns rows><EmptyState why="还没有缴款记录。"/></Table>
        </Card>
    }
    .into_any()
}

/// 送达
pub fn service(model: &Model) -> AnyView {
    let case = &model.case;
    let mut rows: Vec<Row> = Vec::new();
    for order in &case.orders {
        attempts("责令限期改正通知书", &order.service, &mut rows);
    }
    if let Some(notice) = &case.notice {
        attempts("行政处罚事先告知书", &notice.service, &mut rows);
    }
    if let Some(decision) = &case.decision {
        let paper =
            if decision.on_the_spot.is_some() { "当场行政处罚决定书" } else { "行政处罚决定书" };
        attempts(paper, &decision.service, &mut rows);
    }
    if let Some(spared) = &case.no_penalty {
        attempts("不予行政处罚决定书", &spared.service, &mut rows);
    }
    if let Some(demand) = &case.demand {
        attempts("行政处罚决定履行催告书", &demand.service, &mut rows);
    }
    let columns = vec![
        Column::new("文书", ColumnKind::Name),
        Column::new("方式", ColumnKind::Text),
        Column::new("日期", ColumnKind::Text),
        Column::new("结果", ColumnKind::Text),
        Column::new("签收或拒收", ColumnKind::Text),
        Column::new("送达人", ColumnKind::Text),
    ];
    view! {
        <Card title="送达">
            <Table caption="送达记录" columns rows><EmptyState why="还没有送达记录。没有送达证明，后面的期限都不起算。"/></Table>
        </Card>
    }
    .into_any()
}

fn attempts(paper: &'static str, file: &ServiceFile, rows: &mut Vec<Row>) {
    if file.attempts.is_empty() {
        rows.push(Row::new(vec![
            paper.into_any(),
            "—".into_any(),
            "—".into_any(),
            "待送达".into_any(),
            "—".into_any(),
            "—".into_any(),
        ]));
    }
    let whom = |to: u32| file.name(to).map_or_else(String::new, |name| format!("（{name}）"));
    for attempt in &file.attempts {
        let result = match (attempt.delivery, attempt.deemed(), &attempt.announced) {
            (Delivery::Done, None, Some(announced)) => {
                format!("公告中{}，公告期到 {}", whom(attempt.to), say::day(announced.clock.ends))
            }
            (Delivery::Done, Some(deemed), _) if deemed != attempt.on => {
                format!("{}视为送达{}", say::day(deemed), whom(attempt.to))
            }
            (Delivery::Done, ..) => format!("已送达{}", whom(attempt.to)),
            (Delivery::Failed, ..) => format!("没有送达{}：{}", whom(attempt.to), attempt.note),
        };
        rows.push(Row::new(vec![
            paper.into_any(),
            attempt.way.label().into_any(),
            say::table_day(attempt.on).into_any(),
            result.into_any(),
            attempt.way.recipient().to_owned().into_any(),
            attempt.servers.join("、").into_any(),
        ]));
    }
    // Of several joint parties each must be served before a period runs.
    for to in file.unserved().filter(|_| !file.attempts.is_empty()) {
        if let Some(name) = file.name(to) {
            rows.push(Row::new(vec![
                paper.into_any(),
                "—".into_any(),
                "—".into_any(),
                format!("待送达（{name}）").into_any(),
                "—".into_any(),
                "—".into_any(),
            ]));
        }
    }
}
