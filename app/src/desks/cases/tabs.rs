//! What stands under each tab of a case file.

use domain::party::{Masked, Party};
use domain::service::{Delivery, ServiceFile};
use domain::step::StepKind;
use leptos::prelude::*;

use super::file::Model;
use crate::islands::upload_pieces::UploadPieces;
use crate::widgets::{
    ActLink, Button, Card, Choice, Column, ColumnKind, EmptyState, Fact, Facts, FileButton, Gallery, Link, Row, Select,
    Shown, Table, TextInput, say, written_out,
};

fn open(model: &Model, kind: StepKind) -> bool {
    model.offers.iter().any(|offer| offer.step == kind && offer.refused.is_none())
}

/// 基本信息
pub fn facts(model: &Model) -> AnyView {
    let case = &model.case;
    let dossier = &case.dossier;
    let act = &dossier.act;
    let mut when = say::day(act.on);
    if let Some(at) = act.at {
        when.push_str(&at.format(" %H:%M").to_string());
    }
    let violation = model.now.law.catalogue.find(&dossier.violation, act.on).ok();
    let mut lines = vec![
        Fact::new("案由", violation.map(|one| one.name.clone()).unwrap_or_default()),
        Fact::new("行为日", when),
        Fact::new("地点", act.place.clone()),
    ];
    for (label, value) in dossier.particulars.lines() {
        lines.push(Fact::new(label, value));
    }
    lines.push(Fact::new("违法事实", act.facts.clone()));
    if let Some(violation) = violation {
        let bands: Vec<String> = violation.tiers.iter().map(crate::desks::band).collect();
        lines.push(Fact::view("违反", written_out(&violation.prohibiting)));
        lines.push(Fact::view("处罚依据", written_out(&violation.penalty)));
        lines.push(Fact::new("幅度", bands.join("、")));
    }
    lines.push(Fact::new(
        "来源",
        format!("{}，{}收到", case.clue.source.label(), say::plain_day(case.clue.received_on)),
    ));
    let parties: Vec<(String, Vec<Fact>)> = match &dossier.party {
        Some(_) => {
            let titles = |place: u32| match (dossier.is_joint(), place) {
                (true, place) => format!("当事人{}", domain::law::article::chinese_number(place + 1)),
                (false, _) => "当事人".to_owned(),
            };
            (0..).zip(dossier.parties()).map(|(place, one)| (titles(place), party(model, place, one))).collect()
        }
        None => vec![("当事人".to_owned(), vec![Fact::new("当事人", "尚未查明")])],
    };
    let amend = open(model, StepKind::AmendDossier).then(|| Link::new(format!("/cases/{}/amend", case.id), "修改"));
    view! {
        {match amend.clone() {
            Some(more) => view! { <Card title="违法事实" more><Facts facts=lines/></Card> }.into_any(),
            None => view! { <Card title="违法事实"><Facts facts=lines/></Card> }.into_any(),
        }}
        {parties.into_iter().map(|(title, facts)| view! { <Card title><Facts facts/></Card> }).collect_view()}
        {super::related::card(model)}
        {proposal(model)}
        {super::beside::cards(model)}
        {as_at(model)}
    }
    .into_any()
}

/// The lines of one party, its numbers masked.
fn party(model: &Model, whose: u32, party: &Party) -> Vec<Fact> {
    let line = |(label, value): (String, String)| {
        // Whole numbers stand on the papers only; whoever reads the screen needs to recognise them.
        match Masked::ALL.into_iter().find(|what| what.of(party) == Some(value.as_str())) {
            Some(what) => Fact::view(label, masked(model, what, whose, &value)),
            None => Fact::new(label, value),
        }
    };
    party.on_paper().into_iter().map(line).collect()
}

/// A masked number; whoever may see it gets the button that shows it once and writes the look down.
fn masked(model: &Model, what: Masked, whose: u32, number: &str) -> AnyView {
    let action = format!("/cases/{}/reveal", model.case.id);
    let shown = what.masked(number);
    let label = what.label();
    view! {
        <span class="masked">
            <span class="code">{shown}</span>
            {model.may_look.then(|| view! {
                <form method="post" action=action>
                    {(whose > 0).then(|| view! { <input type="hidden" name="whose" value=whose/> })}
                    <button class="button" data-weight="plain" type="submit" name="what" value=what.key()>"查看"<span class="for-readers">{label}</span></button>
                </form>
            })}
        </span>
    }
    .into_any()
}

/// What is proposed and decided, with how it came about.
fn proposal(model: &Model) -> Option<AnyView> {
    let report = model.case.report.as_ref()?;
    let charges = report.form.charges(&model.case.dossier);
    let several = charges.len() > 1;
    let mut lines = Vec::new();
    for (at, charge) in charges.iter().enumerate() {
        let weighed = report.weighed.get(at);
        if let Some(weighed) = weighed {
            let which = if several { format!("第 {} 项", at + 1) } else { "适用的规定".to_owned() };
            lines.push(Fact::new(which, format!("{}（{}）", weighed.law.name, weighed.choice.standing.label())));
            if !weighed.choice.reason.is_empty() {
                lines.push(Fact::new("规定的比较", weighed.choice.reason.clone()));
            }
            lines.push(Fact::new("计算", weighed.computed.arithmetic.join("；")));
        } else {
            let band = format!("{}–{} 元", report.min_fen.plain(), report.max_fen.plain());
            lines.push(Fact::new("幅度", band));
        }
        lines.push(Fact::new("拟罚款", say::amount(charge.fine_fen)));
        if charge.confiscate_fen.get() > 0 {
            lines.push(Fact::new("拟没收违法所得", say::amount(charge.confiscate_fen)));
        }
        lines.push(Fact::new("裁量理由", charge.discretion.clone()));
        if let Some(ground) = &charge.mitigation {
            lines.push(Fact::new("法定情形", format!("{}：{}", ground.ground.label(), ground.facts)));
        }
    }
    if several {
        lines.push(Fact::new("合计罚款", say::amount(report.form.total_fine())));
    }
    let said = |grounds: &[String], none: &str| if grounds.is_empty() { none.to_owned() } else { grounds.join("；") };
    lines.push(Fact::new("听证", said(&report.hearing, "没有达到听证标准")));
    lines.push(Fact::new("法制审核", said(&report.review, "不属于须审核的情形")));
    lines.push(Fact::new("集体讨论", said(&report.discussion, "不属于须讨论的情形")));
    if let Some(decision) = &model.case.decision {
        lines.push(Fact::new(
            "决定",
            format!("{} 罚款 {}", say::plain_day(decision.on), say::amount(decision.fine_fen)),
        ));
    }
    Some(view! { <Card title="裁量"><Facts facts=lines/></Card> }.into_any())
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
            let href = format!("/api/v1/cases/{}/evidence/{}", case.id, exhibit.id);
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
                preview: if picture { href.clone() } else { String::new() },
                href,
                remark: String::new(),
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
        let result = match attempt.delivery {
            Delivery::Done => format!("已送达{}", whom(attempt.to)),
            Delivery::Failed => format!("没有送达{}：{}", whom(attempt.to), attempt.note),
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
