//! What follows from an event: the case as it stands afterwards.

mod aside;
mod execution;
mod outcome;
mod served;

use super::Case;
use super::side::{
    CorrectionOrder, Decision, Defence, Form, LegalReview, Minutes, Opinion, Payment, PriorNotice, Recheck,
    Reinspection, Report, Reported,
};
use chrono::NaiveDate;

use crate::event::{Event, Outcome};
use crate::matter::Related;
use crate::money::Fen;
use crate::stage::Stage;
use crate::step::{HearingOutcome, Step, SubmitReport, ThirdParty, Verdict};

impl Case {
    /// The case after one more event.
    #[must_use]
    pub fn after(mut self, event: &Event) -> Case {
        self.version += 1;
        let on = event.on;
        let opinion = |text: &str| Opinion { by: event.by, name: event.by_name.clone(), on, text: text.to_owned() };
        match &event.step {
            Step::RegisterClue(_) => {}
            Step::BeginCheck(_) => {
                self.holder = event.by;
                self.stage = Stage::Check { since: on };
            }
            Step::AmendDossier(form) => self.dossier = form.dossier.clone(),
            Step::OpenRelatedCase(form) => {
                if let Outcome::RelatedOpened { case: Some(case) } = event.outcome {
                    self.related.push(Related {
                        case,
                        party: form.party.clone(),
                        violation: form.violation.clone(),
                        role: form.role,
                        on,
                    });
                }
            }
            Step::AddExhibit(form) => self.exhibits.push(form.exhibit.clone()),
            Step::ApplyForFiling(form) => {
                self.filing = Some(Form { applied: opinion(&form.opinion), endorsed: None, approved: None });
                self.name_investigators(&event.outcome);
            }
            Step::EndorseFiling(form) if form.agree => {
                if let Some(filing) = &mut self.filing {
                    filing.endorsed = Some(opinion(&form.opinion));
                }
            }
            Step::EndorseFiling(_) => self.filing = None,
            Step::ApproveFiling(form) if form.agree => {
                if let Some(filing) = &mut self.filing {
                    filing.approved = Some(opinion(&form.opinion));
                }
                if let Outcome::Filed { law } = &event.outcome {
                    self.law = Some(law.clone());
                }
                self.number = event.number.clone();
                self.stage = Stage::Filed { since: on };
            }
            Step::ApproveFiling(_) => self.filing = None,
            Step::AssignOfficers(_) => {
                self.name_investigators(&event.outcome);
                if matches!(self.stage, Stage::Filed { .. }) {
                    self.stage = Stage::Inquiry { since: on };
                }
            }
            Step::IssueCorrectionOrder(form) => self.orders.push(CorrectionOrder {
                number: event.number.clone(),
                issued_on: on,
                demands: form.demands.clone(),
                due: form.due,
                service: self.addressed(),
                reinspections: Vec::new(),
            }),
            Step::RecordService(form) => self.serve(form, event),
            Step::EndAnnouncement(form) => self.announcement_over(form, event),
            Step::RecordReinspection(form) => {
                if let Some(order) = self.orders.last_mut() {
                    order.reinspections.push(Reinspection {
                        on: form.on,
                        complied: form.complied,
                        findings: form.findings.clone(),
                    });
                }
                self.perform_if_done(on);
            }
            Step::SubmitReport(form) => {
                if let Some(report) = self.proposal(form, event) {
                    self.report = Some(report);
                    self.sparing = None;
                }
                self.stage = Stage::InquiryDone { since: on };
            }
            Step::EndorseReport(form) if form.agree => {
                if let Some(report) = &mut self.report {
                    report.endorsed = Some(opinion(&form.opinion));
                }
                if let Some(sparing) = &mut self.sparing {
                    sparing.endorsed = Some(opinion(&form.opinion));
                }
            }
            Step::EndorseReport(_) | Step::ReturnForInquiry(_) => self.back_to_inquiry(event),
            Step::IssuePriorNotice(_) => self.tell(event, None),
            Step::RenewNotice(form) => {
                if let Some(report) = self.proposal(&form.proposal, event) {
                    self.report = Some(Report { endorsed: self.report.take().and_then(|old| old.endorsed), ..report });
                }
                self.tell(event, Some(form.cause.clone()));
                self.review = None;
                self.minutes = None;
            }
            Step::RecordDefence(form) => {
                let in_time = matches!(event.outcome, Outcome::Received { in_time: true });
                if let Some(notice) = &mut self.notice {
                    notice.defences.push(Defence {
                        received_on: form.received_on,
                        postmark: form.postmark,
                        in_time,
                        content: form.content.clone(),
                        whose: form.whose,
                    });
                    // A new defence must be heard and re-checked again (行政处罚法 45(1)).
                    if notice.recheck.take().is_some() {
                        self.review = None;
                        self.minutes = None;
                        self.stage = Stage::Recheck { since: on };
                    }
                }
            }
            Step::RecordWaiver(form) => {
                if let Some(notice) = &mut self.notice {
                    notice.waive(form);
                }
            }
            Step::RequestHearing(form) => {
                if let Some(notice) = &mut self.notice {
                    notice.recheck = None;
                }
                self.ask_for_hearing(form.postmark.unwrap_or(form.received_on), on, form.whose, form.third.clone());
            }
            Step::RecordHearing(form) => {
                if let Some(notice) = &mut self.notice {
                    notice.hearing_ended(form);
                }
                self.stage = Stage::Recheck { since: on };
            }
            Step::WriteRecheck(form) => {
                if let Some(notice) = &mut self.notice {
                    notice.recheck = Some(Recheck {
                        adopted: form.adopted,
                        opinion: opinion(&form.opinion),
                        fine_fen: form.fine_fen,
                        fines: form.fines.clone(),
                    });
                }
                self.stage = Stage::Recheck { since: on };
            }
            Step::SubmitToReview(_) => {
                self.review = None;
                if let Some(sparing) = &mut self.sparing {
                    sparing.reviewed = true;
                }
                self.stage = Stage::Legal { since: on };
            }
            Step::GiveLegalOpinion(form) => {
                let back = matches!(form.verdict, Verdict::MoreInquiry | Verdict::Correct);
                self.review = Some(LegalReview {
                    verdict: form.verdict,
                    points: form.points.clone(),
                    opinion: opinion(&form.opinion),
                });
                if back {
                    self.back_to_inquiry(event);
                }
            }
            Step::RecordDiscussion(form) => {
                self.minutes = Some(Minutes {
                    on: form.on,
                    members: form.members.clone(),
                    recused: form.recused.clone(),
                    views: form.views.clone(),
                    conclusion: form.conclusion.clone(),
                });
                self.stage = Stage::Collective { since: on };
            }
            Step::DecidePenalty(form) => {
                self.decision = Some(Decision {
                    number: event.number.clone(),
                    on,
                    fine_fen: form.fine_fen,
                    fines: form.fines.clone(),
                    confiscate_fen: form.confiscate_fen,
                    warning: self.notice.as_ref().is_some_and(|notice| notice.warning),
                    others: self
                        .notice
                        .as_ref()
                        .map_or_else(Vec::new, |notice| notice.imposed(&form.left_out, &form.shortened)),
                    law_comparison: form.law_comparison.clone(),
                    opinion: opinion(&form.opinion),
                    service: self.addressed(),
                    term: None,
                    on_the_spot: None,
                    changed: None,
                });
                self.stage = Stage::Penalty { since: on };
            }
            Step::RecordPayment(form) => {
                self.payments.push(Payment {
                    amount_fen: form.amount_fen,
                    paid_on: form.paid_on,
                    receipt: form.receipt.clone(),
                    channel: form.channel,
                    by_name: event.by_name.clone(),
                    cash: None,
                });
                self.perform_if_done(on);
            }
            Step::MarkOverdue(_) => {
                if let Outcome::Overdue { since } = event.outcome {
                    self.stage = Stage::Overdue { since };
                }
            }
            Step::ReportDisclosure(form) => {
                self.reported = Some(Reported { on: form.on, batch: form.batch.clone() });
            }
            Step::ApplyForClosing(form) => {
                self.closing = Some(Form { applied: opinion(&form.opinion), endorsed: None, approved: None });
            }
            Step::ApproveClosing(form) if form.agree => {
                if let Some(closing) = &mut self.closing {
                    closing.approved = Some(opinion(&form.opinion));
                }
                self.stage = Stage::Closed { since: on };
            }
            Step::ApproveClosing(_) => self.closing = None,
            other => self.aside(other, event),
        }
        self
    }

    fn name_investigators(&mut self, outcome: &Outcome) {
        if let Outcome::Assigned { investigators } = outcome {
            for before in &self.investigators {
                let stays = investigators.iter().any(|one| one.id == before.id);
                if !stays && !self.former_investigators.contains(&before.id) {
                    self.former_investigators.push(before.id);
                }
            }
            self.former_investigators.retain(|before| investigators.iter().all(|one| one.id != *before));
            self.investigators = investigators.clone();
            if let Some(lead) = investigators.first() {
                self.holder = lead.id;
            }
        }
    }

    /// The proposal of an event that proposes one; the rule that was chosen for the act is the case's from then on.
    fn proposal(&mut self, form: &SubmitReport, event: &Event) -> Option<Report> {
        let Outcome::Proposed { min_fen, max_fen, hearing, review, discussion, weighed } = &event.outcome else {
            return None;
        };
        if let Some(first) = weighed.first() {
            self.law = Some(first.law.clone());
        }
        Some(Report {
            form: form.clone(),
            written: Opinion { by: event.by, name: event.by_name.clone(), on: event.on, text: form.discretion.clone() },
            min_fen: *min_fen,
            max_fen: *max_fen,
            exhibits: u32::try_from(self.exhibits.len()).unwrap_or(u32::MAX),
            hearing: hearing.clone(),
            review: review.clone(),
            discussion: discussion.clone(),
            weighed: weighed.clone(),
            endorsed: None,
        })
    }

    /// A notice of what the report proposes; an earlier one is replaced, the log keeps it.
    fn tell(&mut self, event: &Event, renewed: Option<String>) {
        let Some(report) = &self.report else { return };
        self.notice = Some(PriorNotice {
            number: event.number.clone(),
            issued_on: event.on,
            fine_fen: report.form.total_fine(),
            fines: several(report.form.fines()),
            confiscate_fen: report.form.total_confiscated(),
            warning: report.form.warns(),
            others: report.form.all_others(),
            hearing_offered: !report.hearing.is_empty(),
            renewed,
            service: self.addressed(),
            defences: Vec::new(),
            defence_waived: None,
            hearing_waived: None,
            waivers: Vec::new(),
            hearing: None,
            recheck: None,
        });
    }

    /// A hearing was asked for, or a late request admitted: review and discussion begin anew.
    fn ask_for_hearing(&mut self, requested_on: NaiveDate, since: NaiveDate, whose: u32, third: Option<ThirdParty>) {
        if let Some(notice) = &mut self.notice {
            notice.hearing_asked(requested_on, whose, third);
            notice.recheck = None;
        }
        self.review = None;
        self.minutes = None;
        self.stage = Stage::Hearing { since };
    }

    /// The closing report counts no more; whoever writes the next one begins from it.
    fn put_report_by(&mut self) {
        self.earlier_report = self.report.take().or_else(|| self.earlier_report.take());
    }

    /// Back to the inquiry: proposal, notice and review are set aside; the log keeps them.
    fn back_to_inquiry(&mut self, event: &Event) {
        self.put_report_by();
        self.sparing = None;
        self.notice = None;
        self.minutes = None;
        if !matches!(event.step, Step::GiveLegalOpinion(_)) {
            self.review = None;
        }
        self.stage = Stage::Inquiry { since: event.on };
    }

    /// Paid in full and every duty done: performed (行政处罚法 66, 67).
    fn perform_if_done(&mut self, on: NaiveDate) {
        use crate::stage::StageKind::{CourtEnforcing, Deferred, Demanded, Overdue, Served};
        let awaiting = matches!(self.stage.kind(), Served | Deferred | Overdue | Demanded | CourtEnforcing);
        if awaiting && self.decision.is_some() && self.duties_left(on).is_empty() {
            self.stage = Stage::Performed { since: on };
        }
    }

    /// Whether a hearing was held: such a case always goes to legal review (行政处罚法 58(1)(2)).
    pub fn hearing_held(&self) -> bool {
        self.notice
            .as_ref()
            .and_then(|notice| notice.hearing.as_ref())
            .is_some_and(|hearing| hearing.outcome == Some(HearingOutcome::Held))
    }
}

/// The fines one by one, where there are several; one alone says nothing that the sum does not.
fn several(fines: Vec<Fen>) -> Vec<Fen> {
    if fines.len() > 1 { fines } else { Vec::new() }
}
