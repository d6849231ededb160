//! What follows from a step beside the main line.

use crate::case::Case;
use crate::case::side::{
    Archived, Arranged, CarriedOut, Cash, CourtDone, Decision, DemandAnswer, DeviceRecord, Dispute, DisputeSettled,
    DisputeSubmitted, Matter, Measure, MeasureEnded, NoPenalty, NoPenaltyProposal, NotTold, Noted, OnTheSpot, Opinion,
    Payment, Performance, PoliceReply, PreservationEnded, Recusal, Sample, SentToPolice, SetAside,
};
use crate::event::{Event, Outcome};
use crate::law::calendar::beijing_day;
use crate::law::leniency::FirstOffence;
use crate::procedures::enforcement::court;
use crate::stage::{Stage, StageKind};
use crate::step::{Channel, Step};

impl Case {
    pub(super) fn aside(&mut self, step: &Step, event: &Event) {
        let on = event.on;
        match step {
            Step::ProposeNotFiling(form) => self.request(Matter::NotFiling(form.clone()), &form.reason, event),
            Step::ProposeReferral(form) => self.request(Matter::Referral(form.clone()), &form.reason, event),
            Step::ProposeExtension(form) => self.request(Matter::Extension(form.clone()), &form.reason, event),
            Step::ProposePreservation(form) => self.request(Matter::Preservation(form.clone()), &form.reason, event),
            Step::ProposeMeasure(form) => self.request(Matter::Measure(form.clone()), &form.reason, event),
            Step::ProposeMeasureExtension(form) => {
                self.request(Matter::MeasureExtension(form.clone()), &form.reason, event);
            }
            Step::ProposePause(form) => self.request(Matter::Pause(form.clone()), &form.reason, event),
            Step::ProposeDropping(form) => self.request(Matter::Dropping(form.clone()), &form.reason, event),
            Step::ProposePoliceTransfer(form) => {
                self.request(Matter::PoliceTransfer(form.clone()), &form.facts, event);
            }
            Step::ProposeLateHearing(form) => self.request(Matter::LateHearing(form.clone()), &form.obstacle, event),
            Step::ProposeDeferral(form) => self.request(Matter::Deferral(form.clone()), &form.hardship, event),
            Step::ProposeCourtApplication(form) => {
                self.request(Matter::CourtApplication(form.clone()), &form.claim, event);
            }
            Step::ProposeSubstitution(form) => self.request(Matter::Substitution(form.clone()), &form.reason, event),
            Step::ProposeAnnulment(form) => self.request(Matter::Annulment(form.clone()), &form.reason, event),
            Step::DecideRequest(form) => self.answer_request(form, event),
            Step::ConfirmReferral(form) => {
                if let Some(referral) = &mut self.referral {
                    referral.confirmed = Some(Noted { on: form.on, text: form.receipt.clone() });
                }
                self.stage = Stage::Referred { since: form.on };
            }
            Step::TakeUpAgain(_) => {
                let filed = self.stage.kind() == StageKind::ToPolice && self.number.is_some();
                self.referral = None;
                self.left_by = None;
                if let Some(dispute) = self.disputes.last_mut() {
                    dispute.came_back = true;
                }
                self.filing = self.filing.take().filter(|_| self.number.is_some());
                self.closing = None;
                self.stage = if filed { Stage::Inquiry { since: on } } else { Stage::Check { since: on } };
                if filed {
                    self.put_report_by();
                    self.sparing = None;
                    self.notice = None;
                    self.review = None;
                    self.minutes = None;
                }
            }
            Step::ResumeInquiry(_) => {
                if let Some(pause) = self.pauses.last_mut() {
                    pause.until = Some(on);
                }
                self.stage = Stage::Inquiry { since: on };
            }
            Step::SendToPolice(form) => {
                let (at, receiver, papers) = (form.at, form.receiver.clone(), form.papers.clone());
                let (earlier, paid_fen) = (form.earlier.clone(), form.paid_fen);
                if let Some(police) = &mut self.police {
                    police.sent = Some(SentToPolice { at, receiver, papers, earlier, paid_fen });
                }
                self.stage = Stage::ToPolice { since: beijing_day(at) };
            }
            Step::RecordPoliceAnswer(form) => {
                let reply = PoliceReply { answer: form.answer, on: form.on, paper: form.paper.clone() };
                if let Some(police) = &mut self.police {
                    police.answers.push(reply);
                }
            }
            Step::AskReconsideration(form) => {
                if let Some(police) = &mut self.police {
                    police.reconsideration = Some(Noted { on: form.on, text: form.paper.clone() });
                }
            }
            Step::SuggestSupervision(form) => {
                if let Some(police) = &mut self.police {
                    police.supervision = Some(Noted { on: form.on, text: form.paper.clone() });
                }
            }
            Step::SetAsideExhibit(form) => self.exhibits_aside.push(SetAside {
                exhibit: form.exhibit,
                ground: form.ground,
                opinion: opinion(event, &form.reason),
            }),
            Step::ReviewDeviceRecord(form) => {
                self.device_records.retain(|one| one.form.exhibit != form.exhibit);
                self.device_records.push(DeviceRecord { form: form.clone(), on, by_name: event.by_name.clone() });
            }
            Step::RecordDispute(form) => self.disputes.push(Dispute {
                agency: form.agency.clone(),
                since: form.since,
                reason: form.reason.clone(),
                submitted: None,
                settled: None,
                came_back: false,
            }),
            Step::SubmitDispute(form) => {
                let (to, body, on, paper) = (form.to, form.body.clone(), form.on, form.paper.clone());
                if let Some(dispute) = self.disputes.last_mut() {
                    dispute.submitted = Some(DisputeSubmitted { to, body, on, paper });
                }
            }
            Step::SettleDispute(form) => {
                let (how, ours, on, paper) = (form.how, form.ours, form.on, form.paper.clone());
                if let Some(dispute) = self.disputes.last_mut() {
                    dispute.settled = Some(DisputeSettled { how, ours, on, paper });
                }
            }
            Step::RecordNotTold(form) => {
                self.not_told =
                    Some(NotTold { known_on: form.known_on, told_on: form.told_on, reason: form.reason.clone() });
            }
            Step::DisposePreservation(form) => {
                if let Some(one) = self.preservations.iter_mut().find(|one| one.id == form.preservation) {
                    one.ended = Some(PreservationEnded { how: form.how, on, reason: form.reason.clone() });
                }
            }
            Step::ExecuteMeasure(form) => {
                let done = CarriedOut {
                    at: form.at,
                    on: beijing_day(form.at),
                    present: form.present.clone(),
                    witness: form.witness.clone(),
                    record: form.record.clone(),
                    officers: two_officers(event),
                    urgency: None,
                };
                if let Some(measure) = self.measures.iter_mut().find(|one| one.id == form.measure) {
                    measure.carried_out = Some(done);
                }
            }
            Step::ExecuteUrgently(form) => {
                self.request(Matter::Measure(form.measure.clone()), &form.urgency, event);
                self.measures.push(Measure {
                    id: count(self.measures.len()),
                    request: count(self.requests.len() - 1),
                    form: form.measure.clone(),
                    approved: None,
                    carried_out: Some(CarriedOut {
                        at: form.at,
                        on: beijing_day(form.at),
                        present: form.present.clone(),
                        witness: form.witness.clone(),
                        record: form.record.clone(),
                        officers: two_officers(event),
                        urgency: Some(form.urgency.clone()),
                    }),
                    extended: None,
                    ended: None,
                });
            }
            Step::EndMeasure(form) => {
                if let Some(measure) = self.measures.iter_mut().find(|one| one.id == form.measure) {
                    measure.ended = Some(MeasureEnded { how: form.how, on: form.on, reason: form.reason.clone() });
                }
            }
            Step::SendSample(form) => self.samples.push(Sample {
                id: count(self.samples.len()),
                what: form.what.clone(),
                laboratory: form.laboratory.clone(),
                sent_on: form.sent_on,
                days: form.days,
                result: None,
            }),
            Step::RecordTestResult(form) => {
                if let Some(sample) = self.samples.iter_mut().find(|one| one.id == form.sample) {
                    sample.result = Some(Noted { on: form.on, text: form.result.clone() });
                }
            }
            Step::ApplyForRecusal(form) => {
                let Outcome::Begun { second: name, .. } = &event.outcome else { return };
                self.recusals.push(Recusal {
                    id: count(self.recusals.len()),
                    officer: form.officer,
                    name: name.clone(),
                    by: form.by,
                    reason: form.reason.clone(),
                    on,
                    granted: None,
                    decided: None,
                });
            }
            Step::DecideRecusal(form) => {
                if let Some(recusal) = self.recusals.iter_mut().find(|one| one.id == form.recusal) {
                    recusal.granted = Some(form.granted);
                    recusal.decided = Some(opinion(event, &form.opinion));
                }
            }
            Step::ProposeNoPenalty(form) => {
                self.sparing = Some(NoPenaltyProposal {
                    form: form.clone(),
                    written: opinion(event, &form.grounds_shown),
                    endorsed: None,
                    searched: searched(event),
                    reviewed: false,
                });
                self.put_report_by();
                self.stage = Stage::InquiryDone { since: on };
            }
            Step::DecideNoPenalty(form) => {
                self.no_penalty = Some(NoPenalty {
                    number: event.number.clone(),
                    on,
                    ground: form.ground,
                    grounds_shown: form.grounds_shown.clone(),
                    searched: searched(event),
                    education: form.education.clone(),
                    opinion: opinion(event, &form.opinion),
                    service: self.addressed(),
                });
                self.stage = Stage::NoPenalty { since: on };
            }
            Step::ArrangeHearing(form) => {
                let Outcome::Arranged { host } = &event.outcome else { return };
                if let Some(hearing) = self.notice.as_mut().and_then(|notice| notice.hearing.as_mut()) {
                    hearing.arranged = Some(Arranged {
                        on: form.on,
                        at: form.at,
                        place: form.place.clone(),
                        host: form.host,
                        host_name: host.clone(),
                        notified_on: form.notified_on,
                        public: form.public,
                    });
                }
            }
            Step::DecideOnTheSpot(form) => {
                let Outcome::DecidedOnTheSpot { law, investigators } = &event.outcome else { return };
                self.law = Some(law.clone());
                self.investigators = investigators.clone();
                self.decision = Some(Decision {
                    number: event.number.clone(),
                    on,
                    fine_fen: form.fine_fen,
                    fines: Vec::new(),
                    confiscate_fen: crate::money::Fen::ZERO,
                    warning: form.warning,
                    others: Vec::new(),
                    law_comparison: String::new(),
                    opinion: opinion(event, &form.discretion),
                    service: self.addressed(),
                    term: None,
                    on_the_spot: Some(OnTheSpot {
                        facts: form.facts.clone(),
                        demands: form.demands.clone(),
                        defence: form.defence.clone(),
                        refusal: form.refusal.clone(),
                        discretion: form.discretion.clone(),
                        filed_on: None,
                    }),
                    changed: None,
                });
                self.stage = Stage::Summary { since: on };
            }
            Step::FileOnTheSpot(form) => {
                if let Some(spot) = self.decision.as_mut().and_then(|decision| decision.on_the_spot.as_mut()) {
                    spot.filed_on = Some(form.on);
                }
            }
            Step::CollectCash(form) => {
                self.payments.push(Payment {
                    amount_fen: form.amount_fen,
                    paid_on: form.on,
                    receipt: form.receipt.clone(),
                    channel: Channel::Cash,
                    by_name: event.by_name.clone(),
                    cash: Some(Cash { ground: form.ground, handed_in: None, banked: None }),
                });
                self.perform_if_done(on);
            }
            Step::RecordPerformance(form) => {
                let done = Performance {
                    on: form.on,
                    record: form.record.clone(),
                    exhibits: form.exhibits.clone(),
                    by_name: event.by_name.clone(),
                };
                let others = self.decision.iter_mut().flat_map(|decision| &mut decision.others);
                if let Some(one) = others.into_iter().find(|one| one.number == form.number) {
                    one.carried_out = Some(done);
                }
                self.perform_if_done(on);
            }
            Step::HandInCash(form) => {
                self.cash_mut(&form.receipt, |cash| cash.handed_in = Some(form.on));
            }
            Step::BankCash(form) => self.cash_mut(&form.receipt, |cash| cash.banked = Some(form.on)),
            Step::MarkInstalmentMissed(_) => {
                if let Outcome::Overdue { since } = event.outcome {
                    if let Some(deferral) = self.deferrals.last_mut() {
                        deferral.broken_on = Some(since);
                    }
                    self.stage = Stage::Overdue { since };
                }
            }
            Step::IssueDemand(form) => {
                let Outcome::Demanded { sum_fen } = event.outcome else { return };
                self.demand = Some(crate::case::side::Demand {
                    number: event.number.clone(),
                    issued_on: on,
                    due: form.due,
                    sum_fen,
                    service: self.addressed(),
                    answers: Vec::new(),
                });
            }
            Step::RecordDemandAnswer(form) => {
                if let Some(demand) = &mut self.demand {
                    demand.answers.push(DemandAnswer {
                        received_on: form.received_on,
                        content: form.content.clone(),
                        checked: form.checked.clone(),
                    });
                }
            }
            Step::RecordCourt(form) => {
                let done = CourtDone { act: form.act, on: form.on, paper: form.paper.clone() };
                if let Some(court) = &mut self.court {
                    court.acts.push(done);
                }
                if let Some(stage) = court::leads_to(self.stage.kind(), form.act)
                    && stage != self.stage.kind()
                {
                    self.stage = stage.since(form.on);
                }
                self.perform_if_done(on);
            }
            Step::RecordRemedy(form) => self.open_remedy(form),
            Step::EndRemedy(form) => self.end_remedy(form),
            Step::ActAnew(_) => self.act_anew(event),
            Step::ApplyChangedDecision(_) => self.apply_changed(event),
            Step::WithdrawDisclosure(form) => {
                if let Some(annulment) = self.annulments.last_mut() {
                    annulment.withdrawn_on = Some(form.on);
                }
            }
            Step::Archive(form) => {
                self.archived =
                    Some(Archived { on, volume: form.volume.clone(), pages: form.pages, keeper: form.keeper.clone() });
                self.stage = Stage::Archived { since: on };
            }
            // The main line is told in `after`, what the bureau itself sees done in `execution`.
            _ => self.executed(step, event),
        }
    }

    fn cash_mut(&mut self, receipt: &str, change: impl FnOnce(&mut Cash)) {
        let found = self.payments.iter_mut().find(|payment| payment.receipt == receipt);
        if let Some(cash) = found.and_then(|payment| payment.cash.as_mut()) {
            change(cash);
        }
    }
}

/// The number of the next object in a list, from 1.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX).saturating_add(1)
}

pub(super) fn opinion(event: &Event, text: &str) -> Opinion {
    Opinion { by: event.by, name: event.by_name.clone(), on: event.on, text: text.to_owned() }
}

pub(super) fn two_officers(event: &Event) -> Vec<String> {
    let Outcome::Begun { second, .. } = &event.outcome else { return vec![event.by_name.clone()] };
    vec![event.by_name.clone(), second.clone()]
}

/// What the search of the party's history gave, where the step asked for it.
fn searched(event: &Event) -> Option<FirstOffence> {
    match &event.outcome {
        Outcome::Spared { searched } => searched.clone(),
        _ => None,
    }
}
