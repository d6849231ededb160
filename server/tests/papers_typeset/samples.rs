//! A decision, an approval form and a letter, as the bureau would write them.

use domain::documents::block::{Block, Cell, Entry, Opinion, Paper, Row, Run, Signature, Table};

pub const FACTS: &str = "经查，2026年3月4日22时15分，当事人的驾驶员李四驾驶车牌号为豫D12345的重型自卸货车，在平顶山市新华区中兴路与\
    建设路交叉口处运输建筑垃圾，车厢未密闭，沿途泄漏、遗撒渣土约12.5平方米。当事人的行为违反了《城市建筑垃圾管理规定》第十四条“处置\
    建筑垃圾的单位在运输建筑垃圾时，应当随车携带建筑垃圾处置核准文件”的规定；依据《中华人民共和国行政处罚法》第二十八条第一款、第五十七条\
    第一款第一项和《河南省城市市容和环境卫生管理条例》（平城管罚告字〔2026〕40008号），——逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款……";

pub fn decision() -> Paper {
    let mut paper = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
    paper.number = Some("平城管罚决字〔2026〕40008号".into());
    paper.blocks = vec![
        Block::Identity {
            entries: vec![
                Entry::new("当事人", "平顶山市湛河区顺达渣土运输有限公司"),
                Entry::new("统一社会信用代码", "91410402MA44AAAA0X"),
            ],
        },
        Block::heading("一、违法事实和证据"),
        Block::paragraph(FACTS),
        Block::paragraph(FACTS),
        Block::heading("二、处罚依据和决定"),
        Block::Paragraph {
            indent: true,
            runs: vec![Run::plain("本机关决定："), Run::strong("罚款人民币壹万肆仟零伍拾元整（¥14,050.00）。")],
        },
        Block::paragraph("当事人应当自收到本决定书之日起15日内缴纳罚款。"),
        Block::Signature(Signature {
            organ: "平顶山市城市管理局".into(),
            date: Some("2026年4月1日".into()),
            seal: true,
        }),
    ];
    paper.copies_line = Some("本文书一式两份，一份送达当事人，一份归档。".into());
    paper
}

pub fn approval() -> Paper {
    let mut paper = Paper::form("平顶山市城市管理局", "行政处罚立案审批表");
    let party = [("名称", "平顶山市湛河区顺达渣土运输有限公司"), ("地址", "平顶山市湛河区建设路东段888号院3号楼")];
    let mut rows = vec![Row::of(vec![Cell::label("案由"), Cell::value("未采取密闭措施运输建筑垃圾").across(3)])];
    for (i, (label, value)) in party.into_iter().enumerate() {
        let mut cells = vec![Cell::label(label), Cell::value(value).across(2)];
        if i == 0 {
            cells.insert(0, Cell::label("当事人").down(2));
        }
        rows.push(Row::of(cells));
    }
    rows.push(Row::of(vec![Cell::label("案情"), Cell::prose(FACTS).across(3)]).at_least(8));
    let opinion = |label: &str, text: Option<&str>| {
        let known = text.map(str::to_string);
        let name = known.as_ref().map(|_| "张三（豫D0123）、李四（豫D0456）".to_string());
        let date = known.as_ref().map(|_| "2026年3月5日".to_string());
        Block::Opinion(Opinion { label: label.into(), text: known, name, date })
    };
    paper.blocks = vec![
        Block::Table(Table::of([2, 2, 4, 4], rows)),
        opinion("承办人意见", Some("建议立案。")),
        opinion("承办机构意见", None),
        opinion("行政机关负责人审批意见", None),
        Block::BlankBelow,
    ];
    paper
}

pub fn letter_of(text: &str) -> Paper {
    let mut paper = Paper::letter("平顶山市城市管理局", "通知书");
    paper.blocks = vec![Block::paragraph(text)];
    paper
}
