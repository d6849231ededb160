//! The checklist of legal review: the eight points of 住房和城乡建设行政处罚程序规定 24, each with what the file says of it.

use domain::case::Case;
use domain::law::article::join_articles_short;
use domain::step::{ReviewPoint, Verdict};

use super::step_fields::{choices, opinion};
use super::{Control, FieldSpec};
use crate::widgets::{Choice, say};

/// Checklist, one of the four opinions, and the words.
pub(super) fn fields(case: &Case) -> Vec<FieldSpec> {
    let points = ReviewPoint::ALL.iter().map(|point| {
        let choice = Choice::new(point.key(), point.label());
        match on_file(*point, case) {
            Some(words) => choice.note(words),
            None => choice,
        }
    });
    vec![
        FieldSpec::new("points", "审核清单", Control::Ticks(points.collect()))
            .optional()
            .hint("审过没有问题的勾选；同意的八项都要勾选（55号令24条）"),
        FieldSpec::new("verdict", "审核意见", Control::Radio(choices(Verdict::ALL, Verdict::key, Verdict::label))),
        opinion("意见说明").optional().hint("不同意的，写明理由"),
    ]
}

/// What the file says of a point; the reviewer judges.
fn on_file(point: ReviewPoint, case: &Case) -> Option<String> {
    let law = case.law.as_ref();
    match point {
        ReviewPoint::Subject => {
            let named: Vec<String> =
                case.investigators.iter().map(|one| format!("{}（{}）", one.name, one.certificate)).collect();
            (!named.is_empty()).then(|| format!("承办 {}", named.join("、")))
        }
        ReviewPoint::Procedure => {
            let notice = case.notice.as_ref()?;
            let served = notice
                .service
                .deemed()
                .map_or_else(|| "告知书没有送达证明".to_owned(), |day| format!("告知书 {}送达", say::plain_day(day)));
            let heard = if case.hearing_held() { "已听证" } else { "没有听证" };
            Some(format!("{served}；陈述申辩 {} 件；{heard}", notice.defences.len()))
        }
        ReviewPoint::Facts => Some(match case.exhibits_aside.len() {
            0 => format!("证据 {} 件", case.exhibits.len()),
            out => format!("证据 {} 件，其中已排除 {out} 件", case.exhibits.len()),
        }),
        ReviewPoint::Basis => law.map(|law| join_articles_short(&law.penalty)),
        ReviewPoint::Discretion => case.report.as_ref().map(|report| {
            let others: String =
                report.form.all_others().iter().map(|one| format!("，{}", one.kind().label())).collect();
            if report.form.total_fine().get() == 0 {
                return format!("不罚款{others}");
            }
            let band = format!("{}–{} 元", report.min_fen.plain(), report.max_fen.plain());
            format!("幅度 {band}，拟罚 {}{others}", say::amount(report.form.fine_fen))
        }),
        ReviewPoint::Power => {
            law.map(|law| law.assigned_by.clone().unwrap_or_else(|| "法律、法规直接规定的职权".to_owned()))
        }
        ReviewPoint::Papers | ReviewPoint::Crime => None,
    }
}
