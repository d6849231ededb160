//! Certificates are shown first, and every act that faces a party is kept on record.

use domain::refusal::{Obstacle, Refusal};
use domain::service::{Delivery, Way};
use domain::step::*;

use crate::hearings::take;
use crate::office::*;
use crate::stands::{self, Stand, at};
use crate::stands_aside as aside;

/// An act with this record of it.
type Act = fn(OnRecord) -> Step;

/// Each act that faces a party, as a place and the step with this record of it.
fn acts() -> Vec<(Stand, Act)> {
    vec![
        (stands::served(), |process| {
            Step::RecordReinspection(RecordReinspection {
                on: day("2026-10-09"),
                complied: true,
                findings: "已密闭".into(),
                process,
            })
        }),
        (stands::decided(), |process| {
            let Step::RecordService(form) = serve(Served::PenaltyDecision, "2026-10-09") else { unreachable!() };
            Step::RecordService(RecordService { process, ..form })
        }),
        (aside::measure_granted(), |process| {
            Step::ExecuteMeasure(ExecuteMeasure {
                measure: 1,
                at: aside::hour("2026-09-09", 10),
                present: "马建国".into(),
                witness: String::new(),
                record: "当场告知".into(),
                second: domain::ids::OfficerId(2),
                process,
            })
        }),
        (stands::order_served(), |process| {
            Step::ExecuteUrgently(ExecuteUrgently {
                measure: aside::measure(),
                at: aside::hour("2026-09-09", 10),
                urgency: "车辆正要驶离".into(),
                present: "马建国".into(),
                witness: String::new(),
                record: "当场告知".into(),
                second: domain::ids::OfficerId(2),
                process,
            })
        }),
        (aside::litterer(), |process| Step::DecideOnTheSpot(DecideOnTheSpot { process, ..aside::on_the_spot(100) })),
    ]
}

#[test]
fn certificates_are_shown_before_an_act_that_faces_a_party() {
    for (stand, step) in acts() {
        assert!(take(&stand, step(on_record()), 1).is_ok());
        let hidden = OnRecord { certificates_shown: false, ..on_record() };
        let refusal = take(&stand, step(hidden), 1).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("certificates_shown")));
        assert!(refusal.sentence().contains("第五十五条第一款"), "{}", refusal.sentence());
    }
}

#[test]
fn an_act_that_faces_a_party_is_kept_by_one_record_at_least() {
    for (stand, step) in acts() {
        let unkept = OnRecord { kept: Vec::new(), ..on_record() };
        let refusal = take(&stand, step(unkept), 1).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Incomplete, Some("kept")));
        assert!(refusal.sentence().contains("第四十七条"), "{}", refusal.sentence());
        for one in RecordedBy::ALL {
            assert!(take(&stand, step(OnRecord { certificates_shown: true, kept: vec![*one] }), 1).is_ok());
        }
    }
}

#[test]
fn the_log_tells_how_an_act_was_kept() {
    for (stand, step) in acts() {
        let event = stand.1.take(step(on_record()), &stand.0.who(1), &stand.0.now).unwrap();
        assert_eq!(event.kept().as_deref(), Some("已出示执法证件；执法过程记录：文字记录、录像"));
    }
    let (office, case) = stands::checking();
    let event = case.take(exhibit(1), &office.who(1), &office.now).unwrap();
    assert_eq!(event.kept(), None);
}

#[test]
fn nobody_is_met_by_post_or_where_nobody_was_there() {
    let Step::RecordService(form) = serve(Served::PenaltyDecision, "2026-10-09") else { unreachable!() };
    let nothing = OnRecord::default();
    let serve_by = |way: Way, delivery: Delivery| -> Result<_, Refusal> {
        let form = RecordService { way, delivery, process: nothing.clone(), note: "无人".into(), ..form.clone() };
        take(&at(stands::decided(), "2026-10-09"), Step::RecordService(form), 1)
    };
    assert!(
        serve_by(
            Way::Post { slip: "EMS1".into(), recipient: "收发室".into(), difficulty: "住所在外地".into() },
            Delivery::Done
        )
        .is_ok()
    );
    assert!(serve_by(form.way.clone(), Delivery::Failed).is_ok());
    let left = Way::Left {
        refused_by: "马建国".into(),
        witness: "李四（居委会）".into(),
        witness_from: Some(WitnessFrom::Neighbourhood),
        pictures: Vec::new(),
    };
    assert_eq!(serve_by(left, Delivery::Done).unwrap_err().field.as_deref(), Some("certificates_shown"));
}

#[test]
fn events_from_before_the_record_was_kept_are_still_read() {
    let text = serde_json::json!({
        "step": "record_reinspection", "on": "2026-09-10", "complied": true, "findings": "已密闭"
    });
    let Ok(Step::RecordReinspection(form)) = serde_json::from_value(text) else { panic!("an old event is unreadable") };
    assert_eq!(form.process, OnRecord::default());
    let text = serde_json::json!({ "step": "request_hearing", "received_on": "2026-09-24" });
    let Ok(Step::RequestHearing(form)) = serde_json::from_value(text) else { panic!("an old event is unreadable") };
    assert_eq!(form.third, None);
}
