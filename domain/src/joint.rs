//! Joint parties 共同当事人: who did one act together is named in one decision, told, heard and served one by one.

use chrono::NaiveDate;

use crate::case::Case;
use crate::case::side::{Hearing, PartyWaiver, PriorNotice, Waiver};
use crate::dossier::Dossier;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::law::duplicates::same_party;
use crate::law::leniency::age_on;
use crate::law::parameters::Parameters;
use crate::now::Now;
use crate::party::Party;
use crate::procedures::ordinary::proposal::subject_of;
use crate::refusal::{Obstacle, Refusal};
use crate::service::ServiceFile;
use crate::step::{HearingOutcome, RecordHearing, RecordWaiver, ThirdParty};

/// The decision names each party, and the amount is that of its kind of party (行政处罚法 34, 59(1)(1)).
const TOGETHER: [Article; 2] = [Article::new(CHUFA, "34"), Article::new(CHUFA, "59(1)(1)")];

impl Dossier {
    /// Everybody the decision is about, in the order of the papers.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.party.iter().chain(&self.joint)
    }

    /// Whether several parties are decided on together.
    pub fn is_joint(&self) -> bool {
        !self.joint.is_empty()
    }

    /// The names in the order of the papers where there are several; empty where there is but one party.
    pub fn joint_names(&self) -> Vec<String> {
        if self.is_joint() { self.parties().map(|party| party.display_name().to_owned()).collect() } else { Vec::new() }
    }

    /// Each joint party is right in itself, and nobody is named twice.
    pub(crate) fn joint_checked(&self) -> Result<(), Refusal> {
        if self.party.is_none() && self.is_joint() {
            return Err(Refusal::input("party_kind", "先填第一名当事人，再填共同当事人"));
        }
        for (index, party) in self.joint.iter().enumerate() {
            if let Some(problem) = party.problems().into_iter().find(|problem| !problem.warning) {
                return Err(Refusal::input(&field_of(index, &problem.field), problem.message.trim_end_matches('。')));
            }
            if self.parties().take(index + 1).any(|before| same_party(before, party)) {
                let why = format!("{}已经列为本案当事人，不能重复列", party.display_name());
                return Err(Refusal::input(&field_of(index, "name"), why));
            }
        }
        Ok(())
    }
}

/// The field of a joint party, as forms and refusals name it: `joint1.name` for the first of them.
pub fn field_of(index: usize, field: &str) -> String {
    format!("joint{}.{field}", index + 1)
}

/// One decision has one amount: the figures of citizens and of units differ in their bands, in what opens a hearing and in
/// what is major, so that a person and a unit are decided on separately.
///
/// # Errors
/// Two parties count as different kinds.
pub(crate) fn one_kind(dossier: &Dossier, now: &Now) -> Result<(), Refusal> {
    let Some(first) = &dossier.party else { return Ok(()) };
    let subject = subject_of(first, now)?;
    for (index, party) in dossier.joint.iter().enumerate() {
        if subject_of(party, now)? != subject {
            let why = format!(
                "{}是{}，{}是{}，罚款幅度和听证标准不同，应当分别决定。在“另案处理”里为其另立一案",
                first.display_name(),
                first.kind_label(),
                party.display_name(),
                party.kind_label()
            );
            return Err(Refusal::new(Obstacle::Invalid, why, &TOGETHER).at(&field_of(index, "party_kind")));
        }
    }
    Ok(())
}

/// Which of several parties did something, with the name as the paper has it.
///
/// # Errors
/// The paper names nobody in that place.
pub(crate) fn one_of(file: &ServiceFile, whose: u32, field: &str) -> Result<String, Refusal> {
    match file.name(whose) {
        Some(name) => Ok(name.to_owned()),
        None if whose == 0 => Ok(String::new()),
        None => Err(Refusal::input(field, "没有这一名当事人，选明是谁")),
    }
}

impl Case {
    /// A paper just issued: to all joint parties, or to the one party there is.
    pub(crate) fn addressed(&self) -> ServiceFile {
        ServiceFile { addressees: self.dossier.joint_names(), ..ServiceFile::default() }
    }

    /// Whether the last order to correct was given to the parties as they are named now.
    pub fn ordered_each(&self) -> bool {
        self.orders.last().is_none_or(|order| order.service.addressees == self.dossier.joint_names())
    }

    /// Each natural person of the case with the age in full years on the day of the act, where it is known.
    ///
    /// # Errors
    /// A birth lies after the act, or no reading is known for so early a day.
    pub fn ages_at_act(&self, parameters: &Parameters) -> Result<Vec<(&str, Option<u32>)>, Refusal> {
        let on = self.dossier.act.on;
        let persons = self.dossier.parties().filter_map(|party| match party {
            Party::Person(person) => Some(person),
            Party::Organisation(_) | Party::SoleTrader(_) => None,
        });
        let aged = persons.map(|person| {
            let age = person.born_told_or_stated().map(|born| age_on(born, on, parameters)).transpose()?;
            Ok((person.name.as_str(), age))
        });
        aged.collect()
    }
}

impl PriorNotice {
    /// Whether the notice is addressed to several.
    pub fn is_joint(&self) -> bool {
        self.service.owed() > 1
    }

    fn everyone(&self) -> impl Iterator<Item = u32> {
        0..self.service.owed()
    }

    /// Whether this party waived to state and defend.
    pub fn waived_defence(&self, whose: u32) -> bool {
        self.defence_waived.is_some() || self.waivers.iter().any(|waiver| waiver.whose == whose && waiver.defence)
    }

    /// Whether this party waived the hearing, or let the one it had asked for go.
    pub fn waived_hearing(&self, whose: u32) -> bool {
        self.hearing_waived.is_some() || self.waivers.iter().any(|waiver| waiver.whose == whose && waiver.hearing)
    }

    /// Whether this party stated its case or waived to do so.
    pub fn has_spoken(&self, whose: u32) -> bool {
        self.waived_defence(whose) || self.defences.iter().any(|defence| defence.whose == whose)
    }

    /// Whether each party stated its case or waived to do so (行政处罚法 45(1), 62).
    pub fn all_spoke(&self) -> bool {
        self.everyone().all(|whose| self.has_spoken(whose))
    }

    /// Whether this party asked for the hearing on record.
    pub fn asked(&self, whose: u32) -> bool {
        self.hearing
            .as_ref()
            .filter(|hearing| hearing.third.is_none())
            .is_some_and(|hearing| if hearing.askers.is_empty() { whose == 0 } else { hearing.askers.contains(&whose) })
    }

    /// Whether each party asked for a hearing or let it go.
    pub fn all_asked_or_waived(&self) -> bool {
        self.everyone().all(|whose| self.asked(whose) || self.waived_hearing(whose))
    }

    /// Whether nobody can ask for a hearing any more before the period ends: it was held, or each party let it go.
    pub fn hearing_settled(&self) -> bool {
        let ended = self.hearing.as_ref().and_then(|hearing| hearing.outcome);
        match ended {
            Some(HearingOutcome::Held) => true,
            Some(_) if !self.is_joint() && !self.let_go_by_another() => true,
            _ => self.everyone().all(|whose| self.waived_hearing(whose)),
        }
    }

    /// Whether the hearing was asked for by an interested third party who let it go: the parties keep their own right.
    pub fn let_go_by_another(&self) -> bool {
        self.hearing.as_ref().is_some_and(|hearing| {
            hearing.third.is_some() && hearing.outcome.is_some_and(|outcome| outcome != HearingOutcome::Held)
        })
    }

    /// One party waives; what each of several waived is waived for the notice.
    pub(crate) fn waive(&mut self, form: &RecordWaiver) {
        let waiver = Waiver { on: form.on, proof: form.proof.clone() };
        if self.is_joint() {
            let (whose, defence, hearing) = (form.whose, form.defence, form.hearing);
            self.waivers.push(PartyWaiver { whose, defence, hearing, waiver: waiver.clone() });
        }
        if form.defence && (!self.is_joint() || self.everyone().all(|whose| self.waived_defence(whose))) {
            self.defence_waived = Some(waiver.clone());
        }
        if form.hearing && (!self.is_joint() || self.everyone().all(|whose| self.waived_hearing(whose))) {
            self.hearing_waived = Some(waiver);
        }
    }

    /// A party asks for a hearing: the first one, another one after that was let go, or beside others who asked.
    pub(crate) fn hearing_asked(&mut self, requested_on: NaiveDate, whose: u32, third: Option<ThirdParty>) {
        let askers = if self.is_joint() && third.is_none() { vec![whose] } else { Vec::new() };
        match &mut self.hearing {
            Some(running) if running.outcome.is_none() => {
                running.askers.extend(askers);
                running.third = running.third.take().or(third);
            }
            hearing => {
                *hearing = Some(Hearing {
                    requested_on,
                    askers,
                    third,
                    arranged: None,
                    outcome: None,
                    on: None,
                    record: String::new(),
                    attended: Vec::new(),
                });
            }
        }
    }

    /// A hearing was held, or let go by those who had asked for it; the others may still ask within their period.
    pub(crate) fn hearing_ended(&mut self, form: &RecordHearing) {
        let Some(hearing) = &mut self.hearing else { return };
        hearing.outcome = Some(form.outcome);
        hearing.on = Some(form.on);
        hearing.record = form.record.clone();
        hearing.attended = form.attended.clone();
        if form.outcome != HearingOutcome::Held {
            let let_go = |whose: &u32| PartyWaiver {
                whose: *whose,
                defence: false,
                hearing: true,
                waiver: Waiver { on: form.on, proof: form.outcome.label().to_owned() },
            };
            self.waivers.extend(hearing.askers.iter().map(let_go));
        }
    }
}
