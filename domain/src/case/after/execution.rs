//! What follows when the bureau itself sees a duty done, halts it, or sells what it holds.

use super::aside::{count, opinion, two_officers};
use crate::case::Case;
use crate::case::side::{
    Building, BuildingDone, Clearing, DutyDemand, Halt, MeasureEnded, Payment, StopNotice, Substitution,
    SubstitutionDone,
};
use crate::event::{Event, Outcome};
use crate::law::calendar::beijing_day;
use crate::service::ServiceFile;
use crate::step::{
    BuildingAct, Channel, ExecutionTarget, MeasureEnd, PerformSubstitution, RecordBuilding, Served, Step,
};

impl Case {
    pub(super) fn executed(&mut self, step: &Step, event: &Event) {
        match step {
            Step::DemandPerformance(form) => {
                let demand = DutyDemand { issued_on: event.on, due: form.due, service: self.addressed() };
                let order = u32::try_from(self.orders.len()).unwrap_or(u32::MAX);
                let running = self.substitution().map(|running| (running.id, running.decided.is_some()));
                let found = running.and_then(|(id, decided)| {
                    self.substitutions.iter_mut().find(|one| one.id == id).map(|one| (one, decided))
                });
                match found {
                    Some((running, true)) => running.again = Some(demand),
                    // A letter that came too late is written again.
                    Some((running, false)) => running.demand = demand,
                    None => self.substitutions.push(Substitution {
                        id: count(self.substitutions.len()),
                        order,
                        demand,
                        decided: None,
                        again: None,
                        done: None,
                        halts: Vec::new(),
                    }),
                }
            }
            Step::PerformSubstitution(form) => self.performed(form, event),
            Step::ClearAtOnce(form) => self.clearings.push(Clearing {
                id: count(self.clearings.len()),
                form: form.clone(),
                officers: two_officers(event),
            }),
            Step::RecordBuilding(form) => self.against_building(form, event),
            Step::HaltExecution(form) => {
                let halt = Halt {
                    act: form.act,
                    pause_ground: form.pause_ground,
                    end_ground: form.end_ground,
                    on: form.on,
                    decided: opinion(event, &form.reason),
                };
                let halts = match form.target {
                    ExecutionTarget::Substitution => self.substitutions.last_mut().map(|one| &mut one.halts),
                    ExecutionTarget::Demolition => self.building.as_mut().map(|building| &mut building.halts),
                };
                if let Some(halts) = halts {
                    halts.push(halt);
                }
                self.perform_if_done(event.on);
            }
            Step::AuctionSeized(form) => {
                let Outcome::Auctioned { credited_fen, .. } = event.outcome else { return };
                self.payments.push(Payment {
                    amount_fen: credited_fen,
                    paid_on: form.on,
                    receipt: form.receipt.clone(),
                    channel: Channel::Auction,
                    by_name: event.by_name.clone(),
                    cash: None,
                });
                if let Some(measure) = self.measures.iter_mut().find(|one| one.id == form.measure) {
                    measure.ended =
                        Some(MeasureEnded { how: MeasureEnd::Auctioned, on: form.on, reason: form.record.clone() });
                }
                self.perform_if_done(event.on);
            }
            _ => {}
        }
    }

    fn performed(&mut self, form: &PerformSubstitution, event: &Event) {
        let signed = [&form.performer_signed, &form.party_signed, &form.witness];
        let done = SubstitutionDone {
            from: form.from,
            until: form.until,
            officers: two_officers(event),
            signed: signed.into_iter().filter(|name| !name.is_empty()).cloned().collect(),
            record: form.record.clone(),
            cost_fen: form.cost_fen,
            cost_basis: form.cost_basis.clone(),
            urgency: form.urgency.clone(),
        };
        if let Some(running) = self.substitutions.iter_mut().find(|one| one.id == form.substitution) {
            running.done = Some(done);
        }
        self.perform_if_done(event.on);
    }

    fn against_building(&mut self, form: &RecordBuilding, event: &Event) {
        let service = self.addressed();
        let on = beijing_day(form.at);
        let building = self.building.get_or_insert_with(|| Building {
            stop: None,
            demand: None,
            acts: Vec::new(),
            halts: Vec::new(),
        });
        match (form.act, form.due) {
            (BuildingAct::StopNotice, _) => building.stop = Some(StopNotice { issued_on: on, service }),
            (BuildingAct::DemolitionDemanded, Some(due)) => {
                building.demand = Some(DutyDemand { issued_on: on, due, service });
            }
            _ => {}
        }
        building.acts.push(BuildingDone {
            act: form.act,
            at: form.at,
            on,
            due: form.due,
            paper: form.paper.clone(),
            urgency: form.urgency.clone(),
            by_name: event.by_name.clone(),
        });
        self.perform_if_done(event.on);
    }

    /// The service file of a paper by which the bureau sees a duty done.
    pub(super) fn executed_paper(&mut self, paper: Served) -> Option<&mut ServiceFile> {
        match paper {
            Served::PerformanceDemand => {
                let running = self.substitutions.last_mut()?;
                Some(&mut running.again.as_mut().unwrap_or(&mut running.demand).service)
            }
            Served::SubstitutedDecision => {
                self.substitutions.last_mut()?.decided.as_mut().map(|decided| &mut decided.service)
            }
            Served::StopNotice => self.building.as_mut()?.stop.as_mut().map(|stop| &mut stop.service),
            Served::DemolitionDemand => self.building.as_mut()?.demand.as_mut().map(|demand| &mut demand.service),
            _ => None,
        }
    }
}
