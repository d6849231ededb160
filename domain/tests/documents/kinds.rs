//! Every kind of penalty on the papers: what it is, how and by when it is performed, and how gains were counted.

use domain::documents::DocumentKind;
use domain::documents::block::Paper;
use domain::money::Fen;
use domain::step::*;

use crate::kinds_known::*;
use crate::office::*;
use crate::reading::{faults, read};
use crate::samples::*;

/// Told on 2026-09-23 under a law in which the truck's rule knows every kind.
fn told(form: SubmitReport) -> Walk {
    let mut office = about(None, "MK-005");
    office.now.law = knowing("MK-005", &ALL);
    Walk::of(office).filed(1).reported(form).on("2026-09-23").noticed()
}

/// The same, decided on 2026-10-09 after review and discussion, some of it left out.
fn decided(form: SubmitReport, left_out: Vec<u32>) -> Walk {
    let (fine_fen, confiscate_fen) = (form.fine_fen, form.confiscate_fen);
    let mut walk = told(form).on("2026-10-09").take(recheck(fine_fen.get() / 100, Adopted::NoDefence), 1);
    if walk.case.review_due() {
        walk = walk.take(Step::SubmitToReview(SubmitToReview {}), 1).take(legal(Verdict::Agree), 4);
    }
    if walk.case.discussion_due() {
        let minutes = RecordDiscussion {
            on: day("2026-10-09"),
            members: "陈国、赵敏".into(),
            recused: String::new(),
            views: "均同意".into(),
            conclusion: "同意处罚".into(),
        };
        walk = walk.take(Step::RecordDiscussion(minutes), 5);
    }
    let decision = DecidePenalty {
        fine_fen,
        fines: Vec::new(),
        confiscate_fen,
        left_out,
        shortened: Vec::new(),
        law_comparison: String::new(),
        opinion: String::new(),
    };
    walk.take(Step::DecidePenalty(decision), 5)
}

fn words(paper: &Paper) -> String {
    assert_eq!(faults(paper), Vec::<String>::new(), "{}", read(paper));
    paper.words().join("\n")
}

#[test]
fn notice_and_decision_name_every_kind_with_its_way_and_period() {
    let walk = decided(SubmitReport { others: each_kind().to_vec(), ..report(5_000) }, Vec::new());
    for (kind, paper) in [(DocumentKind::PriorNotice, "决定书"), (DocumentKind::PenaltyDecision, "本决定书")] {
        let words = words(walk.paper(kind));
        for said in [
            "通报批评（通报范围：全市建筑垃圾运输企业）",
            "没收非法财物：喷涂机2台，价值共计人民币壹仟元整（¥1,000.00）",
            "暂扣许可证件（城市建筑垃圾处置核准证，编号：平建渣 2026-017，自决定书送达之日起至2026年11月30日止）",
            "降低资质等级（城市建筑垃圾处置核准证，编号：平建渣 2026-017，由一级降为二级）",
            "吊销许可证件（城市建筑垃圾处置核准证，编号：平建渣 2026-017）",
            "限制开展生产经营活动（夜间运输，自决定书送达之日起至2026年12月31日止）",
            "责令停产停业（建筑垃圾运输，自决定书送达之日起至2026年10月31日止）",
            "责令关闭（湛河堤弃置场）",
            "限制从业（建筑垃圾运输）",
        ] {
            assert!(words.contains(said), "{kind:?}: {said}\n{words}");
        }
        for way in [
            format!("你单位应当自收到{paper}之日起十五日内交付本机关"),
            format!("你单位应当自收到{paper}之日起三日内将城市建筑垃圾处置核准证交本机关暂扣"),
            format!("你单位应当自收到{paper}之日起十日内关闭湛河堤弃置场"),
            format!("责令停产停业自{paper}送达之日起执行，至2026年10月31日止"),
            format!("限制从业自{paper}送达之日起执行。"),
        ] {
            assert!(words.contains(&way), "{kind:?}: {way}\n{words}");
        }
    }
    insta::assert_snapshot!("every_kind_prior_notice", read(walk.paper(DocumentKind::PriorNotice)));
    insta::assert_snapshot!("every_kind_decision", read(walk.paper(DocumentKind::PenaltyDecision)));
}

#[test]
fn what_the_head_leaves_out_the_decision_does_not_say() {
    let [_, goods, _, _, _, _, stop, ..] = each_kind();
    let walk = decided(SubmitReport { others: vec![stop, goods], ..report(5_000) }, vec![1]);
    assert!(words(walk.paper(DocumentKind::PriorNotice)).contains("责令停产停业"));
    let decision = words(walk.paper(DocumentKind::PenaltyDecision));
    assert!(!decision.contains("责令停产停业") && decision.contains("没收非法财物"), "{decision}");
}

#[test]
fn a_warning_alone_asks_for_no_money() {
    let walk = decided(SubmitReport { warning: true, tier: String::new(), ..report(0) }, Vec::new());
    let decision = words(walk.paper(DocumentKind::PenaltyDecision));
    assert!(decision.contains("警告自本决定书送达之日起生效") && decision.contains("行政复议"), "{decision}");
    for absent in ["缴至", "加处罚款", "银行", "罚款"] {
        assert!(!decision.contains(absent), "{absent}\n{decision}");
    }
    insta::assert_snapshot!("warning_alone_decision", read(walk.paper(DocumentKind::PenaltyDecision)));
}

#[test]
fn gains_are_shown_as_they_were_counted() {
    let gains = Gains {
        gross_fen: Fen::yuan(1_000),
        refunds_fen: Fen::yuan(300),
        working: "按三份运输合同的收款记录逐笔相加；向两名客户退还多收的运费".into(),
    };
    let form = SubmitReport { confiscate_fen: Fen::yuan(700), gains: Some(gains), ..report(5_000) };
    let walk = decided(form, Vec::new());
    for kind in [DocumentKind::PriorNotice, DocumentKind::PenaltyDecision] {
        let words = words(walk.paper(kind));
        let counted = "违法取得的款项人民币壹仟元整（¥1,000.00），扣除依法应当退赔的人民币叁佰元整（¥300.00），应当没收人民币柒佰元整（¥700.00）";
        assert!(words.contains(counted) && words.contains("退还多收的运费。"), "{kind:?}\n{words}");
    }
}

#[test]
fn gains_alone_bear_no_surcharge() {
    let form = SubmitReport {
        confiscate_fen: Fen::yuan(700),
        gains: counted(70_000),
        tier: String::new(),
        warning: true,
        ..report(0)
    };
    let decision = words(decided(form, Vec::new()).paper(DocumentKind::PenaltyDecision));
    assert!(
        decision.contains("将没收违法所得人民币柒佰元整（¥700.00）缴至") && !decision.contains("加处罚款"),
        "{decision}"
    );
}
