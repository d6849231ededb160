//! A small bureau for tests: its people, a clock that is set by hand, and a case that walks the main line.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::bureau::Bureau;
use domain::case::Case;
use domain::dossier::{Act, Clue, Dossier, Source};
use domain::event::Event;
use domain::evidence::{EvidenceKind, Exhibit};
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::ids::{CaseId, ExhibitId, OfficerId, UnitId};
use domain::money::Fen;
use domain::now::{Law, Now};
use domain::numbers::Number;
use domain::officer::{Certificate, Officer, ReviewStanding, Role, Roster};
use domain::party::{CreditCode, Identity, Organisation, Party, Person};
use domain::refusal::Refusal;
use domain::service::{Delivery, Way};
use domain::step::*;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Ten in the morning in Beijing.
pub fn morning(text: &str) -> DateTime<Utc> {
    Utc.from_utc_datetime(&day(text).and_hms_opt(2, 0, 0).unwrap())
}

fn person(id: i64, name: &str, roles: &[Role]) -> Officer {
    Officer {
        id: OfficerId(id),
        login: format!("person{id}"),
        name: name.into(),
        unit: UnitId(1),
        unit_name: "直属一中队".into(),
        roles: roles.to_vec(),
        certificates: vec![Certificate {
            number: format!("豫D1604{id:04}"),
            valid_from: day("2021-09-01"),
            valid_to: day("2028-08-31"),
        }],
        review_standing: if roles.contains(&Role::LegalReviewer) {
            ReviewStanding::Qualified
        } else {
            ReviewStanding::None
        },
    }
}

/// Read once: the catalogue is long.
static LAW: LazyLock<Arc<Law>> = LazyLock::new(|| Arc::new(Law::built_in().unwrap()));

const UNIT_ROLES: [Role; 3] = [Role::Officer, Role::SquadLeader, Role::DepartmentHead];

#[derive(Clone)]
pub struct Office {
    pub now: Now,
    /// What the next case is about; the organisation with the open truck where nothing else is set.
    pub dossier: Option<Dossier>,
    serials: u32,
}

impl Office {
    pub fn on(today: &str) -> Office {
        let people = vec![
            person(1, "张伟", &[Role::Officer]),
            person(2, "王强", &[Role::Officer]),
            person(3, "赵敏", &[Role::DepartmentHead]),
            person(4, "李敏", &[Role::LegalReviewer]),
            person(5, "陈国", &[Role::Head]),
            person(6, "吴悦", &[Role::Finance]),
            person(7, "孙丽", &[Role::DisclosureClerk]),
            person(8, "刘洋", &[Role::Officer, Role::LegalReviewer, Role::Head, Role::Finance]),
            person(9, "周鹏", &[Role::SquadLeader]),
            person(10, "郑涛", &[Role::Officer]),
            Officer { unit: UnitId(2), unit_name: "直属二中队".into(), ..person(11, "冯刚", &UNIT_ROLES) },
            person(12, "马超", &[Role::Administrator]),
        ];
        let now = Now {
            at: morning(today),
            law: LAW.clone(),
            roster: Arc::new(Roster::new(people)),
            bureau: Arc::new(Bureau::demo().unwrap()),
            drill: false,
            priors: Some(Arc::from([])),
        };
        Office { now, dossier: None, serials: 0 }
    }

    /// The same people on the same day, before a case of another kind.
    pub fn about(today: &str, code: &str) -> Office {
        let mut office = Office::on(today);
        let family = office.now.law.catalogue.family_of(code).unwrap();
        let mut dossier = dossier(day(today));
        if family != dossier.particulars.family() {
            dossier.particulars = Particulars::of(family);
        }
        office.dossier = Some(Dossier { violation: code.into(), ..dossier });
        office
    }

    pub fn set(&mut self, today: &str) {
        self.now.at = morning(today);
    }

    pub fn who(&self, id: i64) -> Officer {
        self.now.roster.find(OfficerId(id), "").unwrap().clone()
    }

    /// Takes a step as the store would: number taken, event applied.
    pub fn take(&mut self, case: &Case, step: Step, who: i64) -> Result<Case, Refusal> {
        let event = case.take(signed_for(case, step), &self.who(who), &self.now)?;
        Ok(case.clone().after(&self.sealed(event)))
    }

    pub fn sealed(&mut self, mut event: Event) -> Event {
        if let Some(register) = event.register() {
            self.serials += 1;
            event.number = Some(Number::new(register, self.now.year(), self.serials, &self.now.bureau.number_pattern));
        }
        event
    }

    pub fn open(&mut self) -> Case {
        self.opened().0
    }

    /// A new case with its first event.
    pub fn opened(&mut self) -> (Case, Event) {
        let form = RegisterClue {
            clue: Clue {
                source: Source::Patrol,
                received_on: self.now.today(),
                reporter: String::new(),
                summary: "夜查发现渣土车未密闭".into(),
            },
            dossier: self.dossier.clone().unwrap_or_else(|| dossier(self.now.today())),
        };
        let event = Case::open(CaseId(1), form, &self.who(1), &self.now).unwrap();
        let event = self.sealed(event);
        (Case::begun(&event).unwrap(), event)
    }
}

pub fn dossier(act_on: NaiveDate) -> Dossier {
    let code = if act_on < day("2026-08-15") { "MK-004" } else { "MK-005" };
    Dossier {
        party: Some(Party::Organisation(Organisation {
            name: "平顶山市鹰运渣土运输有限公司".into(),
            credit_code: Some(CreditCode { text: "91410402MA00000660".into(), override_reason: None }),
            address: "平顶山市湛河区开源路 1 号".into(),
            representative: Some("马建国".into()),
            representative_post: None,
            representative_identity: None,
            phone: None,
        })),
        joint: Vec::new(),
        act: Act {
            on: act_on,
            at: None,
            until: None,
            place: "建设路与开源路口".into(),
            facts: "豫D·A1234 运输渣土未密闭，沿途遗撒".into(),
            environmental_damage: false,
            harm_to_people: false,
        },
        violation: code.into(),
        particulars: Particulars::Muck(Muck { plate: "豫D·A1234".into(), ..Muck::default() }),
    }
}

/// A person of full age whose number is not known.
pub fn citizen() -> Party {
    Party::Person(Person {
        name: "演示人".into(),
        sex: None,
        born: None,
        identity: Identity::unknown("未携带证件"),
        address: "平顶山市湛河区".into(),
        phone: None,
    })
}

/// Somebody of the same kind, who did the act together with the party.
pub fn partner_of(party: &Party) -> Party {
    match party.clone() {
        Party::Person(person) => Party::Person(Person {
            name: "演示伴".into(),
            identity: Identity::resident("410402199001010027"),
            ..person
        }),
        Party::Organisation(organisation) => Party::Organisation(Organisation {
            name: "平顶山市合伙土方工程有限公司".into(),
            credit_code: None,
            ..organisation
        }),
        sole @ Party::SoleTrader(_) => sole,
    }
}

/// Two people who did it together, on the day of the office.
pub fn couple(today: &str) -> Dossier {
    Dossier { party: Some(citizen()), joint: vec![partner_of(&citizen())], ..dossier(day(today)) }
}

/// Service on one of several joint parties.
pub fn serve_on(to: u32, paper: Served, on: &str) -> Step {
    let Step::RecordService(form) = serve(paper, on) else { unreachable!("serve records a service") };
    let way = Way::Direct {
        recipient: "演示人".into(),
        relation: "本人".into(),
        receiver: Some(Receiver::Party),
        on_file_copy: false,
    };
    Step::RecordService(RecordService { to, way, ..form })
}

pub fn exhibit(n: i64) -> Step {
    Step::AddExhibit(AddExhibit {
        exhibit: Exhibit {
            id: ExhibitId(n),
            ordinal: 0,
            name: format!("IMG_{n:04}.jpg"),
            mime: "image/jpeg".into(),
            size: 1000,
            sha256: format!("{n:064x}"),
            kind: EvidenceKind::AudioVisual,
            proves: "车辆未密闭".into(),
            taken_at: None,
            position: None,
            by: OfficerId(1),
            received_at: morning("2026-09-08"),
        },
    })
}

pub fn report(fine: i64) -> SubmitReport {
    SubmitReport {
        facts: "豫D·A1234 号车运输渣土未采取密闭措施，沿途遗撒".into(),
        tier: "base".into(),
        warning: false,
        fine_fen: Fen::yuan(fine),
        confiscate_fen: Fen::ZERO,
        discretion: "初次违法，未造成严重后果，属一般情形".into(),
        mitigation: None,
        public_interest: false,
        difficult: false,
        law_comparison: "各项规定的幅度相同，按本条规定处理".into(),
        applies: String::new(),
        figures: Figures::default(),
        further: Vec::new(),
        gains: None,
        others: Vec::new(),
    }
}

/// Gains from which nothing has to be refunded.
pub fn counted(fen: i64) -> Option<Gains> {
    let working = "按收款记录逐笔相加".to_owned();
    (fen > 0).then(|| Gains { gross_fen: Fen::new(fen), refunds_fen: Fen::ZERO, working })
}

/// What [`serve`] says of a unit's representative, said of the person where the case has one as its party.
pub fn signed_for(case: &Case, step: Step) -> Step {
    let Step::RecordService(mut form) = step else { return step };
    let unit = matches!(case.dossier.party, Some(Party::Organisation(_)));
    if let Way::Direct { receiver: Some(receiver @ Receiver::Representative), relation, .. } = &mut form.way
        && relation == "法定代表人"
        && !unit
    {
        *receiver = Receiver::Party;
        "本人".clone_into(relation);
    }
    Step::RecordService(form)
}
pub fn serve(paper: Served, on: &str) -> Step {
    Step::RecordService(RecordService {
        paper,
        way: Way::Direct {
            recipient: "马建国".into(),
            relation: "法定代表人".into(),
            receiver: Some(Receiver::Representative),
            on_file_copy: false,
        },
        on: day(on),
        delivery: Delivery::Done,
        place: "该公司办公室".into(),
        note: String::new(),
        second: OfficerId(2),
        to: 0,
        process: on_record(),
        proofs: Vec::new(),
    })
}

/// Certificates shown, and the act written down and filmed.
pub fn on_record() -> OnRecord {
    OnRecord { certificates_shown: true, kept: vec![RecordedBy::Text, RecordedBy::Video] }
}

/// The first party came in person.
pub fn in_person() -> Vec<Attended> {
    vec![Attended { whose: 0, in_person: true, agents: Vec::new() }]
}

pub fn recheck(fine: i64, adopted: Adopted) -> Step {
    Step::WriteRecheck(WriteRecheck {
        adopted,
        opinion: "事实清楚，维持".into(),
        fine_fen: Fen::yuan(fine),
        fines: Vec::new(),
    })
}

pub fn legal(verdict: Verdict) -> Step {
    Step::GiveLegalOpinion(GiveLegalOpinion { verdict, points: ReviewPoint::ALL.to_vec(), opinion: "可以".into() })
}

pub fn decide(fine: i64) -> Step {
    Step::DecidePenalty(DecidePenalty {
        fine_fen: Fen::yuan(fine),
        fines: Vec::new(),
        law_comparison: String::new(),
        confiscate_fen: Fen::ZERO,
        opinion: String::new(),
        left_out: Vec::new(),
        shortened: Vec::new(),
    })
}

pub fn pay(amount: Fen, on: &str, receipt: &str) -> Step {
    Step::RecordPayment(RecordPayment {
        amount_fen: amount,
        paid_on: day(on),
        receipt: receipt.into(),
        channel: Channel::Bank,
    })
}

/// The main line, one named stop after the other; stops early where asked.
pub struct Line;

impl Line {
    /// A case filed on 2026-09-09 whose inquiry runs, with exhibit and served order.
    pub fn to_inquiry(office: &mut Office) -> Case {
        office.set("2026-09-08");
        let mut case = office.open();
        for (step, who) in [
            (Step::BeginCheck(BeginCheck {}), 1),
            (exhibit(1), 1),
            (Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }), 1),
            (Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() }), 3),
        ] {
            case = office.take(&case, step, who).unwrap();
        }
        office.set("2026-09-09");
        let steps = [
            (Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5),
            (Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3),
            (
                Step::IssueCorrectionOrder(IssueCorrectionOrder {
                    demands: "立即密闭，清除遗撒".into(),
                    due: day("2026-09-09"),
                }),
                1,
            ),
            (serve(Served::CorrectionOrder, "2026-09-09"), 1),
        ];
        for (step, who) in steps {
            case = office.take(&case, step, who).unwrap();
        }
        case
    }

    /// The same, noticed by direct service on 2026-09-23 (a Wednesday before the Mid-Autumn and National Day breaks).
    pub fn to_noticed(office: &mut Office, form: SubmitReport) -> Case {
        let mut case = Line::to_inquiry(office);
        office.set("2026-09-22");
        case = office.take(&case, Step::SubmitReport(form), 1).unwrap();
        case =
            office.take(&case, Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3).unwrap();
        office.set("2026-09-23");
        case = office.take(&case, Step::IssuePriorNotice(IssuePriorNotice {}), 1).unwrap();
        office.take(&case, serve(Served::PriorNotice, "2026-09-23"), 1).unwrap()
    }

    /// The same, decided on 2026-10-09, the first day after the defence period, and served that day.
    pub fn to_served(office: &mut Office, fine: i64) -> Case {
        let mut case = Line::to_noticed(office, report(fine));
        office.set("2026-10-09");
        case = office.take(&case, recheck(fine, Adopted::NoDefence), 1).unwrap();
        case = office.take(&case, decide(fine), 5).unwrap();
        office.take(&case, serve(Served::PenaltyDecision, "2026-10-09"), 1).unwrap()
    }
}
