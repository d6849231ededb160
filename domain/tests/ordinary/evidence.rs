//! Evidence is checked: what is set aside carries nothing any more and stays on file; automatic devices need their reviews.

use domain::documents::issued_by;
use domain::ids::ExhibitId;
use domain::refusal::Obstacle;
use domain::service::Way;
use domain::step::*;

use crate::hearings::take;
use crate::office::*;
use crate::stands::{self, Stand, go};
use crate::stands_aside as aside;

fn set_aside(exhibit: i64, ground: AsideGround) -> Step {
    Step::SetAsideExhibit(SetAsideExhibit {
        exhibit: ExhibitId(exhibit), ground, reason: "拍摄人不是执法人员".into()
    })
}

/// Two exhibits, the first of them set aside.
fn one_of_two() -> Stand {
    go(go(stands::order_served(), exhibit(2), 1), set_aside(1, AsideGround::Unverified), 1)
}

fn lowered(exhibit: i64) -> SubmitReport {
    let ground =
        Mitigation {
            ground: Ground::RemovedHarm, facts: "当日清运完毕".into(), exhibits: vec![ExhibitId(exhibit)]
        };
    SubmitReport { mitigation: Some(ground), ..report(1_000) }
}

#[test]
fn evidence_set_aside_stays_on_file_with_its_reason() {
    let (_, case) = one_of_two();
    assert_eq!(case.exhibits.len(), 2);
    let aside = case.set_aside(ExhibitId(1)).unwrap();
    assert_eq!((aside.ground, aside.opinion.name.as_str()), (AsideGround::Unverified, "张伟"));
    let (reason, rule) = case.evidence_out(ExhibitId(1)).unwrap();
    assert_eq!((reason.as_str(), rule.short().as_str()), ("没有查证属实：拍摄人不是执法人员", "处罚法46条2款"));
    assert_eq!(case.evidence().map(|one| one.id).collect::<Vec<_>>(), [ExhibitId(2)]);
    let unlawful = go(stands::order_served(), set_aside(1, AsideGround::Unlawful), 4).1;
    assert_eq!(unlawful.evidence_out(ExhibitId(1)).unwrap().1.short(), "处罚法46条3款");
}

#[test]
fn evidence_is_set_aside_once_with_a_reason_and_only_what_is_on_file() {
    let stand = one_of_two();
    let again = take(&stand, set_aside(1, AsideGround::Unlawful), 1).unwrap_err();
    assert_eq!((again.code, again.field.as_deref()), (Obstacle::WrongStage, Some("exhibit")));
    let unknown = take(&stand, set_aside(9, AsideGround::Unlawful), 1).unwrap_err();
    assert_eq!(unknown.field.as_deref(), Some("exhibit"));
    let form = SetAsideExhibit { exhibit: ExhibitId(2), ground: AsideGround::Unlawful, reason: " ".into() };
    let silent = take(&stand, Step::SetAsideExhibit(form), 1).unwrap_err();
    assert!(silent.sentence().contains("第四十六条"), "{}", silent.sentence());
    // Neither somebody else's officer nor the unit's head.
    for who in [10, 3] {
        assert_eq!(take(&stand, set_aside(2, AsideGround::Unlawful), who).unwrap_err().code, Obstacle::WrongRole);
    }
    for who in [1, 2, 4, 5] {
        assert!(take(&stand, set_aside(2, AsideGround::Unlawful), who).is_ok(), "{who}");
    }
}

#[test]
fn nothing_later_names_evidence_that_was_set_aside() {
    let stand = one_of_two();
    let refusal = take(&stand, Step::SubmitReport(lowered(1)), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("mitigation_exhibits")));
    assert!(refusal.sentence().contains("第四十六条第二款"), "{}", refusal.sentence());
    assert!(take(&stand, Step::SubmitReport(lowered(2)), 1).is_ok());

    let Some(Step::ProposeNoPenalty(form)) = sparing_form() else { unreachable!() };
    let spare = |exhibit: i64| {
        take(&stand, Step::ProposeNoPenalty(ProposeNoPenalty { exhibits: vec![ExhibitId(exhibit)], ..form.clone() }), 1)
    };
    assert_eq!(spare(1).unwrap_err().field.as_deref(), Some("exhibits"));
    assert!(spare(2).is_ok());

    let Step::RecordService(form) = serve(Served::PriorNotice, "2026-09-22") else { unreachable!() };
    let left = |picture: i64| {
        let way = Way::Left {
            refused_by: "马建国".into(),
            witness: String::new(),
            witness_from: None,
            pictures: vec![ExhibitId(picture)],
        };
        let reported = go(stands::at(one_of_two(), "2026-09-22"), Step::SubmitReport(report(5_000)), 1);
        let endorsed = go(reported, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3);
        let noticed = go(endorsed, Step::IssuePriorNotice(IssuePriorNotice {}), 1);
        take(&noticed, Step::RecordService(RecordService { way, ..form.clone() }), 1)
    };
    assert_eq!(left(1).unwrap_err().field.as_deref(), Some("pictures"));
    assert!(left(2).is_ok());
}

fn sparing_form() -> Option<Step> {
    let form = aside::sparing().1.sparing?.form;
    Some(Step::ProposeNoPenalty(form))
}

#[test]
fn a_notice_or_decision_falls_back_where_what_the_report_rests_on_is_set_aside() {
    let two = go(stands::at(stands::order_served(), "2026-09-22"), exhibit(2), 1);
    let reported = go(two, Step::SubmitReport(lowered(1)), 1);
    let endorsed = go(reported, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3);
    let without = go(endorsed, set_aside(1, AsideGround::Unlawful), 4);
    let refusal = take(&without, Step::IssuePriorNotice(IssuePriorNotice {}), 1).unwrap_err();
    assert!(refusal.sentence().contains("第四十六条第三款"), "{}", refusal.sentence());

    // Nothing is left that the party was told of.
    let bare = go(stands::rechecked(), set_aside(1, AsideGround::Unlawful), 5);
    let refusal = take(&bare, decide(5_000), 5).unwrap_err();
    assert_eq!(refusal.code, Obstacle::Incomplete);
    assert!(refusal.sentence().contains("第四十条"), "{}", refusal.sentence());
    // The other evidence still carries it, and the paper names that alone.
    let carried = go(two_told(), set_aside(1, AsideGround::Unlawful), 5);
    let (office, case) = carried;
    let event = case.take(decide(5_000), &office.who(5), &office.now).unwrap();
    let after = case.after(&event);
    let (_, paper) = issued_by(&after, &event, &office.now).unwrap().into_iter().next().unwrap();
    let text = format!("{paper:?}");
    assert!(text.contains("IMG_0002.jpg") && !text.contains("IMG_0001.jpg"), "{text}");
}

/// Rechecked, with two exhibits of which the party was told.
fn two_told() -> Stand {
    let two = go(stands::at(stands::order_served(), "2026-09-22"), exhibit(2), 1);
    let reported = go(two, Step::SubmitReport(report(5_000)), 1);
    let endorsed = go(reported, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3);
    let issued = go(stands::at(endorsed, "2026-09-23"), Step::IssuePriorNotice(IssuePriorNotice {}), 1);
    let noticed = go(issued, serve(Served::PriorNotice, "2026-09-23"), 1);
    go(stands::at(noticed, "2026-10-09"), recheck(5_000, Adopted::NoDefence), 1)
}

/// What is left out of a review.
type Left = fn(&mut ReviewDeviceRecord);

fn device(change: impl FnOnce(&mut ReviewDeviceRecord)) -> Step {
    let mut form = ReviewDeviceRecord {
        exhibit: ExhibitId(1),
        basis: "《演示法》第十条".into(),
        legal_review: "法规科 2026-03-01 审核，符合规定".into(),
        technical_review: "市计量所 2026-03-02 检定合格".into(),
        marked: true,
        published: "本局网站 2026-03-10 公告".into(),
        fit: true,
        record_review: "张伟审核，号牌、时间清晰，前后画面连续".into(),
    };
    change(&mut form);
    Step::ReviewDeviceRecord(form)
}

#[test]
fn a_record_of_an_automatic_device_needs_every_review() {
    let stand = stands::order_served();
    let review = |change: Left| take(&stand, device(change), 1);
    let case = review(|_| ()).unwrap();
    assert!(case.device_record(ExhibitId(1)).is_some() && case.evidence().count() == 1);
    let missing: [(&str, Left); 7] = [
        ("basis", |form| form.basis.clear()),
        ("basis", |form| form.basis = "市里的规定".into()),
        ("legal_review", |form| form.legal_review.clear()),
        ("technical_review", |form| form.technical_review = " ".into()),
        ("marked", |form| form.marked = false),
        ("published", |form| form.published.clear()),
        ("record_review", |form| form.record_review.clear()),
    ];
    for (field, change) in missing {
        let refusal = review(change).unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some(field));
        assert!(refusal.sentence().contains("第四十一条"), "{}", refusal.sentence());
    }
}

#[test]
fn a_device_record_found_unfit_is_no_evidence() {
    let unfit = go(
        stands::order_served(),
        device(|form| {
            form.fit = false;
            form.legal_review.clear();
        }),
        1,
    );
    assert_eq!(unfit.1.evidence_out(ExhibitId(1)).unwrap().1.short(), "处罚法41条");
    assert_eq!(take(&unfit, Step::SubmitReport(report(5_000)), 1).unwrap_err().code, Obstacle::Incomplete);
    // Reviewed again and found fit, it counts; set aside, it is not reviewed any more.
    let fit = go(unfit, device(|_| ()), 1);
    assert!(take(&fit, Step::SubmitReport(report(5_000)), 1).is_ok());
    let aside = go(go(fit, exhibit(2), 1), set_aside(1, AsideGround::Unlawful), 1);
    assert_eq!(take(&aside, device(|_| ()), 1).unwrap_err().code, Obstacle::WrongStage);
    let unknown = take(&aside, device(|form| form.exhibit = ExhibitId(9)), 1).unwrap_err();
    assert_eq!(unknown.field.as_deref(), Some("exhibit"));
}
