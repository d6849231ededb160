//! What follows from service: the attempt hangs on its paper, and the day it counts from moves the case.

use chrono::NaiveDate;

use crate::case::Case;
use crate::event::{Event, Outcome};
use crate::service::{Attempt, ServiceFile};
use crate::stage::Stage;
use crate::step::{EndAnnouncement, RecordService, Served};

impl Case {
    fn service_file_mut(&mut self, paper: Served) -> Option<&mut ServiceFile> {
        match paper {
            Served::CorrectionOrder => self.orders.last_mut().map(|order| &mut order.service),
            Served::PriorNotice => self.notice.as_mut().map(|notice| &mut notice.service),
            Served::PenaltyDecision | Served::OnTheSpotDecision => {
                self.decision.as_mut().map(|decision| &mut decision.service)
            }
            Served::NoPenaltyDecision => self.no_penalty.as_mut().map(|spared| &mut spared.service),
            Served::Demand => self.demand.as_mut().map(|demand| &mut demand.service),
            Served::PerformanceDemand | Served::SubstitutedDecision | Served::StopNotice | Served::DemolitionDemand => {
                self.executed_paper(paper)
            }
        }
    }

    pub(super) fn serve(&mut self, form: &RecordService, event: &Event) {
        let Outcome::Served { deemed, second, clocks, reached, announced, .. } = &event.outcome else { return };
        let attempt = Attempt {
            way: form.way.clone(),
            on: form.on,
            delivery: form.delivery,
            place: form.place.clone(),
            note: form.note.clone(),
            servers: vec![event.by_name.clone(), second.clone()],
            to: form.to,
            proofs: form.proofs.clone(),
            reached: *reached,
            announced: announced.clone(),
        };
        if let Some(file) = self.service_file_mut(form.paper) {
            file.attempts.push(attempt);
            file.clocks.clone_from(clocks);
        }
        self.moved_by_service(form.paper, *deemed, event);
    }

    pub(super) fn announcement_over(&mut self, form: &EndAnnouncement, event: &Event) {
        let Outcome::Served { deemed, clocks, reached: Some(reached), .. } = &event.outcome else { return };
        if let Some(file) = self.service_file_mut(form.paper) {
            file.announcement_over(form.to, *reached);
            file.clocks.clone_from(clocks);
        }
        self.moved_by_service(form.paper, *deemed, event);
    }

    /// The stage that a served paper opens, from its deemed-service day.
    fn moved_by_service(&mut self, paper: Served, deemed: Option<NaiveDate>, event: &Event) {
        let Outcome::Served { term, .. } = &event.outcome else { return };
        match (paper, deemed) {
            (Served::PriorNotice, Some(since)) => self.stage = Stage::Noticed { since },
            (Served::PenaltyDecision | Served::OnTheSpotDecision, Some(since)) => {
                if let Some(decision) = &mut self.decision {
                    decision.term = term.clone();
                }
                self.stage = Stage::Served { since };
                self.perform_if_done(event.on);
            }
            (Served::NoPenaltyDecision, Some(since)) => self.stage = Stage::Served { since },
            // A demand that arrives after the money came, or beside a deferral, moves nothing.
            (Served::Demand, Some(since)) if matches!(self.stage, Stage::Overdue { .. }) => {
                self.stage = Stage::Demanded { since };
            }
            _ => {}
        }
    }
}
