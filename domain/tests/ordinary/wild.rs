//! Payloads for any step, right ones and wrong ones, drawn from a die.

use chrono::{Days, NaiveDate};
use domain::case::Case;
use domain::dossier::Dossier;
use domain::ids::{ExhibitId, OfficerId};
use domain::money::Fen;
use domain::service::{Delivery, Posting, ProvedArrival, Way};
use domain::step::*;

use crate::office::*;

/// A die whose throws follow from one number.
pub struct Die(pub u64);

impl Die {
    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % sides
    }

    /// One of these.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.throw(of.len())]
    }

    pub fn luck(&mut self, one_in: usize) -> bool {
        self.throw(one_in) == 0
    }
}

pub fn date(die: &mut Die, today: NaiveDate) -> NaiveDate {
    let days = die.one(&[0, 0, 0, 0, 0, 1, 1, 3, 8, 30, 400]);
    if die.luck(12) { today + Days::new(days) } else { today - Days::new(days) }
}

pub fn text(die: &mut Die) -> String {
    match die.throw(60) {
        0 => String::new(),
        1 => " \r\n\t ".into(),
        2 => "长".repeat(10_001),
        3 => "控制\u{7}字符".into(),
        4 => "𪚥龘㛃\n第二行".into(),
        _ => "情况属实，建议如上".into(),
    }
}

pub fn amount(die: &mut Die, likely: Fen) -> Fen {
    let near = Fen::new(likely.get().saturating_add(die.one(&[-1, 0, 0, 0, 1])));
    let odd = die.one(&[i64::MIN, -1, 0, 1, 199_999, 200_000, 500_000, 5_000_000, 5_000_001, i64::MAX]);
    if die.luck(8) { Fen::new(odd) } else { near }
}

pub fn person(die: &mut Die) -> OfficerId {
    OfficerId(die.one(&[1, 2, 1, 2, 1, 2, 1, 2, 2, 4, 8, 10, 11, 99]))
}

/// One of the parties, now and then nobody.
pub fn whose(case: &Case, die: &mut Die) -> u32 {
    let parties = case.dossier.parties().count().max(1);
    let nobody = usize::from(die.luck(20));
    die.throw(parties + nobody) as u32
}

fn way(die: &mut Die, today: NaiveDate) -> Way {
    let name = || "马建国".to_owned();
    let pictures = |die: &mut Die| vec![ExhibitId(die.throw(4) as i64)];
    let witness_from = Some(die.one(WitnessFrom::ALL));
    match die.throw(14) {
        0 => Way::Left { refused_by: name(), witness: text(die), witness_from, pictures: Vec::new() },
        1 => Way::Left { refused_by: name(), witness: String::new(), witness_from: None, pictures: pictures(die) },
        2 => Way::Post { slip: text(die), recipient: name(), difficulty: text(die) },
        3 => Way::CalledIn { refused_by: name() },
        4 => Way::MetElsewhere { refused_by: name(), pictures: pictures(die) },
        5 => Way::Entrusted {
            agency: text(die),
            letter: "平城管函〔2026〕1号".into(),
            difficulty: text(die),
            recipient: name(),
        },
        6 => Way::Electronic {
            address: text(die),
            confirmation: (!die.luck(4)).then_some(ExhibitId(1)),
            consented_on: (!die.luck(4)).then(|| date(die, today)),
            proved: die.luck(4).then(|| ProvedArrival { on: date(die, today), exhibit: ExhibitId(1) }),
        },
        7 => Way::PassedOn { through: die.one(Through::ALL), body: text(die), recipient: name() },
        8 | 9 => Way::Announcement {
            ground: die.one(AnnouncementGround::ALL),
            course: text(die),
            postings: (0..die.throw(3)).map(|_| Posting { on: date(die, today), medium: text(die) }).collect(),
        },
        _ => Way::Direct {
            recipient: name(),
            relation: text(die),
            receiver: Some(die.one(&[
                Receiver::Representative,
                Receiver::Representative,
                Receiver::Agent,
                Receiver::Party,
            ])),
            on_file_copy: die.luck(9),
        },
    }
}

/// What the die fills in for a step; `serial` keeps receipts and files apart.
pub fn step(kind: StepKind, case: &Case, today: NaiveDate, serial: i64, die: &mut Die) -> Step {
    let agree = !die.luck(8);
    let fine = case
        .notice
        .as_ref()
        .map_or(Fen::yuan(die.one(&[2_000, 5_000, 20_000, 50_000, 100_000, 300])), |notice| notice.fine_fen);
    match kind {
        StepKind::RegisterClue => {
            Step::RegisterClue(RegisterClue { clue: case.clue.clone(), dossier: case.dossier.clone() })
        }
        StepKind::BeginCheck => Step::BeginCheck(BeginCheck {}),
        StepKind::AmendDossier => Step::AmendDossier(AmendDossier { dossier: amended(&case.dossier, today, die) }),
        StepKind::OpenRelatedCase => Step::OpenRelatedCase(OpenRelatedCase {
            party: citizen(),
            role: die.one(MatterRole::ALL),
            violation: die.one(&["MK-004", "MK-005", "MK-017", "XX-000"]).into(),
            reason: text(die),
        }),
        StepKind::AddExhibit => exhibit(if die.luck(6) { 1 } else { serial }),
        StepKind::ApplyForFiling => Step::ApplyForFiling(ApplyForFiling { second: person(die), opinion: text(die) }),
        StepKind::EndorseFiling => Step::EndorseFiling(EndorseFiling { agree, opinion: text(die) }),
        StepKind::ApproveFiling => Step::ApproveFiling(ApproveFiling { agree, opinion: text(die) }),
        StepKind::AssignOfficers => Step::AssignOfficers(AssignOfficers { lead: person(die), second: person(die) }),
        StepKind::IssueCorrectionOrder => {
            let due = if die.luck(2) { today } else { date(die, today) + Days::new(5) };
            Step::IssueCorrectionOrder(IssueCorrectionOrder { demands: text(die), due })
        }
        StepKind::EndAnnouncement => {
            Step::EndAnnouncement(EndAnnouncement { paper: die.one(Served::ALL), to: whose(case, die) })
        }
        StepKind::RecordService => Step::RecordService(RecordService {
            paper: die.one(Served::ALL),
            way: way(die, today),
            on: date(die, today),
            delivery: if die.luck(6) { Delivery::Failed } else { Delivery::Done },
            place: text(die),
            note: text(die),
            second: person(die),
            to: whose(case, die),
            process: on_record(),
            proofs: if die.luck(2) { vec![ExhibitId(1)] } else { Vec::new() },
        }),
        StepKind::RecordReinspection => Step::RecordReinspection(RecordReinspection {
            on: date(die, today),
            complied: die.luck(2),
            findings: text(die),
            process: on_record(),
        }),
        StepKind::SubmitReport => Step::SubmitReport(proposal(die, fine)),
        StepKind::EndorseReport => Step::EndorseReport(EndorseReport { agree, opinion: text(die) }),
        StepKind::IssuePriorNotice => Step::IssuePriorNotice(IssuePriorNotice {}),
        StepKind::RecordDefence => Step::RecordDefence(RecordDefence {
            received_on: date(die, today),
            postmark: die.luck(3).then(|| date(die, today)),
            content: text(die),
            whose: whose(case, die),
        }),
        StepKind::RecordWaiver => Step::RecordWaiver(RecordWaiver {
            on: date(die, today),
            defence: die.luck(2),
            hearing: die.luck(2),
            proof: text(die),
            whose: whose(case, die),
        }),
        StepKind::RequestHearing => Step::RequestHearing(RequestHearing {
            received_on: date(die, today),
            postmark: die.luck(3).then(|| date(die, today)),
            whose: whose(case, die),
            third: None,
        }),
        StepKind::RecordHearing => Step::RecordHearing(RecordHearing {
            outcome: die.one(HearingOutcome::ALL),
            on: date(die, today),
            notified_on: case
                .notice
                .as_ref()
                .and_then(|notice| notice.hearing.as_ref())
                .map(|hearing| hearing.requested_on),
            host: Some(person(die)),
            record: text(die),
            attended: in_person(),
        }),
        StepKind::WriteRecheck => Step::WriteRecheck(WriteRecheck {
            adopted: match &case.notice {
                Some(notice) if !die.luck(4) => {
                    let spoke = !notice.defences.is_empty() || case.hearing_held();
                    if spoke { Adopted::Partly } else { Adopted::NoDefence }
                }
                _ => die.one(Adopted::ALL),
            },
            opinion: text(die),
            fine_fen: amount(die, fine),
            fines: Vec::new(),
        }),
        StepKind::SubmitToReview => Step::SubmitToReview(SubmitToReview {}),
        StepKind::GiveLegalOpinion => Step::GiveLegalOpinion(GiveLegalOpinion {
            verdict: if die.luck(4) { die.one(Verdict::ALL) } else { Verdict::Agree },
            points: ReviewPoint::ALL[usize::from(die.luck(8))..].to_vec(),
            opinion: text(die),
        }),
        StepKind::RecordDiscussion => Step::RecordDiscussion(RecordDiscussion {
            on: date(die, today),
            recused: String::new(),
            members: text(die),
            views: text(die),
            conclusion: text(die),
        }),
        StepKind::DecidePenalty => Step::DecidePenalty(DecidePenalty {
            fine_fen: amount(die, fine),
            fines: Vec::new(),
            law_comparison: String::new(),
            confiscate_fen: if die.luck(3) { amount(die, Fen::ZERO) } else { Fen::ZERO },
            opinion: text(die),
            left_out: if die.luck(4) { vec![1] } else { Vec::new() },
            shortened: Vec::new(),
        }),
        StepKind::ReturnForInquiry => Step::ReturnForInquiry(ReturnForInquiry { reason: text(die) }),
        StepKind::RecordPayment => {
            let left = case.balance(today).map_or(fine, |balance| balance.left_fen);
            let part = if die.luck(2) { left } else { Fen::new(left.get() / 3) };
            Step::RecordPayment(RecordPayment {
                amount_fen: amount(die, part),
                paid_on: date(die, today),
                receipt: format!("No.{serial}"),
                channel: die.one(Channel::ALL),
            })
        }
        StepKind::MarkOverdue => Step::MarkOverdue(MarkOverdue {}),
        StepKind::ReportDisclosure => {
            Step::ReportDisclosure(ReportDisclosure { on: date(die, today), batch: text(die) })
        }
        StepKind::WithdrawDisclosure => {
            Step::WithdrawDisclosure(WithdrawDisclosure { on: date(die, today), reason: text(die) })
        }
        StepKind::ApplyForClosing => Step::ApplyForClosing(ApplyForClosing { opinion: text(die) }),
        StepKind::ApproveClosing => Step::ApproveClosing(ApproveClosing { agree, opinion: text(die) }),
        other => crate::wild_aside::step(other, case, today, serial, die),
    }
}

fn amended(dossier: &Dossier, today: NaiveDate, die: &mut Die) -> Dossier {
    let mut dossier = dossier.clone();
    match die.throw(5) {
        0 => dossier.act.on = date(die, today),
        1 => dossier.act.facts = text(die),
        2 => dossier.violation = die.one(&["MK-005", "MK-012", "PK-005", "XX-999", ""]).into(),
        3 => dossier.party = None,
        _ => dossier.act.place = text(die),
    }
    dossier
}

pub fn proposal(die: &mut Die, fine: Fen) -> SubmitReport {
    let confiscate_fen = if die.luck(4) { amount(die, Fen::yuan(50_000)) } else { Fen::ZERO };
    let gains = if die.luck(4) { None } else { counted(confiscate_fen.get()) };
    let others = if die.luck(6) { vec![crate::kinds_known::each_kind()[die.throw(9)].clone()] } else { Vec::new() };
    let ground = Mitigation { ground: die.one(Ground::ALL), facts: text(die), exhibits: vec![ExhibitId(1)] };
    SubmitReport {
        facts: text(die),
        tier: die.one(&["base", "base", "base", "overdue", "未知"]).into(),
        warning: die.luck(4),
        fine_fen: amount(die, fine),
        confiscate_fen,
        discretion: text(die),
        mitigation: die.luck(3).then_some(ground),
        public_interest: die.luck(8),
        difficult: die.luck(8),
        law_comparison: text(die),
        applies: String::new(),
        figures: Figures { departure: text(die), ..Figures::default() },
        further: Vec::new(),
        gains,
        others,
    }
}
