//! Each place by each step: what the state machine permits, and nothing else.

use domain::stage::StageKind;
use domain::step::StepKind::{self, *};

use crate::everywhere::{everywhere_in, fitting, shut};
use crate::places::TABLE;

#[test]
fn each_stage_permits_these_steps_and_no_others() {
    for (name, reach, stage, permitted) in TABLE {
        let (office, case) = reach();
        assert_eq!(case.stage.kind(), *stage, "{name}");
        for kind in StepKind::ALL {
            let result = case.may(*kind, &office.who(fitting(*kind)), &office.now);
            let lawful =
                permitted.contains(kind) || (everywhere_in(*stage).contains(kind) && !shut(name).contains(kind));
            assert_eq!(result.is_ok(), lawful, "{name}：{}：{result:?}", kind.label());
            if let Err(refusal) = result {
                assert!(!refusal.articles.is_empty(), "{name}：{}", refusal.sentence());
                assert!(!refusal.why.is_empty() && !refusal.why.ends_with('。'), "{name}：{}", refusal.why);
            }
        }
    }
}

#[test]
fn the_table_knows_every_stage_and_permits_every_step_somewhere() {
    for stage in StageKind::ALL.iter().copied() {
        assert!(TABLE.iter().any(|(_, _, kind, _)| *kind == stage), "{stage:?}");
    }
    for kind in StepKind::ALL.iter().filter(|kind| **kind != RegisterClue) {
        let open = TABLE.iter().any(|row| row.3.contains(kind) || everywhere_in(row.2).contains(kind));
        assert!(open, "{kind:?}");
    }
}

#[test]
fn offers_say_what_may_says() {
    for (name, reach, _, _) in TABLE {
        let (office, case) = reach();
        for officer in office.now.roster.officers() {
            for offer in case.offers(officer, &office.now) {
                assert_eq!(offer.refused, case.may(offer.step, officer, &office.now).err(), "{name}");
            }
        }
    }
}

#[test]
fn the_awaited_step_is_one_that_may_be_taken() {
    // A period still running, a fine not yet paid or an order not yet obeyed are waited for, not acted on.
    let waiting = ["已告知，期内", "已告知，可以要求听证"];
    for (name, reach, _, _) in TABLE.iter().filter(|(name, ..)| !waiting.contains(name)) {
        let (office, case) = reach();
        let Some(awaited) = case.waits_for(&office.now.law) else {
            assert_eq!(*name, "归档");
            continue;
        };
        let ready = match awaited.step {
            ApplyForFiling if case.exhibits.is_empty() => continue,
            kind => case.may(kind, &office.who(fitting(kind)), &office.now),
        };
        assert!(ready.is_ok(), "{name}：{:?}：{ready:?}", awaited.step);
    }
}
