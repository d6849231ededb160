//! A trial run of a change: which cases it reaches and what it would make of their days and bands.

use std::sync::Arc;

use domain::law::catalogue::Subject;
use domain::law::change::{Change, Settings};
use domain::law::discretion::{Ladder, Range, Step as LadderStep};
use domain::law::parameters::Verified;
use domain::law::trial::{Difference, differences};
use domain::now::Now;

use crate::office::*;
use crate::stands;

/// The moment with one change on top.
fn with(now: &Now, change: &Change) -> Now {
    let settings = Settings::of(&now.law, &now.bureau).apply(change, &now.law.catalogue, now.today()).unwrap();
    let (law, bureau) = settings.within(&now.law, &now.bureau);
    Now { law: Arc::new(law), bureau: Arc::new(bureau), ..now.clone() }
}

fn ladder(from: &str) -> Change {
    let step = |name: &str, range| LadderStep {
        name: name.into(),
        test: "按遗撒面积".into(),
        subject: Subject::Any,
        tier: None,
        range,
    };
    Change::Ladder(Ladder {
        violation: "MK-005".into(),
        from: day(from),
        to: None,
        source: "某基准".into(),
        verified: Verified::Read,
        steps: vec![step("轻微", Range::OfBand(0, 50)), step("严重", Range::OfBand(50, 100))],
    })
}

#[test]
fn a_ladder_reaches_acts_of_its_violation_from_its_day_on() {
    let (office, case) = stands::order_served();
    let now = &office.now;
    for (from, reached) in [("2026-09-07", true), ("2026-09-08", true), ("2026-09-09", false)] {
        assert_eq!(ladder(from).reach().holds(&case, None), reached, "{from}: the act is of 2026-09-08");
    }
    let before = Now { at: morning("2026-09-08"), ..now.clone() };
    let after = with(&before, &ladder("2026-09-08"));
    let found = differences(&case, &before, &after);
    let steps: Vec<&str> = found.iter().map(|one| one.what.as_str()).collect();
    assert!(steps.contains(&"裁量阶次“轻微”") && steps.contains(&"裁量阶次“严重”"), "{found:?}");
    let light = found.iter().find(|one| one.what.contains("轻微")).unwrap();
    assert_eq!(light.after, "2,000–11,000 元", "half of the way from 2,000 to 20,000");
    // A later ladder leaves the act to the standard of its day.
    let later = with(now, &ladder("2026-09-09"));
    assert_eq!(differences(&case, now, &later), Vec::<Difference>::new());
}

#[test]
fn a_decided_case_is_not_weighed_again() {
    let (office, case) = stands::served();
    let before = Now { at: morning("2026-09-08"), ..office.now.clone() };
    let after = with(&before, &ladder("2026-09-08"));
    assert_eq!(differences(&case, &before, &after), Vec::<Difference>::new());
}
