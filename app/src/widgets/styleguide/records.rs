//! Records of a case as every page shows them: clocks, lists, evidence, a paper.

use domain::documents::block::{Block, Cell, Entry, Paper, Row as PaperRow, Signature, Table as PaperTable};
use domain::law::article::Article;
use domain::law::cite;
use leptos::prelude::*;

use crate::widgets::{
    ArticleRef, Badge, Card, Chip, Chips, Clock, Column, ColumnKind, Consequences, DeadlinePanel, DoneLine, EmptyState,
    Fact, Facts, FailureBox, Figure, Figures, Gallery, Happening, Lamp, LampState, LineStep, Link, Mark, ORDINARY,
    Pager, PaperPreview, RefusedList, RefusedStep, Row, Shown, Sorted, StepLine, Tab, Table, Tabs, Task, Timeline,
    WorkList,
};

const LAMPS: [(LampState, &str); 5] = [
    (LampState::Good, "剩 2 个工作日"),
    (LampState::Soon, "今天到期"),
    (LampState::Late, "逾期 1 个工作日"),
    (LampState::Held, "停表：复议中"),
    (LampState::Idle, "未起算：待送达"),
];

/// The ten steps with the fourth one lit.
pub fn sample_steps() -> Vec<LineStep> {
    let subs = ["09-09", "09-20", "09-22", "已告知，申辩期至 10-08"];
    let steps = ORDINARY.iter().enumerate().map(|(at, label)| {
        let mark = match at {
            0..=2 => Mark::Done,
            3 => Mark::Now,
            _ => Mark::Ahead,
        };
        LineStep::new(*label, mark, subs.get(at).copied().unwrap_or_default())
    });
    steps.collect()
}

/// Lamps, the step line, the clocks at the side, and steps that are refused.
#[component]
pub fn Clocks() -> AnyView {
    let lamps = LAMPS.map(|(state, words)| view! { <Lamp state words/> });
    let refused = RefusedStep {
        key: "decide".into(),
        label: "作出处罚决定".into(),
        why: "申辩期未满，当事人也未放弃".into(),
        articles: vec![ArticleRef {
            short: "处罚法45条".into(),
            long: "行政处罚法第四十五条".into(),
            gist: "当事人有权陈述申辩。".into(),
            href: Some("#".into()),
        }],
        mend: Some(Link::new("#", "怎么办")),
    };
    let counted = vec![
        "告知书 09-23 送达，当日不计".into(),
        "09-24、28、29、30、10-08 = 5 个工作日".into(),
        "跳过 09-25~27 中秋、10-01~07 国庆".into(),
        "日历 2026 版".into(),
    ];
    let clocks = vec![
        Clock {
            lamp: LampState::Good,
            label: "陈述申辩".into(),
            day: "10-08 周四".into(),
            words: "剩 2 个工作日".into(),
            counted,
            articles: vec![ArticleRef::from(&Article::new(cite::CHUFA, "45"))],
        },
        Clock {
            lamp: LampState::Late,
            label: "双公示报送".into(),
            day: "09-28 周一".into(),
            words: "逾期 1 个工作日".into(),
            counted: Vec::new(),
            articles: Vec::new(),
        },
        Clock {
            lamp: LampState::Idle,
            label: "缴款 15 日".into(),
            day: String::new(),
            words: "未起算：决定未送达".into(),
            counted: Vec::new(),
            articles: Vec::new(),
        },
    ];
    view! {
        <div class="columns">
            <div class="column-main">
                <Card title="灯与步骤">
                    <p class="row">{lamps.into_iter().collect_view()}</p>
                    <p class="row">
                        <Badge words="草稿"/><Badge words="已签发" state="good"/><Badge words="待签发" state="blue"/>
                        <Badge words="临期" state="soon"/><Badge words="已撤销" state="late"/>
                    </p>
                    <StepLine steps=sample_steps() beside=vec!["复议中".into()] course=Link::new("#", "流程")/>
                    <StepLine steps=sample_steps().into_iter().take(3).collect() cap="不予立案"/>
                    <RefusedList refused=vec![refused]/>
                </Card>
                <DoneLine words="已签发 平城管罚决字〔2026〕31号。下一步：送达，当事人不在场的最迟 10月12日。" link=Link::new("#", "登记送达")/>
                <FailureBox what="期限没有算出来。" safe="案卷没有改动，填写的内容都在。" again=Link::new("#", "重试") incident="7F3K-2Q"/>
            </div>
            <div class="column-side"><DeadlinePanel clocks all=Link::new("#", "全部 6")/></div>
        </div>
    }.into_any()
}

/// A work list, figures, a table with filters, a pager, an empty list.
#[component]
pub fn Lists() -> AnyView {
    let tasks = LAMPS.into_iter().map(|(lamp, words)| Task {
        lamp,
        words: words.into(),
        party: "鹰运渣土公司".into(),
        matter: "未密闭覆盖".into(),
        act: "登记陈述申辩".into(),
        link: Link::new("#", "去办"),
    });
    let columns = vec![
        Column::new("灯", ColumnKind::Lamp),
        Column::new("案号", ColumnKind::Name).sort("number", Sorted::Descending),
        Column::new("当事人", ColumnKind::Text),
        Column::new("罚款（元）", ColumnKind::Figure).sort("fine", Sorted::No),
        Column::new("办理", ColumnKind::Acts),
    ];
    let rows = LAMPS.into_iter().zip(["0.05", "14,050.00", "2,180,000.00", "−1,200.00", "9,999,999,999.99"]).map(
        |((state, words), amount)| {
            Row::new(vec![
                view! { <Lamp state words/> }.into_any(),
                view! { <a href="#">"平城管立字〔2026〕17号"</a> }.into_any(),
                "河南省鹰城渣土运输有限责任公司".into_any(),
                amount.into_any(),
                view! { <a href="#">"办"</a> }.into_any(),
            ])
        },
    );
    let figures = [("应收（元）", "1,284,400"), ("已收（元）", "1,019,350"), ("未收（元）", "265,050")];
    let figures = figures.map(|(label, words)| Figure { label: label.into(), words: words.into(), href: "#".into() });
    view! {
        <Tabs label="待办" tabs=vec![
            Tab::new("#", "待办", Some(7), true), Tab::new("#", "已办", None, false), Tab::new("#", "我的案件", Some(12), false),
        ]/>
        <WorkList tasks=tasks.collect()/>
        <Figures figures=figures.to_vec()/>
        <Chips chips=vec![Chip { words: "灯：临期、逾期".into(), without: Some("#".into()) }, Chip { words: "立案：2026 年".into(), without: None }]/>
        <form id="sample-filter" method="get" action="/styleguide"></form>
        <Table caption="样例案件" columns rows=rows.collect() sorts="sample-filter"/>
        <Pager words="第 51–100 件" first=Some("#".into()) previous=Some("#".into()) next=None/>
        <EmptyState why="没有待办。今天到期的都已办完。看看：" link=Link::new("/cases", "我的案件")/>
    }.into_any()
}

/// Facts, evidence, what happened.
#[component]
pub fn Evidence() -> AnyView {
    let shown = |number: &str, remark: &str| Shown {
        number: number.into(),
        proves: "证明车辆未密闭".into(),
        kind: "照片".into(),
        taken: "09-08 22:14 照片无位置".into(),
        receipt: "3f9a1c07… 已收妥 14:06".into(),
        href: "#".into(),
        preview: String::new(),
        aside: String::new(),
        remark: remark.into(),
    };
    let happened = Happening {
        at: "09-23 16:20".into(),
        machine: "2026-09-23T08:20:00Z".into(),
        what: "告知书直接送达，马建国签收".into(),
        who: "张伟、李敏".into(),
        note: String::new(),
        link: Some(Link::new("#", "回证")),
        seal: "第 14 号 3f9a1c07".into(),
    };
    view! {
        <div class="halves">
            <div class="half"><Card title="核对">
                <Facts facts=vec![
                    Fact::new("当事人", "鹰运渣土公司（单位） 9141********7X").act("#", "查看"),
                    Fact::new("法定代表人", "㛃𬭎䶮𪚥"),
                    Fact::new("电话", "").act("#", "修改"),
                ]/>
                <Consequences lines=vec!["取文号 平城管罚决字〔2026〕31号，不再退回".into(), "文书内容定格，送达期限起算".into()]/>
            </Card></div>
            <div class="half"><Card title="最近" more=Link::new("#", "日志 41")>
                <Timeline entries=vec![happened.clone(), Happening { note: "退回：夜查照片缺拍摄时间".into(), seal: String::new(), ..happened }]/>
            </Card></div>
        </div>
        <Gallery exhibits=vec![shown("证据 1", ""), shown("证据 2", "与证据 1 相同"), shown("证据 3", "")]/>
    }.into_any()
}

/// A letter and a form as they will be printed.
#[component]
pub fn Sheets() -> AnyView {
    let mut letter = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
    letter.draft = true;
    letter.drill = true;
    letter.blocks = vec![
        Block::Identity {
            entries: vec![Entry::new("当事人", "鹰运渣土公司"), Entry::new("地址", "平顶山市卫东区建设路 1 号")],
        },
        Block::heading("一、违法事实和证据"),
        Block::paragraph(
            "经查，当事人于2026年9月8日22时14分在建设路与开源路口未密闭运输建筑垃圾，有现场照片、询问笔录为证。",
        ),
        Block::paragraph("本机关决定处以罚款人民币伍仟元整（¥5,000.00）。"),
        Block::Signature(Signature { organ: "平顶山市城市管理局".into(), date: None, seal: true }),
    ];
    let mut form = Paper::form("平顶山市城市管理局", "立案审批表");
    form.blocks = vec![
        Block::Table(PaperTable::of(
            [1, 2, 1, 2],
            vec![
                PaperRow::of(vec![Cell::label("案由"), Cell::value("运输车辆未密闭覆盖").across(3)]),
                PaperRow::of(vec![
                    Cell::label("当事人"),
                    Cell::value("鹰运渣土公司"),
                    Cell::label("电话"),
                    Cell::value("138****5678"),
                ]),
                PaperRow::of(vec![
                    Cell::label("简要案情"),
                    Cell::prose("2026年9月8日22时14分，执法人员夜查时发现。").across(3),
                ])
                .at_least(5),
            ],
        )),
        Block::Opinion(domain::documents::block::Opinion {
            label: "承办人意见".into(),
            text: Some("建议立案。".into()),
            name: Some("张伟（豫D0123）".into()),
            date: Some("2026年9月9日".into()),
        }),
    ];
    view! {
        <div class="halves">
            <div class="half"><PaperPreview paper=letter/></div>
            <div class="half"><PaperPreview paper=form/></div>
        </div>
    }
    .into_any()
}
