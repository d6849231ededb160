//! What follows when something is asked of the head and granted, or a review, suit or correction changes a decision.

use super::aside::{count, opinion};
use crate::case::Case;
use crate::case::side::{
    Annulment, Answer, Changed, CourtFile, Deferral, Extension, LeftBy, Matter, Measure, PastDecision, Pause,
    PoliceTransfer, Preservation, Referral, Remedy, RemedyEnd, Request, SubstitutionDecided,
};
use crate::event::Event;
use crate::law::deadlines::DeadlineId;
use crate::money::Fen;
use crate::procedures::remedies::renewed::quashed_by;
use crate::stage::{Stage, StageKind};
use crate::step::{DecideRequest, EndRemedy, ExtensionKind, RecordRemedy, RemedyOutcome};

impl Case {
    /// Another request to the head.
    pub(super) fn request(&mut self, matter: Matter, words: &str, event: &Event) {
        self.requests.push(Request {
            id: count(self.requests.len()),
            matter,
            applied: opinion(event, words),
            applied_at: event.at,
            answer: None,
        });
    }

    pub(super) fn answer_request(&mut self, form: &DecideRequest, event: &Event) {
        let Some(request) = self.requests.iter_mut().find(|request| request.id == form.request) else { return };
        request.answer = Some(Answer {
            agree: form.agree,
            opinion: opinion(event, &form.opinion),
            at: event.at,
            minutes: form.minutes.clone(),
        });
        if form.agree {
            let matter = request.matter.clone();
            self.grant(matter, form, event);
        }
    }

    fn grant(&mut self, matter: Matter, form: &DecideRequest, event: &Event) {
        let on = event.on;
        match matter {
            Matter::NotFiling(asked) => {
                self.left_by = Some(LeftBy::NotFiled { ground: asked.ground, reason: asked.reason, told: asked.told });
                self.stage = Stage::NotFiled { since: on };
            }
            Matter::Referral(asked) => {
                self.referral =
                    Some(Referral { agency: asked.agency, ground: asked.ground, approved_on: on, confirmed: None });
            }
            Matter::Extension(asked) => {
                let of = match asked.kind {
                    ExtensionKind::ClueCheck => DeadlineId::ClueCheck,
                    ExtensionKind::Decision | ExtensionKind::DecisionAgain => DeadlineId::Decide,
                };
                self.extensions.push(Extension { of, days: asked.days, on, by_name: event.by_name.clone() });
            }
            Matter::Preservation(asked) => {
                let id = count(self.preservations.len());
                self.preservations.push(Preservation { id, form: asked, since: on, ended: None });
            }
            Matter::Measure(asked) => {
                let approved = Some(opinion(event, &form.opinion));
                match self.measures.iter_mut().find(|measure| measure.request == form.request) {
                    Some(urgent) => urgent.approved = approved,
                    None => self.measures.push(Measure {
                        id: count(self.measures.len()),
                        request: form.request,
                        form: asked,
                        approved,
                        carried_out: None,
                        extended: None,
                        ended: None,
                    }),
                }
            }
            Matter::MeasureExtension(asked) => {
                let extension =
                    Extension { of: DeadlineId::Seizure, days: asked.days, on, by_name: event.by_name.clone() };
                if let Some(measure) = self.measures.iter_mut().find(|measure| measure.id == asked.measure) {
                    measure.extended = Some(extension);
                }
            }
            Matter::Pause(asked) => {
                self.pauses.push(Pause { ground: asked.ground, from: on, until: None });
                self.stage = Stage::Paused { since: on };
            }
            Matter::Dropping(asked) => {
                self.left_by = Some(LeftBy::Dropped { ground: asked.ground, reason: asked.reason });
                if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.until.is_none()) {
                    pause.until = Some(on);
                }
                self.stage = Stage::Dropped { since: on };
            }
            Matter::PoliceTransfer(_) => {
                self.police = Some(PoliceTransfer {
                    approved_at: event.at,
                    sent: None,
                    answers: Vec::new(),
                    reconsideration: None,
                    supervision: None,
                    was_filed: self.number.is_some(),
                });
            }
            Matter::LateHearing(asked) => self.ask_for_hearing(asked.received_on, on, asked.whose, None),
            Matter::Deferral(asked) => {
                let paid_before = self.payments.iter().map(|payment| payment.amount_fen).sum();
                self.deferrals.push(Deferral {
                    from: on,
                    instalments: asked.instalments,
                    paid_before,
                    waived_fen: asked.agreement.as_ref().map_or(Fen::ZERO, |agreement| agreement.waived_fen),
                    broken_on: None,
                });
                self.stage = Stage::Deferred { since: on };
                // Where all that was left is waived, nothing is owed any more.
                self.perform_if_done(on);
            }
            Matter::Substitution(asked) => {
                let service = self.addressed();
                let approved = opinion(event, &form.opinion);
                if let Some(running) = self.substitutions.last_mut() {
                    running.decided = Some(SubstitutionDecided { form: asked, approved, service });
                }
            }
            Matter::CourtApplication(asked) => {
                self.court = Some(CourtFile { form: asked, signed: opinion(event, &form.opinion), acts: Vec::new() });
                self.stage = Stage::CourtApplied { since: on };
            }
            Matter::Annulment(asked) => {
                let fine_fen = (asked.fine_fen > Fen::ZERO).then_some(asked.fine_fen);
                self.annul(Annulment {
                    outcome: None,
                    ground: Some(asked.ground),
                    on,
                    fine_fen,
                    act_anew: asked.act_anew,
                    only_procedure: false,
                    paper: asked.reason,
                    from: self.stage.kind(),
                    withdrawn_on: None,
                });
            }
        }
    }

    pub(super) fn open_remedy(&mut self, form: &RecordRemedy) {
        self.remedies.push(Remedy {
            kind: form.kind,
            accepted_on: form.accepted_on,
            received_on: form.received_on,
            body: form.body.clone(),
            simplified: form.simplified,
            suspended: form.suspended,
            ended: None,
        });
    }

    /// Upheld, withdrawn, rejected or silent: the case is where the stage beneath is by then. Else the decision falls.
    pub(super) fn end_remedy(&mut self, form: &EndRemedy) {
        if let Some(open) = self.remedies.iter_mut().find(|remedy| remedy.ended.is_none()) {
            open.ended = Some(RemedyEnd {
                outcome: form.outcome,
                on: form.on,
                effective_on: form.effective_on,
                paper: form.paper.clone(),
            });
        }
        let owed = self.decision.as_ref().map(crate::case::side::Decision::fine_owed);
        let falls = match form.outcome {
            RemedyOutcome::Changed | RemedyOutcome::Annulled | RemedyOutcome::Unlawful | RemedyOutcome::Void => true,
            // A mediation paper with another amount replaces the decided one; with the same it leaves the decision.
            RemedyOutcome::Mediated => owed.is_some_and(|owed| owed != form.fine_fen),
            RemedyOutcome::Upheld | RemedyOutcome::Withdrawn | RemedyOutcome::Rejected | RemedyOutcome::Silent => false,
        };
        if falls {
            self.annul(Annulment {
                outcome: Some(form.outcome),
                ground: None,
                on: form.on,
                fine_fen: matches!(form.outcome, RemedyOutcome::Changed | RemedyOutcome::Mediated)
                    .then_some(form.fine_fen),
                act_anew: form.act_anew,
                only_procedure: form.only_procedure,
                paper: form.paper.clone(),
                from: self.stage.kind(),
                withdrawn_on: None,
            });
        }
    }

    fn annul(&mut self, annulment: Annulment) {
        self.stage = Stage::Annulled { since: annulment.on };
        self.annulments.push(annulment);
        self.closing = None;
    }

    /// Back to the inquiry with a clean table; decision and money stay on file as past.
    pub(super) fn act_anew(&mut self, event: &Event) {
        let payments = std::mem::take(&mut self.payments);
        let reported = self.reported.take();
        let (decision, spared) = (self.decision.take(), self.no_penalty.take());
        let (report, by) = (self.report.take(), quashed_by(self));
        self.past_decisions.push(PastDecision { decision, spared, report, by, payments, reported });
        self.not_told = None;
        self.sparing = None;
        self.notice = None;
        self.review = None;
        self.minutes = None;
        self.demand = None;
        self.court = None;
        self.deferrals.clear();
        self.remedies.clear();
        self.stage = Stage::Inquiry { since: event.on };
    }

    /// The new amount is owed instead of the old; what was paid may already be enough.
    pub(super) fn apply_changed(&mut self, event: &Event) {
        let Some(annulment) = self.annulments.last() else { return };
        let (Some(fine_fen), paper, on) = (annulment.fine_fen, annulment.paper.clone(), annulment.on) else { return };
        if let Some(decision) = &mut self.decision {
            decision.changed = Some(Changed { fine_fen, on, paper });
        }
        self.stage = StageKind::Served.since(event.on);
        self.perform_if_done(event.on);
    }
}
