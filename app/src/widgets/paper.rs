//! A paper on screen as it will be printed: the preview walks the very blocks the printed sheet is set from.

use domain::documents::block::{
    Block, Cell, CellRole, Layout, Level, Opinion, Paper, Row, Run, Signature, Table, Voice, written_or_gap,
};
use leptos::prelude::*;

/// The sheet; line and page ends are the typesetter's.
#[component]
pub fn PaperPreview(paper: Paper) -> AnyView {
    let kind = match paper.layout {
        Layout::Letter => "letter",
        Layout::Form => "form",
    };
    let number = match (paper.number, paper.draft) {
        (Some(number), _) => Some(view! { <p class="paper-number">{number}</p> }.into_any()),
        (None, true) => Some(view! { <p class="paper-number paper-gap">"（文号签发时生成）"</p> }.into_any()),
        (None, false) => None,
    };
    let marks = [(paper.draft, "草稿 · 不作送达之用"), (paper.drill, "演练 · 无法律效力")];
    let marks: Vec<_> = marks.into_iter().filter(|(on, _)| *on).map(|(_, words)| words).collect();
    let draft = paper.draft;
    let name = paper.title.clone();
    let signatures = paper.page_signatures;
    view! {
        <article class="paper" data-layout=kind lang="zh-CN" aria-label=name>
            {(!marks.is_empty()).then(|| view! { <p class="paper-marks">{marks.join("　")}</p> })}
            <p class="paper-issuer">{paper.issuer}</p>
            <h2 class="paper-title">{paper.title}</h2>
            {number}
            <div class="paper-body">
                {paper.blocks.into_iter().map(|block| block_view(block, draft)).collect_view()}
                {paper.copies_line.map(|line| view! { <p class="paper-copies">{line}</p> })}
                {(!signatures.is_empty()).then(|| fill_line(signatures))}
            </div>
            <p class="paper-foot">{if paper.page_of_pages { "第 1 页" } else { "— 1 —" }}</p>
        </article>
    }
    .into_any()
}

fn block_view(block: Block, draft: bool) -> AnyView {
    match block {
        Block::Heading { level, text } => {
            let level = match level {
                Level::First => "first",
                Level::Second => "second",
                Level::Third => "third",
                Level::Fourth => "fourth",
            };
            view! { <h3 class="paper-heading" data-level=level>{text}</h3> }.into_any()
        }
        Block::Paragraph { indent, runs } => {
            view! { <p class="paper-text" class:indent=indent>{runs.into_iter().map(run_view).collect_view()}</p> }
                .into_any()
        }
        Block::Addressee { text } => view! { <p class="paper-text">{text}</p> }.into_any(),
        Block::Identity { entries } => {
            let rows =
                entries.into_iter().map(|entry| view! { <div><dt>{entry.label}</dt><dd>{entry.value}</dd></div> });
            view! { <dl class="paper-identity">{rows.collect_view()}</dl> }.into_any()
        }
        Block::Table(table) => table_view(table),
        Block::Opinion(opinion) => opinion_view(opinion),
        Block::Signature(signature) => signature_view(signature, draft),
        Block::FillLine { labels } => fill_line(labels),
        Block::BlankBelow => view! { <p class="paper-blank">"以下空白"</p> }.into_any(),
        Block::Gap => view! { <div class="paper-empty"></div> }.into_any(),
    }
}

fn run_view(run: Run) -> AnyView {
    match run.voice {
        Voice::Plain => run.text.into_any(),
        Voice::Strong => view! { <strong class="paper-strong">{run.text}</strong> }.into_any(),
        Voice::Quoted => view! { <span class="paper-quoted">{run.text}</span> }.into_any(),
    }
}

/// Shares of the width as `<col>`s; the columns' sum is drawn in hundredths by the `width` attribute.
fn table_view(table: Table) -> AnyView {
    let whole: u32 = table.columns.iter().map(|&share| u32::from(share)).sum::<u32>().max(1);
    let shares = table.columns.iter().map(|&share| column(u32::from(share) * 100 / whole));
    let head = table.head;
    view! {
        <table class="paper-table">
            <colgroup>{shares.collect_view()}</colgroup>
            {(!head.is_empty()).then(|| view! { <thead>{head.into_iter().map(row_view).collect_view()}</thead> })}
            <tbody>{table.rows.into_iter().map(row_view).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn column(percent: u32) -> AnyView {
    leptos::html::col().attr("width", format!("{percent}%")).into_any()
}

fn row_view(row: Row) -> AnyView {
    let tall = (row.least_lines > 1).then(|| row.least_lines.min(12).to_string());
    view! { <tr data-lines=tall>{row.cells.into_iter().map(cell_view).collect_view()}</tr> }.into_any()
}

fn cell_view(cell: Cell) -> AnyView {
    let role = match cell.role {
        CellRole::Label => "label",
        CellRole::Value => "value",
        CellRole::Centred => "centred",
        CellRole::Prose => "prose",
    };
    let columns = (cell.columns > 1).then(|| cell.columns.to_string());
    let rows = (cell.rows > 1).then(|| cell.rows.to_string());
    let text: Vec<_> = cell.text.split('\n').map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    view! { <td data-role=role colspan=columns rowspan=rows>{text.collect_view()}</td> }.into_any()
}

fn opinion_view(opinion: Opinion) -> AnyView {
    view! {
        <table class="paper-table paper-opinion">
            <colgroup>{column(20)}{column(80)}</colgroup>
            <tbody><tr>
                <td data-role="label"><p>{opinion.label}</p></td>
                <td data-role="prose">
                    <p>{opinion.text.unwrap_or_default()}</p>
                    <p class="paper-sign">{opinion.name.unwrap_or_else(|| "签名：　　　　".to_owned())}"　"{written_or_gap(opinion.date.as_deref()).to_owned()}</p>
                </td>
            </tr></tbody>
        </table>
    }
    .into_any()
}

fn signature_view(signature: Signature, draft: bool) -> AnyView {
    view! {
        <div class="paper-signature">
            <p>{signature.organ}</p>
            <p>{written_or_gap(signature.date.as_deref()).to_owned()}</p>
            {(signature.seal && draft).then(|| view! { <p class="paper-gap">"（盖章处）"</p> })}
        </div>
    }
    .into_any()
}

fn fill_line(labels: Vec<String>) -> AnyView {
    let gaps = labels
        .into_iter()
        .map(|label| view! { <span class="paper-fill">{label}"："<span class="paper-rule"></span></span> });
    view! { <p class="paper-fills">{gaps.collect_view()}</p> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::widgets::testing::rendered;

    #[test]
    fn a_paper_is_walked_in_order_and_escaped() {
        let mut paper = Paper::letter("平顶山市城市管理局", "行政处罚决定书");
        paper.draft = true;
        paper.blocks = vec![
            Block::heading("一、违法事实"),
            Block::paragraph("<b>经查</b>"),
            Block::Table(domain::documents::block::Table::of(
                [1, 3],
                vec![Row::of(vec![Cell::label("案由"), Cell::value("未密闭运输")]).at_least(3)],
            )),
            Block::Signature(Signature { organ: "平顶山市城市管理局".into(), date: None, seal: true }),
        ];
        let html = rendered(|| view! { <PaperPreview paper/> });
        assert!(html.contains("&lt;b&gt;经查"), "{html}");
        assert!(html.contains(r#"width="25%""#), "{html}");
        assert!(html.contains("草稿 · 不作送达之用"), "{html}");
        assert!(html.find("一、违法事实") < html.find("未密闭运输"));
        assert!(!html.contains("style="), "{html}");
    }
}
