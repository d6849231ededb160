//! Which clocks of a case run today, and on which day each ends.

use chrono::NaiveDate;

use super::Case;
use crate::law::deadlines::{Deadline, DeadlineId, DeadlineRule};
use crate::now::Law;
use crate::refusal::Refusal;
use crate::stage::StageKind;

impl Case {
    /// The day the case was filed; `None` before.
    pub fn filed_on(&self) -> Option<NaiveDate> {
        self.filing.as_ref()?.approved.as_ref().map(|opinion| opinion.on)
    }

    /// The clocks that run now, the next to end first. A remedy of the party that ends in a year not yet loaded is left
    /// to [`Case::uncounted`]: it stops nobody's work today.
    ///
    /// # Errors
    /// The calendar does not reach far enough to count one of the others.
    pub fn deadlines(&self, law: &Law) -> Result<Vec<Deadline>, Refusal> {
        let mut clocks = Vec::new();
        for (id, start, event) in self.running(law) {
            match law.count(id, start, event) {
                Ok(clock) => clocks.push(clock),
                Err(_) if is_remedy(id) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        clocks.sort_by_key(|clock| clock.ends);
        Ok(clocks)
    }

    /// The clocks that run but cannot be counted yet: name, starting day, and why.
    pub fn uncounted(&self, law: &Law) -> Vec<(&'static str, NaiveDate, Refusal)> {
        let counted = |(id, start, event)| {
            let refusal = law.count(id, start, event).err()?;
            Some((DeadlineRule::of(id).label, start, refusal))
        };
        self.running(law).into_iter().filter_map(counted).collect()
    }

    /// Trigger, day and name of each clock that runs.
    fn running(&self, law: &Law) -> Vec<(DeadlineId, NaiveDate, &'static str)> {
        let stage = self.stage.kind();
        let mut clocks = Vec::new();
        if matches!(stage, StageKind::Clue | StageKind::Check) {
            clocks.push((DeadlineId::ClueCheck, self.clue.received_on, "收到线索"));
        }
        if let (Some(filed), None) = (self.filed_on(), &self.decision) {
            clocks.push((DeadlineId::Decide, filed, "立案"));
        }
        if let Some(notice) = &self.notice
            && let Some(served) = notice.service.deemed()
            && matches!(stage, StageKind::Noticed | StageKind::Recheck)
        {
            if notice.defence_waived.is_none() {
                clocks.push((DeadlineId::Defence, served, "事先告知书送达"));
            }
            if notice.hearing_offered && notice.hearing_waived.is_none() && notice.hearing.is_none() {
                clocks.push((DeadlineId::HearingRequest, served, "事先告知书送达"));
            }
        }
        if stage == StageKind::Legal && self.review.is_none() {
            clocks.push((DeadlineId::LegalOpinion, self.stage.since(), "送法制审核"));
        }
        if let Some(decision) = &self.decision {
            match decision.service.deemed() {
                None => clocks.push((DeadlineId::Serve, decision.on, "作出处罚决定")),
                Some(served) => {
                    if matches!(stage, StageKind::Served | StageKind::Overdue) {
                        clocks.push((DeadlineId::Pay, served, "处罚决定书送达"));
                    }
                    if stage != StageKind::Closed {
                        clocks.push((DeadlineId::Review, served, "处罚决定书送达"));
                        clocks.push((DeadlineId::Suit, served, "处罚决定书送达"));
                    }
                }
            }
            if self.reported.is_none() && self.kept_back(law).is_none() {
                clocks.push((DeadlineId::Disclose, decision.on, "作出处罚决定"));
            }
        }
        if stage == StageKind::Performed {
            clocks.push((DeadlineId::Closing, self.stage.since(), "履行完毕"));
        }
        clocks
    }

    /// The clock that asks for the bureau's next act, for lists and lamps: remedies of the party are left out.
    ///
    /// # Errors
    /// The calendar does not reach far enough.
    pub fn next_deadline(&self, law: &Law) -> Result<Option<Deadline>, Refusal> {
        let clocks = self.deadlines(law)?;
        Ok(clocks.into_iter().find(|clock| !is_remedy(clock.id)))
    }
}

/// Review and suit are the party's to use; the bureau only waits for their end.
fn is_remedy(id: DeadlineId) -> bool {
    matches!(id, DeadlineId::Review | DeadlineId::Suit)
}
