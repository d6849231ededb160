//! The table out of a bureau's store: walked there step by step, asked for by the clerk, refused to others.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use domain::bureau::Bureau;
use domain::evidence::EvidenceKind;
use domain::ids::{CaseId, OfficerId};
use domain::now::Law;
use domain::officer::{Certificate, Officer, ReviewStanding, Role};
use domain::step::*;
use server::exports::{ExportError, Tally, Wanted, to_file};
use store::officers::NewOfficer;
use store::{Clock, Place, Purpose, Store};

use crate::office::{day, decide, dossier, morning, recheck, report, serve};

struct Bench {
    store: Store,
    clock: Clock,
    people: Vec<Officer>,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn open(purpose: Purpose) -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(morning("2026-09-08"));
        let (law, bureau) = (Arc::new(Law::built_in().unwrap()), Arc::new(Bureau::demo().unwrap()));
        let place = Place::in_folder(folder.path(), purpose);
        let store = Store::open(&place, clock.clone(), law, bureau).await.unwrap();
        store.migrate().await.unwrap();
        let unit = store.officers().add_unit("直属一中队").await.unwrap().id;
        let roles = [
            Role::Officer,
            Role::Officer,
            Role::DepartmentHead,
            Role::LegalReviewer,
            Role::Head,
            Role::Finance,
            Role::DisclosureClerk,
        ];
        let mut people = Vec::new();
        for (at, role) in roles.into_iter().enumerate() {
            let certificate = Certificate {
                number: format!("豫D16040{at}"),
                valid_from: day("2024-01-01"),
                valid_to: day("2028-12-31"),
            };
            let new = NewOfficer {
                login: format!("person{at}"),
                name: role.label().into(),
                unit,
                roles: vec![role],
                review_standing: ReviewStanding::None,
                certificates: vec![(certificate, "河南省人民政府".into())],
                password_hash: "hash".into(),
                must_change_password: false,
            };
            people.push(store.officers().add(new).await.unwrap());
        }
        Bench { store, clock, people, _folder: folder }
    }

    fn who(&self, id: i64) -> &Officer {
        self.people.iter().find(|one| one.id == OfficerId(id)).unwrap()
    }

    async fn take(&self, id: CaseId, who: i64, step: Step) {
        let officer = self.who(who);
        let version = self.store.cases().find(id, officer).await.unwrap().version;
        self.store.cases().take(id, version, step, officer, None).await.unwrap();
    }

    /// A case decided on 2026-10-09.
    async fn decided(&self) -> CaseId {
        let set = |on: &str| {
            self.clock.set(morning(on));
        };
        let agree = String::new;
        set("2026-09-08");
        let clue = RegisterClue {
            clue: domain::dossier::Clue {
                source: domain::dossier::Source::Patrol,
                received_on: day("2026-09-08"),
                reporter: String::new(),
                summary: "渣土车未密闭".into(),
            },
            dossier: dossier(day("2026-09-08")),
        };
        let id = self.store.cases().open(clue, self.who(1), None).await.unwrap().case.id;
        self.take(id, 1, Step::BeginCheck(BeginCheck {})).await;
        self.photo(id).await;
        self.take(id, 1, Step::ApplyForFiling(ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() }))
            .await;
        self.take(id, 3, Step::EndorseFiling(EndorseFiling { agree: true, opinion: agree() })).await;
        set("2026-09-09");
        self.take(id, 5, Step::ApproveFiling(ApproveFiling { agree: true, opinion: agree() })).await;
        self.take(id, 3, Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) })).await;
        let order = IssueCorrectionOrder { demands: "立即密闭".into(), due: day("2026-09-09") };
        self.take(id, 1, Step::IssueCorrectionOrder(order)).await;
        self.take(id, 1, serve(Served::CorrectionOrder, "2026-09-09")).await;
        set("2026-09-22");
        self.take(id, 1, Step::SubmitReport(report(5_000))).await;
        self.take(id, 3, Step::EndorseReport(EndorseReport { agree: true, opinion: agree() })).await;
        set("2026-09-23");
        self.take(id, 1, Step::IssuePriorNotice(IssuePriorNotice {})).await;
        self.take(id, 1, serve(Served::PriorNotice, "2026-09-23")).await;
        set("2026-10-09");
        self.take(id, 1, recheck(5_000, Adopted::NoDefence)).await;
        self.take(id, 5, decide(5_000)).await;
        id
    }

    async fn photo(&self, id: CaseId) {
        const JPEG: &[u8] =
            &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
        let (uploads, me) = (self.store.uploads(), OfficerId(1));
        let upload = uploads.begin(id, me, "现场.jpg", i64::try_from(JPEG.len()).unwrap()).await.unwrap();
        uploads.append(upload.id, me, 0, &Bytes::from_static(JPEG)).await.unwrap();
        let arrived = uploads.finish(upload.id, me).await.unwrap();
        let exhibit =
            self.store.exhibits().receive(&arrived, me, EvidenceKind::AudioVisual, "车辆未密闭").await.unwrap();
        self.take(id, 1, Step::AddExhibit(AddExhibit { exhibit })).await;
    }

    async fn csv(&self, from: &str, to: &str) -> (String, Tally) {
        let wanted = Wanted::parse("credit_penalties", "csv", None, day(from), day(to)).unwrap();
        let (mut file, tally) = to_file(&self.store, &wanted, self.who(7)).await.unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (text, tally)
    }
}

#[tokio::test]
async fn the_clerk_gets_the_decisions_of_the_days_asked_for() {
    let office = Bench::open(Purpose::Real).await;
    office.decided().await;
    office.decided().await;
    for (from, to, reported) in [
        ("2026-10-01", "2026-10-08", 0),
        ("2026-10-01", "2026-10-09", 2),
        ("2026-10-09", "2026-10-31", 2),
        ("2026-10-10", "2026-10-31", 0),
    ] {
        let (text, tally) = office.csv(from, to).await;
        assert_eq!(tally, Tally { reported, withheld: 0 }, "{from} to {to}");
        assert_eq!(text.lines().count() as u64, reported + 1);
        assert!(!text.contains("演练"));
    }
}

#[tokio::test]
async fn the_table_is_refused_to_people_who_need_not_see_the_numbers() {
    let office = Bench::open(Purpose::Real).await;
    let wanted = Wanted::parse("credit_penalties", "xlsx", None, day("2026-10-01"), day("2026-10-31")).unwrap();
    for who in 1..=6 {
        let refused = to_file(&office.store, &wanted, office.who(who)).await.unwrap_err();
        assert!(matches!(refused, ExportError::Refused(_)), "{who}: {refused:?}");
    }
    assert!(to_file(&office.store, &wanted, office.who(7)).await.is_ok());
    assert!(to_file(&office.store, &wanted, &Officer::system()).await.is_ok());
}

#[tokio::test]
async fn the_training_offices_records_are_marked() {
    let office = Bench::open(Purpose::Training).await;
    office.decided().await;
    assert!(office.csv("2026-10-09", "2026-10-09").await.0.contains("演练数据，不得报送"));
}

#[test]
fn what_is_asked_for_is_checked_field_by_field() {
    let field = |name: &str, format: &str, part: Option<&str>, from: &str, to: &str| {
        Wanted::parse(name, format, part, day(from), day(to)).map_err(|refusal| refusal.field.unwrap())
    };
    let (from, to) = ("2026-10-01", "2026-10-31");
    assert_eq!(field("penalties", "xlsx", None, from, to), Err("name".into()));
    assert_eq!(field("credit_penalties", "pdf", None, from, to), Err("format".into()));
    assert_eq!(field("credit_penalties", "csv", Some("all"), from, to), Err("part".into()));
    assert_eq!(field("credit_penalties", "csv", None, to, from), Err("from".into()));
    let wanted = field("credit_penalties", "csv", Some("withheld"), from, from).unwrap();
    assert_eq!(wanted.file_name(), "credit_penalties_20261001_20261001_withheld.csv");
    let wanted = field("credit_penalties", "xlsx", None, from, to).unwrap();
    assert_eq!(wanted.file_name(), "credit_penalties_20261001_20261031.xlsx");
}
