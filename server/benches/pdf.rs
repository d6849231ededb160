//! How long a decision takes to print: faces loaded and first file, then one file after the other, all different.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use domain::documents::block::{Block, Entry, Paper, Run, Signature};
use server::pdf::{Faces, Identity, Typesetter};

const FILES: u32 = 400;
const SENTENCES: [&str; 8] = [
    "经查，当事人的驾驶员驾驶重型自卸货车在平顶山市新华区中兴路与建设路交叉口处运输建筑垃圾，车厢未密闭，沿途泄漏、遗撒渣土。",
    "执法人员出示执法证件后进行现场检查，拍照取证，制作了现场检查（勘验）笔录，当事人的驾驶员在场并签名。",
    "上述行为违反了《城市建筑垃圾管理规定》第十四条的规定，依据同一规定第二十三条第一项应当予以处罚。",
    "当事人在规定期限内改正了违法行为，清除了路面渣土，积极配合调查，未造成道路交通事故等其他危害后果。",
    "本机关依法告知当事人拟作出处罚的内容及事实、理由、依据，当事人在法定期限内未提出陈述、申辩，也未要求听证。",
    "参照河南省住房和城乡建设系统行政处罚裁量基准，该违法行为属于一般档次，裁量幅度为五千元以上三万元以下。",
    "逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款。",
    "可以自收到本决定书之日起六十日内向平顶山市人民政府申请行政复议，也可以在六个月内向人民法院提起行政诉讼。",
];

/// A decision of two pages whose paragraphs differ from those of every other number.
fn decision(number: usize) -> Paper {
    let mut paper = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
    paper.number = Some(format!("平城管罚决字〔2026〕{}号", 40_000 + number));
    paper.blocks = vec![Block::Identity {
        entries: vec![
            Entry::new("当事人", format!("平顶山市第{number}渣土运输有限公司")),
            Entry::new("住所", format!("平顶山市湛河区建设路东段{number}号")),
        ],
    }];
    for (i, heading) in ["一、违法事实和证据", "二、处罚依据和决定", "三、履行方式和救济途径"].iter().enumerate()
    {
        paper.blocks.push(Block::heading(*heading));
        for j in 0..2 {
            let first = SENTENCES[(number + i + j) % SENTENCES.len()];
            let second = SENTENCES[(number / 3 + 2 * i + j) % SENTENCES.len()];
            paper.blocks.push(Block::paragraph(format!("（{}）{first}{second}", number * 7 + i * 3 + j)));
        }
    }
    let fine = format!("罚款人民币壹万元整（¥{number}）。");
    paper.blocks.push(Block::Paragraph { indent: true, runs: vec![Run::strong(fine)] });
    let date = Some("2026年4月1日".to_string());
    paper.blocks.push(Block::Signature(Signature { organ: "平顶山市城市管理局".into(), date, seal: true }));
    paper
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts");
    let mut folders: Vec<PathBuf> = match std::env::var_os("ZHIHENG_FONTS") {
        Some(folders) => std::env::split_paths(&folders).collect(),
        None => vec![workspace],
    };
    folders.push("/usr/share/fonts".into());
    let identity = |number: usize| Identity { id: format!("{number:032x}"), made_at: 1_775_000_000 };
    let start = Instant::now();
    let typesetter = Typesetter::new(Faces::load(&folders)?);
    let loaded = start.elapsed();
    let first = typesetter.render(&decision(0), &identity(0))?;
    println!(
        "decision PDF, cold: faces {:.0} ms, with the first file {:.0} ms",
        milliseconds(loaded),
        milliseconds(start.elapsed())
    );
    let pages = typesetter.lay_out(&decision(0))?.len();
    let papers: Vec<Paper> = (1..=FILES as usize).map(decision).collect();
    let mut times = Vec::with_capacity(papers.len());
    for (number, paper) in papers.iter().enumerate() {
        let start = Instant::now();
        std::hint::black_box(typesetter.render(paper, &identity(number))?);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let sum: Duration = times.iter().sum();
    let mean = milliseconds(sum) / f64::from(FILES);
    println!(
        "decision PDF, warm: mean {mean:.2} ms, median {:.2} ms, p99 {:.2} ms, {:.0}/s ({pages} pages, {} KB, every paper different)",
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() * 99 / 100]),
        1000.0 / mean,
        first.len() / 1024,
    );
    Ok(())
}
