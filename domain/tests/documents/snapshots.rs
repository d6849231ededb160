//! Every kind of paper for every kind of case, kept word for word.

use domain::documents::block::Paper;
use domain::documents::{DocumentKind, draft};
use domain::ids::ExhibitId;
use domain::money::Fen;
use domain::party::Identity;
use domain::service::{Delivery, Posting, ProvedArrival, Way};
use domain::step::*;

use crate::office::*;
use crate::reading::{faults, read};
use crate::samples::*;

/// Reads the paper against the one kept, after a careful reader has found nothing to mark.
macro_rules! reads {
    ($name:literal, $paper:expr) => {{
        let paper: &Paper = $paper;
        assert_eq!(faults(paper), Vec::<String>::new(), "{}", read(paper));
        insta::assert_snapshot!($name, read(paper));
    }};
}

#[test]
fn an_organisation_from_filing_to_service() {
    let walk = walked(None, "MK-005", report(5_000), 2);
    reads!("organisation_filing_form", walk.paper(DocumentKind::FilingForm));
    reads!("organisation_correction_order", walk.paper(DocumentKind::CorrectionOrder));
    reads!("organisation_prior_notice", walk.paper(DocumentKind::PriorNotice));
    reads!("organisation_decision", walk.paper(DocumentKind::PenaltyDecision));
    let walk = walk.take(serve(Served::PenaltyDecision, "2026-10-09"), 1);
    reads!("organisation_receipt_direct", walk.paper(DocumentKind::ServiceReceipt));
}

#[test]
fn drafts_carry_no_number() {
    let walk = Walk::of(about(None, "MK-005")).filed(1).reported(report(5_000));
    let notice = draft(DocumentKind::PriorNotice, &walk.case, &walk.office.now).unwrap();
    assert!(notice.draft && notice.number.is_none());
    let mut office = walk.office.clone();
    office.now.drill = true;
    assert!(draft(DocumentKind::PriorNotice, &walk.case, &office.now).unwrap().drill);
    let walk = walk.on("2026-09-23").noticed().on("2026-10-09").decided(5_000);
    let receipt = draft(DocumentKind::ServiceReceipt, &walk.case, &walk.office.now).unwrap();
    reads!("draft_receipt", &receipt);
}

#[test]
fn a_person_with_and_without_papers() {
    let known = walked(Some(person(Identity::resident("410402199003070015"))), "MK-005", report(3_000), 1);
    reads!("person_decision", known.paper(DocumentKind::PenaltyDecision));
    let unknown = person(Identity::unknown("当事人未携带证件"));
    let walk = Walk::of(about(Some(unknown), "MK-005")).filed(1).reported(report(5_000)).on("2026-09-23").noticed();
    reads!("person_unknown_prior_notice_with_hearing", walk.paper(DocumentKind::PriorNotice));
    reads!("person_unknown_correction_order", walk.paper(DocumentKind::CorrectionOrder));
}

#[test]
fn a_couple_decided_on_together() {
    let walk = couple_decided();
    reads!("couple_filing_form", walk.paper(DocumentKind::FilingForm));
    reads!("couple_prior_notice", walk.paper(DocumentKind::PriorNotice));
    reads!("couple_decision", walk.paper(DocumentKind::PenaltyDecision));
    let walk = walk.take(serve_on(1, Served::PenaltyDecision, "2026-10-09"), 1);
    reads!("couple_receipt", walk.paper(DocumentKind::ServiceReceipt));
    let to_take_along = draft(DocumentKind::ServiceReceipt, &walk.case, &walk.office.now).unwrap();
    reads!("couple_draft_receipt", &to_take_along);
}

#[test]
fn a_sole_trader_with_and_without_a_shops_name() {
    let shop = walked(Some(sole_trader(Some("平顶山市卫东区老马渣土清运部"))), "MK-005", report(2_000), 1);
    reads!("sole_trader_decision", shop.paper(DocumentKind::PenaltyDecision));
    let plain = walked(Some(sole_trader(None)), "MK-005", report(2_000), 1);
    reads!("sole_trader_without_name_decision", plain.paper(DocumentKind::PenaltyDecision));
    reads!("sole_trader_without_name_filing_form", plain.paper(DocumentKind::FilingForm));
}

#[test]
fn long_facts_stand_in_paragraphs() {
    let line = "执法人员巡查时发现该车货厢顶部敞开，渣土高出栏板，行驶中沿途遗撒；";
    let facts = format!(
        "2026年9月9日22时05分，豫D·A1234号车由开源路工地驶出。\n{}\n经测量，遗撒路段长约120米：\n{}",
        line.repeat(6),
        line.repeat(40)
    );
    let walk = walked(None, "MK-005", SubmitReport { facts, ..report(8_000) }, 1);
    reads!("long_facts_decision", walk.paper(DocumentKind::PenaltyDecision));
}

#[test]
fn forty_exhibits_are_all_named_in_the_decision() {
    let walk = walked(None, "MK-005", report(8_000), 40);
    reads!("forty_exhibits_prior_notice", walk.paper(DocumentKind::PriorNotice));
    let decision = walk.paper(DocumentKind::PenaltyDecision);
    reads!("forty_exhibits_decision", decision);
    assert_eq!(decision.words().iter().filter(|words| words.contains("视听资料“IMG_")).count(), 40);
}

#[test]
fn a_defence_adopted_in_part_lowers_the_fine() {
    let defence = RecordDefence {
        received_on: day("2026-09-24"),
        postmark: None,
        content: "当日系首次出车，\n发现后已自行清扫，请求从轻处罚。".into(),
        whose: 0,
    };
    let answer = WriteRecheck {
        fines: Vec::new(),
        adopted: Adopted::Partly,
        opinion: "自行清扫属实，予以考虑；首次出车不影响违法事实的认定".into(),
        fine_fen: Fen::yuan(4_000),
    };
    let walk = Walk::of(about(None, "MK-005"))
        .filed(1)
        .reported(report(5_000))
        .on("2026-09-23")
        .noticed()
        .on("2026-09-24")
        .take(Step::RecordDefence(defence), 1)
        .on("2026-10-09")
        .take(Step::WriteRecheck(answer), 1)
        .take(decide(4_000), 5);
    reads!("defence_partly_adopted_decision", walk.paper(DocumentKind::PenaltyDecision));
}

fn offered() -> Walk {
    let form = SubmitReport { warning: false, ..report(50_000) };
    Walk::of(about(None, "MK-002")).filed(1).reported(form).on("2026-09-23").noticed()
}

#[test]
fn a_hearing_held_waived_and_given_up() {
    let held = heard_and_decided(offered(), 50_000);
    reads!("hearing_offered_prior_notice", held.paper(DocumentKind::PriorNotice));
    reads!("hearing_held_decision", held.paper(DocumentKind::PenaltyDecision));
    let waiver = RecordWaiver {
        on: day("2026-09-24"),
        defence: true,
        hearing: true,
        proof: "放弃陈述申辩和听证声明".into(),
        whose: 0,
    };
    let minutes = RecordDiscussion {
        recused: String::new(),
        on: day("2026-09-24"),
        members: "陈国、赵敏".into(),
        views: "均同意".into(),
        conclusion: "同意".into(),
    };
    let waived = offered()
        .on("2026-09-24")
        .take(Step::RecordWaiver(waiver), 1)
        .take(recheck(50_000, Adopted::NoDefence), 1)
        .take(Step::SubmitToReview(SubmitToReview {}), 1)
        .take(legal(Verdict::Agree), 4)
        .take(Step::RecordDiscussion(minutes), 5)
        .take(decide(50_000), 5);
    reads!("hearing_waived_decision", waived.paper(DocumentKind::PenaltyDecision));
    let absent = RecordHearing {
        outcome: HearingOutcome::GivenUp,
        on: day("2026-10-13"),
        notified_on: Some(day("2026-09-24")),
        host: None,
        record: "当事人未到场".into(),
        attended: in_person(),
    };
    let given_up = offered()
        .on("2026-09-24")
        .take(
            Step::RequestHearing(RequestHearing {
                received_on: day("2026-09-24"),
                postmark: None,
                whose: 0,
                third: None,
            }),
            1,
        )
        .on("2026-10-13")
        .take(Step::RecordHearing(absent), 4)
        .take(recheck(50_000, Adopted::NoDefence), 1);
    reads!(
        "hearing_given_up_draft_decision",
        &draft(DocumentKind::PenaltyDecision, &given_up.case, &given_up.office.now).unwrap()
    );
}

#[test]
fn a_fine_below_the_band_names_its_ground() {
    let walk = walked(None, "MK-005", mitigated(1_000), 1);
    reads!("mitigated_prior_notice", walk.paper(DocumentKind::PriorNotice));
    reads!("mitigated_decision", walk.paper(DocumentKind::PenaltyDecision));
}

#[test]
fn several_penalties_are_numbered() {
    let form = SubmitReport { confiscate_fen: Fen::new(6_000_050), gains: counted(6_000_050), ..report(100_000) };
    let walk = Walk::of(about(None, "MK-008")).filed(1).reported(form).on("2026-09-23").noticed();
    reads!("fine_and_confiscation_prior_notice", walk.paper(DocumentKind::PriorNotice));
    let form = SubmitReport { warning: true, ..report(10_000) };
    let walk = walked(None, "MK-012", form, 1);
    reads!("warning_and_fine_decision", walk.paper(DocumentKind::PenaltyDecision));
}

#[test]
fn an_act_of_the_old_law_cites_the_old_law_and_says_why() {
    let mut office = Office::about("2026-08-14", "MK-004");
    office.dossier = Some(dossier(day("2026-08-14")));
    let form = SubmitReport {
        law_comparison: "行为时的《中华人民共和国大气污染防治法》与现行规定的罚款幅度相同，适用行为时的规定".into(),
        ..report(5_000)
    };
    let walk = Walk::of(office).filed(1).on("2026-09-09").reported(form).on("2026-09-23").noticed();
    let walk = walk.on("2026-10-09").decided(5_000);
    reads!("old_law_prior_notice", walk.paper(DocumentKind::PriorNotice));
    reads!("old_law_decision", walk.paper(DocumentKind::PenaltyDecision));
    let last = walked(None, "MK-005", report(5_000), 1);
    let words = last.paper(DocumentKind::PenaltyDecision).words().join("");
    assert!(words.contains("《中华人民共和国生态环境法典》") && !words.contains("大气污染防治法"));
}

#[test]
fn an_order_with_a_day_and_its_receipts() {
    let order = IssueCorrectionOrder { demands: "停止运输，补办核准手续".into(), due: day("2026-09-20") };
    let walk = Walk::of(about(None, "MK-012")).filed(1).take(Step::IssueCorrectionOrder(order), 1);
    reads!("dated_correction_order", walk.paper(DocumentKind::CorrectionOrder));
    let Step::RecordService(form) = serve(Served::CorrectionOrder, "2026-09-09") else { unreachable!() };
    let failed = RecordService {
        way: Way::Direct { recipient: String::new(), relation: String::new(), receiver: None, on_file_copy: false },
        delivery: Delivery::Failed,
        note: "登记地址无人，邻居称已搬离".into(),
        ..form.clone()
    };
    let walk = walk.take(Step::RecordService(failed), 1);
    reads!("receipt_failed", walk.paper(DocumentKind::ServiceReceipt));
    let left = Way::Left {
        refused_by: "马建国".into(),
        witness: "李社区".into(),
        witness_from: Some(WitnessFrom::Neighbourhood),
        pictures: vec![ExhibitId(1)],
    };
    let again = walk.office.clone();
    let left = Walk { office: again, case: walk.case.clone(), papers: Vec::new() }.take(
        Step::RecordService(RecordService { way: left, note: "认为不应改正，拒收".into(), ..form.clone() }),
        1,
    );
    reads!("receipt_left", left.paper(DocumentKind::ServiceReceipt));
    let post =
        Way::Post {
            slip: "XA12345678941".into(), recipient: "收发室王某".into(), difficulty: "登记地址无人".into()
        };
    let posted = walk.take(Step::RecordService(RecordService { way: post, ..form }), 1);
    reads!("receipt_post", posted.paper(DocumentKind::ServiceReceipt));
}

#[test]
fn the_receipt_says_the_right_words_for_each_way() {
    let order = IssueCorrectionOrder { demands: "停止运输，补办核准手续".into(), due: day("2026-09-20") };
    let issued = || {
        let office = about(None, "MK-012");
        Walk::of(office).filed(1).take(Step::IssueCorrectionOrder(order.clone()), 1)
    };
    let said = |way: Way, note: &str| {
        let Step::RecordService(form) = serve(Served::CorrectionOrder, "2026-09-09") else { unreachable!() };
        let form = RecordService { way, note: note.into(), proofs: vec![ExhibitId(1)], ..form };
        let walk = issued().take(Step::RecordService(form), 1);
        walk.paper(DocumentKind::ServiceReceipt).words().join("\n")
    };
    let named = |receiver, relation: &str| Way::Direct {
        recipient: "王某".into(),
        relation: relation.into(),
        receiver: Some(receiver),
        on_file_copy: false,
    };
    let agent = said(named(Receiver::Agent, "法律顾问"), "");
    assert!(agent.contains("王某（代理人，法律顾问）") && agent.contains("证据1"), "{agent}");
    let called = said(Way::CalledIn { refused_by: "马建国".into() }, "电话通知到场，看后拒签");
    assert!(called.contains("通知到场送达") && called.contains("马建国经通知到场，拒绝签收，视为送达"), "{called}");
    let met = said(Way::MetElsewhere { refused_by: "马建国".into(), pictures: vec![ExhibitId(1)] }, "在工地送达，拒签");
    assert!(met.contains("在住所以外向马建国送达") && met.contains("送达过程照片、录像1份"), "{met}");
    let entrusted = Way::Entrusted {
        agency: "某县城管局".into(),
        letter: "平城管函〔2026〕1号".into(),
        difficulty: "住所在外县".into(),
        recipient: "马建国".into(),
    };
    let entrusted = said(entrusted, "");
    assert!(entrusted.contains("委托某县城管局代为送达") && entrusted.contains("签收日期为送达日期"), "{entrusted}");
    let message = |proved| Way::Electronic {
        address: "a@example.cn".into(),
        confirmation: Some(ExhibitId(1)),
        consented_on: Some(day("2026-09-09")),
        proved,
    };
    let sent = said(message(None), "");
    assert!(sent.contains("以系统显示发送成功的日期为送达日期") && sent.contains("签署送达地址确认书"), "{sent}");
    let proved = said(message(Some(ProvedArrival { on: day("2026-09-09"), exhibit: ExhibitId(1) })), "");
    assert!(proved.contains("以受送达人证明到达其系统的日期为送达日期"), "{proved}");
    let announced = said(
        Way::Announcement {
            ground: AnnouncementGround::Whereabouts,
            course: "住所已拆除".into(),
            postings: vec![Posting { on: day("2026-09-09"), medium: "平顶山日报".into() }],
        },
        "",
    );
    assert!(announced.contains("自公告之日起经过三十日，2026年10月9日视为送达"), "{announced}");
    assert!(announced.contains("受送达人下落不明。住所已拆除") && !announced.contains("签名或者盖章"), "{announced}");
}
