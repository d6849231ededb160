//! Legal review: eight points, four opinions, and what each of them leads to.

use domain::refusal::Obstacle;
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::stands;

fn opined(
    verdict: Verdict,
    points: &[ReviewPoint],
    opinion: &str,
) -> Result<domain::case::Case, domain::refusal::Refusal> {
    let form = GiveLegalOpinion { verdict, points: points.to_vec(), opinion: opinion.into() };
    taken(stands::in_review(), Step::GiveLegalOpinion(form), 4)
}

#[test]
fn agreement_needs_all_eight_points_and_any_other_opinion_its_reasons() {
    assert_eq!(ReviewPoint::ALL.len(), 8);
    for missing in 0..8 {
        let mut points = ReviewPoint::ALL.to_vec();
        points.remove(missing);
        let refusal = opined(Verdict::Agree, &points, "同意").unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("points")));
        assert_eq!(refusal.articles[0].short(), "55号令24条");
        assert!(refusal.why.ends_with(ReviewPoint::ALL[missing].label()), "{}", refusal.why);
    }
    let agreed = opined(Verdict::Agree, ReviewPoint::ALL, " ").unwrap();
    assert_eq!(agreed.review.as_ref().unwrap().opinion.text, "同意");
    for verdict in [Verdict::MoreInquiry, Verdict::Correct, Verdict::Transfer] {
        assert_eq!(opined(verdict, &[], " ").unwrap_err().field.as_deref(), Some("opinion"), "{verdict:?}");
        assert!(opined(verdict, &[], "证据不足").is_ok(), "{verdict:?}");
    }
}

#[test]
fn each_opinion_leads_where_the_law_says() {
    let after = |verdict| opined(verdict, ReviewPoint::ALL, "见意见").unwrap();
    assert_eq!(after(Verdict::MoreInquiry).stage.kind(), StageKind::Inquiry);
    assert_eq!(after(Verdict::Correct).stage.kind(), StageKind::Inquiry);
    for (verdict, why) in [(Verdict::Agree, "集体讨论"), (Verdict::Transfer, "法制审核没有通过：建议移送")]
    {
        let case = after(verdict);
        assert_eq!(case.stage.kind(), StageKind::Legal);
        let office = stands::in_review().0;
        let refusal = case.may(StepKind::DecidePenalty, &office.who(5), &office.now).unwrap_err();
        assert!(refusal.why.contains(why), "{}", refusal.why);
        let transfer = case.may(StepKind::ProposePoliceTransfer, &office.who(1), &office.now);
        assert!(transfer.is_ok(), "a suspected crime, at whatever stage it shows");
    }
}

#[test]
fn an_opinion_is_given_once() {
    let (office, case) = stands::passed();
    let refusal = case.may(StepKind::GiveLegalOpinion, &office.who(4), &office.now).unwrap_err();
    assert_eq!((refusal.why.as_str(), refusal.articles[0].short()), ("法制审核意见已经出具", "处罚法58条1款".into()));
}

#[test]
fn a_case_that_needs_no_review_is_not_sent_to_one() {
    let (office, case) = stands::rechecked();
    let refusal = case.may(StepKind::SubmitToReview, &office.who(1), &office.now).unwrap_err();
    assert_eq!(refusal.code, Obstacle::WrongStage);
    assert!(refusal.why.contains("不属于须法制审核"), "{}", refusal.why);
    let (office, case) = stands::passed();
    let refusal = case.may(StepKind::RecordDiscussion, &office.who(5), &office.now).unwrap_err();
    assert!(refusal.why.contains("不属于须集体讨论"), "{}", refusal.why);
}

#[test]
fn a_discussion_lies_after_the_review_and_not_in_the_future() {
    let discuss = |on: &str| {
        let form = RecordDiscussion {
            on: crate::office::day(on),
            recused: String::new(),
            members: "陈国、赵敏".into(),
            views: "均同意".into(),
            conclusion: "同意处罚".into(),
        };
        taken(stands::passed_for_discussion(), Step::RecordDiscussion(form), 5)
    };
    // Sent to review and passed on 2026-10-13.
    for (on, may) in [("2026-10-12", false), ("2026-10-13", true), ("2026-10-14", false)] {
        let result = discuss(on);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!(refusal.field.as_deref(), Some("on"));
        }
    }
}
